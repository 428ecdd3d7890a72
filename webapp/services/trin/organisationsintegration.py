"""Whether a municipality has an active organisationsintegration: a choice of the variant (A0:511).

KOMBIT drew the ten trin for those who have none. With one, trin 6 and 7 are its work (inferred).
"""

from __future__ import annotations

from dataclasses import replace

from sqlite_utils import Database

from webapp.domain.variant.variant import Variant
from webapp.services.aendring.gemning import gem


def gem_integration(database: Database, variant: Variant, version: int, *, aktiv: bool) -> None:
    """Save the choice; VersionError where the variant is no longer the one of `version`."""
    antagelser = replace(variant.antagelser, organisationsintegration=aktiv)
    tekst = f"Organisationsintegrationen er {'aktiv' if aktiv else 'ikke aktiv'}"
    gem(database, variant, replace(variant, antagelser=antagelser), version, tekst)
