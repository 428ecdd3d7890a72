"""Every object of a file is accounted for: read + left out + unchanged = what was there."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.importers.byg import KOMMUNE, ROLIG, Indfil, laes
from tests.unit.importers.laesere import ARK, LAESERE, stoette


def pak_ind(tekst: str) -> str:
    """The same inside a wrapper of its own format."""
    if tekst.startswith("{"):
        return json.dumps({"svar": {"indhold": json.loads(tekst)}})
    if tekst.startswith("<"):
        soap = "http://schemas.xmlsoap.org/soap/envelope/"
        return (
            f'<s:Envelope xmlns:s="{soap}"><s:Header><a xmlns="urn:x">1</a></s:Header><s:Body>'
            f"<svar>{tekst}</svar></s:Body></s:Envelope>"
        )
    return f"En titel\n\n{tekst}"


@pytest.mark.parametrize("navn", LAESERE)
@given(st.lists(st.integers(0, 6), min_size=1, max_size=12), st.booleans())
@ROLIG
def test_read_and_left_out_and_unchanged_are_what_was_there(navn, numre, indpakket):
    skriv, slags, lavet = LAESERE[navn]
    # Two that can be used, so that the file is known for what it is.
    alle = [7, *numre, 8]
    tekst = pak_ind(skriv(alle)) if indpakket else skriv(alle)
    laest = laes(KOMMUNE, *stoette(navn), Indfil("fil", tekst.encode()))
    poster = [p for p in laest.regnskab if p.fil == "fil" and p.slags == slags]
    (post,) = poster
    assert post.i_filen == len(alle)
    assert post.laest + post.udeladt + post.uaendret == post.i_filen
    assert post.laest == lavet(laest)
    # Nothing is left out without a word.
    assert not post.udeladt or any(et.fil == "fil" for et in laest.fund)


# Rows that say that something happened are no less one each for being alike.
ENS = {"sagsparter", "haendelser", "forloeb", "dokumenter", "journalnotater", "udbetalinger"}


@pytest.mark.parametrize("navn", [navn for navn in LAESERE if navn not in ENS | {"roller"}])
def test_the_same_file_twice_and_in_another_order_makes_the_same(navn):
    skriv, slags, lavet = LAESERE[navn]
    med = (KOMMUNE, *stoette(navn))
    fra = lavet(laes(*med, Indfil("a", skriv([]).encode()))) if navn in ARK else 0
    en = laes(*med, Indfil("a", skriv([1, 2, 3]).encode()))
    to = laes(*med, Indfil("a", skriv([1, 2, 3]).encode()), Indfil("b", skriv([3, 2, 1]).encode()))
    assert lavet(en) == lavet(to) == 3 + fra
    poster = [p for p in to.regnskab if p.fil in {"a", "b"} and p.slags == slags]
    # Two sheets are two models of the same units, and two emneplaner two editions.
    if navn not in {"organisationsark", "emneplan", "handlingsfacetter"}:
        assert sum(p.laest for p in poster) == 3


@pytest.mark.parametrize("navn", [navn for navn in LAESERE if navn != "kle-liste"])
def test_a_reader_with_nothing_says_so(navn):
    skriv, _, _ = LAESERE[navn]
    laest = laes(KOMMUNE, Indfil("fil", skriv([]).encode()))
    assert "fil" in laest.uden_indhold
    assert {"KILDE_UDEN_INDHOLD", "ARK_UDEN_RAEKKER"} & {et.kode for et in laest.fund}
