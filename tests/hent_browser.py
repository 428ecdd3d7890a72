"""Sees to it that the tests have a browser: `python -m tests.hent_browser`, run by make.

Exit status 0: there is one, and Playwright's driver starts; 2: not so, and one sentence says what
to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from webapp.billeder.browser import Browser, BrowserMissingError, find_browser

PAKKER = ("chromium-headless-shell", "chromium")
# Playwright brings a Node of its own, and that asks for a library which a bare Debian has not.
DRIVERENS_PAKKE = "libatomic1"
PLAYWRIGHT = [sys.executable, "-m", "playwright"]
TIMEOUT_SEKUNDER = 900


def main() -> int:
    """Return the exit status; print the browser, or the sentence that says what is missing."""
    try:
        sikr_driver()
        browser = hent_browser()
    except BrowserMissingError as fejl:
        print(fejl, file=sys.stderr)
        return 2
    sted = browser.sti or "Playwright's own"
    print(f"Browser: {browser.motor} {browser.version} ({sted})")
    return 0


def sikr_driver() -> None:
    """See to it that Playwright's driver starts, or raise BrowserMissingError."""
    proev = [*PLAYWRIGHT, "--version"]
    if koer(proev) or (kan_apt() and koer(apt_install(DRIVERENS_PAKKE)) and koer(proev)):
        return
    raise BrowserMissingError(
        f"Playwright kan ikke starte: installér pakken {DRIVERENS_PAKKE}"
        f" (på Debian: sudo apt-get install {DRIVERENS_PAKKE})."
    )


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
    yield [*PLAYWRIGHT, "install", "chromium-headless-shell"]
    if kan_apt():
        yield from (apt_install(pakke) for pakke in PAKKER)


def kan_apt() -> bool:
    """Tell whether packages can be installed here: Debian, and run as root."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def apt_install(pakke: str) -> list[str]:
    """Return one command for both steps: the second is of no use if the first fails."""
    install = f"apt-get install -y -qq --no-install-recommends {pakke}"
    return ["sh", "-c", f"apt-get update -qq && {install}"]


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
