"""The report: one folder of HTML that opens from disk, and that the product can serve too.

Nothing inline but text: it holds the design system's stylesheet and fonts, our own style and a
classic script, since a browser refuses modules, fetch and external sprites from `file://`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from webapp.billeder.forskelle import Boks
from webapp.billeder.resultat import Billedpar, Resultat, Sideresultat
from webapp.billeder.udsnit import Billedudsnit
from webapp.billeder.visning import byg_visning, gem_visning
from webapp.config import Config
from webapp.domain.vaerdier.dansk import boej

RAPPORT = "rapport"
FORSIDE = "index.html"
FILER = ("css/rapport.css", "js/rapport.js")
UDGAVE = "version.txt"
DESIGNSYSTEM = ("css/dkfds-borgerdk.min.css", "LICENSE.md", UDGAVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Billedside:
    """The page of the report for the pictures of a page; `foer` is None where there is none."""

    fil: str
    titel: str
    adresse: str
    bredde: int
    foer: Billedudsnit | None
    nu: Billedudsnit
    forskelle: tuple[str, ...]


def skriv_rapport(koersel: Path, resultat: Resultat, config: Config) -> Path:
    """Write the folder `rapport` in the folder of a run; returns its front page."""
    ny, maal = koersel / f"{RAPPORT}.ny", koersel / RAPPORT
    shutil.rmtree(ny, ignore_errors=True)
    (ny / "billeder").mkdir(parents=True)
    _kopier(config.static, ny, maal)
    billedsider = tuple(_billedsider(ny, resultat))
    links = {(side.adresse, side.bredde): side.fil for side in billedsider}
    visning = byg_visning(resultat, links, ny / "billeder")
    gem_visning(ny, visning)
    miljoe = Environment(
        loader=FileSystemLoader(config.templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    miljoe.globals["boej"] = boej
    forside = miljoe.get_template("billeder/forside.html")
    (ny / FORSIDE).write_text(
        forside.render(r=resultat, v=visning, data=scriptdata(resultat)), encoding="utf-8"
    )
    skabelon = miljoe.get_template("billeder/billede.html")
    for side in billedsider:
        (ny / side.fil).write_text(skabelon.render(b=side, r=resultat), encoding="utf-8")
    (ny / "data.js").write_text(_data(resultat), encoding="utf-8")
    shutil.rmtree(maal, ignore_errors=True)
    ny.rename(maal)
    return maal / FORSIDE


def _kopier(static: Path, ny: Path, gammel: Path) -> None:
    """Style, script and design system; that of the report before, where it is of one version."""
    for navn in FILER:
        shutil.copyfile(static / navn, ny / Path(navn).name)
    fra, til = static / "dkfds", ny / "dkfds"
    if _udgave(fra) and _udgave(fra) == _udgave(gammel / "dkfds"):
        (gammel / "dkfds").rename(til)
        return
    for navn in ("fonts", "img"):  # what the stylesheet asks for
        if (fra / navn).is_dir():
            shutil.copytree(fra / navn, til / navn)
    for navn in DESIGNSYSTEM:  # the version last: a copy that broke off has none
        if (fra / navn).is_file():
            (til / navn).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(fra / navn, til / navn)


def _udgave(designsystem: Path) -> bytes:
    """The design system's version, empty where there is none."""
    fil = designsystem / UDGAVE
    return fil.read_bytes() if fil.is_file() else b""


def _data(resultat: Resultat) -> str:
    """What the script needs to write a file of decisions."""
    return f"window.FORHAANDSBLIK = {json.dumps(scriptdata(resultat), ensure_ascii=False)};\n"


def scriptdata(resultat: Resultat) -> dict[str, Any]:
    """The run that decisions are made on, and what is seen of each page."""
    return {
        "koersel": resultat.koersel,
        "titel": resultat.titel,
        "slags": resultat.slags,
        "navne": resultat.navne,
        "aftryk": {side.side.navn: side.aftryk for side in resultat.forskellige},
    }


def _billedsider(ny: Path, resultat: Resultat) -> Iterator[Billedside]:
    nummer = 0
    for side in resultat.forskellige:
        for par in side.billeder:
            if par.nu:
                nummer += 1
                yield _billedside(ny, side, par, nummer)


def _billedside(ny: Path, side: Sideresultat, par: Billedpar, nummer: int) -> Billedside:
    her = [(f, [s for s in f.steder if s.bredde == par.bredde]) for f in side.forskelle]
    steder = [sted for _, stederne in her for sted in stederne]
    # What the pictures of this width do not show is told on the pages of the others.
    overalt = {par.bredde, None}
    forskelle = [f.saetning for f, s in her if s or (not f.steder and f.bredde in overalt)]
    return Billedside(
        fil=f"billede-{nummer}.html",
        titel=f"{side.side.adresse} ved {par.bredde} px",
        adresse=side.side.adresse,
        bredde=par.bredde,
        foer=_kopi(ny, par.foer, f"{nummer}-foer", [s.foer for s in steder]) if par.foer else None,
        nu=_kopi(ny, par.nu, f"{nummer}-nu", [s.nu for s in steder]),
        forskelle=tuple(dict.fromkeys(forskelle)),
    )


def _kopi(ny: Path, fil: str, navn: str, bokse: list[Boks | None]) -> Billedudsnit:
    # Here and not above: a report on texts alone needs no Pillow.
    from PIL import Image  # noqa: PLC0415 - see the line above

    kopi = ny / "billeder" / f"{navn}.png"
    shutil.copyfile(fil, kopi)
    with Image.open(kopi) as billede:
        maal = billede.size
    return Billedudsnit(f"billeder/{kopi.name}", maal, tuple(dict.fromkeys(filter(None, bokse))))
