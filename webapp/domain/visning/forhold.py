"""The facts that rules are tried on: one object, the choices, the viewer and the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from webapp.domain.eksport.indeks import Indekssag, Indeksydelse
from webapp.domain.fagsystem import (
    BevilgetYdelse,
    Bevilling,
    Dokument,
    Enhedsmaerke,
    Fagsystem,
    Foelsomhed,
    Journalnotat,
    LokalYdelse,
    Sag,
    Sagspart,
    Ydelsesart,
)
from webapp.domain.klassifikation.kle import KleEmne, KlePlan
from webapp.domain.organisation.organisation import FkOrganisation
from webapp.domain.testdata.kilde import Kommune
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.doven import doven
from webapp.domain.vaerdier.hurtig import lav
from webapp.domain.vaerdier.identifikation import Cvr, EnhedUuid
from webapp.domain.variant.konfiguration import Konfiguration
from webapp.domain.variant.opsaetning import KleOpsaetning
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.variant.systemvalg import (
    GRAENSER,
    Systemgraense,
    Systemomraade,
    find_systemomraade,
)
from webapp.domain.variant.variant import Antagelser
from webapp.domain.visning.kontakt import Kontaktvalg
from webapp.domain.visning.kontrolsager import er_for_gammel, er_kontrolsag
from webapp.domain.visning.status import er_aktiv


@dataclass(frozen=True, slots=True)
class Bevillingsdel:
    """A ydelse of the bevilling in the index: its KLE, and whether anything has been paid of it."""

    kle: KleEmne | None
    er_udbetalt: bool


def _ingen_kontakt(_forhold: Forhold) -> None:
    return None


@dataclass(frozen=True, kw_only=True)
class Forhold:
    """Everything a rule may know about one sag or ydelse under one variant on one day.

    `ydelse`, `bevilling` and `indeksydelse` are None for a sag. `sag` is None for a ydelse
    without one. `indekssag` and `indeksydelse` are None where the object is not in the index.
    `ydelsesart` is the kind of the type that a ydelse was filed under. `bevillingsdele` are all
    ydelser of the bevilling that the index holds, the ydelse itself among them. `rolle` is set
    only for SAPA's rules. `find_kontakt` makes the contact when a rule or a page asks for it: most
    objects are only asked whether they are shown; so do the others whose names begin with `find_`.
    """

    dato: date
    kommune: Kommune
    myndighed: str
    konfiguration: Konfiguration
    fagsystem: Fagsystem
    person: Person
    organisation: FkOrganisation
    kle_plan: KlePlan
    sag: Sag | None
    indekssag: Indekssag | None
    bevilling: Bevilling | None = None
    ydelse: BevilgetYdelse | None = None
    lokal_ydelse: LokalYdelse | None = None
    indeksydelse: Indeksydelse | None = None
    find_bevillingsdele: Callable[[], tuple[Bevillingsdel, ...]] = field(
        default=tuple, compare=False
    )
    opsaetning: KleOpsaetning | None = None
    find_kontakt: Callable[[Forhold], Kontaktvalg | None] = field(
        default=_ingen_kontakt, compare=False
    )
    rolle: Jobfunktionsrolle | None = None
    ydelsesart: Ydelsesart | None = None
    sagstype_har_ydelser: bool = False
    find_aktiv_ydelse: Callable[[], bool] = field(default=bool, compare=False)

    def om(self, **objektets: Any) -> Forhold:
        """The same viewer, day and choices about another object; a name that is no field raises.

        What `replace` gives, without setting each of the twenty fields again: it is made of each
        of a person's objects.
        """
        if not objektets.keys() <= _FELTER:
            raise TypeError(f"Forhold has no {sorted(objektets.keys() - _FELTER)}")
        felter = self.__dict__ | objektets
        felter.pop("kontakt", None)  # that of the object before
        return lav(Forhold, felter)

    @doven
    def kontakt(self) -> Kontaktvalg | None:
        """The contact that the choices give; None where there is no row, or no unit known."""
        return self.find_kontakt(self)

    @property
    def bevillingsdele(self) -> tuple[Bevillingsdel, ...]:
        """The ydelser of the bevilling that the index holds."""
        return self.find_bevillingsdele()

    @property
    def sag_har_aktiv_ydelse(self) -> bool:
        """True if a ydelse that hangs on the sag still runs on the day."""
        return self.find_aktiv_ydelse()

    @property
    def er_ydelse(self) -> bool:
        """True if the object is a ydelse."""
        return self.ydelse is not None

    @property
    def objektnavn(self) -> str:
        """What to call the object in a sentence: `sagen` or `ydelsen`."""
        return "ydelsen" if self.er_ydelse else "sagen"

    @property
    def sagsord(self) -> str:
        """What to call the sag that the object is or hangs on: `Sagen` or `Ydelsens sag`."""
        return "Ydelsens sag" if self.er_ydelse else "Sagen"

    @property
    def oekonomisk(self) -> bool:
        """True for a ydelse that is money: filed so, or of a monetary type (§9.3, inferred)."""
        if self.ydelse is None:
            return False
        return self.ydelse.oekonomisk or self.ydelsesart is Ydelsesart.MONETAER

    @property
    def paa_tvaers(self) -> bool:
        """True for another authority's money or kontrolsag.

        SAPA asks a service of its own for either (A1:350, A4:955).
        """
        return not self.er_egen and (self.oekonomisk or self.er_kontrolsag)

    @property
    def er_kontrolsag(self) -> bool:
        """True for a kontrolsag that a fagsystem has filed by itself; Cura holds none."""
        sag = None if self.er_ydelse or self.via_eksport else self.sag
        return sag is not None and er_kontrolsag(sag)

    @property
    def er_for_gammel(self) -> bool:
        """True for a kontrolsag that ended too long ago to be shown across authorities."""
        return self.er_kontrolsag and self.sag is not None and er_for_gammel(self.sag, self.dato)

    @property
    def antagelser(self) -> Antagelser:
        """The variant's switches."""
        return self.konfiguration.variant.antagelser

    @property
    def sagstype(self) -> str | None:
        """The local sagstype that carries the object through the export; None: not of Cura."""
        if self.sag is not None:
            return self.sag.sagstype
        return self.lokal_ydelse.sagstype if self.lokal_ydelse else None

    @property
    def via_eksport(self) -> bool:
        """True if the object passes Cura's export."""
        return self.fagsystem.via_eksport

    @property
    def efter_planen(self) -> bool:
        """True if what is told of the export is not what happened, but a plan."""
        return self.via_eksport and self.konfiguration.er_plan

    @property
    def overfoert(self) -> date | None:
        """The transfer that decides: a sag's last, a ydelse's first."""
        indeks = self.indeksydelse if self.er_ydelse else self.indekssag
        return indeks.overfoert if indeks else None

    @property
    def maerket(self) -> date | None:
        """The transfer that set the mark; a ydelse has that of its sag, where it hangs on one."""
        sag = self.indekssag
        if self.er_ydelse and sag is not None and sag.maerke is not None and sag.ansvarlig:
            return sag.overfoert
        return self.overfoert

    @property
    def kle(self) -> KleEmne | None:
        """The KLE number in the index."""
        indeks = self.indeksydelse if self.er_ydelse else self.indekssag
        return indeks.kle if indeks else None

    @property
    def ydelsesnavn(self) -> str:
        """BevilgetYdelse/Navn as filed, or as the fagsystem has it where it is not filed."""
        if self.indeksydelse is not None and self.indeksydelse.navn is not None:
            return self.indeksydelse.navn
        return self.ydelse.navn if self.ydelse else ""

    @property
    def ansvarlig(self) -> Enhedsmaerke | None:
        """The unit in the index."""
        indeks = self.indeksydelse if self.er_ydelse else self.indekssag
        return indeks.ansvarlig if indeks else None

    @property
    def leder_opad_til(self) -> str | None:
        """The unit over its own whose mapping it was filed with in Cura; None where it is its own.

        None too where nothing over it is mapped, and of what another fagsystem delivers.
        """
        indeks = self.indeksydelse if self.er_ydelse else self.indekssag
        maerke = indeks.maerke if indeks and self.via_eksport else None
        if maerke is None or maerke.enhed is None or self.ansvarlig is None:
            return None
        return maerke.via if maerke.via and maerke.via != self.ansvarlig.navn else None

    @property
    def ejer(self) -> Cvr:
        """The authority that owns the object."""
        if self.bevilling is not None:
            return self.bevilling.myndighed
        return self.sag.myndighed if self.sag else self.kommune.cvr

    @property
    def er_egen(self) -> bool:
        """True if the previewed kommune owns the object: only then do its own choices decide."""
        return self.ejer.cifre == self.kommune.cvr.cifre

    @property
    def parter(self) -> tuple[Sagspart, ...]:
        """Parties of the sag, or of the bevilling for a ydelse."""
        if self.bevilling is not None:
            return self.bevilling.parter
        return self.sag.parter if self.sag else ()

    @property
    def personens_parter(self) -> tuple[Sagspart, ...]:
        """The roles in which the viewer is a party, whenever they hold."""
        slug = self.person.slug
        return tuple([part for part in self.parter if part.person == slug])

    @property
    def er_ejer_af_ejendom(self) -> bool:
        """True if the sag is about a property that the viewer owns."""
        return self.sag is not None and self.sag.ejendom in self.person.ejendomme

    @property
    def indekseret_sag(self) -> Indekssag | None:
        """The sag, or the Bevillingssag of a ydelse, that the indexes know the object by.

        None where the bevilling does not point at its sag (EOJ solution C): then nothing of the
        sag can decide about the ydelse.
        """
        if self.er_ydelse and not self.antagelser.bevilling_har_relation_til_sag:
            return None
        return self.indekssag

    @property
    def oprettet(self) -> date:
        """The day compared with fradato: the sag's, or the ydelse's start without a sag (§1D)."""
        if self.ydelse is not None and self.indekseret_sag is None:
            return self.ydelse.fra
        return self.sag.oprettet if self.sag else self.dato

    @property
    def systemomraade(self) -> Systemomraade | None:
        """The area with a system of its own that the object is of; None: another's, or none."""
        if not self.er_egen:
            return None
        navn, via = self.fagsystem.navn, self.via_eksport
        return find_systemomraade(navn, self.kle, via_eksport=via)

    @property
    def systemgraense(self) -> Systemgraense | None:
        """What the system that is chosen for the object's area does not deliver."""
        omraade = self.systemomraade
        return GRAENSER.get(getattr(self.antagelser, omraade.felt)) if omraade else None

    @property
    def dokumenter(self) -> tuple[Dokument, ...]:
        """The sag's documents that there were on the day, as far as its system delivers them."""
        graense = self.systemgraense
        alle = self.sag.dokumenter if self.sag and not (graense and graense.uden_dokumenter) else ()
        return tuple(dokument for dokument in alle if dokument.dato <= self.dato)

    @property
    def journalnotater(self) -> tuple[Journalnotat, ...]:
        """The sag's journalnotater that there were on the day, in the same way."""
        graense = self.systemgraense
        alle = (
            self.sag.journalnotater if self.sag and not (graense and graense.uden_notater) else ()
        )
        return tuple(notat for notat in alle if notat.dato <= self.dato)

    @property
    def foelsomhed(self) -> Foelsomhed:
        """The object's own level."""
        if self.bevilling is not None:
            return self.bevilling.foelsomhed
        return self.sag.foelsomhed if self.sag else Foelsomhed.FORTROLIGE_PERSONOPLYSNINGER

    @property
    def sikkerhedsprofil(self) -> tuple[EnhedUuid, ...]:
        """The units that the object's own sikkerhedsprofil names; a bevilling's is its own."""
        if self.bevilling is not None:
            return self.bevilling.sikkerhedsprofil
        return self.sag.sikkerhedsprofil if self.sag and not self.er_ydelse else ()

    @property
    def aktiv(self) -> bool:
        """Sag: not Afsluttet. Ydelse: not ended on the day (inferred, §1B-7, §3D)."""
        if self.ydelse is not None:
            return er_aktiv(self.ydelse, self.dato)
        return self.indekssag is not None and self.indekssag.aktiv

    def kle_tekst(self) -> str:
        """`27.36.04 Personlig og praktisk hjælp`, or »intet KLE-nummer«."""
        if self.kle is None:
            return "intet KLE-nummer"
        return f"{self.kle} {self.kle_plan.emnetitel(self.kle)}".strip()


_FELTER = frozenset(felt.name for felt in fields(Forhold))
