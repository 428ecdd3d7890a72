"""`forhaandsblik import`: files as a new kommune, or into one that is there."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from webapp.config import load_config
from webapp.domain.vaerdier.identifikation import Cvr, UgyldigIdentifikationError
from webapp.kommandoer.dansk import DanskKommando
from webapp.kommandoer.faelles import FANDT_NOGET, dansk_fejl, dato_valg, json_valg, lager
from webapp.kommandoer.svar import fortael_filer, fortael_fund
from webapp.services.indlaes.doeren import saet_noegle
from webapp.services.indlaes.indlaes import IndlaesningError, laes_alle
from webapp.services.indlaes.udfyld import Stamdata


@click.command(
    "import",
    cls=DanskKommando,
    help="Indlæs filer eller mapper som en ny kommune eller i en, der er der.",
)
@click.argument("filer", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kommune", required=True, help="Kommunens navn i adressen, fx korsbaek.")
@click.option("--variant", help="Den variant, et enkelt organisationsark hører til.")
@click.option("--navn", help="Kommunens navn, hvor ingen fil siger det, fx »Korsbæk Kommune«.")
@click.option("--cvr", help="Kommunens CVR-nummer, hvor ingen fil siger det.")
@click.option(
    "--noegle-fil",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="En fil med nøglen, som personer erstattes med. Kun til opdigtede testdata.",
)
@dato_valg
@json_valg
@dansk_fejl
def importer(  # noqa: PLR0913 - the contract's options and those that no file may say
    filer: tuple[Path, ...],
    kommune: str,
    variant: str | None,
    navn: str | None,
    cvr: str | None,
    noegle_fil: Path | None,
    dato: date | None,
    som_json: bool,  # noqa: FBT001 - a flag of click's
) -> None:
    """Load files and the files of folders; what somebody has to mend gives exit status 1."""
    if noegle_fil:
        saet_noegle(load_config().data, noegle_fil.read_bytes().decode("ascii", "replace").strip())
    rapport = lager().indlaes_med_rapport(
        kommune,
        laes_alle(filer),
        variant,
        Stamdata(navn, _cvr(cvr), dato),
        fortael=lambda linje: click.echo(linje, err=True),
    )
    if not som_json:
        fortael_filer(rapport)
    fortael_fund(rapport.fund, som_json=som_json)
    if not som_json:
        click.echo(
            f"{kommune} er indlæst. Se siderne med »forhaandsblik serve« under /{kommune}/, og "
            f"fejlene med »forhaandsblik check {kommune}«."
        )
    sys.exit(FANDT_NOGET if rapport.har_noget_at_rette else 0)


def _cvr(tekst: str | None) -> Cvr | None:
    """The number that was given; IndlaesningError where it is none."""
    try:
        return Cvr(tekst.strip()) if tekst else None
    except UgyldigIdentifikationError as fejl:
        raise IndlaesningError(f"--cvr kan ikke bruges. {fejl}") from fejl
