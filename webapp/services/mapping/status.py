"""What every page of the workbench begins with: version, way of changing, remarks, history."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import antal, dag
from webapp.domain.variant.mappingaendring import Maade, Tidspunkt, naturlig_maade
from webapp.domain.variant.opsaetning import Kontaktkilde
from webapp.domain.variant.variant import TRIN_NAVNE, Trin
from webapp.services.aendring.felter import laes_dato
from webapp.services.aendring.gemning import FeltfejlError
from webapp.services.aendring.stand import load_stand
from webapp.services.grundlag import Grundlag
from webapp.services.mapping.sidedele import Status

PLAN_UDEN_DATO = (
    "Varianten er en plan, og i en plan retter man ikke fra en dato. Ret planen, eller giv trin 8 "
    "en dato under De 8 + 2 trin."
)


def laes_tidspunkt(grundlag: Grundlag, maade: str | None, fra: str | None) -> Tidspunkt:
    """*Ret planen* or *Ret fra dato* as the form says; the natural one where it says nothing.

    Raises FeltfejlError where the day cannot be read, and for a day in a plan.
    """
    valgt = maade or naturlig_maade(grundlag.variant, grundlag.dato).value
    if valgt == Maade.PLANEN:
        return Tidspunkt()
    if grundlag.variant.er_plan:
        raise FeltfejlError("maade", PLAN_UDEN_DATO)
    dagen, fejl = laes_dato(fra or "")
    if fejl:
        raise FeltfejlError("fra", f"Dato, der rettes fra: {fejl}")
    return Tidspunkt(dagen or grundlag.dato)


def mappingstatus(
    database: Database, grundlag: Grundlag, trin: Trin, *, siden: int | None = None
) -> Status:
    """The status; `siden`: the version that a form was made from."""
    return Status(
        variant=grundlag.variant.slug,
        stand=load_stand(database, grundlag, siden),
        maade=naturlig_maade(grundlag.variant, grundlag.dato).value,
        er_plan=grundlag.variant.er_plan,
        dato=grundlag.dato.isoformat(),
        bemaerkninger=tuple(_bemaerkninger(grundlag, trin)),
    )


def _bemaerkninger(grundlag: Grundlag, trin: Trin) -> Iterator[str]:
    """What a reader must know before she trusts the contact in the table."""
    gjort = grundlag.konfiguration.trin(trin)
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
            f"{len(egne)} af {antal(len(aktive), 'aktiv række', 'aktive rækker')} i Opsætning af "
            "Borgerblikket bruger Brugerdefineret. På dem læser borgeren den samme kontakt, "
            "hvordan I end mapper; i SAPA virker mapningen altid."
        )
