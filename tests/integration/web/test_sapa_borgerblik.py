"""The five elements »Borgerblikket …«: the citizen's own rows, and whether she sees them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.formular import aaben, gem
from tests.klient import PageClient, Side
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.mit_overblik.sider import find_borgerside
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.sammenlign.sammenlign import objekter
from webapp.services.sapa.borgerblik import (
    aftaler,
    betalinger,
    oekonomiske,
    sager,
    serviceydelser,
)
from webapp.services.sapa.elementsted import Elementsted
from webapp.services.sapa.valg import Sapavalg
from webapp.store.opslag import load_personer

SUPER = "/korsbaek/model-1/sapa/superbruger/borger"
ELEMENTER = {
    "sager": sager,
    "serviceydelser-og-hjaelpemidler": serviceydelser,
    "oekonomiske-ydelser": oekonomiske,
    "aftaler-og-frister": aftaler,
    "betalinger": betalinger,
}
ARTER = ("sag/", "ydelse/", "udbetaling/", "aftale/", "betaling/")
ALLE = Sapavalg(vis=100_000)


def raekker(side: Side, titel: str) -> list[list[str]]:
    return [[c.partition(" Hvorfor?")[0] for c in r] for r in side.raekker(titel)]


@pytest.mark.parametrize("variant", ["model-1", "rettelser-i-marts", "strenge-antagelser"])
def test_whoever_sees_all_sees_just_what_stands_on_the_citizens_pages(
    lager: Kommunelager, variant: str
):
    """»Vises for borgeren: Ja« on the rows of her lists and on no other, word for word the same."""
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, variant)
        rolle = grundlag.variant.rolle("superbruger")
        set_ = dict.fromkeys(ELEMENTER, 0)
        for person in load_personer(database):
            udsnit = load_borgerudsnit(database, grundlag, person)
            her = Elementsted(database, udsnit, rolle, ALLE)
            naas = {b.noegle for b in udsnit.alle if b.ses_i_sapa(rolle)}
            for sti, byg in ELEMENTER.items():
                hendes = {
                    o.noegle: o
                    for o in objekter(find_borgerside(udsnit, sti, 100_000).side)
                    if o.noegle.startswith(ARTER)
                }
                blik = {o.noegle: o for o in byg(her).raekker}
                vist = {n for n, o in blik.items() if o.vaerdi("blik.vises") == "Ja"}
                # All but what the role does not reach: not even the superbruger's SAPA has all.
                assert vist <= hendes.keys()
                for noegle in hendes.keys() - vist:
                    assert er_uden_for(noegle, naas, udsnit), noegle
                for noegle in vist:
                    felter = hendes[noegle].felter.items()
                    assert felter <= blik[noegle].felter.items(), noegle
                set_[sti] += len(vist)
    assert all(set_.values()), set_


def er_uden_for(noegle: str, naas: set[str], udsnit) -> bool:
    if noegle.startswith("udbetaling/"):
        (en,) = [en for en in udsnit.alle_udbetalinger if en.noegle == noegle]
        andres = not en.samlet.dele or len(en.samlet.dele) != en.samlet.dele_ialt
        return andres or not {f"ydelse/{del_.ydelse}" for del_ in en.samlet.dele} <= naas
    if noegle.startswith("aftale/"):
        (en,) = [en for en in udsnit.alle_aftaler if en.noegle == noegle]
        return f"sag/{en.aftale.sag}" not in naas
    return noegle not in naas


def test_a_role_sees_of_it_only_what_it_reaches_itself(lager: Kommunelager):
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        for rolle in grundlag.variant.roller:
            for person in load_personer(database):
                udsnit = load_borgerudsnit(database, grundlag, person)
                her = Elementsted(database, udsnit, rolle, ALLE)
                naas = {b.noegle for b in udsnit.alle if b.ses_i_sapa(rolle)}
                for byg in (sager, serviceydelser):
                    assert {o.noegle for o in byg(her).raekker} <= naas
                for aftale in aftaler(her).raekker:
                    (en,) = [a for a in udsnit.alle_aftaler if a.noegle == aftale.noegle]
                    assert not en.aftale.sag or f"sag/{en.aftale.sag}" in naas


def test_a_role_without_a_brugersystemrolle_sees_nothing_of_anybody(lager: Kommunelager):
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        rolle = replace(grundlag.variant.rolle("superbruger"), brugersystemroller=())
        for person in load_personer(database):
            udsnit = load_borgerudsnit(database, grundlag, person)
            her = Elementsted(database, udsnit, rolle, ALLE)
            assert not [o.noegle for byg in ELEMENTER.values() for o in byg(her).raekker]


def test_what_the_citizen_does_not_see_says_why(klient: PageClient, lager: Kommunelager):
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        rolle = grundlag.variant.rolle("superbruger")
        skjulte = [
            (person.slug, b)
            for person in load_personer(database)
            for b in load_borgerudsnit(database, grundlag, person).alle
            if er_skjult_sag(b) and b.ses_i_sapa(rolle)
        ]
    assert skjulte
    slug, sag = skjulte[0]
    side = klient.get(f"{SUPER}/{slug}/borgerblikket/")
    felter = side.felter(sag.noegle)
    assert felter["blik.vises"] == "Nej"
    assert felter["blik.grund"].endswith(".")


def er_skjult_sag(bedoemt: Bedoemt) -> bool:
    raekke = bedoemt.forhold.opsaetning
    er_aktiv = raekke is not None and raekke.aktiv
    return not bedoemt.forhold.er_ydelse and not bedoemt.ses_af_borger and er_aktiv


def test_what_is_active_for_nobody_is_in_no_element_and_what_is_for_sapa_alone_is(
    klient: PageClient, egen: PageClient
):
    nancy = f"{SUPER}/nancy-ann-berggren/borgerblikket/"
    alle = raekker(klient.get(nancy), "Borgerblikket aftaler og frister")
    assert "Samtale om misbrugsbehandling" not in {r[0] for r in alle}
    gem(egen, aaben(egen, "/korsbaek/model-1/opsaetning/?udkast=1&kle=27.51.04&aktiv=sapa"))
    alle = raekker(egen.get(nancy), "Borgerblikket aftaler og frister")
    rigtig = [r for r in alle if r[5][:3] == "Nej"]
    assert [r[0] for r in rigtig] == ["Samtale om misbrugsbehandling"]
    assert "27.51.04 Social behandling af stofmisbrug er kun aktiveret for SAPA." in rigtig[0][5]
    # Its number is beyond the visitator's.
    anden = klient.get(
        "/korsbaek/model-1/sapa/kontaktcenter/borger/nancy-ann-berggren/borgerblikket/"
    )
    assert "Borgerblikket sager" in anden.tekst


def test_claims_follow_the_activity_of_their_type(klient: PageClient):
    side = klient.get(f"{SUPER}/kim-borgersen/borgerblikket/")
    vises = {r[0]: r[4].split(" ")[0] for r in raekker(side, "Borgerblikket betalinger")}
    assert set(vises.values()) <= {"Ja", "Nej"}
    assert "Ja" in vises.values()
    borgeren = klient.get("/korsbaek/model-1/mit-overblik/kim-borgersen/betalinger/").tekst
    assert all((navn in borgeren) for navn, ord_ in vises.items() if ord_ == "Ja")


def test_the_assumption_is_told_in_the_bar_and_the_tab_is_only_there_with_the_element(
    klient: PageClient,
):
    side = klient.get(f"{SUPER}/nancy-ann-berggren/borgerblikket/")
    assert "Vi antager også, at rollen her kun ser det" in side.tekst
    anden = klient.get("/korsbaek/model-1/sapa/tandpleje/borger/nancy-ann-berggren/borgerblikket/")
    assert "Rollens visning har ikke elementet »Borgerblikket sager«" in anden.tekst


def test_sammenlign_shows_what_the_citizen_loses(klient: PageClient):
    klient.get(
        "/korsbaek/sammenlign/model-1/strenge-antagelser/sapa/superbruger/borger/"
        "nancy-ann-berggren/borgerblikket/"
    )


def test_an_opened_payment_says_what_its_whole_says(klient: PageClient, lager: Kommunelager):
    """E1004: sent and paid are less than gross, each with its text (screens.md §3.5, inferred)."""
    with lager.aaben("korsbaek") as database:
        sql = """SELECT DISTINCT person.slug FROM udbetaling
            JOIN ydelse ON ydelse.id = ydelse_id
            JOIN bevillingspart p ON p.bevilling_id = ydelse.bevilling_id
            JOIN person ON person.id = p.person_id WHERE effektuering = 'E1004'"""
        (slug,) = (raekke[0] for raekke in database.execute(sql))
    side = klient.get(f"{SUPER}/{slug}/ydelser/")
    den = "//details[contains(., 'Modregning af forskud')]"
    assert dict(zip(side.tekster(f"{den}//dt"), side.tekster(f"{den}//dd"), strict=True)) == {
        "Samlet beløb før skat": "12.245,00 kr.",
        "Beløb efter skat og ATP": "8.412,00 kr.",
        "Sendt til udbetaling": "7.912,00 kr.",
        "Udbetalt i alt": "7.412,00 kr.",
        "Tekst til det sendte": "Modregning af forskud",
        "Forklaring": "Modregning fra Gældsstyrelsen",
    }
    # What nobody says more of is opened to its amount and its day, as on the slide.
    jan = klient.get("/slides/model-1/sapa/helhedsoverblik/borger/jan-jarlov/ydelser/")
    assert not jan.xpath("//details[@class='sapa-udbetaling']//dl")
