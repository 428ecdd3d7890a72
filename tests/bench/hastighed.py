"""Pages of a citizen against the floor, Datasette and each other; loading; forty clients.

`make bench BENCH=hastighed STOR=50000` for another size of the large kommune. Seconds are of the
processor. Datasette's page is asked for in this process too, without a network; its HTTP client is
part of its figure.
"""

from __future__ import annotations

import asyncio
import http.client
import shutil
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median

from flask import Flask

from tests.bench._kommuner import STORBY, dan_stor, lav_fil, storkommune
from tests.bench._maal import Fund
from tests.bench._maaling import fraktil, gulv, kald, pr_gang, typisk
from tests.bench._server import tjener
from webapp.app import create_app
from webapp.config import load_config
from webapp.domain.testdata.kilde import Kildedata
from webapp.domain.testdata.storvariant import lav_storvariant
from webapp.domain.variant.variant import Variant
from webapp.server import ryd_sjaeldnere
from webapp.services.optaelling.taelling import byg_taellinger
from webapp.store.database import aaben, dan_fil, opret
from webapp.store.kildedata import gem_kildedata
from webapp.store.varianter import gem_variant

FAA, SAGER_PR_BORGER, KLIENTER, PR_KLIENT = 1000, 3, 40, 25


def main() -> Iterator[Fund]:
    with tempfile.TemporaryDirectory() as mappe:
        data = Path(mappe)
        shutil.copy(dan_stor().mappe / f"{STORBY}.db", data)
        for navn, antal, enheder, borgere in (
            ("faa", FAA, 1600, FAA // SAGER_PR_BORGER),
            ("smaa", FAA, 30, FAA // SAGER_PR_BORGER),
            ("ti", 100, 1600, 10),
            ("femhundrede", 5000, 1600, 10),
        ):
            lav_fil(data / f"{navn}.db", antal, enheder=enheder, borgere=borgere, modeller=2)
        app = create_app(replace(load_config(), data=data))
        ryd_sjaeldnere()
        for gruppe in (borgerens_side, personer, indlaesning, fyrre):
            yield from gruppe(app, data)


def sager(kommune: str, nr: int) -> str:
    return f"/{kommune}/model-1/mit-overblik/p-{nr}/sager/"


def ny_hver_gang(app: Flask, kommune: str) -> float:
    """The page of another citizen each time; what the kommune has in common is known by then."""
    app.extensions["sidelager"].glem()
    kald(app, sager(kommune, 0))
    numre = iter(range(1, 300))
    return typisk(lambda _nr: kald(app, sager(kommune, next(numre))), 40)


def borgerens_side(app: Flask, data: Path) -> Iterator[Fund]:
    foerst = {kommune: ny_hver_gang(app, kommune) for kommune in ("smaa", "faa", STORBY)}
    igen = {k: typisk(lambda _nr, k=k: kald(app, sager(k, 1)), 200) for k in ("smaa", STORBY)}
    bund = gulv(kald(app, sager("smaa", 1)))
    literal = typisk(lambda _nr: kald(bund, "/"), 200)
    yield "literal / en borgers Sager, set igen", literal / igen[STORBY]
    yield "1.600 enheder / 30, ny hver gang", foerst["faa"] / foerst["smaa"]
    yield "en million sager / tusind, ny hver gang", foerst[STORBY] / foerst["faa"]
    yield (
        "en million sager og 1.600 enheder / tusind og 30, set igen",
        igen[STORBY] / igen["smaa"],
    )
    ds = asyncio.run(datasette(data / f"{STORBY}.db"))
    yield "Datasettes tabelside / en borgers Sager, ny hver gang", ds / foerst[STORBY]


async def datasette(fil: Path) -> float:
    """Seconds of its page of ten rows of `sag`; its HTTP client in this process is in it."""
    from datasette.app import Datasette  # noqa: PLC0415 - an extra: the rest is measured without

    ds = Datasette([str(fil)])
    await ds.invoke_startup()
    await ds.client.get("/storby/sag")
    tider = []
    for nr in range(20):
        start = time.process_time()
        svar = await ds.client.get(f"/storby/sag?_size=10&id__gt={nr}")
        tider.append(time.process_time() - start)
        if svar.status_code != 200:
            raise SystemExit(f"Datasette answered {svar.status_code}")
    return median(tider)


def personer(app: Flask, _data: Path) -> Iterator[Fund]:
    """One with 500 sager against one with ten; and the search among all."""

    def side(kommune: str, hale: str) -> float:
        kald(app, f"/{kommune}/model-1/{hale.format('p-9')}")
        return median(
            pr_gang(lambda _nr, p=p: kald(app, f"/{kommune}/model-1/{hale.format(f'p-{p}')}"), 1)
            for p in range(1, 6)
        )

    for navn, hale in (("SAPA", "sapa/rolle-1/borger/{}/"), ("Hvorfor", "hvorfor/{}/")):
        yield f"{navn}: 500 sager / 10", side("femhundrede", hale) / side("ti", hale)
    numre = iter(range(100))

    def soeg(_nr: int) -> None:
        kald(app, f"/{STORBY}/model-1/sapa/rolle-1/?navn=kim&vis={next(numre)}")

    soeg(0)  # the names are read once
    yield "SAPA-søgning blandt alle / en borgers Sager", typisk(soeg, 3) / ny_hver_gang(app, "faa")


def indlaesning(_app: Flask, data: Path) -> Iterator[Fund]:
    """What an import writes, against SQLite's own of the same rows into the same tables.

    The peer is given rows that are ready; ours makes them of the domain's objects, and the counts
    of them. The rows of the source are held to each other, then all that are there once the kommune
    is counted; what counting adds to the former is told beside them.
    """
    stor = storkommune("ny", 20_000, enheder=1600)
    kilde, variant = stor.kilde(), lav_storvariant(stor, 1)
    runder = [_indlaes(data / str(nr), kilde, variant) for nr in range(3)]
    skrevet, talt, kilden, alt = (min(tider) for tider in zip(*runder, strict=True))
    yield "skrevet / SQLites import af de samme rækker", skrevet / kilden
    yield "skrevet og talt / SQLites import af alle de rækker", (skrevet + talt) / alt
    yield "skrevet og talt / SQLites import af kildens rækker", (skrevet + talt) / kilden


def _indlaes(mappe: Path, kilde: Kildedata, variant: Variant) -> tuple[float, float, float, float]:
    """Seconds to write and to count it; for SQLite to import what was written, and then all."""
    mappe.mkdir()
    ny = mappe / "ny.db"
    dan_fil(ny)
    with aaben(ny) as database:
        opret(database)
        with database.atomic():
            skrevet = pr_gang(lambda _nr: gem_kildedata(database, kilde), 1)
        kilden = pr_gang(lambda _nr: importer(ny, mappe / "kilden.db"), 1)
        with database.atomic():
            gem_variant(database, variant, 0)
            talt = pr_gang(lambda _nr: byg_taellinger(database, kilde), 1)
    return skrevet, talt, kilden, pr_gang(lambda _nr: importer(ny, mappe / "alt.db"), 1)


def importer(fra: Path, til: Path) -> None:
    """All rows of the file into a new one of the same tables and indexes, one statement a table."""
    with closing(sqlite3.connect(fra)) as kilde, closing(sqlite3.connect(til)) as maal, maal:
        skema = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%'"
        alle = kilde.execute(skema).fetchall()
        for _, _, sql in alle:
            maal.execute(sql)
        for tabel in [navn for slags, navn, _ in alle if slags == "table"]:
            raekker = kilde.execute(f"SELECT * FROM {tabel}")  # noqa: S608 - our own names
            felter = ", ".join("?" * len(raekker.description))
            maal.executemany(f"INSERT INTO {tabel} VALUES ({felter})", raekker)  # noqa: S608


def fyrre(_app: Flask, data: Path) -> Iterator[Fund]:
    """Forty clients at once: how much longer the slowest wait than most.

    The server is a process of its own and has been asked before; each client keeps its connection,
    as a browser does, and asks for a page that nobody has seen: another person or day each time.
    """
    tider = list[float]()
    with tjener(data) as port:

        def klient(nr: int, gange: int = PR_KLIENT) -> None:
            conn = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
            with closing(conn):
                for gang in range(gange):
                    begyndt = time.perf_counter()
                    dag, person = divmod(nr * PR_KLIENT + gang, 300)
                    conn.request("GET", f"{sager('faa', person)}?dato=2024-03-{dag + 1:02}")
                    svar = conn.getresponse()
                    if svar.read() and svar.status == 200:
                        tider.append(time.perf_counter() - begyndt)

        klient(KLIENTER, 1)
        tider.clear()
        _sammen([lambda nr=nr: klient(nr) for nr in range(KLIENTER)])
    if len(tider) < KLIENTER * PR_KLIENT:
        raise SystemExit(f"of forty clients' pages only {len(tider)} came")
    print(f"  {len(tider)} pages: median {median(tider):.3f} s, longest {max(tider):.3f} s")
    yield "p99 / median, 40 klienter", fraktil(tider, 0.99) / median(tider)


def _sammen(alle: list[Callable[[], None]]) -> None:
    traade = [threading.Thread(target=en) for en in alle]
    for traad in traade:
        traad.start()
    for traad in traade:
        traad.join()
