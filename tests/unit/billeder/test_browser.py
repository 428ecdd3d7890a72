"""Which browser is found, in which order, and what is said when there is none."""

from pathlib import Path

import pytest

from webapp.billeder import browser as modul
from webapp.billeder.browser import (
    MILJOEVARIABEL,
    Browser,
    BrowserMissingError,
    find_browser,
    find_installeret,
)


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Put a stand-in browser on an otherwise empty path: `program("chromium", "1.2.3.4")`."""
    mappe = tmp_path / "bin"
    mappe.mkdir()
    monkeypatch.setenv("PATH", str(mappe))
    monkeypatch.setattr(modul, "_STEDER", {})

    def laeg(navn: str, version: str) -> Path:
        fil = mappe / navn
        fil.write_text(f"#!/bin/sh\necho 'Chromium {version} built on Debian'\n")
        fil.chmod(0o755)
        return fil

    return laeg


@pytest.fixture
def tomt(tmp_path):
    """An environment in which Playwright has fetched nothing."""
    return {"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "ingen")}


def test_the_headless_shell_is_preferred_to_chromium_and_chromium_to_chrome(program, tomt):
    chrome = program("google-chrome", "3.0.0.1")
    assert find_browser(tomt) == Browser(chrome, "google-chrome", "3.0.0.1")
    chromium = program("chromium", "2.0.0.1")
    assert find_browser(tomt) == Browser(chromium, "chromium", "2.0.0.1")
    skal = program("chromium-headless-shell", "1.0.0.1")
    assert find_browser(tomt) == Browser(skal, "chromium-headless-shell", "1.0.0.1")


def test_the_named_browser_wins(program, tomt):
    program("chromium-headless-shell", "1.0.0.1")
    chromium = program("chromium", "2.0.0.1")
    fundet = find_browser({**tomt, MILJOEVARIABEL: str(chromium)})
    assert fundet == Browser(chromium, "chromium", "2.0.0.1")
    assert fundet.launch_options["executable_path"] == str(chromium)


def test_a_named_browser_that_is_not_there_is_not_silently_replaced(program, tomt):
    program("chromium", "2.0.0.1")
    with pytest.raises(BrowserMissingError, match="/findes/ikke"):
        find_browser({**tomt, MILJOEVARIABEL: "/findes/ikke"})


def test_a_browser_that_does_not_tell_its_version_is_still_found(program, tomt):
    program("chromium", "uden nummer")
    assert find_browser(tomt).version == "ukendt"


@pytest.mark.usefixtures("program")
def test_playwrights_own_browser_is_used_once_it_is_wholly_fetched(tmp_path):
    miljoe = {"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    with pytest.raises(BrowserMissingError):
        find_browser(miljoe)
    for revision in range(1000, 2000):
        (tmp_path / f"chromium_headless_shell-{revision}").mkdir()
    with pytest.raises(BrowserMissingError):
        find_browser(miljoe)
    for mappe in tmp_path.glob("chromium_headless_shell-*"):
        (mappe / "INSTALLATION_COMPLETE").touch()
    fundet = find_browser(miljoe)
    assert (fundet.sti, fundet.motor) == (None, "playwright")
    assert "executable_path" not in fundet.launch_options


@pytest.mark.usefixtures("program")
def test_without_a_browser_one_sentence_says_what_to_install(tomt):
    with pytest.raises(BrowserMissingError) as fejl:
        find_browser(tomt)
    saetning = str(fejl.value)
    assert "apt-get install chromium-headless-shell" in saetning
    assert saetning.endswith(".")
    assert saetning.count(". ") == 0


def test_the_installed_browser_stands_in_only_where_playwright_has_fetched_none(program, tmp_path):
    miljoe = {"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    assert find_installeret(miljoe) is None
    chromium = program("chromium", "2.0.0.1")
    assert find_installeret(miljoe) == Browser(chromium, "chromium", "2.0.0.1")
    for revision in range(1000, 2000):
        mappe = tmp_path / f"chromium_headless_shell-{revision}"
        mappe.mkdir()
        (mappe / "INSTALLATION_COMPLETE").touch()
    assert find_installeret(miljoe) is None
    assert find_installeret(miljoe | {MILJOEVARIABEL: str(chromium)}).sti == chromium
    with pytest.raises(BrowserMissingError, match="/findes/ikke"):
        find_installeret(miljoe | {MILJOEVARIABEL: "/findes/ikke"})
