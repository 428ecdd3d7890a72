"""A disk that is full or read-only, on every action: a page that says so, and nothing half done."""

from __future__ import annotations

import io
import os
import resource
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from traceback import format_exception

import pytest
from flask import got_request_exception
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.formular import noegle
from tests.integration.datamappe import alle_raekker
from tests.klient import lav_app
from webapp.app import create_app
from webapp.config import Config
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store import database

ARK = (
    "Sagsnummer;Fagsystem;Sagstype;Titel;Oprettet;Primær part\n"
    "NY-1;Cura;Hjemmehjælp;En ny sag;2024-03-01;nancy\n"
).encode()
Post = Callable[..., TestResponse]
FORBIND = database._forbind
HANDICAP = "d47203f6-edbb-4878-a99f-e52a5965fc9c"


def upload(post: Post, adresse: str, **felter: object) -> TestResponse:
    filer = {"filer": (io.BytesIO(ARK), "nye-sager.csv")}
    svar = post(adresse, **felter, **filer)
    return faerdig(post, svar.location) if svar.status_code == 303 else svar


def ny_version(post: Post) -> TestResponse:
    """What was uploaded while there was room is loaded when there is none."""
    faerdig(post, post.ventende)  # the report, which another process makes anew
    post(post.ventende, knap="indlaes", version="1")
    return faerdig(post, post.ventende)


def faerdig(post: Post, adresse: str) -> TestResponse:
    while "Refresh" in (svar := post.klient.get(adresse)).headers:
        pass
    return svar


def aftryk(post: Post) -> str:
    """What tells Cura's tree, as it stands now, from another."""
    side = post.klient.get("/korsbaek/model-1/mapping/trae/").text
    return side.split('name="aftryk" value="')[1].split('"')[0]


HANDLINGER: dict[str, Callable[[Post], TestResponse]] = {
    "omdøb": lambda post: post("/korsbaek/indlaes/omdoeb/", navn="Nyt navn"),
    "kopiér": lambda post: post("/korsbaek/indlaes/kopier/", navn="En kopi"),
    "gå tilbage": lambda post: post("/korsbaek/indlaes/tilbage/", version="1"),
    "nulstil": lambda post: post("/korsbaek/indlaes/nulstil/"),
    "hent": lambda post: post.klient.get("/korsbaek/indlaes/hent/"),
    "send filer": lambda post: upload(post, "/korsbaek/indlaes/"),
    "send filer til en ny": lambda post: upload(
        post, "/indlaes/", navn="Ny By", cvr="29189978", dato="2024-04-08"
    ),
    "indlæs": ny_version,
    "kopiér variant": lambda post: post(
        "/korsbaek/varianter/", variant="model-1", handling="kopier", navn="Vores"
    ),
    "omdøb variant": lambda post: post(
        "/korsbaek/varianter/", variant="model-1", handling="omdoeb", navn="Vores"
    ),
    "slet variant": lambda post: post("/korsbaek/varianter/uden-trin-b/slet/"),
    "antagelser": lambda post: post(
        "/korsbaek/model-1/antagelser/", vis_sagsnummer="nej", version="0"
    ),
    "enhed": lambda post: post(
        "/korsbaek/model-1/mapping/", enhed="myndighed-b", fk=HANDICAP, maade="planen", version="0"
    ),
    "forslag": lambda post: post(
        "/korsbaek/model-1/mapping/forslag/",
        handling="gem",
        version="0",
        **{"par[]": f"traening|{HANDICAP}"},
    ),
    "sagstype": lambda post: post(
        "/korsbaek/model-1/mapping/sagstyper/",
        navn="madservice",
        valg="27.36.04",
        maade="planen",
        version="0",
    ),
    "Curas træ": lambda post: post(
        "/korsbaek/model-1/mapping/trae/", aftryk=aftryk(post), indrykket="Myndighed A"
    ),
    "trin": lambda post: post("/korsbaek/model-1/trin/", t7="18-03-2024", version="0"),
    "integration": lambda post: post(
        "/korsbaek/model-1/trin/organisationsintegration/", aktiv="ja", version="0"
    ),
    "opsætning": lambda post: post(
        "/korsbaek/model-1/opsaetning/", kle="27.36.04", aktiv="nej", version="0"
    ),
    "EOJ-løsning": lambda post: post(
        "/korsbaek/model-1/eoj/", felt="eoj_kle", vaerdi="bred", handling="ret", version="0"
    ),
    "EOJ-løsning i en ny variant": lambda post: post(
        "/korsbaek/model-1/eoj/", felt="eoj_kle", vaerdi="bred", handling="ny"
    ),
    "SAPA-valg": lambda post: post(
        "/korsbaek/model-1/sapavalg/",
        felt="sapa_delvis_visning",
        vaerdi="ja",
        handling="ret",
        version="0",
    ),
    "testscope": lambda post: post("/korsbaek/model-1/testscope/", **{"type[]": "madservice"}),
    "reorganisation": lambda post: post(
        "/korsbaek/model-1/reorganisation/",
        enhed=HANDICAP,
        slags="luk",
        dag="01-05-2024",
        version="0",
    ),
    "kopiér rolle": lambda post: post(
        "/korsbaek/model-1/roller/visitator/kopi/", navn="Ny rolle", version="0"
    ),
    "slet rolle": lambda post: post("/korsbaek/model-1/roller/visitator/slet/", version="0"),
    "fortryd": lambda post: post("/korsbaek/model-2/antagelser/fortryd/", version="1"),
}


