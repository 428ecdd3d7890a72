"""48 full-page shots with `screenshots compare` and with Playwright Test, on the same browser.

Both are measured as commands, from start to exit, over the same addresses. Node's Playwright Test
is fetched by npm into a temporary folder; its browsers are not.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests.bench._maal import Fund
from webapp.billeder.browser import find_browser

ROD = Path(__file__).resolve().parents[2]
KOMMUNE, VARIANT = "korsbaek", "model-1"
PERSONER = ("nancy-ann-berggren", "aisha-karimi", "grethe-lund")
SIDER = (
    "mit-overblik/{}/",
    "mit-overblik/{}/sager/",
    "mit-overblik/{}/serviceydelser-og-hjaelpemidler/",
    "mit-overblik/{}/betalinger/",
    "mit-overblik/{}/mine-data/",
    "sapa/kontaktcenter/borger/{}/",
    "sapa/kontaktcenter/borger/{}/ydelser/",
    "sapa/visitator/borger/{}/",
)
BREDDER = (1280, 375)
ADRESSER = [f"/{KOMMUNE}/{VARIANT}/{side.format(p)}" for p in PERSONER for side in SIDER]
PROGRAM = (sys.executable, "-c", "from webapp.kommandoer.cli import main; main()")
NODE = "toHaveScreenshot, {} worker(s)"
VORES = "screenshots compare, all taken, {} worker(s)"
UAENDRET = "screenshots compare, nothing changed"
RUNDER = 3
# Words, folder and environment.
Kommando = tuple[list[str], Path, dict[str, str]]
SUITE = """
const { test, expect } = require('@playwright/test');
for (const adresse of %s) for (const bredde of %s)
  test(`${adresse} ${bredde}`, async ({ page }) => {
    await page.setViewportSize({ width: bredde, height: 900 });
    await page.goto(adresse);
    await expect(page).toHaveScreenshot({ fullPage: true });
  });
"""
OPSAETNING = """
module.exports = { testDir: '.', fullyParallel: true, reporter: 'line', timeout: 60000,
  use: { baseURL: %s, locale: 'da-DK', timezoneId: 'Europe/Copenhagen', launchOptions: %s } };
"""


def main() -> Iterator[Fund]:
    browser = find_browser()
    with tempfile.TemporaryDirectory() as midlertidig:
        mappe = Path(midlertidig)
        # As an installed program is: with its modules compiled, by the run that takes the basis.
        miljoe = {**os.environ, "FORHAANDSBLIK_DATA": str(mappe / "data"), "PYTHONPATH": str(ROD)}
        miljoe |= {"PYTHONPYCACHEPREFIX": str(mappe / "kompileret")}
        miljoe.pop("PYTHONDONTWRITEBYTECODE", None)
        with produktet(miljoe) as server:
            node = forbered_node(mappe / "node", server, browser.launch_options)
            vores = forbered_vores(mappe / "basis", miljoe)
            tider = maal({**node, **vores})
    print(f"\n{len(ADRESSER) * len(BREDDER)} full-page shots, {browser.motor} {browser.version}")
    print(f"the best of {RUNDER} rounds, taken in turn")
    for navn, tid in tider.items():
        print(f"  {navn:<46} {tid:6.1f} s")
    node = tider[NODE.format(1)]
    for arbejdere, ord_ in ((1, "én arbejder"), (2, "to arbejdere")):
        yield f"Playwright Test / alle billeder, {ord_}", node / tider[VORES.format(arbejdere)]
    yield "Playwright Test / intet ændret", node / tider[UAENDRET]


def maal(kommandoer: dict[str, Kommando]) -> dict[str, float]:
    """The shortest time of each, over rounds in which all take their turn."""
    tider = dict.fromkeys(kommandoer, float("inf"))
    for _ in range(RUNDER):
        for navn, kommando in kommandoer.items():
            tider[navn] = min(tider[navn], koer(*kommando))
    return tider


@contextmanager
def produktet(miljoe: dict[str, str]) -> Iterator[str]:
    """The product on a free port, with the examples loaded."""
    with socket.socket() as fri:
        fri.bind(("127.0.0.1", 0))
        port = fri.getsockname()[1]
    adresse = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        [*PROGRAM, "serve", "--port", str(port)],
        env=miljoe,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as proces:
        try:
            for _ in range(300):
                try:
                    urlopen(adresse).close()
                    break
                except OSError:
                    time.sleep(0.2)
            yield adresse
        finally:
            proces.terminate()


def forbered_node(mappe: Path, server: str, start: dict) -> dict[str, Kommando]:
    """Playwright Test, its baseline made: to be compared with one worker and with two."""
    mappe.mkdir()
    miljoe = {**os.environ, "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1", "CI": ""}
    (mappe / "package.json").write_text("{}")
    npm = [str(Path(sys.executable).with_name("npm"))]
    koer([*npm, "install", "--silent", "@playwright/test@1.65"], mappe, miljoe)
    valg = {"args": start["args"], "executablePath": start.get("executable_path")}
    (mappe / "playwright.config.js").write_text(
        OPSAETNING % (json.dumps(server), json.dumps({k: v for k, v in valg.items() if v}))
    )
    (mappe / "sider.spec.js").write_text(SUITE % (json.dumps(ADRESSER), json.dumps(BREDDER)))
    cli = mappe / "node_modules" / "@playwright" / "test" / "cli.js"
    test = [str(Path(sys.executable).with_name("node")), str(cli), "test", "--retries=0"]
    koer([*test, "--workers=2", "--update-snapshots"], mappe, miljoe)
    return {NODE.format(n): ([*test, f"--workers={n}"], mappe, miljoe) for n in (1, 2)}


def forbered_vores(mappe: Path, miljoe: dict[str, str]) -> dict[str, Kommando]:
    """The command, its basis taken: all pictures taken anew, and with nothing changed."""
    valg = [f"--side={adresse}" for adresse in ADRESSER]
    valg += [f"--mappe={mappe}", f"--kommune={KOMMUNE}"]
    koer([*PROGRAM, "screenshots", "take", *valg], ROD, miljoe)
    compare = [*PROGRAM, "screenshots", "compare", *valg]
    alt = {
        VORES.format(n): ([*compare, "--uden-genbrug", f"--arbejdere={n}"], ROD, miljoe)
        for n in (1, 2)
    }
    return alt | {UAENDRET: (compare, ROD, miljoe)}


def koer(kommando: list[str], mappe: Path, miljoe: dict[str, str]) -> float:
    """Run a command that must succeed; its seconds."""
    start = time.perf_counter()
    svar = subprocess.run(
        kommando, cwd=mappe, env=miljoe, capture_output=True, text=True, check=False
    )
    tid = time.perf_counter() - start
    if svar.returncode:
        sys.exit(f"{' '.join(kommando[:6])} …: {svar.stdout[-2000:]}\n{svar.stderr[-2000:]}")
    return tid
