"""The client that checks every page finds what it is there to find."""

import pytest
from flask import Flask, request

from tests.klient import PageClient, lav_app
from tests.sider import gem_alle_sider
from webapp.config import Config

GOD = """<!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title>Prøve – x</title></head>
<body><main id="main-content"><h1>Prøve</h1><!-- her --></main></body></html>"""
# What is put into the page (or taken out of it), and what the client must say.
FEJL = {
    "HTML": ("<!-- her -->", "<p><div></p>", "HTML: a browser builds"),
    "HTML uden ord": ("<!-- her -->", "<p>x &foo; y</p>", "unknown-named-character-reference"),
    "ikke som browseren": ("<!-- her -->", "<table><tr><td>x</td></tr></table>", "(4, 'tbody'"),
    "i hinanden": ("<!-- her -->", "<h2><h3>x</h3></h2>", "HTML: a browser builds"),
    "to h1": ("<!-- her -->", "<h1>To</h1>", "2 h1"),
    "titel": ("Prøve – x", "Andet", "does not begin with the h1"),
    "sprog": ('lang="da"', 'lang="en"', "lang is not"),
    "main": ("main-content", "indhold", "skip link leads nowhere"),
    "id": ("<!-- her -->", '<p id="a"></p><p id="a"></p>', "stands 2 times"),
    "None": ("<!-- her -->", "<p>Telefon None</p>", "»None« in text"),
    "None i attribut": ("<!-- her -->", '<p title="None"></p>', "»None« in an attribute"),
    "skabelon": ("<!-- her -->", "<p>{{ side }}</p>", "»{{« in text"),
    "engelsk måned": ("<!-- her -->", "<p>3. March 2024</p>", "English month »March«"),
    "link uden href": ("<!-- her -->", "<a>Klik</a>", "without href"),
    "anker": ("<!-- her -->", '<a href="#ingen">Klik</a>', "points at no id"),
    "rute": ("<!-- her -->", '<a href="/a/b/c/d/e/">Klik</a>', "matches no route"),
    "uden skråstreg": ("<!-- her -->", '<a href="/korsbaek">Klik</a>', "matches no route"),
    "fremmed link": ("<!-- her -->", '<a href="https://a.dk/">Klik</a>', "link to another host"),
    "fremmed billede": ("<!-- her -->", '<img src="//a.dk/b" alt="">', "not an address of ours"),
    "label": ("<!-- her -->", '<input name="q" id="q">', "has no <label for>"),
    "style": ("<!-- her -->", '<p style="color:red">x</p>', "inline style"),
    "script": ("<!-- her -->", "<script>1</script>", "inline style or script"),
    "onclick": ("<!-- her -->", '<p onclick="x()">x</p>', "inline style or script"),
    "felt": (
        "<!-- her -->",
        '<p data-objekt="sag/x"><b data-felt="sag.farve">x</b></p>',
        "not on the closed list",
    ),
    "tomt felt": (
        "<!-- her -->",
        '<p data-objekt="sag/x"><b data-felt="sag.type"></b></p>',
        "is empty",
    ),
    "felt uden objekt": (
        "<!-- her -->",
        '<b data-felt="sag.type">x</b>',
        "outside any data-objekt",
    ),
    "objekt": ("<!-- her -->", '<p data-objekt="sag x">x</p>', "is not kind/slug"),
    "cpr i adresse": ("<!-- her -->", '<a href="/251248-4916/">x</a>', "can be a CPR number"),
    "cpr i tekst": ("<!-- her -->", "<p>251248-4916</p>", "a text holds ten digits"),
}


@pytest.fixture(scope="module")
def app_med_sider(config: Config) -> Flask:
    """An app with one page that answers with any HTML; not kept for html-validate."""
    app = lav_app(config)
    app.after_request_funcs[None] = [
        funk
        for funk in app.after_request_funcs[None]
        if funk.__module__ != gem_alle_sider.__module__
    ]
    app.view_functions["parathed.side"] = lambda: request.environ["html"]
    return app


def vis(app: Flask, html: str) -> None:
    klient = PageClient(app)
    svar = klient.klient.get("/parathed/", environ_overrides={"html": html})
    klient.kontrol("/parathed/", svar, 200)


def test_a_sound_page_passes(app_med_sider: Flask):
    vis(app_med_sider, GOD)


@pytest.mark.parametrize("hvad", FEJL)
def test_a_broken_page_is_told(app_med_sider: Flask, hvad: str):
    fra, til, besked = FEJL[hvad]
    assert fra in GOD
    with pytest.raises(AssertionError) as fundet:
        vis(app_med_sider, GOD.replace(fra, til, 1))
    assert besked in str(fundet.value)


def test_a_page_without_the_mark_or_with_another_status_is_told(klient: PageClient, config: Config):
    svar = klient.klient.get("/korsbaek/")
    with pytest.raises(AssertionError, match="answered 200, not 404"):
        klient.kontrol("/korsbaek/", svar, 404)
    app = lav_app(config)
    app.after_request_funcs[None].insert(
        0, lambda s: (s.headers.pop("X-Content-Type-Options"), s)[1]
    )
    with pytest.raises(AssertionError, match="nosniff is missing"):
        PageClient(app).get("/korsbaek/")
