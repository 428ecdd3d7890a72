"""De 8 + 2 trin: dates, what they spoil, saving, texts; and the history of one sag."""

import pytest
from lxml import html

from tests.formular import formen_med, tryk
from tests.klient import PageClient, foldet
from webapp.domain.eksport.overfoersel import eksporter_sag
from webapp.domain.fagsystem import Fremdrift
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.maalinger.trin import maal_trin, slutdato
from webapp.store.sager import load_alle

VARIANTER = [
    "model-1",
    "model-2",
    "trin-5-foer-trin-4",
    "trin-5-foer-trin-7",
    "efter-oprydning",
    "rettelser-i-marts",
    "snaevert-filter",
    "foer-eksport",
    "ingen-mapning",
]


@pytest.mark.parametrize("slug", VARIANTER)
def test_the_counts_are_those_of_every_sag_judged_by_itself(lager: Kommunelager, slug: str):
    with lager.aaben("korsbaek") as database:
        g = load_grundlag(database, slug)
        g = load_grundlag(database, slug, slutdato(g.dato, g.variant))
        k, mangler_7 = g.konfiguration, "7" not in g.variant.trin
        overfoert = skadet = lukket = 0
        for sag in load_alle(database)[0]:
            if not g.fagsystem(sag.fagsystem).via_eksport or not sag.parter:
                continue
            indeks = eksporter_sag(k, sag, g.dato, via_eksport=True)
            if indeks is None:
                continue
            overfoert += 1
            nu = k.maerke(indeks.ansvarlig.navn, g.dato).enhed
            if not mangler_7 and nu != indeks.maerke.enhed:
                skadet += 1
                lukket += indeks.fremdrift is Fremdrift.AFSLUTTET
        maal = maal_trin(database, g.opslag, g.variant, g.variant, g.dato).sager
    assert maal.overfoert == overfoert
    if not mangler_7:
        assert (maal.skadet, maal.skadet_lukket) == (skadet, lukket)


def test_an_order_that_spoils_is_told_with_its_count(klient: PageClient):
    side = klient.get("/korsbaek/trin-5-foer-trin-7/trin/")
    assert "Trin 5 før trin 7, mens 'Eksporter sager' er aktiv" in side.indhold
    assert "48 sager ligger i indekset med en forkert eller ukendt enhed" in side.indhold
    assert "som kommunen ikke selv kan rette" in side.indhold
    assert "17 af dem er lukkede" in side.indhold
    side = klient.get("/korsbaek/trin-5-foer-trin-4/trin/")
    assert "36 ydelser er overført med forkert eller ukendt ydelsestype" in side.indhold
    assert "Rækkefølgen ødelægger intet" in klient.get("/korsbaek/model-1/trin/").indhold


def test_the_ten_headings_stand_with_dates_and_what_they_need(klient: PageClient):
    raekker = klient.get("/korsbaek/model-1/trin/").raekker("De 8 + 2 trin")
    assert [r[0].split()[0] for r in raekker] == list("1234567AB8")
    assert raekker[4][5] == "trin 1, trin 3, trin 4 og trin 7"
    assert "Aktivering af 'Klassifikationsimporter' i Cura" in raekker[1][0]
    assert {r[2] for r in raekker} == {"Gennemført"}


def test_the_same_order_with_the_export_off_harms_nothing(egen: PageClient):
    side = egen.get("/korsbaek/trin-5-foer-trin-7/trin/")
    uden = egen.klient.get(side.link("Se samme rækkefølge med 'Eksporter sager' slået fra"))
    tekst = uden.get_data(as_text=True)
    assert "Du er bare lidt foran!" in tekst
    assert "mens &#39;Eksporter sager&#39; er aktiv" not in tekst
    assert "48 sager bliver rigtige igen." in tekst


def test_a_draft_is_carried_into_the_order_with_the_export_off(egen: PageClient):
    udkast = egen.klient.get("/korsbaek/model-1/trin/?udkast=1&t7=18-03-2024")
    foran, _, _ = foldet(udkast.get_data(as_text=True)).partition(">Se samme rækkefølge")
    naeste = foran.rpartition('href="')[2].rstrip('"')
    uden = foldet(egen.klient.get(naeste.replace("&amp;", "&")).get_data(as_text=True))
    assert 'name="t7" value="18-03-2024"' in uden
    assert 'name="t8" value=""' in uden
    assert "Du er bare lidt foran!" in uden


