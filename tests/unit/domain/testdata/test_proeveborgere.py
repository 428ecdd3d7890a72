"""Prøveborgere: what they cover, that they can be read, that nobody has their numbers."""

from __future__ import annotations

from collections import Counter
from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.fagsystem import Fagsystem, Fremdrift, LokalEnhed, LokalYdelse, Sagstype
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.organisation.organisation import FkEnhed
from webapp.domain.testdata.kilde import Kommune
from webapp.domain.testdata.proeveborgere import MAKS_PERSONER, Proeveark, lav_proeveborgere
from webapp.domain.testdata.proevepersoner import NAVNE, opdigtet_barns_cpr, opdigtet_cpr
from webapp.domain.vaerdier.identifikation import Cvr, EnhedUuid

KOMMUNE = Kommune("minby", "Minby Kommune", Cvr("11111111"), date(2026, 11, 21))
VAEGTE = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
KLE = KleEmne("27.36.04")


def lav_af(typer, enheder, ydelser=(), **mere):
    return lav_proeveborgere(
        Proeveark(
            kommune=KOMMUNE,
            enheder=(
                *(LokalEnhed(navn, sagsansvarlig=True) for navn in enheder),
                LokalEnhed("Plejehjem", sagsansvarlig=False),
            ),
            sagstyper=tuple(Sagstype(navn) for navn in typer),
            ydelser=tuple(LokalYdelse(navn=n, sagstype=sagstype) for n, sagstype in ydelser),
            **{"numre": (KLE,)} | mere,
        )
    )


def lav(antal_typer, antal_enheder, antal_ydelser=0, **mere):
    return lav_af(
        [f"Sagstype {nr}" for nr in range(antal_typer)],
        [f"Enhed {nr}" for nr in range(antal_enheder)],
        [
            (f"Ydelse {nr}", f"Sagstype {nr}" if nr < antal_typer else None)
            for nr in range(antal_ydelser)
        ],
        **mere,
    )


def lukket(sag):
    return sag.udgaver[-1].fremdrift is Fremdrift.AFSLUTTET


def fra_cura(lavet):
    return [sag for sag in lavet.sager if sag.fagsystem == lavet.fagsystemer[0].navn]


def sager_af(lavet):
    return Counter(part.person for sag in lavet.sager for part in sag.parter)


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 15))
def test_every_sagstype_unit_and_ydelse_is_met_at_least_once(typer, enheder, ydelser):
    lavet = lav(typer, enheder, ydelser)
    sager = fra_cura(lavet)
    assert len({sag.sagstype for sag in sager if not lukket(sag)}) == typer
    assert {sag.udgaver[-1].enhed for sag in sager} == {f"Enhed {nr}" for nr in range(enheder)}
    assert any(lukket(sag) for sag in sager)
    assert len({y.lokal_ydelse for b in lavet.bevillinger for y in b.ydelser}) == ydelser
    assert lavet.udeladte_enheder == 0


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 15))
def test_each_has_three_to_six_sager_and_one_has_none(typer, enheder, ydelser):
    lavet = lav(typer, enheder, ydelser)
    antal = sager_af(lavet)
    assert all(3 <= n <= 6 for n in antal.values()), antal
    (uden,) = {person.slug for person in lavet.personer} - set(antal)
    assert any(relation.til == uden for relation in lavet.familie)
    assert "Ingen sager" in next(p.beskrivelse for p in lavet.personer if p.slug == uden)


@given(st.integers(1, 30), st.integers(1, 30))
def test_each_special_thing_is_met_at_least_once(typer, enheder):
    lavet = lav(typer, enheder)
    assert any(person.adressebeskyttelse for person in lavet.personer)
    assert max(len(sag.titel) for sag in lavet.sager) > 120
    (barn,) = [p for p in lavet.personer if p.cpr.alder(KOMMUNE.dato) < 18]
    assert {r.person for r in lavet.familie if r.relation == "Mor"} == {barn.slug}
    systemer = {}
    for sag in lavet.sager:
        systemer.setdefault(sag.parter[0].person, set()).add(sag.fagsystem)
    assert any(len(fundne) == 2 for fundne in systemer.values())


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 15))
def test_slugs_numbers_and_parties_fit_together(typer, enheder, ydelser):
    lavet = lav(typer, enheder, ydelser)
    personer = {person.slug for person in lavet.personer}
    sager = {sag.slug for sag in lavet.sager}
    assert len(personer) == len(lavet.personer) == len({p.cpr for p in lavet.personer})
    assert len(sager) == len(lavet.sager)
    assert set(sager_af(lavet)) < personer
    assert {part.person for b in lavet.bevillinger for part in b.parter} <= personer
    assert {b.sag for b in lavet.bevillinger} <= sager | {None}
    numre = [ydelse.slug for b in lavet.bevillinger for ydelse in b.ydelser]
    assert len(set(numre)) == len(numre)
    assert {sag.fagsystem for sag in lavet.sager} == {en.navn for en in lavet.fagsystemer}


def test_they_are_marked_and_the_same_each_time():
    lavet = lav(3, 4, 5)
    assert lavet == lav(3, 4, 5)
    assert all(person.beskrivelse.startswith("Prøveborger") for person in lavet.personer)


