"""SAPA's Familiesamlinger and Bopælssamlinger: as lists and drawn (A1:641-667).

The lists are the slide's; of the drawings it shows the five groups alone, and the rest is inferred.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from webapp.domain.testdata.familie import Familiegruppe, Familiemedlem, familien
from webapp.domain.testdata.person import Person
from webapp.domain.variant.roller import Jobfunktionsrolle, Sapaelement
from webapp.services import dansk
from webapp.services.felter import Objekt
from webapp.services.mit_overblik.udsnit import Borgerudsnit
from webapp.services.sapa.faner import hoved
from webapp.services.sapa.fortroligt import vist_adresse, vist_cpr
from webapp.services.sapa.sidedele import SapaBopael, SapaFamilie, Slaegtsgruppe, Slaegtsled
from webapp.services.sapa.valg import STANDARD, Sapavalg
from webapp.store import opslag

# How far to the right each group is drawn: a generation a step, the person's own in the middle.
GENERATION = {
    Familiegruppe.BEDSTEFORAELDRE: 0,
    Familiegruppe.FORAELDRE: 1,
    Familiegruppe.SOESKENDE: 2,
    Familiegruppe.AEGTEFAELLE: 2,
    Familiegruppe.BOERN: 3,
    Familiegruppe.OEVRIGE: 2,
}
# The list's order after the person herself: the slide has the parents, the rest is inferred.
_LISTEORDEN = (
    Familiegruppe.FORAELDRE,
    Familiegruppe.SOESKENDE,
    Familiegruppe.AEGTEFAELLE,
    Familiegruppe.BOERN,
    Familiegruppe.BEDSTEFORAELDRE,
    Familiegruppe.OEVRIGE,
)
PERSONEN = "Personen"


@dataclass(frozen=True, slots=True)
class Naere:
    """A person with her family, and by slug all who are of it or live with her.

    `rolle` and `valg`: who looks, and what was opened.
    """

    udsnit: Borgerudsnit
    personer: Mapping[str, Person]
    slaegt: tuple[Familiemedlem, ...]
    rolle: Jobfunktionsrolle
    valg: Sapavalg = STANDARD

    @property
    def dato(self) -> date:
        """The day of the preview."""
        return self.udsnit.grundlag.dato

    def bor_sammen(self, person: Person) -> bool:
        """True for those of her household, herself among them."""
        egen = self.udsnit.person
        return person.slug == egen.slug or (
            bool(egen.husstand) and person.husstand == egen.husstand
        )

    def i_orden(self) -> list[tuple[Familiemedlem, Person]]:
        """The family as the list has it: by group, a mother first, then by CPR number."""
        par = [(m, self.personer[m.slug]) for m in self.slaegt if m.slug in self.personer]
        return sorted(
            par,
            key=lambda p: (
                _LISTEORDEN.index(p[0].gruppe),
                p[0].relation.casefold() != "mor",
                p[1].cpr.cifre,
            ),
        )


def load_naere(
    database: Database, udsnit: Borgerudsnit, rolle: Jobfunktionsrolle, valg: Sapavalg = STANDARD
) -> Naere:
    """The person's family and household."""
    slaegt = familien(udsnit.person.slug, opslag.load_slaegt(database, udsnit.person.slug))
    personer = opslag.load_naere(database, udsnit.person, (m.slug for m in slaegt))
    return Naere(udsnit, personer, slaegt, rolle, valg)


def familieside(
    database: Database, udsnit: Borgerudsnit, rolle: Jobfunktionsrolle, valg: Sapavalg = STANDARD
) -> SapaFamilie:
    """The tab Familiesamling; each part None where the role's view has no such element."""
    naere, viste = load_naere(database, udsnit, rolle, valg), rolle.elementer
    return SapaFamilie(
        hoved(udsnit.person, rolle, "familiesamling"),
        tuple(_familietegning(naere)) if Sapaelement.FAMILIESAMLINGER_VISUEL in viste else None,
        familieliste(naere) if Sapaelement.FAMILIESAMLINGER in viste else None,
    )


def bopaelsside(
    database: Database, udsnit: Borgerudsnit, rolle: Jobfunktionsrolle, valg: Sapavalg = STANDARD
) -> SapaBopael:
    """The tab Bopælssamling; each part None where the role's view has no such element."""
    naere, viste = load_naere(database, udsnit, rolle, valg), rolle.elementer
    return SapaBopael(
        hoved(udsnit.person, rolle, "bopaelssamling"),
        tuple(_bopaelstegning(naere)) if Sapaelement.BOPAELSSAMLINGER_VISUEL in viste else None,
        bopaelsliste(naere) if Sapaelement.BOPAELSSAMLINGER in viste else None,
    )


