"""The files of a folder: pages fetched by their links, what they are dressed in, and a front page.

The product is asked as a browser asks it (`hent`), so that what is taken home is what was seen.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, unquote, urldefrag, urljoin

from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.services.grundlag import FindesIkkeError
from webapp.services.sidemappe.valg import Mappevalg, Sideadresse
from webapp.sideindhold.flad import Flad, Udfyldt

# More than this is a kommune, and not some citizens that somebody wants to show.
MEST_SIDER = 4000
FORSIDE = "index.html"
FILER = "filer"
STATISKE = "/static/"
STILARK = f"{FILER}/sidemappe.css"
_CSS_FIL = re.compile(r"url\(\s*(['\"]?)([^'\")]+)\1\s*\)")
# The bar of a file: what a narrow print has of it, and the ways to the folder's other pages.
_STIL = """\
.linje .linje-vist { display: block; }
.linje .linje-sti span { display: inline; }
.linje .linje-hjemtaget { display: flex; flex-wrap: wrap; gap: 0.4rem 1.6rem; margin-left: auto; }
@media print { .linje .linje-sti span { display: inline; }
.linje .linje-hjemtaget { display: none; } }
"""

# An address in; its content, or None where the product does not answer with it.
Hent = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class Maerke:
    """What the bars say: when it was taken home, in words, and what the roles are called."""

    taget: str
    roller: Mapping[str, str]


def saml(hent: Hent, valg: Mappevalg, maerke: Maerke, forside: str) -> Mapping[str, bytes]:
    """Every file of the folder by its name. `forside`: the HTML of its front page.

    FindesIkkeError where there are too many pages, or none.
    """
    sider = _hent_sider(hent, valg)
    lagt = _Mappe(hent, valg, maerke, _navngiv(sider))
    filer = {FORSIDE: lagt.skriv(FORSIDE, Flad(forside))}
    filer |= lagt.sider()
    return {**filer, **lagt.klaeder()}


def _navngiv(sider: Mapping[Sideadresse, Flad]) -> Mapping[Sideadresse, tuple[str, Flad]]:
    """Each page with a file of its own, also where a system takes A and a for one."""
    givet: dict[str, Sideadresse] = {}
    for side in sider:
        navn = side.navn()
        givet[side.navn(entydig=False) if navn.casefold() in givet else navn.casefold()] = side
    return {side: (navn, sider[side]) for navn, side in givet.items()}


def _hent_sider(hent: Hent, valg: Mappevalg) -> Mapping[Sideadresse, Flad]:
    """Breadth first along the links that stay within what was asked for."""
    koe = list(valg.begyndelser())
    sete, sider = set(koe), {}
    for side in koe:  # grows while it is walked
        html = hent(valg.adresse(side))
        if html is None:
            continue
        sider[side] = flad = Flad(html.decode())
        for ny in filter(None, map(valg.find, flad.links())):
            if ny not in sete:
                sete.add(ny)
                koe.append(ny)
        if len(sider) > MEST_SIDER:
            raise FindesIkkeError(
                f"Det er mere end {MEST_SIDER} sider. Vælg færre borgere eller roller."
            )
    if not sider:
        raise FindesIkkeError("Der er ingen sider at tage med. Vælg mindst én borger.")
    return sider


class _Mappe:
    """The folder that is being laid: which pages it has, and the files they turned out to need."""

    def __init__(
        self,
        hent: Hent,
        valg: Mappevalg,
        maerke: Maerke,
        sider: Mapping[Sideadresse, tuple[str, Flad]],
    ) -> None:
        self._hent, self._valg, self._maerke, self._sider = hent, valg, maerke, sider
        self._klaeder: dict[str, bytes] = {STILARK: _STIL.encode()}
        self._tegninger: dict[str, str] = {}

    def klaeder(self) -> Mapping[str, bytes]:
        """Style sheets, fonts and icons."""
        return self._klaeder

    def sider(self) -> Mapping[str, bytes]:
        """The pages of the citizens."""
        return {navn: self.skriv(navn, flad, side) for side, (navn, flad) in self._sider.items()}

    def skriv(self, navn: str, flad: Flad, side: Sideadresse | None = None) -> bytes:
        """The page as the file of that name."""
        symboler: dict[str, str] = {}

        def fil(adresse: str) -> str | None:
            sti, _, tegn = adresse.partition("#")
            if tegn:  # of a sprite, which a browser reads from no other file on a disk
                symboler[tegn] = self._symbol(sti, tegn)
                return f"#ikon-{tegn}"
            fundet = self._hent_fil(sti)
            return _vej(navn, fundet) if fundet else "data:,"

        udfyldt = Udfyldt(
            hoved='  <meta name="referrer" content="no-referrer">\n'
            f'  <link rel="stylesheet" href="{_vej(navn, STILARK)}">\n',
            linje=self._linje(navn, side),
            krop="\n{tegninger}",
        )
        html = flad.skriv(lambda href: self._maal(navn, href), fil, udfyldt, masker_cpr)
        tegninger = (
            '<svg class="d-none" aria-hidden="true" focusable="false">'
            + "".join(symboler[tegn] for tegn in sorted(symboler))
            + "</svg>"
            if symboler
            else ""
        )
        return html.replace("{tegninger}", tegninger, 1).encode()

    def _maal(self, fra: str, href: str) -> str | None:
        if href.startswith(("tel:", "mailto:", "http:", "https:", "#")):
            return href
        adresse, anker = urldefrag(href)
        side = self._valg.find(adresse)
        if side is None or side not in self._sider:
            return None
        navn, flad = self._sider[side]
        findes = unquote(anker) in flad.ider()
        return _vej(fra, navn) + (f"#{quote(unquote(anker))}" if anker and findes else "")

    def _linje(self, navn: str, side: Sideadresse | None) -> str:
        """The day it was taken home, and the ways on; the variant stands in the bar already."""
        maerket = f"Taget med hjem {self._maerke.taget}"
        links = "".join(
            f'<a href="{_vej(navn, til)}"{_her(navn, til)}>{escape(titel)}</a>'
            for titel, til in (self._veje(side.person) if side else ())
        )
        nav = f'<nav class="linje-hjemtaget" aria-label="Sider i mappen">{links}</nav>'
        return f'<p class="linje-taget">{escape(maerket)}</p>{nav if links else ""}'

    def _veje(self, person: str) -> Iterable[tuple[str, str]]:
        """From a citizen's page: to the front page, and to the first of each kind of hers."""
        yield "Alle sider", FORSIDE
        for side, (navn, _) in self._sider.items():
            if side.person == person and (titel := _indgang(side, self._maerke.roller)):
                yield titel, navn

    def _symbol(self, sti: str, tegn: str) -> str:
        sprite = self._tegninger.get(sti)
        if sprite is None:
            sprite = self._tegninger[sti] = (self._hent(sti) or b"").decode()
        moedt = re.search(rf'<symbol id="{re.escape(tegn)}".*?</symbol>', sprite, re.DOTALL)
        symbol = moedt.group() if moedt else f'<symbol id="{tegn}"></symbol>'
        return symbol.replace(f'id="{tegn}"', f'id="ikon-{tegn}"', 1)

    def _hent_fil(self, adresse: str) -> str:
        """Lay a file of the product's in the folder, with what it asks for itself; its name.

        Empty where the product does not have it: the design system's style names some such.
        """
        navn = f"{FILER}/{_uden_maerke(adresse)}"
        if navn not in self._klaeder:
            indhold = self._hent(adresse)
            if indhold is None:
                return ""
            self._klaeder[navn] = indhold
            if navn.endswith(".css"):
                self._klaeder[navn] = self._stilark(adresse, navn, indhold.decode()).encode()
        return navn

    def _stilark(self, adresse: str, navn: str, tekst: str) -> str:
        """A style sheet that asks for what is in the folder, and for nothing else."""

        def henvisning(moedt: re.Match[str]) -> str:
            maal = moedt[2]
            if maal.startswith(("data:", "#")):
                return moedt[0]
            fundet = self._hent_fil(urljoin(adresse, re.split("[?#]", maal)[0]))
            return f'url("{_vej(navn, fundet)}")' if fundet else 'url("data:,")'

        return _CSS_FIL.sub(henvisning, tekst)