def _gem(klient: PageClient, adresse: str, **felter: str):
    """Open a draft, and press the button that saves what stands in its form."""
    side = html.fromstring(klient.klient.get(adresse).get_data(as_text=True))
    return tryk(klient.klient, *formen_med(side, "Gem datoerne"), felter)


def test_a_typed_date_shows_its_effect_and_is_saved_only_on_wish(egen: PageClient):
    adresse = "/korsbaek/model-1/trin/?udkast=1&t7=18-03-2024"
    tekst = egen.klient.get(adresse).get_data(as_text=True)
    assert "Hvis I gemmer de nye datoer" in tekst
    assert "flere bliver ødelagt af rækkefølgen" in tekst
    assert 'value="08-01-2024"' in egen.klient.get("/korsbaek/model-1/trin/").get_data(as_text=True)
    svar = _gem(egen, adresse)
    assert (svar.status_code, svar.location) == (303, "/korsbaek/model-1/trin/?gemt=ja")
    side = egen.get("/korsbaek/model-1/trin/?gemt=ja")
    assert "Datoerne er gemt" in side.indhold
    assert side.xpath("//input[@name='t7']")[0].get("value") == "18-03-2024"
    assert "18. marts 2024" in egen.get("/korsbaek/model-1/historik/cura-2021-0088/").indhold


def test_an_oprydning_mends_what_the_order_spoiled(egen: PageClient):
    adresse = "/korsbaek/trin-5-foer-trin-7/trin/?udkast=1&oprydning[]=25-03-2024"
    assert "48 sager bliver rigtige igen." in egen.klient.get(adresse).get_data(as_text=True)
    assert _gem(egen, adresse).status_code == 303
    side = egen.get("/korsbaek/trin-5-foer-trin-7/trin/")
    assert "En oprydning hos Cura har rettet dem" in side.indhold
    assert _gem(egen, "/korsbaek/trin-5-foer-trin-7/trin/?udkast=1&oprydning[]=").status_code == 303
    assert "48 sager ligger i indekset" in egen.get("/korsbaek/trin-5-foer-trin-7/trin/").indhold


def test_a_text_that_is_no_date_is_told_where_it_stands_and_not_saved(egen: PageClient):
    side = egen.get("/korsbaek/model-1/trin/?udkast=1&t5=31-02-2024")
    assert "Trin 5, Konfiguration af sagstyper: »31-02-2024« er ikke en dato" in side.indhold
    assert side.xpath("//input[@name='t5']")[0].get("aria-invalid") == "true"
    svar = _gem(egen, "/korsbaek/model-1/trin/?udkast=1&t5=30-01-2024", t5="i morgen")
    side = egen.kontrol("/korsbaek/model-1/trin/", svar, 422)
    assert "»i morgen« er ikke en dato" in side.indhold
    assert side.xpath("//input[@name='t5']")[0].get("value") == "i morgen"
    assert "1. januar 1900" not in egen.get("/korsbaek/model-1/trin/?udkast=1&t5=1-1-1900").indhold


def test_a_save_over_others_change_tells_what_they_saved_and_asks_again(egen: PageClient):
    adresse = "/korsbaek/model-1/trin/?udkast=1&t7=18-03-2024"
    assert _gem(egen, "/korsbaek/model-1/trin/?udkast=1&t4=15-03-2024").status_code == 303
    svar = _gem(egen, adresse, version="0")
    side = egen.kontrol("/korsbaek/model-1/trin/", svar, 409)
    assert "Varianten er ændret imens" in side.indhold
    assert "Trin 4 (Konfiguration af ydelsestyper) er udført 15. marts 2024" in side.indhold
    assert side.xpath("//input[@name='t7']")[0].get("value") == "18-03-2024"
    assert side.xpath("//input[@name='t4']")[0].get("value") == "15-03-2024"
    svar = tryk(egen.klient, *formen_med(side.trae, "Gem datoerne"))
    assert svar.location == "/korsbaek/model-1/trin/?gemt=ja"


