"""SAPA's tabs Tidslinje and Helhedsoverblik: what they show, filter, page and draw."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.klient import PageClient, Side
from webapp.services.kommuner.kommuner import Kommunelager

JAN = "/slides/model-1/sapa/helhedsoverblik/borger/jan-jarlov/"
NANCY = "/slides/model-1/sapa/sagsoverblik/borger/nancy-ann-berggren/"
SUPER = "/korsbaek/model-1/sapa/superbruger/borger/jan-jarlov/"
FELTER = ["dato", "art", "tekst", "fagsystem"]
# A rounding of three decimals of twenty years is less than a day; the narrowest bar is more.
DAG = timedelta(days=1)


def haendelser(side: Side) -> list[list[str]]:
    alle = [side.felter(o) for o in side.objekter() if o.startswith("haendelse/")]
    return [[felter[f"haendelse.{navn}"] for navn in FELTER] for felter in alle]


def test_jans_tidslinje(klient: PageClient):
    side = klient.get(f"{JAN}tidslinje/")
    assert haendelser(side) == [
        ["15-03-2023", "Ydelse afsluttet", "Sygedagpenge", "KSD"],
        ["27-12-2022", "Sag oprettet", "Genoptræning efter sundhedsloven", "CareSys"],
        ["22-12-2022", "Ydelse startet", "Sygedagpenge", "KSD"],
        ["22-12-2022", "Sag oprettet", "Sygedagpengesag", "KSD"],
        ["20-12-2022", "Sag oprettet", "Sygedagpengeopfølgning", "Jobcenter"],
        ["01-10-2008", "Adresseflytning", "Tilflyttet Skovbrynet 38, 2800 Kgs. Lyngby", "CPR"],
    ]
    assert side.tekster("//main//h3") == ["2023", "2022", "2008"]
    assert side.link("Sygedagpengesag") == f"{JAN}sager/ksd-1/"
    assert side.link("Sygedagpenge") == f"{JAN}ydelser/#ydelse-sygedagpenge"


def test_documents_and_notes_stand_by_their_own_day(klient: PageClient):
    arter = {art for _, art, *_ in haendelser(klient.get(f"{NANCY}tidslinje/"))}
    assert {"Dokument", "Journalnotat", "Sag oprettet", "Ikke-økonomisk ydelse startet"} <= arter


def test_nothing_of_tomorrow_has_happened(klient: PageClient):
    side = klient.get(f"{JAN}tidslinje/?dato=2022-12-22")
    assert [h[0] for h in haendelser(side)] == [
        "22-12-2022",
        "22-12-2022",
        "20-12-2022",
        "01-10-2008",
    ]


def test_the_filter_shows_the_chosen_kinds_of_nine(klient: PageClient):
    side = klient.get(f"{JAN}tidslinje/?art-sag=ja&art-adresseflytning=ja")
    assert {h[1] for h in haendelser(side)} == {"Sag oprettet", "Adresseflytning"}
    bokse = side.xpath("//input[starts-with(@name, 'art-')]")
    assert len(bokse) == 9
    assert [b.get("name") for b in bokse if b.get("checked") is not None] == [
        "art-adresseflytning",
        "art-sag",
    ]
    tom = klient.get(f"{JAN}tidslinje/?art=advis")
    assert "Her er ingen informationer at vise." in tom.tekst


def test_a_long_life_is_shown_in_parts_with_the_choice_kept(
    egen: PageClient, mit_lager: Kommunelager
):
    """Hundreds of notes on one sag: the page has fifty of them, and asks for the next fifty."""
    with mit_lager.aaben("slides") as database:
        (sag,) = database.execute("SELECT id FROM sag WHERE slug = 'ksd-1'").fetchone()
        for nr in range(300):
            dag = date(2023, 1, 1) + timedelta(days=nr % 100)
            database.execute(
                "INSERT INTO journalnotat (sag_id, nr, titel, dato) VALUES (?, ?, ?, ?)",
                [sag, nr, f"Notat {nr}", dag.isoformat()],
            )
        database.conn.commit()
    side = egen.get(f"{JAN}tidslinje/?art=journalnotat,sag")
    assert len(haendelser(side)) == 50
    assert "Viser 50 af 303" in side.tekst
    naeste = egen.get(side.link("Hent flere"))
    assert len(haendelser(naeste)) == 100
    assert {h[1] for h in haendelser(naeste)} == {"Journalnotat"}


# Helhedsoverblik


def tegnet(side: Side, foerste: int, sidste: int) -> dict[str, tuple[date, date]]:
    """Each bar of the drawing as the days that it reaches from and to."""
    begynder, slutter = date(foerste, 1, 1), date(sidste + 1, 1, 1)
    ialt = (slutter - begynder).days

    def dag(procent: float) -> date:
        return begynder + timedelta(days=round(procent * ialt / 100))

    baand = {}
    for rect in side.xpath("//rect[@data-baand]"):
        x, bredde = (float(rect.get(navn).rstrip("%")) for navn in ("x", "width"))
        baand[rect.get("data-baand")] = (dag(x), dag(x + bredde))
    return baand


def dag(tekst: str, ellers: date) -> date:
    return ellers if tekst == "-" else date(*map(int, reversed(tekst.split("-"))))


@pytest.mark.parametrize(
    "adresse, dato, aar",
    [
        (f"{JAN}helhedsoverblik/", date(2023, 5, 15), (2022, 2023)),
        (f"{JAN}helhedsoverblik/?fra=2023&til=2023", date(2023, 5, 15), (2023, 2023)),
        (f"{SUPER}helhedsoverblik/", date(2024, 4, 8), None),
    ],
)
def test_the_drawing_says_what_the_table_says(
    klient: PageClient, adresse: str, dato: date, aar: tuple[int, int] | None
):
    side = klient.get(adresse)
    raekker = {o: side.felter(o) for o in side.objekter() if o.startswith(("sag/", "ydelse/"))}
    foerste, sidste = aar or (
        min(dag(r["helhed.fra"], dato).year for r in raekker.values()),
        max(dato.year, *(dag(r["helhed.fra"], dato).year for r in raekker.values())),
    )
    baand = tegnet(side, foerste, sidste)
    assert list(baand) == list(raekker)
    inden = date(foerste, 1, 1), date(sidste + 1, 1, 1)
    mindst = timedelta(days=0.005 * (inden[1] - inden[0]).days + 1)
    for noegle, felter in raekker.items():
        fra = min(max(dag(felter["helhed.fra"], dato), inden[0]), inden[1])
        til = min(max(dag(felter["helhed.til"], dato), inden[0]), inden[1])
        x, ende = baand[noegle]
        if til - fra > mindst:
            assert abs(x - fra) <= DAG, noegle
            assert abs(ende - til) <= DAG, noegle
    # The same words stand in both, in the same order.
    tegningen = side.tekster("//div[@role='img']//p[@class='helhed-navn']")
    for tekst, felter in zip(tegningen, raekker.values(), strict=True):
        assert tekst.startswith(f"{felter['helhed.type']} {felter['helhed.titel']} ")
        assert felter["helhed.fra"] in tekst
    # A ydelse is told from a sag by its pattern, not by colour alone.
    for rect in side.xpath("//rect[@data-baand]"):
        er_ydelse = rect.get("data-baand").startswith("ydelse/")
        assert (rect.get("fill") or "").startswith("url(#") == er_ydelse


def test_jans_helhedsoverblik_as_a_table(klient: PageClient):
    side = klient.get(f"{JAN}helhedsoverblik/")
    raekker = [[c.partition(" Hvorfor?")[0] for c in r] for r in side.raekker("Helhedsoverblik")]
    syge, genop = "32.30.04 Udbetaling af sygedagpenge", "Genoptræning efter sundhedsloven"
    opfoelgning = "Sygedagpengeopfølgning"
    assert [tuple(raekke) for raekke in raekker] == [
        ("Sag", opfoelgning, f"15.17.06 {opfoelgning}", "Jobcenter", "20-12-2022", "-", "Afgjort"),
        ("Sag", genop, f"29.21.04 {genop}", "CareSys", "27-12-2022", "-", "Afgjort"),
        ("Sag", "Sygedagpengesag", syge, "KSD", "22-12-2022", "16-03-2023", "Afsluttet"),
        ("Ydelse", "Sygedagpenge", syge, "KSD", "22-12-2022", "15-03-2023", "Ikke aktiv"),
    ]


def test_groups_and_years_leave_out_and_the_page_says_how_many(klient: PageClient):
    side = klient.get(f"{JAN}helhedsoverblik/?gruppe=32")
    assert len(side.raekker("Helhedsoverblik")) == len(side.xpath("//rect[@data-baand]")) == 2
    assert "2 sager og ydelser er uden for det valgte." in side.tekst
    tom = klient.get(f"{JAN}helhedsoverblik/?fra=2021&til=2021")
    assert "Her er ingen informationer at vise." in tom.tekst
    assert not tom.xpath("//rect[@data-baand]")
    # Years the wrong way round are turned, and what is no year is not found.
    omvendt = klient.get(f"{JAN}helhedsoverblik/?fra=2023&til=2022")
    assert len(omvendt.raekker("Helhedsoverblik")) == 4
    klient.get(f"{JAN}helhedsoverblik/?fra=ifjor", 404)


def test_two_drawings_beside_each_other_have_patterns_of_their_own(klient: PageClient):
    adresse = JAN.replace("model-1", "sammenlign/model-1/model-2")
    side = klient.get(f"{adresse}helhedsoverblik/")
    assert len(side.xpath("//pattern/@id")) == len(set(side.xpath("//pattern/@id"))) == 2
    klient.get(f"{adresse}tidslinje/")
