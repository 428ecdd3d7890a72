"""Borgerblikket's rules of access, one row a case."""

from datetime import date

from tests import byg
from tests.unit.domain.spec import HIDES, INFORMS, KSD, NOT_TRIED, PASSES, WARNS, YDELSE
from tests.unit.domain.spec import Raekke as R
from webapp.domain.fagsystem import Fagsystem, Foelsomhed, PartIdType, Partsrolle
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.periode import Periode
from webapp.domain.variant.opsaetning import Opsaetning
from webapp.domain.variant.variant import Antagelser
from webapp.domain.visning.kontrolsager import KONTROL

FOER, EFTER = date(2024, 4, 1), date(2024, 5, 1)
OPRETTET = byg.SAG.oprettet
SEKUNDAER, MODTAGER = Partsrolle.SEKUNDAER_PART, Partsrolle.YDELSESMODTAGER
TIDLIGERE, NU = Periode(til=FOER), Periode(fra=FOER)


def sag(**felter):
    return {"sag": byg.sag(**felter)}


def parter(*dele):
    return sag(parter=dele)


def modtagere(*dele):
    return YDELSE | {"bevilling": byg.bevilling(parter=dele)}


def ved(**felter):
    return {"variant": byg.variant(**felter)}


def raekke(**felter):
    return ved(opsaetning=Opsaetning((byg.raekke(**felter),)))


def antaget(**valg):
    return ved(antagelser=Antagelser(**valg))


def fradato(dag, *, er_med=True, **felter):
    return ved(
        opsaetning=Opsaetning((byg.raekke(fradato=dag, **felter),)),
        antagelser=Antagelser(fradato_er_med=er_med),
    )


def system(**felter):
    return KSD | {"system": Fagsystem("KSD", **felter)}


def bopael(cvr, *, kraeves=True):
    kraevet = antaget(bopaelskommune_skal_vaere_ejer=kraeves)
    return kraevet | {"person": byg.person(bopaelskommune=cvr)}


EFTER_OPRETTET = date(2023, 9, 5)
LUKKET = sag(haendelser=(*byg.SAG.haendelser, byg.lukket()))
FREMMED = {
    "system": byg.KSD,
    "myndighed": "Strandby",
    "sag": byg.andres_sag(myndighed=byg.ANDEN_MYNDIGHED),
}
UDK = FREMMED | {"myndighed": "Udbetaling Danmark"}
UNDTAGET = sag(visningsklasser=("Visning undtaget for borger",))
PLADS = {"system": Fagsystem("KMD Institution", aabnet=date(2022, 1, 1))}
PLADSSAG = {
    "sag": byg.andres_sag(
        fagsystem="KMD Institution", kle=KleEmne("28.06.04"), parter=(byg.part(rolle=SEKUNDAER),)
    )
}
UDEN_RELATION = antaget(bevilling_har_relation_til_sag=False)
UDEN_SAGENS_DATO = ved(
    opsaetning=Opsaetning((byg.raekke(fradato=EFTER_OPRETTET),)),
    antagelser=Antagelser(bevilling_har_relation_til_sag=False),
)
UDEN_SAGENS_AFSLUTNING = ved(
    opsaetning=Opsaetning((byg.raekke(fradato=EFTER, deaktiver_fradato_for_aktive=True),)),
    antagelser=Antagelser(bevilling_har_relation_til_sag=False),
)
BYGGESAG = sag(ejendom="100")
EJER = {"person": byg.person(ejendomme=("100",))}
FREMTIDIG = YDELSE | {"ydelse": byg.ydelse(fra=EFTER)}
PERSON_ID = PartIdType.PERSON_ID
CVR_PART = byg.part(id_type=PartIdType.CVR)
IKKE_I_INDEKSET = {"variant": byg.variant(trin={}, leveret=True)}

