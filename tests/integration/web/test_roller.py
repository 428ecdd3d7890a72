"""Trin A: the roles it finds in the seed, and their reach against every object by itself."""

from collections import Counter

import pytest

from tests.klient import PageClient
from webapp.domain.variant.trin_a import Grund, naar_for_langt, trin_a_fund
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.maalinger.roller import maal_roller
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.store.opslag import load_personer

PLANTEDE = {"superbruger", "opkraevning"}
IKKE_PAA_LISTEN = {"beskaeftigelse", "boliglaan", "nyansat"}


def test_trin_a_finds_the_planted_roles_and_no_other(lager: Kommunelager):
    with lager.aaben("korsbaek") as database:
        roller = load_grundlag(database, "model-1").variant.roller
    assert {r.slug for r in roller if naar_for_langt(r)} == PLANTEDE
    assert {r.slug for r in roller if not trin_a_fund(r)} == IKKE_PAA_LISTEN
    grunde = {r.slug: {f.grund for f in trin_a_fund(r)} for r in roller}
    assert grunde["sygedagpenge"] == {Grund.INGEN_KLE}
    assert grunde["hjemmeplejens-planlaegger"] == {Grund.UDSAT_KLE}


@pytest.mark.parametrize("variant", ["model-1", "model-2", "rettelser-i-marts", "foer-eksport"])
def test_the_reach_is_that_of_every_object_judged_by_itself(lager: Kommunelager, variant: str):
    """An object counts if the role sees it on some citizen; here each is judged on all of them."""
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, variant)
        set_: dict[tuple[str, str], set[str]] = {}
        for person in load_personer(database):
            for bedoemt in load_borgerudsnit(database, grundlag, person).alle:
                for rolle in grundlag.variant.roller:
                    if bedoemt.sapa(rolle).visible:
                        slags = bedoemt.noegle.partition("/")[0]
                        set_.setdefault((rolle.slug, slags), set()).add(bedoemt.noegle)
        maalt = maal_roller(database, grundlag, grundlag.variant)
    for rolle in grundlag.variant.roller:
        tal = Counter[str]()
        for art, antal in maalt[rolle.slug].items():
            tal[art.slags] += antal
        for slags in ("sag", "ydelse"):
            assert tal[slags] == len(set_.get((rolle.slug, slags), ())), (rolle.slug, slags)


def test_the_page_lists_what_to_look_at_first(klient: PageClient):
    side = klient.get("/korsbaek/model-1/roller/")
    roller = side.tekster("//li[contains(@class, 'rolle')]/h3")
    assert {navn.removesuffix(" Når for langt") for navn in roller[:2]} == {
        "Superbruger",
        "Opkrævning",
    }
    assert len(roller) == 15
    assert "Roller, der skal ses efter (12)" in side.indhold
    assert len(side.tekster("//ol[contains(@class, 'k40')]/li")) == 4
    raekker = side.raekker("Roller og KLE-grupper")
    assert len(raekker) == 15
    assert "27.36" in side.kolonner("Roller og KLE-grupper")


def test_before_the_export_the_page_says_what_roles_will_reach_afterwards(klient: PageClient):
    side = klient.get("/korsbaek/foer-eksport/roller/")
    assert "som det bliver, når alle trin er gjort" in side.indhold
    planlaegger = side.tekster("//li[@id='rolle-hjemmeplejens-planlaegger']")[0]
    assert "mod 0 sager og 0 ydelser i dag" in planlaegger
    assert "når dem først efter eksporten" in side.indhold


def test_k40s_advis_are_a_risk_and_no_figure_of_theirs(klient: PageClient):
    """A0:1776: a risk, where advis of start and stop is chosen; a role is no advisgruppe."""
    side = klient.get("/korsbaek/model-1/roller/")
    assert "Er der valgt advis om start og stop af sag, er der risiko" in side.indhold
    assert "for dem alle" not in side.indhold
