"""Hvorfor: everything of a person to one audience: a sentence each, and every finding's origin."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from lxml import html

from tests.klient import PageClient, Side, foldet
from webapp.domain.visning.verdict import Effect, Verdict
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import find_person, load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.mit_overblik.udsnit import Borgerudsnit, load_borgerudsnit
from webapp.services.sapa.sapa import find_rolle
from webapp.store.opslag import load_personer

VAELGER = {Effect.HIDES: "Skjuler", Effect.WARNS: "Bemærk", Effect.INFORMS: "Oplyser"}
TILFAELDE = [
    ("korsbaek", "model-1", "nancy-ann-berggren", "visitator"),
    ("korsbaek", "model-2", "kirsten-vang", "kontaktcenter"),
    ("korsbaek", "foer-eksport", "kim-borgersen", "superbruger"),
    ("korsbaek", "strenge-antagelser", "ida-marie-thomsen", "tandpleje"),
    ("slides", "model-1", "nancy-ann-berggren", "sagsoverblik"),
    ("slides", "model-2", "jan-jarlov", "helhedsoverblik"),
]
hvert_tilfaelde = pytest.mark.parametrize(
    "kommune, variant, person, rolle",
    [*TILFAELDE, *((kommune, variant, person, "") for kommune, variant, person, _ in TILFAELDE)],
)


@contextmanager
def udsnit_af(
    lager: Kommunelager, kommune: str, variant: str, person: str
) -> Iterator[Borgerudsnit]:
    with lager.aaben(kommune) as database:
        fundet = find_person(database, person)
        yield load_borgerudsnit(database, load_grundlag(database, variant, None, fundet), fundet)


UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")


def siden(klient: PageClient, kommune: str, variant: str, person: str, rolle: str) -> Side:
    query = f"?rolle={rolle}&vis=100" if rolle else "?vis=100"
    return klient.get(f"/{kommune}/{variant}/hvorfor/{person}/{query}")


def dom_over(bedoemt: Bedoemt, udsnit: Borgerudsnit, rolle: str) -> Verdict:
    if rolle:
        return bedoemt.sapa(find_rolle(udsnit.grundlag, rolle))
    return udsnit.dom(bedoemt) if isinstance(bedoemt, Bedoemt) else bedoemt.borger


@hvert_tilfaelde
def test_every_sag_and_ydelse_stands_there_with_the_verdict_of_the_audience_chosen(
    klient: PageClient, lager: Kommunelager, kommune: str, variant: str, person: str, rolle: str
):
    side = siden(klient, kommune, variant, person, rolle)
    with udsnit_af(lager, kommune, variant, person) as udsnit:
        alle = (*udsnit.alle, *(() if rolle else udsnit.andet))
        assert [s.get("data-objekt") for s in side.xpath("//section[@data-objekt]")] == [
            bedoemt.noegle for bedoemt in alle
        ]
        ser = [dom_over(bedoemt, udsnit, rolle).visible for bedoemt in alle]
        for bedoemt, synlig in zip(alle, ser, strict=True):
            badges = side.tekster("//section[@data-objekt=$n]/h2/span", n=bedoemt.noegle)
            assert badges == ["Vises" if synlig else "Skjult"]
        hvem = find_rolle(udsnit.grundlag, rolle).navn if rolle else "Borgeren"
    ental, flertal = (
        ("sag eller ydelse", "sager og ydelser")
        if rolle
        else (
            "sag, ydelse, udbetaling, aftale eller betaling",
            "sager, ydelser, udbetalinger, aftaler og betalinger",
        )
    )
    hvad = ental if len(ser) == 1 else flertal
    skjult = len(ser) - sum(ser) or "Ingen"
    assert f"{hvem} kan se {sum(ser)} af {len(ser)} {hvad}. {skjult} er skjult." in side.indhold


@hvert_tilfaelde
def test_each_begins_with_one_sentence_without_a_uuid_or_a_word_of_ours(
    klient: PageClient, kommune: str, variant: str, person: str, rolle: str
):
    side = siden(klient, kommune, variant, person, rolle)
    saetninger = side.tekster("//p[@class='hvorforlinje-saetning']")
    assert len(saetninger) == len(side.xpath("//section[@data-objekt]"))
    for tekst in saetninger:
        assert re.search(r"\b(?:ser|fordi)\b", tekst)
        assert not UUID.search(tekst), tekst
        assert "mærke" not in tekst.lower()
    # What is not folded has neither: the rules are in <details>.
    for del_ in side.xpath("//main//details[contains(@class, 'hvorforlinje-regler')]"):
        del_.getparent().remove(del_)
    frit = " ".join(side.tekster("//main"))
    assert not UUID.search(frit)
    assert "mærke" not in frit.lower()


@hvert_tilfaelde
def test_every_finding_that_matters_says_whether_kombit_says_it_or_we_assume_it(
    klient: PageClient, lager: Kommunelager, kommune: str, variant: str, person: str, rolle: str
):
    side = siden(klient, kommune, variant, person, rolle)
    with udsnit_af(lager, kommune, variant, person) as udsnit:
        for bedoemt in udsnit.alle:
            vist = {}
            sti = "//section[@data-objekt=$n]//tr[@data-regel]"
            for raekke in side.xpath(sti, n=bedoemt.noegle):
                celler = [foldet("".join(td.itertext())) for td in raekke.xpath("./td")]
                vist[raekke.get("data-regel")] = celler
            fundne = dom_over(bedoemt, udsnit, rolle).findings
            ventet = [f for f in fundne if f.effect in VAELGER]
            assert vist.keys() == {f.code for f in ventet}
            for finding in ventet:
                regel, her, kilde = vist[finding.code]
                assert regel == f"{VAELGER[finding.effect]} {foldet(finding.saetning)}"
                assert her.startswith(foldet(finding.tekst))
                hvem = "KOMBIT, " if finding.sourced else "Vi antager"
                assert kilde == f"{hvem}{foldet(finding.kilde)}"
            sti = "//section[@data-objekt=$n]//ul[@class='regelliste']/li"
            resten = [f for f in fundne if f.effect not in VAELGER]
            punkter = side.tekster(sti, n=bedoemt.noegle)
            assert len(punkter) == len(resten)
            for finding in resten:
                assert any(punkt.startswith(foldet(finding.saetning)) for punkt in punkter)


BOLIGINDRETNING = (
    "Borgeren ser Visitation Syd - Social, 12 34 70 20, fordi række 3 i organisationsarket peger "
    "dertil."
)
TRAENING = (
    "Borgeren ser Genoptræning uden telefon, fordi Træning leder opad til Genoptræning, og række "
    "17 i organisationsarket peger dertil, og FK Organisation har intet brugbart nummer i "
    "»Telefon«."
)


@pytest.mark.parametrize("titel, saetning", [("Boligindretning", BOLIGINDRETNING), ("", TRAENING)])
def test_the_sentence_names_the_contact_and_the_row_that_points_there(
    klient: PageClient, titel: str, saetning: str
):
    side = siden(klient, "korsbaek", "model-1", "nancy-ann-berggren", "")
    sti = "//section[starts-with(normalize-space(h2), $t)]/p[@class='hvorforlinje-saetning']"
    assert saetning in side.tekster(sti, t=titel)


@pytest.mark.parametrize("variant", ["model-1", "model-2"])
def test_sapa_says_whose_name_its_list_shows(klient: PageClient, lager: Kommunelager, variant: str):
    """Where the rule finds another name in FK Organisation the sentence names both."""
    rolle = "visitator"
    side = klient.get(f"/korsbaek/{variant}/hvorfor/nancy-ann-berggren/?rolle={rolle}&vis=100")
    sti = "//section[@data-objekt=$n]/p[@class='hvorforlinje-saetning']"
    sete = 0
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, variant)
        person = next(p for p in load_personer(database) if p.slug == "nancy-ann-berggren")
        valgt = next(r for r in grundlag.variant.roller if r.slug == rolle)
        for en in load_borgerudsnit(database, grundlag, person).alle:
            (saetning,) = side.tekster(sti, n=en.noegle) or ("",)
            dom = en.sapa(valgt)
            if " hos " not in saetning or not dom.visible:
                continue
            afviger = dom.finding("SAPA_NAVN_AFVIGER").effect is Effect.WARNS
            assert ("i FK Organisation hedder den" in saetning) is afviger, saetning
            sete += afviger
    assert sete


def test_ten_are_shown_and_the_one_that_is_asked_for_besides(klient: PageClient):
    base = "/korsbaek/model-1/hvorfor/nancy-ann-berggren/"
    forrest = klient.get(base).objekter()
    alle = klient.get(f"{base}?vis=100").objekter()
    sager = [o for o in alle if o.startswith(("sag/", "ydelse/"))]
    assert len([o for o in forrest if o in sager]) == 10 < len(sager)
    side = klient.get(f"{base}?objekt={sager[-1]}")
    assert sager[-1] in side.objekter()
    aabne = side.xpath("//details[contains(@class, 'hvorforlinje-regler')][@open]")
    assert [en.getparent().get("data-objekt") for en in aabne] == [sager[-1]]
    # It is not carried on from link to link, but to the workshop, which shows this very line.
    assert [a.split("?")[0] for a in side.links() if "objekt=" in a] == [
        "/korsbaek/workshop/tilfoej/"
    ]


def test_hent_flere_keeps_the_role(klient: PageClient):
    side = klient.get("/korsbaek/model-1/hvorfor/nancy-ann-berggren/?rolle=visitator")
    assert "rolle=visitator" in side.link("Hent flere")


SIDER_MED_HVORFOR = [
    "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/sager/?vis=100",
    "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/sager/cura-2023-0101/",
    "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/serviceydelser-og-hjaelpemidler/?vis=100",
    "/korsbaek/model-1/mit-overblik/nancy-ann-berggren/serviceydelser-og-hjaelpemidler/badebaenk/",
    "/korsbaek/model-1/sapa/visitator/borger/nancy-ann-berggren/",
    "/korsbaek/model-1/sapa/visitator/borger/nancy-ann-berggren/ydelser/",
    "/slides/model-1/mit-overblik/kim-borgersen/sager/",
    "/slides/model-1/sapa/helhedsoverblik/borger/jan-jarlov/",
    "/slides/model-1/sapa/helhedsoverblik/borger/jan-jarlov/ydelser/",
]


@pytest.mark.parametrize("adresse", SIDER_MED_HVORFOR)
def test_hvorfor_of_every_row_leads_to_its_own_entry(klient: PageClient, adresse: str):
    side = klient.get(adresse)
    links = side.xpath("//main//a[contains(@class, 'hvorfor-link')]")
    assert links
    for a in links:
        del_ = urlsplit(a.get("href"))
        (objekt,) = a.xpath("ancestor::*[@data-objekt][1]/@data-objekt")
        hvorfor = klient.get(f"{del_.path}?{del_.query}")
        (maal,) = hvorfor.xpath("//*[@id=$id]", id=del_.fragment)
        assert maal.xpath("ancestor-or-self::*[@data-objekt][1]/@data-objekt") == [objekt]
        # »Hvorfor denne kontakt?« leads to the rules of the contact, all others to the entry.
        assert (maal.tag == "tr") == ("kontakt" in "".join(a.itertext()))
    antal = {o for o in side.objekter() if o.startswith(("sag/", "ydelse/"))}
    assert len(links) == len(antal)


def test_the_sapa_pages_ask_for_their_own_role(klient: PageClient):
    side = klient.get("/korsbaek/model-1/sapa/visitator/borger/nancy-ann-berggren/")
    assert all("rolle=visitator" in a for a in side.links() if "/hvorfor/" in a)


def test_what_borgeren_sees_can_be_opened_from_its_entry(klient: PageClient):
    side = klient.get("/korsbaek/model-1/hvorfor/nancy-ann-berggren/?vis=100")
    for section in side.xpath("//section[@data-objekt]"):
        links = [a for a in section.xpath(".//a/@href") if a.startswith("/")]
        for adresse in (a for a in links if "/fagomraader/" not in a):
            noegle = section.get("data-objekt")
            # What is money stands on the list of payments, and has no page of its own.
            assert noegle in klient.get(adresse).objekter() or "/oekonomiske-ydelser/" in adresse
    assert len([a for a in side.links() if "/mit-overblik/nancy-ann-berggren/sager/" in a]) == 11


@pytest.mark.parametrize("kommune", ["korsbaek", "slides"])
def test_no_two_headings_are_alike(klient: PageClient, lager: Kommunelager, kommune: str):
    """Each says whether it is a sag or a ydelse, which one, and since when."""
    with lager.aaben(kommune) as database:
        personer = [person.slug for person in load_personer(database)]
    for person in personer:
        svar = klient.klient.get(f"/{kommune}/model-1/hvorfor/{person}/?vis=100")
        trae = html.fromstring(svar.get_data(as_text=True))
        overskrifter = [foldet(h2.text_content()) for h2 in trae.xpath("//section/h2")]
        assert len(set(overskrifter)) == len(overskrifter)
        for en in overskrifter:
            assert re.search(
                r"(Sag|Ydelse|Økonomisk ydelse|Udbetaling|Aftale|Frist|Indkaldelse|Fordring) ", en
            ), en
