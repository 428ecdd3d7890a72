"""Find a citizen: few are printed, any is found, and each says what she shows."""

from __future__ import annotations

import shutil
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.havlunde import VARIANT, indlaes_havlunde
from tests.klient import PageClient, Side, lav_app
from webapp.billeder.sidevalg import Svar, Valg, find_sider
from webapp.config import Config
from webapp.services.borgere.saerligt import Saerligt
from webapp.services.borgere.side import MEST_BEDOEMT, borgerside
from webapp.services.borgere.traef import Borgersoegning
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.store.opslag import load_personer

NAVNE = "//li[@class='testperson']//h2"
ALLE = "/korsbaek/model-1/mit-overblik/"
MANGE = 3000
# A page of ten is some 40 kB; 3 000 persons printed were 2 MB.
HOEJST_BYTES = 60_000


@pytest.fixture(scope="module")
def mange(config: Config, lager: Kommunelager, tmp_path_factory) -> PageClient:
    """Korsbæk with 3 000 persons more, who have no sager."""
    data = tmp_path_factory.mktemp("mange")
    shutil.copy(lager.fil("korsbaek"), data / "korsbaek.db")
    with Kommunelager(data, config.seed).aaben("korsbaek") as database, database.conn:
        nancy = next(database.query("SELECT * FROM person ORDER BY id"))
        database.table("person").insert_all(
            nancy | {"id": nr, "slug": f"p-{nr}", "navn": f"Åge {nr}", "cpr": f"{nr:010}"}
            for nr in range(1000, 1000 + MANGE)
        )
    return PageClient(lav_app(replace(config, data=data)))


def navne(side: Side) -> list[str]:
    return side.tekster(NAVNE)


def test_ten_are_shown_and_more_are_fetched(klient: PageClient):
    side = klient.get(ALLE)
    assert len(navne(side)) == 10
    assert "Viser 10 af 22" in side.indhold
    naeste = klient.get(side.link("Hent flere"))
    assert navne(naeste)[:10] == navne(side)
    sidste = klient.get(naeste.link("Hent flere"))
    assert len(navne(sidste)) == 22
    assert "Hent flere" not in sidste.indhold


def test_each_says_in_a_sentence_what_she_shows_under_the_variant(klient: PageClient):
    for variant, navn in (("model-1", "Model 1 – detaljeret"), ("model-2", "Model 2 – overordnet")):
        side = klient.get(f"/korsbaek/{variant}/mit-overblik/?vis=100")
        saetninger = side.tekster("//li[@class='testperson']//p[1]")
        assert len(saetninger) == 22
        assert all(navn in en for en in saetninger)
    nancy = klient.get(f"{ALLE}?soeg=nancy").tekster("//li[@class='testperson']//p[1]")[0]
    liste = klient.get(f"{ALLE}nancy-ann-berggren/sager/?vis=100")
    sager = [o for o in liste.objekter() if o.startswith("sag/")]
    assert nancy.startswith(
        f"Ser {len(sager)} sager, 13 ydelser, 2 aftaler og frister, 4 udbetalinger og 1 økonomisk "
        "ydelse under Model 1"
    )
    assert nancy.endswith("2 sager og 1 aftale eller frist vises ikke.")


def navne_ved(klient: PageClient, variant: str, **valg: str) -> set[str]:
    adresse = f"/korsbaek/{variant}/mit-overblik/?{urlencode(valg | {'vis': '100'})}"
    return set(navne(klient.get(adresse)))


def test_by_sagstype_and_by_unit(klient: PageClient):
    hjemmehjaelp = navne_ved(klient, "model-1", sagstype="Hjemmehjælp")
    assert "Nancy Ann Berggren" in hjemmehjaelp
    assert len(hjemmehjaelp) < 22
    tandpleje = navne_ved(klient, "model-1", enhed="tandplejen")
    assert tandpleje
    assert tandpleje.isdisjoint(hjemmehjaelp - tandpleje)
    ingen = klient.get(f"{ALLE}?enhed=atlantis")
    assert "Ingen enhed har »atlantis« i navnet, hverken i fagsystemet" in ingen.indhold
    assert navne(ingen) == []


