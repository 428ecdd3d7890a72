"""Which of KOMBIT's three situations a Cura unit is in (A0, »Model 1«)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from webapp.domain.fagsystem import LokalEnhed
from webapp.domain.organisation.organisation import FkOrganisation
from webapp.domain.vaerdier.navnelighed import FULDT, lighed
from webapp.domain.variant.konfiguration import Maerke


class Situation(StrEnum):
    """KOMBIT's situations 1 to 3, *leder opad*, and the three that are faults."""

    SITUATION_1 = "1"
    SITUATION_2 = "2"
    SITUATION_3 = "3"
    LEDER_OPAD = "opad"
    UKENDT = "ukendt"
    NEDLAGT = "nedlagt"
    INGEN = "ingen"


def find_situation(
    enhed: LokalEnhed,
    maerke: Maerke,
    organisation: FkOrganisation,
    dato: date,
    *,
    findes_i_fk: bool,
) -> Situation:
    """The situation of a unit by its mark on a day.

    1: mapped to a unit of the same name. 2: mapped to one with another name. 3: not in FK
    Organisation, so it leads upwards. *Leder opad*: it could be mapped itself, or is not
    sagsansvarlig, and leads upwards. *Nedlagt*: it is mapped to a unit that is closed on the day,
    whatever it is called, for KOMBIT's situations are about units that exist. `findes_i_fk`: the
    sheet says so, whatever it is called there, or FK Organisation has a unit of the same name.
    """
    if maerke.enhed is None:
        return Situation.INGEN
    fk = organisation.find(maerke.enhed)
    if maerke.via != enhed.navn:
        er_tre = enhed.sagsansvarlig and not findes_i_fk
        return Situation.SITUATION_3 if er_tre else Situation.LEDER_OPAD
    if fk is None:
        return Situation.UKENDT
    if not fk.er_aktiv(dato):
        return Situation.NEDLAGT
    samme = lighed(enhed.navn, fk.navn) == FULDT
    return Situation.SITUATION_1 if samme else Situation.SITUATION_2
