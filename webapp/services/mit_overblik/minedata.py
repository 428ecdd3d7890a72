"""Personlige oplysninger: what CPR and the property registers say (screens.md §2.5)."""

from __future__ import annotations

from collections.abc import Sequence

from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.dansk import opremsning
from webapp.services import dansk
from webapp.services.felter import Objekt
from webapp.services.mit_overblik.sidedele import MineData


def mine_data(person: Person, boern: Sequence[Person]) -> MineData:
    """The page. CPR numbers are masked, her own among them."""
    return MineData(
        om_dig=Objekt(
            f"data/{person.slug}",
            {
                "data.navn": person.navn,
                "data.cpr": str(person.cpr),
                "data.adresse": person.adresse,
                "data.beskyttelse": "Ja" if person.adressebeskyttelse else "Nej",
                "data.civilstand": person.civilstand,
                "data.statsborgerskab": person.statsborgerskab,
            },
        ),
        boern=tuple(
            Objekt(f"barn/{barn.slug}", {"data.barn": barn.navn, "data.cpr": str(barn.cpr)})
            for barn in boern
        ),
        bolig=Objekt(
            f"bolig/{person.slug}",
            {
                "data.adresse": person.adresse,
                "data.tilflyttet": dansk.detaljedato(person.tilflyttet)
                if person.tilflyttet and person.adresse
                else "",
                "data.ejendomme": opremsning(person.ejendomme),
            },
        ),
    )