def test_they_grow_with_the_sheets_and_not_with_their_product():
    assert len(lav(40, 40).sager) <= 40 + 40 + 40
    stor = lav(40, 1566)
    assert len(stor.personer) < MAKS_PERSONER
    assert stor.udeladte_enheder == 0


def test_what_they_cannot_hold_is_counted():
    lavet = lav(10, 3000)
    assert len(lavet.personer) <= NAVNE
    assert lavet.udeladte_enheder == 3000 - len({s.udgaver[-1].enhed for s in fra_cura(lavet)})


def test_nothing_happens_after_the_date():
    lavet = lav(7, 9, 6)
    assert max(h.dato for sag in lavet.sager for h in sag.haendelser) <= KOMMUNE.dato
    assert max(y.bevilget for b in lavet.bevillinger for y in b.ydelser) <= KOMMUNE.dato


def test_nobody_has_their_cpr_numbers():
    voksne = [opdigtet_cpr(nr).cifre for nr in range(NAVNE)]
    boern = [opdigtet_barns_cpr(nr, 2017).cifre for nr in range(NAVNE)]
    assert len(set(voksne + boern)) == 2 * NAVNE
    for cifre in voksne + boern:
        assert sum(int(c) * v for c, v in zip(cifre, VAEGTE, strict=True)) % 11
        assert not cifre.startswith("0101")
        date(1900 + int(cifre[4:6]), int(cifre[2:4]), int(cifre[:2]))
    assert {opdigtet_barns_cpr(nr, 2017).alder(date(2026, 12, 31)) for nr in range(40)} == {9}


def test_their_sager_lie_in_the_system_that_is_exported_and_one_in_another():
    systemer = (Fagsystem("KSD"), Fagsystem("Columna Cura", via_eksport=True))
    lavet = lav(2, 2, fagsystemer=systemer)
    assert Counter(sag.fagsystem for sag in lavet.sager)["KSD"] == 1
    assert {sag.fagsystem for sag in lavet.sager} == {"KSD", "Columna Cura"}


def test_the_sag_of_the_other_system_has_an_active_unit_of_fk_organisation():
    uuid = EnhedUuid(str(UUID(int=7)))
    lukket_uuid = EnhedUuid(str(UUID(int=8)))
    enheder = (
        FkEnhed(uuid=uuid, navn="Visitation"),
        FkEnhed(uuid=lukket_uuid, navn="Lukket", aktiv_til=date(2020, 1, 1)),
    )
    (sag,) = [sag for sag in lav(2, 2, fk_enheder=enheder).sager if sag.enhed]
    assert (sag.enhed.uuid, sag.kle) == (uuid, KLE)
    # Without a KLE number in the sheets no other system can have filed one.
    assert not [sag for sag in lav(2, 2, numre=()).sager if sag.kle]


def test_without_sagstyper_nobody_is_made_and_without_units_the_sag_has_none():
    assert lav(0, 3).personer == ()
    uden = lav_proeveborgere(Proeveark(kommune=KOMMUNE, sagstyper=(Sagstype("Hjemmehjælp"),)))
    assert {sag.udgaver[-1].enhed for sag in uden.sager} == {""}


TYPER = [f"Sagstype {nr}" for nr in range(9)]
ENHEDER = [f"Afdeling {nr}" for nr in range(90)]
YDELSER = [(f"Ydelse {nr}", TYPER[nr % 9]) for nr in range(14)]


@given(st.integers(0, 89))
def test_a_unit_that_is_taken_out_takes_its_own_away_and_renumbers_nothing(nr):
    foer = lav_af(TYPER, ENHEDER)
    efter = lav_af(TYPER, [enhed for enhed in ENHEDER if enhed != f"Afdeling {nr}"])
    kendte = {s.slug for s in efter.sager}
    vaek = [s for s in fra_cura(foer) if s.slug not in kendte]
    assert {s.udgaver[-1].enhed for s in vaek} <= {f"Afdeling {nr}"}
    # Who has the sager changes near by, and nowhere else.
    af_hvem = {s.slug: s.parter[0].person for s in fra_cura(foer)}
    flyttet = [s for s in fra_cura(efter) if af_hvem.get(s.slug) != s.parter[0].person]
    assert len(flyttet) < len(foer.sager) / 2


@given(st.integers(0, 8))
def test_a_sagstype_that_is_taken_out_takes_its_own_away_and_renumbers_nothing(nr):
    foer = lav_af(TYPER, ENHEDER)
    efter = lav_af([navn for navn in TYPER if navn != f"Sagstype {nr}"], ENHEDER)
    kendte = {s.slug for s in efter.sager}
    vaek = [s for s in fra_cura(foer) if s.slug not in kendte]
    assert {s.sagstype for s in vaek} <= {f"Sagstype {nr}"}


@given(st.integers(0, 13), st.permutations(range(14)))
def test_an_ydelse_that_is_taken_out_or_moved_in_the_sheet_changes_no_other(nr, orden):
    foer = lav_af(TYPER, ENHEDER, YDELSER)
    efter = lav_af(TYPER, ENHEDER, [YDELSER[i] for i in orden if i != nr])
    af_den = {b for b in foer.bevillinger if b.ydelser[0].lokal_ydelse == f"Ydelse {nr}"}
    assert set(efter.bevillinger) == set(foer.bevillinger) - af_den
    assert efter.sager == foer.sager
