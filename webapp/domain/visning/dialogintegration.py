"""*Link til sag*: whether SAPA can open a sag in the fagsystem that it is in (A0:1836, K39)."""

from __future__ import annotations

from webapp.domain.fagsystem import Fagsystem
from webapp.domain.variant.variant import Antagelser


def har_link_til_sag(system: Fagsystem, antagelser: Antagelser) -> bool:
    """True for Cura as trin B's choice says, for another fagsystem as its own row does."""
    return antagelser.dialogintegration if system.via_eksport else system.dialogintegration
