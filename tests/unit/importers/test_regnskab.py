"""Every object of a file is accounted for: read + left out + unchanged = what was there."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.importers import skrivere as skriv
from tests.unit.importers.byg import KOMMUNE, ROLIG, Indfil, laes
from webapp.importers.indlaes import Indlaesning


def _enheder(laest: Indlaesning) -> int:
    return len(laest.organisation.enheder) if laest.organisation else 0


def _numre(laest: Indlaesning) -> int:
    return len(laest.kle.poster) if laest.kle else 0


# Each reader: how a file of these numbers is written (0 is one that cannot be used), the kind it
# counts, and what was really made of it.
LAESERE: dict[str, tuple[Callable[[list[int]], str], str, Callable[[Indlaesning], int]]] = {
    "graphql": (skriv.graphql, "enheder", _enheder),
    "os2sync": (skriv.os2sync, "enheder", _enheder),
    "os2mo": (skriv.os2mo, "enheder", _enheder),
    "soap": (skriv.soap, "enheder", _enheder),
    "sf1470": (skriv.sager, "sager", lambda laest: len(laest.sager)),
    "sf1490": (skriv.bevillinger, "bevillinger", lambda laest: len(laest.bevillinger)),
    "emneplan": (skriv.kle, "KLE-numre", _numre),
    "kle-liste": (skriv.kle_liste, "KLE-liste", _numre),
    "organisationsark": (skriv.ark, "Organisationsark", lambda laest: len(laest.lokale_enheder)),
    "personer": (skriv.personer, "Personer", lambda laest: len(laest.personer)),
    "fagsystemer": (skriv.fagsystemer, "Fagsystemer", lambda laest: len(laest.fagsystemer)),
}


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
    laest = laes(KOMMUNE, Indfil("fil", tekst.encode()))
    poster = [p for p in laest.regnskab if p.fil == "fil" and p.slags == slags]
    (post,) = poster
    assert post.i_filen == len(alle)
    assert post.laest + post.udeladt + post.uaendret == post.i_filen
    assert post.laest == lavet(laest)
    # Nothing is left out without a word.
    assert not post.udeladt or any(et.fil == "fil" for et in laest.fund)


@pytest.mark.parametrize("navn", LAESERE)
def test_the_same_file_twice_and_in_another_order_makes_the_same(navn):
    skriv, slags, lavet = LAESERE[navn]
    en = laes(KOMMUNE, Indfil("a", skriv([1, 2, 3]).encode()))
    to = laes(
        KOMMUNE, Indfil("a", skriv([1, 2, 3]).encode()), Indfil("b", skriv([3, 2, 1]).encode())
    )
    assert lavet(en) == lavet(to) == 3
    poster = [p for p in to.regnskab if p.fil in {"a", "b"} and p.slags == slags]
    # Two sheets are two models of the same units, and two emneplaner two editions.
    if navn not in {"organisationsark", "emneplan"}:
        assert sum(p.laest for p in poster) == 3


@pytest.mark.parametrize("navn", [navn for navn in LAESERE if navn != "kle-liste"])
def test_a_reader_with_nothing_says_so(navn):
    skriv, _, _ = LAESERE[navn]
    laest = laes(KOMMUNE, Indfil("fil", skriv([]).encode()))
    assert "fil" in laest.uden_indhold
    assert {"KILDE_UDEN_INDHOLD", "ARK_UDEN_RAEKKER"} & {et.kode for et in laest.fund}
