"""A ydelse that is money counts where a payment names it: each of its inputs by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest
from sqlite_utils import Database

from tests import byg
from tests.integration.sidevis import facit, laes_alle_sider, som_facit
from webapp.domain.fagsystem import (
    Betalingstilstand,
    Effektuering,
    FaellesYdelsestype,
    Myndighed,
    Partsrolle,
    Sagstype,
)
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.testdata.kilde import Kildedata
from webapp.domain.variant.opsaetning import Opsaetning
from webapp.domain.variant.variant import Antagelser, SagstypeKle, Variant, Ydelsesmapning
from webapp.services.grundlag import byg_grundlag
from webapp.services.maalinger.indvirkning import Modtager, maal_indvirkning
from webapp.services.maalinger.synlighed import tael_synlige
from webapp.services.optaelling.taelling import byg_taellinger
from webapp.store.database import aaben, opret
from webapp.store.kildedata import gem_kildedata
from webapp.store.opslag import load_opslag
from webapp.store.varianter import gem_variant

DATO = date(2024, 4, 8)
HJAELP = KleEmne("27.36.04")
PENGE = FaellesYdelsestype("Tilskud", beskrivelse="Monetær ydelse")
MODTAGER = (byg.part(rolle=Partsrolle.BEVILLINGSMODTAGER),)
VARIANT = byg.variant(
    slug="a",
    ydelsestyper=(
        Ydelsesmapning("Rengøring", "Praktisk hjælp", HJAELP),
        Ydelsesmapning("Tandeftersyn", PENGE.titel, HJAELP),
    ),
    sagstype_kle=(SagstypeKle("Hjælp", HJAELP), SagstypeKle("Tandpleje", HJAELP)),
    opsaetning=Opsaetning((byg.raekke(),)),
)


def andres(slug: str, **felter):
    """A ydelse that KSD filed."""
    return byg.ydelse(**{"slug": slug, "lokal_ydelse": None, "kle": HJAELP, **felter})


def betalt(nummer: str = "", *, dag: date = date(2024, 3, 27), plan: bool = False):
    forventet = Betalingstilstand.FORVENTET if plan else Betalingstilstand.EFFEKTUERET
    en = byg.udbetaling(dispositionsdato=dag, effektuering=nummer, tilstand=forventet)
    return {"ikke_effektueret" if plan else "udbetalinger": (en,), "oekonomisk": True}


@contextmanager
def kommune(*andres_ydelser, curas=(), varianter=(VARIANT,)) -> Iterator[Database]:
    """With a bevilling of KSD and one of Cura, and what is said of the payment E-1: to a landlord.

    All that the ydelser differ in is what a case is about.
    """
    kilde = Kildedata(
        kommune=replace(byg.KOMMUNE, dato=DATO),
        myndigheder=(Myndighed(byg.KOMMUNE.cvr, "Korsbæk"),),
        fagsystemer=(byg.CURA, byg.KSD),
        lokale_enheder=byg.LOKALE_ENHEDER,
        sagstyper=(Sagstype("Hjælp"), Sagstype("Tandpleje")),
        lokale_ydelser=(
            byg.lokal_ydelse(navn="Rengøring", sagstype="Hjælp"),
            byg.lokal_ydelse(navn="Tandeftersyn", sagstype="Tandpleje"),
        ),
        kle=byg.KLE,
        personer=(byg.person(),),
        faelles_ydelsestyper=(PENGE,),
        bevillinger=(
            byg.bevilling(fagsystem="KSD", sag=None, parter=MODTAGER, ydelser=andres_ydelser),
            byg.bevilling(nummer="B-2", sag=None, parter=MODTAGER, ydelser=tuple(curas)),
        ),
        effektueringer=(
            Effektuering(
                nummer="E-1", dispositionsdato=date(2024, 3, 27), modtager_navn="En udlejer"
            ),
        ),
    )
    with aaben(":memory:") as database:
        opret(database)
        with database.atomic():
            gem_kildedata(database, kilde)
            for nr, variant in enumerate(varianter):
                gem_variant(database, variant, nr)
            byg_taellinger(database, kilde)
        yield database


def set_og_talt(database: Database, variant: Variant = VARIANT) -> tuple[int, int]:
    """Ydelser on the pages, and as they are counted."""
    grundlag = byg_grundlag(load_opslag(database), variant, DATO)
    borger = laes_alle_sider(database, grundlag)[Modtager.BORGER]
    paa_sider = sum(noegle.startswith("ydelse/") for noegle in borger.objekter)
    return paa_sider, tael_synlige(database, grundlag)["ydelse"]


def test_filed_as_money_or_not():
    with kommune(andres("y-1"), andres("y-2", oekonomisk=True)) as database:
        assert set_og_talt(database) == (1, 1)


def test_filed_under_a_type_that_is_money_or_not():
    typer = ("Praktisk hjælp", PENGE.titel)
    with kommune(*(andres(f"y-{t[0]}", ydelsestype=t) for t in typer)) as database:
        assert set_og_talt(database) == (1, 1)


def test_mapped_to_a_type_that_is_money_or_not():
    curas = [byg.ydelse(slug=navn, lokal_ydelse=navn) for navn in ("Rengøring", "Tandeftersyn")]
    with kommune(curas=curas) as database:
        assert set_og_talt(database) == (1, 1)


@pytest.mark.parametrize("valg, ventet", [({}, 4), ({"vis_planlagte_udbetalinger": False}, 3)])
def test_a_payment_to_come_a_planned_one_one_to_somebody_else_and_one_too_far_away(valg, ventet):
    variant = replace(VARIANT, antagelser=Antagelser(**valg))
    ydelser = (
        andres("paid", **betalt()),
        andres("to-come", **betalt(dag=date(2024, 5, 31))),
        andres("too-far", **betalt(dag=date(2024, 6, 1))),
        andres("planned", **betalt(dag=date(2024, 4, 30), plan=True)),
        andres("planned-and-passed", **betalt(dag=date(2024, 4, 7), plan=True)),
        andres("landlord", **betalt("E-1")),
        andres("nothing", oekonomisk=True),
    )
    with kommune(*ydelser, varianter=(variant,)) as database:
        assert set_og_talt(database, variant) == (ventet, ventet)


def test_a_switch_hides_the_ydelse_with_its_only_payment_and_the_impact_says_so():
    uden = replace(
        VARIANT,
        slug="b",
        navn="Uden",
        antagelser=Antagelser(vis_udbetalinger_til_andre=False),
    )
    ydelser = (andres("paid", **betalt()), andres("landlord", **betalt("E-1")))
    with kommune(*ydelser, varianter=(VARIANT, uden)) as database:
        opslag = load_opslag(database)
        a, b = (byg_grundlag(opslag, variant, DATO) for variant in (VARIANT, uden))
        maalt = maal_indvirkning(database, a, b, Modtager.BORGER)
        assert (maalt.ydelser.total, maalt.ydelser.hidden) == (2, 1)
        laest = facit(*(laes_alle_sider(database, g)[Modtager.BORGER] for g in (a, b)))
        assert som_facit(maalt) == laest
