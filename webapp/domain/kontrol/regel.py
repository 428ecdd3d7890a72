"""What a rule of Kontrol is, and the finding that it makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from webapp.domain.fagsystem import Kildested
from webapp.domain.kontrol.grundlag import Kontrolgrundlag
from webapp.domain.vaerdier.fund import Alvor, Rettes
from webapp.domain.vaerdier.identifikation import masker_cpr

_UUID = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traef:
    """Where a rule found something.

    `objekt` is what it is about, as people know it; `tekst` what was found; `virkning` its effect
    in words with figures, empty where it has none that can be counted. `raad` replaces the rule's
    own. `enhed` is the local unit that the workbench has a place for, `fk_enhed` the UUID of the
    unit of FK Organisation it is about, `fk_forslag` of the one to map to instead, `forslag` a KLE
    number or the title of an ydelsestype to choose, `kle` the number whose row in Opsætning it is.
    `tal` orders the findings.
    """

    objekt: str
    tekst: str
    virkning: str = ""
    raad: str = ""
    sted: Kildested | None = None
    enhed: str | None = None
    tal: int = 0
    fk_enhed: str = ""
    fk_forslag: str = ""
    forslag: str = ""
    kle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kontrolregel:
    """One rule: a code that is never renamed, its words in the guide, its source and its check.

    `sourced` is False where the rule is inferred (»vi antager«). The check reads nothing but what
    it is given and never raises.
    """

    kode: str
    alvor: Alvor
    overskrift: str
    forklaring: str
    raad: str
    rettes: Rettes
    kilde: str
    sourced: bool
    find: Callable[[Kontrolgrundlag], Iterable[Traef]]

    @property
    def anker(self) -> str:
        """The rule's place in the guide and on the page: `kontrol-ukendt-enhed`."""
        return self.kode.lower().replace("_", "-")


@dataclass(frozen=True, slots=True)
class Kontrolfund:
    """One finding: the rule and where it found something."""

    regel: Kontrolregel
    traef: Traef

    @property
    def raad(self) -> str:
        """What to do here."""
        return self.traef.raad or self.regel.raad


def kontroller(
    grundlag: Kontrolgrundlag, regler: Iterable[Kontrolregel]
) -> tuple[Kontrolfund, ...]:
    """All findings, rule by rule; within a rule those that reach most first."""
    return tuple(
        Kontrolfund(regel, _masket(traef))
        for regel in regler
        for traef in sorted(regel.find(grundlag), key=lambda traef: -traef.tal)
    )


def _masket(traef: Traef) -> Traef:
    """The same with everything masked that can be a CPR number: names come from people's sheets."""
    return replace(
        traef,
        objekt=_masker(traef.objekt),
        tekst=_masker(traef.tekst),
        virkning=_masker(traef.virkning),
        raad=_masker(traef.raad),
    )


def _masker(tekst: str) -> str:
    # A UUID holds digits enough to look like a CPR number, and is none.
    dele = _UUID.split(tekst)
    return "".join(del_ if nr % 2 else masker_cpr(del_) for nr, del_ in enumerate(dele))