@dataclass
class Bruger:
    """One in the middle of her work: the token, a change to take back, an upload that waits."""

    klient: FlaskClient
    noegle: str = ""
    ventende: str = ""

    def __call__(self, adresse: str, **felter: object) -> TestResponse:
        return self.klient.post(adresse, data={"csrf_token": self.noegle, **felter})

    def begynd(self) -> None:
        self.noegle = noegle(self.klient.get("/korsbaek/indlaes/").text)
        assert self("/korsbaek/model-2/antagelser/", vis_sagsnummer="nej", version="0").location
        self.ventende = self(
            "/korsbaek/indlaes/", filer=(io.BytesIO(ARK), "nye-sager.csv")
        ).location
        faerdig(self, self.ventende)


@pytest.fixture(scope="module")
def begyndt(
    config: Config, lager: Kommunelager, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Bruger]:
    """Her data folder, made once and copied for each test."""
    mappe = tmp_path_factory.mktemp("begyndt") / "data"
    shutil.copytree(config.data, mappe)
    bruger = Bruger(lav_app(replace(config, data=mappe)).test_client())
    bruger.begynd()
    return mappe, bruger


@pytest.fixture
def data(begyndt: tuple[Path, Bruger], tmp_path: Path) -> Path:
    return Path(shutil.copytree(begyndt[0], tmp_path / "data"))


@pytest.fixture
def bruger(begyndt: tuple[Path, Bruger], config: Config, data: Path) -> Bruger:
    """The same work, as another process of the product finds it."""
    hendes = begyndt[1]
    klient = lav_app(replace(config, data=data)).test_client()
    (kage,) = hendes.klient._cookies.values()
    klient.set_cookie(kage.key, kage.value)
    return replace(hendes, klient=klient)


