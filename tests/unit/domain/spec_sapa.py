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
from webapp.domain.fagsystem import Enhedsmaerke, Fagsystem, Foelsomhed, Ydelsesart
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.variant.eoj import Miljoe
from webapp.domain.variant.roller import Sapaelement
from webapp.domain.variant.variant import Antagelser, SagstypeKle
from webapp.domain.visning.kontrolsager import KONTROL

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
ANDEN_DAG = byg.haendelse(dato=date(2024, 4, 4), enhed="Visitation Nord")
PLAN = ved(trin=byg.trin(uden="8"))
KSDS_GAMLE = {"system": byg.KSD, "sag": byg.andres_sag(sagstype="Hjælp")}
INITIAL_LOAD = ved(trin=byg.trin(aendret={"8": FOER}))
UDBETALT = byg.udbetaling(dispositionsdato=date(2024, 1, 31))
FREMTID = byg.udbetaling(dispositionsdato=date(2024, 4, 30))


def ksd_ydelse(kle, **felter):
    return byg.ydelse(lokal_ydelse=None, kle=kle, **felter)


HJAELP, TAND = ksd_ydelse(byg.HJAELP), ksd_ydelse(byg.TANDPLEJEN)
PENGE = ksd_ydelse(byg.HJAELP, udbetalinger=(UDBETALT,))
TANDPENGE = ksd_ydelse(byg.TANDPLEJEN, udbetalinger=(UDBETALT,))
SENERE = ksd_ydelse(byg.TANDPLEJEN, udbetalinger=(FREMTID,))
IKKE_ENDNU = ksd_ydelse(byg.TANDPLEJEN, bevilget=EFTER, udbetalinger=(UDBETALT,))
CURAS_PENGE = byg.ydelse(slug="penge", udbetalinger=(UDBETALT,))


def dele(*ydelser, **felter):
    """The first ydelse of a bevilling that KSD filed, looked at with the others."""
    bevilling = byg.bevilling(
        fagsystem="KSD",
        enhed=Enhedsmaerke(byg.NORD, "Visitation Nord"),
        ydelser=ydelser,
        **felter,
    )
    return YDELSE | KSD | {"bevilling": bevilling, "ydelse": ydelser[0]}


