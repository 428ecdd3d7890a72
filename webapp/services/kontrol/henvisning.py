"""Where on the workbench a thing that a finding names is mended: units, sagstyper, ydelser."""

from __future__ import annotations

from collections.abc import Callable

from webapp.store.opslag import Opslag

SAGSTYPER, YDELSER = ("mapping", "sagstyper"), ("mapping", "ydelser")


def mappingtabel_af(opslag: Opslag) -> Callable[[str, str], tuple[str, ...]]:
    """(name, the finding's code) in, the tail of the table's address out; () for what is neither.

    A name may be both a sagstype and an ydelse: the code then says which.
    """
    sagstyper = {sagstype.navn for sagstype in opslag.sagstyper}

    def tabel(navn: str, kode: str) -> tuple[str, ...]:
        er_ydelse = navn in opslag.lokale_ydelser
        if er_ydelse and ("YDELSE" in kode or navn not in sagstyper):
            return YDELSER
        return SAGSTYPER if navn in sagstyper else ()

    return tabel
