"""Every kind of page as one clicks through a kommune: a large one beside Korsbæk, page by page.

`make bench BENCH=klik STOR=50000`, or `DATA=folder` with a generated `storby.db` in it. Seconds of
the processor: the first time that a page is asked for, again while nothing has changed, and where
nothing at all is kept, as after a save. What counts the kommune is made beside the request (ADR
30): it is asked for until it is there, as a browser does, and the seconds on the clock until the
first answer are told too. Each kind of page is here, or in `UDENFOR` with the reason.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

from flask import Flask

from tests.bench._kommuner import STORBY, dan_stor
from tests.bench._maal import IGEN, LANGE, SVAR, Fund
from tests.bench._maaling import kald, pr_gang
from webapp.app import create_app
from webapp.config import load_config
from webapp.server import ryd_sjaeldnere
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store.database import laes
from webapp.store.historik import soeg_sager
from webapp.store.kendt import KENDTE
from webapp.store.opslag import load_opslag
from webapp.store.personliste import load_foerste_personer
from webapp.store.varianter import find_variant, load_variantnavne
from webapp.web.erklaering import erklaering_af

LILLE = "korsbaek"
# On the page that says that it is being counted, and nowhere else.
VENTER = "<h1>Et øjeblik</h1>".encode()
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
    + [f"{{v}}/{navn}/" for navn in ("kle-udgaver", "reorganisation", "testscope", "fagomraader")]
    + ["{v}/testscope/?dato={d}", "{v}/sapavalg/titler/", "{v}/mapping/hjem/sider/"]
    + ["{v}/historik/?soeg=11", "{v}/historik/?soeg=findes-ikke", "{v}/historik/{s}/"]
    + [f"{{v}}/mapping/{navn}/" for navn in ("sagstyper", "ydelser", "trae", "forslag", "hjem")]
    + [f"{{v}}/mapping/{navn}/" for navn in ("model-1", "model-2", "oenskeliste", "indtastning")]
    + ["{v}/roller/{r}/", "{v}/roller/{r}/kopi/", "{v}/roller/{r}/slet/"]
    + ["{v}/mit-overblik/", "{v}/mit-overblik/?soeg=an", "{v}/mit-overblik/?soeg=findes-ikke"]
    + ["{v}/mit-overblik/?sagstype={t}", "{v}/mit-overblik/?enhed={e}", "{v}/mit-overblik/{p}/"]
    + ["{v}/mit-overblik/?ses=skjult"]
    + ["{v}/mit-overblik/{p}/sager/", "{v}/mit-overblik/{p}/oekonomiske-ydelser/"]
    + ["{v}/mit-overblik/{p}/aftaler-og-frister/", "{v}/mit-overblik/{p}/betalinger/"]
    + ["{v}/hvorfor/", "{v}/hvorfor/{p}/", "{v}/sapa/", "{v}/sapa/{r}/", "{v}/sapa/{r}/?navn=kim"]
    + ["{v}/sapa/{r}/borger/{p}/", "{v}/sapa/{r}/enheder/{u}/", "{v}/sapa/{r}/min-side/"]
    + [f"{{v}}/sapa/{{r}}/?{soegt}" for soegt in ("navn=a", "navn=findes-ikke", "adresse=vej")]
    + [
        f"{{v}}/sapa/{{r}}/?soeg={soegt}"
        for soegt in ("sag&titel=e", "sag&nummer=777", "sag&kle=27")
    ]
    + [f"{{v}}/sapa/{{r}}/?soeg={art}&titel=e" for art in ("dokument", "ydelse")]
    + ["{v}/sapa/{r}/?husnr-fra=3", "{v}/sapa/{r}/?soeg=tidligere-adresse&adresse=vej"]
    + ["{v}/sapa/{r}/hoi/", "{v}/sapa/{r}/borger/{p}/ydelser/", "{v}/sapa/{r}/borger/{p}/hoi/"]
    + ["{v}/sapa/{r}/borger/{p}/journalnotat/", "{v}/sapa/{r}/borger/{p}/bemaerkning/"]
    + ["sammenlign/{v}/{w}/mit-overblik/{p}/", "sammenlign/{v}/{w}/sapa/{r}/borger/{p}/"]
    + ["varianter/{v}/slet/", "indlaes/slet/", "billeder/"]
    + [f"workshop/{navn}/" for navn in ("links", "indlaes")]
    + ["workshop/tilfoej/?side=mit-overblik/{p}&a={v}&b={w}"]
)
_VIDERE, _TESTPLAN = "leads to another page", "needs a testplan, which `testplan.py` measures"
_FIL, _EGET = "a file, as long as it is", "needs what people made in the kommune first"
# Kinds of pages that are not clicked through, by endpoint, and why.
UDENFOR = {
    "genveje": _VIDERE,
    "borde.bord": _EGET,
    "borde.scene": _EGET,
    "billeder": _EGET,
    "scenarieret": _EGET,
    "helside.hele": "a citizen's page in a frame, of a step that has one",
    "leveret.side": "needs a delivery, which a made-up kommune has none of",
    "indlaes": "an import under way, or a file",
    "proeveborgere.vent": "an import under way",
    "hjem.hent": _FIL,
    "sidemappe.pakket": "all pages in one file: `sidemappe` tells how far it is",
    "udskrift": "the same as the page that it prints, and a PDF of it",
    "sidebillede.billede": _FIL,
    "testlevering.side": _TESTPLAN,
    "testrapport": _TESTPLAN,
    "testudskrift": _TESTPLAN,
    "tilfaelde": _TESTPLAN,
}

# The addresses of LANGE, in its order.
LANGE_SIDER = ["", "sammenlign/{v}/{w}/"]
LANGE_SIDER += [f"{{v}}/{navn}/" for navn in ("kontrol", "mapping", "opsaetning", "trin", "roller")]
LANGE_SIDER += ["{v}/eoj/", "{v}/sapavalg/"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Klik:
    """One page: seconds the first time and again; `lang`: it is made beside the request.

    `svar`: seconds on the clock until something is answered.
    """

    svar: float
    foerst: float
    igen: float
    lang: bool


def main() -> Iterator[Fund]:
    """Ask both kommuner for every page, and print them side by side, the slowest first."""
    with tempfile.TemporaryDirectory() as mappe:
        data, config = Path(mappe), load_config()
        shutil.copy(dan_stor().mappe / f"{STORBY}.db", data)
        Kommunelager(data=data, seed=config.seed).sikr_seed()
        app = create_app(replace(config, data=data))
        ryd_sjaeldnere()
        fundne = dict(klikket(app, data))
        uden_gemt = kolde(app, data, fundne)
    print("| side | Korsbæk | stor | ved siden af | Korsbæk igen | stor igen | stor, intet gemt |")
    print("|---|--:|--:|---|--:|--:|--:|")
    for side, (lille, stor) in sorted(fundne.items(), key=lambda en: -en[1][1].foerst):
        tal = f"{lille.foerst:.2f} | {stor.foerst:.2f} | {'ja' if stor.lang else ''}"
        tal += f" | {lille.igen:.3f} | {stor.igen:.3f} | {uden_gemt[side]:.2f}"
        nej = "" if _lige_saa_hurtig(lille, stor, uden_gemt[side]) else " **nej**"
        print(f"| {side}{nej} | {tal} |", flush=True)
    for navn, side in zip(LANGE, LANGE_SIDER, strict=True):
        if side in fundne:
            yield SVAR.format(navn), fundne[side][1].svar
            yield IGEN.format(navn), fundne[side][1].igen
    langsomme = sum(not _lige_saa_hurtig(*p, uden_gemt[side]) for side, p in fundne.items())
    yield "sider, som ikke ses lige så hurtigt som i Korsbæk", langsomme


def _lige_saa_hurtig(lille: Klik, stor: Klik, koldt: float) -> bool:
    hurtig = stor.igen <= max(IKKE_TIL_AT_SE, 2 * lille.igen)
    return hurtig and (stor.lang or max(stor.foerst, koldt) <= max(1, 2 * lille.foerst))


def klikket(app: Flask, data: Path) -> Iterator[tuple[str, tuple[Klik, Klik]]]:
    """Each kind of page, in Korsbæk and in the large kommune."""
    navne = {slug: find_navne(data / f"{slug}.db") for slug in (LILLE, STORBY)}
    for side in SIDER:
        par = [klik(app, f"/{slug}/{side.format(**navne[slug])}") for slug in (LILLE, STORBY)]
        if fejl := [en for en in par if isinstance(en, str)]:
            print(f"({side}: {', '.join(fejl)})", file=sys.stderr, flush=True)
            continue
        lille, stor = (en for en in par if isinstance(en, Klik))
        print(f"{side}: {lille.foerst:.2f} {stor.foerst:.2f}", file=sys.stderr, flush=True)
        yield side, (lille, stor)


def find_navne(fil: Path) -> dict[str, str]:
    """Two variants, a role, a person and a sag of the kommune, and what one searches for."""
    with laes(fil) as database:
        v, w = [slug for slug, *_ in load_variantnavne(database)][:2]
        variant = find_variant(database, v)
        opslag = load_opslag(database)
        _, sager = soeg_sager(database, "", 1)
        return {
            "v": v,
            "w": w,
            "r": variant.roller[0].slug if variant else "",
            "p": load_foerste_personer(database, 2)[-1][0],
            "s": sager[0]["slug"],
            "d": (opslag.kommune.dato - timedelta(days=30)).isoformat(),
            "t": quote(opslag.sagstyper[1].navn),
            "e": quote(opslag.lokale_enheder[-1].navn),
            "u": next(iter(opslag.organisation.enheder)).tekst,
        }


def klik(app: Flask, adresse: str) -> Klik | str:
    """The page, or what was wrong with it."""
    try:
        begyndt, brugt = time.perf_counter(), time.process_time()
        # With its figures: a form is there before them (ADR 46).
        krop = kald(app, adresse, x_forhaandsblik_tal="1")
        svar = time.perf_counter() - begyndt
        while VENTER in krop:
            time.sleep(1)
            krop = kald(app, adresse, x_forhaandsblik_tal="1")
        foerst = time.process_time() - brugt
        igen = min(pr_gang(lambda _nr: kald(app, adresse), 1) for _ in range(3))
        with app.test_request_context(adresse) as her:
            erklaering = erklaering_af(her.request.endpoint)
        lang = bool(erklaering and erklaering.lang)
    except SystemExit as fejl:
        return str(fejl)
    return Klik(svar=svar, foerst=foerst, igen=igen, lang=lang)


def kolde(app: Flask, data: Path, fundne: Mapping[str, tuple[Klik, Klik]]) -> Mapping[str, float]:
    """Seconds of each page of the large kommune where nothing is kept; 0 for one that is long."""
    navne = find_navne(data / f"{STORBY}.db")

    def koldt(side: str) -> float:
        KENDTE.glem()
        app.extensions["sidelager"].glem()
        return pr_gang(lambda _nr: kald(app, f"/{STORBY}/{side.format(**navne)}"), 1)

    return {side: 0 if stor.lang else koldt(side) for side, (_, stor) in fundne.items()}
