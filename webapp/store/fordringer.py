"""Claims, and a variant's Fordringskonfiguration, in and out of the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from webapp.domain.fagsystem import Fordring
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.domain.variant.fordringsvalg import Aktivitet, Fordringsvalg
from webapp.domain.variant.variant import Variant
from webapp.store.database import dag, iso, sted, sted_tekst
from webapp.store.sagsraekker import fast_dag

_FINDES = "SELECT 1 FROM sqlite_schema WHERE name = 'fordringsvalg'"


@dataclass(frozen=True, slots=True)
class Typetal:
    """How many claims of the kommune's own there are of a type, and of how many citizens."""

    fordringstype: str
    fordringer: int
    borgere: int


def load_fordringer(database: Database, person: str) -> tuple[Fordring, ...]:
    """The person's claims, by their last timely day."""
    sql = "SELECT * FROM fordring WHERE person = ? ORDER BY forfald, titel, nummer"
    return tuple(
        Fordring(
            **raekke
            | {
                "myndighed": Cvr(raekke["myndighed"]),
                "forfald": fast_dag(raekke["forfald"]),
                "sendt": dag(raekke["sendt"]),
                "annulleret": bool(raekke["annulleret"]),
                "sted": sted(raekke["sted"]),
            }
        )
        for raekke in database.query(sql, [person])
    )


def fordringsraekker(fordringer: Iterable[Fordring]) -> Iterable[dict[str, Any]]:
    """Claims as rows."""
    for en in fordringer:
        yield {felt: getattr(en, felt) for felt in Fordring.__slots__} | {
            "myndighed": str(en.myndighed),
            "forfald": iso(en.forfald),
            "sendt": iso(en.sendt),
            "sted": sted_tekst(en.sted),
        }


def tael_typer(database: Database, myndighed: Cvr) -> tuple[Typetal, ...]:
    """The authority's claims by type, without the annulled ones."""
    sql = """SELECT fordringstype, count(*) AS fordringer, count(DISTINCT person) AS borgere
        FROM fordring WHERE myndighed = ? AND NOT annulleret
        GROUP BY fordringstype ORDER BY fordringstype"""
    return tuple(Typetal(**raekke) for raekke in database.query(sql, [str(myndighed)]))


def load_fordringsvalg(database: Database, variant: str) -> tuple[Fordringsvalg, ...]:
    """The variant's rows in their order; none in a file of before they were kept."""
    if database.execute(_FINDES).fetchone() is None:
        return ()
    sql = "SELECT fordringstype, aktivitet FROM fordringsvalg WHERE variant = ? ORDER BY nr"
    return tuple(
        Fordringsvalg(r["fordringstype"], Aktivitet(r["aktivitet"]))
        for r in database.query(sql, [variant])
    )


def gem_fordringsvalg(database: Database, variant: Variant) -> None:
    """Write the rows of a variant that was just written without them."""
    database.table("fordringsvalg").insert_all(
        {
            "variant": variant.slug,
            "nr": nr,
            "fordringstype": en.fordringstype,
            "aktivitet": en.aktivitet,
        }
        for nr, en in enumerate(variant.fordringer)
    )
