"""KOMBIT's sheets edited in place: unknown columns, comments and formulas stay as they were.

Only cells whose value the variant changes are written. They are coloured, and »Bemærkninger« says
what stood there. What is written is read again by the very columns that wrote it.
"""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterable, Mapping
from typing import Any

from webapp.importers import excel
from webapp.importers.ark.celle import navnenoegle, som_tekst
from webapp.importers.ark.tabel import Kolonne, Raekke, Tabel, Tabelark, laes_raekker
from webapp.importers.genkend import Indfil, Samling, genkend_fil
from webapp.importers.hjemtagning.resultater import med_resultater
from webapp.importers.hjemtagning.skabelon import skriv_tekst
from webapp.importers.rapport import Fundliste

RETTET = "FFFFE38A"
_ZIP = b"PK\x03\x04"


class Arkbog:
    """A kept file as a workbook that can be edited, with its sheets of one kind."""

    def __init__(self, fil: Indfil, tabel: Tabel) -> None:
        """Filfejl where the file cannot be read; `ark` is empty where it has no such sheet."""
        samling = Samling()
        genkend_fil(fil, samling, Fundliste())
        kilder = samling.af(tabel)
        self._fil, self._bog = fil, _aabn(fil, kilder)
        self.ark = tuple(Retteark(self._bog[_arknavn(kilde)], kilde) for kilde in kilder)

    def som_bytes(self) -> bytes:
        """The workbook as .xlsx."""
        ud = io.BytesIO()
        self._bog.save(ud)
        if not self._fil.indhold.startswith(_ZIP):
            return ud.getvalue()
        return med_resultater(ud.getvalue(), self._fil.indhold)

    def som_csv(self) -> bytes:
        """The first sheet as CSV, for a file that was one: UTF-8 with BOM, semicolons."""
        ud = io.StringIO()
        skriver = csv.writer(ud, delimiter=";", lineterminator="\r\n")
        for raekke in self._bog.worksheets[0].iter_rows(values_only=True):
            skriver.writerow([_som_csvtekst(som_tekst(v)) for v in raekke])  # type: ignore[arg-type]  # openpyxl types it as object
        return ud.getvalue().encode("utf-8-sig")


class Retteark:
    """One sheet: its rows as they are read, and the writing of cells beside them."""

    def __init__(self, ark: excel.Worksheet, kilde: Tabelark) -> None:
        self._ark = ark
        self._kilde = kilde
        self._pladser = {kolonne: plads + 1 for kolonne, plads in kilde.placering.items()}
        self.raekker: tuple[Raekke, ...] = tuple(laes_raekker(kilde, Fundliste()))
        self._navne: dict[Kolonne[str], frozenset[str]] = {}
        self.navn = kilde.ark.navn
        self._naeste = max((nr for nr, _ in kilde.ark.raekker), default=1) + 1

    def navne(self, kolonne: Kolonne[str]) -> frozenset[str]:
        """The folded names that stand in a column."""
        if kolonne not in self._navne:
            self._navne[kolonne] = frozenset(navnenoegle(en[kolonne]) for en in self.raekker)
        return self._navne[kolonne]

    def stod(self, raekke: int, kolonne: Kolonne[Any]) -> str:
        """The text of a cell as it stands; empty where the sheet lacks the column."""
        if kolonne not in self._pladser:
            return ""
        return som_tekst(self._ark.cell(raekke, self._pladser[kolonne]).value)  # type: ignore[arg-type]  # openpyxl types it as object

    def ret(
        self,
        raekke: int,
        felter: Mapping[Kolonne[Any], str],
        forklaring: str,
        bemaerkninger: Kolonne[Any],
    ) -> None:
        """Write the cells, colour them, and add the explanation to what »Bemærkninger« says."""
        for kolonne, tekst in felter.items():
            self._skriv(raekke, kolonne, tekst)
        gammel = self._celle(raekke, bemaerkninger)
        foer = som_tekst(gammel.value)  # type: ignore[arg-type]  # openpyxl types it as object
        self._skriv(raekke, bemaerkninger, f"{foer}; {forklaring}" if foer else forklaring)

    def fjern(self, raekke: int) -> None:
        """Empty a row, so that it is read no more."""
        for plads in range(1, self._ark.max_column + 1):
            self._loes_fletning(raekke, plads)
            self._ark.cell(raekke, plads).value = None

    def tilfoej(
        self, felter: Mapping[Kolonne[Any], str], forklaring: str, bemaerkninger: Kolonne[Any]
    ) -> None:
        """A row that the sheet did not have, below the others."""
        self.ret(self._naeste, felter, forklaring, bemaerkninger)
        self._naeste += 1

    def _skriv(self, raekke: int, kolonne: Kolonne[Any], tekst: str) -> None:
        celle = self._celle(raekke, kolonne)
        if tekst:
            skriv_tekst(celle, tekst)
        else:
            celle.value = None
        celle.fill = excel.PatternFill("solid", fgColor=RETTET)

    def _celle(self, raekke: int, kolonne: Kolonne[Any]) -> excel.Cell:
        if kolonne not in self._pladser:
            self._pladser[kolonne] = max(self._ark.max_column, *self._pladser.values()) + 1
            hoved = self._ark.cell(self._kilde.overskriftsraekke, self._pladser[kolonne])
            hoved.value = kolonne.overskrift
        self._loes_fletning(raekke, self._pladser[kolonne])
        celle = self._ark.cell(raekke, self._pladser[kolonne])
        if isinstance(celle, excel.MergedCell):
            raise TypeError("a merged cell was just taken apart")
        return celle

    def _loes_fletning(self, raekke: int, kolonne: int) -> None:
        """Take a merged range apart, with its value in each cell, as it was read."""
        for omraade in list(self._ark.merged_cells.ranges):
            if (
                omraade.min_row <= raekke <= omraade.max_row
                and omraade.min_col <= kolonne <= omraade.max_col
            ):
                vaerdi = self._ark.cell(omraade.min_row, omraade.min_col).value
                self._ark.unmerge_cells(str(omraade))
                for nr in range(omraade.min_row, omraade.max_row + 1):
                    self._ark.cell(nr, omraade.min_col).value = vaerdi


def _som_csvtekst(tekst: str) -> str:
    """A text that a spreadsheet takes for no formula; the blank before it is not read again."""
    return f" {tekst}" if tekst.startswith(("=", "+", "-", "@")) else tekst


def _arknavn(kilde: Tabelark) -> str:
    return kilde.ark.navn or "Ark1"


def _aabn(fil: Indfil, kilder: Iterable[Tabelark]) -> excel.Workbook:
    if fil.indhold.startswith(_ZIP):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not keep (fx pictures)
            return excel.load_workbook(io.BytesIO(fil.indhold), rich_text=True)
    bog = excel.Workbook()
    bog.remove(bog.worksheets[0])
    for kilde in kilder:
        ark = bog.create_sheet(_arknavn(kilde))
        for nummer, vaerdier in kilde.ark.raekker:
            for plads, vaerdi in enumerate(vaerdier, start=1):
                celle = ark.cell(nummer, plads)
                if isinstance(celle, excel.Cell) and som_tekst(vaerdi):
                    skriv_tekst(celle, som_tekst(vaerdi))
    return bog
