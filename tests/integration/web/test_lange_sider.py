"""A page that counts a large kommune says what goes on, holds up nobody, and is then itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import etree

from tests.formular import felter, knapper, send
from tests.klient import PageClient, Side, lav_app
from webapp.config import Config
from webapp.services.optaelling.vidner import Vidner
from webapp.store import arbejde as arbejdet
from webapp.store.aendringer import load_version
from webapp.store.arbejde import (
    KORT,
    MEST_AFBRUDT,
    AfbrudtError,
    Arbejde,
    i_gang,
    nuvaerende,
    skridt,
    stop_laesere,
    udfoer,
)
from webapp.store.database import aaben
from webapp.store.kendt import KENDTE
from webapp.store.kildedata import gem_kommunenavn
from webapp.web import ventetid
from webapp.web.ventetid import TALLENE, Sidearbejder

LANGE = (
    "/korsbaek/",
    "/korsbaek/model-1/kontrol/",
    "/korsbaek/model-1/roller/",
    "/korsbaek/sammenlign/model-1/model-2/",
    "/korsbaek/verifikation/model-1/",
)
EN = "/korsbaek/model-1/kontrol/"
EOJ = "/korsbaek/model-1/eoj/"
ROLLE = "/korsbaek/model-1/roller/superbruger/"
# Forms with a draft, whose effect is counted.
FORMER = (
    "/korsbaek/model-1/mapping/?enhed=myndighed-b&fk=d47203f6-edbb-4878-a99f-e52a5965fc9c",
    "/korsbaek/model-1/mapping/sagstyper/?navn=hjemmehjaelp&valg=27.36.24",
    "/korsbaek/model-1/antagelser/?udkast=1&sapa_delvis_visning=ja",
    f"{ROLLE}?udkast=1&navn=Andet&kolonne=Afdeling&bnavn-1=Se&kle-1=27.*&foelsomhed-1=1",
    "/korsbaek/model-1/trin/?udkast=1&t8=29-03-2024",
    f"{EOJ}?skift=eoj_kle",
    "/korsbaek/model-1/sapavalg/?skift=sapa_miljoe",
)


class Spaerre:
    """Holds the counting at its first object until it is let through."""

    def __init__(self) -> None:
        self.naaet, self.aaben = threading.Event(), threading.Event()
        self.gange = 0

    def vent(self) -> None:
        assert nuvaerende(), "counted within the request"
        self.gange += 1
        self.naaet.set()
        while not self.aaben.wait(0.01):
            skridt(0)


@pytest.fixture
def sider(data: Path, config: Config) -> PageClient:
    """The examples as if they were large, and nothing kept of them."""
    KENDTE.glem()
    sider = PageClient(lav_app(replace(config, data=data)))
    arbejder(sider).stor = 0
    return sider


@pytest.fixture
def spaerre(monkeypatch: pytest.MonkeyPatch) -> Iterator[Spaerre]:
    spaerre, bedoem = Spaerre(), Vidner.bedoem

    def langsomt(*ord_: object) -> object:
        spaerre.vent()
        return bedoem(*ord_)  # type: ignore[arg-type]

    monkeypatch.setattr(Vidner, "bedoem", langsomt)
    yield spaerre
    spaerre.aaben.set()


def arbejder(sider: PageClient) -> Sidearbejder:
    return sider.app.extensions["sidearbejder"]  # type: ignore[no-any-return]


def faerdig(klient: FlaskClient, adresse: str) -> str:
    """The page, asked for as a browser does until it is there."""
    for _ in range(600):
        svar = klient.get(adresse)
        if "Refresh" not in svar.headers:
            assert svar.status_code == 200
            return svar.text
        time.sleep(0.05)
    raise AssertionError(adresse)


def vent_paa_svar(klient: FlaskClient, adresse: str) -> str:
    """The page with its figures, asked for as its script does."""
    klient.get(adresse)  # its cookie
    for _ in range(600):
        svar = klient.get(adresse, headers={TALLENE: "1"})
        if "Refresh" not in svar.headers:
            return svar.text
        time.sleep(0.05)
    raise AssertionError(adresse)


def formen(side: Side) -> etree._Element:
    """The form in which what nobody has seen can be saved."""
    (boks,) = side.xpath("//input[@name='uset']")
    (form,) = side.xpath("//form[.//input[@name='uset'] or @id=$id]", id=boks.get("form", ""))
    return form


def underveje(data: Path) -> list[Arbejde]:
    """The work on this test's own kommuner."""
    return [en for en in list(arbejdet._UNDERVEJS) if en.fil.is_relative_to(data.resolve())]


