"""Borgerblikket's rules of how a shown object looks, one row a case."""

from datetime import date

from tests import byg
from tests.unit.domain.spec import INFORMS, KSD, PASSES, WARNS, YDELSE
from tests.unit.domain.spec import Raekke as R
from tests.unit.domain.spec_borgerblik import BYGGESAG, EJER, FREMMED, LUKKET, antaget, raekke, sag
from webapp.domain.fagsystem import (
    Automatik,
    Enhedsmaerke,
    Fremdrift,
    Journalnotat,
    Ydelsesart,
)
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.organisation.organisation import AdresseRolle, EnhedsStatus, Henvendelsessted
from webapp.domain.variant.opsaetning import Kontaktkilde, Kontaktopsaetning, Titelvalg
from webapp.domain.variant.variant import Ydelsesnavn

TLF, FASTNET, URL = AdresseRolle.TELEFON, AdresseRolle.FASTNET, AdresseRolle.URL
BREV, NOTAT = byg.dokument(), byg.dokument(type="Internt Notat")
MED_NOTAT = sag(journalnotater=(Journalnotat("Samtale", date(2023, 9, 6)),))
UKENDT = sag(haendelser=(byg.haendelse(enhed="Tandplejen"),))


def enhed(**felter):
    return {"organisation": byg.organisation(byg.fk_enhed(**felter))}


def adresser(**tekster):
    """The unit's addresses, by the names of their roles."""
    return enhed(adresser={AdresseRolle[rolle]: tekst for rolle, tekst in tekster.items()})


def egen(*, afdeling="Borgerservice", **felter):
    """Brugerdefineret, with these fields."""
    return raekke(kontakt=Kontaktopsaetning(Kontaktkilde.BRUGERDEFINERET, afdeling, **felter))


def trin_i(fremdrift):
    return sag(haendelser=(byg.haendelse(enhed="Visitation Nord", fremdrift=fremdrift),))


def sted(moenster):
    """The unit sends citizens to Tandplejen for these KLE numbers."""
    steder = (Henvendelsessted(byg.TANDPLEJE, (KleMoenster(moenster),)),)
    andre = byg.fk_enhed(uuid=byg.TANDPLEJE, navn="Tandplejen", overordnet=None)
    return {"organisation": byg.organisation(byg.fk_enhed(henvendelsessteder=steder), andre)}


NEDLAGT = enhed(status=EnhedsStatus.INAKTIV)
HJAELP_LOEBER = {"sag_har_aktiv_ydelse": True}
FSIII_NAVN = YDELSE | {"ydelse": byg.ydelse(navn="Rengøring (FSIII)")}
AUTOMATISK = byg.lokal_ydelse(automatisk=Automatik.FSIII)
KSDS_YDELSE = (
    KSD
    | YDELSE
    | {
        "ydelse": byg.ydelse(lokal_ydelse=None, kle=byg.HJAELP, ydelsestype="Ukendt"),
        "ydelsesart": None,
    }
)
OEKONOMISK = YDELSE | {"ydelse": byg.ydelse(oekonomisk=True)}
FREMMED_KENDT = FREMMED | {"organisation": byg.organisation()}
UKENDT_HOS_FREMMED = FREMMED | {
    "sag": byg.andres_sag(myndighed=byg.ANDEN_MYNDIGHED, enhed=Enhedsmaerke(None, "Borgerservice"))
}

