"""Sheets in general: encodings, delimiters, headers, blanks, merged cells, formulas, limits."""

import io
import struct
import zipfile

import pytest
from openpyxl import Workbook

from tests.unit.importers.byg import (
    FORB_KOLONNER,
    ORG_KOLONNER,
    UUID_1,
    UUID_2,
    csvfil,
    forb,
    fundet,
    gem,
    koder,
    laes,
    org,
    xlsx,
)
from webapp.importers import filslags
from webapp.importers.ark import arbejdsbog, ark
from webapp.importers.indlaes import Filfejl, Indfil

ORG_CSV = (
    "Enhedsnavn i Cura;Sagsansvarlig;Findes enheden i FK ORG;Navn i FK ORG;UUID;Skal de mappes;"
    f"Bemærkninger\r\nSundhed og Ældre;ja;ja;Sundhed og Ældre;{UUID_1};ja;Åben\r\n"
)


def enheder(laest):
    return [enhed.navn for enhed in laest.lokale_enheder]


@pytest.mark.parametrize("kodning", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("tegn", [";", ",", "\t"])
def test_a_csv_is_read_in_every_encoding_and_with_every_delimiter(kodning, tegn):
    laest = laes(csvfil(ORG_CSV.replace(";", tegn), kodning=kodning))
    assert enheder(laest) == ["Sundhed og Ældre"]
    assert laest.enhedsmapning[0].bemaerkning == "Åben"
    assert laest.fund == ()


def test_letters_that_a_mac_divides_are_put_together():
    delt = ORG_CSV.replace("Å", "A\u030a")
    assert laes(csvfil(delt)).enhedsmapning[0].bemaerkning == "Åben"


def test_excels_own_line_about_the_delimiter_is_passed_over():
    assert enheder(laes(csvfil("sep=;\r\n" + ORG_CSV))) == ["Sundhed og Ældre"]


def test_a_quoted_field_may_hold_line_breaks_and_the_delimiter():
    laest = laes(csvfil(f'{ORG_CSV}"B;\n1";nej;;;;;"to\nlinjer"\r\nC;ja\r\n'))
    assert enheder(laest) == ["Sundhed og Ældre", "B; 1", "C"]
    assert laest.enhedsmapning[1].bemaerkning == "to\nlinjer"


def test_a_quote_that_is_not_closed_is_reported_with_its_line():
    laest = laes(csvfil(f'{ORG_CSV}B;ja;;;;;"uden slut\r\nC;ja\r\n'))
    assert "linje" in fundet(laest, "CSV_ANFOERSELSTEGN").tekst
    assert enheder(laest)[:2] == ["Sundhed og Ældre", "B"]


def test_a_place_in_a_csv_is_told_as_excel_shows_it():
    laest = laes(csvfil(f'{ORG_CSV}\r\n"to\nlinjer";måske\r\n', "org.csv"))
    fund = fundet(laest, "JA_NEJ_UGYLDIG")
    assert (fund.fil, fund.celle, fund.vaerdi) == ("org.csv", "B4", "måske")


@pytest.mark.parametrize(
    "over",
    [
        [("A", "B", "C", "D", "E", "F", "G")],
        [(1, 2, 3, 4, 5, 6, 7)],
        [("Organisationsmapning Korsbæk",), (), ()],
    ],
)
def test_what_stands_above_the_header_row_is_skipped(over):
    laest = laes(xlsx([*over, ORG_KOLONNER, ("A", "ja", "ja", "A", UUID_1, "ja")]))
    assert enheder(laest) == ["A"]
    assert laest.fund == ()


def test_a_header_may_be_spelled_with_other_case_blanks_and_line_breaks():
    kolonner = ("ENHEDSNAVN  i\ncura", "Sags-ansvarlig", "findes enheden i fk org ")
    laest = laes(xlsx([(*kolonner, *ORG_KOLONNER[3:]), ("A", "ja", "ja", "A", UUID_1, "ja")]))
    assert laest.lokale_enheder[0].sagsansvarlig
    assert laest.fund == ()


def test_the_header_pasted_again_further_down_is_no_row():
    assert enheder(laes(org(("A", "ja"), ORG_KOLONNER, ("B", "ja")))) == ["A", "B"]


def test_blank_rows_and_trailing_spaces_do_not_matter():
    laest = laes(org(("  A  ", "ja "), (), (None, "  "), ("B\u00a0 b", "nej"), ()))
    assert enheder(laest) == ["A", "B b"]
    assert [enhed.sagsansvarlig for enhed in laest.lokale_enheder] == [True, False]
    assert laest.fund == ()


def test_an_unknown_column_is_told_and_costs_nothing():
    laest = laes(xlsx([(*ORG_KOLONNER, "Vores note"), ("A", "ja", *[None] * 5, "hej")]))
    fund = fundet(laest, "KOLONNE_UKENDT")
    assert (fund.alvor, fund.celle, fund.vaerdi) == ("oplysning", "H1", "Vores note")
    assert enheder(laest) == ["A"]


@pytest.mark.parametrize(
    "anden, alvor", [(UUID_2, "advarsel"), (UUID_1, "oplysning"), (None, "oplysning")]
)
def test_a_column_that_stands_twice_is_read_once_and_told_as_what_it_is(anden, alvor):
    raekke = ("A", "ja", "ja", "A", UUID_1, "ja", None, anden)
    laest = laes(xlsx([(*ORG_KOLONNER, "UUID"), raekke]))
    assert str(laest.enhedsmapning[0].fk_enhed) == UUID_1
    (fund,) = laest.fund
    assert (fund.kode, fund.alvor, fund.celle) == ("KOLONNE_TO_GANGE", alvor, "H1")
    assert "Kolonne E er læst" in fund.tekst


def test_the_order_of_columns_does_not_matter_and_a_missing_one_is_told():
    laest = laes(xlsx([("UUID", "Skal de mappes", "Enhedsnavn i Cura"), (UUID_1, "ja", "A")]))
    assert str(laest.enhedsmapning[0].fk_enhed) == UUID_1
    assert koder(laest) == ["KOLONNE_MANGLER"] * 3


def test_a_row_without_its_key_is_left_out_and_the_rest_is_read():
    laest = laes(org((None, "ja", "ja", "Uden navn", UUID_1, "ja"), ("B", "ja")))
    assert enheder(laest) == ["B"]
    assert fundet(laest, "RAEKKE_UDEN_NOEGLE").celle == "A2"


def test_cells_merged_downwards_hold_for_all_their_rows():
    raekke = ("x", "", "Diæt", "29.09.08", "Forebyggelse", "SUL", "29.09.08")
    laest = laes(forb(raekke, ("y",), ("z",), flet=["E2:E3", "G2:G3"]))
    assert [ydelse.sagstype for ydelse in laest.lokale_ydelser] == [
        "Forebyggelse",
        "Forebyggelse",
        None,
    ]
    assert koder(laest) == ["CELLER_FLETTET"]


def test_a_title_merged_over_the_columns_is_no_row():
    laest = laes(xlsx([("Titel",), ORG_KOLONNER, ("A", "ja")], flet=["A1:G1"]))
    assert enheder(laest) == ["A"]


def test_a_formula_that_excel_has_calculated_gives_its_value():
    fil = org(("A", "ja", "ja", "A", "UUID-HER", "ja"))
    med_vaerdi = _skift_celle(fil, "UUID-HER", f"<f>B1</f><v>{UUID_1}</v>")
    assert str(laes(med_vaerdi).enhedsmapning[0].fk_enhed) == UUID_1


def _skift_celle(fil: Indfil, tekst: str, indhold: str) -> Indfil:
    """The same workbook with a cell's XML set by hand, as Excel would write a formula's result."""
    ud = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(fil.indhold)) as ind, zipfile.ZipFile(ud, "w") as til:
        for navn in ind.namelist():
            data = ind.read(navn)
            if navn == "xl/worksheets/sheet1.xml":
                gammel = f't="inlineStr"><is><t>{tekst}</t></is>'.encode()
                assert gammel in data
                data = data.replace(gammel, f't="str">{indhold}'.encode())
            til.writestr(navn, data)
    return Indfil(fil.navn, ud.getvalue())


