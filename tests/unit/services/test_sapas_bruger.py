"""Favourites and bemærkninger as an address has them, and the dialog of one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.services.sapa.bruger import (
    MAKS_TEGN,
    MEST,
    TYPER,
    Bemaerkning,
    Bemaerkningsform,
    laes_bemaerkninger,
    laes_foretrukne,
)

DAG = date(2024, 4, 8)
FORM = {"kode": "tolk", "tekst": "Arabisk tolk", "til": ""}


@given(
    st.lists(
        st.builds(
            Bemaerkning,
            st.sampled_from(["jan-jarlov", "jytte.r"]),
            st.sampled_from(sorted(TYPER)),
            st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
        ),
        max_size=MEST,
    )
)
def test_bemaerkninger_are_read_as_they_are_written(alle: list[Bemaerkning]):
    assert laes_bemaerkninger(",".join(map(str, alle))) == tuple(alle)


@given(st.text())
def test_whatever_an_address_says_only_slugs_and_known_types_are_read(tekst: str):
    assert all(en.kode in TYPER for en in laes_bemaerkninger(tekst))
    assert len(laes_foretrukne(tekst)) <= MEST
    assert all(
        set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")
        for slug in laes_foretrukne(tekst)
    )


@pytest.mark.parametrize(
    "til, dag, gaelder",
    [(None, DAG, True), (DAG, DAG, True), (date(2024, 4, 7), DAG, False)],
)
def test_a_bemaerkning_holds_through_its_last_day(til: date | None, dag: date, gaelder: bool):  # noqa: FBT001
    assert Bemaerkning("jan", "tolk", til).gaelder(dag) == gaelder


@pytest.mark.parametrize(
    "aendret, felt",
    [
        ({}, None),
        ({"til": "2024-04-08"}, None),
        ({"til": "08-04-2024"}, None),
        ({"kode": "kaffe"}, "type"),
        ({"tekst": ""}, "tekst"),
        ({"tekst": "x" * (MAKS_TEGN + 1)}, "tekst"),
        ({"tekst": "Ring til 070685-1234"}, "tekst"),
        ({"til": "snart"}, "til"),
        ({"til": "2024-04-07"}, "til"),
    ],
)
def test_what_is_wrong_with_the_dialog(aendret: dict[str, str], felt: str | None):
    fejl = Bemaerkningsform(**FORM | aendret).fejl(DAG)
    assert set(fejl) == ({felt} if felt else set())
