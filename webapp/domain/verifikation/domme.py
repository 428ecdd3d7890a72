"""Verdicts: what somebody said of a page, what the page said then, and whether it still holds."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from itertools import zip_longest


class Dom(StrEnum):
    """KOMBIT's three words for what a tester says of a page, the best first."""

    GODKENDT = "Godkendt"
    MED_BEMAERKNINGER = "Godkendt med bemærkninger"
    IKKE_GODKENDT = "Ikke godkendt"


class Stand(StrEnum):
    """Where a page of a testplan stands."""

    GODKENDT = "Godkendt"
    MED_BEMAERKNINGER = "Godkendt med bemærkninger"
    IKKE_GODKENDT = "Ikke godkendt"
    FALDET = "Faldet"
    GENTEST = "Skal testes igen"
    AABEN = "Åben"
    VAEK = "Findes ikke mere"

    @property
    def er_godkendt(self) -> bool:
        """True if what the page shows is proven."""
        return self in {Stand.GODKENDT, Stand.MED_BEMAERKNINGER}


@dataclass(frozen=True)
class Udsagn:
    """What a page says: its title, its fields (object, name, value) and its lines of text."""

    titel: str
    felter: tuple[tuple[str, str, str], ...]
    linjer: tuple[tuple[str, str], ...]

    @cached_property
    def aftryk(self) -> str:
        """The SHA-256 of all of it."""
        return hashlib.sha256(self.som_tekst().encode()).hexdigest()

    def som_tekst(self) -> str:
        """As it is kept."""
        return json.dumps([self.titel, self.felter, self.linjer], ensure_ascii=False)

    @classmethod
    def af_tekst(cls, tekst: str) -> Udsagn:
        """What `som_tekst` wrote."""
        titel, felter, linjer = json.loads(tekst)
        return cls(titel, tuple(map(tuple, felter)), tuple(map(tuple, linjer)))

    def har_felt(self, objekt: str, navn: str) -> bool:
        """True if the page has a value of the field in the object."""
        return any((o, n) == (objekt, navn) for o, n, _ in self.felter)


@dataclass(frozen=True, slots=True)
class Skifte:
    """One thing that a page said otherwise before; `felt` is empty for a line of its text."""

    objekt: str
    felt: str
    foer: str
    nu: str


def find_skift(foer: Udsagn, nu: Udsagn) -> tuple[Skifte, ...]:
    """What differs, fields first. Empty if and only if the two say the same."""
    skift = [*_feltskift(foer, nu), *_linjeskift(foer, nu)]
    if foer.titel != nu.titel:
        skift.append(Skifte("", "", foer.titel, nu.titel))
    if not skift and foer != nu:
        skift.append(Skifte("", "", "rækkefølgen på siden", "en anden rækkefølge"))
    return tuple(skift)


def _feltskift(foer: Udsagn, nu: Udsagn) -> Iterator[Skifte]:
    gamle, nye = _efter_felt(foer), _efter_felt(nu)
    for objekt, navn in dict.fromkeys([*gamle, *nye]):
        for a, b in zip_longest(gamle[objekt, navn], nye[objekt, navn], fillvalue=""):
            if a != b:
                yield Skifte(objekt, navn, a, b)


def _efter_felt(udsagn: Udsagn) -> defaultdict[tuple[str, str], list[str]]:
    samlet: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for objekt, navn, vaerdi in udsagn.felter:
        samlet[objekt, navn].append(vaerdi)
    return samlet


def _linjeskift(foer: Udsagn, nu: Udsagn) -> Iterator[Skifte]:
    """Lines that came or went. A line that only holds a field is told as the field."""
    sammenlignet = SequenceMatcher(None, foer.linjer, nu.linjer, autojunk=False)
    for slags, a0, a1, b0, b1 in sammenlignet.get_opcodes():
        if slags != "equal":
            for a, b in zip_longest(foer.linjer[a0:a1], nu.linjer[b0:b1], fillvalue=("", "")):
                yield Skifte(b[0] or a[0], "", a[1], b[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Afsagt:
    """A verdict as far as its standing goes; `rettet`: the shortcoming has been mended since."""

    id: int
    dom: Dom
    navn: str
    aftryk: str
    rettet: bool = False


def find_stand(domme: Sequence[Afsagt], nu: str | None) -> Stand:
    """Where a page stands: `domme` oldest first, `nu` what it says now (None: it is not there).

    A verdict holds while the page says what it said then. Of each tester the latest counts, and
    of several testers the one who saw most that was wrong. A refusal that is said to be mended,
    on a page that says the same, waits for its tester: nobody else's approval stands in for hers.
    """
    if nu is None:
        return Stand.VAEK
    seneste = {d.navn: d for d in domme if d.aftryk == nu}
    if not seneste:
        return Stand.FALDET if domme else Stand.AABEN
    gaeldende = [d.dom for d in seneste.values() if not d.rettet]
    vaerst = max(gaeldende, key=list(Dom).index, default=None)
    if vaerst is None or (vaerst is not Dom.IKKE_GODKENDT and len(gaeldende) < len(seneste)):
        return Stand.GENTEST
    return Stand[vaerst.name]


def sidste_dom(domme: Iterable[Afsagt], nu: str | None) -> Afsagt | None:
    """The verdict that a page's standing hangs on: the newest that holds, else the newest."""
    alle = list(domme)
    holder = [d for d in alle if d.aftryk == nu and not d.rettet]
    return (holder or alle)[-1] if alle else None
