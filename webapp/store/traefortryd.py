"""The way back for Cura's tree: what each drawing changed, newest last."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlite_utils import Database

from webapp.store.database import som_json
from webapp.store.mappinger import gem_overordnet
from webapp.store.versioner import husk, husket

_NOEGLE = "traets-aendringer"
MAKS_TILBAGE = 50


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
