"""Scenarios of one's own: made by walking, ordered and worded, kept, taken home, loaded again."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from lxml import html

from tests.formular import aaben, formen_med, send, tryk
from tests.havlunde import indlaes_havlunde
from tests.klient import PageClient
from tests.side import tekst_i
from webapp.domain.workshop.scenarie import Skridtart
from webapp.services.grundlag import FindesIkkeError
from webapp.services.indlaes.indlaes import laes_mappe
from webapp.services.kommuner.arbejdsrum import kopier
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.kommuner.varianter import omdoeb, slet
from webapp.services.workshop.egne import EgetScenarie, gem, kraev_eget, load_egne, opret
from webapp.services.workshop.gang import Sted, find_gang, med, nyt_af
from webapp.services.workshop.opstilling import load_opstilling
from webapp.services.workshop.skridt import skridtside

NANCY = "nancy-ann-berggren"
RET = "/korsbaek/workshop/{}/ret/"


def gaa(klient: PageClient, side: str, **typet: str) -> str:
    """From the page, by its link *Tilføj til workshop*; where the step then is."""
    (hertil,) = klient.get(f"/korsbaek/{side}/").xpath(
        "//a[starts-with(normalize-space(), 'Tilføj til workshop')]/@href"
    )
    form, knap = formen_med(aaben(klient, hertil), "Tilføj skridtet")
    svar = tryk(klient.klient, form, knap, typet)
    assert svar.status_code == 303, html.fromstring(svar.text).text_content()
    return str(svar.location)


def nancys_sag(klient: PageClient) -> str:
    """The page of a sag that differs between the two models."""
    sager = klient.get(f"/korsbaek/model-1/mit-overblik/{NANCY}/sager/")
    (link,) = sager.xpath(
        "//tr[td[contains(., 'Boligindretning')]]//a[contains(., 'Detaljer')]/@href"
    )
    return str(link).removeprefix("/korsbaek/").split("?")[0].rstrip("/")


def ret(klient: PageClient, slug: str, knap: str = "Gem", **typet: str) -> tuple[int, str]:
    """Press a button of the form that changes it; the status, and where it leads or the page."""
    form, fundet = formen_med(aaben(klient, RET.format(slug)), knap)
    svar = tryk(klient.klient, form, fundet, typet)
    return svar.status_code, svar.location or svar.text


def scenarie(lager: Kommunelager, slug: str = "min-gang") -> EgetScenarie:
    with lager.til_laesning().aaben("korsbaek") as database:
        return kraev_eget(database, slug)


def titler(lager: Kommunelager, slug: str = "min-gang") -> list[str]:
    fundet = scenarie(lager, slug).scenarie
    assert fundet is not None
    return [et.titel for et in fundet.skridt]


@pytest.fixture
def gang(egen: PageClient) -> PageClient:
    """A kommune with a scenario of three steps: a sag, its sager in SAPA, and the whole kommune."""
    gaa(egen, nancys_sag(egen), navn="Min gang", titel="En", se="Se på kortet")
    gaa(egen, f"model-1/sapa/visitator/borger/{NANCY}", scenarie="min-gang", titel="To")
    gaa(egen, "sammenlign/model-1/model-2", scenarie="min-gang", titel="Tre")
    return egen


def test_any_page_becomes_a_step_that_shows_what_the_page_shows(egen: PageClient):
    """Each kind of page, of each room that it can be walked from: the stage then shows it."""
    sider = {
        nancys_sag(egen): Skridtart.SIDE,
        f"model-1/mit-overblik/{NANCY}": Skridtart.SIDE,
        f"model-1/mit-overblik/{NANCY}/sager": Skridtart.SAGER,
        f"model-1/mit-overblik/{NANCY}/mine-data": Skridtart.SIDE,
        f"model-1/mit-overblik/{NANCY}/aftaler-og-frister": Skridtart.SIDE,
        f"model-1/mit-overblik/{NANCY}/oekonomiske-ydelser": Skridtart.SIDE,
        f"model-1/mit-overblik/{NANCY}/serviceydelser-og-hjaelpemidler": Skridtart.SIDE,
        f"model-1/sapa/visitator/borger/{NANCY}": Skridtart.SAPA,
        f"model-1/hvorfor/{NANCY}": Skridtart.HVORFOR,
        f"sammenlign/model-1/model-2/mit-overblik/{NANCY}/sager": Skridtart.SAGER,
        "sammenlign/model-1/model-2": Skridtart.TAL,
    }
    for nr, (side, art) in enumerate(sider.items(), start=1):
        egen.klient.delete_cookie("session")
        navn = {"navn": "Alle"} if nr == 1 else {"scenarie": "alle"}
        hen = gaa(egen, side, **navn)
        assert hen.endswith(f"/workshop/alle/ret/?skridt={nr}&gemt=tilfoejet#skridt-{nr}") or (
            f"skridt-{nr}" in hen
        )
        trin = egen.get(f"/korsbaek/workshop/alle/{nr}/")
        assert not trin.xpath("//*[contains(@class, 'scene-mangler')]"), (side, trin.tekst)
        assert "Rollen ser ikke sagen her" not in trin.tekst, side
        assert trin.xpath(f"//*[contains(@class, 'scene-par--{art}')]|//*[@class='scene-tal']"), (
            side
        )
    ord_ = egen.get(RET.format("alle")).xpath("//span[@class='scenarie-fakta']/text()")
    assert {"Forsiden", "Borgerens sager", "Økonomiske ydelser", "Hvorfor"} <= set(map(str, ord_))


@pytest.mark.parametrize("rum", ["sapa/visitator/borger", "hvorfor"])
def test_each_kind_that_the_form_offers_of_a_page_can_be_chosen(klient: PageClient, rum: str):
    """A page of SAPA or Hvorfor can become the page of hers that it is about."""
    (hertil,) = klient.get(f"/korsbaek/model-1/{rum}/{NANCY}/").xpath(
        "//a[starts-with(normalize-space(), 'Tilføj til workshop')]/@href"
    )
    arter = klient.get(hertil).xpath("//*[@name='art']//@value")
    assert Skridtart.SIDE in arter
    for art in arter:
        klient.get(f"{hertil}&art={art}")


@pytest.mark.parametrize("rum", ["sapa/visitator/borger", "hvorfor"])
def test_a_citizen_without_sager_becomes_a_step_of_her_front_page(egen: PageClient, rum: str):
    gaa(egen, f"model-1/{rum}/tove-krag", navn="Uden sager")
    trin = egen.get("/korsbaek/workshop/uden-sager/1/")
    assert not trin.xpath("//*[contains(@class, 'scene-mangler')]")
    assert trin.xpath("//*[contains(@class, 'scene-par--side')]")


def test_pages_that_can_be_walked_from_have_no_form_and_set_no_cookie(klient: PageClient):
    for side in (
        f"model-1/mit-overblik/{NANCY}",
        f"model-1/sapa/visitator/borger/{NANCY}",
        f"model-1/hvorfor/{NANCY}",
        f"sammenlign/model-1/model-2/mit-overblik/{NANCY}",
    ):
        klient.klient.delete_cookie("session")
        svar = klient.klient.get(f"/korsbaek/{side}/")
        assert "Set-Cookie" not in svar.headers
        assert 'method="post"' not in svar.text
        assert "csrf_token" not in svar.text


def test_who_follows_on_a_telephone_is_not_asked_to_add(klient: PageClient):
    side = klient.get(f"/korsbaek/model-1/mit-overblik/{NANCY}/?foelg=abc234")
    assert not side.xpath("//a[starts-with(normalize-space(), 'Tilføj til workshop')]")


def test_steps_are_moved_copied_removed_added_and_taken_back(
    gang: PageClient, mit_lager: Kommunelager
):
    assert titler(mit_lager) == ["En", "To", "Tre"]
    for knap, ventet in (
        ("Flyt ned skridt 1", ["To", "En", "Tre"]),
        ("Flyt op skridt 3", ["To", "Tre", "En"]),
        ("Kopiér skridt 2", ["To", "Tre", "Tre", "En"]),
        ("Fjern skridt 3", ["To", "Tre", "En"]),
    ):
        status, _ = ret(gang, "min-gang", knap)
        assert (status, titler(mit_lager)) == (303, ventet), knap
    ret(gang, "min-gang", "Læg til", nyt="spoergsmaal")
    ret(gang, "min-gang", **{"titel-3": "Hvem?", "valg-3": "Ja\n\nNej\n", "side-0": "b"})
    fundet = scenarie(mit_lager).scenarie
    assert fundet is not None
    assert (fundet.skridt[3].valg, fundet.skridt[0].side) == (("Ja", "Nej"), "b")
    assert "Hvem?" in gang.get("/korsbaek/workshop/min-gang/4/").tekst
    for _ in range(6):
        form, knap = formen_med(aaben(gang, RET.format("min-gang")), "Fortryd")
        assert tryk(gang.klient, form, knap).status_code == 303
    assert titler(mit_lager) == ["En", "To", "Tre"]
    gang.get(RET.format("min-gang"))


def test_what_is_typed_beside_a_moved_step_is_saved_with_it(
    gang: PageClient, mit_lager: Kommunelager
):
    ret(gang, "min-gang", "Flyt ned skridt 1", **{"titel-2": "Skrevet", "minutter": "7"})
    fundet = scenarie(mit_lager).scenarie
    assert fundet is not None
    assert (titler(mit_lager), fundet.minutter) == (["To", "En", "Skrevet"], 7)


FORKERT = (
    ({"titel-1": ""}, "titel-1", "Her mangler noget."),
    ({"titel": "  "}, "titel", "Her mangler noget."),
    ({"se-0": "Hej {ukendt}"}, "se-0", "en plads, som ikke kan fyldes ud"),
    ({"se-0": "ring til 010190-1234"}, "se-0", "CPR-nummer"),
    ({"noter-1": "x" * 601}, "noter-1", "for meget"),
    ({"minutter": "mange"}, "minutter", "ikke et helt tal"),
    ({"minutter": "61"}, "minutter", "ikke et helt tal"),
    ({"borger-0": "en-anden"}, "borger-0", "som scenariet ikke har"),
    ({"side-0": "c"}, "side-0", "hverken den ene eller den anden"),
)


def test_what_cannot_be_kept_is_told_beside_its_field_and_stays_typed(
    gang: PageClient, mit_lager: Kommunelager
):
    foer = scenarie(mit_lager)
    form, knap = formen_med(aaben(gang, RET.format("min-gang")), "Gem")
    for typet, felt, siger in FORKERT:
        svar = tryk(gang.klient, form, knap, typet | {"om": "Skrevet imens"})
        side = gang.kontrol("ret", svar, 422)
        (besked,) = side.xpath(f"//*[@id='{felt}-fejl']")
        assert siger in tekst_i(besked), felt
        assert side.xpath("//input[@id='om']/@value") == ["Skrevet imens"]
        vaerdi = side.xpath(f"//input[@id='{felt}']/@value")
        # The house's own mask stands on a CPR number in any answer.
        assert not vaerdi or vaerdi == [typet[felt].strip().replace("-1234", "-XXXX")]
        assert not side.xpath(f"//*[@id='{felt}']/ancestor::details[not(@open)]"), "in sight"
    assert scenarie(mit_lager) == foer


def test_of_two_who_save_the_later_is_told_and_keeps_what_was_typed(
    gang: PageClient, mit_lager: Kommunelager
):
    form, knap = formen_med(aaben(gang, RET.format("min-gang")), "Gem")
    ret(gang, "min-gang", **{"titel-0": "Den ene"})
    svar = tryk(gang.klient, form, knap, {"titel-0": "Den anden"})
    side = gang.kontrol("ret", svar, 409)
    assert "Scenariet er ændret imens" in side.tekst
    assert titler(mit_lager)[0] == "Den ene"
    form, knap = formen_med(html.fromstring(svar.text), "Gem")
    assert tryk(gang.klient, form, knap).status_code == 303
    assert titler(mit_lager)[0] == "Den anden"
    form, knap = formen_med(aaben(gang, RET.format("min-gang")), "Fortryd")
    ret(gang, "min-gang", **{"titel-0": "Den tredje"})
    assert "siden=" in str(tryk(gang.klient, form, knap).location)
    assert titler(mit_lager)[0] == "Den tredje", "an undo of what was not seen changes nothing"


def test_a_form_of_one_that_was_deleted_changes_no_other_of_its_name(
    gang: PageClient, mit_lager: Kommunelager
):
    form, knap = formen_med(aaben(gang, RET.format("min-gang")), "Gem")
    send(gang, "/korsbaek/workshop/min-gang/slet/")
    assert tryk(gang.klient, form, knap).status_code == 404
    gaa(gang, nancys_sag(gang), navn="Min gang", titel="Ny")
    assert tryk(gang.klient, form, knap, {"titel-0": "Gammel"}).status_code == 409
    assert titler(mit_lager) == ["Ny"]


def test_taken_home_and_loaded_again_it_is_the_same(gang: PageClient, mit_lager: Kommunelager):
    svar = gang.klient.get("/korsbaek/workshop/min-gang/hent/")
    assert svar.headers["Content-Disposition"] == 'attachment; filename="min-gang.toml"'
    assert _indlaes(gang, svar.data).status_code == 303
    foer, efter = (scenarie(mit_lager, slug).scenarie for slug in ("min-gang", "min-gang-2"))
    assert foer is not None
    assert replace(foer, slug="min-gang-2") == efter


def _indlaes(klient: PageClient, indhold: bytes):
    return send(klient, "/korsbaek/workshop/indlaes/", fil=(io.BytesIO(indhold), "mit.toml"))


def test_a_file_with_faults_is_told_with_file_line_and_what_is_expected(
    egen: PageClient, mit_lager: Kommunelager
):
    tekst = (
        'titel = "Hej"\nfarve = "blå"\n[a]\nmodel = 3\n[b]\nmodel = 2\n[[skridt]]\nart = "dans"\n'
    )
    side = egen.kontrol("indlaes", _indlaes(egen, tekst.encode()), 422)
    for ventet in (
        "mit.toml, linje 2: Nøglen kendes ikke. Der står »farve«.",
        "mit.toml, linje 4: Modellen er hverken 1 eller 2. Der står »3«. Skriv 1 eller 2.",
        "mit.toml, linje 8: Slags skridt kendes ikke. Der står »dans«.",
    ):
        assert ventet in side.tekst
    for indhold in (b"", b"\xff\xfe", b"titel = ", b"PK\x03\x04"):
        assert _indlaes(egen, indhold).status_code == 422
    assert send(egen, "/korsbaek/workshop/indlaes/").status_code == 422
    with mit_lager.til_laesning().aaben("korsbaek") as database:
        assert load_egne(database) == ()


def test_no_cpr_number_gets_into_the_file_of_the_kommune(egen: PageClient, mit_lager: Kommunelager):
    indhold = (
        'titel = "Hej"\n# 010190-1234\n[a]\nmodel = 1\n[b]\nmodel = 2\n'
        '[[skridt]]\nart = "tekst"\ntitel = "Goddag"\n'
    )
    assert _indlaes(egen, indhold.encode()).status_code == 303
    assert _indlaes(egen, indhold.replace("Goddag", "010190-1234").encode()).status_code == 422
    assert b"010190-1234" not in mit_lager.fil("korsbaek").read_bytes()


def test_one_that_comes_with_the_product_is_copied_and_changed(
    egen: PageClient, mit_lager: Kommunelager
):
    (link,) = egen.get("/korsbaek/workshop/").xpath(
        "//li[h3='KLE slået fra']//a[starts-with(., 'Kopiér og ret')]/@href"
    )
    form, knap = formen_med(aaben(egen, link), "Lav scenariet")
    assert tryk(egen.klient, form, knap, {"titel": "Vores KLE"}).status_code == 303
    ret(egen, "vores-kle", **{"titel-0": "Vores egen overskrift"})
    assert "Vores egen overskrift" in egen.get("/korsbaek/workshop/vores-kle/1/").tekst
    fundet = scenarie(mit_lager, "vores-kle").scenarie
    assert fundet is not None
    assert str(fundet.b.aendring) == "kle-slaaet-fra"
    assert egen.get("/korsbaek/workshop/").xpath("//h2[.='Jeres egne']/following::h3[1]")


def test_a_copy_of_the_kommune_carries_it_and_an_import_leaves_it(
    gang: PageClient, mit_lager: Kommunelager
):
    kopier(mit_lager, "korsbaek", "Korsbæk Kopi")
    with mit_lager.til_laesning().aaben("korsbaek-kopi") as database:
        assert [en.titel for en in load_egne(database)] == ["Min gang"]
    gang.get("/korsbaek-kopi/workshop/min-gang/1/")
    mit_lager.indlaes("korsbaek", laes_mappe(mit_lager.seed / "korsbaek"))
    assert titler(mit_lager) == ["En", "To", "Tre"]


def test_a_renamed_variant_keeps_it_and_a_deleted_one_is_told(
    gang: PageClient, mit_lager: Kommunelager
):
    with mit_lager.aaben("korsbaek") as database:
        omdoeb(database, "model-1", "Vores model", "")
    assert "Vores model" in gang.get("/korsbaek/workshop/min-gang/1/").tekst
    assert "»Min gang« viser varianten" in gang.get("/korsbaek/varianter/model-2/slet/").tekst
    with mit_lager.aaben("korsbaek") as database:
        slet(database, "model-2")
    side = gang.get("/korsbaek/workshop/min-gang/1/")
    assert "Varianten »model-2« er der ikke mere." in side.tekst
    assert "»model-2« (slettet)" in gang.get(RET.format("min-gang")).tekst
    assert "Varianten »model-2« er der ikke mere." in gang.get("/korsbaek/workshop/").tekst
    ret(gang, "min-gang", b="variant-model-1")
    assert "er der ikke mere" not in gang.get("/korsbaek/workshop/min-gang/1/").tekst


def test_a_citizen_who_is_gone_is_told_and_the_other_steps_run(
    egen: PageClient, mit_lager: Kommunelager
):
    with mit_lager.aaben("korsbaek") as database:
        personer = [r["slug"] for r in database.query("SELECT slug FROM person ORDER BY id")]
        en, anden = (
            find_gang(database, Sted(side=f"mit-overblik/{slug}/sager", a="model-1", b="model-2"))
            for slug in personer[:2]
        )
        slug = opret(database, med(nyt_af(en, "To borgere"), anden), ())
        # As an import without her leaves it: she is not there, and nothing of hers.
        database.conn.execute("PRAGMA foreign_keys = OFF")
        database.execute("DELETE FROM person WHERE slug = ?", [personer[0]])
    foerste = egen.get(f"/korsbaek/workshop/{slug}/1/")
    assert f"Borgeren »{personer[0]}« eller hendes sag er der ikke mere." in foerste.tekst
    assert not egen.get(f"/korsbaek/workshop/{slug}/2/").xpath(
        "//*[contains(@class,'scene-mangler')]"
    )
    assert "(ikke i data mere)" in egen.get(RET.format(slug)).tekst


def test_a_step_is_of_the_day_that_its_page_was_of(egen: PageClient, mit_lager: Kommunelager):
    """The citizen's own day where the address said none, else the one that it said."""
    gaa(egen, nancys_sag(egen), navn="Egen dag")
    egen.get(f"/korsbaek/workshop/tilfoej/?side=mit-overblik/{NANCY}&a=model-1&b=model-2")
    sti = nancys_sag(egen)
    (hertil,) = egen.get(f"/korsbaek/{sti}/?dato=2024-03-20").xpath(
        "//a[starts-with(normalize-space(), 'Tilføj til workshop')]/@href"
    )
    form, knap = formen_med(aaben(egen, hertil), "Tilføj skridtet")
    assert tryk(egen.klient, form, knap, {"scenarie": "egen-dag"}).status_code == 303
    with mit_lager.til_laesning().aaben("korsbaek") as database:
        fundet = kraev_eget(database, "egen-dag").scenarie
        assert fundet is not None
        opstilling = load_opstilling(database, fundet, None)
        dage = [opstilling.medvirkende[et.borger].dag.isoformat() for et in fundet.skridt]
        egen_dag, valgt = (skridtside(database, opstilling, nr).dag for nr in (1, 2))
    assert dage == ["2024-04-08", "2024-03-20"]
    assert (egen_dag, str(valgt)) == (None, "2024-03-20")
    (hele, _) = egen.get("/korsbaek/workshop/egen-dag/2/").xpath("//p[@class='scene-hele']/a/@href")
    assert hele == f"/korsbaek/{sti}/?dato=2024-03-20"


