"""Workbooks that we write: a template of our own sheets, and KOMBIT's two sheets filled in.

They are made of the same columns that read them, so that what is written can be read again.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from webapp.domain.fagsystem import FaellesYdelsestype, LokalEnhed, LokalYdelse, Sagstype
from webapp.domain.klassifikation.kle import KlePlan
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.variant import Enhedsmapning, SagstypeKle, Ydelsesmapning
from webapp.importers import excel
from webapp.importers.ark.celle import navnenoegle
from webapp.importers.ark.tabel import Kolonne, Tabel
from webapp.importers.hjemtagning.eksempler import EKSEMPLER
from webapp.importers.kombit import forberedelsesark as forb
from webapp.importers.kombit import organisationsark as org
from webapp.importers.tabeller import EGNE_TABELLER, VEJLEDNING

Felter = dict[Kolonne[Any], str]

_FORMELTEGN = ("=", "+", "-", "@")
_IKKE_XML = re.compile("[\ufffe\uffff]")
_MAKS_TEKST = 32_767  # Excel's limit of a cell
_MAKS_ARKNAVN = 31  # and of a sheet's name
_TEKSTFORMAT = "@"
_MIN_BREDDE, _MAKS_BREDDE = 12, 60
_VEJLEDNINGSKOLONNER = ("Ark", "Kolonne", "Skal udfyldes", "Hvad der skrives", "Eksempel")


@dataclass(frozen=True, kw_only=True)
class Forberedelsesindhold:
    """What the preparation sheet is written from; `kle` gives the titles."""

    sagstyper: Sequence[Sagstype] = ()
    lokale_ydelser: Sequence[LokalYdelse] = ()
    ydelsestyper: Sequence[Ydelsesmapning] = ()
    sagstype_kle: Sequence[SagstypeKle] = ()
    faelles_ydelsestyper: Sequence[FaellesYdelsestype] = ()
    kle: KlePlan = field(default_factory=KlePlan)


def skabelon() -> bytes:
    """An .xlsx with a guide and one empty sheet of each of our own kinds."""
    bog = excel.Workbook()
    vejledning = _foerste_ark(bog, "Vejledning")
    _skriv_raekke(vejledning, 1, (VEJLEDNING,))
    _skriv_raekke(vejledning, 3, _VEJLEDNINGSKOLONNER, fed=True)
    for nummer, raekke in enumerate(_vejledning(), start=4):
        _skriv_raekke(vejledning, nummer, raekke)
    for bogstav, bredde in zip("ABCDE", (26, 40, 14, 60, 40), strict=True):
        vejledning.column_dimensions[bogstav].width = bredde
    for tabel in EGNE_TABELLER:
        _skriv_tabel(bog.create_sheet(tabel.navn), tabel, ())
    return _gem(bog)


def tabelbog(tabel: Tabel, raekker: Iterable[Felter]) -> bytes:
    """An .xlsx with one sheet of one of our own kinds, filled in."""
    bog = excel.Workbook()
    _skriv_tabel(_foerste_ark(bog, tabel.navn[:_MAKS_ARKNAVN]), tabel, raekker)
    return _gem(bog)


def tabelboeger(tabeller: Mapping[Tabel, Iterable[Felter]]) -> bytes:
    """An .xlsx with a sheet of each of some of our own kinds, filled in."""
    bog = excel.Workbook()
    bog.remove(bog.worksheets[0])
    for tabel, raekker in tabeller.items():
        _skriv_tabel(bog.create_sheet(tabel.navn[:_MAKS_ARKNAVN]), tabel, raekker)
    return _gem(bog)


def _vejledning() -> Iterator[tuple[str, ...]]:
    for tabel in EGNE_TABELLER:
        eksempel = EKSEMPLER[tabel]
        for kolonne in tabel.kolonner:
            noegle = "ja" if kolonne.noegle else ""
            vist = eksempel.get(kolonne.overskrift, "")
            yield tabel.navn, kolonne.overskrift, noegle, kolonne.hjaelp, vist


def organisationsark(
    enheder: Sequence[LokalEnhed],
    mapning: Sequence[Enhedsmapning],
    fk_navne: Mapping[EnhedUuid, str],
) -> bytes:
    """KOMBIT's organisation sheet as .xlsx; of several mappings of one unit the last is written."""
    efter_navn = {navnenoegle(raekke.lokal_enhed): raekke for raekke in mapning}
    kendte = {navnenoegle(navn) for navn in fk_navne.values()}
    raekker = (
        _enhedsraekke(enhed, efter_navn.get(navnenoegle(enhed.navn)), fk_navne, kendte)
        for enhed in enheder
    )
    bog = excel.Workbook()
    _skriv_tabel(_foerste_ark(bog, "Organisationsenheder"), org.ORGANISATIONSARK, raekker)
    return _gem(bog)


