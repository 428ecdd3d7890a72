"""A workshop that is going on: what the leader shows, who follows, what they answer.

It lives in the process and nowhere else: it has no names, and dies with the process, when the
leader ends it, or when nobody has led it for some hours. Two leaders change the same.
"""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock

# Read aloud and typed on a telephone: no letter that looks like a digit.
TEGN = "abcdefghjkmnpqrstuvwxyz23456789"
LANGT = 6
FLEST_WORKSHOPPER = 20
FLEST_MED = 500
# Seconds that nobody has led it, after which the code is dead.
LAENGST_STILLE = 4 * 60 * 60
# Seconds after which a telephone that does not ask is not counted as following.
STADIG_MED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Tilstand:
    """What all look at. `svar` counts the votes of each choice of the step; `version` grows."""

    version: int
    skridt: int
    side: str = ""
    peget: str = ""
    sort: bool = False
    svar: tuple[int, ...] = ()


@dataclass(kw_only=True)
class Workshop:
    """One that is going on. Change it through `Workshopper` alone, which holds the lock."""

    kode: str
    kommune: str
    scenarie: str
    begyndt: float
    ledt: float
    tilstand: Tilstand
    # By step: what each telephone answered last.
    stemmer: dict[int, dict[str, int]] = field(default_factory=dict)
    # When each telephone asked last.
    med: OrderedDict[str, float] = field(default_factory=OrderedDict)


class Workshopper:
    """Those that are going on in this process. Seconds by `ur`."""

    def __init__(self, ur: Callable[[], float] = time.monotonic) -> None:
        self._ur = ur
        self._laas = Lock()
        self._alle: OrderedDict[str, Workshop] = OrderedDict()

    def aabn(self, kommune: str, scenarie: str) -> str:
        """A new one at its first step; its code. The oldest ends where there are too many."""
        with self._laas:
            self._ryd()
            while len(self._alle) >= FLEST_WORKSHOPPER:
                self._alle.popitem(last=False)
            kode = "".join(secrets.choice(TEGN) for _ in range(LANGT))
            nu = self._ur()
            self._alle[kode] = Workshop(
                kode=kode,
                kommune=kommune,
                scenarie=scenarie,
                begyndt=nu,
                ledt=nu,
                tilstand=Tilstand(version=1, skridt=1),
            )
            return kode

    def luk(self, kode: str) -> None:
        """End it: the code is dead from now on."""
        with self._laas:
            self._alle.pop(kode, None)

    def find(self, kode: str) -> Workshop | None:
        """The one of the code, None where there is none, or none any more."""
        with self._laas:
            self._ryd()
            return self._alle.get(kode.lower())

    def i_kommunen(self, kommune: str) -> tuple[Workshop, ...]:
        """Those of the kommune that are going on, the newest first."""
        with self._laas:
            self._ryd()
            return tuple(w for w in reversed(self._alle.values()) if w.kommune == kommune)

    def vis(self, kode: str, aendret: Mapping[str, object]) -> Tilstand | None:
        """What the leader shows now: the fields of Tilstand that change; None: it has ended."""
        with self._laas:
            workshop = self._alle.get(kode)
            if workshop is None:
                return None
            workshop.ledt = self._ur()
            foer = workshop.tilstand
            if aendret.get("skridt", foer.skridt) != foer.skridt:
                # A new step begins as it is, with nothing pointed at.
                foer = replace(foer, side="", peget="")
            ny = replace(foer, **aendret)  # type: ignore[arg-type]  # fields by name
            self._saet(workshop, replace(ny, svar=_talt(workshop, ny.skridt)))
            return workshop.tilstand

    def stem(self, kode: str, telefon: str, valg: int) -> bool:
        """The telephone's answer to the step that is shown, in place of an earlier one of its."""
        with self._laas:
            workshop = self._alle.get(kode)
            if workshop is None:
                return False
            nr = workshop.tilstand.skridt
            stemmer = workshop.stemmer.setdefault(nr, {})
            if telefon not in stemmer and len(stemmer) >= FLEST_MED:
                return False
            stemmer[telefon] = valg
            self._saet(workshop, replace(workshop.tilstand, svar=_talt(workshop, nr)))
            return True

    def spoerger(self, kode: str, telefon: str) -> None:
        """The telephone is with us."""
        with self._laas:
            workshop = self._alle.get(kode)
            if workshop is not None and telefon:
                workshop.med[telefon] = self._ur()
                workshop.med.move_to_end(telefon)
                while len(workshop.med) > FLEST_MED:
                    workshop.med.popitem(last=False)

    def antal_med(self, workshop: Workshop) -> int:
        """How many telephones follow just now."""
        with self._laas:
            nu = self._ur()
            return sum(nu - sidst <= STADIG_MED for sidst in workshop.med.values())

    def varighed(self, workshop: Workshop) -> int:
        """Whole seconds since it began."""
        return int(self._ur() - workshop.begyndt)

    def _saet(self, workshop: Workshop, ny: Tilstand) -> None:
        if ny != workshop.tilstand:
            workshop.tilstand = replace(ny, version=workshop.tilstand.version + 1)

    def _ryd(self) -> None:
        nu = self._ur()
        for kode in [k for k, w in self._alle.items() if nu - w.ledt > LAENGST_STILLE]:
            del self._alle[kode]


def _talt(workshop: Workshop, nr: int) -> tuple[int, ...]:
    """How many chose each of the step's choices, as far as anybody chose one."""
    stemmer = list(workshop.stemmer.get(nr, {}).values())
    return tuple(stemmer.count(valg) for valg in range(max(stemmer, default=-1) + 1))