PAA_TVAERS = YDELSE | {
    "system": Fagsystem("UDK"),
    "myndighed": "Udbetaling Danmark",
    "sag": byg.andres_sag(myndighed=byg.ANDEN_MYNDIGHED),
    "ydelse": ksd_ydelse(byg.HJAELP, oekonomisk=True),
}
KONTROLSAG = byg.andres_sag(kle=KONTROL, myndighed=byg.ANDEN_MYNDIGHED)
KONTROL_PAA_TVAERS = {
    "system": Fagsystem("UDK"),
    "myndighed": "Udbetaling Danmark",
    "sag": KONTROLSAG,
}
GAMMEL_KONTROL = KONTROL_PAA_TVAERS | {
    "sag": byg.andres_sag(
        kle=KONTROL,
        myndighed=byg.ANDEN_MYNDIGHED,
        haendelser=(byg.haendelse(dato=date(2020, 1, 1)), byg.lukket(dato=date(2021, 1, 1))),
    )
}
ANDRES_VIP = {"bevilling": byg.bevilling(myndighed=byg.ANDEN_MYNDIGHED, foelsomhed=VIP)}
PAA_TVAERS_BETALT = {
    "bevilling": byg.bevilling(
        fagsystem="KSD", myndighed=byg.ANDEN_MYNDIGHED, ydelser=(PENGE, TANDPENGE)
    )
}
INGEN_ROLLE = {"rolle": None}
TOM_ROLLE = {"rolle": byg.rolle(brugersystemroller=())}
OPAD = sag(haendelser=(byg.haendelse(enhed="Udkørende team", sagsbehandler="Bo"),))
PROFIL = sag(sikkerhedsprofil=(byg.TANDPLEJE,))
EGEN_PROFIL = YDELSE | {"bevilling": byg.bevilling(sikkerhedsprofil=(byg.TANDPLEJE,))}
UDEN_BEHANDLER = sag(haendelser=(byg.haendelse(enhed="Visitation Nord"),))
DOKUMENT = sag(dokumenter=(byg.dokument(foelsomhed=VIP), byg.dokument(foelsomhed=FORTROLIG)))
SENERE_DOKUMENT = sag(dokumenter=(byg.dokument(foelsomhed=VIP, dato=EFTER),))
AENDRET = sag(haendelser=(byg.haendelse(dato=FOER, enhed="Visitation Nord"), ANDEN_DAG))
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
    R("systemet åbnes på dagen", system(aabnet=byg.DATO), "SAPA_AABNET", PASSES, "8. april 2024"),
    R("en plan", PLAN, "SAPA_AABNET", PASSES, "Efter planen"),
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
    R("både CVR og CPR", parter(CVR_PART, byg.part()), "SAPA_PART", INFORMS),
    R("sekundær part", parter(byg.part(rolle=SEKUNDAER)), "SAPA_PART", INFORMS, "sekundær part"),
    R("ejer af ejendommen", BYGGESAG | EJER, "SAPA_PART", PASSES, "ejer"),
    R("anden myndigheds sag", FREMMED, "SAPA_EJER", HIDES, "Strandby"),
    R("egen sag", {}, "SAPA_EJER", PASSES),
    R("andres penge", PAA_TVAERS, "SAPA_EJER", INFORMS, "Udbetaling Danmark"),
    R("andres hjælp", PAA_TVAERS | {"ydelse": HJAELP}, "SAPA_EJER", HIDES, "Udbetaling Danmark"),
    R("andres system er ikke åbnet", PAA_TVAERS, "SAPA_AABNET", INFORMS, "Vi antager"),
    R(
        "andres penge ses ikke under Ydelser",
        PAA_TVAERS | elementer(Sapaelement.YDELSER),
        "SAPA_VISNING",
        HIDES,
        "»Ydelser på tværs af kommuner og UDK«",
    ),
    R(
        "andres penge ses på tværs",
        PAA_TVAERS | elementer(Sapaelement.YDELSER_PAA_TVAERS),
        "SAPA_VISNING",
        PASSES,
        "på tværs",
    ),
    R("andres penge på andre numre", PAA_TVAERS | KLE_29, "SAPA_KLE", HIDES, "29.*"),
    R("andres penge på rollens numre", PAA_TVAERS, "SAPA_KLE", PASSES),
    R("andres for følsomme penge", PAA_TVAERS | ANDRES_VIP, "SAPA_FOELSOMHED", HIDES, "VIP"),
    R("andres penge på rollens niveau", PAA_TVAERS, "SAPA_FOELSOMHED", PASSES),
    R(
        "andres enheder er ikke rollens",
        PAA_TVAERS | rolle(organisation=(byg.TANDPLEJE,)),
        "SAPA_ORGANISATION",
        PASSES,
        "Vi antager",
    ),
    R(
        "andres systemer er ikke rollens",
        PAA_TVAERS | rolle(it_systemer=("Cura",)),
        "SAPA_IT_SYSTEM",
        PASSES,
        "Vi antager",
    ),
    R(
        "andres udbetaling nås uanset rollens enhed",
        PAA_TVAERS | PAA_TVAERS_BETALT | rolle(organisation=(byg.TANDPLEJE,)),
        "SAPA_BEVILLING",
        INFORMS,
        "når 1 af bevillingens 2",
    ),
    R("andres kontrolsag", KONTROL_PAA_TVAERS, "SAPA_EJER", INFORMS, "»Kontrolsager på tværs"),
    R("andres system med kontrolsagen", KONTROL_PAA_TVAERS, "SAPA_AABNET", INFORMS, "Sagen hentes"),
    R("andres gamle kontrolsag", GAMMEL_KONTROL, "SAPA_EJER", HIDES, "seks måneder"),
    R("egen kontrolsag", KSD | {"sag": byg.andres_sag(kle=KONTROL)}, "SAPA_EJER", PASSES),
    R(
        "andres kontrolsag ses ikke under Sager",
        KONTROL_PAA_TVAERS | elementer(Sapaelement.SAGER),
        "SAPA_VISNING",
        HIDES,
        "»Kontrolsager på tværs af kommuner og UDK«",
    ),
    R("andres kontrolsag på andre numre", KONTROL_PAA_TVAERS | KLE_29, "SAPA_KLE", HIDES, "29.*"),
    R(
        "andres enhed har kontrolsagen",
        KONTROL_PAA_TVAERS | rolle(kle=(), organisation=(byg.TANDPLEJE,)),
        "SAPA_ORGANISATION",
        PASSES,
        "Vi antager",
    ),
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
    R(
        "en af rollens to enheder",
        rolle(organisation=(byg.TANDPLEJE, byg.NORD)),
        "SAPA_ORGANISATION",
        PASSES,
    ),
    R("ikke afgrænset", {}, "SAPA_ORGANISATION", PASSES, "ikke afgrænset"),
    R("to halve er ikke en hel", TO_HALVE, "SAPA_KLE", HIDES),
    R("en af to er nok", EN_HEL, "SAPA_KLE", PASSES),
    R("andet system", rolle(it_systemer=("KSD",)), "SAPA_IT_SYSTEM", HIDES, "Cura"),
    R("systemet", rolle(it_systemer=("KSD", "Cura")), "SAPA_IT_SYSTEM", PASSES),
    R("ikke på listen", PROFIL, "SAPA_SIKKERHEDSPROFIL", HIDES, "1 på listen er ikke en enhed"),
    R(
        "kendte enheder på listen",
        sag(sikkerhedsprofil=(byg.NORD,)),
        "SAPA_SIKKERHEDSPROFIL",
        HIDES,
        "Sagen har en sikkerhedsprofil, og brugerens enhed står ikke på listen.",
    ),
    R(
        "enheden over står på listen",
        sag(sikkerhedsprofil=(byg.VISITATION,)) | {"rolle": byg.rolle(enhed=byg.NORD)},
        "SAPA_SIKKERHEDSPROFIL",
        HIDES,
    ),
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
    R("leder opad", OPAD, "SAPA_NAVN_AFVIGER", WARNS, "Udkørende team, som blev overført"),
    R("leder opad i en plan", PLAN | OPAD, "SAPA_NAVN_AFVIGER", WARNS, "overføres efter planen"),
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
    R("ingen enhed", UKENDT, "SAPA_TELEFON", PASSES, "ingen enhed"),
    R("telefon", {}, "SAPA_TELEFON", PASSES),
    R("Cura nævner ingen", UDEN_BEHANDLER, "SAPA_BEHANDLER", INFORMS, "begge steder"),
    R("KSD nævner ingen", KSD, "SAPA_BEHANDLER", INFORMS, "ingen primær behandler"),
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
    R("et dokument fra siden", SENERE_DOKUMENT, "SAPA_DOKUMENTER", PASSES),
    R("alle dokumenter", DOKUMENT | rolle(foelsomhed=VIP), "SAPA_DOKUMENTER", PASSES),
    R("kun denne ydelse", YDELSE, "SAPA_BEVILLING", PASSES, "bedømmes på dens KLE."),
    R("ingen rolle", dele(HJAELP, TANDPENGE) | INGEN_ROLLE, "SAPA_BEVILLING", HIDES),
    R("ydelse af en VIP-sag", YDELSE | sag(foelsomhed=VIP), "SAPA_BEVILLING", PASSES),
    R("to ydelser uden udbetaling", dele(HJAELP, TAND), "SAPA_BEVILLING", INFORMS, "Kun dem"),
    R("ydelsen er selv udbetalt", dele(PENGE), "SAPA_BEVILLING", PASSES, "mindst én af dens"),
    R("en anden er udbetalt", dele(HJAELP, TANDPENGE), "SAPA_BEVILLING", HIDES, "29.15.08"),
    R(
        "en anden er udbetalt, og rollen når den",
        dele(HJAELP, TANDPENGE) | rolle(kle=(KleMoenster("27"), KleMoenster("29"))),
        "SAPA_BEVILLING",
        INFORMS,
        "når 2 af bevillingens 2 ydelser, og mindst én af dens udbetalinger.",
    ),
    R(
        "en anden brugersystemrolle når udbetalingen",
        dele(HJAELP, TANDPENGE) | roller({}, {"kle": (KleMoenster("29.*"),)}),
        "SAPA_BEVILLING",
        INFORMS,
        "2 ydelser",
    ),
    R(
        "en anden brugersystemrolle når nummeret, men ikke systemet",
        dele(HJAELP, TANDPENGE)
        | roller({}, {"kle": (KleMoenster("29.*"),), "it_systemer": ("Cura",)}),
        "SAPA_BEVILLING",
        HIDES,
    ),
    R(
        "en anden brugersystemrolle når nummeret, men ikke bevillingens følsomhed",
        dele(HJAELP, TANDPENGE, foelsomhed=SOCIAL)
        | roller({}, {"kle": (KleMoenster("29.*"),), "foelsomhed": FORTROLIG}),
        "SAPA_BEVILLING",
        HIDES,
    ),
    R("en af flere er nok", dele(HJAELP, TANDPENGE, PENGE), "SAPA_BEVILLING", INFORMS, "2 af"),
    R("udbetales først senere", dele(HJAELP, SENERE), "SAPA_BEVILLING", INFORMS, "1 af"),
    R("ikke bevilget endnu", dele(HJAELP, IKKE_ENDNU), "SAPA_BEVILLING", PASSES, "kun denne"),
    R(
        "Cura: den udbetalte ydelse har sagstypens nummer",
        YDELSE | {"bevilling": byg.bevilling(ydelser=(byg.YDELSE, CURAS_PENGE))},
        "SAPA_BEVILLING",
        INFORMS,
        "2 af bevillingens 2",
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
    R("ændret siden", AENDRET | INITIAL_LOAD, "SAPA_ADVIS", INFORMS, "risiko"),
    R("en plan", PLAN, "SAPA_ADVIS", PASSES, "ligger forude"),
    R("et andet system", KSDS_GAMLE | INITIAL_LOAD, "SAPA_ADVIS", PASSES, "ikke overført med"),
    R(
        "sagstypen mistede KLE og fik det igen",
        ved(
            trin=byg.trin(aendret={"8": FOER}),
            sagstype_kle=(
                SagstypeKle("Hjælp", byg.HJAELP, "27.36.04"),
                SagstypeKle("Hjælp", None, "", date(2024, 4, 2)),
                SagstypeKle("Hjælp", byg.HJAELP, "27.36.04", date(2024, 4, 4)),
            ),
        ),
        "SAPA_ADVIS",
        INFORMS,
        "risiko",
    ),
    R("oprettet siden", {}, "SAPA_ADVIS", PASSES, "ikke overført med initial"),
    R(
        "sagstypen fik først KLE siden",
        ved(
            trin=byg.trin(aendret={"8": FOER}),
            sagstype_kle=(SagstypeKle("Hjælp", byg.HJAELP, "27.36.04", date(2024, 4, 3)),),
        ),
        "SAPA_ADVIS",
        PASSES,
        "ikke overført med initial",
    ),
    R("delvis visning", antaget(sapa_delvis_visning=True), "SAPA_DELVIS", INFORMS),
    R("ingen delvis visning", {}, "SAPA_DELVIS", PASSES),
)
