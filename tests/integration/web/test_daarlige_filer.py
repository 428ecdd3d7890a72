"""One bad file does not stop the others: every kind of it beside two sound ones."""

from __future__ import annotations

import gzip
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.klient import PageClient, lav_app
from webapp.config import Config
from webapp.kommandoer.cli import main
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store.database import SKEMA_VERSION

# ruff: noqa: S608 - the statements are this file's own
UENDELIG = "WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t)"
Kind = Callable[[Path], object]


def sql(*saetninger: str, tjek: bool = True) -> Kind:
    def goer(fil: Path) -> None:
        with sqlite3.connect(fil) as db:
            db.execute(f"PRAGMA ignore_check_constraints = {'OFF' if tjek else 'ON'}")
            db.executescript(";".join(saetninger))
        db.close()

    return goer


def byte(aendr: Callable[[bytes], bytes]) -> Kind:
    return lambda fil: fil.write_bytes(aendr(fil.read_bytes()))


def i_stedet(lav: Callable[[Path], object]) -> Kind:
    def goer(fil: Path) -> None:
        fil.unlink()
        lav(fil)

    return goer


def stoej(indhold: bytes) -> bytes:
    """Every page after the first is noise."""
    return indhold[:4096] + random.Random(9).randbytes(len(indhold) - 4096)  # noqa: S311 - noise


def skema(gammel: str, ny: str) -> Kind:
    """The text of a table's making changed behind SQLite's back."""
    return sql(
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_schema SET sql = replace(sql, '{gammel}', '{ny}')",
    )


