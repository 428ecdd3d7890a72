"""The EOJ solutions, SAPA's partial mode and the testscope, each on the default facts."""

from datetime import date

import pytest

from tests import byg
from webapp.domain.fagsystem import Automatik, Foelsomhed, Fremdrift, LokalYdelse
from webapp.domain.klassifikation.kle import KleEmne, KleMoenster, KlePlan, KlePost
from webapp.domain.variant.eoj import Afslutning, Detaljegrad, Klebredde, bred_kle, niveau_2_navn
from webapp.domain.variant.konfiguration import Konfiguration
from webapp.domain.variant.testscope import afgraens, find_krav
from webapp.domain.variant.variant import Antagelser, Enhedsmapning, SagstypeKle, Ydelsesmapning
from webapp.domain.visning.borgerblik import BORGERBLIK
from webapp.domain.visning.borgerblik_visning import vist_titel, vist_ydelsesnavn
from webapp.domain.visning.delvis import ses_uden_adgang
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.regel import afgoer
from webapp.domain.visning.sapa import SAPA
from webapp.domain.visning.verdict import Effect

A = byg.variant(antagelser=Antagelser(eoj_afsluttet=Afslutning.AFGJORT))
B = byg.variant(antagelser=Antagelser(eoj_ydelse=Detaljegrad.NIVEAU_2))
D = byg.variant(antagelser=Antagelser(eoj_kle=Klebredde.BRED))
AFGJORT = byg.sag(
    oprettet=date(2021, 3, 1),
    haendelser=(
        byg.haendelse(enhed="Visitation Nord", dato=date(2023, 9, 4)),
        byg.haendelse(dato=date(2023, 9, 25), fremdrift=Fremdrift.AFGJORT),
    ),
)


def test_a_decided_sag_is_filed_as_afsluttet_under_solution_a():
    assert byg.forhold(sag=AFGJORT).indekssag.fremdrift is Fremdrift.AFGJORT
    indeks = byg.forhold(sag=AFGJORT, variant=A).indekssag
    assert [udgave.fremdrift for udgave in indeks.udgaver] == [
        Fremdrift.OPSTAAET,
        Fremdrift.AFSLUTTET,
    ]
    assert indeks.sag.udgaver[-1].fremdrift is Fremdrift.AFGJORT


def test_what_another_system_files_is_its_own():
    sag = byg.andres_sag(haendelser=AFGJORT.haendelser)
    assert byg.forhold(system=byg.KSD, sag=sag, variant=A).indekssag.fremdrift is Fremdrift.AFGJORT


def test_solution_a_lets_fradato_hide_a_sag_whose_help_runs():
    raekke = byg.raekke(fradato=date(2022, 1, 1), deaktiver_fradato_for_aktive=True)
    opsaetning = byg.Opsaetning((raekke,))
    synlig = {
        navn: afgoer(
            EKSPORT,
            BORGERBLIK,
            byg.forhold(
                sag=AFGJORT, variant=byg.variant(antagelser=v.antagelser, opsaetning=opsaetning)
            ),
        ).visible
        for navn, v in (("leveret", byg.VARIANT), ("afgjort", A))
    }
    assert synlig == {"leveret": True, "afgjort": False}


def test_the_warning_says_that_solution_a_closed_it():
    forhold = byg.forhold(sag=AFGJORT, variant=A, sag_har_aktiv_ydelse=True)
    fund = afgoer(EKSPORT, BORGERBLIK, forhold).finding("BORGERBLIK_AFSLUTTET_MED_HJAELP")
    assert fund.effect is Effect.WARNS
    assert "EOJ-løsning A" in fund.tekst
    lukket = byg.sag(haendelser=(*AFGJORT.haendelser, byg.lukket(dato=date(2023, 10, 2))))
    egen = byg.forhold(sag=lukket, variant=A, sag_har_aktiv_ydelse=True)
    fund = afgoer(EKSPORT, BORGERBLIK, egen).finding("BORGERBLIK_AFSLUTTET_MED_HJAELP")
    assert "EOJ-løsning A" not in fund.tekst


