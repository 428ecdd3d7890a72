"""HTML in, what a reader is told out: fields, a text and ARIA outline, and the files it needs.

Read with the standard library and no browser, so that it is the same on every machine. A value
that stands in `data-felt` is a field and appears in the outline as `⟨name⟩` only: a changed value
is then told once, as a field, and not again as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from webapp.sideindhold.elementer import BEHOLDERE, BILLEDROLLER, ROLLER, TILSTANDE, TOMME, USAETE

KONTAKT = "kontakt/"
# A shorter value stands in an address by chance.
KORTEST_I_MAAL = 8
# What changes from request to request and is no part of what the reader sees.
_ENGANGS = re.compile(r'(<input[^>]*name="csrf_token"[^>]*value=")[^"]*(")')


@dataclass(frozen=True, slots=True)
class Felt:
    """One value of the data on a page; `objekt` is `sag/<slug>` or empty outside any object."""

    objekt: str
    navn: str
    vaerdi: str


@dataclass(frozen=True, slots=True)
class Linje:
    """One line of the outline, such as `heading 2: Kontakt`, and the object that it stands in."""

    objekt: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Sidetekst:
    """What a page tells: title, fields and outline. `filer` are the addresses that it loads."""

    titel: str
    felter: tuple[Felt, ...]
    linjer: tuple[Linje, ...]
    links: tuple[str, ...] = ()
    filer: tuple[str, ...] = ()


def uden_engangsvaerdier(html: str) -> str:
    """The page without its form token: the rest must be equal from one request to the next."""
    return _ENGANGS.sub(r"\1\2", html)


def fold_mellemrum(tekst: str) -> str:
    """White space folded to single blanks, none at the ends: the value of `data-felt`."""
    return " ".join(tekst.split())


def laes_side(html: str, base: str = "") -> Sidetekst:
    """Read one page. Addresses in the outline that begin with `base` are told as `…/`."""
    laeser = _Laeser(base)
    laeser.feed(uden_engangsvaerdier(html))
    laeser.close()
    laeser.skyl()
    return Sidetekst(
        fold_mellemrum(laeser.titel),
        tuple(laeser.felter),
        tuple(laeser.linjer),
        tuple(dict.fromkeys(laeser.links)),
        tuple(dict.fromkeys(laeser.filer)),
    )


@dataclass(slots=True, kw_only=True)
class _Aabent:
    """An element that is not closed yet."""

    tag: str
    rolle: str
    objekt: str
    felt: str
    skjult: bool
    hale: str = ""
    vaerdi: str = ""


class _Laeser(HTMLParser):
    """Collects lines: a block element ends the line before it and begins one of its own."""

    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.base = base
        self.titel = ""
        self.felter: list[Felt] = []
        self.linjer: list[Linje] = []
        self.links: list[str] = []
        self.filer: list[str] = []
        self._stak: list[_Aabent] = []
        self._tekst = ""
        self._rolle = ""
        self._i_titel = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        egne = {navn: vaerdi or "" for navn, vaerdi in attrs}
        self._noter_filer(tag, egne)
        self._i_titel = tag == "title" and not self.titel
        over = self._stak[-1] if self._stak else None
        skjult = bool(over and over.skjult) or tag in USAETE or "hidden" in egne
        skjult = skjult or egne.get("aria-hidden") == "true"
        objekt = egne.get("data-objekt", "")
        if over and (not objekt or (objekt.startswith(KONTAKT) and over.objekt)):
            objekt = over.objekt  # a contact is told as that of its sag or ydelse
        rolle = egne.get("role") or ROLLER.get(tag, "")
        dette = _Aabent(
            tag=tag, rolle=rolle, objekt=objekt, felt=egne.get("data-felt", ""), skjult=skjult
        )
        if not skjult:
            self._aabn(dette, egne)
        if tag not in TOMME:
            self._stak.append(dette)

    def _aabn(self, dette: _Aabent, egne: dict[str, str]) -> None:
        tilstand = "".join(
            f" [{navn.removeprefix('aria-')}={egne[navn] or 'true'}]"
            for navn in TILSTANDE
            if navn in egne
        )
        navn = f' "{egne["aria-label"]}"' if egne.get("aria-label") else ""
        if dette.tag == "a":
            self._tekst += f" [{(navn + tilstand + ' ').lstrip()}"
            dette.hale = self._adresse(egne.get("href", ""))
        elif dette.tag in BILLEDROLLER and egne.get("type") != "hidden":
            rolle = f"{BILLEDROLLER[dette.tag]} {egne.get('type', '')}".strip()
            tekst = egne.get("alt") or egne.get("value") or egne.get("name") or ""
            self._tekst += f" [{rolle}{navn}{tilstand} {tekst}] "
        elif dette.tag in ROLLER:
            self.skyl()
            if dette.rolle in BEHOLDERE or navn or tilstand:
                self.linjer.append(Linje(dette.objekt, f"{dette.rolle}{navn}{tilstand}".strip()))
            self._rolle = dette.rolle
        elif dette.tag == "br":
            self._tekst += " "
        if dette.felt:
            self._tekst += f"⟨{dette.felt}⟩"

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of that name, and what was left open inside it."""
        self._i_titel = False
        if not any(et.tag == tag for et in self._stak):
            return
        while self._stak:
            dette = self._stak.pop()
            self._luk(dette)
            if dette.tag == tag:
                return

    def _luk(self, dette: _Aabent) -> None:
        if dette.felt:
            self.felter.append(Felt(dette.objekt, dette.felt, fold_mellemrum(dette.vaerdi)))
        if dette.skjult:
            return
        if dette.tag == "a":
            self._tekst += f" → {self._maal(dette.hale)}]"
        elif dette.tag in ROLLER:
            self.skyl(dette.objekt)

    def handle_data(self, data: str) -> None:
        """Text: of the title, of each open field, and else of the line."""
        if self._i_titel:
            self.titel += data
        i_felt = False
        for et in self._stak:
            if et.felt:
                et.vaerdi += data
                i_felt = True
        if self._stak and not self._stak[-1].skjult and not i_felt:
            self._tekst += data

    def skyl(self, objekt: str | None = None) -> None:
        """End the line that is being read."""
        tekst, self._tekst = fold_mellemrum(self._tekst), ""
        if tekst:
            sted = objekt if objekt is not None else self._stak[-1].objekt if self._stak else ""
            self.linjer.append(Linje(sted, f"{self._rolle or 'text'}: {tekst}"))
        self._rolle = ""

    def _maal(self, maal: str) -> str:
        """A target that repeats a field's value, as `tel:` does, is told with the field's name."""
        aabne = [
            Felt(et.objekt, et.felt, fold_mellemrum(et.vaerdi)) for et in self._stak if et.felt
        ]
        for felt in (*aabne, *self.felter[-1:]):
            for vaerdi in (felt.vaerdi, felt.vaerdi.replace(" ", "")):
                if len(vaerdi) >= KORTEST_I_MAAL and vaerdi in maal:
                    return maal.replace(vaerdi, f"⟨{felt.navn}⟩")
        return maal

    def _adresse(self, href: str) -> str:
        sti = href.split("?", maxsplit=1)[0]
        return f"…/{sti[len(self.base) :]}" if self.base and sti.startswith(self.base) else sti

    def _noter_filer(self, tag: str, egne: dict[str, str]) -> None:
        if tag == "a" and egne.get("href", "").startswith("/"):
            self.links.append(egne["href"].split("#")[0])
        elif tag == "link" and "stylesheet" in egne.get("rel", ""):
            self.filer.append(egne.get("href", ""))
        elif tag in {"script", "img", "source"} and egne.get("src"):
            self.filer.append(egne["src"])
        elif tag == "use" and (egne.get("href") or egne.get("xlink:href")):
            self.filer.append((egne.get("href") or egne["xlink:href"]).split("#")[0])
