"""A scenario file: what it gives, and each fault with file, line, what stood, what is expected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.workshop.scenarie import Aendring, Krav, Skridtart
from webapp.importers.scenarie.laeser import laes_scenarie
from webapp.services.workshop.samling import MAPPE, medfoelgende

HELT = """titel = "Mit scenarie"
om = "Om noget"
minutter = 3

[a]
model = 1

[b]
variant = "model-2"
aendring = "fradato"
navn = "Bagefter"

[[borger]]
navn = "hun"
krav = ["vises"]

[[borger]]
navn = "ham"
person = "kim"
objekt = "sag/1"

[[skridt]]
art = "kontakt"
titel = "{fornavns} kontakt"
borger = "hun"
se = \"\"\"Se her:
art = noget, der ikke er en nøgle\"\"\"

[[skridt]]
art = "spoergsmaal"
titel = "Hvad nu?"
valg = ["Ja", "Nej"]
"""


def fund(tekst: str) -> list[tuple[str, str, str]]:
    scenarie, alle = laes_scenarie(tekst.encode(), "mit.toml")
    assert (scenarie is None) == bool(alle)
    assert all(en.fil == "mit.toml" and en.ventet for en in alle)
    return [(en.kode, en.celle, en.vaerdi) for en in alle]


def test_a_whole_file_gives_a_scenario():
    scenarie, alle = laes_scenarie(HELT.encode(), "mit-scenarie.toml")
    assert alle == ()
    assert scenarie is not None
    assert (scenarie.slug, scenarie.titel, scenarie.minutter) == ("mit-scenarie", "Mit scenarie", 3)
    assert (scenarie.a.model, scenarie.b.slug, scenarie.b.aendring) == (
        1,
        "model-2",
        Aendring.FRADATO,
    )
    assert [en.krav for en in scenarie.borgere] == [(Krav.VISES,), ()]
    assert scenarie.borgere[1].objekt == "sag/1"
    assert [et.art for et in scenarie.skridt] == [Skridtart.KONTAKT, Skridtart.SPOERGSMAAL]
    assert scenarie.skridt[0].se == "Se her: art = noget, der ikke er en nøgle"


@pytest.mark.parametrize(
    "fra, til, ventet",
    [
        ('titel = "Mit scenarie"', "", ("SCENARIE_MANGLER", "linje 1", "titel")),
        ("minutter = 3", 'minutter = "3"', ("SCENARIE_TAL", "linje 3", "3")),
        ("minutter = 3", "minuter = 3", ("SCENARIE_NOEGLE", "linje 3", "minuter")),
        ("model = 1", "model = 3", ("SCENARIE_MODEL", "linje 6", "3")),
        ("model = 1", "model = true", ("SCENARIE_MODEL", "linje 6", "True")),
        ('"fradato"', '"fredato"', ("SCENARIE_AENDRING", "linje 10", "fredato")),
        ('["vises"]', '["vist"]', ("SCENARIE_KRAV", "linje 15", "vist")),
        ('["vises"]', '"vises"', ("SCENARIE_SLAGS", "linje 15", "vises")),
        ('art = "kontakt"', 'art = "kort"', ("SCENARIE_ART", "linje 23", "kort")),
        ('borger = "hun"', 'borger = "hende"', ("SCENARIE_BORGER", "linje 25", "hende")),
        ("{fornavns}", "{efternavn}", ("SCENARIE_PLADSHOLDER", "linje 24", "{efternavn} kontakt")),
        ("{fornavns}", "{a.b}", ("SCENARIE_PLADSHOLDER", "linje 24", "{a.b} kontakt")),
        ("{fornavns}", "{a!r}", ("SCENARIE_PLADSHOLDER", "linje 24", "{a!r} kontakt")),
        ("{fornavns}", "{", ("SCENARIE_PLADSHOLDER", "linje 24", "{ kontakt")),
        ('titel = "Hvad nu?"', "titel = 7", ("SCENARIE_SLAGS", "linje 31", "7")),
        ('"Nej"]', '"{x}"]', ("SCENARIE_PLADSHOLDER", "linje 32", "{x}")),
        (
            "[[skridt]]\nart = ",
            '[[skridt]]\nside = "c"\nart = ',
            ("SCENARIE_SIDE", "linje 23", "c"),
        ),
    ],
)
def test_a_fault_is_told_at_its_line(fra: str, til: str, ventet: tuple[str, str, str]):
    assert ventet in fund(HELT.replace(fra, til, 1))


def test_a_broken_file_is_told_at_the_line_that_cannot_be_read():
    assert fund(HELT.replace("minutter = 3", "minutter = = 3")) == [
        ("SCENARIE_TOML", "linje 3", "minutter = = 3")
    ]
    assert fund(HELT + "[[skridt") == [("SCENARIE_TOML", "linje 33", "[[skridt")]
    assert laes_scenarie(b"\xff\xfe\x00", "x.toml")[1][0].kode == "SCENARIE_TOML"


def test_a_file_without_steps_or_sides_says_what_is_missing():
    koder = [(kode, vaerdi) for kode, _, vaerdi in fund('titel = "Tom"')]
    assert ("SCENARIE_MANGLER", "a") in koder
    assert ("SCENARIE_MANGLER", "[[skridt]]") in koder


@given(st.text(max_size=80), st.integers(0, len(HELT)))
def test_whatever_is_written_into_a_file_gives_a_scenario_or_faults_with_lines(
    tekst: str, plads: int
):
    scenarie, alle = laes_scenarie((HELT[:plads] + tekst + HELT[plads:]).encode(), "x.toml")
    assert (scenarie is None) == bool(alle)
    assert all(en.celle.startswith("linje ") for en in alle)


def test_every_scenario_that_is_shipped_is_whole():
    filer = sorted(MAPPE.glob("*.toml"))
    for fil in filer:
        assert laes_scenarie(fil.read_bytes(), fil.name)[1] == (), fil.name
    assert len(medfoelgende()) == len(filer) >= 12
    assert len({en.slug for en in medfoelgende()}) == len(filer)
