"""Taking the sheets home: KOMBIT's two sheets with a variant's choices, or an empty template."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from webapp.importers.skabelon import (
    Forberedelsesindhold,
    forberedelsesark,
    organisationsark,
    skabelon,
)
from webapp.services.grundlag import Grundlag
from webapp.store.opslag import load_faelles_ydelsestyper

SKABELON = "forhaandsblik-skabelon.xlsx"


def skriv_skabelon(mappe: Path) -> list[Path]:
    """Write the template of our own sheets into a folder; the file written."""
    return [_skriv(mappe / SKABELON, skabelon())]


def eksporter_ark(database: Database, grundlag: Grundlag, mappe: Path) -> list[Path]:
    """Write KOMBIT's two sheets with the variant's choices into a folder; the files written."""
    variant, slaaet_op = grundlag.variant, grundlag.opslag
    navne = {uuid: enhed.navn for uuid, enhed in slaaet_op.organisation.enheder.items()}
    indhold = Forberedelsesindhold(
        slaaet_op.sagstyper,
        tuple(slaaet_op.lokale_ydelser.values()),
        variant.ydelsestyper,
        variant.sagstype_kle,
        load_faelles_ydelsestyper(database),
        slaaet_op.kle,
    )
    enheder = organisationsark(slaaet_op.lokale_enheder, variant.enhedsmapning, navne)
    return [
        _skriv(mappe / f"organisationsark-{variant.slug}.xlsx", enheder),
        _skriv(mappe / f"forberedelsesark-{variant.slug}.xlsx", forberedelsesark(indhold)),
    ]


def _skriv(fil: Path, indhold: bytes) -> Path:
    fil.write_bytes(indhold)
    return fil
