"""The kinds of a run as a review shows them: with crops, and links to the pictures."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from webapp.billeder.filer import skriv_sikkert
from webapp.billeder.forskelle import Art, Forskel
from webapp.billeder.resultat import Gruppe, Resultat, Sideresultat, Slags, efter_slags
from webapp.billeder.udsnit import Billedudsnit, Udsnit, klip

FIL = "visning.json"
# A page's pictures: width in px, and the report's page that shows the two.
Billedlinks = tuple[tuple[int, str], ...]


class Gruppeside(NamedTuple):
    """A page of a group: its name and address, what was decided, and its pictures."""

    navn: str
    adresse: str
    afgjort: str
    billeder: Billedlinks


@dataclass(frozen=True, slots=True)
class Gruppevisning:
    """A group in the report, with a crop of its first place and links to its pictures."""

    gruppe: Gruppe
    kan_godkendes: bool
    udsnit: Udsnit | None
    sider: tuple[Gruppeside, ...]


@dataclass(frozen=True, slots=True)
class Slagsvisning:
    """A kind: what is judged in one decision."""

    slags: Slags
    grupper: tuple[Gruppevisning, ...]

    @property
    def kan_godkendes(self) -> bool:
        """Whether it is no fault, and there is a basis."""
        return all(gruppe.kan_godkendes for gruppe in self.grupper)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidevisning:
    """A page: what differs on it, to be judged in one decision."""

    navn: str
    adresse: str
    aftryk: str
    forskelle: tuple[tuple[str, str], ...]
    billeder: Billedlinks
    kan_godkendes: bool


@dataclass(frozen=True, slots=True)
class Visning:
    """What is reviewed: the same differences by kind and by page."""

    slags: tuple[Slagsvisning, ...]
    sider: tuple[Sidevisning, ...]


def byg_visning(
    resultat: Resultat, links: Mapping[tuple[str, int], str], billeder: Path
) -> Visning:
    """The review of a run; writes the crops into the folder `billeder` of the report.

    `links` is from address and width to the report's page of pictures.
    """
    pr_side: dict[str, list[tuple[int, str]]] = {}
    for (adresse, bredde), fil in links.items():
        pr_side.setdefault(adresse, []).append((bredde, fil))
    return _vis(resultat, pr_side, dict(_klip_alle(resultat, billeder)))


def gem_visning(rapport: Path, visning: Visning) -> None:
    """Keep beside the report what it shows, for the product to show it too."""
    grupper = [gruppe for slags in visning.slags for gruppe in slags.grupper]
    data: dict[str, Any] = {
        "udsnit": {g.gruppe.noegle: asdict(g.udsnit) for g in grupper if g.udsnit},
        "billeder": {side.adresse: side.billeder for side in visning.sider},
    }
    skriv_sikkert(rapport / FIL, json.dumps(data, ensure_ascii=False).encode())


def laes_visning(rapport: Path, resultat: Resultat) -> Visning:
    """The review with what the report in the folder shows; without, where it is gone."""
    try:
        data = json.loads((rapport / FIL).read_text("utf-8"))
        udsnit = {
            noegle: Udsnit(_et_udsnit(u["foer"]), _et_udsnit(u["nu"]))
            for noegle, u in data["udsnit"].items()
        }
        billeder = {adresse: [tuple(b) for b in par] for adresse, par in data["billeder"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        udsnit, billeder = {}, {}
    return _vis(resultat, billeder, udsnit)


def _et_udsnit(data: Mapping[str, Any]) -> Billedudsnit:
    maal = (int(data["maal"][0]), int(data["maal"][1]))
    return Billedudsnit(data["fil"], maal, tuple(tuple(r) for r in data["rammer"]))


def _vis(
    resultat: Resultat,
    billeder: Mapping[str, list[tuple[int, str]]],
    udsnit: Mapping[str, Udsnit],
) -> Visning:
    har_basis = resultat.slags == "basis"
    slags = tuple(
        Slagsvisning(en, tuple(_gruppe(g, resultat, billeder, udsnit) for g in en.grupper))
        for en in efter_slags(resultat.grupper)
    )
    sider = tuple(
        Sidevisning(
            navn=side.side.navn,
            adresse=side.side.adresse,
            aftryk=side.aftryk,
            forskelle=tuple(dict.fromkeys((f.noegle, f.saetning) for f in side.forskelle)),
            billeder=tuple(billeder.get(side.side.adresse, ())),
            kan_godkendes=har_basis and not any(f.art is Art.FEJL for f in side.forskelle),
        )
        for side in resultat.forskellige
    )
    return Visning(slags, sider)


def _gruppe(
    gruppe: Gruppe,
    resultat: Resultat,
    billeder: Mapping[str, list[tuple[int, str]]],
    udsnit: Mapping[str, Udsnit],
) -> Gruppevisning:
    sider = tuple(
        Gruppeside(
            side.navn,
            side.adresse,
            resultat.afgjort.get(f"{gruppe.noegle} {side.navn}", ""),
            tuple(billeder.get(side.adresse, ())),
        )
        for side in gruppe.sider
    )
    kan = gruppe.forskel.art is not Art.FEJL and resultat.slags == "basis"
    return Gruppevisning(gruppe, kan, udsnit.get(gruppe.noegle), sider)


def _klip_alle(resultat: Resultat, billeder: Path) -> Iterator[tuple[str, Udsnit]]:
    """The first place of each difference, cut out of both pictures, page by page."""
    klippet: set[str] = set()
    for side in resultat.forskellige:
        for forskel in side.forskelle:
            if forskel.noegle not in klippet and (udsnit := _klip(side, forskel, billeder)):
                klippet.add(forskel.noegle)
                yield forskel.noegle, udsnit


def _klip(side: Sideresultat, forskel: Forskel, billeder: Path) -> Udsnit | None:
    for par in side.billeder:
        steder = tuple(sted for sted in forskel.steder if sted.bredde == par.bredde)
        if steder and par.foer and par.nu:
            return klip(billeder, forskel.noegle, par, steder)
    return None
