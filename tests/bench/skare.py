"""Two hundred who read and forty who save for a minute in one kommune of 1 600 units.

A server of its own process, asked over the loopback as browsers ask: each keeps its connection and
its cookie. What an editor was told is saved must stand there in the end.
"""

from __future__ import annotations

import http.client
import os
import random
import re
import sqlite3
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from tests.bench._kommuner import lav_fil
from tests.bench._maal import Fund
from tests.bench._maaling import fraktil
from tests.bench._server import tjener
from webapp.domain.testdata.storkommune import enhedsnavn, fk_uuid
from webapp.domain.vaerdier.slug import fold

LAESERE, SKRIVERE = 200, 40
SEKUNDER = int(os.environ.get("SEKUNDER", "60"))
SAGER, BORGERE, ENHEDER = 30_000, 10_000, 1600
KOMMUNE = "skare"
BASE = f"/{KOMMUNE}/model-1"
_FELT = re.compile(r'name="(csrf_token|version)"[^>]*value="([^"]*)"')


@dataclass
class Udfald:
    """What was answered, how long it took, and what was saved last for each unit."""

    status: Counter[str] = field(default_factory=Counter)
    tider: dict[str, list[float]] = field(default_factory=lambda: {"læst": [], "gemt": []})
    fejl: list[str] = field(default_factory=list)
    gemt: dict[str, str] = field(default_factory=dict)


class Browser:
    """One connection that is kept, with its cookie; waits where the page says so."""

    def __init__(self, port: int, udfald: Udfald, slut: float) -> None:
        self._conn = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self._kage, self._udfald, self._slut = "", udfald, slut

    def spoerg(self, adresse: str, felter: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, page and where it leads."""
        hoveder = {"Cookie": self._kage} if self._kage else {}
        if felter is not None:
            hoveder["Content-Type"] = "application/x-www-form-urlencoded"
        begyndt = time.perf_counter()
        krop = None if felter is None else urlencode(felter)
        self._conn.request("GET" if felter is None else "POST", adresse, krop, hoveder)
        svar = self._conn.getresponse()
        tekst = svar.read().decode()
        self._udfald.tider["læst" if felter is None else "gemt"].append(
            time.perf_counter() - begyndt
        )
        if kage := svar.getheader("Set-Cookie"):
            self._kage = kage.partition(";")[0]
        self._udfald.status[f"{'GET' if felter is None else 'POST'} {svar.status}"] += 1
        if svar.status >= 500:
            self._udfald.fejl.append(f"{adresse}: {svar.status}")
        if svar.getheader("Refresh"):
            self._udfald.status["told to wait"] += 1
            if time.monotonic() > self._slut:
                return 0, "", ""
            time.sleep(1)
            return self.spoerg(adresse)
        return svar.status, tekst, svar.getheader("Location") or ""


def laes(port: int, nr: int, udfald: Udfald, slut: float) -> None:
    """Looks at citizens, a few of the tool's pages between."""
    valg, browser = random.Random(nr), Browser(port, udfald, slut)  # noqa: S311 - no secret
    while time.monotonic() < slut:
        person = f"p-{valg.randrange(BORGERE)}"
        browser.spoerg(
            valg.choice(
                [f"{BASE}/mit-overblik/{person}/", f"{BASE}/mit-overblik/{person}/sager/"] * 4
                + [f"{BASE}/sapa/rolle-1/borger/{person}/", f"/{KOMMUNE}/", f"{BASE}/kontrol/"]
            )
        )
        time.sleep(valg.random() * 4)  # reads what it sees


def gem(port: int, nr: int, udfald: Udfald, slut: float) -> None:
    """Maps one unit of its own, now here and now there."""
    enhed, browser, gang = fold(enhedsnavn(100 + nr)), Browser(port, udfald, slut), 0
    while time.monotonic() < slut:
        gang += 1
        fk = str(fk_uuid(2 + (nr * 7 + gang) % (ENHEDER - 2)))
        _, side, _ = browser.spoerg(f"{BASE}/mapping/?enhed={enhed}&fk={fk}")
        felter = dict(_FELT.findall(side))
        if len(felter) < 2:
            udfald.status["no form"] += 1
            continue
        felter |= {"enhed": enhed, "fk": fk, "maade": "planen"}
        if 'name="uset"' in side:
            udfald.status["form before its figures"] += 1
            felter |= {"set": "", "uset": "ja"}
        status, _, hen = browser.spoerg(f"{BASE}/mapping/", felter)
        if status == 303 and "gemt=" in hen:
            udfald.gemt[enhedsnavn(100 + nr)] = fk
        time.sleep(1 + random.random() * 2)  # noqa: S311 - no secret


def main() -> Iterator[Fund]:
    with tempfile.TemporaryDirectory() as mappe:
        fil = Path(mappe) / f"{KOMMUNE}.db"
        lav_fil(fil, SAGER, enheder=ENHEDER, borgere=BORGERE, modeller=2)
        with tjener(Path(mappe), "--threads", "16") as port:
            udfald, slut = Udfald(), time.monotonic() + SEKUNDER
            traade = [
                *(
                    threading.Thread(target=laes, args=(port, n, udfald, slut))
                    for n in range(LAESERE)
                ),
                *(
                    threading.Thread(target=gem, args=(port, n, udfald, slut))
                    for n in range(SKRIVERE)
                ),
            ]
            for traad in traade:
                traad.start()
            for traad in traade:
                traad.join()
        tabte = _tabte(fil, udfald)
    skriv(udfald, tabte)
    yield "240 på én gang: svar på 500 eller derover", len(udfald.fejl)
    yield "240 på én gang: tabte rettelser", len(tabte)
    yield "240 på én gang: en side ved p99, sekunder", fraktil(udfald.tider["læst"], 0.99)


def _tabte(fil: Path, udfald: Udfald) -> list[str]:
    """Units whose last saved mapping is not the one that the editor was told was saved."""
    with closing(sqlite3.connect(fil)) as conn:
        staar = dict(
            conn.execute(
                "SELECT lokal_enhed, fk_enhed FROM enhedsmapning WHERE variant = 'model-1'"
            ).fetchall()
        )
    return [enhed for enhed, fk in udfald.gemt.items() if staar.get(enhed) != fk]


def skriv(udfald: Udfald, tabte: list[str]) -> None:
    """What was answered, how quickly, and whether all that was saved is there."""
    print(f"{LAESERE} who read, {SKRIVERE} who save, {SEKUNDER} seconds")
    for navn, antal in sorted(udfald.status.items()):
        print(f"  {navn:14} {antal:7}")
    for navn, tider in udfald.tider.items():
        if tider:
            print(
                f"  {navn}: median {fraktil(tider, 0.5):.2f} s, p99 {fraktil(tider, 0.99):.2f} s, "
                f"longest {max(tider):.2f} s"
            )
    print(f"  answers of 500 and above: {len(udfald.fejl)} {udfald.fejl[:3]}")
    print(f"  units saved: {len(udfald.gemt)}, of which lost: {len(tabte)} {tabte[:3]}")
