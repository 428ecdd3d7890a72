"""Pages taken home: the command, the button, who is asked about, and what stands in every file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import lxml.html
import pytest
from click.testing import Result

from tests.formular import noegle
from tests.klient import PageClient
from webapp.app import create_app
from webapp.config import Config
from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.services.kommuner.kommuner import Kommunelager

Koer = Callable[..., Result]
SIDE = "/korsbaek/model-1/mapping/hjem/sider/"
HENT = f"{SIDE}zip/?borger=nancy-ann-berggren&borger=kim-borgersen&som=visitator"
NANCY = ("--person", "nancy-ann-berggren")


def pakket_ud(indhold: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(indhold)) as arkiv:
        return {navn.partition("/")[2]: arkiv.read(navn) for navn in arkiv.namelist()}


@pytest.fixture(scope="module")
def mappe(klient: PageClient) -> Mapping[str, bytes]:
    svar = klient.klient.get(HENT)
    assert svar.content_type == "application/zip"
    assert "forhaandsblik-korsbaek-model-1.zip" in svar.headers["Content-Disposition"]
    return pakket_ud(svar.get_data())


def sider(mappe: Mapping[str, bytes]) -> dict[str, lxml.html.HtmlElement]:
    return {
        navn: lxml.html.document_fromstring(indhold.decode())
        for navn, indhold in mappe.items()
        if navn.endswith(".html")
    }


def test_the_folder_has_each_kind_of_page(mappe: Mapping[str, bytes]):
    for navn in (
        "index.html",
        "nancy-ann-berggren/mit-overblik.html",
        "nancy-ann-berggren/mit-overblik-sager.html",
        "nancy-ann-berggren/hvorfor.html",
        "nancy-ann-berggren/hvorfor-som-visitator.html",
        "nancy-ann-berggren/sammenlign-mit-overblik.html",
        "kim-borgersen/sapa-visitator-borger.html",
    ):
        assert navn in mappe
    assert {navn.partition("/")[0] for navn in mappe} == {
        *("index.html", "filer", "forhaandsblik.json", "nancy-ann-berggren", "kim-borgersen")
    }


def test_every_link_and_file_of_every_page_is_in_the_folder(mappe: Mapping[str, bytes]):
    """Relative, without `/` at its beginning; out of the folder only by the data's own links."""
    alle = sider(mappe)
    ider = {navn: set(trae.xpath("//@id")) for navn, trae in alle.items()}
    assert len(alle) > 150
    for navn, trae in alle.items():
        links = trae.xpath("//a/@href")
        assert not trae.xpath("//a[not(@href)]"), navn
        for maal in [*links, *trae.xpath("//link/@href|//img/@src|//use/@href")]:
            if re.match(r"(https?:|tel:|mailto:)", maal):
                assert maal in links
                continue
            assert not re.match(r"[a-z]+:|/", maal), (navn, maal)
            sti, _, anker = maal.partition("#")
            fil = (Path("/") / navn).parent.joinpath(unquote(sti)) if sti else Path("/") / navn
            fundet = str(fil.resolve().relative_to("/"))
            assert fundet in mappe, (navn, maal)
            assert not anker or unquote(anker) in ider[fundet], (navn, maal)


def test_style_sheets_ask_for_what_is_in_the_folder(mappe: Mapping[str, bytes]):
    for navn, indhold in mappe.items():
        if navn.endswith(".css"):
            for maal in re.findall(r'url\("?([^")]+)', indhold.decode()):
                fil = str((Path("/") / navn).parent.joinpath(maal).resolve().relative_to("/"))
                assert maal.startswith("data:") or fil in mappe, (navn, maal)
            assert "@import" not in indhold.decode()


def test_every_page_says_variant_and_day_and_is_kept_out_of_searches(mappe: Mapping[str, bytes]):
    for navn, trae in sider(mappe).items():
        linje = " ".join(trae.xpath('string(//aside[contains(@class, "linje")])').split())
        assert "Forhåndsvisning – ikke borger.dk" in linje, navn
        assert "Model 1 – detaljeret" in linje, navn
        assert re.search(r"Vist pr\. \d+\. \w+ \d{4}", linje), navn
        assert re.search(r"Taget med hjem \d+\. \w+ \d{4}", linje), navn
        assert "noindex" in trae.xpath('string(//meta[@name="robots"]/@content)')


def test_nothing_can_be_sent_run_or_filled_in(mappe: Mapping[str, bytes]):
    for navn, trae in sider(mappe).items():
        assert not trae.xpath(
            "//form|//script|//input|//select|//textarea|//button[not(@disabled)]"
        ), navn


def test_no_cpr_number_is_in_a_file(mappe: Mapping[str, bytes]):
    for navn, indhold in mappe.items():
        assert masker_cpr(navn) == navn
        if navn.endswith((".html", ".json")):
            assert b"251248-4916" not in indhold, navn
            assert b"2512484916" not in indhold, navn
    assert b"251248-XXXX" in mappe["nancy-ann-berggren/mit-overblik-mine-data.html"]


def test_the_command_writes_the_same(koer: Koer, tmp_path: Path, mappe: Mapping[str, bytes]):
    ud = tmp_path / "ud"
    valgt = (*NANCY, "--person", "kim-borgersen", "--rolle", "visitator")
    resultat = koer("export", "korsbaek", "model-1", "--site", ud, *valgt)
    assert resultat.exit_code == 0, resultat.output
    assert "index.html" in resultat.stdout
    skrevet = {f.relative_to(ud).as_posix(): f.read_bytes() for f in ud.rglob("*") if f.is_file()}
    assert skrevet == dict(mappe)


