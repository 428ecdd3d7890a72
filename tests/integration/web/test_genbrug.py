"""A page that is sent again is the page as it would be made now, whoever changed the file."""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.klient import lav_app
from webapp.config import Config, find_ressourcer
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store import database as database_modul
from webapp.store.database import aaben, laes
from webapp.store.kendt import KENDTE
from webapp.store.kildedata import gem_kommunenavn
from webapp.store.opslag import load_kommune
from webapp.web.genbrug import Gemt, Sidelager

PERSON = "jytte-roemer"
MO = f"/korsbaek/model-1/mit-overblik/{PERSON}/"
SIDER = (
    "/korsbaek/model-1/mit-overblik/",
    MO,
    f"{MO}sager/",
    f"/korsbaek/model-1/sapa/visitator/borger/{PERSON}/",
    f"/korsbaek/model-1/hvorfor/{PERSON}/",
    f"/korsbaek/sammenlign/model-1/model-2/mit-overblik/{PERSON}/",
    "/korsbaek/model-1/kontrol/",
)


@pytest.fixture
def app(data: Path, config: Config) -> Flask:
    return lav_app(replace(config, data=data))


@pytest.fixture
def klient(app: Flask) -> FlaskClient:
    """A client of a kommune that nobody has written to just now."""
    time.sleep(0.06)
    return app.test_client()


@pytest.fixture(autouse=True)
def stille_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Less waiting for the disk's clock, which is much finer than this."""
    monkeypatch.setattr(database_modul, "ROLIG_SIDEN", 0.05)


def sidelager(app: Flask) -> Sidelager:
    return app.extensions["sidelager"]  # type: ignore[no-any-return]


def frisk(app: Flask, adresse: str) -> bytes:
    """The page as it is made with nothing kept."""
    sidelager(app).glem()
    KENDTE.glem()
    return app.test_client().get(adresse).data


# What may change a kommune


def navngiv(fil: Path, navn: str) -> None:
    with aaben(fil) as database, database.atomic():
        gem_kommunenavn(database, navn)


def i_en_anden_proces(fil: Path, navn: str) -> None:
    kode = (
        "import sys; from webapp.store.database import aaben;"
        "from webapp.store.kildedata import gem_kommunenavn\n"
        "with aaben(sys.argv[1]) as db, db.atomic(): gem_kommunenavn(db, sys.argv[2])"
    )
    subprocess.run([sys.executable, "-c", kode, str(fil), navn], check=True)


def uden_om(fil: Path, navn: str) -> None:
    """Another program, which knows no counter."""
    with closing(sqlite3.connect(fil)) as conn, conn:
        conn.execute("UPDATE kommune SET navn = ?", [navn])


def uden_om_en_borger(fil: Path, navn: str) -> None:
    with closing(sqlite3.connect(fil)) as conn, conn:
        conn.execute("UPDATE person SET navn = ? WHERE slug = ?", [navn, PERSON])


def put_tilbage(fil: Path, _navn: str) -> None:
    shutil.copyfile(fil.with_name("kopi"), fil)


def byt(fil: Path, _navn: str) -> None:
    """The copy under the file's name, with another number on the disk."""
    ny = fil.with_name("ny")
    shutil.copy2(fil.with_name("kopi"), ny)
    ny.replace(fil)


def nulstil(fil: Path, _navn: str) -> None:
    Kommunelager(fil.parent, find_ressourcer() / "seed").nulstil("korsbaek")


def intet(_fil: Path, _navn: str) -> None:
    """Nothing at all."""


AENDRINGER: tuple[Callable[[Path, str], None], ...] = (
    navngiv,
    uden_om,
    uden_om_en_borger,
    put_tilbage,
    byt,
    intet,
)
NAVNE = st.sampled_from(["Aa Kommune", "Bæ Kommune", "Cø Kommune"])
FORLOEB = st.lists(
    st.tuples(st.sampled_from(AENDRINGER), NAVNE, st.booleans()), min_size=2, max_size=6
)


def efter_hver(
    app: Flask, fil: Path, forloeb: list[tuple[Callable[[Path, str], None], str, bool]]
) -> Iterator[tuple[str, bytes, bytes]]:
    """Each page as it is sent after each change, seen twice, and as it is made anew at the end."""
    klient = app.test_client()
    for aendr, navn, vent in forloeb:
        aendr(fil, navn)
        if vent:  # the file is quiet, and pages are kept by the disk's own mark
            time.sleep(0.06)
        sendt = {adresse: [klient.get(adresse).data for _ in range(2)] for adresse in SIDER[:3]}
        gemt = dict(sidelager(app)._sider)
        for adresse, igen in sendt.items():
            ny = frisk(app, adresse)
            for krop in igen:
                yield f"{adresse} after {aendr.__name__}", krop, ny
        sidelager(app)._sider.update(gemt)


