"""The page of assumptions: every switch on it, its effect before saving, and its saving."""

import re
from dataclasses import fields, replace

import pytest
from lxml import html

from tests.formular import aaben, gem, send
from tests.klient import PageClient
from webapp.domain.variant.antagelser import SKIFTELIGE, VALGT_ANDETSTEDS, med_svar, vaerdi_i_form
from webapp.domain.variant.faste_antagelser import FASTE
from webapp.domain.variant.variant import Antagelser
from webapp.domain.visning.borgerblik import BORGERBLIK
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.sapa import SAPA
from webapp.services.grundlag import byg_grundlag, load_grundlag
from webapp.services.optaelling.bedoemte import bedoem_par
from webapp.services.optaelling.taelling import optael
from webapp.store.varianter import find_variant

BASE = "/korsbaek/model-1/antagelser/"
MODSATTE = {
    en.felt: next(svar for svar in en.svar if svar != vaerdi_i_form(Antagelser(), en.felt))
    for en in SKIFTELIGE
}


def tabel(side: html.HtmlElement, titel: str) -> dict[str, list[int]]:
    raekker = side.xpath("//table[normalize-space(caption)=$titel]/tbody/tr", titel=titel)
    return {
        r.xpath("normalize-space(th)"): [
            int(td.text_content().replace(".", "")) for td in r.xpath("td")
        ]
        for r in raekker
    }


