"""`forhaandsblik check`: Kontrol on the command line, and the guide's page."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date

import click

from webapp.kommandoer.dansk import DanskKommando
from webapp.kommandoer.faelles import FANDT_NOGET, dansk_fejl, dato_valg, json_valg, lager_med
from webapp.services.grundlag import load_grundlag, variantnavne
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.kontrol.kontrol import Kontrolsvar, kontroller_variant
from webapp.services.kontrol.kontrol_json import kontrol_som_data
from webapp.services.kontrol.side import filsted
from webapp.services.opdigtet import maerke_opdigtet, opdigtet_note


@click.command(
    cls=DanskKommando, help="Find fejl i valgene, og hvad de gør. Uden variant: alle varianter."
)
@click.argument("kommune")
@click.argument("variant", required=False)
@dato_valg
@json_valg
@dansk_fejl
def check(kommune: str, variant: str | None, dato: date | None, som_json: bool) -> None:  # noqa: FBT001 - a flag of click's
    """Kontrol; anything to mend or answer gives exit status 1."""
    fandt = tjek_kommune(
        lager_med(kommune).til_laesning(), kommune, variant, dato, som_json=som_json
    )
    sys.exit(FANDT_NOGET if fandt else 0)


def tjek_kommune(
    lager: Kommunelager, kommune: str, variant: str | None, dato: date | None, *, som_json: bool
) -> bool:
    """Check one variant, or all of them; print what was found. True if there is something to do.

    Raises FindesIkkeError for an unknown kommune or variant.
    """
    with lager.aaben(kommune) as database:
        slugs = [variant] if variant else list(variantnavne(database))
        grundlag = {slug: load_grundlag(database, slug, dato) for slug in slugs}
        svar = {slug: kontroller_variant(database, et) for slug, et in grundlag.items()}
        note = opdigtet_note(database)
    if som_json:
        varianter = [kontrol_som_data(grundlag[slug], svar[slug]) for slug in slugs]
        ud = varianter[0] if variant else {"varianter": varianter}
        click.echo(
            json.dumps(
                {"kommune": kommune} | maerke_opdigtet(note) | ud, ensure_ascii=False, indent=2
            )
        )
    else:
        for slug in slugs:
            _fortael(slug, svar[slug], click.echo)
        if note:
            click.echo(note)
    return any(et.har_bemaerkninger for et in svar.values())


def _fortael(slug: str, svar: Kontrolsvar, sig: Callable[[str], None]) -> None:
    """One line a finding, the worst first."""
    linjer = [
        (
            fund.regel.alvor.value,
            f"{fund.traef.objekt}: {fund.traef.tekst}",
            fund.regel.kode,
            f"{fund.traef.virkning} {fund.raad}".strip(),
            str(fund.traef.sted or ""),
        )
        for fund in svar.fund
    ]
    linjer += [(str(et.alvor), et.tekst, et.kode, et.ventet, filsted(et)) for et in svar.importfund]
    raekkefoelge = ["fejl", "advarsel", "spørgsmål", "oplysning"]
    sig(f"{slug}: {len(linjer)} fund")
    for alvor, tekst, kode, mere, sted in sorted(linjer, key=lambda x: raekkefoelge.index(x[0])):
        sig(f"  {alvor}: {tekst} {mere} [{kode}{', ' + sted if sted else ''}]")
