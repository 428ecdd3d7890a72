"""Every kind of page as one clicks through a kommune: a large one beside Korsbæk, page by page.

`make bench BENCH=klik SIZES=1000000`, or `DATA=folder` with a generated `storby.db` in it. Seconds
of the processor: the first time that a page is asked for, and again while nothing has changed.
What counts the kommune is made beside the request (ADR 30); here it is measured to its end.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask

from tests.bench._maaling import kald, pr_gang
from webapp.app import create_app
from webapp.config import load_config
from webapp.server import ryd_sjaeldnere
from webapp.services.kommuner.generer import SAGER_PR_BORGER, generer
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store.database import laes
from webapp.store.personliste import load_foerste_personer
from webapp.store.varianter import find_variant, load_variantnavne
from webapp.web.erklaering import erklaering_af

STOR, LILLE = "storby", "korsbaek"
SIZES = "50000"
# A page that was seen before is as quick in the large kommune where it is below this, in seconds.
IKKE_TIL_AT_SE = 0.1
SCENARIER = ("model-1-eller-model-2", "brugerdefineret-eller-fk-organisation", "fradato")
SIDER = (
    ["", "sammenlign/", "sammenlign/{v}/{w}/", "sammenlign/{v}/{w}/sapa/{r}/"]
    + ["sammenlign/{v}/{w}/mit-overblik/{p}/sager/", "proeveborgere/", "indlaes/", "varianter/"]
    + ["verifikation/", "verifikation/{v}/", "workshop/", "workshop/borde/", "workshop/nyt/"]
    + [f"workshop/{navn}/" for navn in SCENARIER]
    + [f"workshop/{navn}/1/" for navn in SCENARIER]
    + [f"{{v}}/{navn}/" for navn in ("kontrol", "mapping", "opsaetning", "trin", "roller", "eoj")]
    + [f"{{v}}/{navn}/" for navn in ("sapavalg", "adviser", "fordringer", "historik", "antagelser")]
    + [f"{{v}}/{navn}/" for navn in ("kle-udgaver", "reorganisation", "testscope")]
    + [f"{{v}}/mapping/{navn}/" for navn in ("sagstyper", "ydelser", "trae", "forslag", "hjem")]
    + [f"{{v}}/mapping/{navn}/" for navn in ("model-1", "model-2", "oenskeliste", "indtastning")]
    + ["{v}/roller/{r}/", "{v}/mit-overblik/", "{v}/mit-overblik/?q=an", "{v}/mit-overblik/{p}/"]
    + ["{v}/mit-overblik/{p}/sager/", "{v}/mit-overblik/{p}/oekonomiske-ydelser/"]
    + ["{v}/mit-overblik/{p}/aftaler-og-frister/", "{v}/mit-overblik/{p}/betalinger/"]
    + ["{v}/hvorfor/", "{v}/hvorfor/{p}/", "{v}/sapa/", "{v}/sapa/{r}/", "{v}/sapa/{r}/?navn=kim"]
    + ["{v}/sapa/{r}/borger/{p}/", "{v}/sapa/{r}/enheder/", "{v}/sapa/{r}/min-side/"]
)


@dataclass(frozen=True, slots=True)
class Klik:
    """One page: seconds the first time and again; `lang`: it is made beside the request."""

    foerst: float
    igen: float
    lang: bool


def main() -> None:
    if mappe := os.environ.get("DATA"):
        gaa_igennem(Path(mappe))
        return
    with tempfile.TemporaryDirectory() as midlertidig:
        borgere = max(map(int, os.environ.get("SIZES", SIZES).split())) // SAGER_PR_BORGER
        config = load_config()
        lager = Kommunelager(data=Path(midlertidig), seed=config.seed)
        generer(lager, STOR, borgere, 1, print)
        gaa_igennem(Path(midlertidig))


def gaa_igennem(data: Path) -> None:
    """Ask both kommuner for every page, and print them side by side, the slowest first."""
    config = load_config()
    Kommunelager(data=data, seed=config.seed).sikr_seed()
    app = create_app(replace(config, data=data))
    ryd_sjaeldnere()
    app.extensions["sidearbejder"].stor = sys.maxsize
    print("| side | Korsbæk | stor | ved siden af | Korsbæk igen | stor igen | lige så hurtig |")
    print("|---|--:|--:|---|--:|--:|---|")
    fundne = dict(klikket(app, data))
    for side, (lille, stor) in sorted(fundne.items(), key=lambda en: -en[1][1].foerst):
        hurtig = stor.igen <= max(IKKE_TIL_AT_SE, 2 * lille.igen)
        hurtig &= stor.lang or stor.foerst <= max(1, 2 * lille.foerst)
        tal = f"{lille.foerst:.2f} | {stor.foerst:.2f} | {'ja' if stor.lang else ''}"
        tal += f" | {lille.igen:.3f} | {stor.igen:.3f}"
        print(f"| {side} | {tal} | {'ja' if hurtig else '**nej**'} |", flush=True)


def klikket(app: Flask, data: Path) -> Iterator[tuple[str, tuple[Klik, Klik]]]:
    """Each kind of page, in Korsbæk and in the large kommune."""
    navne = {slug: find_navne(data / f"{slug}.db") for slug in (LILLE, STOR)}
    for side in SIDER:
        par = [klik(app, f"/{slug}/{side.format(**navne[slug])}") for slug in (LILLE, STOR)]
        if fejl := [en for en in par if isinstance(en, str)]:
            print(f"({side}: {', '.join(fejl)})", file=sys.stderr, flush=True)
            continue
        lille, stor = (en for en in par if isinstance(en, Klik))
        print(f"{side}: {lille.foerst:.2f} {stor.foerst:.2f}", file=sys.stderr, flush=True)
        yield side, (lille, stor)


def find_navne(fil: Path) -> dict[str, str]:
    """Two variants, a role and a person of the kommune."""
    with laes(fil) as database:
        v, w = [slug for slug, *_ in load_variantnavne(database)][:2]
        variant = find_variant(database, v)
        person = load_foerste_personer(database, 2)[-1][0]
    return {"v": v, "w": w, "r": variant.roller[0].slug if variant else "", "p": person}


def klik(app: Flask, adresse: str) -> Klik | str:
    """The page, or what was wrong with it."""
    try:
        foerst = pr_gang(lambda _nr: kald(app, adresse), 1)
        igen = min(pr_gang(lambda _nr: kald(app, adresse), 1) for _ in range(3))
    except SystemExit as fejl:
        return str(fejl)
    with app.test_request_context(adresse) as her:
        erklaering = erklaering_af(her.request.endpoint)
    return Klik(foerst, igen, bool(erklaering and erklaering.lang))
