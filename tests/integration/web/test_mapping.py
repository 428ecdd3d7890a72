"""The mapping workbench through its addresses: what a reader sees, saves, and takes back."""

import io
import re

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from tests.formular import send
from webapp.importers.indlaes import Indfil, laes_filer
from webapp.services.grundlag import load_grundlag
from webapp.services.hjemtagning import eksport
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.mapping import trae
from webapp.store.aendringer import load_version
from webapp.web import hjem

HANDICAP = "d47203f6-edbb-4878-a99f-e52a5965fc9c"
BASE = "/korsbaek/model-1/mapping/"


@pytest.fixture
def klient(egen):
    return egen.klient


def suppe(svar) -> BeautifulSoup:
    return BeautifulSoup(svar.get_data(as_text=True), "lxml")


def tekst(knude) -> str:
    return " ".join(knude.get_text(" ").split())


def variant(lager: Kommunelager, slug: str = "model-1"):
    with lager.aaben("korsbaek") as database:
        return load_grundlag(database, slug).variant


def mapning(lager: Kommunelager, enhed: str, slug: str = "model-1"):
    egne = [r for r in variant(lager, slug).enhedsmapning if r.lokal_enhed == enhed]
    return [(str(r.fk_enhed), r.fra and r.fra.isoformat()) for r in egne]


def test_a_unit_that_the_sheet_names_in_fk_org_is_there_whatever_it_is_called(klient):
    """In model 2 it is not mapped, but the sheet says ja and gives its name and UUID."""
    side = suppe(klient.get("/korsbaek/model-2/mapping/"))
    raekker = {tr.get("id"): tr.get_text(" ", strip=True) for tr in side.select("tbody tr")}
    assert "Leder opad" in raekker["enhed-visitation-syd-omsorg"]
    assert "Situation 3" not in raekker["enhed-visitation-syd-omsorg"]
    assert "Situation 3" in raekker["enhed-traening"]


def test_the_table_shows_kombits_situations_and_what_the_citizen_gets(klient):
    side = suppe(klient.get(BASE))
    raekker = {r["id"]: tekst(r) for r in side.select("tr[id^=enhed-]")}
    assert len(raekker) == 10
    assert "Situation 1" in raekker["enhed-sundhed-og-aeldre"]
    assert "Situation 2" in raekker["enhed-visitation-syd-omsorg"]
    assert "Visitation og myndighed - Syd" in raekker["enhed-visitation-syd-omsorg"]
    assert re.search(r"Situation 3 via Genoptræning", raekker["enhed-traening"])
    assert "Ingen telefon" in raekker["enhed-myndighed-c"]
    assert raekker["enhed-visitation-syd-omsorg"].endswith("14 7")


def test_all_units_are_one_link_away_and_text_filters_in_folded_letters(klient):
    assert len(suppe(klient.get(f"{BASE}?alle=1")).select("tr[id^=enhed-]")) == 17
    fundne = suppe(klient.get(f"{BASE}?soeg=AELDRE+myndighed")).select("tr[id^=enhed-]")
    assert {r["id"] for r in fundne} == {
        "enhed-visitation-syd-omsorg",
        "enhed-myndighed-a",
        "enhed-myndighed-b",
        "enhed-myndighed-c",
    }


def test_the_chosen_row_opens_both_trees_and_fk_orgs_own_page(klient):
    side = suppe(klient.get(f"{BASE}?enhed=myndighed-b"))
    valgte = [tekst(v) for v in side.select(".trae-valgt")]
    assert valgte == ["Myndighed B (valgt)", "Myndighed B (valgt)"]
    labels = [tekst(dt) for dt in side.select(".mapping-fkside dt")]
    assert labels[:8] == [
        "Navn",
        "CVR-nummer",
        "Brugervendt nøgle",
        "Enhedstype",
        "Overordnet enhed",
        "Tilstand",
        "Senest opdateret",
        "Organisation/Enhed UUID",
    ]
    # What it is mapped to already is no choice; the others say what points at them.
    assert "Navnet ligner" in tekst(side.select_one(".mapping-muligheder"))
    assert side.select_one("#enhed-myndighed-b.mapping-raekke--valgt")


