"""Every ratio that the product aims at, in one run: pages against the floor, Datasette, each other.

`make bench BENCH=hastighed SIZES="1000 50000"`. Seconds are of the processor. Datasette's page is
asked for in this process too, without a network; its HTTP client is part of its figure.
"""

from __future__ import annotations

import asyncio
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from datasette.app import Datasette
from flask import Flask

from tests.bench._kommuner import lav_fil, storkommune
from tests.bench._maaling import fraktil, gulv, kald, pr_gang, typisk
from webapp.app import create_app
from webapp.config import load_config
from webapp.domain.testdata.storvariant import lav_storvariant
from webapp.server import aabn_server, ryd_sjaeldnere
from webapp.services.optaelling.taelling import byg_taellinger
from webapp.store.database import aaben, dan_fil, opret
from webapp.store.kildedata import gem_kildedata
from webapp.store.varianter import gem_variant

SIZES = "1000 50000"
SAGER_PR_BORGER, KLIENTER, PR_KLIENT = 3, 40, 10
LANGE = ("", "kontrol", "mapping", "opsaetning", "trin", "roller", "eoj", "sapavalg")


@dataclass(frozen=True)
class Maal:
    """One figure and its aim: at most (`hoejst`) or at least so much."""

    navn: str
    tal: float
    maal: float
    hoejst: bool = True

    def __str__(self) -> str:
        """A row of the table in docs/benchmarks.md."""
        naaet = self.tal <= self.maal if self.hoejst else self.tal >= self.maal
        tegn = "≤" if self.hoejst else "≥"
        svar = "ja" if naaet else "**nej**"
        return f"| {self.navn} | {self.tal:.2f} | {tegn} {self.maal:g} | {svar} |"