@pytest.mark.parametrize(
    "valgt, sagt",
    [
        (("--person", "ingen"), "ingen"),
        ((*NANCY, "--rolle", "pedel"), "pedel"),
        ((*NANCY, "--dato", "1900-01-01"), "1900"),
    ],
)
def test_what_is_not_there_is_told_and_nothing_is_written(
    koer: Koer, tmp_path: Path, valgt: tuple[str, ...], sagt: str
):
    resultat = koer("export", "korsbaek", "model-1", "--site", tmp_path / "ud", *valgt)
    assert resultat.exit_code == 2
    assert sagt in resultat.output
    assert not (tmp_path / "ud").exists()


def test_a_folder_with_something_else_in_it_is_refused_first(koer: Koer, tmp_path: Path):
    (tmp_path / "min.txt").write_text("min")
    resultat = koer("export", "korsbaek", "model-1", "--site", tmp_path, *NANCY)
    assert (resultat.exit_code, "Intet er skrevet" in resultat.output) == (2, True)


def goer_ukendt(lager: Kommunelager) -> None:
    """A citizen under another name is none of the example's."""
    with lager.aaben("korsbaek") as database:
        database.execute("UPDATE person SET navn = 'Karen Holm' WHERE slug = 'kirsten-vang'")
        database.conn.commit()


def test_who_can_be_real_comes_with_only_after_a_yes(
    koer: Koer, egen: PageClient, mit_lager: Kommunelager, tmp_path: Path
):
    goer_ukendt(mit_lager)
    ud, karen = tmp_path / "ud", ("--person", "kirsten-vang")
    for valgt in (karen, ()):
        nej = koer("export", "korsbaek", "model-1", "--site", ud, *valgt)
        assert nej.exit_code == 2
        assert "Karen Holm kan stå for rigtige mennesker" in nej.output
        assert not ud.exists()
    assert koer("export", "korsbaek", "model-1", "--site", ud, *karen, "--ja").exit_code == 0
    assert (ud / "kirsten-vang" / "mit-overblik.html").is_file()

    side = egen.get(SIDE)
    assert "Kan de stå for rigtige mennesker?" in side.tekst
    igen = egen.get(f"{SIDE}zip/?borger=kirsten-vang", 400)
    assert "Karen Holm kan stå for rigtige mennesker" in igen.tekst
    assert igen.xpath('//input[@value="kirsten-vang"]/@checked')
    assert egen.klient.get(f"{SIDE}zip/?borger=kirsten-vang&ja=1").status_code == 200
    assert egen.klient.get(f"{SIDE}zip/?borger=kim-borgersen").status_code == 200


def test_the_page_asks_for_a_choice(klient: PageClient):
    assert "rigtige mennesker" not in klient.get(SIDE).tekst
    assert "Vælg mindst én borger" in klient.get(f"{SIDE}zip/", 400).tekst
    assert klient.klient.get(f"{SIDE}zip/?borger=ingen").status_code == 404
    assert klient.get("/korsbaek/model-1/mapping/hjem/").xpath(f'//a[@href="{SIDE}"]')


def test_the_day_and_the_other_variant_come_with_the_form(klient: PageClient):
    side = klient.get(f"{SIDE}?dato=2024-04-01&mod=foer-eksport")
    skjulte = {i.get("name"): i.get("value") for i in side.xpath("//main//input[@type='hidden']")}
    assert skjulte == {"dato": "2024-04-01", "mod": "foer-eksport"}
    svar = klient.klient.get(f"{SIDE}zip/?borger=jytte-roemer&dato=2024-04-01&mod=foer-eksport")
    filer = pakket_ud(svar.get_data())
    side_i_mappen = filer["jytte-roemer/sammenlign-mit-overblik.html"].decode()
    assert "Vist pr. 1. april 2024" in " ".join(side_i_mappen.split())
    assert "Før eksport" in side_i_mappen


def test_behind_a_code_the_pages_come_too_and_no_way_past_it(config: Config, lager: object):
    app = create_app(replace(config, adgangskode="korsbæk-2026"))
    klient = app.test_client()
    assert klient.get(HENT).status_code == 303
    # What no header can say: the mark lies in the environment, and is an object of the process.
    for navn in ("forhaandsblik.intern", "Forhaandsblik-Intern"):
        assert klient.get("/korsbaek/", headers={navn: "1"}).status_code == 303
    assert (
        klient.get("/korsbaek/", environ_overrides={"forhaandsblik.intern": "1"}).status_code == 303
    )
    token = noegle(klient.get("/adgang/").text)
    klient.post("/adgang/", data={"kode": "korsbæk-2026", "csrf_token": token})
    svar = klient.get(f"{SIDE}zip/?borger=nancy-ann-berggren")
    assert svar.status_code == 200
    filer = pakket_ud(svar.get_data())
    assert "nancy-ann-berggren/mit-overblik.html" in filer
    assert not any(b"Log af</button>" in indhold for indhold in filer.values())


def test_it_is_the_folder_each_time_and_no_page_becomes_one(klient: PageClient):
    side = "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/sager/"
    foer = klient.get(side).indhold
    for _ in range(4):
        svar = klient.klient.get(HENT)
        assert pakket_ud(svar.get_data())
    assert klient.get(side).indhold == foer
