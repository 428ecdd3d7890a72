"""Several organisation sheets at once: two models, one mapping in parts, files of one name."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from openpyxl import Workbook, load_workbook

from tests.havlunde import STAMDATA
from tests.integration.minby import FK, FORB, UUID
from webapp.domain.vaerdier.slug import KOMMUNENS_SIDER
from webapp.importers.variantfil.variantfil import slug_af_filnavn
from webapp.services.grundlag import load_grundlag
from webapp.services.hjemtagning.eksport import organisationsarket
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store.kildefiler import load_fund
from webapp.store.varianter import load_variantnavne

HOVED = ("Enhedsnavn i Cura", "Sagsansvarlig", "UUID", "Skal de mappes", "Bemærkninger")
MAPPET, IKKE = (UUID, "ja"), ("", "")
Raekker = Sequence[tuple[str, tuple[str, str]]]


def bog(**ark: Raekker) -> bytes:
    fil = Workbook()
    del fil[fil.active.title]
    for navn, raekker in ark.items():
        blad = fil.create_sheet(navn)
        blad.append(HOVED)
        for enhed, (uuid, mappes) in raekker:
            blad.append((enhed, "ja", uuid, mappes))
    ud = io.BytesIO()
    fil.save(ud)
    return ud.getvalue()


def csv(raekker: Raekker) -> bytes:
    linjer = (HOVED, *((enhed, "ja", *mappet) for enhed, mappet in raekker))
    return "\n".join(";".join(linje) for linje in linjer).encode()


def indlaes(lager: Kommunelager, **ark: bytes) -> Mapping[str, tuple[str, list[str]]]:
    """Each variant's name, and the units that it maps."""
    filer = {navn.replace("_", "."): indhold for navn, indhold in ark.items()}
    filer |= {"forb.csv": FORB.encode(), "fk.json": json.dumps(FK).encode()}
    lager.indlaes("ny", filer, stamdata=STAMDATA)
    with lager.aaben("ny") as database:
        return {
            slug: (
                navn,
                [
                    raekke.lokal_enhed
                    for raekke in load_grundlag(database, slug).variant.enhedsmapning
                    if raekke.fk_enhed
                ],
            )
            for slug, navn, _ in load_variantnavne(database)
        }


def test_two_sheets_of_the_same_units_in_one_file_are_two_variants(eget_lager: Kommunelager):
    """The second took the first one's slug, and the first was lost without a word."""
    to = {
        "Detaljeret": [("Nord", MAPPET), ("Syd", MAPPET)],
        "Overordnet": [("Nord", MAPPET), ("Syd", IKKE)],
    }
    assert indlaes(eget_lager, ark_xlsx=bog(**to)) == {
        "ark": ("Ark", ["Nord", "Syd"]),
        "ark-overordnet": ("Ark – Overordnet", ["Nord"]),
    }


def test_two_files_of_one_name_are_two_variants(eget_lager: Kommunelager):
    filer = {"ark_csv": csv([("Nord", MAPPET)]), "ark_xlsx": bog(A=[("Nord", IKKE)])}
    assert indlaes(eget_lager, **filer) == {"ark": ("Ark", ["Nord"]), "ark-2": ("Ark 2", [])}


def test_sheets_without_a_unit_in_common_are_one_mapping_and_it_is_told(
    eget_lager: Kommunelager,
):
    """A sheet for each area, as a kommune divides the work."""
    dele = {"Omsorg": [("Nord", MAPPET)], "Social": [("Syd", MAPPET), ("Vest", IKKE)]}
    assert indlaes(eget_lager, ark_xlsx=bog(**dele)) == {"ark": ("Ark", ["Nord", "Syd"])}
    with eget_lager.aaben("ny") as database:
        fund = load_fund(database)
    assert [(et.ark, et.vaerdi) for et in fund if et.kode == "ORGANISATIONSARK_DELT"] == [
        ("Social", "Omsorg")
    ]


@pytest.mark.parametrize("navn", ["Omsorg", "Social"])
def test_each_part_comes_home_with_its_own_rows(eget_lager: Kommunelager, navn: str):
    dele = {"Omsorg": [("Nord", MAPPET)], "Social": [("Syd", MAPPET), ("Vest", IKKE)]}
    indlaes(eget_lager, ark_xlsx=bog(**dele))
    with eget_lager.aaben("ny") as database:
        hjemme = organisationsarket(database, load_grundlag(database, "ark"))
    blad = load_workbook(io.BytesIO(hjemme.indhold))[navn]
    celler = [tuple(celle or "" for celle in raekke) for raekke in blad.values]
    assert [raekke[:4] for raekke in celler[1:]] == [
        (enhed, "ja", *mappet) for enhed, mappet in dele[navn]
    ]


