"""The law of the timeline: the index on a day depends only on what happened by that day.

The timelines come from tidslinjer.py; test_eksport_simulering.py holds them against Cura lived
through day by day, and shows that they are worth trying. They are courses: of a plan, everything is
sent on the day that is looked at, whichever it is.
"""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.eksempler import eksempler
from tests.unit.domain.eksport.tidslinjer import (
    DAGE,
    FOERSTE,
    formlen,
    indtil,
    tidslinjer,
)

EKSEMPLER = eksempler(500)
MINDST = 5  # of 300


def skilt_ad(variant, dato):
    """Rows without a day hold from their trin; given that day, past and future can be parted."""

    def daterede(raekker, trin):
        dag = variant.trin.get(trin)
        fundne = (r if r.fra else replace(r, fra=dag) for r in raekker)
        return tuple(r for r in fundne if r.fra)

    raekker = {
        "enhedsmapning": daterede(variant.enhedsmapning, "7"),
        "ydelsestyper": daterede(variant.ydelsestyper, "4"),
        "sagstype_kle": daterede(variant.sagstype_kle, "5"),
    }
    efter = {navn: tuple(r for r in valgte if r.fra > dato) for navn, valgte in raekker.items()}
    return replace(variant, **raekker), efter


def med_fremtid(nu, senere):
    """The life `nu` up to its day, and from there what happens in `senere`."""
    variant, traee, sag, ydelser, dato = nu
    dateret, _ = skilt_ad(variant, dato)
    fortid, _, fortidens_sag, fortidens_ydelser, _ = indtil(
        (dateret, traee, sag, ydelser, dato), dato
    )
    anden, raekker = skilt_ad(senere[0], dato)
    trin = {et: dag for et, dag in anden.trin.items() if dag > dato and et not in fortid.trin}
    variant = replace(
        fortid,
        trin={**fortid.trin, **trin},
        oprydninger=(*fortid.oprydninger, *(d for d in anden.oprydninger if d > dato)),
        **{navn: (*getattr(fortid, navn), *nye) for navn, nye in raekker.items()},
    )
    # A sag that is yet to come begins as it did: its first event names its unit.
    begyndt = fortidens_sag.haendelser or sag.haendelser[:1]
    fra = max(dato, begyndt[0].dato)
    haendelser = tuple(h for h in senere[2].haendelser if h.dato > fra)
    sag = replace(fortidens_sag, haendelser=(*begyndt, *haendelser))
    nye_ydelser = tuple(y for y in senere[3] if y.bevilget > dato)
    kendte = {y.slug for y in fortidens_ydelser}
    ydelser = (*fortidens_ydelser, *(y for y in nye_ydelser if y.slug not in kendte))
    return variant, traee, sag, ydelser, dato


def midt_i(tidslinje, dag):
    return (*tidslinje[:-1], dag)


# Neither so early that nothing was sent, nor so late that nothing is to come.
dage = st.integers(DAGE // 4, DAGE * 2 // 3).map(lambda n: FOERSTE + timedelta(days=n))


@settings(max_examples=EKSEMPLER, deadline=None)
@given(nu=tidslinjer(), senere=tidslinjer(), dag=dage)
def test_two_lives_with_one_past_have_one_index_whatever_comes(nu, senere, dag):
    nu = midt_i(nu, dag)
    udsat = med_fremtid(nu, senere)
    assert formlen(*udsat) == formlen(*indtil(nu, dag)) == formlen(*nu)


@settings(max_examples=EKSEMPLER, deadline=None)
@given(tidslinje=tidslinjer(), data=st.data())
def test_the_order_in_which_events_are_written_down_does_not_matter(tidslinje, data):
    """For any order of events: what counts is their days, not their place in the file.

    Of two that are written for one day the later in the file wins, so those keep their places.
    """
    variant, traee, sag, ydelser, dato = tidslinje

    def blandet(raekker, noegle, dagen):
        sidste = {(noegle(r), dagen(r)): r for r in raekker}
        return tuple(data.draw(st.permutations(list(sidste.values()))))

    # A row without a day has that of its trin, which another row may have too.
    fuld, _ = skilt_ad(variant, dato)
    skrevet = replace(
        fuld,
        trin=dict(data.draw(st.permutations(list(fuld.trin.items())))),
        oprydninger=tuple(data.draw(st.permutations(fuld.oprydninger))),
        enhedsmapning=blandet(fuld.enhedsmapning, lambda r: r.lokal_enhed, lambda r: r.fra),
        ydelsestyper=blandet(fuld.ydelsestyper, lambda r: r.lokal_ydelse, lambda r: r.fra),
        sagstype_kle=blandet(_valgbare(fuld), lambda r: r.sagstype, lambda r: r.fra),
    )
    haendelser = sag.haendelser
    if len({h.dato for h in haendelser}) == len(haendelser):
        haendelser = tuple(data.draw(st.permutations(haendelser)))
    omskrevet = skrevet, traee, replace(sag, haendelser=haendelser), ydelser[::-1], dato
    assert formlen(*omskrevet) == formlen(*tidslinje)


def _valgbare(variant):
    """What Cura lets be chosen: only of those can one row outdo another on the same day."""

    def paa_listen(raekke):
        if raekke.kle is None:
            return not raekke.angivet
        return any(moenster.daekker(raekke.kle) for moenster in variant.classification_filter)

    return [raekke for raekke in variant.sagstype_kle if paa_listen(raekke)]


@settings(max_examples=eksempler(300))
@given(tidslinje=tidslinjer())
def test_what_was_sent_stays_in_the_index_from_day_to_day(tidslinje):
    """What is in the index one day is there the next, the same unless something happened."""
    variant, _, sag, ydelser, _ = tidslinje
    aarsager = {
        *variant.trin.values(),
        *variant.oprydninger,
        *(h.dato for h in sag.haendelser),
        *(y.bevilget for y in ydelser),
        *(r.fra for r in variant.sagstype_kle if r.fra),
    }
    # KLE on Cura's list comes the day after trin 2 and 3.
    aarsager |= {dag + timedelta(days=1) for dag in variant.trin.values()}
    i_gaar = {}
    for nr in range(DAGE + 2):
        dag = FOERSTE + timedelta(days=nr)
        i_dag = formlen(*midt_i(tidslinje, dag))
        assert i_gaar.keys() <= i_dag.keys()
        if dag not in aarsager:
            assert i_dag == i_gaar
        i_gaar = i_dag


def test_the_futures_are_worth_trying():
    """In enough of them the future changes what is in the index later on."""
    slags = dict.fromkeys(("noget i dag", "andet senere"), 0)

    @settings(max_examples=300, derandomize=True, database=None)
    @given(nu=tidslinjer(), senere=tidslinjer(), dag=dage)
    def tael(nu, senere, dag):
        nu = midt_i(nu, dag)
        slags["noget i dag"] += bool(formlen(*nu))
        slut = FOERSTE + timedelta(days=2 * DAGE)
        udsat = med_fremtid(nu, senere)
        slags["andet senere"] += formlen(*midt_i(udsat, slut)) != formlen(*midt_i(nu, slut))

    tael()
    assert min(slags.values()) >= MINDST, slags
