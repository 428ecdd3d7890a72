"""Which objects two variants can treat differently, told from their choices alone.

A change touches a few units, one sagstype or one KLE number; the rest of the kommune is then not
looked at, however large it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TypeVar

from webapp.domain.eksport.overfoersel import baerende_sagstype
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.variant.mappingaendring import Mapningsraekke
from webapp.domain.variant.variant import Variant
from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.egenskaber import laes_egenskaber
from webapp.services.optaelling.snit import ALT, Blik, Tilstande
from webapp.store.optaelling import Gruppe

R = TypeVar("R", bound=Mapningsraekke)
_EGNE = {"enhedsmapning", "ydelsestyper", "sagstype_kle", "opsaetning", "traeforslag"}
# What a variant is called, and words that no rule reads, decide nothing.
_UDEN_VIRKNING = {"slug", "navn", "oprindelse", "beskrivelse", "model", "roller", "notattitler"}


def find_filter(a: Grundlag, b: Grundlag) -> Blik:
    """What may come out differently; all, where more than mappings and KLE numbers differ."""
    if _andet_er_aendret(a.variant, b.variant):
        return ALT
    forskelle = _Forskelle(a, b)
    return Blik(gruppe=forskelle.kan_ramme, dage=forskelle.rammer)


@dataclass(frozen=True)
class _Forskelle:
    """What of two variants is not the same, looked up once for each unit and each number."""

    a: Grundlag
    b: Grundlag
    ydelser: frozenset[str] = field(init=False)
    sagstyper: frozenset[str] = field(init=False)
    typer: dict[object, tuple[bool, bool]] = field(default_factory=dict)
    enheder: dict[str, bool] = field(default_factory=dict)
    numre: dict[KleEmne | None, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Compare the rows of ydelser and sagstyper."""
        a, b = self.a.variant, self.b.variant
        ydelser = _forskellige(a.ydelsestyper, b.ydelsestyper, lambda r: r.lokal_ydelse)
        sagstyper = _forskellige(a.sagstype_kle, b.sagstype_kle, lambda r: r.sagstype)
        object.__setattr__(self, "ydelser", ydelser)
        object.__setattr__(self, "sagstyper", sagstyper)

    def kan_ramme(self, gruppe: Gruppe) -> bool:
        """True if some day of the gruppe may come out differently."""
        return (
            any(self._typer(gruppe))
            or self._enhed(gruppe.lokal_enhed)
            or any(map(self._nummer, laes_egenskaber(gruppe.egenskaber).numre))
        )

    def rammer(self, gruppe: Gruppe, ved_fra: Tilstande, ved_bevilling: Tilstande) -> bool:
        """True if the days that decide this may come out differently."""
        if self._typer(gruppe)[0] or _skifter(ved_fra) or _skifter(ved_bevilling):
            return True
        numre = {tilstand.kle for tilstand in (*ved_fra, *ved_bevilling)}
        return any(map(self._nummer, numre | laes_egenskaber(gruppe.egenskaber).numre))

    def _typer(self, gruppe: Gruppe) -> tuple[bool, bool]:
        """Whether the sagstype or ydelse is mapped otherwise, and whether a number of theirs is."""
        noegle = (gruppe.sagstype, gruppe.lokal_ydelse)
        if noegle not in self.typer:
            ydelse = gruppe.lokal_ydelse or ""
            lokal = self.a.opslag.lokale_ydelser.get(ydelse)
            sagstype = baerende_sagstype(gruppe.sagstype, lokal) or ""
            self.typer[noegle] = (
                ydelse in self.ydelser or sagstype in self.sagstyper,
                any(map(self._nummer, self._mulige_numre(sagstype, ydelse))),
            )
        return self.typer[noegle]

    def _enhed(self, enhed: str | None) -> bool:
        """True if the unit's mark is another on some day."""
        if enhed is None:
            return False
        if enhed not in self.enheder:
            a, b = self.a.konfiguration, self.b.konfiguration
            dage = {date.min, *a.maerkeskift(enhed), *b.maerkeskift(enhed)}
            self.enheder[enhed] = any(
                a.maerke(enhed, dag).enhed != b.maerke(enhed, dag).enhed for dag in dage
            )
        return self.enheder[enhed]

    def _nummer(self, kle: KleEmne | None) -> bool:
        """True if the number is set otherwise, whether by its own row or by its group's."""
        if kle not in self.numre:
            a, b = self.a.variant.opsaetning, self.b.variant.opsaetning
            self.numre[kle] = a.find(kle) != b.find(kle)
        return self.numre[kle]

    def _mulige_numre(self, sagstype: str, ydelse: str) -> set[KleEmne | None]:
        """Every number that an object of them has on some day."""
        numre: set[KleEmne | None] = set()
        for konfiguration in (self.a.konfiguration, self.b.konfiguration):
            numre |= {raekke.kle for raekke in konfiguration.sagstype_kle(sagstype)}
            numre |= {raekke.kle for raekke in konfiguration.ydelsestyper(ydelse)}
        return numre


def _skifter(tilstande: Tilstande) -> bool:
    foer, efter = tilstande
    return foer != efter


def _andet_er_aendret(a: Variant, b: Variant) -> bool:
    return any(
        getattr(a, felt.name) != getattr(b, felt.name)
        for felt in fields(Variant)
        if felt.name not in _EGNE | _UDEN_VIRKNING
    )


def _forskellige(a: Iterable[R], b: Iterable[R], navn: Callable[[R], str]) -> frozenset[str]:
    """The names whose rows are not the same, whatever place in a sheet they stood in."""

    def efter_navn(raekker: Iterable[R]) -> dict[str, list[R]]:
        samlet: dict[str, list[R]] = {}
        for raekke in raekker:
            samlet.setdefault(navn(raekke), []).append(replace(raekke, sted=None))
        return samlet

    i_a, i_b = efter_navn(a), efter_navn(b)
    return frozenset(n for n in {*i_a, *i_b} if i_a.get(n) != i_b.get(n))
