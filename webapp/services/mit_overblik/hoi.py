"""HOI for the citizen, planned by KOMBIT in 2022 and seen nowhere (A4:1264-1326): two overviews.

Their names are KOMBIT's. What they hold is inferred: her sager of the four areas, and what she is
granted in them, in order of the first day. What is hidden from her elsewhere is hidden here too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import Objekt
from webapp.services.mit_overblik.objekter import sagsraekke, ydelsesobjekt
from webapp.services.mit_overblik.udsnit import Borgerudsnit

SAGSOVERBLIK = "Sagsoverblik for borgere"
INDSATSOVERBLIK = "Kronologisk indsatsoverblik for borgere"
# The areas by their hovedgruppe of KLE (screens.md §7.1).
OMRAADER: Mapping[str, str] = {
    "15": "Beskæftigelse",
    "27": "Social",
    "29": "Sundhed",
    "32": "Ydelser",
}
SKAL_VAERE_OVER = 25
NOTE = (
    "Planlagt af KOMBIT i 2022, ikke set: kun de to overskrifter er KOMBITs. Siden vises, som om "
    "samtykket er registreret; uden det samles intet."
)


@dataclass(frozen=True, slots=True)
class Indsats:
    """Something that she is granted; `har_side`: it has a page of its own on Mit Overblik."""

    ydelse: Objekt
    har_side: bool


@dataclass(frozen=True, slots=True)
class HoiSide:
    """The two overviews. Rows have sag.* or ydelse.*, and hoi.*."""

    sager: tuple[Objekt, ...]
    indsatser: tuple[Indsats, ...]


def hoi_side(udsnit: Borgerudsnit) -> HoiSide:
    """What there is of one citizen in the four areas."""
    sager = sorted(filter(_omraade, udsnit.sager), key=lambda b: list(OMRAADER).index(_nummer(b)))
    ydelser = [b for b in udsnit.alle if b.forhold.er_ydelse and _omraade(b) and udsnit.ses(b)]
    ydelser.sort(key=lambda b: (b.ydelse.fra, b.slug))
    return HoiSide(
        tuple(_med_omraade(sagsraekke(b), b) for b in sager),
        tuple(
            Indsats(_med_omraade(ydelsesobjekt(b), b), not b.forhold.oekonomisk) for b in ydelser
        ),
    )


def hoi_note(udsnit: Borgerudsnit) -> str:
    """What the preview bar says of the page, and of whether she is in the target group."""
    if udsnit.person.cpr.alder(udsnit.grundlag.dato) > SKAL_VAERE_OVER:
        return NOTE
    return f"{NOTE} Skal-målgruppen er borgere over {SKAL_VAERE_OVER} år; det er borgeren ikke."


def _nummer(bedoemt: Bedoemt) -> str:
    kle = bedoemt.forhold.kle
    return kle.hovedgruppe if kle else ""


def _omraade(bedoemt: Bedoemt) -> str:
    return OMRAADER.get(_nummer(bedoemt), "")


def _med_omraade(raekke: Objekt, bedoemt: Bedoemt) -> Objekt:
    kontakt = bedoemt.kontakt
    dele = (kontakt.navn or kontakt.kommune, kontakt.telefon_i_par)
    felter = {"hoi.omraade": _omraade(bedoemt), "hoi.kontakt": ", ".join(filter(None, dele))}
    return replace(raekke, felter={**raekke.felter, **felter})
