"""Which pages a folder holds, what they are called in it, and how it is written."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.services.sidemappe.skrivning import INDHOLD, MappeError, skriv_mappe, som_zip
from webapp.services.sidemappe.valg import Mappevalg, Sideadresse

VALG = Mappevalg(
    kommune="k", variant="v", par=("v", "w"), personer=("anna", "bo"), roller=("visitator",)
)
FILER = {"index.html": b"<p>", "anna/mit-overblik.html": b"<b>"}
OPTAGNE = {"con", "prn", "aux", "nul", "com1", "lpt9"}


@pytest.mark.parametrize(
    "href, navn",
    [
        ("/k/v/mit-overblik/anna/", "anna/mit-overblik.html"),
        ("/k/v/mit-overblik/anna/sager/x/?vis=10&mod=w", "anna/mit-overblik-sager-x.html"),
        ("/k/v/hvorfor/bo/?objekt=sag/x", "bo/hvorfor.html"),
        ("/k/v/hvorfor/bo/?rolle=visitator", "bo/hvorfor-som-visitator.html"),
        ("/k/v/sapa/visitator/borger/bo/ydelser/", "bo/sapa-visitator-borger-ydelser.html"),
        ("/k/sammenlign/v/w/mit-overblik/anna/", "anna/sammenlign-mit-overblik.html"),
        ("/k/w/mit-overblik/anna/", None),
        ("/k/v/mit-overblik/carl/", None),
        ("/k/v/mit-overblik/", None),
        ("/k/v/sapa/jurist/borger/bo/", None),
        ("/k/v/sapa/visitator/borger/bo/bemaerkning/", None),
        ("/k/v/sapa/visitator/borger/bo/journalnotat/", None),
        ("/k/v/sapa/visitator/borger/bo/sager/en/journalnotat/", None),
        ("/k/v/sapa/visitator/enheder/u/", None),
        ("/k/v/hvorfor/bo/?rolle=jurist", None),
        ("/k/v/mit-overblik/anna/?dato=2024-01-01", None),
        ("/k/v/sapa/visitator/borger/bo/tidslinje/?fra=2024", None),
        ("/k/sammenlign/w/v/mit-overblik/anna/", None),
        ("/k/sammenlign/v/w/hvorfor/anna/", None),
        ("/l/v/mit-overblik/anna/", None),
        ("//evil.example/k/v/mit-overblik/anna/", None),
        ("https://evil.example/k/v/mit-overblik/anna/", None),
        ("/k/v/kontrol/", None),
    ],
)
def test_which_links_lead_to_pages_of_the_folder(href: str, navn: str | None):
    fundet = VALG.find(href)
    assert (fundet.navn() if fundet else None) == navn


@given(
    person=st.from_regex(r"[a-z0-9][a-z0-9.-]{0,120}", fullmatch=True)
    | st.sampled_from(sorted(OPTAGNE)),
    hale=st.from_regex(r"[a-z0-9][a-z0-9.-]{0,160}", fullmatch=True),
)
def test_every_name_is_one_that_windows_has_room_for(person: str, hale: str):
    navn = Sideadresse("k", f"v/mit-overblik/{person}/sager/{hale}/", person).navn()
    for del_ in navn.split("/"):
        assert del_.partition(".")[0].lower() not in OPTAGNE
        assert not del_.endswith((".", " "))
        assert not set(del_) & set('<>:"\\|?*')
    assert len(navn) < 120


def test_a_folder_is_written_and_written_again(tmp_path: Path):
    maal = tmp_path / "ud"
    skriv_mappe(maal, FILER)
    skriv_mappe(maal, {"index.html": b"ny"})
    assert {f.name for f in maal.rglob("*") if f.is_file()} == {"index.html", INDHOLD}
    assert (maal / "index.html").read_bytes() == b"ny"
    assert list(tmp_path.iterdir()) == [maal]


@pytest.mark.parametrize("i_forvejen", ["fremmed", "tilføjet", "fil", "tom"])
def test_what_somebody_else_put_there_is_left_alone(tmp_path: Path, i_forvejen: str):
    maal = tmp_path / "ud"
    if i_forvejen == "tilføjet":
        skriv_mappe(maal, FILER)
    elif i_forvejen == "fil":
        maal.write_text("min")
    if i_forvejen == "tom":
        maal.mkdir()
        skriv_mappe(maal, FILER)
        assert (maal / "index.html").is_file()
        return
    if i_forvejen != "fil":
        maal.mkdir(exist_ok=True)
        (maal / "min.txt").write_text("min")
    foer = {f: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()}
    with pytest.raises(MappeError, match="Intet er skrevet"):
        skriv_mappe(maal, {"index.html": b"ny"})
    assert {f: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()} == foer


@pytest.mark.parametrize("hvornaar", ["mens den skrives", "når den byttes ind"])
def test_a_folder_that_cannot_be_written_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hvornaar: str
):
    maal = tmp_path / "ud"
    skriv_mappe(maal, FILER)
    foer = {f: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()}
    if hvornaar == "mens den skrives":
        daarlige = {"index.html": b"ny", "index.html/under": b"x"}
    else:
        daarlige = {"index.html": b"ny"}
        rename = Path.rename

        def nej(fra: Path, til: Path) -> Path:
            if fra.name == "ny":
                raise OSError("optaget")
            return rename(fra, til)

        monkeypatch.setattr(Path, "rename", nej)
    with pytest.raises(OSError, match=r"optaget|index\.html"):
        skriv_mappe(maal, daarlige)
    assert {f: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()} == foer


def test_the_archive_holds_the_same(tmp_path: Path):
    skriv_mappe(tmp_path / "ud", FILER)
    with zipfile.ZipFile(io.BytesIO(som_zip(FILER, "ud"))) as arkiv:
        pakket = {navn: arkiv.read(navn) for navn in arkiv.namelist()}
    mappe = {
        f.relative_to(tmp_path).as_posix(): f.read_bytes()
        for f in tmp_path.rglob("*")
        if f.is_file()
    }
    assert pakket == mappe
    assert json.loads(pakket[f"ud/{INDHOLD}"])["filer"] == sorted(FILER)
    assert som_zip(FILER, "ud") == som_zip(FILER, "ud")
