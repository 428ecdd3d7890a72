"""Opsætning af Borgerblikket taken home: the kommune's own sheet edited in place, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from webapp.domain.variant.opsaetning import KleOpsaetning, Opsaetning
from webapp.importers.ark.tabel import Kolonne, Raekke
from webapp.importers.genkend import Indfil
from webapp.importers.hjemtagning.retter import Arkbog, Retteark
from webapp.importers.hjemtagning.skabelon import tabelbog
from webapp.importers.kombit.forklaring import FORKLARING
from webapp.importers.konfiguration import borgerblik as bb

NYT_ARK = "opsaetning-af-borgerblikket.xlsx"
_VAERDI: dict[Kolonne[Any], Callable[[KleOpsaetning], Any]] = {
    bb.AKTIV: lambda r: r.aktiv,
    bb.TITEL: lambda r: r.titel,
    bb.DOKUMENTER: lambda r: r.dokumenter,
    bb.JOURNALNOTATER: lambda r: r.journalnotater,
    bb.FAGSYSTEMFILTER: lambda r: r.fagsystemfilter,
    bb.KUN_SAPA: lambda r: r.kun_sapa,
    bb.FRADATO: lambda r: r.fradato,
    bb.FRADATO_YDELSER: lambda r: r.fradato_ydelser,
    bb.DEAKTIVER: lambda r: r.deaktiver_fradato_for_aktive,
    bb.KILDE: lambda r: r.kontakt.kilde,
    bb.AFDELING: lambda r: r.kontakt.afdeling,
    bb.TELEFON: lambda r: r.kontakt.telefon,
    bb.HJEMMESIDE: lambda r: r.kontakt.hjemmeside,
    bb.DIGITAL_POST: lambda r: r.kontakt.digital_post,
}


def nyt_opsaetningsark(opsaetning: Opsaetning) -> bytes:
    """The configuration as a new .xlsx."""
    raekker = ({bb.KLE: str(r.kle)} | _tekster(r) for r in opsaetning.raekker)
    return tabelbog(bb.OPSAETNING, raekker)


def ret_opsaetningsark(fil: Indfil, opsaetning: Opsaetning) -> bytes | None:
    """The kept sheet with the configuration now, as a file of its own kind (.xlsx or CSV).

    None where the file holds no such sheet. Other columns stay; a row that is gone is emptied.
    Raises Filfejl where the file cannot be read.
    """
    bog = Arkbog(fil, bb.OPSAETNING)
    if not bog.ark:
        return None
    ark, mangler = bog.ark[0], {r.kle.forled: r for r in opsaetning.raekker}
    for raekke in ark.raekker:
        kle = raekke[bb.KLE]
        ny = mangler.pop(kle.forled, None) if kle is not None else None
        if ny is not None:
            _ret(ark, raekke, ny)
        elif kle is not None:
            ark.fjern(raekke.nummer)
    for ny in mangler.values():
        felter = {bb.KLE: str(ny.kle)} | _tekster(ny)
        ark.tilfoej(felter, f"{FORKLARING}: nummeret er tilføjet", bb.BEMAERKNINGER)
    return bog.som_bytes() if fil.navn.lower().endswith(".xlsx") else bog.som_csv()


def _ret(ark: Retteark, raekke: Raekke, ny: KleOpsaetning) -> None:
    nye = _tekster(ny)
    skift = {k: nye[k] for k, vaerdi in _VAERDI.items() if raekke[k] != vaerdi(ny)}
    if skift:
        foer = "; ".join(_foer(raekke, skift))
        ark.ret(raekke.nummer, skift, f"{FORKLARING}; før {foer}", bb.BEMAERKNINGER)


def _foer(raekke: Raekke, skift: dict[Kolonne[Any], str]) -> Iterator[str]:
    for kolonne in skift:
        yield f"{kolonne.overskrift}: {_tekst(raekke[kolonne]) or 'tom'}"


def _tekster(raekke: KleOpsaetning) -> dict[Kolonne[Any], str]:
    return {kolonne: _tekst(vaerdi(raekke)) for kolonne, vaerdi in _VAERDI.items()}


def _tekst(vaerdi: Any) -> str:
    """A value as the sheet has it."""
    if isinstance(vaerdi, bool):
        return "ja" if vaerdi else "nej"
    if isinstance(vaerdi, tuple):
        return ", ".join(vaerdi)
    return "" if vaerdi is None else str(vaerdi)
