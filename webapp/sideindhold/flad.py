"""A page as a file: what is only of use on a server left out, links made to lead to other files.

Everything else stays letter by letter as the product wrote it; read with the standard library.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from webapp.sideindhold.elementer import TOMME

# Where a link leads: another file, an address outside (as it is), None for nowhere.
Maal = Callable[[str], str | None]
# What sends something, runs something, or chooses among pages that are not here.
_UDELADTE_TAGS = frozenset({"script", "form", "noscript"})
_UDELADTE_KLASSER = frozenset(
    {
        *("linje-valg", "linje-job", "linje-links", "linje-workshop", "linje-tilbage", "jobsider"),
        *("side-hjaelp", "sapa-soeg", "sapa-kopier", "sapa-cifre", "rollevalg"),
    }
)
# A link of these that leads nowhere says nothing as text either.
_HELE_LINKS = frozenset({"button", "back-link", "hvorfor-link", "skipnav", "sapa-aabning"})
_FILER = {"link": "href", "img": "src", "source": "src", "use": "href"}


@dataclass(slots=True)
class _Del:
    """A piece of the page: a tag as it was written, or text. `slut`: where its end tag is."""

    tekst: str
    tag: str = ""
    egne: Mapping[str, str] = field(default_factory=dict)
    slut: int = -1

    @property
    def klasser(self) -> frozenset[str]:
        return frozenset(self.egne.get("class", "").split())


class _Opdeler(HTMLParser):
    """The page in pieces; an element knows its end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.dele: list[_Del] = []
        self._aabne: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        egne = {navn: vaerdi or "" for navn, vaerdi in attrs}
        self.dele.append(_Del(self.get_starttag_text() or "", tag, egne))
        if tag not in TOMME:
            self._aabne.append(len(self.dele) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content."""
        egne = {navn: vaerdi or "" for navn, vaerdi in attrs}
        self.dele.append(_Del(self.get_starttag_text() or "", tag, egne))

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of that name."""
        self.dele.append(_Del(f"</{tag}>"))
        for plads in range(len(self._aabne) - 1, -1, -1):
            if self.dele[self._aabne[plads]].tag == tag:
                self.dele[self._aabne[plads]].slut = len(self.dele) - 1
                del self._aabne[plads:]
                return

    def handle_data(self, data: str) -> None:
        """Text."""
        self.dele.append(_Del(data))

    def handle_entityref(self, name: str) -> None:
        """As it was written."""
        self.dele.append(_Del(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        """As it was written."""
        self.dele.append(_Del(f"&#{name};"))

    def handle_decl(self, decl: str) -> None:
        """The doctype."""
        self.dele.append(_Del(f"<!{decl}>"))


@dataclass(frozen=True, slots=True)
class Udfyldt:
    """What a file has that the page had not: in its head, at the end of its bar, first in it."""

    hoved: str = ""
    linje: str = ""
    krop: str = ""


class Flad:
    """One page, read once: its links and files, and the file that it becomes."""

    def __init__(self, html: str) -> None:
        opdeler = _Opdeler()
        opdeler.feed(html)
        opdeler.close()
        self._dele = opdeler.dele
        self._ude = self._udeladte()

    def links(self) -> tuple[str, ...]:
        """The addresses that its links lead to, in order, each once."""
        fundne = (d.egne.get("href", "") for _, d in self._tilbage() if d.tag == "a")
        return tuple(dict.fromkeys(href for href in fundne if href))

    def filer(self) -> tuple[str, ...]:
        """The addresses of what it is dressed in."""
        fundne = (d.egne.get(_FILER[d.tag], "") for _, d in self._tilbage() if d.tag in _FILER)
        return tuple(dict.fromkeys(adresse for adresse in fundne if adresse))

    def ider(self) -> frozenset[str]:
        """The ids that a link can point at."""
        return frozenset(d.egne["id"] for _, d in self._tilbage() if d.egne.get("id"))

    def skriv(
        self, maal: Maal, fil: Maal, udfyldt: Udfyldt, tekst: Callable[[str], str] = str
    ) -> str:
        """The file. `maal`: where a link leads, `fil`: where what the page is dressed in lies.

        `tekst`: what is to be done to each text of the page.
        """
        tekster = {nr: d.tekst if d.tag else tekst(d.tekst) for nr, d in self._tilbage(alle=True)}
        for nr, d in self._tilbage():
            if nr not in tekster:  # within a link that was left out
                continue
            if d.tag == "a":
                self._link(tekster, nr, maal)
            elif d.tag in _FILER:
                navn = _FILER[d.tag]
                tekster[nr] = _med(d.tekst, navn, fil(d.egne.get(navn, "")) or "")
            elif d.tag == "body":
                tekster[nr] += udfyldt.krop
            elif d.tag == "head":
                tekster[d.slut] = f"{udfyldt.hoved}{tekster[d.slut]}"
            elif d.tag == "aside" and "linje" in d.klasser:
                self._linje(tekster, nr, udfyldt.linje)
        return _TOMME_NAV.sub("", "".join(tekster[nr] for nr in sorted(tekster)))

    def _link(self, tekster: dict[int, str], nr: int, maal: Maal) -> None:
        d = self._dele[nr]
        nyt = maal(d.egne.get("href", ""))
        if nyt is not None:
            tekster[nr] = _med(d.tekst, "href", nyt)
        elif d.klasser & _HELE_LINKS:
            for plads in range(nr, d.slut + 1):
                tekster.pop(plads, None)
        else:
            tekster[nr] = f"<span{_baaret(d)}>"
            tekster[d.slut] = "</span>"

    def _linje(self, tekster: dict[int, str], nr: int, mere: str) -> None:
        """What is added stands last in the bar, within what holds its parts together."""
        inde = next(
            (i for i in range(nr, self._dele[nr].slut) if "linje-indre" in self._dele[i].klasser),
            nr,
        )
        slut = self._dele[inde].slut
        tekster[slut] = f"{mere}{tekster[slut]}"

    def _tilbage(self, *, alle: bool = False) -> Iterable[tuple[int, _Del]]:
        """The pieces that stay; without `alle` the elements only."""
        return (
            (nr, d) for nr, d in enumerate(self._dele) if nr not in self._ude and (alle or d.tag)
        )

    def _udeladte(self) -> frozenset[int]:
        ude: set[int] = set()
        for nr, d in enumerate(self._dele):
            if d.tag in _UDELADTE_TAGS or d.klasser & _UDELADTE_KLASSER:
                ude.update(range(nr, max(nr, d.slut) + 1))
        return frozenset(ude)


# A navigation all of whose links are left out.
_TOMME_NAV = re.compile(r"<nav\b[^>]*>(?:\s|</?(?:ul|li|div)\b[^>]*>)*</nav>")


def _baaret(d: _Del) -> str:
    """What a link that leads nowhere keeps: how it looks, and what it tells of the data."""
    holdt = {n: v for n, v in d.egne.items() if n in {"class", "id"} or n.startswith("data-")}
    return "".join(f' {navn}="{escape(vaerdi)}"' for navn, vaerdi in holdt.items())


def _med(tag: str, navn: str, vaerdi: str) -> str:
    """A start tag with another value for one of its attributes."""
    ny = f'{navn}="{escape(vaerdi)}"'
    return re.sub(rf'(?<=\s){navn}="[^"]*"', lambda _: ny, tag, count=1)
