"""Borgerblikket: does a ydelse that is money stand on any page? (screens.md §2.2)."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.domain.vaerdier.dansk import antal
from webapp.domain.vaerdier.fund import Rettes
from webapp.domain.variant.variant import Antagelser
from webapp.domain.visning.regel import Grundregel, Udfald, opfyldt, skjuler
from webapp.domain.visning.verdict import Station


@dataclass(frozen=True, slots=True, order=True)
class Betalingsslags:
    """What of a payment a variant's switches look at: it is planned; somebody else gets it."""

    plan: bool
    til_anden: bool

    def vises(self, antagelser: Antagelser) -> bool:
        """True if the switches show payments of the kind."""
        return (antagelser.vis_planlagte_udbetalinger or not self.plan) and (
            antagelser.vis_udbetalinger_til_andre or not self.til_anden
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Oekonomiforhold:
    """How many payments there are of a ydelse, and how many of them name it on the page."""

    ialt: int
    viste: int


def _ses_i_udbetaling(forhold: Oekonomiforhold) -> Udfald:
    if forhold.viste:
        gange = antal(forhold.viste, "udbetaling", "udbetalinger")
        return opfyldt(f"Ydelsen står i {gange} under Økonomiske ydelser.")
    if not forhold.ialt:
        return skjuler(
            "Der er ingen udbetaling af den i data, og Økonomiske ydelser viser kun udbetalinger. "
            "Den står derfor ikke på nogen side."
        )
    hvilke = (
        "den ene udbetaling af den vises ikke"
        if forhold.ialt == 1
        else f"ingen af dens {forhold.ialt} udbetalinger vises"
    )
    return skjuler(
        f"Økonomiske ydelser viser kun udbetalinger, og {hvilke}. Den står derfor ikke på nogen "
        "side."
    )


# Asked only of a ydelse that no other rule hides: it is of the page, not of the index.
OEKONOMISK: tuple[Grundregel[Oekonomiforhold], ...] = (
    Grundregel(
        code="BORGERBLIK_UDBETALING",
        saetning="En økonomisk ydelse ses kun gennem sine udbetalinger",
        kilde="siden Økonomiske ydelser (A0:257-289) viser udbetalinger; en ydelse uden er ikke "
        "beskrevet",
        sourced=False,
        station=Station.BORGERBLIK,
        rettes=Rettes.FAGSYSTEM,
        tjek=_ses_i_udbetaling,
    ),
)
