"""Statuses as three audiences name them: one table to edit (domain.md §3C).

KOMBIT does not document the translation of Opstaaet and Oplyst; the other two are the same word.
Afvist has no source in the index and is never shown for kommunal data (inferred).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from webapp.domain.fagsystem import BevilgetYdelse, Fremdrift


@dataclass(frozen=True, slots=True)
class Statusord:
    """SAPA's »Tværfaglig status«, Mit Overblik's »Status«, and whether that is sourced."""

    sapa: str
    mit_overblik: str
    sourced: bool


STATUS: Mapping[Fremdrift, Statusord] = {
    Fremdrift.OPSTAAET: Statusord("Opstået", "Oprettet", sourced=False),
    Fremdrift.OPLYST: Statusord("Oplyst", "Behandles", sourced=False),
    Fremdrift.AFGJORT: Statusord("Afgjort", "Afgjort", sourced=False),
    Fremdrift.AFSLUTTET: Statusord("Afsluttet", "Afsluttet", sourced=False),
}


def er_aktiv(ydelse: BevilgetYdelse, dato: date) -> bool:
    """Aktiv as long as it has not ended; the index holds no status of its own (§3D, inferred)."""
    return ydelse.til is None or dato < ydelse.til


def ydelsesstatus_borger(ydelse: BevilgetYdelse, dato: date) -> str:
    """»Aktiv« or »Afsluttet«, as the slide has it (A0:385)."""
    return "Aktiv" if er_aktiv(ydelse, dato) else "Afsluttet"


def ydelsesstatus_sapa(ydelse: BevilgetYdelse, dato: date) -> str:
    """»Aktiv« or »Ikke aktiv« (A1:300)."""
    return "Aktiv" if er_aktiv(ydelse, dato) else "Ikke aktiv"
