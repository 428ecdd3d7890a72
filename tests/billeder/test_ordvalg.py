"""What a page tells is told in words that people use, and never in those of the outline."""

import json
import re

import pytest

from tests.billeder.egne_sider import BASIS
from webapp.billeder.forskelle import find_forskelle
from webapp.billeder.ordvalg import ROLLENAVNE, i_ord
from webapp.sideindhold.elementer import ROLLER
from webapp.sideindhold.tekst import laes_side

RAA = re.compile(r"\b(?:" + "|".join({r.split()[0] for r in ROLLER.values() if r}) + r")\b(?! til)")


@pytest.mark.parametrize(
    "raa, ord_",
    [
        ("row", "Række"),
        ("heading 2: Kontakt", "Overskrift, niveau 2: Kontakt"),
        ('navigation "Faneblade"', "Menu »Faneblade«"),
        ("button [disabled=true]", "Knap (kan ikke bruges)"),
        ("summary [expanded=false]: Mere", "Fold ud (foldet ind): Mere"),
        ("listitem: [Sager → …/sager/]", "Punkt: »Sager« (link til …/sager/)"),
        (
            "listitem: [[current=page] Adviser → …/adviser/]",
            "Punkt: »(denne side) Adviser« (link til …/adviser/)",
        ),
        ("cell: ⟨kontakt.telefon⟩ [img Logo]", "Celle: ⟨Kontakt: telefon⟩ billede »Logo«"),
        ("paragraph: [textbox text soeg]", "Afsnit: felt »soeg«"),
        ("slider: 3", "Element: 3"),
        ("row\ncell: A", "Række\nCelle: A"),
    ],
)
def test_a_line_is_told_in_danish(raa, ord_):
    assert i_ord(raa) == ord_


def test_every_role_of_an_element_has_a_name():
    assert {rolle for rolle in ROLLER.values() if rolle} <= set(ROLLENAVNE)


def test_no_line_of_any_page_keeps_a_raw_word():
    linjer = {
        tekst
        for fil in BASIS.rglob("*.json")
        for _, tekst in json.loads(fil.read_text("utf-8"))["linjer"]
    }
    assert len(linjer) > 200
    raa = [
        tekst for tekst in linjer if RAA.match(i_ord(tekst)) or re.search(r"\[\w+=", i_ord(tekst))
    ]
    assert raa == []


def test_another_level_of_a_heading_is_told_as_that():
    foer, nu = (laes_side(f"<h{n}>Kontakt</h{n}>") for n in (2, 3))
    (forskel,) = find_forskelle(foer, nu)
    assert "niveau 2: Kontakt → Overskrift, niveau 3: Kontakt" in forskel.saetning
