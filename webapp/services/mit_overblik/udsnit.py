"""What one citizen sees under one variant on one day: read once, judged once, where it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NoReturn, TypeVar

from sqlite_utils import Database

from webapp.domain.fagsystem import Aftale, Fordring
from webapp.domain.testdata.person import Person
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.visning.borgerblik_visning import vist_ydelsesnavn
from webapp.domain.visning.oekonomisk import Oekonomiforhold
from webapp.domain.visning.verdict import Verdict
from webapp.services import dansk
from webapp.services.bedoemmelse import (
    Bedoemt,
    Indekssager,
    bedoem_sager,
    bedoem_ydelser,
    indekser_mappe,
    kan_naas,
)
from webapp.services.grundlag import FindesIkkeError, Grundlag
from webapp.services.mit_overblik.aftaler import BedoemtAftale, bedoem_aftaler
from webapp.services.mit_overblik.andet import AndetObjekt
from webapp.services.mit_overblik.fordringer import BedoemtFordring, bedoem_fordringer
from webapp.services.mit_overblik.udbetalinger import BedoemtUdbetaling, bedoem_udbetalinger
from webapp.store.fordringer import load_fordringer
from webapp.store.opslag import load_boern
from webapp.store.sager import Sagskort, Sagsmappe, load_aftaler, load_sagsmappe

T = TypeVar("T", bound=Bedoemt | AndetObjekt)


@dataclass(frozen=True, kw_only=True)
class Borgerudsnit:
    """What one citizen sees under one variant on one day; other pages of hers share it.

    `laes` reads all of her sager and ydelser, the first time that a page shows any; so do the
    others what they are called after. `laes_nogle` reads those of her sager that are chosen.
    """

    grundlag: Grundlag
    person: Person
    laes: Callable[[], Sagsmappe]
    laes_nogle: Callable[[Callable[[Sagskort], bool]], Sagsmappe]
    laes_aftaler: Callable[[], tuple[Aftale, ...]]
    laes_fordringer: Callable[[], tuple[Fordring, ...]]
    laes_boern: Callable[[], tuple[Person, ...]]

    @cached_property
    def _mappe(self) -> Sagsmappe:
        return self.laes()

    @cached_property
    def boern(self) -> tuple[Person, ...]:
        """Her children, by name."""
        return tuple(sorted(self.laes_boern(), key=lambda barn: dansk.sorteringsnoegle(barn.navn)))

    @cached_property
    def _indekssager(self) -> Indekssager:
        return indekser_mappe(self.grundlag, self._mappe)

    @cached_property
    def alle(self) -> tuple[Bedoemt, ...]:
        """Every sag and ydelse of hers, seen or not, sager first."""
        ydelser = bedoem_ydelser(self.grundlag, self.person, self._mappe, self._indekssager)
        return (*self.alle_sager, *ydelser)

    @cached_property
    def alle_sager(self) -> tuple[Bedoemt, ...]:
        """Every sag of hers, seen or not: what a page that shows no ydelse asks."""
        return bedoem_sager(self.grundlag, self.person, self._mappe, self._indekssager)

    def sager_til(self, rolle: Jobfunktionsrolle) -> tuple[Bedoemt, ...]:
        """Her sager but those that the role cannot see, whatever happened to them.

        It has none of the numbers that those can be filed under, and they are not even read: for a
        page that shows no ydelse.
        """
        if rolle not in self._til_roller:
            self._til_roller[rolle] = self._laes_til(rolle)
        return self._til_roller[rolle]

    def _laes_til(self, rolle: Jobfunktionsrolle) -> tuple[Bedoemt, ...]:
        if "_mappe" in vars(self):
            return self.alle_sager
        mappe = self.laes_nogle(lambda kort: kan_naas(self.grundlag, kort, rolle))
        if not mappe.udeladt:
            vars(self)["_mappe"] = mappe  # it is all of them: nothing is read twice
            return self.alle_sager
        indekssager = indekser_mappe(self.grundlag, mappe)
        return bedoem_sager(self.grundlag, self.person, mappe, indekssager)

    @cached_property
    def _til_roller(self) -> dict[Jobfunktionsrolle, tuple[Bedoemt, ...]]:
        return {}

    @cached_property
    def alle_udbetalinger(self) -> tuple[BedoemtUdbetaling, ...]:
        """Every payment of hers, seen or not, newest first."""
        return bedoem_udbetalinger(self.grundlag, self.person, self.alle, self._mappe)

    @cached_property
    def udbetalinger(self) -> tuple[BedoemtUdbetaling, ...]:
        """Her visible payments, newest first."""
        return tuple(en for en in self.alle_udbetalinger if en.ses_af_borger)

    @cached_property
    def alle_aftaler(self) -> tuple[BedoemtAftale, ...]:
        """Every appointment and deadline of hers, seen or not, nearest first."""
        aftaler = self.laes_aftaler()
        return bedoem_aftaler(self.grundlag, self.person, aftaler, self._mappe.sager)

    @cached_property
    def aftaler(self) -> tuple[BedoemtAftale, ...]:
        """Her visible appointments and deadlines, nearest first."""
        return tuple(en for en in self.alle_aftaler if en.ses_af_borger)

    @cached_property
    def alle_fordringer(self) -> tuple[BedoemtFordring, ...]:
        """Every claim on her, seen or not, by its last timely day."""
        return bedoem_fordringer(self.grundlag, self.person, self.laes_fordringer())

    @cached_property
    def fordringer(self) -> tuple[BedoemtFordring, ...]:
        """The claims that she sees."""
        return tuple(en for en in self.alle_fordringer if en.ses_af_borger)

    @property
    def alt(self) -> tuple[Bedoemt | AndetObjekt, ...]:
        """All there is of her, seen or not."""
        return (*self.alle, *self.andet)

    @property
    def andet(self) -> tuple[AndetObjekt, ...]:
        """All there is of her beside sager and ydelser, seen or not."""
        return (*self.alle_udbetalinger, *self.alle_aftaler, *self.alle_fordringer)

    def dom(self, bedoemt: Bedoemt) -> Verdict:
        """The citizen's verdict on a sag or ydelse, and whether it stands on a page of hers."""
        return self.paa_siden(bedoemt).borger

    def ses(self, en: Bedoemt | AndetObjekt) -> bool:
        """True if the object stands on a page of hers: what `dom` says, cheaper."""
        return (en if isinstance(en, AndetObjekt) else self.paa_siden(en)).ses_af_borger

    def paa_siden(self, en: Bedoemt) -> Bedoemt:
        """The object with what is paid of it, where that decides."""
        if not (en.forhold.oekonomisk and en.ses_af_borger):
            return en
        return replace(en, udbetalt=self._udbetalt(en.slug))

    def _udbetalt(self, ydelse: str) -> Oekonomiforhold:
        """Her payments of the ydelse, and those that name it."""
        egne = [
            en
            for en in self.alle_udbetalinger
            if any(del_.ydelse == ydelse for del_ in en.samlet.dele)
        ]
        navngivet = [
            any(del_.ydelse == ydelse for del_ in en.forhold.viste_dele)
            for en in egne
            if en.ses_af_borger
        ]
        return Oekonomiforhold(ialt=len(egne), viste=sum(navngivet))

    @cached_property
    def sager(self) -> tuple[Bedoemt, ...]:
        """Her visible sager, newest change first."""
        sager = [b for b in self.alle_sager if b.ses_af_borger]
        return tuple(sorted(sager, key=_nyeste_foerst))

    @cached_property
    def serviceydelser(self) -> tuple[Bedoemt, ...]:
        """Her visible ydelser that are not money, in the order of their names."""
        ydelser = [
            b
            for b in self.alle
            if b.forhold.er_ydelse and not b.forhold.oekonomisk and b.ses_af_borger
        ]
        return tuple(
            sorted(ydelser, key=lambda b: dansk.sorteringsnoegle(vist_ydelsesnavn(b.forhold)))
        )


