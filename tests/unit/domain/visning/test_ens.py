"""What decides whether an object is seen is in the key that its answer is remembered by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import byg
from tests.eksempler import eksempler
from tests.unit.domain import fakta
from webapp.domain.eksport.overfoersel import mulige_numre
from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.variant.roller import Jobfunktionsrolle, Sapaelement
from webapp.domain.visning import ens
from webapp.domain.visning.borgerblik import BORGERBLIK
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.ens import Svar
from webapp.domain.visning.forhold import Forhold
from webapp.domain.visning.kontrolsager import KONTROL
from webapp.domain.visning.regel import er_synlig
from webapp.domain.visning.sapa import SAPA

# Sees them, and no sag of a property or ydelse that is money; is of a unit.
SER = byg.rolle(elementer=(Sapaelement.SAGER, Sapaelement.IKKE_OEKONOMISKE_YDELSER), enhed=byg.NORD)
HVAD = ("sag", "bevilling", "ydelse", "lokal", "person", "ydelsesart")
# What names an object, and by what others know it.
EGNE = {"slug", "nummer", "cpr"}
# Seen by everyone: whatever is exchanged in them decides something.
SETE = [
    {
        "slags": slags,
        "sag": byg.SAG,
        "bevilling": byg.bevilling(sag=byg.SAG.slug),
        "ydelse": byg.YDELSE,
        "lokal": byg.LOKAL,
        "person": byg.person(),
        "ydelsesart": None,
    }
    for slags in ("sag", "ydelse")
]


@st.composite
def naesten_ens(draw: st.DrawFn) -> list[Forhold]:
    """Objects of one variant, day and organisation: one, and it with each fact of another's."""
    ses = draw(st.booleans())
    dato = byg.DATO if ses else draw(fakta.dage)
    et = draw(st.sampled_from(SETE) if ses else fakta.objekter(dato))
    andet, ksd = draw(fakta.objekter(dato)), draw(fakta.ksd)
    grundlag = {
        "dato": dato,
        "variant": byg.VARIANT if ses else draw(fakta.varianter),
        "organisation": byg.ORGANISATION if ses else draw(fakta.organisationer),
        "rolle": SER if ses else draw(fakta.roller.filter(bool)),
    }
    return [
        byg.forhold(**objekt, **grundlag, system=fakta.systemet(objekt, ksd))
        for objekt in (et, *_udskiftet(et, andet))
    ]


def _udskiftet(et: Mapping[str, Any], andet: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The one with one fact of the other, for each that they have."""
    for hvad in HVAD:
        foer, mellem = et[hvad], andet[hvad]
        if hvad in {"lokal", "ydelsesart"}:
            yield {**et, hvad: mellem}
        elif foer is not None and mellem is not None:
            for felt in fields(foer):
                if felt.name not in EGNE:
                    nyt = replace(foer, **{felt.name: getattr(mellem, felt.name)})
                    yield {**et, hvad: nyt}


@settings(max_examples=eksempler(100))
@given(naesten_ens())
def test_what_was_answered_of_others_holds(alle: list[Forhold]):
    svar, rolle = Svar(), alle[0].rolle or byg.rolle()
    for forhold in alle:
        assert svar.er_eksporteret(forhold) == er_synlig(EKSPORT, forhold)
        assert svar.ses_af_borger(forhold) == er_synlig(BORGERBLIK, forhold)
        som_rolle = replace(forhold, rolle=rolle)
        assert svar.ses_af_rolle(forhold, rolle) == er_synlig(SAPA, som_rolle)


@settings(max_examples=eksempler(100))
@given(naesten_ens())
def test_a_role_that_has_none_of_a_sags_numbers_sees_it_on_no_day(alle: list[Forhold]):
    svar, rolle = Svar(), alle[0].rolle or byg.rolle()
    for forhold in alle:
        sag, konfiguration = forhold.sag, forhold.konfiguration
        if sag is None or forhold.er_ydelse:
            continue
        via = sag.fagsystem == byg.CURA.navn
        numre = mulige_numre(konfiguration, sag.sagstype, sag.kle, via_eksport=via)
        assert forhold.indekssag is None or forhold.kle in numre
        if not svar.kan_naas(numre, rolle):
            assert not er_synlig(SAPA, replace(forhold, rolle=rolle))


def test_a_role_is_asked_of_each_number_that_a_sag_can_have():
    rolle = byg.rolle()
    svar = Svar()
    hjaelp, andet = byg.HJAELP, KleEmne("29.15.08")
    rolle = replace(rolle, brugersystemroller=(byg.brugersystemrolle(kle=(KleMoenster("27"),)),))
    assert svar.kan_naas((None, andet, hjaelp), rolle)
    assert not svar.kan_naas((None, andet), rolle)
    assert not svar.kan_naas((None,), rolle)
    alle_numre = replace(rolle, brugersystemroller=(byg.brugersystemrolle(kle=()),))
    assert svar.kan_naas((None,), alle_numre)
    assert not svar.kan_naas((hjaelp,), replace(rolle, brugersystemroller=()))


def test_no_more_is_remembered_than_so_much(monkeypatch):
    monkeypatch.setattr(ens, "MAKS", 1)
    svar, rolle = Svar(), byg.rolle()
    for forhold in (byg.forhold(), byg.forhold(slags="ydelse")):
        assert svar.er_eksporteret(forhold) == er_synlig(EKSPORT, forhold)
        assert svar.ses_af_rolle(forhold, rolle) == er_synlig(SAPA, replace(forhold, rolle=rolle))
    assert svar.ses_af_rolle(byg.forhold(), replace(rolle, brugersystemroller=())) is False


LUKKET = (byg.haendelse(), byg.lukket(dato=byg.DATO - timedelta(days=90)))
ANDRES = {"myndighed": byg.ANDEN_MYNDIGHED, "haendelser": LUKKET}


@pytest.mark.parametrize("rolle", [byg.rolle(elementer=tuple(Sapaelement))])
def test_a_kontrolsag_is_told_from_another_sag_and_an_old_one_from_a_new(rolle: Jobfunktionsrolle):
    """Numbers of the whole systematik, of which chance would seldom draw that one twice."""
    alle = [
        byg.forhold(sag=byg.andres_sag(kle=kle, **ANDRES), system=byg.KSD, dato=dato)
        for kle in (byg.HJAELP, KONTROL, byg.HJAELP)
        for dato in (byg.DATO, byg.DATO + timedelta(days=900))
    ]
    svar = Svar()
    alle_numre = replace(rolle, brugersystemroller=(byg.brugersystemrolle(kle=()),))
    ses = []
    for forhold in alle:
        assert svar.ses_af_borger(forhold) == er_synlig(BORGERBLIK, forhold)
        ses.append(svar.ses_af_rolle(forhold, alle_numre))
        assert ses[-1] == er_synlig(SAPA, replace(forhold, rolle=alle_numre))
    assert ses == [False, False, True, False, False, False]
