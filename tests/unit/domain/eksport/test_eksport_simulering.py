"""The export's formula against Cura lived through day by day, and the law of the timeline."""

from dataclasses import replace

from hypothesis import given, settings

from tests.eksempler import eksempler
from tests.unit.domain.eksport.tidslinjer import (
    SAGSTYPE,
    TRIN_8,
    formlen,
    indtil,
    levet,
    tidslinjer,
)
from webapp.domain.variant.konfiguration import Konfiguration

EKSEMPLER = eksempler(700)
MINDST = 5  # of 300


@settings(max_examples=EKSEMPLER, deadline=None)
@given(tidslinje=tidslinjer())
def test_the_formula_says_what_cura_lived_day_by_day_has_filed(tidslinje):
    assert formlen(*tidslinje) == levet(*tidslinje)


@settings(max_examples=EKSEMPLER, deadline=None)
@given(tidslinje=tidslinjer())
def test_the_formula_says_of_a_plan_what_cura_files_when_it_is_carried_through(tidslinje):
    variant, *resten = tidslinje
    plan = replace(variant, trin={t: dag for t, dag in variant.trin.items() if t is not TRIN_8})
    assert formlen(plan, *resten) == levet(plan, *resten)
    # However its other trin are dated, and whether they are.
    assert formlen(plan, *resten) == formlen(replace(plan, trin={}), *resten)


@settings(max_examples=50, deadline=None)
@given(tidslinje=tidslinjer())
def test_what_is_delivered_passes_no_export(tidslinje):
    variant, *resten = tidslinje
    assert formlen(replace(variant, trin={}, leveret=True), *resten) == {}


@settings(max_examples=EKSEMPLER, deadline=None)
@given(tidslinje=tidslinjer())
def test_the_index_on_a_day_depends_only_on_what_happened_by_then(tidslinje):
    assert formlen(*tidslinje) == formlen(*indtil(tidslinje, tidslinje[-1]))


def test_the_timelines_are_worth_trying():
    """Enough of them reach the index, mark through a leader, stop, and start again."""
    slags = dict.fromkeys(("sag", "med-sag", "uden-sag", "via", "stoppet", "igen", "plan"), 0)

    @settings(max_examples=300, derandomize=True, database=None)
    @given(tidslinje=tidslinjer())
    def tael(tidslinje):
        variant, _traee, _sag, _, dato = tidslinje
        fundet = formlen(*tidslinje)
        plan = replace(variant, trin={})
        slags["plan"] += "sag" in formlen(plan, *tidslinje[1:]) and "sag" not in fundet
        for navn in fundet:
            slags[navn] += 1
        perioder = Konfiguration.af(variant, [], dato).overfoersler(SAGSTYPE)
        slags["via"] += "sag" in fundet and fundet["sag"].via not in {None, fundet["sag"].enhed}
        slags["stoppet"] += "sag" in fundet and any(p.til and p.til <= dato for p in perioder)
        slags["igen"] += "sag" in fundet and len(perioder) > 1

    tael()
    assert min(slags.values()) >= MINDST, slags
