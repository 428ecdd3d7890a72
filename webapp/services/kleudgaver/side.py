"""`/<kommune>/<variant>/kle-udgaver/`: what a new edition of KLE does to the mapping."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlite_utils import Database

from webapp.domain.klassifikation.kleudgaver import (
    Afloesere,
    Kleaendring,
    Udgaveforskel,
    sammenlign_udgaver,
)
from webapp.domain.variant.mappingaendring import seneste
from webapp.services.arknavne import slugs
from webapp.services.dansk import detaljedato, sorteringsnoegle
from webapp.services.grundlag import Grundlag
from webapp.store.kleudgaver import load_tidligere, sendte_sager_pr_kle
from webapp.store.mappingtal import INGEN, sager_pr_sagstype, ydelser_pr_lokal_ydelse

MAKS_LINJER = 200


@dataclass(frozen=True, slots=True)
class Bruger:
    """A sagstype or a local ydelse that is mapped to the number; `slags` as in the address."""

    slags: str
    navn: str
    slug: str
    antal: int


@dataclass(frozen=True, slots=True)
class Kleforslag:
    """A number that may take the place of a retired one."""

    nummer: str
    titel: str
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kleudgavelinje:
    """One number and who uses it. `andre`: what other fagsystemer have filed with it."""

    nummer: str
    foer: str
    efter: str
    brugere: tuple[Bruger, ...]
    andre: int
    opsaetning: bool
    roller: tuple[str, ...]
    hentes: bool
    forslag: tuple[Kleforslag, ...]

    @property
    def er_i_brug(self) -> bool:
        """True if the variant or a filed sag uses the number."""
        return bool(self.brugere or self.andre or self.opsaetning or self.roller)

    @property
    def sager(self) -> int:
        """Sager on the number, in Cura and as filed by others."""
        return self.andre + sum(b.antal for b in self.brugere if b.slags == "sagstyper")

    @property
    def ydelser(self) -> int:
        """Ydelser whose local ydelse is mapped to the number."""
        return sum(b.antal for b in self.brugere if b.slags == "ydelser")


@dataclass(frozen=True, slots=True)
class Kleafsnit:
    """All numbers of one kind: those in use in full, the others up to a limit."""

    slags: str
    i_brug: tuple[Kleudgavelinje, ...]
    oevrige: tuple[Kleudgavelinje, ...]
    oevrige_ialt: int

    @property
    def ialt(self) -> int:
        """All numbers of the kind."""
        return len(self.i_brug) + self.oevrige_ialt


@dataclass(frozen=True)
class Kleudgaveside:
    """The page; `foer` and `efter` are days, empty where only one edition is loaded."""

    variantnavn: str
    foer: str
    efter: str
    afsnit: tuple[Kleafsnit, ...]

    @property
    def skal_aendres(self) -> int:
        """How many sagstyper and ydelser are mapped to a retired number."""
        udgaaede = next((a for a in self.afsnit if a.slags == Kleaendring.UDGAAET), None)
        return sum(len(linje.brugere) for linje in udgaaede.i_brug) if udgaaede else 0


def kleudgaveside(database: Database, grundlag: Grundlag) -> Kleudgaveside:
    """The page of one variant."""
    tidligere, plan = load_tidligere(database), grundlag.opslag.kle
    efter = detaljedato(plan.udgivet) if plan.udgivet else ""
    if tidligere is None or tidligere.udgivet is None:
        return Kleudgaveside(grundlag.variant.navn, "", efter, ())
    brug = _Brug(database, grundlag)
    forskelle = sammenlign_udgaver(tidligere, plan)
    return Kleudgaveside(
        grundlag.variant.navn,
        detaljedato(tidligere.udgivet),
        efter,
        tuple(
            _afsnit(brug, slags, [f for f in forskelle if f.slags is slags])
            for slags in Kleaendring
        ),
    )


def _afsnit(brug: _Brug, slags: Kleaendring, forskelle: list[Udgaveforskel]) -> Kleafsnit:
    linjer = [brug.linje(forskel) for forskel in forskelle]
    i_brug = sorted(
        (linje for linje in linjer if linje.er_i_brug),
        key=lambda linje: (-linje.sager - linje.ydelser, linje.nummer),
    )
    oevrige = [linje for linje in linjer if not linje.er_i_brug]
    return Kleafsnit(str(slags), tuple(i_brug), tuple(oevrige[:MAKS_LINJER]), len(oevrige))


@dataclass(frozen=True)
class _Brug:
    """Who uses which number in a variant, as planned."""

    database: Database
    grundlag: Grundlag

    def linje(self, forskel: Udgaveforskel) -> Kleudgavelinje:
        variant, nummer = self.grundlag.variant, forskel.nummer
        udgaaet = forskel.slags is Kleaendring.UDGAAET
        brugere = self._brugere.get(nummer, [])
        return Kleudgavelinje(
            nummer=nummer,
            foer=forskel.foer,
            efter=forskel.efter,
            brugere=tuple(sorted(brugere, key=lambda b: (-b.antal, sorteringsnoegle(b.navn)))),
            andre=self._andre.get(nummer, 0),
            opsaetning=any(str(raekke.kle) == nummer for raekke in variant.opsaetning.raekker),
            roller=tuple(
                rolle.navn
                for rolle in variant.roller
                if any(str(kle) == nummer for en in rolle.brugersystemroller for kle in en.kle)
            ),
            hentes=any(nummer.startswith(m.forled) for m in variant.classification_filter),
            forslag=self._forslag(forskel) if udgaaet and brugere else (),
        )

    def _forslag(self, forskel: Udgaveforskel) -> tuple[Kleforslag, ...]:
        plan = self.grundlag.opslag.kle
        return tuple(
            Kleforslag(et.kandidat, plan.titel(et.kandidat) or "", et.score)
            for et in self._afloesere.forslag(forskel.foer)
        )

    @cached_property
    def _afloesere(self) -> Afloesere:
        return Afloesere.af(self.grundlag.opslag.kle)

    @cached_property
    def _andre(self) -> Mapping[str, int]:
        return sendte_sager_pr_kle(self.database)

    @cached_property
    def _brugere(self) -> Mapping[str, list[Bruger]]:
        samlet: defaultdict[str, list[Bruger]] = defaultdict(list)
        opslag, variant = self.grundlag.opslag, self.grundlag.variant
        tal = sager_pr_sagstype(self.database)
        for slug, navn in slugs(s.navn for s in opslag.sagstyper).items():
            sagstype = seneste(variant.sagstype_kle, navn, lambda r: r.sagstype)
            if sagstype and sagstype.kle:
                antal = tal.get(navn, INGEN).antal
                samlet[str(sagstype.kle)].append(Bruger("sagstyper", navn, slug, antal))
        tal = ydelser_pr_lokal_ydelse(self.database)
        for slug, navn in slugs(iter(opslag.lokale_ydelser)).items():
            ydelse = seneste(variant.ydelsestyper, navn, lambda r: r.lokal_ydelse)
            if ydelse and ydelse.kle:
                antal = tal.get(navn, INGEN).antal
                samlet[str(ydelse.kle)].append(Bruger("ydelser", navn, slug, antal))
        return samlet
