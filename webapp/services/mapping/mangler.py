"""What a page about the mapping lacks, and where it is to be had."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.services.grundlag import Grundlag


@dataclass(frozen=True, slots=True)
class Mangel:
    """What is not loaded, and where one gets it, both in Danish."""

    hvad: str
    hvor: str


UDEN_FK_ORG = Mangel(
    "Der er ikke indlæst nogen enheder fra FK Organisation.",
    "Hent et udtræk af alle kommunens enheder i FK Organisation (i jeres kildesystem eller hos "
    "KOMBIT), og indlæs det. Til da kan siden ikke vise navne, telefoner og forslag.",
)
UDEN_ORGANISATIONSARK = Mangel(
    "Der er ikke indlæst noget organisationsark, så enhederne i Cura kendes ikke.",
    "Udfyld KOMBITs organisationsark (trin 6) med enhederne i Cura, og indlæs det. En tom skabelon "
    "ligger på siden, hvor I indlæser filer.",
)
UDEN_SAGSTYPER = Mangel(
    "Der er ikke indlæst noget forberedelsesark, så sagstyper og ydelser i Cura kendes ikke.",
    "Udfyld KOMBITs forberedelsesark (trin 1) med sagstyper og ydelser, og indlæs det. En tom "
    "skabelon ligger på siden, hvor I indlæser filer.",
)


def find_mangler(grundlag: Grundlag, *mulige: Mangel) -> tuple[Mangel, ...]:
    """Those of the possible ones that the kommune lacks; all of them where none is named."""
    opslag = grundlag.opslag
    har = {
        UDEN_ORGANISATIONSARK: bool(opslag.lokale_enheder),
        UDEN_FK_ORG: bool(opslag.organisation.enheder),
        UDEN_SAGSTYPER: bool(opslag.sagstyper or opslag.lokale_ydelser),
    }
    return tuple(mangel for mangel, findes in har.items() if not findes and _om(mangel, mulige))


def _om(mangel: Mangel, mulige: tuple[Mangel, ...]) -> bool:
    return not mulige or mangel in mulige
