"""KOMBIT's four EOJ solutions (A2, »løsningsskitser«), as far as they change what is filed.

A: a sag may be Afsluttet at the decision. B: a ydelse at level 2. D: a broad KLE number. Solution
C, a bevilling without its sag, is `Antagelser.bevilling_har_relation_til_sag`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from webapp.domain.fagsystem import Fremdrift, LokalYdelse, Sagsudgave
from webapp.domain.klassifikation.kle import KleEmne


class Afslutning(StrEnum):
    """Solution A: what the EOJ system means by Afsluttet."""

    LEVERET = "leveret"
    AFGJORT = "afgjort"


class Detaljegrad(StrEnum):
    """Solution B: how much of a ydelse is transferred."""

    FULD = "fuld"
    NIVEAU_2 = "niveau-2"


class Klebredde(StrEnum):
    """Solution D: the sagstype's own number, or its group's catch-all."""

    PRAECIS = "praecis"
    BRED = "bred"


class Miljoe(StrEnum):
    """Which SAPA is looked at: production, or the prototype / external test (K39)."""

    PRODUKTION = "produktion"
    EKSTERN_TEST = "ekstern-test"


def afslut_ved_afgoerelsen(udgaver: Iterable[Sagsudgave]) -> tuple[Sagsudgave, ...]:
    """The udgaver as filed under solution A: Afgjort is sent as Afsluttet."""
    return tuple(
        udgave._replace(fremdrift=Fremdrift.AFSLUTTET)
        if udgave.fremdrift is Fremdrift.AFGJORT
        else udgave
        for udgave in udgaver
    )


def niveau_2_navn(lokal: LokalYdelse, ydelsestype: str) -> str:
    """A ydelse's name at level 2: its fælleskommunal type, else its name in Cura's catalogue.

    What Cura maps by itself (FSIII, FFB) is named by the catalogue, whose names are level 2; what
    is not mapped has no level 2 and keeps the catalogue's name (both inferred).
    """
    return lokal.navn if lokal.automatisk or not ydelsestype else ydelsestype


def bred_kle(kle: KleEmne) -> KleEmne:
    """`27.36.04` in, `27.36.00` out: the group's catch-all, still six digits (A0, KLE)."""
    return KleEmne(f"{kle.gruppe}.00")
