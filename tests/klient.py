"""The client through which every test opens pages: each page it gets is checked in full.

`PageClient.get` fails where a page breaks what holds for all of them; the message names the
address and says what to do. What one page says is left to the test.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import html5lib
from flask import Flask
from lxml import etree
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.test import TestResponse

from tests.sider import gem_alle_sider
from webapp.app import create_app
from webapp.config import Config
from webapp.services.felter import FELTER

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
MAERKE = "Forhåndsvisning – ikke borger.dk"
ENGELSK_MAANED = re.compile(r"\b(January|February|March|May|June|July|October|Mar|Oct)\b")
LAEKAGE = re.compile(r"\bNone\b|\bundefined\b|\{\{|\}\}|\{%|%\}|\bUndefined\b|<[\w.]+ object at ")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
KAN_VAERE_CPR = re.compile(r"(?<!\d)\d{2}[.-]?\d{2}[.-]?\d{2}[.-]?\d{4}(?!\d)")
OBJEKT = re.compile(r"[a-z]+/[a-z0-9.:-]+")
TELEFON = re.compile(r"tel:\+\d{8,15}")
# SAPA's own party line shows the whole number, and a P-number is meant to be seen (design).
MAA_VISE_TI_CIFRE = {"sapa.part", "enhed.lokation"}
LINKFELTER = {"kontakt.hjemmeside", "kontakt.digital_post"}


def lav_app(config: Config) -> Flask:
    """An app whose pages are kept for html-validate."""
    app = create_app(config)
    gem_alle_sider(app)
    return app


def foldet(tekst: str) -> str:
    """Text with its white space folded, as a reader sees it."""
    return " ".join(tekst.split())


@dataclass(frozen=True)
class Side:
    """An answer and its tree; the questions that tests ask a page."""

    adresse: str
    svar: TestResponse
    trae: etree._Element

    def xpath(self, sti: str, **variable: str) -> list[etree._Element]:
        return list(self.trae.xpath(sti, **variable))

    def tekster(self, sti: str, **variable: str) -> list[str]:
        """The folded texts of what the path finds, in the page's order."""
        return [tekst_i(element) for element in self.xpath(sti, **variable)]

    @property
    def tekst(self) -> str:
        """The text of the whole body, folded."""
        return tekst_i(self.xpath("//body")[0])

    @property
    def indhold(self) -> str:
        """The text of the main part, folded."""
        return tekst_i(self.xpath("//main")[0])

    @property
    def h1(self) -> str:
        return self.tekster("//h1")[0]

    def links(self) -> list[str]:
        """Every address on this host that the page links to, each once."""
        adresser = (a.get("href") for a in self.xpath("//a[@href]"))
        return list(dict.fromkeys(a for a in adresser if a.startswith("/")))

    def link(self, tekst: str) -> str:
        """The address of the link that reads so; without what only screen readers are told."""
        for a in self.xpath("//a[@href]"):
            if tekst in {tekst_i(a), foldet(a.text or "")}:
                return str(a.get("href"))
        raise AssertionError(f"{self.adresse}: no link reads »{tekst}«")

    def objekter(self) -> list[str]:
        return list(dict.fromkeys(self.trae.xpath("//@data-objekt")))

    def felter(self, objekt: str) -> dict[str, str]:
        """Field name to value of what stands in an object, the last where one stands twice."""
        sti = "//*[@data-felt][ancestor-or-self::*[@data-objekt][1]/@data-objekt=$objekt]"
        return {e.get("data-felt"): tekst_i(e) for e in self.xpath(sti, objekt=objekt)}

    def raekker(self, titel: str) -> list[list[str]]:
        """The cells of the body of the table with that caption, row by row."""
        tabel = "//table[normalize-space(caption)=$titel]"
        return [
            [tekst_i(celle) for celle in raekke.xpath("./th|./td")]
            for raekke in self.xpath(f"{tabel}/tbody/tr", titel=titel)
        ]

    def kolonner(self, titel: str) -> list[str]:
        return self.tekster("//table[normalize-space(caption)=$titel]/thead/tr/*", titel=titel)


def tekst_i(element: etree._Element) -> str:
    return foldet("".join(element.itertext()))


class PageClient:
    """Opens pages of an app and checks each of them."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.klient = app.test_client()

    def get(self, adresse: str, status: int = 200) -> Side:
        return self.kontrol(adresse, self.klient.get(adresse), status)

    def post(self, adresse: str, status: int = 200, **data: str) -> Side:
        return self.kontrol(adresse, self.klient.post(adresse, data=data), status)

    def kontrol(self, adresse: str, svar: TestResponse, status: int) -> Side:
        """Check an answer; the page. AssertionError with every fault found in it."""
        assert svar.status_code == status, (
            f"{adresse} answered {svar.status_code}, not {status}. "
            "Mend the view, or the address in the test if the contract (design.md) has another."
        )
        assert svar.content_type == "text/html; charset=utf-8", f"{adresse}: {svar.content_type}"
        laeser = html5lib.HTMLParser(html5lib.getTreeBuilder("lxml"), namespaceHTMLElements=False)
        trae = laeser.parse(svar.get_data(as_text=True)).getroot()
        fejl = [
            f"HTML at (line, column) {sted}: {kode}; mend the template"
            for sted, kode, _ in laeser.errors
        ]
        side = Side(adresse, svar, trae)
        fejl += [fund for kontrol in KONTROLLER for fund in kontrol(side)]
        fejl += self._links(side)
        assert not fejl, f"{adresse}:\n  " + "\n  ".join(dict.fromkeys(fejl))
        return side

    def _links(self, side: Side) -> Iterator[str]:
        """Every link leads somewhere: an anchor of this page, a page of the app, or data's own."""
        ider = set(side.trae.xpath("//@id"))
        ruter = self.app.url_map.bind("localhost")
        for a in side.xpath("//a"):
            href = a.get("href")
            if href is None:
                yield f"<a> without href (»{tekst_i(a)}«); use the macro uvirksom"
            elif href.startswith("#"):
                if href[1:] not in ider:
                    yield f"{href} points at no id on the page; mend the link or give the id"
            elif href.startswith(("http:", "https:")):
                if not set(a.xpath(".//@data-felt")) & LINKFELTER:
                    yield f"link to another host: {href}; only a contact's own field may"
            elif not TELEFON.fullmatch(href) and not _findes(ruter, href):
                yield f"{href} matches no route as it stands; build it with til()"


