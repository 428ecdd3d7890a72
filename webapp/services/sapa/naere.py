"""A person with her family and household."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from webapp.domain.testdata.familie import Familiegruppe, Familiemedlem
from webapp.domain.testdata.person import Person
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.services.mit_overblik.udsnit import Borgerudsnit
from webapp.services.sapa.valg import STANDARD, Sapavalg

# The list's order after the person herself: the slide has the parents, the rest is inferred.
_LISTEORDEN = (
    Familiegruppe.FORAELDRE,
    Familiegruppe.SOESKENDE,
    Familiegruppe.AEGTEFAELLE,
    Familiegruppe.BOERN,
    Familiegruppe.BEDSTEFORAELDRE,
    Familiegruppe.OEVRIGE,
)


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