def _uden_maerke(adresse: str) -> str:
    """`/static/-abc/css/linje.css` in, `css/linje.css` out."""
    dele = adresse.split(STATISKE, 1)[-1].split("/")
    return "/".join(dele[1:] if dele[0].startswith("-") else dele)


def _vej(fra: str, til: str) -> str:
    """From one file of the folder to another."""
    return quote(posixpath.relpath(til, posixpath.dirname(fra) or "."))


def _her(navn: str, til: str) -> str:
    return ' aria-current="page"' if navn == til else ""


def _indgang(side: Sideadresse, roller: Mapping[str, str]) -> str:
    """What the first page of a kind is called in the bar, empty for all other pages."""
    match side.hale.strip("/").split("/"):
        case [_, "mit-overblik", _]:
            return "Mit Overblik"
        case [_, "sapa", rolle, "borger", _]:
            return f"SAPA: {roller[rolle]}"
        case [_, "hvorfor", _]:
            return f"Hvorfor? SAPA: {roller[side.rolle]}" if side.rolle else "Hvorfor?"
        case ["sammenlign", _, _, "mit-overblik", _]:
            return "Sammenlign"
        case ["sammenlign", _, _, "sapa", rolle, "borger", _]:
            return f"Sammenlign SAPA: {roller[rolle]}"
    return ""
