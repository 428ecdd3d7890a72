"""The rules against their specification, and what holds for every rule on any facts."""

import re
from collections import defaultdict

import pytest
from hypothesis import given

from tests import byg
from tests.unit.domain.alle_regler import ALLE, SPEC
from tests.unit.domain.fakta import konsistente, vilkaarlige
from tests.unit.domain.spec import HIDES, INFORMS, NOT_TRIED, PASSES, SKJULER, WARNS, bedoem_for
from webapp.domain.visning.borgerblik import BORGERBLIK
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.regel import afgoer, bedoem
from webapp.domain.visning.sapa import SAPA
from webapp.domain.visning.verdict import Effect, Station

EGNE = pytest.mark.parametrize("egne", [BORGERBLIK, SAPA], ids=["BORGERBLIK", "SAPA"])
# They only tell how the object is shown: there is nothing to pass.
FORTAELLER = {
    "BORGERBLIK_TITEL",
    "BORGERBLIK_SAGSNUMMER",
    "BORGERBLIK_SAGSBEHANDLER",
    "BORGERBLIK_STATUS",
    "BORGERBLIK_KONTAKTKILDE",
    "BORGERBLIK_YDELSESNAVN",
}


@pytest.mark.parametrize("raekke", SPEC, ids=str)
def test_the_rule_does_what_its_row_says(raekke):
    finding = bedoem_for(raekke.kode, raekke.forhold).finding(raekke.kode)
    assert finding is not None
    assert finding.effect is raekke.effekt
    assert raekke.ord_ in finding.tekst


@pytest.mark.parametrize("regel", ALLE, ids=lambda r: r.code)
def test_every_rule_has_its_sentence_its_source_and_both_cases(regel):
    assert regel.saetning
    assert regel.saetning[0].isupper() or regel.saetning.startswith("'")
    assert not regel.saetning.endswith(".")
    assert regel.kilde
    effekter = {raekke.effekt for raekke in SPEC if raekke.kode == regel.code}
    bider = {HIDES} if regel.code in SKJULER else {WARNS, INFORMS}
    assert effekter & bider
    slipper = {INFORMS} if regel.code in FORTAELLER else {PASSES, INFORMS}
    if regel.code not in FORTAELLER:
        assert PASSES in effekter
    assert effekter & slipper


def test_every_row_names_a_rule_and_no_two_rows_are_the_same():
    assert {raekke.kode for raekke in SPEC} == {regel.code for regel in ALLE}
    assert len({str(raekke) for raekke in SPEC}) == len(SPEC)


def test_codes_are_unique_and_named_after_their_set():
    assert len({regel.code for regel in ALLE}) == len(ALLE)
    for regler, station in ((EKSPORT, "EKSPORT"), (BORGERBLIK, "BORGERBLIK"), (SAPA, "SAPA")):
        assert all(regel.code.startswith(f"{station}_") for regel in regler)
        assert {regel.station for regel in regler} == {Station[station]}


def test_only_these_rules_hide_and_only_those_never_pass():
    effekter = defaultdict(set)
    for raekke in SPEC:
        effekter[raekke.kode].add(raekke.effekt)
    assert {kode for kode, fundne in effekter.items() if HIDES in fundne} == SKJULER
    assert {kode for kode, fundne in effekter.items() if PASSES not in fundne} == FORTAELLER


def test_the_default_facts_are_shown_to_both_audiences():
    for slags in ("sag", "ydelse"):
        forhold = byg.forhold(slags=slags)
        for egne in (BORGERBLIK, SAPA):
            verdict = afgoer(EKSPORT, egne, forhold)
            assert verdict.visible
            assert not verdict.med(WARNS)


@EGNE
@given(forhold=konsistente())
def test_one_finding_a_rule_in_the_order_of_the_set(egne, forhold):
    verdict = afgoer(EKSPORT, egne, forhold)
    ventet = [regel.code for regel in (*EKSPORT, *egne) if regel.gaelder(forhold)]
    assert [finding.code for finding in verdict.findings] == ventet


@EGNE
@given(forhold=konsistente())
def test_own_rules_are_not_tried_exactly_when_the_export_hides(egne, forhold):
    verdict = afgoer(EKSPORT, egne, forhold)
    eksport = [finding for finding in verdict.findings if finding.station is Station.EKSPORT]
    egne_fund = [finding for finding in verdict.findings if finding.station is not Station.EKSPORT]
    stoppet = any(finding.effect is HIDES for finding in eksport)
    assert all(finding.effect is not NOT_TRIED for finding in eksport)
    assert {finding.effect is NOT_TRIED for finding in egne_fund} == {stoppet}


@EGNE
@given(forhold=konsistente())
def test_visible_is_exactly_that_no_finding_hides(egne, forhold):
    verdict = afgoer(EKSPORT, egne, forhold)
    assert verdict.visible == all(finding.effect is not HIDES for finding in verdict.findings)


# What hides an object that the data have as filed, because the system chosen does not file it.
VALGTE_SYSTEMERS = {"EKSPORT_JOBCENTER", "EKSPORT_SYSTEM"}


@given(forhold=konsistente())
def test_the_export_hides_exactly_what_is_not_in_the_index(forhold):
    indekseret = forhold.indeksydelse if forhold.er_ydelse else forhold.indekssag
    skjulende = {f.code for f in bedoem(EKSPORT, forhold) if f.effect is HIDES}
    assert forhold.systemgraense is not None or not skjulende & VALGTE_SYSTEMERS
    skjult = skjulende - VALGTE_SYSTEMERS
    assert bool(skjult) == (indekseret is None), skjult


@given(forhold=vilkaarlige())
def test_no_rule_raises_whatever_the_facts(forhold):
    for regel in ALLE:
        if regel.gaelder(forhold):
            udfald = regel.tjek(forhold)
            assert isinstance(udfald.effect, Effect)
            assert udfald.tekst
            assert "None" not in udfald.tekst
            assert all(isinstance(vaerdi, str) for vaerdi in udfald.values.values())
            assert (
                regel.code not in FORTAELLER - {"BORGERBLIK_STATUS"} or udfald.effect is not PASSES
            )
            assert udfald.effect is not HIDES or regel.code in SKJULER


# What a rule may say of a sag when it is asked about a ydelse: that it is the ydelse's.
YDELSENS_SAG = re.compile(
    r"\b[Yy]delsens sag\b|[Bb]evillingen\b.*\bsag\w*|Sagens gælder ikke for be"
)


@pytest.mark.parametrize("raekke", [r for r in SPEC if r.forhold.er_ydelse], ids=str)
def test_a_rule_that_is_asked_about_a_ydelse_does_not_call_it_a_sag(raekke):
    for finding in bedoem(ALLE, raekke.forhold):
        assert not re.search(r"\b[Ss]agens?\b", YDELSENS_SAG.sub("", finding.tekst)), finding.tekst
