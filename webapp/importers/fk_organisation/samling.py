"""FK Organisation from any mixture of its formats, put together by the units' UUIDs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from webapp.domain.fagsystem import Kildested
from webapp.domain.klassifikation.kle import KlePlan
from webapp.domain.organisation.organisation import FkEnhed, FkOrganisation
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.importers.fk_organisation import graphql as fk_graphql
from webapp.importers.fk_organisation import os2mo as fk_os2mo
from webapp.importers.fk_organisation import os2sync as fk_os2sync
from webapp.importers.fk_organisation import soap as fk_soap
from webapp.importers.fk_organisation import soapsamling as fk_soapsamling
from webapp.importers.fk_organisation.graphql import Kilde
from webapp.importers.fk_organisation.kontrol import kontroller
from webapp.importers.fk_organisation.vaerdier import ENHEDER, Enhedsfund, KleOpslag
from webapp.importers.rapport import Fundliste, Problem

_DUBLET = Problem(
    "FK_ENHED_DUBLET",
    "To enheder har samme UUID. Den første er brugt.",
    "Hent filen igen fra FK Organisation, og indlæs kun ét udtræk.",
)
_AELDRE = Problem(
    "FK_ENHED_AELDRE",
    "Enheden er registreret igen senere. Den nyeste registrering er brugt.",
    "",
    Alvor.OPLYSNING,
)
_KUN_ADRESSER = Problem(
    "FK_ADRESSER_UDEN_ENHEDER",
    "Filerne har adresser fra FK Organisation, men ingen enheder.",
    "Indlæs adresserne sammen med enhederne (FremsoegObjekthierarki).",
)


_SIDE_MANGLER = Problem(
    "FK_SIDE_MANGLER",
    "Svaret er hentet i sider, og enheder, som der henvises til, er ikke med. Der mangler nok en "
    "side imellem.",
    "Hent alle sider i rækkefølge, og indlæs dem sammen.",
    Alvor.ADVARSEL,
)


@dataclass
class Organisationsfiler:
    """The files of FK Organisation by format, recognised but not yet read."""

    graphql: list[Kilde] = field(default_factory=list)
    os2sync: list[Kilde] = field(default_factory=list)
    os2mo: list[Kilde] = field(default_factory=list)
    soap: list[tuple[str, bytes]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.graphql or self.os2sync or self.os2mo or self.soap)


def laes_organisation(
    filer: Organisationsfiler, plan: KlePlan | None, dato: date | None, fund: Fundliste
) -> FkOrganisation:
    """All units of all files, by UUID, with findings about them and the tree they form.

    `plan`: KLE numbers for the UUIDs of opgaver. `dato`: what holds on that day is chosen where
    a format has several versions; without it what holds last.
    """
    valgte: dict[EnhedUuid, Enhedsfund] = {}
    for ny in _enheder(filer, KleOpslag(plan, fund), dato, fund):
        kendt = valgte.get(ny.enhed.uuid)
        valgte[ny.enhed.uuid] = ny if kendt is None else _vaelg(kendt, ny, fund)
    uden = fund.regnskab.uden_adresser
    enheder = {
        uuid: replace(en.enhed, adresser_spurgt=en.sted.fil not in uden)
        for uuid, en in valgte.items()
    }
    _meld_manglende_side(filer, enheder, fund)
    kontroller(enheder, {uuid: en.sted for uuid, en in valgte.items()}, dato, fund)
    return FkOrganisation(enheder)


def _meld_manglende_side(
    filer: Organisationsfiler, enheder: Mapping[EnhedUuid, FkEnhed], fund: Fundliste
) -> None:
    """Tell where the pages have an end, but point at units that none of them has."""
    sider = (*fk_graphql.delte(filer.graphql), *fk_os2mo.delte(filer.os2mo))
    over = {enhed.overordnet for enhed in enheder.values() if enhed.overordnet is not None}
    mangler = over - enheder.keys()
    if sider and mangler:
        fund.meld(_SIDE_MANGLER, Kildested(sider[0]), ", ".join(sorted(map(str, mangler))))


def _vaelg(kendt: Enhedsfund, ny: Enhedsfund, fund: Fundliste) -> Enhedsfund:
    """The unit registered last; of two from the same instant the first."""
    if ny.enhed == kendt.enhed:
        fund.regnskab.uaendret(ny.sted.fil, ENHEDER)
        return kendt
    vinder, taber = (ny, kendt) if ny.tid > kendt.tid else (kendt, ny)
    problem = _DUBLET if ny.tid == kendt.tid else _AELDRE
    fund.meld(problem, taber.sted, taber.enhed.uuid)
    fund.regnskab.fortraengt(taber.sted.fil, ENHEDER)
    return vinder


def _enheder(
    filer: Organisationsfiler, kle: KleOpslag, dato: date | None, fund: Fundliste
) -> Iterator[Enhedsfund]:
    fk_graphql.meld_sider(filer.graphql, fund)
    fk_os2mo.meld_sider(filer.os2mo, fund)
    yield from chain.from_iterable(fk_graphql.laes_enheder(k, dato, fund) for k in filer.graphql)
    yield from _soap(filer, kle, dato, fund)
    yield from chain.from_iterable(fk_os2sync.laes_enheder(k, kle, fund) for k in filer.os2sync)
    fk_uuid = fk_os2mo.fk_uuider(filer.os2mo)
    yield from chain.from_iterable(
        fk_os2mo.laes_enheder(k, kle, dato, fk_uuid, fund) for k in filer.os2mo
    )


def _soap(
    filer: Organisationsfiler, kle: KleOpslag, dato: date | None, fund: Fundliste
) -> Iterator[Enhedsfund]:
    objekter = fk_soap.Soapobjekter()
    for fil, indhold in filer.soap:
        fk_soap.laes_objekter(fil, indhold, dato, objekter, fund)
    if filer.soap and objekter.adresser and not objekter.enheder:
        fund.meld(_KUN_ADRESSER, Kildested(filer.soap[0][0]))
    yield from fk_soapsamling.saml_enheder(objekter, kle, fund)
