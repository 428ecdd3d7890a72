"""How many of each kind a citizen sees, and how many not: told alike by Hvorfor and the finder."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum

from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.mit_overblik.andet import AndetObjekt
from webapp.services.mit_overblik.udsnit import Borgerudsnit


class Slags(Enum):
    """What there is of a citizen, with the word for one and for several, in the order told."""

    SAG = ("sag", "sager")
    YDELSE = ("ydelse", "ydelser")
    AFTALE = ("aftale eller frist", "aftaler og frister")
    BETALING = ("betaling", "betalinger")
    UDBETALING = ("udbetaling", "udbetalinger")
    OEKONOMISK = ("økonomisk ydelse", "økonomiske ydelser")

    def antal(self, tal: int) -> str:
        """`2 sager`."""
        return antal(tal, *self.value)


@dataclass(frozen=True, slots=True)
class Optalt:
    """One kind: how many of it the citizen sees, and how many are hidden."""

    slags: Slags
    vist: int
    skjult: int


def tael(udsnit: Borgerudsnit) -> tuple[Optalt, ...]:
    """Of each kind that there is any of."""
    sager = udsnit.alle_sager
    ydelser = udsnit.alle[len(sager) :]
    penge, andre = list[Bedoemt](), list[Bedoemt]()
    for ydelse in ydelser:
        (penge if ydelse.forhold.oekonomisk else andre).append(ydelse)
    resten: list[Bedoemt | AndetObjekt] = [*penge, *udsnit.andet]
    tal = Counter((find_slags(en), udsnit.ses(en)) for en in resten)
    # There may be hundreds of them: what is no money is on a page of hers if no rule hides it.
    for slags, alle in ((Slags.SAG, sager), (Slags.YDELSE, andre)):
        vist = sum(en.ses_af_borger for en in alle)
        tal[slags, True], tal[slags, False] = vist, len(alle) - vist
    return tuple(
        Optalt(slags, tal[slags, True], tal[slags, False])
        for slags in Slags
        if tal[slags, True] or tal[slags, False]
    )


def find_slags(en: Bedoemt | AndetObjekt) -> Slags:
    """Which kind an object is; a ydelse that is money has no page of its own."""
    if isinstance(en, AndetObjekt):
        return Slags[en.art.upper()]
    if not en.forhold.er_ydelse:
        return Slags.SAG
    return Slags.OEKONOMISK if en.forhold.oekonomisk else Slags.YDELSE


def i_ord(optalt: tuple[Optalt, ...]) -> tuple[str, str]:
    """`11 sager og 2 ydelser` that are seen, and the same of what is hidden; empty where none."""
    vist = opremsning([en.slags.antal(en.vist) for en in optalt if en.vist])
    return vist, opremsning([en.slags.antal(en.skjult) for en in optalt if en.skjult])
