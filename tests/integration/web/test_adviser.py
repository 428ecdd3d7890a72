"""Adviser ved initial load: the page, its group, and what cannot be read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.klient import PageClient, Side
from webapp.domain.variant.variant import Trin
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.store.opslag import load_personer

SIDE = "/korsbaek/model-1/adviser/"


def i_alt(side: Side) -> list[int]:
    return [int(td.text.strip()) for td in side.xpath("//tfoot//td")]


def test_the_figure_is_what_the_rule_says_of_each_sag(klient: PageClient, lager: Kommunelager):
    """SAPA_ADVIS, which knows nothing of counting, tells of each sag that initial load sent."""
    side = klient.get(SIDE)
    with lager.aaben("korsbaek") as database:
        dag = load_grundlag(database, "model-1").variant.trin[Trin.EKSPORTER_SAGER]
        grundlag = load_grundlag(database, "model-1", dag)
        sager = set()
        for person in load_personer(database):
            for et in load_borgerudsnit(database, grundlag, person).alle:
                fund = et.sapa(grundlag.variant.roller[0]).finding("SAPA_ADVIS")
                if fund and "risiko for" in fund.tekst and et.er_eksporteret:
                    sager.add(et.noegle)
    assert i_alt(side)[0] == len(sager) > 20
    assert "Initial load er 11. marts 2024" in side.indhold


def test_a_group_gets_its_own_and_never_more(klient: PageClient):
    alle, pleje = i_alt(klient.get(SIDE)), i_alt(klient.get(f"{SIDE}?kle=27.36.*"))
    under = i_alt(klient.get(f"{SIDE}?kle=27.36.*&enhed=Sundhed+og+%C3%86ldre"))
    assert all(a >= b >= c for a, b, c in zip(alle, pleje, under, strict=True))
    assert sum(alle) > sum(pleje) > sum(under) > 0


def test_an_age_span_takes_its_own_and_the_rest_is_the_others(klient: PageClient):
    """A sag of a mother and her child is in both spans, so that both are at least all."""
    alle, gamle = i_alt(klient.get(SIDE)), i_alt(klient.get(f"{SIDE}?alder_fra=67"))
    yngre = i_alt(klient.get(f"{SIDE}?alder_til=66"))
    assert all(a <= b + c for a, b, c in zip(alle, gamle, yngre, strict=True))
    assert all(sum(alle) > sum(en) > 0 for en in (gamle, yngre))
    assert i_alt(klient.get(f"{SIDE}?alder_fra=0&alder_til=150")) == alle


@pytest.mark.parametrize(
    "felter, svar",
    [
        ("kle=abc", "»abc« er hverken et KLE-nummer eller et mønster"),
        ("kle=27.36,x", "»x« er hverken"),
        ("kle=x+27.36%3By", "»x« er hverken"),
        ("kle=x+27.36%3By", "»y« er hverken"),
        ("kle=" + "27.36.04," * 500, "højst stå 4000 tegn"),
        ("enhed=Findes+ikke", "har ingen enhed, der hedder »Findes ikke«"),
        ("enhed=" + "a" * 5000, "har ingen enhed"),
        ("alder_fra=gammel", "Skriv alderen i hele år med tal"),
        ("alder_til=-1", "Skriv alderen i hele år med tal"),
        ("alder_til=151", "Skriv alderen i hele år med tal"),
        ("alder_til=17&alder_fra=18", "mindst 18, som er den laveste"),
    ],
)
def test_what_cannot_be_read_is_told_and_stands_there_still(
    klient: PageClient, felter: str, svar: str
):
    side = klient.get(f"{SIDE}?{felter}")
    assert svar in side.indhold
    assert "Der er talt uden afgrænsning" in side.indhold
    assert side.xpath(f"//input[@name='{felter.partition('=')[0]}']/@value")[0]
    assert i_alt(side) == i_alt(klient.get(SIDE))


def test_no_cpr_number_gets_into_the_address(egen: PageClient):
    typet = {"enhed": "010190-1234", "kle": "27.36.*, 0101901234"}
    svar = egen.klient.post(f"{SIDE}tael/", data=typet)
    assert svar.status_code == 303
    assert "1234" not in svar.location
    assert "27.36" in svar.location
    assert "010190-XXXX" in egen.get(svar.location.partition("#")[0]).indhold


def test_it_begins_with_the_four_questions(klient: PageClient):
    side = klient.get("/korsbaek/model-1/roller/")
    assert side.xpath("//ol[@class='k40']/li[4]/a/@href") == [SIDE]


def test_a_supplier_that_sends_without_notification_gives_none(egen: PageClient, data: Path):
    with sqlite3.connect(data / "korsbaek.db") as db:
        felt = '"initial_load_uden_notifikation": {}'.format
        db.execute(
            "UPDATE variant SET antagelser = replace(antagelser, ?, ?)",
            (felt("false"), felt("true")),
        )
    db.close()
    side = egen.get(SIDE)
    assert "Ingen adviser" in side.indhold
    assert "Kan undgås" not in side.indhold
    assert sum(i_alt(side)) > 0


def test_a_group_of_many_numbers_is_whole_or_refused(egen: PageClient):
    """Cut after some, the last would be a shorter pattern, and take in more than was typed."""
    for antal, sagt in ((100, "Gruppen får"), (1000, "Der kan højst stå 4000 tegn")):
        typet = {"kle": ", ".join(["27.36.04"] * antal), "enhed": ""}
        svar = egen.klient.post(f"{SIDE}tael/", data=typet)
        side = egen.get(svar.location.partition("#")[0])
        assert sagt in side.indhold
    assert i_alt(side) == i_alt(egen.get(SIDE))
