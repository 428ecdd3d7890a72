"""The Indlæs page: the report first, then *Indlæs*; versions; two people at once; bad files."""

from __future__ import annotations

import io
import re
import shutil
import sqlite3
import time
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from werkzeug.test import TestResponse, create_environ, run_wsgi_app

from tests.formular import noegle
from tests.integration.datamappe import alle_raekker
from tests.sider import gem_alle_sider
from webapp.app import create_app
from webapp.config import Config
from webapp.services.indlaes.indlaes import laes_mappe
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.modtagelse import modtagelse as modtagelse_modul
from webapp.store.kildefiler import load_kildefiler
from webapp.store.versioner import load_versioner, nyeste_version
from webapp.web import indlaes

EN_DEL = 4096
FILER = Path(__file__).parents[2] / "filer"
NYT_ARK = (
    b"Sagsnummer;Fagsystem;Sagstype;Titel;Oprettet;Prim\xc3\xa6r part\r\n"
    b"NY-1;Cura;Hjemmehj\xc3\xa6lp;En ny sag;2024-03-01;nancy\r\n"
)


@pytest.fixture
def egen_app(tmp_path: Path, config: Config, lager: Kommunelager) -> Flask:
    shutil.copy(lager.fil("korsbaek"), tmp_path)
    app = create_app(replace(config, data=tmp_path))
    gem_alle_sider(app)
    return app


@pytest.fixture
def klient(egen_app: Flask) -> FlaskClient:
    return egen_app.test_client()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path


def aflever(
    klient: FlaskClient,
    filer: Mapping[str, bytes],
    adresse: str = "/korsbaek/indlaes/",
    **mere: str,
) -> TestResponse:
    felter = {"csrf_token": noegle(klient.get(adresse).text), **mere}
    return klient.post(
        adresse,
        data={**felter, "filer": [(io.BytesIO(indhold), navn) for navn, indhold in filer.items()]},
        content_type="multipart/form-data",
    )


def vent(klient: FlaskClient, adresse: str) -> TestResponse:
    """The page once the work beside it is done."""
    for _ in range(300):
        svar = klient.get(adresse)
        if svar.status_code != 200 or "Refresh" not in svar.headers:
            return svar
        time.sleep(0.02)
    raise AssertionError("the work was never done")


def rapport(
    klient: FlaskClient, filer: Mapping[str, bytes], **mere: str
) -> tuple[str, TestResponse]:
    svar = aflever(klient, filer, **mere)
    assert svar.status_code == 303, svar.text
    return svar.location, vent(klient, svar.location)


def tryk_indlaes(klient: FlaskClient, adresse: str, side: TestResponse) -> TestResponse:
    klient.post(adresse, data=indlaes_felter(side))
    return vent(klient, adresse)


def indlaes_felter(side: TestResponse) -> dict[str, str]:
    """What *Indlæs* of the report sends."""
    fundet = re.search(r'name="version" value="(\d+)"', side.text)
    assert fundet
    return {"csrf_token": noegle(side.text), "version": fundet[1], "knap": "indlaes"}


