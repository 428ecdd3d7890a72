"""Instants and Danish days of timestamps, with or without a time zone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

DANSK_TID = ZoneInfo("Europe/Copenhagen")
# A day alone, also with the zone that XML Schema allows behind it: the day is what is said.
_DAG = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})?")
_MIDNAT_24 = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]24:00(?::00(?:\.0+)?)?(.*)")
_AABEN = ("infinity", "9999", "0001-01-01")
ALDRIG = datetime.min.replace(tzinfo=UTC)


def er_aaben(tekst: str) -> bool:
    """True where the text says that there is no end, or no beginning."""
    ren = tekst.strip().lower()
    return not ren or _AABEN[0] in ren or ren.startswith(_AABEN[1:])


def laes_tidspunkt(tekst: str) -> datetime | None:
    """The instant, Danish time where no zone is said; None where there is none.

    Raises ValueError where the text is no timestamp.
    """
    if er_aaben(tekst):
        return None
    ren = tekst.strip()
    laegges_til = timedelta()
    if dag := _DAG.fullmatch(ren):
        ren = dag[1]
    elif midnat := _MIDNAT_24.fullmatch(ren):
        ren, laegges_til = f"{midnat[1]}T00:00:00{midnat[2]}", timedelta(days=1)
    tid = datetime.fromisoformat(ren)
    return (tid if tid.tzinfo else tid.replace(tzinfo=DANSK_TID)) + laegges_til


def dansk_dag(tekst: str) -> date | None:
    """The day in Denmark of a timestamp; ValueError where it is none."""
    try:
        tid = laes_tidspunkt(tekst)
        return tid.astimezone(DANSK_TID).date() if tid else None
    except OverflowError as fejl:
        raise ValueError("outside the calendar") from fejl


def orden(tekst: str) -> datetime:
    """The instant to compare registrations by; one that cannot be read comes before all."""
    try:
        tid = laes_tidspunkt(tekst)
        return tid.astimezone(UTC) if tid else ALDRIG
    except (ValueError, OverflowError):
        return ALDRIG