def load_borgerudsnit(database: Database, grundlag: Grundlag, person: Person) -> Borgerudsnit:
    """What there is of one person; nothing of it is read before it is asked for."""
    return Borgerudsnit(
        grundlag=grundlag,
        person=person,
        laes=lambda: load_sagsmappe(database, person.slug),
        laes_nogle=lambda vaelg: load_sagsmappe(database, person.slug, vaelg),
        laes_aftaler=lambda: load_aftaler(database, person.slug),
        laes_fordringer=lambda: load_fordringer(database, person.slug),
        laes_boern=lambda: load_boern(database, person.slug),
    )


class SkjultError(FindesIkkeError):
    """A sag or ydelse that is there, but that the citizen does not see under the variant."""


def find_sag(udsnit: Borgerudsnit, slug: str) -> Bedoemt:
    """A sag that the citizen sees; SkjultError if it is hidden, FindesIkkeError if unknown."""
    return _find(udsnit, udsnit.sager, "sag", slug)


def find_ydelse(udsnit: Borgerudsnit, slug: str) -> Bedoemt:
    """A serviceydelse that the citizen sees; SkjultError or FindesIkkeError as for a sag."""
    return _find(udsnit, udsnit.serviceydelser, "ydelse", slug)


def find_udbetaling(udsnit: Borgerudsnit, slug: str) -> BedoemtUdbetaling:
    """A payment that the citizen sees; SkjultError or FindesIkkeError as for a sag."""
    return _find(udsnit, udsnit.udbetalinger, "udbetaling", slug)


def find_aftale(udsnit: Borgerudsnit, slug: str) -> BedoemtAftale:
    """An appointment that the citizen sees; SkjultError or FindesIkkeError as for a sag."""
    return _find(udsnit, udsnit.aftaler, "aftale", slug)


def find_fordring(udsnit: Borgerudsnit, slug: str) -> BedoemtFordring:
    """A claim that the citizen sees; SkjultError or FindesIkkeError as for a sag."""
    return _find(udsnit, udsnit.fordringer, "betaling", slug)


def _find(udsnit: Borgerudsnit, sete: Iterable[T], art: str, slug: str) -> T:
    fundet = next((en for en in sete if en.slug == slug), None)
    return fundet or _mangler(udsnit, f"{art}/{slug}", art)


def _mangler(udsnit: Borgerudsnit, noegle: str, art: str) -> NoReturn:
    navn, variant = udsnit.person.borgernavn, udsnit.grundlag.variant.navn
    noegler = {bedoemt.noegle for bedoemt in udsnit.alle}
    if noegle in noegler | {en.noegle for en in udsnit.andet}:
        raise SkjultError(
            f"{navn} ser ikke denne {art} under {variant}. Se hvorfor på siden Hvorfor?"
        )
    raise FindesIkkeError(f"{navn} har ingen {art} på den adresse.")


def _nyeste_foerst(bedoemt: Bedoemt) -> tuple[int, str]:
    """Latest change first, then by number, so that the order is total."""
    return (-bedoemt.indekssag.aendret.toordinal(), bedoemt.sag.sagsnummer)
