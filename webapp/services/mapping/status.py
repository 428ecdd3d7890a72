"""What every page of the workbench begins with: version, way of changing, remarks, history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import dag
from webapp.domain.vaerdier.slug import Slugs
from webapp.domain.variant.mappingaendring import Maade, Tidspunkt, naturlig_maade
from webapp.domain.variant.opsaetning import Kontaktkilde
from webapp.domain.variant.variant import TRIN_NAVNE, Trin
from webapp.services.grundlag import FindesIkkeError, Grundlag
from webapp.services.mapping.sidedele import Historiklinje, Status
from webapp.store.mappinger import load_aendringer, load_version

# Slugs of units, sagstyper and ydelser are made from their names in the sheets' order.
SLUGNOEGLE = b"mapping"


def slugs(navne: Iterator[str]) -> dict[str, str]:
    """Names by slug, the same every time as long as the sheets are."""
    giver = Slugs(SLUGNOEGLE)
    return {giver.giv(navn): navn for navn in dict.fromkeys(navne)}


def find_navn(efter_slug: dict[str, str], slug: str, hvad: str) -> str:
    """The name of a slug; FindesIkkeError where there is none."""
    if slug not in efter_slug:
        raise FindesIkkeError(f"Der er ingen {hvad}, der hedder »{slug}« i adressen.")
    return efter_slug[slug]


def laes_tidspunkt(grundlag: Grundlag, maade: str | None, fra: str | None) -> Tidspunkt:
    """*Ret planen* or *Ret fra dato* as the form says; the natural one where it says nothing."""
    valgt = maade or naturlig_maade(grundlag.variant, grundlag.dato).value
    if valgt == Maade.PLANEN:
        return Tidspunkt()
    try:
        return Tidspunkt(date.fromisoformat(fra) if fra else grundlag.dato)
    except ValueError as fejl:
        raise FindesIkkeError(
            f"Datoen »{(fra or '')[:20]}« kan ikke læses. Skriv den som 2024-04-08."
        ) from fejl


def mappingstatus(
    database: Database, grundlag: Grundlag, trin: Trin, *, siden: int | None = None
) -> Status:
    """The status; `siden`: the version that a form was made from when somebody else saved."""
    historik = tuple(
        Historiklinje(linje.version, linje.tekst, linje.fortrudt)
        for linje in load_aendringer(database, grundlag.variant.slug)
    )
    kollision = None
    if siden is not None:
        kollision = tuple(linje.tekst for linje in historik if linje.version > siden)
    return Status(
        variant=grundlag.variant.slug,
        variantnavn=grundlag.variant.navn,
        version=load_version(database, grundlag.variant.slug),
        maade=naturlig_maade(grundlag.variant, grundlag.dato).value,
        dato=grundlag.dato.isoformat(),
        bemaerkninger=tuple(_bemaerkninger(grundlag, trin)),
        historik=historik,
        kollision=kollision,
    )


def _bemaerkninger(grundlag: Grundlag, trin: Trin) -> Iterator[str]:
    """What a reader must know before she trusts the contact in the table."""
    gjort = grundlag.variant.gjorte_trin.get(trin)
    if gjort is None or gjort > grundlag.dato:
        hvornaar = f"først {dag(gjort)}" if gjort else "ikke udført i denne variant"
        yield (
            f"Trin {trin} ({TRIN_NAVNE[trin]}) er {hvornaar}. Tabellen viser planen, "
            "som den virker, når trinnet er udført."
        )
    aktive = [r for r in grundlag.variant.opsaetning.raekker if r.aktiv]
    egne = [r for r in aktive if r.kontakt.kilde is Kontaktkilde.BRUGERDEFINERET]
    if egne:
        yield (
            f"{len(egne)} af {len(aktive)} aktive rækker i Opsætning af Borgerblikket bruger "
            "Brugerdefineret. På dem læser borgeren den samme kontakt, hvordan I end mapper; "
            "i SAPA virker mapningen altid."
        )
