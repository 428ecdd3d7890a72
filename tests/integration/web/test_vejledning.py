"""The guide in the product: its pages, every code and term, and the way there from a page."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from flask import Flask

from tests.klient import PageClient
from tests.vejledning import REGELSAET, ROD, TEKSTER, alle_koder, find_koder, skriv_fund, skriv_ord
from webapp.domain.kontrol.regler import KONTROL
from webapp.services.vejledning.hjaelp import AFSNIT
from webapp.services.vejledning.sider import JOB, OPSLAG, ankre
from webapp.web.ordlink import ORD

# Rooms of the web that serve no page of their own: files, redirects, and the front door.
UDEN_AFSNIT = frozenset({"genveje", "kommuner", "vejledning"})


@pytest.mark.parametrize("navn", ["", *JOB, *OPSLAG])
def test_every_page_of_the_guide_opens_and_its_links_lead_somewhere(klient: PageClient, navn: str):
    side = klient.get(f"/vejledning/{navn}/" if navn else "/vejledning/")
    assert side.h1
    for adresse in (a for a in side.links() if a.startswith("/vejledning/")):
        sti, _, anker = adresse.partition("#")
        maal = klient.get(sti)
        assert not anker or maal.xpath("//*[@id=$id]", id=anker), adresse
    for src in side.xpath("//main//img/@src"):
        with klient.klient.get(src) as svar:
            assert svar.status_code == 200, src


def test_an_unknown_page_of_the_guide_is_told(klient: PageClient):
    svar = klient.klient.get("/vejledning/noget-andet/")
    assert svar.status_code == 404
    assert "Vejledningen har ingen side" in svar.get_data(as_text=True)


def test_every_room_that_serves_a_page_has_its_section(app):
    rum = {regel.endpoint.partition(".")[0] for regel in app.url_map.iter_rules()}
    rum = {navn for navn in rum if navn in app.blueprints}
    assert rum - UDEN_AFSNIT <= set(AFSNIT)
    for navn, (side, anker) in AFSNIT.items():
        assert anker in ankre(TEKSTER, side), navn


@pytest.mark.parametrize(
    "adresse, afsnit",
    [
        ("/korsbaek/model-1/kontrol/", "/vejledning/indlaes-og-ret/#kontrol"),
        ("/korsbaek/model-1/mapping/sagstyper/", "/vejledning/indlaes-og-ret/#mapning"),
        ("/korsbaek/model-1/hvorfor/nancy-ann-berggren/", "/vejledning/se-siderne/#hvorfor"),
        (
            "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/",
            "/vejledning/se-siderne/#mit-overblik",
        ),
        (
            "/korsbaek/sammenlign/model-1/model-2/",
            "/vejledning/sammenlign/#to-varianter-for-hele-kommunen",
        ),
        ("/korsbaek/", "/vejledning/"),
        ("/", "/vejledning/"),
    ],
)
def test_hjaelp_leads_from_a_page_to_its_own_section(klient: PageClient, adresse: str, afsnit: str):
    assert klient.get(adresse).link("Hjælp") == afsnit


def test_every_code_is_explained():
    tekst = (TEKSTER / "fund.md").read_text(encoding="utf-8")
    regler = {regel.kode for regel in KONTROL} | {
        r.code for saet in REGELSAET.values() for r in saet
    }
    for kode in regler | alle_koder():
        assert f"`{kode}`" in tekst, kode
    assert all(f"{{#{regel.anker}}}" in tekst for regel in KONTROL)


@pytest.mark.parametrize(
    "adresse",
    [
        "/korsbaek/model-1/kontrol/",
        "/slides/model-1/kontrol/",
        "/korsbaek/model-1/mapping/",
        "/korsbaek/model-1/mapping/sagstyper/",
    ],
)
def test_each_code_and_each_word_of_a_page_leads_to_where_it_is_explained(
    klient: PageClient, adresse: str
):
    links = [a for a in klient.get(adresse).links() if a.startswith("/vejledning/")]
    opslag = {side: ankre(TEKSTER, side) for side in OPSLAG}
    ord_ = [a.partition("#")[2] for a in links if a.startswith("/vejledning/ord/")]
    assert ord_
    # A word leads there once, where it is first met.
    assert len(ord_) == len(set(ord_))
    for link in links:
        side, _, anker = link.removeprefix("/vejledning/").partition("/#")
        assert side not in opslag or anker in opslag[side], link


def test_every_word_that_is_pointed_out_is_in_the_guide():
    assert set(ORD.values()) <= ankre(TEKSTER, "ord")


def test_every_term_is_explained_in_danish():
    with (ROD / "seed" / "glossary.csv").open(encoding="utf-8", newline="") as fil:
        raekker = list(csv.DictReader(fil, delimiter=";"))
    tekst = (TEKSTER / "ord.md").read_text(encoding="utf-8")
    for raekke in raekker:
        assert raekke["forklaring"].endswith("."), raekke["term"]
        assert raekke["forklaring"] in tekst


@pytest.mark.parametrize("navn, skriv", [("fund", skriv_fund), ("ord", skriv_ord)])
def test_what_is_written_from_elsewhere_is_in_step(navn: str, skriv):
    fil = Path(TEKSTER / f"{navn}.md")
    assert fil.read_text(encoding="utf-8") == skriv(), "python -m tests.vejledning"


def test_the_codes_are_found_with_what_to_do():
    tekst, raad = find_koder()["KLE_KOMMA"]
    assert "har komma, hvor der skal være punktum" in tekst
    assert re.match(r"Skriv …, hvis det er det\.", raad)


def test_a_word_that_a_template_writes_itself_is_a_link_once_on_every_page(app: Flask):
    skabelon = app.jinja_env.from_string("{{ 'Vi i FK Organisation' | med_ord }}" * 2)
    for _ in range(2):  # what is written in a template was once worked out as it was compiled
        with app.test_request_context("/"):
            assert skabelon.render().count('class="ordlink"') == 1
