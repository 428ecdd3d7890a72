"""The organisation sheet on the page, under the sheet's own headings (A0:1629)."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.domain.fagsystem import LokalEnhed
from webapp.domain.variant.mappingaendring import seneste
from webapp.domain.variant.variant import Enhedsmapning
from webapp.services.grundlag import Grundlag

KOLONNER = (
    "Enhedsnavn i Cura",
    "Sagsansvarlig",
    "Findes enheden i FK ORG",
    "Navn i FK ORG",
    "UUID",
    "Skal de mappes",
    "Bemærkninger",
)


@dataclass(frozen=True, slots=True)
class Arkraekke:
    """A unit as the sheet has it; the cells in the order of KOLONNER."""

    celler: tuple[str, ...]


def organisationsraekker(grundlag: Grundlag) -> tuple[Arkraekke, ...]:
    """Every unit of Cura as the sheet that is taken home says of it."""
    return tuple(_raekke(grundlag, enhed) for enhed in grundlag.opslag.lokale_enheder)


def _raekke(grundlag: Grundlag, enhed: LokalEnhed) -> Arkraekke:
    mapning = seneste(grundlag.variant.enhedsmapning, enhed.navn, _navn)
    fk = grundlag.opslag.organisation.find(mapning.fk_enhed if mapning else None)
    mappet = mapning is not None and mapning.fk_enhed is not None
    kendt = mapning.fk_navn if mapning else ""
    findes = "ja" if mappet or kendt else "nej"
    return Arkraekke(
        (
            enhed.navn,
            "ja" if enhed.sagsansvarlig else "nej",
            findes if enhed.sagsansvarlig or mappet else "",
            fk.navn if fk else kendt,
            str(mapning.fk_enhed) if mapning and mapning.fk_enhed else "",
            "ja" if mappet else "",
            mapning.bemaerkning if mapning else "",
        )
    )


def _navn(raekke: Enhedsmapning) -> str:
    return raekke.lokal_enhed