def test_looking_changes_nothing_and_a_suggestion_is_never_applied_by_itself(klient, mit_lager):
    foer = variant(mit_lager)
    for hale in (
        "",
        "?enhed=traening",
        f"?enhed=traening&fk={HANDICAP}",
        "forslag/",
        "trae/",
        "hjem/",
    ):
        assert klient.get(BASE + hale).status_code == 200
    assert variant(mit_lager) == foer


def test_the_effect_is_told_before_anything_is_saved(klient):
    planen = tekst(
        suppe(klient.get(f"{BASE}?enhed=myndighed-b&fk={HANDICAP}&maade=planen")).select_one(
            ".mapping-udkast"
        )
    )
    assert re.search(r"I SAPA får 8 sager og 8 ydelser", planen)
    assert "ikke noget, som kun en oprydning kan nå" in planen
    dato = tekst(
        suppe(klient.get(f"{BASE}?enhed=myndighed-b&fk={HANDICAP}")).select_one(".mapping-udkast")
    )
    assert "I SAPA får 0 sager" in dato
    assert "8 sager og 8 ydelser bliver ikke rettet nu" in dato


def test_before_trin_8_the_effect_is_that_of_the_finished_export(klient):
    side = klient.get(f"/korsbaek/foer-eksport/mapping/?enhed=myndighed-b&fk={HANDICAP}")
    udkast = suppe(side).select_one(".mapping-udkast")
    assert udkast.select_one("input[name=maade][checked]")["value"] == "planen"
    assert "Trin 8 er ikke udført endnu" in tekst(udkast)
    assert "I SAPA får 8 sager" in tekst(udkast)


def test_a_change_of_the_plan_is_saved_seen_on_the_pages_and_taken_back(klient, mit_lager):
    felter = {"enhed": "myndighed-b", "fk": HANDICAP, "maade": "planen", "version": "0"}
    svar = send(klient, BASE, f"{BASE}?enhed=myndighed-b&fk={HANDICAP}", **felter)
    assert svar.status_code == 303
    assert mapning(mit_lager, "Myndighed B") == [(HANDICAP, None)]
    efter = suppe(klient.get(svar.location))
    assert "Myndighed B: mappet til Handicap og Psykiatri i planen" in tekst(
        efter.select_one(".alert-success")
    )
    assert "Handicap og Psykiatri" in tekst(efter.select_one("#enhed-myndighed-b"))
    tilbage = send(klient, f"{BASE}fortryd/", BASE, version="1")
    assert tilbage.status_code == 303
    assert mapning(mit_lager, "Myndighed B") == [("474eead2-0862-443b-bc43-871daa099388", None)]
    assert "(fortrudt)" in klient.get(BASE).get_data(as_text=True)


def test_a_change_from_a_day_keeps_what_held_before(klient, mit_lager):
    felter = {
        "enhed": "myndighed-b",
        "fk": "ingen",
        "maade": "dato",
        "fra": "2024-04-02",
        "version": "0",
    }
    send(klient, BASE, f"{BASE}?enhed=myndighed-b&fk=ingen", **felter)
    assert mapning(mit_lager, "Myndighed B") == [
        ("474eead2-0862-443b-bc43-871daa099388", None),
        ("None", "2024-04-02"),
    ]


def test_the_later_of_two_saves_is_told_and_loses_nothing(klient, mit_lager):
    side = f"{BASE}?enhed=myndighed-b&fk={HANDICAP}"
    send(klient, BASE, side, enhed="myndighed-c", fk=HANDICAP, maade="planen", version="0")
    svar = send(klient, BASE, side, enhed="myndighed-b", fk=HANDICAP, maade="planen", version="0")
    assert mapning(mit_lager, "Myndighed B") == [("474eead2-0862-443b-bc43-871daa099388", None)]
    assert svar.status_code == 409
    efter = suppe(svar)
    assert "Myndighed C: mappet til Handicap og Psykiatri" in tekst(
        efter.select_one(".alert-warning")
    )
    gem = efter.select_one("form[data-udkastform]")
    felter = {i["name"]: i["value"] for i in gem.select("input:not([type=radio]), input[checked]")}
    assert (felter["enhed"], felter["fk"], felter["version"]) == ("myndighed-b", HANDICAP, "1")
    assert klient.post(BASE, data=felter).status_code == 303
    assert mapning(mit_lager, "Myndighed B") == [(HANDICAP, None)]
    assert mapning(mit_lager, "Myndighed C") == [(HANDICAP, None)]


