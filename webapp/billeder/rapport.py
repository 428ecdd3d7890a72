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

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from webapp.billeder.resultat import Billedpar, Resultat, Sideresultat
from webapp.billeder.visning import byg_visning, gem_visning
from webapp.config import Config

RAPPORT = "rapport"
FORSIDE = "index.html"
FILER = ("css/rapport.css", "js/rapport.js")
UDGAVE = "version.txt"
DESIGNSYSTEM = ("css/dkfds-borgerdk.min.css", "LICENSE.md", UDGAVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Billedside:
    """The page of the report for one pair of pictures; `omraader` are the differing regions."""

    fil: str
    titel: str
    adresse: str
    bredde: int
    foer: str
    nu: str
    maal_foer: tuple[int, int]
    maal_nu: tuple[int, int]
    omraader_foer: tuple[tuple[int, int, int, int], ...]
    omraader_nu: tuple[tuple[int, int, int, int], ...]
    forskelle: tuple[str, ...]


def skriv_rapport(koersel: Path, resultat: Resultat, config: Config) -> Path:
    """Write the folder `rapport` in the folder of a run; returns its front page."""
    ny, maal = koersel / f"{RAPPORT}.ny", koersel / RAPPORT
    shutil.rmtree(ny, ignore_errors=True)
    (ny / "billeder").mkdir(parents=True)
    _kopier(config.static, ny, maal)
    billedsider = tuple(_billedsider(ny, resultat))
    links = {(side.adresse, side.bredde): side.fil for side in billedsider}
    grupper = byg_visning(resultat, links, ny / "billeder")
    gem_visning(ny, grupper)
    miljoe = Environment(
        loader=FileSystemLoader(config.templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    forside = miljoe.get_template("billeder/forside.html")
    (ny / FORSIDE).write_text(forside.render(r=resultat, grupper=grupper), encoding="utf-8")
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
    data = {"titel": resultat.titel, "slags": resultat.slags, "navne": resultat.navne}
    return f"window.FORHAANDSBLIK = {json.dumps(data, ensure_ascii=False)};\n"


def _billedsider(ny: Path, resultat: Resultat) -> Iterator[Billedside]:
    nummer = 0
    for side in resultat.forskellige:
        for par in side.billeder:
            if par.foer and par.nu:
                nummer += 1
                yield _billedside(ny, side, par, nummer)


def _billedside(ny: Path, side: Sideresultat, par: Billedpar, nummer: int) -> Billedside:
    # Here and not above: a report on texts alone needs no Pillow.
    from PIL import Image  # noqa: PLC0415 - see the line above

    maal = []
    for navn, fil in (("foer", par.foer), ("nu", par.nu)):
        kopi = ny / "billeder" / f"{nummer}-{navn}.png"
        shutil.copyfile(fil, kopi)
        with Image.open(kopi) as billede:
            maal.append(billede.size)
    her = [f for f in side.forskelle if f.bredde in {par.bredde, None}]
    return Billedside(
        fil=f"billede-{nummer}.html",
        titel=f"{side.side.adresse} ved {par.bredde} px",
        adresse=side.side.adresse,
        bredde=par.bredde,
        foer=f"billeder/{nummer}-foer.png",
        nu=f"billeder/{nummer}-nu.png",
        maal_foer=maal[0],
        maal_nu=maal[1],
        omraader_foer=tuple(dict.fromkeys(f.boks_foer for f in her if f.boks_foer)),
        omraader_nu=tuple(dict.fromkeys(f.boks for f in her if f.boks)),
        forskelle=tuple(dict.fromkeys(f.saetning for f in her)),
    )