@pytest.mark.parametrize("variant", ["model-2", "brugerdefineret", "reorganisation"])
def test_a_unit_is_found_by_the_name_that_stands_on_a_page(lager: Kommunelager, variant: str):
    """Each name in a Kontakt box finds everybody on whose page it stands."""
    staar_hos = defaultdict(set)
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, variant)
        for person in load_personer(database):
            udsnit = load_borgerudsnit(database, grundlag, person)
            for en in (*udsnit.sager, *udsnit.serviceydelser):
                staar_hos[en.kontakt.navn].add(person.slug)
        staar_hos.pop("", None)
        for navn, slugs in staar_hos.items():
            side = borgerside(database, grundlag, Borgersoegning(enhed=navn), None, 100)
            fundne = {borger.slug for borger in side.borgere if borger.traef}
            assert slugs <= fundne, navn


def test_what_matches_is_pointed_at_with_whether_it_is_shown(klient: PageClient):
    """Whether a sag is shown is said here as Hvorfor says it."""
    side = klient.get(f"{ALLE}?sagstype=Hjemmehjælp&vis=6")
    for borger in side.xpath("//li[@class='testperson']"):
        traef = borger.xpath(".//ul[contains(@class, 'testperson-traef')]/li[small]")
        assert traef
        for en in traef[:1]:
            hvorfor = klient.get(en.xpath("./a/@href")[0])
            anker = en.xpath("./a/@href")[0].partition("#")[2]
            badge = hvorfor.tekster("//section[@id=$n]/h2/span[contains(@class, 'badge')]", n=anker)
            assert badge == en.xpath("./span/text()")


def test_only_what_is_hidden_can_be_asked_for(klient: PageClient):
    """With a sagstype it is about the sager of that type, and not about all that she has."""
    alle = navne_ved(klient, "model-1", sagstype="Hjemmehjælp")
    vist = navne_ved(klient, "model-1", sagstype="Hjemmehjælp", ses="noget")
    kun_skjult = navne_ved(klient, "model-1", sagstype="Hjemmehjælp", ses="intet")
    assert kun_skjult
    assert vist | kun_skjult == alle
    assert not vist & kun_skjult
    side = klient.get(f"{ALLE}?sagstype=Hjemmehjælp&ses=intet&vis=100")
    assert set(side.tekster("//ul[contains(@class, 'testperson-traef')]//span")) == {"Skjult"}


def test_the_way_back_to_the_search_is_in_the_address(klient: PageClient):
    side = klient.get(f"{ALLE}?sagstype=Hjemmehjælp&ses=noget&vis=20")
    mit_overblik = klient.get(side.link("Mit Overblik for Nancy Ann Berggren"))
    for videre in (mit_overblik, klient.get(mit_overblik.link("Hvorfor?"))):
        tilbage = klient.get(videre.link("‹ Tilbage til søgningen efter borgere"))
        assert navne(tilbage) == navne(side)
        assert tilbage.xpath("//select[@id='sagstype']/option[@selected]/@value") == ["Hjemmehjælp"]
    laengere = klient.get(f"{ALLE}?vis=20")  # nothing is sought, but one has fetched more
    tilbage = klient.get(laengere.link("Mit Overblik for Nancy Ann Berggren")).link(
        "‹ Tilbage til søgningen efter borgere"
    )
    assert navne(klient.get(tilbage)) == navne(laengere)
    uden = klient.get(f"{ALLE}nancy-ann-berggren/")
    assert "‹ Tilbage til søgningen efter borgere" not in uden.indhold


def test_a_cpr_number_in_the_way_back_is_not_carried_on(klient: PageClient):
    svar = klient.klient.get(f"{ALLE}nancy-ann-berggren/?find=soeg%3D251248-9996")
    assert "251248" not in svar.get_data(as_text=True)


def test_a_protected_address_is_told_of_in_the_list_and_in_hvorfor(klient: PageClient):
    side = klient.get(f"{ALLE}?vis=100")
    beskyttede = side.tekster("//div[span[.='Navne- og adressebeskyttelse']]/h2")
    assert beskyttede == ["Jytte Rømer", "Gert Frydendal", "Jamal Osman"]
    sider = {
        n: klient.get(f"/korsbaek/model-1/hvorfor/{n}/") for n in ("jytte-roemer", "tove-krag")
    }
    assert "Borgeren er beskyttet i CPR." in sider["jytte-roemer"].indhold
    assert "Borgeren er beskyttet i CPR." not in sider["tove-krag"].indhold


