"""Cura's tree as drawn in the product: drawing, the way back, and what an import leaves of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from webapp.store.database import som_json
from webapp.store.versioner import husk, husket

_NOEGLE = "traets-aendringer"
MAKS_TILBAGE = 50


def gem_overordnet(database: Database, overordnet: Mapping[str, str | None]) -> None:
    """Draw the tree: each unit's place above it, in the caller's transaction or its own."""
    with database.atomic():
        for enhed, over in overordnet.items():
            database.execute("UPDATE lokal_enhed SET overordnet = ? WHERE navn = ?", [over, enhed])
            database.execute(
                "INSERT OR REPLACE INTO tegnet_overordnet VALUES (?, ?)", [enhed, over]
            )


def load_tegnet(database: Database) -> Mapping[str, str | None]:
    """The places that people have drawn, by unit."""
    raekker = database.query("SELECT * FROM tegnet_overordnet")
    return {raekke["lokal_enhed"]: raekke["overordnet"] for raekke in raekker}


def tegn_traeet(database: Database, overordnet: Mapping[str, str | None]) -> None:
    """Draw these units' places, and keep what stood before; nothing where nothing changes."""
    if not overordnet:
        return
    with database.atomic():
        foer = {enhed: _stand(database, enhed) for enhed in overordnet}
        husk(database, _NOEGLE, som_json([*_bunke(database), foer][-MAKS_TILBAGE:]))
        gem_overordnet(database, overordnet)


def kan_fortrydes(database: Database) -> int:
    """How many units the newest drawing moved; 0 where there is none to take back."""
    bunke = _bunke(database)
    return len(bunke[-1]) if bunke else 0


def fortryd_traeet(database: Database) -> int:
    """Take the newest drawing back; how many units it moves. Units that are gone stay gone."""
    with database.atomic():
        bunke = _bunke(database)
        if not bunke:
            return 0
        foer = bunke.pop()
        husk(database, _NOEGLE, som_json(bunke))
        kendte = {r["navn"] for r in database.query("SELECT navn FROM lokal_enhed")}
        for enhed, (over, tegnet) in foer.items():
            if enhed not in kendte or (over is not None and over not in kendte):
                continue
            gem_overordnet(database, {enhed: str(over) if over is not None else None})
            if not tegnet:  # what a sheet said, it says again after the next import
                database.execute("DELETE FROM tegnet_overordnet WHERE lokal_enhed = ?", [enhed])
        return len(foer)


def _bunke(database: Database) -> list[dict[str, list[object]]]:
    return list(json.loads(husket(database, _NOEGLE) or "[]"))


def _stand(database: Database, enhed: str) -> list[object]:
    """The unit above, and whether that was drawn."""
    sql = "SELECT overordnet FROM lokal_enhed WHERE navn = ?"
    raekke = next(database.query(sql, [enhed]), {"overordnet": None})
    tegnet = database.table("tegnet_overordnet").count_where("lokal_enhed = ?", [enhed])
    return [raekke["overordnet"], bool(tegnet)]


# A NEW IMPORT


def genskab_traeet(database: Database, nye_filer: Iterable[str]) -> None:
    """Draw Cura's tree again after an import; what a new sheet says of a unit holds for it."""
    for raekke in list(database.query("SELECT * FROM tegnet_overordnet")):
        _bevar_overordnet(
            database, raekke["lokal_enhed"], raekke["overordnet"], frozenset(nye_filer)
        )


def _bevar_overordnet(
    ny: Database, enhed: str, overordnet: str | None, nye_filer: frozenset[str]
) -> None:
    sql = "SELECT overordnet, sted FROM lokal_enhed WHERE navn = ?"
    i_arket = next(ny.query(sql, [enhed]), None)
    kendt = overordnet is None or ny.table("lokal_enhed").count_where("navn = ?", [overordnet])
    if i_arket is None or not kendt:
        return
    fra_nyt_ark = i_arket["sted"] and json.loads(i_arket["sted"])[0] in nye_filer
    if not (fra_nyt_ark and i_arket["overordnet"]):
        gem_overordnet(ny, {enhed: overordnet})
