"""Sager and ydelser of each sagstype by local unit and local ydelse, as they are at the date."""

from __future__ import annotations

from collections import Counter

from webapp.store.kendt import kendt
from webapp.store.optaelling import Optaelling


def tael_enheder(optaelling: Optaelling) -> Counter[tuple[str, str]]:
    """(sagstype, local unit) to sager, each once."""
    gruppe = optaelling.tabel("gruppe")
    return kendt(optaelling.database, ("scope", gruppe), lambda: _tael_enheder(optaelling))


def _tael_enheder(optaelling: Optaelling) -> Counter[tuple[str, str]]:
    sql = f"""SELECT gruppe.sagstype, coalesce(gruppe.lokal_enhed, ''),
               count(DISTINCT nyeste.objekt_id)
             FROM {_egne(optaelling)}
             WHERE gruppe.hoved AND gruppe.slags = 'sag' AND gruppe.sagstype IS NOT NULL
             GROUP BY 1, 2"""  # noqa: S608 - names of the store
    return Counter(
        {(sagstype, enhed): antal for sagstype, enhed, antal in optaelling.database.execute(sql)}
    )


def tael_ydelser(optaelling: Optaelling) -> Counter[str]:
    """Local ydelse to ydelser, each once."""
    gruppe = optaelling.tabel("gruppe")
    return kendt(optaelling.database, ("scope ydelser", gruppe), lambda: _tael_ydelser(optaelling))


def _tael_ydelser(optaelling: Optaelling) -> Counter[str]:
    sql = f"""SELECT gruppe.lokal_ydelse, count(DISTINCT nyeste.objekt_id)
             FROM {_egne(optaelling)}
             WHERE gruppe.hoved AND gruppe.slags = 'ydelse' AND gruppe.lokal_ydelse IS NOT NULL
             GROUP BY 1"""  # noqa: S608 - the same
    return Counter(dict(optaelling.database.execute(sql).fetchall()))


def _egne(optaelling: Optaelling) -> str:
    """Grupper of one unit each, with their rows."""
    return f"""{optaelling.tabel("gruppe")} AS gruppe JOIN {optaelling.tabel("nyeste")} AS nyeste
               ON nyeste.gruppe_id = gruppe.id AND gruppe.uden_enhed IS NOT NULL"""