def test_one_without_sager_is_found_and_her_lists_are_empty(klient: PageClient):
    assert navne_ved(klient, "model-1", saerligt="uden-sager") == {"Tove Krag"}
    assert "Du har ingen sager" in klient.get(f"{ALLE}tove-krag/sager/").indhold
    assert "ingen sager, ydelser" in klient.get("/korsbaek/model-1/hvorfor/tove-krag/").indhold


def test_shown_and_hidden_part_them_all_under_each_variant(klient: PageClient):
    for variant in ("model-1", "uden-trin-b", "foer-eksport"):
        ser, ser_intet = (navne_ved(klient, variant, ses=en) for en in ("noget", "intet"))
        har_intet = {"Tove Krag"} - ser  # nothing that could be hidden either
        assert len(ser) + len(ser_intet) + len(har_intet) == 22
        assert ser.isdisjoint(ser_intet)
        assert "Tove Krag" not in ser_intet
    assert navne_ved(klient, "model-1", ses="skjult")


def badges(klient: PageClient, **valg: str) -> dict[str, list[str]]:
    side = klient.get(f"{ALLE}?{urlencode(valg | {'vis': '100'})}")
    return {
        b.xpath("string(.//h2)"): b.xpath(
            ".//ul[contains(@class, 'testperson-traef')]//span[contains(@class, 'badge')]/text()"
        )
        for b in side.xpath("//li[@class='testperson']")
    }


def test_what_is_hidden_is_pointed_at_whoever_is_found_by_it(klient: PageClient):
    """Alone and with a contact, which only what is shown has: both hold for the citizen."""
    skjulte = badges(klient, ses="skjult")
    assert skjulte
    assert all(set(en) == {"Skjult"} for en in skjulte.values())
    begge = badges(klient, ses="skjult", saerligt="uden-telefon")
    uden = badges(klient, saerligt="uden-telefon")
    assert set(begge) == set(skjulte) & set(uden)
    assert begge
    assert all({"Vises", "Skjult"} <= set(en) for en in begge.values())


def test_a_contact_of_another_authority_is_not_the_kommunes_to_mend(
    klient: PageClient, lager: Kommunelager
):
    uden = set(badges(klient, saerligt="uden-telefon"))
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        for person in load_personer(database):
            sager = load_borgerudsnit(database, grundlag, person).sager
            egne = [b for b in sager if b.forhold.er_egen and not b.kontakt.telefon]
            assert (person.navn in uden) is bool(egne), person.navn


def test_a_closed_unit_is_found(klient: PageClient):
    assert "Aisha Karimi" in navne_ved(klient, "model-1", saerligt="nedlagt-enhed")
    side = klient.get(f"{ALLE}?soeg=aisha").tekster("//li[@class='testperson']//p[1]")[0]
    assert "1 hos en enhed, der er nedlagt" in side


def test_one_who_leads_upwards_is_told_of_it_in_hvorfor(klient: PageClient):
    """What the finder counts, Hvorfor says, whatever the contact comes from."""
    for variant in ("model-1", "model-2"):
        adresse = f"/korsbaek/{variant}/mit-overblik/?saerligt=leder-opad&ses=noget&vis=100"
        for borger in klient.get(adresse).xpath("//li[@class='testperson']"):
            for href in borger.xpath(".//li[span[.='Vises']]/a/@href"):
                afsnit = klient.get(href).tekster("//section[@id=$n]", n=href.partition("#")[2])
                assert "leder opad til" in afsnit[0], href


def test_a_known_unit_that_nobody_meets_is_said_to_be_there(klient: PageClient):
    side = klient.get(f"{ALLE}?enhed=Hjemmeplejen+Syd")
    assert navne(side) == []
    assert "Enheden »Hjemmeplejen Syd« findes, men ingen borger her passer" in side.indhold
    assert "Se enheden i mapningen" not in side.indhold  # it is in FK Organisation only
    lokal = klient.get(f"{ALLE}?enhed=Genoptræning&soeg=tove")
    assert "Enheden »Genoptræning« findes, men ingen borger her passer" in lokal.indhold
    mapning = klient.get(lokal.link("Se enheden i mapningen"))
    assert "Genoptræning" in mapning.tekster("//tbody")[0]