def test_without_the_forms_token_nothing_is_saved(klient, mit_lager):
    svar = klient.post(BASE, data={"enhed": "myndighed-b", "fk": "ingen", "version": "0"})
    assert svar.status_code == 400
    with mit_lager.aaben("korsbaek") as database:
        assert load_version(database, "model-1") == 0


def test_preview_pages_set_no_cookie(klient):
    svar = klient.get("/korsbaek/model-1/mit-overblik/grethe/")
    assert "Set-Cookie" not in svar.headers
    assert "Set-Cookie" not in klient.get("/korsbaek/").headers


@pytest.mark.parametrize(
    "hale",
    [
        "?enhed=findes-ikke",
        "?enhed=traening&fk=vroevl",
        "?enhed=traening&fk=ingen&maade=dato&fra=i+morgen",
        "sagstyper/?navn=findes-ikke",
        "sagstyper/?navn=madservice&valg=27.36",
        "hjem/andet.xlsx/",
    ],
)
def test_what_is_not_there_is_a_danish_404(klient, hale):
    svar = klient.get(BASE + hale)
    assert svar.status_code == 404
    assert "Siden findes ikke" in svar.get_data(as_text=True)


def test_ticked_suggestions_show_their_effect_and_are_saved_as_one_change(klient, mit_lager):
    forslag = f"{BASE}forslag/"
    side = suppe(klient.get(forslag))
    assert not side.select("input[type=checkbox][checked]")
    vaerdier = [i["value"] for i in side.select("input[type=checkbox]")]
    valgt = next(vaerdi for vaerdi in vaerdier if vaerdi.startswith("traening|"))
    felter = {"version": "0", "par[]": valgt}
    set_ = suppe(send(klient, forslag, forslag, handling="virkning", **felter))
    assert "Virkningen af 1 kryds" in tekst(set_.select_one(".mapping-udkast"))
    assert [i["value"] for i in set_.select("input[checked]")] == [valgt]
    assert mapning(mit_lager, "Træning") == [("None", None)]
    assert send(klient, forslag, forslag, handling="gem", **felter).status_code == 303
    assert mapning(mit_lager, "Træning")[-1][0] == valgt.split("|")[1]


def test_ticks_survive_another_persons_save(klient, mit_lager):
    forslag = f"{BASE}forslag/"
    side = f"{BASE}?enhed=myndighed-b&fk={HANDICAP}"
    felter = {"enhed": "myndighed-b", "fk": HANDICAP, "maade": "planen", "version": "0"}
    send(klient, BASE, side, **felter)
    vaerdier = [i["value"] for i in suppe(klient.get(forslag)).select("input[type=checkbox]")]
    svar = send(klient, forslag, forslag, handling="gem", version="0", **{"par[]": vaerdier[0]})
    assert "Varianten er ændret imens" in svar.get_data(as_text=True)
    assert [i["value"] for i in suppe(svar).select("input[checked]")] == [vaerdier[0]]


def test_the_tree_is_drawn_from_an_indented_list(klient, mit_lager):
    send(
        klient,
        f"{BASE}trae/",
        f"{BASE}trae/",
        indrykket="Sundhed og Ældre\n  Myndighed A\n    Tandplejen - nord\n",
    )
    raekke = suppe(klient.get(f"{BASE}?alle=1")).select_one("#enhed-tandplejen-nord")
    assert "Leder opad via Sundhed og Ældre" in tekst(raekke)


def test_a_list_with_an_unknown_unit_is_refused_and_kept_in_the_form(klient):
    liste = "Myndighed A\n  Findes ikke"
    svar = send(klient, f"{BASE}trae/", f"{BASE}trae/", indrykket=liste)
    assert svar.status_code == 422
    side = suppe(svar)
    assert "»Findes ikke«" in tekst(side.select_one(".alert-error"))
    assert side.select_one("textarea").get_text().strip() == liste


