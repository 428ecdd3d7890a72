"""Kontrol of the local ydelser and their fælleskommunale types (domain.md §1A, §6B, §9.1-7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

from webapp.domain.fagsystem import FaellesYdelsestype, LokalYdelse
from webapp.domain.kontrol.grundlag import Kontrolgrundlag, Tal
from webapp.domain.kontrol.regel import Traef
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.vaerdier.navnelighed import MINDST_KLAR, Navneregister
from webapp.domain.vaerdier.slug import fold
from webapp.domain.variant.enhedsforslag import FORSPRING
from webapp.domain.variant.variant import Ydelsesmapning, Ydelsesnavn

T = TypeVar("T")
# As many types as are worth naming in a sentence.
MAKS_TYPER = 3
# Paragraphs that Cura maps by itself (§1A-7): FSIII classic and FFB.
_AUTOMATISKE = re.compile(
    r"SEL\D*(?:8[2-6]|10[3478])(?!\d|\s*[a-z]\b)|SUL\D*138(?!\d|\s*[a-z]\b)", re.IGNORECASE
)
# What belongs to the system and its users, not to a citizen's page.
_FAGSPROG = re.compile(
    r"\bFS ?III\b|\bFS ?II\b|\bFFB\b|§|\b(?:SEL|SUL)\b|\bmå ikke bruges\b|\budgået\b|\btest\b|^zz",
    re.IGNORECASE,
)


def _traef(ydelse: LokalYdelse, tekst: str, tal: Tal, hvad: str) -> Traef:
    return Traef(
        objekt=ydelse.navn, tekst=tekst, virkning=tal.virkning(hvad), sted=ydelse.sted, tal=tal.ialt
    )


def _tal(grundlag: Kontrolgrundlag, ydelse: LokalYdelse) -> Tal:
    return grundlag.tal(lokal_ydelse=ydelse.navn)


def _har_type(grundlag: Kontrolgrundlag, ydelse: LokalYdelse) -> bool:
    raekke = grundlag.ydelsestyper.get(ydelse.navn)
    return raekke is not None and bool(raekke.ydelsestype)


def find_uden_type(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Ydelser that are sent without a type."""
    for ydelse in grundlag.lokale_ydelser:
        sendes = ydelse.sagstype in grundlag.sagstype_kle
        if not sendes or ydelse.automatisk or ydelse.pakke or _har_type(grundlag, ydelse):
            continue
        yield _traef(
            ydelse,
            f"Ydelsen hører til {ydelse.sagstype}, men har ingen fælleskommunal ydelsestype.",
            _tal(grundlag, ydelse),
            "sendes med ukendt type",
        )


