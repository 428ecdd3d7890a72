"""What registers beside the index know of a person: CPR's history, STIL's ties, and a ceiling.

Nothing of it passes a mapping: SAPA asks other services for it, and a kommune's choices change
only whether a view has the element.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Boende:
    """Where somebody lived before: `fra` the day she moved in, `til` the day she moved on."""

    person: str
    adresse: str
    fra: date
    til: date | None = None
    kommune: str = ""
    bemaerkning: str = ""


class Oplysningsart(StrEnum):
    """What of Persondetaljer has a history (A1:273)."""

    STATSBORGERSKAB = "Statsborgerskab"
    CIVILSTAND = "Civilstand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Oplysning:
    """What a person has been from a day on."""

    person: str
    art: Oplysningsart
    vaerdi: str
    fra: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """A person's tie to a school or a day care, with the ten fields that STIL names."""

    person: str
    navn: str
    art: str = ""
    klassetrin: str = ""
    adresse: str = ""
    postnummer: str = ""
    bynavn: str = ""
    telefon: str = ""
    mail: str = ""
    hjemmeside: str = ""
    kommune: str = ""
    region: str = ""
    nummer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loft:
    """Kontanthjælpsloftet of a person as somebody typed it: an example, never worked out here.

    Amounts in øre; None where nothing was typed.
    """

    person: str
    sats: str
    dato: date
    loft: int | None = None
    ydelser: int | None = None
    saerlig_stoette: int | None = None
    boligstoette: int | None = None
    nedsaettelse: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registre:
    """All that registers know of the kommune's persons, in the order of the sheets."""

    boende: tuple[Boende, ...] = ()
    oplysninger: tuple[Oplysning, ...] = ()
    institutioner: tuple[Institution, ...] = ()
    lofter: tuple[Loft, ...] = ()
