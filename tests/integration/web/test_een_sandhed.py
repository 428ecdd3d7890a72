"""What the pages show, what Hvorfor tells of and what the finder counts: one truth, per person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from lxml import html

from tests.klient import PageClient, foldet
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.mit_overblik.optaelling import Slags
from webapp.store.opslag import load_personer

LISTER = {
    Slags.SAG: ("sager", "sag"),
    Slags.YDELSE: ("serviceydelser-og-hjaelpemidler", "ydelse"),
    Slags.AFTALE: ("aftaler-og-frister", "aftale"),
    Slags.BETALING: ("betalinger", "betaling"),
    Slags.UDBETALING: ("oekonomiske-ydelser", "udbetaling"),
}
KOMMUNER = [
    ("korsbaek", "model-1"),
    ("korsbaek", "strenge-antagelser"),
    ("slides", "model-1"),
]
Trae = html.HtmlElement


def laes(klient: FlaskClient, adresse: str) -> Trae:
    return html.fromstring(klient.get(adresse).get_data(as_text=True))


def tekst(element: Trae) -> str:
    return foldet(element.text_content())


def paa_siderne(klient: FlaskClient, base: str) -> tuple[Counter[Slags], set[str]]:
    """What stands on the citizen's lists, by kind; and the names that her payments are of."""
    fundet: Counter[Slags] = Counter()
    navne: set[str] = set()
    for slags, (sti, art) in LISTER.items():
        side = laes(klient, f"{base}{sti}/?vis=1000")
        fundet[slags] = len(side.xpath(f"//main//*[starts-with(@data-objekt, '{art}/')]"))
        if slags is Slags.UDBETALING:
            linjer = side.xpath("//*[@data-felt='udbetaling.linje']")
            navne = {
                tekst(en) for en in (*linjer, *side.xpath("//*[@data-felt='udbetaling.titel']"))
            }
    return fundet, navne


def i_hvorfor(side: Trae) -> Iterator[tuple[Slags, str, bool]]:
    """Each object of the page: its kind, its name, and whether it is said to be shown."""
    for en in side.xpath("//section[@data-objekt]"):
        (overskrift,) = en.xpath("./h2")
        art = en.get("data-objekt").partition("/")[0]
        penge = "Økonomisk ydelse" in tekst(overskrift)
        vises = overskrift.xpath("string(./span[contains(@class, 'badge')])") == "Vises"
        slags = Slags.OEKONOMISK if penge else Slags[art.upper()]
        yield slags, foldet(overskrift.text), vises


ORD = {ord_: slags for slags in Slags for ord_ in slags.value}
TALT = re.compile(rf"(\d+) ({'|'.join(sorted(map(re.escape, ORD), key=len, reverse=True))})\b")


def talt(saetning: str) -> Counter[Slags]:
    """What a sentence of ours counts: `11 sager, 2 ydelser og 1 udbetaling`."""
    return Counter({ORD[ord_]: int(tal) for tal, ord_ in TALT.findall(saetning)})


@pytest.mark.parametrize("kommune, variant", KOMMUNER)
def test_pages_hvorfor_and_finder_agree_on_everybody(
    klient: PageClient, lager: Kommunelager, kommune: str, variant: str
):
    with lager.aaben(kommune) as database:
        personer = load_personer(database)
    liste = laes(klient.klient, f"/{kommune}/{variant}/mit-overblik/?vis=1000")
    saetninger = {
        en.xpath("string(.//a/@href)").split("/")[4]: tekst(en.xpath(".//p[1]")[0])
        for en in liste.xpath("//li[@class='testperson']")
    }
    for person in personer:
        base = f"/{kommune}/{variant}/mit-overblik/{person.slug}/"
        vist, navne = paa_siderne(klient.klient, base)
        side = laes(klient.klient, f"/{kommune}/{variant}/hvorfor/{person.slug}/?vis=1000")
        objekter = list(i_hvorfor(side))
        hvorfor = Counter(slags for slags, _, vises in objekter if vises)
        skjult = Counter(slags for slags, _, vises in objekter if not vises)
        for slags in LISTER:
            assert hvorfor[slags] == vist[slags], (person.slug, slags)
        # A ydelse that is money is seen exactly where a payment names it.
        penge = {True: set[str](), False: set[str]()}
        for slags, navn, vises in objekter:
            if slags is Slags.OEKONOMISK:
                penge[vises].add(navn)
        assert penge[True] <= navne, person.slug
        assert not (penge[False] - penge[True]) & navne, person.slug
        foer, _, efter = saetninger[person.slug].partition(" under ")
        assert talt(foer.removeprefix("Ser ")) == +hvorfor, person.slug
        sidst = efter.removesuffix(" vises ikke.").rpartition(". ")[2]
        assert talt(sidst if efter.endswith("vises ikke.") else "") == +skjult, person.slug
        ialt = sum(hvorfor.values()), len(objekter)
        if objekter:
            assert f"Borgeren kan se {ialt[0]} af {ialt[1]} " in tekst(side)
