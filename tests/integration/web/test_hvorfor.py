"""Hvorfor: everything of a person, for both audiences, with every finding's origin."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

from tests.klient import PageClient, Side, foldet
from webapp.domain.visning.verdict import Effect, Finding
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import find_person, load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.mit_overblik.udsnit import Borgerudsnit, load_borgerudsnit
from webapp.services.sapa.sapa import find_rolle

VAELGER = {Effect.HIDES: "Skjuler", Effect.WARNS: "Bemærk", Effect.INFORMS: "Oplyser"}
TILFAELDE = [
    ("korsbaek", "model-1", "nancy-ann-berggren", "visitator"),
    ("korsbaek", "model-2", "kirsten-vang", "kontaktcenter"),
    ("korsbaek", "foer-eksport", "kim-borgersen", "superbruger"),
    ("korsbaek", "strenge-antagelser", "ida-marie-thomsen", "tandpleje"),
    ("slides", "model-1", "nancy-ann-berggren", "sagsoverblik"),
    ("slides", "model-2", "jan-jarlov", "helhedsoverblik"),
]
hvert_tilfaelde = pytest.mark.parametrize("kommune, variant, person, rolle", TILFAELDE)


@contextmanager
def udsnit_af(
    lager: Kommunelager, kommune: str, variant: str, person: str
) -> Iterator[Borgerudsnit]:
    with lager.aaben(kommune) as database:
        fundet = find_person(database, person)
        yield load_borgerudsnit(database, load_grundlag(database, variant, None, fundet), fundet)


def siden(klient: PageClient, kommune: str, variant: str, person: str, rolle: str) -> Side:
    return klient.get(f"/{kommune}/{variant}/hvorfor/{person}/?rolle={rolle}")


def domme(bedoemt: Bedoemt, udsnit: Borgerudsnit, rolle: str) -> list[Finding]:
    """Both audiences' findings, what they share once."""
    sapa = bedoemt.sapa(find_rolle(udsnit.grundlag, rolle)).findings
    return list({f.code: f for f in (*sapa, *bedoemt.borger.findings)}.values())


@hvert_tilfaelde
def test_every_sag_and_ydelse_stands_there_with_both_verdicts(
    klient: PageClient, lager: Kommunelager, kommune: str, variant: str, person: str, rolle: str
):
    side = siden(klient, kommune, variant, person, rolle)
    with udsnit_af(lager, kommune, variant, person) as udsnit:
        jobrolle = find_rolle(udsnit.grundlag, rolle)
        assert [s.get("data-objekt") for s in side.xpath("//section[@data-objekt]")] == [
            bedoemt.noegle for bedoemt in udsnit.alle
        ]
        for bedoemt in udsnit.alle:
            sti = "//section[@data-objekt=$n]//p[contains(@class, 'fakta')]//span"
            badges = side.tekster(sti, n=bedoemt.noegle)
            borger = "Vises" if bedoemt.borger.visible else "Skjult"
            sapa = "Vises" if bedoemt.sapa(jobrolle).visible else "Skjult"
            assert badges == [f"{borger} for borgeren", f"{sapa} i SAPA for {jobrolle.navn}"]


@hvert_tilfaelde
def test_the_overview_counts_what_is_shown_and_hidden(
    klient: PageClient, lager: Kommunelager, kommune: str, variant: str, person: str, rolle: str
):
    side = siden(klient, kommune, variant, person, rolle)
    with udsnit_af(lager, kommune, variant, person) as udsnit:
        vist = sum(bedoemt.borger.visible for bedoemt in udsnit.alle)
        ialt = len(udsnit.alle)
    hvad = "sag eller ydelse" if ialt == 1 else "sager og ydelser"
    skjult = ialt - vist or "Ingen"
    assert f"Borgeren kan se {vist} af {ialt} {hvad}. {skjult} er skjult." in side.indhold
    oversigt = side.raekker("Alle sager og ydelser")
    assert [raekke[1] for raekke in oversigt].count("Vises") == vist
    assert len(oversigt) == ialt


