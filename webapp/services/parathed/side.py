"""`/parathed/`: the loaded kommuner in KOMBIT's own status table, and what each answer means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from webapp.domain.variant.variant import Trin, Variant
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import FindesIkkeError
from webapp.services.kommuner.eftersyn import VAERDIFEJL
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.stadie import stadieord
from webapp.store import opslag, varianter
from webapp.store.filstand import UlaeseligFilError

KOLONNER = (
    "2) 'Klassifikationsimporter'",
    "8) 'Eksporter sager'",
    "B) Åbnet for Cura i SAPA",
)
_TRIN = (Trin.KLASSIFIKATIONSIMPORTER, Trin.EKSPORTER_SAGER, Trin.AABNING)
BEGGE = (
    "Vær opmærksom på, hvilke sagstyper I har mærket op med KLE, og om tilhørende "
    "organisationsenheder og ydelsestyper er mappet rigtigt op."
)
FORAN = (
    "Du er bare lidt foran! Følg den resterende proces, og vent med at aktivere 'Eksporter "
    "sager', indtil I er klar."
)
AABNET = (
    "Det er vigtigt at få tjekket rettigheder i SAPA, inden der åbnes for at lægge Cura-data i "
    "indekserne."
)
HURTIGST = "Hvis 'Eksporter sager' er aktiv, så tjek rettigheder i SAPA hurtigst muligt."
# KOMBIT's three headings (A0:607-622).
FORKLARINGER = (
    ("JA til begge Cura-integrationer", BEGGE),
    ("Nej til 'Eksporter sager'", FORAN),
    ("JA til 'Åbnet for Cura i SAPA'", f"{AABNET} {HURTIGST}"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parathedslinje:
    """One kommune by the trin of one of its variants; `svar` in the order of the columns.

    `stadie`: how far the variant is (words, badge).
    """

    kommune: str
    navn: str
    variant: str
    variantnavn: str
    stadie: tuple[str, str]
    dato: str
    svar: tuple[bool, bool, bool]
    betydning: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parathedsside:
    """The table. `varianter`: (slug, name, chosen) to fill it from; none: each kommune's own.

    `ulaest`: the slugs of kommuner whose file cannot be read.
    """

    linjer: tuple[Parathedslinje, ...]
    kolonner: tuple[str, ...]
    forklaringer: tuple[tuple[str, str], ...]
    varianter: tuple[tuple[str, str, bool], ...]
    ulaest: tuple[str, ...] = ()


def parathedsside(lager: Kommunelager, valgt: str = "", dato: date | None = None) -> Parathedsside:
    """All kommuner; a kommune without the chosen variant is shown by the one it follows."""
    linjer: list[Parathedslinje] = []
    navne: dict[str, str] = {}
    ulaest: list[str] = []
    for slug in lager.slugs():
        try:
            with lager.aaben(slug) as database:
                egne = varianter.load_variantnavne(database)
                linjer += _linje(database, [s for s, _, _ in egne], valgt, dato)
                navne |= {s: navn for s, navn, _ in egne if s not in navne}
        except (UlaeseligFilError, FindesIkkeError, *VAERDIFEJL):
            ulaest.append(slug)
    return Parathedsside(
        tuple(linjer),
        KOLONNER,
        FORKLARINGER,
        tuple((slug, navn, slug == valgt) for slug, navn in navne.items()),
        tuple(ulaest),
    )


def _linje(
    database: Database, slugs: list[str], valgt: str, dato: date | None
) -> Iterator[Parathedslinje]:
    slug = valgt if valgt in slugs else _i_brug(database)
    variant = varianter.find_variant(database, slug)
    if variant is None:
        return
    kommune = opslag.load_kommune(database)
    dag = dato or kommune.dato
    svar = _svar(variant, dag)
    yield Parathedslinje(
        kommune=kommune.slug,
        navn=kommune.navn,
        variant=slug,
        variantnavn=variant.navn,
        stadie=stadieord(variant, dag),
        dato=detaljedato(dag),
        svar=svar,
        betydning=tuple(betydning(*svar)),
    )


def _i_brug(database: Database) -> str:
    """The variant that the kommune follows: its first course, else its first plan."""
    alle = varianter.load_varianttrin(database)
    egne = [en for en in alle if not en.leveret] or list(alle)
    return next((en.slug for en in sorted(egne, key=lambda en: en.er_plan)), "")


def _svar(variant: Variant, dato: date) -> tuple[bool, bool, bool]:
    importer, eksport, aabnet = (variant.trin.get(t, date.max) <= dato for t in _TRIN)
    return importer, eksport, aabnet


def betydning(importer: bool, eksport: bool, aabnet: bool) -> Iterator[str]:  # noqa: FBT001 - Ja or Nej of each column
    """What one row's answers mean for what to do next."""
    if importer and eksport:
        yield BEGGE
    elif eksport:
        yield (
            "'Eksporter sager' er aktiv, men uden KLE-emner kan ingen sagstype få et KLE-nummer, "
            "og intet bliver sendt. Gør trin 2 og 3."
        )
    elif importer:
        yield FORAN
    else:
        yield "Begynd ved skrivebordet med trin 1 og 6, og bestil trin 2 hos Systematic."
    if aabnet and eksport:
        yield "'Eksporter sager' er aktiv, så tjek rettigheder i SAPA hurtigst muligt."
    elif aabnet:
        yield AABNET
    elif eksport:
        yield (
            "Det, der er sendt, kan ikke ses i SAPA og Borgerblikket, før der er åbnet. Tjek "
            "dataafgrænsningen (trin A), og bestil åbning (trin B) mindst en uge før."
        )
