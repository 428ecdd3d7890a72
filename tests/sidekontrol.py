"""What holds for every page; each check yields its faults, with what to do about them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tests.side import Side, tekst_i
from webapp.services.felter import FELTER

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
MAERKE = "Forhåndsvisning – ikke borger.dk"
ENGELSK_MAANED = re.compile(r"\b(January|February|March|May|June|July|October|Mar|Oct)\b")
LAEKAGE = re.compile(r"\bNone\b|\bundefined\b|\{\{|\}\}|\{%|%\}|\bUndefined\b|<[\w.]+ object at ")
# One of these stands in whatever the two find; looking for it first is thirty times as fast.
TEGN_PAA_LAEKAGE = ("None", "ndefined", "{{", "}}", "{%", "%}", " object at ")
TEGN_PAA_MAANED = ("January", "February", "Mar", "May", "June", "July", "Oct")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
KAN_VAERE_CPR = re.compile(r"(?<!\d)\d{2}[.-]?\d{2}[.-]?\d{2}[.-]?\d{4}(?!\d)")
OBJEKT = re.compile(r"[a-z]+/[a-z0-9.:-]+")
# SAPA's own party line shows the whole number, and a P-number is meant to be seen (design).
MAA_VISE_TI_CIFRE = {"sapa.part", "enhed.lokation"}
# What »Se fuldt CPR« opens, one at a time; its address says whose row, never a number.
AABNES = {"familie.cpr", "sapa.part.cpr", "soeg.cpr"}


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
        if fundet := _findes(LAEKAGE, TEGN_PAA_LAEKAGE, tekst):
            yield f"»{fundet[0]}« in {hvor}: a value is missing or not rendered"
        if fundet := _findes(ENGELSK_MAANED, TEGN_PAA_MAANED, tekst):
            yield f"English month »{fundet[0]}« in {hvor}; use services/dansk.py"


def _findes(moenster: re.Pattern[str], tegn: tuple[str, ...], tekst: str) -> re.Match[str] | None:
    return moenster.search(tekst) if any(et in tekst for et in tegn) else None


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
    if "Set-Cookie" in hoveder and not side.xpath("//form[@method='post']"):
        yield "the page sets a cookie; only one that saves may, the others are their address"


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
    aabnet = 0
    for tekst in side.xpath("//body//text()"):
        if not KAN_VAERE_CPR.search(UUID.sub("", tekst)):
            continue
        felt = next(iter(tekst.getparent().xpath("ancestor-or-self::*/@data-felt")), None)
        if felt in AABNES and "fuldt-cpr=" in side.adresse and not aabnet:
            aabnet += 1
        elif felt not in MAA_VISE_TI_CIFRE:
            yield f"a text holds ten digits that can be a CPR number (in {felt}); mask it"


KONTROLLER = (_hoved, _ord, _ider, _sikkerhed, _adresser, _felter, _cpr)
