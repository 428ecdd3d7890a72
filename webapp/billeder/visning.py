"""The groups of a run as a report shows them: with a crop, and links to the pictures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from webapp.billeder.basis import skriv_sikkert
from webapp.billeder.forskelle import Art
from webapp.billeder.resultat import Gruppe, Resultat
from webapp.billeder.udsnit import Udsnit, klip

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


def byg_visning(
    resultat: Resultat, links: Mapping[tuple[str, int], str], billeder: Path
) -> tuple[Gruppevisning, ...]:
    """The groups of a run; writes the crops into the folder `billeder` of the report.

    `links` is from address and width to the report's page of pictures.
    """
    pr_side: dict[str, list[tuple[int, str]]] = {}
    for (adresse, bredde), fil in links.items():
        pr_side.setdefault(adresse, []).append((bredde, fil))
    return tuple(
        _vis(gruppe, resultat, pr_side, _udsnit(gruppe, resultat, billeder))
        for gruppe in resultat.grupper
    )


def gem_visning(rapport: Path, grupper: tuple[Gruppevisning, ...]) -> None:
    """Keep beside the report what it shows, for the product to show it too."""
    data: dict[str, Any] = {
        "udsnit": {g.gruppe.noegle: asdict(g.udsnit) for g in grupper if g.udsnit},
        "billeder": {s.adresse: s.billeder for g in grupper for s in g.sider},
    }
    skriv_sikkert(rapport / FIL, json.dumps(data, ensure_ascii=False).encode())


def laes_visning(rapport: Path, resultat: Resultat) -> tuple[Gruppevisning, ...]:
    """The groups with what the report in the folder shows of them; without, where it is gone."""
    try:
        data = json.loads((rapport / FIL).read_text("utf-8"))
        udsnit = {
            noegle: Udsnit(u["foer"], u["nu"], tuple(u["maal_foer"]), tuple(u["maal_nu"]))
            for noegle, u in data["udsnit"].items()
        }
        billeder = {adresse: [tuple(b) for b in par] for adresse, par in data["billeder"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        udsnit, billeder = {}, {}
    return tuple(_vis(g, resultat, billeder, udsnit.get(g.noegle)) for g in resultat.grupper)


def _vis(
    gruppe: Gruppe,
    resultat: Resultat,
    billeder: Mapping[str, list[tuple[int, str]]],
    udsnit: Udsnit | None,
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
    return Gruppevisning(gruppe, kan, udsnit, sider)


def _udsnit(gruppe: Gruppe, resultat: Resultat, billeder: Path) -> Udsnit | None:
    """The first place of the difference, cut out of both pictures."""
    for side in resultat.forskellige:
        for forskel in side.forskelle:
            if forskel.noegle != gruppe.noegle or not (forskel.boks or forskel.boks_foer):
                continue
            par = next((p for p in side.billeder if p.bredde == forskel.bredde), None)
            if par and par.foer and par.nu:
                return klip(billeder, gruppe.noegle, par, forskel)
    return None
