"""A made-up kommune of any size, to measure on: units, sagstyper, a variant, citizens and sager.

The same numbers give the same kommune. Most sager have one of a few KLE numbers, as in practice;
days and units are drawn. Nobody in it is real: names and CPR numbers are of the kind that
prøveborgere have, and the sager are told to be invented wherever they are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate, chain
from typing import Protocol, TypeVar

from webapp.domain.fagsystem import (
    BevilgetYdelse,
    Bevilling,
    Fagsystem,
    Fremdrift,
    Haendelse,
    LokalEnhed,
    LokalYdelse,
    Myndighed,
    Partsrolle,
    Sag,
    Sagspart,
    Sagstype,
)
from webapp.domain.klassifikation.kle import KlePlan, KlePost
from webapp.domain.organisation.organisation import AdresseRolle, FkEnhed, FkOrganisation
from webapp.domain.testdata.kilde import Kildedata, Kommune
from webapp.domain.testdata.person import Person
from webapp.domain.testdata.pseudonymnavne import EFTERNAVNE, FORNAVNE
from webapp.domain.vaerdier.identifikation import Cpr, Cvr, EnhedUuid

CVR, ANDEN_CVR, DATO = Cvr("11111111"), "22222222", date(2024, 4, 8)
FOERSTE, DAGE = date(2016, 1, 1), 3000
YDELSER_PR_SAGSTYPE = 3
# Most sagstyper are handled by some units only, and a unit has few units below it.
SAGSTYPER_PR_ENHED, UNDER_HVER = 9, 7
# Of a hundred citizens, two live in another kommune.
FREMMEDE = 50
MED_BEVILLING = 0.5
# So many are held at a time: a million sager take no more memory than ten thousand.
BORGERE_AD_GANGEN = 3000
T = TypeVar("T")
_VAEGTE = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_DAGE, _MAANEDER, _AAR, _FRA_AAR = 26, 12, 66, 1932


class Terning(Protocol):
    """What days, units and numbers are drawn with: `random.Random` is one."""

    def random(self) -> float:
        """A part of one."""

    def randrange(self, stop: int, /) -> int:
        """A number from 0, below `stop`."""

    def choice(self, seq: Sequence[T], /) -> T:
        """One of them."""

    def choices(self, population: Sequence[T], *, cum_weights: Sequence[float]) -> list[T]:
        """One of them, some oftener than others."""


@dataclass(frozen=True, slots=True)
class Borgerbid:
    """Some of the citizens with all that there is of them."""

    personer: tuple[Person, ...]
    sager: tuple[Sag, ...]
    bevillinger: tuple[Bevilling, ...]


@dataclass(frozen=True, kw_only=True)
class Storkommune:
    """How large it is, and the seed that it is drawn from: `terning` gives a Terning of a seed."""

    slug: str
    navn: str
    borgere: int
    sager: int
    terning: Callable[[int], Terning]
    froe: int = 1
    enheder: int = 1600
    sagstyper: int = 120
    fortael: Callable[[int], None] = field(default=lambda _antal: None, compare=False)

    def kilde(self) -> Kildedata:
        """All of it at once."""
        alle = tuple(self.borgerne())
        return replace(
            self.stamdata(),
            personer=tuple(chain.from_iterable(bid.personer for bid in alle)),
            sager=tuple(chain.from_iterable(bid.sager for bid in alle)),
            bevillinger=tuple(chain.from_iterable(bid.bevillinger for bid in alle)),
        )

    def stamdata(self) -> Kildedata:
        """All but the citizens and what there is of them."""
        return Kildedata(
            kommune=Kommune(self.slug, self.navn, CVR, DATO),
            myndigheder=(Myndighed(CVR, self.navn),),
            fagsystemer=(Fagsystem("Cura", via_eksport=True, aabnet=date(2022, 3, 1)),),
            lokale_enheder=tuple(map(_lokal_enhed, range(1, self.enheder + 1))),
            sagstyper=tuple(Sagstype(sagstypenavn(nr)) for nr in range(self.sagstyper)),
            lokale_ydelser=tuple(
                LokalYdelse(navn=ydelsesnavn(nr, plads), paragraf="", sagstype=sagstypenavn(nr))
                for nr in range(self.sagstyper)
                for plads in range(YDELSER_PR_SAGSTYPE)
            ),
            organisation=FkOrganisation(
                {enhed.uuid: enhed for enhed in map(_fk_enhed, range(1, self.enheder + 1))}
            ),
            kle=KlePlan(
                {
                    emne(nr): KlePost(nummer=emne(nr), titel=f"Opdigtet emne {nr}")
                    for nr in range(self.sagstyper)
                }
            ),
        )

    def borgerne(self) -> Iterator[Borgerbid]:
        """The citizens, some at a time; `fortael` is told how many sager there are so far."""
        t, antal = self.terning(self.froe), max(self.borgere, 1)
        for foerste in range(0, antal, BORGERE_AD_GANGEN):
            # Nothing here keeps them: they go when whoever asked for them lets them go.
            yield self._bid(t, foerste, min(foerste + BORGERE_AD_GANGEN, antal))

    def _bid(self, t: Terning, foerste: int, efter: int) -> Borgerbid:
        antal = max(self.borgere, 1)
        personer = tuple(map(self._person, range(foerste, efter)))
        sager, bevillinger = list[Sag](), list[Bevilling]()
        for nr in range(self._sager_foer(foerste), self._sager_foer(efter)):
            sager.append(self._sag(t, nr, personer[nr * antal // self.sager - foerste]))
            if t.random() < MED_BEVILLING:
                bevillinger.append(_bevilling(t, sager[-1]))
            self.fortael(nr + 1)
        return Borgerbid(personer, tuple(sager), tuple(bevillinger))

    def _sager_foer(self, borger: int) -> int:
        """How many sager those before a citizen have; each has as many, the first ones the rest."""
        return -(-borger * self.sager // max(self.borgere, 1))

    @cached_property
    def _vaegte(self) -> tuple[float, ...]:
        """Zipf's: the second number half as often as the first, the tenth a tenth as often."""
        return tuple(accumulate(1 / (nr + 1) for nr in range(SAGSTYPER_PR_ENHED)))

    def _sag(self, t: Terning, nr: int, person: Person) -> Sag:
        enhed = 1 + t.randrange(self.enheder)
        plads = t.choices(range(SAGSTYPER_PR_ENHED), cum_weights=self._vaegte)[0]
        sagstype = (enhed * UNDER_HVER + plads) % self.sagstyper
        oprettet = FOERSTE + timedelta(days=t.randrange(DAGE))
        tilbage = (DATO - oprettet).days
        haendelser = [Haendelse(oprettet, enhed=enhedsnavn(enhed))]
        for _ in range(t.randrange(3)):
            dag = oprettet + timedelta(days=t.randrange(max(tilbage, 1)))
            fremdrift = t.choice([*Fremdrift, Fremdrift.AFSLUTTET])
            haendelser.append(Haendelse(dag, fremdrift=fremdrift))
        return Sag(
            slug=f"proeve-{nr}",
            sagsnummer=f"PRØVE-{nr}",
            fagsystem="Cura",
            titel=f"Sag om emne {sagstype}",
            myndighed=CVR,
            oprettet=oprettet,
            haendelser=tuple(haendelser),
            sagstype=sagstypenavn(sagstype),
            parter=(Sagspart(Partsrolle.PRIMAER_PART, person.slug),),
        )

    def _person(self, nr: int) -> Person:
        # Names that are far apart for neighbours, so that a search finds few.
        fornavn = FORNAVNE[nr % len(FORNAVNE)]
        efternavn = EFTERNAVNE[(nr * 7 + self.froe) % len(EFTERNAVNE)]
        return Person(
            slug=f"p-{nr}",
            navn=f"{fornavn} {efternavn}",
            cpr=opdigtet_cpr(nr),
            bopaelskommune=ANDEN_CVR if nr % FREMMEDE == 0 else str(CVR),
        )


