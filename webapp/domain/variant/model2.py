"""Model 2 proposed: a few units high up in FK Organisation are mapped, all below lead up to them.

»en eller nogle få enheder højt oppe« (KOMBIT, A0:1489).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from webapp.domain.organisation.organisation import FkEnhed, FkOrganisation
from webapp.domain.vaerdier.identifikation import EnhedUuid

# A level with more units than this is no model 2.
MAKS_TOPPE = 40


@dataclass(frozen=True, slots=True)
class Niveau:
    """A level of FK Organisation, from 1: the units of it that units of Cura lie at or under."""

    nr: int
    enheder: tuple[FkEnhed, ...]


@dataclass(frozen=True, slots=True)
class Placeret:
    """A unit under the model: `maal` what its sager are marked with, `selv`: it is mapped itself.

    Otherwise it leads up through Cura's tree. `maal` None: nothing above it is chosen.
    """

    enhed: str
    maal: EnhedUuid | None
    selv: bool


@dataclass(frozen=True)
class Model2:
    """`fk`: what each unit of Cura is in FK Organisation; `overordnet`: Cura's tree.

    Only units that are active on the day can be led to.
    """

    organisation: FkOrganisation
    fk: Mapping[str, EnhedUuid]
    overordnet: Mapping[str, str | None]
    dato: date

    @cached_property
    def niveauer(self) -> tuple[Niveau, ...]:
        """The levels that can be chosen, the uppermost first."""
        efter_dybde: dict[int, dict[EnhedUuid, FkEnhed]] = {}
        for uuid in dict.fromkeys(self.fk.values()):
            enhed = self.organisation.find(uuid)
            for dybde, led in enumerate(self.organisation.sti(enhed) if enhed else (), start=1):
                if led.er_aktiv(self.dato):
                    efter_dybde.setdefault(dybde, {}).setdefault(led.uuid, led)
        return tuple(
            Niveau(nr, tuple(enheder.values()))
            for nr, enheder in sorted(efter_dybde.items())
            if len(enheder) <= MAKS_TOPPE
        )

    @property
    def naturligt(self) -> Niveau | None:
        """The first level that tells units apart; where none does, the deepest there is."""
        flere = (niveau for niveau in self.niveauer if len(niveau.enheder) > 1)
        return next(flere, self.niveauer[-1] if self.niveauer else None)

    def placer(
        self, toppe: Iterable[EnhedUuid], cura: Mapping[str, str | None] | None = None
    ) -> tuple[Placeret, ...]:
        """Every unit under the chosen tops, in the tree's order.

        `cura`: the tree that units lead up through, where it is another than the one that places
        them. A unit above all tops is mapped to its own; one that lies beside them has no unit.
        """
        valgte = frozenset(toppe)
        maal = {navn: self._maal(navn, valgte) for navn in self.overordnet}
        op = self if cura is None else replace(self, overordnet=cura)
        selv: dict[str, bool] = {}
        for navn in sorted(self.overordnet, key=lambda navn: len(op.vej_op(navn))):
            over = next((o for o in op.vej_op(navn)[1:] if selv.get(o)), None)
            # It leads up where that leads where it should; else it must be mapped itself.
            selv[navn] = maal[navn] is not None and (over is None or maal[over] != maal[navn])
        return tuple(Placeret(navn, maal[navn], selv[navn]) for navn in self.overordnet)

    def _maal(self, navn: str, valgte: frozenset[EnhedUuid]) -> EnhedUuid | None:
        for paa_vejen in self.vej_op(navn):
            enhed = self.organisation.find(self.fk.get(paa_vejen))
            if enhed is None:
                continue
            sti = [led.uuid for led in reversed(self.organisation.sti(enhed))]
            under = next((uuid for uuid in sti if uuid in valgte), None)
            if under is not None:
                return under
            aktiv = enhed.er_aktiv(self.dato)
            return enhed.uuid if aktiv and self._over(valgte, enhed.uuid) else None
        return next(iter(valgte)) if len(valgte) == 1 else None

    def _over(self, valgte: frozenset[EnhedUuid], uuid: EnhedUuid) -> bool:
        return any(self.organisation.er_under(top, uuid) for top in valgte)

    def vej_op(self, navn: str) -> tuple[str, ...]:
        """The unit and those above it in Cura; a cycle ends where it closes."""
        return self._veje.setdefault(navn, tuple(self._opad(navn)))

    @cached_property
    def _veje(self) -> dict[str, tuple[str, ...]]:
        return {}

    def _opad(self, navn: str) -> Iterable[str]:
        vej: list[str] = []
        aktuel: str | None = navn
        while aktuel and aktuel in self.overordnet and aktuel not in vej:
            vej.append(aktuel)
            aktuel = self.overordnet[aktuel]
        return vej
