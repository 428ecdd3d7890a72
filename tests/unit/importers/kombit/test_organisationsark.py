import pytest

from tests.unit.importers.byg import (
    FILER,
    ORG_KOLONNER,
    UUID_1,
    UUID_2,
    eksempelfil,
    fundet,
    koder,
    laes,
    org,
    xlsx,
)
from webapp.importers.indlaes import Indfil


@pytest.mark.parametrize("navn", ["cura_orgmapning.csv", "cura_orgmapning.xlsx"])
def test_kombits_sheet_with_its_own_faults(navn):
    laest = laes(eksempelfil(navn))
    mappet = {r.lokal_enhed: str(r.fk_enhed) for r in laest.enhedsmapning if r.fk_enhed}
    assert mappet == {
        "Sundhed og Ældre": UUID_1,
        "Visitation Syd - Social": UUID_2,
        "Myndighed C": "addb2e4a-fa02-4464-b54c-7c75dccc2a1b",
    }
    assert [e.navn for e in laest.lokale_enheder if not e.sagsansvarlig] == [
        "Andebakkens plejehjem"
    ]
    assert koder(laest) == ["UUID_UGYLDIG", "MAPPES_UDEN_UUID"]
    fund = fundet(laest, "UUID_UGYLDIG")
    assert (fund.celle, fund.vaerdi) == ("E4", "aa8bffb-84b6-4dd7-9b6c-311f2d6f4e90")
    assert laest.enhedsmapning[3].bemaerkning == "Leder opad i Cura"
    assert str(laest.lokale_enheder[2].sted).endswith("A4")


def test_csv_and_xlsx_of_the_same_sheet_give_the_same():
    ark, tekst = (laes(eksempelfil(f"cura_orgmapning.{x}")) for x in ("xlsx", "csv"))
    assert [(r.lokal_enhed, r.fk_enhed) for r in ark.enhedsmapning] == [
        (r.lokal_enhed, r.fk_enhed) for r in tekst.enhedsmapning
    ]


def test_yes_without_a_uuid_is_a_fault_and_the_unit_is_not_mapped():
    laest = laes(org(("A", "ja", "ja", "A", None, "ja")))
    assert laest.enhedsmapning[0].fk_enhed is None
    assert (fundet(laest, "MAPPES_UDEN_UUID").alvor, koder(laest)) == ("fejl", ["MAPPES_UDEN_UUID"])


@pytest.mark.parametrize("mappes", ["nej", None])
def test_a_uuid_with_no_is_not_mapped(mappes):
    laest = laes(org(("A", "ja", "ja", "A", UUID_1, mappes)))
    assert laest.enhedsmapning[0].fk_enhed is None
    assert fundet(laest, "UUID_MEN_IKKE_MAPPET").alvor == "oplysning"


def test_a_unit_that_is_mapped_though_it_is_said_not_to_exist_is_reported():
    laest = laes(org(("A", "ja", "nej", None, UUID_1, "ja")))
    assert str(laest.enhedsmapning[0].fk_enhed) == UUID_1
    assert fundet(laest, "MAPPES_MEN_FINDES_IKKE").celle == "C2"


def test_of_two_rows_for_one_unit_the_first_wins():
    laest = laes(
        org(
            ("Syd - Social", "ja", "ja", "", UUID_1, "ja"),
            ("syd -  SOCIAL", "nej", "", "", UUID_2, "ja"),
        )
    )
    assert [(e.navn, e.sagsansvarlig) for e in laest.lokale_enheder] == [("Syd - Social", True)]
    assert [str(r.fk_enhed) for r in laest.enhedsmapning] == [UUID_1]
    assert fundet(laest, "ENHED_DUBLET").celle == "A3"