def uden_noegle(html: str) -> list[str]:
    return [linje for linje in html.splitlines() if "csrf_token" not in linje]


def vent_paa(er_saa: Callable[[], bool]) -> None:
    for _ in range(1000):
        if er_saa():
            return
        time.sleep(0.01)
    raise AssertionError("it never came")


@pytest.mark.parametrize("adresse", LANGE)
def test_the_page_is_then_what_it_would_have_been(
    sider: PageClient, config: Config, data: Path, adresse: str
):
    arbejder(sider).vent = 0
    laengere = faerdig(sider.klient, adresse)
    lille = lav_app(replace(config, data=data)).test_client().get(adresse).text
    assert uden_noegle(laengere) == uden_noegle(lille)


def test_meanwhile_it_says_how_far_it_is_and_how_to_get_away(sider: PageClient, spaerre: Spaerre):
    arbejder(sider).vent = 0.05
    vent_paa(lambda: sider.klient.get(EN) is not None and spaerre.naaet.is_set())
    svar = sider.klient.get(EN)
    assert svar.headers["Refresh"] == "1"
    assert svar.headers["Cache-Control"] == "no-store"
    side = sider.kontrol(EN, svar, 200)
    assert side.h1 == "Et øjeblik"
    assert " slags set efter" in side.indhold
    assert side.link("Hent siden nu") == EN
    assert side.link("Stop, og gå til kommunens side") == "/korsbaek/"
    spaerre.aaben.set()
    assert "Et øjeblik" not in faerdig(sider.klient, EN)


def test_a_form_is_there_before_what_it_would_do_is_counted(sider: PageClient, spaerre: Spaerre):
    arbejder(sider).vent = 0.05
    for adresse in FORMER:
        side = sider.kontrol(adresse, sider.klient.get(adresse), 200)
        assert "Virkningen er ikke talt endnu" in side.indhold
        form = formen(side)
        assert felter(form)["csrf_token"]
        assert {*side.xpath("//@data-tal-venter")} == {adresse}
        # Its script asks how far the figures are, and does not have the form made anew.
        langt = sider.klient.get(adresse, headers={TALLENE: "1"})
        assert (langt.headers["Refresh"], "Et øjeblik" in langt.text) == ("1", True)


def test_the_figures_are_then_those_that_the_page_would_have_had(
    sider: PageClient, config: Config, data: Path
):
    arbejder(sider).vent = 0.05
    lille = lav_app(replace(config, data=data)).test_client()
    for adresse in FORMER:
        svar = vent_paa_svar(sider.klient, adresse)
        assert "Virkningen er ikke talt endnu" not in svar
        assert uden_noegle(svar) == uden_noegle(lille.get(adresse).text)


@pytest.mark.parametrize("adresse", FORMER)
def test_what_nobody_saw_the_effect_of_is_saved_where_one_says_so(
    sider: PageClient, spaerre: Spaerre, data: Path, adresse: str
):
    def version() -> int:
        with aaben(data / "korsbaek.db") as database:
            return load_version(database, "model-1")

    arbejder(sider).vent = 0.05
    side = sider.kontrol(adresse, sider.klient.get(adresse), 200)
    form = formen(side)
    (gem,) = (k for k in knapper(form) if (k.text or "").strip().startswith(("Gem", "Skift det")))
    hen, sendt = gem.get("formaction") or form.get("action"), felter(form)
    if gem.get("name"):
        sendt[gem.get("name")] = [gem.get("value")]
    svar = sider.klient.post(hen, data=sendt)
    assert version() == 0
    if svar.status_code == 409:
        assert "Virkningen er ikke talt, så intet er gemt." in sider.kontrol(hen, svar, 409).indhold
    else:
        assert "gemt=" not in svar.location
    svar = sider.klient.post(hen, data=sendt | {"uset": ["ja"]})
    assert (svar.status_code, "gemt=ja" in svar.location, version()) == (303, True, 1)


