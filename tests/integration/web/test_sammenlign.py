"""Sammenlign: what differs is marked and told in words, and what does not is left in peace."""

import pytest

from tests.klient import PageClient, Side
from webapp.services.felter import FELTER
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.maalinger.indvirkning import Modtager, maal_indvirkning

PAR = "/korsbaek/sammenlign/model-1/model-2"
SAG = "mit-overblik/nancy-ann-berggren/sager/cura-2023-0101/"
KONTAKT = "kontakt/cura-2023-0101"


def sider(klient: PageClient, hale: str) -> tuple[Side, Side]:
    return klient.get(f"/korsbaek/model-1/{hale}"), klient.get(f"/korsbaek/model-2/{hale}")


def ord_for_ord(side: Side) -> list[tuple[str, str, str]]:
    """(field, a, b) of each line under »Det er forskelligt«."""
    linjer = side.xpath("//dl[@class='forskelle']//dd")
    klasser = ("forskelle-felt", "forskelle-a", "forskelle-b")
    return [
        tuple("".join(dd.xpath(f".//*[@class='{k}']")[0].itertext()) for k in klasser)
        for dd in linjer
    ]


def maerkede(side: Side) -> list[tuple[str, str, str]]:
    """(variant, field, value) of each marked value."""
    return [
        (
            "".join(e.xpath("ancestor::section//h2[@class='side-om-side-navn']")[0].itertext()),
            e.get("data-felt"),
            "".join(e.itertext()),
        )
        for e in side.xpath("//*[@class='felt--afviger']//*[@data-felt]")
    ]


def test_the_model_changes_the_contact_box_of_nancys_boligindretning(klient: PageClient):
    en, to = (side.felter(KONTAKT) for side in sider(klient, SAG))
    assert en["kontakt.navn"] == "Visitation Syd - Social"
    assert en["kontakt.telefon"] == "12 34 70 20"
    assert to["kontakt.navn"] == "Handicap og Psykiatri"
    assert to["kontakt.telefon"] == "12 34 71 20"
    assert en["kontakt.kommune"] == to["kontakt.kommune"] == "Korsbæk Kommune"


def test_nothing_but_the_contact_differs_on_the_page(klient: PageClient):
    en, to = sider(klient, SAG)
    assert en.objekter() == to.objekter()
    for noegle in en.objekter():
        if noegle != KONTAKT:
            assert en.felter(noegle) == to.felter(noegle)


def test_the_two_pages_side_by_side_mark_and_list_just_those_fields(klient: PageClient):
    side = klient.get(f"{PAR}/{SAG}")
    en, to = (s.felter(KONTAKT) for s in sider(klient, SAG))
    afviger = [felt for felt in FELTER if en.get(felt) != to.get(felt)]
    assert afviger == ["kontakt.navn", "kontakt.telefon", "kontakt.hjemmeside"]
    assert ord_for_ord(side) == [(f"{FELTER[felt]}:", en[felt], to[felt]) for felt in afviger]
    ventet = [("Model 1 – detaljeret", felt, en[felt]) for felt in afviger]
    ventet += [("Model 2 – overordnet", felt, to[felt]) for felt in afviger]
    assert sorted(maerkede(side)) == sorted(ventet)
    assert side.indhold.count("Afviger: ") == 6


def test_the_two_by_two_of_model_and_source(klient: PageClient):
    """A0:1405: the model reaches the citizen only where FK Organisation is the source."""
    raekker = klient.get(f"{PAR}/{SAG}").raekker("Kontakten efter variant og kilde")
    assert [r[0].removesuffix(" Afviger") for r in raekker] == [
        "Brugerdefineret",
        "FK Organisationssystem",
        "SAPA: ansvarlig enhed",
    ]
    brugerdefineret, fk, sapa = raekker
    assert brugerdefineret[1] == brugerdefineret[2] == "Visitationen, 12 34 70 77"
    assert fk[1:] == ["Visitation Syd - Social, 12 34 70 20", "Handicap og Psykiatri, 12 34 71 20"]
    assert sapa[1:] == ["Visitation Syd - Social", "Handicap og Psykiatri"]
    assert [r[0].endswith("Afviger") for r in raekker] == [False, True, True]


def test_two_equal_variants_have_nothing_to_list(klient: PageClient):
    side = klient.get(f"/korsbaek/sammenlign/model-1/model-1/{SAG}")
    assert "viser det samme her." in side.indhold
    assert (ord_for_ord(side), maerkede(side)) == ([], [])


def test_a_row_beyond_the_first_ten_is_not_told_as_missing(klient: PageClient):
    """Nancy's eleventh sag stands under both, though a list alone shows ten of the first."""
    hale = "mit-overblik/nancy-ann-berggren/sager/"
    side = klient.get(f"/korsbaek/sammenlign/model-1/foer-eksport/{hale}")
    foer, efter = (
        set(klient.get(f"/korsbaek/{v}/{hale}?vis=100").objekter())
        for v in ("model-1", "foer-eksport")
    )
    linjer = ord_for_ord(side)
    assert linjer == [("Vises:", "Ja", "Nej")] * len(foer - efter)
    assert len(foer) > 10
    assert efter < foer


def test_a_page_that_one_side_hides_says_so_there_and_shows_the_other(klient: PageClient):
    side = klient.get(f"/korsbaek/sammenlign/model-1/foer-eksport/{SAG}")
    (en, anden) = side.tekster("//section[@class='side-om-side-del']")
    assert "Visitation Syd - Social" in en
    assert "Vises ikke" in anden
    assert "ser ikke denne sag under Før eksporten" in anden
    assert not side.xpath("//table[caption='Kontakten efter variant og kilde']")


