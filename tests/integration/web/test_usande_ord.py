"""Words that were untrue: each is told as it is."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.klient import PageClient
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.maalinger.trin import maal_trin
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.trin.side import saetninger
from webapp.store.opslag import load_personer


def test_sammenlign_tells_wrong_types_where_no_contact_differs(klient: PageClient):
    side = klient.get("/korsbaek/sammenlign/model-1/trin-5-foer-trin-4/")
    assert "Der er ingen ændringer" not in side.indhold
    assert (
        "36 ydelser har en forkert eller ukendt ydelsestype i indekset under Trin 5 før trin 4, og "
        "ingen ydelser under Model 1 – detaljeret."
    ) in side.tekster("//main//li")
    assert "1 ydelse vises kun under Trin 5 før trin 4." in side.tekster("//main//li")


def test_sammenlign_of_a_variant_with_itself_says_that_nothing_differs(klient: PageClient):
    side = klient.get("/korsbaek/sammenlign/model-1/model-1/")
    assert "Der er ingen ændringer: de to varianter viser det samme." in side.indhold


@pytest.mark.parametrize("variant", ["trin-5-foer-trin-7", "rettelser-i-marts"])
def test_explain_dates_the_mark_of_an_ydelse_by_the_transfer_of_its_sag(
    lager: Kommunelager, variant: str
):
    """A ydelse carries its sag's mark: the day told is the sag's, not its own first transfer."""
    fortalt = []
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, variant)
        for person in load_personer(database):
            for en in load_borgerudsnit(database, grundlag, person).alle:
                fund = en.borger.finding("EKSPORT_ORGANISATION")
                sagen = en.forhold.indekssag
                if en.forhold.er_ydelse and fund and sagen and "overfoert" in fund.values:
                    fortalt.append((fund.values["overfoert"], sagen.overfoert.isoformat()))
    assert fortalt
    assert [fund for fund, _ in fortalt] == [sagens for _, sagens in fortalt]


def test_a_draft_that_takes_sager_out_of_the_index_mends_none(lager: Kommunelager):
    """Without a KLE number nothing is sent: what was spoiled is gone, and none is right again."""
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "trin-5-foer-trin-7")
        foer = grundlag.variant
        efter = replace(foer, sagstype_kle=())
        maalt = maal_trin(database, grundlag.opslag, foer, efter, grundlag.dato)
        fortalt = list(saetninger(maalt))
    assert maalt.sager.vaek
    assert maalt.sager.skadet_foer > maalt.sager.skadet
    assert maalt.sager.rettet == 0
    assert not [tekst for tekst in fortalt if "sager bliver rigtige igen" in tekst]


def test_a_tree_changed_meanwhile_is_not_said_to_be_another_persons(egen: PageClient):
    side = egen.get("/korsbaek/model-1/mapping/trae/")
    token = side.xpath("//input[@name='csrf_token']/@value")[0]
    svar = egen.klient.post(
        "/korsbaek/model-1/mapping/trae/",
        data={"csrf_token": token, "aftryk": "et andet", "indrykket": "A"},
    )
    assert svar.status_code == 422
    tekst = svar.get_data(as_text=True)
    assert "Træet er ændret imens, af jer selv eller af en anden" in tekst
    assert "En anden har" not in tekst


def test_the_search_for_a_citizen_takes_digits_and_refuses_only_a_cpr_number(klient: PageClient):
    (moenster,) = klient.get("/korsbaek/model-1/mit-overblik/").xpath(
        "//input[@name='soeg']/@pattern"
    )
    for tekst in ("Nancy 2", "2", "Kim Borgersen-2", "251248"):
        assert re.fullmatch(moenster, tekst), tekst
    for tekst in ("251248-4916", "2512484916", "25 12 48 49 16"):
        assert not re.fullmatch(moenster, tekst), tekst
