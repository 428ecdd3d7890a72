"""What a page about a variant lacks, and where it is to be had."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.domain.klassifikation.kle import HENT_EMNEPLANEN
from webapp.services.grundlag import Grundlag


@dataclass(frozen=True, slots=True)
class Mangel:
    """What is not loaded, and where one gets it, both in Danish; `art` is an alert's."""

    hvad: str
    hvor: str
    art: str = "warning"


UDEN_FK_ORG = Mangel(
    "Der er ikke indlæst nogen enheder fra FK Organisation.",
    "Hent et udtræk af alle kommunens enheder i FK Organisation (i jeres kildesystem eller hos "
    "KOMBIT), og indlæs det. Til da kan siden ikke vise navne, telefoner og forslag.",
)
UDEN_UUID = Mangel(
    "Ingen enhed i organisationsarket har et UUID, der kan bruges, så ingen er mappet.",
    "Lad siden Mapning foreslå dem ud fra FK Organisation, eller skriv dem i arket, og indlæs det "
    "igen.",
)
UDEN_EMNEPLAN = Mangel(
    "Der er ikke indlæst nogen emneplan, så KLE-numrene er ikke slået efter i KLE.",
    f"Til da er titlerne fra jeres ark og KOMBITs slides. {HENT_EMNEPLANEN}",
    "info",
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


# What each page about a variant builds on; those of the mapping say it themselves, and Kontrol in
# its findings. The tail of a page's address, as the preview bar has it.
ALLE = (UDEN_SAGSTYPER, UDEN_ORGANISATIONSARK, UDEN_UUID, UDEN_FK_ORG)
SIDERNES = {
    "trin": ALLE,
    "testscope": (*ALLE, UDEN_EMNEPLAN),
    "historik": ALLE,
    "opsaetning": (UDEN_SAGSTYPER, UDEN_EMNEPLAN),
    "eoj": (UDEN_SAGSTYPER,),
    "roller": (UDEN_SAGSTYPER, UDEN_FK_ORG),
    "reorganisation": (UDEN_FK_ORG,),
    "mapping/sagstyper": (UDEN_SAGSTYPER,),
    "mapping/ydelser": (UDEN_SAGSTYPER,),
    "mapping/forslag": (UDEN_ORGANISATIONSARK, UDEN_FK_ORG),
    "mapping/indtastning": ALLE,
    "mapping/oenskeliste": (UDEN_ORGANISATIONSARK, UDEN_FK_ORG),
}


def sidens_mangler(grundlag: Grundlag, hale: str) -> tuple[Mangel, ...]:
    """What the page at that tail of a variant's address lacks."""
    mulige = SIDERNES.get(hale) or SIDERNES.get(hale.partition("/")[0], ())
    return find_mangler(grundlag, *mulige) if mulige else ()


def find_mangler(grundlag: Grundlag, *mulige: Mangel) -> tuple[Mangel, ...]:
    """Those of the possible ones that the kommune lacks.

    That nothing is mapped is a choice in a course; in a plan of the sheets it is what they lack.
    """
    opslag, variant = grundlag.opslag, grundlag.variant
    mappet = any(raekke.fk_enhed for raekke in variant.enhedsmapning)
    uden_uuid = variant.er_plan and bool(opslag.lokale_enheder) and not mappet
    mangler = {
        UDEN_SAGSTYPER: not (opslag.sagstyper or opslag.lokale_ydelser),
        UDEN_ORGANISATIONSARK: not opslag.lokale_enheder,
        UDEN_UUID: uden_uuid,
        UDEN_FK_ORG: not opslag.organisation.enheder,
        UDEN_EMNEPLAN: variant.er_plan and not opslag.kle.er_indlaest,
    }
    return tuple(mangel for mangel in mulige if mangler[mangel])
