"""What a run found: pages, their differences, and the groups of equal differences."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from webapp.billeder.forskelle import NOEGLE_CIFRE, Art, Forskel, Lag, uden_citat
from webapp.billeder.sidevalg import Side
from webapp.domain.vaerdier.dansk import antal

# Stands between the two variants in the title of their comparison.
MOD = " mod "
ENS, FORSKELLIG, KUNNE_IKKE = 0, 1, 2
_LAGORDEN = {lag: nummer for nummer, lag in enumerate(Lag)}


@dataclass(frozen=True, slots=True)
class Billedpar:
    """The two pictures of a page at one width: paths and SHA-256, empty where there is none."""

    bredde: int
    foer: str = ""
    nu: str = ""
    foer_sha: str = ""
    nu_sha: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sideresultat:
    """One page: its differences, in the order of the layers, and its pictures where they differ.

    `foer` and `nu` are the SHA-256 of its text in the basis and in the run. `uden_billede` are
    the widths at which there was nothing to compare with. `basis` is the page that it was compared
    with, where its variant had another name.
    """

    side: Side
    forskelle: tuple[Forskel, ...] = ()
    billeder: tuple[Billedpar, ...] = ()
    foer: str = ""
    nu: str = ""
    uden_billede: tuple[int, ...] = ()
    basis: Side | None = None

    @property
    def aftryk(self) -> str:
        """What a decision on the page is made on: its texts, its pictures, its differences."""
        billeder = (f"{p.bredde} {p.foer_sha} {p.nu_sha}" for p in self.billeder)
        dele = (self.foer, self.nu, *billeder, *(f.noegle for f in self.forskelle))
        return hashlib.sha256("\0".join(dele).encode()).hexdigest()[:NOEGLE_CIFRE]


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


@dataclass(frozen=True, slots=True)
class Slags:
    """The groups of one kind: the same field, or the same look of the same sort of element."""

    noegle: str
    grupper: tuple[Gruppe, ...]

    @property
    def navn(self) -> str:
        """What is of this kind: that of the one difference, else what all of them share."""
        forskel = self.grupper[0].forskel
        hvad = forskel.hvad if len(self.grupper) == 1 else uden_citat(forskel.hvad)
        uden_art = {Art.AENDRET, Art.FEJL, Art.FLYTTET}
        return hvad if forskel.art in uden_art else f"{hvad} {forskel.art}"

    @property
    def sider(self) -> tuple[Side, ...]:
        """The pages that have one of them."""
        return tuple(dict.fromkeys(side for gruppe in self.grupper for side in gruppe.sider))


_ORD = {"sag": ("sag", "sager"), "ydelse": ("ydelse", "ydelser"), "enhed": ("enhed", "enheder")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resultat:
    """A whole run. `slags` is `basis` or `varianter`; `noter` are Danish sentences on the run.

    `koersel` is the run's own name, which decisions on it bear. `taget` and `genbrugt` are numbers
    of pictures; `afgjort` is from `<difference> <page>` to the verdict on it.
    """

    slags: str
    titel: str
    motor: str
    koersel: str = ""
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
        return KUNNE_IKKE if self.kunne_ikke or self.usammenlignede else ENS

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
    def usammenlignede(self) -> tuple[Sideresultat, ...]:
        """The pages with a picture that there was none to compare with."""
        return tuple(side for side in self.sider if side.uden_billede)

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


def efter_slags(grupper: Iterable[Gruppe]) -> tuple[Slags, ...]:
    """Groups in, their kinds out, in the order of the first group of each."""
    samlet: dict[str, list[Gruppe]] = defaultdict(list)
    for gruppe in grupper:
        samlet[gruppe.forskel.slags].append(gruppe)
    return tuple(Slags(noegle, tuple(af_slagsen)) for noegle, af_slagsen in samlet.items())


def antal_sider(sider: int) -> str:
    """`1 side`, `14 sider`."""
    return antal(sider, "side", "sider")


def _raekkefoelge(gruppe: Gruppe) -> tuple[object, ...]:
    forskel = gruppe.forskel
    fejl = forskel.art is not Art.FEJL
    return (fejl, _LAGORDEN[forskel.lag], -len(gruppe.sider), forskel.saetning)


def _antal(objekter: tuple[str, ...], slags: str, en: str, flere: str) -> str:
    # A contact stands on the page of its sag or ydelse and bears its slug.
    fundne = sum(objekt.startswith(f"{slags}/") for objekt in objekter)
    return antal(fundne, en, flere) if fundne else ""
