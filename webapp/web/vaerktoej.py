"""What the tool's own pages about one variant stand in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.services.aendring.gemning import FeltfejlError
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import FindesIkkeError, Grundlag, variantnavne
from webapp.services.linje import Linje, Linjevalg
from webapp.store.roller import load_rolleslugs
from webapp.web.adresse import laes_valg, link
from webapp.web.ramme import byg_kommunelinje, stadiedele


@dataclass(frozen=True, slots=True)
class Vaerktoej:
    """A page about one variant: tail of the address, name, and what it is for."""

    hale: str
    navn: str
    hvad: str


# The pages about one variant, in the order in which they are used.
VAERKTOEJER = (
    Vaerktoej("kontrol", "Kontrol", "Fejl i ark og valg, og hvad de betyder."),
    Vaerktoej("mapping", "Mapning", "Enheder, sagstyper og ydelser. Ret, se virkningen, tag hjem."),
    Vaerktoej("opsaetning", "Opsætning af Borgerblikket", "Det, borgeren ser, for hvert KLE."),
    Vaerktoej("roller", "Roller i SAPA", "Trin A: hvad hver rolle når, og hvem der når for langt."),
    Vaerktoej("sapavalg", "SAPA: miljø og visning", "Produktion eller test, og »Sag uden adgang«."),
    Vaerktoej("trin", "De 8 + 2 trin", "Rækkefølgen, og hvad den ødelægger eller ikke når."),
    Vaerktoej("testscope", "Testscope", "Få sagstyper først, og hvad der skal mappes til dem."),
    Vaerktoej("eoj", "EOJ-løsninger", "KOMBITs fire løsninger, og hvad de ændrer."),
    Vaerktoej("reorganisation", "Reorganisation", "Ændringer i FK Organisation."),
    Vaerktoej("kle-udgaver", "Udgaver af KLE", "Det, en ny udgave gør ved mapningen."),
    Vaerktoej("antagelser", "Det, vi antager", "KOMBITs åbne spørgsmål, vores svar, og valget."),
    Vaerktoej("historik", "Sagernes historik", "Hvornår hver sag overføres, og som hvad."),
)


def vaerktoejslinje(database: Database, grundlag: Grundlag, hale: str) -> Linje:
    """The preview bar with the same page under each variant, and the other pages of this one."""
    kommune, variant = grundlag.opslag.kommune.slug, grundlag.variant.slug
    side, _, rolle = hale.partition("/")
    roller = load_rolleslugs(database) if side == "roller" and rolle else {}

    def halen(slug: str) -> str:
        """A role's page under a variant that does not have it is the page of its roles."""
        return "roller" if roller and rolle not in roller.get(slug, ()) else hale

    valgene = tuple(
        Linjevalg(navn, link(kommune, slug, halen(slug)), slug == variant)
        for slug, navn in variantnavne(database).items()
    )
    vaerktoejer = tuple(
        Linjevalg(et.navn, link(kommune, variant, et.hale), et.hale == side) for et in VAERKTOEJER
    )
    dato = detaljedato(grundlag.dato)
    return byg_kommunelinje(
        database,
        laes_valg(),
        dato=dato,
        varianter=valgene,
        vaerktoejer=vaerktoejer,
        **stadiedele(grundlag),
    )


def af_adresse(byg: Callable[[], str]) -> str:
    """A page whose address holds what a form would: a value that is none is a 404 there."""
    try:
        return byg()
    except FeltfejlError as fejl:
        raise FindesIkkeError(str(fejl)) from fejl
