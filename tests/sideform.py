"""The form of a page: its markup without what data alone decides.

Two pages of one form are alike in all that a judge of markup looks at: the same tags with the same
attributes in the same order; a text where the other has one, and the same unusual characters; the
same ids referred to from the same places, and names of headings and landmarks equal where they are
equal in the other. Rows that follow each other and are alike count as one. So one page speaks for
all of its form; `make soak` asks every page.
"""

from __future__ import annotations

import re
from functools import lru_cache

_STYKKE = re.compile(r"<!--.*?-->|<script\b.*?</script>|<[^>]*>|[^<]+|<", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z0-9]+)")
_ATTRIBUT = re.compile(r'\s([\w:-]+)="([^"]*)"')
# Values that data decides and that no rule reads; anything else is compared as it stands.
_DATAS = re.compile(r"href|value|title|datetime|data-[\w-]+")
_NAVNES = re.compile(r"id|for|headers|form|list|aria-(?:labelledby|describedby|controls|label)")
# What the templates' escaping writes is a character like any other.
_ESCAPED = "&(?:amp|lt|gt|#34|#39);"
_TEGN = rf"(?:[^&\"\x00-\x1f\x7f-\x9f]|{_ESCAPED})"
# No white space at an end, and no character that the tokenizer takes for more than itself.
_ALMINDELIG = re.compile(rf"(?!\s){_TEGN}+(?<!\s)")
_ID = re.compile(r"[A-Za-z][\w.:-]*(?: [A-Za-z][\w.:-]*)*", re.ASCII)
_SAERLIGE = re.compile(rf"(?!{_ESCAPED})&[#\w]*;?|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f>]")
# Their text is a name, which two of them on a page must not share.
_NAVNGIVENDE = {"h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption", "label", "title"}
_RAEKKER = {"tr", "li", "option", "dd"}
# What must be the only one of its name: such rows are never taken for one.
_ENESTE = re.compile(r'="#?n\d|>\s?n\d|name="')


@lru_cache(maxsize=8)  # the client asks just after the page was kept
def sideform(html: str) -> str:
    """The page with each value and text that only data decides written alike."""
    navne: dict[str, str] = {}
    ud: list[str] = []
    aabne: list[tuple[str, int]] = []
    for stykke in (fund[0] for fund in _STYKKE.finditer(html)):
        tag = _TAG.match(stykke)
        if not tag:
            ud.append(_tekst(navne, stykke, er_navn=bool(aabne) and aabne[-1][0] in _NAVNGIVENDE))
        elif not tag[1]:
            if tag[2] in _NAVNGIVENDE | _RAEKKER:
                aabne.append((tag[2], len(ud)))
            ud.append(_ATTRIBUT.sub(lambda fund: _attribut(navne, fund), stykke))
        else:
            ud.append(stykke)
            if aabne and aabne[-1][0] == tag[2]:
                _saml(ud, *aabne.pop())
    return "".join(ud)


def _tekst(navne: dict[str, str], tekst: str, *, er_navn: bool) -> str:
    """White space at its ends, whether there is more, and the unusual characters."""
    if tekst.isspace():
        return " "
    ord_ = _navn(navne, tekst.strip()) if er_navn else "x"
    saerlige = "".join(_SAERLIGE.findall(tekst))
    return f"{' ' * tekst[0].isspace()}{ord_}{saerlige}{' ' * tekst[-1].isspace()}"


def _attribut(navne: dict[str, str], fund: re.Match[str]) -> str:
    navn, vaerdi = fund.groups()
    if navn == "class" and len(set(vaerdi.split())) == len(vaerdi.split()) > 0:
        vaerdi = "x"
    elif _DATAS.fullmatch(navn) and _ALMINDELIG.fullmatch(vaerdi):
        vaerdi = f"#{_navn(navne, vaerdi[1:])}" if vaerdi.startswith("#") else "x"
    elif navn == "aria-label" and _ALMINDELIG.fullmatch(vaerdi):
        vaerdi = _navn(navne, vaerdi)
    elif _NAVNES.fullmatch(navn) and _ID.fullmatch(vaerdi):
        vaerdi = " ".join(_navn(navne, ord_) for ord_ in vaerdi.split(" "))
    return f' {navn}="{vaerdi}"'


def _navn(navne: dict[str, str], tekst: str) -> str:
    """The same for the same name, numbered in the order of the page."""
    return navne.setdefault(tekst, f"n{len(navne)}")


def _saml(ud: list[str], tag: str, start: int) -> None:
    """Forget the row that just ended if it is as the one before it."""
    begynder = start - 1 if start and ud[start - 1] == " " else start
    raekke = ud[begynder:]
    er_igen = tag in _RAEKKER and ud[max(0, begynder - len(raekke)) : begynder] == raekke
    if er_igen and not _ENESTE.search("".join(raekke)):
        del ud[begynder:]
