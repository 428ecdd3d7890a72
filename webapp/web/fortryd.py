"""*Fortryd* on the pages that change a variant: its newest change is taken back."""

from __future__ import annotations

from flask import redirect, request
from flask.typing import ResponseReturnValue

from webapp.services.aendring.felter import laes_tal
from webapp.store.aendringer import VersionError, fortryd
from webapp.web.adresse import link
from webapp.web.ramme import variantsted


def tag_nyeste_tilbage(
    kommune: str, variant: str, *sti: str, enhed: str | None = None
) -> ResponseReturnValue:
    """Back to the page at `sti`; where another change came between, it tells which.

    `enhed`: the row that stays chosen.
    """
    version = laes_tal(request.form.get("version")) or 0
    with variantsted(kommune, variant) as (database, _):
        try:
            fortryd(database, variant, version)
        except VersionError:
            return redirect(link(kommune, variant, *sti, siden=version), 303)
    return redirect(link(kommune, variant, *sti, enhed=enhed, gemt="fortrudt"), 303)
