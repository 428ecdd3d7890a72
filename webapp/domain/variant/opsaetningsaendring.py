"""A change of Opsætning af Borgerblikket: one or many KLE numbers at once, pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.vaerdier.dansk import dag, opremsning
from webapp.domain.variant.opsaetning import KleOpsaetning, Kontaktkilde, Opsaetning, Titelvalg

DEAKTIVER = "Deaktiver fradato for aktive sager og tilhørende ydelser"
FRADATO_YDELSER = "Fradato for ydelser"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opsaetningsaendring:
    """What is to be set; None leaves a field as it is.

    `ret_fradato` tells no fradato from an unchanged one, and `ret_fradato_ydelser` the other.
    `foelg_gruppen` takes the numbers' own rows away, so that their group's row holds.
    """

    aktiv: bool | None = None
    kun_sapa: bool | None = None
    titel: Titelvalg | None = None
    dokumenter: bool | None = None
    journalnotater: bool | None = None
    fagsystemfilter: tuple[str, ...] | None = None
    ret_fradato: bool = False
    fradato: date | None = None
    ret_fradato_ydelser: bool = False
    fradato_ydelser: date | None = None
    deaktiver_fradato_for_aktive: bool | None = None
    kilde: Kontaktkilde | None = None
    afdeling: str | None = None
    telefon: str | None = None
    hjemmeside: str | None = None
    digital_post: str | None = None
    foelg_gruppen: bool = False

    @property
    def tom(self) -> bool:
        """True if nothing is to be set."""
        return self == Opsaetningsaendring()


def gaeldende_raekke(opsaetning: Opsaetning, kle: KleMoenster) -> KleOpsaetning | None:
    """The row that holds for a number or a group: its own, else the nearest above it."""
    over = [r for r in opsaetning.raekker if kle.forled.startswith(r.kle.forled)]
    return max(over, key=lambda raekke: len(raekke.kle.forled), default=None)


def er_egen(raekke: KleOpsaetning | None, kle: KleMoenster) -> bool:
    """True if the row is the number's own and not inherited."""
    return raekke is not None and raekke.kle.forled == kle.forled


def ret_opsaetning(
    opsaetning: Opsaetning, numre: Iterable[KleMoenster], aendring: Opsaetningsaendring
) -> Opsaetning:
    """The configuration with the change made to each number.

    A number without a row of its own gets one, made from what it inherits; where the change says
    nothing new, it goes on inheriting. Groups are changed before what lies under them. An assumed
    row that is changed is an own one from then on; the other numbers go on being assumed.
    """
    raekker = {raekke.kle.forled: raekke for raekke in opsaetning.egne}
    antagne = {raekke.kle.forled: raekke for raekke in opsaetning.antagne}
    for kle in sorted(set(numre), key=lambda et: (len(et.forled), et.forled)):
        if aendring.foelg_gruppen:
            raekker.pop(kle.forled, None)
            continue
        gjaldt = antagne.get(kle.forled) or gaeldende_raekke(
            Opsaetning(tuple(raekker.values())), kle
        )
        ny = _rettet(gjaldt or KleOpsaetning(kle=kle), aendring)
        if kle.forled in raekker or ny != (gjaldt or KleOpsaetning(kle=kle)):
            egen = raekker.get(kle.forled)
            raekker[kle.forled] = replace(ny, kle=egen.kle if egen else kle)
    egne = tuple(sorted(raekker.values(), key=lambda raekke: str(raekke.kle)))
    return Opsaetning(egne, opsaetning.antaget)


def _rettet(raekke: KleOpsaetning, aendring: Opsaetningsaendring) -> KleOpsaetning:
    felter = (
        "aktiv",
        "kun_sapa",
        "titel",
        "dokumenter",
        "journalnotater",
        "fagsystemfilter",
        "deaktiver_fradato_for_aktive",
    )
    sat = _sat(aendring, felter)
    if aendring.ret_fradato:
        sat["fradato"] = aendring.fradato
    if aendring.ret_fradato_ydelser:
        sat["fradato_ydelser"] = aendring.fradato_ydelser
    if sat.get("aktiv"):
        sat["kun_sapa"] = False
    kontakt = _sat(aendring, ("kilde", "afdeling", "telefon", "hjemmeside", "digital_post"))
    return replace(raekke, kontakt=replace(raekke.kontakt, **kontakt), **sat)


def _sat(aendring: Opsaetningsaendring, felter: Iterable[str]) -> dict[str, Any]:
    alle = {navn: getattr(aendring, navn) for navn in felter}
    return {navn: vaerdi for navn, vaerdi in alle.items() if vaerdi is not None}


def forskelle(foer: KleOpsaetning | None, efter: KleOpsaetning | None) -> tuple[str, ...]:
    """What differs between the rows that hold for a number, in words: `Aktiv: nej → ja`."""
    return tuple(
        f"{navn}: {gammel} → {ny}"
        for (navn, gammel), (_, ny) in zip(_i_ord(foer), _i_ord(efter), strict=True)
        if gammel != ny
    )


def _i_ord(raekke: KleOpsaetning | None) -> Iterator[tuple[str, str]]:
    """KOMBIT's labels and the row's values; no row shows nothing and says no more."""
    vist = raekke or KleOpsaetning(kle=KleMoenster("*"))
    kontakt = vist.kontakt
    yield "Aktiv", "kun for SAPA" if vist.kun_sapa and not vist.aktiv else _ja_nej(vist.aktiv)
    yield "Titel", str(vist.titel)
    yield "Dokumenter", _ja_nej(vist.dokumenter)
    yield "Journalnotater", _ja_nej(vist.journalnotater)
    yield "Fagsystemfilter", opremsning(vist.fagsystemfilter) or "alle fagsystemer"
    yield "Fradato", dag(vist.fradato)
    yield FRADATO_YDELSER, dag(vist.fradato_ydelser) if vist.fradato_ydelser else "som sager"
    yield DEAKTIVER, _ja_nej(vist.deaktiver_fradato_for_aktive)
    yield "Kontaktoplysninger kilde", str(kontakt.kilde)
    yield "Kontaktafdeling", kontakt.afdeling or "tom"
    yield "Kontakttelefon", kontakt.telefon or "tom"
    yield "Link til kontakthjemmeside", kontakt.hjemmeside or "tom"
    yield "Kontaktlink til digital post", kontakt.digital_post or "tom"


def _ja_nej(svar: bool) -> str:  # noqa: FBT001 - one argument, and it is the answer
    return "ja" if svar else "nej"
