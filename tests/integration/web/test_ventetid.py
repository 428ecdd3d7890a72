"""Adding a prøveborger to a kommune so large that it takes a while: the page says so meanwhile."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from threading import Event

import pytest
from flask.testing import FlaskClient

from tests.formular import send
from tests.integration.minby import DATO, FILER, SIDE, VALG
from tests.klient import PageClient, lav_app
from webapp.config import Config
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.services.grundlag import FindesIkkeError
from webapp.services.indlaes.indlaes import IndlaesningError
from webapp.services.indlaes.udfyld import Stamdata
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.modtagelse.baggrund import Baggrund


@pytest.fixture
def sider(eget_lager: Kommunelager, config: Config) -> PageClient:
    """A kommune whose answers never wait for the work."""
    eget_lager.indlaes("minby", FILER, stamdata=Stamdata("Minby", Cvr("12345678"), DATO))
    sider = PageClient(lav_app(replace(config, data=eget_lager.data)))
    sider.app.extensions["baggrund"].vent = 0
    return sider


def faerdig(sider: PageClient, adresse: str, status: int) -> FlaskClient:
    """The answer of the page once the work is done."""
    sider.app.extensions["baggrund"].vent = 60
    svar = sider.klient.get(adresse)
    assert svar.status_code == status
    assert "Refresh" not in svar.headers
    return svar


def test_the_page_says_what_goes_on_and_then_who_was_added(sider: PageClient):
    spaerret = Event()
    baggrund = sider.app.extensions["baggrund"]
    for _ in range(2):  # nothing can be begun before these two are done
        baggrund.start("minby", {}, lambda: str(spaerret.wait(60)))
    svar = send(sider, SIDE, **VALG)
    assert svar.status_code == 303
    vent = sider.klient.get(svar.location)
    assert (vent.status_code, vent.headers["Refresh"]) == (200, "1")
    side = sider.kontrol(svar.location, vent, 200)
    assert side.h1 == "Et øjeblik"
    assert side.link("hente den nu") == svar.location
    spaerret.set()
    igen = faerdig(sider, svar.location, 303)
    assert igen.location == f"{SIDE}?ny=1"
    assert "Asta Tilvalgsen er tilføjet" in sider.get(igen.location).indhold


def test_what_is_wrong_is_told_with_the_form_as_it_was(sider: PageClient):
    spaerret = Event()
    for _ in range(2):
        sider.app.extensions["baggrund"].start("minby", {}, lambda: str(spaerret.wait(60)))
    svar = send(sider, SIDE, **VALG | {"dato": ""})
    spaerret.set()
    side = sider.kontrol(svar.location, faerdig(sider, svar.location, 422), 422)
    assert "Vælg en dato for sagen" in side.indhold
    assert side.trae.xpath("//select[@id='sagstype']/option[@selected]/@value") == ["Hjemmehjælp"]


def test_work_that_is_not_there_is_a_danish_404(sider: PageClient):
    assert "færdigt for længe siden" in sider.get(f"{SIDE}ukendt/", 404).indhold


def test_work_is_its_own_kommunes_and_its_errors_come_out():
    def fejl() -> str:
        raise IndlaesningError("Vælg en enhed.")

    def vaek() -> str:
        raise FindesIkkeError("Hun er her ikke.")

    baggrund = Baggrund(vent=60)
    id_ = baggrund.start("a", {"x": "y"}, fejl)
    udfald = baggrund.udfald(id_, "a")
    assert (udfald.fejl, udfald.form, udfald.arbejder) == ("Vælg en enhed.", {"x": "y"}, False)
    with pytest.raises(FindesIkkeError, match="længe siden"):
        baggrund.udfald(id_, "b")
    with pytest.raises(FindesIkkeError, match="her ikke"):
        baggrund.udfald(baggrund.start("a", {}, vaek), "a")


def test_a_fault_of_ours_is_not_blamed_on_the_disk():
    def to_ens() -> str:
        raise sqlite3.IntegrityError("UNIQUE constraint failed: person.cpr")

    baggrund = Baggrund(vent=60)
    fejl = baggrund.udfald(baggrund.start("a", {}, to_ens), "a").fejl
    assert "UNIQUE constraint failed: person.cpr" in fejl
    assert "disken" not in fejl
