"""What a reorganisation does to one sag or ydelse: the contact of the citizen, the unit in SAPA."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from webapp.domain.organisation.organisation import AdresseRolle, FkOrganisation
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.kontakt import Kontaktfejl
from webapp.domain.visning.regel import afgoer
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.maalinger.indvirkning import UAFHAENGIGE_AF_ROLLE, borgerens_kontakt

BRUDT_KONTAKT = frozenset({Kontaktfejl.INAKTIV_ENHED, Kontaktfejl.UKENDT_ENHED})


class Udfald(StrEnum):
    """What becomes of an object."""

    BRUDT = "brudt"
    AENDRET = "aendret"
    HOLDER = "holder"


class Hvem(StrEnum):
    """Who sees it."""

    BORGER = "borger"
    SAPA = "sapa"


@dataclass(frozen=True, slots=True)
class Hos:
    """Objects in the index with a unit that is closed: whose they are, and what is to be done.

    `via` is the local unit whose mapping marked them, or the fagsystem that filed them.
    """

    via: str
    enhed: EnhedUuid
    fra_cura: bool


def borgerens_udfald(foer: Bedoemt, efter: Bedoemt) -> Udfald | None:
    """What becomes of the contact; None where the citizen does not see the object.

    Broken: the unit is closed now and was not before, whatever the box may still say.
    """
    if not efter.borger.visible:
        return None
    if _brudt(efter) and not _brudt(foer):
        return Udfald.BRUDT
    ens = borgerens_kontakt(foer) == borgerens_kontakt(efter)
    return Udfald.HOLDER if ens else Udfald.AENDRET


def _brudt(bedoemt: Bedoemt) -> bool:
    kontakt = bedoemt.forhold.kontakt
    return kontakt is not None and bool(kontakt.fejl & BRUDT_KONTAKT)


def sapas_udfald(foer: Bedoemt, efter: Bedoemt) -> Udfald | None:
    """What becomes of the unit's page in SAPA; None where SAPA does not show the object."""
    if not afgoer(EKSPORT, UAFHAENGIGE_AF_ROLLE, efter.forhold).visible:
        return None
    if lukket_enhed(foer, efter) is not None:
        return Udfald.BRUDT
    return Udfald.HOLDER if enhedsside(foer) == enhedsside(efter) else Udfald.AENDRET


def lukket_enhed(foer: Bedoemt, efter: Bedoemt) -> EnhedUuid | None:
    """The unit in the index, if the changes have closed it."""
    ansvarlig = efter.forhold.ansvarlig
    uuid = ansvarlig.uuid if ansvarlig else None
    var, er = (b.forhold.organisation.find(uuid) for b in (foer, efter))
    dato = efter.forhold.dato
    lukket = var is not None and er is not None and var.er_aktiv(dato) and not er.er_aktiv(dato)
    return uuid if lukket else None


def enhedsside(bedoemt: Bedoemt) -> tuple[object, ...]:
    """Name, number and place, as SAPA's page of the unit has them."""
    ansvarlig, organisation = bedoemt.forhold.ansvarlig, bedoemt.forhold.organisation
    enhed = organisation.find(ansvarlig.uuid if ansvarlig else None)
    if enhed is None:
        return ()
    return enhed.navn, enhed.adresse(AdresseRolle.TELEFON), placering(organisation, enhed.uuid)


def placering(organisation: FkOrganisation, uuid: EnhedUuid) -> str:
    """`Korsbæk Kommune / Social og Sundhed`, empty for an unknown unit."""
    enhed = organisation.find(uuid)
    return " / ".join(led.navn for led in organisation.sti(enhed)) if enhed else ""


def hos_lukket(foer: Bedoemt, efter: Bedoemt) -> Hos | None:
    """Where an object in the index hangs on a unit that the changes have closed."""
    uuid = lukket_enhed(foer, efter)
    if uuid is None:
        return None
    forhold = efter.forhold
    indeks = forhold.indeksydelse if forhold.er_ydelse else forhold.indekssag
    maerke = indeks.maerke if indeks else None
    if maerke is None:
        return Hos(forhold.fagsystem.navn, uuid, fra_cura=False)
    return Hos(maerke.via or "", uuid, fra_cura=True)
