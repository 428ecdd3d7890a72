"""Which objects two variants can treat differently, told from their choices alone.

A change on the workbench touches a few units or one sagstype; the rest of the kommune is then
not looked at, however large it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import TypeVar

from webapp.domain.mappingaendring import Mapningsraekke
from webapp.domain.variant import Variant
from webapp.services.grundlag import Grundlag
from webapp.store.optaelling import Gruppe

R = TypeVar("R", bound=Mapningsraekke)
_MAPNINGER = {"enhedsmapning", "ydelsestyper", "sagstype_kle"}
# What a variant is called decides nothing.
_UDEN_VIRKNING = {"slug", "navn", "oprindelse", "beskrivelse", "model", "roller"}


def alle_grupper(_gruppe: Gruppe) -> bool:
    """The filter that lets all through."""
    return True


def find_filter(a: Grundlag, b: Grundlag) -> Callable[[Gruppe], bool]:
    """True for a gruppe that may come out differently; always, where more than mappings differ."""
    if _andet_er_aendret(a.variant, b.variant):
        return alle_grupper
    enheder = _forskellige(
        a.variant.enhedsmapning, b.variant.enhedsmapning, lambda r: r.lokal_enhed
    )
    ydelser = _forskellige(a.variant.ydelsestyper, b.variant.ydelsestyper, lambda r: r.lokal_ydelse)
    sagstyper = _forskellige(a.variant.sagstype_kle, b.variant.sagstype_kle, lambda r: r.sagstype)
    ramte: dict[str, bool] = {}

    def er_ramt(enhed: str) -> bool:
        """True if the unit or one that it leads up to is mapped otherwise."""
        if enhed not in ramte:
            ramte[enhed] = not enheder.isdisjoint((enhed, *a.konfiguration.vej_op(enhed)))
        return ramte[enhed]

    def kan_skifte(gruppe: Gruppe) -> bool:
        lokal = a.opslag.lokale_ydelser.get(gruppe.lokal_ydelse or "")
        return (
            (gruppe.lokal_ydelse or "") in ydelser
            or (gruppe.sagstype or (lokal.sagstype if lokal else None) or "") in sagstyper
            or (gruppe.lokal_enhed is not None and er_ramt(gruppe.lokal_enhed))
        )

    return kan_skifte


def _andet_er_aendret(a: Variant, b: Variant) -> bool:
    return any(
        getattr(a, felt.name) != getattr(b, felt.name)
        for felt in fields(Variant)
        if felt.name not in _MAPNINGER | _UDEN_VIRKNING
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
