"""Forty telephones at a leader's laptop: what asking each second costs, and a step for all."""

from __future__ import annotations

import http.client
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from tests.bench._maal import Fund
from webapp.app import create_app
from webapp.config import load_config
from webapp.server import aabn_server
from webapp.services.kommuner.kommuner import Kommunelager

TELEFONER, SEKUNDER = 40, 10
SCENARIE = "/korsbaek/workshop/model-1-eller-model-2"


def main() -> Iterator[Fund]:
    """Milliseconds of processor for a second of forty, and how long each waits for a step."""
    print("workshop: forty telephones that ask each second")
    with tempfile.TemporaryDirectory() as mappe:
        config = replace(load_config({}), data=Path(mappe))
        Kommunelager(config.data, config.seed).sikr_eksempel("korsbaek")
        server = aabn_server(create_app(config), "127.0.0.1", 0, config)
        threading.Thread(target=server.run, daemon=True).start()
        yield "40 telefoner: fejlede svar", _maal(server.effective_listen[0][1])
        server.close()


def _maal(port: int) -> int:
    """How many answers failed."""
    aabn = _spoerg(port, "POST", f"{SCENARIE}/aabn/")
    kode = urlsplit(aabn.getheader("Location") or "").path.split("/")[2]
    tider: list[float] = []
    fejl: list[int] = []
    begyndt = time.process_time()
    telefoner = [
        threading.Thread(target=_telefon, args=(port, kode, tider, fejl)) for _ in range(TELEFONER)
    ]
    for en in telefoner:
        en.start()
    for en in telefoner:
        en.join()
    cpu = (time.process_time() - begyndt) / SEKUNDER
    print(f"  asking: {1000 * cpu:6.1f} ms of processor a second, telephones included")
    print(f"  one answer: {1000 * statistics.median(tider):6.1f} ms median, {len(fejl)} failed")
    samtidig: list[float] = []
    hentere = [threading.Thread(target=_hent, args=(port, kode, samtidig)) for _ in telefoner]
    for en in hentere:
        en.start()
    for en in hentere:
        en.join()
    print(
        f"  all reload at once: {statistics.median(samtidig):6.3f} s median, "
        f"{max(samtidig):6.3f} s longest"
    )
    return len(fejl)


def _telefon(port: int, kode: str, tider: list[float], fejl: list[int]) -> None:
    """Asks once a second over one connection, as a browser does."""
    forbindelse = http.client.HTTPConnection("127.0.0.1", port)
    maerke = ""
    for _ in range(SEKUNDER):
        foer = time.perf_counter()
        forbindelse.request("GET", f"/w/{kode}/tilstand/", headers={"If-None-Match": maerke})
        svar = forbindelse.getresponse()
        svar.read()
        tider.append(time.perf_counter() - foer)
        maerke = svar.getheader("ETag") or maerke
        if svar.status not in {200, 304}:
            fejl.append(svar.status)
        time.sleep(max(0.0, 1 - (time.perf_counter() - foer)))
    forbindelse.close()


def _hent(port: int, kode: str, tider: list[float]) -> None:
    foer = time.perf_counter()
    _spoerg(port, "GET", f"{SCENARIE}/3/?foelg={kode}")
    tider.append(time.perf_counter() - foer)


def _spoerg(port: int, metode: str, sti: str) -> http.client.HTTPResponse:
    forbindelse = http.client.HTTPConnection("127.0.0.1", port)
    forbindelse.request(metode, sti)
    svar = forbindelse.getresponse()
    svar.read()
    forbindelse.close()
    return svar