def test_a_page_that_lacks_no_figure_is_given_and_nothing_is_counted_for_it(
    sider: PageClient, spaerre: Spaerre, data: Path
):
    arbejder(sider).vent = 0
    sider.klient.get("/korsbaek/model-1/mapping/")
    assert not arbejder(sider).arbejdere._arbejder
    assert all(vaerk.skal_stoppe() for vaerk in underveje(data))


def test_nobody_waits_for_what_has_not_been_begun(sider: PageClient, spaerre: Spaerre, data: Path):
    arbejder(sider).vent = 0.05
    for adresse in ("/korsbaek/model-1/kontrol/", "/korsbaek/model-2/kontrol/"):
        sider.klient.get(adresse)
    vent_paa(lambda: len(underveje(data)) == 2)
    arbejder(sider).vent = 60
    begyndt = time.monotonic()
    assert "Virkningen er ikke talt endnu" in sider.klient.get(FORMER[0]).text
    assert time.monotonic() - begyndt < 30


def test_one_who_saves_has_nothing_more_counted_of_what_was_before(
    sider: PageClient, spaerre: Spaerre, data: Path
):
    arbejder(sider).vent = 0.05
    sider.klient.get(FORMER[0])  # its cookie
    side = sider.kontrol(FORMER[0], sider.klient.get(FORMER[0]), 200)
    vent_paa(lambda: any(not vaerk.skal_stoppe() for vaerk in underveje(data)))
    sendt = felter(formen(side)) | {"uset": ["ja"], "handling": ["gem"]}
    assert sider.klient.post(FORMER[0].partition("?")[0], data=sendt).status_code == 303
    assert not arbejder(sider).arbejdere._arbejder
    assert all(vaerk.skal_stoppe() for vaerk in underveje(data))


def test_many_who_ask_begin_it_once(sider: PageClient, spaerre: Spaerre):
    arbejder(sider).vent = 0
    for _ in range(20):
        assert "Refresh" in sider.klient.get(EN).headers
    vent_paa(spaerre.naaet.is_set)
    assert spaerre.gange == 1


def test_what_was_made_for_one_is_given_to_all_who_wait(
    sider: PageClient, monkeypatch: pytest.MonkeyPatch
):
    arbejder(sider).vent = 0
    sider.klient.get(EN)
    (vaerk,) = arbejder(sider).arbejdere._arbejder.values()
    vent_paa(vaerk.fremtid.done)
    monkeypatch.setattr(Vidner, "bedoem", None)  # nothing is counted again
    for _ in range(3):
        assert "Refresh" not in sider.app.test_client().get(EN).headers


def test_a_save_is_not_held_up_and_the_counting_begins_anew(
    sider: PageClient, spaerre: Spaerre, data: Path
):
    arbejder(sider).vent = 0.05
    sider.klient.get(EN)
    vent_paa(spaerre.naaet.is_set)
    with aaben(data / "korsbaek.db", vent=5) as database, database.atomic():
        gem_kommunenavn(database, "Nyby Kommune")
    side = sider.kontrol(EN, sider.klient.get(EN), 200)
    assert "Kommunen blev ændret imens" in side.indhold
    spaerre.aaben.set()
    assert "Nyby Kommune" in faerdig(sider.klient, EN)


def test_so_it_is_where_the_data_folder_is_named_from_where_one_stands(
    config: Config, spaerre: Spaerre, data: Path, monkeypatch: pytest.MonkeyPatch
):
    """As `make run` names it."""
    KENDTE.glem()
    monkeypatch.chdir(data.parent)
    sider = PageClient(lav_app(replace(config, data=Path(data.name))))
    arbejder(sider).stor, arbejder(sider).vent = 0, 0.05
    test_a_save_is_not_held_up_and_the_counting_begins_anew(sider, spaerre, data)


