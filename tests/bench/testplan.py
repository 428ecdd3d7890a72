"""A testplan made of the data, held to what `impact` of the two models costs in the same kommune.

`make bench BENCH=testplan SIZES="1000000"` for other sizes, in sager; the kommuner are those of
`generate`. Seconds are of the processor. The aim is at most three times, at a million sager.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from sqlite_utils import Database

from webapp.config import load_config
from webapp.domain.verifikation.daekning import daek, forloeb
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.generer import SAGER_PR_BORGER, generer
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.maalinger.indvirkning import maal_indvirkning
from webapp.services.verifikation.bundter import tael_bundter
from webapp.services.verifikation.kandidater import find_kandidater

SIZES = "10000 50000"
KOMMUNE, GANGE, MAAL = "storkoebing", 3, 3.0


def main() -> None:
    print(f"\n{'sager':>12}{'impact, s':>12}{'testplan, s':>13}{'ratio':>8}   at most {MAAL:g}")
    for antal in (int(tal) for tal in os.environ.get("SIZES", SIZES).split()):
        with tempfile.TemporaryDirectory() as mappe:
            lager = Kommunelager(Path(mappe), load_config().seed)
            generer(lager, KOMMUNE, antal // SAGER_PR_BORGER, 1, lambda _: None)
            with lager.til_laesning().aaben(KOMMUNE) as database:
                maal(database, antal)


def maal(database: Database, antal: int) -> None:
    """One row: seconds of both, the testplan's in terms of the other; and how long it became."""
    planer: list[tuple[int, int]] = []
    indvirkning = _median(lambda: _indvirkning(database))
    plan = _median(lambda: planer.append(_testplan(database)))
    sider, halvdelen = planer[0]
    raekke = f"{antal:>12,}{indvirkning:>12.2f}{plan:>13.2f}{plan / indvirkning:>8.2f}"
    print(f"{raekke}   {sider} pages, half of all objects after {halvdelen}")


def _indvirkning(database: Database) -> None:
    a, b = (load_grundlag(database, slug) for slug in ("model-1", "model-2"))
    maal_indvirkning(database, a, b)


def _testplan(database: Database) -> tuple[int, int]:
    """The fewest pages that show all of the kommune: how many, and how many show half of it."""
    grundlag = load_grundlag(database, "model-1")
    bundter = tael_bundter(database, grundlag)
    sider = [frozenset(k.forventninger) for k in find_kandidater(database, grundlag, bundter)]
    orden = daek(sider, bundter.bundter)
    kurve = forloeb([sider[nr] for nr in orden], bundter.bundter)
    halv = (nr for nr, bevist in enumerate(kurve, 1) if 2 * bevist >= bundter.ialt)
    return len(orden), next(halv, 0)


def _median(goer: Callable[[], object]) -> float:
    return median(_tid(goer) for _ in range(GANGE))


def _tid(goer: Callable[[], object]) -> float:
    start = time.process_time()
    goer()
    return time.process_time() - start
