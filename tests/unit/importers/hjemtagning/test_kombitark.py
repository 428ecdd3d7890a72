"""What is taken home reads back as the same mapping, and nothing else in the sheet has moved."""

import io
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from tests.unit.importers.byg import (
    FORB_KOLONNER,
    ORG_KOLONNER,
    UUID_1,
    UUID_2,
    UUID_3,
    csvfil,
    gem,
    xlsx,
)
from webapp.domain.fagsystem import LokalEnhed
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.mappingaendring import Tidspunkt, ret_enhed, ret_sagstype, ret_ydelse
from webapp.domain.variant.variant import Variant
from webapp.importers.hjemtagning.kombitark import ret_forberedelsesark, ret_organisationsark
from webapp.importers.hjemtagning.skabelon import Forberedelsesindhold
from webapp.importers.indlaes import Indfil, laes_filer

NAVNE = {EnhedUuid(UUID_1): "Sundhed", EnhedUuid(UUID_2): "Nord FK", EnhedUuid(UUID_3): "=Syd"}
UUIDER = st.sampled_from([None, *NAVNE])
CELLE = st.one_of(st.none(), st.sampled_from(["ja", "nej", UUID_1, UUID_2, "vrøvl", "=1+1"]))
# Letters that Excel and XML can hold; a name is never a number or a formula in these sheets.
NAVN = st.text(alphabet="abcæøåABC -", min_size=1, max_size=12).map(str.strip).filter(bool)


def mapning(indfil):
    laest = laes_filer([indfil])
    return {r.lokal_enhed: r.fk_enhed for r in laest.enhedsmapning or ()}


def ret_org(fil, rettelser, navne=NAVNE):
    laest = laes_filer([fil])
    variant = Variant(slug="v", navn="V", enhedsmapning=laest.enhedsmapning or ())
    for enhed, uuid in rettelser.items():
        variant = ret_enhed(variant, enhed, uuid, Tidspunkt())
    indhold = ret_organisationsark(fil, laest.lokale_enheder, variant.enhedsmapning, navne)
    return Indfil("hjem.xlsx", indhold), variant


@settings(max_examples=30, deadline=None)
@given(
    st.dictionaries(
        NAVN, st.tuples(CELLE, CELLE, CELLE, CELLE, CELLE, CELLE), min_size=2, max_size=6
    ),
    st.lists(UUIDER, min_size=6, max_size=6),
)
def test_an_exported_organisation_sheet_reads_back_as_the_same_mapping(enheder, nye):
    fil = xlsx([ORG_KOLONNER, *((navn, *celler) for navn, celler in enheder.items())])
    rettelser = dict(zip(mapning(fil), nye, strict=False))
    hjem, variant = ret_org(fil, rettelser)
    assert mapning(hjem) == {r.lokal_enhed: r.fk_enhed for r in variant.enhedsmapning}


def test_only_what_changed_is_written_coloured_and_explained():
    bog = Workbook()
    ark = bog.active
    for raekke in (
        ("Titel",),
        (*ORG_KOLONNER, "Vores kolonne"),
        ("Nord", "ja", "ja", "Nord FK", UUID_2, "ja", "husk", "=1+1"),
        ("Syd", "ja", "nej", None, None, "nej", None, "fri"),
    ):
        ark.append(list(raekke))
    ark["A3"].comment = Comment("en kommentar", "mig")
    hjem, _ = ret_org(gem(bog), {"Syd": EnhedUuid(UUID_3)})
    ny = load_workbook(io.BytesIO(hjem.indhold)).active
    assert [c.value for c in ny[3]] == ["Nord", "ja", "ja", "Nord FK", UUID_2, "ja", "husk", "=1+1"]
    assert ny["A3"].comment.text == "en kommentar"
    assert ny["E3"].fill.fill_type is None
    assert [c.value for c in ny[4]][2:6] == ["ja", "=Syd", UUID_3, "ja"]
    assert ny["D4"].data_type == "s"
    assert ny["E4"].fill.fgColor.rgb == "FFFFE38A"
    assert ny["G4"].value == "Rettet i Forhåndsblik: mappet til =Syd, før ingen (leder opad)"
    assert ny["H4"].value == "fri"


def test_a_unit_that_is_no_longer_mapped_loses_its_uuid():
    fil = xlsx([ORG_KOLONNER, ("Nord", "ja", "ja", "Nord FK", UUID_2, "ja", None), ("Syd", "ja")])
    hjem, _ = ret_org(fil, {"Nord": None})
    ny = load_workbook(io.BytesIO(hjem.indhold)).active
    # What it is called in FK Organisation is still known, though it leads upwards.
    assert [c.value for c in ny[2]][2:6] == ["ja", "Nord FK", None, "nej"]
    assert mapning(hjem)["Nord"] is None


def test_a_merged_cell_is_taken_apart_before_it_is_written():
    raekker = [
        ORG_KOLONNER,
        ("Nord", "ja", "ja", "Nord FK", UUID_2, "ja"),
        ("Syd", "ja", "ja", "Nord FK", None, "ja"),
    ]
    fil = xlsx(raekker, flet=["E2:E3"])
    hjem, _ = ret_org(fil, {"Nord": EnhedUuid(UUID_3)})
    assert mapning(hjem) == {"Nord": EnhedUuid(UUID_3), "Syd": EnhedUuid(UUID_2)}


