"""What the commands share: the data folder, the options, and errors told as one Danish sentence.

Exit status 0: ran, nothing to remark; 1: ran, found something; 2: could not run.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from webapp.config import load_config
from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.domain.variant.bord import er_bord
from webapp.importers.rapport import Filfejl
from webapp.kommandoer.opstartsfejl import OpstartError
from webapp.services.grundlag import FindesIkkeError
from webapp.services.indlaes.diskfejl import som_diskfejl
from webapp.services.indlaes.indlaes import IndlaesningError
from webapp.services.kommuner.eftersyn import VAERDIFEJL, find_filens_fejl
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store.filstand import UlaeseligFilError

FANDT_NOGET, KUNNE_IKKE = 1, 2
VARIANTERNE = ("variant", "a", "b")
BORDETS = "Et bords kopi er ingen variant uden for workshoppen."
F = TypeVar("F", bound=Callable[..., Any])


def _dato(_ctx: click.Context, _felt: click.Parameter, vaerdi: datetime | None) -> date | None:
    return vaerdi.date() if vaerdi else None


dato_valg = click.option(
    "--dato", type=click.DateTime(["%Y-%m-%d"]), callback=_dato, help="Forhåndsvisningens dato."
)
json_valg = click.option("--json", "som_json", is_flag=True, help="Svar som JSON.")


def dansk_fejl(kommando: F) -> F:
    """A command whose known errors become one Danish sentence and exit status 2."""

    @wraps(kommando)
    def kald(*args: Any, **kwargs: Any) -> Any:
        try:
            _kraev_variant(kwargs)
            return kommando(*args, **kwargs)
        except (
            FindesIkkeError,
            Filfejl,
            IndlaesningError,
            OpstartError,
            UlaeseligFilError,
        ) as fejl:
            tekst = str(fejl)
        except sqlite3.Error as fejl:
            tekst = str(som_diskfejl(fejl))
        except OSError as fejl:
            tekst = _om_filen(fejl)
        except VAERDIFEJL:
            filens = find_filens_fejl(uroert_lager(), str(kwargs.get("kommune", "")))
            if filens is None:
                raise
            tekst = str(filens)
        if tekst:
            click.echo(masker_cpr(tekst), err=True)
        sys.exit(KUNNE_IKKE)

    return kald  # type: ignore[return-value]  # the same signature as the command


def _om_filen(fejl: OSError) -> str:
    """What is wrong with a file, or with the folder that it should be in.

    Nothing where whoever read the answer has enough (`… | head`); no word as Python ends, either.
    """
    if isinstance(fejl, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ""
    if not isinstance(fejl, FileNotFoundError):
        return f"»{fejl.filename or 'Filen'}« kan ikke læses eller skrives. {som_diskfejl(fejl)}"
    mappe = Path(fejl.filename or "").parent
    if not mappe.exists():
        return f"Mappen »{mappe}« findes ikke."
    return f"Filen »{fejl.filename}« findes ikke."


def _kraev_variant(kwargs: Mapping[str, object]) -> None:
    if any(er_bord(str(kwargs.get(navn) or "")) for navn in VARIANTERNE):
        raise FindesIkkeError(BORDETS)


def uroert_lager() -> Kommunelager:
    """The data folder as it is; nothing is made ready."""
    config = load_config()
    return Kommunelager(config.data, config.seed)


def lager() -> Kommunelager:
    """The data folder, made ready; what was done to it is told."""
    klar = uroert_lager()
    for linje in klar.klargoer():
        click.echo(masker_cpr(linje), err=True)
    return klar


def lager_med(kommune: str) -> Kommunelager:
    """The data folder, with the kommune in it where it is one of the examples."""
    klar = lager()
    if klar.sikr_eksempel(kommune):
        click.echo(f"Eksemplet {kommune} er indlæst.", err=True)
    return klar
