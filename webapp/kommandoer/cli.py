"""The command `forhaandsblik`: a few lines each over the services.

Exit status 0: ran, nothing to remark; 1: ran, found something; 2: could not run.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from webapp.app import create_app
from webapp.config import load_config
from webapp.domain.vaerdier.identifikation import Cvr, UgyldigIdentifikationError, masker_cpr
from webapp.importers.rapport import Filfejl
from webapp.kommandoer.dansk import DanskGruppe
from webapp.kommandoer.kontrol import tjek_kommune
from webapp.kommandoer.opstart import (
    KODE_I_PROCESLISTEN,
    MAKS_PORT,
    OpstartError,
    kan_laeses_af_alle,
    port_optaget,
    saet_sammen,
)
from webapp.kommandoer.screenshots import screenshots
from webapp.kommandoer.svar import fortael_dom, fortael_filer, fortael_fund, fortael_indvirkning
from webapp.server import aabn_server
from webapp.services.grundlag import FindesIkkeError, load_grundlag
from webapp.services.hjemtagning.eksport import eksporter_ark, skriv_skabelon
from webapp.services.hvorfor.forklaring import forklar
from webapp.services.indlaesning.diskfejl import som_diskfejl
from webapp.services.indlaesning.doeren import saet_noegle
from webapp.services.indlaesning.indlaes import IndlaesningError, laes_alle
from webapp.services.indlaesning.udfyld import Stamdata
from webapp.services.kommuner.eftersyn import VAERDIFEJL, find_filens_fejl
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.maalinger.indvirkning import Modtager, maal_indvirkning
from webapp.services.maalinger.indvirkning_json import som_data
from webapp.services.opdigtet import opdigtet_note
from webapp.store.filstand import UlaeseligFilError

FANDT_NOGET, KUNNE_IKKE = 1, 2
LOOPBACK = "127.0.0.1"
F = TypeVar("F", bound=Callable[..., Any])


def _dansk_fejl(kommando: F) -> F:
    """A command whose known errors become one Danish sentence and exit status 2."""

    @wraps(kommando)
    def kald(*args: Any, **kwargs: Any) -> Any:
        try:
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
        except FileNotFoundError as fejl:
            tekst = f"Filen »{fejl.filename}« findes ikke."
        except OSError as fejl:
            tekst = f"»{fejl.filename or 'Filen'}« kan ikke læses eller skrives. "
            tekst += str(som_diskfejl(fejl))
        except VAERDIFEJL:
            filens = find_filens_fejl(_uroert_lager(), str(kwargs.get("kommune", "")))
            if filens is None:
                raise
            tekst = str(filens)
        click.echo(masker_cpr(tekst), err=True)
        sys.exit(KUNNE_IKKE)

    return kald  # type: ignore[return-value]  # the same signature as the command


def _uroert_lager() -> Kommunelager:
    config = load_config()
    return Kommunelager(config.data, config.seed)


def _lager() -> Kommunelager:
    lager = _uroert_lager()
    for linje in lager.klargoer():
        click.echo(masker_cpr(linje), err=True)
    return lager


def _lager_med(kommune: str) -> Kommunelager:
    """The data folder, with the kommune in it where it is one of the examples."""
    lager = _lager()
    if lager.sikr_eksempel(kommune):
        click.echo(f"Eksemplet {kommune} er indlæst.", err=True)
    return lager


def _dato(_ctx: click.Context, _felt: click.Parameter, vaerdi: datetime | None) -> date | None:
    return vaerdi.date() if vaerdi else None


def _cvr(tekst: str | None) -> Cvr | None:
    """The number that was given; IndlaesningError where it is none."""
    try:
        return Cvr(tekst.strip()) if tekst else None
    except UgyldigIdentifikationError as fejl:
        raise IndlaesningError(f"--cvr kan ikke bruges. {fejl}") from fejl


dato_valg = click.option(
    "--dato", type=click.DateTime(["%Y-%m-%d"]), callback=_dato, help="Forhåndsvisningens dato."
)
json_valg = click.option("--json", "som_json", is_flag=True, help="Svar som JSON.")


@click.group(
    cls=DanskGruppe, help="Forhåndsblik viser Mit Overblik og SAPA Overblik, før noget afleveres."
)
@click.version_option(package_name="forhaandsblik", message="%(version)s", help="Vis versionen.")
def main() -> None:
    """The command group."""


main.add_command(screenshots)


@main.command(help="Start Forhåndsblik i en browser på denne maskine.")
@click.option("--host", default=LOOPBACK, show_default=True, help="Adresse, der lyttes på.")
@click.option("--port", default=8000, show_default=True, help="Port, der lyttes på.")
@click.option(
    "--adgangskode-fil",
    type=click.Path(path_type=Path),
    help="Filen med adgangskoden. Kræves på andre adresser end denne maskines egen.",
)
@click.option("--adgangskode", hidden=True)
@click.option(
    "--vaert", "vaerter", multiple=True, help="Et navn, der svares på ud over maskinens egne."
)
@_dansk_fejl
def serve(
    host: str,
    port: int,
    adgangskode_fil: Path | None,
    adgangskode: str | None,
    vaerter: tuple[str, ...],
) -> None:
    """Serve the product with the examples loaded."""
    if adgangskode is not None:
        raise OpstartError(KODE_I_PROCESLISTEN)
    if not 0 <= port <= MAKS_PORT:
        raise OpstartError(f"Der er ingen port {port}. Vælg en fra 0 til {MAKS_PORT} med --port.")
    config = saet_sammen(load_config(), host, adgangskode_fil, vaerter)
    if config.adgangskode and kan_laeses_af_alle(config.adgangskodefil):
        fil = config.adgangskodefil
        click.echo(f"Alle på maskinen kan læse »{fil}«. Ret det med chmod 600.", err=True)
    try:
        # Listens before anything is made ready: a port that is taken is told at once.
        server = aabn_server(create_app(config), host, port, config)
    except OSError as fejl:
        raise OpstartError(port_optaget(host, port, fejl)) from fejl
    click.echo("Gør eksemplerne klar …")
    _lager().sikr_seed()
    lyttes_paa = server.effective_listen[0][1]
    click.echo(f"Forhåndsblik kører på http://{host}:{lyttes_paa}/  (stop med Ctrl+C)")
    server.run()


@main.command("import", help="Indlæs filer eller mapper som en ny kommune eller i en, der er der.")
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
@_dansk_fejl
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
    rapport = _lager().indlaes_med_rapport(
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


@main.command(help="Find fejl i valgene, og hvad de gør. Uden variant: alle varianter.")
@click.argument("kommune")
@click.argument("variant", required=False)
@dato_valg
@json_valg
@_dansk_fejl
def check(kommune: str, variant: str | None, dato: date | None, som_json: bool) -> None:  # noqa: FBT001 - a flag of click's
    """Kontrol; anything to mend or answer gives exit status 1."""
    fandt = tjek_kommune(
        _lager_med(kommune).til_laesning(), kommune, variant, dato, som_json=som_json
    )
    sys.exit(FANDT_NOGET if fandt else 0)


@main.command(help="Dan en kommune forfra af det eksempel, der følger med.")
@click.argument("kommune")
@_dansk_fejl
def reset(kommune: str) -> None:
    """Reset a kommune to its seed."""
    _lager().nulstil(kommune)
    click.echo(f"{kommune} er dannet forfra.")


@main.command(help="Forklar, hvorfor en sag eller ydelse vises eller skjules.")
@click.argument("kommune")
@click.argument("variant")
@click.argument("objekt", metavar="SAG-ELLER-YDELSE")
@click.option("--person", help="Testpersonen; ellers den første, det angår.")
@click.option("--rolle", help="SAPA-rollen; ellers alle roller.")
@dato_valg
@json_valg
@_dansk_fejl
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
    with _lager_med(kommune).til_laesning().aaben(kommune) as database:
        svar = forklar(database, load_grundlag(database, variant, dato), objekt, person, rolle)
    if som_json:
        click.echo(json.dumps(svar, ensure_ascii=False, indent=2))
        return
    fortael_dom("Borgeren", svar["borger"])
    for slug, dom in svar["sapa"].items():
        fortael_dom(f"SAPA som {slug}", dom)


@main.command(help="Tæl, hvad der er forskelligt mellem to varianter for hele kommunen.")
@click.argument("kommune")
@click.argument("a")
@click.argument("b")
@click.option("--modtager", type=click.Choice([str(m) for m in Modtager]), default="borger")
@dato_valg
@json_valg
@_dansk_fejl
def impact(  # noqa: PLR0913 - the contract's options
    kommune: str,
    a: str,
    b: str,
    modtager: str,
    dato: date | None,
    som_json: bool,  # noqa: FBT001 - a flag of click's
) -> None:
    """Compare two variants; a difference gives exit status 1."""
    with _lager_med(kommune).til_laesning().aaben(kommune) as database:
        en, anden = (load_grundlag(database, slug, dato) for slug in (a, b))
        maalt = maal_indvirkning(database, en, anden, Modtager(modtager))
        note = opdigtet_note(database)
    svar = som_data(kommune, maalt)
    if som_json:
        click.echo(json.dumps(svar, ensure_ascii=False, indent=2))
    else:
        fortael_indvirkning(maalt, svar)
        if note:
            click.echo(note)
    forskel = any(svar[h][t] for h in ("sager", "ydelser") for t in ("changed", "shown", "hidden"))
    sys.exit(FANDT_NOGET if forskel else 0)


@main.command(help="Tag arkene med hjem i KOMBITs egne kolonner, eller en tom skabelon.")
@click.argument("kommune")
@click.argument("variant")
@click.option("--skabelon", is_flag=True, help="Skriv kun en tom skabelon til egne testdata.")
@click.option(
    "--mappe",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Mappen, filerne skrives i.",
)
@_dansk_fejl
def export(kommune: str, variant: str, skabelon: bool, mappe: Path) -> None:  # noqa: FBT001 - a flag of click's
    """Write the sheets of a variant, or the template."""
    mappe.mkdir(parents=True, exist_ok=True)
    with _lager_med(kommune).til_laesning().aaben(kommune) as database:
        grundlag = load_grundlag(database, variant)
        mangler: dict[Path, tuple[str, ...]]
        if skabelon:
            mangler = dict.fromkeys(skriv_skabelon(mappe), ())
        else:
            filer = eksporter_ark(database, grundlag, mappe)
            mangler = {sti: fil.udeladt for sti, fil in filer.items()}
    for sti, udeladt in mangler.items():
        if udeladt:
            hvad = "; ".join(udeladt)
            click.echo(f"{sti.name} har ikke alt fra jeres eget ark med: {hvad}.", err=True)
        click.echo(str(sti))