def test_a_formula_without_a_result_is_blank_and_reported():
    laest = laes(org(("A", "ja", "ja", "A", '=LOWER("X")', "ja"), ("B", "ja")))
    fund = fundet(laest, "FORMEL_UDEN_VAERDI")
    assert (fund.celle, fund.vaerdi) == ("E2", '=LOWER("X")')
    assert enheder(laest) == ["A", "B"]


def test_a_formula_in_a_column_that_is_not_read_is_not_reported():
    laest = laes(xlsx([(*ORG_KOLONNER, "Note"), ("A", "ja", *[None] * 5, "=1+1")]))
    assert koder(laest) == ["KOLONNE_UKENDT"]


def test_an_error_value_is_blank_and_reported():
    laest = laes(org(("A", "#REF!", "ja", "A", UUID_1, "ja")))
    assert fundet(laest, "CELLE_FEJLVAERDI").celle == "B2"


def test_sheets_that_are_hidden_empty_or_unknown_are_not_read():
    bog = Workbook()
    bog.active.append(["Noter", "om", "noget andet"])
    bog.create_sheet("Tomt")
    for navn, tilstand in (("Skjult", "hidden"), ("Enheder", "visible")):
        blad = bog.create_sheet(navn)
        blad.append(ORG_KOLONNER)
        blad.append([f"Fra {navn}", "ja"])
        blad.sheet_state = tilstand
    laest = laes(gem(bog))
    assert enheder(laest) == ["Fra Enheder"]
    assert sorted(koder(laest)) == ["ARK_IKKE_GENKENDT", "ARK_SKJULT"]


