"""`/<kommune>/<variant>/sapavalg/`: SAPA's environment, sikkerhedsprofil and partial mode."""

from __future__ import annotations

from sqlite_utils import Database

from webapp.domain.eoj import Miljoe
from webapp.domain.visning.delvis import ses_uden_adgang
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag
from webapp.services.maalinger.eoj import Maaling, Rolletal, rolletal
from webapp.services.maalinger.roller import maal_roller
from webapp.services.valg.valgkort import JA, NEJ, Mulighed, Valg, Valgside, valgkort

INGEN = (0, 0)


def maal_raekkevidde(database: Database, a: Grundlag, b: Grundlag) -> Maaling:
    """What the roles see under the one and the other."""
    return Maaling((), (), rolletal(database, a, b))


def maal_delvis(database: Database, a: Grundlag, _b: Grundlag) -> Maaling:
    """How many sager become a row »Sag uden adgang« for each role, or stop being one."""
    maalt = maal_roller(database, a, a.variant, ses_uden_adgang)
    taendt = a.variant.antagelser.sapa_delvis_visning
    linjer = []
    for rolle in a.variant.roller:
        sager = sum(antal for art, antal in maalt[rolle.slug].items() if art.slags == "sag")
        foer, efter = ((sager, 0), INGEN) if taendt else (INGEN, (sager, 0))
        if sager:
            linjer.append(Rolletal(rolle.slug, rolle.navn, foer, efter))
    return Maaling((), (), tuple(linjer))


SAPAVALG = (
    Valg(
        "sapa_miljoe",
        "Hvilket miljø ser I på?",
        "I prototypen og i det eksterne testmiljø ses data fra et system, der ikke er oprettet i "
        "SAPA's konfiguration. Filtre og lister skal stadig oprettes.",
        "K39, miljø",
        "Produktion er forvalgt, fordi det er dér, brugerne er.",
        (
            Mulighed(Miljoe.PRODUKTION, "Produktion", "Kun systemer, der er åbnet (trin B), ses."),
            Mulighed(
                Miljoe.EKSTERN_TEST,
                "Prototype og ekstern test",
                "Også systemer, der ikke er åbnet, ses. En test her viser derfor mere, end "
                "produktion gør.",
            ),
        ),
        ("SAPA i produktion", "SAPA i ekstern test"),
        maal_raekkevidde,
    ),
    Valg(
        "sapa_sikkerhedsprofil_foelges",
        "Følger SAPA sikkerhedsprofilen på en sag?",
        "Har en sag mindst én sikkerhedsprofil, må kun de nævnte se den, og den almindelige "
        "dataafgrænsning gælder oven i. Det er modtageren og ikke indekset, der skal følge den.",
        "anvisning om dataafgrænsning §12",
        "Ja er forvalgt, fordi anvisningen kræver det. Nej viser, hvad der står på spil, hvis et "
        "system ikke gør det.",
        (
            Mulighed(JA, "Ja", "Kun brugere i de enheder, der står på sagen, ser den."),
            Mulighed(NEJ, "Nej", "Alle roller, der når sagen på anden måde, ser den."),
        ),
        ("sikkerhedsprofil følges", "sikkerhedsprofil følges ikke"),
        maal_raekkevidde,
    ),
    Valg(
        "sapa_delvis_visning",
        "Ser brugeren, at en sag findes?",
        "SAPA kan sættes op, så sagsbehandleren ser, at der findes en sag, uden at have "
        "rettigheder til dens indhold, eller slet ikke ser den. Det er en lokal opsætning.",
        "spørgsmål og svar om SAPA",
        "Nej er forvalgt. Rækken hedder »Sag uden adgang«, som er vores ord. Vi antager, at kun "
        "rollens dataafgrænsning kan give en sådan række, og at en sikkerhedsprofil, en anden "
        "myndighed eller et system, der ikke er åbnet, skjuler sagen helt.",
        (
            Mulighed(NEJ, "Nej", "En sag uden for rollens afgrænsning ses slet ikke."),
            Mulighed(JA, "Ja", "Den ses som en række »Sag uden adgang« og intet andet."),
        ),
        ("uden delvis visning", "med delvis visning"),
        maal_delvis,
    ),
)


def sapavalgside(database: Database, grundlag: Grundlag) -> Valgside:
    """The page."""
    variant = grundlag.variant
    return Valgside(
        variant.slug,
        variant.navn,
        detaljedato(grundlag.dato),
        tuple(valgkort(database, grundlag, en) for en in SAPAVALG),
    )
