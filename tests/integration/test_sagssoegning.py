"""The sager that one finds by a text are those that have it, and the newest of them come first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from tests import byg
from tests.integration.skridt import skridt
from webapp.domain.fagsystem import Sag
from webapp.store import nyeste
from webapp.store.database import aaben, opret
from webapp.store.historik import soeg_sager
from webapp.store.kildedata import tilfoej

HOEJST, MOEDT = 3, 5
# Short texts of few signs, so that one is often a part of another, also over their ends.
TEKST = st.text("aAåÅ %_!-", max_size=4)
SAGER = st.lists(
    st.tuples(TEKST, TEKST, st.none() | TEKST, st.integers(0, 6), st.sampled_from(["Cura", "KSD"])),
    max_size=14,
)
SOEGT = st.text("aAåÅ %_!-", max_size=5) | st.lists(st.just("a"), max_size=9).map(" ".join)


@contextmanager
def lager(sager: Sequence[Sag], systemer: Sequence[str] = ("Cura", "KSD")) -> Iterator[Database]:
    with aaben(":memory:") as database:
        opret(database)
        database.execute("PRAGMA foreign_keys = OFF")
        for navn in systemer:
            sql = "INSERT INTO fagsystem (navn, uuid, via_eksport) VALUES (?, '', ?)"
            database.execute(sql, [navn, navn == "Cura"])
        tilfoej(database, (), sager, ())
        yield database


def lav_sag(nr: int, nummer: str, titel: str, sagstype: str | None, dag: int, system: str) -> Sag:
    return byg.sag(
        slug=f"s-{nr}",
        sagsnummer=nummer,
        titel=titel,
        sagstype=sagstype,
        oprettet=date(2024, 1, 1) + timedelta(days=dag),
        fagsystem=system,
        parter=(),
    )


def fold(tekst: str) -> str:
    """As SQLite folds: Å stays Å."""
    return "".join(tegn.lower() if tegn.isascii() else tegn for tegn in tekst)


def ventet(sager: Sequence[Sag], soegt: str) -> tuple[int, list[str]]:
    fundne = [
        sag
        for sag in sager
        if sag.fagsystem == "Cura"
        and fold(soegt) in fold(f"{sag.sagsnummer} {sag.titel} {sag.sagstype or ''}")
    ]
    fundne.sort(key=lambda sag: sag.oprettet, reverse=True)
    return len(fundne), [sag.slug for sag in fundne[:HOEJST]]


@given(SAGER, SOEGT)
@settings(deadline=None)
def test_what_is_found_is_what_has_the_text(raekker, soegt: str):
    sager = [lav_sag(nr, *raekke) for nr, raekke in enumerate(raekker)]
    with pytest.MonkeyPatch.context() as kode, lager(sager) as database:
        kode.setattr(nyeste, "MAKS_MOEDT", MOEDT)
        antal, fundne = soeg_sager(database, soegt, HOEJST)
    assert (antal, [raekke["slug"] for raekke in fundne]) == ventet(sager, soegt)


def test_the_text_is_looked_for_once_in_each_sag():
    antal = 20_000
    sager = [lav_sag(nr, f"CURA-{nr}", "Hjælp", "Pleje", nr % 900, "Cura") for nr in range(antal)]
    with lager(sager, ["Cura"]) as database:

        def af_hver(soegt: str) -> float:
            return skridt(database, lambda: soeg_sager(database, soegt, HOEJST)) / antal

        # Ten steps of SQLite look at the three texts of a sag; the line of them is not made.
        assert af_hver("CURA-77") < 14
        assert af_hver("findes ikke") < 22
        # All have it: they are counted, and the newest are put in order.
        assert af_hver("Hjælp") < 16
        assert af_hver("") < 8
