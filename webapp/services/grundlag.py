"""What every use case begins with: the lookups, one variant and the day of the preview."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from sqlite_utils import Database

from webapp.domain.eksport.indeks import Indeksydelse
from webapp.domain.fagsystem import Fagsystem, Ydelsesart
from webapp.domain.organisation.reorganisation import organisation_paa
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.dage import flyt
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.domain.variant.konfiguration import Konfiguration
from webapp.domain.variant.opsaetning import Kontaktkilde, Opsaetning
from webapp.domain.variant.traeforslag import med_forslag
from webapp.domain.variant.variant import Variant
from webapp.domain.visning.ens import Svar
from webapp.store import opslag, varianter
from webapp.store.kendt import kendes, kendt
from webapp.store.opslag import Opslag
from webapp.store.personliste import load_foerste_personer, tael_personer
from webapp.store.sager import findes_sag, load_foerste_sagsdag

T = TypeVar("T")
# How far past its own date a data set can be previewed: choices ahead, but not another age.
FREMAD = timedelta(days=5 * 365)
# So many test persons are named where one is sought that is not there.
MEST_NAEVNT = 12


@dataclass(frozen=True, slots=True)
class Ukendt:
    """A slug that names nothing, and some of those (slug, name) that could stand in its place.

    `ialt` is how many there are.
    """

    slug: str
    findes: tuple[tuple[str, str], ...]
    ialt: int


class FindesIkkeError(LookupError):
    """What the address names is not there; the message is Danish and may be shown.

    `ukendt`: which part of the address, and what is there instead; `naermeste`: of a day outside
    the data, the nearest one that is in it.
    """

    def __init__(
        self, tekst: str, ukendt: Ukendt | None = None, naermeste: date | None = None
    ) -> None:
        super().__init__(tekst)
        self.ukendt = ukendt
        self.naermeste = naermeste


@dataclass(frozen=True)
class Grundlag:
    """The lookups of a kommune, the choices of one variant, and the preview date.

    `svar`: what was answered of objects under them; a changed basis begins with none.
    """

    opslag: Opslag
    konfiguration: Konfiguration
    dato: date
    sagstyper_med_ydelser: frozenset[str]
    svar: Svar = field(default_factory=Svar, init=False, compare=False, repr=False)

    @property
    def variant(self) -> Variant:
        """The variant whose choices hold."""
        return self.konfiguration.variant

    def myndighed(self, cvr: Cvr) -> str:
        """The authority's name, its CVR number where no sheet names it."""
        navn = self.opslag.myndigheder.get(cvr.cifre)
        return f"CVR {cvr}" if navn is None else navn

    def fagsystem(self, navn: str) -> Fagsystem:
        """The fagsystem, one that files by itself where no sheet names it."""
        fundet = self.opslag.fagsystemer.get(navn)
        return Fagsystem(navn) if fundet is None else fundet

    def ydelsesart(self, ydelse: Indeksydelse | None) -> Ydelsesart | None:
        """The kind of the type that the ydelse was filed under, None where nobody says."""
        return self.opslag.ydelsesarter.get(ydelse.ydelsestype) if ydelse else None

    def med_kontaktkilde(self, kilde: Kontaktkilde) -> Grundlag:
        """The same with one contact source on every KLE number: for the 2 × 2 of A0:1405."""
        raekker = tuple(
            replace(raekke, kontakt=replace(raekke.kontakt, kilde=kilde))
            for raekke in self.variant.opsaetning.raekker
        )
        variant = replace(self.variant, opsaetning=Opsaetning(raekker))
        return replace(self, konfiguration=replace(self.konfiguration, variant=variant))


def load_grundlag(
    database: Database, variant_slug: str, dato: date | None = None, person: Person | None = None
) -> Grundlag:
    """The basis of a page. `dato` None: the person's own date, else the data set's.

    Raises FindesIkkeError for an unknown variant and for a date outside the data's span.
    """
    variant, dag = find_variant(database, variant_slug), tjek_dato(database, dato, person)
    return kendt(
        database,
        ("grundlag", variant.slug, dag),
        lambda: byg_grundlag(opslag.load_opslag(database), variant, dag),
    )


def kendt_for(database: Database, grundlag: Grundlag, hvad: Hashable, lav: Callable[[], T]) -> T:
    """What `lav` finds out, kept where the basis is a variant as it is saved, and no draft of it.

    `lav` may look at the file and at the basis alone, and what it gives is never changed.
    """
    variant, dato = grundlag.variant.slug, grundlag.dato
    if not kendes(database) or not er_gemt(database, grundlag):
        return lav()
    return kendt(database, (hvad, variant, dato), lav)


def er_gemt(database: Database, grundlag: Grundlag) -> bool:
    """True if the basis is the one that pages share: that of a variant as it stands in the file."""
    try:
        return load_grundlag(database, grundlag.variant.slug, grundlag.dato) is grundlag
    except FindesIkkeError:  # a draft under a name of its own, or a person's own day
        return False


def find_variant(database: Database, slug: str) -> Variant:
    """The variant of that slug. FindesIkkeError where there is none."""
    fundet = varianter.find_variant(database, slug)
    if fundet is None:
        navne = tuple(variantnavne(database).items())
        raise FindesIkkeError(
            f"Der er ingen variant, der hedder »{slug}«.", Ukendt(slug, navne, len(navne))
        )
    return fundet


def byg_grundlag(slaaet_op: Opslag, variant: Variant, dato: date) -> Grundlag:
    """The basis from its parts."""
    ydelser = slaaet_op.lokale_ydelser.values()
    organisation = organisation_paa(slaaet_op.organisation, variant.reorganisation, dato)
    slaaet_op = replace(
        slaaet_op,
        organisation=organisation,
        lokale_enheder=med_forslag(slaaet_op.lokale_enheder, variant.traeforslag),
    )
    return Grundlag(
        slaaet_op,
        Konfiguration.af(variant, slaaet_op.lokale_enheder, dato),
        dato,
        frozenset(ydelse.sagstype for ydelse in ydelser if ydelse.sagstype),
    )


def tjek_dato(database: Database, dato: date | None, person: Person | None) -> date:
    """The preview date, checked against the data's span."""
    kommune = opslag.load_kommune(database)
    if dato is None:
        return (person.dato if person else None) or kommune.dato
    sidste = flyt(kommune.dato, FREMAD)
    if dato <= sidste and findes_sag(database, dato):
        return dato
    foerste = load_foerste_sagsdag(database) or kommune.dato
    if not foerste <= dato <= sidste:
        raise FindesIkkeError(
            f"Datoen {dato.isoformat()} ligger uden for det, data handler om. Vælg en dato fra "
            f"{foerste.isoformat()} til {sidste.isoformat()}.",
            naermeste=foerste if dato < foerste else sidste,
        )
    return dato


def find_person(database: Database, slug: str) -> Person:
    """The person with the slug; FindesIkkeError where there is none."""
    person = opslag.find_person(database, slug)
    if person is None:
        raise FindesIkkeError(
            f"Der er ingen testperson, der hedder »{slug}«.",
            Ukendt(slug, load_foerste_personer(database, MEST_NAEVNT), tael_personer(database)),
        )
    return person


def variantnavne(database: Database) -> Mapping[str, str]:
    """Names by slug, in the variants' order."""
    return {slug: navn for slug, navn, _ in varianter.load_variantnavne(database)}