def test_a_sag_that_both_sides_hide_is_still_a_page(klient: PageClient):
    hale = "mit-overblik/nancy-ann-berggren/sager/cura-2023-0555/"
    assert klient.get(f"{PAR}/{hale}").indhold.count("ser ikke denne sag") == 2


def test_sapas_rows_that_one_role_reaches_under_one_model_only(klient: PageClient):
    side = klient.get(f"{PAR}/sapa/visitator/borger/nancy-ann-berggren/")
    assert ("Vises:", "Nej", "Ja") in ord_for_ord(side)
    assert {variant for variant, _, _ in maerkede(side)} == {"Model 2 – overordnet"}


def test_a_unit_is_opened_under_the_variant_of_its_side(klient: PageClient):
    side = klient.get(f"{PAR}/sapa/kontaktcenter/borger/nancy-ann-berggren/")
    for nr, variant in ((1, "model-1"), (2, "model-2")):
        sti = f"(//section[@class='side-om-side-del'])[{nr}]//a[contains(@href, '/enheder/')]/@href"
        links = side.trae.xpath(sti)
        assert links
        assert all(a.startswith(f"/korsbaek/{variant}/sapa/kontaktcenter/enheder/") for a in links)
        klient.get(links[0])


@pytest.mark.parametrize(
    "a, b",
    [
        ("model-1", "model-2"),
        ("model-1", "foer-eksport"),
        ("trin-5-foer-trin-7", "model-2"),
        ("model-1", "model-1"),
        ("strenge-antagelser", "uden-trin-b"),
    ],
)
@pytest.mark.parametrize("modtager", list(Modtager))
def test_the_figures_for_the_whole_kommune_are_those_of_impact(
    klient: PageClient, lager: Kommunelager, a: str, b: str, modtager: Modtager
):
    with lager.aaben("korsbaek") as database:
        en, to = (load_grundlag(database, slug) for slug in (a, b))
        maalt = maal_indvirkning(database, en, to, modtager)
    side = klient.get(f"/korsbaek/sammenlign/{a}/{b}/?modtager={modtager}")
    andre = [
        ["Udbetalinger", maalt.udbetalinger],
        ["Aftaler og frister", maalt.aftaler],
        ["Betalinger og gæld", maalt.fordringer],
    ]
    assert any(tal.total for _, tal in andre) is (modtager is Modtager.BORGER)
    tal = [
        ["Sager", maalt.sager],
        ["Ydelser", maalt.ydelser],
        *(en for en in andre if en[1].total),
        ["Borgere", maalt.borgere],
    ]
    assert side.raekker("Hvor mange der ændrer sig") == [
        [navn, *map(str, (t.total, t.changed, t.shown, t.hidden))] for navn, t in tal
    ]
    titel = f"Ændringer fra {en.variant.navn} til {to.variant.navn}"
    assert [r[2:5] for r in side.raekker(titel)] == [
        [str(n) for n in (ae.sager, ae.ydelser, ae.borgere)] for ae in maalt.aendringer
    ]
    # Where nothing changes hands, something may still differ (test_usande_ord.py).
    siger_ens = "Der er ingen ændringer: de to varianter viser det samme." in side.indhold
    assert siger_ens is (a == b)


def test_each_change_has_an_example_that_shows_it(klient: PageClient):
    side = klient.get(f"{PAR}/")
    raekker = side.raekker("Ændringer fra Model 1 – detaljeret til Model 2 – overordnet")
    links = [a.get("href") for a in side.xpath("//td/a[starts-with(., 'Se et eksempel')]")]
    assert len(links) == len(raekker) > 0
    for (fra, til, *_), adresse in zip(raekker, links, strict=True):
        navne = {(a, b) for felt, a, b in ord_for_ord(klient.get(adresse)) if "afdeling" in felt}
        assert navne == {(fra.rpartition(", ")[0], til.rpartition(", ")[0])}


def test_kombits_table_stands_only_between_model_1_and_2(klient: PageClient):
    side = klient.get(f"{PAR}/")
    assert side.kolonner("Fordele og ulemper")[1:] == [
        "MODEL 1 DETALJERET REGISTRERING",
        "MODEL 2 OVERORDNET REGISTRERING",
    ]
    assert [r[0] for r in side.raekker("Fordele og ulemper")] == ["Fordele", "Ulemper"]
    anden = klient.get("/korsbaek/sammenlign/model-1/foer-eksport/")
    assert "Fordele og ulemper" not in anden.indhold


def test_the_changes_of_a_large_kommune_are_shown_some_at_a_time(
    klient: PageClient, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("webapp.services.sammenlign.kommune.MINDST_VIST", 2)
    adresse = "/korsbaek/sammenlign/model-1/model-2/?modtager=sapa&dato=2024-04-08&vis=1"
    side = klient.get(adresse)
    for antal, naeste in ((2, 4), (4, 6)):
        titel = side.trae.xpath("normalize-space((//caption[starts-with(., 'Ændringer fra')])[1])")
        assert len(side.raekker(titel)) == antal
        assert f"Viser {antal} af " in side.indhold
        hent = side.link("Hent flere")
        assert {"modtager=sapa", "dato=2024-04-08", f"vis={naeste}"} <= set(
            hent.partition("?")[2].split("&")
        )
        side = klient.get(hent)
