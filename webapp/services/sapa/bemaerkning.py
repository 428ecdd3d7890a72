"""The dialog *Tilføj tværgående bemærkning* and what SAPA would show of it (§3.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from webapp.domain.testdata.person import Person
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.services import dansk
from webapp.services.sapa.bruger import MEST, TYPER, Bemaerkning, Bemaerkningsform
from webapp.services.sapa.faner import hoved
from webapp.services.sapa.sidedele import SapaHoved


@dataclass(frozen=True, slots=True, kw_only=True)
class SapaBemaerkning:
    """The dialog as typed, with its faults; or what was made of it (`ny`), and until when."""

    hoved: SapaHoved
    form: Bemaerkningsform
    fejl: Mapping[str, str]
    typer: Mapping[str, str]
    ny: Bemaerkning | None
    til: str


def bemaerkningsside(
    person: Person,
    rolle: Jobfunktionsrolle,
    form: Bemaerkningsform,
    dag: date,
    har: int | None = None,
) -> SapaBemaerkning:
    """The page; `har`: how many the address has, where the form was sent."""
    sendt = har is not None
    fejl = dict(form.fejl(dag)) if sendt else {}
    if har is not None and har >= MEST:
        fejl["type"] = f"Adressen har plads til {MEST} bemærkninger. Fjern en af dem først."
    ny = form.bemaerkning(person.slug) if sendt and not fejl else None
    return SapaBemaerkning(
        hoved=hoved(person, rolle, "bemaerkning"),
        form=form,
        fejl=fejl,
        typer=TYPER,
        ny=ny,
        til=dansk.sapadato(ny.til) if ny and ny.til else "",
    )
