"""Days as people write them: `29-01-2024`, `29.1.2024`, `29/1 2024` or `2024-01-29`."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_STRENG = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DANSK = re.compile(r"([0-9]{1,2})[-./ ]+([0-9]{1,2})[-./ ]+([0-9]{4})")


def find_dato(tekst: str) -> date | None:
    """The day that a text names, None where it names none."""
    rent = tekst.strip()
    iso, dansk = _ISO.fullmatch(rent), _DANSK.fullmatch(rent)
    dele = iso.groups() if iso else dansk.groups()[::-1] if dansk else None
    try:
        return date(*map(int, dele)) if dele else None
    except ValueError:
        return None


def laes_iso(tekst: str) -> date | None:
    """The day of `2024-01-29`, as addresses and files of our own write it; None for all else."""
    return find_dato(tekst) if _STRENG.fullmatch(tekst) else None
