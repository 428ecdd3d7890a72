"""The runs that this data folder knows of: each folder that a command has compared in.

The folders may lie anywhere; a small list in the data folder remembers them, so that the product
can show their reports. A folder that is gone is left out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from webapp.billeder.basis import BasisError, Mappe
from webapp.billeder.filer import skriv_sikkert
from webapp.billeder.resultat import Resultat
from webapp.billeder.resultatfil import FIL, laes_resultat

LISTE = "billedmapper.json"


@dataclass(frozen=True, slots=True)
class Koersel:
    """The last run in one folder. `kode` names it in an address; `tid` is local time."""

    kode: str
    mappe: Mappe
    resultat: Resultat
    tid: datetime


def husk_mappe(data: Path, rod: Path) -> None:
    """Remember a folder that holds a run."""
    mapper = sorted({*map(str, _mapper(data)), str(rod.resolve())})
    skriv_sikkert(data / LISTE, json.dumps(mapper, ensure_ascii=False, indent=1).encode())


def find_koersler(data: Path, kommune: str) -> tuple[Koersel, ...]:
    """The runs with pages of the kommune, the newest first."""
    fundne = [k for k in _alle(data) if any(s.side.kommune == kommune for s in k.resultat.sider)]
    return tuple(sorted(fundne, key=lambda koersel: koersel.tid, reverse=True))


def find_koersel(data: Path, kommune: str, kode: str) -> Koersel | None:
    """One of them by its code."""
    return next((k for k in find_koersler(data, kommune) if k.kode == kode), None)


def _alle(data: Path) -> Iterator[Koersel]:
    for rod in _mapper(data):
        mappe = Mappe(rod)
        with suppress(BasisError, OSError):
            resultat = laes_resultat(mappe.koersel.rod)
            sidst = (mappe.koersel.rod / FIL).stat().st_mtime
            # A local time is what the reader's clock showed.
            tid = datetime.fromtimestamp(sidst)  # noqa: DTZ006 - see the line above
            yield Koersel(_kode(rod), mappe, resultat, tid)


def _mapper(data: Path) -> tuple[Path, ...]:
    try:
        return tuple(Path(str(navn)) for navn in json.loads((data / LISTE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return ()


def _kode(rod: Path) -> str:
    """Ten letters a-j: an address holds no run of digits that could be taken for a CPR number."""
    hele = int(hashlib.sha256(str(rod).encode()).hexdigest(), 16)
    return "".join("abcdefghij"[int(ciffer)] for ciffer in str(hele)[:10])
