"""Searching KLE by number, title, keyword and § (A0:970-975: the slides' three examples)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from webapp.domain.klassifikation.kle import KlePlan, KlePost
from webapp.domain.vaerdier.slug import fold

_PARAGRAF = re.compile(r"§+\s*(\d+)\s*([a-z](?![a-z]))?", re.IGNORECASE)
# What follows the number of a §: `.3`, `, stk. 3`, `, nr. 2`; KLE names no stykker.
_STYKKE = re.compile(
    r"§+\s*\d+\s*(?:[a-z](?![a-z]))?(?:\s*[.,]\s*(?:stk\.?|nr\.?)?\s*\d+)*", re.IGNORECASE
)
_NUMMER = re.compile(r"\d{2}(\.\d{0,2}){0,2}\*?", re.ASCII)
_TRETEGN = re.compile(r"[^\w]+")
# How a sheet shortens the laws that Cura works by (A0).
LOVE = {
    "sel": "serviceloven",
    "sul": "sundhedsloven",
    "abl": "almenboligloven",
    "aeldreloven": "aeldreloven",
}
EMNE = 3


@dataclass(frozen=True, slots=True)
class Kletraef:
    """A number that was found. Only level 3 can be chosen in Cura; `grund` says what matched."""

    post: KlePost
    grund: str

    @property
    def niveau(self) -> int:
        """1 hovedgruppe, 2 gruppe, 3 emne."""
        return self.post.nummer.count(".") + 1


@dataclass(frozen=True, slots=True)
class _Spoergsmaal:
    ord: tuple[str, ...]
    paragraffer: frozenset[str]
    love: frozenset[str]
    nummer: str = ""


def soeg_kle(plan: KlePlan, tekst: str, maks: int = 50) -> tuple[Kletraef, ...]:
    """The numbers that the text leads to, the best first; nothing where nothing matches.

    A number finds itself and what lies under it. Words must all match the title or the keywords.
    A § finds the numbers whose retskilder or title name it; with both, either is enough, and
    those with both come first. A hit above level 3 is followed by its emner.
    """
    spoergsmaal = _forstaa(tekst)
    if not (spoergsmaal.nummer or spoergsmaal.ord or spoergsmaal.paragraffer):
        return ()
    fundne = [
        (rang, post, grund)
        for post in plan.poster.values()
        for rang, grund in [_passer(post, spoergsmaal)]
        if rang
    ]
    fundne.sort(key=lambda en: (-en[0], en[1].udgaaet is not None, en[1].nummer))
    return _med_emner(plan, [Kletraef(post, grund) for _, post, grund in fundne[:maks]])


def _forstaa(tekst: str) -> _Spoergsmaal:
    if _NUMMER.fullmatch(tekst.strip()):
        return _Spoergsmaal((), frozenset(), frozenset(), tekst.strip().rstrip("*"))
    paragraffer = frozenset(f"{nr}{led}".lower() for nr, led in _PARAGRAF.findall(tekst))
    ord_ = [fold(del_) for del_ in _TRETEGN.split(_STYKKE.sub(" ", tekst))]
    love = frozenset(LOVE[del_] for del_ in ord_ if del_ in LOVE)
    return _Spoergsmaal(
        tuple(del_ for del_ in ord_ if del_ and del_ not in LOVE), paragraffer, love
    )


def _passer(post: KlePost, spoergsmaal: _Spoergsmaal) -> tuple[int, str]:
    """(rank, what matched); rank 0 where nothing did."""
    if spoergsmaal.nummer:
        return (9, "nummeret") if post.nummer.startswith(spoergsmaal.nummer) else (0, "")
    rang = 0
    grunde: list[str] = []
    if spoergsmaal.ord:
        if _har_alle(post.titel, spoergsmaal.ord):
            rang, grunde = rang + 4, [*grunde, "titlen"]
        elif _har_alle(" ".join((post.titel, *post.stikord)), spoergsmaal.ord):
            rang, grunde = rang + 3, [*grunde, "stikord"]
    if spoergsmaal.paragraffer and (kilde := _retskilde(post, spoergsmaal)):
        rang, grunde = rang + 2, [*grunde, kilde]
    return rang, " og ".join(grunde)


def _har_alle(tekst: str, ord_: tuple[str, ...]) -> bool:
    foldet = fold(tekst)
    return all(et in foldet for et in ord_)


def _retskilde(post: KlePost, spoergsmaal: _Spoergsmaal) -> str:
    """The retskilde (or the title) that names a § of the question, empty where none does."""
    for kilde in (*post.retskilder, post.titel):
        navngivne = {f"{nr}{led}".lower() for nr, led in _PARAGRAF.findall(kilde)}
        samme_lov = not spoergsmaal.love or any(_er_lov(kilde, lov) for lov in spoergsmaal.love)
        if spoergsmaal.paragraffer & navngivne and samme_lov:
            return kilde
    return ""


def _er_lov(kilde: str, lov: str) -> bool:
    """`Lov om social service` is the law that everybody calls serviceloven."""
    foldet = fold(kilde)
    stamme = lov.removesuffix("loven")
    return stamme in foldet or stamme.removesuffix("s") in foldet


def _med_emner(plan: KlePlan, traef: list[Kletraef]) -> tuple[Kletraef, ...]:
    """The hits, each above level 3 with the emner under it, every number once."""
    ud: dict[str, Kletraef] = {}
    for et in traef:
        ud.setdefault(et.post.nummer, et)
        if et.niveau == EMNE - 1:
            for nummer, post in plan.poster.items():
                if nummer.startswith(f"{et.post.nummer}."):
                    ud.setdefault(nummer, Kletraef(post, f"under {et.post.nummer}"))
    return tuple(ud.values())
