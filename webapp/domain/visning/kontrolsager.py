"""Kontrolsager: which sager are, and how long after they end they may be shown (screens.md §7.2).

The law lets kommune and Udbetaling Danmark show each other that a kontrolsag of a citizen's cash
benefits is going on, its theme and its steps, and one that was shelved within the last six months
(lov om Udbetaling Danmark § 11 a). The index does not tell a shelved sag from another that ended,
so that Afsluttet is taken for both (inferred).
"""

from __future__ import annotations

from datetime import date

from webapp.domain.fagsystem import Fremdrift, Sag
from webapp.domain.klassifikation.kle import KleEmne

KONTROL = KleEmne("32.45.04")
MAANEDER = 6
_AARETS = 12


def er_kontrolsag(sag: Sag) -> bool:
    """True for a sag that a fagsystem has filed under »Kontrol med sociale ydelser«."""
    return sag.kle == KONTROL


def afsluttet_siden(sag: Sag, dato: date) -> date | None:
    """The day on which it became Afsluttet and stayed so until `dato`; None where it is not."""
    siden: date | None = None
    for udgave in sag.udgaver:
        if udgave.fra > dato:
            break
        if udgave.fremdrift is not Fremdrift.AFSLUTTET:
            siden = None
        elif siden is None:
            siden = udgave.fra
    return siden


def er_for_gammel(sag: Sag, dato: date) -> bool:
    """True for a kontrolsag that ended more than six months before the day."""
    siden = afsluttet_siden(sag, dato) if er_kontrolsag(sag) else None
    return siden is not None and siden < _foer(dato)


def _foer(dato: date) -> date:
    """The same day six months before, the month's last where it has no such day."""
    maaned = dato.year * _AARETS + dato.month - 1 - MAANEDER
    for dag in range(dato.day, 0, -1):
        try:
            return date(maaned // _AARETS, maaned % _AARETS + 1, dag)
        except ValueError:
            continue
    return dato
