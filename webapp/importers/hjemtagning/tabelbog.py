"""A workbook of tables, every cell a text: what the product tells, to be taken elsewhere."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from webapp.importers import excel
from webapp.importers.hjemtagning.rapportark import skriv_raekke


@dataclass(frozen=True, slots=True)
class Tabelark:
    """One sheet: its name, its columns with their widths, its rows."""

    navn: str
    kolonner: tuple[tuple[str, int], ...]
    raekker: tuple[Sequence[str], ...]


def tabelbog(alle: Iterable[Tabelark]) -> bytes:
    """An .xlsx of the sheets, each with a filter and its heading in view."""
    bog = excel.Workbook()
    bog.remove(bog.worksheets[0])
    for et in alle:
        ark = bog.create_sheet(et.navn)
        skriv_raekke(ark, 1, [navn for navn, _ in et.kolonner], fed=True)
        for nummer, raekke in enumerate(et.raekker, start=2):
            skriv_raekke(ark, nummer, raekke)
        for plads, (_, bredde) in enumerate(et.kolonner, start=1):
            ark.column_dimensions[excel.get_column_letter(plads)].width = bredde
        ark.freeze_panes = "A2"
        ark.auto_filter.ref = ark.dimensions
    ud = io.BytesIO()
    bog.save(ud)
    return ud.getvalue()
