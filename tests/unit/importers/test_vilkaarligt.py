"""Whatever stands in a file: nothing raises but Filfejl, and no good row is lost."""

import csv
import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.importers.byg import (
    FORB_KOLONNER,
    ORG_KOLONNER,
    ROLIG,
    STAMDATA,
    UUID_1,
    laes,
    xlsx,
)
from webapp.importers.indlaes import Filfejl, Indfil
from webapp.importers.kle.liste import KLE_LISTE
from webapp.importers.tabeller import TABELLER

TEGN = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
CELLER = st.one_of(
    st.none(),
    st.text(TEGN, max_size=20),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
    st.sampled_from(["ja", "=A1", "#REF!", "27.6", "251248-4916", "29.09.08", UUID_1]),
)


def raekker(bredde):
    return st.lists(st.lists(CELLER, min_size=bredde, max_size=bredde), max_size=6)


@given(raekker(len(ORG_KOLONNER)), raekker(len(ORG_KOLONNER)))
@ROLIG
def test_a_good_row_of_the_organisation_sheet_is_never_lost(foer, efter):
    god = ("God enhed", "ja", "ja", "FK", UUID_1, "ja", "OK")
    laest = laes(xlsx([ORG_KOLONNER, *foer, god, *efter]))
    assert ("God enhed", True) in [(e.navn, e.sagsansvarlig) for e in laest.lokale_enheder]
    assert UUID_1 in [str(r.fk_enhed) for r in laest.enhedsmapning if r.lokal_enhed == "God enhed"]


@given(raekker(len(FORB_KOLONNER)), raekker(len(FORB_KOLONNER)))
@ROLIG
def test_a_good_row_of_the_preparation_sheet_is_never_lost(foer, efter):
    god = ("God ydelse", "§", "Type", "29.09.08", "God sagstype", "§", "29.09.08 Titel")
    laest = laes(xlsx([FORB_KOLONNER, *foer, god, *efter]))
    assert ("God sagstype", "29.09.08") in [(r.sagstype, str(r.kle)) for r in laest.sagstype_kle]
    assert ("God ydelse", "Type") in [(r.lokal_ydelse, r.ydelsestype) for r in laest.ydelsestyper]


@given(
    st.lists(
        st.lists(st.text(TEGN | st.sampled_from("\r\n"), max_size=15), min_size=4, max_size=4),
        max_size=6,
    )
)
@ROLIG
def test_a_good_sag_in_a_csv_is_never_lost(fremmede):
    ud = io.StringIO(newline="")
    skriver = csv.writer(ud, delimiter=";")
    skriver.writerow(["Sagsnummer", "Fagsystem", "Titel", "Oprettet"])
    skriver.writerows(fremmede)
    skriver.writerow(["GOD-1", "KSD", "God sag", "2024-01-01"])
    laest = laes(*STAMDATA, Indfil("sager.csv", ud.getvalue().encode("utf-8", "replace")))
    assert ("GOD-1", "God sag") in [(s.sagsnummer, s.titel) for s in laest.sager]


@given(st.sampled_from([t for t in TABELLER if t is not KLE_LISTE]), st.data())
@ROLIG
def test_no_table_raises_on_any_cells(tabel, data):
    overskrifter = [kolonne.overskrift for kolonne in tabel.kolonner]
    laest = laes(*STAMDATA, xlsx([overskrifter, *data.draw(raekker(len(overskrifter)))]))
    assert all(fund.kode and fund.tekst and len(fund.vaerdi) <= 80 for fund in laest.fund)
    assert not any("251248-4916" in repr(fund) for fund in laest.fund)


def laes_eller_afvis(fil: Indfil):
    """Read the file, or see it refused with a whole sentence; nothing else may come of it."""
    try:
        return laes(fil)
    except Filfejl as fejl:
        afvist = str(fejl)
    assert afvist.startswith(f"»{fil.navn}« kan ikke læses: ")
    assert afvist.endswith(".")
    return None


@given(st.binary(max_size=300))
@ROLIG
def test_random_bytes_are_refused(indhold):
    laes_eller_afvis(Indfil("x", indhold))


@given(st.sampled_from(["{", "[", "<", "<?xml ", "PK\x03\x04", "navn =", "[trin]\n"]), st.text())
@ROLIG
def test_random_text_that_begins_like_a_known_format_is_refused_or_read(start, tekst):
    laes_eller_afvis(Indfil("x", (start + tekst).encode("utf-8", "replace")))


SKADER = st.lists(st.tuples(st.integers(0, 100_000), st.binary(max_size=3)), min_size=1, max_size=6)


def beskadig(data: bytes, skader) -> bytes:
    skadet = bytearray(data)
    for sted, bytes_ in skader:
        plads = sted % len(skadet)
        skadet[plads : plads + len(bytes_)] = bytes_
    return bytes(skadet)


HEL = xlsx([ORG_KOLONNER, ("A", "ja", "ja", "A", UUID_1, "ja")], flet=["A2:A3"]).indhold


@given(SKADER)
@ROLIG
def test_a_damaged_zip_is_refused_or_read(skader):
    laes_eller_afvis(Indfil("x.xlsx", beskadig(HEL, skader)))


@given(st.sampled_from(zipfile.ZipFile(io.BytesIO(HEL)).namelist()), SKADER)
@ROLIG
def test_a_workbook_with_a_damaged_part_is_refused_or_read(del_, skader):
    ud = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(HEL)) as ind, zipfile.ZipFile(ud, "w") as til:
        for navn in ind.namelist():
            data = ind.read(navn)
            til.writestr(navn, beskadig(data, skader) if navn == del_ else data)
    laes_eller_afvis(Indfil("x.xlsx", ud.getvalue()))
