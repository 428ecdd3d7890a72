"""Kontrol of what is not loaded at all: told before anything that follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.domain.kontrol.grundlag import Kontrolgrundlag
from webapp.domain.kontrol.regel import Traef
from webapp.domain.vaerdier.dansk import antal


def find_ingen_fk_org(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """No unit of FK Organisation: nothing that a sheet says of it can be tried."""
    if grundlag.organisation.enheder:
        return
    mappede = [r for r in grundlag.mapning.values() if r.fk_enhed is not None]
    uuider = antal(len(mappede), "UUID", "UUID'er")
    ikke_proevet = f" {uuider} i arket er ikke efterprøvet." if mappede else ""
    yield Traef(
        objekt="FK Organisation",
        tekst="Der er ikke indlæst enheder fra FK Organisation, og ingen sag får telefon derfra."
        + ikke_proevet,
    )


def find_intet_organisationsark(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """No unit of Cura."""
    if not grundlag.konfiguration.lokale_enheder:
        yield Traef(
            objekt="Organisationsarket",
            tekst="Der er ikke indlæst noget organisationsark. Enhederne i Cura kendes ikke, og "
            "ingen af dem er mappet.",
        )


def find_intet_forberedelsesark(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """No sagstype and no ydelse of Cura."""
    if not grundlag.sagstyper and not grundlag.lokale_ydelser:
        yield Traef(
            objekt="Forberedelsesarket",
            tekst="Der er ikke indlæst noget forberedelsesark. Sagstyper og ydelser i Cura kendes "
            "ikke, og ingen sag kan sendes med et KLE-nummer.",
        )


def find_ingen_uuid(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """An organisation sheet in which not one unit has a UUID."""
    enheder = grundlag.konfiguration.lokale_enheder
    if enheder and not any(r.fk_enhed is not None for r in grundlag.mapning.values()):
        yield Traef(
            objekt="Organisationsarket",
            tekst=f"Arket har {antal(len(enheder), 'enhed', 'enheder')} og ikke ét UUID, så ingen "
            "er mappet.",
        )


def find_ingen_kle(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """A preparation sheet in which not one sagstype has a KLE number that can be chosen."""
    numre = [raekke for raekke in grundlag.sagstype_kle.values() if raekke.kle is not None]
    if grundlag.sagstyper and not numre:
        yield Traef(
            objekt="Forberedelsesarket",
            tekst=f"Arket har {antal(len(grundlag.sagstyper), 'sagstype', 'sagstyper')} og ikke ét "
            "KLE-nummer, så ingen sag bliver sendt.",
        )
