"""Testscope: a few sagstyper first, then »Resten« (A0:638-655; domain.md §9.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from webapp.domain.fagsystem import LokalYdelse
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.variant.konfiguration import Konfiguration
from webapp.domain.variant.variant import Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class Sagstypekrav:
    """What one sagstype needs before it gets its KLE number.

    `kle` None: the sheet gives it none that Cura can choose. `ydelser` and `enheder` are those to
    be mapped, `mangler_…` those of them that are not.
    """

    sagstype: str
    kle: KleEmne | None
    angivet: str
    kan_hentes: bool
    ydelser: tuple[str, ...]
    mangler_ydelser: tuple[str, ...]
    enheder: tuple[str, ...]
    mangler_enheder: tuple[str, ...]

    @property
    def klar(self) -> bool:
        """True if nothing is missing."""
        return self.kan_hentes and not (self.mangler_ydelser or self.mangler_enheder)


def find_krav(
    konfiguration: Konfiguration,
    sagstype: str,
    ydelser: Iterable[LokalYdelse],
    enheder: Iterable[str],
    plan: Konfiguration | None = None,
) -> Sagstypekrav:
    """The needs of a sagstype. `ydelser`: all local ones; `enheder`: units that hold its sager.

    FSIII and FFB are mapped by Cura and a pakke is never sent, so they ask for nothing (A0). A
    unit that leads upwards to a mapped one is mapped, unless `plan`, the whole mapping that this
    one is a part of, maps it by another. The mapping counts, whatever its dates.
    """
    variant = konfiguration.variant
    raekker = [r for r in variant.sagstype_kle if r.sagstype == sagstype]
    raekke = raekker[-1] if raekker else None
    kle = raekke.kle if raekke else None
    skal = tuple(
        ydelse.navn
        for ydelse in ydelser
        if ydelse.sagstype == sagstype and not (ydelse.automatisk or ydelse.pakke)
    )
    typet = {r.lokal_ydelse for r in variant.ydelsestyper if r.ydelsestype}
    dem = tuple(enheder)
    return Sagstypekrav(
        sagstype=sagstype,
        kle=kle,
        angivet=raekke.angivet if raekke else "",
        kan_hentes=kle is not None and any(m.daekker(kle) for m in variant.classification_filter),
        ydelser=skal,
        mangler_ydelser=tuple(navn for navn in skal if navn not in typet),
        enheder=dem,
        mangler_enheder=tuple(enhed for enhed in dem if _mangler(konfiguration, plan, enhed)),
    )


def _mangler(konfiguration: Konfiguration, plan: Konfiguration | None, enhed: str) -> bool:
    mapper = _mapper(konfiguration, enhed)
    return mapper is None or (plan is not None and mapper != _mapper(plan, enhed))


def _mapper(konfiguration: Konfiguration, enhed: str) -> str | None:
    """The unit on the way up that the plan maps, None where there is none."""
    mappede = konfiguration.mappede
    return next((navn for navn in konfiguration.vej_op(enhed) if navn in mappede), None)


def afgraens(konfiguration: Konfiguration, krav: Collection[Sagstypekrav]) -> Variant:
    """The variant with KLE, types and units of the chosen sagstyper only."""
    variant = konfiguration.variant
    sagstyper = {et.sagstype for et in krav}
    ydelser = {navn for et in krav for navn in et.ydelser}
    mappere = {_mapper(konfiguration, enhed) for et in krav for enhed in et.enheder}
    return replace(
        variant,
        sagstype_kle=tuple(r for r in variant.sagstype_kle if r.sagstype in sagstyper),
        ydelsestyper=tuple(r for r in variant.ydelsestyper if r.lokal_ydelse in ydelser),
        enhedsmapning=tuple(r for r in variant.enhedsmapning if r.lokal_enhed in mappere),
    )
