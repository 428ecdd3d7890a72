"""Borgerblikket: is a claim shown to this citizen, and with which status? (screens.md §2.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from webapp.domain.fagsystem import Fordring
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.vaerdier.fund import Rettes
from webapp.domain.variant.fordringsvalg import Aktivitet, Fordringsvalg
from webapp.domain.visning.regel import (
    Grundregel,
    Udfald,
    bemaerk,
    lav_borgerregel,
    opfyldt,
    oplyser,
    skjuler,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fordringsforhold:
    """What the rules may know of one claim; `valg`: its type's row, None where it has none."""

    dato: date
    fordring: Fordring
    myndighed: str
    er_egen: bool
    valg: Fordringsvalg | None = None


def _aktiv(forhold: Fordringsforhold) -> Udfald:
    hvad = f"Fordringstypen {forhold.fordring.fordringstype}"
    if not forhold.er_egen:
        return oplyser(f"{forhold.myndighed} bestemmer selv. Vi antager, at det vises.")
    if forhold.valg is None:
        return skjuler(f"{hvad} står ikke i Fordringskonfigurationen.")
    if forhold.valg.aktivitet is Aktivitet.SAPA:
        return skjuler(f"{hvad} er kun aktiv for SAPA.", aktivitet=forhold.valg.aktivitet)
    if forhold.valg.aktivitet is Aktivitet.INGEN:
        return skjuler(f"{hvad} er ikke aktiv.", aktivitet=forhold.valg.aktivitet)
    return opfyldt(f"{hvad} er aktiv for Mit Overblik.", aktivitet=forhold.valg.aktivitet)


def _annulleret(forhold: Fordringsforhold) -> Udfald:
    if forhold.fordring.annulleret:
        return skjuler("Fordringen er annulleret.")
    return opfyldt("Fordringen er ikke annulleret.")


def _status(forhold: Fordringsforhold) -> Udfald:
    fordring = forhold.fordring
    tekst = f"Status er »{fordring.status(forhold.dato)}«; sidste rettidige dag er "
    if fordring.rest and fordring.forfald == forhold.dato and not fordring.sendt:
        return bemaerk(
            f"{tekst}i dag, {dag(fordring.forfald)}. Digitaliseringsstyrelsens ordlyd regner "
            "dagen selv som overskredet, selv om betaling på dagen er rettidig."
        )
    return oplyser(f"{tekst}{dag(fordring.forfald)}.")


_regel = partial(lav_borgerregel, "FORDRING")


FORDRING: tuple[Grundregel[Fordringsforhold], ...] = (
    _regel(
        "AKTIV",
        "Fordringstypen er aktiv for Mit Overblik i Fordringskonfigurationen",
        "SAPA's administration har siden »Borgerblikket Fordringskonfiguration«; dens tre "
        "tilstande er læst af søgekriteriernes navne",
        _aktiv,
        Rettes.FORDRINGER,
    ),
    _regel(
        "ANNULLERET",
        "En fordring, der er annulleret, vises ikke",
        "ikke beskrevet af KOMBIT",
        _annulleret,
        Rettes.FAGSYSTEM,
    ),
    _regel(
        "STATUS",
        "Status følger beløb, sidste rettidige betalingsdag og Gældsstyrelsen",
        "Digitaliseringsstyrelsens statusværdier for betaling og saldo (BET)",
        _status,
        Rettes.FAGSYSTEM,
        sourced=True,
    ),
)
