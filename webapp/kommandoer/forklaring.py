"""`forhaandsblik explain`: why one sag or ydelse is shown or hidden."""

from __future__ import annotations

import json
from datetime import date

import click

from webapp.kommandoer.dansk import DanskKommando
from webapp.kommandoer.faelles import dansk_fejl, dato_valg, json_valg, lager_med
from webapp.kommandoer.svar import fortael_dom
from webapp.services.grundlag import load_grundlag
from webapp.services.hvorfor.forklaring import forklar
from webapp.services.opdigtet import maerke_opdigtet, opdigtet_note


@click.command(cls=DanskKommando, help="Forklar, hvorfor en sag eller ydelse vises eller skjules.")
@click.argument("kommune")
@click.argument("variant")
@click.argument("objekt", metavar="SAG-ELLER-YDELSE")
@click.option("--person", help="Testpersonen; ellers den første, det angår.")
@click.option("--rolle", help="SAPA-rollen; ellers alle roller.")
@dato_valg
@json_valg
@dansk_fejl
def explain(  # noqa: PLR0913 - the contract's options
    kommune: str,
    variant: str,
    objekt: str,
    person: str | None,
    rolle: str | None,
    dato: date | None,
    som_json: bool,  # noqa: FBT001 - a flag of click's
) -> None:
    """Explain one object."""
    with lager_med(kommune).til_laesning().aaben(kommune) as database:
        svar = forklar(database, load_grundlag(database, variant, dato), objekt, person, rolle)
        note = opdigtet_note(database)
    if som_json:
        click.echo(json.dumps(svar | maerke_opdigtet(note), ensure_ascii=False, indent=2))
        return
    fortael_dom("Borgeren", svar["borger"])
    for slug, dom in svar["sapa"].items():
        fortael_dom(f"SAPA som {slug}", dom)
    if note:
        click.echo(note)
