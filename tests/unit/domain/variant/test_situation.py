from datetime import date

import pytest

from webapp.domain.fagsystem import LokalEnhed
from webapp.domain.organisation.organisation import EnhedsStatus, FkEnhed, FkOrganisation
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.konfiguration import Maerke
from webapp.domain.variant.situation import Situation, find_situation

UUID = EnhedUuid("9334c3ae-6e8c-44ee-bcf3-c74ba98147ff")
DATO = date(2024, 6, 15)
LUKKET = EnhedUuid("3f3b1e2c-6e8c-44ee-bcf3-c74ba98147ff")
LUKKER = EnhedUuid("4f3b1e2c-6e8c-44ee-bcf3-c74ba98147ff")
ORGANISATION = FkOrganisation(
    {
        UUID: FkEnhed(uuid=UUID, navn="Genoptræning"),
        LUKKET: FkEnhed(uuid=LUKKET, navn="Vest", status=EnhedsStatus.INAKTIV),
        LUKKER: FkEnhed(uuid=LUKKER, navn="Øst", aktiv_til=date(2024, 6, 16)),
    }
)
UKENDT = EnhedUuid("aa8bffbb-84b6-4dd7-9b6c-311f2d6f4e90")


@pytest.mark.parametrize(
    "enhed, maerke, findes, ventet",
    [
        (LokalEnhed("Genoptræning", True), Maerke(UUID, "Genoptræning"), True, "1"),
        (LokalEnhed("Team Genoptræning", True), Maerke(UUID, "Team Genoptræning"), True, "1"),
        (LokalEnhed("Fysioterapi", True), Maerke(UUID, "Fysioterapi"), False, "2"),
        (LokalEnhed("Træning", True), Maerke(UUID, "Genoptræning"), False, "3"),
        (LokalEnhed("Træning", True), Maerke(UUID, "Genoptræning"), True, "opad"),
        (LokalEnhed("Depot", False), Maerke(UUID, "Genoptræning"), False, "opad"),
        (LokalEnhed("Træning", True), Maerke(UKENDT, "Træning"), False, "ukendt"),
        (LokalEnhed("Vest", True), Maerke(LUKKET, "Vest"), True, "nedlagt"),
        (LokalEnhed("Hjemmepleje", True), Maerke(LUKKET, "Hjemmepleje"), True, "nedlagt"),
        (LokalEnhed("Øst", True), Maerke(LUKKER, "Øst"), True, "1"),
        (LokalEnhed("Tandpleje", True), Maerke(None, None), False, "ingen"),
    ],
)
def test_the_situations_of_kombits_slides(enhed, maerke, findes, ventet):
    fundet = find_situation(enhed, maerke, ORGANISATION, DATO, findes_i_fk=findes)
    assert fundet is Situation(ventet)
