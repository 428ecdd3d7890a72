"""Cura through one order of its trin, event by event, lean enough to live all orders.

Like cura.py it is written from domain.md §1A alone and knows nothing of periods, cuts or formulas:
it keeps a state, lets each day happen, and files what Cura sends. It knows less than cura.py (one
sagstype, no rows with days of their own, no oprydning), so that 40 320 lives take seconds; a test
holds it against cura.py. On a day configuration comes first, then the events, then the transfers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from webapp.domain.variant.variant import Trin

# A mark: the FK ORG unit, and the local unit it came through.
Maerke = tuple[object, str | None]
# What lies in the index: of a sag its mark, its latest event as sent, and whether that closed it;
# of a ydelse whether it had its type, and where it has no sag its mark.
Indeks = dict[str, tuple[object, ...]]


@dataclass(frozen=True)
class Enheder:
    """Cura's tree of units, what has been mapped all along, and what trin 7 maps."""

    overordnet: Mapping[str, str | None]
    fra_begyndelsen: Mapping[str, object]
    ved_trin_7: Mapping[str, object]

    def maerke(self, enhed: str, *, trin_7_gjort: bool) -> Maerke:
        """The unit's own UUID, else that of the nearest above it that has one."""
        kendte = {**self.fra_begyndelsen, **(self.ved_trin_7 if trin_7_gjort else {})}
        navn: str | None = enhed
        while navn is not None and navn not in kendte:
            navn = self.overordnet[navn]
        return (kendte[navn], navn) if navn is not None else (None, None)


@dataclass(frozen=True)
class Sagsliv:
    """A sag's unit, the days on which something happens to it, and when it is closed, if ever."""

    navn: str
    enhed: str
    haendelser: tuple[int, ...]
    lukket: int | None = None


@dataclass(frozen=True)
class Ydelsesliv:
    """A ydelse, the day it is granted, and its own unit where it has no sag."""

    navn: str
    bevilget: int
    uden_sag: str | None = None


@dataclass
class Trinliv:
    """One municipality, one order. `aftener[d]` is the index in the evening of day `d`."""

    enheder: Enheder
    sager: tuple[Sagsliv, ...]
    ydelser: tuple[Ydelsesliv, ...]

    def lev(self, trin: Mapping[Trin, int], dage: Iterable[int]) -> dict[int, Indeks]:
        """Every day; trin are done on their day, those that are missing never."""
        paa_dagen: dict[int, list[Trin]] = {}
        for et, dag in trin.items():
            paa_dagen.setdefault(dag, []).append(et)
        gjort: set[Trin] = set()
        kle_paa_listen = sender = False
        indeks: Indeks = {}
        aftener: dict[int, Indeks] = {}
        for dag in dage:
            # The night's job reads KLE, if both were in place when the evening came.
            kle_paa_listen = (
                kle_paa_listen
                or {
                    Trin.KLASSIFIKATIONSIMPORTER,
                    Trin.KLE_OVERFOERSEL,
                }
                <= gjort
            )
            gjort.update(paa_dagen.get(dag, ()))
            sendte_foer = sender
            sender = kle_paa_listen and {Trin.SAGSTYPER, Trin.EKSPORTER_SAGER} <= gjort
            if sender:
                self._send(indeks, gjort, dag, alt=not sendte_foer)
            aftener[dag] = dict(indeks)
        return aftener

    def _send(self, indeks: Indeks, gjort: set[Trin], dag: int, *, alt: bool) -> None:
        """The day's transfers: all there is on the first day, then what something happened to."""
        mappet = Trin.ENHEDER in gjort
        for sag in self.sager:
            if dag in sag.haendelser or (alt and sag.haendelser[0] <= dag):
                seneste = max(h for h in sag.haendelser if h <= dag)
                maerke = self.enheder.maerke(sag.enhed, trin_7_gjort=mappet)
                lukket = sag.lukket is not None and sag.lukket <= dag
                indeks[sag.navn] = (*maerke, seneste, lukket)
        for ydelse in self.ydelser:
            if ydelse.bevilget == dag or (alt and ydelse.bevilget <= dag):
                maerke = (None, None)
                if ydelse.uden_sag:
                    maerke = self.enheder.maerke(ydelse.uden_sag, trin_7_gjort=mappet)
                indeks[ydelse.navn] = (Trin.YDELSESTYPER in gjort, *maerke)
