"""Cuts: the days on which something changes for an object, under one variant or under two.

What a day decides of an object is its Tilstand under each variant; between two cuts it is the
same. Formula: `domain/eksport/overfoersel.py`; figures: docs/adr/0002.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.dage import EN_DAG, flyt
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.egenskaber import laes_egenskaber
from webapp.services.optaelling.tilstand import UDEN_BETYDNING, Skaerer, Tilstand
from webapp.store.optaelling import FOERST, SIDST, Gruppe

Interval = tuple[str, str]
Tilstande = tuple[Tilstand, ...]
Stykker = list[tuple[Interval, Tilstande]]


@dataclass(frozen=True, slots=True)
class Art:
    """What days decide of some objects: the states under both variants, and when they began.

    `ved_fra` as a sag's latest event decides, `ved_bevilling` as the day of granting does;
    `oprettet` and `begyndt` as a fradato cuts the days of creation and of a ydelse's own beginning.
    """

    ved_fra: Tilstande
    ved_bevilling: Tilstande
    oprettet: Interval
    begyndt: Interval


@dataclass(frozen=True, kw_only=True, slots=True)
class Blik:
    """What is looked at: which grupper, which days of them, and what of them makes a difference.

    `dage` is asked with what a latest event and a granting on those days lead to under each
    variant; `ens` gives what of that matters to the one who counts, and `noegle` what of a gruppe
    does: equal for what may be counted as one. `enheder` False: whichever unit is responsible makes
    no difference; `fradato` False: nor does the day of creation; `sagens` False: nor the latest
    event of a ydelse's sag. `typer`: the ydelsestype does. `enhedens`: what of a unit's mark `ens`
    tells apart, where that is not all of it.
    """

    gruppe: Callable[[Gruppe], bool] = lambda _gruppe: True
    dage: Callable[[Gruppe, Tilstande, Tilstande], bool] = lambda _gruppe, _fra, _bev: True
    ens: Callable[[Tilstande], object] = lambda tilstande: tilstande
    noegle: Callable[[Gruppe], object] = lambda gruppe: gruppe.egenskaber
    enhedens: Callable[[EnhedUuid | None], object] | None = None
    enheder: bool = True
    fradato: bool = True
    sagens: bool = True
    typer: bool = False


ALT = Blik()


def sted(gruppe: Gruppe) -> tuple[str | None, str | None, str | None]:
    """Its local unit, sagstype and local ydelse, for a key of Blik that tells them apart."""
    return gruppe.lokal_enhed, gruppe.sagstype, gruppe.lokal_ydelse


def hver_for_sig(gruppe: Gruppe) -> object:
    """A key for Blik: all of that, and its properties, by themselves."""
    return gruppe.egenskaber, *sted(gruppe)


@dataclass(frozen=True, slots=True)
class Stykke:
    """What a box of a gruppe is: the number of its Art, the Art, and its days."""

    nr: int
    art: Art
    fra: Interval
    bevilget: Interval


@dataclass(frozen=True, slots=True)
class Skaering:
    """How a gruppe is cut; those of the same number are cut alike."""

    nr: int
    stykker: tuple[Stykke, ...]


@dataclass(frozen=True, slots=True)
class _Del:
    """Days between two cuts of one kind: what they lead to, its number, and its KLE."""

    dage: Interval
    ved: Tilstande
    nr: int
    numre: frozenset[KleEmne]


class Snit:
    """How grupper are cut under both variants, and the numbers of what they are cut into.

    What a day decides hangs on the unit, the sagstype and the ydelse alone, so those are cut once,
    however many grupper they have.
    """

    def __init__(self, a: Grundlag, b: Grundlag, blik: Blik) -> None:
        en = Skaerer(a, enheder=blik.enheder, typer=blik.typer)
        anden = en if a is b else Skaerer(b, enheder=blik.enheder, typer=blik.typer)
        self._skaerere = (en, anden)
        self._blik = blik
        self._kendte: dict[object, Skaering] = {}
        self._dele: dict[object, tuple[_Del, ...]] = {}
        self._fradage: dict[object, tuple[tuple[Interval, Interval], ...]] = {}
        self._numre: dict[object, int] = {}
        self._stop: dict[object, bool] = {}
        self._egne: dict[str, tuple[frozenset[KleEmne], bool]] = {}
        self._enheder: dict[object, object] = {}
        self._foerste: dict[object, tuple[date | None, ...]] = {}

    def har_stop(self, gruppe: Gruppe) -> bool:
        """True if transfers have stopped under one of the variants, so that days are not enough.

        A ydelse by itself hangs on its first transfer, which days do decide.
        """
        if gruppe.slags == "ydelse" and not self._blik.sagens:
            return False
        noegle = (gruppe.sagstype, gruppe.lokal_ydelse)
        if noegle not in self._stop:
            self._stop[noegle] = any(s.har_stop(gruppe) for s in self._skaerere)
        return self._stop[noegle]

    def skaer(self, gruppe: Gruppe) -> Skaering:
        """How the gruppe is cut."""
        egne = self._egne.get(gruppe.egenskaber)
        if egne is None:
            egenskaber = laes_egenskaber(gruppe.egenskaber)
            egne = self._egne[gruppe.egenskaber] = (egenskaber.numre, egenskaber.sag is not None)
        noegle = (gruppe.slags, self._enhed(gruppe), gruppe.sagstype, gruppe.lokal_ydelse, egne)
        fundet = self._kendte.get(noegle)
        if fundet is None:
            stykker = tuple(self._skaer(gruppe, egne[0]))
            nr = self._nummer(tuple((s.nr, s.fra, s.bevilget) for s in stykker))
            fundet = self._kendte[noegle] = Skaering(nr, stykker)
        return fundet

    def _enhed(self, gruppe: Gruppe) -> object:
        """Equal for units whose marks on all days make the same difference to the sagstype."""
        enhed = gruppe.lokal_enhed
        if not self._blik.enheder or enhed is None:
            return None
        if self._blik.enhedens is None:
            return enhed
        fra = self._fra(gruppe)
        noegle = (enhed, fra)
        if noegle not in self._enheder:
            self._enheder[noegle] = tuple(
                skaerer.maerker(enhed, dag, self._blik.enhedens)
                for skaerer, dag in zip(self._skaerere, fra, strict=True)
            )
        return self._enheder[noegle]

    def _fra(self, gruppe: Gruppe) -> tuple[date | None, ...]:
        """The day that all before it counts as, under each variant."""
        noegle = (gruppe.sagstype, gruppe.lokal_ydelse)
        if noegle not in self._foerste:
            self._foerste[noegle] = tuple(s.foerste_dag(gruppe) for s in self._skaerere)
        return self._foerste[noegle]

    def _skaer(self, gruppe: Gruppe, indekseret: frozenset[KleEmne]) -> Iterator[Stykke]:
        for fra, bev in product(self._ved_fra(gruppe), self._ved_bev(gruppe)):
            if not self._blik.dage(gruppe, fra.ved, bev.ved):
                continue
            for oprettet, begyndt in self._fradatoer(gruppe, fra.numre | bev.numre | indekseret):
                nr = self._nummer((fra.nr, bev.nr, oprettet, begyndt))
                yield Stykke(nr, Art(fra.ved, bev.ved, oprettet, begyndt), fra.dage, bev.dage)

    def _fradatoer(
        self, gruppe: Gruppe, numre: frozenset[KleEmne]
    ) -> tuple[tuple[Interval, Interval], ...]:
        """Days of creation and of the ydelse's own beginning, cut where a fradato asks for them."""
        seere = self._skaerere if self._blik.fradato else ()
        egne = tuple(skaerer.ser_egen_dag(gruppe) for skaerer in seere)
        noegle = (gruppe.slags, egne, numre)
        if noegle not in self._fradage:
            fundne = [
                skaerer.fradatoer(gruppe.slags, numre, egen)
                for egen, skaerer in zip(egne, seere, strict=True)
            ]
            graenser = [{dag for par in fundne for dag in par[nr]} for nr in (0, 1)]
            sagens, deres = (_stykker(dage, lambda dag: (dag,)) for dage in graenser)
            par = product((dage for dage, _ in sagens), (dage for dage, _ in deres))
            self._fradage[noegle] = tuple(par)
        return self._fradage[noegle]

    def _nummer(self, ting: object) -> int:
        return self._numre.setdefault(ting, len(self._numre))

    def _ved_fra(self, gruppe: Gruppe) -> tuple[_Del, ...]:
        if gruppe.slags == "ydelse" and not self._blik.sagens:
            return self._som_dele([((FOERST, SIDST), (UDEN_BETYDNING,) * len(self._skaerere))])
        noegle = ("fra", gruppe.sagstype, self._enhed(gruppe))
        if noegle not in self._dele:
            stykker = _stykker(
                {dag for s in self._skaerere for dag in s.snit_for_sag(gruppe)},
                lambda dag: tuple(s.ved_seneste(gruppe, dag) for s in self._skaerere),
                self._blik.ens,
            )
            self._dele[noegle] = self._som_dele(stykker)
        return self._dele[noegle]

    def _ved_bev(self, gruppe: Gruppe) -> tuple[_Del, ...]:
        enhed = self._enhed(gruppe) if gruppe.sagstype is None else None
        noegle = ("bevilget", gruppe.slags, gruppe.sagstype, gruppe.lokal_ydelse, enhed)
        if noegle not in self._dele:
            dage = {dag for s in self._skaerere for dag in s.snit_for_ydelse(gruppe)}
            stykker = _stykker(
                dage if gruppe.slags == "ydelse" else set(),
                lambda dag: tuple(s.ved_bevilling(gruppe, dag) for s in self._skaerere),
                self._blik.ens,
            )
            self._dele[noegle] = self._som_dele(stykker)
        return self._dele[noegle]

    def _som_dele(self, stykker: Stykker) -> tuple[_Del, ...]:
        return tuple(
            _Del(dage, ved, self._nummer(self._blik.ens(ved)), frozenset(_numre(ved)))
            for dage, ved in stykker
        )


def _numre(ved: Tilstande) -> Iterator[KleEmne]:
    return (tilstand.kle for tilstand in ved if tilstand.kle is not None)


def _stykker(
    snit: set[date],
    tilstand: Callable[[date], tuple[object, ...]],
    ens: Callable[[Tilstande], object] = lambda tilstande: tilstande,
) -> Stykker:
    """All days as pieces with one state each: cut at `snit`, neighbours that are alike joined."""
    dage = sorted(snit)
    begyndelser = [flyt(dage[0], -EN_DAG), *dage] if dage else [date.max]
    stykker: Stykker = []
    for nr, dag in enumerate(begyndelser):
        slut = begyndelser[nr + 1].isoformat() if nr + 1 < len(begyndelser) else SIDST
        naeste: tuple[Tilstand, ...] = tilstand(dag)  # type: ignore[assignment]  # or a day, which is only compared
        if stykker and ens(stykker[-1][1]) == ens(naeste):
            stykker[-1] = ((stykker[-1][0][0], slut), stykker[-1][1])
        else:
            stykker.append(((dag.isoformat() if nr else FOERST, slut), naeste))
    return stykker
