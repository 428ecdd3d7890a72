"""Prøveborgere that a person asked for: one citizen, one open sag, at most one ydelse each.

The wish is kept, never the rows that it makes: every import makes the citizens anew beside
whatever test data there is then, so that they are neither lost nor mixed with it. Who is made
depends on the wish's own number alone; only where the data already has her number or name does
the next free one do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from webapp.domain.fagsystem import (
    BevilgetYdelse,
    Bevilling,
    Fagsystem,
    Fremdrift,
    Haendelse,
    Kildested,
    LokalYdelse,
    Partsrolle,
    Sag,
    Sagspart,
)
from webapp.domain.testdata.kilde import Kildedata
from webapp.domain.testdata.person import Person
from webapp.domain.testdata.proeveborgere import MAERKE
from webapp.domain.testdata.proevepersoner import FORNAVNE, opdigtet_cpr
from webapp.domain.vaerdier.dansk import dag, opremsning
from webapp.domain.vaerdier.identifikation import Cpr
from webapp.domain.vaerdier.slug import fold

MAKS_OENSKER = 60
TILFOEJET = f"{MAERKE}, som I selv har tilføjet."
_EFTERNAVNE = ("Tilvalgsen", "Ekstrup", "Ønskegaard")
# Above the numbers that the other prøveborgere are made of.
_FOERSTE_CPR = 1000
_CURA = Fagsystem("Cura", via_eksport=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Oenske:
    """A citizen that somebody asked for. `nr` is from 1.

    `ydelse` empty: none is granted; `sagstype` empty: she has no sag at all.
    """

    nr: int
    sagstype: str
    enhed: str
    ydelse: str
    dato: date
    sted: Kildested | None = None

    @property
    def navn(self) -> str:
        """The name of the citizen whom the wish makes: another for each of the first sixty."""
        runde, plads = divmod(self.nr - 1, len(FORNAVNE))
        tal = f" {runde // len(_EFTERNAVNE) + 1}" if runde >= len(_EFTERNAVNE) else ""
        return f"{FORNAVNE[plads]} {_EFTERNAVNE[runde % len(_EFTERNAVNE)]}{tal}"

    @property
    def beskrivelse(self) -> str:
        """What is said of the citizen whom it makes."""
        hvad = f"{self.sagstype} hos {self.enhed} fra {dag(self.dato)}"
        ydelse = f" med ydelsen {self.ydelse}" if self.ydelse else ""
        return f"{TILFOEJET} {f'{hvad}{ydelse}' if self.sagstype else 'Ingen sager'}."

    @property
    def sagsnummer(self) -> str:
        """The number of the citizen's sag, where no sag of the data has it."""
        return f"TILFØJET-{self.nr}"


@dataclass(frozen=True, slots=True)
class Tilfoejet:
    """What became of a wish: the citizen's slug; else `mangler`, what the data lacks, in Danish."""

    oenske: Oenske
    person: str = ""
    mangler: str = ""


def tilfoej(kilde: Kildedata, oensker: Iterable[Oenske]) -> tuple[Kildedata, tuple[Tilfoejet, ...]]:
    """The data with the citizens beside its own, and what became of each wish, in order."""
    svar: list[Tilfoejet] = []
    for oenske in oensker:
        mangler = find_mangler(kilde, oenske)
        if mangler:
            svar.append(Tilfoejet(oenske, mangler=mangler))
            continue
        kilde = _med(kilde, oenske)
        svar.append(Tilfoejet(oenske, kilde.personer[-1].slug))
    return kilde, tuple(svar)


def find_mangler(kilde: Kildedata, oenske: Oenske) -> str:
    """Why the wish cannot be granted on this data, one Danish sentence; empty where it can."""
    if not oenske.sagstype:
        return ""
    ydelse = _ydelse(kilde, oenske)
    ukendt = [
        f"{hvad} »{navn}«"
        for hvad, navn, kendt in (
            ("sagstypen", oenske.sagstype, {s.navn for s in kilde.sagstyper}),
            ("enheden", oenske.enhed, {e.navn for e in kilde.lokale_enheder}),
            ("ydelsen", oenske.ydelse, {y.navn for y in kilde.lokale_ydelser} | {""}),
        )
        if navn not in kendt
    ]
    if ukendt:
        hvad = opremsning(ukendt)
        return f"{hvad[0].upper()}{hvad[1:]} er ikke i jeres ark."
    if ydelse and ydelse.sagstype and ydelse.sagstype != oenske.sagstype:
        return (
            f"Ydelsen »{ydelse.navn}« hører til sagstypen »{ydelse.sagstype}« og kan ikke ligge "
            f"på en sag af typen »{oenske.sagstype}«."
        )
    if oenske.dato > kilde.kommune.dato:
        return (
            f"Datoen {dag(oenske.dato)} ligger efter den dag, siderne vises pr. "
            f"({dag(kilde.kommune.dato)})."
        )
    return ""


