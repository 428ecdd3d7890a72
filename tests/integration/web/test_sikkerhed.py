"""Headers of what is not a page; those of the pages are checked by the client on each of them."""

import pytest

from tests.klient import CSP, PageClient

STATISK = {
    "/static/css/forhaandsblik.css": "text/css",
    "/static/dkfds/css/dkfds-borgerdk.min.css": "text/css",
    "/static/dkfds/img/all-svg-icons.svg": "image/svg+xml",
    "/static/billeder/favicon.svg": "image/svg+xml",
}


@pytest.mark.parametrize("adresse", STATISK)
def test_static_files_have_the_same_policy_and_may_be_kept_a_day(klient: PageClient, adresse: str):
    svar = klient.klient.get(adresse)
    assert svar.status_code == 200
    assert svar.content_type.startswith(STATISK[adresse])
    assert svar.headers["Content-Security-Policy"] == CSP
    assert svar.headers["X-Content-Type-Options"] == "nosniff"
    assert svar.headers["Cache-Control"] == "public, max-age=86400"
    assert "Set-Cookie" not in svar.headers
    svar.close()


def test_pages_are_neither_kept_nor_indexed_nor_told_to_others(klient: PageClient):
    hoveder = klient.get("/korsbaek/model-1/mit-overblik/kim-borgersen/").svar.headers
    assert hoveder["Cache-Control"] == "no-store"
    assert hoveder["X-Robots-Tag"] == "noindex, nofollow"
    assert hoveder["Referrer-Policy"] == "same-origin"


def test_a_redirect_has_the_headers_too(klient: PageClient):
    svar = klient.klient.post("/korsbaek/model-1/sapa/visitator/", data={"soeg": "kim"})
    assert svar.status_code == 303
    assert svar.headers["Content-Security-Policy"] == CSP
    assert "Set-Cookie" not in svar.headers


@pytest.mark.parametrize("adresse", ["/korsbaek", "/korsbaek/model-1/mapping?a=%22%3E%3Cb%3E"])
def test_a_redirect_speaks_danish_and_leads_on(klient: PageClient, adresse: str):
    svar = klient.klient.get(adresse)
    assert svar.status_code == 308
    assert "Redirecting" not in svar.text
    assert 'lang="da"' in svar.text
    assert "Gå videre til siden</a>" in svar.text
    assert "<b>" not in svar.text
    assert klient.klient.get(svar.location).status_code == 200


@pytest.mark.parametrize("sti", ["../../seed/slides/personer.csv", "..%2f..%2fpyproject.toml"])
def test_static_does_not_lead_out_of_its_folder(klient: PageClient, sti: str):
    assert klient.klient.get(f"/static/{sti}").status_code == 404


def test_an_unknown_static_file_is_a_danish_404(klient: PageClient):
    assert klient.get("/static/css/ingen.css", 404).h1 == "Siden findes ikke"
