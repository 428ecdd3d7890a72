"""SAPA's search: by a part of a name, or by CPR number."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from webapp.domain.vaerdier.identifikation import Cpr, UgyldigIdentifikationError
from webapp.services.borgere.navnesoegning import soeg_paa_navn
from webapp.services.dansk import sorteringsnoegle
from webapp.services.sapa.sidedele import SapaSoegning, Soegeresultat
from webapp.store import opslag
from webapp.store.personliste import find_slug_af_cpr, load_foerste_ider, tael_personer

# As many as can be looked through; of more, the name must be written in full.
MAKS_VISTE = 50
MAKS_SORTEREDE = 500


def soegning(database: Database, tekst: str) -> SapaSoegning:
    """Search by name; an empty text shows the first test persons without searching."""
    soegt, ialt = tekst.strip(), tael_personer(database)
    personer = _resultater(database, load_foerste_ider(database, MAKS_VISTE))
    if not soegt:
        return SapaSoegning("", None, 0, personer, ialt)
    fundet = _i_orden(database, soeg_paa_navn(database, soegt))
    return SapaSoegning(
        soegt, _resultater(database, fundet[:MAKS_VISTE]), len(fundet), personer, ialt
    )


def _i_orden(database: Database, ider: tuple[int, ...]) -> tuple[int, ...]:
    """In the order of Danish names; too many to look through stay in that of the sheet."""
    if len(ider) > MAKS_SORTEREDE:
        return ider
    navne = {nr: p.navn for nr, p in opslag.load_personer_med_id(database, ider).items()}
    return tuple(sorted(ider, key=lambda nr: (sorteringsnoegle(navne[nr]), nr)))


def find_paa_cpr(database: Database, tekst: str) -> str | None:
    """The slug of the person with the CPR number; None where the text is none or nobody has it."""
    try:
        soegt = Cpr.af_tekst(tekst)
    except UgyldigIdentifikationError:
        return None
    return find_slug_af_cpr(database, soegt)


def _resultater(database: Database, ider: Iterable[int]) -> tuple[Soegeresultat, ...]:
    ider = tuple(ider)
    personer = opslag.load_personer_med_id(database, ider)
    return tuple(Soegeresultat(p.slug, p.navn, str(p.cpr)) for p in (personer[i] for i in ider))
