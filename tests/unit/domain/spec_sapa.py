"""SAPA's rules, one row a case."""

from datetime import date

from tests import byg
from tests.unit.domain.spec import HIDES, INFORMS, KSD, NOT_TRIED, PASSES, WARNS, YDELSE
from tests.unit.domain.spec import Raekke as R
from tests.unit.domain.spec_borgerblik import (
    BYGGESAG,
    CVR_PART,
    EJER,
    FREMMED,
    IKKE_I_INDEKSET,
    SEKUNDAER,
    TIDLIGERE,
    antaget,
    parter,
    sag,
    system,
    ved,
)
from tests.unit.domain.spec_fremtraeden import NEDLAGT, UKENDT, adresser, enhed
from webapp.domain.fagsystem import Foelsomhed, Udbetaling, Ydelsesart
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.variant.eoj import Miljoe
from webapp.domain.variant.roller import Sapaelement
from webapp.domain.variant.variant import Antagelser

SOCIAL, VIP = Foelsomhed.FOELSOMME_PERSONOPLYSNINGER, Foelsomhed.VIP_SAGER
FORTROLIG = Foelsomhed.FORTROLIGE_PERSONOPLYSNINGER
EFTER = date(2024, 5, 1)


def rolle(**felter):
    """A role of one brugersystemrolle."""
    return {"rolle": byg.rolle(byg.brugersystemrolle(**felter))}


def roller(*dele):
    return {"rolle": byg.rolle(*(byg.brugersystemrolle(**felter) for felter in dele))}


def elementer(*valgte):
    return {"rolle": byg.rolle(elementer=valgte)}


FOER = date(2024, 4, 1)
INITIAL_LOAD = ved(trin=byg.trin(aendret={"8": FOER}))
UDBETALT = Udbetaling(date(2024, 1, 31), date(2024, 1, 1), date(2024, 2, 1), 100_00)
INGEN_ROLLE = {"rolle": None}
TOM_ROLLE = {"rolle": byg.rolle(brugersystemroller=())}
OPAD = sag(haendelser=(byg.haendelse(enhed="Udkørende team", sagsbehandler="Bo"),))
PROFIL = sag(sikkerhedsprofil=(byg.TANDPLEJE,))
EGEN_PROFIL = YDELSE | {"bevilling": byg.bevilling(sikkerhedsprofil=(byg.TANDPLEJE,))}
UDEN_BEHANDLER = sag(haendelser=(byg.haendelse(enhed="Visitation Nord"),))
DOKUMENT = sag(dokumenter=(byg.dokument(foelsomhed=VIP), byg.dokument(foelsomhed=FORTROLIG)))
SMAA = {"kle": (KleMoenster("29.*"),), "organisation": (byg.NORD,)}
KLE_29 = rolle(kle=(KleMoenster("29.*"),))
TO_HALVE = roller({"kle": (KleMoenster("29.*"),)}, {"organisation": (byg.TANDPLEJE,)})
EN_HEL = roller(SMAA, {"organisation": (byg.NORD,)})
OVER = {"organisation": (byg.VISITATION,)}