def _ydelse(kilde: Kildedata, oenske: Oenske) -> LokalYdelse | None:
    return next((y for y in kilde.lokale_ydelser if y.navn == oenske.ydelse), None)


def _med(kilde: Kildedata, oenske: Oenske) -> Kildedata:
    """The data with one citizen more."""
    person = _person(kilde, oenske)
    if not oenske.sagstype:
        return replace(kilde, personer=(*kilde.personer, person))
    system = next((s for s in kilde.fagsystemer if s.via_eksport), _CURA)
    fagsystemer = {s.navn: s for s in kilde.fagsystemer} | {system.navn: system}
    sag = _sag(kilde, oenske, system, person)
    bevillinger = kilde.bevillinger
    if oenske.ydelse:
        bevillinger = (*bevillinger, _bevilling(kilde, oenske, sag))
    return replace(
        kilde,
        fagsystemer=tuple(fagsystemer.values()),
        personer=(*kilde.personer, person),
        sager=(*kilde.sager, sag),
        bevillinger=bevillinger,
    )


def _person(kilde: Kildedata, oenske: Oenske) -> Person:
    return Person(
        slug=_ledig(fold(oenske.navn), {p.slug for p in kilde.personer}),
        navn=oenske.navn,
        cpr=_ledigt_cpr(oenske.nr, {p.cpr for p in kilde.personer}),
        adresse="Opdigtet adresse",
        bopaelskommune=str(kilde.kommune.cvr),
        beskrivelse=oenske.beskrivelse,
    )


def _ledigt_cpr(nr: int, optaget: set[Cpr]) -> Cpr:
    """The wish's own invented number, or the next one that nobody in the data has."""
    return next(cpr for i in count(_FOERSTE_CPR + nr) if (cpr := opdigtet_cpr(i)) not in optaget)


def _ledig(navn: str, optaget: set[str]) -> str:
    """The name, or with the first number that makes it free."""
    bud = (navn if nr == 1 else f"{navn}-{nr}" for nr in count(1))
    return next(et for et in bud if et not in optaget)


def _sag(kilde: Kildedata, oenske: Oenske, system: Fagsystem, person: Person) -> Sag:
    """An open sag that nobody has touched since the day it was opened."""
    slug = _ledig(f"tilfoejet-{oenske.nr}", {s.slug for s in kilde.sager})
    return Sag(
        slug=slug,
        sagsnummer=_ledig(oenske.sagsnummer, {s.sagsnummer for s in kilde.sager}),
        fagsystem=system.navn,
        titel=oenske.sagstype,
        myndighed=kilde.kommune.cvr,
        oprettet=oenske.dato,
        haendelser=(Haendelse(oenske.dato, "Sagen er oprettet", oenske.enhed, Fremdrift.OPSTAAET),),
        sagstype=oenske.sagstype,
        handlingsfacet="G01 Generelle sager",
        parter=(Sagspart(Partsrolle.PRIMAER_PART, person.slug),),
    )


def _bevilling(kilde: Kildedata, oenske: Oenske, sag: Sag) -> Bevilling:
    ydelser = {y.slug for b in kilde.bevillinger for y in b.ydelser}
    return Bevilling(
        nummer=_ledig(f"TILFØJET-B-{oenske.nr}", {b.nummer for b in kilde.bevillinger}),
        fagsystem=sag.fagsystem,
        myndighed=sag.myndighed,
        sag=sag.slug,
        parter=(Sagspart(Partsrolle.BEVILLINGSMODTAGER, sag.parter[0].person),),
        ydelser=(
            BevilgetYdelse(
                slug=_ledig(f"tilfoejet-ydelse-{oenske.nr}", ydelser),
                navn=oenske.ydelse,
                fra=oenske.dato,
                til=None,
                bevilget=oenske.dato,
                lokal_ydelse=oenske.ydelse,
            ),
        ),
        lokal_enhed=oenske.enhed,
    )