def familieliste(naere: Naere) -> tuple[Objekt, ...]:
    """Familiesamlinger (liste): the person herself, then her family (A1:651)."""
    familie = [(medlem.relation, person) for medlem, person in naere.i_orden()]
    return tuple(
        Objekt(
            f"familie/{person.slug}",
            {
                "familie.adressebeskyttelse": ja_nej(person.adressebeskyttelse),
                "familie.navn": person.navn,
                "familie.cpr": vist_cpr(person, f"familie/{person.slug}", naere.valg),
                "familie.adresse": vist_adresse(
                    person, f"familie/{person.slug}", naere.rolle, naere.valg
                ),
                "familie.relation": relation,
                "familie.samme_adresse": ja_nej(naere.bor_sammen(person)),
                "familie.alder": alder(person, naere.dato),
            },
        )
        for relation, person in [(dansk.INGEN, naere.udsnit.person), *familie]
    )


def bopaelsliste(naere: Naere) -> tuple[Objekt, ...]:
    """Bopælssamlinger (liste): all who live with the person, herself too, by CPR (A1:660)."""
    relationer = {medlem.slug: medlem.relation for medlem in naere.slaegt}
    return tuple(
        Objekt(
            f"husstand/{person.slug}",
            {
                "familie.relation": relationer.get(person.slug, dansk.INGEN),
                "familie.cpr": vist_cpr(person, f"husstand/{person.slug}", naere.valg),
                "familie.navn": person.navn,
                "familie.alder": alder(person, naere.dato),
                "familie.tilflytningsdato": dansk.sapadato(person.tilflyttet),
            },
        )
        for person in sorted(_husstand(naere), key=lambda person: person.cpr.cifre)
    )


def _husstand(naere: Naere) -> list[Person]:
    return [person for person in naere.personer.values() if naere.bor_sammen(person)]


def _familietegning(naere: Naere) -> Iterator[Slaegtsgruppe]:
    """The slide's five groups whether or not anybody is in them, the person between the first."""
    familie = naere.i_orden()
    for gruppe in Familiegruppe:
        if gruppe is Familiegruppe.SOESKENDE:
            egen = _led(naere, naere.udsnit.person, "", GENERATION[gruppe])
            yield Slaegtsgruppe(PERSONEN, (egen,))
        led = tuple(
            _led(naere, person, medlem.relation, GENERATION[gruppe])
            for medlem, person in familie
            if medlem.gruppe is gruppe
        )
        if led or gruppe is not Familiegruppe.OEVRIGE:
            yield Slaegtsgruppe(str(gruppe), led)


def _bopaelstegning(naere: Naere) -> Iterable[Slaegtsled]:
    """All who live there, those who came first at the top."""
    relationer = {medlem.slug: medlem.relation for medlem in naere.slaegt}
    boende = sorted(_husstand(naere), key=lambda p: (p.tilflyttet or date.max, p.cpr.cifre))
    for person in boende:
        flyttet = f"tilflyttet {dansk.sapadato(person.tilflyttet)}" if person.tilflyttet else ""
        yield _led(naere, person, relationer.get(person.slug, ""), 0, flyttet)


def _led(
    naere: Naere, person: Person, relation: str, generation: int, mere: str = ""
) -> Slaegtsled:
    """`Mor · 010774-XXXX · 48 år · beskyttet adresse`; the address itself is not drawn."""
    dele = (
        relation,
        str(person.cpr),
        f"{alder(person, naere.dato)} år",
        "beskyttet adresse" if person.adressebeskyttelse else "",
        mere,
    )
    return Slaegtsled(
        slug=person.slug,
        navn=person.navn,
        tekst=" · ".join(filter(None, dele)),
        generation=generation,
        er_personen=person.slug == naere.udsnit.person.slug,
        er_familie=bool(relation),
    )


def alder(person: Person, dato: date) -> str:
    """Whole years on the day."""
    return str(person.cpr.alder(dato))


def ja_nej(vaerdi: bool) -> str:  # noqa: FBT001 - a formatter of one bool
    """`Ja` or `Nej`."""
    return "Ja" if vaerdi else "Nej"
