"""Headers of what is not a page; those of the pages are checked by the client on each of them."""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.klient import CSP, PageClient
from webapp.web.statisk import indholdsmaerke

STATISK = {
    "/static/css/forhaandsblik.css": "text/css",
    "/static/dkfds/css/dkfds-borgerdk.min.css": "text/css",
    "/static/dkfds/img/all-svg-icons.svg": "image/svg+xml",
    "/static/billeder/favicon.svg": "image/svg+xml",
}


@pytest.mark.parametrize("adresse", STATISK)
def test_static_files_have_the_same_policy_and_may_be_kept_a_day(klient: PageClient, adresse: str):
    """Under a name that does not say which version they are of."""
    svar = klient.klient.get(adresse)
    assert svar.status_code == 200
    assert svar.content_type.startswith(STATISK[adresse])
    assert svar.headers["Content-Security-Policy"] == CSP
    assert svar.headers["X-Content-Type-Options"] == "nosniff"
    assert svar.headers["Cache-Control"] == "public, max-age=86400"
    assert "Set-Cookie" not in svar.headers
    svar.close()


def test_the_files_that_a_page_names_are_packed_and_kept_for_a_year(klient: PageClient):
    side = klient.get("/korsbaek/model-1/mit-overblik/kim-borgersen/")
    adresser = side.xpath("//link[@rel='stylesheet']/@href")
    assert len(adresser) == 4
    for adresse in adresser:
        aaben = klient.klient.get(adresse)
        pakket = klient.klient.get(adresse, headers={"Accept-Encoding": "gzip"})
        assert pakket.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert gzip.decompress(pakket.data) == aaben.data
        assert len(pakket.data) < len(aaben.data) / 2
        maerke = {"If-None-Match": pakket.headers["ETag"]}
        assert klient.klient.get(adresse, headers=maerke).status_code == 304


def test_what_a_style_sheet_asks_for_lies_beside_it(klient: PageClient):
    adresse = klient.get("/").xpath("//link[contains(@href, 'dkfds')]/@href")[0]
    css = klient.klient.get(adresse).text
    fundne = {urljoin(adresse, sti) for sti in re.findall(r"url\([\"']?([^\"')#]+\.woff2)", css)}
    assert fundne
    for font in fundne:
        with klient.klient.get(font) as svar:
            assert (svar.status_code, "immutable" in svar.headers["Cache-Control"]) == (200, True)


def test_another_version_of_the_files_has_other_addresses(tmp_path: Path):
    maerker = set()
    for navn, indhold in (("a", "x"), ("a", "y"), ("b", "x")):
        mappe = tmp_path / f"{navn}{indhold}"
        mappe.mkdir()
        (mappe / navn).write_text(indhold)
        maerker.add(indholdsmaerke(mappe))
    assert len(maerker) == 3


def test_a_page_of_an_older_version_does_not_keep_the_new_files_as_its_own(klient: PageClient):
    svar = klient.klient.get("/static/-gammel/css/linje.css")
    assert (svar.status_code, svar.headers["Cache-Control"]) == (200, "public, max-age=86400")


@pytest.mark.parametrize(
    "adresse, gemmes",
    [
        ("/korsbaek/model-1/mit-overblik/kim-borgersen/", "private, no-cache"),
        ("/korsbaek/model-1/mapping/", "no-store"),
    ],
)
def test_pages_are_neither_kept_unasked_nor_indexed_nor_told_to_others(
    klient: PageClient, adresse: str, gemmes: str
):
    hoveder = klient.get(adresse).svar.headers
    assert hoveder["Cache-Control"] == gemmes
    assert hoveder["X-Robots-Tag"] == "noindex, nofollow"
    assert hoveder["Referrer-Policy"] == "same-origin"


def test_a_redirect_has_the_headers_too(klient: PageClient):
    svar = klient.klient.post("/korsbaek/model-1/sapa/visitator/", data={"navn": "kim"})
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