def test_a_page_of_before_is_given_to_one_who_waited_and_to_nobody_later(
    sider: PageClient, data: Path, monkeypatch: pytest.MonkeyPatch
):
    def navngiv(navn: str) -> None:
        with aaben(data / "korsbaek.db") as database, database.atomic():
            gem_kommunenavn(database, navn)

    def lavet(navn: str) -> None:
        navngiv(navn)
        arbejder(sider).vent = 0
        sider.klient.get(EN)
        *_, vaerk = arbejder(sider).arbejdere._arbejder.values()
        vent_paa(vaerk.fremtid.done)
        navngiv("Efter Kommune")

    lavet("Før Kommune")
    assert "Før Kommune" in sider.klient.get(EN).text
    lavet("Før Kommune")
    time.sleep(0.2)
    monkeypatch.setattr(ventetid, "NYLIG", 0.1)
    assert "Efter Kommune" in faerdig(sider.klient, EN)


def test_what_gave_way_three_times_is_let_to_its_end(tmp_path: Path):
    vaerk = Arbejde(fil=tmp_path / "a", afbrudt_foer=MEST_AFBRUDT)
    with udfoer(vaerk):
        vaerk.begyndt -= 10
        stop_laesere(tmp_path / "a")
        skridt()
    assert not vaerk.stoppet


def test_what_waited_for_its_turn_has_not_run_for_long(tmp_path: Path):
    vaerk = Arbejde(fil=tmp_path / "a")
    vaerk.begyndt -= 10
    with udfoer(vaerk):
        stop_laesere(tmp_path / "a")
        skridt()
    assert not vaerk.stoppet


def test_what_nobody_waits_for_stops(
    sider: PageClient, spaerre: Spaerre, monkeypatch: pytest.MonkeyPatch
):
    arbejder(sider).vent = 0
    sider.klient.get(EN)
    vent_paa(spaerre.naaet.is_set)
    (vaerk,) = arbejdet._UNDERVEJS
    monkeypatch.setattr(arbejdet, "FORLADT", 0.1)
    vent_paa(lambda: not arbejdet._UNDERVEJS)
    assert vaerk.stoppet


def test_a_page_with_a_token_is_given_to_the_one_who_asked(sider: PageClient):
    arbejder(sider).vent = 30
    en, anden = sider.app.test_client(), sider.app.test_client()
    for klient in (en, anden):
        klient.get("/indlaes/")  # a session of each
    svar = [klient.get(f"{EOJ}?skift=eoj_kle") for klient in (en, anden)]
    noegler = [s.text.partition('csrf_token" value="')[2].partition('"')[0] for s in svar]
    assert all(noegler)
    assert noegler[0] != noegler[1]


def test_a_page_made_beside_the_request_can_be_saved_from(sider: PageClient):
    arbejder(sider).vent = 30
    svar = send(sider, EOJ, f"{EOJ}?skift=eoj_kle", felt="eoj_kle", vaerdi="bred", handling="ret")
    assert (svar.status_code, "gemt=" in svar.location) == (303, True)
    assert "Valget er skiftet" in sider.klient.get(svar.location.partition("#")[0]).text


def test_an_address_that_is_wrong_is_so_at_once(sider: PageClient):
    for adresse in ("/korsbaek/findes-ikke/trin/", "/atlantis/", "/Korsbæk/model-1/trin/"):
        assert sider.klient.get(adresse).status_code in {301, 308, 404}


def test_a_small_kommune_is_counted_at_once(sider: PageClient, spaerre: Spaerre):
    spaerre.aaben.set()
    arbejder(sider).stor, arbejder(sider).vent = 10**9, 0
    assert "Refresh" not in sider.klient.get(EN).headers


def test_work_tells_how_far_it_is_and_stops_where_it_is_told(tmp_path: Path):
    vaerk, andet = Arbejde(fil=tmp_path / "a"), Arbejde(fil=tmp_path / "b")
    with udfoer(andet), udfoer(vaerk):
        i_gang(3)
        skridt(2)
        assert (vaerk.naaet, vaerk.i_alt) == (2, 3)
        stop_laesere(tmp_path / "a")
        skridt()  # one who saves waits for what is soon done
        vaerk.begyndt -= KORT
        with pytest.raises(AfbrudtError):
            skridt()
    assert (vaerk.stoppet, andet.stoppet) == (True, False)
    skridt()  # outside of any, it is nothing
