"""What two variants leave in the indexes that a comparison of contacts does not show."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import antal
from webapp.services.grundlag import Grundlag
from webapp.services.maalinger.trin import Maal, maal_trin


def indeksforskelle(database: Database, a: Grundlag, b: Grundlag) -> tuple[str, ...]:
    """Sentences about wrong types and units; counted only where dates or types differ."""
    en, anden = a.variant, b.variant
    if (en.trin, en.oprydninger, en.ydelsestyper) == (
        anden.trin,
        anden.oprydninger,
        anden.ydelsestyper,
    ):
        return ()
    maalt = maal_trin(database, a.opslag, en, anden, a.dato)
    navne = en.navn, anden.navn
    return (
        *_skadede(navne, maalt.ydelser, ("ydelse", "ydelser"), "ydelsestype"),
        *_skadede(navne, maalt.sager, ("sag", "sager"), "enhed"),
    )


def _skadede(navne: tuple[str, str], maal: Maal, ord_: tuple[str, str], hvad: str) -> Iterator[str]:
    """How many are spoiled under each of the two, where that differs."""
    tal = maal.skadet_foer, maal.skadet
    if tal[0] == tal[1]:
        return
    flest, faerrest = (1, 0) if tal[1] > tal[0] else (0, 1)
    andre = antal(tal[faerrest], *ord_) if tal[faerrest] else f"ingen {ord_[1]}"
    yield (
        f"{antal(tal[flest], *ord_)} har en forkert eller ukendt {hvad} i indekset under "
        f"{navne[flest]}, og {andre} under {navne[faerrest]}."
    )
