"""Kontrol over whole kommuner: Korsbæk's planted faults, its page, the command, the guide."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from tests.sider import gem_alle_sider
from webapp.app import create_app
from webapp.domain.vaerdier.fund import Alvor
from webapp.kommandoer.cli import main
from webapp.services.grundlag import load_grundlag
from webapp.services.kontrol.kontrol import Kontrolsvar, kontroller_variant


def kontrol(lager, kommune, variant, *, med_tal=True) -> Kontrolsvar:
    with lager.aaben(kommune) as database:
        grundlag = load_grundlag(database, variant)
        return kontroller_variant(database, grundlag, med_tal=med_tal)


def fundet(svar: Kontrolsvar, alvor: Alvor) -> dict[str, set[str]]:
    efter: dict[str, set[str]] = {}
    for fund in svar.fund:
        if fund.regel.alvor is alvor:
            efter.setdefault(fund.regel.kode, set()).add(fund.traef.objekt)
    return efter


def test_korsbaeks_planted_faults_are_found_and_no_other_of_kind_fejl(lager):
    svar = kontrol(lager, "korsbaek", "model-1")
    assert fundet(svar, Alvor.FEJL) == {
        "KONTROL_KUN_FASTNET": {"Myndighed B"},
        "KONTROL_TELEFON_IKKE_OTTE_CIFRE": {"Genoptræning"},
        "KONTROL_KLE_IKKE_SEKS_CIFRE": {"Omsorg og pleje (samlesag)"},
        "KONTROL_KLE_IKKE_HENTET": {"Merudgifter for voksne"},
        "KONTROL_SAGSTYPE_UDEN_KLE": {"Velfærdsteknologi"},
        "KONTROL_YDELSE_UDEN_TYPE": {"Diætist gravide"},
    }
    assert svar.antal(Alvor.FEJL) == 6  # the import's »four digits« is the same cell


def test_korsbaeks_planted_warnings_and_questions_are_found(lager):
    svar = kontrol(lager, "korsbaek", "model-1")
    advarsler, spoergsmaal = fundet(svar, Alvor.ADVARSEL), fundet(svar, Alvor.SPOERGSMAAL)
    assert advarsler["KONTROL_INGEN_TELEFON"] == {"Myndighed C"}
    assert advarsler["KONTROL_SAGER_UDEN_ENHED"] == {"Tandplejen - nord"}
    assert advarsler["KONTROL_NAVN_AFVIGER"] == {
        "Visitation Syd - Omsorg",
        "Rehabilitering central",
    }
    assert advarsler["KONTROL_PNUMMER_I_LOKATION"] == {"Visitation Syd - Social"}
    assert advarsler["KONTROL_URL_UDEN_HTTP"] == {"Visitation og myndighed - Syd"}
    assert advarsler["KONTROL_KLE_UDGAAET"] == {"Hjælpemidler (tidligere sagstype)"}
    assert advarsler["KONTROL_SAG_UDEN_PRIMAER_PART"] == {"1 sag"}
    assert spoergsmaal["KONTROL_YDELSE_ANDEN_KLE"] == {"Nødkald", "Bleer og indlæg"}
    assert "Opkrævning" in spoergsmaal["KONTROL_ROLLE_NAAR_CURA"]
    assert "Superbruger" in spoergsmaal["KONTROL_ROLLE_UDEN_KLE"]


@pytest.mark.parametrize(
    "variant, kode",
    [
        ("trin-5-foer-trin-4", "KONTROL_TRIN_4_FOR_SENT"),
        ("trin-5-foer-trin-7", "KONTROL_TRIN_7_FOR_SENT"),
        ("uden-trin-b", "KONTROL_TRIN_B_MANGLER"),
        ("brugerdefineret", "KONTROL_INGEN_AFDELING"),
    ],
)
def test_each_variants_own_fault_is_found_in_it_and_not_in_model_1(lager, variant, kode):
    assert kode in fundet(kontrol(lager, "korsbaek", variant), Alvor.FEJL)
    assert kode not in fundet(kontrol(lager, "korsbaek", "model-1"), Alvor.FEJL)


def test_what_the_filter_leaves_out_is_asked_about(lager):
    """27 may lie in another system than Cura."""
    kode = "KONTROL_FILTER_MANGLER_OBLIGATORISK"
    assert kode in fundet(kontrol(lager, "korsbaek", "snaevert-filter"), Alvor.SPOERGSMAAL)
    assert kode not in fundet(kontrol(lager, "korsbaek", "model-1"), Alvor.SPOERGSMAAL)


def test_the_effect_is_what_the_citizens_pages_show(lager):
    svar = kontrol(lager, "korsbaek", "model-1")
    (fund,) = [f for f in svar.fund if f.regel.kode == "KONTROL_KUN_FASTNET"]
    assert fund.traef.virkning == "5 sager og 4 ydelser får ingen telefon."


def test_the_quick_check_finds_the_same(lager):
    def noegler(svar):
        return sorted((f.regel.kode, f.traef.objekt, f.traef.tekst) for f in svar.fund)

    for kommune in lager.slugs():
        fuldt = kontrol(lager, kommune, "model-1")
        hurtigt = kontrol(lager, kommune, "model-1", med_tal=False)
        assert noegler(fuldt) == noegler(hurtigt), kommune


def test_another_variants_sheet_is_not_told_of(lager):
    filer = {fund.fil for fund in kontrol(lager, "korsbaek", "model-1").importfund}
    assert "organisationsark-model-2.xlsx" not in filer
    filer = {fund.fil for fund in kontrol(lager, "korsbaek", "model-2").importfund}
    assert "organisationsark-model-2.xlsx" in filer


@pytest.fixture(scope="module")
def klient(config, lager):
    app = create_app(config)
    gem_alle_sider(app)
    return app.test_client()


def side(klient, adresse) -> BeautifulSoup:
    svar = klient.get(adresse)
    assert svar.status_code == 200
    return BeautifulSoup(svar.text, "lxml")


def test_the_page_groups_by_severity_and_kind_with_an_anchor_for_each_code(klient):
    suppe = side(klient, "/korsbaek/model-1/kontrol/")
    # Each heading says how many, and of how many kinds.
    overskrifter = [" ".join(h2.get_text().split()) for h2 in suppe.select("h2")]
    assert overskrifter[:2] == ["Begynd her", "Fejl 6 fejl af 6 slags"]
    ord_ = [en.split()[0] for en in overskrifter]
    assert ord_ == ["Begynd", "Fejl", "Advarsler", "Spørgsmål", "Oplysninger"]
    gruppe = suppe.select_one("#kontrol-kun-fastnet")
    assert "5 sager og 4 ydelser får ingen telefon." in gruppe.get_text()
    assert "Enheder, E15" in gruppe.get_text()
    assert len(suppe.select("tr[data-regel='KONTROL_KUN_FASTNET']")) == 1


def test_every_link_of_the_page_leads_to_a_page(klient):
    suppe = side(klient, "/korsbaek/model-1/kontrol/")
    adresser = {a["href"].partition("#")[0] for a in suppe.select("main a[href]")} - {""}
    assert any("/sapa/" in adresse for adresse in adresser)
    for adresse in adresser:
        assert klient.get(adresse).status_code == 200, adresse


def test_the_workbench_is_linked_only_where_there_is_one(config, lager):
    uden, med = create_app(config), create_app(config)
    har = "/<kommune>/<variant>/mapping/" in {regel.rule for regel in uden.url_map.iter_rules()}
    suppe = side(uden.test_client(), "/korsbaek/model-1/kontrol/")
    assert bool(suppe.select("a[href^='/korsbaek/model-1/mapping/']")) is har
    if not har:
        med.add_url_rule("/<kommune>/<variant>/mapping/", "x", lambda **_: "")
    suppe = side(med.test_client(), "/korsbaek/model-1/kontrol/")
    link = suppe.select_one("#kontrol-leder-opad a[href^='/korsbaek/model-1/mapping/']")
    assert "fund=kontrol-leder-opad." in link["href"]
    assert link["href"].endswith("#valgt")


def test_the_kommunes_page_tells_what_kontrol_found_and_leads_there(klient):
    suppe = side(klient, "/korsbaek/")
    kort = suppe.select_one(".jobkort-kort")
    assert "6 fejl" in kort.get_text()
    assert kort.select_one("a[href='/korsbaek/model-1/kontrol/']")


def test_an_unknown_variant_is_a_danish_404(klient):
    svar = klient.get("/korsbaek/findes-ikke/kontrol/")
    assert svar.status_code == 404
    assert "Der er ingen variant" in svar.text


def koer(config, *argumenter):
    miljoe = {"FORHAANDSBLIK_DATA": str(config.data)}
    return CliRunner().invoke(main, ["check", *argumenter], env=miljoe)


def test_check_answers_in_json_and_with_status_1_where_it_found_something(config, lager):
    svar = koer(config, "korsbaek", "model-1", "--json")
    data = json.loads(svar.stdout)
    assert svar.exit_code == 1
    assert data["kommune"] == "korsbaek"
    assert data["antal"]["fejl"] == 6
    fastnet = next(f for f in data["fund"] if f["kode"] == "KONTROL_KUN_FASTNET")
    assert fastnet["virkning"] == "5 sager og 4 ydelser får ingen telefon."
    assert fastnet["sted"] == "organisationsark-model-1.xlsx, Enheder, E15"
    assert fastnet["sourced"] is False


def test_check_of_a_kommune_takes_all_variants(config, lager):
    data = json.loads(koer(config, "korsbaek", "--json").stdout)
    assert len(data["varianter"]) == len(list((config.seed / "korsbaek").glob("*.toml")))


def test_check_tells_the_worst_first(config, lager):
    svar = koer(config, "korsbaek", "model-1")
    grader = [linje.strip().partition(":")[0] for linje in svar.stdout.splitlines()[1:]]
    assert grader == sorted(grader, key=[str(alvor) for alvor in Alvor].index)


@pytest.mark.parametrize("argumenter", [("findes-ikke",), ("korsbaek", "findes-ikke")])
def test_check_of_what_is_not_there_gives_status_2(config, lager, argumenter):
    svar = koer(config, *argumenter)
    assert svar.exit_code == 2
    assert "Der er" in svar.stderr


ORG_ARK = (
    b"Enhedsnavn i Cura;Sagsansvarlig;Navn i FK ORG;UUID;Skal de mappes\n"
    b"Visitation Syd;ja;Visitation Syd;5b0e0f10-1111-4aaa-8bbb-000000000001;ja\n"
)
KOMMUNEARK = b"Kommune;CVR;Dato\nMinby Kommune;11111111;2024-04-08\n"


def _fk(**felter) -> bytes:
    node = {
        "uuid": "5b0e0f10-1111-4aaa-8bbb-000000000001",
        "enhedsnavn": "Visitation Syd",
        "overordnetEnhed": None,
        "tilstand": {"status": "AKTIV"},
    }
    svar = {"organisationEnhedListe": {"edges": [{"node": node | felter}]}}
    return json.dumps(svar).encode()


@pytest.mark.parametrize("spurgt", [False, True])
def test_addresses_that_nobody_asked_for_are_told_once_and_not_unit_by_unit(eget_lager, spurgt):
    fk = _fk(adresser=[]) if spurgt else _fk()
    filer = {"org.csv": ORG_ARK, "fk.json": fk, "kommune.csv": KOMMUNEARK}
    # Loaded; then again with another file, so that what was said comes from the store.
    for nye in (filer, {"myndigheder.csv": b"CVR;Myndighed\n33236072;Udbetaling Danmark\n"}):
        eget_lager.indlaes("minby", nye)
        svar = kontrol(eget_lager, "minby", "org")
        egne = [et.regel.kode for et in svar.fund if "TELEFON" in et.regel.kode]
        fortalt = [et.kode for et in svar.importfund if et.kode == "FK_IKKE_SPURGT"]
        assert (egne, fortalt) == (
            (["KONTROL_INGEN_TELEFON"], []) if spurgt else ([], ["FK_IKKE_SPURGT"])
        )
