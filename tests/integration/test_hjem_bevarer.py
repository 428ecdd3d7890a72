"""Tag med hjem: what the kommune's own sheets have is there afterwards, and the rest is named."""

from __future__ import annotations

import io
import shutil
import warnings
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.unit.importers.doer.arbejdsbog import bog, gem, pak, pak_ud
from webapp.app import create_app
from webapp.config import Config
from webapp.importers.doer import udeladt as ud
from webapp.services.grundlag import load_grundlag
from webapp.services.hjemtagning import eksport
from webapp.services.hjemtagning.eksport import find_hjemfil, hjemtagning
from webapp.services.hjemtagning.skrivning import skriv_hjem
from webapp.services.indlaes.udfyld import Stamdata
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.kommuner.varianter import gem_som_kopi
from webapp.store.kildefiler import load_kildefiler
from webapp.store.varianter import find_variant
from webapp.store.variantvalg import load_variantvalg

HAVLUNDE = Path(__file__).parents[1] / "filer" / "havlunde"


def hjem(lager: Kommunelager, mappe: Path) -> dict[str, Path]:
    """Everything of the first variant taken home."""
    mappe.mkdir(exist_ok=True)
    with lager.aaben("h") as database:
        grundlag = load_grundlag(database, load_variantvalg(database)[0].slug)
        filer = {navn: fil.indhold for navn, fil in hjemtagning(database, grundlag).items()}
        return {sti.name.partition("-")[0]: sti for sti in skriv_hjem(mappe, filer, erstat=False)}


