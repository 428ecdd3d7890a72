"""`/<kommune>/<variant>/sapavalg/`: SAPA's environment, sikkerhedsprofil and partial mode."""

from __future__ import annotations

from sqlite_utils import Database

from webapp.domain.variant.eoj import Miljoe
from webapp.domain.visning.delvis import ses_uden_adgang
from webapp.services.eoj.valgkort import (
    JA,
    NEJ,
    Mulighed,
    Valg,
    Valgkort,
    Valgside,
    byg_valgside,
    valgkort,
)
from webapp.services.grundlag import Grundlag
from webapp.services.maalinger.eoj import Maaling, Rolletal, rolletal
from webapp.services.maalinger.roller import maal_roller

INGEN = (0, 0)


def maal_raekkevidde(database: Database, a: Grundlag, b: Grundlag) -> Maaling:
    """What the roles see under the one and the other."""
    return Maaling((), (), rolletal(database, a, b))


def maal_delvis(database: Database, a: Grundlag, _b: Grundlag) -> Maaling:
    """How many sager become a row »Sag uden adgang« for each role, or stop being one."""
    maalt = maal_roller(
        database,
        a,
        a.variant,
        lambda bedoemt, rolle: (
            not bedoemt.forhold.paa_tvaers and ses_uden_adgang(bedoemt.sapa(rolle))
        ),
    )
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
        felt="sapa_miljoe",
        overskrift="Hvilket miljø ser I på?",
        kombit="I prototypen og i det eksterne testmiljø ses data fra et system, der ikke er "
        "oprettet i SAPA's konfiguration. Filtre og lister skal stadig oprettes.",
        kilde="K39, miljø",
        aabent="Produktion er forvalgt, fordi det er dér, brugerne er.",
        muligheder=(
            Mulighed(Miljoe.PRODUKTION, "Produktion", "Kun systemer, der er åbnet (trin B), ses."),
            Mulighed(
                Miljoe.EKSTERN_TEST,
                "Prototype og ekstern test",
                "Også systemer, der ikke er åbnet, ses. En test her viser derfor mere, end "
                "produktion gør.",
            ),
        ),
        kort=("SAPA i produktion", "SAPA i ekstern test"),
        maal=maal_raekkevidde,
    ),
    Valg(
        felt="sapa_sikkerhedsprofil_foelges",
        overskrift="Følger SAPA sikkerhedsprofilen på en sag eller bevilling?",
        kombit="Har en sag eller bevilling mindst én sikkerhedsprofil, må kun de nævnte se den, og "
        "den almindelige dataafgrænsning gælder oven i. Det er modtageren og ikke indekset, der "
        "skal følge den.",
        kilde="anvisning om dataafgrænsning §12",
        aabent="Ja er forvalgt, fordi anvisningen kræver det. Nej viser, hvad der står på spil, "
        "hvis et system ikke gør det.",
        muligheder=(
            Mulighed(JA, "Ja", "Kun brugere i de enheder, der står på listen, ser den."),
            Mulighed(NEJ, "Nej", "Alle roller, der når den på anden måde, ser den."),
        ),
        kort=("sikkerhedsprofil følges", "sikkerhedsprofil følges ikke"),
        maal=maal_raekkevidde,
    ),
    Valg(
        felt="sapa_delvis_visning",
        overskrift="Ser brugeren, at en sag findes?",
        kombit="SAPA kan sættes op, så sagsbehandleren ser, at der findes en sag, uden at have "
        "rettigheder til dens indhold, eller slet ikke ser den. Det er en lokal opsætning.",
        kilde="spørgsmål og svar om SAPA",
        aabent="Nej er forvalgt. Rækken hedder »Sag uden adgang«, som er vores ord. Vi antager, "
        "at kun "
        "rollens dataafgrænsning kan give en sådan række, og at en sikkerhedsprofil, en anden "
        "myndighed eller et system, der ikke er åbnet, skjuler sagen helt.",
        muligheder=(
            Mulighed(NEJ, "Nej", "En sag uden for rollens afgrænsning ses slet ikke."),
            Mulighed(JA, "Ja", "Den ses som en række »Sag uden adgang« og intet andet."),
        ),
        kort=("uden delvis visning", "med delvis visning"),
        maal=maal_delvis,
    ),
)


def sapavalgside(database: Database, grundlag: Grundlag, siden: int | None = None) -> Valgside:
    """The page; `siden`: the version that a form was made from."""

    def kort() -> tuple[Valgkort, ...]:
        return tuple(valgkort(database, grundlag, en) for en in SAPAVALG)

    return byg_valgside(database, grundlag, "sapavalg", kort, siden)
