"""The folder for one run at a time, and the file that keeps its last run out of git."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from webapp.billeder.basis import KOERSEL, BasisError, Mappe
from webapp.billeder.filer import skriv_sikkert

LAAS = ".laas"
IGNORER = ".gitignore"
IKKE_I_GIT = f"""# Skrevet af Forhåndsblik: den seneste kørsel hører ikke hjemme i git.
/{KOERSEL}/
/{LAAS}
.ny-*
.gl-*
"""
PAUSE = 0.05


@contextmanager
def laast(rod: Path, vent: float = 0) -> Iterator[Mappe]:
    """The folder, for this run alone; BasisError while another run has it, after `vent` seconds.

    The system lets go of the lock when a program ends, however it ends.
    """
    try:
        rod.mkdir(parents=True, exist_ok=True)
        fil = (rod / LAAS).open("a+b")
        if not (rod / IGNORER).exists():
            skriv_sikkert(rod / IGNORER, IKKE_I_GIT.encode())
    except OSError as fejl:
        raise BasisError(
            f"Mappen {rod} kan ikke bruges: {fejl.strerror}. Kørslen skriver i den: giv adgang til "
            "at skrive, eller kopiér mappen, og vælg kopien med --mappe."
        ) from fejl
    with fil:
        try:
            _laas_inden(fil, time.monotonic() + vent)
        except OSError as fejl:
            raise BasisError(
                f"En anden kørsel bruger mappen {rod}: vent, til den er færdig, "
                "eller vælg en anden med --mappe."
            ) from fejl
        # Whole: a run is judged later, and perhaps by the product, which stands in another folder.
        mappe = Mappe(rod.resolve())
        mappe.flyt_lange_navne()
        yield mappe


def _laas_inden(fil: IO[bytes], frist: float) -> None:
    while True:
        try:
            return _laas(fil)
        except OSError:
            if time.monotonic() >= frist:
                raise
            time.sleep(PAUSE)


def _laas(fil: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - it is there on Windows only

        msvcrt.locking(fil.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - it is missing on Windows

        fcntl.flock(fil.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