@pytest.mark.filterwarnings("error")
def test_all_of_havlundes_sheets_is_there_and_goes_round_once_more(
    eget_lager: Kommunelager, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    eget_lager.indlaes("h", {fil.name: fil.read_bytes() for fil in HAVLUNDE.iterdir()})
    for omgang in range(2):
        filer = hjem(eget_lager, tmp_path / str(omgang))
        _er_som_foer(HAVLUNDE / "orgmapning-v3.xlsx", filer["organisationsark"])
        _er_som_foer(HAVLUNDE / "forberedelsesark.xlsx", filer["forberedelsesark"])
        eget_lager.indlaes(
            "h",
            {
                "orgmapning-v3.xlsx": filer["organisationsark"].read_bytes(),
                "forberedelsesark.xlsx": filer["forberedelsesark"].read_bytes(),
            },
        )
    assert "Warn" not in capfd.readouterr().err


def _er_som_foer(foer: Path, efter: Path) -> None:
    gammel, ny = load_workbook(foer), load_workbook(efter)
    assert ny.sheetnames == gammel.sheetnames, "the extra sheet too"
    for ark, nyt in zip(gammel.worksheets, ny.worksheets, strict=True):
        for raekke in ark.iter_rows():
            for celle in raekke:
                nye = nyt[celle.coordinate]
                assert nye.value == celle.value, celle.coordinate
                assert nye.number_format == celle.number_format
                assert (nye.comment and nye.comment.text) == (celle.comment and celle.comment.text)
        assert nyt.freeze_panes == ark.freeze_panes
        assert nyt.auto_filter.ref == ark.auto_filter.ref
        assert {k: (d.width, d.hidden) for k, d in nyt.column_dimensions.items()} == {
            k: (d.width, d.hidden) for k, d in ark.column_dimensions.items()
        }
        assert [(v.formula1, str(v.sqref)) for v in nyt.data_validations.dataValidation] == [
            (v.formula1, str(v.sqref)) for v in ark.data_validations.dataValidation
        ]
        assert [(str(b.sqref), b.rules[0].formula) for b in nyt.conditional_formatting] == [
            (str(b.sqref), b.rules[0].formula) for b in ark.conditional_formatting
        ]


def test_what_the_sheet_cannot_hold_is_said_before_it_is_fetched(
    eget_lager: Kommunelager, config: Config, tmp_path: Path
) -> None:
    dele = pak_ud(gem(_orgark())) | {"xl/vbaProject.bin": b"x", "xl/media/image1.png": b"x"}
    linjer: list[str] = []
    stamdata = Stamdata(navn="H")
    eget_lager.indlaes("h", {"org.xlsx": pak(dele)}, stamdata=stamdata, fortael=linjer.append)
    assert any("org.xlsx" in linje and ud.MAKROER in linje for linje in linjer)
    with eget_lager.aaben("h") as database:
        slug = load_variantvalg(database)[0].slug
        filer = hjemtagning(database, load_grundlag(database, slug))
    fil = next(fil for navn, fil in filer.items() if navn.startswith("organisationsark"))
    assert {ud.MAKROER, ud.BILLEDER} <= set(fil.udeladt)
    shutil.copytree(eget_lager.data, tmp_path / "app")
    app = create_app(
        Config(
            data=tmp_path / "app",
            templates=config.templates,
            static=config.static,
            seed=config.seed,
            maks_upload=config.maks_upload,
        )
    )
    side = app.test_client().get(f"/h/{slug}/mapping/hjem/").text
    assert side.index(ud.MAKROER) < side.index("organisationsark-")


def test_a_sheet_comes_back_to_the_variant_it_was_taken_home_from(
    eget_lager: Kommunelager, tmp_path: Path
) -> None:
    eget_lager.indlaes("h", {fil.name: fil.read_bytes() for fil in HAVLUNDE.iterdir()})
    with eget_lager.aaben("h") as database:
        model_1 = load_variantvalg(database)[0].slug
        gem_som_kopi(database, find_variant(database, model_1), "Model 2")
    for omgang, slug in enumerate((model_1, "model-2", "model-2")):
        with eget_lager.aaben("h") as database:
            grundlag = load_grundlag(database, slug)
            ark = {
                f"{Path(navn).stem} ({omgang}).xlsx": fil.indhold
                for navn, fil in hjemtagning(database, grundlag).items()
                if "ark-" in navn
            }
            foer = {en.slug: find_variant(database, en.slug) for en in load_variantvalg(database)}
        bog = load_workbook(io.BytesIO(ark[f"organisationsark-{slug} ({omgang}).xlsx"]))
        enhed, uuid = ("Sygepleje Nord", f"{omgang}aabb5b6-aea6-5e6f-9a1a-b17d4312cfc0")
        raekke = next(r for r in bog.worksheets[0].iter_rows() if r[0].value == enhed)
        raekke[4].value = uuid
        bog.save(ud := io.BytesIO())
        linjer: list[str] = []
        fund = eget_lager.indlaes(
            "h",
            ark | {f"organisationsark-{slug} ({omgang}).xlsx": ud.getvalue()},
            fortael=linjer.append,
        )
        assert any("erstatter »forberedelsesark.xlsx«" in linje for linje in linjer)
        assert not [et for et in fund if et.kode == "YDELSE_DUBLET"]
        with eget_lager.aaben("h") as database:
            nu = {en.slug: find_variant(database, en.slug) for en in load_variantvalg(database)}
            kendte = load_kildefiler(database)
        assert nu.keys() == foer.keys(), "no variant of its own"
        assert len([navn for navn in kendte if navn.endswith(".xlsx")]) == (3 if omgang else 2)
        for navn, variant in nu.items():
            mappet = [str(r.fk_enhed) for r in variant.enhedsmapning if r.lokal_enhed == enhed]
            assert (uuid in mappet) == (navn == slug), navn


def test_sheets_that_came_as_text_come_back_to_their_places_too(
    eget_lager: Kommunelager, tmp_path: Path
) -> None:
    navne = ("cura_orgmapning.csv", "cura_forberedelsesark.csv")
    filer = {navn: (HAVLUNDE.parent / navn).read_bytes() for navn in navne}
    eget_lager.indlaes("h", filer, stamdata=Stamdata(navn="H"))
    for omgang in range(2):
        with eget_lager.aaben("h") as database:
            foer = set(load_kildefiler(database))
            (variant,) = load_variantvalg(database)
            alle = hjemtagning(database, load_grundlag(database, variant.slug))
        eget_lager.indlaes("h", {n: f.indhold for n, f in alle.items() if "ark-" in n})
        with eget_lager.aaben("h") as database:
            assert set(load_kildefiler(database)) == foer, omgang
            assert [en.slug for en in load_variantvalg(database)] == [variant.slug]


def dele_af(navn: str, indhold: bytes) -> object:
    """What two files made of the same share: a workbook says when it was written."""
    if not navn.endswith(".xlsx"):
        return indhold
    return {del_: data for del_, data in pak_ud(indhold).items() if "docProps" not in del_}


def test_one_file_is_made_alone_and_as_among_the_others(
    eget_lager: Kommunelager, monkeypatch: pytest.MonkeyPatch
) -> None:
    eget_lager.indlaes("h", {fil.name: fil.read_bytes() for fil in HAVLUNDE.iterdir()})
    with eget_lager.aaben("h") as database:
        grundlag = load_grundlag(database, load_variantvalg(database)[0].slug)
        alle = hjemtagning(database, grundlag)
        for navn, fil in alle.items():
            alene = find_hjemfil(database, grundlag, navn)
            assert alene is not None
            assert alene.udeladt == fil.udeladt
            assert dele_af(navn, alene.indhold) == dele_af(navn, fil.indhold)
        assert find_hjemfil(database, grundlag, "forberedelsesark-9.xlsx") is None
        for andre in ("organisationsarket", "opsaetningsarket"):
            monkeypatch.setattr(eksport, andre, None)
        assert find_hjemfil(database, grundlag, next(n for n in alle if n.startswith("forb")))


def test_a_formulas_result_goes_home_with_it(eget_lager: Kommunelager, tmp_path: Path) -> None:
    workbook = _orgark()
    workbook.worksheets[0]["D4"] = "=SUM(D2:D3)"
    dele = pak_ud(gem(workbook))
    ark = "xl/worksheets/sheet1.xml"
    dele[ark] = dele[ark].replace(b"<f>SUM(D2:D3)</f><v/>", b"<f>SUM(D2:D3)</f><v>15.5</v>")
    dele[ark] = dele[ark].replace(b"<f>SUM(D2:D3)</f><v></v>", b"<f>SUM(D2:D3)</f><v>15.5</v>")
    assert b"15.5" in dele[ark]
    eget_lager.indlaes("h", {"org.xlsx": pak(dele)}, stamdata=Stamdata(navn="H"))
    fil = hjem(eget_lager, tmp_path / "ud")["organisationsark"].read_bytes()
    assert load_workbook(io.BytesIO(fil)).worksheets[0]["D4"].value == "=SUM(D2:D3)"
    assert load_workbook(io.BytesIO(fil), data_only=True).worksheets[0]["D4"].value == 15.5


def _orgark() -> Workbook:
    ny = bog()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ny.worksheets[0]["E1"], ny.worksheets[0]["E2"] = "Sagsansvarlig", "ja"
    return ny