def test_what_the_stage_cannot_show_is_not_added(egen: PageClient):
    for side in ("mapping", "kontrol", "mit-overblik/findes-ikke", f"mit-overblik/{NANCY}/xyz"):
        egen.get(f"/korsbaek/workshop/tilfoej/?side={side}&a=model-1&b=model-2", 404)
    egen.get(f"/korsbaek/workshop/tilfoej/?side=mit-overblik/{NANCY}&a=findes-ikke", 404)


def test_a_scenario_that_this_product_cannot_read_is_told_and_can_be_taken_home(
    gang: PageClient, mit_lager: Kommunelager
):
    with mit_lager.aaben("korsbaek") as database:
        database.execute("UPDATE scenarie SET indhold = 'fremtid = 1'")
        with pytest.raises(FindesIkkeError):
            kraev_eget(database, "findes-ikke")
    side = gang.get("/korsbaek/workshop/")
    assert "Scenariet kan ikke læses." in side.tekst
    assert "Linje 1: Nøglen kendes ikke." in side.tekst
    gang.get("/korsbaek/workshop/min-gang/1/", 404)
    gang.get(RET.format("min-gang"), 404)
    assert gang.klient.get("/korsbaek/workshop/min-gang/hent/").text == "fremtid = 1"
    assert send(gang, "/korsbaek/workshop/min-gang/slet/").status_code == 303