def test_the_later_of_two_trees_is_told_and_can_be_saved_after_all(klient):
    side = f"{BASE}trae/"
    gammel = suppe(klient.get(side)).select_one("[name=aftryk]")["value"]
    send(klient, side, side, indrykket="Sundhed og Ældre\n  Myndighed A\n    Tandplejen - nord")
    mit = "Myndighed B\n  Myndighed C"
    svar = send(klient, side, side, indrykket=mit, aftryk=gammel)
    assert svar.status_code == 422
    assert "Træet er ændret imens" in tekst(suppe(svar).select_one(".alert-error"))
    assert suppe(svar).select_one("textarea").get_text().strip() == mit
    nyt = suppe(svar).select_one("[name=aftryk]")["value"]
    assert send(klient, side, side, indrykket=mit, aftryk=nyt).status_code == 303


@pytest.mark.parametrize(
    "over, ventet", [("Myndighed A", "ligger i ring"), ("Vrøvl", "»Vrøvl« over Sundhed og Ældre")]
)
def test_a_unit_above_that_cannot_be_is_refused_and_kept_in_the_form(klient, over, ventet):
    felt = "over-sundhed-og-aeldre"
    svar = send(klient, f"{BASE}trae/", f"{BASE}trae/", **{felt: over})
    assert svar.status_code == 422
    side = suppe(svar)
    assert ventet in tekst(side.select_one(".alert-error"))
    assert side.select_one(f"#{felt}")["value"] == over


def test_a_sagstype_is_given_another_kle_number(klient, mit_lager):
    side = f"{BASE}sagstyper/?navn=madservice&valg=27.36.04"
    assert "27.36.04 Personlig og praktisk hjælp" in tekst(
        suppe(klient.get(side)).select_one(".mapping-udkast")
    )
    svar = send(
        klient,
        f"{BASE}sagstyper/",
        side,
        navn="madservice",
        valg="27.36.04",
        maade="planen",
        version="0",
    )
    assert svar.status_code == 303
    assert [r.angivet for r in variant(mit_lager).sagstype_kle if r.sagstype == "Madservice"] == [
        "27.36.04"
    ]


def test_a_number_that_the_filter_does_not_fetch_cannot_be_chosen(klient):
    side = suppe(
        klient.get("/korsbaek/snaevert-filter/mapping/sagstyper/?navn=aeldrebolig&klesoeg=27.45.04")
    )
    assert "classificationFilter henter det ikke" in tekst(side.select_one(".mapping-valgt table"))


def test_an_ydelse_is_given_another_type(klient, mit_lager):
    side = f"{BASE}ydelser/?navn=diaetist-kol&valg=Afklarende+samtale"
    svar = send(
        klient,
        f"{BASE}ydelser/",
        side,
        navn="diaetist-kol",
        valg="Afklarende samtale",
        maade="planen",
        version="0",
    )
    assert svar.status_code == 303
    (raekke,) = [r for r in variant(mit_lager).ydelsestyper if r.lokal_ydelse == "Diætist KOL"]
    assert (raekke.ydelsestype, str(raekke.kle)) == ("Afklarende samtale", "29.09.08")


def test_the_sheet_taken_home_holds_the_change_and_says_so(klient):
    send(
        klient,
        BASE,
        f"{BASE}?enhed=myndighed-b&fk={HANDICAP}",
        enhed="myndighed-b",
        fk=HANDICAP,
        maade="planen",
        version="0",
    )
    svar = klient.get(f"{BASE}hjem/organisationsark-model-1.xlsx/")
    assert "attachment" in svar.headers["Content-Disposition"]
    laest = laes_filer([Indfil("hjem.xlsx", svar.get_data())])
    assert {r.lokal_enhed: str(r.fk_enhed) for r in laest.enhedsmapning}["Myndighed B"] == HANDICAP
    ark = load_workbook(io.BytesIO(svar.get_data())).worksheets[0]
    forklaringer = [
        c.value for raekke in ark for c in raekke if "Rettet i Forhåndsblik" in str(c.value)
    ]
    assert forklaringer == [
        "Rettet i Forhåndsblik: mappet til Handicap og Psykiatri, før Myndighed B"
    ]


def test_an_unchanged_variant_comes_home_without_a_mark(klient):
    for fil in (
        "organisationsark-model-1.xlsx",
        "forberedelsesark-model-1.xlsx",
        "organisationsark-model-1.xlsx",
    ):
        bog = load_workbook(io.BytesIO(klient.get(f"{BASE}hjem/{fil}/").get_data()))
        assert not [
            c.coordinate for ark in bog for r in ark for c in r if c.fill.fgColor.rgb == "FFFFE38A"
        ]


