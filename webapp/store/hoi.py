"""Who has sager in two of HOI's areas: candidates out of the file, which the services judge."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from webapp.store.database import som_json
from webapp.store.kendt import kendt

# The first and the last area of each sagstype: two sager are in different areas where the first of
# one is another than the last of the other, so that none is looked at once for each of its areas.
_VALG = (
    "DROP TABLE IF EXISTS temp.hoivalg",
    """CREATE TEMP TABLE hoivalg (sagstype TEXT PRIMARY KEY, foerste TEXT, sidste TEXT)
       WITHOUT ROWID""",
)
_INDSAET = """INSERT INTO temp.hoivalg
    SELECT value ->> 0, min(value ->> 1), max(value ->> 1) FROM json_each(?) GROUP BY 1"""
_EGET = "substr(sag.kle, 1, 2)"
# In the order of sagspart's index by person, so that the search ends with the last one wanted.
_SAGER = f"""FROM sagspart INDEXED BY sagspart_person CROSS JOIN sag ON sag.id = sagspart.sag_id
    LEFT JOIN temp.hoivalg AS valg ON valg.sagstype = sag.sagstype
    WHERE sagspart.person_id IS NOT NULL
    AND coalesce(valg.foerste, {_EGET}) IN (SELECT value FROM json_each(:omraader))"""  # noqa: S608 - constants
_PERSONER = f"""SELECT sagspart.person_id {_SAGER} GROUP BY 1
    HAVING min(coalesce(valg.foerste, {_EGET})) < max(coalesce(valg.sidste, {_EGET}))
    ORDER BY 1 LIMIT :mest OFFSET :fra"""
_PAR = f"""SELECT DISTINCT sag.id, sagspart.person_id {_SAGER}
    AND sagspart.person_id IN (SELECT value FROM json_each(:personer))
    ORDER BY sagspart.person_id, sag.id"""  # noqa: S608 - constants
Fundne = tuple[tuple[int, ...], tuple[tuple[int, int], ...]]


def find_i_flere_omraader(
    database: Database,
    sagstyper: Iterable[tuple[str, str]],
    omraader: Iterable[str],
    *,
    mest: int,
    fra: int = 0,
) -> Fundne:
    """Ids of persons with sager in two areas, so many after the first `fra`; their (sag, person).

    `sagstyper`: each with every one of the areas that it has on any day; of another sag its own
    number says it. Kept for as long as the file is the same: where few have two, all are read.
    """
    valg, om = tuple(sorted(set(sagstyper))), tuple(omraader)
    return kendt(
        database, ("hoi", valg, om, mest, fra), lambda: _find(database, valg, om, (mest, fra))
    )


def _find(
    database: Database,
    sagstyper: tuple[tuple[str, str], ...],
    omraader: tuple[str, ...],
    udsnit: tuple[int, int],
) -> Fundne:
    for saetning in _VALG:
        database.execute(saetning)
    database.execute(_INDSAET, [som_json(sagstyper)])
    valg = {"omraader": som_json(omraader), "mest": udsnit[0], "fra": udsnit[1]}
    personer = tuple(int(nr) for (nr,) in database.execute(_PERSONER, valg))
    par = database.execute(_PAR, {**valg, "personer": som_json(personer)})
    return personer, tuple((int(sag), int(person)) for sag, person in par)
