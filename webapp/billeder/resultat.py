"""What a run found: pages, their differences, and the groups of equal differences; as JSON too."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from webapp.billeder.basis import BasisError, skriv_sikkert
from webapp.billeder.forskelle import Art, Forskel, Lag
from webapp.billeder.sidevalg import Side

FIL = "resultat.json"
# Stands between the two variants in the title of their comparison.
MOD = " mod "
ENS, FORSKELLIG, KUNNE_IKKE = 0, 1, 2
_LAGORDEN = {lag: nummer for nummer, lag in enumerate(Lag)}


@dataclass(frozen=True, slots=True)
class Billedpar:
    """The two pictures of a page at one width: paths, empty where there is none."""

    bredde: int
    foer: str = ""
    nu: str = ""


@dataclass(frozen=True, slots=True)
class Sideresultat:
    """One page: its differences, in the order of the layers, and its pictures where they differ."""

    side: Side
    forskelle: tuple[Forskel, ...] = ()
    billeder: tuple[Billedpar, ...] = ()


@dataclass(frozen=True, slots=True)
class Gruppe:
    """The same difference on one or more pages: judged once."""

    noegle: str
    forskel: Forskel
    sider: tuple[Side, ...]
    objekter: tuple[str, ...]

    @property
    def omfang(self) -> str:
        """`14 sager på 14 sider`."""
        dele = [_antal(self.objekter, s, *o) for s, o in _ORD.items()]
        sider = antal_sider(len(self.sider))
        kendte = ", ".join(filter(None, dele))
        return f"{kendte} på {sider}" if kendte else sider

    @property
    def saetning(self) -> str:
        """The difference and how far it reaches."""
        return f"{self.forskel.saetning} – {self.omfang}"


_ORD = {"sag": ("sag", "sager"), "ydelse": ("ydelse", "ydelser"), "enhed": ("enhed", "enheder")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resultat:
    """A whole run. `slags` is `basis` or `varianter`; `noter` are Danish sentences on the run."""

    slags: str
    titel: str
    motor: str
    sider: tuple[Sideresultat, ...] = ()
    noter: tuple[str, ...] = ()
    taget: int = 0
    genbrugt: int = 0
    kunne_ikke: bool = False
    afgjort: Mapping[str, str] = field(default_factory=dict)

    @property
    def exitstatus(self) -> int:
        """0 the same, 1 different, 2 could not do all that was asked."""
        if any(side.forskelle for side in self.sider):
            return FORSKELLIG
        return KUNNE_IKKE if self.kunne_ikke else ENS

    @property
    def navne(self) -> tuple[str, str]:
        """What the two sides are called for the reader: `Før` and `Nu`, or the two variants."""
        a, mod, b = self.titel.partition(MOD)
        return (a, b) if self.slags == "varianter" and mod else ("Før", "Nu")

    @property
    def forskellige(self) -> tuple[Sideresultat, ...]:
        """The pages that differ."""
        return tuple(side for side in self.sider if side.forskelle)

    @property
    def grupper(self) -> tuple[Gruppe, ...]:
        """The differences, equal ones together: faults first, then by layer and reach."""
        samlet: dict[str, list[tuple[Side, Forskel]]] = defaultdict(list)
        for side in self.sider:
            for forskel in side.forskelle:
                samlet[forskel.noegle].append((side.side, forskel))
        grupper = [
            Gruppe(
                noegle,
                steder[0][1],
                tuple(dict.fromkeys(side for side, _ in steder)),
                tuple(dict.fromkeys(f.objekt for _, f in steder if f.objekt)),
            )
            for noegle, steder in samlet.items()
        ]
        return tuple(sorted(grupper, key=_raekkefoelge))


def antal_sider(antal: int) -> str:
    """`1 side`, `14 sider`."""
    return f"{antal} {'side' if antal == 1 else 'sider'}"


def _raekkefoelge(gruppe: Gruppe) -> tuple[object, ...]:
    forskel = gruppe.forskel
    fejl = forskel.art is not Art.FEJL
    return (fejl, _LAGORDEN[forskel.lag], -len(gruppe.sider), forskel.saetning)


def _antal(objekter: tuple[str, ...], slags: str, en: str, flere: str) -> str:
    # A contact stands on the page of its sag or ydelse and bears its slug.
    antal = sum(objekt.startswith(f"{slags}/") for objekt in objekter)
    return f"{antal} {en if antal == 1 else flere}" if antal else ""


def skriv_resultat(mappe: Path, resultat: Resultat) -> None:
    """Keep a run, so that it can be reported and judged later."""
    tekst = json.dumps(asdict(resultat), ensure_ascii=False, indent=1)
    skriv_sikkert(mappe / FIL, tekst.encode())


def laes_resultat(mappe: Path) -> Resultat:
    """The last run; BasisError where there is none."""
    try:
        data = json.loads((mappe / FIL).read_text(encoding="utf-8"))
        sider = tuple(_side_af(side) for side in data.pop("sider"))
        data["noter"] = tuple(data["noter"])
        return Resultat(sider=sider, **data)
    except (OSError, ValueError, KeyError, TypeError) as fejl:
        raise BasisError(
            f"Der er ingen kørsel i mappen {mappe}: kør først »screenshots compare«."
        ) from fejl


def _side_af(data: dict[str, Any]) -> Sideresultat:
    return Sideresultat(
        Side(**data["side"]),
        tuple(_forskel_af(forskel) for forskel in data["forskelle"]),
        tuple(Billedpar(**par) for par in data["billeder"]),
    )


def _forskel_af(data: dict[str, Any]) -> Forskel:
    bokse = {n: tuple(data[n]) if data[n] else None for n in ("boks", "boks_foer")}
    return Forskel(**{**data, **bokse, "lag": Lag(data["lag"]), "art": Art(data["art"])})