def test_what_is_special_follows_the_variant(klient: PageClient):
    """Under model 2 more units lead upwards, and a citizen is found by it."""
    ene, andre = (
        navne_ved(klient, variant, saerligt="leder-opad") for variant in ("model-1", "model-2")
    )
    assert ene < andre


@pytest.mark.parametrize("saerligt", list(Saerligt))
def test_each_special_thing_is_found_in_somebody_and_not_in_all(
    klient: PageClient, saerligt: Saerligt
):
    side = klient.get(f"{ALLE}?saerligt={saerligt}&vis=1")
    assert len(navne(side)) == 1
    # She who has no sager stands last in the sheet: all are looked through when she is found.
    assert saerligt is Saerligt.UDEN_SAGER or side.link("Led videre")


@pytest.mark.parametrize(
    "soegt, fundet",
    [
        ("Østergård", ["Lars Østergaard"]),
        ("oestergaard", ["Lars Østergaard"]),
        ("ØSTER", ["Lars Østergaard"]),
        ("lund gre", ["Grethe Lund"]),
        ("frydendal", ["Jonna Frydendal", "Gert Frydendal"]),
        ("rømer", ["Jytte Rømer"]),
    ],
)
def test_a_part_of_a_name_finds_her(klient: PageClient, soegt: str, fundet: list[str]):
    side = klient.get(f"{ALLE}?soeg={soegt}")
    assert navne(side) == fundet
    assert f"{len(fundet)} af 22 borgere passer." in side.indhold
    assert "Hent flere" not in side.indhold


def test_nobody_found_says_so_and_leads_back(klient: PageClient):
    side = klient.get("/korsbaek/model-2/mit-overblik/?soeg=xyzzy")
    assert navne(side) == []
    assert "0 af 22 borgere passer." in side.indhold
    assert side.link("Vis alle") == "/korsbaek/model-2/mit-overblik/"


def test_only_signs_find_nobody(klient: PageClient):
    assert navne(klient.get(f"{ALLE}?soeg=--")) == []


def test_the_search_keeps_the_pair_the_date_and_the_bar(klient: PageClient):
    side = klient.get(f"{ALLE}?mod=foer-eksport&dato=2024-04-08&vis=16")
    felter = side.xpath("//form[@role='search']/input[@type='hidden']")
    assert {f.get("name"): f.get("value") for f in felter} == {
        "mod": "foer-eksport",
        "dato": "2024-04-08",
    }


def test_the_old_search_on_the_kommunes_page_leads_here(klient: PageClient):
    svar = klient.klient.get("/korsbaek/?soeg=lund&variant=model-2")
    assert svar.location == "/korsbaek/model-2/mit-overblik/?soeg=lund"


@pytest.mark.parametrize("felt", ["soeg", "enhed"])
def test_a_cpr_number_is_neither_sought_nor_repeated(klient: PageClient, felt: str):
    # Past the checks of every page: no address of ours may hold such a number, but people do type.
    svar = klient.klient.get(f"{ALLE}?{felt}=251248-9996").get_data(as_text=True)
    assert "Et CPR-nummer må ikke stå i adressen." in svar
    assert "251248" not in svar


def test_a_kommune_without_persons_says_what_to_do(egen: PageClient, data: Path, config: Config):
    with Kommunelager(data, config.seed).aaben("korsbaek") as database, database.conn:
        om_personer = [
            tabel.name
            for tabel in database.tables
            if any(noegle.other_table == "person" for noegle in tabel.foreign_keys)
        ]
        for tabel in (*om_personer, "person"):
            database.table(tabel).delete_where()
    side = egen.get(ALLE)
    assert "Der er ingen testpersoner i data." in side.indhold
    assert side.link("indlæs filer") == "/korsbaek/indlaes/"
    assert egen.klient.get("/korsbaek/model-1/").location == "/korsbaek/model-1/kontrol/"
    assert "Ingen testpersoner endnu." in egen.get("/korsbaek/").indhold


