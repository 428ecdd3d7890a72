"""Relations of SF1470 and SF1490: role, reference, and the texts that come with them.

The texts (FuldtNavn, CVR, Klassetitel …) lie in a LokalUdvidelse in one index and directly in the
relation in the other; they are found by name anywhere in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from webapp.domain.fagsystem import Enhedsmaerke, Kildested, PartIdType, Partsrolle, Sagspart
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.identifikation import Cpr, Cvr, EnhedUuid, UgyldigIdentifikationError
from webapp.domain.vaerdier.periode import Periode
from webapp.domain.vaerdier.slug import Slugs
from webapp.importers.fk_organisation.vaerdier import laes_uuid
from webapp.importers.fk_organisation.virkning import (
    Tidsvaelger,
    boern,
    find,
    reference,
    sted_i,
    tekst,
)
from webapp.importers.leverance.indeksroller import Indeksrolle, Rolleopslag
from webapp.importers.rapport import Fundliste, Problem
from webapp.importers.xmltrae import lokalnavn

_PART_ROLLER = {
    Indeksrolle.PRIMAER_PART: Partsrolle.PRIMAER_PART,
    Indeksrolle.SEKUNDAER_PART: Partsrolle.SEKUNDAER_PART,
    Indeksrolle.YDELSESMODTAGER: Partsrolle.YDELSESMODTAGER,
    Indeksrolle.BEVILLINGSMODTAGER: Partsrolle.BEVILLINGSMODTAGER,
}
_ID_TYPER = (
    ("urn:oio:cvr-nr:", PartIdType.CVR),
    ("urn:oio:us:personid:", PartIdType.PERSON_ID),
    ("urn:oio:udk:borgerid:", PartIdType.BORGER_ID),
    ("urn:oio:p-nr:", PartIdType.P_NUMMER),
)
_CPR_URN = "urn:oio:cpr-nr:"
_CPR_UGYLDIG = Problem(
    "CPR_UGYLDIG",
    "Partens CPR-nummer har ikke ti cifre. Parten er bevaret uden person.",
    "urn:oio:cpr-nr: og ti cifre uden bindestreg.",
    skjul=True,
)
_CVR_UGYLDIG = Problem("CVR_UGYLDIG", "CVR-nummeret har ikke otte cifre.", "Otte cifre.")
_PARTSROLLE_UKENDT = Problem(
    "PARTSROLLE_UKENDT",
    "Partens rolle kendes ikke. Parten er læst som sekundær part.",
    "Skriv rollens UUID i arket »Roller i indekserne«.",
    Alvor.ADVARSEL,
)
_PERSON_NY = Problem(
    "PERSON_FRA_LEVERANCE",
    "Parten står ikke i arket Personer. Der er lavet en testperson af navnet og nummeret i filen.",
    "Tilføj personen i Personer, hvis adresse og familie skal med.",
    Alvor.OPLYSNING,
)


@dataclass(frozen=True)
class Relation:
    """One relation; `rolle` is None where it is unknown (and told)."""

    rolle: Indeksrolle | None
    reference: str
    periode: Periode
    element: etree._Element
    sted: Kildested

    def felt(self, *navne: str) -> str:
        """The text of the first element of one of these names, anywhere in the relation."""
        for navn in navne:
            for element in self.element.iter():
                if lokalnavn(element) == navn and element.text and element.text.strip():
                    return " ".join(element.text.split())
        return ""


class Personregister:
    """Persons by CPR: those of the sheet, and those whom a delivery brings."""

    def __init__(self, personer: dict[str, Person], slugs: Slugs, fund: Fundliste) -> None:
        self._efter_cpr = {person.cpr.cifre: person.slug for person in personer.values()}
        self._slugs, self._fund = slugs, fund
        self.nye: list[Person] = []

    def kendt(self, cpr: Cpr) -> str | None:
        """The slug of a person who is already known, None where none is."""
        return self._efter_cpr.get(cpr.cifre)

    def find(self, cpr: Cpr, navn: str, sted: Kildested) -> str:
        """The person's slug; a person who is not known is made of the number and the name."""
        if cpr.cifre not in self._efter_cpr:
            slug = self._slugs.giv(navn, ellers="person")
            self.nye.append(Person(slug=slug, navn=navn or "Uden navn", cpr=cpr))
            self._efter_cpr[cpr.cifre] = slug
            # No value: the report must not name a citizen.
            self._fund.meld(_PERSON_NY, sted)
        return self._efter_cpr[cpr.cifre]