def _enhedsraekke(
    enhed: LokalEnhed,
    mapning: Enhedsmapning | None,
    fk_navne: Mapping[EnhedUuid, str],
    kendte: set[str],
) -> Felter:
    uuid = mapning.fk_enhed if mapning else None
    findes = uuid is not None or bool(mapning and mapning.fk_navn)
    findes = findes or navnenoegle(enhed.navn) in kendte
    # KOMBIT's own sheet leaves the questions blank for a unit that is not sagsansvarlig (A0).
    spurgt = enhed.sagsansvarlig or uuid is not None
    return {
        org.ENHED: enhed.navn,
        org.SAGSANSVARLIG: _ja_nej(enhed.sagsansvarlig),
        org.FINDES: _ja_nej(findes) if spurgt else "",
        org.FK_NAVN: _fk_navn(mapning, fk_navne),
        org.UUID: str(uuid) if uuid else "",
        org.SKAL_MAPPES: _ja_nej(uuid is not None) if spurgt else "",
        org.BEMAERKNINGER: mapning.bemaerkning if mapning else "",
        org.OVERORDNET: enhed.overordnet or "",
    }


def _fk_navn(mapning: Enhedsmapning | None, fk_navne: Mapping[EnhedUuid, str]) -> str:
    """What the sheet said, else FK Organisation's name of the unit that it is mapped to."""
    if mapning is None or mapning.fk_navn or mapning.fk_enhed is None:
        return mapning.fk_navn if mapning else ""
    return fk_navne.get(mapning.fk_enhed, "")


def forberedelsesark(indhold: Forberedelsesindhold) -> bytes:
    """KOMBIT's preparation sheet and its list of fælleskommunale ydelsestyper as .xlsx."""
    bog = excel.Workbook()
    ark = _foerste_ark(bog, "Sagstyper og ydelser")
    _skriv_tabel(ark, forb.FORBEREDELSESARK, _forberedelsesraekker(indhold))
    _skriv_tabel(
        bog.create_sheet("Fælleskommunale ydelsestyper"),
        forb.FAELLES_YDELSESTYPER,
        (
            {
                forb.TITEL: type_.titel,
                forb.KLE_NUMMER: str(type_.kle or ""),
                forb.BESKRIVELSE: type_.beskrivelse,
            }
            for type_ in indhold.faelles_ydelsestyper
        ),
    )
    return _gem(bog)


def _forberedelsesraekker(indhold: Forberedelsesindhold) -> Iterator[Felter]:
    """Each sagstype with its ydelser, alone where it has none; last the ydelser without one."""
    typer = {navnenoegle(raekke.lokal_ydelse): raekke for raekke in indhold.ydelsestyper}
    numre = {navnenoegle(raekke.sagstype): raekke for raekke in indhold.sagstype_kle}
    ydelser: dict[str, list[LokalYdelse]] = {}
    for ydelse in indhold.lokale_ydelser:
        ydelser.setdefault(navnenoegle(ydelse.sagstype or ""), []).append(ydelse)
    for sagstype in indhold.sagstyper:
        noegle = navnenoegle(sagstype.navn)
        felter = _sagstypefelter(sagstype, numre.get(noegle), indhold.kle)
        egne = ydelser.pop(noegle, [])
        yield from (felter | _ydelsesfelter(ydelse, typer) for ydelse in egne)
        if not egne:
            yield felter
    for gruppe in ydelser.values():
        yield from (_ydelsesfelter(ydelse, typer) for ydelse in gruppe)


