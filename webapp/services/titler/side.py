"""`/<kommune>/<variant>/sapavalg/titler/`: Prædefinerede titler, and what another list does."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.domain.variant.notattitler import (
    MAKS_TITEL,
    MAKS_TITLER,
    laes_titler,
    skriv_titler,
    titelfejl,
    titelforskelle,
)
from webapp.services.aendring.gemning import gem
from webapp.services.aendring.stand import Stand, load_stand
from webapp.services.aendring.vist import maerke
from webapp.services.grundlag import Grundlag

MAKS_TEKST = 300
MAKS_FEJL = 10


@dataclass(frozen=True, kw_only=True)
class Titelside:
    """The page. `skrevet` is what stands in the field, `titler` what it would be kept as.

    `er_udkast`: what was typed is shown with what it would do: `virkning`, empty where it is kept
    already. `fejl`: what is wrong with it; then nothing is said of an effect. `er_skjult`: digits
    of it that can be a CPR number are masked.
    """

    variantnavn: str
    stand: Stand
    skrevet: str
    titler: tuple[str, ...]
    er_udkast: bool
    virkning: tuple[str, ...]
    fejl: tuple[str, ...]
    er_skjult: bool
    maks_titel: int = MAKS_TITEL
    maks_titler: int = MAKS_TITLER

    @property
    def maerke(self) -> str:
        """The mark of what the effect is shown of."""
        return maerke(self.titler)

    @property
    def vist_fejl(self) -> tuple[str, ...]:
        """The first faults, and how many more there are."""
        flere = len(self.fejl) - MAKS_FEJL
        return (*self.fejl[:MAKS_FEJL], *([f"Og {flere} fejl til."] if flere > 0 else []))


def titelside(
    database: Database, grundlag: Grundlag, skrevet: str | None = None, siden: int | None = None
) -> Titelside:
    """The page; `skrevet`: what was typed from version `siden`, None for what is saved."""
    gemte = grundlag.variant.notattitler
    tekst = skriv_titler(gemte) if skrevet is None else skrevet
    fejl = titelfejl(skrevet or "")
    titler = gemte if fejl else laes_titler(tekst)
    return Titelside(
        variantnavn=grundlag.variant.navn,
        stand=load_stand(database, grundlag, siden),
        skrevet=masker_cpr(tekst),
        titler=titler,
        er_udkast=skrevet is not None and not fejl,
        virkning=tuple(titelforskelle(gemte, titler)),
        fejl=fejl,
        er_skjult=masker_cpr(tekst) != tekst,
    )


def gem_titler(database: Database, grundlag: Grundlag, skrevet: str, version: int) -> bool:
    """Save the titles of a text without faults; False where they are the variant's already.

    VersionError as ever.
    """
    foer, efter = grundlag.variant, laes_titler(skrevet)
    ord_ = "; ".join(titelforskelle(foer.notattitler, efter))
    tekst = f"Prædefinerede titler, {ord_}"[:MAKS_TEKST]
    return gem(database, foer, replace(foer, notattitler=efter), version, tekst)
