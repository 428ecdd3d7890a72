"""Tabs of a role's own: made on the screen, shown in SAPA, their effect told before saving."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from tests.formular import aaben, formen_med, send, tryk
from tests.klient import PageClient, Side
from webapp.domain.variant.faneblade import STANDARD
from webapp.domain.variant.roller import Faneblad, Sapaelement
from webapp.importers.indlaes import Indfil, laes_filer
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.roller.formknapper import tryk as efter_tryk
from webapp.services.roller.udkast import som_felter

E = Sapaelement
STI = "/korsbaek/model-1/roller/superbruger/"
JAN = "/korsbaek/model-1/sapa/superbruger/borger/jan-jarlov/"
EGNE = {"fane": ["Borgeren", "Penge"]} | {
    "faneelement-1": ["Persondetaljer", "Tidslinje", "Sager"],
    "faneelement-2": ["Ydelser"],
}


def gemte(lager: Kommunelager) -> tuple[Faneblad, ...]:
    with lager.aaben("korsbaek") as database:
        return load_grundlag(database, "model-1").variant.rolle("superbruger").faneblade


def faner(side: Side) -> list[str]:
    return [t.split(" (")[0] for t in side.tekster("//nav[@aria-label='Faneblade']//a")]


def egne(lager: Kommunelager, **aendret: list[str]) -> dict[str, list[str]]:
    """The stored role's form with the tabs, and what opens from a sag one of five."""
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        form = som_felter(grundlag.variant.rolle("superbruger"), grundlag.opslag.organisation)
    return form | {"element": ["Sagsdetaljer"]} | EGNE | aendret


def udkast(egen: PageClient, adresse: str) -> Side:
    """The page of a draft, whose form sets a cookie."""
    svar = egen.klient.get(adresse)
    svar.headers.pop("Set-Cookie", None)
    return egen.kontrol(adresse, svar, 200)


def test_the_form_shows_where_the_elements_stand_on_the_slides_tabs(klient: PageClient):
    side = klient.get(STI)
    navne = side.tekster("//dl[@class='rollefaner-standard']//dt")
    assert navne == [fane.navn for fane in STANDARD if fane.elementer]
    assert (
        "Persondetaljer, Sager, Ejendomssager"
        in side.tekster("//dl[@class='rollefaner-standard']//dd")[0]
    )


def test_own_tabs_are_shown_in_sapa_with_what_stands_on_each(
    egen: PageClient, mit_lager: Kommunelager
):
    send(egen, STI, f"{STI}slet/", **egne(mit_lager))
    assert gemte(mit_lager) == (
        Faneblad("Borgeren", (E.PERSONDETALJER, E.TIDSLINJE, E.SAGER)),
        Faneblad("Penge", (E.YDELSER,)),
    )
    side = egen.get(JAN)
    assert faner(side) == ["Borgeren", "Penge"]
    assert side.tekster("//main//h2") == ["Persondetaljer", "Tidslinje", "Sager"]
    penge = egen.get(f"{JAN}penge/")
    assert penge.tekster("//main//h2") == ["Ydelser"]
    # The sag stands on the tab that has Sager, and the ydelse on that which has Ydelser.
    assert penge.link("Link til sag").startswith(f"{JAN}#sag-")
    assert side.link("Sygedagpenge").startswith(f"{JAN}penge/#ydelse-")
    # A sag leads back to the tab that a person opens on, by its name.
    sag = egen.get(side.link("Sygedagpengesag"))
    assert sag.link("Borgeren") == JAN
    # What the slide has and the role not; and what it has elsewhere.
    assert "Rollens visning har ikke elementet" in egen.get(f"{JAN}udk-ydelser/").tekst
    assert "Rollen har egne faneblade." in egen.get(f"{JAN}tidslinje/", 404).tekst
    egen.get(f"{JAN}findes-ikke/", 404)


def test_the_effect_is_told_before_it_is_saved(egen: PageClient, mit_lager: Kommunelager):
    side = udkast(egen, f"{STI}?udkast=1&{urlencode(egne(mit_lager), doseq=True)}")
    tekst = side.tekster("//section[@aria-labelledby='virkning']")[0]
    assert "Egne faneblade" in tekst
    assert "Fanebladet Borgeren: Persondetaljer, Tidslinje og Sager" in tekst
    assert "Uden elementerne" in tekst
    assert gemte(mit_lager) == ()


