"""A run as the file that it is kept in, with paths that hold wherever the folder is copied to."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path, PurePosixPath
from typing import Any

from webapp.billeder.basis import BasisError
from webapp.billeder.filer import skriv_sikkert
from webapp.billeder.forskelle import Art, Forskel, Lag, Sted
from webapp.billeder.resultat import Billedpar, Resultat, Sideresultat
from webapp.billeder.sidevalg import Side

FIL = "resultat.json"
FORMAT = 2


def skriv_resultat(koersel: Path, resultat: Resultat) -> None:
    """Keep a run in its folder, so that it can be reported and judged later."""
    skriv_sikkert(koersel / FIL, resultatbytes(koersel, resultat))


def resultatbytes(koersel: Path, resultat: Resultat) -> bytes:
    """The run as it is kept: its pictures by their place in the folder that `koersel` lies in."""
    rod = koersel.parent.resolve()
    sider = tuple(
        replace(side, billeder=tuple(_relativt(par, rod) for par in side.billeder))
        for side in resultat.sider
    )
    data = {"format": FORMAT, **asdict(replace(resultat, sider=sider))}
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def laes_resultat(koersel: Path) -> Resultat:
    """The last run; BasisError where there is none, or one of another version."""
    fil = koersel / FIL
    if not fil.is_file():
        raise BasisError(
            f"Der er ingen kørsel i mappen {koersel}: kør først »screenshots compare«."
        )
    try:
        data = json.loads(fil.read_text(encoding="utf-8"))
        if data.pop("format", 1) != FORMAT:
            raise BasisError(
                f"Kørslen i mappen {koersel} er fra en anden udgave af Forhåndsblik: "
                "kør »screenshots compare« igen."
            )
        rod = koersel.parent.resolve()
        sider = tuple(_side_af(side, rod) for side in data.pop("sider"))
        data["noter"] = tuple(data["noter"])
        return Resultat(sider=sider, **data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fejl:
        raise BasisError(
            f"Filen {fil} er ikke hel eller er rettet: kør »screenshots compare« igen."
        ) from fejl


def _relativt(par: Billedpar, rod: Path) -> Billedpar:
    def sti(fil: str) -> str:
        return Path(fil).resolve().relative_to(rod).as_posix() if fil else ""

    return replace(par, foer=sti(par.foer), nu=sti(par.nu))


def _side_af(data: dict[str, Any], rod: Path) -> Sideresultat:
    forskelle = tuple(_forskel_af(forskel) for forskel in data.pop("forskelle"))
    billeder = tuple(_par_af(par, rod) for par in data.pop("billeder"))
    basis = data.pop("basis")
    return Sideresultat(
        side=Side(**data.pop("side")),
        forskelle=forskelle,
        billeder=billeder,
        uden_billede=tuple(data.pop("uden_billede")),
        basis=Side(**basis) if basis else None,
        **data,
    )


def _par_af(data: dict[str, Any], rod: Path) -> Billedpar:
    for navn in ("foer", "nu"):
        sti = PurePosixPath(data[navn])
        if sti.is_absolute() or ".." in sti.parts:
            raise ValueError(data[navn])
        data[navn] = str(rod / sti) if data[navn] else ""
    return Billedpar(**data)


def _forskel_af(data: dict[str, Any]) -> Forskel:
    steder = tuple(_sted_af(sted) for sted in data["steder"])
    return Forskel(**{**data, "steder": steder, "lag": Lag(data["lag"]), "art": Art(data["art"])})


def _sted_af(data: dict[str, Any]) -> Sted:
    return Sted(data["bredde"], *(tuple(data[n]) if data[n] else None for n in ("foer", "nu")))
