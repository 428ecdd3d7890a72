"""A reorganisation: dated changes to FK Organisation, and FK Organisation as they leave it.

The index keeps a sag's mark; FK Organisation is read on the day (docs/adr/0014). So a change here
never touches a sag: it changes what the mark leads to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from webapp.domain.organisation.enhedsaendring import (
    Aendringsfejl,
    Aendringsslags,
    Enhedsaendring,
    fejl_ved,
    i_orden,
)
from webapp.domain.organisation.organisation import (
    AdresseRolle,
    EnhedsStatus,
    FkEnhed,
    FkOrganisation,
)
from webapp.domain.vaerdier.identifikation import EnhedUuid

Gennemfoert = tuple[
    dict[EnhedUuid, FkEnhed],
    dict[EnhedUuid, EnhedUuid | None],
    tuple[tuple[Enhedsaendring, Aendringsfejl], ...],
]


@dataclass(frozen=True)
class Forloeb:
    """FK Organisation after the changes up to a day; `arvinger`: who took over from the closed."""

    organisation: FkOrganisation
    arvinger: Mapping[EnhedUuid, EnhedUuid | None]

    def arving(self, uuid: EnhedUuid) -> FkEnhed | None:
        """The open unit that takes over from a closed one, through several closings if need be."""
        set_: set[EnhedUuid] = set()
        aktuel: EnhedUuid | None = uuid
        while aktuel is not None and aktuel in self.arvinger and aktuel not in set_:
            set_.add(aktuel)
            aktuel = self.arvinger[aktuel]
        return self.organisation.find(aktuel) if aktuel not in set_ | {uuid} else None


def organisation_paa(
    organisation: FkOrganisation, aendringer: Iterable[Enhedsaendring], dato: date
) -> FkOrganisation:
    """FK Organisation on the day. One that was changed before is changed from its beginning."""
    return forloeb_til(organisation, aendringer, dato).organisation


def forloeb_til(
    organisation: FkOrganisation, aendringer: Iterable[Enhedsaendring], dato: date
) -> Forloeb:
    """The changes whose day has come, done in order of their days; a faulty one does nothing."""
    grund = organisation.grundform or organisation
    naaede = [aendring for aendring in aendringer if aendring.dato <= dato]
    if not naaede:
        return Forloeb(grund, {})
    enheder, arvinger, _ = _gennemfoer(grund, naaede)
    return Forloeb(FkOrganisation(enheder, grund), arvinger)


def find_fejl(
    organisation: FkOrganisation, aendringer: Iterable[Enhedsaendring]
) -> tuple[tuple[Enhedsaendring, Aendringsfejl], ...]:
    """The changes that do nothing, each tried on what those before it left."""
    return _gennemfoer(organisation.grundform or organisation, aendringer)[2]


def _gennemfoer(grund: FkOrganisation, aendringer: Iterable[Enhedsaendring]) -> Gennemfoert:
    enheder, arvinger = dict(grund.enheder), dict[EnhedUuid, EnhedUuid | None]()
    fundet: list[tuple[Enhedsaendring, Aendringsfejl]] = []
    for aendring in i_orden(aendringer):
        fejl = fejl_ved(FkOrganisation(enheder), aendring)
        if fejl is None:
            _udfoer(enheder, arvinger, aendring)
        else:
            fundet.append((aendring, fejl))
    return enheder, arvinger, tuple(fundet)


def _udfoer(
    enheder: dict[EnhedUuid, FkEnhed],
    arvinger: dict[EnhedUuid, EnhedUuid | None],
    aendring: Enhedsaendring,
) -> None:
    enhed = enheder[aendring.enhed]
    match aendring.slags:
        case Aendringsslags.OMDOEB:
            enheder[enhed.uuid] = replace(enhed, navn=aendring.til.strip())
        case Aendringsslags.TELEFON:
            adresser = {**enhed.adresser, AdresseRolle.TELEFON: aendring.til.strip()}
            enheder[enhed.uuid] = replace(enhed, adresser=adresser)
        case Aendringsslags.FLYT:
            enheder[enhed.uuid] = replace(enhed, overordnet=aendring.til_enhed)
        case Aendringsslags.LUK | Aendringsslags.SAMMENLAEG:
            arvinger[enhed.uuid] = aendring.til_enhed or enhed.overordnet
            _luk(enheder, enhed, arvinger[enhed.uuid], aendring.dato)


def _luk(
    enheder: dict[EnhedUuid, FkEnhed], enhed: FkEnhed, arving: EnhedUuid | None, dato: date
) -> None:
    """Close a unit: all its relations within FK Organisation go (ORG-A §4.1).

    Its units go to whoever takes over (inferred); a henvendelsessted that pointed at it is gone.
    """
    over = FkOrganisation(enheder).find(arving)
    grenen = {led.uuid for led in FkOrganisation(enheder).sti(over)} if over else set()
    enheder[enhed.uuid] = replace(
        enhed, status=EnhedsStatus.INAKTIV, aktiv_til=dato, overordnet=None, henvendelsessteder=()
    )
    for anden in list(enheder.values()):
        if anden.overordnet == enhed.uuid:
            # Who takes over from the unit above it is lifted up, with its branch.
            ny = enhed.overordnet if anden.uuid in grenen else arving
            enheder[anden.uuid] = replace(anden, overordnet=ny)
        if any(sted.maal == enhed.uuid for sted in anden.henvendelsessteder):
            steder = tuple(s for s in anden.henvendelsessteder if s.maal != enhed.uuid)
            enheder[anden.uuid] = replace(enheder[anden.uuid], henvendelsessteder=steder)
