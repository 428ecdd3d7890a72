"""What two variants are set up otherwise in, counted: a comparison of mapninger is one of more."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.domain.variant.variant import Antagelser, Trin, Variant

# By name, what holds from each day; None is from the start.
Raekker = Mapping[str, Mapping[date | None, str]]


def samme_mapning(a: Variant, b: Variant) -> bool:
    """True where the same units are mapped to the same, and Cura's tree is the same."""
    foer, efter = (
        _raekker((r.lokal_enhed, r.fra, str(r.fk_enhed or "")) for r in v.enhedsmapning)
        for v in (a, b)
    )
    return foer == efter and dict(a.traeforslag) == dict(b.traeforslag)


def andet_end_mapningen(a: Variant, b: Variant) -> tuple[str, ...]:
    """What differs besides the mapning of units, in words that follow »forskel på«."""
    return tuple(_andet(a, b))


def forskel_i_ord(a: Variant, b: Variant) -> str:
    """A Danish sentence of all that differs, or that nothing does."""
    andet = opremsning(andet_end_mapningen(a, b))
    if samme_mapning(a, b):
        if not andet:
            return "De to varianter er sat ens op."
        return f"Mapningen er den samme. Der er forskel på {andet}."
    if not andet:
        return "Kun mapningen er forskellig."
    return f"Ikke kun mapningen er forskellig: der er også forskel på {andet}."


def _andet(a: Variant, b: Variant) -> Iterator[str]:
    yield from _typer(a, b)
    yield from _borgerblikket(a, b)
    if talt := sum(a.trin.get(trin) != b.trin.get(trin) for trin in Trin):
        yield f"datoen for {antal(talt, 'trin', 'trin')}"
    roller = ({r.slug: r.besvaret() for r in v.roller} for v in (a, b))
    if talt := _forskellige(*roller):
        yield antal(talt, "rolle i SAPA", "roller i SAPA")
    felter = dataclasses.fields(Antagelser)
    if talt := sum(getattr(a.antagelser, f.name) != getattr(b.antagelser, f.name) for f in felter):
        yield antal(talt, "antagelse", "antagelser")
    yield from (ord_ for ord_, hvad in _UDELT.items() if hvad(a) != hvad(b))


# What differs or does not, without a number.
_UDELT: Mapping[str, Callable[[Variant], object]] = {
    "classificationFilter": lambda variant: variant.classification_filter,
    "oprydningerne i Cura": lambda variant: tuple(variant.oprydninger),
    "ændringerne i FK Organisation": lambda variant: {en.i_ro for en in variant.reorganisation},
    "om kun det leverede vises": lambda variant: variant.leveret,
    "svarene om fagområderne": lambda variant: variant.fagomraader,
    "de prædefinerede titler": lambda variant: variant.notattitler,
}


def _typer(a: Variant, b: Variant) -> Iterator[str]:
    """Trin 4 and 5: the numbers of sagstyper and the types of ydelser."""
    sagstyper = (_raekker((r.sagstype, r.fra, r.angivet) for r in v.sagstype_kle) for v in (a, b))
    if talt := _forskellige(*sagstyper):
        yield f"KLE-nummeret for {antal(talt, 'sagstype', 'sagstyper')}"
    ydelser = (
        _raekker(
            (r.lokal_ydelse, r.fra, f"{r.ydelsestype} {r.kle or ''}".strip())
            for r in v.ydelsestyper
        )
        for v in (a, b)
    )
    if talt := _forskellige(*ydelser):
        yield f"den fælleskommunale type for {antal(talt, 'ydelse', 'ydelser')}"


def _borgerblikket(a: Variant, b: Variant) -> Iterator[str]:
    """Rows that somebody has set otherwise; what is assumed follows the numbers, told above."""
    antaget = {str(r.kle) for side in (a, b) for r in side.opsaetning.antagne}
    foer, efter = ({str(r.kle): r for r in v.opsaetning.raekker} for v in (a, b))
    talt = sum(
        foer.get(kle) != efter.get(kle)
        for kle in {*foer, *efter}
        if (kle in foer and kle in efter) or kle not in antaget
    )
    if talt:
        yield f"Opsætning af Borgerblikket for {antal(talt, 'KLE-nummer', 'KLE-numre')}"
    elif (a.opsaetning.antaget is None) != (b.opsaetning.antaget is None):
        yield "Opsætning af Borgerblikket"
    if a.fordringer != b.fordringer:
        yield "fordringskonfigurationen"


def _raekker(raekker: Iterable[tuple[str, date | None, str]]) -> Raekker:
    """By name, what holds from each day; a row that says nothing from the start is as no row."""
    samlet: dict[str, dict[date | None, str]] = {}
    for navn, fra, vaerdi in raekker:
        if vaerdi or fra:
            samlet.setdefault(navn, {})[fra] = vaerdi
    return samlet


def _forskellige(foer: Mapping[str, Any], efter: Mapping[str, Any]) -> int:
    return sum(foer.get(navn) != efter.get(navn) for navn in {*foer, *efter})