ADGANG_SPEC = (
    R("trin B er ikke udført", ved(trin=byg.trin(uden="B")), "BORGERBLIK_AABNET", HIDES, "Cura"),
    R(
        "trin B efter dagen",
        ved(trin=byg.trin(aendret={"B": EFTER})),
        "BORGERBLIK_AABNET",
        HIDES,
        "1. maj",
    ),
    R("trin B på dagen", ved(trin=byg.trin(aendret={"B": byg.DATO})), "BORGERBLIK_AABNET", PASSES),
    R("en plan", ved(trin=byg.trin(uden="8")), "BORGERBLIK_AABNET", PASSES, "Efter planen"),
    R("system uden åbningsdag", system(), "BORGERBLIK_AABNET", HIDES, "KSD"),
    R("system åbnes senere", system(aabnet=EFTER), "BORGERBLIK_AABNET", HIDES, "1. maj 2024"),
    R("system er åbnet", KSD, "BORGERBLIK_AABNET", PASSES, "1. januar 2022"),
    R("anden myndighed bestemmer selv", FREMMED, "BORGERBLIK_AABNET", INFORMS, "Strandby"),
    R("ikke i indekset", IKKE_I_INDEKSET, "BORGERBLIK_AABNET", NOT_TRIED),
    R("PersonID", parter(byg.part(id_type=PERSON_ID)), "BORGERBLIK_CPR", HIDES, "PersonID"),
    R("CVR", parter(CVR_PART), "BORGERBLIK_CPR", HIDES, "CVR"),
    R("CPR", {}, "BORGERBLIK_CPR", PASSES),
    R("ingen part overhovedet", parter(), "BORGERBLIK_CPR", HIDES, "Sagen har ingen part"),
    R("ingen modtager", modtagere(), "BORGERBLIK_CPR", HIDES, "Bevillingen har ingen part"),
    R(
        "en ydelse på en byggesag følger sin modtager",
        BYGGESAG | modtagere(CVR_PART),
        "BORGERBLIK_CPR",
        HIDES,
        "CVR",
    ),
    R(
        "kun en virksomhed er part",
        parter(byg.part(person=None, id_type=PartIdType.CVR)),
        "BORGERBLIK_CPR",
        HIDES,
        "ingen part",
    ),
    R(
        "en andens CPR-nummer",
        parter(byg.part(person="kim")),
        "BORGERBLIK_CPR",
        PASSES,
        "ikke borgerens",
    ),
    R(
        "bevilling uden parter",
        YDELSE | {"bevilling": byg.bevilling(parter=())},
        "BORGERBLIK_CPR",
        HIDES,
        "ingen part",
    ),
    R(
        "ejeren behøver ikke være part",
        BYGGESAG | EJER | {"sag": byg.sag(ejendom="100", parter=(CVR_PART,))},
        "BORGERBLIK_CPR",
        PASSES,
    ),
    R(
        "sekundær part",
        parter(byg.part(rolle=SEKUNDAER)),
        "BORGERBLIK_PRIMAER_PART",
        HIDES,
        "sekundær",
    ),
    R(
        "ydelsesmodtager",
        parter(byg.part(rolle=MODTAGER)),
        "BORGERBLIK_PRIMAER_PART",
        HIDES,
        "ydelsesm",
    ),
    R(
        "en anden er part",
        parter(byg.part(person="kim")),
        "BORGERBLIK_PRIMAER_PART",
        HIDES,
        "ingen",
    ),
    R(
        "en byggesag, hvor borgeren kun er ejer",
        EJER | sag(ejendom="100", parter=(byg.part(person="kim"),)),
        "BORGERBLIK_PRIMAER_PART",
        PASSES,
        "for ejeren",
    ),
    R("ingen parter", parter(), "BORGERBLIK_PRIMAER_PART", HIDES, "ingen primær part"),
    R(
        "primær uden CPR, sekundær med",
        parter(byg.part(id_type=PERSON_ID), byg.part(rolle=SEKUNDAER)),
        "BORGERBLIK_PRIMAER_PART",
        HIDES,
        "sekundær",
    ),
    R(
        "både sekundær og primær",
        parter(byg.part(rolle=SEKUNDAER), byg.part()),
        "BORGERBLIK_PRIMAER_PART",
        PASSES,
    ),
    R("primær part", {}, "BORGERBLIK_PRIMAER_PART", PASSES),
    R("ansøgeren ejer ikke grunden", BYGGESAG, "BORGERBLIK_EJENDOM", HIDES, "100"),
    R("ejer af grunden", BYGGESAG | EJER, "BORGERBLIK_EJENDOM", PASSES, "100"),
    R("ikke en byggesag", {}, "BORGERBLIK_EJENDOM", PASSES),
    R(
        "en anden er bevillingsmodtager",
        modtagere(
            byg.part(rolle=Partsrolle.BEVILLINGSMODTAGER, person="kim"), byg.part(rolle=MODTAGER)
        ),
        "BORGERBLIK_MODTAGER",
        HIDES,
        "bevillingsmodtager",
    ),
    R(
        "kun ydelsesmodtager",
        modtagere(byg.part(rolle=MODTAGER)),
        "BORGERBLIK_MODTAGER",
        PASSES,
        "ydelsesm",
    ),
    R(
        "både bevillings- og ydelsesmodtager",
        modtagere(byg.part(rolle=MODTAGER), byg.part(rolle=Partsrolle.BEVILLINGSMODTAGER)),
        "BORGERBLIK_MODTAGER",
        PASSES,
    ),
    R("bevillingsmodtager", YDELSE, "BORGERBLIK_MODTAGER", PASSES, "bevillingsmodtager"),
    R(
        "virkning ophørt",
        parter(byg.part(virkning=TIDLIGERE)),
        "BORGERBLIK_VIRKNING",
        HIDES,
        "8. april",
    ),
    R(
        "virkning på sidste dag er forbi",
        parter(byg.part(virkning=Periode(til=byg.DATO))),
        "BORGERBLIK_VIRKNING",
        HIDES,
    ),
    R(
        "virkning fra dagen",
        parter(byg.part(virkning=Periode(fra=byg.DATO))),
        "BORGERBLIK_VIRKNING",
        PASSES,
    ),
    R(
        "var primær, er nu sekundær",
        parter(byg.part(virkning=TIDLIGERE), byg.part(rolle=SEKUNDAER, virkning=NU)),
        "BORGERBLIK_VIRKNING",
        HIDES,
    ),
    R(
        "var sekundær, er nu primær",
        parter(byg.part(rolle=SEKUNDAER, virkning=TIDLIGERE), byg.part(virkning=NU)),
        "BORGERBLIK_VIRKNING",
        PASSES,
    ),
    R(
        "ejerens gamle partsforhold er ligegyldigt",
        EJER | sag(ejendom="100", parter=(byg.part(virkning=TIDLIGERE),)),
        "BORGERBLIK_VIRKNING",
        PASSES,
    ),
    R("bopæl et andet sted", bopael("22222222"), "BORGERBLIK_BOPAELSKOMMUNE", HIDES),
    R(
        "bopæl et andet sted, reglen slået fra",
        bopael("22222222", kraeves=False),
        "BORGERBLIK_BOPAELSKOMMUNE",
        PASSES,
    ),
    R("bopæl i kommunen", bopael("11111111"), "BORGERBLIK_BOPAELSKOMMUNE", PASSES, "ejer"),
    R(
        "Udbetaling Danmark står på myndighedslisten",
        UDK | bopael("33333333"),
        "BORGERBLIK_BOPAELSKOMMUNE",
        PASSES,
        "Udbetaling Danmark",
    ),
    R(
        "en anden kommune står ikke på listen",
        UDK | bopael("33333333") | {"myndighed": "Greve Kommune"},
        "BORGERBLIK_BOPAELSKOMMUNE",
        HIDES,
        "Greve Kommune",
    ),
    R("bopælen kendes ikke", bopael(""), "BORGERBLIK_BOPAELSKOMMUNE", WARNS, "kendes ikke"),
    R(
        "nummeret står der ikke",
        ved(opsaetning=Opsaetning()),
        "BORGERBLIK_KLE_AKTIV",
        HIDES,
        "står ikke",
    ),
    R(
        "nummeret er ikke aktiveret",
        raekke(aktiv=False),
        "BORGERBLIK_KLE_AKTIV",
        HIDES,
        "ikke aktiveret",
    ),
    R(
        "nummeret er kun aktiveret for SAPA",
        raekke(aktiv=False, kun_sapa=True),
        "BORGERBLIK_KLE_AKTIV",
        HIDES,
        "kun aktiveret for SAPA",
    ),
    R(
        "kontrolsag",
        KSD | {"sag": byg.andres_sag(kle=KONTROL)},
        "BORGERBLIK_KLE_AKTIV",
        HIDES,
        "aldrig",
    ),
    R("gruppen er aktiveret", raekke(kle="27.36"), "BORGERBLIK_KLE_AKTIV", PASSES),
    R("aktiveret", {}, "BORGERBLIK_KLE_AKTIV", PASSES, "27.36.04 Personlig og praktisk hjælp"),
    R("anden myndigheds nummer", FREMMED, "BORGERBLIK_KLE_AKTIV", INFORMS, "antager"),
    R(
        "primær part før og nu",
        parter(byg.part(virkning=TIDLIGERE), byg.part(virkning=NU)),
        "BORGERBLIK_VIRKNING",
        PASSES,
    ),
    R("kun KSD", raekke(fagsystemfilter=("KSD",)), "BORGERBLIK_FAGSYSTEMFILTER", HIDES, "KSD"),
    R(
        "KSD og Cura",
        raekke(fagsystemfilter=("KSD", "Cura")),
        "BORGERBLIK_FAGSYSTEMFILTER",
        PASSES,
        "lader",
    ),
    R("intet filter", {}, "BORGERBLIK_FAGSYSTEMFILTER", PASSES, "Alle"),
    R("oprettet før", fradato(EFTER_OPRETTET), "BORGERBLIK_FRADATO", HIDES, "Sagen er aktiv"),
    R("oprettet på dagen, strengt", fradato(OPRETTET, er_med=False), "BORGERBLIK_FRADATO", HIDES),
    R("oprettet på dagen", fradato(OPRETTET), "BORGERBLIK_FRADATO", PASSES),
    R(
        "deaktiveret, aktiv",
        fradato(EFTER_OPRETTET, deaktiver_fradato_for_aktive=True),
        "BORGERBLIK_FRADATO",
        PASSES,
        "deaktiveret",
    ),
    R(
        "deaktiveret, lukket",
        LUKKET | fradato(EFTER_OPRETTET, deaktiver_fradato_for_aktive=True),
        "BORGERBLIK_FRADATO",
        HIDES,
        "afsluttet",
    ),
    R(
        "deaktiveret, ydelse uden sag",
        YDELSE | {"sag": None} | fradato(EFTER, deaktiver_fradato_for_aktive=True),
        "BORGERBLIK_FRADATO",
        PASSES,
        "deaktiveret",
    ),
    R(
        "ydelse uden sag begyndt før",
        YDELSE | {"sag": None} | fradato(EFTER),
        "BORGERBLIK_FRADATO",
        HIDES,
    ),
    R(
        "ydelse hører til en sag fra før",
        YDELSE | fradato(EFTER_OPRETTET),
        "BORGERBLIK_FRADATO",
        HIDES,
        "Ydelsens sag er oprettet 4. september 2023",
    ),
    R(
        "uden relation gælder ydelsens egen dag",
        YDELSE | UDEN_SAGENS_DATO,
        "BORGERBLIK_FRADATO",
        PASSES,
        "Ydelsens første dag er 2. oktober 2023",
    ),
    R(
        "uden relation er en lukket sag ligegyldig",
        YDELSE | LUKKET | UDEN_SAGENS_AFSLUTNING,
        "BORGERBLIK_FRADATO",
        PASSES,
        "deaktiveret",
    ),
    R(
        "en løbende ydelse på en afsluttet sag følger sagen",
        YDELSE | LUKKET | fradato(EFTER, deaktiver_fradato_for_aktive=True),
        "BORGERBLIK_FRADATO",
        HIDES,
        "Ydelsens sag er afsluttet",
    ),
    R(
        "ydelsen begyndte før ydelsernes fradato",
        YDELSE | fradato(None, fradato_ydelser=EFTER),
        "BORGERBLIK_FRADATO",
        HIDES,
        "fradatoen for ydelser er 1. maj 2024. Ydelsen er aktiv",
    ),
    R(
        "ydelsernes fradato går forud for sagernes",
        YDELSE | fradato(EFTER, fradato_ydelser=date(2023, 10, 2)),
        "BORGERBLIK_FRADATO",
        PASSES,
        "fradatoen for ydelser",
    ),
    R(
        "på ydelsernes fradato, strengt",
        YDELSE | fradato(None, fradato_ydelser=date(2023, 10, 2), er_med=False),
        "BORGERBLIK_FRADATO",
        HIDES,
    ),
    R(
        "deaktiveret for en aktiv ydelse",
        YDELSE | fradato(None, fradato_ydelser=EFTER, deaktiver_fradato_for_aktive=True),
        "BORGERBLIK_FRADATO",
        PASSES,
        "deaktiveret",
    ),
    R(
        "ydelsernes fradato rører ikke sagen",
        fradato(None, fradato_ydelser=EFTER),
        "BORGERBLIK_FRADATO",
        PASSES,
        "ingen fradato",
    ),
    R("ingen fradato", {}, "BORGERBLIK_FRADATO", PASSES),
    R(
        "undtaget",
        sag(visningsklasser=("Visning undtaget for borger",)),
        "BORGERBLIK_VISNINGSKLASSE",
        HIDES,
        "Visning undtaget for borger",
    ),
    R("ikke undtaget", {}, "BORGERBLIK_VISNINGSKLASSE", PASSES),
    R(
        "undtaget i andre bogstaver",
        sag(visningsklasser=("Andet", " visning undtaget for Borger ")),
        "BORGERBLIK_VISNINGSKLASSE",
        HIDES,
    ),
    R(
        "undtaget for SAPA er ikke for borgeren",
        sag(visningsklasser=("Visning undtaget for SAPA",)),
        "BORGERBLIK_VISNINGSKLASSE",
        PASSES,
    ),
    R(
        "ydelse af en undtaget sag",
        YDELSE | UNDTAGET,
        "BORGERBLIK_YDELSE_UNDTAGET",
        HIDES,
        "antager",
    ),
    R(
        "bevillingen peger ikke på sagen",
        YDELSE | UNDTAGET | UDEN_RELATION,
        "BORGERBLIK_YDELSE_UNDTAGET",
        WARNS,
        "peger ikke",
    ),
    R(
        "ydelse af en sag, der er undtaget for SAPA",
        YDELSE | sag(visningsklasser=("Visning undtaget for SAPA",)),
        "BORGERBLIK_YDELSE_UNDTAGET",
        PASSES,
    ),
    R("ydelse af en sag, der vises", YDELSE, "BORGERBLIK_YDELSE_UNDTAGET", PASSES),
    R("ydelse uden sag", YDELSE | {"sag": None}, "BORGERBLIK_YDELSE_UNDTAGET", PASSES),
    R("profil", sag(sikkerhedsprofil=(byg.NORD,)), "BORGERBLIK_SIKKERHEDSPROFIL", WARNS),
    R("ingen profil", {}, "BORGERBLIK_SIKKERHEDSPROFIL", PASSES),
    R(
        "bevillingens profil",
        YDELSE | {"bevilling": byg.bevilling(sikkerhedsprofil=(byg.NORD,))},
        "BORGERBLIK_SIKKERHEDSPROFIL",
        WARNS,
        "Bevillingen har",
    ),
    R(
        "sagens profil er ikke bevillingens",
        YDELSE | sag(sikkerhedsprofil=(byg.NORD,)),
        "BORGERBLIK_SIKKERHEDSPROFIL",
        PASSES,
    ),
    R("VIP", sag(foelsomhed=Foelsomhed.VIP_SAGER), "BORGERBLIK_FOELSOMHED", WARNS, "VIP-sager"),
    R(
        "følsom",
        sag(foelsomhed=Foelsomhed.FOELSOMME_PERSONOPLYSNINGER),
        "BORGERBLIK_FOELSOMHED",
        PASSES,
    ),
    R(
        "klage over udførelsen",
        sag(handlingsfacet="K02 Klage over udførelse"),
        "BORGERBLIK_HANDLINGSFACET",
        WARNS,
        "klage",
    ),
    R(
        "klage til Ankestyrelsen",
        sag(handlingsfacet="K03"),
        "BORGERBLIK_HANDLINGSFACET",
        WARNS,
        "K03",
    ),
    R(
        "tilsyn er ingen klage",
        sag(handlingsfacet="K09 Tilsyn"),
        "BORGERBLIK_HANDLINGSFACET",
        PASSES,
    ),
    R(
        "forælder til pladsen",
        PLADS
        | parter(byg.part(rolle=SEKUNDAER))
        | antaget(foraelder_er_primaer_part=True)
        | PLADSSAG,
        "BORGERBLIK_PRIMAER_PART",
        INFORMS,
        "pladsanvisning",
    ),
    R(
        "forælder til pladsen, standard",
        PLADS | PLADSSAG,
        "BORGERBLIK_PRIMAER_PART",
        HIDES,
        "sekundær",
    ),
    R(
        "sekundær part andre steder",
        parter(byg.part(rolle=SEKUNDAER)) | antaget(foraelder_er_primaer_part=True),
        "BORGERBLIK_PRIMAER_PART",
        HIDES,
        "sekundær",
    ),
    R(
        "begynder senere, valgt fra",
        FREMTIDIG | antaget(vis_fremtidige_ydelser=False),
        "BORGERBLIK_FREMTIDIG_YDELSE",
        HIDES,
        "1. maj 2024",
    ),
    R("begynder senere", FREMTIDIG, "BORGERBLIK_FREMTIDIG_YDELSE", INFORMS, "1. maj 2024"),
    R(
        "begynder på dagen",
        YDELSE | {"ydelse": byg.ydelse(fra=byg.DATO)},
        "BORGERBLIK_FREMTIDIG_YDELSE",
        PASSES,
    ),
)