def test_the_second_model_comes_home_in_its_own_sheet_and_back_to_its_own_variant(
    eget_lager: Kommunelager,
):
    """It was written over the first model's sheet, and came back as a third variant."""
    to = {
        "M1": [("Nord", MAPPET), ("Syd", MAPPET)],
        "M2": [("Nord", MAPPET), ("Syd", IKKE)],
    }
    foer = indlaes(eget_lager, ark_xlsx=bog(**to))
    with eget_lager.aaben("ny") as database:
        hjemme = organisationsarket(database, load_grundlag(database, "ark-m2"))
    blade = load_workbook(io.BytesIO(hjemme.indhold))
    assert [raekke[3].value for raekke in blade["M1"].iter_rows(min_row=2)] == ["ja", "ja"]
    assert [raekke[3].value for raekke in blade["M2"].iter_rows(min_row=2)] == ["ja", None]
    assert indlaes(eget_lager, **{"organisationsark-ark-m2_xlsx": hjemme.indhold}) == foer


def test_a_file_of_the_same_name_as_another_comes_back_to_its_own(eget_lager: Kommunelager):
    filer = {"ark_csv": csv([("Nord", MAPPET)]), "ark_xlsx": bog(A=[("Nord", IKKE)])}
    foer = indlaes(eget_lager, **filer)
    for slug in foer:
        with eget_lager.aaben("ny") as database:
            hjemme = organisationsarket(database, load_grundlag(database, slug))
        assert indlaes(eget_lager, **{f"organisationsark-{slug}_xlsx": hjemme.indhold}) == foer


def test_parts_of_two_models_find_their_own(eget_lager: Kommunelager):
    ark = {
        "M1 nord": [("Nord", MAPPET)],
        "M1 syd": [("Syd", MAPPET)],
        "M2 nord": [("Nord", IKKE)],
        "M2 syd": [("Syd", MAPPET)],
    }
    assert indlaes(eget_lager, ark_xlsx=bog(**ark)) == {
        "ark": ("Ark", ["Nord", "Syd"]),
        "ark-m2-nord": ("Ark – M2 nord", ["Syd"]),
    }


@pytest.mark.parametrize("side", sorted(KOMMUNENS_SIDER))
def test_a_variant_never_takes_the_address_of_a_page_of_the_kommune(
    eget_lager: Kommunelager, side: str
):
    """`sammenlign.xlsx` made a variant that no address reached."""
    filer = {f"{side}_xlsx": bog(A=[("Nord", MAPPET)])}
    assert list(indlaes(eget_lager, **filer)) == [f"{side}-2"]
    assert slug_af_filnavn(f"{side}.toml") == f"{side}-2"


def test_every_page_of_the_kommune_is_known_as_one(app: Flask):
    dele = (regel.rule.split("/")[1:] for regel in app.url_map.iter_rules())
    faste = {del_[1] for del_ in dele if del_[0] == "<kommune>" and len(del_) > 1}
    assert {en for en in faste if en and not en.startswith("<")} == KOMMUNENS_SIDER


@pytest.mark.parametrize("slug", ["Ø Ø", "indlaes"])
def test_a_variant_that_is_named_in_the_command_can_be_reached(
    koer: Callable[..., Result], slug: str, tmp_path: Path
):
    (tmp_path / "ny.csv").write_bytes(csv([("Nord", MAPPET)]))
    resultat = koer("import", tmp_path / "ny.csv", "--kommune", "korsbaek", "--variant", slug)
    assert (resultat.exit_code, "Varianten kan ikke hedde" in resultat.stderr) == (2, True)


def test_a_variant_without_its_sheet_is_told(eget_lager: Kommunelager):
    """Its mapping was empty without a word."""
    toml = b'navn = "A"\norganisationsark = "andet.xlsx"\n'
    indlaes(eget_lager, ark_xlsx=bog(A=[("Nord", MAPPET)]), a_toml=toml)
    with eget_lager.aaben("ny") as database:
        koder = {et.kode: et.vaerdi for et in load_fund(database)}
    assert koder["VARIANT_ARK_MANGLER"] == "andet.xlsx"
