"""Where a testplan stands, in words on the kommune's page: what is approved, and what blocks."""

from __future__ import annotations

import pytest

from tests.integration.verifikation.testplanen import (
    PLAN,
    antal_sider,
    begynd,
    doem,
    doem_alle,
    plan,
)
from tests.klient import PageClient
from tests.side import tekst_i
from webapp.services.verifikation import husket
from webapp.web import testside

KOMMUNE = "/korsbaek/?variant=model-1"


def kortet(egen: PageClient) -> tuple[str, str]:
    """The job's card, in words, and where its button leads."""
    (kort,) = egen.get(KOMMUNE).xpath('//li[h2="Afprøv og godkend"]')
    return tekst_i(kort), kort.xpath('string(.//a[contains(@class, "button")]/@href)')


def statuslinjen(egen: PageClient) -> str:
    return egen.get(KOMMUNE).tekster('//*[@class="kommune-status"]')[0]


def test_the_card_and_the_status_line_follow_the_testplan(egen: PageClient):
    assert kortet(egen)[0].startswith("Afprøv og godkend Der er ingen testplan endnu.")
    assert kortet(egen)[1] == PLAN
    assert "godkendt" not in statuslinjen(egen)
    plan(egen, handling="lav")
    alle, side = antal_sider(egen), begynd(egen)
    doem(egen, side, dom="Ikke godkendt", bemaerkning="Forkert")
    tekst, videre = kortet(egen)
    assert f"0 af {alle} sider er godkendt. 1 side er ikke godkendt. Se mangellisten." in tekst
    assert f"{alle - 1} sider er ikke testet." in tekst
    assert videre == f"{PLAN}begynd/"
    assert f"0 af {alle} sider er godkendt, 1 er ikke godkendt, {alle - 1}" in statuslinjen(egen)
    doem_alle(egen)
    tekst, videre = kortet(egen)
    assert f"{alle - 1} af {alle} sider er godkendt. 1 side er ikke godkendt." in tekst
    assert videre == PLAN
    doem(egen, egen.get(side.adresse))
    tekst, videre = kortet(egen)
    assert f"{alle} af {alle} sider er godkendt. Se rapporten" in tekst
    assert videre == f"{PLAN}rapport/"


def test_a_fallen_page_blocks(egen: PageClient):
    plan(egen, handling="lav")
    doem_alle(egen)
    assert f"{antal_sider(egen)} af {antal_sider(egen)} sider" in statuslinjen(egen)
    # No KLE number is shown any more.
    lager = egen.app.extensions["kommunelager"]
    with lager.aaben("korsbaek") as database:
        database.execute("UPDATE kle_opsaetning SET aktiv = 0 WHERE variant = 'model-1'")
    tekst, videre = kortet(egen)
    assert "siger noget andet, end da" in tekst
    assert videre == f"{PLAN}begynd/"


def test_the_kommunes_page_counts_nothing_and_reads_a_page_once(
    egen: PageClient, monkeypatch: pytest.MonkeyPatch
):
    plan(egen, handling="lav")
    alle = doem_alle(egen)
    laest: list[str] = []
    html = testside._html
    monkeypatch.setattr(testside, "_html", lambda *a, **k: laest.append(a[2]) or html(*a, **k))

    def ikke_her(*_: object) -> None:
        raise AssertionError("the kommune's page does not count the kommune")

    monkeypatch.setattr(husket, "tael_bundter", ikke_her)
    egen.get(KOMMUNE)
    assert laest == []  # they were read when they were judged
    lager = egen.app.extensions["kommunelager"]
    with lager.aaben("korsbaek") as database:
        database.execute("UPDATE variant SET beskrivelse = 'en anden' WHERE slug = 'model-2'")
    egen.get(KOMMUNE)
    assert len(laest) == len(set(laest)) == alle
    egen.get(KOMMUNE)
    assert len(laest) == len(set(laest))


def test_what_testers_do_makes_nobody_count_the_kommune_again(
    egen: PageClient, monkeypatch: pytest.MonkeyPatch
):
    talt: list[str] = []
    tael = husket.tael_bundter
    monkeypatch.setattr(husket, "tael_bundter", lambda d, g: talt.append("talt") or tael(d, g))
    plan(egen, handling="lav")
    doem(egen, begynd(egen))
    egen.get(PLAN)
    assert talt == ["talt"]
    # A reset is another kommune, whatever the counter of the file says.
    egen.app.extensions["kommunelager"].nulstil("korsbaek")
    egen.get(PLAN)
    assert talt == ["talt", "talt"]