def test_it_is_deleted_after_a_question(gang: PageClient, mit_lager: Kommunelager):
    gang.get("/korsbaek/workshop/min-gang/slet/")
    svar = send(gang, "/korsbaek/workshop/min-gang/slet/")
    assert "Scenariet er slettet." in gang.get(str(svar.location)).tekst
    with mit_lager.til_laesning().aaben("korsbaek") as database:
        assert load_egne(database) == ()
    gang.get("/korsbaek/workshop/min-gang/1/", 404)


def test_an_empty_one_is_made_first_and_walked_into(egen: PageClient, mit_lager: Kommunelager):
    form, knap = formen_med(aaben(egen, "/korsbaek/workshop/nyt/"), "Lav scenariet")
    assert tryk(egen.klient, form, knap, {"titel": ""}).status_code == 422
    assert tryk(egen.klient, form, knap, {"titel": "Tilføj"}).status_code == 303
    # The addresses beside the scenarios' own are no scenario's.
    egen.get("/korsbaek/workshop/tilfoej-2/1/")
    assert titler(mit_lager, "tilfoej-2") == ["Hvad handler det om?"]


def test_a_variant_of_a_fresh_kommune_can_be_walked_and_shown(
    egen: PageClient, mit_lager: Kommunelager
):
    """One variant, no citizens but invented ones: one side, and nothing that stops."""
    indlaes_havlunde(mit_lager)
    with mit_lager.aaben("havlunde") as database:
        slug = next(database.query("SELECT slug FROM person LIMIT 1"))["slug"]
        (variant,) = (r["slug"] for r in database.query("SELECT slug FROM variant"))
        sted = Sted(side=f"mit-overblik/{slug}/sager", a=variant, b=variant)
        nyt = opret(database, nyt_af(find_gang(database, sted), "Én variant"), ())
    side = egen.get(f"/havlunde/workshop/{nyt}/1/")
    assert not side.xpath("//*[contains(@class, 'scene-mangler')]")
    assert len(side.xpath("//*[@data-panel]")) == 1


