"""Kontrol in the browser: accessible at both sizes, no sideways scrolling, keyboard alone."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Page, Route

from tests.axe import axes_fund

VAERT = "http://forhaandsblik.test"


def aabn(page: Page, app: Flask, adresse: str) -> None:
    """Open a page of the app; the test client answers, so that no server is needed."""
    klient = app.test_client()

    def svar(route: Route) -> None:
        with klient.get(route.request.url.removeprefix(VAERT)) as fundet:
            hoveder = {navn: vaerdi for navn, vaerdi in fundet.headers if navn != "Content-Length"}
            route.fulfill(status=fundet.status_code, headers=hoveder, body=fundet.data)

    page.route(f"{VAERT}/**", svar)
    page.goto(VAERT + adresse)


@pytest.mark.parametrize("stoerrelse", ["desktop", "telefon"])
@pytest.mark.parametrize("adresse", ["/korsbaek/model-1/kontrol/", "/korsbaek/"])
def test_the_page_is_accessible_and_fits(stoerrelse, adresse, app, request):
    page = request.getfixturevalue(stoerrelse)
    aabn(page, app, adresse)
    assert axes_fund(page) == []
    bredde = page.evaluate("document.documentElement.scrollWidth")
    assert bredde <= page.viewport_size["width"]


def test_the_keyboard_reaches_a_severity_and_then_its_first_finding(desktop, app):
    aabn(desktop, app, "/korsbaek/model-1/kontrol/")
    desktop.get_by_role("link", name="Advarsler").focus()
    desktop.keyboard.press("Enter")
    assert desktop.url.endswith("#advarsel")
    desktop.keyboard.press("Tab")
    fokus = desktop.evaluate("document.activeElement.closest('section').id")
    assert fokus.startswith("kontrol-")