def tekst(svar: TestResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", svar.text).split())


def nummer(data: Path) -> int:
    with sqlite3.connect(data / "korsbaek.db") as db:
        return int(db.execute("SELECT max(nr) FROM version").fetchone()[0])


def aftryk(data: Path) -> object:
    return alle_raekker(data / "korsbaek.db")


def test_the_report_comes_before_anything_is_loaded(klient: FlaskClient, data: Path) -> None:
    foer = aftryk(data)
    _, side = rapport(klient, {"sager.csv": NYT_ARK})
    vist = tekst(side)
    assert "intet er ændret endnu" in vist
    assert "sager.csv – erstatter den »sager.csv«, der er indlæst Sager" in vist
    assert re.search(r"Sager Forsvinder: .*? 120 1 1 120", vist)
    assert aftryk(data) == foer


def test_indlaes_writes_a_version_and_deletes_the_upload(klient: FlaskClient, data: Path) -> None:
    adresse, side = rapport(klient, {"sager.csv": NYT_ARK})
    svar = tryk_indlaes(klient, adresse, side)
    assert svar.status_code == 303
    assert svar.location == "/korsbaek/indlaes/?version=2"
    assert "Indlæst som version 2" in tekst(klient.get(svar.location))
    assert not list((data / "modtaget").iterdir())
    with sqlite3.connect(data / "korsbaek.db") as db:
        assert db.execute("SELECT titel FROM sag").fetchall() == [("En ny sag",)]


def test_fortryd_changes_nothing_and_deletes_the_upload(klient: FlaskClient, data: Path) -> None:
    foer = aftryk(data)
    adresse, side = rapport(klient, {"sager.csv": NYT_ARK})
    klient.post(adresse, data={"csrf_token": noegle(side.text), "knap": "fortryd"})
    assert not list((data / "modtaget").iterdir())
    assert aftryk(data) == foer
    assert klient.get(adresse).status_code == 404


def test_an_upload_is_gone_after_an_hour(
    egen_app: Flask, klient: FlaskClient, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adresse, _ = rapport(klient, {"sager.csv": NYT_ARK})
    om_en_time = time.time() + timedelta(hours=1, seconds=1).total_seconds()
    monkeypatch.setattr(modtagelse_modul.time, "time", lambda: om_en_time)
    klient.get("/korsbaek/indlaes/")
    assert not list((data / "modtaget").iterdir())
    svar = klient.get(adresse)
    assert svar.status_code == 404
    assert "mere end en time" in tekst(svar)


def test_a_restart_between_the_two_steps_loses_nothing(
    klient: FlaskClient, data: Path, config: Config
) -> None:
    adresse, _ = rapport(klient, {"sager.csv": NYT_ARK})
    anden = create_app(replace(config, data=data)).test_client()
    side = vent(anden, adresse)
    assert "Rapport før indlæsning" in tekst(side)
    assert tryk_indlaes(anden, adresse, side).location.endswith("?version=2")


def test_a_restart_while_the_report_is_read_still_loads(
    klient: FlaskClient, data: Path, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    adresse, side = rapport(klient, {"sager.csv": NYT_ARK})
    anden = create_app(replace(config, data=data)).test_client()
    # The new process has made no report yet when *Indlæs* of the old one is pressed, twice.
    monkeypatch.setattr(modtagelse_modul, "VENT_SEKUNDER", 0)
    felter = indlaes_felter(side) | {"csrf_token": noegle(anden.get("/korsbaek/indlaes/").text)}
    for _ in range(2):
        anden.post(adresse, data=felter)
    assert vent(anden, adresse).location.endswith("?version=2")
    assert nummer(data) == 2


def test_the_later_of_two_is_told_and_both_are_kept(klient: FlaskClient, data: Path) -> None:
    en, en_side = rapport(klient, {"sager.csv": NYT_ARK})
    anden, anden_side = rapport(klient, {"myndigheder.csv": b"CVR;Myndighed\r\n12345678;Ny\r\n"})
    tryk_indlaes(klient, en, en_side)
    svar = tryk_indlaes(klient, anden, anden_side)
    assert svar.status_code == 200
    assert "Imens er version 2 indlæst" in tekst(svar)
    assert nummer(data) == 2
    assert tryk_indlaes(klient, anden, svar).location.endswith("?version=3")
    with sqlite3.connect(data / "korsbaek.db") as db:
        assert db.execute("SELECT titel FROM sag").fetchall() == [("En ny sag",)]
        assert ("Ny",) in db.execute("SELECT navn FROM myndighed").fetchall()


def test_going_back_makes_a_new_version_and_leaves_variants(
    klient: FlaskClient, data: Path
) -> None:
    adresse, side = rapport(klient, {"sager.csv": NYT_ARK})
    tryk_indlaes(klient, adresse, side)
    with sqlite3.connect(data / "korsbaek.db") as db:
        db.execute("UPDATE variant SET navn = 'Rettet' WHERE slug = 'model-1'")
    side = klient.get("/korsbaek/indlaes/")
    assert "Gå tilbage til version 1" in tekst(side)
    svar = klient.post(
        "/korsbaek/indlaes/tilbage/", data={"csrf_token": noegle(side.text), "version": "1"}
    )
    assert svar.location == "/korsbaek/indlaes/?version=3"
    with sqlite3.connect(data / "korsbaek.db") as db:
        assert db.execute("SELECT count(*) FROM sag").fetchone() == (120,)
        assert db.execute("SELECT navn FROM variant WHERE slug='model-1'").fetchone() == ("Rettet",)


def test_a_change_made_in_the_product_survives_an_import(klient: FlaskClient, data: Path) -> None:
    with sqlite3.connect(data / "korsbaek.db") as db:
        db.execute("UPDATE enhedsmapning SET bemaerkning = 'min egen' WHERE variant = 'model-1'")
    adresse, side = rapport(klient, {"sager.csv": NYT_ARK})
    tryk_indlaes(klient, adresse, side)
    with sqlite3.connect(data / "korsbaek.db") as db:
        sql = "SELECT DISTINCT bemaerkning FROM enhedsmapning WHERE variant = 'model-1'"
        assert db.execute(sql).fetchall() == [("min egen",)]


def test_a_variant_that_points_to_something_gone_says_so(klient: FlaskClient, data: Path) -> None:
    with sqlite3.connect(data / "korsbaek.db") as db:
        db.execute(
            "UPDATE enhedsmapning SET lokal_enhed = 'Enhed der var' "
            "WHERE variant = 'model-1' AND nr = 0"
        )
    _, side = rapport(klient, {"sager.csv": NYT_ARK})
    assert "peger på 1 enhed i Cura, som ikke er i data: Enhed der var" in tekst(side)


def test_ten_thousand_equal_faults_are_one_line(klient: FlaskClient) -> None:
    brugbar = "CURA-2023-0101;2023-02-14;Opstået\r\n"
    raekker = brugbar + "".join(f"X-{nr};2024-01-01;Opstået\r\n" for nr in range(10_000))
    _, side = rapport(
        klient, {"haendelser.csv": f"Sagsnummer;Dato;Fremdrift\r\n{raekker}".encode()}
    )
    vist = tekst(side)
    assert vist.count("Sagsnummeret står ikke i arket Sager") == 1
    assert "10.000" in vist
    assert "A3 »X-0«" in vist
    assert len(side.text) < 60_000


def test_the_report_can_be_taken_along_with_the_cells(klient: FlaskClient) -> None:
    brugbar = "CURA-2023-0101;2023-02-14;Opstået\r\n"
    indhold = f"Sagsnummer;Dato;Fremdrift\r\n{brugbar}X-1;2024-01-01;\r\n"
    adresse, _ = rapport(klient, {"haendelser.csv": indhold.encode()})
    svar = klient.get(f"{adresse}rapport.xlsx")
    ark = load_workbook(io.BytesIO(svar.data))["Fejl"]
    raekker = [[celle.value for celle in raekke] for raekke in ark.iter_rows(min_row=2)]
    assert ["haendelser.csv", "A3", "X-1"] in [[r[1], r[3], r[4]] for r in raekker]


def test_a_new_kommune_of_sheets_alone(klient: FlaskClient, config: Config) -> None:
    filer = {n: i for n, i in laes_mappe(config.seed / "korsbaek").items() if n != "kommune.csv"}
    adresse, side = rapport(
        klient, filer, adresse="/indlaes/", navn="Prøve Kommune", cvr="12345674", dato="2024-04-08"
    )
    assert adresse.startswith("/proeve/indlaes/")
    assert tryk_indlaes(klient, adresse, side).location == "/proeve/indlaes/?version=1"
    assert "Prøve Kommune" in tekst(klient.get("/proeve/"))


@pytest.mark.parametrize(
    "felter, besked",
    [
        ({"navn": "", "cvr": "12345674", "dato": "2024-04-08"}, "Skriv kommunens navn"),
        (
            {"navn": "Korsbæk Kommune", "cvr": "12345674", "dato": "2024-04-08"},
            "allerede en kommune",
        ),
        ({"navn": "Ny", "cvr": "123", "dato": "2024-04-08"}, "otte cifre"),
        ({"navn": "Ny", "cvr": "12345678", "dato": "2024-04-08"}, "modulus 11"),
        ({"navn": "Ny", "cvr": "12345674", "dato": "i går"}, "Skriv datoen"),
        ({"navn": "Sammenlign", "cvr": "12345674", "dato": "2024-04-08"}, "Skriv kommunens navn"),
    ],
)
def test_a_new_kommune_says_what_is_missing(
    klient: FlaskClient, felter: dict[str, str], besked: str
) -> None:
    svar = aflever(klient, {"a.csv": NYT_ARK}, adresse="/indlaes/", **felter)
    assert svar.status_code == 422
    assert besked in tekst(svar)


def test_no_file_chosen(klient: FlaskClient) -> None:
    svar = aflever(klient, {})
    assert svar.status_code == 422
    assert "Vælg mindst én fil" in tekst(svar)


def _zip(navn: str, indhold: bytes) -> bytes:
    ud = io.BytesIO()
    with zipfile.ZipFile(ud, "w", zipfile.ZIP_DEFLATED) as arkiv:
        arkiv.writestr("xl/workbook.xml", "<workbook/>")
        arkiv.writestr(navn, indhold)
    return ud.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITET = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><KLE-Emneplan>&b;</KLE-Emneplan>'


@pytest.mark.parametrize(
    "navn, indhold, besked",
    [
        ("bombe.xlsx", _zip("xl/sharedStrings.xml", b"0" * 110_000_000), "pakket ud"),
        ("laast.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "adgangskode"),
        ("gammel.xls", OLE + b"\0" * 600, "gamle format"),
        ("falsk.xlsx", b"%PDF-1.7\n", "PDF"),
        ("entitet.xml", ENTITET, "DTD"),
        ("komma.json", b'{"OUs": [{"Uuid": "1",},]}', "komma"),
        ("halv.xlsx", _zip("xl/a.xml", b"<a/>" * 900)[:-80], "beskadiget"),
        ("tom.csv", b"", "tom"),
        ("halv.json", b'{"data": {"organisationEnhedListe": {"edges": [', "JSON"),
    ],
)
def test_a_bad_file_gets_a_clear_answer_and_changes_nothing(
    klient: FlaskClient, data: Path, navn: str, indhold: bytes, besked: str
) -> None:
    foer = aftryk(data)
    _, side = rapport(klient, {navn: indhold, "sager.csv": NYT_ARK})
    assert "Filerne kan ikke indlæses" in tekst(side)
    assert "Intet er ændret" in tekst(side)
    assert f"»{navn}« kan ikke læses" in tekst(side)
    assert besked in tekst(side)
    assert aftryk(data) == foer
    assert not list(data.glob("modtaget/*"))


def test_all_bad_files_are_named_at_once(klient: FlaskClient) -> None:
    _, side = rapport(klient, {"a.xlsx": b"%PDF-", "b.csv": b""})
    assert "»a.xlsx«" in tekst(side)
    assert "»b.csv«" in tekst(side)


def test_too_large_an_upload(klient: FlaskClient, egen_app: Flask, data: Path) -> None:
    egen_app.config["MAX_CONTENT_LENGTH"] = 1000
    felter = {"csrf_token": noegle(klient.get("/korsbaek/indlaes/").text)}
    svar = klient.post(
        "/korsbaek/indlaes/",
        data={**felter, "filer": [(io.BytesIO(b"x" * 2000), "a.csv")]},
        content_type="multipart/form-data",
    )
    assert svar.status_code == 413
    assert "for stor" in tekst(svar)
    assert nummer(data) == 1


def test_a_full_disk_changes_nothing(
    klient: FlaskClient, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adresse, side = rapport(klient, {"sager.csv": NYT_ARK})
    foer = aftryk(data)
    with sqlite3.connect(data / "korsbaek.db") as db:
        sider = db.execute("PRAGMA page_count").fetchone()[0]
    rigtig = sqlite3.connect

    def lille(*args: object, **kwargs: object) -> sqlite3.Connection:
        forbindelse = rigtig(*args, **kwargs)  # type: ignore[call-overload]
        forbindelse.execute(f"PRAGMA max_page_count = {sider // 2}")
        return forbindelse

    with monkeypatch.context() as m:
        m.setattr(sqlite3, "connect", lille)
        svar = tryk_indlaes(klient, adresse, side)
    assert "Der er ikke plads på disken. Intet er ændret." in tekst(svar)
    assert aftryk(data) == foer
    assert not list(data.glob("*.ny*"))
    assert klient.get("/korsbaek/").status_code == 200


def test_rename_copy_download_reset_and_delete(klient: FlaskClient, data: Path) -> None:
    nv = noegle(klient.get("/korsbaek/indlaes/").text)

    def post(adresse: str, **felter: str) -> TestResponse:
        return klient.post(adresse, data={"csrf_token": nv, **felter})

    assert post("/korsbaek/indlaes/omdoeb/", navn="Nyt Navn").status_code == 303
    assert "Nyt Navn" in tekst(klient.get("/korsbaek/"))
    adresse, side = rapport(klient, {"sager.csv": NYT_ARK})
    tryk_indlaes(klient, adresse, side)
    assert "Nyt Navn" in tekst(klient.get("/korsbaek/")), "the name survives an import"
    assert post("/korsbaek/indlaes/kopier/", navn="Øvelse Kommune").location == "/oevelse/"
    assert "Øvelse Kommune" in tekst(klient.get("/oevelse/"))
    assert post("/korsbaek/indlaes/kopier/", navn="Øvelse Kommune").status_code == 422
    hentet = klient.get("/oevelse/indlaes/hent/")
    assert hentet.data.startswith(b"SQLite format 3")
    (data / "hentet.db").write_bytes(hentet.data)
    with sqlite3.connect(data / "hentet.db") as db:
        assert db.execute("SELECT slug FROM kommune").fetchone() == ("oevelse",)
    assert "Nulstil Øvelse Kommune?" in tekst(klient.get("/oevelse/indlaes/nulstil/"))
    assert post("/oevelse/indlaes/nulstil/").location == "/oevelse/"
    with sqlite3.connect(data / "oevelse.db") as db:
        assert db.execute("SELECT count(*) FROM sag").fetchone() == (120,)
        assert db.execute("SELECT navn FROM kommune").fetchone() == ("Øvelse Kommune",)
    assert "Slet Øvelse Kommune?" in tekst(klient.get("/oevelse/indlaes/slet/"))
    assert post("/oevelse/indlaes/slet/").location == "/"
    assert klient.get("/oevelse/").status_code == 404


@pytest.mark.parametrize("metode", ["GET", "HEAD"])
def test_a_kommune_is_sent_in_parts_and_nothing_is_left_when_nobody_waits(
    egen_app: Flask, data: Path, metode: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(indlaes, "EN_DEL", EN_DEL)
    foer = sorted(sti.name for sti in data.iterdir())
    miljoe = create_environ("/korsbaek/indlaes/hent/", method=metode)
    dele, status, hoveder = run_wsgi_app(egen_app, miljoe)
    assert status == "200 OK"
    if metode == "GET":
        assert len(next(iter(dele))) <= EN_DEL < int(hoveder["Content-Length"])
        assert sorted(sti.name for sti in data.iterdir()) != foer, "the rest waits on the disk"
    dele.close()
    assert sorted(sti.name for sti in data.iterdir()) == foer


def test_nothing_is_changed_without_the_forms_token(klient: FlaskClient, data: Path) -> None:
    for sti in ("slet", "nulstil", "omdoeb", "kopier", "tilbage", ""):
        svar = klient.post(f"/korsbaek/indlaes/{sti}{'/' if sti else ''}", data={"navn": "X"})
        assert svar.status_code == 400, sti
    assert (data / "korsbaek.db").is_file()


def test_what_takes_long_says_what_is_going_on(
    klient: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(modtagelse_modul, "VENT_SEKUNDER", 0)
    rigtig = Kommunelager.luk_ind

    def langsom(self: Kommunelager, slug: str, filer: Mapping[str, bytes]) -> object:
        time.sleep(0.3)
        return rigtig(self, slug, filer)

    monkeypatch.setattr(Kommunelager, "luk_ind", langsom)
    adresse = aflever(klient, {"sager.csv": NYT_ARK}).location
    svar = klient.get(adresse)
    assert "Vi læser filerne" in tekst(svar)
    assert svar.headers["Refresh"] == "1"
    assert "Rapport før indlæsning" in tekst(vent(klient, adresse))


def test_a_file_of_an_older_version_is_read_again_and_a_copy_kept(
    data: Path, egen_app: Flask, config: Config
) -> None:
    lager = Kommunelager(data, config.seed)
    with sqlite3.connect(data / "min.db") as db:
        db.executescript((FILER.parent / "skema" / "3-navne.sql").read_text(encoding="utf-8"))
        db.execute("UPDATE variant SET navn = 'Rettet' WHERE slug = 'model-2'")
        fk_navne = db.execute("SELECT lokal_enhed, fk_navn FROM enhedsmapning").fetchall()
        versioner = db.execute("SELECT max(nr) FROM version").fetchone()[0]
    db.close()
    assert any(navn for _, navn in fk_navne)
    assert lager.opgrader() == ()
    assert (data / "kopier" / "min-skema-3.db").is_file()
    with lager.aaben("min") as database:
        assert nyeste_version(database) == versioner + 1
        assert "ny udgave" in load_versioner(database)[0].tekst
        assert "sager.csv" in load_kildefiler(database)
        sql = "SELECT navn FROM variant WHERE slug = 'model-2'"
        assert database.execute(sql).fetchone() == ("Rettet",)
        sql = "SELECT lokal_enhed, fk_navn FROM enhedsmapning"
        assert database.execute(sql).fetchall() == fk_navne


def test_an_organisation_sheet_for_one_variant(klient: FlaskClient, data: Path) -> None:
    with sqlite3.connect(data / "korsbaek.db") as db:
        sql = "SELECT indhold FROM kildefil WHERE navn = 'organisationsark-model-1.xlsx'"
        indhold = db.execute(sql).fetchone()[0]
        foer = db.execute("SELECT * FROM enhedsmapning WHERE variant = 'model-1'").fetchall()
    adresse, side = rapport(klient, {"helt-nyt.xlsx": indhold}, variant="brugerdefineret")
    assert "udskifter mapningen af enheder" in tekst(side)
    tryk_indlaes(klient, adresse, side)
    with sqlite3.connect(data / "korsbaek.db") as db:
        par = "SELECT lokal_enhed, fk_enhed FROM enhedsmapning WHERE variant = ? ORDER BY nr"
        assert (
            db.execute(par, ["brugerdefineret"]).fetchall()
            == db.execute(par, ["model-1"]).fetchall()
        )
        assert db.execute("SELECT * FROM enhedsmapning WHERE variant='model-1'").fetchall() == foer


def test_an_upload_of_two_gigabytes_is_refused_before_it_is_read(klient: FlaskClient) -> None:
    svar = klient.post(
        "/korsbaek/indlaes/",
        input_stream=io.BytesIO(b"x" * 1000),
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": str(2 * 1024**3)},
    )
    assert svar.status_code == 413
    assert "for stor" in tekst(svar)


# What the page says is read, by a word of what each kind of file is recognised as.
SLAGS_PAA_SIDEN = {
    "cura_forberedelsesark.xlsx": "forberedelsesark",
    "cura_orgmapning.csv": "organisationsark",
    "fk_org_graphql_organisationEnhedListe.json": "GraphQL",
    "os2sync_orgunits.json": "OS2sync",
    "os2mo_graphql_org_units.json": "OS2mo",
    "fk_org_FremsoegObjekthierarkiOutput.xml": "FremsoegObjekthierarkiOutput",
    "fk_org_Adresse_ListOutput.xml": "ListOutput",
    "kle_emneplan_sample.xml": "emneplan",
    "kle_emneplan_maj_2024.xml": "emneplan",
    "sf1470_ImporterSagDokumentIndeksInput.xml": "SF1470",
    "sf1490_ImporterYdelseIndeksInput.xml": "SF1490",
    "sf1491_EffektueringHent_O.json": "SF1491",
}


@pytest.mark.parametrize("adresse", ["/indlaes/", "/korsbaek/indlaes/"])
def test_the_page_lists_all_that_is_read(klient: FlaskClient, adresse: str) -> None:
    side = tekst(klient.get(adresse))
    for navn, ord_ in SLAGS_PAA_SIDEN.items():
        assert ord_ in side, navn
    filer = {re.sub(r"\.\w+$", "", fil.name) for fil in FILER.iterdir() if fil.is_file()}
    assert filer == {re.sub(r"\.\w+$", "", navn) for navn in SLAGS_PAA_SIDEN}
    for ord_ in ("handlingsfacetter", "Testdata", "SAPA-roller", "Roller i indekserne", ".toml"):
        assert ord_ in side


def test_the_empty_template_is_on_the_page(klient: FlaskClient) -> None:
    assert "/indlaes/skabelon.xlsx" in klient.get("/indlaes/").text
    svar = klient.get("/indlaes/skabelon.xlsx")
    assert "Personer" in load_workbook(io.BytesIO(svar.data)).sheetnames
