"""Every kind of page is clicked through in the bench, or it stands there why not."""

from __future__ import annotations

from flask import Flask

from tests.bench.klik import LANGE_SIDER, SIDER, UDENFOR
from tests.klient import PageClient
from webapp.web.erklaering import erklaering_af

NAVNE = {
    "v": "model-1",
    "w": "model-2",
    "r": "visitator",
    "p": "jytte-roemer",
    "s": "cura-2024-0012",
}
NAVNE |= {"d": "2024-02-01", "t": "Madservice", "e": "nord"}
NAVNE |= {"u": "97285c85-5fb4-4fc1-a6c8-716b4f5fffba"}


def endpoint(app: Flask, side: str) -> str:
    with app.test_request_context(f"/korsbaek/{side.format(**NAVNE)}") as her:
        return her.request.endpoint or ""


def test_no_kind_of_page_is_forgotten(klient: PageClient):
    app = klient.klient.application
    klikket = {endpoint(app, side) for side in SIDER}
    regler = [r for r in app.url_map.iter_rules() if "GET" in (r.methods or ())]
    alle = {r.endpoint for r in regler if str(r).startswith("/<kommune>/")}
    assert klikket <= alle
    udenfor = {en for en in alle if UDENFOR.keys() & {en, en.partition(".")[0]}}
    assert alle - klikket - udenfor == set()
    assert all(any(en in {e, e.partition(".")[0]} for e in alle) for en in UDENFOR)
    assert set(LANGE_SIDER) <= set(SIDER)


def test_each_page_that_does_not_count_is_there(klient: PageClient):
    app = klient.klient.application
    with app.app_context():
        korte = [side for side in SIDER if not erklaering_af(endpoint(app, side)).lang]
    svar = {en: klient.klient.get(f"/korsbaek/{en.format(**NAVNE)}").status_code for en in korte}
    assert {en: status for en, status in svar.items() if status not in {200, 302}} == {}
