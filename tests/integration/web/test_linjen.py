"""The bar: any two variants as a pair that the address carries, and a date that is asked for."""

from __future__ import annotations

import pytest

from tests.klient import PageClient, Side

NANCY = "mit-overblik/nancy-ann-berggren/"
PAR = "//nav[@aria-label='Variant']/ul/li/a"


def par(side: Side) -> list[str]:
    return side.tekster(PAR)


def valgt(side: Side) -> str:
    (navn,) = side.tekster(f"{PAR}[@aria-current]")
    return navn


def test_the_pair_stands_still_when_the_other_is_shown(klient: PageClient):
    en, anden = (klient.get(f"/korsbaek/{v}/{NANCY}") for v in ("model-1", "model-2"))
    assert par(en) == par(anden) == ["Model 1 – detaljeret", "Model 2 – overordnet"]
    assert (valgt(en), valgt(anden)) == tuple(par(en))


@pytest.mark.parametrize(
    "variant, mod",
    [
        ("model-1", "model-2"),
        ("model-2", "model-1"),
        ("brugerdefineret", "model-1"),
        ("reorganisation-model-2", "model-2"),
    ],
)
def test_without_a_wish_it_is_the_origin_or_the_other_model(
    klient: PageClient, variant: str, mod: str
):
    side = klient.get(f"/korsbaek/{variant}/{NANCY}")
    andre = side.xpath(f"{PAR}[not(@aria-current)]/@href")
    assert andre[0].startswith(f"/korsbaek/{mod}/{NANCY}")


def test_any_two_are_carried_from_link_to_link(klient: PageClient):
    side = klient.get(f"/korsbaek/uden-trin-b/{NANCY}sager/?mod=brugerdefineret")
    assert par(side) == ["Model 1 – brugerdefineret kontakt", "Uden trin B"]
    skift = side.xpath(f"{PAR}[not(@aria-current)]/@href")[0]
    assert skift == f"/korsbaek/brugerdefineret/{NANCY}sager/?mod=uden-trin-b"
    assert par(klient.get(skift)) == par(side)
    videre = side.link("SAPA")
    assert videre.endswith("?mod=brugerdefineret")
    assert par(klient.get(videre)) == par(side)
    # Sammenlign says both in its path.
    assert (
        side.link("Sammenlign") == f"/korsbaek/sammenlign/brugerdefineret/uden-trin-b/{NANCY}sager/"
    )


def test_an_unknown_other_is_no_other(klient: PageClient):
    assert par(klient.get(f"/korsbaek/model-1/{NANCY}?mod=model-9"))[1] == "Model 2 – overordnet"


def test_the_date_is_a_field_that_keeps_the_rest_of_the_address(klient: PageClient):
    side = klient.get(f"/korsbaek/model-1/{NANCY}sager/?mod=uden-trin-b&vis=20&dato=2024-03-20")
    (form,) = side.xpath("//aside//form")
    assert form.get("method") == "get"
    assert form.get("action") == f"/korsbaek/model-1/{NANCY}sager/"
    felter = {f.get("name"): f.get("value") for f in form.xpath(".//input")}
    assert felter == {"mod": "uden-trin-b", "vis": "20", "dato": "2024-03-20"}


def test_on_work_pages_it_has_the_jobs_and_the_pages_of_the_one(klient: PageClient):
    side = klient.get("/korsbaek/model-2/mapping/sagstyper/")
    job = side.tekster("//nav[@aria-label='Opgaver']/ol/li")
    assert job == [
        "Indlæs og ret",
        "Se siderne",
        "Sammenlign",
        "Afprøv og godkend",
        "Gør klar",
        "Vis frem",
    ]
    assert side.tekster("//nav[@aria-label='Indlæs og ret']//a[@aria-current]") == ["Mapning"]
    data = side.link("Data")
    assert data == "/korsbaek/indlaes/?variant=model-2"


@pytest.mark.parametrize("linje", ["", "?linje=0"])
def test_the_kommune_that_is_not_a_kommunes_data_says_what_it_is(klient: PageClient, linje: str):
    side = klient.get(f"/slides/{linje}")
    assert side.h1 == "KOMBITs skærmbilleder (Lyngby-Taarbæk Kommune)"
    assert "Det er ikke data fra Lyngby-Taarbæk Kommune." in side.indhold
    forside = klient.get("/")
    assert "KOMBITs slides, genskabt: ikke data fra kommunen." in forside.indhold
    assert forside.link("Se Nancy under model 1 og model 2") == (
        "/korsbaek/sammenlign/model-1/model-2/mit-overblik/nancy-ann-berggren/"
    )