def _findes(ruter: object, href: str) -> bool:
    sti = re.split(r"[?#]", href)[0]
    try:
        ruter.match(sti)  # type: ignore[attr-defined]  # werkzeug's MapAdapter
    except (HTTPException, RequestRedirect):
        return False
    return sti.startswith("/")


def _hoved(side: Side) -> Iterator[str]:
    if side.trae.get("lang") != "da":
        yield 'lang is not "da"; extend layouts/grund.html'
    overskrifter = side.tekster("//h1")
    titel = " ".join(side.tekster("/html/head/title"))
    if len(overskrifter) != 1:
        yield f"{len(overskrifter)} h1 ({overskrifter}); a page has exactly one"
    elif not overskrifter[0] or not titel.startswith(overskrifter[0]):
        yield f"the title »{titel}« does not begin with the h1 »{overskrifter[0]}«"
    if not side.xpath("//main[@id='main-content']"):
        yield "no <main id=main-content>; the skip link leads nowhere"
    if ("/mit-overblik/" in side.adresse or "/sapa/" in side.adresse) and (
        side.svar.status_code == 200 and MAERKE not in side.tekst
    ):
        yield f"the mark »{MAERKE}« is missing; the page can be taken for the real one"


def _ord(side: Side) -> Iterator[str]:
    attributter = " ".join(v for v in side.trae.xpath("//@*"))
    for hvor, tekst in (("text", "".join(side.trae.itertext())), ("an attribute", attributter)):
        if fundet := LAEKAGE.search(tekst):
            yield f"»{fundet[0]}« in {hvor}: a value is missing or not rendered"
        if fundet := ENGELSK_MAANED.search(tekst):
            yield f"English month »{fundet[0]}« in {hvor}; use services/dansk.py"


def _ider(side: Side) -> Iterator[str]:
    for id_, antal in Counter(side.trae.xpath("//@id")).items():
        if antal > 1:
            yield f'id="{id_}" stands {antal} times; prefix it (ctx.praefiks)'
    maal = set(side.trae.xpath("//label/@for"))
    for felt in side.xpath("//input[not(@type='hidden')]|//select|//textarea"):
        if felt.get("id") not in maal and not felt.get("aria-label"):
            yield f"field {felt.get('name')} has no <label for>"


def _sikkerhed(side: Side) -> Iterator[str]:
    hoveder = side.svar.headers
    if hoveder.get("Content-Security-Policy") != CSP:
        yield f"CSP is {hoveder.get('Content-Security-Policy')!r}; web/sikkerhed.py sets it"
    if hoveder.get("X-Content-Type-Options") != "nosniff":
        yield "X-Content-Type-Options: nosniff is missing"
    if "Set-Cookie" in hoveder:
        yield "the page sets a cookie; preview pages have no state but their address"


def _adresser(side: Side) -> Iterator[str]:
    if side.xpath("//style|//script[not(@src)]|//@style") or side.trae.xpath(
        "//@*[starts-with(name(), 'on')]"
    ):
        yield "inline style or script: the CSP drops it; move it to static/"
    for adresse in side.trae.xpath("//link/@href|//@src|//@action|//*[local-name()='use']/@href"):
        if not adresse.startswith("/") or adresse.startswith("//"):
            yield f"{adresse} is not an address of ours; use statisk() or til()"
    for adresse in (side.adresse, *side.trae.xpath("//@href|//@action|//@src")):
        if KAN_VAERE_CPR.search(UUID.sub("", adresse)) and not adresse.startswith("tel:"):
            yield f"{adresse} holds ten digits that can be a CPR number; slugs are hashed"


def _felter(side: Side) -> Iterator[str]:
    for element in side.xpath("//*[@data-felt]"):
        navn = element.get("data-felt")
        if navn not in FELTER:
            yield f'data-felt="{navn}" is not on the closed list (webapp/services/felter.py)'
        if not tekst_i(element):
            yield f'data-felt="{navn}" is empty; print nothing at all for an empty value'
        if not element.xpath("ancestor-or-self::*[@data-objekt]"):
            yield f'data-felt="{navn}" stands outside any data-objekt'
    for noegle in side.objekter():
        if not OBJEKT.fullmatch(noegle):
            yield f'data-objekt="{noegle}" is not kind/slug'


def _cpr(side: Side) -> Iterator[str]:
    for tekst in side.xpath("//body//text()"):
        felt = next(iter(tekst.getparent().xpath("ancestor-or-self::*/@data-felt")), None)
        if KAN_VAERE_CPR.search(UUID.sub("", tekst)) and felt not in MAA_VISE_TI_CIFRE:
            yield f"a text holds ten digits that can be a CPR number (in {felt}); mask it"


KONTROLLER = (_hoved, _ord, _ider, _sikkerhed, _adresser, _felter, _cpr)
