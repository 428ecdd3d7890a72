"""The kommune's six jobs, in the order in which they are done, and the pages that serve each."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.services.linje import Linjevalg
from webapp.web.adresse import link


@dataclass(frozen=True, slots=True)
class Jobside:
    """A page of a job: tail of the address, name, and what it is for.

    `faelles`: it stands above the variants, and remembers in its query which one is in use.
    """

    hale: str
    navn: str
    hvad: str
    faelles: bool = False

    def url(self, kommune: str, variant: str) -> str:
        """Its address under the variant."""
        if self.faelles:
            return link(kommune, self.hale, variant=variant or None)
        dele = (self.hale, variant) if self.hale == TESTPLAN else (variant, self.hale)
        return link(kommune, *dele, variant=None)


@dataclass(frozen=True, slots=True)
class Job:
    """One of the six; the first of its pages is where it begins."""

    navn: str
    hvad: str
    sider: tuple[Jobside, ...]


SAMMENLIGN = "sammenlign"
# The one whose own name comes before the variant's.
TESTPLAN = "verifikation"
KONTROL = Jobside("kontrol", "Kontrol", "Fejl i ark og valg, og hvad de betyder.")
TESTSCOPE = Jobside("testscope", "Testscope", "Få sagstyper først, og hvad der skal mappes.")
TRIN = Jobside("trin", "De 8 + 2 trin", "Rækkefølgen, og hvad den ødelægger eller ikke når.")

JOB = (
    Job(
        "Indlæs og ret",
        "Jeres ark og udtræk ind, fejlene rettet, og arkene med hjem igen.",
        (
            KONTROL,
            Jobside("indlaes", "Data", "De filer, kommunen er lavet af.", faelles=True),
            Jobside("mapping", "Mapning", "Enheder, sagstyper og ydelser."),
            Jobside("mapping/hjem", "Tag med hjem", "De rettede ark og det, der skal tastes."),
            Jobside("kle-udgaver", "Udgaver af KLE", "Det, en ny udgave gør ved mapningen."),
        ),
    ),
    Job(
        "Se siderne",
        "Mit Overblik og SAPA for de borgere, I vil se på.",
        (
            Jobside("mit-overblik", "Find en borger", "På navn, sag, enhed eller det særlige."),
            Jobside("sapa", "SAPA", "Søg, som en sagsbehandler gør."),
            Jobside("proeveborgere", "Tilføj en prøveborger", "Den, I mangler.", faelles=True),
            Jobside("antagelser", "Det, vi antager", "KOMBITs åbne spørgsmål og vores svar."),
        ),
    ),
    Job(
        "Sammenlign",
        "To sæt valg holdt op mod hinanden, for hele kommunen og for hver borger.",
        (
            Jobside(SAMMENLIGN, "To varianter", "Det, der er forskelligt i hele kommunen."),
            Jobside("eoj", "EOJ-løsninger", "KOMBITs fire løsninger, og hvad de ændrer."),
            Jobside("reorganisation", "Reorganisation", "Ændringer i FK Organisation."),
            Jobside("varianter", "Varianter", "Kopiér, omdøb eller slet.", faelles=True),
        ),
    ),
    Job(
        "Afprøv og godkend",
        "Det, der skal være rigtigt, før I sender noget.",
        (
            Jobside(TESTPLAN, "Testplan", "De færrest mulige sider, der viser alt."),
            TESTSCOPE,
            Jobside("billeder", "Billeder", "Det, der er ændret på siderne.", faelles=True),
        ),
    ),
    Job(
        "Gør klar",
        "Rækkefølgen i Cura, rollerne i SAPA og opsætningen af Borgerblikket.",
        (
            TRIN,
            Jobside("roller", "Roller i SAPA", "Trin A: hvad hver rolle når."),
            Jobside("adviser", "Adviser", "Hvor mange initial load udløser."),
            Jobside("opsaetning", "Opsætning af Borgerblikket", "Det, borgeren ser."),
            Jobside("fordringer", "Fordringskonfiguration", "Betalinger og gæld."),
            Jobside("fagomraader", "Fagområder", "KOMBITs fire spørgsmål om hvert område."),
            Jobside(
                "sapavalg",
                "SAPA: miljø og visning",
                "Produktion eller test, og titler til journalnotater.",
            ),
            Jobside("historik", "Sagernes historik", "Hvornår hver sag overføres, og som hvad."),
        ),
    ),
    Job(
        "Vis frem",
        "Scenarier på storskærm, og telefoner, der følger med.",
        (
            Jobside(
                "workshop", "Scenarier", "Vis valgene for en sal, skridt for skridt.", faelles=True
            ),
            Jobside("workshop/borde", "Borde", "Lad grupper prøve på en kladde.", faelles=True),
            Jobside("workshop/links", "Links", "Luk andre ind til en del.", faelles=True),
        ),
    ),
)


def sideurl(side: Jobside, kommune: str, variant: str, mod: str) -> str:
    """The address of a job's page; of Sammenlign with the pair in use, in the order given."""
    if side.hale != SAMMENLIGN:
        return side.url(kommune, variant)
    return link(kommune, SAMMENLIGN, variant, mod) if mod else link(kommune, SAMMENLIGN)


def jobdele(
    kommune: str, par: tuple[str, str], orden: tuple[str, ...], hale: str
) -> dict[str, tuple[Linjevalg, ...]]:
    """What a bar says of the jobs: `par` is the variant shown and the other one."""
    variant, mod = par
    fundet = find_jobside(hale)

    def url(side: Jobside) -> str:
        if side.hale == SAMMENLIGN and len(orden) > 1:
            return sideurl(side, kommune, orden[0], orden[1])
        return sideurl(side, kommune, variant, mod)

    job = tuple(Linjevalg(et.navn, url(et.sider[0]), fundet in et.sider) for et in JOB)
    sider = next((et.sider for et in JOB if fundet in et.sider), ())
    return {
        "job": job,
        "sider": tuple(Linjevalg(side.navn, url(side), side == fundet) for side in sider),
    }


def find_jobside(hale: str) -> Jobside | None:
    """The page that an address belongs to: the one whose tail is the longest beginning of it."""
    passer = [
        side for et in JOB for side in et.sider if f"{hale}/".startswith(f"{side.hale}/") and hale
    ]
    return max(passer, key=lambda side: len(side.hale), default=None)
