"""HOI for staff: planned, marked so, and nothing on it that the role does not see elsewhere."""

from dataclasses import replace

import pytest

from tests.klient import PageClient
from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.vaerdier.dage import EN_DAG
from webapp.domain.variant.roller import Brugersystemrolle, Jobfunktionsrolle
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.sapa.hoi import egne_omraader, udsoegning
from webapp.services.sapa.sapa import find_rolle

SAPA = "/korsbaek/model-1/sapa"
JAN = "borger/jan-jarlov/hoi/"
SAGER = "Sagsoverblik for medarbejdere"
INDSATSER = "Kronologisk indsatsoverblik for medarbejdere"
UDSOEGNING = "Borgere over 25 år med aktive sager på mindst to områder"


def test_the_three_have_kombits_names_and_are_marked_as_planned(klient: PageClient):
    soegning = klient.get(f"{SAPA}/superbruger/")
    udsoegning = klient.get(soegning.link("Udsøgning af borgere (HOI for medarbejdere)"))
    assert udsoegning.tekster("//main//h1") == ["Udsøgning af borgere"]
    overblik = klient.get(f"{SAPA}/superbruger/borger/jan-jarlov/")
    side = klient.get(overblik.link("helhedsorienteret indsats (HOI) for medarbejdere"))
    assert side.tekster("//main//h2")[-2:] == [SAGER, INDSATSER]
    for en in (udsoegning, side):
        assert "Planlagt af KOMBIT i 2022, ikke set" in " ".join(en.tekst.split())


def test_without_samtykke_only_the_roles_own_area_is_gathered(klient: PageClient):
    med = klient.get(f"{SAPA}/beskaeftigelse/{JAN}?samtykke=ja")
    uden = klient.get(f"{SAPA}/beskaeftigelse/{JAN}")
    assert "Uden samtykke vises kun det, der hører til rollens eget område:" in uden.tekst
    egne = {raekke[0].lower() for raekke in uden.raekker(SAGER)}
    sagt = uden.tekst.partition("rollens eget område: ")[2].partition(".")[0]
    assert egne <= set(sagt.replace(" og ", ", ").split(", "))
    assert {tuple(r) for r in uden.raekker(SAGER)} <= {tuple(r) for r in med.raekker(SAGER)}
    alle = klient.get(f"{SAPA}/superbruger/{JAN}")
    assert "så uden samtykke samles intet" in alle.tekst
    assert not alle.xpath("//main//tr[@data-objekt]")


def test_with_samtykke_it_is_what_the_role_sees_by_area_and_by_day(klient: PageClient):
    side = klient.get(f"{SAPA}/superbruger/{JAN}?samtykke=ja")
    omraader = ["Beskæftigelse", "Social", "Sundhed", "Ydelser"]
    fundne = [raekke[0] for raekke in side.raekker(SAGER)]
    assert fundne == sorted(fundne, key=omraader.index)
    assert len(set(fundne)) > 1
    assert "Afsluttet" not in {raekke[2] for raekke in side.raekker(SAGER)}
    dage = [raekke[0][6:] + raekke[0][3:5] + raekke[0][:2] for raekke in side.raekker(INDSATSER)]
    assert dage == sorted(dage)
    kendte = {
        objekt
        for fane in ("", "ydelser/")
        for objekt in klient.get(f"{SAPA}/superbruger/borger/jan-jarlov/{fane}").objekter()
    }
    assert {o for o in side.objekter() if o.startswith("sag/")} <= kendte