def test_the_typing_list_has_curas_dialogs_in_the_safe_order(klient):
    side = suppe(klient.get(f"{BASE}indtastning/"))
    assert [tekst(h) for h in side.select("h2")] == [
        "Trin 4 – Konfiguration af ydelsestyper",
        "Trin 7 – Konfiguration af organisationsenheder",
        "Trin 5 – Konfiguration af sagstyper",
    ]
    punkter = [tekst(li) for li in side.select(".indtast-liste > li")]
    assert "Diætist KOL : Diætbehandling (29.09.08 Patientrettet forebyggelse)" in punkter
    assert "Træning : Intet UUID: leder opad til Genoptræning" in punkter
    assert not any("FSIII" in punkt for punkt in punkter)
    kun = suppe(klient.get("/korsbaek/rettelser-i-marts/mapping/indtastning/?kun=aendret"))
    assert [tekst(li).split(" :")[0] for li in kun.select(".indtast-liste > li")] == [
        "Filterbriller",
        "Myndighed B",
    ]


def test_the_wish_list_names_faults_and_missing_units_by_sager(klient):
    side = suppe(klient.get(f"{BASE}oenskeliste/"))
    enheder = [tekst(s) for s in side.select(".indtast-liste > li > strong")]
    assert enheder == [
        "Visitation og myndighed - Syd",
        "Myndighed C",
        "Myndighed B",
        "Genoptræning",
        "Hverdagsrehabilitering",
        "Myndighed A",
        "Træning",
    ]


def test_a_later_import_keeps_what_was_changed_and_the_same_sheet_says_nothing_new(
    klient, mit_lager
):
    send(
        klient,
        BASE,
        f"{BASE}?enhed=myndighed-b&fk={HANDICAP}",
        enhed="myndighed-b",
        fk=HANDICAP,
        maade="planen",
        version="0",
    )
    send(
        klient,
        f"{BASE}trae/",
        f"{BASE}trae/",
        indrykket="Sundhed og Ældre\n  Myndighed A\n    Tandplejen - nord\n",
    )
    mit_lager.indlaes(
        "korsbaek",
        {"fk-organisation.json": (mit_lager.seed / "korsbaek/fk-organisation.json").read_bytes()},
    )
    assert mapning(mit_lager, "Myndighed B") == [(HANDICAP, None)]
    with mit_lager.aaben("korsbaek") as database:
        enheder = {
            e.navn: e.overordnet for e in load_grundlag(database, "model-1").opslag.lokale_enheder
        }
    assert enheder["Tandplejen - nord"] == "Myndighed A"
    ark = "organisationsark-model-1.xlsx"
    mit_lager.indlaes("korsbaek", {ark: (mit_lager.seed / "korsbaek" / ark).read_bytes()})
    assert mapning(mit_lager, "Myndighed B") == [(HANDICAP, None)]


def test_a_variant_taken_home_as_toml_can_be_loaded_again(klient, mit_lager):
    felter = {"enhed": "myndighed-b", "fk": HANDICAP, "maade": "planen", "version": "0"}
    send(klient, BASE, f"{BASE}?enhed=myndighed-b&fk={HANDICAP}", **felter)
    toml = klient.get(f"{BASE}hjem/model-1.toml/").get_data()
    send(klient, f"{BASE}fortryd/", BASE, version="1")
    mit_lager.indlaes("korsbaek", {"model-1.toml": toml})
    assert mapning(mit_lager, "Myndighed B")[-1] == (HANDICAP, None)


