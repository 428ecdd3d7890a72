"""The links that are out: what each is for, until when, and how it has been used.

They lie in a file of the data folder; how often one was opened is the process's alone, since to
look at a page writes nothing.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from threading import Lock

from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.store.filer import skriv_helt

FIL = "links.json"
FLEST = 200
MAKS_TIL = 100


ULAESELIG = (
    "Filen links.json i datamappen kan ikke læses. Ingen links åbner noget, og der kan ikke laves "
    "nye. Hent filen fra jeres sikkerhedskopi, eller slet den: så er alle links trukket tilbage."
)
FULDT = (
    f"Der kan højst være {FLEST} links ude. Træk dem tilbage, som I ikke bruger mere, og prøv igen."
)


class DelingError(ValueError):
    """A link cannot be made or withdrawn, and nothing is changed; the message is Danish."""


class Slags(StrEnum):
    """What a link is for."""

    SE = "se"
    FOELG = "foelg"
    TEST = "test"
    BORD = "bord"


# Days that a link can be made for.
VARIGHEDER = (1, 7, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deling:
    """One link. `variant`: the one that is tested, or the table's copy; `til`: who it is for."""

    id: str
    kommune: str
    slags: Slags
    variant: str = ""
    til: str = ""
    lavet: datetime
    udloeber: datetime


@dataclass(frozen=True, slots=True)
class Brug:
    """How often a link was opened, and when last, since the product was started."""

    gange: int = 0
    sidst: datetime | None = None


@dataclass(slots=True)
class Delinger:
    """The links of a data folder."""

    mappe: Path
    _laas: Lock = field(default_factory=Lock)
    _laest: tuple[object, dict[str, Deling] | None] = (None, {})
    _brug: dict[str, Brug] = field(default_factory=dict)

    def find(self, id_: str, nu: datetime) -> Deling | None:
        """The link of that id; None where there is none, or it has expired or was withdrawn."""
        fundet = self._alle().get(id_)
        return fundet if fundet is not None and nu < fundet.udloeber else None

    def i_kommunen(self, kommune: str) -> tuple[Deling, ...]:
        """Those of a kommune, the newest first; expired ones too."""
        egne = (en for en in self._alle().values() if en.kommune == kommune)
        return tuple(sorted(egne, key=lambda en: en.lavet, reverse=True))

    @property
    def er_laeselige(self) -> bool:
        """False where the file is there and says nothing that we can read."""
        self._alle()
        return self._laest[1] is not None

    def kraev_plads(self, nye: int, nu: datetime) -> None:
        """DelingError where so many more cannot be kept; what has expired makes room."""
        if not self.er_laeselige:
            raise DelingError(ULAESELIG)
        if nye + sum(nu < en.udloeber for en in self._alle().values()) > FLEST:
            raise DelingError(FULDT)

    def lav(self, oensket: Deling) -> Deling:
        """Keep a new one, with an id of its own; DelingError where there is no room for it."""
        ny = replace(oensket, id=secrets.token_urlsafe(12), til=masker_cpr(oensket.til)[:MAKS_TIL])
        with self._laas:
            self.kraev_plads(1, ny.lavet)
            alle = sorted((*self._alle().values(), ny), key=lambda en: en.lavet)
            gyldige = [en for en in alle if ny.lavet < en.udloeber]
            self._gem(alle if len(alle) <= FLEST else gyldige)
        return ny

    def traek_tilbage(self, kommune: str, id_: str) -> bool:
        """The link opens nothing from now on; False where the kommune has none of that id.

        DelingError where the file cannot be read: then none opens anything already.
        """
        with self._laas:
            if not self.er_laeselige:
                raise DelingError(ULAESELIG)
            alle = self._alle()
            if id_ not in alle or alle[id_].kommune != kommune:
                return False
            self._gem(en for en in alle.values() if en.id != id_)
            self._brug.pop(id_, None)
            return True

    def brugt(self, id_: str, nu: datetime) -> None:
        """It was opened."""
        with self._laas:
            foer = self._brug.get(id_, Brug())
            self._brug[id_] = Brug(foer.gange + 1, nu)

    def brug(self, id_: str) -> Brug:
        """How it has been used."""
        return self._brug.get(id_, Brug())

    def _alle(self) -> dict[str, Deling]:
        """As they stand in the file, which another process may have written."""
        fil = self.mappe / FIL
        try:
            stat = fil.stat()
        except FileNotFoundError:
            self._laest = (None, {})
            return {}
        maerke = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        if self._laest[0] != maerke:
            self._laest = (maerke, _laes(fil.read_text(encoding="utf-8")))
        return self._laest[1] or {}

    def _gem(self, alle: Iterable[Deling]) -> None:
        raekker = [
            asdict(en) | {"lavet": en.lavet.isoformat(), "udloeber": en.udloeber.isoformat()}
            for en in alle
        ]
        skriv_helt(self.mappe / FIL, json.dumps(raekker, indent=1))


def _laes(tekst: str) -> dict[str, Deling] | None:
    """The links of the file; None where it cannot be read, so that none opens anything."""
    try:
        raekker = [
            Deling(
                **en
                | {
                    "slags": Slags(en["slags"]),
                    "lavet": datetime.fromisoformat(en["lavet"]),
                    "udloeber": datetime.fromisoformat(en["udloeber"]),
                }
            )
            for en in json.loads(tekst)
        ]
    except (ValueError, TypeError, KeyError):
        return None
    return {en.id: en for en in raekker}


def ny_deling(kommune: str, slags: Slags, variant: str, til: str, dage: int) -> Deling:
    """One that begins now, without an id yet."""
    nu = datetime.now(UTC)
    return Deling(
        id="",
        kommune=kommune,
        slags=slags,
        variant=variant,
        til=" ".join(til.split()),
        lavet=nu,
        udloeber=nu + timedelta(days=dage),
    )
