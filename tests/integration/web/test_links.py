"""Links: each opens exactly what it is for, until it expires or is withdrawn."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeSerializer
from lxml import html

from tests.formular import noegle
from tests.integration.ruteadresser import adresse
from tests.klient import PageClient, lav_app
from webapp.config import Config
from webapp.domain.variant.bord import bordslug
from webapp.services.deling.delinger import FIL, FLEST, Deling, Slags, ny_deling
from webapp.web import linkadgang, links
from webapp.web.erklaering import Hvem, erklaering_af

KODE = "korsbæk-2026"
LINKS = "/korsbaek/workshop/links/"
BORD = bordslug("model-1", 3)
GET, POST = "GET", "POST"


@pytest.fixture
def app(data: Path, config: Config) -> Flask:
    return lav_app(replace(config, data=data, adgangskode=KODE))


@pytest.fixture
def leder(app: Flask) -> FlaskClient:
    """One who has given the code."""
    klient = app.test_client()
    side = klient.get("/adgang/").text
    klient.post("/adgang/", data={"kode": KODE, "csrf_token": noegle(side)})
    return klient


def lav(app: Flask, slags: Slags, variant: str = "", kommune: str = "korsbaek") -> Deling:
    """A link as the page makes it."""
    delinger = app.extensions[linkadgang.DELINGER]
    fundet: Deling = delinger.lav(ny_deling(kommune, slags, variant, "Anna", 1))
    return fundet


def token(app: Flask, deling: Deling) -> str:
    with app.app_context():
        return linkadgang.underskriv(deling)


def aabn(app: Flask, deling: Deling) -> FlaskClient:
    """A browser that opened the link."""
    klient = app.test_client()
    klient.get(f"/w/link/{token(app, deling)}/")
    return klient


def ruter(app: Flask, **dele: str) -> Iterator[tuple[str, str, str]]:
    """(endpoint, method, address) of all that is not for everybody, with these parts put in."""
    for rute in app.url_map.iter_rules():
        with app.app_context():
            erklaeret = erklaering_af(rute.endpoint)
        if erklaeret is not None and erklaeret.hvem is Hvem.ALLE:
            continue
        for metode in sorted((rute.methods or set()) & {GET, POST}):
            yield rute.endpoint, metode, adresse(rute, dele)


def lukket_ind(klient: FlaskClient, app: Flask, **dele: str) -> set[tuple[str, str]]:
    """(endpoint, method) of what does not ask for the code: 400 is past it, without a token."""
    fundet = set()
    for endpoint, metode, sti in ruter(app, **dele):
        with klient.open(sti, method=metode) as svar:
            if not (svar.status_code == 303 and svar.location.startswith("/adgang/")):
                fundet.add((endpoint, metode))
    return fundet


def endpoints(app: Flask, *rum: str) -> set[tuple[str, str]]:
    """The pages of some rooms."""
    return {(e, m) for e, m, _ in ruter(app) if e.partition(".")[0] in rum and m == GET}


def forventet(app: Flask, slags: Slags) -> set[tuple[str, str]]:
    """The table: what each kind of link is for."""
    siderne = endpoints(app, "mit_overblik", "sapa", "hvorfor")
    # SAPA's three forms, of which nothing is saved.
    siderne |= {
        (f"sapa.{en}", POST) for en in ("soeg_efter", "skriv_bemaerkning", "send_journalnotat")
    }
    if slags is Slags.SE:
        return siderne | endpoints(app, "sammenlign", "borgere")
    if slags is Slags.TEST:
        hentes = ("verifikation.plan", "sidebillede.billede", "tilfaelde.side")
        hentes += ("tilfaelde.aabn", "tilfaelde.begynd")
        return siderne | {(e, GET) for e in hentes} | {("tilfaelde.doem", POST)}
    if slags is Slags.BORD:
        hentes = ("borde.bord", "mapping.side", "mapping.forslag", "typemapping.side")
        sendes = ("mapping.gem", "mapping.tag_tilbage", "mapping.forslag", "typemapping.gem")
        return siderne | {(e, GET) for e in hentes} | {(e, POST) for e in sendes}
    return set()


@pytest.mark.parametrize("slags", [Slags.SE, Slags.TEST])
def test_a_link_opens_exactly_what_it_is_for(app: Flask, slags: Slags):
    """Every kind of link by every route of the app and every method."""
    variant = "model-1" if slags is Slags.TEST else ""
    klient = aabn(app, lav(app, slags, variant))
    assert lukket_ind(klient, app) == forventet(app, slags)
    assert lukket_ind(klient, app, kommune="slides") == set()
    anden = lukket_ind(klient, app, variant="model-2", a="model-2", b="model-1")
    assert anden == (forventet(app, slags) if slags is Slags.SE else set())
    # No table's copy but its own table's.
    assert lukket_ind(klient, app, variant=BORD, a=BORD, b=BORD) == set()


def test_a_tables_link_opens_its_own_copy_and_no_other(app: Flask):
    klient = aabn(app, lav(app, Slags.BORD, BORD))
    assert lukket_ind(klient, app, variant=BORD) == forventet(app, Slags.BORD)
    assert lukket_ind(klient, app, variant=BORD, kommune="slides") == set()
    for variant in ("model-1", bordslug("model-1", 2), bordslug("model-2", 3)):
        assert lukket_ind(klient, app, variant=variant, a=BORD, b=variant) == set()


def test_without_a_link_nothing_is_let_in(app: Flask):
    assert lukket_ind(app.test_client(), app) == set()


def test_one_who_follows_by_a_link_may_what_a_telephone_may(app: Flask, leder: FlaskClient):
    deling = lav(app, Slags.FOELG)
    foer = app.test_client()
    side = foer.get(f"/w/link/{token(app, deling)}/")
    assert (side.status_code, "ikke nogen workshop i gang" in side.text) == (404, True)
    assert lukket_ind(foer, app) == set()
    leder.post("/korsbaek/workshop/model-2/aabn/")
    klient = app.test_client()
    svar = klient.get(f"/w/link/{token(app, deling)}/")
    assert (svar.status_code, svar.location[:3]) == (303, "/w/")
    telefon = app.test_client()
    telefon.get(svar.location)
    klient.get(svar.location)
    assert lukket_ind(klient, app) == lukket_ind(telefon, app) != set()
    assert lukket_ind(klient, app, kommune="slides") == set()
    app.extensions[linkadgang.DELINGER].traek_tilbage("korsbaek", deling.id)
    assert lukket_ind(klient, app) == set()
    klient.get(svar.location)
    assert lukket_ind(klient, app) == set()


@pytest.mark.parametrize(
    "hvordan", ["udløbet", "trukket tilbage", "kommunen er væk", "filen er væk"]
)
def test_a_link_that_is_over_opens_nothing(
    app: Flask, data: Path, monkeypatch: pytest.MonkeyPatch, hvordan: str
):
    """Neither anew nor in a browser that opened it while it held."""
    deling = lav(app, Slags.SE)
    klient, adresse = aabn(app, deling), f"/w/link/{token(app, deling)}/"
    side = "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/"
    assert klient.get(side).status_code == 200
    if hvordan == "udløbet":
        monkeypatch.setattr(linkadgang, "nu", lambda: datetime.now(UTC) + timedelta(days=1))
    elif hvordan == "trukket tilbage":
        assert app.extensions[linkadgang.DELINGER].traek_tilbage("korsbaek", deling.id)
    elif hvordan == "kommunen er væk":
        (data / "korsbaek.db").unlink()
    else:
        (data / FIL).write_text("ikke json")
    assert klient.get(side).location.startswith("/adgang/")
    svar = app.test_client().get(adresse)
    assert svar.status_code == 404
    assert "Linket åbner ikke noget" in svar.text
    assert "Set-Cookie" not in svar.headers


def test_an_altered_or_foreign_link_opens_nothing(app: Flask):
    deling = lav(app, Slags.SE)
    rigtig = token(app, deling)
    id_, _, underskrift = rigtig.rpartition(".")
    fremmed = URLSafeSerializer("en anden installation", salt=linkadgang.SALT).dumps(deling.id)
    andet_salt = URLSafeSerializer(str(app.secret_key), salt="cookie-session").dumps(deling.id)
    uden_link = URLSafeSerializer(str(app.secret_key), salt=linkadgang.SALT).dumps("findes-ikke")
    vendt = underskrift[:-2] + ("A" if underskrift[-2] != "A" else "B") + underskrift[-1]
    for forkert in (
        deling.id,
        f"{id_}.{vendt}",
        f"{id_}.",
        f".{underskrift}",
        rigtig[:-4],
        f"x{rigtig}",
        fremmed,
        andet_salt,
        uden_link,
        "%00",
        "x" * 3000,
    ):
        klient = app.test_client()
        svar = klient.get(f"/w/link/{forkert}/")
        assert svar.status_code == 404, forkert
        assert "Set-Cookie" not in svar.headers
    assert app.test_client().get(f"/w/link/{rigtig}/").status_code == 303


@pytest.mark.parametrize("foerer", ["?til=//evil.example", "?next=https://evil.example", "?dato=x"])
def test_a_link_leads_to_its_own_page_and_nowhere_else(app: Flask, foerer: str):
    deling = lav(app, Slags.TEST, "model-1")
    svar = app.test_client().get(f"/w/link/{token(app, deling)}/{foerer}")
    assert svar.status_code == 303
    assert svar.location.partition("?")[0] == "/korsbaek/verifikation/model-1/"
    assert "evil" not in svar.location


def test_the_code_is_not_in_the_link_nor_in_the_cookie(app: Flask, data: Path):
    deling = lav(app, Slags.SE)
    klient = app.test_client()
    svar = klient.get(f"/w/link/{token(app, deling)}/")
    for sted in (token(app, deling), svar.headers["Set-Cookie"], (data / FIL).read_text()):
        assert KODE not in sted
        assert "korsb\\u00e6k-2026" not in sted
    assert token(app, deling) not in (data / FIL).read_text()
    assert (data / FIL).stat().st_mode & 0o077 == 0
    # Nor does it give the code's own access.
    assert klient.get(LINKS).location.startswith("/adgang/")


def test_links_are_made_listed_with_their_use_and_withdrawn(app: Flask, leder: FlaskClient):
    side = PageClient(app)
    side.klient = leder
    foerst = side.get(LINKS)
    assert "Der er ikke lavet nogen links" in foerst.tekst
    felter = {"csrf_token": noegle(leder.get(LINKS).text), "slags": "se", "dage": "7"}
    assert leder.post(LINKS, data=felter | {"til": "Bo 251248-4916"}).status_code == 303
    liste = side.get(LINKS)
    assert "251248-XXXX" in liste.tekst
    assert "4916" not in liste.tekst
    assert "Ikke åbnet endnu" in liste.tekst
    (adresse,) = liste.xpath("//code[@class='linkadresse']/text()")
    assert adresse.startswith("http://localhost/w/link/")
    gaest = app.test_client()
    assert gaest.get(adresse.removeprefix("http://localhost")).status_code == 303
    assert "Åbnet 1 gang, senest" in side.get(LINKS).tekst
    (tilbage,) = side.get(LINKS).xpath("//form[contains(@action, '/tilbage/')]/@action")
    token_ = {"csrf_token": felter["csrf_token"]}
    fremmed = tilbage.replace("korsbaek", "slides")
    assert leder.post(fremmed, data=token_).status_code == 404
    assert leder.post(tilbage, data=token_).status_code == 303
    assert "Der er ikke lavet nogen links" in side.get(LINKS).tekst
    assert gaest.get("/korsbaek/model-1/mit-overblik/kim-borgersen/").status_code == 303
    assert leder.post(tilbage, data=token_).status_code == 404


@pytest.mark.parametrize(
    "felter, sagt",
    [
        ({}, "Vælg, hvad linket skal åbne"),
        ({"slags": "alt"}, "Vælg, hvad linket skal åbne"),
        ({"slags": "bord"}, "Vælg, hvad linket skal åbne"),
        ({"slags": "test"}, "Vælg den testplan"),
        ({"slags": "test", "variant": "model-9"}, "Vælg den testplan"),
    ],
)
def test_what_no_link_is_for_is_not_made(
    app: Flask, leder: FlaskClient, data: Path, felter: dict[str, str], sagt: str
):
    side = leder.get(LINKS).text
    svar = leder.post(LINKS, data=felter | {"csrf_token": noegle(side)})
    assert svar.status_code == 422
    assert sagt in svar.text
    assert not (data / FIL).exists()


def test_a_tester_judges_a_page_with_nothing_but_the_link(app: Flask, leder: FlaskClient):
    plan = "/korsbaek/verifikation/model-1/"
    side = leder.get(plan).text
    leder.post(plan, data={"csrf_token": noegle(side), "handling": "lav"})
    tester = aabn(app, lav(app, Slags.TEST, "model-1"))
    begynd = tester.get(f"{plan}begynd/")
    under_test = tester.get(begynd.location)
    assert under_test.status_code == 200
    felter = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', under_test.text))
    nr = re.search(r"tilfaelde=(\d+)", begynd.location)
    assert nr
    dom = felter | {"dom": "Godkendt", "navn": "Bo", "rolle": "Tester"}
    svar = tester.post(f"{plan}tilfaelde/{nr[1]}/", data=dom)
    assert svar.status_code == 303
    assert "gemt=dom" in svar.location
    # But the plan itself is not hers to change.
    for handling in ("slet", "opdater", "lav"):
        felter = {"csrf_token": dom["csrf_token"], "handling": handling}
        assert tester.post(plan, data=felter).location.startswith("/adgang/")


def test_two_links_in_one_browser_both_hold(app: Flask):
    en, anden = lav(app, Slags.SE), lav(app, Slags.SE, kommune="slides")
    klient = aabn(app, en)
    klient.get(f"/w/link/{token(app, anden)}/")
    assert klient.get("/korsbaek/model-1/mit-overblik/kim-borgersen/").status_code == 200
    assert klient.get("/slides/model-1/mit-overblik/nancy-ann-berggren/").status_code == 200


def test_another_process_sees_what_was_made_and_withdrawn(app: Flask, data: Path, config: Config):
    anden = lav_app(replace(config, data=data, adgangskode=KODE))
    deling = lav(app, Slags.SE)
    klient = aabn(anden, deling)
    side = "/korsbaek/model-1/mit-overblik/kim-borgersen/"
    assert klient.get(side).status_code == 200
    app.extensions[linkadgang.DELINGER].traek_tilbage("korsbaek", deling.id)
    assert klient.get(side).status_code == 303
    assert json.loads((data / FIL).read_text()) == []


def test_no_link_has_six_digits_on_end(app: Flask, monkeypatch: pytest.MonkeyPatch):
    faldet: Iterator[bool] = iter([False, False, True])
    monkeypatch.setattr(links, "er_laeselig", lambda _: next(faldet))
    with app.test_request_context("/"):
        links.lav_link(ny_deling("korsbaek", Slags.SE, "", "", 1))
    assert len(app.extensions[linkadgang.DELINGER].i_kommunen("korsbaek")) == 1


def test_a_file_that_cannot_be_read_is_told_and_not_written_over(
    app: Flask, data: Path, leder: FlaskClient
):
    deling = lav(app, Slags.SE)
    (data / FIL).write_text("ikke json")
    side = leder.get(LINKS)
    assert "links.json i datamappen kan ikke læses" in side.text
    form = {"slags": "se", "dage": "1", "til": "Bente", "csrf_token": noegle(side.text)}
    svar = leder.post(LINKS, data=form)
    assert svar.status_code == 422
    assert "kan ikke læses" in svar.text
    assert 'value="Bente"' in svar.text
    assert leder.post(f"{LINKS}{deling.id}/tilbage/", data=form).status_code == 409
    borde = leder.post("/korsbaek/workshop/borde/", data={**form, "handling": "lav", "antal": "2"})
    assert (borde.status_code, "kan ikke læses" in borde.text) == (409, True)
    assert (data / FIL).read_text() == "ikke json"


def test_a_number_that_was_typed_is_masked_in_the_field_that_it_stands_in(leder: FlaskClient):
    form = {"til": "Nancy 251248-4916", "csrf_token": noegle(leder.get(LINKS).text)}
    svar = leder.post(LINKS, data=form)
    assert (svar.status_code, "4916" in svar.text, "Nancy" in svar.text) == (422, False, True)
    form |= {"handling": "lav", "antal": "2512484916"}
    svar = leder.post("/korsbaek/workshop/borde/", data=form)
    assert (svar.status_code, "4916" in svar.text) == (422, False)


def test_no_link_that_holds_makes_room_for_another(app: Flask, leder: FlaskClient):
    foerste = lav(app, Slags.SE)
    delinger = app.extensions[linkadgang.DELINGER]
    for _ in range(FLEST - 2):
        lav(app, Slags.SE)
    udloebet = delinger.lav(
        replace(foerste, id="", lavet=foerste.lavet, udloeber=foerste.lavet + timedelta(seconds=0))
    )
    sidste = lav(app, Slags.SE)
    assert delinger.find(foerste.id, foerste.lavet) == foerste
    assert udloebet not in delinger.i_kommunen("korsbaek")
    svar = leder.post(
        LINKS,
        data={"slags": "se", "dage": "1", "csrf_token": noegle(leder.get(LINKS).text)},
    )
    assert svar.status_code == 422
    assert f"højst være {FLEST} links" in svar.text
    assert delinger.i_kommunen("korsbaek")[0] == sidste


@pytest.mark.parametrize("side", ["bord", "mapping", "mit-overblik/nancy-ann-berggren"])
def test_the_bar_of_a_table_leads_a_group_to_nothing_that_asks_for_the_code(
    app: Flask, leder: FlaskClient, side: str
):
    """The kommune, the jobs and their pages stood there, and each asked for the code."""
    form = {"csrf_token": noegle(leder.get("/korsbaek/workshop/borde/").text)}
    form |= {"handling": "lav", "variant": "model-1", "antal": "2"}
    assert leder.post("/korsbaek/workshop/borde/", data=form).status_code == 303
    bord = bordslug("model-1", 1)
    gruppe = aabn(app, lav(app, Slags.BORD, bord))
    vist = html.fromstring(gruppe.get(f"/korsbaek/{bord}/{side}/").text)
    veje = vist.xpath("//*[contains(@class, 'linje') or @class = 'jobsider']//a/@href")
    assert veje
    for vej in {str(en).partition("#")[0] for en in veje}:
        svar = gruppe.get(vej, follow_redirects=True)
        assert svar.status_code == 200
        assert "/adgang/" not in svar.request.path, vej
    # The leader has the jobs there.
    lederens = html.fromstring(leder.get(f"/korsbaek/{bord}/bord/").text)
    assert lederens.xpath("//nav[@class='jobsider']//a")


@pytest.mark.parametrize("sti", ["", "se-siderne/", "fund/", "ord/"])
def test_the_guide_is_open_to_who_has_no_code(app: Flask, sti: str):
    """*Hjælp* on the page that asks for the code led back to it; the guide tells of no kommune."""
    fremmed = app.test_client()
    (hjaelp,) = html.fromstring(fremmed.get("/adgang/").text).xpath(
        "//a[normalize-space() = 'Hjælp']/@href"
    )
    assert hjaelp == "/vejledning/"
    svar = fremmed.get(f"/vejledning/{sti}")
    assert svar.status_code == 200
    assert not html.fromstring(svar.text).xpath("//a[starts-with(@href, '/korsbaek')]")


def test_a_page_that_the_link_does_not_open_says_so(app: Flask):
    sagt = "åbner ikke den side"
    klient = aabn(app, lav(app, Slags.SE))
    side = klient.get("/korsbaek/model-1/kontrol/", follow_redirects=True)
    assert (side.request.path, sagt in side.text) == ("/adgang/", True)
    assert sagt not in app.test_client().get("/adgang/").text
