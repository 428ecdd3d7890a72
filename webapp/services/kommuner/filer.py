"""`/indlaes/filer/`: files that cannot be used, and the copies that were kept."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.services.grundlag import FindesIkkeError
from webapp.services.kommuner.kommuner import ENDELSE, Kommunelager, find_daarlige
from webapp.services.kommuner.kopier import Kopi, laeg_til_side, load_kopier


@dataclass(frozen=True, slots=True)
class Daarligfil:
    """A file that cannot be used: its name, why, and whether it may be put aside."""

    navn: str
    tekst: str
    kan_flyttes: bool


@dataclass(frozen=True, slots=True)
class Filside:
    """The page; `fejl` says what did not work."""

    daarlige: tuple[Daarligfil, ...]
    kopier: tuple[Kopi, ...]
    fejl: str = ""


def filside(lager: Kommunelager, fejl: str = "") -> Filside:
    """Both lists as they are now."""
    daarlige = tuple(
        Daarligfil(fil.name, str(grund), grund.kan_flyttes) for fil, grund in find_daarlige(lager)
    )
    return Filside(daarlige, load_kopier(lager.data), fejl)


def flyt_daarlig(lager: Kommunelager, navn: str) -> None:
    """Put a file that cannot be used among the copies; its name is then free.

    Raises FindesIkkeError where there is no such file, or nothing is wrong with it.
    """
    for fil, grund in find_daarlige(lager):
        if fil.name == navn and navn.endswith(ENDELSE) and grund.kan_flyttes:
            laeg_til_side(fil)
            return
    raise FindesIkkeError("Den fil er her ikke, eller den kan godt bruges. Se listen igen.")