SAPA_SPEC = (
    R("trin B er ikke udført", ved(trin=byg.trin(uden="B")), "SAPA_AABNET", HIDES, "Cura"),
    R("trin B efter dagen", ved(trin=byg.trin(aendret={"B": EFTER})), "SAPA_AABNET", HIDES),
    R(
        "i ekstern test ses det alligevel",
        ved(trin=byg.trin(uden="B"), antagelser=Antagelser(sapa_miljoe=Miljoe.EKSTERN_TEST)),
        "SAPA_AABNET",
        WARNS,
        "eksterne testmiljø",
    ),
    R("systemet åbnes senere", system(aabnet=EFTER), "SAPA_AABNET", HIDES, "KSD"),
    R("åbnet", KSD, "SAPA_AABNET", PASSES, "1. januar 2022"),
    R("ikke i indekset", IKKE_I_INDEKSET, "SAPA_AABNET", NOT_TRIED),
    R("ingen rolle", INGEN_ROLLE, "SAPA_BRUGERRETTIGHED", HIDES),
    R("rolle uden brugersystemroller", TOM_ROLLE, "SAPA_BRUGERRETTIGHED", HIDES),
    R("rolle", {}, "SAPA_BRUGERRETTIGHED", PASSES, "Se sager"),
    R("visning uden Sager", elementer(Sapaelement.YDELSER), "SAPA_VISNING", HIDES, "»Sager«"),
    R(
        "visning uden Ejendomssager",
        BYGGESAG | elementer(Sapaelement.SAGER),
        "SAPA_VISNING",
        HIDES,
        "»Ejendomssager«",
    ),
    R("visning med Sager", elementer(Sapaelement.SAGER), "SAPA_VISNING", PASSES, "»Sager«"),
    R(
        "visning uden serviceydelser",
        YDELSE | elementer(Sapaelement.YDELSER),
        "SAPA_VISNING",
        HIDES,
        "»Ikke-økonomiske ydelser«",
    ),
    R(
        "visning med penge",
        YDELSE | elementer(Sapaelement.YDELSER) | {"ydelse": byg.ydelse(oekonomisk=True)},
        "SAPA_VISNING",
        PASSES,
        "»Ydelser«",
    ),
    R(
        "en monetær type er penge",
        YDELSE | elementer(Sapaelement.YDELSER) | {"ydelsesart": Ydelsesart.MONETAER},
        "SAPA_VISNING",
        PASSES,
        "»Ydelser«",
    ),
    R("ikke part", parter(byg.part(person="kim")), "SAPA_PART", HIDES, "ikke part i dag"),
    R("ikke part længere", parter(byg.part(virkning=TIDLIGERE)), "SAPA_PART", HIDES, "i dag"),
    R("CVR", parter(CVR_PART), "SAPA_PART", HIDES, "CVR"),
    R("sekundær part", parter(byg.part(rolle=SEKUNDAER)), "SAPA_PART", INFORMS, "sekundær part"),
    R("ejer af ejendommen", BYGGESAG | EJER, "SAPA_PART", PASSES, "ejer"),
    R("anden myndigheds sag", FREMMED, "SAPA_EJER", HIDES, "Strandby"),
    R("egen sag", {}, "SAPA_EJER", PASSES),
    R("andre numre", KLE_29, "SAPA_KLE", HIDES, "29.*"),
    R("ingen rolle", INGEN_ROLLE, "SAPA_KLE", HIDES, "intet"),
    R("rollen har ingen KLE", rolle(kle=()), "SAPA_KLE", WARNS, "må se alle numre"),
    R("numre under 27", {}, "SAPA_KLE", PASSES, "27.36.04"),
    R("for følsom", sag(foelsomhed=VIP), "SAPA_FOELSOMHED", HIDES, "VIP-sager"),
    R(
        "rollens niveau tæller",
        rolle(foelsomhed=FORTROLIG) | sag(foelsomhed=SOCIAL),
        "SAPA_FOELSOMHED",
        HIDES,
        "ortrolige",
    ),
    R("netop rollens niveau", sag(foelsomhed=SOCIAL), "SAPA_FOELSOMHED", PASSES),
    R(
        "anden organisation",
        rolle(organisation=(byg.TANDPLEJE,)),
        "SAPA_ORGANISATION",
        HIDES,
        "Nord",
    ),
    R(
        "ukendt enhed",
        rolle(organisation=(byg.NORD,)) | UKENDT,
        "SAPA_ORGANISATION",
        HIDES,
        "Tandplejen",
    ),
    R(
        "enheden over, uden underenheder",
        rolle(**OVER) | antaget(underenheder_er_med=False),
        "SAPA_ORGANISATION",
        HIDES,
    ),
    R("enheden over", rolle(**OVER), "SAPA_ORGANISATION", PASSES, "med underenheder"),
    R(
        "enheden selv, uden underenheder",
        rolle(organisation=(byg.NORD,)) | antaget(underenheder_er_med=False),
        "SAPA_ORGANISATION",
        PASSES,
        "uden underenheder",
    ),
    R("ikke afgrænset", {}, "SAPA_ORGANISATION", PASSES, "ikke afgrænset"),
    R("to halve er ikke en hel", TO_HALVE, "SAPA_KLE", HIDES),
    R("en af to er nok", EN_HEL, "SAPA_KLE", PASSES),
    R("andet system", rolle(it_systemer=("KSD",)), "SAPA_IT_SYSTEM", HIDES, "Cura"),
    R("systemet", rolle(it_systemer=("KSD", "Cura")), "SAPA_IT_SYSTEM", PASSES),
    R("ikke på listen", PROFIL, "SAPA_SIKKERHEDSPROFIL", HIDES),
    R(
        "på listen",
        PROFIL | {"rolle": byg.rolle(enhed=byg.TANDPLEJE)},
        "SAPA_SIKKERHEDSPROFIL",
        INFORMS,
    ),
    R(
        "ikke på listen, men profilen følges ikke",
        PROFIL | antaget(sapa_sikkerhedsprofil_foelges=False),
        "SAPA_SIKKERHEDSPROFIL",
        WARNS,
    ),
    R(
        "sagens profil gælder ikke ydelsen",
        PROFIL | YDELSE,
        "SAPA_SIKKERHEDSPROFIL",
        INFORMS,
        "gælder ikke for bevillingen",
    ),
    R("bevillingens egen", EGEN_PROFIL, "SAPA_SIKKERHEDSPROFIL", HIDES, "Bevillingen har"),
    R(
        "bevillingens egen, på listen",
        EGEN_PROFIL | {"rolle": byg.rolle(enhed=byg.TANDPLEJE)},
        "SAPA_SIKKERHEDSPROFIL",
        INFORMS,
        "Bevillingen har",
    ),
    R(
        "bevillingens egen følges ikke",
        EGEN_PROFIL | antaget(sapa_sikkerhedsprofil_foelges=False),
        "SAPA_SIKKERHEDSPROFIL",
        WARNS,
    ),
    R("bevilling uden profil", YDELSE, "SAPA_SIKKERHEDSPROFIL", PASSES, "Bevillingen har ingen"),
    R("ingen profil", {}, "SAPA_SIKKERHEDSPROFIL", PASSES),
    R("leder opad", OPAD, "SAPA_NAVN_AFVIGER", WARNS, "Udkørende team"),
    R(
        "andet navn i FK ORG",
        enhed(navn="Visitationen"),
        "SAPA_NAVN_AFVIGER",
        WARNS,
        "Visitationen",
    ),
    R("samme navn", {}, "SAPA_NAVN_AFVIGER", PASSES),
    R("ukendt", UKENDT, "SAPA_ENHED", WARNS, "Tandplejen"),
    R("nedlagt", NEDLAGT, "SAPA_ENHED", WARNS, "nedlagt"),
    R("aktiv", {}, "SAPA_ENHED", PASSES, "Visitation Nord"),
    R("kun FastnetTelefon", adresser(FASTNET="99887766"), "SAPA_TELEFON", WARNS, "Fastnet"),
    R("ingen telefon", adresser(), "SAPA_TELEFON", WARNS, "ingen telefon"),
    R("syv cifre", adresser(TELEFON="9988776"), "SAPA_TELEFON", WARNS, "otte cifre"),
    R("telefon", {}, "SAPA_TELEFON", PASSES),
    R("ingen behandler", UDEN_BEHANDLER, "SAPA_BEHANDLER", INFORMS),
    R("behandler", {}, "SAPA_BEHANDLER", PASSES),
    R("dokumentet er mere følsomt", DOKUMENT, "SAPA_DOKUMENTER", INFORMS, "1 af 2"),
    R(
        "en anden brugersystemrolle når dokumentet",
        DOKUMENT | roller({}, {"foelsomhed": VIP}),
        "SAPA_DOKUMENTER",
        PASSES,
    ),
    R(
        "en anden brugersystemrolle når dokumentet, men ikke sagen",
        DOKUMENT | roller({}, {"foelsomhed": VIP, "kle": (KleMoenster("29.*"),)}),
        "SAPA_DOKUMENTER",
        INFORMS,
        "1 af 2",
    ),
    R("alle dokumenter", DOKUMENT | rolle(foelsomhed=VIP), "SAPA_DOKUMENTER", PASSES),
    R("ydelse af en bevilling", YDELSE, "SAPA_BEVILLING", INFORMS, "sine ydelsers KLE"),
    R("ydelse af en VIP-sag", YDELSE | sag(foelsomhed=VIP), "SAPA_BEVILLING", INFORMS),
    R(
        "en bevilling med to ydelser",
        YDELSE | {"bevilling": byg.bevilling(ydelser=(byg.YDELSE, byg.YDELSE))},
        "SAPA_BEVILLING",
        INFORMS,
        "Den har 2 ydelser",
    ),
    R(
        "en ydelse med en udbetaling",
        YDELSE | {"ydelse": byg.ydelse(udbetalinger=(UDBETALT,))},
        "SAPA_BEVILLING",
        INFORMS,
        "1 udbetaling følger",
    ),
    R("overført med initial load", INITIAL_LOAD, "SAPA_ADVIS", INFORMS, "risiko"),
    R(
        "initial load uden notifikation",
        {
            "variant": byg.variant(
                trin=byg.trin(aendret={"8": FOER}),
                antagelser=Antagelser(initial_load_uden_notifikation=True),
            )
        },
        "SAPA_ADVIS",
        PASSES,
        "uden",
    ),
    R("ændret siden", {}, "SAPA_ADVIS", PASSES, "ikke overført med initial"),
    R("delvis visning", antaget(sapa_delvis_visning=True), "SAPA_DELVIS", INFORMS),
    R("ingen delvis visning", {}, "SAPA_DELVIS", PASSES),
)