def test_drawing_the_tree_is_taken_back_step_by_step(klient, mit_lager):
    side = f"{BASE}trae/"

    def traeet():
        with mit_lager.aaben("korsbaek") as database:
            enheder = database.query("SELECT navn, overordnet FROM lokal_enhed")
            tegnede = database.table("tegnet_overordnet").count
            return {r["navn"]: r["overordnet"] for r in enheder}, tegnede

    assert "Fortryd seneste" not in klient.get(side).text
    foer = traeet()
    send(klient, side, side, **{"over-traening": ""})
    efter_en = traeet()
    assert efter_en != foer
    send(klient, side, side, **{"over-myndighed-c": "Træning"})
    knap = suppe(klient.get(side)).select_one("button[value=fortryd]")
    assert tekst(knap) == "Fortryd seneste rettelse af træet (1 enhed)"
    svar = send(klient, side, side, handling="fortryd")
    assert "taget tilbage" in klient.get(svar.location).text
    assert traeet() == efter_en
    send(klient, side, side, handling="fortryd")
    assert traeet() == foer, "also that nobody drew it"
    assert send(klient, side, side, handling="fortryd").status_code == 422
    gammelt = send(klient, side, aftryk="x", handling="fortryd")
    assert gammelt.status_code == 422
    assert "Træet er ændret imens" in gammelt.text


def _titler(klient, adresse):
    return tekst(suppe(klient.get(adresse)).select_one(".virkning-tal"))


def test_another_type_with_the_same_kle_says_what_is_read_in_its_place(klient, mit_lager):
    """The contact is the same, so the figures are nought; the title is what changes."""
    with mit_lager.aaben("korsbaek") as database:
        typer = {r["titel"]: r["kle"] for r in database.query("SELECT * FROM faelles_ydelsestype")}
        (raekke,) = [
            r
            for r in load_grundlag(database, "model-1").variant.ydelsestyper
            if r.lokal_ydelse == "Diætist KOL"
        ]
        foer = raekke.ydelsestype
        ny = "Diætvejledning til prøve"
        database.table("faelles_ydelsestype").insert(
            {"titel": ny, "kle": typer.get(foer), "beskrivelse": ""}
        )
    adresse = f"{BASE}ydelser/?navn=diaetist-kol&valg={ny}"
    titler = _titler(klient, adresse)
    assert "0 sager og 0 ydelser får en anden kontakt hos borgeren" in titler
    assert f"I SAPA hedder ydelsen »{ny}« i stedet for »{foer}«." in titler
    assert "ydelsens eget navn fra Cura. Vi antager" in titler
    with mit_lager.aaben("korsbaek") as database:
        sql = "UPDATE variant SET antagelser = json_set(antagelser, '$.ydelsesnavn', 'ydelsestype')"
        database.execute(sql)
        database.conn.commit()
    titler = _titler(klient, adresse)
    assert f"Borgeren læser »{ny}« i stedet for »{foer}« som ydelsens titel." in titler


def test_another_kle_number_says_which_title_the_citizen_reads(klient):
    titler = _titler(klient, f"{BASE}sagstyper/?navn=madservice&valg=27.36.04")
    assert "Borgeren læser »Personlig og praktisk hjælp« som sagens titel i stedet for »" in titler


HJEM = f"{BASE}hjem/"


def test_the_sheets_are_made_when_they_are_fetched_and_not_to_be_listed_again(klient, monkeypatch):
    foerst = suppe(klient.get(HJEM))
    monkeypatch.setattr(eksport, "hjemtagning", None)
    assert tekst(suppe(klient.get(HJEM)).main) == tekst(foerst.main)


def test_proposals_are_found_once_and_anew_after_a_save(klient, monkeypatch):
    """The unit of the sheet that leads upwards, with what resembles it."""
    side = suppe(klient.get(f"{BASE}forslag/"))
    monkeypatch.setattr(trae, "_find_forslag", lambda *_: ((), ("Nyfundet",)))
    assert tekst(suppe(klient.get(f"{BASE}forslag/")).main) == tekst(side.main)
    gemt = f"{BASE}?enhed=myndighed-b&fk={HANDICAP}"
    send(klient, BASE, gemt, enhed="myndighed-b", fk=HANDICAP, maade="planen", version="0")
    assert "Nyfundet" in tekst(suppe(klient.get(f"{BASE}forslag/")).main)


def test_a_long_sheet_is_shown_in_part_and_says_so(klient, monkeypatch):
    monkeypatch.setattr(hjem, "RAEKKER", 3)
    side = suppe(klient.get(HJEM))
    assert len(side.select("details tbody tr")) == 3
    assert "Viser 3 af 17" in tekst(side.main)
    alle = suppe(klient.get(f"{HJEM}?vis=17"))
    assert len(alle.select("details[open] tbody tr")) == 17
