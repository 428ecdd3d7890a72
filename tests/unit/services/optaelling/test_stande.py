"""When an object enters and leaves a Stand: of a sag its events, of a ydelse also its own days."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from tests import byg
from webapp.domain.fagsystem import Fremdrift, Haendelse
from webapp.services.optaelling.stande import standskift
from webapp.store.standtal import Stand

D = [date(2024, 1, nr) for nr in range(1, 10)]


def paa(dag: date, personer, sager, bevillinger=()) -> set[tuple[str, str]]:
    """(fase, unit) of whatever is in a Stand at the end of the day."""
    tal: Counter[tuple[Stand, str]] = Counter()
    for skift in standskift(personer, sager, bevillinger):
        if skift.dag <= dag.isoformat():
            tal[skift.stand, skift.lokal_enhed] += skift.antal
    assert set(tal.values()) <= {0, 1}
    return {(stand.fase, enhed) for (stand, enhed), antal in tal.items() if antal}


HAENDELSER = (
    Haendelse(D[1], enhed="Nord"),
    Haendelse(D[3], enhed="Syd"),
    Haendelse(D[3], fremdrift=Fremdrift.OPLYST),
    Haendelse(D[5], fremdrift=Fremdrift.OPLYST),
    Haendelse(D[6], fremdrift=Fremdrift.AFSLUTTET),
)


@pytest.mark.parametrize(
    "dag, sagen, ydelsen",
    [
        (D[0], set(), set()),
        (D[1], {("Opstaaet", "Nord")}, set()),
        (D[2], {("Opstaaet", "Nord")}, {("Aktiv", "Nord")}),
        (D[3], {("Oplyst", "Syd")}, {("Aktiv", "Syd")}),
        (D[5], {("Oplyst", "Syd")}, {("Passiv", "Syd")}),
        (D[6], {("Afsluttet", "Syd")}, {("Passiv", "Syd")}),
    ],
)
def test_a_sag_and_its_ydelse_stand_where_they_are_on_the_day(dag, sagen, ydelsen):
    sag = byg.sag(haendelser=HAENDELSER)
    bevilling = byg.bevilling(ydelser=(byg.ydelse(bevilget=D[2], fra=D[2], til=D[5]),))
    assert paa(dag, [byg.person()], [sag]) == sagen
    begge = paa(dag, [byg.person()], [sag], [bevilling])
    assert {en for en in begge if en[0] in {"Aktiv", "Passiv"}} == ydelsen


@pytest.mark.parametrize(
    "personer, sag",
    [([], byg.sag()), ([byg.person()], byg.sag(sagstype=None))],
    ids=["nobody whom it reaches", "no sagstype"],
)
def test_what_is_never_sent_is_in_none(personer, sag):
    bevilling = byg.bevilling(sag=sag.slug)
    assert list(standskift(personer, [sag], [bevilling])) == []
