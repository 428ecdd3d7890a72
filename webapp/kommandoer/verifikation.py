"""`forhaandsblik verify`: where a testplan stands, for people, scripts and build systems."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import click
from flask import Flask

from webapp.app import create_app
from webapp.config import load_config
from webapp.domain.verifikation.domme import Stand
from webapp.kommandoer.dansk import DanskKommando
from webapp.kommandoer.faelles import FANDT_NOGET, dansk_fejl, json_valg, lager_med
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.verifikation.rapport import rapport_som_data
from webapp.services.verifikation.status import find_status
from webapp.store.verifikation.testplan import find_testplan
from webapp.web.testside import sidelaeser

INGEN_PLAN = "{variant} har ingen testplan. Lav en på siden /{kommune}/verifikation/{variant}/."


@click.command(cls=DanskKommando, help="Se, om testplanen er godkendt og stadig gælder.")
@click.argument("kommune")
@click.argument("variant")
@click.option(
    "--junit",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Skriv også resultatet som JUnit-XML i denne fil, til et byggesystem.",
)
@json_valg
@dansk_fejl
def verify(kommune: str, variant: str, junit: Path | None, som_json: bool) -> None:  # noqa: FBT001 - a flag of click's
    """Read every judged page anew; what is open, fallen or refused gives exit status 1."""
    lageret = lager_med(kommune)
    app = create_app(load_config())
    klar = verificer(app, lageret.til_laesning(), (kommune, variant), junit, som_json=som_json)
    sys.exit(0 if klar else FANDT_NOGET)


def verificer(
    app: Flask, lager: Kommunelager, hvad: tuple[str, str], junit: Path | None, *, som_json: bool
) -> bool:
    """Print the result, and write it for a build system; True if all is approved and stands.

    `hvad`: kommune and variant; FindesIkkeError where one of them is not there.
    """
    kommune, variant = hvad
    with lager.aaben(kommune) as database, app.app_context():
        plan = find_testplan(database, variant)
        grundlag = load_grundlag(database, variant, plan.dato if plan else None)
        status = find_status(database, grundlag, sidelaeser(database, grundlag))
        if status is None:
            tekst = INGEN_PLAN.format(kommune=kommune, variant=variant)
            data: dict[str, Any] = {"kommune": kommune, "variant": variant, "fejl": tekst}
            sider = [{"titel": "Testplan", "stand": str(Stand.AABEN), "aendret": [], "domme": []}]
        else:
            data = rapport_som_data(database, grundlag, status, datetime.now(UTC))
            tekst, sider = data["resultat"]["tekst"], data["sider"]
    if junit:
        junit.write_text(_junit(f"{kommune}/{variant}", sider), encoding="utf-8")
    if som_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo(tekst)
        for linje in _linjer(sider, data):
            click.echo(f"  {linje}")
    return status is not None and status.er_faerdig


def _linjer(sider: list[dict[str, Any]], data: dict[str, Any]) -> list[str]:
    linjer = [_linje(side) for side in sider if not _er_godkendt(side) and "nr" in side]
    mangler = [f"Mangler i testplanen: {side['titel']}" for side in data.get(_NYE, ())]
    return linjer + mangler


_NYE = "mangler_i_testplanen"


def _linje(side: dict[str, Any]) -> str:
    navn = f"{side['nr']}. {side['titel']}, {side['borger']}"
    return f"{side['stand']}: {navn}" + "".join(f"; {tekst}" for tekst in side["aendret"])


def _er_godkendt(side: dict[str, Any]) -> bool:
    return Stand(side["stand"]).er_godkendt


def _junit(navn: str, sider: list[dict[str, Any]]) -> str:
    """JUnit XML: a page is a test case; what is not approved has failed."""
    faldne = sum(not _er_godkendt(side) for side in sider)
    cases = "".join(map(_testcase, sider))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites tests="{len(sider)}" failures="{faldne}">\n'
        f'<testsuite name={quoteattr(navn)} tests="{len(sider)}" failures="{faldne}">\n'
        f"{cases}</testsuite>\n</testsuites>\n"
    )


def _testcase(side: dict[str, Any]) -> str:
    navn = quoteattr(f"{side.get('nr', 0)}. {side['titel']}")
    klasse = quoteattr(side.get("side", "testplan"))
    if _er_godkendt(side):
        return f"<testcase name={navn} classname={klasse}/>\n"
    sagt = [f"{dom['navn']}: {dom['bemaerkning']}" for dom in side["domme"] if dom["bemaerkning"]]
    tekst = escape("\n".join([*side["aendret"], *sagt]))
    fejl = f"<failure message={quoteattr(side['stand'])}>{tekst}</failure>"
    return f"<testcase name={navn} classname={klasse}>{fejl}</testcase>\n"
