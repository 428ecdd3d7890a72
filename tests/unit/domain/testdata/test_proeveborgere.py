"""Prøveborgere: what they cover, that nobody has their numbers, and that they are the same anew."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.fagsystem import Fagsystem, Fremdrift, LokalEnhed, LokalYdelse, Sagstype
from webapp.domain.testdata.kilde import Kommune
from webapp.domain.testdata.proeveborgere import MAKS_PERSONER, lav_proeveborgere, opdigtet_cpr
from webapp.domain.vaerdier.identifikation import Cvr

KOMMUNE = Kommune("minby", "Minby Kommune", Cvr("11111111"), date(2026, 11, 21))
VAEGTE = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def lav(antal_typer, antal_enheder, antal_ydelser=0):
    typer = [Sagstype(f"Sagstype {nr}") for nr in range(antal_typer)]
    enheder = [LokalEnhed(f"Enhed {nr}", sagsansvarlig=True) for nr in range(antal_enheder)]
    enheder.append(LokalEnhed("Plejehjem", sagsansvarlig=False))
    ydelser = [
        LokalYdelse(navn=f"Ydelse {nr}", sagstype=f"Sagstype {nr}" if nr < antal_typer else None)
        for nr in range(antal_ydelser)
    ]
    return lav_proeveborgere(KOMMUNE, [], enheder, typer, ydelser)


def lukket(sag):
    return sag.udgaver[-1].fremdrift is Fremdrift.AFSLUTTET


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 15))
def test_they_cover_every_pair_open_and_every_type_and_unit_closed(typer, enheder, ydelser):
    lavet = lav(typer, enheder, ydelser)
    aabne = {(sag.sagstype, sag.udgaver[-1].enhed) for sag in lavet.sager if not lukket(sag)}
    assert len(aabne) == typer * enheder
    assert "Plejehjem" not in {enhed for _, enhed in aabne}
    lukkede = [sag for sag in lavet.sager if lukket(sag)]
    assert len({sag.sagstype for sag in lukkede}) == typer
    assert len({sag.udgaver[-1].enhed for sag in lukkede}) == enheder
    givet = {ydelse.lokal_ydelse for b in lavet.bevillinger for ydelse in b.ydelser}
    assert len(givet) == ydelser


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 15))
def test_slugs_numbers_and_parties_fit_together(typer, enheder, ydelser):
    lavet = lav(typer, enheder, ydelser)
    personer = {person.slug for person in lavet.personer}
    sager = {sag.slug for sag in lavet.sager}
    assert len(personer) == len(lavet.personer)
    assert len(sager) == len(lavet.sager)
    assert {part.person for sag in lavet.sager for part in sag.parter} == personer
    assert {part.person for b in lavet.bevillinger for part in b.parter} <= personer
    assert {b.sag for b in lavet.bevillinger} <= sager | {None}
    numre = [ydelse.slug for b in lavet.bevillinger for ydelse in b.ydelser]
    assert len(set(numre)) == len(numre)


def test_they_are_marked_and_the_same_each_time():
    lavet = lav(3, 4, 5)
    assert lavet == lav(3, 4, 5)
    assert all(person.beskrivelse.startswith("Prøveborger") for person in lavet.personer)


def test_they_are_few_and_have_many_sager_each():
    assert len(lav(30, 8).personer) == 8
    assert len(lav(20, 300).personer) == MAKS_PERSONER
    assert len(lav(1, 5).personer) == 1


def test_nothing_happens_after_the_date():
    lavet = lav(7, 9, 6)
    assert max(h.dato for sag in lavet.sager for h in sag.haendelser) <= KOMMUNE.dato
    assert max(y.bevilget for b in lavet.bevillinger for y in b.ydelser) <= KOMMUNE.dato


def test_nobody_has_their_cpr_numbers():
    numre = [opdigtet_cpr(nr).cifre for nr in range(MAKS_PERSONER)]
    assert len(set(numre)) == MAKS_PERSONER
    for cifre in numre:
        assert sum(int(c) * v for c, v in zip(cifre, VAEGTE, strict=True)) % 11
        assert not cifre.startswith("0101")
        date(1900 + int(cifre[4:6]), int(cifre[2:4]), int(cifre[:2]))


def test_their_sager_lie_in_the_system_that_is_exported():
    cura = Fagsystem("Columna Cura", via_eksport=True)
    enheder, typer = [LokalEnhed("Nord", sagsansvarlig=True)], [Sagstype("Hjemmehjælp")]
    lavet = lav_proeveborgere(KOMMUNE, [Fagsystem("KSD"), cura], enheder, typer, [])
    assert {sag.fagsystem for sag in lavet.sager} == {"Columna Cura"}


def test_without_sagstyper_nobody_is_made_and_without_units_the_sag_has_none():
    assert lav(0, 3).personer == ()
    uden = lav_proeveborgere(KOMMUNE, [], [], [Sagstype("Hjemmehjælp")], [])
    assert {sag.udgaver[-1].enhed for sag in uden.sager} == {""}


TYPER = [f"Sagstype {nr}" for nr in range(9)]
# Two of six hundred names are seldom preferred by both of two units: here by none.
ENHEDER = [f"Afdeling {nr}" for nr in range(12)]
YDELSER = [(f"Ydelse {nr}", TYPER[nr % 9]) for nr in range(14)]


def lav_af(typer, enheder, ydelser):
    return lav_proeveborgere(
        KOMMUNE,
        [],
        [LokalEnhed(navn, sagsansvarlig=True) for navn in enheder],
        [Sagstype(navn) for navn in typer],
        [LokalYdelse(navn=navn, sagstype=sagstype) for navn, sagstype in ydelser],
    )


@given(st.integers(0, 11))
def test_a_unit_that_is_taken_out_takes_its_own_away_and_renumbers_nothing(nr):
    foer = lav_af(TYPER, ENHEDER, [])
    efter = lav_af(TYPER, [enhed for enhed in ENHEDER if enhed != f"Afdeling {nr}"], [])
    tilbage = {s.slug: s for s in foer.sager if s.udgaver[-1].enhed != f"Afdeling {nr}"}
    # A sagstype whose only closed sag lay there has one at another unit now.
    nye = [sag for sag in efter.sager if tilbage.get(sag.slug) != sag]
    assert all(lukket(sag) for sag in nye)
    assert len(nye) <= len(TYPER)
    assert set(tilbage) - {sag.slug for sag in efter.sager} == set()
    assert {p.slug for p in efter.personer} < {p.slug for p in foer.personer}


@given(st.integers(0, 8))
def test_a_sagstype_that_is_taken_out_takes_its_own_away_and_renumbers_nothing(nr):
    foer = lav_af(TYPER, ENHEDER, [])
    efter = lav_af([navn for navn in TYPER if navn != f"Sagstype {nr}"], ENHEDER, [])
    tilbage = {s.slug: s for s in foer.sager if s.sagstype != f"Sagstype {nr}"}
    nye = [sag for sag in efter.sager if tilbage.get(sag.slug) != sag]
    assert all(lukket(sag) for sag in nye)
    assert set(tilbage) - {sag.slug for sag in efter.sager} == set()
    assert [p.slug for p in efter.personer] == [p.slug for p in foer.personer]


@given(st.integers(0, 13), st.permutations(range(14)))
def test_an_ydelse_that_is_taken_out_or_moved_in_the_sheet_changes_no_other(nr, orden):
    foer = lav_af(TYPER, ENHEDER, YDELSER)
    efter = lav_af(TYPER, ENHEDER, [YDELSER[i] for i in orden if i != nr])
    af_den = {b for b in foer.bevillinger if b.ydelser[0].lokal_ydelse == f"Ydelse {nr}"}
    assert set(efter.bevillinger) == set(foer.bevillinger) - af_den
    assert efter.sager == foer.sager
