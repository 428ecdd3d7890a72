"""SAPA's roles taken home: the kommune's own sheets edited in place, or a new workbook of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from webapp.domain.variant.roller import (
    DEMO_A0,
    DEMO_A1,
    Adresseadgang,
    Jobfunktionsrolle,
    Sapaelement,
)
from webapp.importers.ark.celle import navnenoegle
from webapp.importers.ark.tabel import Kolonne, Tabel
from webapp.importers.genkend import Indfil
from webapp.importers.hjemtagning.retter import Arkbog, Retteark
from webapp.importers.hjemtagning.skabelon import Felter, tabelboeger
from webapp.importers.kombit.forklaring import FORKLARING
from webapp.importers.konfiguration import sapa

NYT_ARK = "sapa-roller.xlsx"
_DEMOER = {DEMO_A0: "demo A0", DEMO_A1: "demo A1"}


def nyt_rolleark(roller: Sequence[Jobfunktionsrolle]) -> bytes:
    """The roles and their views as a new .xlsx."""
    return tabelboeger(
        {
            sapa.ROLLER: [felter for rolle in roller for felter in _rollefelter(rolle)],
            sapa.VISNINGER: [_visningsfelter(rolle) for rolle in roller],
        }
    )


def ret_rolleark(fil: Indfil, roller: Sequence[Jobfunktionsrolle]) -> bytes | None:
    """The kept file with the roles now, as a file of its own kind (.xlsx or CSV).

    None where it has neither of the two sheets. Other columns stay; a row that is gone is emptied.
    Raises Filfejl where the file cannot be read.
    """
    rettet = None
    nu: Mapping[Tabel, list[Felter]] = {
        sapa.ROLLER: [felter for rolle in roller for felter in _rollefelter(rolle)],
        sapa.VISNINGER: [_visningsfelter(rolle) for rolle in roller],
    }
    for tabel, raekker in nu.items():
        bog = Arkbog(fil, tabel)
        if bog.ark:
            _ret(bog.ark, raekker)
            rettet = bog.som_bytes() if fil.navn.lower().endswith(".xlsx") else bog.som_csv()
            fil = Indfil(fil.navn, rettet)
    return rettet


def _ret(arkene: Iterable[Retteark], raekker: list[Felter]) -> None:
    """Each row of a role is that role's next row now; in the first sheet stands what is new."""
    mangler: dict[str, list[Felter]] = {}
    for felter in raekker:
        mangler.setdefault(navnenoegle(felter[sapa.ROLLE]), []).append(felter)
    foerste, *_ = arkene = tuple(arkene)
    for ark in arkene:
        for raekke in ark.raekker:
            rester = mangler.get(navnenoegle(raekke[sapa.ROLLE]), [])
            if rester:
                _ret_raekke(ark, raekke.nummer, rester.pop(0))
            else:
                ark.fjern(raekke.nummer)
    for felter in (felter for rester in mangler.values() for felter in rester):
        foerste.tilfoej(felter, f"{FORKLARING}: rækken er tilføjet", sapa.BEMAERKNINGER)


def _ret_raekke(ark: Retteark, nummer: int, felter: Felter) -> None:
    """Write what reads as something else than the sheet has."""
    skift = {
        kolonne: tekst
        for kolonne, tekst in felter.items()
        if kolonne is not sapa.ROLLE
        and _laest(kolonne, ark.stod(nummer, kolonne)) != _laest(kolonne, tekst)
    }
    if skift:
        foer = "; ".join(f"{k.overskrift}: {ark.stod(nummer, k) or 'tom'}" for k in skift)
        ark.ret(nummer, skift, f"{FORKLARING}; før {foer}", sapa.BEMAERKNINGER)


def _laest(kolonne: Kolonne[Any], tekst: str) -> object:
    return sapa.laest_celle(kolonne, tekst)


def _rollefelter(rolle: Jobfunktionsrolle) -> Iterator[Felter]:
    for en in rolle.brugersystemroller:
        yield {
            sapa.ROLLE: rolle.navn,
            sapa.BRUGERSYSTEMROLLE: en.navn,
            sapa.KLE: ", ".join(map(str, en.kle)),
            sapa.ORGANISATION: ", ".join(map(str, en.organisation)),
            sapa.IT_SYSTEM: ", ".join(en.it_systemer),
            sapa.FOELSOMHED: str(int(en.foelsomhed)),
        }


def _visningsfelter(rolle: Jobfunktionsrolle) -> Felter:
    return {
        sapa.ROLLE: rolle.navn,
        sapa.ELEMENTER: _elementtekst(rolle),
        sapa.KOLONNER: _DEMOER.get(rolle.kolonner, ", ".join(map(str, rolle.kolonner))),
        sapa.ENHED: str(rolle.enhed) if rolle.enhed else "",
        sapa.BESKRIVELSE: rolle.beskrivelse,
        sapa.BESKYTTET_ADRESSE: str(rolle.beskyttet_adresse)
        if rolle.beskyttet_adresse is not Adresseadgang.KLIK
        else "",
        sapa.FANEBLADE: "; ".join(
            f"{fane.navn}: {', '.join(map(str, fane.elementer))}" for fane in rolle.faneblade
        ),
    }


def _elementtekst(rolle: Jobfunktionsrolle) -> str:
    """An empty cell is all elements, now and when there are more of them."""
    if rolle.elementer == tuple(Sapaelement) and not rolle.faneblade:
        return ""
    return ", ".join(map(str, rolle.elementer)) or sapa.INGEN_ELEMENTER
