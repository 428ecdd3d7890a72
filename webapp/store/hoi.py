"""Who has sager in two of HOI's areas: candidates out of the file, which the services judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from webapp.store.database import som_json

# In the order of sagspart's index by person, so that the search ends with the last one wanted.
_TYPER = """WITH typer (sagstype, omraade) AS MATERIALIZED
    (SELECT key, value FROM json_each(:sagstyper))"""
_SAGER = """SELECT sagspart.person_id AS person, sag.id AS sag,
        coalesce(typer.omraade, substr(sag.kle, 1, 2)) AS omraade
    FROM sagspart INDEXED BY sagspart_person CROSS JOIN sag ON sag.id = sagspart.sag_id
    LEFT JOIN typer ON typer.sagstype = sag.sagstype
    WHERE sagspart.person_id IS NOT NULL {krav}"""
_PERSONER = f"""{_TYPER} SELECT person FROM ({_SAGER.format(krav="")})
    WHERE omraade IN (SELECT value FROM json_each(:omraader))
    GROUP BY person HAVING count(DISTINCT omraade) > 1 ORDER BY person LIMIT :mest OFFSET :fra"""  # noqa: S608 - constants
_PAR = f"""{_TYPER} SELECT DISTINCT person, sag FROM ({
    _SAGER.format(krav="AND sagspart.person_id IN (SELECT value FROM json_each(:personer))")
}) WHERE omraade IN (SELECT value FROM json_each(:omraader)) ORDER BY person, sag"""  # noqa: S608 - constants


def find_i_flere_omraader(
    database: Database,
    sagstyper: Mapping[str, str],
    omraader: Iterable[str],
    *,
    mest: int,
    fra: int = 0,
) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """Ids of persons with sager in two areas, at most so many after the first, and (sag, person).

    `sagstyper`: the area of each sagstype that has one; of another sag its own number says it.
    """
    valg = {"sagstyper": som_json(dict(sagstyper)), "omraader": som_json(list(omraader))}
    fundet = database.query(_PERSONER, {**valg, "mest": mest, "fra": fra})
    personer = tuple(int(raekke["person"]) for raekke in fundet)
    par = database.query(_PAR, {**valg, "personer": som_json(list(personer))})
    return personer, tuple((int(raekke["sag"]), int(raekke["person"])) for raekke in par)
