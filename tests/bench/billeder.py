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
PROGRAM = (sys.executable, "-c", "from webapp.indgang import main; main()")
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


def main() -> None:
    browser = find_browser()
    with tempfile.TemporaryDirectory() as midlertidig:
        mappe = Path(midlertidig)
        miljoe = {**os.environ, "FORHAANDSBLIK_DATA": str(mappe / "data"), "PYTHONPATH": str(ROD)}
        with produktet(miljoe) as server:
            node = maal_node(mappe / "node", server, browser.launch_options)
        vores = maal_vores(mappe / "basis", miljoe)
    print(f"\n{len(ADRESSER) * len(BREDDER)} full-page shots, {browser.motor} {browser.version}")
    for navn, tid in (*node.items(), *vores.items()):
        print(f"  {navn:<46} {tid:6.1f} s")
    kilde = node["toHaveScreenshot, 1 worker"]
    for arbejdere, maal in ((1, 3.5), (2, 5)):
        tid = vores[f"screenshots compare, all taken, {arbejdere} worker(s)"]
        print(f"everything photographed, {arbejdere} worker(s): {kilde / tid:.1f} x (aim {maal})")
    tid = vores["screenshots compare, nothing changed"]
    print(f"nothing changed: {kilde / tid:.1f} x (aim 30)")


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


def maal_node(mappe: Path, server: str, start: dict) -> dict[str, float]:
    """Playwright Test: the baseline made, then compared with one worker and with two."""
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
    test = [str(Path(sys.executable).with_name("node")), str(cli), "test"]
    koer([*test, "--workers=2", "--update-snapshots"], mappe, miljoe)
    return {
        f"toHaveScreenshot, {n} worker{'s' if n > 1 else ''}": koer(
            [*test, f"--workers={n}"], mappe, miljoe
        )
        for n in (1, 2)
    }


def maal_vores(mappe: Path, miljoe: dict[str, str]) -> dict[str, float]:
    """The command: the basis taken, then compared with everything taken anew, then with nothing."""
    valg = [f"--side={adresse}" for adresse in ADRESSER]
    valg += [f"--mappe={mappe}", f"--kommune={KOMMUNE}"]
    koer([*PROGRAM, "screenshots", "take", *valg], ROD, miljoe)
    compare = [*PROGRAM, "screenshots", "compare", *valg]
    tider = {
        f"screenshots compare, all taken, {n} worker(s)": koer(
            [*compare, "--uden-genbrug", f"--arbejdere={n}"], ROD, miljoe
        )
        for n in (1, 2)
    }
    tider["screenshots compare, nothing changed"] = koer(compare, ROD, miljoe)
    return tider


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
