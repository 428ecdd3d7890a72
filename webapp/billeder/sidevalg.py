"""Which pages: found by the URL contract, from the kommune's own page and the links onwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from urllib.parse import parse_qs, urlencode, urlsplit

from webapp.sideindhold.filnavn import lovligt_filnavn
from webapp.sideindhold.tekst import Sidetekst, laes_side

OK, FINDES_IKKE = 200, 404
MEST_NAEVNT = 12
_PERSON = re.compile(r"^(?:mit-overblik|hvorfor|sapa/[^/]+/borger)/([^/]+)/")
# The name of a page's files, with kommune and variant: `koersel/billeder/<engine>/` and the ending
# take 75 more, and Windows stops at 259 with the folder that all of it lies in.
LAENGSTE_NAVN, LAENGSTE_MAPPE = 110, 30
_SIDER = ("mit-overblik/", "hvorfor/", "sapa/")


class SidevalgError(Exception):
    """The choice names nothing that is there; the message is Danish."""


@dataclass(frozen=True, slots=True)
class Svar:
    """What an address answers with."""

    status: int
    type: str
    indhold: bytes


# What chooses the variant that the kommune's own page leads to.
VARIANTVALG = "variant"
# The list of citizens prints a few unless it is asked for more: here all are wanted.
BORGERE, ALLE_PERSONER = "mit-overblik/", "vis=10000"
# Where one chooses a citizen or a role: no page that either of them sees.
_VALGSIDER = (BORGERE, "sapa/")
# The dialogs that are filled in: what they make is no page.
_DIALOGER = ("/bemaerkning/", "/journalnotat/")
# What makes a pattern of a name.
_JOKER = re.compile(r"[*?[]")
# An address of the product in, its answer out. In the product: the app itself, without a network.
Hent = Callable[[str], Svar]


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """One page. `hale` is what follows the variant's slug; `query` is `dato=…&linje=0` or empty."""

    kommune: str
    variant: str
    hale: str
    query: str = ""

    @property
    def adresse(self) -> str:
        """The address on the server."""
        return f"{self.base}{self.hale}" + (f"?{self.query}" if self.query else "")

    @property
    def base(self) -> str:
        """What all pages of the variant begin with."""
        return "/" + "".join(f"{del_}/" for del_ in (self.kommune, self.variant) if del_)

    @property
    def navn(self) -> str:
        """The name of its files, with `/` only between kommune, variant and page."""
        fil = self.hale.strip("/").replace("/", "__") or "forside"
        tillaeg = re.sub(r"[^a-z0-9.-]+", "-", self.query.replace("linje=0", "uden-linje"))
        fil += f"~{tillaeg}" if tillaeg else ""
        mapper = [
            lovligt_filnavn(del_, LAENGSTE_MAPPE) for del_ in (self.kommune, self.variant) if del_
        ]
        plads = LAENGSTE_NAVN - sum(len(mappe) + 1 for mappe in mapper)
        # Two dashes of a name of its own could be a stroke of another.
        entydig = "__" not in self.hale
        return "/".join((*mapper, lovligt_filnavn(fil, plads, entydig=entydig)))

    @property
    def person(self) -> str:
        """Slug of the person, empty where the page has none."""
        fundet = _PERSON.match(self.hale)
        return fundet.group(1) if fundet else ""

    def under(self, variant: str) -> Side:
        """The same page under another variant."""
        return Side(self.kommune, variant, self.hale, self.query)


