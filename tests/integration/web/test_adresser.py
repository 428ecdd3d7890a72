"""The state of a page is its address: the preview bar, the date and the paging."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.klient import MAERKE, PageClient, Side

NANCY = "/korsbaek/model-1/mit-overblik/nancy-ann-berggren"
SIDER = [
    "/korsbaek/",
    f"{NANCY}/",
    f"{NANCY}/sager/",
    f"{NANCY}/sager/cura-2021-0088/",
    f"{NANCY}/serviceydelser-og-hjaelpemidler/",
    "/korsbaek/model-1/sapa/visitator/",
    "/korsbaek/model-1/sapa/visitator/borger/nancy-ann-berggren/",
    "/korsbaek/model-1/sapa/visitator/borger/nancy-ann-berggren/ydelser/",
    "/korsbaek/model-1/hvorfor/nancy-ann-berggren/",
    "/korsbaek/sammenlign/model-1/model-2/",
    "/korsbaek/sammenlign/model-1/model-2/mit-overblik/nancy-ann-berggren/sager/",
    "/korsbaek/sammenlign/model-1/model-2/sapa/visitator/borger/nancy-ann-berggren/",
]
hver_side = pytest.mark.parametrize("adresse", SIDER)


def linjen(side: Side) -> str:
    (linje,) = side.tekster("//aside[@aria-label='Forhåndsvisning']")
    return linje


@hver_side
def test_linje_0_takes_the_bar_away_and_leaves_the_mark(klient: PageClient, adresse: str):
    med, uden = klient.get(adresse), klient.get(f"{adresse}?linje=0")
    assert "Korsbæk Kommune" in linjen(med)
    assert linjen(uden) == MAERKE
    assert uden.h1 == med.h1


@hver_side
def test_every_link_carries_what_the_address_says(klient: PageClient, adresse: str):
    baaret = {"dato": ["2024-03-20"], "linje": ["0"], "vis": ["20"]}
    side = klient.get(f"{adresse}?dato=2024-03-20&linje=0&vis=20")
    # The guide is about no kommune, and has nothing to carry; a step of a workshop shows its page
    # from the top.
    udenfor = ("/vejledning/", "/korsbaek/workshop/tilfoej/")
    links = [a for a in side.links() if "vis=30" not in a and not a.startswith(udenfor)]
    assert links
    for link in links:
        faaet = parse_qs(urlsplit(link).query)
        assert {navn: faaet.get(navn) for navn in baaret} == baaret, link


def test_the_first_choice_of_the_bar_is_the_page_itself(klient: PageClient):
    side = klient.get(f"{NANCY}/sager/?dato=2024-03-20")
    valgte = side.xpath("//aside//a[@aria-current='true']/@href")
    assert f"{NANCY}/sager/?dato=2024-03-20" in valgte


def test_a_hidden_bar_hides_the_links_of_the_preview_too(klient: PageClient):
    assert "Hvorfor?" in klient.get(f"{NANCY}/sager/").indhold
    assert "Hvorfor" not in klient.get(f"{NANCY}/sager/?linje=0").indhold


def test_the_date_decides_what_is_shown(klient: PageClient):
    """KBH-1 is created on 9 June 2020 (Opstået) and Oplyst the day after."""
    vist = {}
    for dato in ("2020-06-08", "2020-06-09", "2020-06-10"):
        side = klient.get(f"/slides/model-1/mit-overblik/kim-borgersen/sager/?dato={dato}")
        vist[dato] = side.felter("sag/kbh-1").get("sag.status")
        assert f"Vist pr. {int(dato[-2:])}. juni 2020" in linjen(side)
    assert vist == {"2020-06-08": None, "2020-06-09": "Oprettet", "2020-06-10": "Behandles"}


def test_without_a_date_it_is_the_persons_own_or_the_data_sets(klient: PageClient):
    assert "Vist pr. 8. april 2024" in linjen(klient.get(f"{NANCY}/"))
    nancy = klient.get("/slides/model-1/mit-overblik/nancy-ann-berggren/")
    assert "Vist pr. 15. april 2021" in linjen(nancy)


def test_paging_shows_ten_and_fetches_more(klient: PageClient):
    side = klient.get(f"{NANCY}/serviceydelser-og-hjaelpemidler/")
    ialt = int(side.tekster("//p[@class='udsnit-tekst']")[0].removeprefix("Viser 10 af "))
    assert ialt > 10
    flere = side.link("Hent flere")
    assert flere == f"{NANCY}/serviceydelser-og-hjaelpemidler/?vis=20"
    naeste = klient.get(flere)
    assert f"Viser {ialt} af {ialt}" in naeste.indhold
    assert "Hent flere" not in naeste.indhold
    foerst = [o for o in side.objekter() if o.startswith("ydelse/")]
    alle = [o for o in naeste.objekter() if o.startswith("ydelse/")]
    assert (len(foerst), len(alle), alle[:10]) == (10, ialt, foerst)


def test_a_short_list_says_its_true_number_and_offers_no_more(klient: PageClient):
    side = klient.get("/korsbaek/model-1/mit-overblik/jonna-frydendal/sager/")
    assert "Viser 2 af 2" in side.indhold
    assert "Hent flere" not in side.indhold


def test_an_empty_list_has_no_pager_and_says_so(klient: PageClient):
    side = klient.get(
        "/korsbaek/foer-eksport/mit-overblik/nancy-ann-berggren/"
        "serviceydelser-og-hjaelpemidler/?dato=2019-01-01"
    )
    assert "Du har ingen serviceydelser eller hjælpemidler, der kan vises her." in side.indhold
    assert "Viser" not in side.indhold


@pytest.mark.parametrize(
    "vis, antal", [("0", 1), ("-1", 10), ("1", 1), ("abc", 10), ("²", 10), ("99999999999", 11)]
)
def test_a_strange_number_of_rows_is_read_as_a_sensible_one(
    klient: PageClient, vis: str, antal: int
):
    side = klient.get(f"{NANCY}/sager/?vis={vis}")
    assert len([o for o in side.objekter() if o.startswith("sag/")]) == antal


def test_the_same_address_gives_the_same_bytes(klient: PageClient):
    for adresse in SIDER:
        assert klient.klient.get(adresse).data == klient.klient.get(adresse).data, adresse
