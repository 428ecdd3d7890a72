"""A testplan made of the data, held to what `impact` of the two models costs in the same kommune.

`make bench BENCH=testplan STOR=50000` for another size, in sager; the kommune is that of
`generate`. Seconds are of the processor. The aim is at most three times, at a million sager.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from sqlite_utils import Database

from tests.bench._kommuner import STORBY, dan_stor
from tests.bench._maal import Fund
from webapp.domain.verifikation.daekning import daek, forloeb
from webapp.services.grundlag import load_grundlag
from webapp.services.maalinger.indvirkning import maal_indvirkning
from webapp.services.verifikation.bundter import tael_bundter
from webapp.services.verifikation.kandidater import find_kandidater
from webapp.store.database import laes

MAAL = 3.0


def main() -> Iterator[Fund]:
    print(f"\n{'impact, s':>12}{'testplan, s':>13}{'ratio':>8}   at most {MAAL:g}")
    with laes(dan_stor().mappe / f"{STORBY}.db") as database:
        yield "testplan / impact, en million sager", maal(database)


def maal(database: Database) -> float:
    """One row: seconds of both, the testplan's in terms of the other; and how long it became."""
    planer: list[tuple[int, int]] = []
    indvirkning = _tid(lambda: _indvirkning(database))
    plan = _tid(lambda: planer.append(_testplan(database)))
    sider, halvdelen = planer[0]
    raekke = f"{indvirkning:>12.2f}{plan:>13.2f}{plan / indvirkning:>8.2f}"
    print(f"{raekke}   {sider} pages, half of all objects after {halvdelen}")
    return plan / indvirkning


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


def _tid(goer: Callable[[], object]) -> float:
    start = time.process_time()
    goer()
    return time.process_time() - start
