"""`/vejledning/`: the texts of docs/vejledning/ as pages, with an anchor at every heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from webapp.domain.vaerdier.slug import fold
from webapp.services.grundlag import FindesIkkeError

FORSIDE = "README"
# In the order of the jobs, then what one looks things up in.
JOB = (
    "indlaes-og-ret",
    "se-siderne",
    "sammenlign",
    "afproev-og-godkend",
    "goer-klar",
    "vis-frem",
)
OPSLAG = ("fund", "ord", "fagsystemer")
_ANKER = re.compile(r"^(?P<tekst>.*?)\s*\{#(?P<anker>[a-z0-9-]+)\}$")
_SIDE = re.compile(r"^(?P<side>[A-Za-z-]+)\.md(?P<anker>#[a-z0-9-]+)?$")
_BILLEDE = re.compile(r"^\.\./\.\./static/(?P<fil>.+)$")


@dataclass(frozen=True, slots=True)
class Afsnit:
    """A heading of a page and its anchor."""

    titel: str
    anker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vejledningsside:
    """One page: title, sections, and the text as HTML. `job`: every page's address and title."""

    navn: str
    titel: str
    afsnit: tuple[Afsnit, ...]
    html: str
    job: tuple[tuple[str, str], ...]


def vejledningsside(mappe: Path, navn: str, statisk: Callable[[str], str]) -> Vejledningsside:
    """The page `navn`, the front page where it is empty; FindesIkkeError for one that is none."""
    if navn and navn not in {*JOB, *OPSLAG}:
        raise FindesIkkeError(f"Vejledningen har ingen side, der hedder »{navn}«.")
    tokens = _laes(mappe, navn or FORSIDE)
    (titel, *_), *afsnit = _overskrifter(tokens)
    _ret_links(tokens, statisk)
    md = _markdown()
    return Vejledningsside(
        navn=navn,
        titel=titel,
        # The first heading is the page's own, and the template's.
        html=md.renderer.render(_uden_titel(tokens), md.options, {}),
        afsnit=tuple(Afsnit(tekst, anker) for tekst, anker, niveau in afsnit if niveau == "h2"),
        job=tuple((slug, _titel(mappe, slug)) for slug in (*JOB, *OPSLAG)),
    )


def ankre(mappe: Path, navn: str) -> frozenset[str]:
    """All anchors of a page: of its headings, and of the codes in its tables."""
    return frozenset(
        str(anker) for token in _laes(mappe, navn) if (anker := token.attrGet("id")) is not None
    )


def _titel(mappe: Path, navn: str) -> str:
    with (mappe / f"{navn}.md").open(encoding="utf-8") as fil:
        return fil.readline().removeprefix("# ").strip()


def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _laes(mappe: Path, navn: str) -> list[Token]:
    tokens = _markdown().parse((mappe / f"{navn}.md").read_text(encoding="utf-8"))
    for aaben, indhold in _par(tokens):
        fundet = _ANKER.match(indhold.content)
        aaben.attrSet("id", fundet["anker"] if fundet else fold(indhold.content))
        if fundet and indhold.children:
            sidste = indhold.children[-1]
            sidste.content = sidste.content.removesuffix(f"{{#{fundet['anker']}}}").rstrip()
            indhold.content = fundet["tekst"]
    _anker_paa_koder(tokens)
    return tokens


def _anker_paa_koder(tokens: Sequence[Token]) -> None:
    """A row of a table that begins with a code can be led to, as `#kolonne-ukendt`."""
    kendte = {str(token.attrGet("id")) for token in tokens if token.type == "heading_open"}
    for raekke, celle, indhold in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if (raekke.type, celle.type) != ("tr_open", "td_open"):
            continue
        dele = [barn for barn in indhold.children or () if barn.type != "text" or barn.content]
        if len(dele) == 1 and dele[0].type == "code_inline":
            anker = fold(dele[0].content)
            if anker not in kendte:
                kendte.add(anker)
                raekke.attrSet("id", anker)


def _par(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Every heading's opening and what stands in it."""
    for aaben, indhold in pairwise(tokens):
        if aaben.type == "heading_open":
            yield aaben, indhold


def _overskrifter(tokens: Sequence[Token]) -> list[tuple[str, str, str]]:
    """(text, anchor, tag) of every heading."""
    return [(indhold.content, str(a.attrGet("id")), a.tag) for a, indhold in _par(tokens)]


def _uden_titel(tokens: list[Token]) -> list[Token]:
    slut = next(nr for nr, token in enumerate(tokens) if token.type == "heading_close")
    return tokens[slut + 1 :]


def _ret_links(tokens: Sequence[Token], statisk: Callable[[str], str]) -> None:
    """Links between the texts and to their pictures, as the product has them."""
    for token in tokens:
        for barn in token.children or ():
            href, src = barn.attrGet("href"), barn.attrGet("src")
            if href and (side := _SIDE.match(str(href))):
                sti = "" if side["side"] == FORSIDE else f"{side['side']}/"
                barn.attrSet("href", f"/vejledning/{sti}{side['anker'] or ''}")
            if src and (billede := _BILLEDE.match(str(src))):
                barn.attrSet("src", statisk(billede["fil"]))
                barn.attrSet("class", "vejledning-billede")
