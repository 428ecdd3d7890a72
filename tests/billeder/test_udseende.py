"""A difference is what it looks like: pictures made here, with no browser."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.billeder.basis import Billedtal, Kasse
from webapp.billeder.billedpar import flet
from webapp.billeder.forskelle import Art, Forskel, Lag
from webapp.billeder.pixel import Billede, sammenlign_billeder
from webapp.billeder.resultat import Resultat, Sideresultat, efter_slags
from webapp.billeder.sidevalg import Side

HVID, SORT, GRAA, ROED = (255,) * 3, (0,) * 3, (128,) * 3, (255, 0, 0)
TITEL = Kasse(10, 10, 180, 60, "Sagens titel", "sag/1", "aa", "bb")


def billede(*flader, kasser=(TITEL,), skrifter=("IBM Plex Sans",)):
    """A white picture with surfaces (x, y, width, height, colour), and a word in the title."""
    pixels = np.full((200, 200, 3), 255, dtype=np.uint8)
    for x, y, b, h, farve in ((12, 30, 2, 12, SORT), (14, 30, 1, 12, GRAA), *flader):
        pixels[y : y + h, x : x + b] = farve
    return Billede(pixels, Billedtal("", "", kasser, skrifter))


def fortalt(foer, nu):
    return [(f.saetning, [s.nu for s in f.steder]) for f in sammenlign_billeder(foer, nu)]


def test_a_red_box_under_a_faint_fleck_of_the_same_element_is_told_and_framed():
    nu = billede((60, 15, 30, 10, (253, 253, 253)), (60, 50, 30, 10, ROED))
    assert fortalt(billede(), nu) == [
        ("Sagens titel: farve: #ffffff → #fdfdfd", [(60, 15, 30, 10)]),
        ("Sagens titel: farve: #ffffff → #ff0000", [(60, 50, 30, 10)]),
    ]


def test_two_colours_so_close_that_they_are_one_region_are_two_differences():
    nu = billede((60, 15, 30, 10, (253, 253, 253)), (62, 26, 4, 4, ROED))
    assert [saetning for saetning, _ in fortalt(billede(), nu)] == [
        "Sagens titel: farve: #ffffff → #ff0000",
        "Sagens titel: farve: #ffffff → #fdfdfd",
    ]


def test_black_is_a_colour_too():
    foer = billede((60, 15, 30, 10, ROED), kasser=())
    nu = billede((60, 15, 30, 10, ROED), (100, 90, 20, 20, (0, 0, 1)), kasser=())
    assert fortalt(foer, nu) == [("siden: farve: #ffffff → #000001", [(100, 90, 20, 20)])]


@given(st.integers(0, 3), st.integers(0, 3))
def test_every_region_of_an_element_has_its_frame(kolonne, raekke):
    steder = [
        (12 + 40 * x, 12 + 15 * y, 5, 5) for x in range(kolonne + 1) for y in range(raekke + 1)
    ]
    nu = billede(*((*sted, ROED) for sted in steder), kasser=(TITEL,))
    foer = billede(kasser=(TITEL,))
    fundne = [boks for _, bokse in fortalt(foer, nu) for boks in bokse]
    for x, y, b, h in steder:
        assert any(a <= x and c <= y and x + b <= a + d and y + h <= c + e for a, c, d, e in fundne)


TEKST = Forskel(
    lag=Lag.FELT, art=Art.AENDRET, hvad="Sagens titel", fra="a", til="b", objekt="sag/1"
)
# The word's pixels moved about: other letters, in the colours that were there.
ANDEN_TEKST = ((12, 30, 3, 12, HVID), (16, 30, 1, 12, SORT), (17, 30, 1, 12, GRAA))


@pytest.mark.parametrize(
    "nu, ogsaa",
    [
        (billede(*ANDEN_TEKST), []),
        (billede(*ANDEN_TEKST, (60, 50, 30, 9, ROED)), ["farve"]),
        (billede(*ANDEN_TEKST, (12, 43, 9, 1, ROED)), ["farve"]),
        (billede(*ANDEN_TEKST, kasser=(TITEL._replace(stil="cc"),)), ["tegnet i en anden stil"]),
        (billede(*ANDEN_TEKST, kasser=(TITEL._replace(skrift="cc"),)), ["tegnet i en anden stil"]),
    ],
)
def test_another_text_does_not_swallow_another_look_of_the_same_element(nu, ogsaa):
    samlet, _ = flet((TEKST,), [(sammenlign_billeder(billede(), nu), Par())])
    assert [f.saetning.split(": ")[1] for f in samlet if f.lag is Lag.BILLEDE] == ogsaa
    assert bool(samlet[0].steder) == (ogsaa != ["tegnet i en anden stil"])


class Par:
    foer = nu = "x"


def test_another_font_does_not_swallow_a_red_box():
    foer = billede()
    nu = billede((60, 50, 30, 9, ROED), skrifter=("DejaVu Serif",))
    assert [saetning for saetning, _ in fortalt(foer, nu)] == [
        "Skrifttype: IBM Plex Sans → DejaVu Serif",
        "Sagens titel: nye farver: (intet) → #ff0000",
    ]


def test_a_difference_at_two_widths_has_frames_at_both():
    foer, nu = billede(), billede(*ANDEN_TEKST)
    smal = [(sammenlign_billeder(foer, nu), Par())]
    (forskel,), _ = flet((TEKST,), [*smal, *smal])
    assert len(forskel.steder) == 2


def test_a_group_holds_only_what_is_equal_and_its_kind_holds_all():
    """The same sentence on three pages, of which one looks otherwise."""
    former = [(60, 50, 30, 9), (60, 50, 30, 9), (60, 50, 29, 9)]
    sider = [
        Sideresultat(
            side=Side("by", "model-1", f"mit-overblik/{nr}/"),
            forskelle=sammenlign_billeder(billede(), billede((*form, ROED))),
        )
        for nr, form in enumerate(former)
    ]
    resultat = Resultat(slags="basis", titel="x", motor="y", sider=tuple(sider))
    assert sorted(len(gruppe.sider) for gruppe in resultat.grupper) == [1, 2]
    (slags,) = efter_slags(resultat.grupper)
    assert len(slags.sider) == 3
