"""Who has sager in two of HOI's areas: candidates out of the file, which the services judge."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from webapp.store.database import som_json

_VALG = """WITH valg(sagstype, omraade) AS MATERIALIZED (
    SELECT value ->> 0, value ->> 1 FROM json_each(:sagstyper))"""
# In the order of sagspart's index by person, so that the search ends with the last one wanted.
_SAGER = """SELECT sagspart.person_id AS person, sag.id AS sag,
        coalesce(valg.omraade, substr(sag.kle, 1, 2)) AS omraade
    FROM sagspart INDEXED BY sagspart_person CROSS JOIN sag ON sag.id = sagspart.sag_id
    LEFT JOIN valg ON valg.sagstype = sag.sagstype
    WHERE sagspart.person_id IS NOT NULL {krav}"""
_PERSONER = f"""{_VALG} SELECT person FROM ({_SAGER.format(krav="")})
    WHERE omraade IN (SELECT value FROM json_each(:omraader))
    GROUP BY person HAVING count(DISTINCT omraade) > 1 ORDER BY person LIMIT :mest OFFSET :fra"""  # noqa: S608 - constants
_PAR = f"""{_VALG} SELECT DISTINCT person, sag FROM ({
    _SAGER.format(krav="AND sagspart.person_id IN (SELECT value FROM json_each(:personer))")
}) WHERE omraade IN (SELECT value FROM json_each(:omraader)) ORDER BY person, sag"""  # noqa: S608 - constants


def find_i_flere_omraader(
    database: Database,
    sagstyper: Iterable[tuple[str, str]],
    omraader: Iterable[str],
    *,
    mest: int,
    fra: int = 0,
) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """Ids of persons with sager in two areas, so many after the first `fra`; their (sag, person).

    `sagstyper`: each with every area that it has on any day; of another sag its own number says
    it.
    """
    valg = {
        "sagstyper": som_json([list(par) for par in sagstyper]),
        "omraader": som_json(list(omraader)),
    }
    fundet = database.query(_PERSONER, {**valg, "mest": mest, "fra": fra})
    personer = tuple(int(raekke["person"]) for raekke in fundet)
    par = database.query(_PAR, {**valg, "personer": som_json(list(personer))})
    return personer, tuple((int(raekke["sag"]), int(raekke["person"])) for raekke in par)
