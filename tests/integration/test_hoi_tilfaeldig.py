"""Who has sager in two areas of HOI, in a made-up kommune, and what it costs where nobody has."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

import pytest

from tests.integration.mange import en_med_mange
from tests.integration.skridt import skridt
from tests.integration.tilfaeldig import ALLE_FROE, SAGSTYPER, Terning, indlaest
from webapp.store.hoi import find_i_flere_omraader
from webapp.store.opslag import load_naere, load_personer
from webapp.store.sager import load_alle

OMRAADER = ("15", "27", "29", "32")


@pytest.mark.parametrize("froe", ALLE_FROE)
def test_they_are_those_whose_sager_say_so_one_by_one(froe: int):
    t = Terning(f"hoi {froe}")
    par = [(sagstype, t.choice(OMRAADER)) for sagstype in SAGSTYPER for _ in range(t.randint(0, 2))]
    omraader = OMRAADER[: t.randint(2, 4)]
    par = [(sagstype, omraade) for sagstype, omraade in par if omraade in omraader]
    with indlaest(froe) as (database, _):
        nr_af = {person.slug: nr for nr, person in enumerate(load_personer(database), start=1)}
        hendes: dict[int, set[tuple[int, str]]] = defaultdict(set)
        for nr, sag in enumerate(load_alle(database)[0], start=1):
            typens = {omraade for sagstype, omraade in par if sagstype == sag.sagstype}
            for omraade in typens or {str(sag.kle or "")[:2]}:
                if omraade in omraader:
                    for part in sag.parter:
                        if part.person:
                            hendes[nr_af[part.person]].add((nr, omraade))
        ventet = [p for p in sorted(hendes) if len({omraade for _, omraade in hendes[p]}) > 1]
        for mest, fra in ((10, 0), (1, 0), (2, 1)):
            valgte = ventet[fra : fra + mest]
            personer, fundne = find_i_flere_omraader(database, par, omraader, mest=mest, fra=fra)
            assert list(personer) == valgte
            assert list(fundne) == [
                (s, p) for p in valgte for s in sorted({s for s, _ in hendes[p]})
            ]


def test_a_sag_is_not_looked_at_once_for_each_sagstype():
    with en_med_mange(500) as database:

        def spoerg(antal: int) -> object:
            typer = [(f"Type {nr}", "27") for nr in range(antal)]
            return find_i_flere_omraader(database, typer, OMRAADER, mest=10)

        faa, mange = (skridt(database, partial(spoerg, antal)) for antal in (1, 101))
    # To write a type down takes some fifty steps, however many the sager are.
    assert mange - faa < 100 * 100


def test_who_lives_with_nobody_is_found_without_looking_at_everybody():
    with en_med_mange(2000) as database:
        en = load_personer(database)[0]
        assert not en.husstand
        assert skridt(database, lambda: load_naere(database, en, ())) < 2000
