"""What the commands print for people; scripts ask for JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

import click

from webapp.domain.vaerdier.dansk import boej
from webapp.domain.vaerdier.fund import Fund
from webapp.services.indlaes.rapport import Rapport
from webapp.services.maalinger.indvirkning import Indvirkning
from webapp.services.sammenlign.sammenlign import linje_af_vaerdi


def fortael_fund(fund: tuple[Fund, ...], *, som_json: bool) -> None:
    """The findings of an import, a line each."""
    if som_json:
        raekker = [{felt: str(getattr(et, felt)) for felt in Fund.__slots__} for et in fund]
        click.echo(json.dumps(raekker, ensure_ascii=False, indent=2))
        return
    for linje, gange in Counter(map(_fundlinje, fund)).items():
        click.echo(linje if gange == 1 else f"{linje} ({gange} gange)")


def _fundlinje(et: Fund) -> str:
    sted = ", ".join(filter(None, (et.fil, et.ark, et.celle)))
    vaerdi = f"»{et.vaerdi}«" if et.vaerdi else ""
    hvor = " ".join(filter(None, (f"{sted}:" if sted else "", vaerdi)))
    return " ".join(filter(None, (f"{et.alvor}:", hvor, et.tekst, et.ventet)))


def fortael_filer(rapport: Rapport) -> None:
    """What each file was read as, how many objects it gave, and what goes."""
    for fil in rapport.filer:
        erstatter = " (erstatter den, der er indlæst)" if fil.erstatter else ""
        click.echo(f"{fil.navn}{erstatter}: {'; '.join(fil.genkendt) or 'ikke læst'}")
        for linje in fil.antal:
            click.echo(f"  {linje}")
    for t in rapport.taellinger:
        if t.gaar:
            hvilke = f": {t.forsvinder}" if t.forsvinder else ""
            click.echo(f"{t.hvad}: {t.nu} før, {t.efter} nu. {t.gaar} forsvinder{hvilke}")


def fortael_dom(hvem: str, dom: Mapping[str, Any]) -> None:
    """One audience's verdict, and what hides or warns."""
    click.echo(f"{hvem}: {'vises' if dom['visible'] else 'skjules'}")
    for finding in dom["findings"]:
        if finding["effect"] in {"hides", "warns"}:
            kilde = "KOMBIT" if finding["sourced"] else "vi antager"
            click.echo(f"  {finding['code']} ({kilde}): {finding['tekst']}")


def fortael_indvirkning(maalt: Indvirkning, svar: Mapping[str, Any]) -> None:
    """What differs between two variants; `svar` is the same as data."""
    altid = {"sager", "ydelser", "borgere"}
    for hvad in ("sager", "ydelser", "udbetalinger", "aftaler", "betalinger", "borgere"):
        tal = svar[hvad]
        if not tal["total"] and hvad not in altid:
            continue
        click.echo(
            f"{hvad}: {tal['total']} i alt, {tal['changed']} ændret, "
            f"{tal['shown']} kommer til, {tal['hidden']} forsvinder"
        )
    for aendring in maalt.aendringer:
        fra, til = (
            linje_af_vaerdi(aendring.fra, aendring.om_fra),
            linje_af_vaerdi(aendring.til, aendring.om_til),
        )
        click.echo(f"{aendring.sager:5} {boej(aendring.sager, 'sag  ', 'sager')}  {fra} -> {til}")
