"""KLE in other shapes than the emneplan: handlingsfacetter, lists, two editions, a large one."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.unit.importers.byg import (
    ROLIG,
    UUID_1,
    Indfil,
    csvfil,
    eksempelfil,
    fundet,
    gem,
    koder,
    laes,
    xlsx,
)
from webapp.importers.indlaes import Filfejl

VENTET = {"27": "Social service", "27.36": "Hjælp", "27.36.04": "Personlig, praktisk"}


def titler(laest) -> dict[str, str]:
    return {nr: post.titel for nr, post in laest.kle.poster.items()}


@pytest.mark.parametrize(
    "tekst",
    [
        "Nr;Titel\n27;Social service\n27.36;Hjælp\n27.36.04;Personlig, praktisk\n",
        "27;Social service\n27.36;Hjælp\n27.36.04;Personlig, praktisk\n",
        "27 - Social service\n27.36 - Hjælp\n27.36.04 - Personlig, praktisk\n",
        "27 Social service\n27.36 Hjælp\n27.36.04 Personlig, praktisk\n",
        "27. Social service\n27. 36. Hjælp\n27.36.04. Personlig, praktisk\n",
        "KLE 2024\n\n27\tSocial service\n27.36\tHjælp\n27.36.04\tPersonlig, praktisk\n",
        "Nr\tTitel\n27\t27 - Social service\n27.36\tHjælp\n27.36.04\t27.36.04. Personlig, praktisk",
    ],
)
def test_the_shapes_of_a_csv_list(tekst):
    laest = laes(csvfil(tekst, "kle.csv"))
    assert titler(laest) == VENTET
    assert laest.fund == ()


def test_a_list_in_a_workbook_with_os2mos_columns():
    raekker = [
        ("UUID", "EmneNr", "EmneTitel"),
        (UUID_1, "27.36.04", "27.36.04 - Hjælp"),
        (None, "G", "G - Generelt"),
        (None, "G01", "G01 - Generelle sager"),
    ]
    laest = laes(xlsx(raekker, ark="KLE"))
    assert titler(laest) == {"27.36.04": "Hjælp"}
    assert laest.kle.poster["27.36.04"].uuid == UUID_1
    assert laest.kle.facet_og_titel("G01") == "G01 Generelle sager"


def test_a_number_that_excel_made_a_float_is_refused_and_not_guessed():
    raekker = [("Nr", "Titel"), (27.6, "Hjælpemidler"), ("27.60.24", "Boligindretning")]
    laest = laes(xlsx(raekker))
    assert titler(laest) == {"27.60.24": "Boligindretning"}
    assert fundet(laest, "KLE_ER_TAL").celle == "A2"


def test_a_list_without_headers_in_a_workbook():
    bog = Workbook()
    for raekke in (("Vores KLE",), ("27.36.04 Hjælp",), ("27.36.08 Afløsning",), ("x",)):
        bog.active.append(raekke)
    laest = laes(gem(bog))
    assert titler(laest) == {"27.36.04": "Hjælp", "27.36.08": "Afløsning"}
    assert fundet(laest, "KLE_UGYLDIG").celle == "A4"


def test_the_same_number_with_another_title_is_told_once():
    laest = laes(csvfil("Nr;Titel\n27.36.04;A\n27.36.04;A\n27.36.04;B\n"))
    assert titler(laest) == {"27.36.04": "A"}
    assert fundet(laest, "KLE_DUBLET").celle == "A4"


@pytest.mark.parametrize("tekst", ["a;b\nc;d\n", "12 34\n56 78\n", "27.36.04\n27.36.08\n"])
def test_what_is_no_list_is_refused(tekst):
    with pytest.raises(Filfejl):
        laes(csvfil(tekst))


FACETTER = """\ufeff<KLE-Handlingsfacetter><UdgivelsesDato>2024-02-01</UdgivelsesDato>
<HandlingsfacetKategori><HandlingsfacetKategoriNr>G</HandlingsfacetKategoriNr>
<Handlingsfacet><HandlingsfacetNr>G01</HandlingsfacetNr><HandlingsfacetTitel>Generelle
 sager</HandlingsfacetTitel></Handlingsfacet>
