"""A testplan from the data to the last verdict, and verdicts that fall and stand again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.integration.verifikation.testplanen import (
    PLAN,
    begynd,
    doem,
    doem_alle,
    formular,
    noegle,
    plan,
)
from tests.klient import PageClient
from tests.side import Side
from webapp.config import Config
from webapp.services.kommuner.kommuner import Kommunelager

FK_ORG = "fk-organisation.json"


def status(egen: PageClient) -> dict[str, str]:
    """Badge by address of each page of the plan; the numbers are of one testplan."""
    side = egen.get(PLAN)
    return {
        r.get("id"): r.xpath('string(.//*[contains(@class, "badge")])')
        for r in side.xpath("//tbody/tr")
    }


def ret_telefon(lager: Kommunelager, config: Config, fra: str, til: str) -> None:
    indhold = (config.seed / "korsbaek" / FK_ORG).read_text(encoding="utf-8")
    assert fra in indhold
    lager.indlaes("korsbaek", {FK_ORG: indhold.replace(fra, til).encode()})


@pytest.fixture
def lavet(egen: PageClient) -> PageClient:
    plan(egen, handling="lav")
    return egen


def test_a_changed_telephone_takes_the_verdicts_of_its_pages_and_gives_them_back(
    lavet, data: Path, config: Config
):
    lager = Kommunelager(data, config.seed)
    assert doem_alle(lavet) == len(status(lavet))
    assert set(status(lavet).values()) == {"Godkendt"}
    telefon = _telefon(config)
    med = {r for r, t in _tekster(lavet).items() if _i_par(telefon) in t and "Kontakt:" in t}
    assert med
    ret_telefon(lager, config, telefon, "99887099")
    faldne = {nr for nr, stand in status(lavet).items() if stand == "Faldet"}
    assert faldne == med
    tekst = lavet.get(PLAN).indhold
    assert f"Kontakt: telefon: {_i_par(telefon)} → 99 88 70 99" in tekst
    assert f"{len(med)} side" in tekst
    ret_telefon(lager, config, telefon, telefon)
    assert set(status(lavet).values()) == {"Godkendt"}


def _tekster(egen: PageClient) -> dict[str, str]:
    return {
        r.get("id"): " ".join("".join(r.itertext()).split())
        for r in egen.get(PLAN).xpath("//tbody/tr")
    }


def _telefon(config: Config) -> str:
    """A number that one unit has and a citizen meets under model 1."""
    indhold = (config.seed / "korsbaek" / FK_ORG).read_text(encoding="utf-8")
    numre = re.findall(r'"(\d{8})"', indhold)
    assert numre
    return next(nr for nr in numre if numre.count(nr) == 1)


def _i_par(telefon: str) -> str:
    return " ".join(telefon[i : i + 2] for i in range(0, 8, 2))


def test_one_finds_back_to_the_page_under_test_from_whatever_it_links_to(lavet):
    """Links do not carry the test on, but the bar of where they lead to leads back."""
    side = begynd(lavet)
    detaljer = lavet.get(side.xpath("//a[contains(@class, 'detaljer-link')]/@href")[0])
    assert not detaljer.xpath("//*[@data-strimmel]")
    videre = lavet.get(detaljer.link("Hvorfor?"))
    for en in (detaljer, videre):
        tilbage = lavet.klient.get(en.link("‹ Tilbage til den side, der testes")).location
        assert tilbage == side.adresse
    assert "‹ Tilbage til den side, der testes" not in lavet.get(tilbage).indhold


def test_bedoem_opens_the_page_that_begynd_does(lavet):
    side = lavet.get(PLAN)
    bedoem = side.xpath("//tbody/tr[1]//a[starts-with(., 'Bedøm')]/@href")[0]
    assert lavet.klient.get(bedoem).location == lavet.klient.get(side.link("Begynd")).location
    assert lavet.klient.get(f"{PLAN}side/4711/").status_code == 404


def test_what_the_page_does_not_show_takes_nothing(lavet):
    side = begynd(lavet)
    doem(lavet, side)
    varianter = lavet.get("/korsbaek/varianter/")
    data = {
        "csrf_token": noegle(varianter),
        "handling": "omdoeb",
        "variant": "model-1",
        "navn": "Et andet navn",
    }
    assert lavet.klient.post("/korsbaek/varianter/", data=data).status_code == 303
    assert list(status(lavet).values()).count("Godkendt") == 1


def test_a_refusal_is_a_shortcoming_with_an_owner_until_it_is_mended_and_judged_again(lavet):
    side = _detaljeside(lavet)
    felt = side.xpath('//select[@name="felt"]/option[contains(@value, "kontakt.telefon")]/@value')[
        0
    ]
    doem(lavet, side, dom="Ikke godkendt", bemaerkning="Forkert nummer", felt=felt)
    liste = lavet.get(PLAN)
    assert "Mangelliste (1)" in liste.indhold
    assert "Kan rettes af: FK Organisations administrator" in liste.indhold
    (mangel,) = liste.xpath('//input[@name="mangel"]/@value')
    efter = plan(lavet, handling="skridt", mangel=mangel, skridt="rettet")
    assert "Meldt rettet og venter på testeren" in efter.indhold
    assert "Ikke godkendt" not in status(lavet).values()
    assert list(status(lavet).values()).count("Skal testes igen") == 1
    ialt = len(status(lavet))
    assert "1 side er meldt rettet og skal testes igen." in efter.indhold
    assert f"{ialt - 1} sider er ikke testet." in efter.indhold
    assert "0 skal rettes, og 1 er meldt rettet" in efter.tekst
    doem(lavet, lavet.get(side.adresse))
    assert "Mangelliste" not in lavet.get(PLAN).indhold


def _detaljeside(egen: PageClient) -> Side:
    """The first page of the plan that has a telephone."""
    side = egen.get(PLAN)
    for href in side.links():
        if re.fullmatch(rf"{PLAN}side/\d+/", href):
            under_test = egen.get(egen.klient.get(href).location)
            if under_test.xpath('//option[contains(@value, "kontakt.telefon")]'):
                return under_test
    raise AssertionError("no page with a telephone")


def test_the_second_tester_sees_the_first_and_a_refusal_is_not_overruled(lavet):
    side = begynd(lavet)
    doem(lavet, side, navn="Anna", dom="Ikke godkendt", bemaerkning="Titlen er ikke til at forstå")
    igen = lavet.get(side.adresse)
    assert "Anna" in " ".join(igen.tekster('//*[@class="bedoem-domme"]'))
    doem(lavet, igen, navn="Bo")
    assert list(status(lavet).values()).count("Ikke godkendt") == 1


FORKERT = [
    ({"dom": ""}, 422, "Vælg, om siden er godkendt."),
    ({"navn": " "}, 422, "Skriv dit navn"),
    ({"dom": "Ikke godkendt", "bemaerkning": ""}, 422, "Skriv, hvad der er galt"),
    ({"bemaerkning": "x" * 10_000}, 422, "Bemærkningen har 10000 tegn"),
    ({"felt": "sag/findes-ikke|sag.type"}, 422, "Det felt er ikke på siden."),
    ({"aftryk": "0" * 64}, 409, "Siden er ændret, mens du havde den åben"),
]


def test_what_cannot_be_kept_is_told_and_what_was_typed_still_stands_there(lavet):
    strimmel = begynd(lavet)
    for udfyldt, kode, tekst in FORKERT:
        adresse, form = formular(strimmel, **{"bemaerkning": "Det her skrev jeg"} | udfyldt)
        side = lavet.post(adresse, kode, **form)
        assert tekst in side.indhold
        (skrevet,) = side.xpath('//textarea[@name="bemaerkning"]')
        assert (skrevet.text or "") == form["bemaerkning"]
    assert "Godkendt" not in status(lavet).values()


def test_script_and_cpr_numbers_in_a_remark_are_made_harmless_and_told(lavet):
    side = begynd(lavet)
    skrevet = "<script>alert(1)</script> Borgeren 251248-4916 ser den forkert"
    efter = doem(lavet, side, dom="Godkendt med bemærkninger", bemaerkning=skrevet)
    assert "Der stod noget, der kan være et CPR-nummer" in efter.tekst
    nu = lavet.get(side.adresse)
    assert "4916" not in nu.svar.get_data(as_text=True).split("bedoem-domme")[1]
    assert "<script>alert(1)</script> Borgeren 251248-XXXX" in " ".join(
        nu.tekster('//*[@class="bedoem-domme"]')
    )


def test_only_a_page_under_test_has_a_form_and_a_cookie(klient, lavet):
    side = begynd(lavet)
    assert side.svar.headers["Cache-Control"] == "no-store"
    uden = PageClient(lavet.app).get(side.adresse.replace("tilfaelde=", "andet="))
    assert "Set-Cookie" not in uden.svar.headers
    assert not uden.xpath("//form[@method='post']")  # the bar's day is a GET form
    assert not uden.xpath("//*[@data-strimmel]")
    # The strip is of one page on one day: elsewhere the number means nothing.
    anden = re.sub(r"dato=[\d-]+", "dato=2024-05-01", side.adresse)
    assert not lavet.get(anden).xpath("//*[@data-strimmel]")
    under_test = [href for href in side.links() if "tilfaelde=" in href]
    assert under_test == [side.link("Spring over")]


def test_pages_are_added_taken_out_and_given_to_a_tester(lavet):
    side = plan(lavet, handling="giv", **{"nr[]": "2", "tester": "Bo"})
    assert "Bo" in side.indhold
    ude = plan(lavet, handling="tag_ud", nr="3")
    assert "Sider, der er taget ud (1)" in ude.indhold
    assert "side-3" not in status(lavet)
    plan(lavet, handling="tag_ind", nr="3")
    assert "side-3" in status(lavet)
    adresse = "http://localhost/korsbaek/model-1/sapa/visitator/borger/nancy-ann-berggren/?dato=2024-04-08"
    antal = len(status(lavet))
    plan(lavet, handling="tilfoej", adresse=adresse)
    assert len(status(lavet)) == antal + 1
    data = {"csrf_token": noegle(lavet.get(PLAN)), "handling": "tilfoej", "adresse": "/korsbaek/x/"}
    svar = lavet.kontrol(PLAN, lavet.klient.post(PLAN, data=data), 422)
    assert "Den side er der ikke under varianten" in svar.indhold
    assert svar.xpath('//input[@name="adresse"]/@value') == ["/korsbaek/x/"]


def test_a_copy_carries_the_verdicts_marked_with_their_origin(lavet):
    doem(lavet, begynd(lavet))
    varianter = lavet.get("/korsbaek/varianter/")
    data = {
        "csrf_token": noegle(varianter),
        "handling": "kopier",
        "variant": "model-1",
        "navn": "Kopien",
    }
    assert lavet.klient.post("/korsbaek/varianter/", data=data).status_code == 303
    side = lavet.get("/korsbaek/verifikation/kopien/tilfaelde/1/")
    assert "overført fra varianten model-1" in side.indhold
    indhold = lavet.get("/korsbaek/verifikation/kopien/").indhold
    assert re.search(r"1 af \d\d sider er godkendt", indhold)


def test_a_deleted_variant_leaves_what_was_said_and_a_reset_leaves_nothing(
    lavet, data: Path, config: Config
):
    doem(lavet, begynd(lavet))
    slet = lavet.get("/korsbaek/varianter/model-1/slet/")
    svar = lavet.klient.post("/korsbaek/varianter/model-1/slet/", data={"csrf_token": noegle(slet)})
    assert svar.status_code == 303
    assert "Varianten er slettet." in lavet.get("/korsbaek/verifikation/").indhold
    lavet.get(PLAN, 404)
    Kommunelager(data, config.seed).nulstil("korsbaek")
    assert "har ingen testplan endnu" in lavet.get(PLAN).indhold


def test_the_testplan_follows_the_data(lavet, data: Path, config: Config):
    """Without half of the sagsparter there is less to see; with them again, all of it."""
    lager = Kommunelager(data, config.seed)
    sti = config.seed / "korsbaek" / "sagsparter.csv"
    linjer = sti.read_text(encoding="utf-8").splitlines(keepends=True)
    lager.indlaes("korsbaek", {sti.name: "".join(linjer[: len(linjer) // 2]).encode()})
    assert "findes ikke mere" in lavet.get(PLAN).indhold or "mangler:" in lavet.get(PLAN).indhold
    plan(lavet, handling="opdater")
    assert not lavet.get(PLAN).xpath('//input[@value="opdater"]')
    lager.indlaes("korsbaek", {sti.name: sti.read_bytes()})
    plan(lavet, handling="opdater")
    assert not lavet.get(PLAN).xpath('//input[@value="opdater"]')


def test_the_testplan_and_all_that_was_said_can_be_deleted(lavet):
    doem(lavet, begynd(lavet), navn="Anna Andersen")
    side = lavet.get(PLAN)
    svar = lavet.klient.post(PLAN, data={"csrf_token": noegle(side), "handling": "slet"})
    assert "slettet" in lavet.get(svar.location).indhold
    rapport = lavet.get(f"{PLAN}rapport/", 404)
    assert "Anna Andersen" not in rapport.tekst


def test_what_looks_the_same_under_another_variant_is_offered_as_approved_with_its_trail(lavet):
    doem_alle(lavet)
    anden = "/korsbaek/verifikation/model-2/"
    side = lavet.get(anden)
    lavet.klient.post(anden, data={"csrf_token": noegle(side), "handling": "lav"})
    side = lavet.get(anden)
    (fra,) = side.xpath('//input[@name="fra"]/@value')
    assert fra == "model-1"
    data = {"csrf_token": noegle(side), "handling": "overfoer", "fra": fra}
    efter = lavet.get(lavet.klient.post(anden, data=data).location)
    assert "er overført og mærket med, hvor de kommer fra" in efter.indhold
    assert not efter.xpath('//input[@name="fra"]')
    rapport = lavet.get(f"{anden}rapport/").indhold
    assert "overført fra model-1" in rapport


def test_only_pages_of_one_standing_are_listed_and_of_many_the_first(lavet):
    doem(lavet, begynd(lavet))
    side = lavet.get(PLAN)
    assert f"Åben ({len(side.xpath('//table/tbody/tr')) - 1})" in side.tekst
    godkendte = lavet.get(side.link("Godkendt (1)").partition("#")[0])
    assert len(godkendte.xpath("//tbody/tr")) == 1
    for hvad in ("findes-ikke", "%00"):
        assert not lavet.get(f"{PLAN}?stand={hvad}").xpath("//tbody/tr")


def test_a_testplan_made_of_another_day_is_of_that_day(egen: PageClient):
    adresse = f"{PLAN}?dato=2024-05-01"
    data = {"csrf_token": noegle(egen.get(adresse)), "handling": "lav"}
    assert egen.klient.post(adresse, data=data).status_code == 303
    side = egen.get(PLAN)
    assert "dato=2024-05-01" in egen.klient.get(f"{PLAN}begynd/").location
    assert begynd(egen).xpath("//*[@data-strimmel]")
    assert side.h1 == "Testplan for Model 1 – detaljeret"
