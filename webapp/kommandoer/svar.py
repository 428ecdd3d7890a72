"""What the commands print for people; scripts ask for JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import click

from webapp.domain.vaerdier.fund import Fund
from webapp.services.maalinger.indvirkning import Indvirkning
from webapp.services.sammenlign.sammenlign import linje_af_vaerdi


def fortael_fund(fund: tuple[Fund, ...], *, som_json: bool) -> None:
    """The findings of an import, a line each."""
    if som_json:
        raekker = [{felt: str(getattr(et, felt)) for felt in Fund.__slots__} for et in fund]
        click.echo(json.dumps(raekker, ensure_ascii=False, indent=2))
        return
    for et in fund:
        sted = ", ".join(filter(None, (et.fil, et.ark, et.celle)))
        hvor = f"{sted}: »{et.vaerdi}« " if sted else ""
        click.echo(f"{et.alvor}: {hvor}{et.tekst} {et.ventet}")


def fortael_dom(hvem: str, dom: Mapping[str, Any]) -> None:
    """One audience's verdict, and what hides or warns."""
    click.echo(f"{hvem}: {'vises' if dom['visible'] else 'skjules'}")
    for finding in dom["findings"]:
        if finding["effect"] in {"hides", "warns"}:
            kilde = "KOMBIT" if finding["sourced"] else "vi antager"
            click.echo(f"  {finding['code']} ({kilde}): {finding['tekst']}")


def fortael_indvirkning(maalt: Indvirkning, svar: Mapping[str, Any]) -> None:
    """What differs between two variants; `svar` is the same as data."""
    for hvad in ("sager", "ydelser", "borgere"):
        tal = svar[hvad]
        click.echo(
            f"{hvad}: {tal['total']} i alt, {tal['changed']} ændret, "
            f"{tal['shown']} kommer til, {tal['hidden']} forsvinder"
        )
    for aendring in maalt.aendringer:
        fra, til = linje_af_vaerdi(aendring.fra), linje_af_vaerdi(aendring.til)
        click.echo(f"{aendring.sager:5} sager  {fra} -> {til}")
