"""The organisation sheet on the page, under the sheet's own headings (A0:1629)."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.domain.fagsystem import LokalEnhed
from webapp.domain.variant.mappingaendring import seneste_af
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
    mapninger = seneste_af(grundlag.variant.enhedsmapning, lambda raekke: raekke.lokal_enhed)
    enheder = grundlag.opslag.lokale_enheder
    return tuple(_raekke(grundlag, enhed, mapninger.get(enhed.navn)) for enhed in enheder)


def _raekke(grundlag: Grundlag, enhed: LokalEnhed, mapning: Enhedsmapning | None) -> Arkraekke:
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
