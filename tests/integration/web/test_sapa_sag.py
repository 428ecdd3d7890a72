"""A sag opened in SAPA, the filter by relation, and tabs that a role's view does not have."""

from __future__ import annotations

import pytest

from tests.klient import PageClient

SLIDES = "/slides/model-1/sapa/sagsoverblik/borger/nancy-ann-berggren/"
JAN = "/slides/model-1/sapa/helhedsoverblik/borger/jan-jarlov/"
KORSBAEK = "/korsbaek/model-1/sapa"
ELEMENTER = ["Sagsdetaljer", "Parter", "Dokumenter", "Journalnotater"]


def par(side) -> dict[str, str]:
    navne = side.tekster("//main//dl/div/dt")
    return dict(zip(navne, side.tekster("//main//dl/div/dd[1]"), strict=True))


def test_the_title_in_the_list_opens_the_sag(klient: PageClient):
    titel = "Tilbud om specialundervisning, optagelse og henvisning"
    side = klient.get(klient.get(SLIDES).link(titel))
    assert side.adresse == f"{SLIDES}sager/nancy-2/"
    assert side.tekster("//main//h2") == ELEMENTER
    assert par(side) == {
        "Sagstitel": titel,
        "Sagsnummer": "NANCY-2",
        "KLE-emne": f"54.06.04 {titel}",
        "KLE-handlingsfacet": "G01 Generelle sager",
        "Tværfaglig status": "Opstået",
        "Oprettet": "15-03-2021",
        "Ændret": "15-03-2021",
        "Myndighed": "Lyngby-Taarbæk Kommune",
        "Afdeling": "Visitationen",
        "Sagsbehandler": "Visitationen",
        "Fagsystem": "Cura",
        "Primær part": "Nancy Ann Berggren",
        "Følsomhed": "Fortrolige personoplysninger",
    }
    assert side.raekker("Parter") == [
        ["Primær part", "Nancy Ann Berggren", "251248-XXXX", "Person"]
    ]
    assert side.raekker("Dokumenter") == [["Brev", "Brev, udgående", "15-03-2021"]]
    assert side.raekker("Journalnotater") == [["Notat", "15-03-2021", "Cura"]]


def test_a_document_has_a_page_of_its_own_without_the_document(klient: PageClient):
    sag = klient.get(f"{SLIDES}sager/nancy-2/")
    side = klient.get(sag.link("Brev"))
    assert side.adresse == f"{SLIDES}sager/nancy-2/dokumenter/1/"
    assert par(side) == {
        "Titel": "Brev",
        "Type": "Brev, udgående",
        "Brevdato": "15-03-2021",
        "Følsomhed": "Fortrolige personoplysninger",
        "Visning undtaget for borger": "Nej",
    }
    assert side.link("Tilbud om specialundervisning, optagelse og henvisning") == sag.adresse


@pytest.mark.parametrize("hale", ["sager/findes-ikke/", "sager/nancy-2/dokumenter/9/"])
def test_what_is_not_there_is_not_found(klient: PageClient, hale: str):
    klient.get(f"{SLIDES}{hale}", 404)


def test_a_sag_that_the_role_does_not_see_says_so_and_tells_nothing_of_it(klient: PageClient):
    side = klient.get(f"{SLIDES}sager/nancy-foer-2/", 404)
    assert "Sagsoverblik ser ikke denne sag" in side.tekst
    assert "specialundervisning" not in side.tekst


def test_the_filter_leaves_out_the_sager_of_other_relations(klient: PageClient):
    side = klient.get(f"{JAN}?part=primaer-part")
    assert len(side.raekker("Sager")) == 3
    boks = side.xpath("//input[starts-with(@name, 'part-') and @checked]")
    assert [en.get("name") for en in boks] == ["part-primaer-part"]
    assert klient.get(f"{JAN}?part-primaer-part=ja").raekker("Sager") == side.raekker("Sager")
    tom = klient.get(f"{JAN}?part=sekundaer-part,ydelsesmodtager")
    (sager,) = tom.tekster("//section[h2='Sager']")
    assert sager.endswith("Her er ingen informationer at vise.")
    # The form carries the day on, and begins from the top.
    side = klient.get(f"{JAN}?dato=2023-05-01&vis=20")
    skjulte = {
        en.get("name"): en.get("value") for en in side.xpath("//main//input[@type='hidden']")
    }
    assert skjulte == {"dato": "2023-05-01"}


def test_a_tab_without_an_element_in_the_view_is_not_there_and_the_bar_says_so(
    klient: PageClient,
):
    base = f"{KORSBAEK}/visitator/borger/nancy-ann-berggren/"
    side = klient.get(base)
    faner = side.tekster("//nav[@aria-label='Faneblade']//a")
    assert "UDK Ydelser" not in faner
    assert (
        "UDK Ydelser, Institutionsoplysninger, Adviser og Kontrolsager er ikke i rollens visning."
        in side.tekst
    )
    uden = klient.get(f"{base}udk-ydelser/")
    assert (
        "Rollens visning har ikke elementet »Ydelser på tværs af kommuner og UDK«" in uden.indhold
    )
    assert not uden.xpath("//main//article")


def test_a_link_to_the_sag_stands_only_where_the_role_sees_it(klient: PageClient):
    """Opkrævning reaches sygedagpenge (32.*), and not the sag under 15.* that others hang on."""
    for rolle in ("opkraevning", "superbruger", "sygedagpenge"):
        base = f"{KORSBAEK}/{rolle}/borger/jan-jarlov/"
        sager = {o for o in klient.get(base).objekter() if o.startswith("sag/")}
        links = klient.get(f"{base}ydelser/").xpath("//article//a[.='Link til sag']")
        assert {f"sag/{a.get('href').rpartition('#sag-')[2]}" for a in links} <= sager


def test_documents_beyond_the_roles_foelsomhed_leave_no_trace(egen: PageClient, mit_lager):
    """Every document of the sag is made a VIP's: the list says Nej, and the sag has none."""
    with mit_lager.aaben("slides") as database:
        database.execute("UPDATE dokument SET foelsomhed = 4")
        database.execute(
            "UPDATE rolle SET brugersystemroller = replace(brugersystemroller, ?, ?)",
            ['"foelsomhed": 4', '"foelsomhed": 3'],
        )
        database.conn.commit()
    oversigt = egen.get(SLIDES)
    dokumenter = [
        oversigt.felter(o).get("sapa.dokumenter") for o in oversigt.objekter() if "/" in o
    ]
    assert set(filter(None, dokumenter)) == {"Nej"}
    side = egen.get(f"{SLIDES}sager/nancy-2/")
    (afsnit,) = side.tekster("//section[h2='Dokumenter']")
    assert afsnit == "Dokumenter Her er ingen informationer at vise."
    egen.get(f"{SLIDES}sager/nancy-2/dokumenter/1/", 404)


def test_two_variants_of_a_sag_stand_beside_each_other(klient: PageClient):
    sti = "sapa/sagsoverblik/borger/nancy-ann-berggren/sager/nancy-2/"
    side = klient.get(f"/slides/sammenlign/model-1/model-2/{sti}")
    assert side.h1.endswith("i SAPA for Nancy Ann Berggren")
    assert len(side.xpath("//table[caption='Parter']")) == 2
    skjult = klient.get(
        f"/slides/sammenlign/model-1/model-2/{sti.replace('nancy-2', 'nancy-foer-2')}"
    )
    assert skjult.tekst.count("Sagsoverblik ser ikke denne sag") == 2