@hvert_tilfaelde
def test_every_finding_that_matters_says_whether_kombit_says_it_or_we_assume_it(
    klient: PageClient, lager: Kommunelager, kommune: str, variant: str, person: str, rolle: str
):
    side = siden(klient, kommune, variant, person, rolle)
    with udsnit_af(lager, kommune, variant, person) as udsnit:
        for bedoemt in udsnit.alle:
            vist = {}
            sti = "//section[@data-objekt=$n]//tr[@data-regel]"
            for raekke in side.xpath(sti, n=bedoemt.noegle):
                celler = [foldet("".join(td.itertext())) for td in raekke.xpath("./td")]
                vist[raekke.get("data-regel")] = celler
            ventet = [f for f in domme(bedoemt, udsnit, rolle) if f.effect in VAELGER]
            assert vist.keys() == {f.code for f in ventet}
            for finding in ventet:
                regel, her, kilde = vist[finding.code]
                assert regel == f"{VAELGER[finding.effect]} {foldet(finding.saetning)}"
                assert her.startswith(foldet(finding.tekst))
                hvem = "KOMBIT, " if finding.sourced else "Vi antager"
                assert kilde == f"{hvem}{foldet(finding.kilde)}"


@hvert_tilfaelde
def test_the_rules_that_are_met_or_untried_stand_there_too(
    klient: PageClient, lager: Kommunelager, kommune: str, variant: str, person: str, rolle: str
):
    side = siden(klient, kommune, variant, person, rolle)
    with udsnit_af(lager, kommune, variant, person) as udsnit:
        for bedoemt in udsnit.alle:
            sti = "//section[@data-objekt=$n]//ul[@class='regelliste']/li"
            vist = side.tekster(sti, n=bedoemt.noegle)
            resten = [f for f in domme(bedoemt, udsnit, rolle) if f.effect not in VAELGER]
            assert len(vist) == len(resten)
            for finding in resten:
                assert any(punkt.startswith(foldet(finding.saetning)) for punkt in vist)


SIDER_MED_HVORFOR = [
    "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/sager/?vis=100",
    "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/sager/cura-2023-0101/",
    "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/serviceydelser-og-hjaelpemidler/?vis=100",
    "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/serviceydelser-og-hjaelpemidler/badebaenk/",
    "/korsbaek/model-1/sapa/visitator/borger/nancy-ann-berggren/",
    "/korsbaek/model-1/sapa/visitator/borger/nancy-ann-berggren/ydelser/",
    "/slides/model-1/mit-overblik/kim-borgersen/sager/",
    "/slides/model-1/sapa/helhedsoverblik/borger/jan-jarlov/",
    "/slides/model-1/sapa/helhedsoverblik/borger/jan-jarlov/ydelser/",
]


@pytest.mark.parametrize("adresse", SIDER_MED_HVORFOR)
def test_hvorfor_of_every_row_leads_to_its_own_entry(klient: PageClient, adresse: str):
    side = klient.get(adresse)
    links = side.xpath("//main//a[contains(@class, 'hvorfor-link')]")
    assert links
    for a in links:
        del_ = urlsplit(a.get("href"))
        (objekt,) = a.xpath("ancestor::*[@data-objekt][1]/@data-objekt")
        hvorfor = klient.get(f"{del_.path}?{del_.query}")
        (maal,) = hvorfor.xpath("//*[@id=$id]", id=del_.fragment)
        assert maal.get("data-objekt") == objekt
    antal = {o for o in side.objekter() if o.startswith(("sag/", "ydelse/"))}
    assert len(links) == len(antal)


def test_the_sapa_pages_ask_for_their_own_role(klient: PageClient):
    side = klient.get("/korsbaek/model-1/sapa/visitator/borger/nancy-ann-berggren/")
    assert all("rolle=visitator" in a for a in side.links() if "/hvorfor/" in a)


def test_what_borgeren_sees_can_be_opened_from_its_entry(klient: PageClient):
    side = klient.get("/korsbaek/model-1/hvorfor/nancy-ann-berggren/")
    for section in side.xpath("//section[@data-objekt]"):
        links = [a for a in section.xpath(".//a/@href") if a.startswith("/")]
        for adresse in links:
            noegle = section.get("data-objekt")
            assert noegle in klient.get(adresse).objekter()
    assert len([a for a in side.links() if "/mit-overblik/nancy-ann-berggren/sager/" in a]) == 11
