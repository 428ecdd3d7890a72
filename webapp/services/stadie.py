"""What the pages say of how far a variant is: a plan, a course, or what is delivered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from webapp.domain.vaerdier.dage import flyt
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.variant.stadie import Stadie, foerste_viste_dag, stadie
from webapp.domain.variant.variant import Trin, Variant
from webapp.services.grundlag import FREMAD, Grundlag


@dataclass(frozen=True, slots=True)
class Stadienote:
    """A line of the preview bar. `til`: the day that a link leads to, None where none does.

    `kort`: the few words that are enough, empty where they are not.
    """

    tekst: str
    til: date | None = None
    kort: str = ""


def stadienote(grundlag: Grundlag, navn: str = "") -> Stadienote | None:
    """What is to be known of the variant on the day; None for a course that is under way.

    `navn`: what the variant is called where the page shows two.
    """
    variant, hvem = grundlag.variant, f"{navn}: " if navn else ""
    match stadie(variant, grundlag.dato):
        case Stadie.FORLOEB:
            return None
        case Stadie.PLAN:
            return Stadienote(
                f"{hvem}En plan. Siderne vises, som om alle trin er udført i den rigtige "
                "rækkefølge. Intet er sendt.",
                kort="En plan",
            )
        case Stadie.LEVERET:
            tekst = f"{hvem}Kun det leverede. Intet kommer gennem eksporten."
            return Stadienote(tekst, kort="Kun det leverede")
        case Stadie.FORUD:
            frem = foerste_viste_dag(variant)
            sidste = flyt(grundlag.opslag.kommune.dato, FREMAD)
            return Stadienote(
                f"{hvem}Et forløb, der ikke er begyndt: 'Eksporter sager' (trin 8) er sat til "
                f"{dag(variant.trin[Trin.EKSPORTER_SAGER])}. Intet er sendt før.",
                frem if frem and frem <= sidste else None,
            )


def stadieord(variant: Variant, dato: date) -> tuple[str, str]:
    """How far the variant is in a few words, and the kind of badge that they stand in."""
    match stadie(variant, dato):
        case Stadie.PLAN:
            return "Plan", "info"
        case Stadie.LEVERET:
            return "Kun det leverede", ""
        case Stadie.FORUD:
            return f"Forløb: sendes fra {dag(variant.trin[Trin.EKSPORTER_SAGER])}", "info"
        case Stadie.FORLOEB:
            return f"Forløb: sendt siden {dag(variant.trin[Trin.EKSPORTER_SAGER])}", "success"