def test_two_sheets_share_their_units_and_keep_their_mappings_apart():
    laest = laes(
        org(("A", "ja", "ja", "", UUID_1, "ja"), ("B", "ja"), navn="model-1.xlsx"),
        org(("b", "nej", "ja", "", UUID_2, "ja"), ("C",), navn="model-2.xlsx"),
    )
    assert [e.navn for e in laest.lokale_enheder] == ["A", "B", "C"]
    assert {fil: [r.lokal_enhed for r in ark] for fil, ark in laest.organisationsark.items()} == {
        "model-1.xlsx": ["A", "B"],
        "model-2.xlsx": ["B", "C"],
    }
    assert laest.enhedsmapning == laest.organisationsark["model-1.xlsx"]
    fund = fundet(laest, "SAGSANSVARLIG_FORSKELLIG")
    assert (fund.fil, fund.celle, fund.vaerdi) == ("model-2.xlsx", "A2", "b")
    assert laest.lokale_enheder[1].sagsansvarlig


def test_two_models_may_be_two_sheets_of_one_workbook():
    ark = org(("A", "ja"), navn="begge.xlsx")
    to = Indfil("begge.xlsx", org(("A", "ja"), ark="Model 2").indhold)
    assert list(laes(ark, to).organisationsark) == ["begge.xlsx", "begge.xlsx#Model 2"]


def test_overordnet_is_spelled_as_the_unit_itself():
    kolonner = (*ORG_KOLONNER, "Overordnet enhed i Cura")
    tom = [None] * 5
    laest = laes(
        xlsx(
            [
                kolonner,
                ("Ældre", "ja", *tom, None),
                ("B", "ja", *tom, "ældre "),
                ("C", "ja", *tom, "X"),
            ]
        )
    )
    assert [e.overordnet for e in laest.lokale_enheder] == [None, "Ældre", None]
    assert fundet(laest, "OVERORDNET_UKENDT").vaerdi == "X"


def test_names_that_differ_by_a_sign_are_two_units():
    laest = laes(
        org(("Team +", "ja"), ("Team -", "ja"), ("Syd Social", "ja"), ("Syd - Social", "ja"))
    )
    assert len(laest.lokale_enheder) == 4
    assert laest.fund == ()


def test_uuids_of_any_version_are_good():
    laest = laes(org(("A", "ja", "ja", "", "33755590-D80E-4B00-9E00-000001310003", "ja")))
    assert str(laest.enhedsmapning[0].fk_enhed) == "33755590-d80e-4b00-9e00-000001310003"


def test_a_unit_that_stands_twice_names_both_rows_and_the_one_that_counts():
    filer = FILER / "havlunde"
    laest = laes(Indfil("v3.xlsx", (filer / "orgmapning-v3.xlsx").read_bytes()))
    fund = fundet(laest, "ENHED_DUBLET")
    assert fund.vaerdi == "Visitation Øst"
    assert "Række 6 tæller, og række 43 gør ikke." in fund.tekst
    (raekke,) = [r for r in laest.enhedsmapning if r.lokal_enhed == "Visitation Øst"]
    assert raekke.sted.celle == "E6"


def med_over(*raekker):
    kolonner = (*ORG_KOLONNER, "Overordnet enhed i Cura")
    return xlsx([kolonner, *((navn, "ja", *[""] * 5, over) for navn, over in raekker)])


def test_a_unit_over_itself_is_told_as_that():
    """It was »står ikke i noget organisationsark«, of a unit that stands there."""
    laest = laes(med_over(("A", "a"), ("B", "Findes ikke")))
    assert fundet(laest, "OVERORDNET_SIG_SELV").celle == "A2"
    assert fundet(laest, "OVERORDNET_UKENDT").celle == "A3"


def test_a_ring_of_units_is_told_once():
    laest = laes(med_over(("Over", "B"), ("A", "B"), ("B", "C"), ("C", "A"), ("D", "")))
    assert koder(laest) == ["OVERORDNET_I_RING"]
    assert fundet(laest, "OVERORDNET_I_RING").vaerdi == "B → C → A → B"
