"""The export's rules, one row a case."""

from datetime import date

from tests import byg
from tests.unit.domain.spec import HIDES, INFORMS, KSD, PASSES, WARNS, YDELSE
from tests.unit.domain.spec import Raekke as R
from webapp.domain.fagsystem import Automatik, Fagsystem, Fremdrift
from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.variant.opsaetning import Opsaetning
from webapp.domain.variant.systemvalg import (
    Eojsystem,
    Esdhsystem,
    Jobcentersystem,
    Pladssystem,
    Pprsystem,
    Uusystem,
)
from webapp.domain.variant.variant import Antagelser, Enhedsmapning, SagstypeKle

MOMENTUM, AFGJORT = Jobcentersystem.MOMENTUM, Fremdrift.AFGJORT
UNO = Uusystem.UNO_UNG
FOER, EFTER = date(2024, 4, 1), date(2024, 5, 1)


def ved(**felter):
    return {"variant": byg.variant(**felter)}


def kle(*raekker):
    return ved(sagstype_kle=tuple(SagstypeKle("Hjælp", *raekke) for raekke in raekker))


def uden(*trin):
    return ved(trin=byg.trin(uden=trin))


def paa(**dage):
    """Trin on other days: `paa(t8=EFTER)`."""
    return ved(trin=byg.trin(aendret={nr[1:]: dag for nr, dag in dage.items()}))


def hos(enhed):
    return {"sag": byg.sag(haendelser=(byg.haendelse(enhed=enhed),))}


JOB = KleEmne("15.17.06")


def jobcenter(system, fremdrift=Fremdrift.AFSLUTTET, kle=JOB):
    """A sag of another fagsystem, and which product the jobcenter is said to have."""
    sag = byg.andres_sag(kle=kle, haendelser=(byg.haendelse(fremdrift=fremdrift),))
    antagelser = Antagelser(jobcentersystem=system)
    raekker = tuple(byg.raekke(kle=nr) for nr in ("15", "27.36.04"))
    variant = byg.variant(antagelser=antagelser, opsaetning=Opsaetning(raekker))
    return {"system": byg.KSD, "sag": sag, "variant": variant}


def fra(navn, kle=None, myndighed=byg.KOMMUNE.cvr, **valg):
    """A sag that the fagsystem of that name filed, and the systems that are chosen."""
    system = Fagsystem(navn, aabnet=date(2022, 1, 1))
    sag = byg.andres_sag(fagsystem=navn, kle=kle and KleEmne(kle), myndighed=myndighed)
    return {"system": system, "sag": sag} | ved(antagelser=Antagelser(**valg))


def jobydelse(system):
    """A ydelse of the jobcenter's, filed under KLE 15."""
    ydelse = byg.ydelse(lokal_ydelse=None, kle=JOB, ydelsestype="Mentorordning")
    return fra("Jobcenter", str(JOB), jobcentersystem=system) | YDELSE | {"ydelse": ydelse}


H = byg.HJAELP
NY_SAG = {"sag": byg.sag(haendelser=(byg.haendelse(dato=date(2024, 4, 2)),))}
TAGET_FRA = kle((H, "27.36.04"), (None, "", FOER))
IKKE_HENTET = ved(classification_filter=(KleMoenster("29"),))
IKKE_HENTET_PLAN = ved(classification_filter=(KleMoenster("29"),), trin=byg.trin(uden="8"))
LEVERET = ved(trin={}, leveret=True)
DAGEN_SELV = paa(t2=byg.DATO, t3=FOER)
DAGEN_EFTER = paa(t2=date(2024, 4, 7), t3=FOER)
FIRE_CIFRE = kle((None, "27.36"))
FSIII = {"lokal": byg.lokal_ydelse(automatisk=Automatik.FSIII)}
KUN_EN_MED_DAG = ved(
    trin=byg.trin(uden="5"),
    sagstype_kle=(SagstypeKle("Hjælp", H, "27.36.04", FOER), SagstypeKle("Hjælp", H, "27.36.04")),
)
SENT_MAPPET = ved(
    enhedsmapning=(Enhedsmapning(lokal_enhed="Visitation Nord", fk_enhed=byg.NORD, fra=FOER),)
)
IKKE_LAENGERE = ved(
    enhedsmapning=(
        Enhedsmapning(lokal_enhed="Visitation Nord", fk_enhed=byg.NORD),
        Enhedsmapning(lokal_enhed="Visitation Nord", fk_enhed=None, fra=FOER),
    )
)

