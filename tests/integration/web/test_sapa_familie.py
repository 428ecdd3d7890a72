"""SAPA's tabs of family and household: the slide's lists, and drawings that say the same."""

from __future__ import annotations

from tests.klient import PageClient, Side

JONNA = "/slides/model-1/sapa/helhedsoverblik/borger/jonna-frydendal/"


def tegnet(side: Side) -> list[tuple[str, str]]:
    """Name and words of each person of the drawing, in its order."""
    led = side.xpath("//li[@data-slaegt]")
    return [
        (en.xpath("string(.//strong)"), en.xpath("string(.//span[@class='slaegt-tekst'])"))
        for en in led
    ]


def test_jonnas_family_is_the_slides_list_on_the_tab_as_on_overblik(klient: PageClient):
    side, oversigt = klient.get(f"{JONNA}familiesamling/"), klient.get(JONNA)
    liste = "Familiesamlinger (liste)"
    assert side.kolonner(liste) == oversigt.kolonner(liste)
    assert side.raekker(liste) == oversigt.raekker(liste)
    assert [raekke[1] for raekke in side.raekker(liste)] == [
        "Jonna Frydendal",
        "Jytte Rømer",
        "Gert Frydendal",
    ]


def test_jonnas_family_drawn_in_the_slides_five_groups(klient: PageClient):
    side = klient.get(f"{JONNA}familiesamling/")
    assert side.tekster("//h3[@class='slaegt-gruppe']") == [
        "Bedsteforældre",
        "Forældre",
        "Personen",
        "Søskende",
        "Ægtefælle",
        "Børn",
    ]
    assert tegnet(side) == [
        ("Jytte Rømer", "Mor · 010774-XXXX · 48 år · beskyttet adresse"),
        ("Gert Frydendal", "Far · 211072-XXXX · 50 år · beskyttet adresse"),
        ("Jonna Frydendal", "050210-XXXX · 13 år"),
    ]


def test_the_drawing_of_a_family_holds_those_of_the_list(klient: PageClient):
    for person in ("jonna-frydendal", "jytte-roemer", "jan-jarlov", "kim-borgersen"):
        side = klient.get(f"/korsbaek/model-1/sapa/superbruger/borger/{person}/familiesamling/")
        raekker = {r[1]: r for r in side.raekker("Familiesamlinger (liste)")}
        drawn = dict(tegnet(side))
        assert drawn.keys() == raekker.keys()
        for navn, tekst in drawn.items():
            beskyttet, _, cpr, _, relation, _, alder = raekker[navn]
            dele = tekst.split(" · ")
            assert {cpr, f"{alder} år"} <= set(dele)
            assert ("beskyttet adresse" in dele) == (beskyttet == "Ja")
            assert relation in {"-", dele[0]}


def test_jonnas_household_drawn_by_the_day_they_moved_in(klient: PageClient):
    side = klient.get(f"{JONNA}bopaelssamling/")
    assert side.raekker("Bopælsamlinger (liste)") == klient.get(JONNA).raekker(
        "Bopælsamlinger (liste)"
    )
    assert tegnet(side) == [
        ("Jan Jarlov", "211070-XXXX · 52 år · tilflyttet 01-10-2008"),
        ("Jytte Rømer", "Mor · 010774-XXXX · 48 år · beskyttet adresse · tilflyttet 01-02-2012"),
        ("Jonna Frydendal", "050210-XXXX · 13 år · tilflyttet 01-02-2012"),
        ("John Jarlov", "120613-XXXX · 9 år · tilflyttet 12-06-2013"),
        ("Anders Frandsen", "140274-XXXX · 49 år · tilflyttet 15-05-2014"),
    ]
    # Only those of her family, and herself, are joined to the house's wall.
    assert len(side.xpath("//li[@data-slaegt]//line")) == 2


def test_no_page_of_family_repeats_a_full_cpr_number_or_a_protected_address_in_the_drawing(
    klient: PageClient,
):
    for fane in ("familiesamling", "bopaelssamling"):
        side = klient.get(f"{JONNA}{fane}/")
        tegning = " ".join(f"{navn} {tekst}" for navn, tekst in tegnet(side))
        assert "Konestien" not in tegning
        assert "010774-1902" not in side.indhold


def test_another_day_gives_another_age(klient: PageClient):
    side = klient.get(f"{JONNA}familiesamling/?dato=2024-05-15")
    assert ("Jonna Frydendal", "050210-XXXX · 14 år") in tegnet(side)


def test_two_variants_of_a_family_say_the_same(klient: PageClient):
    adresse = JONNA.replace("model-1", "sammenlign/model-1/model-2")
    for fane in ("familiesamling", "bopaelssamling"):
        assert "viser det samme" in klient.get(f"{adresse}{fane}/").tekst