@settings(
    max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
@given(forloeb=FORLOEB)
def test_after_any_change_every_page_is_the_page_made_fresh(
    app: Flask, data: Path, forloeb: list[tuple[Callable[[Path, str], None], str, bool]]
):
    fil = data / "korsbaek.db"
    shutil.copyfile(fil, fil.with_name("kopi"))
    for hvad, sendt, ny in efter_hver(app, fil, forloeb):
        assert sendt == ny, hvad


@pytest.mark.parametrize("aendr", [i_en_anden_proces, nulstil])
def test_what_another_process_does_is_seen_at_once(
    app: Flask, data: Path, aendr: Callable[[Path, str], None]
):
    fil = data / "korsbaek.db"
    navngiv(fil, "Før Kommune")
    for hvad, sendt, ny in efter_hver(app, fil, [(intet, "", True), (aendr, "Efter", False)]):
        assert sendt == ny, hvad


@pytest.mark.parametrize("adresse", SIDER)
def test_a_page_is_sent_again_as_it_was(klient: FlaskClient, app: Flask, adresse: str):
    foerst = klient.get(adresse)
    assert len(sidelager(app)._sider) == 1
    igen = klient.get(adresse)
    assert igen.data == foerst.data
    assert {**igen.headers} == {**foerst.headers}
    assert igen.headers["Cache-Control"] == "private, no-cache"


def test_a_browser_that_has_the_page_is_not_sent_it(klient: FlaskClient):
    maerke = klient.get(MO).headers["ETag"]
    svar = klient.get(MO, headers={"If-None-Match": maerke})
    assert (svar.status_code, svar.data) == (304, b"")
    assert svar.headers["ETag"] == maerke


def test_the_page_is_packed_for_those_who_can_unpack_it(klient: FlaskClient):
    aaben_side = klient.get(MO).data
    svar = klient.get(MO, headers={"Accept-Encoding": "br, gzip"})
    assert svar.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in svar.headers["Vary"]
    assert gzip.decompress(svar.data) == aaben_side
    assert "Content-Encoding" not in klient.get(MO, headers={"Accept-Encoding": "gzip;q=0"}).headers


@pytest.mark.parametrize(
    "adresse",
    [
        "/",
        "/korsbaek/model-1/mapping/",
        "/korsbaek/model-1/opsaetning/",
        "/korsbaek/model-1/sapa/visitator/",
        "/korsbaek/model-1/roller/?gemt=visitator",
        f"{MO}?tilfaelde=1",
        "/indlaes/",
        "/korsbaek/model-1/findes-ikke/",
    ],
)
def test_a_page_with_a_form_or_of_more_than_the_file_is_never_kept(
    klient: FlaskClient, app: Flask, adresse: str
):
    svar = klient.get(adresse)
    assert svar.headers["Cache-Control"] == "no-store"
    assert "ETag" not in svar.headers
    assert not sidelager(app)._sider


def test_behind_a_code_nothing_is_sent_to_one_without_it(data: Path, config: Config):
    app = lav_app(replace(config, data=data, adgangskode="hemmelig-kode"))
    kendt = app.test_client()
    noegle = kendt.get("/adgang/").text.partition('name="csrf_token" value="')[2].partition('"')[0]
    kendt.post("/adgang/", data={"kode": "hemmelig-kode", "csrf_token": noegle})
    svar = kendt.get(MO)
    assert svar.status_code == 200
    assert svar.headers["Cache-Control"] == "private, no-cache"
    assert sidelager(app)._sider
    fremmed = app.test_client().get(MO, headers={"If-None-Match": svar.headers["ETag"]})
    assert (fremmed.status_code, "ETag" in fremmed.headers) == (303, False)
    # The foot of our own pages has a form there: *Log af*.
    assert kendt.get("/korsbaek/model-1/kontrol/").headers["Cache-Control"] == "no-store"


def test_a_file_that_was_just_written_is_asked_for_its_counter(
    data: Path, monkeypatch: pytest.MonkeyPatch
):
    fil = data / "korsbaek.db"
    monkeypatch.setattr(database_modul, "ROLIG_SIDEN", 60.0)
    foer = database_modul.aftryk(fil)
    stand = fil.stat()
    navngiv(fil, "Nyt")
    # As if the disk's clock had not moved on.
    os.utime(fil, ns=(stand.st_atime_ns, stand.st_mtime_ns))
    efter = database_modul.aftryk(fil)
    assert isinstance(foer, database_modul.Oejeblik)
    assert isinstance(efter, database_modul.Oejeblik)
    assert foer.taeller != efter.taeller
    with laes(fil) as database:
        assert load_kommune(database).navn == "Nyt"


def test_a_page_that_is_made_while_the_file_becomes_quiet_is_kept(app: Flask, data: Path):
    navngiv(data / "korsbaek.db", "Nyt")
    foer = database_modul.aftryk(data / "korsbaek.db")
    time.sleep(0.06)
    assert foer != database_modul.aftryk(data / "korsbaek.db")
    assert database_modul.er_uroert(data / "korsbaek.db", foer)


def test_what_was_kept_of_a_deleted_kommune_is_gone(app: Flask, data: Path):
    klient = app.test_client()
    time.sleep(0.06)
    klient.get(MO)
    assert sidelager(app)._sider
    side = klient.get("/korsbaek/indlaes/slet/").text
    noegle = side.partition('name="csrf_token" value="')[2].partition('"')[0]
    svar = klient.post("/korsbaek/indlaes/slet/", data={"csrf_token": noegle})
    assert svar.status_code == 303
    assert not sidelager(app)._sider
    assert KENDTE.antal() == 0
    assert klient.get(MO).status_code == 404


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "roer.db")
    assert database_modul.aftryk(tmp_path / "roer.db") is None
    assert database_modul.aftryk(tmp_path) is None


def test_memory_is_bounded():
    lager = Sidelager(mest=100, stoerste=40)
    for nr in range(9):
        lager.gem(nr, Gemt("a", b"x" * 30, ""))
    lager.gem("stor", Gemt("a", b"x" * 41, ""))
    assert list(lager._sider) == [6, 7, 8]
    assert lager.fylder == 90
    assert lager.find(8, "b") is None
    assert lager.fylder == 60
