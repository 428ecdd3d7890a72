"""What the jobcenter's systems could not deliver to the indexes on 1 September 2020 (A3:180-182).

Fasit and Momentum are the only systems of which KOMBIT's slides say what is missing. Chosen on
Antagelser, so that the pages show what a citizen would then not see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

HOVEDGRUPPE = "15"


class Jobcentersystem(StrEnum):
    """The product that delivers the kommune's sager under KLE 15, if it is to be reckoned with."""

    UVALGT = "uvalgt"
    FASIT = "fasit"
    MOMENTUM = "momentum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Systemgraense:
    """What one of them does not deliver, and where it is said. `ellers`: what no page can show."""

    navn: str
    kilde: str
    uden_passive: bool = False
    uden_notater: bool = False
    uden_dokumenter: bool = False
    ellers: str


GRAENSER: Mapping[Jobcentersystem, Systemgraense] = {
    Jobcentersystem.FASIT: Systemgraense(
        navn="Fasit",
        kilde="A3:181",
        uden_notater=True,
        uden_dokumenter=True,
        ellers="Enhedens UUID og sagstypens KLE-nummer skrives i hånden i Fasit, så de kan være "
        "forkerte.",
    ),
    Jobcentersystem.MOMENTUM: Systemgraense(
        navn="Momentum",
        kilde="A3:182",
        uden_passive=True,
        uden_dokumenter=True,
        ellers="Momentum sender én fast enhed for hele beskæftigelsesområdet: i drift har alle "
        "sagerne den samme kontakt, når den hentes i FK Organisation.",
    ),
}
