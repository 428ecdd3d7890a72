"""One picture of a page that is open: shot, elements, and the fonts it was drawn with."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from webapp.billeder.basis import Billedtal, Kasse
from webapp.billeder.fane import Fane
from webapp.billeder.skud import SkudFejl, tag_skud
from webapp.services.felter import FELTER

FORSOEG = 4
PAUSE = 0.25
_TAGNAVNE = {
    "a": "Link",
    "aside": "Forhåndsvisningens linje",
    "button": "Knap",
    "caption": "Tabeltekst",
    "dd": "Værdi",
    "dt": "Etiket",
    "footer": "Sidefod",
    "h1": "Overskrift",
    "h2": "Overskrift",
    "h3": "Overskrift",
    "header": "Sidehoved",
    "img": "Billede",
    "label": "Etiket",
    "li": "Punkt",
    "main": "Sidens indhold",
    "nav": "Menu",
    "p": "Afsnit",
    "summary": "Fold ud",
    "svg": "Ikon",
    "table": "Tabel",
    "td": "Celle",
    "th": "Overskriftscelle",
    "tr": "Række",
}
# Those that are a region only where they bear an object, a field or a badge.
_ANDRE_NAVNE = {
    "b": "Tekst",
    "code": "Tekst",
    "em": "Tekst",
    "dl": "Liste",
    "h4": "Overskrift",
    "h5": "Overskrift",
    "h6": "Overskrift",
    "input": "Felt",
    "ol": "Liste",
    "select": "Felt",
    "small": "Tekst",
    "span": "Tekst",
    "strong": "Tekst",
    "tbody": "Tabel",
    "textarea": "Felt",
    "thead": "Tabel",
    "time": "Tekst",
    "ul": "Liste",
}
OMRAADE = "Område"
# The style of an element as two short hashes (FNV-1a): what a font decides, and all the rest.
_FIND_KASSER = """() => {
  const ud = [];
  const STIL = ['color', 'backgroundColor', 'backgroundImage', 'border', 'borderRadius', 'outline',
    'boxShadow', 'textDecoration', 'textShadow', 'opacity', 'filter', 'visibility'];
  const SKRIFT = ['fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'letterSpacing',
    'textTransform'];
  const hash = (stil, navne) => {
    let n = 2166136261;
    for (const t of navne.map(navn => stil[navn]).join('|')) {
      n = Math.imul(n ^ t.codePointAt(0), 16777619);
    }
    return (n >>> 0).toString(16);
  };
  const valg = '[data-felt],[data-objekt],.badge,' + %s;
  for (const el of document.querySelectorAll(valg)) {
    const r = el.getBoundingClientRect();
    if (!r.width || !r.height) continue;
    const objekt = el.closest('[data-objekt]:not([data-objekt^="kontakt/"])')
      || el.closest('[data-objekt]');
    const felt = el.dataset.felt || (el.matches('.badge') && el.querySelector('[data-felt]')
      ? el.querySelector('[data-felt]').dataset.felt : '');
    const tekst = felt ? '' : el.textContent.replace(/\\s+/g, ' ').trim().slice(0, 40);
    ud.push([Math.round(r.x + scrollX), Math.round(r.y + scrollY), Math.round(r.width),
      Math.round(r.height), felt, objekt ? objekt.dataset.objekt : '',
      el.localName, tekst, hash(getComputedStyle(el), STIL), hash(getComputedStyle(el), SKRIFT)]);
  }
  return ud;
}""".replace("%s", repr(",".join(sorted(_TAGNAVNE))))
# Once the fonts are there: what runs is brought to its end, the caret is hidden, the page measured.
_GOER_KLAR = """() => document.fonts.ready.then(() => {
  for (const a of document.getAnimations()) { try { a.finish(); } catch { a.cancel(); } }
  document.documentElement.style.setProperty('caret-color', 'transparent', 'important');
  const rod = document.documentElement;
  return [[...document.fonts].filter(f => f.status === 'error').map(f => f.family)[0] || '',
    Math.max(rod.scrollWidth, innerWidth), Math.max(rod.scrollHeight, innerHeight)];
})"""


@dataclass(frozen=True, slots=True)
class Bestilling:
    """Pictures that are wanted of one page: its address on the server, and the widths.

    `kendte` are the pictures of the basis by width: where the new one is equal to the byte, its
    elements and fonts are not asked for again.
    """

    adresse: str
    bredder: tuple[int, ...]
    har_script: bool = False
    kendte: Mapping[int, Billedtal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Optagelse:
    """One picture, or the Danish sentence on why there is none."""

    bestilling: Bestilling
    bredde: int
    png: bytes = b""
    tal: Billedtal | None = None
    fejl: str = ""


def fotografer(fane: Fane, bestilling: Bestilling, bredde: int) -> Optagelse:
    """The picture of a loaded page, equal to the basis or, where scripts run, to the shot before.

    A first shot that is the picture of the basis is enough: it is what was accepted.
    """
    uden_skrift, *maal = fane.regn(_GOER_KLAR)
    if uden_skrift:
        fejl = f"Skriften »{uden_skrift}« blev ikke hentet, så billedet er galt."
        return Optagelse(bestilling, bredde, fejl=fejl)
    kendt = bestilling.kendte.get(bredde)
    try:
        png = tag_skud(fane, (maal[0], maal[1]))
        if bestilling.har_script and not _er(png, kendt):
            png = _roligt_skud(fane, (maal[0], maal[1]), png)
    except SkudFejl as fejl:
        return Optagelse(bestilling, bredde, fejl=str(fejl))
    if _er(png, kendt):
        return Optagelse(bestilling, bredde, png, kendt)
    sha256 = hashlib.sha256(png).hexdigest()
    return Optagelse(bestilling, bredde, png, Billedtal("", sha256, _kasser(fane), _skrifter(fane)))


def _er(png: bytes, kendt: Billedtal | None) -> bool:
    """Whether the shot is this picture, to the byte."""
    return kendt is not None and kendt.sha256 == hashlib.sha256(png).hexdigest()


def _roligt_skud(fane: Fane, maal: tuple[int, int], png: bytes) -> bytes:
    """A shot that is equal to the shot before it; `png` is the first. Raises SkudFejl."""
    for _ in range(FORSOEG):
        foer, png = png, tag_skud(fane, maal)
        if foer == png:
            return png
        time.sleep(PAUSE)
    raise SkudFejl("Siden falder ikke til ro: den ser ny ud i hvert skud.")


def _kasser(fane: Fane) -> tuple[Kasse, ...]:
    """The elements a difference can lie in, each with a name for people."""
    return tuple(
        Kasse(x, y, b, h, navn=_navn(felt, tag, tekst), objekt=objekt, stil=stil, skrift=skrift)
        for x, y, b, h, felt, objekt, tag, tekst, stil, skrift in fane.regn(_FIND_KASSER)
    )


def _navn(felt: str, tag: str, tekst: str) -> str:
    if felt:
        return FELTER.get(felt, felt)
    navn = _TAGNAVNE.get(tag) or _ANDRE_NAVNE.get(tag, OMRAADE)
    return f"{navn} »{tekst}«" if tekst else navn


def _skrifter(fane: Fane) -> tuple[str, ...]:
    """The fonts that the text was really drawn with, the most used first."""
    if not fane.har_protokol():
        return ()
    fane.send("DOM.enable")
    fane.send("CSS.enable")
    rod = fane.send("DOM.getDocument", depth=0)["root"]["nodeId"]
    krop = fane.send("DOM.querySelector", nodeId=rod, selector="body")["nodeId"]
    fundne = fane.send("CSS.getPlatformFontsForNode", nodeId=krop)["fonts"]
    fane.send("CSS.disable")
    fane.send("DOM.disable")
    fundne.sort(key=lambda skrift: -skrift["glyphCount"])
    return tuple(dict.fromkeys(str(skrift["familyName"]) for skrift in fundne))
