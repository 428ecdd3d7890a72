"""A form of a page as a browser sends it: fields and buttons also where they stand outside it.

`send` posts what a test names and what the page's form hides, `gem` and `tryk` the whole form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from lxml import etree, html
from werkzeug.test import TestResponse

from tests.klient import PageClient

Klient = FlaskClient | PageClient
Felter = dict[str, list[str]]
NOEGLE = "csrf_token"
# What the page showed the effect of: a test that names its own fields has seen none.
VIST = "vist"
_UDEN_VAERDI = {"submit", "button", "file", "image", "reset"}


def dele(form: etree._Element, xpath: str) -> Iterator[etree._Element]:
    """What belongs to a form, in it or by its id."""
    egen = form.get("id")
    for element in form.getroottree().getroot().iter("input", "select", "textarea", "button"):
        hvis = element.get("form")
        inde = form in element.iterancestors() if hvis is None else hvis == egen
        if inde and element.xpath(f"boolean(self::{xpath})"):
            yield element


def felter(form: etree._Element) -> Felter:
    """What the form sends as it stands, but for its button."""
    sendt: Felter = {}
    for felt in dele(form, "*[@name and not(@disabled) and not(self::button)]"):
        for vaerdi in _vaerdier(felt):
            sendt.setdefault(felt.get("name"), []).append(vaerdi)
    return sendt


def _vaerdier(felt: etree._Element) -> Sequence[str]:
    if felt.tag == "select":
        valgt = felt.xpath(".//option[@selected]") or felt.xpath(".//option")[:1]
        return [en.get("value", (en.text or "").strip()) for en in valgt]
    if felt.tag == "textarea":
        return [(felt.text or "").removeprefix("\n")]
    slags = felt.get("type", "text")
    if slags in _UDEN_VAERDI or (slags in {"checkbox", "radio"} and felt.get("checked") is None):
        return []
    return [felt.get("value", "")]


def knapper(form: etree._Element) -> list[etree._Element]:
    """The buttons that send it, as they stand on the page: the first is Enter's."""
    return list(dele(form, "button[not(@type) or @type='submit']"))


def formen_med(trae: etree._Element, knap: str) -> tuple[etree._Element, etree._Element]:
    """The form with a button whose text begins so, and the button."""
    for form in trae.xpath("//form"):
        for en in knapper(form):
            if " ".join("".join(en.itertext()).split()).startswith(knap):
                return form, en
    raise AssertionError(f"no form has a button »{knap}«")


def tryk(
    klient, form: etree._Element, knap: etree._Element, aendret: Mapping[str, object] | None = None
) -> TestResponse:
    """Press a button of a form, with some fields as typed; None takes a field away."""
    sendt: dict[str, object] = dict(felter(form)) | dict(aendret or {})
    if knap.get("name"):
        sendt[knap.get("name")] = knap.get("value", "")
    sendt = {navn: vaerdi for navn, vaerdi in sendt.items() if vaerdi is not None}
    adresse = knap.get("formaction") or form.get("action")
    metode = (knap.get("formmethod") or form.get("method") or "get").lower()
    if metode == "get":
        return klient.get(adresse.partition("?")[0], query_string=sendt)
    return klient.post(adresse, data=sendt)


def aaben(klient: Klient, adresse: str) -> html.HtmlElement:
    """A page with forms (those set a cookie), as it stands."""
    svar = _klient(klient).get(adresse)
    assert svar.status_code == 200, f"{adresse} answered {svar.status_code}"
    return html.fromstring(svar.get_data(as_text=True))


def noegle(side: str) -> str:
    """The token that the page's text carries."""
    return felter(_gemmer(html.fromstring(side), ""))[NOEGLE][0]


def send(klient: Klient, adresse: str, fra: str = "", /, **typet: object) -> TestResponse:
    """Post these fields, and what the form on the page `fra` (else the address itself) hides."""
    form = _gemmer(aaben(klient, fra or adresse), adresse)
    skjulte = {felt.get("name"): felt.get("value") for felt in dele(form, "input[@type='hidden']")}
    skjulte.pop(VIST, None)
    return _klient(klient).post(urlsplit(adresse).path, data=skjulte | typet)


def gem(klient: Klient, side: html.HtmlElement, /, **typet: str) -> TestResponse:
    """Press the button that saves, or takes back."""
    form, knap = next(
        (form, knap)
        for form in side.forms
        for knap in knapper(form)
        if knap.text_content().strip().startswith("Gem i") or "fortryd" in form.action
    )
    return tryk(_klient(klient), form, knap, typet)


def _klient(klient: Klient) -> FlaskClient:
    return klient.klient if isinstance(klient, PageClient) else klient


def _gemmer(side: html.HtmlElement, adresse: str) -> html.FormElement:
    """The form that is sent to the address, else the first that saves anything."""
    gemmer = [form for form in side.forms if NOEGLE in felter(form)]
    assert gemmer, "no form on the page has a token: it saves nothing"
    hertil = (f for f in gemmer if urlsplit(f.action or "").path == urlsplit(adresse).path)
    return next(hertil, gemmer[0])
