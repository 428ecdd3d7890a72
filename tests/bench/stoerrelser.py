"""Change-then-impact, and the pages, on kommuner of growing size: as ratios between the sizes.

`make bench BENCH=stoerrelser SIZES="1000 1000000"` for other sizes; a million takes long to make,
and much memory. Times are of the processor, so that a busy machine says the same; nothing is
asserted. To compare with: the trial of the what-if schema had a ratio of 9 between 1 000 and
1 000 000 sager, and 0.02 of one raw GROUP BY.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import median

from sqlite_utils import Database

from tests.bench._kommuner import ET_EMNE, HOEJT_OPPE, KOMMUNE, VARIANT, en_anden_enhed, lav_fil
from tests.bench._maal import Fund
from webapp.app import create_app
from webapp.config import Config, load_config
from webapp.domain.variant.advis import Advisgruppe
from webapp.domain.variant.opsaetning import Opsaetning
from webapp.domain.variant.variant import Enhedsmapning, Trin, Variant
from webapp.services.grundlag import load_grundlag
from webapp.services.maalinger.adviser import maal_adviser
from webapp.services.maalinger.indvirkning import maal_indvirkning
from webapp.store.aendringer import gem_aendring, load_version
from webapp.store.database import aaben
from webapp.store.kendt import KENDTE

SIZES = "1000 10000 50000"
GANGE = 3
MAPNING, KONTAKT = "change a mapping, then its impact", "change a KLE switch, then its impact"
ADVISER = "the adviser of initial load"
SIDER = {
    "a person's page": f"/{KOMMUNE}/{VARIANT}/mit-overblik/p-7/",
    "the same in SAPA": f"/{KOMMUNE}/{VARIANT}/sapa/rolle-1/borger/p-7/",
    "/roller/": f"/{KOMMUNE}/{VARIANT}/roller/",
    "/kontrol/": f"/{KOMMUNE}/{VARIANT}/kontrol/",
    "/opsaetning/": f"/{KOMMUNE}/{VARIANT}/opsaetning/",
    "/eoj/": f"/{KOMMUNE}/{VARIANT}/eoj/",
    "/adviser/": f"/{KOMMUNE}/{VARIANT}/adviser/",
    "/mapping/": f"/{KOMMUNE}/{VARIANT}/mapping/",
    "/trin/": f"/{KOMMUNE}/{VARIANT}/trin/",
}
# What the figures are held against: every object with its mark and its KLE by joins, once.
RAA_GROUP_BY = """
    SELECT maerke.fk_enhed, kle.kle, count(DISTINCT nyeste.objekt_id)
    FROM nyeste JOIN gruppe ON gruppe.id = nyeste.gruppe_id AND gruppe.uden_enhed IS NOT NULL
    LEFT JOIN sagstype_kle AS kle ON kle.sagstype = gruppe.sagstype AND kle.variant = 'model-1'
    LEFT JOIN enhedsmapning AS maerke ON maerke.lokal_enhed = gruppe.lokal_enhed
         AND maerke.variant = 'model-1' AND maerke.fra <= nyeste.fra
    GROUP BY 1, 2
"""


def main() -> Iterator[Fund]:
    stoerrelser = [int(tal) for tal in os.environ.get("SIZES", SIZES).split()]
    maalinger: dict[int, Mapping[str, float]] = {}
    with tempfile.TemporaryDirectory() as midlertidig:
        for antal in stoerrelser:
            mappe = Path(midlertidig) / str(antal)
            mappe.mkdir()
            fil = mappe / f"{KOMMUNE}.db"
            dannet = _tid(lambda fil=fil, antal=antal: lav_fil(fil, antal))
            maalinger[antal] = {"made and counted at import": dannet} | maal(fil) | sider(mappe)
            fil.unlink()
    skriv(maalinger)
    faa, mange = (maalinger[antal][ADVISER] for antal in (min(maalinger), max(maalinger)))
    yield "adviser ved initial load, flest sager / færrest", mange / faa


def maal(fil: Path) -> Mapping[str, float]:
    """Seconds of each change with the figures after it, and of one GROUP BY over all objects."""
    with aaben(fil) as database:
        return {
            MAPNING: _median(lambda: aendr(database, mapning)),
            KONTAKT: _median(lambda: aendr(database, kontakt)),
            "the same, and compared in whole": _median(lambda: aendr(database, mapning, helt=True)),
            "the adviser of the data set's day": _median(lambda: tael_adviser(database)),
            ADVISER: _median(lambda: tael_adviser(database, paa_trin_8=True)),
            "one raw GROUP BY": _median(lambda: database.execute(RAA_GROUP_BY).fetchall()),
        }


def tael_adviser(database: Database, *, paa_trin_8: bool = False) -> None:
    """The number of a group without delimitation, on the data set's day or that of initial load."""
    grundlag = load_grundlag(database, VARIANT)
    if paa_trin_8:
        dag = grundlag.variant.trin[Trin.EKSPORTER_SAGER]
        grundlag = load_grundlag(database, VARIANT, dag)
    maal_adviser(database, grundlag, Advisgruppe())


