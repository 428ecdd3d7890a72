"""Every form of the product, found by walking its pages, and filled in otherwise than it stands.

A new page is walked as soon as something links to it, and a new form is tried by itself.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree, html

from tests.formular import Felter, dele, felter, knapper
from tests.klient import PageClient

# What a form carries beside what is ticked in it.
BAARET = {"csrf_token", "version", "vist", "person", "aftryk"}
DAGE = ("15-03-2024", "2024-03-18")
# What can stand in a text field, by the beginning of its name; else any words.
TEKSTER = {
    "kle": "27.36.*",
    "telefon": "12 34 56 78",
    "enhed": "Borgerservice",
    "organisation": "Borgerservice",
    "over-": "",
}
# What in an address only says how much of a page is shown.
VISNING = {"alle", "dato", "linje", "vis", "gemt", "rettelser", "soeg", "fksoeg", "klesoeg", "uden"}
VISNING |= {"forloeb", "mod", "forskellig", "har-sager", "obligatorisk", "siden"}
DAG = re.compile(r"\d{2}-\d{2}-\d{4}|\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Formular:
    """A form that posts, the page on which it stands, and which of the page's forms it is."""

    side: str
    nr: int
    slags: tuple[object, ...]

    def paa(self, trae: etree._Element) -> etree._Element:
        return trae.xpath("//form")[self.nr]

    def __str__(self) -> str:
        return f"{self.side.partition('?')[0]} {self.slags[-1]}"


def aaben(klient: PageClient, adresse: str) -> html.HtmlElement | None:
    """A page, None for what is none; redirects are followed."""
    svar = klient.klient.get(adresse, follow_redirects=True)
    if svar.status_code != 200 or svar.mimetype != "text/html":
        return None
    return html.fromstring(svar.get_data(as_text=True))


def sider(klient: PageClient, *fra: str, inden_for: str) -> Iterator[tuple[str, etree._Element]]:
    """One page of each kind that pages of one kommune and variant lead to."""
    ruter = klient.app.url_map.bind("localhost")
    sete: set[object] = set()
    koe = deque(fra)
    while koe:
        adresse = koe.popleft().partition("#")[0]
        sti, _, spoergsmaal = adresse.partition("?")
        if not re.match(inden_for, sti):
            continue
        try:
            rute, dele_ = ruter.match(sti)
        except Exception:  # noqa: BLE001, S112 - a link to what no route answers is another test's
            continue
        navne = {n.partition("=")[0] for n in spoergsmaal.split("&")} - VISNING - {""}
        slags = rute, dele_.get("slags"), *sorted(navne)
        if slags in sete:
            continue
        sete.add(slags)
        if (side := aaben(klient, adresse)) is not None:
            yield adresse, side
            koe += side.xpath("//a/@href[starts-with(., '/')]")


def formularer(
    klient: PageClient, alle: Iterable[tuple[str, etree._Element]]
) -> Iterator[Formular]:
    """One of each kind of form that saves something and in which something can be chosen."""
    sete: set[object] = set()
    for adresse, side in alle:
        for nr, form in enumerate(side.xpath("//form")):
            slags = slags_af(klient, form)
            if slags and slags not in sete:
                sete.add(slags)
                yield Formular(adresse, nr, slags)


def slags_af(klient: PageClient, form: etree._Element) -> tuple[object, ...]:
    """Forms that post to one route with one set of fields are of one kind; () for no such form."""
    if (form.get("method") or "get").lower() != "post" or not list(valg(form)):
        return ()
    if list(dele(form, "input[@type='file' or @type='search' or @type='password']")):
        return ()
    rute, sted = klient.app.url_map.bind("localhost").match(
        form.get("action").partition("?")[0], method="POST"
    )
    navne = {re.sub(r"\d+|-.*", "#", felt.get("name")) for felt in valg(form)}
    faste = felter(form).get("handling", [""])
    return rute, sted.get("slags"), *faste, ",".join(sorted(navne))


def valg(form: etree._Element) -> Iterator[etree._Element]:
    """All that can be ticked, typed or chosen in a form."""
    for felt in dele(form, "*[@name and not(@disabled) and not(@readonly) and not(self::button)]"):
        if felt.get("type") not in {"hidden", "file", "submit"}:
            yield felt


def andet(form: etree._Element, navn: str) -> list[str] | None:
    """Something else for a field than what stands in it; None where there is nothing else."""
    felterne = [felt for felt in valg(form) if felt.get("name") == navn]
    foerste = felterne[0]
    staar = felter(form).get(navn, [])
    if navn == "filtervalg":
        return ["valgte"]
    if foerste.tag == "select":
        andre = [o.get("value", o.text) for o in foerste.iter("option")]
        return next(([en] for en in andre if en and [en] != staar), None)
    slags = foerste.get("type", "text")
    if slags == "radio":
        return next(([f.get("value")] for f in felterne if [f.get("value")] != staar), None)
    if slags == "checkbox":
        foerst, *andre = (f.get("value", "on") for f in felterne)
        return [v for v in staar if v != foerst] if foerst in staar else [*staar, foerst]
    if slags == "date":
        return [DAGE[1]]
    return [_tekst(navn, " ".join(staar))]


def _tekst(navn: str, staar: str) -> str:
    if DAG.fullmatch(staar) or navn == "fra" or re.match(r"t[\dAB]+$|dag|oprydning|fradato", navn):
        return DAGE[0]
    if navn == "indrykket":
        return "\n".join(linje.strip() for linje in staar.splitlines())
    return next((t for n, t in TEKSTER.items() if navn.startswith(n)), f"Prøvet {navn}")


def gem_knap(form: etree._Element) -> etree._Element:
    """The button that a person presses to come further: it saves, or shows the effect first."""
    alle = [knap for knap in knapper(form) if "sr-only" not in (knap.get("class") or "")]
    gemmer = [k for k in alle if k.get("formaction") or k.get("value") == "gem"]
    primaer = [k for k in alle if "button-primary" in (k.get("class") or "")]
    return (gemmer or primaer or alle)[0]


def ret(form: etree._Element, navne: list[str]) -> Felter:
    """Those fields filled in otherwise."""
    return {navn: andre for navn in navne if (andre := andet(form, navn)) is not None}