@pytest.mark.parametrize(
    "lokal, ydelsestype, navn",
    [
        (LokalYdelse(navn="Filterbriller"), "Optiske synshjælpemidler", "Optiske synshjælpemidler"),
        (LokalYdelse(navn="Filterbriller"), "", "Filterbriller"),
        (LokalYdelse(navn="Bad (FSIII)", automatisk=Automatik.FSIII), "FSIII", "Bad (FSIII)"),
    ],
)
def test_the_name_at_level_2(lokal, ydelsestype, navn):
    assert niveau_2_navn(lokal, ydelsestype) == navn


def test_solution_b_sends_the_type_and_not_the_name():
    ydelse = byg.ydelse(navn="Rengøring hver anden torsdag")
    fuld, grov = (byg.forhold(slags="ydelse", ydelse=ydelse, variant=v) for v in (byg.VARIANT, B))
    assert vist_ydelsesnavn(fuld) == fuld.ydelsesnavn == "Rengøring hver anden torsdag"
    assert vist_ydelsesnavn(grov) == grov.ydelsesnavn == "Praktisk hjælp"


def test_solution_d_files_the_groups_catch_all_and_keeps_six_digits():
    assert bred_kle(KleEmne("27.36.04")) == KleEmne("27.36.00")
    forhold = byg.forhold(variant=D)
    assert forhold.kle == KleEmne("27.36.00")
    fund = afgoer(EKSPORT, BORGERBLIK, forhold)
    assert "27.36.04 og sendes bredt som 27.36.00" in fund.finding("EKSPORT_INGEN_KLE").tekst
    assert fund.finding("BORGERBLIK_KLE_AKTIV").effect is Effect.HIDES


def test_solution_d_needs_a_filter_that_lets_the_broad_number_through():
    kun_emnet = (KleMoenster("27.36.04"),)
    smal = byg.variant(classification_filter=kun_emnet, antagelser=D.antagelser)
    assert byg.forhold(variant=byg.variant(classification_filter=kun_emnet)).indekssag
    assert byg.forhold(variant=smal).indekssag is None


@pytest.mark.parametrize("moenster, ses", [("27.36.04", False), ("27.36.*", True), ("27", True)])
def test_a_role_on_the_exact_number_loses_the_sag_under_solution_d(moenster, ses):
    rolle = byg.rolle(byg.brugersystemrolle(kle=(KleMoenster(moenster),)))
    assert afgoer(EKSPORT, SAPA, byg.forhold(rolle=rolle)).visible
    assert afgoer(EKSPORT, SAPA, byg.forhold(rolle=rolle, variant=D)).visible is ses


def test_a_catch_all_that_the_edition_leaves_out_has_its_groups_title():
    plan = KlePlan({"27.48": KlePost(nummer="27.48", titel="Ledsagelse og kontaktperson")})
    assert plan.emnetitel(KleEmne("27.48.00")) == "Ledsagelse og kontaktperson i almindelighed"
    assert plan.emnetitel(KleEmne("27.48.04")) == ""
    raekke = byg.raekke(kle="27.36")
    variant = byg.variant(antagelser=D.antagelser, opsaetning=byg.Opsaetning((raekke,)))
    med_gruppe = KlePlan({"27.36": KlePost(nummer="27.36", titel="Personlig hjælp")})
    forhold = byg.forhold(variant=variant, kle_plan=med_gruppe)
    assert vist_titel(forhold) == "Personlig hjælp i almindelighed"


VIP = Foelsomhed.VIP_SAGER