def find_automatisk_mappet(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Ydelser that Cura maps by itself, mapped by hand."""
    for ydelse in grundlag.lokale_ydelser:
        paragraf = _AUTOMATISKE.search(ydelse.paragraf)
        if ydelse.pakke or not _har_type(grundlag, ydelse):
            continue
        if ydelse.automatisk is None and paragraf is None:
            continue
        hvorfor = str(ydelse.automatisk or f"efter {ydelse.paragraf}")
        yield _traef(
            ydelse,
            f"Ydelsen ({hvorfor}) er mappet i hånden til "
            f"»{grundlag.ydelsestyper[ydelse.navn].ydelsestype}«.",
            _tal(grundlag, ydelse),
            "sendes med den type",
        )


def find_pakke_mappet(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Packages that are mapped."""
    for ydelse in grundlag.lokale_ydelser:
        if ydelse.pakke and _har_type(grundlag, ydelse):
            yield _traef(
                ydelse,
                "Ydelsespakken er mappet, men pakker sendes ikke.",
                _tal(grundlag, ydelse),
                "sendes ikke, fordi de er pakker",
            )


def find_anden_kle(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Ydelser whose number is not their sagstype's."""
    for ydelse in grundlag.lokale_ydelser:
        egen = grundlag.ydelsestyper.get(ydelse.navn)
        sagens = grundlag.sagstype_kle.get(ydelse.sagstype or "")
        if egen is None or sagens is None or not egen.kle or not sagens.kle:
            continue
        if egen.kle != sagens.kle:
            yield _traef(
                ydelse,
                f"Ydelsen står på {egen.kle}, dens sagstype {ydelse.sagstype} på {sagens.kle}.",
                _tal(grundlag, ydelse),
                f"følger opsætningen for {egen.kle}, ikke sagens",
            )


def find_fagsprog(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Names in the staff's own words, where citizens are shown the name."""
    if grundlag.konfiguration.variant.antagelser.ydelsesnavn is not Ydelsesnavn.NAVN:
        return
    for ydelse in grundlag.lokale_ydelser:
        fundet = _FAGSPROG.search(ydelse.navn)
        if fundet and not ydelse.pakke:
            yield _traef(
                ydelse,
                f"Navnet i Cura er »{ydelse.navn}«.",
                grundlag.tal(lokal_ydelse=ydelse.navn, vist=True),
                f"viser »{fundet[0]}« til borgeren",
            )


def find_uden_sagstype(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Ydelser that no sagstype is named for."""
    for ydelse in grundlag.lokale_ydelser:
        if ydelse.sagstype is None and not ydelse.pakke:
            yield _traef(
                ydelse,
                "Arket siger ikke, hvilken sagstype ydelsen hører til.",
                _tal(grundlag, ydelse),
                "sendes kun, hvis sagen selv har KLE-nummer",
            )


def find_ukendt_type(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Types that are not on the list, if one is loaded."""
    kendte = _typer(grundlag)
    register = Navneregister({titel: en.titel for titel, en in kendte.items()})
    for navn, raekke in grundlag.ydelsestyper.items():
        if not kendte or not raekke.ydelsestype or fold(raekke.ydelsestype) in kendte:
            continue
        tal = grundlag.tal(lokal_ydelse=navn)
        titler, klar = ligner_typer(raekke.ydelsestype, register)
        ligner = [kendte[titel].titel for titel in titler]
        yield Traef(
            objekt=navn,
            tekst=f"»{raekke.ydelsestype}« står ikke på listen over fælleskommunale ydelsestyper.",
            virkning=tal.virkning("sendes med en type, der ikke er på listen"),
            raad=_om_typer(ligner, klar=klar),
            sted=raekke.sted,
            tal=tal.ialt,
            forslag=ligner[0] if klar else "",
        )


def ligner_typer(skrevet: str, register: Navneregister[T]) -> tuple[tuple[T, ...], bool]:
    """The types that a text is like, best first; True where the first stands clear of the rest."""
    ligner = register.forslag(skrevet, MAKS_TYPER)
    if not ligner:
        return (), False
    forspring = ligner[0].score - (ligner[1].score if len(ligner) > 1 else 0)
    klar = ligner[0].score >= MINDST_KLAR and forspring >= FORSPRING
    return tuple(en.kandidat for en in ligner), klar


def _om_typer(ligner: list[str], *, klar: bool) -> str:
    if not ligner:
        return ""
    if klar or len(ligner) == 1:
        return f"Det ligner mest »{ligner[0]}«. Er det den, så vælg den."
    return f"Vælg selv: det ligner {opremsning([f'»{titel}«' for titel in ligner], 'eller')}."


def find_type_anden_kle(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Types with another number than the list has."""
    kendte = _typer(grundlag)
    for navn, raekke in grundlag.ydelsestyper.items():
        faelles = kendte.get(fold(raekke.ydelsestype))
        if _samme_kle(raekke, faelles):
            continue
        tal = grundlag.tal(lokal_ydelse=navn)
        yield Traef(
            objekt=navn,
            tekst=f"Arket giver »{raekke.ydelsestype}« {raekke.kle}. Listen over fælleskommunale "
            f"ydelsestyper har {faelles.kle if faelles else ''}.",
            virkning=tal.virkning(f"sendes med {raekke.kle}"),
            sted=raekke.sted,
            tal=tal.ialt,
        )


def _samme_kle(raekke: Ydelsesmapning, faelles: FaellesYdelsestype | None) -> bool:
    return faelles is None or not faelles.kle or not raekke.kle or faelles.kle == raekke.kle


def _typer(grundlag: Kontrolgrundlag) -> dict[str, FaellesYdelsestype]:
    return {fold(faelles.titel): faelles for faelles in grundlag.faelles_ydelsestyper}
