"""Trin A: which roles KOMBIT asks to look at, and which reach too far (A0:1939, §9.1-6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.variant.roller import Brugersystemrolle, Jobfunktionsrolle

# What Cura's data lies under: omsorg and social, and sundhed.
UDSATTE = (KleMoenster("27"), KleMoenster("29"))


class Grund(StrEnum):
    """Why a role is on the list of trin A."""

    INGEN_KLE = "ingen afgrænsning på KLE: må se alle numre"
    UDSAT_KLE = "KLE-numre under 27.* eller 29.*"


@dataclass(frozen=True, slots=True)
class Rollefund:
    """A brugersystemrolle that puts its role on the list; `numre` are those under 27 or 29."""

    brugersystemrolle: str
    grund: Grund
    numre: tuple[KleMoenster, ...] = ()


def trin_a_fund(rolle: Jobfunktionsrolle) -> tuple[Rollefund, ...]:
    """KOMBIT's own two questions, one finding a brugersystemrolle; empty: not on the list."""
    return tuple(_fund(rolle))


def _fund(rolle: Jobfunktionsrolle) -> Iterator[Rollefund]:
    for en in rolle.brugersystemroller:
        numre = _udsatte(en)
        if not en.kle:
            yield Rollefund(en.navn, Grund.INGEN_KLE)
        elif numre:
            yield Rollefund(en.navn, Grund.UDSAT_KLE, numre)


def _udsatte(en: Brugersystemrolle) -> tuple[KleMoenster, ...]:
    return tuple(m for m in en.kle if any(m.overlapper(udsat) for udsat in UDSATTE))


def ser_alt(rolle: Jobfunktionsrolle) -> bool:
    """True if a brugersystemrolle limits nothing at all, VIP-sager not even (inferred)."""
    return any(
        not (en.kle or en.organisation or en.it_systemer) and en.foelsomhed is Foelsomhed.VIP_SAGER
        for en in rolle.brugersystemroller
    )


def fremmed_gruppe(rolle: Jobfunktionsrolle) -> KleMoenster | None:
    """All of 27 or 29, unlimited, in a role whose other brugersystemroller are about other areas.

    Then it probably came along by mistake (inferred). None where there is no such group.
    """
    for en in rolle.brugersystemroller:
        if en.organisation or en.it_systemer:
            continue
        hele = [m for m in en.kle if m.forled.rstrip(".") in {u.forled for u in UDSATTE}]
        andre = [anden for anden in rolle.brugersystemroller if anden is not en]
        if hele and andre and all(anden.kle and not _udsatte(anden) for anden in andre):
            return hele[0]
    return None


def naar_for_langt(rolle: Jobfunktionsrolle) -> bool:
    """True if the role reaches further than any work area explains."""
    return ser_alt(rolle) or fremmed_gruppe(rolle) is not None