def _sagstypefelter(sagstype: Sagstype, nummer: SagstypeKle | None, kle: KlePlan) -> Felter:
    angivet = nummer.angivet if nummer else ""
    return {
        forb.SAGSTYPE: sagstype.navn,
        forb.SAGSTYPE_PARAGRAF: sagstype.paragraf,
        forb.SAGSTYPE_KLE: (kle.nummer_og_titel(nummer.kle) if nummer and nummer.kle else angivet),
    }


def _ydelsesfelter(ydelse: LokalYdelse, typer: Mapping[str, Ydelsesmapning]) -> Felter:
    type_ = typer.get(navnenoegle(ydelse.navn))
    maerker = [ydelse.automatisk.value] if ydelse.automatisk else []
    return {
        forb.YDELSE: ydelse.navn,
        forb.YDELSE_PARAGRAF: ydelse.paragraf,
        forb.YDELSESTYPE: type_.ydelsestype if type_ else "",
        forb.YDELSE_KLE: str(type_.kle or "") if type_ else "",
        forb.BEMAERKNINGER: ", ".join([*maerker, *(["Pakke"] if ydelse.pakke else [])]),
    }


def _ja_nej(svar: bool) -> str:  # noqa: FBT001 - one argument, and it is the answer
    return "ja" if svar else "nej"


def _foerste_ark(bog: excel.Workbook, titel: str) -> excel.Worksheet:
    ark = bog.worksheets[0]
    ark.title = titel
    return ark


def _skriv_tabel(ark: excel.Worksheet, tabel: Tabel, raekker: Iterable[Felter]) -> None:
    """Headers with their hint as a comment, then the rows; all columns are text."""
    _skriv_raekke(ark, 1, [kolonne.overskrift for kolonne in tabel.kolonner], fed=True)
    for plads, kolonne in enumerate(tabel.kolonner, start=1):
        omfang = ark.column_dimensions[excel.get_column_letter(plads)]
        # Text, so that Excel makes no date of a KLE number (formats.md §6.3).
        omfang.number_format = _TEKSTFORMAT
        omfang.width = min(max(len(kolonne.overskrift) + 2, _MIN_BREDDE), _MAKS_BREDDE)
        if kolonne.hjaelp:
            ark.cell(1, plads).comment = excel.Comment(kolonne.hjaelp, "Forhåndsblik")
    ark.freeze_panes = "A2"
    for nummer, felter in enumerate(raekker, start=2):
        _skriv_raekke(ark, nummer, [felter.get(kolonne, "") for kolonne in tabel.kolonner])


def _skriv_raekke(
    ark: excel.Worksheet, nummer: int, tekster: Sequence[str], *, fed: bool = False
) -> None:
    for plads, tekst in enumerate(tekster, start=1):
        celle = ark.cell(nummer, plads)
        if tekst and isinstance(celle, excel.Cell):
            skriv_tekst(celle, tekst)
            celle.font = excel.Font(bold=fed)


def skriv_tekst(celle: excel.Cell, tekst: str) -> None:
    """The text as text, whatever it begins with: never a formula, an error value or a number."""
    ren = _IKKE_XML.sub("", excel.ILLEGAL_CHARACTERS_RE.sub("", tekst))[:_MAKS_TEKST]
    celle.value = ren
    celle.data_type = "s"
    celle.number_format = _TEKSTFORMAT
    celle.quotePrefix = ren.startswith(_FORMELTEGN)


def _gem(bog: excel.Workbook) -> bytes:
    ud = io.BytesIO()
    bog.save(ud)
    return ud.getvalue()