def test_two_tabs_of_one_address_are_a_fault_and_nothing_is_saved(
    egen: PageClient, mit_lager: Kommunelager
):
    svar = send(egen, STI, f"{STI}slet/", **egne(mit_lager, fane=["Penge", "penge"]))
    side = egen.kontrol(STI, svar, 422)
    assert "Faneblad 2: Navnet er det samme som »Penge«." in side.tekst
    assert gemte(mit_lager) == ()


def test_the_buttons_move_add_and_remove():
    form = {"navn": ["A"], "element": ["Sager", "Ydelser", "Parter"]}
    egne, anker = efter_tryk(form, "fane-egne")
    assert (egne["fane"], anker) == (["Overblik", "Ydelser"], "faner")
    assert egne["faneelement-2"] == ["Ydelser"]
    form, _ = efter_tryk(egne, "fane-plads-tilfoej-2", "Tidslinje")
    assert form["faneelement-2"] == ["Ydelser", "Tidslinje"]
    form, anker = efter_tryk(form, "fane-plads-op-2-2")
    assert (form["faneelement-2"], anker) == (["Tidslinje", "Ydelser"], "fane-2")
    form, anker = efter_tryk(form, "fane-op-2")
    assert (form["fane"], anker) == (["Ydelser", "Overblik"], "fane-1")
    assert form["faneelement-1"] == ["Tidslinje", "Ydelser"]
    form, _ = efter_tryk(form, "fane-plads-fjern-1-1")
    assert form["faneelement-1"] == ["Ydelser"]
    form, anker = efter_tryk(form, "fane-tilfoej")
    assert (form["fane"][-1], anker) == ("Nyt faneblad", "fane-3")
    form, _ = efter_tryk(form, "fane-fjern-3")
    form, _ = efter_tryk(form, "fane-ned-1")
    assert (form["fane"], form["faneelement-1"]) == (["Overblik", "Ydelser"], ["Sager"])
    # A work area keeps the tabs and says what is on them.
    skole, _ = efter_tryk(form, "visning-skole")
    assert "Ydelser" not in skole["fane"]
    assert "Familiesamling" in skole["fane"]
    # Back to the slide's: the same elements, and those of a sag that were ticked.
    igen, _ = efter_tryk(form, "fane-standard")
    assert "fane" not in igen
    assert igen["element"] == ["Sager", "Parter", "Ydelser"]
    # What no button can do changes nothing.
    for knap in ("fane-op-9", "fane-plads-op-9-1", "fane-plads-tilfoej-1", "fane-fjern-x"):
        assert efter_tryk(form, knap)[0] == form


def test_a_press_on_the_page_makes_the_roles_own_tabs(egen: PageClient):
    svar = tryk(egen.klient, *formen_med(aaben(egen, STI), "Lav rollens egne faneblade"))
    side = udkast(egen, svar.headers["Location"].partition("#")[0])
    assert len(side.xpath("//li[@class='rollefane']")) == len([f for f in STANDARD if f.elementer])
    assert "Elementer, der åbnes fra en sag" in side.tekst
    assert "Intet er ændret" not in side.tekst


def test_two_variants_with_their_own_tabs_are_told_apart(egen: PageClient, mit_lager: Kommunelager):
    send(egen, STI, f"{STI}slet/", **egne(mit_lager))
    side = egen.get("/korsbaek/sammenlign/model-1/model-2/sapa/superbruger/borger/jan-jarlov/")
    assert "Tidslinje" in side.tekst


def test_own_tabs_go_home_in_the_kommunes_own_sheet_and_come_back(
    egen: PageClient, mit_lager: Kommunelager
):
    send(egen, STI, f"{STI}slet/", **egne(mit_lager))
    hjem = "/korsbaek/model-1/mapping/hjem/"
    filer = {}
    for navn in ("sapa-roller.csv", "sapa-visninger.csv"):
        assert egen.get(hjem).link(navn) == f"{hjem}{navn}/"
        filer[navn] = egen.klient.get(f"{hjem}{navn}/").data
    assert "Borgeren: Persondetaljer, Tidslinje, Sager" in filer["sapa-visninger.csv"].decode()
    with mit_lager.aaben("korsbaek") as database:
        roller = load_grundlag(database, "model-1").variant.roller
    laest = laes_filer([Indfil(navn, indhold) for navn, indhold in filer.items()])
    assert [replace(rolle, slug="") for rolle in laest.roller] == [
        replace(rolle, slug="") for rolle in roller
    ]