@dataclass(frozen=True, slots=True, kw_only=True)
class Valg:
    """What was asked for; an empty tuple means all, except variant: then the first of each."""

    kommuner: tuple[str, ...] = ()
    varianter: tuple[str, ...] = ()
    personer: tuple[str, ...] = ()
    sider: tuple[str, ...] = ()
    bredder: tuple[int, ...] = (1280, 375)
    dato: date | None = None
    linje: bool = True

    @property
    def query(self) -> str:
        """The query of every page."""
        dele = {"dato": self.dato.isoformat()} if self.dato else {}
        return urlencode(dele | ({} if self.linje else {"linje": "0"}))

    @property
    def slags(self) -> tuple[str, ...]:
        """How the addresses of the pages begin that can be among those that were asked for."""
        foerste = {ask.strip("/").partition("/")[0] for ask in self.sider if ask[:1] != "/"}
        navne = {navn for navn in foerste if not _JOKER.search(navn)}
        return tuple(f"{navn}/" for navn in sorted(navne)) if navne == foerste != set() else ("",)

    def rummer(self, side: Side, *, uanset_variant: bool = False) -> bool:
        """Whether a page is one of those that were asked for, perhaps whatever its variant."""
        if self.kommuner and side.kommune not in self.kommuner:
            return False
        if self.varianter and not uanset_variant and side.variant not in self.varianter:
            return False
        if self.personer and side.person not in self.personer:
            return False
        if side.query != self.query:
            return False
        return not self.sider or any(_passer(side, ask) for ask in self.sider)


@dataclass(frozen=True, slots=True)
class Laest:
    """A page as it is now: its HTML and what it tells; `fejl` is a Danish sentence or empty."""

    side: Side
    html: bytes
    tekst: Sidetekst
    fejl: str = ""


def laes(hent: Hent, side: Side) -> Laest:
    """Fetch and read one page. A page that errors is told, not raised."""
    svar = hent(side.adresse)
    tekst = laes_side(svar.indhold.decode("utf-8", "replace"), side.base)
    fejl = "" if svar.status == OK else f"Siden svarer {svar.status}: {tekst.titel}"
    if svar.status == FINDES_IKKE:
        fejl += hvad_findes(hent, side)
    return Laest(side, svar.indhold, tekst, fejl)


def hvad_findes(hent: Hent, side: Side) -> str:
    """What a page that is not there could have been: the kommune's variants and persons."""
    varianter = find_varianter(hent, side.kommune) if side.kommune and side.variant else ()
    if not varianter:
        return ""
    variant = side.variant if side.variant in varianter else varianter[0]
    forside = hent(Side(side.kommune, variant, BORGERE, ALLE_PERSONER).adresse)
    links = laes_side(forside.indhold.decode("utf-8", "replace")).links
    personer = dict.fromkeys(side_af_adresse(adresse).person for adresse in links)
    return (
        f". {side.kommune} har varianterne {', '.join(varianter)} og testpersonerne "
        f"{_nogle([person for person in personer if person])}."
    )


def _nogle(navne: list[str]) -> str:
    """The first of a long list, and how many there are more."""
    flere = len(navne) - MEST_NAEVNT
    return ", ".join(navne[:MEST_NAEVNT]) + (f" og {flere} til" if flere > 0 else "")


def find_sider(hent: Hent, valg: Valg, alle_kommuner: tuple[str, ...]) -> Iterator[Laest]:
    """Each page of the choice, read.

    SidevalgError where a kommune or variant is not there, and after the last page where a person,
    a pattern or the whole choice has met none: a misspelt choice must not pass for unchanged pages.
    """
    ukendte = set(valg.kommuner) - set(alle_kommuner)
    if ukendte:
        raise SidevalgError(
            f"Der er ingen kommune, der hedder »{min(ukendte)}«. "
            f"De indlæste er: {', '.join(alle_kommuner)}."
        )
    fundne: list[Side] = []
    for kommune in valg.kommuner or alle_kommuner:
        for laest in _find_i_kommune(hent, valg, kommune):
            fundne.append(laest.side)
            yield laest
    _tjek_ramt(valg, fundne, alle_kommuner)