def tekst(side: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", side.xpath("//main")[0].text_content())


@pytest.mark.parametrize("variant", ["model-1", "strenge-antagelser"])
def test_every_switch_stands_with_default_source_and_reason(klient: PageClient, variant: str):
    side = klient.get(f"/korsbaek/{variant}/antagelser/")
    felter = {s.get("name"): s for s in side.xpath("//main//select")}
    assert felter.keys() == {felt.name for felt in fields(Antagelser)} - VALGT_ANDETSTEDS.keys()
    with klient.app.extensions["kommunelager"].aaben("korsbaek") as database:
        antagelser = find_variant(database, variant).antagelser
    raekker = {r[0]: r for r in side.raekker("Antagelser, I kan skifte")}
    for en in SKIFTELIGE:
        valgt = felter[en.felt].xpath("string(option[@selected]/@value)")
        assert valgt == vaerdi_i_form(antagelser, en.felt)
        _, standard, begrundelse, kilde, her = raekker[en.spoergsmaal]
        assert (standard, begrundelse, kilde) == (en.standard, en.begrundelse, en.kilde)
        afviger = getattr(antagelser, en.felt) != getattr(Antagelser(), en.felt)
        assert ("Afviger fra standard" in her) == afviger


def test_what_is_settled_and_the_rules_that_are_inferred_stand_too(klient: PageClient):
    side = klient.get(BASE)
    assert [r[0] for r in side.raekker("Antagelser, der ligger fast")] == [
        en.spoergsmaal for en in FASTE
    ]
    for regel in (*EKSPORT, *BORGERBLIK, *SAPA):
        if not regel.sourced:
            assert regel.saetning in side.indhold, regel.code


@pytest.mark.parametrize("felt", MODSATTE)
def test_each_switch_shows_its_effect_and_it_is_the_difference(egen: PageClient, felt: str):
    side = aaben(egen, f"{BASE}?udkast=1&{felt}={MODSATTE[felt]}")
    tal = tabel(side, "Det ser borgerne")
    with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
        g = load_grundlag(database, "model-1")
        nye = med_svar(g.variant.antagelser, {felt: MODSATTE[felt]})
        efter = byg_grundlag(g.opslag, replace(g.variant, antagelser=nye), g.dato)
        for titel, slags in (("Sager", "sag"), ("Ydelser", "ydelse")):
            for plads, grundlag in ((0, g), (3, efter)):
                par = bedoem_par(optael(database, grundlag.dato), grundlag, grundlag)
                synlige = (k.antal for k, b, _ in par if k.slags == slags and b.borger.visible)
                assert tal[titel][plads] == sum(synlige)
    assert gem(egen, side).location.startswith(f"{BASE}?gemt=ja")
    with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
        assert find_variant(database, "model-1").antagelser == nye
    assert egen.get(f"{BASE}?gemt=ja").xpath("//*[contains(text(), 'Afviger fra standard')]")


@pytest.mark.parametrize(
    "felt, ventet",
    [
        ("vis_sagsnummer", "sager, der vises både før og efter, viser eller skjuler sagsnummeret"),
        ("ydelsesnavn", "ydelser, der vises både før og efter, får en anden slags navn"),
        ("bevilling_har_relation_til_sag", "får eller mister linket til sin sag"),
        ("henvendelsessted_foelges", "får en anden kontakt"),
    ],
)
def test_a_switch_that_hides_nothing_says_what_it_does(egen: PageClient, felt: str, ventet: str):
    side = aaben(egen, f"{BASE}?udkast=1&{felt}={MODSATTE[felt]}")
    assert ventet in tekst(side)
    assert not tabel(side, "Det når rollerne i SAPA")


def test_sapas_switches_show_what_the_roles_reach(egen: PageClient):
    side = aaben(egen, f"{BASE}?udkast=1&underenheder_er_med=nej")
    roller = tabel(side, "Det når rollerne i SAPA")
    assert roller["Visitator"] == [39, 22, 33, 17]
    # Six of the ydelser are Udbetaling Danmark's and another kommune's.
    assert roller["Kontaktcenter"] == [38, 38, 30, 30]
    side = aaben(egen, f"{BASE}?udkast=1&sapa_delvis_visning=ja")
    roller = tabel(side, "Det når rollerne i SAPA")
    assert all(foer == efter for foer, efter, *_ in roller.values())
    assert roller["Kontaktcenter"][0] + roller["Kontaktcenter"][4] == 100
    assert "bliver vist som »Sag uden adgang«" in tekst(side)


def test_an_unchanged_draft_has_nothing_to_save(klient: PageClient):
    side = klient.get(f"{BASE}?udkast=1&vis_sagsnummer=ja")
    assert "Intet er ændret" in side.indhold
    assert not side.xpath("//input[@name='csrf_token']")


def test_the_standard_can_be_tried_everywhere(egen: PageClient):
    strenge = "/korsbaek/strenge-antagelser/antagelser/"
    side = aaben(egen, egen.get(strenge).link("Prøv standard overalt"))
    assert gem(egen, side).status_code == 303
    with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
        assert find_variant(database, "strenge-antagelser").antagelser == Antagelser()


def test_the_change_is_taken_back_and_the_later_save_is_told(egen: PageClient):
    side = aaben(egen, f"{BASE}?udkast=1&vis_sagsnummer=nej")
    anden = aaben(egen, f"{BASE}?udkast=1&fradato_er_med=nej")
    assert gem(egen, anden).status_code == 303
    igen = html.fromstring(gem(egen, side).get_data(as_text=True))
    assert "Varianten er ændret imens" in tekst(igen)
    assert gem(egen, igen).location.startswith(f"{BASE}?gemt=ja")
    historik = aaben(egen, f"{BASE}?rettelser=1")
    assert "Antagelser: Vises sagsnummeret for borgeren? Ja → Nej" in tekst(historik)
    assert gem(egen, historik).location == f"{BASE}?gemt=fortrudt"
    with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
        antagelser = find_variant(database, "model-1").antagelser
    assert antagelser == Antagelser(fradato_er_med=False)


def test_a_post_without_the_token_changes_nothing(egen: PageClient):
    data = {"vis_sagsnummer": "nej", "version": "0"}
    assert egen.klient.post(BASE, data=data).status_code == 400
    with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
        assert find_variant(database, "model-1").antagelser == Antagelser()


@pytest.mark.parametrize("felt, svar", [("vis_sagsnummer", "måske"), ("fliser", "")])
def test_an_answer_that_is_none_is_refused_and_nothing_is_saved(egen: PageClient, felt, svar):
    nyt = {"fradato_er_med": "nej", felt: svar}
    for sti in (BASE, f"{BASE}udkast/"):
        assert send(egen, sti, f"{BASE}?udkast=1&vis_sagsnummer=nej", **nyt).status_code == 400
    assert egen.klient.get(f"{BASE}?udkast=1&{felt}={svar}").status_code == 400
    with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
        assert find_variant(database, "model-1").antagelser == Antagelser()


def test_the_two_pages_and_the_kommune_lead_to_each_other(klient: PageClient):
    for fra in ("/korsbaek/", "/korsbaek/model-1/opsaetning/"):
        assert BASE in klient.get(fra).links()
    for fra in ("/korsbaek/", BASE):
        assert "/korsbaek/model-1/opsaetning/" in klient.get(fra).links()
