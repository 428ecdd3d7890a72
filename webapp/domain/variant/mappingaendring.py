"""Changes of a mapping as changes of a variant: *Ret planen*, or *Ret fra dato*.

*Ret planen* makes it as if it had always been so: one row without a date takes the place of all
the rows of that unit. *Ret fra dato* is what happens in Cura: what held before, holds until then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from webapp.domain.fagsystem import Kildested
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.vaerdier.periode import gaeldende
from webapp.domain.variant.konfiguration import Konfiguration
from webapp.domain.variant.stadie import Stadie, stadie
from webapp.domain.variant.variant import (
    FOERSTE_DAG,
    Enhedsmapning,
    SagstypeKle,
    Trin,
    Variant,
    Ydelsesmapning,
)

Mapningsraekke = Enhedsmapning | SagstypeKle | Ydelsesmapning
R = TypeVar("R", bound=Mapningsraekke)


class Maade(StrEnum):
    """How a change is made."""

    PLANEN = "planen"
    DATO = "dato"


@dataclass(frozen=True, slots=True)
class Tidspunkt:
    """*Ret planen* (`fra` None) or *Ret fra dato*."""

    fra: date | None = None

    @property
    def maade(self) -> Maade:
        """Which of the two."""
        return Maade.PLANEN if self.fra is None else Maade.DATO


def naturlig_maade(variant: Variant, dato: date) -> Maade:
    """*Ret planen* until the export has begun; then a change can only be made from a day on."""
    begyndt = stadie(variant, dato) is Stadie.FORLOEB
    return Maade.DATO if begyndt else Maade.PLANEN


def ret_enhed(
    variant: Variant, enhed: str, fk_enhed: EnhedUuid | None, hvornaar: Tidspunkt
) -> Variant:
    """The variant with the unit mapped; None: it leads upwards. The same where it holds already."""
    gamle = [raekke for raekke in variant.enhedsmapning if raekke.lokal_enhed == enhed]
    if _gaelder_allerede(variant, gamle, fk_enhed, hvornaar.fra):
        return variant
    ny = Enhedsmapning(
        lokal_enhed=enhed,
        fk_enhed=fk_enhed,
        fra=hvornaar.fra,
        sted=_sted(gamle),
        bemaerkning=_bemaerkning(gamle),
        fk_navn=kendt_fk_navn(gamle[0] if gamle else None, fk_enhed),
        valgt=True,
    )
    raekker = _ret(variant.enhedsmapning, ny, lambda raekke: raekke.lokal_enhed)
    return replace(variant, enhedsmapning=raekker)


def kendt_fk_navn(gammel: Enhedsmapning | None, fk_enhed: EnhedUuid | None) -> str:
    """What the unit is called in FK Organisation, as the row knows it once it is changed.

    One that is mapped has the name of what it is mapped to; the sheet's stays only where it does.
    One that leads upwards is still in FK Organisation, if it was before.
    """
    if gammel is None or (fk_enhed is not None and fk_enhed != gammel.fk_enhed):
        return ""
    var_mappet = gammel.lokal_enhed if gammel.fk_enhed is not None else ""
    return gammel.fk_navn or ("" if fk_enhed is not None else var_mappet)


def _gaelder_allerede(
    variant: Variant, raekker: list[Enhedsmapning], fk_enhed: EnhedUuid | None, dato: date | None
) -> bool:
    """True if a change from the day would say what the unit's rows say on it."""
    trin_7 = variant.gjorte_trin.get(Trin.ENHEDER)
    if dato is None or trin_7 is None or trin_7 > dato:
        return False
    gaelder = gaeldende([replace(r, fra=r.fra or FOERSTE_DAG) for r in raekker], dato)
    return gaelder is not None and gaelder.fk_enhed == fk_enhed


def ret_sagstype(
    variant: Variant, sagstype: str, kle: KleEmne | None, hvornaar: Tidspunkt
) -> Variant:
    """The variant with the sagstype given a KLE number; None takes it away."""
    gamle = [raekke for raekke in variant.sagstype_kle if raekke.sagstype == sagstype]
    ny = SagstypeKle(sagstype, kle, str(kle or ""), hvornaar.fra, _sted(gamle))
    return replace(
        variant, sagstype_kle=_ret(variant.sagstype_kle, ny, lambda raekke: raekke.sagstype)
    )


def ret_ydelse(
    variant: Variant, ydelse: str, valg: tuple[str, KleEmne | None], hvornaar: Tidspunkt
) -> Variant:
    """The variant with the local ydelse given a type and its KLE; `("", None)` takes it away."""
    gamle = [raekke for raekke in variant.ydelsestyper if raekke.lokal_ydelse == ydelse]
    ny = Ydelsesmapning(ydelse, valg[0], valg[1], hvornaar.fra, _sted(gamle))
    return replace(
        variant, ydelsestyper=_ret(variant.ydelsestyper, ny, lambda raekke: raekke.lokal_ydelse)
    )


def _ret(raekker: tuple[R, ...], ny: R, navn: Callable[[R], str]) -> tuple[R, ...]:
    """The rows with the new one in its unit's place; of one day there is one row."""
    egne = [nr for nr, raekke in enumerate(raekker) if navn(raekke) == navn(ny)]
    fjernes = {nr for nr in egne if ny.fra is None or raekker[nr].fra == ny.fra}
    plads = (min(fjernes) if fjernes else egne[-1] + 1) if egne else len(raekker)
    foer: list[R] = [raekke for nr, raekke in enumerate(raekker[:plads]) if nr not in fjernes]
    efter: list[R] = [
        raekke for nr, raekke in enumerate(raekker) if nr >= plads and nr not in fjernes
    ]
    return (*foer, ny, *efter)


def _sted(gamle: Sequence[Mapningsraekke]) -> Kildested | None:
    return gamle[0].sted if gamle else None


def _bemaerkning(gamle: list[Enhedsmapning]) -> str:
    return gamle[0].bemaerkning if gamle else ""


def planlagt(konfiguration: Konfiguration, dato: date) -> Konfiguration:
    """The configuration as it will be when the trin of the mapping have been done.

    A trin that is missing or lies ahead is taken as done long ago, so that the workbench shows
    what is planned.
    """
    variant = konfiguration.variant
    trin = dict(variant.trin)
    for et in (Trin.ENHEDER, Trin.YDELSESTYPER, Trin.SAGSTYPER):
        if et not in trin or trin[et] > dato:
            trin[et] = FOERSTE_DAG
    return replace(konfiguration, variant=replace(variant, trin=trin))


def seneste(raekker: tuple[R, ...], navn: str, noegle: Callable[[R], str]) -> R | None:
    """The row that holds in the end, whatever the day: what a sheet without dates can say."""
    egne = [replace(r, fra=r.fra or FOERSTE_DAG) for r in raekker if noegle(r) == navn]
    return gaeldende(egne, date.max)


def seneste_af(raekker: Iterable[R], noegle: Callable[[R], str]) -> Mapping[str, R]:
    """The row of each name that holds in the end, in the order in which the names come first."""
    egne: dict[str, list[R]] = {}
    for raekke in raekker:
        egne.setdefault(noegle(raekke), []).append(raekke)
    seneste_ = {navn: seneste(tuple(dens), navn, noegle) for navn, dens in egne.items()}
    return {navn: raekke for navn, raekke in seneste_.items() if raekke is not None}