def _tjek_ramt(valg: Valg, fundne: list[Side], alle_kommuner: tuple[str, ...]) -> None:
    # A kind of page may be missing in a kommune; a pattern and an address were meant.
    moenstre = [ask for ask in valg.sider if f"{ask.strip('/')}/" not in _SIDER]
    uden = [ask for ask in moenstre if not any(_passer(side, ask) for side in fundne)]
    uden += [p for p in valg.personer if not any(side.person == p for side in fundne)]
    if uden or not fundne:
        hvad = (
            f"»{uden[0]}« passer ikke på nogen side" if uden else "Valget passer ikke på nogen side"
        )
        raise SidevalgError(
            f"{hvad}. Skriv --person og --side, som de står i adressen. "
            f"De indlæste kommuner er: {', '.join(alle_kommuner)}."
        )


def _find_i_kommune(hent: Hent, valg: Valg, kommune: str) -> Iterator[Laest]:
    for adresse in valg.sider:
        if adresse.startswith(f"/{kommune}/"):
            yield laes(hent, side_af_adresse(adresse, valg.query))
    if valg.sider and all(side.startswith("/") for side in valg.sider):
        return
    varianter = find_varianter(hent, kommune)
    ukendte = [variant for variant in valg.varianter if variant not in varianter]
    if ukendte:
        raise SidevalgError(
            f"{kommune} har ingen variant, der hedder »{ukendte[0]}«. "
            f"Den har: {', '.join(varianter)}."
        )
    for variant in valg.varianter or varianter[:1]:
        forside = laes(hent, Side(kommune, variant, BORGERE, ALLE_PERSONER))
        fundne = (side for a in forside.tekst.links if (side := _side(a, kommune, valg.query)))
        yield from _foelg(hent, valg, [side for side in fundne if side.variant == variant])


def find_varianter(hent: Hent, kommune: str) -> tuple[str, ...]:
    """The variants of a kommune, as its own page names them."""
    forside = laes(hent, Side(kommune, "", ""))
    return tuple(dict.fromkeys(filter(None, map(_valgt_variant, forside.tekst.links))))


def _valgt_variant(adresse: str) -> str:
    """The variant that a link chooses on the kommune's own page, empty for any other link."""
    return parse_qs(urlsplit(adresse).query).get(VARIANTVALG, [""])[0]


def _foelg(hent: Hent, valg: Valg, koe: list[Side]) -> Iterator[Laest]:
    """Breadth first along the links that stay within kommune, variant, person and kind of page.

    From the persons, where it begins, a link leads to each kind; and pages of a kind to each other.
    """
    sete = set(koe)
    varianter = {side.variant for side in koe}
    slags = valg.slags
    for side in koe:  # grows while it is walked
        if valg.personer and side.person and side.person not in valg.personer:
            continue
        laest = laes(hent, side)
        if valg.rummer(side):
            yield laest
        for adresse in laest.tekst.links:
            ny = _side(adresse, side.kommune, valg.query)
            if ny and ny.variant in varianter and ny not in sete and ny.hale.startswith(slags):
                sete.add(ny)
                koe.append(ny)


def side_af_adresse(adresse: str, query: str = "") -> Side:
    """`/korsbaek/model-1/mit-overblik/anna/?dato=…` in, its page out."""
    sti, _, egen = adresse.partition("?")
    kommune, _, rest = sti.strip("/").partition("/")
    variant, _, hale = rest.partition("/")
    hale = f"{hale.strip('/')}/" if hale.strip("/") else ""
    return Side(kommune, variant, hale, egen or query)


def _side(adresse: str, kommune: str, query: str) -> Side | None:
    """The page of a link, None for one that leads elsewhere."""
    if not adresse.startswith(f"/{kommune}/"):
        return None
    side = side_af_adresse(adresse.partition("?")[0], query)
    er_side = side.hale.startswith(_SIDER) and not side.hale.endswith(_DIALOGER)
    return side if er_side and side.hale not in _VALGSIDER else None


def _passer(side: Side, ask: str) -> bool:
    """`mit-overblik` and `sapa` name a kind, `mit-overblik/*/sager/*` a pattern, `/…` one page."""
    if ask.startswith("/"):
        return side_af_adresse(ask, side.query) == side
    moenster = ask.strip("/")
    hale = side.hale.strip("/")
    return fnmatchcase(hale, moenster) or hale.startswith(f"{moenster}/")