@pytest.mark.parametrize("lav", [xlsx, lambda r: csvfil("\n".join(";".join(en) for en in r))])
def test_a_file_that_lacks_the_one_header_is_told_what_it_is_like_and_which(lav):
    fil = lav([("Enhedsnavn i Nexus", *ORG_KOLONNER[1:]), ("A", "ja")])
    with pytest.raises(Filfejl, match=r"ligner »Organisationsark«.*»Enhedsnavn i Cura«"):
        laes(fil)


def test_a_sheet_that_lacks_the_one_header_beside_others_is_a_warning():
    """It was »overskrifter kendes ikke«, of a sheet of which all but one are known."""
    bog = Workbook()
    bog.active.append(FORB_KOLONNER)
    bog.active.append(["Rengøring", "", "", "", "Hjemmehjælp"])
    for navn, kolonner in (
        ("Enheder", ("Enhed", *ORG_KOLONNER[1:])),
        ("Noter", ("Titel", "Dato", "Bemærkninger", "Ansvarlig")),
    ):
        blad = bog.create_sheet(navn)
        blad.append(kolonner)
        blad.append(["A", "ja"])
    laest = laes(gem(bog))
    assert fundet(laest, "ARK_UDEN_OVERSKRIFT").ark == "Enheder"
    assert fundet(laest, "ARK_IKKE_GENKENDT").ark == "Noter"


def test_a_sheet_with_headers_alone_changes_nothing():
    laest = laes(xlsx([FORB_KOLONNER]))
    assert laest.sagstype_kle is None
    assert koder(laest) == ["ARK_UDEN_RAEKKER"]


def test_a_stray_cell_far_down_does_no_harm():
    bog = Workbook()
    bog.active.append(ORG_KOLONNER)
    bog.active.append(["A", "ja"])
    bog.active.cell(60_000, 30).value = " "
    assert enheder(laes(gem(bog))) == ["A"]


def nul_zip(navn: str, stoerrelse: int) -> bytes:
    """A zip that says that a part is huge and packs it small."""
    ud = io.BytesIO()
    with zipfile.ZipFile(ud, "w", zipfile.ZIP_DEFLATED) as arkiv:
        arkiv.writestr("xl/workbook.xml", "<workbook/>")
        with arkiv.open(navn, "w") as del_:
            for _ in range(stoerrelse // 2**20):
                del_.write(bytes(2**20))
    return ud.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ULAESELIGE = {
    "tom.xlsx": (b"", "tom"),
    "blank.csv": (b" \r\n \r\n", "tom"),
    "kun-bom.csv": (b"\xef\xbb\xbf", "tom"),
    "pdf.xlsx": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
    "gammel.xls": (OLE, ".xls"),
    "laast.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le"), "adgangskode"),
    "binaer.csv": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "tekstfil"),
    "halv.xlsx": (b"PK\x03\x04" + bytes(200), "beskadiget"),
    "brev.txt": ("Kære alle,\nher er arket.".encode(), "overskrifter"),
    "forkert.csv": (b"Navn;Alder\nA;1\n", "overskrifter"),
    "tabel.xls": (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "webside"),
    "tabel2.xls": (b"\xef\xbb\xbf\r\n<!DOCTYPE html>\n<html>", "webside"),
    "mht.xls": (b"From: Excel\r\nMIME-Version: 1.0\r\n", "webside"),
    "2003.xml": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "Excel 2003",
    ),
    "skema.xsd": (
        b'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="http://stoettesystemerne.dk/organisation/6/"/>',
        "skema",
    ),
    "skema.json": (b'{"$schema": "x", "properties": {"Uuid": {}, "ParentOU": {}}}', "skema"),
    "pakket.csv.gz": (b"\x1f\x8b\x08abc", "Pak den ud"),
}