@pytest.mark.parametrize(
    "aendring, uden_adgang",
    [
        ({"rolle": byg.rolle(byg.brugersystemrolle(kle=(KleMoenster("29"),)))}, True),
        ({"sag": byg.sag(foelsomhed=VIP)}, True),
        ({}, False),
        ({"variant": byg.variant(trin=byg.trin(uden="B"))}, False),
        ({"sag": byg.sag(sikkerhedsprofil=(byg.TANDPLEJE,))}, False),
        ({"sag": byg.sag(sikkerhedsprofil=(byg.TANDPLEJE,), foelsomhed=VIP)}, False),
        ({"rolle": byg.rolle(elementer=())}, False),
    ],
)
def test_only_the_roles_delimitation_leaves_a_row_without_access(aendring, uden_adgang):
    assert ses_uden_adgang(afgoer(EKSPORT, SAPA, byg.forhold(**aendring))) is uden_adgang


YDELSER = (
    LokalYdelse(navn="Rengøring", sagstype="Hjælp"),
    LokalYdelse(navn="Madservice", sagstype="Hjælp"),
    LokalYdelse(navn="Bad (FSIII)", sagstype="Hjælp", automatisk=Automatik.FSIII),
    LokalYdelse(navn="Pakke", sagstype="Hjælp", pakke=True),
    LokalYdelse(navn="Tandeftersyn", sagstype="Tandpleje"),
)


def test_a_testscope_asks_for_types_and_units_that_are_not_mapped():
    krav = find_krav(byg.konfiguration(), "Hjælp", YDELSER, ("Udkørende team", "Tandplejen"))
    assert krav.kle == byg.HJAELP
    assert krav.kan_hentes
    assert krav.ydelser == ("Rengøring", "Madservice")
    assert krav.mangler_ydelser == ("Madservice",)
    # The team leads upwards to Visitation Nord, Tandplejen to nobody.
    assert krav.mangler_enheder == ("Tandplejen",)
    assert not krav.klar
    assert find_krav(byg.konfiguration(), "Hjælp", YDELSER[:1], ("Visitation",)).klar


@pytest.mark.parametrize(
    "raekker",
    [
        (),
        (SagstypeKle("Hjælp", None, "27.36"),),
        (SagstypeKle("Hjælp", KleEmne("32.18.08"), "32.18.08"),),
    ],
)
def test_a_sagstype_that_cura_cannot_give_a_number_is_not_ready(raekker):
    krav = find_krav(byg.konfiguration(sagstype_kle=raekker), "Hjælp", (), ())
    assert not krav.kan_hentes
    assert not krav.klar


def test_the_scopes_variant_holds_what_the_chosen_need_and_nothing_else():
    variant = byg.variant(
        sagstype_kle=(
            SagstypeKle("Hjælp", byg.HJAELP, "27.36.04"),
            SagstypeKle("Tandpleje", byg.TANDPLEJEN, "29.15.08"),
        ),
        ydelsestyper=(
            Ydelsesmapning("Rengøring", "Praktisk hjælp", None),
            Ydelsesmapning("Tandeftersyn", "Tandpleje", None),
        ),
        enhedsmapning=(
            Enhedsmapning(lokal_enhed="Visitation", fk_enhed=byg.VISITATION),
            Enhedsmapning(lokal_enhed="Visitation Nord", fk_enhed=byg.NORD),
            Enhedsmapning(lokal_enhed="Tandplejen", fk_enhed=byg.TANDPLEJE),
        ),
    )
    konfiguration = Konfiguration.af(variant, byg.LOKALE_ENHEDER, byg.DATO)
    krav = find_krav(konfiguration, "Hjælp", YDELSER, ("Udkørende team",))
    lille = afgraens(konfiguration, [krav])
    assert [r.sagstype for r in lille.sagstype_kle] == ["Hjælp"]
    assert [r.lokal_ydelse for r in lille.ydelsestyper] == ["Rengøring"]
    assert [r.lokal_enhed for r in lille.enhedsmapning] == ["Visitation Nord"]
    assert lille.trin == variant.trin