def test_dates_that_were_saved_meet_the_workbench(egen: PageClient):
    """One version a variant: the mapping's own save is told of the dates, and takes them back."""
    assert _gem(egen, "/korsbaek/model-1/trin/?udkast=1&t7=18-03-2024").status_code == 303
    side = egen.get("/korsbaek/model-1/mapping/")
    assert (
        "Fortryd seneste rettelse: Trin 7 (Konfiguration af organisationsenheder)" in side.indhold
    )
    noegle = side.xpath("//input[@name='csrf_token']")[0].get("value")
    felter = {"csrf_token": noegle, "version": "1"}
    svar = egen.klient.post("/korsbaek/model-1/mapping/fortryd/", data=felter)
    assert "gemt=fortrudt" in svar.location
    side = egen.get("/korsbaek/model-1/trin/")
    assert side.xpath("//input[@name='t7']")[0].get("value") == "08-01-2024"


def _vaelg_integration(klient: PageClient, side, version: str | None = None):
    form = side.xpath("//form[contains(@action, '/organisationsintegration/')]")[0]
    felter = {felt.get("name"): felt.get("value") for felt in form.xpath(".//input")}
    return klient.klient.post(
        form.get("action"), data=felter | ({"version": version} if version else {})
    )


def test_an_organisationsintegration_is_a_choice_that_stays(egen: PageClient):
    adresse = "/korsbaek/model-1/trin/"
    side = egen.get(adresse)
    assert "Hvis I allerede har aktiveret begge integrationer" not in side.indhold
    svar = _vaelg_integration(egen, side)
    assert (svar.status_code, svar.location) == (303, f"{adresse}?gemt=integration")
    side = egen.get(svar.location)
    assert "har nu en aktiv organisationsintegration" in side.indhold
    side = egen.get(adresse)
    assert "Hvis I allerede har aktiveret begge integrationer" in side.indhold
    assert "Trin 6 klarer organisationsintegrationen" in side.indhold
    raekker = side.raekker("De 8 + 2 trin")
    assert ["Klares af organisationsintegrationen" in r[0] for r in raekker].count(True) == 2
    # Variants that were made from it do not have it, and say so.
    forskel = "Kommunen har en aktiv organisationsintegration: nej."
    assert forskel in egen.get("/korsbaek/varianter/").indhold
    anden = egen.kontrol(adresse, _vaelg_integration(egen, side, version="0"), 409)
    assert "Organisationsintegrationen er aktiv" in anden.indhold
    _vaelg_integration(egen, side)
    assert "Varianten har ingen aktiv organisationsintegration" in egen.get(adresse).indhold


def test_a_post_without_the_token_changes_nothing(egen: PageClient):
    assert egen.klient.post("/korsbaek/model-1/trin/", data={"t8": ""}).status_code == 400
    assert "Gennemført" in egen.get("/korsbaek/model-1/trin/").raekker("De 8 + 2 trin")[9][2]


def test_the_texts_are_ready_to_copy(klient: PageClient):
    side = klient.get("/korsbaek/model-1/trin/")
    assert "Initial load af Cura-data til indekserne for Korsbæk Kommune" in side.indhold
    k39, mail = side.tekster("//textarea")
    assert "Kommunens CVR-nummer: 11111111" in k39
    assert "starter den 11. marts 2024" in mail


def test_a_sag_shows_event_transfer_mark_and_where_the_mark_came_from(klient: PageClient):
    side = klient.get("/korsbaek/trin-5-foer-trin-7/historik/cura-2023-0101/")
    raekker = side.raekker("Hændelser, trin og overførsler")
    overfoert = [r for r in raekker if r[1] == "Overførsel"]
    assert overfoert[0][2].startswith("Sendt første gang. KLE 27.60.24. Mærke: intet.")
    assert "Det kan kommunen ikke selv rette" in side.indhold
    rettet = klient.get("/korsbaek/efter-oprydning/historik/cura-2023-0101/")
    sidste = [r for r in rettet.raekker("Hændelser, trin og overførsler") if r[1] == "Overførsel"]
    assert "oprydning hos Cura" in sidste[-1][2]
    assert "organisationsark-model-1.xlsx" in sidste[-1][2]
    klient.get("/korsbaek/model-1/historik/findes-ikke/", 404)


def test_a_sag_is_found_by_its_number(klient: PageClient):
    side = klient.get("/korsbaek/model-1/historik/?soeg=2021-0088")
    assert [r[0] for r in side.raekker("Sager")] == ["CURA-2021-0088"]
    assert "Ingen sag fra Cura passer" in klient.get("/korsbaek/model-1/historik/?soeg=xyz").indhold
