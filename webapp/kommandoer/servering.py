"""`forhaandsblik serve`: the product in a browser on this machine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from webapp.app import create_app
from webapp.config import MAKS_TRAADE, TRAADE, Config, load_config
from webapp.kommandoer.dansk import DanskKommando
from webapp.kommandoer.faelles import dansk_fejl, lager
from webapp.kommandoer.opstart import (
    KODE_I_PROCESLISTEN,
    MAKS_PORT,
    kan_laeses_af_alle,
    port_optaget,
    saet_sammen,
)
from webapp.kommandoer.opstartsfejl import OpstartError
from webapp.kommandoer.workshop import fortael_workshop, til_workshop
from webapp.server import aabn_server, betjen
from webapp.web.drift import log_til_stdout

LOOPBACK = "127.0.0.1"
KODEN_BRUGES_IKKE = (
    "Der spørges ikke om FORHAANDSBLIK_ADGANGSKODE: kun denne maskine kan nå siden. Står der en "
    "proxy foran, så skriv dens adresse i FORHAANDSBLIK_PROXY."
)


@click.command(cls=DanskKommando, help="Start Forhåndsblik i en browser på denne maskine.")
@click.option("--host", default=LOOPBACK, show_default=True, help="Adresse, der lyttes på.")
@click.option("--port", default=8000, show_default=True, help="Port, der lyttes på.")
@click.option(
    "--adgangskode-fil",
    type=click.Path(path_type=Path),
    help="Filen med adgangskoden, som der så spørges om. Kræves, hvor andre kan nå siden.",
)
@click.option("--adgangskode", hidden=True)
@click.option(
    "--vaert", "vaerter", multiple=True, help="Et navn, der svares på ud over maskinens egne."
)
@click.option(
    "--threads",
    type=click.IntRange(1, MAKS_TRAADE),
    default=TRAADE,
    show_default=True,
    help="Så mange forespørgsler, der besvares samtidig.",
)
@click.option("--log", is_flag=True, help="Skriv en linje JSON for hvert svar, uden persondata.")
@click.option(
    "--workshop", is_flag=True, help="Lad telefoner på samme netværk følge med i en workshop."
)
@dansk_fejl
def serve(  # noqa: PLR0913 - the contract's options
    host: str,
    port: int,
    adgangskode_fil: Path | None,
    adgangskode: str | None,
    vaerter: tuple[str, ...],
    threads: int,
    log: bool,  # noqa: FBT001 - a flag of click's
    workshop: bool,  # noqa: FBT001 - the same
) -> None:
    """Serve the product with the examples loaded."""
    if adgangskode is not None:
        raise OpstartError(KODE_I_PROCESLISTEN)
    if not 0 <= port <= MAKS_PORT:
        raise OpstartError(f"Der er ingen port {port}. Vælg en fra 0 til {MAKS_PORT} med --port.")
    fra_miljoe = load_config()
    if workshop:
        host, fra_miljoe = til_workshop(host, fra_miljoe, adgangskode_fil)
    config = saet_sammen(fra_miljoe, host, adgangskode_fil, vaerter)
    config = replace(config, traade=threads, sidebilleder=True)
    _fortael_om_koden(fra_miljoe, config)
    app = create_app(config)
    try:
        # Listens before anything is made ready: a port that is taken is told at once.
        server = aabn_server(app, host, port, config)
    except OSError as fejl:
        raise OpstartError(port_optaget(host, port, fejl)) from fejl
    click.echo("Gør eksemplerne klar …")
    lager().sikr_seed()
    lyttes_paa = server.effective_listen[0][1]
    click.echo(f"Forhåndsblik kører på http://{host}:{lyttes_paa}/  (stop med Ctrl+C)")
    if workshop:
        fortael_workshop(lyttes_paa)
    if log:
        log_til_stdout()
    betjen(server)
    click.echo("Forhåndsblik er stoppet.")


def _fortael_om_koden(fra_miljoe: Config, config: Config) -> None:
    """What whoever starts it must know: the code is not asked for, or others can read its file."""
    if fra_miljoe.adgangskode and not config.adgangskode:
        click.echo(KODEN_BRUGES_IKKE, err=True)
    if config.adgangskode and kan_laeses_af_alle(config.adgangskodefil):
        fil = config.adgangskodefil
        click.echo(f"Alle på maskinen kan læse »{fil}«. Ret det med chmod 600.", err=True)