def main() -> None:
    stoerrelser = [int(tal) for tal in os.environ.get("SIZES", SIZES).split()]
    faa, mange = min(stoerrelser), max(stoerrelser)
    with tempfile.TemporaryDirectory() as mappe:
        data = Path(mappe)
        for navn, sager, enheder, borgere in (
            ("faa", faa, 1600, faa // SAGER_PR_BORGER),
            ("mange", mange, 1600, mange // SAGER_PR_BORGER),
            ("smaa", faa, 30, faa // SAGER_PR_BORGER),
            ("ti", 100, 1600, 10),
            ("femhundrede", 5000, 1600, 10),
        ):
            lav_fil(data / f"{navn}.db", sager, enheder=enheder, borgere=borgere, modeller=2)
        app = create_app(replace(load_config(), data=data))
        ryd_sjaeldnere()
        print("| forhold | tal | mål | nået |\n|---|--:|--:|---|")
        for gruppe in (borgerens_side, lange_sider, personer, indlaesning, start, fyrre):
            for et in gruppe(app, data):
                print(et, flush=True)


def sager(kommune: str, nr: int) -> str:
    return f"/{kommune}/model-1/mit-overblik/p-{nr}/sager/"


def ny_hver_gang(app: Flask, kommune: str) -> float:
    """The page of another citizen each time; what the kommune has in common is known by then."""
    app.extensions["sidelager"].glem()
    kald(app, sager(kommune, 0))
    numre = iter(range(1, 300))
    return typisk(lambda _nr: kald(app, sager(kommune, next(numre))), 40)


def borgerens_side(app: Flask, data: Path) -> list[Maal]:
    foerst = {kommune: ny_hver_gang(app, kommune) for kommune in ("smaa", "faa", "mange")}
    igen = {k: typisk(lambda _nr, k=k: kald(app, sager(k, 1)), 200) for k in ("smaa", "mange")}
    bund = gulv(kald(app, sager("smaa", 1)))
    literal = typisk(lambda _nr: kald(bund, "/"), 200)
    ds = asyncio.run(datasette(data / "mange.db"))
    return [
        Maal(
            "Datasettes tabelside / en borgers Sager, ny hver gang", ds / foerst["mange"], 5, False
        ),
        Maal("literal / en borgers Sager, set igen", literal / igen["mange"], 0.7, False),
        Maal("1.600 enheder / 30, ny hver gang", foerst["faa"] / foerst["smaa"], 1.1),
        Maal("mange sager / få, ny hver gang", foerst["mange"] / foerst["faa"], 1.1),
        Maal("mange sager og enheder / få, set igen", igen["mange"] / igen["smaa"], 1.1),
    ]


async def datasette(fil: Path) -> float:
    ds = Datasette([str(fil)])
    await ds.invoke_startup()
    await ds.client.get("/mange/sag")
    tider = []
    for nr in range(20):
        start = time.process_time()
        svar = await ds.client.get(f"/mange/sag?_size=10&id__gt={nr}")
        tider.append(time.process_time() - start)
        if svar.status_code != 200:
            raise SystemExit(f"Datasette answered {svar.status_code}")
    return median(tider)


def lange_sider(app: Flask, _data: Path) -> list[Maal]:
    """Seconds of the processor; what takes longer than one is made beside the request."""
    arbejder, fundne = app.extensions["sidearbejder"], []
    for navn in (*LANGE, "sammenlign"):
        hale = f"model-1/{navn}/" if navn else ""
        hale = "sammenlign/model-1/model-2/" if navn == "sammenlign" else hale
        adresse, graense = f"/mange/{hale}", arbejder.stor
        arbejder.stor = sys.maxsize
        foerst = pr_gang(lambda _nr, a=adresse: kald(app, a), 1)
        igen = pr_gang(lambda _nr, a=adresse: kald(app, a), 3)
        arbejder.stor = graense
        side = navn or "kommunens side"
        fundne += [
            Maal(f"{side}, talt første gang, sekunder", foerst, 1),
            Maal(f"{side}, igen, sekunder", igen, 1),
        ]
    return fundne


def personer(app: Flask, _data: Path) -> list[Maal]:
    """One with 500 sager against one with ten; and the search among all."""

    def side(kommune: str, hale: str) -> float:
        kald(app, f"/{kommune}/model-1/{hale.format('p-9')}")
        return median(
            pr_gang(lambda _nr, p=p: kald(app, f"/{kommune}/model-1/{hale.format(f'p-{p}')}"), 1)
            for p in range(1, 6)
        )

    fundne = [
        Maal(f"{navn}: 500 sager / 10", side("femhundrede", hale) / side("ti", hale), 3)
        for navn, hale in (("SAPA", "sapa/rolle-1/borger/{}/"), ("Hvorfor", "hvorfor/{}/"))
    ]
    soeg = typisk(lambda nr: kald(app, f"/mange/model-1/sapa/rolle-1/?navn=kim&vis={nr}"), 3, 3)
    return [*fundne, Maal("SAPA-søgning / en borgers Sager", soeg / ny_hver_gang(app, "faa"), 1.5)]


def indlaesning(_app: Flask, data: Path) -> list[Maal]:
    """What the store writes, against SQLite's import of the same rows into the same tables.

    The peer is given rows that are ready; ours makes them of the domain's objects. Inventing and
    counting a kommune is no loading; it is told in the same measure.
    """
    stor = storkommune("ny", 20_000, enheder=1600)
    kilde = stor.kilde()
    ny, raa = data / "ny.db", data / "raa.db"
    dan_fil(ny)
    with aaben(ny) as database:
        opret(database)
        with database.atomic():
            skrevet = pr_gang(lambda _nr: gem_kildedata(database, kilde), 1)
        importeret = pr_gang(lambda _nr: importer(ny, raa), 1)
        with database.atomic():
            gem_variant(database, lav_storvariant(stor, 1), 0)
            talt = pr_gang(lambda _nr: byg_taellinger(database, kilde), 1)
    return [
        Maal("skrevet / SQLites import af de samme rækker", skrevet / importeret, 2),
        Maal("skrevet og talt / SQLites import", (skrevet + talt) / importeret, 2),
    ]


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


def start(_app: Flask, data: Path) -> list[Maal]:
    """Commands, in seconds of the processor of their process."""

    def koer(*ord_: str) -> float:
        foer = resource.getrusage(resource.RUSAGE_CHILDREN)
        kode = "from webapp.kommandoer.cli import main; main()"
        miljoe = os.environ | {"FORHAANDSBLIK_DATA": str(data)}
        subprocess.run(
            [sys.executable, "-c", kode, *ord_], env=miljoe, capture_output=True, check=False
        )
        efter = resource.getrusage(resource.RUSAGE_CHILDREN)
        return efter.ru_utime + efter.ru_stime - foer.ru_utime - foer.ru_stime

    return [
        Maal("explain, sekunder", koer("explain", "ti", "model-1", "proeve-1"), 1),
        Maal("check, sekunder", koer("check", "ti", "model-1"), 1),
        Maal("--help, sekunder", koer("--help"), 1),
    ]


def fyrre(app: Flask, _data: Path) -> list[Maal]:
    """Forty clients at once through the server: how much longer the slowest wait than most."""
    server = aabn_server(app, "127.0.0.1", 0, load_config())
    threading.Thread(target=server.run, daemon=True).start()
    bund, tider = f"http://127.0.0.1:{server.effective_listen[0][1]}", list[float]()

    def klient(nr: int) -> None:
        for gang in range(PR_KLIENT):
            begyndt = time.perf_counter()
            adresse = bund + sager("faa", (nr * PR_KLIENT + gang) % 300)
            with urlopen(adresse) as svar:  # noqa: S310 - our own
                svar.read()
            tider.append(time.perf_counter() - begyndt)

    _sammen([lambda nr=nr: klient(nr) for nr in range(KLIENTER)])
    return [Maal("p99 / median, 40 klienter", fraktil(tider, 0.99) / median(tider), 4)]


def _sammen(alle: list[Callable[[], None]]) -> None:
    traade = [threading.Thread(target=en) for en in alle]
    for traad in traade:
        traad.start()
    for traad in traade:
        traad.join()