def aendr(database: Database, hvordan: Callable[[Variant], Variant], *, helt: bool = False) -> None:
    """Save the change, and measure the variant against what it was, as the workbench does.

    `helt`: with the totals of the kommune too, as the page that compares two variants does.
    """
    foer = load_grundlag(database, VARIANT)
    aendret = hvordan(foer.variant)
    gem_aendring(database, aendret, load_version(database, VARIANT), "bench")
    efter = load_grundlag(database, VARIANT)
    maal_indvirkning(database, foer, efter, kun_forskelle=not helt)


def mapning(variant: Variant) -> Variant:
    """The top of Cura's tree is mapped elsewhere."""
    ny = Enhedsmapning(lokal_enhed=HOEJT_OPPE, fk_enhed=en_anden_enhed(len(variant.enhedsmapning)))
    return replace(variant, enhedsmapning=(*variant.enhedsmapning, ny))


def kontakt(variant: Variant) -> Variant:
    """One KLE number is switched on, or off."""
    raekker = tuple(
        replace(r, aktiv=not r.aktiv) if str(r.kle) == ET_EMNE else r
        for r in variant.opsaetning.raekker
    )
    return replace(variant, opsaetning=Opsaetning(raekker))


def sider(mappe: Path) -> Mapping[str, float]:
    """Seconds of each page, made anew: templates are compiled by then, and nothing is kept."""
    config = load_config()
    app = create_app(
        Config(data=mappe, templates=config.templates, static=config.static, seed=config.seed)
    )
    klient = app.test_client()

    def hent(adresse: str) -> None:
        svar = klient.get(adresse)
        if svar.status_code != 200:
            raise SystemExit(f"{adresse} answered {svar.status_code}")

    tider = {}
    for navn, adresse in SIDER.items():
        hent(adresse)
        KENDTE.glem()
        app.extensions["sidelager"].glem()
        tider[navn] = _tid(lambda adresse=adresse: hent(adresse))
    return tider


def _tid(goer: Callable[[], object]) -> float:
    start = time.process_time()
    goer()
    return time.process_time() - start


def _median(goer: Callable[[], object]) -> float:
    return median(_tid(goer) for _ in range(GANGE))


def skriv(maalinger: Mapping[int, Mapping[str, float]]) -> None:
    """Seconds by size, and the ratio of the largest to the smallest."""
    stoerrelser = sorted(maalinger)
    mindst, stoerst = maalinger[stoerrelser[0]], maalinger[stoerrelser[-1]]
    hoveder = "".join(f"{antal:>12,}" for antal in stoerrelser)
    print(f"\n{'seconds of processor, by sager':<36}{hoveder}{'ratio':>10}")
    for navn, tid in stoerst.items():
        tal = "".join(f"{maalinger[antal][navn]:>12.3f}" for antal in stoerrelser)
        print(f"{navn:<36}{tal}{tid / mindst[navn]:>10.1f}")
    print(
        f"{'(the sager themselves)':<36}{'':>{12 * len(stoerrelser)}}"
        f"{stoerrelser[-1] / stoerrelser[0]:>10.1f}"
    )
    for navn in (MAPNING, KONTAKT):
        raa = stoerst[navn] / stoerst["one raw GROUP BY"]
        print(f"{navn}: {raa:.2f} of one raw GROUP BY at {stoerrelser[-1]:,} sager")