def test_what_is_not_changed_makes_no_version(gang: PageClient, mit_lager: Kommunelager):
    foer = scenarie(mit_lager)
    assert "uaendret" in ret(gang, "min-gang")[1]
    assert scenarie(mit_lager) == foer
    with mit_lager.aaben("korsbaek") as database:
        assert foer.scenarie is not None
        assert not gem(database, foer, foer.scenarie, foer.version, "Intet")


@pytest.mark.parametrize(
    "fane, overskrift",
    [
        ("adviser", "Adviser"),
        ("hoi", "Sagsoverblik for medarbejdere"),
        ("kontanthjaelpsloft", "Loftsberegner"),
        ("kontrolsager", "Kontrolsager på tværs af kommuner og UDK"),
    ],
)
def test_a_tab_of_sapa_becomes_a_step_that_shows_the_tab(
    egen: PageClient, mit_lager: Kommunelager, fane: str, overskrift: str
):
    gaa(egen, f"model-1/sapa/superbruger/borger/ida-marie-thomsen/{fane}", navn="Min gang")
    eget = scenarie(mit_lager).scenarie
    assert eget is not None
    assert (eget.skridt[-1].art, eget.skridt[-1].sti) == (Skridtart.SAPA, fane)
    side = egen.get(f"/korsbaek/workshop/min-gang/{len(eget.skridt)}/")
    assert overskrift in " ".join(side.tekster("//main//h3 | //main//caption"))
    # The whole page behind it is that tab.
    (hele, *_) = side.xpath("//p[@class='scene-hele']/a/@href")
    assert f"/borger/ida-marie-thomsen/{fane}/" in hele
    egen.get(hele)
