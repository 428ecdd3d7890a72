"""What Fordelingskomponenten does with a journalnotat: its bytes, its route, its receipts."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.visning.fordeling import Kvittering, Rute, find_kvittering, fylder, svar

RUTE = Rute(
    myndighed="Korsbæk Kommune",
    kle="32.30.04",
    facet="G01",
    system="KSD",
    afdeling="Ydelsesservice",
)


@pytest.mark.parametrize(
    "tekst, bytes_",
    [("", 0), ("a", 1), ("æøå", 6), ("€", 3), ("👍", 4), ("a\r\nb", 3), ("a\nb", 3), ("a\rb", 3)],
)
def test_bytes_are_those_of_utf_8_with_a_new_line_as_one(tekst: str, bytes_: int):
    assert fylder(tekst) == bytes_


@given(st.text(), st.text())
def test_bytes_add_up_and_base64_gives_the_text_back(en: str, to: str):
    assert fylder(f"{en}a{to}") == fylder(en) + 1 + fylder(to)
    kodet = base64.b64encode(en.encode("utf-8", "replace"))
    assert len(base64.b64decode(kodet)) >= fylder(en)


@pytest.mark.parametrize(
    "rute, mangler",
    [
        (RUTE, ""),
        (replace(RUTE, kle=""), "KLE-nummer"),
        (replace(RUTE, facet=""), "handlingsfacet"),
    ],
)
@pytest.mark.parametrize("valgt", Kvittering)
def test_a_sag_without_what_it_is_routed_by_reaches_nobody(
    rute: Rute, mangler: str, valgt: Kvittering
):
    faaet = rute.kvittering(valgt)
    assert faaet is (Kvittering.INGEN_MODTAGER if mangler else valgt)
    assert rute.mangler == mangler
    if mangler:
        assert svar(rute, faaet).startswith(f"Sagen har intet {mangler}")


@pytest.mark.parametrize("kvittering", Kvittering)
def test_each_receipt_has_words_and_what_fails_says_another_way(kvittering: Kvittering):
    sagt = svar(RUTE, kvittering)
    assert ("Kontakt Ydelsesservice, eller skriv notatet i KSD." in sagt) != kvittering.naaede_frem
    assert find_kvittering(kvittering.kode) is kvittering
    assert "den afdeling, der har sagen" in svar(replace(RUTE, afdeling=""), Kvittering.AFVIST)


def test_an_unknown_receipt_is_none():
    assert find_kvittering("andet") is None