def sagstypenavn(nr: int) -> str:
    """The nr'th sagstype."""
    return f"Sagstype {nr}"


def ydelsesnavn(nr: int, plads: int) -> str:
    """A local ydelse of the nr'th sagstype."""
    return f"Ydelse {nr}-{plads}"


def enhedsnavn(nr: int) -> str:
    """The nr'th unit in Cura, from 1: the top of its tree."""
    return f"Enhed {nr}"


def emne(nr: int) -> str:
    """The KLE number of the nr'th sagstype: in the groups 27.00, 27.01 and on."""
    return f"27.{nr // 10:02}.{nr % 10:02}"


def fk_uuid(nr: int) -> EnhedUuid:
    """The nr'th unit of FK Organisation."""
    return EnhedUuid(f"00000000-0000-4000-8000-{nr:012}")


def opdigtet_cpr(nr: int) -> Cpr:
    """The nr'th number: another for each of millions, never valid by modulus 11, nobody's."""
    resten, dag = divmod(nr, _DAGE)
    resten, maaned = divmod(resten, _MAANEDER)
    runde, aar = divmod(resten, _AAR)
    dato = f"{dag + 2:02}{maaned + 1:02}{(_FRA_AAR + aar) % 100:02}"
    # Of two neighbours at most one is valid, so each round has two to choose from.
    numre = (f"{dato}{loebenummer:04}" for loebenummer in (runde * 2, runde * 2 + 1))
    return Cpr(next(cifre for cifre in numre if not _er_gyldigt(cifre)))


def _er_gyldigt(cifre: str) -> bool:
    return sum(int(c) * v for c, v in zip(cifre, _VAEGTE, strict=True)) % 11 == 0


def _over(nr: int) -> int | None:
    """A tree in which each unit has seven below it."""
    return (nr + UNDER_HVER - 2) // UNDER_HVER if nr > 1 else None


def _lokal_enhed(nr: int) -> LokalEnhed:
    over = _over(nr)
    overordnet = enhedsnavn(over) if over else None
    return LokalEnhed(enhedsnavn(nr), sagsansvarlig=True, overordnet=overordnet)


def _fk_enhed(nr: int) -> FkEnhed:
    over = _over(nr)
    return FkEnhed(
        uuid=fk_uuid(nr),
        navn=f"FK-enhed {nr}",
        overordnet=fk_uuid(over) if over else None,
        adresser={AdresseRolle.TELEFON: f"7010{nr:04}"},
    )


def _bevilling(t: Terning, sag: Sag) -> Bevilling:
    nr = int((sag.sagstype or "").split()[-1])
    bevilget = sag.oprettet + timedelta(days=t.randrange(30))
    fra = bevilget + timedelta(days=t.randrange(60))
    til = fra + timedelta(days=400) if t.random() < 0.5 else None
    navn = ydelsesnavn(nr, t.randrange(YDELSER_PR_SAGSTYPE))
    ydelse = BevilgetYdelse(
        slug=f"y-{sag.slug}", navn=navn, fra=fra, til=til, bevilget=bevilget, lokal_ydelse=navn
    )
    part = Sagspart(Partsrolle.BEVILLINGSMODTAGER, sag.parter[0].person)
    return Bevilling(
        nummer=f"B-{sag.slug}",
        fagsystem="Cura",
        myndighed=CVR,
        sag=sag.slug,
        parter=(part,),
        ydelser=(ydelse,),
    )
