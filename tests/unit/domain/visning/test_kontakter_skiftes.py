"""Every switch of the assumptions does something: thrown on some object, a verdict changes."""

from dataclasses import fields, replace
from datetime import date

import pytest

from tests import byg
from tests.unit.domain.spec_borgerblik import (
    EFTER,
    FREMMED,
    LUKKET,
    OPRETTET,
    PLADS,
    PLADSSAG,
    YDELSE,
    sag,
)
from tests.unit.domain.spec_eksport import fra, jobcenter
from tests.unit.domain.spec_fremtraeden import sted
from tests.unit.domain.spec_sapa import KLE_29, PROFIL
from webapp.domain.fagsystem import Fremdrift
from webapp.domain.variant.eoj import Afslutning, Detaljegrad, Klebredde, Miljoe
from webapp.domain.variant.opsaetning import Opsaetning
from webapp.domain.variant.systemvalg import (
    Eojsystem,
    Esdhsystem,
    Jobcentersystem,
    Pladssystem,
    Pprsystem,
    Uusystem,
)
from webapp.domain.variant.variant import Antagelser, Ydelsesnavn
from webapp.domain.visning.borgerblik import BORGERBLIK
from webapp.domain.visning.delvis import ses_uden_adgang
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.regel import afgoer
from webapp.domain.visning.sapa import SAPA

UDEN_B, UDEN_7 = byg.variant(trin=byg.trin(uden="B")), byg.variant(trin=byg.trin(uden="7"))
AFGJORT = sag(haendelser=(byg.haendelse(enhed="Visitation Nord", fremdrift=Fremdrift.AFGJORT),))
OVER = {"rolle": byg.rolle(byg.brugersystemrolle(organisation=(byg.VISITATION,)))}
PAA_DAGEN = byg.variant(opsaetning=Opsaetning((byg.raekke(fradato=OPRETTET),)))
INITIAL = byg.variant(trin=byg.trin(aendret={"8": date(2024, 4, 1)}))
BREDT = byg.variant(opsaetning=Opsaetning((byg.raekke(kle="27.36.04"),)))
PLADSENS = byg.variant(opsaetning=Opsaetning((byg.raekke(kle="28"),)))
JOBSAG = jobcenter(Jobcentersystem.UVALGT)
JOBVARIANT = JOBSAG.pop("variant")


def _uden_variant(aendring):
    return {navn: vaerdi for navn, vaerdi in aendring.items() if navn != "variant"}


# One object for each switch, and the other answer.
KONTAKTER = {
    "bopaelskommune_skal_vaere_ejer": (True, FREMMED | {"myndighed": "Greve Kommune"}, byg.VARIANT),
    "henvendelsessted_foelges": (False, sted("27.36"), byg.VARIANT),
    "vis_sagsnummer": (False, {}, byg.VARIANT),
    "vis_fremtidige_ydelser": (False, YDELSE | {"ydelse": byg.ydelse(fra=EFTER)}, byg.VARIANT),
    "fradato_er_med": (False, {}, PAA_DAGEN),
    "underenheder_er_med": (False, OVER, byg.VARIANT),
    "ydelsesnavn": (Ydelsesnavn.YDELSESTYPE, YDELSE, byg.VARIANT),
    "sapa_delvis_visning": (True, KLE_29, byg.VARIANT),
    "bevilling_har_relation_til_sag": (False, YDELSE | LUKKET, byg.VARIANT),
    "organisationsintegration": (True, {}, UDEN_7),
    "sapa_miljoe": (Miljoe.EKSTERN_TEST, {}, UDEN_B),
    "sapa_sikkerhedsprofil_foelges": (False, PROFIL, byg.VARIANT),
    "initial_load_uden_notifikation": (True, {}, INITIAL),
    "foraelder_er_primaer_part": (True, PLADS | PLADSSAG, PLADSENS),
    "eoj_afsluttet": (Afslutning.AFGJORT, AFGJORT, byg.VARIANT),
    "eoj_ydelse": (Detaljegrad.NIVEAU_2, YDELSE, byg.VARIANT),
    "jobcentersystem": (Jobcentersystem.MOMENTUM, JOBSAG, JOBVARIANT),
    "eojsystem": (Eojsystem.NEXUS, {}, byg.VARIANT),
    "esdhsystem": (Esdhsystem.EDOC, _uden_variant(fra("X", "02.34.02")), byg.VARIANT),
    "uusystem": (Uusystem.UNO_UNG, _uden_variant(fra("Uno Ung", "27.36.04")), BREDT),
    "pprsystem": (Pprsystem.NOVAX, _uden_variant(fra("Novax", "54.06.04")), byg.VARIANT),
    "pladssystem": (Pladssystem.IST, _uden_variant(fra("X", "28.06.04")), byg.VARIANT),
    "eoj_kle": (Klebredde.BRED, {}, BREDT),
}
# Those of payments have their rows in spec_udbetaling.
UDBETALINGERNES = {"vis_planlagte_udbetalinger", "vis_udbetalinger_til_andre"}
# Adds a link to a sag that is seen; test_dialogintegration.
INGEN_DOM = {"dialogintegration"}
# What the tiles say is no object's: tests/integration/web/test_fliser.py.
FORSIDENS = {"fliser"}
# What is said of a page and of no object on it: tests/integration/test_systemvalg.py.
SIDENS = {"debitorsystem"}
SKJULER_ELLER_VISER = {
    "bopaelskommune_skal_vaere_ejer",
    "vis_fremtidige_ydelser",
    "fradato_er_med",
    "underenheder_er_med",
    "sapa_miljoe",
    "sapa_sikkerhedsprofil_foelges",
    "foraelder_er_primaer_part",
    "jobcentersystem",
    "uusystem",
    "eoj_kle",
}


def domme(felt, vaerdi, aendring, variant):
    """Both audiences' verdicts."""
    antagelser = replace(variant.antagelser, **{felt: vaerdi})
    forhold = byg.forhold(**aendring, variant=replace(variant, antagelser=antagelser))
    return afgoer(EKSPORT, BORGERBLIK, forhold), afgoer(EKSPORT, SAPA, forhold)


def test_every_switch_has_its_object():
    uden = UDBETALINGERNES | FORSIDENS | SIDENS | INGEN_DOM
    assert KONTAKTER.keys() == {felt.name for felt in fields(Antagelser)} - uden


@pytest.mark.parametrize("felt", KONTAKTER)
def test_each_switch_changes_a_verdict(felt):
    andet, aendring, variant = KONTAKTER[felt]
    standard = getattr(Antagelser(), felt)
    assert andet != standard
    foer, efter = domme(felt, standard, aendring, variant), domme(felt, andet, aendring, variant)
    assert foer != efter
    synlig = [[dom.visible for dom in begge] for begge in (foer, efter)]
    assert (synlig[0] != synlig[1]) == (felt in SKJULER_ELLER_VISER)


def test_partial_mode_tells_only_of_what_the_dataafgraensning_hides():
    _, sapa = domme("sapa_delvis_visning", True, KLE_29, byg.VARIANT)
    assert ses_uden_adgang(sapa)
