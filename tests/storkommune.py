"""Korsbæk as large as a real municipality: 1 566 units, each with an advice to get."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from uuid import UUID

from webapp.config import Config
from webapp.services.kommuner.kommuner import Kommunelager

ENHEDER = 1566


def lav_stor(lager: Kommunelager, mappe: Path, config: Config) -> Kommunelager:
    """A data folder with Korsbæk alone, and units until there are so many."""
    mappe.mkdir(parents=True, exist_ok=True)
    shutil.copy(lager.fil("korsbaek"), mappe / "korsbaek.db")
    stor = Kommunelager(mappe, config.seed)
    with stor.aaben("korsbaek") as database, database.conn:
        numre = range(ENHEDER - database.table("lokal_enhed").count)
        database.table("lokal_enhed").insert_all(
            {"navn": f"Team {nr}", "sagsansvarlig": 1, "overordnet": None, "sted": None}
            for nr in numre
        )
        en = next(database.query("SELECT * FROM fk_enhed WHERE overordnet IS NOT NULL LIMIT 1"))
        database.table("fk_enhed").insert_all(
            en | {"uuid": str(UUID(int=nr, version=4)), "navn": f"Team {nr}"} for nr in numre
        )
        variant, nummer = next(database.execute("SELECT variant, max(nr) FROM enhedsmapning"))
        database.table("enhedsmapning").insert_all(
            {
                "variant": variant,
                "nr": nummer + 1 + nr,
                "lokal_enhed": f"Team {nr}",
                "fk_enhed": str(UUID(int=nr, version=4)) if nr % 3 else None,
                "fra": None,
                "sted": json.dumps(["ark.xlsx", "Ark1", f"B{nr}"]),
                "bemaerkning": "",
                "fk_navn": "",
            }
            for nr in numre
        )
    return stor
