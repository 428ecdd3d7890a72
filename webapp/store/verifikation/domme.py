"""Verdicts, what the pages said, shortcomings, pictures: rows are added, never changed."""

from __future__ import annotations

import struct
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlite_utils import Database

from webapp.domain.verifikation.domme import Afsagt, Dom, Udsagn
from webapp.store.database import iso, som_json
from webapp.store.verifikation.skrivning import skriver


@dataclass(frozen=True, slots=True, kw_only=True)
class Afgoerelse:
    """A verdict to be kept: who, what, of which page as it then was, and of which data."""

    variant: str
    side: str
    dom: Dom
    navn: str
    rolle: str
    tid: datetime
    dato: date
    bemaerkning: str
    objekt: str
    felt: str
    variantversion: int
    dataversion: int
    produkt: str
    rettes: str = ""
    fra: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mangelskridt:
    """What somebody did about a shortcoming: `rettet`, `genaabnet`, `ejer`."""

    tid: datetime
    navn: str
    handling: str
    vaerdi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GemtDom:
    """A verdict as it was kept, and what became of it."""

    id: int
    aftryk: str
    afgoerelse: Afgoerelse
    skridt: tuple[Mangelskridt, ...] = ()

    @property
    def rettet(self) -> bool:
        """True if the shortcoming was mended, and not opened again."""
        handlinger = [s.handling for s in self.skridt if s.handling in {"rettet", "genaabnet"}]
        return handlinger[-1:] == ["rettet"]

    @property
    def rettes(self) -> str:
        """Who can mend it, as last said."""
        ejere = [s.vaerdi for s in self.skridt if s.handling == "ejer"]
        return ejere[-1] if ejere else self.afgoerelse.rettes

    @property
    def som_afsagt(self) -> Afsagt:
        """As far as its standing goes."""
        en = self.afgoerelse
        return Afsagt(id=self.id, dom=en.dom, navn=en.navn, aftryk=self.aftryk, rettet=self.rettet)


def gem_dom(database: Database, afgoerelse: Afgoerelse, udsagn: Udsagn) -> int:
    """Keep a verdict with what the page said; its id."""
    with skriver(database):
        indhold = zlib.compress(udsagn.som_tekst().encode())
        database.execute("INSERT OR IGNORE INTO sideudsagn VALUES (?, ?)", [udsagn.aftryk, indhold])
        return int(_indsaet(database, afgoerelse, udsagn.aftryk))


def _indsaet(database: Database, en: Afgoerelse, aftryk: str) -> int:
    felter = {
        felt: getattr(en, felt) for felt in Afgoerelse.__slots__ if felt not in {"tid", "dato"}
    }
    felter |= {"dom": str(en.dom), "tid": en.tid.isoformat(), "dato": iso(en.dato)}
    felter["aftryk"] = aftryk
    kolonner, pladser = ", ".join(felter), ", ".join(f":{felt}" for felt in felter)
    sql = f"INSERT INTO dom ({kolonner}) VALUES ({pladser})"  # noqa: S608 - fields of a dataclass
    return int(database.execute(sql, felter).lastrowid or 0)


def overfoer_domme(database: Database, fra: str, domme: Iterable[GemtDom], variant: str) -> None:
    """Verdicts of another variant given here too, marked with where they come from."""
    with skriver(database):
        for en in domme:
            ny = replace(en.afgoerelse, variant=variant, fra=en.afgoerelse.fra or fra)
            _indsaet(database, ny, en.aftryk)


def load_domme(database: Database, variant: str) -> Mapping[str, Sequence[GemtDom]]:
    """The verdicts of a variant by page, oldest first."""
    skridt = _load_skridt(database, variant)
    fundne: defaultdict[str, list[GemtDom]] = defaultdict(list)
    for r in database.query("SELECT * FROM dom WHERE variant = ? ORDER BY id", [variant]):
        felter = {felt: r[felt] for felt in Afgoerelse.__slots__}
        felter |= {
            "dom": Dom(r["dom"]),
            "tid": datetime.fromisoformat(r["tid"]),
            "dato": date.fromisoformat(r["dato"]),
        }
        en = GemtDom(
            id=r["id"],
            aftryk=r["aftryk"],
            afgoerelse=Afgoerelse(**felter),
            skridt=tuple(skridt[r["id"]]),
        )
        fundne[r["side"]].append(en)
    return fundne


def _load_skridt(database: Database, variant: str) -> defaultdict[int, list[Mangelskridt]]:
    sql = """SELECT mangelskridt.* FROM mangelskridt JOIN dom ON dom.id = dom_id
             WHERE variant = ? ORDER BY dom_id, mangelskridt.nr"""
    fundne: defaultdict[int, list[Mangelskridt]] = defaultdict(list)
    for r in database.query(sql, [variant]):
        fundne[r["dom_id"]].append(
            Mangelskridt(
                tid=datetime.fromisoformat(r["tid"]),
                navn=r["navn"],
                handling=r["handling"],
                vaerdi=r["vaerdi"],
            )
        )
    return fundne


def gem_skridt(database: Database, dom_id: int, skridt: Mangelskridt) -> None:
    """Add what was done about a shortcoming."""
    with skriver(database):
        database.execute(
            """INSERT INTO mangelskridt SELECT :dom, coalesce(max(nr), 0) + 1, :tid, :navn,
               :handling, :vaerdi FROM mangelskridt WHERE dom_id = :dom""",
            {
                "dom": dom_id,
                "tid": skridt.tid.isoformat(),
                "navn": skridt.navn,
                "handling": skridt.handling,
                "vaerdi": skridt.vaerdi,
            },
        )


def load_udsagn(database: Database, aftryk: Iterable[str]) -> Mapping[str, Udsagn]:
    """What pages said, by hash."""
    sql = "SELECT * FROM sideudsagn WHERE aftryk IN (SELECT value FROM json_each(?))"
    return {
        r["aftryk"]: Udsagn.af_tekst(zlib.decompress(r["indhold"]).decode())
        for r in database.query(sql, [som_json(sorted(set(aftryk)))])
    }


def tael_domme(database: Database) -> Mapping[str, int]:
    """How many verdicts each variant has."""
    raekker = database.query("SELECT variant, count(*) AS antal FROM dom GROUP BY variant")
    return {r["variant"]: r["antal"] for r in raekker}


def gem_billede(database: Database, aftryk: str, png: bytes, tid: datetime) -> None:
    """Keep the picture of what a page said; nothing where no verdict hangs on it any more."""
    with skriver(database):
        database.execute(
            """INSERT OR IGNORE INTO sidebillede
               SELECT aftryk, :png, :tid FROM sideudsagn WHERE aftryk = :aftryk""",
            {"aftryk": aftryk, "png": png, "tid": tid.isoformat()},
        )


def find_billede(database: Database, aftryk: str) -> bytes | None:
    """The picture of what a page said, as PNG."""
    fundet = database.execute("SELECT png FROM sidebillede WHERE aftryk = ?", [aftryk]).fetchone()
    return bytes(fundet[0]) if fundet else None


def load_billedmaal(database: Database) -> Mapping[str, tuple[int, int]]:
    """The hashes that have a picture, with its width and height in pixels."""
    # Where PNG tells them: the pictures themselves are not read.
    sql = "SELECT aftryk, substr(png, 17, 8) FROM sidebillede"
    return {r[0]: struct.unpack(">II", r[1]) for r in database.execute(sql)}
