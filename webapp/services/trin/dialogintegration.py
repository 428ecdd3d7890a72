"""*Link til sag* to Cura: a choice of trin B, and which sager get the link by it (A0:1836, K39).

That a sag without a dialogintegration has no link at all is inferred.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.variant.roller import Sapaelement
from webapp.domain.variant.variant import Variant
from webapp.services.aendring.gemning import gem
from webapp.services.grundlag import Grundlag, byg_grundlag, kendt_for
from webapp.services.maalinger.roller import maal_roller
from webapp.services.maalinger.trin import slutdato


@dataclass(frozen=True, slots=True)
class Linkvirkning:
    """A role, and how many sager of Cura it has the link on, or would have."""

    rolle: str
    sager: int


def linkvirkning(database: Database, grundlag: Grundlag) -> tuple[Linkvirkning, ...]:
    """The roles that can open a sag, with Cura's sager that they see when all dates are met."""

    def maal() -> tuple[Linkvirkning, ...]:
        variant = grundlag.variant
        slut = byg_grundlag(grundlag.opslag, variant, slutdato(grundlag.dato, variant))
        tal = maal_roller(database, slut, variant)
        return tuple(
            Linkvirkning(
                rolle.navn,
                sum(n for art, n in tal[rolle.slug].items() if art.slags == "sag" and art.fra_cura),
            )
            for rolle in variant.roller
            if Sapaelement.SAGSDETALJER in rolle.elementer
        )

    return kendt_for(database, grundlag, "linkvirkning", maal)


def gem_dialogintegration(
    database: Database, variant: Variant, version: int, *, aktiv: bool
) -> None:
    """Save the choice; VersionError where the variant is no longer the one of `version`."""
    antagelser = replace(variant.antagelser, dialogintegration=aktiv)
    tekst = f"SAPA har {'' if aktiv else 'ingen '}dialogintegration til Cura (Link til sag)"
    gem(database, variant, replace(variant, antagelser=antagelser), version, tekst)
