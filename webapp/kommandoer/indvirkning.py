"""`forhaandsblik impact`: what differs between two variants for the whole kommune."""

from __future__ import annotations

import json
import sys
from datetime import date

import click

from webapp.kommandoer.dansk import DanskKommando
from webapp.kommandoer.faelles import FANDT_NOGET, dansk_fejl, dato_valg, json_valg, lager_med
from webapp.kommandoer.svar import fortael_indvirkning
from webapp.services.grundlag import load_grundlag
from webapp.services.maalinger.indvirkning import Modtager, maal_indvirkning
from webapp.services.maalinger.indvirkning_json import som_data
from webapp.services.opdigtet import maerke_opdigtet, opdigtet_note


@click.command(
    cls=DanskKommando, help="Tæl, hvad der er forskelligt mellem to varianter for hele kommunen."
)
@click.argument("kommune")
@click.argument("a")
@click.argument("b")
@click.option("--modtager", type=click.Choice([str(m) for m in Modtager]), default="borger")
@dato_valg
@json_valg
@dansk_fejl
def impact(  # noqa: PLR0913 - the contract's options
    kommune: str,
    a: str,
    b: str,
    modtager: str,
    dato: date | None,
    som_json: bool,  # noqa: FBT001 - a flag of click's
) -> None:
    """Compare two variants; a difference gives exit status 1."""
    with lager_med(kommune).til_laesning().aaben(kommune) as database:
        en, anden = (load_grundlag(database, slug, dato) for slug in (a, b))
        maalt = maal_indvirkning(database, en, anden, Modtager(modtager))
        note = opdigtet_note(database)
    svar = som_data(kommune, maalt) | maerke_opdigtet(note)
    if som_json:
        click.echo(json.dumps(svar, ensure_ascii=False, indent=2))
    else:
        fortael_indvirkning(maalt, svar)
        if note:
            click.echo(note)
    slags = ("sager", "ydelser", "udbetalinger", "aftaler", "betalinger")
    forskel = any(svar[h][t] for h in slags for t in ("changed", "shown", "hidden"))
    sys.exit(FANDT_NOGET if forskel else 0)