EKSPORT_SPEC = (
    R("trin 8 har ingen dato", uden("8"), "EKSPORT_AKTIV", PASSES, "plan"),
    R("kun det leverede", LEVERET, "EKSPORT_AKTIV", HIDES, "ikke aktiveret"),
    R("en plan er ikke sendt", uden("8"), "EKSPORT_OVERFOERSEL", PASSES, "Efter planen"),
    R("en plans KLE-numre", uden("2", "3", "8"), "EKSPORT_KLE_IKKE_HENTET", PASSES, "Efter planen"),
    R(
        "en plans KLE-numre",
        IKKE_HENTET_PLAN,
        "EKSPORT_KLE_IKKE_HENTET",
        HIDES,
        "classificationFilter (29)",
    ),
    R("i en plan er trin 5 gjort", uden("5", "8"), "EKSPORT_INGEN_KLE", PASSES),
    R("i en plan er trin 7 gjort", uden("7", "8"), "EKSPORT_ORGANISATION", PASSES, "planen"),
    R("en plan har ingen initial load", uden("8"), "EKSPORT_INITIAL_LOAD", PASSES, "forude"),
    R("trin 8 ligger efter dagen", paa(t8=EFTER), "EKSPORT_AKTIV", HIDES, "1. maj 2024"),
    R("trin 8 udføres på dagen", paa(t8=byg.DATO), "EKSPORT_AKTIV", PASSES),
    R("andre systemer sender selv", KSD | uden("8"), "EKSPORT_AKTIV", PASSES, "KSD"),
    R("sagstypen står ikke i arket", kle(), "EKSPORT_INGEN_KLE", HIDES, "Hjælp"),
    R("trin 5 er ikke udført", uden("5"), "EKSPORT_INGEN_KLE", HIDES, "Trin 5"),
    R("en tidligere række har sin egen dag", KUN_EN_MED_DAG, "EKSPORT_INGEN_KLE", PASSES),
    R("rækken har KLE uden arkets tekst", kle((H,)), "EKSPORT_INGEN_KLE", PASSES, "27.36.04"),
    R("sagstypen har KLE", {}, "EKSPORT_INGEN_KLE", PASSES, "27.36.04"),
    R("fire cifre", FIRE_CIFRE, "EKSPORT_KLE_SEKSCIFRET", HIDES, "»27.36«"),
    R(
        "seks cifre før fire",
        kle((H, "27.36.04"), (None, "27.36")),
        "EKSPORT_KLE_SEKSCIFRET",
        PASSES,
    ),
    R("seks cifre", {}, "EKSPORT_KLE_SEKSCIFRET", PASSES),
    R("filteret dækker ikke", IKKE_HENTET, "EKSPORT_KLE_IKKE_HENTET", HIDES, "(29)"),
    R("filteret er tomt", ved(classification_filter=()), "EKSPORT_KLE_IKKE_HENTET", HIDES, "tomt"),
    R("trin 2 er ikke udført", uden("2"), "EKSPORT_KLE_IKKE_HENTET", HIDES, "trin 2 og 3"),
    R("trin 3 er ikke udført", uden("3"), "EKSPORT_KLE_IKKE_HENTET", HIDES, "trin 2 og 3"),
    R("hentes på dagen", DAGEN_SELV, "EKSPORT_KLE_IKKE_HENTET", HIDES, "9. april 2024"),
    R("hentet dagen før", DAGEN_EFTER, "EKSPORT_KLE_IKKE_HENTET", PASSES, "8. april 2024"),
    R(
        "et senere nummer uden for filteret",
        kle((H, "27.36.04"), (KleEmne("32.18.08"), "32.18.08")),
        "EKSPORT_KLE_IKKE_HENTET",
        WARNS,
        "27.36.04 gælder",
    ),
    R("intet nummer at hente", FIRE_CIFRE, "EKSPORT_KLE_IKKE_HENTET", PASSES),
    R("sagen kom, da KLE var taget fra", NY_SAG | TAGET_FRA, "EKSPORT_OVERFOERSEL", HIDES),
    R("sagstypen overføres aldrig", kle(), "EKSPORT_OVERFOERSEL", HIDES, "overføres ikke"),
    R("trin 5 ligger efter dagen", paa(t5=EFTER), "EKSPORT_OVERFOERSEL", HIDES, "1. maj 2024"),
    R("overført", {}, "EKSPORT_OVERFOERSEL", PASSES, "Senest overført 4. september 2023"),
    R("ydelsen hænger på den første", YDELSE, "EKSPORT_OVERFOERSEL", PASSES, "18. september 2023"),
    R("KLE er taget fra sagstypen", TAGET_FRA, "EKSPORT_KLE_FJERNET", WARNS, "1. april 2024"),
    R(
        "KLE tages fra efter dagen",
        kle((H, "27.36.04"), (None, "", EFTER)),
        "EKSPORT_KLE_FJERNET",
        PASSES,
    ),
    R(
        "KLE taget fra og givet igen",
        kle((H, "27.36.04"), (None, "", FOER), (H, "27.36.04", byg.DATO)),
        "EKSPORT_KLE_FJERNET",
        PASSES,
    ),
    R(
        "taget fra, gives igen efter dagen",
        kle((H, "27.36.04"), (None, "", FOER), (H, "27.36.04", EFTER)),
        "EKSPORT_KLE_FJERNET",
        WARNS,
        "1. april 2024",
    ),
    R(
        "sagstype med ydelser uden KLE",
        kle() | {"sagstype_har_ydelser": True},
        "EKSPORT_ANBEFALING",
        WARNS,
    ),
    R("en ydelse uden KLE", YDELSE | kle(), "EKSPORT_ANBEFALING", WARNS, "har ydelser"),
    R("sagstype uden ydelser", kle(), "EKSPORT_ANBEFALING", PASSES),
    R("pakke", YDELSE | {"lokal": byg.lokal_ydelse(pakke=True)}, "EKSPORT_PAKKE", HIDES),
    R("enkelt ydelse", YDELSE, "EKSPORT_PAKKE", PASSES),
    R("FSIII mappet i hånden", YDELSE | FSIII, "EKSPORT_AUTOMATISK_YDELSE", WARNS, "i hånden"),
    R(
        "FSIII",
        YDELSE | FSIII | ved(ydelsestyper=()),
        "EKSPORT_AUTOMATISK_YDELSE",
        INFORMS,
        "FSIII",
    ),
    R("kommunens egen", YDELSE, "EKSPORT_AUTOMATISK_YDELSE", PASSES),
    R("trin 4 efter overførslen", YDELSE | paa(t4=FOER), "EKSPORT_YDELSESTYPE", WARNS, "1. april"),
    R("aldrig mappet", YDELSE | ved(ydelsestyper=()), "EKSPORT_YDELSESTYPE", WARNS, "ikke mappet"),
    R(
        "FSIII mapper Cura selv",
        YDELSE | FSIII | ved(ydelsestyper=()),
        "EKSPORT_YDELSESTYPE",
        PASSES,
    ),
    R("mappet i tide", YDELSE, "EKSPORT_YDELSESTYPE", PASSES, "Praktisk hjælp"),
    R("mappet efter overførslen", SENT_MAPPET, "EKSPORT_ORGANISATION", WARNS, "ikke mappet"),
    R(
        "mappet om efter overførslen",
        ved(
            enhedsmapning=(
                Enhedsmapning(lokal_enhed="Visitation Nord", fk_enhed=byg.VISITATION),
                Enhedsmapning(lokal_enhed="Visitation Nord", fk_enhed=byg.NORD, fra=FOER),
            )
        ),
        "EKSPORT_ORGANISATION",
        WARNS,
        "siden mappet til noget andet",
    ),
    R("ikke mappet længere", IKKE_LAENGERE, "EKSPORT_ORGANISATION", WARNS, "det ikke længere"),
    R("ikke mappet og intet over den", hos("Tandplejen"), "EKSPORT_ORGANISATION", WARNS, "Hverken"),
    R("mappet i tide", {}, "EKSPORT_ORGANISATION", PASSES, str(byg.NORD)),
    R("leder opad", hos("Udkørende team"), "EKSPORT_LEDER_OPAD", INFORMS, "Visitation Nord"),
    R("mappet selv", {}, "EKSPORT_LEDER_OPAD", PASSES),
    R("trin 8 i går", paa(t8=date(2024, 4, 7)), "EKSPORT_INITIAL_LOAD", INFORMS, "7. april 2024"),
    R("trin 8 for fem dage siden", paa(t8=date(2024, 4, 3)), "EKSPORT_INITIAL_LOAD", PASSES),
    R("Momentum, afsluttet", jobcenter(MOMENTUM), "EKSPORT_JOBCENTER", HIDES, "A3:182"),
    R("Momentum, åben", jobcenter(MOMENTUM, AFGJORT), "EKSPORT_JOBCENTER", PASSES, "Momentum"),
    R("Momentum, KLE 27", jobcenter(MOMENTUM, kle=H), "EKSPORT_JOBCENTER", PASSES),
    R("Fasit, afsluttet", jobcenter(Jobcentersystem.FASIT), "EKSPORT_JOBCENTER", PASSES),
    R("intet valgt", jobcenter(Jobcentersystem.UVALGT), "EKSPORT_JOBCENTER", PASSES),
    *(
        R(f"system: {titel}", aendring, "EKSPORT_SYSTEM", *resten)
        for titel, aendring, *resten in (
            ("intet valgt, UU", fra("Uno Ung"), PASSES),
            ("UU", fra("Uno Ung", uusystem=UNO), HIDES, "A4:684-696"),
            ("UU, skrevet småt", fra("uno ung", uusystem=UNO), HIDES, "Uno Ung"),
            (
                "UU ved det andet navn",
                fra("KMD UUV", uusystem=Uusystem.UUVEJ),
                HIDES,
                "januar 2023",
            ),
            ("UU, KLE 15", fra("Jobcenter", "15.17.06", uusystem=UNO), PASSES),
            (
                "UU, en anden kommunes",
                fra("Uno Ung", None, byg.ANDEN_MYNDIGHED, uusystem=UNO),
                PASSES,
            ),
            ("jobcentrets ydelse", jobydelse(MOMENTUM), HIDES, "A4:737-760"),
            ("jobcentrets ydelse, intet valgt", jobydelse(Jobcentersystem.UVALGT), PASSES),
            ("jobcentrets sag", jobcenter(MOMENTUM, AFGJORT), INFORMS, "fast enhed"),
            (
                "PPR ved navn",
                fra("Novax", "54.06.04", pprsystem=Pprsystem.NOVAX),
                INFORMS,
                "afklaring",
            ),
            (
                "PPR ved gruppe",
                fra("SBSYS", "17.03.04", pprsystem=Pprsystem.SBSYS),
                INFORMS,
                "evt.",
            ),
            ("plads", fra("X", "28.06.04", pladssystem=Pladssystem.IST), INFORMS, "Kun navnet"),
            ("byggesag", fra("X", "02.34.02", esdhsystem=Esdhsystem.ACADRE), INFORMS, "16 af 32"),
            ("kontrolsag", fra("X", "32.45.04", esdhsystem=Esdhsystem.EDOC), INFORMS, "14 af 16"),
            ("ydelser, KLE 32", fra("KSD", "32.30.04", esdhsystem=Esdhsystem.EDOC), PASSES),
            ("Cura", ved(antagelser=Antagelser(eojsystem=Eojsystem.NEXUS)), INFORMS, "36 af 70"),
            (
                "Curas ydelse",
                YDELSE | ved(antagelser=Antagelser(eojsystem=Eojsystem.VITAE)),
                INFORMS,
                "0 af 5",
            ),
        )
    ),
)