<Handlingsfacet><HandlingsfacetNr>Ø54</HandlingsfacetNr><HandlingsfacetTitel>Budget</HandlingsfacetTitel>
</Handlingsfacet><Handlingsfacet><HandlingsfacetNr>7</HandlingsfacetNr></Handlingsfacet>
</HandlingsfacetKategori></KLE-Handlingsfacetter>"""


def test_handlingsfacetter_beside_an_emneplan():
    laest = laes(csvfil(FACETTER, "f.xml"), eksempelfil("kle_emneplan_sample.xml"))
    assert laest.kle.facet_og_titel("G01") == "G01 Generelle sager"
    assert laest.kle.facet_og_titel("Ø54") == "Ø54 Budget"
    assert laest.kle.facet_og_titel("K02") == "K02"
    assert "27.60.24" in laest.kle.poster
    assert fundet(laest, "KLE_FACET_UGYLDIG").vaerdi == "7"
    assert "KLE_FLERE_FILER" not in koder(laest)


def udgave(dato: str, **emner: str) -> Indfil:
    dele = "".join(
        f"<Emne><EmneNr>{nr.replace('_', '.')[1:]}</EmneNr><EmneTitel>{titel}</EmneTitel></Emne>"
        for nr, titel in emner.items()
    )
    xml = f"<KLE-Emneplan><UdgivelsesDato>{dato}</UdgivelsesDato>{dele}</KLE-Emneplan>"
    return csvfil(xml, f"{dato}.xml")


def test_of_two_editions_the_newest_names_and_the_older_keeps_what_is_gone():
    laest = laes(
        udgave("2024-02-01", n27_36_04="Nyt navn"),
        udgave("2023-02-01", n27_36_04="Gammelt navn", n27_24_00="Borte"),
    )
    assert laest.kle.udgivet == date(2024, 2, 1)
    assert titler(laest) == {"27.24.00": "Borte", "27.36.04": "Nyt navn"}
    assert laest.kle.poster["27.24.00"].udgaaet == date(2024, 2, 1)
    assert laest.kle.poster["27.36.04"].udgaaet is None


def test_a_list_adds_local_numbers_to_an_edition_and_retires_none():
    laest = laes(
        csvfil("Nr;Titel\n27.36.04;Listens\n27.99.99;Lokalt\n"),
        udgave("2024-02-01", n27_36_04="Planens"),
    )
    assert titler(laest) == {"27.36.04": "Planens", "27.99.99": "Lokalt"}
    assert laest.kle.poster["27.99.99"].udgaaet is None


TEGN = st.characters(exclude_categories=["Cs", "Cc"])


@given(st.lists(st.text(TEGN, max_size=20), max_size=5))
@ROLIG
def test_a_good_number_of_a_list_is_never_lost(fremmede):
    linjer = [" ".join(t.replace('"', "").split()) for t in fremmede]
    raekker = ["Nr;Titel", *(f"{t.replace(';', '')};T" for t in linjer), "27.36.04;God"]
    laest = laes(csvfil("\n".join(raekker), "kle.csv"))
    assert "27.36.04" in laest.kle.poster


# What lxml holds is not seen by tracemalloc, so a process of its own is asked, one that has made
# nothing large before.
MAALING = """
import pathlib, re, sys
from webapp.importers.indlaes import Indfil, laes_filer
stor = pathlib.Path(sys.argv[1]).read_bytes()
def top():
    # Not ru_maxrss: that begins with what the process before exec held.
    status = pathlib.Path("/proc/self/status").read_text()
    return int(re.search("VmHWM:\\s*(\\d+)", status)[1])
foer = top()
laest = laes_filer([Indfil("stor.xml", stor)])
efter = top()
print(len(stor), len(laest.kle.poster), (efter - foer) * 1024)
"""
VEJLEDNING = "Hjælp <b>til</b> " * 60


def stor_plan(grupper: int) -> bytes:
    """An emneplan with ten emner in each gruppe, each emne with the guidance of a real one."""
    dele = []
    for nr in (f"{gruppe // 100:02}.{gruppe % 100:02}" for gruppe in range(grupper)):
        emner = (
            f"<Emne><EmneNr>{nr}.{emne:02}</EmneNr><EmneTitel>T</EmneTitel><EmneVejledning>"
            f"<VejledningTekst><p>{VEJLEDNING}</p></VejledningTekst></EmneVejledning></Emne>"
            for emne in range(10)
        )
        dele.append(f"<Gruppe><GruppeNr>{nr}</GruppeNr>{''.join(emner)}</Gruppe>")
    midte = "".join(dele)
    return f"<KLE-Emneplan><Hovedgruppe>{midte}</Hovedgruppe></KLE-Emneplan>".encode()


def test_a_full_emneplan_of_seven_million_characters_is_read_in_bounded_memory(tmp_path):
    fil = tmp_path / "stor.xml"
    fil.write_bytes(stor_plan(700))
    svar = subprocess.run(
        [sys.executable, "-c", MAALING, str(fil)], capture_output=True, text=True, check=True
    )
    stoerrelse, antal, brugt = map(int, svar.stdout.split())
    assert stoerrelse > 7_000_000
    assert antal == 7_700
    # The tree of all of it takes many times the file; the numbers themselves a few megabytes.
    assert brugt < 2 * stoerrelse