def test_the_search_finds_those_whom_the_pages_show_in_two_areas(klient: PageClient):
    side = klient.get(f"{SAPA}/superbruger/hoi/")
    raekker = side.raekker(UDSOEGNING)
    assert side.kolonner(UDSOEGNING) == ["Navn", "CPR", "Alder", "Områder", "Samtykke"]
    assert all(raekke[1].endswith("-XXXX") and int(raekke[2]) > 25 for raekke in raekker)
    assert {raekke[4] for raekke in raekker} == {"Ikke spurgt"}
    fundne = {raekke[0]: set(raekke[3].split(", ")) for raekke in raekker}
    assert "Jan Jarlov" in fundne
    for person in klient.get(f"{SAPA}/superbruger/").links():
        if "/borger/" in person and "samtykke" not in person:
            slug = person.split("/borger/")[1].split("/")[0]
            hendes = klient.get(f"{SAPA}/superbruger/borger/{slug}/hoi/?samtykke=ja")
            omraader = {raekke[0] for raekke in hendes.raekker(SAGER)}
            navn = hendes.trae.findtext(".//title").partition(" – ")[0].partition(" - ")[2]
            over = "det er borgeren ikke" not in hendes.tekst
            assert fundne.get(navn, set()) == (omraader if over and len(omraader) > 1 else set())


def test_a_type_that_moves_to_another_area_later_hides_nobody_until_then(lager: Kommunelager):
    with lager.til_laesning().aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        rolle = find_rolle(grundlag, "superbruger")
        i_morgen = grundlag.dato + EN_DAG
        variant = grundlag.variant
        flyttet = tuple(
            replace(r, kle=KleEmne("29.18.00"), angivet="29.18.00", fra=i_morgen)
            for r in variant.sagstype_kle
            if r.kle and r.kle.hovedgruppe == "27"
        )
        aendret = replace(variant, sagstype_kle=(*variant.sagstype_kle, *flyttet))
        konfiguration = replace(grundlag.konfiguration, variant=aendret)
        efter = udsoegning(database, replace(grundlag, konfiguration=konfiguration), rolle)
        assert efter.hits == udsoegning(database, grundlag, rolle).hits


@pytest.mark.parametrize(
    "kle, omraader",
    [
        ((), ()),
        (("27.*",), ("27",)),
        (("29.18.00", "15*"), ("15", "29")),
        (("2*",), ("27", "29")),
        (("85",), ()),
    ],
)
def test_a_roles_own_areas_are_those_that_its_numbers_name(kle, omraader):
    se = Brugersystemrolle(navn="Se", kle=tuple(map(KleMoenster, kle)))
    rolle = Jobfunktionsrolle(slug="r", navn="R", brugersystemroller=(se,))
    assert egne_omraader(rolle) == omraader


def test_the_two_overviews_are_compared_and_the_samtykke_stays(klient: PageClient):
    """Under model 2 a sag has another Afdeling, and only that."""
    adresse = "/korsbaek/sammenlign/model-1/model-2/sapa/superbruger/borger/jan-jarlov/hoi/"
    side = klient.get(f"{adresse}?samtykke=ja")
    assert side.tekster("//main//h3").count(SAGER) == len(side.tekster("//strong[.='Ja']")) == 2
    assert "Udsøgning af borgere" not in side.indhold
    # Nothing is gathered on either side where nobody was asked.
    assert not klient.get(adresse).xpath("//main//tr[@data-objekt]")
    bjaelken = klient.get(f"{SAPA}/superbruger/{JAN}").links()
    assert any(f"{adresse}?" in link or link == adresse for link in bjaelken)


@pytest.mark.parametrize("mest", [1, 3])
def test_the_pages_of_the_search_together_are_everybody_once(
    klient: PageClient, lager: Kommunelager, mest: int
):
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        rolle = find_rolle(grundlag, "superbruger")
        sider = [udsoegning(database, grundlag, rolle, nr=1, mest=mest)]
        while sider[-1].flere:
            sider.append(udsoegning(database, grundlag, rolle, nr=len(sider) + 1, mest=mest))
        alle = udsoegning(database, grundlag, rolle)
    assert len(sider) > 3
    assert [en.fra for en in sider] == [1 + nr * mest for nr in range(len(sider))]
    assert [hit for side in sider for hit in side.hits] == list(alle.hits)
    # A page past the last is empty, and leads back.
    tom = klient.get(f"{SAPA}/superbruger/hoi/?side=7")
    assert not tom.xpath("//main//tr[@data-objekt]")
    assert "?side=6" in tom.link("Forrige")