@dataclass(frozen=True)
class Relationslaeser:
    """Reads the relations of one object."""

    valg: Tidsvaelger
    roller: Rolleopslag
    personer: Personregister

    @property
    def fund(self) -> Fundliste:
        """Where faults are told."""
        return self.valg.fund

    def alle(
        self, liste: etree._Element | None, navn: str, *, meld: bool = True
    ) -> Iterator[Relation]:
        """The relations of a name, of the list itself or its LokalUdvidelseListe, all of time."""
        udvidelse = find(liste, "LokalUdvidelseListe")
        for element in (*boern(liste, navn), *boern(udvidelse, navn)):
            sted = sted_i(self.valg.fil, element)
            uuid = tekst(element, "Rolle", "UUIDIdentifikator")
            label = tekst(element, "Rolle", "Label")
            rolle = (
                self.roller.find_eller_meld(uuid, label, sted, self.fund)
                if meld
                else self.roller.find(uuid, label)
            )
            yield Relation(
                rolle,
                reference(element, "ReferenceID"),
                self.valg.periode(element),
                element,
                sted,
            )

    def gaeldende(self, relationer: Sequence[Relation], rolle: Indeksrolle) -> Relation | None:
        """The relation of the role that holds on the day, of several the latest to begin."""
        efter_element = {id(r.element): r for r in relationer if r.rolle is rolle}
        valgt = self.valg.en([r.element for r in efter_element.values()])
        return efter_element[id(valgt)] if valgt is not None else None

    def parter(self, liste: etree._Element | None, navn: str) -> Iterator[Sagspart]:
        """The parties with their virkning; one whose role is unknown stays, and is told."""
        for relation in self.alle(liste, navn):
            rolle = _PART_ROLLER.get(relation.rolle) if relation.rolle else None
            if rolle is None:
                self.fund.meld(_PARTSROLLE_UKENDT, relation.sted, relation.rolle or "")
                rolle = Partsrolle.SEKUNDAER_PART
            fuldt_navn, urn = relation.felt("FuldtNavn"), relation.reference
            person, id_type = self._identitet(urn, fuldt_navn, relation.sted)
            vist = "" if person else fuldt_navn
            yield Sagspart(rolle, person, id_type, vist, relation.periode)

    def _identitet(self, urn: str, navn: str, sted: Kildested) -> tuple[str | None, PartIdType]:
        lille = urn.lower()
        if lille.startswith(_CPR_URN):
            try:
                cpr = Cpr.af_tekst(urn[len(_CPR_URN) :])
            except UgyldigIdentifikationError:
                self.fund.meld(_CPR_UGYLDIG, sted, urn)
                return None, PartIdType.NAVN
            return self.personer.find(cpr, navn, sted), PartIdType.CPR
        fundet = (type_ for start, type_ in _ID_TYPER if lille.startswith(start))
        return None, next(fundet, PartIdType.NAVN)

    def kendt_person(self, relation: Relation | None) -> str | None:
        """The slug of the person whom the relation's CPR number is of; None for anybody else.

        A receiver who is nobody of the data is not made a citizen for that.
        """
        urn = relation.reference if relation else ""
        if not urn.lower().startswith(_CPR_URN):
            return None
        try:
            return self.personer.kendt(Cpr.af_tekst(urn[len(_CPR_URN) :]))
        except UgyldigIdentifikationError:
            return None

    def cvr(self, relation: Relation | None) -> Cvr | None:
        """The CVR number that the relation carries; None and a finding where it is no number."""
        if relation is None:
            return None
        nummer = relation.felt("CVR-Nummer", "CVR-nr", "CVR-Nr")
        if not nummer and relation.reference.startswith("urn:oio:cvr-nr:"):
            nummer = relation.reference.rpartition(":")[2]
        try:
            return Cvr(nummer) if nummer else None
        except UgyldigIdentifikationError:
            self.fund.meld(_CVR_UGYLDIG, relation.sted, nummer)
            return None

    def enhed(self, relation: Relation | None) -> Enhedsmaerke | None:
        """The unit as filed: UUID, where it is one, and FuldtNavn."""
        if relation is None:
            return None
        er_urn = relation.reference.lower().startswith("urn:")
        uuid = None if er_urn else laes_uuid(relation.reference, relation.sted, self.fund)
        return Enhedsmaerke(uuid, relation.felt("FuldtNavn"))

    def sikkerhedsprofil(self, liste: etree._Element | None) -> tuple[EnhedUuid, ...]:
        """The units that may see the object on the day; what is no UUID is told and left out."""
        alle = list(self.alle(liste, "Sikkerhedsprofil", meld=False))
        i_dag = {id(element) for element in self.valg.gaeldende([p.element for p in alle])}
        profiler = [profil for profil in alle if id(profil.element) in i_dag]
        uuider = (laes_uuid(profil.reference, profil.sted, self.fund) for profil in profiler)
        return tuple(uuid for uuid in uuider if uuid is not None)