@contextmanager
def plads_til(byte: int) -> Iterator[None]:
    """No file of this process may grow past so many bytes."""
    foer = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (byte, foer[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, foer)


def indhold(data: Path) -> dict[str, object]:
    """All that stands in the folder: the content of the databases, the names of the rest."""
    fundet: dict[str, object] = {}
    for sti in sorted(data.rglob("*")):
        if sti.name.endswith("-journal"):
            continue  # the next who opens the file plays it back, and then it is gone
        fundet[str(sti.relative_to(data))] = alle_raekker(sti) if sti.suffix == ".db" else None
    return fundet


@pytest.mark.parametrize("byte", [0, 5000, 150_000])
@pytest.mark.parametrize("handling", HANDLINGER)
def test_a_full_disk(handling: str, byte: int, bruger: Bruger, data: Path):
    foer = indhold(data)
    with plads_til(byte):
        svar = HANDLINGER[handling](bruger)
    if svar.status_code in {200, 302, 303} and byte:
        return  # it found room: that is no fault
    assert svar.status_code == 507, svar.text[:2000]
    assert "Der er ikke plads på disken" in svar.text
    assert indhold(data) == foer
    igen = HANDLINGER[handling](bruger)
    assert igen.status_code in {200, 302, 303}, "it can be done when there is room"


def uden_vaekst(fil: Path | str, maade: str, vent: float) -> sqlite3.Connection:
    """A connection whose file may not have one page more than it has."""
    conn = FORBIND(fil, maade, vent)
    sider = conn.execute("PRAGMA page_count").fetchone()[0]
    conn.execute(f"PRAGMA max_page_count = {max(sider, 1)}")
    return conn


@pytest.mark.parametrize("handling", HANDLINGER)
def test_a_database_that_may_not_grow(
    handling: str, bruger: Bruger, data: Path, monkeypatch: pytest.MonkeyPatch
):
    foer = indhold(data)
    with monkeypatch.context() as fuld:
        fuld.setattr(database, "_forbind", uden_vaekst)
        svar = HANDLINGER[handling](bruger)
    if svar.status_code in {200, 302, 303}:
        return  # there was room in the pages that it has
    assert svar.status_code == 507, svar.text[:2000]
    assert "Der er ikke plads på disken" in svar.text
    assert indhold(data) == foer


def test_there_is_room_to_delete_on_a_full_disk(bruger: Bruger, data: Path):
    with plads_til(0):
        assert bruger("/korsbaek/indlaes/slet/").status_code == 303
    assert not (data / "korsbaek.db").exists()
    assert "Korsbæk" not in bruger.klient.get("/").text


def som_ingen(handling: Callable[[], TestResponse]) -> tuple[int, str]:
    """Do it in a process of its own, by a user whom the rights of the folder bind."""
    ud, ind = os.pipe()
    pid = os.fork()
    if not pid:
        fejl: list[str] = []

        def fortael(_app: object, exception: BaseException) -> None:
            fejl.extend(format_exception(exception))  # else it is gone with the process

        try:
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            with got_request_exception.connected_to(fortael):
                svar = handling()
            tekst = "".join(fejl) + svar.get_data().decode()
            os.write(ind, f"{svar.status_code} {tekst[:60_000]}".encode())
        finally:
            os._exit(0)
    os.close(ind)
    with os.fdopen(ud, "rb") as laes:
        kode, _, tekst = laes.read().decode("utf-8", "replace").partition(" ")
    os.waitpid(pid, 0)
    return int(kode or 0), tekst


def laas(data: Path, *, op: bool = False) -> None:
    """The folder and all in it readable by everybody and writable by nobody; `op`: as before."""
    for sti in (data, *data.rglob("*")):
        sti.chmod((0o777 if sti.is_dir() else 0o666) if op else (0o555 if sti.is_dir() else 0o444))


@pytest.fixture
def naaes(data: Path) -> None:
    """The folders above the data can be passed by everybody."""
    over = [m for m in data.parents if m.stat().st_uid == os.getuid() and len(m.parts) > 2]
    for mappe in over:  # and after it: others test beside us
        mappe.chmod(mappe.stat().st_mode | 0o055)


@pytest.mark.parametrize(
    "handling", [navn for navn in HANDLINGER if not navn.startswith(("send", "ind"))]
)
def test_a_read_only_disk(handling: str, bruger: Bruger, data: Path, naaes: None):
    foer = indhold(data)
    laas(data)
    kode, tekst = som_ingen(lambda: HANDLINGER[handling](bruger))
    laas(data, op=True)
    assert kode == 503, tekst[:1500]
    assert "kan ikke skrives på disken" in tekst
    assert indhold(data) == foer


@pytest.mark.parametrize("adresse", ["/", "/korsbaek/", "/korsbaek/model-1/kontrol/", "/parathed/"])
def test_a_read_only_disk_can_be_read(adresse: str, bruger: Bruger, data: Path, naaes: None):
    laas(data)
    kode, tekst = som_ingen(lambda: bruger.klient.get(adresse))
    laas(data, op=True)
    assert kode == 200, tekst[:1500]


def test_a_first_start_on_a_full_disk_leaves_no_empty_secret(config: Config, tmp_path: Path):
    ny = replace(config, data=tmp_path / "ny")
    with plads_til(0), pytest.raises(OSError, match="large"):
        create_app(ny)
    assert list(ny.data.iterdir()) == []
    assert len(create_app(ny).secret_key) == 64


@pytest.mark.parametrize("rest", ["", " \n", "abc"])
def test_an_empty_secret_is_never_used(rest: str, config: Config, bruger: Bruger, data: Path):
    (data / "hemmelig-noegle").write_text(rest)
    assert len(create_app(replace(config, data=data)).secret_key) == 64
    noegle = data / "pseudonymer" / "noegle"
    noegle.write_text(rest)
    foer = indhold(data)
    svar = upload(bruger, "/korsbaek/indlaes/")
    assert "skal rumme en nøgle, men er tom" in svar.text
    assert indhold(data) == foer
    assert noegle.read_text() == rest


def test_files_are_the_owners_alone(bruger: Bruger, data: Path):
    bruger("/korsbaek/indlaes/kopier/", navn="En kopi")
    (data / "gammel.db").write_bytes(b"")
    (data / "gammel.db").chmod(0o644)
    data.chmod(0o755)
    bruger.klient.application.extensions["kommunelager"].klargoer()
    assert data.stat().st_mode & 0o777 == 0o700
    for sti in data.rglob("*"):
        assert sti.stat().st_mode & 0o777 == (0o700 if sti.is_dir() else 0o600), sti
