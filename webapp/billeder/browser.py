"""Finds the browser that takes pictures and runs the browser tests, and says how to start it.

Knows nothing of pages. Playwright is not imported here: only its list of browsers is read.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

MILJOEVARIABEL = "FORHAANDSBLIK_BROWSER"
# The headless shell first: 28 % quicker a picture than the full browser of the same version.
MOTORER = ("chromium-headless-shell", "chromium", "google-chrome", "chrome")
# Where the systems put a browser that is not on the path.
_STEDER = {
    "linux": (
        ("chromium-headless-shell", "/usr/lib/chromium/chromium-headless-shell"),
        ("chromium", "/usr/lib/chromium/chromium"),
        ("chromium", "/snap/bin/chromium"),
        ("google-chrome", "/opt/google/chrome/chrome"),
    ),
    "darwin": (
        ("google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        ("chromium", "/Applications/Chromium.app/Contents/MacOS/Chromium"),
    ),
    "win32": (
        ("google-chrome", r"%PROGRAMFILES%\Google\Chrome\Application\chrome.exe"),
        ("google-chrome", r"%PROGRAMFILES(X86)%\Google\Chrome\Application\chrome.exe"),
        ("google-chrome", r"%LOCALAPPDATA%\Google\Chrome\Application\chrome.exe"),
        ("chromium", r"%LOCALAPPDATA%\Chromium\Application\chrome.exe"),
        ("microsoft-edge", r"%PROGRAMFILES(X86)%\Microsoft\Edge\Application\msedge.exe"),
    ),
}
_PLAYWRIGHT_MAPPE = {
    "linux": "~/.cache/ms-playwright",
    "darwin": "~/Library/Caches/ms-playwright",
    "win32": r"%LOCALAPPDATA%\ms-playwright",
}
_VERSION = re.compile(r"\d+(?:\.\d+){3}")
_VERSION_SEKUNDER = 30
_TILVALG = (
    "--disable-gpu",
    # A picture must not wait for, or depend on, anything but the page.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class BrowserMissingError(Exception):
    """No browser is there to use. The message is one Danish sentence on what to install."""


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser that can be started.

    `sti` is its program, or None for the one that Playwright itself has fetched. `motor` is one
    of MOTORER, `microsoft-edge` or `playwright`; `version` is like `156.0.8078.79`, or `ukendt`.
    Pictures are compared within one `motor` and `version` only: two of them draw differently.
    """

    sti: Path | None
    motor: str
    version: str

    @property
    def launch_options(self) -> dict[str, str | list[str]]:
        """The keyword arguments for Playwright's `chromium.launch`."""
        options: dict[str, str | list[str]] = {"args": [*_TILVALG, *_sandbox()]}
        if self.sti is not None:
            options["executable_path"] = str(self.sti)
        return options


def find_browser(environ: Mapping[str, str] = os.environ) -> Browser:
    """Return the browser to use: the one named in FORHAANDSBLIK_BROWSER, else an installed one.

    If no Chromium or Chrome is installed, the one that Playwright has fetched is used. Raises
    BrowserMissingError if there is none, or if the named one is not there.
    """
    oensket = environ.get(MILJOEVARIABEL)
    if oensket:
        return _find_oensket(oensket)
    for motor, sti in _installerede():
        return Browser(sti, motor, _spoerg_om_version(sti))
    version = _playwrights_version(environ)
    if version is not None:
        return Browser(None, "playwright", version)
    raise BrowserMissingError(
        "Der er ingen browser til billederne: installér Chromium eller Google Chrome"
        " (på Debian: apt-get install chromium-headless-shell),"
        " eller kør «playwright install chromium-headless-shell»."
    )


def find_installeret(environ: Mapping[str, str] = os.environ) -> Browser | None:
    """What stands in for Playwright's own: the named one, or where it has fetched none.

    None where Playwright's own is to be used, or where there is no other. Raises
    BrowserMissingError if the named one is not there.
    """
    if environ.get(MILJOEVARIABEL):
        return find_browser(environ)
    if _playwrights_version(environ) is not None:
        return None
    installerede = (Browser(sti, motor, _spoerg_om_version(sti)) for motor, sti in _installerede())
    return next(installerede, None)


def _find_oensket(oensket: str) -> Browser:
    fundet = shutil.which(oensket)
    if fundet is None:
        raise BrowserMissingError(
            f"{MILJOEVARIABEL} peger på «{oensket}», som ikke er et program på denne maskine:"
            " ret værdien, eller fjern den, så en installeret browser bliver fundet."
        )
    sti = Path(fundet)
    motor = next((navn for navn in MOTORER if navn in sti.stem), "chromium")
    return Browser(sti, motor, _spoerg_om_version(sti))


def _installerede() -> Iterator[tuple[str, Path]]:
    """Yield (motor, program) for each installed browser, the preferred first."""
    for motor in MOTORER:
        fundet = shutil.which(motor) or shutil.which(f"{motor}-stable")
        if fundet is not None:
            yield motor, Path(fundet)
    for motor, sted in _STEDER.get(sys.platform, ()):
        sti = Path(os.path.expandvars(sted))
        if sti.is_file():
            yield motor, sti


def _spoerg_om_version(sti: Path) -> str:
    if sys.platform == "win32":
        # There `--version` opens a window; the version is the name of a folder beside it.
        navne = " ".join(sorted(barn.name for barn in sti.parent.iterdir()))
    else:
        try:
            navne = subprocess.run(  # noqa: S603 - a program that the user or the system chose
                [sti, "--version"],
                capture_output=True,
                text=True,
                timeout=_VERSION_SEKUNDER,
                check=False,
            ).stdout
        except (OSError, subprocess.TimeoutExpired):
            return "ukendt"
    fundet = _VERSION.search(navne)
    return fundet.group() if fundet else "ukendt"


def _playwrights_version(environ: Mapping[str, str]) -> str | None:
    """Return the version of Playwright's own headless shell, or None if it is not fetched.

    Source: the folder and file names of Playwright's registry, the same since 1.49.
    """
    pakke = find_spec("playwright")
    if pakke is None or pakke.origin is None:
        return None
    driver = Path(pakke.origin).parent / "driver" / "package"
    try:
        browsere = json.loads((driver / "browsers.json").read_text(encoding="utf-8"))["browsers"]
    except (OSError, ValueError, KeyError):
        return None
    for browser in browsere:
        if browser["name"] == "chromium-headless-shell":
            mappe = f"chromium_headless_shell-{browser['revision']}"
            faerdig = _playwrights_mappe(environ, driver) / mappe / "INSTALLATION_COMPLETE"
            return str(browser["browserVersion"]) if faerdig.is_file() else None
    return None


def _playwrights_mappe(environ: Mapping[str, str], driver: Path) -> Path:
    valgt = environ.get("PLAYWRIGHT_BROWSERS_PATH", "")
    if valgt == "0":  # Playwright's own sign for: inside the package
        return driver / ".local-browsers"
    mappe = valgt or _PLAYWRIGHT_MAPPE.get(sys.platform, _PLAYWRIGHT_MAPPE["linux"])
    return Path(os.path.expandvars(mappe)).expanduser()


def _sandbox() -> list[str]:
    """Chromium refuses to start its sandbox as root, which a container usually is."""
    er_root = sys.platform != "win32" and os.geteuid() == 0
    return ["--no-sandbox"] if er_root else []
