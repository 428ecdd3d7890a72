"""SAPA's element Kontrolsager på tværs: what the law lets be shown, and no more."""

import pytest

from tests.klient import PageClient
from webapp.services.kommuner.kommuner import Kommunelager

TITEL = "Kontrolsager på tværs af kommuner og UDK"
JAN = "/korsbaek/model-1/sapa/superbruger/borger/jan-jarlov"
UDKS, EGEN = "UDK-1190", "KSD"


@pytest.fixture
def med_kontrol(egen: PageClient, mit_lager: Kommunelager) -> PageClient:
    """Jan's sag at Udbetaling Danmark, and one of the kommune's, are kontrolsager."""
    with mit_lager.aaben("korsbaek") as database, database.atomic():
        egne = """UPDATE sag SET kle = '32.45.04' WHERE id = (
                    SELECT sag.id FROM sag JOIN sagspart ON sagspart.sag_id = sag.id
                    JOIN person ON person.id = sagspart.person_id
                    WHERE person.slug = 'jan-jarlov' AND sag.fagsystem = 'KSD' LIMIT 1)"""
        database.execute(
            "UPDATE sag SET kle = '32.45.04', kontroltema = 'Samliv' WHERE sagsnummer = ?", [UDKS]
        )
        database.execute(egne)
    return egen


def test_a_kontrolsag_of_udbetaling_danmark_has_four_cells_and_stands_nowhere_else(
    med_kontrol: PageClient,
):
    side = med_kontrol.get(f"{JAN}/kontrolsager/")
    assert side.kolonner(TITEL) == ["Myndighed", "Kontroltema", "Sagsskridt", "Dato"]
    udks = [r for r in side.raekker(TITEL) if r[0] == "Udbetaling Danmark"]
    assert [r[1] for r in udks] == ["Samliv"]
    assert udks[0][2] in {"Opstået", "Oplyst", "Afgjort", "Afsluttet"}
    assert "Sidens opbygning er vores antagelse" in side.tekst
    for fane in ("", "/tidslinje", "/helhedsoverblik", "/borgerblikket", "/adviser"):
        assert "udk-1190" not in " ".join(med_kontrol.get(f"{JAN}{fane}/").objekter())
    assert med_kontrol.klient.get(f"{JAN}/sager/udk-1190/").status_code == 404
    borger = med_kontrol.get("/korsbaek/model-1/mit-overblik/jan-jarlov/sager/?vis=100")
    assert "sag/udk-1190" not in borger.objekter()


def test_hvorfor_says_why_for_role_and_citizen(med_kontrol: PageClient):
    hvorfor = "/korsbaek/model-1/hvorfor/jan-jarlov/?vis=100"
    rollens = " ".join(med_kontrol.get(f"{hvorfor}&rolle=superbruger").tekst.split())
    assert f"Sagen ses kun i elementet »{TITEL}«" in rollens
    borgerens = " ".join(med_kontrol.get(hvorfor).tekst.split())
    assert "en kontrolsag aldrig vises for borgeren" in borgerens


def test_without_kontrolsager_the_element_is_empty_and_says_so(klient: PageClient):
    side = klient.get("/korsbaek/model-1/sapa/superbruger/borger/kim-borgersen/kontrolsager/")
    assert "Her er ingen informationer at vise." in side.tekst
    assert "Uden ESDH på indekserne er listen tom" in side.tekst
