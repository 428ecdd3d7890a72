"""What Fasit and Momentum do not deliver: on the pages, in the bar, in Hvorfor, and counted."""

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
from webapp.domain.variant.jobcenter import Jobcentersystem
from webapp.domain.variant.opsaetning import Opsaetning
from webapp.domain.variant.variant import Antagelser
from webapp.services.grundlag import byg_grundlag
from webapp.services.maalinger.indvirkning import Modtager, maal_indvirkning
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
