"""SAPA's elements that registers fill: histories, addresses, institutions, the ceiling."""

from __future__ import annotations

from tests.klient import PageClient
from webapp.domain.variant.ikke_vist import IKKE_VIST
from webapp.domain.variant.roller import Sapaelement

SLIDES = "/slides/model-1/sapa/helhedsoverblik/borger"
JAN, JONNA = f"{SLIDES}/jan-jarlov/", f"{SLIDES}/jonna-frydendal/"
SUPER = "/korsbaek/model-1/sapa/superbruger/borger"
# domain.md §2C, SAPA-R: all fanebladselementer of November 2025.
ALLE = """Persondetaljer, Parter, Sager, Sagsdetaljer, Ejendomssager, Dokumenter, DokumentDetaljer,
Journalnotater, Ydelser, Ikke-økonomiske ydelser, Ydelser på tværs af kommuner og UDK, Kontrolsager
på tværs af kommuner og UDK, Loftsberegner, Helhedsoverblik, Tidslinje, Adressehistorik,
Bopælssamlinger (liste), Bopælssamlinger (visuel), Familiesamlinger (liste), Familiesamlinger
(visuel), Institutionsoplysninger, Indkomstoplysninger, Årsopgørelser, Forskudsopgørelse,
Kontroloplysninger, Pensionsrettigheder, Selvstændig virksomhed, Virksomhedsoplysninger, Digital
Logbog, Adviser, Links, Organisation, Kalenderaftaler fra Børne- og ungdomspsykiatrien, Tværgående
Bemærkninger, Borgerblikket sager, Borgerblikket økonomiske ydelser, Borgerblikket serviceydelser
og hjælpemidler, Borgerblikket aftaler og frister, Borgerblikket betalinger"""


def test_every_element_of_sapa_is_built_or_listed_with_its_reason(klient: PageClient):
    navne = [navn.strip() for navn in " ".join(ALLE.split()).split(", ")]
    uden = dict(IKKE_VIST)
    assert sorted(navne) == sorted([*map(str, Sapaelement), *uden])
    assert all(grund.endswith(".") for grund in uden.values())
    side = klient.get("/korsbaek/model-1/roller/superbruger/")
    for navn, grund in IKKE_VIST:
        assert side.tekster("//dl/div[dt=$navn]/dd", navn=navn) == [grund]


def test_jonnas_addresses_the_newest_first(klient: PageClient):
    side = klient.get(f"{JONNA}adressehistorik/")
    assert side.kolonner("Adressehistorik") == [
        "Adresse",
        "Kommune",
        "Tilflytningsdato",
        "Fraflytningsdato",
        "Bemærkning",
    ]
    kgs, lyngby = "Skovbrynet 38, 2800 Kgs. Lyngby", "Lyngby-Taarbæk Kommune"
    assert side.raekker("Adressehistorik") == [
        [kgs, lyngby, "01-02-2012", "-", "Nuværende"],
        ["Bygaden 4, 9240 Nibe", "Aalborg", "05-02-2010", "01-02-2012", "-"],
    ]


def test_on_an_earlier_day_she_lives_where_she_then_lived(klient: PageClient):
    foer = klient.get(f"{SUPER}/kim-borgersen/adressehistorik/?dato=2020-06-09")
    assert [r[0].split(",")[0] for r in foer.raekker("Adressehistorik")] == [
        "Amagerbrogade 100",
        "Nygade 2",
    ]
    assert foer.raekker("Adressehistorik")[0][3:] == ["-", "Nuværende"]
    dagen = klient.get(f"{SUPER}/kim-borgersen/adressehistorik/?dato=2020-06-10")
    assert dagen.raekker("Adressehistorik")[0][0].startswith("Algade 14")
    assert dagen.raekker("Adressehistorik")[1][3] == "10-06-2020"


