"""Changes to FK Organisation in a variant's TOML, held against the units that are loaded."""

from __future__ import annotations

from collections.abc import Iterable

from webapp.domain.fagsystem import Kildested
from webapp.domain.organisation.organisation import FkOrganisation
from webapp.domain.organisation.reorganisation import find_fejl
from webapp.importers.rapport import Fundliste, Problem
from webapp.importers.variantfil.variantfil import Variantfil


def meld_fejl(
    varianter: Iterable[Variantfil], organisation: FkOrganisation | None, fund: Fundliste
) -> None:
    """Report each change that does nothing; it stays in the variant, where it can be mended."""
    if organisation is None:
        return
    for variant in varianter:
        for aendring, fejl in find_fejl(organisation, variant.reorganisation):
            hvad, _, raad = str(fejl).partition(". ")
            kode = f"REORGANISATION_{fejl.name}"
            problem = Problem(kode, f"{hvad}.", raad)
            fund.meld(problem, aendring.sted or Kildested(""), aendring.til or str(aendring.enhed))
