"""KLE (KL Emnesystematik): emner, wildcards and one edition of the emneplan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from webapp.domain.vaerdier.dansk import dag
from webapp.domain.vaerdier.slug import fold

_EMNE = re.compile(r"\d{2}\.\d{2}\.\d{2}", re.ASCII)
_MOENSTER = re.compile(r"\*|\d{1,2}\*|\d{2}(\.(\*|\d{1}\*|\d{2}(\.(\*|\d\*|\d{2}))?))?", re.ASCII)

# What people write between a number's pairs of digits, as a pattern: one character, or blanks.
SKILLETEGN = r"\s*[^\w\s]\s*|\s*_\s*|\s+"

# What is said of a number or a title while no edition is loaded.
IKKE_SLAAET_EFTER = "ikke slået efter i KLE"
HENT_EMNEPLANEN = (
    "KL's emneplan hentes på kle-online.dk (XML). Det tager et halvt minut at indlæse den, og så "
    "bliver alt slået efter igen."
)


class UgyldigKleError(ValueError):
    """A text is not a KLE number of the kind asked for; the message is Danish."""


@dataclass(frozen=True, slots=True, order=True)
class KleEmne:
    """A KLE emne at level 3, `27.36.04`: the only level that may mark a sag (A0; ANV-S)."""

    nummer: str

    def __post_init__(self) -> None:
        if not _EMNE.fullmatch(self.nummer):
            raise UgyldigKleError(f"»{self.nummer}« er ikke et sekscifret KLE-emne (fx 27.36.04).")

    @property
    def gruppe(self) -> str:
        """`27.36`."""
        return self.nummer[:5]

    @property
    def hovedgruppe(self) -> str:
        """`27`."""
        return self.nummer[:2]

    @property
    def er_almindelighed(self) -> bool:
        """True for a catch-all `.00 … i almindelighed` (KLE-C)."""
        return self.nummer.endswith(".00")

    def __str__(self) -> str:
        return self.nummer


@dataclass(frozen=True, slots=True, order=True)
class KleMoenster:
    """A KLE number or right-padded wildcard: `2*`, `27`, `27.*`, `27.3*`, `27.36.0*`, `27.36.04`.

    Syntax of FK Klassifikation (KLA); that SAPA's constraints use it too is inferred (§2B).
    """

    tekst: str

    def __post_init__(self) -> None:
        if not _MOENSTER.fullmatch(self.tekst):
            raise UgyldigKleError(
                f"»{self.tekst}« er hverken et KLE-nummer eller et mønster (fx 27.*)."
            )

    @property
    def forled(self) -> str:
        """What a covered number begins with."""
        return self.tekst.rstrip("*")

    def daekker(self, emne: KleEmne) -> bool:
        """True if the emne is the number itself or lies under it."""
        return emne.nummer.startswith(self.forled)

    def overlapper(self, andet: KleMoenster) -> bool:
        """True if some number can be covered by both."""
        return self.forled.startswith(andet.forled) or andet.forled.startswith(self.forled)

    def __str__(self) -> str:
        return self.tekst


@dataclass(frozen=True, slots=True, kw_only=True)
class KlePost:
    """One number of an edition, at any level, with title and the date it was retired, if it was.

    `stikord` and `retskilder` (`Serviceloven § 83`) are what it can be searched by.
    """

    nummer: str
    titel: str
    uuid: str | None = None
    udgaaet: date | None = None
    stikord: tuple[str, ...] = ()
    retskilder: tuple[str, ...] = ()

    def er_udgaaet(self, dato: date) -> bool:
        """True from the day on which it is retired."""
        return self.udgaaet is not None and self.udgaaet <= dato

    def udgang(self, dato: date) -> str:
        """When it was or will be retired, in words; empty where it is not to be."""
        if self.udgaaet is None:
            return ""
        if self.er_udgaaet(dato):
            return f"Nummeret udgik {dag(self.udgaaet)}."
        return f"Nummeret udgår {dag(self.udgaaet)} og kan bruges til da."


@dataclass(frozen=True)
class KlePlan:
    """One edition of the emneplan: numbers at all three levels, and the handlingsfacetter.

    `tidligere` is what held before this edition, where an older one was loaded beside it.
    `uefterset` are titles by number from elsewhere (the sheet, KOMBIT's slides): they stand in for
    an edition that is not loaded, and are never said to be KLE's.
    """

    poster: Mapping[str, KlePost] = field(default_factory=dict)
    udgivet: date | None = None
    handlingsfacetter: Mapping[str, KlePost] = field(default_factory=dict)
    tidligere: KlePlan | None = None
    uefterset: Mapping[str, str] = field(default_factory=dict)

    @property
    def er_indlaest(self) -> bool:
        """True if there is an edition to look numbers up in."""
        return bool(self.poster)

    def titel(self, nummer: str) -> str | None:
        """The number's own title, None where the edition does not hold it."""
        if not self.er_indlaest:
            return self.uefterset.get(nummer)
        post = self.poster.get(nummer)
        return post.titel if post else None

    def numre_med_titel(self, titel: str) -> tuple[str, ...]:
        """The emner that have just this title, but for case and punctuation."""
        af_planen = {nummer: post.titel for nummer, post in self.poster.items()}
        titler = af_planen if self.er_indlaest else self.uefterset
        return tuple(
            nummer
            for nummer, en in sorted(titler.items())
            if fold(en) == fold(titel) and _EMNE.fullmatch(nummer)
        )

    def emnetitel(self, emne: KleEmne) -> str:
        """The emne's title; of a `.00` that the edition leaves out, its group's »i almindelighed«.

        So KLE names every catch-all. Empty where neither is known.
        """
        titel = self.titel(emne.nummer)
        gruppe = self.titel(emne.gruppe) if emne.er_almindelighed else None
        return titel or (f"{gruppe} i almindelighed" if gruppe else "")

    def nummer_og_titel(self, emne: KleEmne) -> str:
        """`27.36.04 Personlig og praktisk hjælp`; the number alone where the title is unknown."""
        titel = self.titel(emne.nummer)
        return f"{emne} {titel}" if titel else str(emne)

    def facet_og_titel(self, facet: str) -> str:
        """`G01 Generelle sager`; the facet alone where its title is unknown."""
        post = self.handlingsfacetter.get(facet)
        return f"{facet} {post.titel}".strip() if post else facet