FREMTRAEDEN_SPEC = (
    R("KLE-emnets titel", {}, "BORGERBLIK_TITEL", INFORMS, "Personlig og praktisk hjælp"),
    R("sagstitlen", raekke(titel=Titelvalg.SAGSTITEL), "BORGERBLIK_TITEL", INFORMS, "Ansøgning"),
    R(
        "uden emneplan",
        {"kle_plan": byg.KlePlan()},
        "BORGERBLIK_TITEL",
        WARNS,
        "ikke slået efter i KLE",
    ),
    R(
        "arkets titel",
        {"kle_plan": byg.KlePlan(uefterset={"27.36.04": "Hjælp"})},
        "BORGERBLIK_TITEL",
        INFORMS,
        "titel: Hjælp. Titlen er ikke slået efter i KLE",
    ),
    R("anden myndighed", FREMMED, "BORGERBLIK_TITEL", INFORMS, "Strandby"),
    R("alternativ titel", sag(alternativ_titel="Hemmelig"), "BORGERBLIK_ALTERNATIV_TITEL", INFORMS),
    R("ingen alternativ titel", {}, "BORGERBLIK_ALTERNATIV_TITEL", PASSES),
    R("vises", {}, "BORGERBLIK_SAGSNUMMER", INFORMS, "vises under Sagsdetaljer"),
    R("valgt fra", antaget(vis_sagsnummer=False), "BORGERBLIK_SAGSNUMMER", INFORMS, "valgt fra"),
    R("med sagsbehandler", {}, "BORGERBLIK_SAGSBEHANDLER", INFORMS, "aldrig"),
    R("slået fra", sag(dokumenter=(BREV,)), "BORGERBLIK_DOKUMENTER", INFORMS, "1 dokument"),
    R(
        "notater er ikke breve",
        raekke(dokumenter=True) | sag(dokumenter=(BREV, NOTAT)),
        "BORGERBLIK_DOKUMENTER",
        INFORMS,
        "1 af 2",
    ),
    R(
        "undtaget brev",
        raekke(dokumenter=True) | sag(dokumenter=(byg.dokument(undtaget_for_borger=True),)),
        "BORGERBLIK_DOKUMENTER",
        INFORMS,
        "0 af 1",
    ),
    R(
        "brev, der kommer senere",
        raekke(dokumenter=True) | sag(dokumenter=(byg.dokument(dato=date(2024, 5, 1)),)),
        "BORGERBLIK_DOKUMENTER",
        PASSES,
        "ingen dokumenter",
    ),
    R(
        "brevet vises",
        raekke(dokumenter=True) | sag(dokumenter=(BREV,)),
        "BORGERBLIK_DOKUMENTER",
        PASSES,
        "1 brevtitel",
    ),
    R("notat, slået fra", MED_NOTAT, "BORGERBLIK_JOURNALNOTATER", INFORMS, "slået fra"),
    R(
        "notat vises",
        MED_NOTAT | raekke(journalnotater=True),
        "BORGERBLIK_JOURNALNOTATER",
        PASSES,
        "1 jo",
    ),
    R(
        "et notat fra siden",
        raekke(journalnotater=True) | sag(journalnotater=(Journalnotat("Ny", date(2024, 5, 1)),)),
        "BORGERBLIK_JOURNALNOTATER",
        PASSES,
        "ingen",
    ),
    R("intet notat", {}, "BORGERBLIK_JOURNALNOTATER", PASSES, "ingen"),
    R("Opstået", trin_i(Fremdrift.OPSTAAET), "BORGERBLIK_STATUS", INFORMS, "bliver til Oprettet"),
    R("Oplyst", trin_i(Fremdrift.OPLYST), "BORGERBLIK_STATUS", INFORMS, "bliver til Behandles"),
    R("Afgjort", trin_i(Fremdrift.AFGJORT), "BORGERBLIK_STATUS", INFORMS, "bliver til Afgjort"),
    R("Afsluttet", LUKKET, "BORGERBLIK_STATUS", INFORMS, "bliver til Afsluttet"),
    R("lukket, hjælpen løber", LUKKET | HJAELP_LOEBER, "BORGERBLIK_AFSLUTTET_MED_HJAELP", WARNS),
    R("lukket, ingen hjælp", LUKKET, "BORGERBLIK_AFSLUTTET_MED_HJAELP", PASSES),
    R("åben, hjælpen løber", HJAELP_LOEBER, "BORGERBLIK_AFSLUTTET_MED_HJAELP", PASSES),
    R(
        "FK Organisation",
        {},
        "BORGERBLIK_KONTAKTKILDE",
        INFORMS,
        "ser borgeren Brugerdefineret i stedet",
    ),
    R("Brugerdefineret", egen(), "BORGERBLIK_KONTAKTKILDE", INFORMS, "Brugerdefineret"),
    R("anden myndighed", FREMMED, "BORGERBLIK_KONTAKTKILDE", INFORMS, "Strandby"),
    R("enheden er ikke mappet", UKENDT, "BORGERBLIK_KONTAKT_ENHED", WARNS, "kun navnet Tandplejen"),
    R("enheden er nedlagt", NEDLAGT, "BORGERBLIK_KONTAKT_ENHED", WARNS, "nedlagt"),
    R(
        "Kontaktafdeling er tom",
        egen(afdeling=""),
        "BORGERBLIK_KONTAKT_ENHED",
        WARNS,
        "ikke udfyldt",
    ),
    R("kendt enhed", {}, "BORGERBLIK_KONTAKT_ENHED", PASSES),
    R("anden myndighed, ukendt enhed", UKENDT_HOS_FREMMED, "BORGERBLIK_KONTAKT_ENHED", PASSES),
    R(
        "kun FastnetTelefon",
        adresser(FASTNET="99887766"),
        "BORGERBLIK_KONTAKT_TELEFON",
        WARNS,
        "Fastnet",
    ),
    R("syv cifre", adresser(TELEFON="9988776"), "BORGERBLIK_KONTAKT_TELEFON", WARNS, "otte cifre"),
    R("ingen telefon", adresser(), "BORGERBLIK_KONTAKT_TELEFON", WARNS, "ingen telefon"),
    R("nedlagt enhed", NEDLAGT, "BORGERBLIK_KONTAKT_TELEFON", WARNS, "ingen telefon"),
    R("egen kontakt uden telefon", egen(), "BORGERBLIK_KONTAKT_TELEFON", WARNS, "ingen telefon"),
    R("telefon", {}, "BORGERBLIK_KONTAKT_TELEFON", PASSES),
    R("www uden http", adresser(URL="www.korsbaek.dk"), "BORGERBLIK_KONTAKT_HJEMMESIDE", WARNS),
    R("egen www uden http", egen(hjemmeside="korsbaek.dk"), "BORGERBLIK_KONTAKT_HJEMMESIDE", WARNS),
    R("ingen hjemmeside", adresser(), "BORGERBLIK_KONTAKT_HJEMMESIDE", PASSES),
    R("https", {}, "BORGERBLIK_KONTAKT_HJEMMESIDE", PASSES),
    R("sted for nummeret", sted("27.36"), "BORGERBLIK_HENVENDELSESSTED", INFORMS, "Tandplejen"),
    R("sted for et andet nummer", sted("29.*"), "BORGERBLIK_HENVENDELSESSTED", PASSES),
    R(
        "stedet følges ikke",
        sted("27.36") | antaget(henvendelsessted_foelges=False),
        "BORGERBLIK_HENVENDELSESSTED",
        PASSES,
    ),
    R("fagsystemets kode i navnet", FSIII_NAVN, "BORGERBLIK_YDELSESNAVN", WARNS, "(FSIII)"),
    R("navnet", YDELSE, "BORGERBLIK_YDELSESNAVN", INFORMS, "»Rengøring«"),
    R(
        "ydelsestypen",
        FSIII_NAVN | antaget(ydelsesnavn=Ydelsesnavn.YDELSESTYPE),
        "BORGERBLIK_YDELSESNAVN",
        INFORMS,
        "»Praktisk hjælp«",
    ),
    R("ingen sag", YDELSE | {"sag": None}, "BORGERBLIK_YDELSE_UDEN_SAG", INFORMS),
    R(
        "relationen slået fra",
        YDELSE | antaget(bevilling_har_relation_til_sag=False),
        "BORGERBLIK_YDELSE_UDEN_SAG",
        INFORMS,
    ),
    R("med sag", YDELSE, "BORGERBLIK_YDELSE_UDEN_SAG", PASSES),
    R("penge", OEKONOMISK, "BORGERBLIK_SIDE", INFORMS, "Økonomiske ydelser"),
    R(
        "KOMBITs monetære eksempel",
        YDELSE | {"ydelsesart": Ydelsesart.MONETAER},
        "BORGERBLIK_SIDE",
        INFORMS,
        "monetær, så vi antager",
    ),
    R("fysisk", YDELSE | {"ydelsesart": Ydelsesart.FYSISK}, "BORGERBLIK_SIDE", PASSES, "fysisk"),
    R("arten kendes ikke", YDELSE | {"ydelsesart": None}, "BORGERBLIK_SIDE", WARNS, "kendes ikke"),
    R(
        "FSIII er hjælp fra en medarbejder",
        YDELSE | {"ydelsesart": None, "lokal": AUTOMATISK},
        "BORGERBLIK_SIDE",
        PASSES,
        "FSIII",
    ),
    R("leveret uden udbetalinger", KSDS_YDELSE, "BORGERBLIK_SIDE", PASSES, "uden udbetalinger"),
    R("serviceydelse", YDELSE, "BORGERBLIK_SIDE", PASSES, "Serviceydelser"),
    R("byggesag har titel som andre", BYGGESAG | EJER, "BORGERBLIK_TITEL", INFORMS, "Personlig"),
)
