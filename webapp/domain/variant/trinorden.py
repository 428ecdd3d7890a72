"""The order of the ten trin: what each needs, and which orders spoil something (§1A 5-6, §9.2).

An order spoils only from the moment of transfer, the later of trin 5, trin 8 and the day KLE can
be chosen. The same order with 'Eksporter sager' off harms nothing (A0:614).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from webapp.domain.vaerdier.dage import EN_DAG, flyt
from webapp.domain.variant.variant import FOERSTE_DAG, SIDSTE_TRIN, Trin, Variant

FORUDSAETTER: Mapping[Trin, tuple[Trin, ...]] = {
    Trin.SKRIVEBORD_SAGSTYPER: (),
    Trin.KLASSIFIKATIONSIMPORTER: (),
    Trin.KLE_OVERFOERSEL: (Trin.KLASSIFIKATIONSIMPORTER,),
    Trin.YDELSESTYPER: (Trin.SKRIVEBORD_SAGSTYPER,),
    Trin.SAGSTYPER: (
        Trin.SKRIVEBORD_SAGSTYPER,
        Trin.KLE_OVERFOERSEL,
        Trin.YDELSESTYPER,
        Trin.ENHEDER,
    ),
    Trin.SKRIVEBORD_ENHEDER: (),
    Trin.ENHEDER: (Trin.SKRIVEBORD_ENHEDER,),
    Trin.DATAAFGRAENSNING: (),
    Trin.AABNING: (Trin.DATAAFGRAENSNING,),
    Trin.EKSPORTER_SAGER: tuple(t for t in Trin if t is not Trin.EKSPORTER_SAGER),
}
# The two traps: what is mapped too late, when the sagstype has KLE and the export is active.
FAELDER = (Trin.YDELSESTYPER, Trin.ENHEDER)
# Without a day for each of them nothing is ever sent, whatever day trin 8 has.
OVERFOERSLENS = (Trin.KLASSIFIKATIONSIMPORTER, Trin.KLE_OVERFOERSEL, Trin.SAGSTYPER)


class Brud(StrEnum):
    """What an order does: it spoils, it lets nothing be sent, it is a risk, or it is only ahead."""

    SKADER = "skader"
    INTET = "intet"
    RISIKO = "risiko"
    FORAN = "foran"
    ROD = "rod"


@dataclass(frozen=True, slots=True)
class Ordensfund:
    """One trin that was done before another that it needs."""

    alvor: Brud
    trin: Trin
    mangler: Trin


def overfoersel_begynder(trin: Mapping[Trin, date]) -> date | None:
    """The first day on which a sag can be transferred, None where a trin for it is missing.

    Sagstyper with a day of their own can begin later.
    """
    noedvendige = [trin.get(t) for t in (*OVERFOERSLENS, Trin.EKSPORTER_SAGER)]
    importer, filter_, sagstyper, eksport = noedvendige
    if importer is None or filter_ is None or sagstyper is None or eksport is None:
        return None
    return max(flyt(importer, EN_DAG), flyt(filter_, EN_DAG), sagstyper, eksport)


def ordensfund(trin: Mapping[Trin, date]) -> tuple[Ordensfund, ...]:
    """Every breach of the order among the trin that are dated, in the order of the trin."""
    return tuple(_fund(trin, overfoersel_begynder(trin)))


def skader(trin: Mapping[Trin, date]) -> frozenset[Trin]:
    """The traps that the dates fall into: trin 4, trin 7, both or none."""
    return frozenset(f.mangler for f in ordensfund(trin) if f.alvor is Brud.SKADER)


def _fund(trin: Mapping[Trin, date], begynder: date | None) -> Iterator[Ordensfund]:
    for et, dag in sorted(trin.items(), key=lambda par: list(Trin).index(par[0])):
        for andet in FORUDSAETTER[et]:
            senere = trin.get(andet)
            if senere is not None and senere <= dag:
                continue
            if et is Trin.SAGSTYPER and andet in FAELDER:
                yield Ordensfund(_faelde(begynder, senere), et, andet)
            elif et is Trin.EKSPORTER_SAGER:
                # With trin 8 first, transfer begins at trin 5: the traps are told there.
                if andet in {Trin.DATAAFGRAENSNING, Trin.AABNING}:
                    yield Ordensfund(Brud.RISIKO, et, andet)
                elif andet in OVERFOERSLENS and senere is None:
                    yield Ordensfund(Brud.INTET, et, andet)
            else:
                yield Ordensfund(Brud.ROD, et, andet)


def _faelde(begynder: date | None, senere: date | None) -> Brud:
    """Trin 5 before trin 4 or 7: spoils what is transferred until the later trin."""
    if begynder is None or (senere is not None and senere <= begynder):
        return Brud.FORAN
    return Brud.SKADER


def efter_eksporten(variant: Variant, dato: date) -> Variant:
    """The variant as if every trin that is missing had been done, export and opening on the day.

    Before that nobody sees anything, and every change would seem to do nothing. A plan counts as
    done already, and what is delivered hangs on no trin.
    """
    if variant.er_plan or variant.leveret:
        return variant
    trin = dict(variant.trin)
    for et in Trin:
        if trin.get(et, date.max) > dato:
            trin[et] = dato if et in SIDSTE_TRIN else FOERSTE_DAG
    return replace(variant, trin=trin)