@pytest.mark.parametrize("navn", ULAESELIGE)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(navn):
    indhold, ventet = ULAESELIGE[navn]
    with pytest.raises(Filfejl) as fejl:
        laes(Indfil(navn, indhold))
    assert f"»{navn}«" in str(fejl.value)
    assert ventet in str(fejl.value)


def test_one_file_that_cannot_be_read_stops_them_all():
    with pytest.raises(Filfejl, match=r"tom\.csv"):
        laes(org(("A", "ja")), Indfil("tom.csv", b""))


def test_an_empty_workbook_and_one_with_no_known_sheet_are_refused():
    with pytest.raises(Filfejl, match="ingen celler"):
        laes(gem(Workbook()))
    with pytest.raises(Filfejl, match="overskrifter"):
        laes(xlsx([("Et", "To"), (1, 2)]))


def test_a_zip_that_is_no_workbook_is_refused():
    ud = io.BytesIO()
    with zipfile.ZipFile(ud, "w") as arkiv:
        arkiv.writestr("word/document.xml", "<x/>")
    with pytest.raises(Filfejl, match="Word-dokument"):
        laes(Indfil("brev.xlsx", ud.getvalue()))


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bombe = nul_zip("xl/worksheets/sheet1.xml", arbejdsbog.MAKS_UDPAKKET + 2**20)
    assert len(bombe) < 2**20
    with pytest.raises(Filfejl, match="pakket ud"):
        laes(Indfil("bombe.xlsx", bombe))


def test_a_zip_that_lies_about_its_size_is_refused():
    bombe = bytearray(nul_zip("xl/worksheets/sheet1.xml", 2**21))
    stor = struct.pack("<I", 2**21)
    loegn = bytes(bombe).replace(stor, struct.pack("<I", 100))
    with pytest.raises(Filfejl):
        laes(Indfil("bombe.xlsx", loegn))


def test_a_zip_with_a_password_is_refused():
    fil = bytearray(org(("A", "ja")).indhold)
    plads = fil.index(b"PK\x01\x02")
    fil[plads + 8] |= 1
    with pytest.raises(Filfejl, match="adgangskode"):
        laes(Indfil("laast.xlsx", bytes(fil)))


def test_a_workbook_with_a_dtd_is_refused():
    ud = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(org(("A", "ja")).indhold)) as ind,
        zipfile.ZipFile(ud, "w") as til,
    ):
        for navn in ind.namelist():
            data = ind.read(navn)
            if navn == "xl/worksheets/sheet1.xml":
                data = b'<!DOCTYPE x [<!ENTITY a "b">]>' + data
            til.writestr(navn, data)
    with pytest.raises(Filfejl, match="DTD"):
        laes(Indfil("x.xlsx", ud.getvalue()))


def test_a_file_above_the_limit_is_refused():
    with pytest.raises(Filfejl, match="større end 25 MB"):
        laes(Indfil("stor.csv", b"x" * (filslags.MAKS_FIL + 1)))


def test_a_sheet_with_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr(ark, "MAKS_RAEKKER", 3)
    with pytest.raises(Filfejl, match="mere end 3 rækker"):
        laes(org(("A",), ("B",), ("C",), ("D",)))


def test_no_file_name_matters():
    laest = laes(org(("A", "ja", "ja", "A", UUID_2, "ja"), navn="personer.csv"))
    assert laest.genkendt == (("personer.csv", "Organisationsark (arket »Ark1«)"),)


def test_a_cpr_number_in_a_file_name_is_masked_wherever_the_name_is_kept():
    laest = laes(org(("A", "måske"), navn="251248-4916.xlsx"))
    assert "4916" not in repr(laest)
    assert laest.genkendt[0][0] == "251248-XXXX.xlsx"
