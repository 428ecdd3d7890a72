"""What SAPA's user keeps for herself: favourites, and a tværgående bemærkning (§3.1, §3.2).

The preview keeps neither: both stand in the address, of a bemærkning its type and last day alone.
The types are those of one kommune (AAB); in SAPA an administrator keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from webapp.domain.vaerdier.dato import find_dato, laes_iso
from webapp.domain.vaerdier.identifikation import kan_vaere_cpr
from webapp.domain.vaerdier.slug import fold

MEST = 10
MAKS_TEGN = 500
TYPER: Mapping[str, str] = {
    "adfaerd": "OBS – Adfærd",
    "handicap": "OBS – Handicap",
    "opholdsforbud": "OBS – Opholdsforbud",
    "partsrepraesentant": "OBS – Partsrepræsentant",
    "tolk": "OBS – Tolk",
}
_SKILT = "~"
_MASKERET = re.compile(r"\d{6}-XXXX")


@dataclass(frozen=True, slots=True)
class Bemaerkning:
    """A bemærkning on somebody: its type, and the last day that it holds, None for always."""

    person: str
    kode: str
    til: date | None = None

    @property
    def navn(self) -> str:
        """Its type in words."""
        return TYPER[self.kode]

    def gaelder(self, dag: date) -> bool:
        """False from the day after its last: then SAPA deletes it (SAPA1 q2)."""
        return self.til is None or dag <= self.til

    def __str__(self) -> str:
        return _SKILT.join((self.person, self.kode, self.til.isoformat() if self.til else ""))


@dataclass(frozen=True, slots=True)
class Bemaerkningsform:
    """The dialog as typed: type, text, the last day as ISO text, and what is wrong with each."""

    kode: str = ""
    tekst: str = ""
    til: str = ""

    def fejl(self, dag: date) -> Mapping[str, str]:
        """Field to what is wrong with it."""
        slut = find_dato(self.til) if self.til else None
        fejl = {
            "type": "" if self.kode in TYPER else "Vælg en type.",
            "tekst": self._tekstfejl(),
            "til": "",
        }
        if self.til and slut is None:
            fejl["til"] = "Skriv datoen som 29-01-2024, eller lad feltet være tomt."
        elif slut and slut < dag:
            fejl["til"] = "Dagen er før den viste dato, så SAPA ville slette bemærkningen straks."
        return {felt: tekst for felt, tekst in fejl.items() if tekst}

    def _tekstfejl(self) -> str:
        if not self.tekst:
            return "Skriv bemærkningen."
        if len(self.tekst) > MAKS_TEGN:
            return f"Bemærkningen er for lang. Den må højst have {MAKS_TEGN} tegn."
        if kan_vaere_cpr(self.tekst) or _MASKERET.search(self.tekst):
            return "Bemærkningen kan rumme et CPR-nummer. Skriv den uden."
        return ""

    def bemaerkning(self, person: str) -> Bemaerkning:
        """What a form without faults makes."""
        return Bemaerkning(person, self.kode, find_dato(self.til) if self.til else None)

    @property
    def vist_til(self) -> str:
        """The day to stand in its field again."""
        return "" if kan_vaere_cpr(self.til) else self.til

    @property
    def vist_tekst(self) -> str:
        """The text to stand in its field again."""
        return "" if kan_vaere_cpr(self.tekst) or _MASKERET.search(self.tekst) else self.tekst


def laes_foretrukne(tekst: str) -> tuple[str, ...]:
    """The slugs of an address, each once; what is none is left out."""
    dele = dict.fromkeys(del_ for del_ in tekst.split(",") if del_ and fold(del_) == del_)
    return tuple(dele)[:MEST]


def laes_bemaerkninger(tekst: str) -> tuple[Bemaerkning, ...]:
    """The bemærkninger of an address; what cannot be read is left out."""
    return tuple(_laes(tekst))[:MEST]


def _laes(tekst: str) -> Iterator[Bemaerkning]:
    for del_ in filter(None, tekst.split(",")):
        match del_.split(_SKILT):
            case [person, kode, til] if fold(person) == person and kode in TYPER:
                slut = laes_iso(til) if til else None
                if slut or not til:
                    yield Bemaerkning(person, kode, slut)
