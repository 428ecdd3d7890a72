"""Borgerblikket: is an appointment or a deadline shown to this citizen? (screens.md §2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from webapp.domain.fagsystem import Aftale, Sag
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.vaerdier.fund import Rettes
from webapp.domain.variant.opsaetning import KleOpsaetning
from webapp.domain.visning.borgerblik_adgang import undtagelse
from webapp.domain.visning.regel import (
    Grundregel,
    Udfald,
    lav_borgerregel,
    opfyldt,
    oplyser,
    skjuler,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftaleforhold:
    """What the rules may know of one appointment: its sag and the row of its KLE, if there are."""

    dato: date
    aftale: Aftale
    opsaetning: KleOpsaetning | None = None
    sag: Sag | None = None
    kle_tekst: str = ""


def _kommende(forhold: Aftaleforhold) -> Udfald:
    aftale = forhold.aftale
    if aftale.dato < forhold.dato:
        return skjuler(f"Dagen, {dag(aftale.dato)}, er gået.", dato=aftale.dato)
    return opfyldt(f"Dagen, {dag(aftale.dato)}, er ikke gået.")


def _aflyst(forhold: Aftaleforhold) -> Udfald:
    if forhold.aftale.aflyst:
        return skjuler("Aftalen er aflyst. Vi antager, at den så ikke vises.")
    return opfyldt("Aftalen er ikke aflyst.")


def _kle(forhold: Aftaleforhold) -> Udfald:
    if forhold.aftale.kle is None:
        return oplyser(
            f"{forhold.aftale.myndighed} bestemmer selv: aftalen har intet KLE-nummer hos "
            "kommunen. Vi antager, at den vises."
        )
    if forhold.opsaetning is None:
        return skjuler(f"{forhold.kle_tekst} står ikke i Opsætning af Borgerblikket.")
    if not forhold.opsaetning.aktiv and forhold.opsaetning.kun_sapa:
        return skjuler(
            f"{forhold.kle_tekst} er kun aktiveret for SAPA.", kle=forhold.opsaetning.kle
        )
    if not forhold.opsaetning.aktiv:
        return skjuler(f"{forhold.kle_tekst} er ikke aktiveret.", kle=forhold.opsaetning.kle)
    return opfyldt(f"{forhold.kle_tekst} er aktiveret.", kle=forhold.opsaetning.kle)


def _sag(forhold: Aftaleforhold) -> Udfald:
    if klasse := undtagelse(forhold.sag):
        return skjuler(
            f"Aftalens sag har visningsklassen »{klasse}«. Vi antager, at aftalen så heller ikke "
            "vises.",
            visningsklasse=klasse,
        )
    return opfyldt("Aftalen hører ikke til en sag, der er undtaget for borgeren.")


_regel = partial(lav_borgerregel, "AFTALE")


AFTALE: tuple[Grundregel[Aftaleforhold], ...] = (
    _regel(
        "KOMMENDE",
        "Kun kommende aftaler og aktuelle frister vises; en dag vises selv med",
        "indledningen på siden (A0:420); at dagen selv er med, er ikke beskrevet",
        _kommende,
        Rettes.INGEN_STEDER,
        sourced=True,
    ),
    _regel(
        "AFLYST",
        "En aftale, der er aflyst, vises ikke",
        "ikke beskrevet af KOMBIT",
        _aflyst,
        Rettes.FAGSYSTEM,
    ),
    _regel(
        "KLE_AKTIV",
        "Kommunens egne aftaler følger deres KLE-nummer i Opsætning af Borgerblikket",
        "ikke beskrevet af KOMBIT; SAPA har elementet »Borgerblikket aftaler og frister«",
        _kle,
        Rettes.OPSAETNING,
    ),
    _regel(
        "SAG_UNDTAGET",
        "En aftale følger sin sags »Visning undtaget for borger«",
        "ikke beskrevet af KOMBIT",
        _sag,
        Rettes.FAGSYSTEM,
    ),
)