def test_the_page_of_many_is_as_small_as_that_of_few(mange: PageClient):
    side = mange.get(ALLE)
    assert "Viser 10 af 3.022" in side.indhold
    assert len(side.svar.data) < HOEJST_BYTES
    fundet = mange.get(f"{ALLE}?soeg=aage")
    assert len(navne(fundet)) == 10
    assert "3.000 af 3.022 borgere passer." in fundet.indhold
    assert "soeg=aage" in fundet.link("Hent flere")
    assert len(fundet.svar.data) < HOEJST_BYTES
    assert navne(mange.get(f"{ALLE}?soeg=Åge+2345")) == ["Åge 2345"]


def test_of_many_only_so_many_are_judged_and_one_can_go_on(mange: PageClient):
    side = mange.get(f"{ALLE}?ses=skjult&soeg=aage")
    assert navne(side) == []
    assert f"Ingen af dem passer. {MEST_BEDOEMT} af 3.000 borgere er set igennem." in side.indhold
    videre = mange.get(side.link("Led videre"))
    assert f"{2 * MEST_BEDOEMT} af 3.000 borgere er set igennem." in videre.indhold


def test_sapas_search_of_many_shows_the_first_and_finds_any(mange: PageClient):
    adresse = "/korsbaek/model-1/sapa/visitator/"
    foerst = mange.get(adresse)
    assert "Viser 50 af 3.022. Søg på navn for at finde de andre." in foerst.indhold
    fundet = mange.get(f"{adresse}?navn=aage")
    assert "Viser 1-20 af 3.000." in fundet.indhold
    naeste = mange.get(fundet.link("Næste"))
    assert "Viser 21-40 af 3.000." in naeste.indhold
    assert naeste.raekker("Resultat")[0] not in fundet.raekker("Resultat")
    assert len(fundet.svar.data) < HOEJST_BYTES
    en = mange.get(f"{adresse}?navn=åge+3456")
    assert "Åge 3456" in en.indhold
    assert "Viser 1-1 af 1." in en.indhold


def test_pictures_still_find_every_person(klient: PageClient):
    def hent(adresse: str) -> Svar:
        svar = klient.klient.get(adresse)
        return Svar(svar.status_code, svar.content_type, svar.data)

    valg = Valg(kommuner=("korsbaek",), varianter=("model-1",), sider=("mit-overblik/*",))
    personer = {laest.side.person for laest in find_sider(hent, valg, ("korsbaek",))}
    assert len(personer) == 22


def test_pictures_leave_the_dialog_of_a_bemaerkning_out(klient: PageClient):
    def hent(adresse: str) -> Svar:
        svar = klient.klient.get(adresse)
        return Svar(svar.status_code, svar.content_type, svar.data)

    valg = Valg(kommuner=("korsbaek",), varianter=("model-1",), personer=("jan-jarlov",))
    haler = {laest.side.hale for laest in find_sider(hent, valg, ("korsbaek",))}
    assert "sapa/superbruger/borger/jan-jarlov/tidslinje/" in haler
    assert not any("bemaerkning" in hale or "journalnotat" in hale for hale in haler)


@pytest.mark.parametrize(
    "saerligt, sagt",
    [
        ("barn", "Barn af"),
        ("adressebeskyttelse", "Navne- og adressebeskyttelse"),
        ("lang-titel", "En sag med lang titel"),
        ("andet-fagsystem", "Sager i to fagsystemer"),
        ("uden-sager", "Ingen sager"),
    ],
)
def test_what_is_said_of_one_is_what_she_is_found_by(
    eget_lager: Kommunelager, config: Config, saerligt: str, sagt: str
):
    indlaes_havlunde(eget_lager)
    havlunde = PageClient(lav_app(replace(config, data=eget_lager.data)))
    alle = f"/havlunde/{VARIANT}/mit-overblik/?vis=100"
    fundne = havlunde.get(f"{alle}&saerligt={saerligt}").tekster("//li[@class='testperson']")
    assert len([en for en in fundne if sagt in en]) == 1
    hele = havlunde.get(alle).tekster("//li[@class='testperson']")
    assert len(fundne) < len(hele)
