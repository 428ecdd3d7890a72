"""Each page of Mit Overblik with ordinary, long and empty content (screens.md §2.8)."""

import pytest

from tests.klient import PageClient, Side

OVERBLIK = "/korsbaek/model-1/mit-overblik"
TOM = "Du har ingen {}, der kan vises her."
# Page, what a citizen has none of, who has some, who has what is long and how it begins.
SIDER = [
    ("sager", "sager", "jan-jarlov", "grethe-lund", "Afløsning eller aflastning til ægtefælle"),
    (
        "serviceydelser-og-hjaelpemidler",
        "serviceydelser eller hjælpemidler",
        "kim-borgersen",
        "anders-frandsen",
        "Hjertekar - samtale v. forløbskoordinator",
    ),
    (
        "oekonomiske-ydelser",
        "udbetalinger",
        "fatma-sand-yildiz",
        "jan-jarlov",
        "Samlet udbetaling af flere ydelser",
    ),
    (
        "aftaler-og-frister",
        "aftaler eller frister",
        "nancy-ann-berggren",
        "jan-jarlov",
        "Indsendelse af oplysninger til brug for vurderingen af, om du fortsat",
    ),
    ("betalinger", "betalinger", "fatma-sand-yildiz", "kim-borgersen", "Boligstøtte, der er udb"),
    ("mine-data", "børn", "jytte-roemer", "fatma-sand-yildiz", "Emil Sand Yildiz"),
    ("hoi", "indsatser", "nancy-ann-berggren", "anders-frandsen", "Hjertekar - samtale v."),
]
# Pages of one object that lacks a part of what its kind may have.
DELVISE = [
    "anders-frandsen/oekonomiske-ydelser/sygedagpenge-2-2023-12-28/",
    "kim-borgersen/sager/kbh-2018-10442/",
    "nancy-ann-berggren/sager/udk-0774/",
]
# Tags that are never there without content, and the heading of nothing.
INTET = (
    "//main//*[self::p or self::dd or self::dt or self::li or self::h2 or self::h3]"
    "[not(normalize-space()) and not(.//*[local-name()='svg'])]"
    " | //main//table[not(.//td)] | //main//dl[not(dd or div/dd)]"
    " | //main//*[self::ul or self::ol][not(li)]"
)


def tomme(side: Side) -> list[str]:
    return [f"<{en.tag}> {en.get('class') or ''}" for en in side.xpath(INTET)]


@pytest.mark.parametrize("sti, ord_, almindelig, lang, begynder", SIDER)
def test_a_page_says_what_there_is_none_of_and_is_otherwise_without_that_line(
    klient: PageClient, sti: str, ord_: str, almindelig: str, lang: str, begynder: str
):
    for person in (almindelig, lang):
        side = klient.get(f"{OVERBLIK}/{person}/{sti}/")
        assert TOM.format(ord_) not in side.indhold, person
        assert tomme(side) == [], person
    assert begynder in " ".join(side.indhold.split())
    tom = klient.get(f"{OVERBLIK}/tove-krag/{sti}/")
    assert tom.indhold.count(TOM.format(ord_)) == 1
    assert "Viser " not in tom.indhold
    assert tomme(tom) == []


def test_serviceydelser_keeps_its_line_and_its_way_to_sager_when_empty(klient: PageClient):
    side = klient.get(f"{OVERBLIK}/tove-krag/serviceydelser-og-hjaelpemidler/")
    assert (
        "Du kan se ansøgninger om serviceydelser og hjælpemidler, der endnu ikke er bevilget, "
        "under Sager."
    ) in " ".join(side.indhold.split())
    assert side.link("Gå til Sager") == f"{OVERBLIK}/tove-krag/sager/"


@pytest.mark.parametrize("sti", DELVISE)
def test_a_part_that_is_empty_is_left_out_heading_and_all(klient: PageClient, sti: str):
    assert tomme(klient.get(f"{OVERBLIK}/{sti}")) == []
