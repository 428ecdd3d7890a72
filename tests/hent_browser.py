"""Sees to it that there is a browser for the tests: `python -m tests.hent_browser`, run by make.

Exit status 0: there is one; 2: none could be had, and one sentence says what to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from webapp.billeder.browser import Browser, BrowserMissingError, find_browser

PAKKER = ("chromium-headless-shell", "chromium")
TIMEOUT_SEKUNDER = 900


def main() -> int:
    """Return the exit status; print the browser, or the sentence that says what is missing."""
    try:
        browser = hent_browser()
    except BrowserMissingError as fejl:
        print(fejl, file=sys.stderr)
        return 2
    sted = browser.sti or "Playwright's own"
    print(f"Browser: {browser.motor} {browser.version} ({sted})")
    return 0


def hent_browser() -> Browser:
    """Return an installed browser; else fetch one and return it, or raise BrowserMissingError."""
    try:
        return find_browser()
    except BrowserMissingError as fejl:
        mangler = fejl
    for kommando in maader():
        print("No browser yet; trying:", " ".join(kommando), flush=True)
        if koer(kommando):
            try:
                return find_browser()
            except BrowserMissingError as fejl:
                mangler = fejl
    raise mangler


def maader() -> Iterator[list[str]]:
    """Yield the commands that may bring a browser, the least intrusive first."""
    yield [sys.executable, "-m", "playwright", "install", "chromium-headless-shell"]
    if shutil.which("apt-get") and os.geteuid() == 0:
        for pakke in PAKKER:
            # One command: the second half is of no use if the first fails.
            yield [
                "sh",
                "-c",
                "apt-get update -qq && apt-get install -y -qq --no-install-recommends " + pakke,
            ]


def koer(kommando: list[str]) -> bool:
    """Run the command without a keyboard and tell whether it went well."""
    miljoe = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        svar = subprocess.run(
            kommando,
            env=miljoe,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=TIMEOUT_SEKUNDER,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fejl:
        print(fejl, file=sys.stderr)
        return False
    if svar.returncode:
        print("\n".join(svar.stdout.splitlines()[-5:]), file=sys.stderr)
    return svar.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