# What is told on the front page; the word that the sentence about it must hold.
FORTALT: dict[str, tuple[Kind, str]] = {
    "a word": (byte(lambda _: b"x\n"), "ikke en kommune"),
    "garbage": (byte(lambda _: b"garbage " * 4000), "ikke en kommune"),
    "empty": (byte(lambda _: b""), "tom"),
    "zeros": (byte(lambda b: bytes(len(b))), "ikke en kommune"),
    "a folder": (i_stedet(Path.mkdir), "mappe"),
    "a pipe": (i_stedet(os.mkfifo), "ikke en almindelig fil"),
    "a link to nothing": (i_stedet(lambda f: f.symlink_to("/findes/ikke")), "ikke er der"),
    "a link to itself": (i_stedet(lambda f: f.symlink_to(f.name)), "ikke er der"),
    "packed": (byte(gzip.compress), "ikke en kommune"),
    "a text of SQL": (byte(lambda _: b"CREATE TABLE kommune (slug TEXT);\n" * 40), "ikke en komm"),
    "the first page alone": (byte(lambda b: b[:4096]), "beskadiget"),
    "half": (byte(lambda b: b[: len(b) // 2]), "beskadiget"),
    "cut off in a page": (byte(lambda b: b[:6000]), "beskadiget"),
    "noise after the first page": (byte(stoej), "beskadiget"),
    "a head of other sizes": (byte(lambda b: b[:16] + b"\x00\x03" + b[18:]), "ikke en kommune"),
    "no kommune": (sql("DELETE FROM kommune"), "siger ikke"),
    "a kommune without a date": (sql("UPDATE kommune SET dato = '2024-13-45'"), "siger ikke"),
    "a kommune with a word as date": (sql("UPDATE kommune SET dato = 'i morgen'"), "siger ikke"),
    "a kommune with a bad CVR": (sql("UPDATE kommune SET cvr = 'CVR'"), "siger ikke"),
    "copied or renamed by hand": (
        sql("UPDATE kommune SET slug = 'korsbaek'"),
        "er kopieret eller omdøbt: kommunen i den er »korsbaek«. Kald filen korsbaek.db",
    ),
    "a view that never ends": (sql(f"CREATE VIEW v AS {UENDELIG} SELECT * FROM t"), "»v«"),
    "a table that is such a view": (
        sql("DROP TABLE person", f"CREATE VIEW person AS {UENDELIG} SELECT n AS id FROM t"),
        "person",
    ),
    "a trigger": (
        sql("CREATE TRIGGER u AFTER UPDATE ON variant BEGIN DELETE FROM sag; END"),
        "»u«",
    ),
    "a foreign table": (sql("CREATE TABLE fremmed (x)"), "fremmed"),
    "a virtual table": (sql("CREATE VIRTUAL TABLE vt USING fts5 (x)"), "»vt"),
    "a table less": (sql("DROP TABLE myndighed"), "myndighed"),
    "an index less": (sql("DROP INDEX sag_ejendom"), "sag_ejendom"),
    "a column less": (sql("ALTER TABLE enhedsmapning DROP COLUMN fk_navn"), "enhedsmapning"),
    "a column of another type": (skema("cvr TEXT NOT NULL, dato", "cvr ANY, dato"), "kommune"),
    "a table that is not strict": (skema(") STRICT", ")"), "anden form"),
    "a statement that cannot be read": (skema("CREATE TABLE kommune", "CREATE ROD"), "beskadiget"),
    "of another program": (sql("DROP TABLE sag", "PRAGMA user_version = 0"), "sag"),
    "of a newer version": (sql(f"PRAGMA user_version = {SKEMA_VERSION + 1}"), "nyere udgave"),
}
# What only the pages that need it meet, and the word of their answer.
I_SIDEN: dict[str, tuple[Kind, str]] = {
    "a bad date in a sag": (sql("UPDATE sag SET oprettet = '2024-02-31'"), "»oprettet«"),
    "a bad date of a haendelse": (sql("UPDATE haendelse SET dato = 'snart'"), "»dato«"),
    "a bad date of a trin": (sql("UPDATE variant_trin SET dato = 'aldrig'"), "»dato«"),
    "an unknown trin": (sql("UPDATE variant_trin SET trin = '99' WHERE trin = '8'"), "variant"),
    "an unknown choice": (sql("UPDATE kle_opsaetning SET kilde = 'Gætværk'"), "variant"),
    "JSON that is none": (sql("UPDATE variant SET antagelser = '{'", tjek=False), "variant"),
}


@pytest.fixture
def egen(data: Path) -> Path:
    """The file that goes bad, beside the two examples."""
    fil = Path(shutil.copy(data / "korsbaek.db", data / "egen.db"))
    sql("UPDATE kommune SET slug = 'egen'")(fil)
    return fil


@pytest.fixture
def klient(config: Config, data: Path) -> PageClient:
    return PageClient(lav_app(replace(config, data=data)))


@pytest.fixture
def koer(data: Path) -> Callable[..., object]:
    return lambda *ord_: CliRunner().invoke(main, ord_, env={"FORHAANDSBLIK_DATA": str(data)})


@pytest.mark.parametrize("kind", FORTALT)
def test_a_bad_file_is_told_and_the_others_are_served(
    kind: str, egen: Path, klient: PageClient, koer: Callable[..., object]
):
    oedelaeg, ord_ = FORTALT[kind]
    oedelaeg(egen)
    forside = klient.get("/")
    assert "egen.db" in forside.tekst
    assert ord_ in forside.tekst
    assert "Korsbæk Kommune" in forside.tekst
    assert klient.klient.get("/korsbaek/").status_code == 200
    assert klient.klient.get("/parathed/").status_code == 200
    assert klient.get("/egen/", 503).tekst.count("egen.db")
    assert klient.klient.get("/egen/model-1/mit-overblik/jytte-roemer/").status_code == 503
    assert koer("check", "slides").exit_code in {0, 1}
    svar = koer("check", "egen")
    assert (svar.exit_code, svar.stdout) == (2, "")
    assert "egen.db" in svar.stderr
    assert "Traceback" not in svar.output


@pytest.mark.parametrize("kind", I_SIDEN)
def test_a_bad_value_is_the_files_own_affair(
    kind: str, egen: Path, klient: PageClient, koer: Callable[..., object]
):
    oedelaeg, ord_ = I_SIDEN[kind]
    oedelaeg(egen)
    assert "Korsbæk Kommune" in klient.get("/").tekst
    assert klient.klient.get("/parathed/").status_code == 200
    assert klient.klient.get("/korsbaek/").status_code == 200
    side = klient.get("/egen/model-1/mit-overblik/jytte-roemer/sager/", 503)
    assert ord_ in side.tekst
    svar = koer("check", "egen", "model-1")
    assert svar.exit_code in {0, 1, 2}
    assert "Traceback" not in svar.output


def test_a_locked_file_is_told_and_can_be_used_when_it_is_let_go(egen: Path, klient: PageClient):
    with sqlite3.connect(egen) as db:
        db.execute("BEGIN EXCLUSIVE")
        assert "låst af et andet program" in klient.get("/").tekst
    db.close()
    assert "egen.db" not in klient.get("/").tekst


@pytest.mark.parametrize("kind", ["garbage", "half", "a folder", "a view that never ends"])
def test_it_can_be_put_aside_and_its_name_used_again(
    kind: str, egen: Path, data: Path, klient: PageClient, config: Config
):
    FORTALT[kind][0](egen)
    klient.app.config["WTF_CSRF_ENABLED"] = False
    side = klient.get("/indlaes/filer/")
    noegle = side.trae.xpath("string(//input[@name='csrf_token']/@value)")
    svar = klient.klient.post("/indlaes/filer/", data={"flyt": "egen.db", "csrf_token": noegle})
    assert svar.status_code == 303
    assert not egen.exists()
    assert "egen.db" not in klient.get("/").tekst
    assert "egen.db" in klient.get("/indlaes/filer/").tekst
    Kommunelager(data, config.seed).indlaes(
        "egen",
        {
            fil.name: fil.read_bytes()
            for fil in sorted((config.seed / "slides").glob("*.*"))
            if fil.suffix != ".md"
        },
    )
    assert klient.klient.get("/egen/").status_code == 200
    klient.klient.post("/indlaes/filer/", data={"slet": "egen.db", "csrf_token": noegle})
    assert list((data / "kopier").iterdir()) == []


@pytest.mark.parametrize("navn", ["Min Kommune.db", "a" * 200 + ".db", "æ.db"])
def test_a_file_whose_name_is_no_address_is_told(navn: str, egen: Path, klient: PageClient):
    egen.rename(egen.with_name(navn))
    assert navn in klient.get("/").tekst
    assert klient.klient.get("/korsbaek/").status_code == 200


def test_no_action_writes_over_what_is_none_of_ours(
    egen: Path, koer: Callable[..., object], config: Config
):
    indhold = b"garbage " * 4000
    egen.rename(egen.with_name("korsbaek.db")).write_bytes(indhold)
    for ord_ in (("reset", "korsbaek"), ("import", "--kommune", "korsbaek", str(config.seed))):
        assert koer(*ord_).exit_code == 2
        assert egen.with_name("korsbaek.db").read_bytes() == indhold
