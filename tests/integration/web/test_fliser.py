"""What the tiles of the front page say: the teaser, the newest besides, or that nobody answers."""

from tests.formular import aaben, gem
from tests.klient import PageClient

KIM = "/korsbaek/model-1/mit-overblik/kim-borgersen/"
NANCY = "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/"
ANTAGELSER = "/korsbaek/model-1/antagelser/"
LINJER = "//main//*[contains(@class, 'mo-nyeste')]"
MAERKER = "//*[@class='mo-maerke']"
NEDE = "Oplysningerne kan ikke vises lige nu"


def vaelg(egen: PageClient, svar: str) -> None:
    side = aaben(egen, f"{ANTAGELSER}?udkast=1&fliser={svar}")
    assert "Forsiden af Mit Overblik ser anderledes ud for alle borgere." in side.text_content()
    assert "Ingen borger ser nogen forskel." not in side.text_content()
    gem(egen, side)


def test_the_teasers_stand_alone_unless_somebody_chooses(klient: PageClient):
    forside = klient.get(KIM)
    assert forside.tekster(LINJER) == []
    assert forside.tekster(MAERKER) == []


def test_the_newest_stands_under_each_teaser_and_the_bar_counts(egen: PageClient):
    vaelg(egen, "nyeste")
    forside = egen.get(NANCY)
    assert forside.tekster(LINJER) == [
        "Næste: Opfølgende besøg om hjælpen i hjemmet, 10. apr. 2024",
        "Seneste udbetaling 27. mar. 2024: 15.002,00 kr.",
        "13 serviceydelser og hjælpemidler",
        "11 sager. Senest ændret 18. mar 2024",
    ]
    assert forside.tekster(MAERKER) == ["31 ulæste", "2 på Mit Overblik"]
    assert "er vores antagelse" in forside.tekster("//body")[0]


def test_who_has_nothing_gets_the_teasers(egen: PageClient):
    vaelg(egen, "nyeste")
    tom = egen.get("/korsbaek/model-1/mit-overblik/tove-krag/")
    assert tom.tekster(LINJER) == []


def test_where_borgerblikket_does_not_answer_the_tiles_stay_and_say_so(egen: PageClient):
    vaelg(egen, "nede")
    forside = egen.get(KIM)
    assert forside.tekster(LINJER) == [NEDE] * 5
    fra_cpr = forside.tekster("//main//a[contains(@href, 'mine-data')]")[0]
    assert NEDE not in fra_cpr
    assert forside.tekster(MAERKER) == ["Ikke tilgængelig på Mit Overblik"]
    assert len(forside.tekster("//main//h2")) >= 7
