"""`/<kommune>/<variant>/sapavalg/`: SAPA's environment, sikkerhedsprofil and partial mode."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.eoj import Miljoe
from webapp.domain.visning.delvis import ses_uden_adgang
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import FindesIkkeError, Grundlag
from webapp.services.roller.raekkevidde import maal_roller
from webapp.services.valg.eojmaaling import Maaling, Rolletal, med_valg, rolletal
from webapp.services.valg.valgkort import (
    JA,
    NEJ,
    Mulighed,
    Valgkort,
    Valgside,
    fra_tekst,
    som_tekst,
)

INGEN = (0, 0)


@dataclass(frozen=True)
class Sapavalg:
    """One switch of SAPA. `default` is named on the page, with the reason in `aabent`."""

    felt: str
    overskrift: str
    kombit: str
    kilde: str
    aabent: str
    muligheder: tuple[Mulighed, Mulighed]
    kort: tuple[str, str]
    maal: Callable[[Database, Grundlag, Grundlag], Maaling]


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
    Sapavalg(
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
    Sapavalg(
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
    Sapavalg(
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
        tuple(_kort(database, grundlag, en) for en in SAPAVALG),
    )


def find_sapavalg(felt: str) -> Sapavalg:
    """The switch; FindesIkkeError where there is none."""
    for en in SAPAVALG:
        if en.felt == felt:
            return en
    raise FindesIkkeError(f"Der er intet valg, der hedder »{felt[:40]}«.")


def nyt_navn(grundlag: Grundlag, felt: str, vaerdi: str) -> str:
    """What a copy with the other choice is called."""
    en = find_sapavalg(felt)
    nr = [m.vaerdi for m in en.muligheder].index(som_tekst(fra_tekst(felt, vaerdi)))
    return f"{grundlag.variant.navn}, {en.kort[nr]}"[:100]


def _kort(database: Database, grundlag: Grundlag, en: Sapavalg) -> Valgkort:
    nu = som_tekst(getattr(grundlag.variant.antagelser, en.felt))
    muligheder = tuple(Mulighed(m.vaerdi, m.navn, m.foelge, m.vaerdi == nu) for m in en.muligheder)
    andet = next(m.vaerdi for m in muligheder if not m.valgt)
    efter = med_valg(grundlag, **{en.felt: fra_tekst(en.felt, andet)})
    return Valgkort(
        en.felt,
        "",
        en.overskrift,
        (),
        "",
        en.kombit,
        en.kilde,
        en.aabent,
        en.muligheder[0].navn,
        muligheder,
        en.maal(database, grundlag, efter),
        nyt_navn(grundlag, en.felt, andet),
    )
