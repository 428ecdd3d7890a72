"""What the system chosen for an area does not deliver: pages, the bar, Hvorfor, and counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import byg
from tests.formular import aaben, gem
from tests.integration.sidevis import facit, laes_alle_sider, som_facit
from tests.klient import PageClient
from webapp.domain.fagsystem import Fremdrift, Journalnotat, Myndighed
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.testdata.kilde import Kildedata
from webapp.domain.variant.opsaetning import Opsaetning
from webapp.domain.variant.systemvalg import Jobcentersystem
from webapp.domain.variant.variant import Antagelser
from webapp.services.grundlag import byg_grundlag
from webapp.services.maalinger.indvirkning import Modtager, maal_indvirkning
from webapp.services.mit_overblik.systemnote import DEN_SAMME_PLADS, om_skjulte
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.optaelling.taelling import byg_taellinger
from webapp.store.database import aaben as aabn
from webapp.store.database import opret
from webapp.store.kildedata import gem_kildedata
from webapp.store.opslag import load_opslag
from webapp.store.varianter import gem_variant

JAN = "/korsbaek/model-1/mit-overblik/jan-jarlov"
FATMA = "/korsbaek/model-1/mit-overblik/fatma-sand-yildiz"
VALG = "/korsbaek/model-1/antagelser/?udkast=1&jobcentersystem="


@pytest.mark.parametrize("modtager", Modtager)
def test_momentum_takes_closed_sager_away_and_they_are_counted_so(modtager):
    sager = tuple(
        byg.andres_sag(
            slug=f"s-{nr}",
            sagsnummer=f"S-{nr}",
            kle=KleEmne(kle),
            haendelser=(byg.haendelse(fremdrift=fremdrift),),
        )
        for nr, (kle, fremdrift) in enumerate(
            (kle, fremdrift) for kle in ("15.17.06", "27.36.04") for fremdrift in Fremdrift
        )
    )
    a = byg.variant(opsaetning=Opsaetning(tuple(byg.raekke(kle=nr) for nr in ("15", "27"))))
    b = replace(a, slug="b", antagelser=Antagelser(jobcentersystem=Jobcentersystem.MOMENTUM))
    kilde = Kildedata(
        kommune=byg.KOMMUNE,
        myndigheder=(Myndighed(byg.KOMMUNE.cvr, "Korsbæk"),),
        fagsystemer=(byg.CURA, byg.KSD),
        kle=byg.KLE,
        personer=(byg.person(),),
        sager=sager,
    )
    with aabn(":memory:") as database:
        opret(database)
        with database.atomic():
            gem_kildedata(database, kilde)
            for nr, variant in enumerate((a, b)):
                gem_variant(database, variant, nr)
            byg_taellinger(database, kilde)
        her, der = (byg_grundlag(load_opslag(database), v, byg.KOMMUNE.dato) for v in (a, b))
        maalt = maal_indvirkning(database, her, der, modtager)
        assert (maalt.sager.total, maalt.sager.hidden) == (8, 1)
        sider = (laes_alle_sider(database, grundlag)[modtager] for grundlag in (her, der))
        assert som_facit(maalt) == facit(*sider)


def test_a_place_that_may_stand_twice_on_the_list_is_told():
    def sag(nr):
        return byg.andres_sag(slug=f"s-{nr}", sagsnummer=f"S-{nr}", kle=KleEmne("28.06.04"))

    def note(*sager):
        variant = byg.variant(opsaetning=Opsaetning((byg.raekke(kle="28"),)))
        kilde = Kildedata(
            kommune=byg.KOMMUNE,
            myndigheder=(Myndighed(byg.KOMMUNE.cvr, "Korsbæk"),),
            fagsystemer=(byg.CURA, byg.KSD),
            kle=byg.KLE,
            personer=(byg.person(),),
            sager=sager,
        )
        with aabn(":memory:") as database:
            opret(database)
            with database.atomic():
                gem_kildedata(database, kilde)
                gem_variant(database, variant, 0)
            grundlag = byg_grundlag(load_opslag(database), variant, byg.KOMMUNE.dato)
            udsnit = load_borgerudsnit(database, grundlag, byg.person())
            return om_skjulte(udsnit, ydelser=False)

    assert note(sag(1)) == ""
    assert note(sag(1), sag(2)) == DEN_SAMME_PLADS


def test_fasit_delivers_no_letters_and_no_notes():
    sag = byg.andres_sag(
        kle=KleEmne("15.17.06"),
        dokumenter=(byg.dokument(),),
        journalnotater=(Journalnotat("Notat", byg.DATO),),
    )
    for system, antal in ((Jobcentersystem.UVALGT, 1), (Jobcentersystem.FASIT, 0)):
        antagelser = Antagelser(jobcentersystem=system)
        forhold = byg.forhold(sag=sag, system=byg.KSD, variant=byg.variant(antagelser=antagelser))
        assert (len(forhold.dokumenter), len(forhold.journalnotater)) == (antal, antal)


def test_the_choice_shows_on_the_page_what_is_missing_and_why(egen: PageClient):
    sag = f"{JAN}/sager/15.17.06-g01-204-22/"
    foer = egen.get(sag)
    assert "Fasit" not in foer.indhold
    assert {"Breve", "Sagsnotater"} <= set(foer.tekster("//main//h2"))
    gem(egen, aaben(egen, f"{VALG}fasit"))
    efter = egen.get(sag)
    linje = " ".join(efter.tekster("//body")[0].split())
    assert "Fasit leverer ingen breve og journalnotater (A3:181)." in linje
    assert not {"Breve", "Sagsnotater"} & set(efter.tekster("//main//h2"))
    hvorfor = egen.get("/korsbaek/model-1/hvorfor/jan-jarlov/?vis=50").indhold
    assert "Fasit leverer ingen dokumenter (A3:181). Sagen har 1 i jeres data." in hvorfor


def test_the_list_says_how_many_sager_are_missing(egen: PageClient):
    sag = f"{FATMA}/sager/15.17.06-g01-260-23/"
    assert "Afsluttet" in egen.get(sag).indhold
    side = aaben(egen, f"{VALG}momentum")
    assert "→ Momentum (KMD)" in " ".join(side.text_content().split())
    gem(egen, side)
    egen.get(sag, status=404)
    liste = " ".join(egen.get(f"{FATMA}/sager/").tekster("//body")[0].split())
    assert "1 afsluttet sag fra jobcentret mangler her, selv om den er i jeres data." in liste


ANTAGELSER = "/korsbaek/model-1/antagelser/?udkast=1"
OVERBLIK = "/korsbaek/model-1/mit-overblik"
# (the choice, the page, what its preview bar then says)
VALGTE = [
    ("uusystem=uno-ung", "jonna-frydendal/sager", "1 sag fra UU-vejledningen mangler her"),
    (
        "pprsystem=novax",
        "john-jarlov/sager",
        "Novax PPR (A4:799-833): Hvad en sag er",
    ),
    ("pladssystem=kmd-institution", "emil-sand-yildiz/sager", "KMD Institution (A1:531)"),
    ("eojsystem=kmd-nexus", "nancy-ann-berggren/sager", "36 af 70 kommuner var på indekserne"),
    ("eojsystem=vitae", "nancy-ann-berggren/serviceydelser-og-hjaelpemidler", "Vitae (A4:1065)"),
    ("esdhsystem=kmd-nova", "lars-oestergaard/sager", "30 af 30 kommuner"),
    ("debitorsystem=prisme", "kim-borgersen/betalinger", "Fujitsu Prisme Debitor (A1:537)"),
    ("jobcentersystem=fasit", "aisha-karimi/serviceydelser-og-hjaelpemidler", "1 ydelse fra jobc"),
]


def test_each_area_says_on_its_page_what_is_missing_or_not_known(egen: PageClient):
    def linje(side: str) -> str:
        return " ".join(egen.get(f"{OVERBLIK}/{side}/").tekster("//body")[0].split())

    assert [valg for valg, side, ord_ in VALGTE if ord_ in linje(side)] == []
    alle = "&".join(valg for valg, _, _ in VALGTE if valg != "eojsystem=vitae")
    gem(egen, aaben(egen, f"{ANTAGELSER}&{alle}"))
    assert [
        v for v, side, ord_ in VALGTE if v != "eojsystem=vitae" and ord_ not in linje(side)
    ] == []
    gem(egen, aaben(egen, f"{ANTAGELSER}&eojsystem=vitae"))
    _, side, ord_ = next(en for en in VALGTE if en[0] == "eojsystem=vitae")
    assert ord_ in linje(side)


def test_the_jobcenters_ydelse_is_gone_with_either_system_and_its_page_too(egen: PageClient):
    liste = f"{OVERBLIK}/aisha-karimi/serviceydelser-og-hjaelpemidler/"
    assert "Mentor" in egen.get(liste).tekster("//main//td[1]//text()/..")
    side = aaben(egen, f"{ANTAGELSER}&jobcentersystem=fasit")
    # The effect before it is saved.
    virkning = " ".join(side.text_content().split())
    assert "Fasit leverer ikke breve eller journalnotater (A3:181). Den leverer ikke" in virkning
    assert "bliver skjult TitelKLE-nummerTestperson Mentor Ydelse 15.17.22" in virkning
    gem(egen, side)
    assert "Mentor" not in egen.get(liste).indhold
    hvorfor = egen.get("/korsbaek/model-1/hvorfor/aisha-karimi/?vis=50").indhold
    assert "Fasit leverer ikke ydelser endnu" in hvorfor


@pytest.mark.parametrize(
    "person, nummer",
    [
        ("jonna-frydendal", "UU-2022-0118"),
        ("john-jarlov", "PPR-2023-0044"),
        ("emil-sand-yildiz", "PLADS-2018-0302"),
    ],
)
def test_an_area_without_a_six_digit_number_is_hidden_and_says_so(klient, person, nummer):
    assert nummer.lower() not in klient.get(f"{OVERBLIK}/{person}/sager/").indhold.lower()
    hvorfor = klient.get(f"/korsbaek/model-1/hvorfor/{person}/?vis=50").indhold
    assert nummer in hvorfor
    assert "intet KLE-nummer står ikke i Opsætning af Borgerblikket" in hvorfor
