"""The text of each cell of a kept sheet, for what the readers do not keep."""

from __future__ import annotations

from collections.abc import Mapping

from webapp.importers import excel
from webapp.importers.ark.arbejdsbog import laes_arbejdsbog
from webapp.importers.ark.ark import SKILLETEGN, del_sep, laes_begyndelse, laes_csv
from webapp.importers.ark.celle import som_tekst
from webapp.importers.ark.tabel import genkend_tabel
from webapp.importers.ark.tekstfil import afkod
from webapp.importers.rapport import Filfejl, Fundliste
from webapp.importers.tabeller import TABELLER

_ZIP = b"PK\x03\x04"


def laes_celletekster(navn: str, indhold: bytes) -> Mapping[tuple[str, str], str]:
    """`{(sheet, "G43"): text}` of the cells that are not blank; empty where it is no sheet."""
    fund = Fundliste()
    try:
        if indhold.startswith(_ZIP):
            alle = laes_arbejdsbog(navn, indhold, fund)
        else:
            tekst = afkod(navn, indhold)
            sagt, tekst = del_sep(tekst)
            tegn = sagt or max(SKILLETEGN, key=lambda tegn: _kendte(navn, tekst, tegn))
            alle = [laes_csv(navn, tekst, tegn, fund)]
    except Filfejl:
        return {}
    return {
        (ark.navn, f"{excel.get_column_letter(nr)}{raekke}"): tekst
        for ark in alle
        for raekke, vaerdier in ark.raekker
        for nr, vaerdi in enumerate(vaerdier, start=1)
        if (tekst := som_tekst(vaerdi))
    }


def _kendte(navn: str, tekst: str, skilletegn: str) -> int:
    """How many headers are known under a delimiter."""
    fundet = genkend_tabel(laes_begyndelse(navn, tekst, skilletegn), TABELLER)
    return len(fundet.placering) if fundet else 0