def test_a_unit_that_the_sheet_does_not_name_is_added_where_it_is_mapped():
    fil = xlsx([ORG_KOLONNER, ("Nord", "ja", "ja", "Nord FK", UUID_2, "ja"), ("Syd", "ja")])
    enheder = (*laes_filer([fil]).lokale_enheder, LokalEnhed("Øst", True), LokalEnhed("Vest"))
    variant = ret_enhed(Variant(slug="v", navn="V"), "Øst", EnhedUuid(UUID_1), Tidspunkt())
    variant = ret_enhed(variant, "Nord", EnhedUuid(UUID_2), Tidspunkt())
    hjem = ret_organisationsark(fil, enheder, variant.enhedsmapning, NAVNE)
    assert mapning(Indfil("hjem.xlsx", hjem)) == {
        "Nord": EnhedUuid(UUID_2),
        "Syd": None,
        "Øst": EnhedUuid(UUID_1),
    }


def test_a_csv_comes_home_as_a_workbook_with_its_extra_column():
    tekst = (
        ";".join((*ORG_KOLONNER, "Ekstra"))
        + f"\nNord;ja;ja;Nord FK;{UUID_2};ja;;+45\nSyd;ja;nej;;;nej;;x\n"
    )
    hjem, _ = ret_org(csvfil(tekst), {"Syd": EnhedUuid(UUID_1)})
    ny = load_workbook(io.BytesIO(hjem.indhold)).active
    assert (ny["H2"].value, ny["H2"].data_type) == ("+45", "s")
    assert mapning(hjem) == {"Nord": EnhedUuid(UUID_2), "Syd": EnhedUuid(UUID_1)}


def test_a_change_from_a_day_is_written_with_its_day():
    fil = xlsx([ORG_KOLONNER, ("Nord", "ja", "ja", "Nord FK", UUID_2, "ja", None), ("Syd", "ja")])
    laest = laes_filer([fil])
    variant = Variant(slug="v", navn="V", enhedsmapning=laest.enhedsmapning)
    variant = ret_enhed(variant, "Nord", EnhedUuid(UUID_1), Tidspunkt(date(2024, 4, 1)))
    indhold = ret_organisationsark(fil, laest.lokale_enheder, variant.enhedsmapning, NAVNE)
    assert "fra 1. april 2024" in load_workbook(io.BytesIO(indhold)).active["G2"].value


NUMRE = st.sampled_from([None, KleEmne("29.09.08"), KleEmne("27.36.04")])
TYPER = st.sampled_from(
    [("", None), ("Afklarende samtale (FSIII)", KleEmne("29.09.08")), ("Pakkepleje", None)]
)
FORB_CELLE = st.one_of(
    st.none(),
    st.sampled_from(["29.09.08 Patientrettet forebyggelse", "27.36", "FFB ydelse", "vrøvl"]),
)


def valg(indfil):
    laest = laes_filer([indfil])
    return (
        {
            r.lokal_ydelse: (r.ydelsestype, r.kle)
            for r in laest.ydelsestyper or ()
            if r.ydelsestype or r.kle
        },
        {r.sagstype: r.angivet for r in laest.sagstype_kle or () if r.angivet},
        {y.navn: (y.automatisk, y.pakke, y.sagstype) for y in laest.lokale_ydelser},
    )


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(NAVN, FORB_CELLE, FORB_CELLE, FORB_CELLE, NAVN, FORB_CELLE, FORB_CELLE),
        min_size=1,
        max_size=6,
    ),
    st.data(),
)
def test_an_exported_preparation_sheet_reads_back_as_the_same_choices(raekker, data):
    fil = xlsx([FORB_KOLONNER, *raekker])
    laest = laes_filer([fil])
    variant = Variant(
        slug="v",
        navn="V",
        ydelsestyper=laest.ydelsestyper or (),
        sagstype_kle=laest.sagstype_kle or (),
    )
    for ydelse in laest.lokale_ydelser:
        if data.draw(st.booleans()):
            variant = ret_ydelse(variant, ydelse.navn, data.draw(TYPER), Tidspunkt())
    for sagstype in laest.sagstyper:
        if data.draw(st.booleans()):
            variant = ret_sagstype(variant, sagstype.navn, data.draw(NUMRE), Tidspunkt())
    indhold = Forberedelsesindhold(
        sagstyper=laest.sagstyper,
        lokale_ydelser=laest.lokale_ydelser,
        ydelsestyper=variant.ydelsestyper,
        sagstype_kle=variant.sagstype_kle,
    )
    hjem = Indfil("hjem.xlsx", ret_forberedelsesark(fil, indhold))
    assert valg(hjem) == (
        {
            r.lokal_ydelse: (r.ydelsestype, r.kle)
            for r in variant.ydelsestyper
            if r.ydelsestype or r.kle
        },
        {r.sagstype: r.angivet for r in variant.sagstype_kle if r.angivet},
        # A remark of ours must not make a ydelse automatic, or a package.
        valg(fil)[2],
    )


def test_the_name_in_fk_org_of_a_row_that_is_not_changed_stays_as_the_sheet_has_it():
    fil = xlsx([ORG_KOLONNER, ("Nord", "ja", "ja", "Gammelt navn", UUID_2, "ja"), ("Syd", "ja")])
    laest = laes_filer([fil]).enhedsmapning
    assert [r.fk_navn for r in laest] == ["Gammelt navn", ""]
    hjem, _ = ret_org(fil, {"Syd": EnhedUuid(UUID_3)})
    assert [r.fk_navn for r in laes_filer([hjem]).enhedsmapning] == ["Gammelt navn", "=Syd"]
