"""Payments: the rules against their specification, exact sums, and that nothing counts twice."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import byg
from tests.unit.domain.spec import HIDES, PASSES
from tests.unit.domain.spec_udbetaling import DEL, SPEC, forhold, samlet
from webapp.domain.fagsystem import Betalingstilstand, Effektuering
from webapp.domain.fagsystem.udbetalinger import find_dubletter, find_skete, saml_udbetalinger
from webapp.domain.visning.regel import afgoer_egne
from webapp.domain.visning.udbetaling import UDBETALING, sidste_viste_dag

BELOEB = st.integers(-(10**12), 10**12)
DAGE = st.dates(date(2023, 1, 1), date(2025, 12, 31))
TILSTANDE = st.sampled_from(Betalingstilstand)


@pytest.mark.parametrize("raekke", SPEC, ids=str)
def test_the_rule_does_what_its_row_says(raekke):
    finding = afgoer_egne(UDBETALING, forhold(**raekke.aendring)).finding(raekke.kode)
    assert finding is not None
    assert finding.effect is raekke.effekt
    assert raekke.ord_ in finding.tekst


@pytest.mark.parametrize("regel", UDBETALING, ids=lambda r: r.code)
def test_every_rule_has_a_case_that_bites_and_one_that_lets_through(regel):
    effekter = {raekke.effekt for raekke in SPEC if raekke.kode == regel.code}
    assert len(effekter) > 1
    assert HIDES in effekter or regel.code in {"UDBETALING_BELOEB", "UDBETALING_UDBETALER"}
    assert PASSES in effekter or regel.code == "UDBETALING_UDBETALER"
    assert regel.saetning[0].isupper()
    assert regel.kilde


def test_the_default_payment_is_shown():
    assert afgoer_egne(UDBETALING, forhold()).visible


@given(DAGE)
def test_the_horizon_is_the_last_day_of_the_next_month(dag):
    sidste = sidste_viste_dag(dag)
    assert (sidste.year * 12 + sidste.month) - (dag.year * 12 + dag.month) == 1
    assert date.fromordinal(sidste.toordinal() + 1).day == 1


@pytest.mark.parametrize("dag", [date(9999, 11, 30), date.max])
def test_the_horizon_ends_where_days_do(dag):
    assert sidste_viste_dag(dag) == date.max


@st.composite
def udbetalinger(tegn):
    numre = st.sampled_from(["", "", "E-1", "E-2"])
    fra = tegn(DAGE)
    return byg.udbetaling(
        dispositionsdato=tegn(DAGE),
        periode_fra=fra,
        periode_til=fra,
        bruttobeloeb=tegn(BELOEB),
        udbetalt=tegn(st.none() | BELOEB),
        effektuering=tegn(numre),
    )


@st.composite
def ydelserne(tegn):
    slugs = tegn(st.lists(st.sampled_from(["a", "b", "c"]), unique=True, max_size=3))
    lister = st.lists(udbetalinger(), max_size=4).map(tuple)
    return [byg.ydelse(slug=slug, udbetalinger=tegn(lister)) for slug in slugs]


@given(ydelserne(), st.dictionaries(st.sampled_from(["E-1", "E-2", "E-3"]), st.none() | BELOEB))
def test_every_part_is_in_one_payment_and_the_sums_are_exact(ydelser, hele):
    kendte = {
        nr: Effektuering(nummer=nr, dispositionsdato=date(2024, 1, 1), bruttobeloeb=brutto)
        for nr, brutto in hele.items()
    }
    samlede = saml_udbetalinger(ydelser, kendte, {})
    dele = [(d.ydelse, d.udbetaling) for en in samlede for d in en.dele]
    assert Counter(dele) == Counter((y.slug, u) for y in ydelser for u in y.udbetalinger)
    ialt = sum(Decimal(u.bruttobeloeb) for y in ydelser for u in y.udbetalinger)
    assert sum(Decimal(en.sum_af_dele) for en in samlede) == ialt
    assert len({en.slug for en in samlede}) == len(samlede)
    for en in samlede:
        assert en.er_hel == (en.brutto == en.sum_af_dele)


@given(ydelserne())
def test_of_payments_that_say_the_same_one_is_left(ydelser):
    dobbelt = [byg.ydelse(slug=y.slug, udbetalinger=y.udbetalinger * 2) for y in ydelser]
    uden_nummer = [
        byg.ydelse(
            slug=y.slug,
            udbetalinger=tuple(byg.udbetaling(**_felter(u)) for u in y.udbetalinger),
        )
        for y in dobbelt
    ]
    samlede = saml_udbetalinger(uden_nummer, {}, {})
    dubletter = find_dubletter(samlede)
    assert set(dubletter.values()).isdisjoint(dubletter)
    tilbage = [en for en in samlede if en.slug not in dubletter]
    indhold = [(d.ydelse, tuple(_felter(d.udbetaling).values())) for en in tilbage for d in en.dele]
    assert len(indhold) == len(set(indhold))
    assert len(samlede) - len(dubletter) <= sum(len(y.udbetalinger) for y in ydelser)


def _felter(en):
    navne = ("dispositionsdato", "periode_fra", "periode_til", "bruttobeloeb")
    return {navn: getattr(en, navn) for navn in navne}


@pytest.mark.parametrize(
    "fra, til, sket",
    [(20, 25, False), (20, 26, True), (26, 31, True), (31, 31, True), (27, 28, True)],
)
def test_a_plan_gives_way_only_to_a_payment_of_the_same_ydelse_and_period(fra, til, sket):
    plan = byg.udbetaling(
        periode_fra=date(2024, 3, fra),
        periode_til=date(2024, 3, til),
        tilstand=Betalingstilstand.FORVENTET,
    )
    skete = byg.udbetaling(periode_fra=date(2024, 3, 26), periode_til=date(2024, 3, 31))
    ydelser = [
        byg.ydelse(slug="a", udbetalinger=(skete,), ikke_effektueret=(plan,)),
        byg.ydelse(slug="b", ikke_effektueret=(plan,)),
    ]
    fundne = find_skete(saml_udbetalinger(ydelser, {}, {}))
    assert fundne == ({"a-2024-03-27-nr-2"} if sket else set())


def test_a_payment_with_parts_of_others_does_not_explain_its_sum():
    assert forhold(samlet=samlet((DEL,), dele_ialt=2)).kan_forklares is False
    assert forhold(samlet=samlet((DEL,), bruttobeloeb=100_00)).kan_forklares is True
