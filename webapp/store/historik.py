"""Finding sager of the systems that pass Cura's export, and what hangs on one of them."""

from __future__ import annotations

import re

from sqlite_utils import Database

from webapp.store.database import dag, som_json
from webapp.store.nyeste import MED_ID, Soegt, find_nyeste, tael
from webapp.store.opslag import Raekke

# What LIKE takes for a sign of its own, and what stands before it where it is none.
_LIKE = re.compile("[%_!]")
# Words of a text, after the first, that are looked for by themselves.
MAKS_ORD = 4
_LINJEN = "sagsnummer || ' ' || titel || ' ' || coalesce(sagstype, '')"


def find_sag_id(database: Database, slug: str) -> int | None:
    """The id of the sag with the slug, None where there is none."""
    raekke = database.execute("SELECT id FROM sag WHERE slug = ?", [slug]).fetchone()
    return int(raekke[0]) if raekke else None


def load_ydelses_ider(database: Database, sag_id: int) -> tuple[int, ...]:
    """Ids of the ydelser that are granted on a sag."""
    sql = """SELECT ydelse.id FROM ydelse JOIN bevilling ON bevilling.id = ydelse.bevilling_id
             WHERE bevilling.sag_id = ? ORDER BY ydelse.id"""
    return tuple(raekke[0] for raekke in database.execute(sql, [sag_id]))


def soeg_sager(database: Database, soegt: str, hoejst: int) -> tuple[int, tuple[Raekke, ...]]:
    """How many sager have the text in number, title or sagstype, and the newest of them."""
    har_teksten, valg = _har_teksten(soegt)
    soegning = Soegt("sag", "oprettet", f"{_eksporteret(database)} AND ({har_teksten})", valg)
    fundet = find_nyeste(database, soegning, hoejst)
    antal = tael(database, soegning) if fundet.antal is None else fundet.antal
    sql = f"""SELECT slug, sagsnummer, titel, sagstype, oprettet FROM sag WHERE {MED_ID}
              ORDER BY oprettet DESC, id"""  # noqa: S608 - constant
    raekker = database.query(sql, {"ider": som_json(fundet.ider)})
    return antal, tuple(r | {"oprettet": dag(r["oprettet"])} for r in raekker)


def _eksporteret(database: Database) -> str:
    """The condition that a sag's system passes the export: nothing where all systems do."""
    sql = "SELECT EXISTS (SELECT 1 FROM fagsystem WHERE NOT via_eksport)"
    egne = "fagsystem IN (SELECT navn FROM fagsystem WHERE via_eksport)"
    return egne if database.execute(sql).fetchone()[0] else "1"


def _har_teksten(soegt: str) -> tuple[str, dict[str, str]]:
    """The condition that a sag has the text, and its values; case is folded in ASCII only.

    Number, title and sagstype are read as one line: a text with a space can begin in one of them
    and end in the next, which then begins with one of its words. To ask for that first is quicker
    than to make the line of each sag.
    """
    led = _LIKE.sub(r"!\g<0>", soegt)
    valg = {"led": f"%{led}%"}
    steder = [f"{felt} LIKE :led ESCAPE '!'" for felt in ("sagsnummer", "titel", "sagstype")]
    if ord_ := led.split(" ")[1:]:
        valg |= {f"ord{nr}": f"{et}%" for nr, et in enumerate(ord_[:MAKS_ORD])}
        begynder = (
            f"{felt} LIKE :ord{nr} ESCAPE '!'"
            for nr in range(len(ord_))
            for felt in ("titel", "coalesce(sagstype, '')")
        )
        kan = " OR ".join(begynder) if len(ord_) <= MAKS_ORD else "1"
        steder.append(f"({kan}) AND {_LINJEN} LIKE :led ESCAPE '!'")
    return (" OR ".join(steder) if soegt else "1"), valg