def test_a_protected_person_has_a_star_and_no_address_in_tidslinje(klient: PageClient):
    side = klient.get(f"{SUPER}/jytte-roemer/adressehistorik/")
    assert all(raekke[0].startswith("*") for raekke in side.raekker("Adressehistorik"))
    tidslinje = klient.get(f"{SUPER}/jytte-roemer/tidslinje/?art=adresseflytning")
    assert "Tilflyttet en anden adresse" in tidslinje.tekst
    assert "Bygaden" not in tidslinje.indhold


def test_every_move_is_an_event(klient: PageClient):
    side = klient.get(f"{SUPER}/kim-borgersen/tidslinje/?art=adresseflytning")
    tekster = side.tekster("//span[@class='sapa-tidslinje-tekst']")
    assert [tekst.split(",")[0] for tekst in tekster] == [
        "Tilflyttet Algade 14",
        "Tilflyttet Amagerbrogade 100",
        "Tilflyttet Nygade 2",
    ]


def test_what_a_person_was_before_opens_under_what_she_is(klient: PageClient):
    side = klient.get(JAN)
    assert side.tekster("//dt[.='Civilstand']/../dd[2]//li") == [
        "Fraskilt fra 01-09-2008",
        "Gift fra 15-08-1998",
        "Ugift fra 21-10-1970",
    ]
    # Without any history the link is SAPA's, and does nothing here.
    jonna = klient.get(JONNA)
    assert jonna.tekster("//dt[.='Statsborgerskab']/../dd[2]") == [
        "Se historik (virker ikke i forhåndsvisningen)"
    ]


def test_a_card_for_each_institution_with_stils_ten_fields(klient: PageClient):
    side = klient.get(f"{SUPER}/emil-sand-yildiz/institutionsoplysninger/")
    assert side.tekster("//article//h3") == ["Korsbæk Skole", "SFO Møllehuset"]
    assert side.tekster("//article//span[@class='badge']") == ["Skole", "Dagtilbud"]
    assert side.tekster("//article[1]//dt") == [
        "Klassetrin",
        "Navn",
        "Adresse",
        "Postnummer",
        "Bynavn",
        "Telefonnummer",
        "Mailadresse",
        "Hjemmeside",
        "Beliggenhedskommune",
        "Region",
        "Institutionsnummer",
    ]
    # The day care has no class, and no address of its own on the net.
    assert "Klassetrin" not in side.tekster("//article[2]//dt")
    assert side.tekster("//article[2]//dd")[5:7] == ["-", "-"]
    tom = klient.get(f"{JAN}institutionsoplysninger/")
    assert "Her er ingen informationer at vise." in tom.tekst


def test_the_ceiling_is_an_example_and_says_so_and_when(klient: PageClient):
    side = klient.get(f"{JAN}kontanthjaelpsloft/")
    par = dict(zip(side.tekster("//main//dt"), side.tekster("//main//dd"), strict=True))
    assert par == {
        "Sats": "Enlig, ikke forsørger",
        "Loft": "15.000,00 kr.",
        "Ydelser i alt": "14.250,00 kr.",
        "Særlig støtte § 34": "0,00 kr.",
        "Boligstøtte": "948,00 kr.",
        "Nedsættelse": "198,00 kr.",
        "Tallene er fra": "01-05-2023",
    }
    assert "Kontanthjælpsloftet er et eksempel, ikke en beregning" in side.tekst
    # The log's own name of it (SR).
    assert "»Visning Loftvisning«" in side.tekst
    # What nobody typed is not nought.
    anden = klient.get(f"{SUPER}/jan-jarlov/kontanthjaelpsloft/")
    par = dict(zip(anden.tekster("//main//dt"), anden.tekster("//main//dd"), strict=True))
    assert (par["Særlig støtte § 34"], par["Boligstøtte"]) == ("0,00 kr.", "-")
    assert "Her er ingen informationer" in klient.get(f"{JONNA}kontanthjaelpsloft/").tekst


def test_the_same_under_two_variants(klient: PageClient):
    for fane in ("adressehistorik", "institutionsoplysninger", "kontanthjaelpsloft"):
        side = klient.get(
            f"/slides/sammenlign/model-1/model-2/sapa/helhedsoverblik/borger/jan-jarlov/{fane}/"
        )
        assert "viser det samme" in side.tekst
