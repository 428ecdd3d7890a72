"""Prædefinerede titler: which lines can be kept, and what differs between two lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.variant.notattitler import (
    MAKS_TITEL,
    MAKS_TITLER,
    kan_foejes_til,
    laes_titler,
    skriv_titler,
    titelfejl,
    titelforskelle,
)

FUNDET = MAKS_TITLER + 1


@pytest.mark.parametrize(
    "tekst, titler",
    [
        ("", ()),
        (" \r\n\t\n", ()),
        ("Opkald\r\n\r\n  Møde   i dag \rBrev\n", ("Opkald", "Møde i dag", "Brev")),
        ("A\u00a0B\u2009C\tD", ("A B C D",)),
        ("Mo\u0308de", ("Möde",)),
    ],
)
def test_a_line_is_a_title_and_an_empty_one_is_none(tekst: str, titler: tuple[str, ...]):
    assert laes_titler(tekst) == titler
    assert titelfejl(tekst) == ()


@pytest.mark.parametrize(
    "tekst, fejl",
    [
        ("a" * MAKS_TITEL, []),
        ("\n" + "a" * (MAKS_TITEL + 1), ["Linje 2 har 256 tegn og må højst have 255."]),
        ("Om 251248-4916", ["Linje 1 kan rumme et CPR-nummer. Skriv titlen uden."]),
        ("Opkald\n\nopKALD ", ["Linje 3 er den samme som linje 1. Slet den ene."]),
        ("A\x07", ["Linje 1 har et tegn, der ikke kan ses (U+0007). Skriv linjen igen uden det."]),
        ("A\x85B", ["Linje 1 har et tegn, der ikke kan ses (U+0085). Skriv linjen igen uden det."]),
        (
            "A\u200b",
            ["Linje 1 har et tegn, der ikke kan ses (U+200B). Skriv linjen igen uden det."],
        ),
        (
            "\n".join("a" * n for n in range(1, FUNDET + 1)),
            [f"Der er {FUNDET} titler, og der må højst være {MAKS_TITLER}."],
        ),
        (
            "Sag 251248\n4916",
            ["To linjer kan tilsammen læses som et CPR-nummer. Skriv dem uden cifrene."],
        ),
    ],
)
def test_what_cannot_be_kept_is_told_by_its_line(tekst: str, fejl: list[str]):
    assert list(titelfejl(tekst)) == fejl


@given(st.text(max_size=60))
def test_what_can_be_kept_is_read_again_the_same_and_line_by_line(tekst: str):
    titler = laes_titler(tekst)
    assert laes_titler(skriv_titler(titler)) == titler
    if not titelfejl(tekst):
        assert all(titel == " ".join(titel.split()) for titel in titler)
        assert all(kan_foejes_til(titler[:n], titel) for n, titel in enumerate(titler))


@pytest.mark.parametrize(
    "titel, kan",
    [("Brev", True), ("opkald", False), ("", False), ("a" * 256, False), ("251248-4916", False)],
)
def test_one_more_title_of_a_file(titel: str, kan: bool):  # noqa: FBT001
    assert kan_foejes_til(("Opkald",), titel) is kan


@pytest.mark.parametrize(
    "foer, efter, ord_",
    [
        ("AB", "AB", []),
        ("AB", "ABC", ["kommer til: »C«"]),
        ("ABC", "B", ["tages væk: »A« og »C«"]),
        ("AB", "BA", ["rækkefølgen er en anden"]),
        ("AB", "CBA", ["kommer til: »C«", "rækkefølgen er en anden"]),
        ("", "ABCDEFG", ["kommer til: »A«, »B«, »C«, »D«, »E« og 2 titler til"]),
    ],
)
def test_what_differs(foer: str, efter: str, ord_: list[str]):
    assert list(titelforskelle(tuple(foer), tuple(efter))) == ord_
