"""Classes: boxes of objects that two variants treat alike, found without looking at an object.

For each gruppe the days are cut where something changes under one of the variants, and only
there. What a box is like under a variant is its Tilstand; boxes of equal properties and equal
Tilstand, whatever gruppe they are of, form one class, and one object speaks for it. Grupper that
are cut alike are counted as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import NamedTuple

from webapp.domain.visning.oekonomisk import Betalingsslags
from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.egenskaber import Adgang, Egenskaber, laes_adgang, laes_egenskaber
from webapp.services.optaelling.snit import ALT, Art, Blik, Skaering, Snit
from webapp.store.arbejde import skridt
from webapp.store.optaelling import Gruppe, Kasse, Kasser, Optaelling, Talt, Vidne


@dataclass(frozen=True, slots=True)
class Hold:
    """Boxes whose objects are judged alike; `gruppe` is one of theirs.

    `antal` counts objects through their first citizen only. `art` None: one object by itself, whose
    own history decides.
    """

    gruppe: Gruppe
    antal: int
    kasser: Kasser
    art: Art | None

    @property
    def slags(self) -> str:
        """`sag` or `ydelse`."""
        return self.gruppe.slags

    @property
    def egenskaber(self) -> Egenskaber:
        """What its objects are alike in, as far as the look told it apart."""
        return laes_egenskaber(self.gruppe.egenskaber)

    @property
    def adgang(self) -> Adgang:
        """The same for SAPA's roles."""
        return laes_adgang(self.gruppe.adgang)


@dataclass(frozen=True, slots=True)
class Klasse:
    """A Hold with an object that speaks for all."""

    hold: Hold
    vidne: Vidne

    @property
    def slags(self) -> str:
        """`sag` or `ydelse`."""
        return self.hold.slags

    @property
    def antal(self) -> int:
        """How many objects it speaks for."""
        return self.hold.antal

    @property
    def kasser(self) -> Kasser:
        """Where they are."""
        return self.hold.kasser

    @property
    def betalinger(self) -> tuple[Betalingsslags, ...]:
        """The kinds of payments of the ydelser that the citizen may see."""
        return self.hold.egenskaber.betalinger


def find_klasser(
    optaelling: Optaelling, a: Grundlag, b: Grundlag, blik: Blik = ALT
) -> tuple[Klasse, ...]:
    """All classes of the kommune under two variants, as far as `blik` looks."""
    return find_vidner(optaelling, find_hold(optaelling, a, b, blik))


def find_vidner(optaelling: Optaelling, alle: Sequence[Hold]) -> tuple[Klasse, ...]:
    """Classes with their witnesses."""
    vidner = optaelling.vidner([hold.kasser for hold in alle])
    return tuple(starmap(Klasse, zip(alle, vidner, strict=True)))


def find_hold(
    optaelling: Optaelling, a: Grundlag, b: Grundlag, blik: Blik = ALT
) -> tuple[Hold, ...]:
    """The classes of `find_klasser`, without reading one object of each."""
    snit = Snit(a, b, blik)
    bundter, stoppede = _bundt(optaelling.grupper(enhedsvis=blik.enheder), snit, blik)
    skaaret = [*_skaer(bundter), *_enkeltvis(optaelling, stoppede)]
    return tuple(_saml(skaaret, optaelling.tael([stykke.kasse for stykke in skaaret])))


@dataclass(frozen=True, slots=True)
class _Bundt:
    """Grupper that are alike in all that is told apart (`noegle`), and cut alike."""

    noegle: object
    skaering: Skaering
    grupper: list[Gruppe]


class _Skaaret(NamedTuple):
    """A box, one of its grupper, and the class that it belongs to."""

    noegle: object
    gruppe: Gruppe
    art: Art | None
    kasse: Kasse


def _bundt(grupper: Iterable[Gruppe], snit: Snit, blik: Blik) -> tuple[list[_Bundt], list[Gruppe]]:
    """The grupper that days tell all about, in bundles, and the others."""
    bundter: dict[object, _Bundt] = {}
    stoppede: list[Gruppe] = []
    for gruppe in grupper:
        skridt(0)
        if not blik.gruppe(gruppe):
            continue
        if snit.har_stop(gruppe):
            stoppede.append(gruppe)
            continue
        skaering = snit.skaer(gruppe)
        klasse = (gruppe.slags, blik.noegle(gruppe))
        noegle = (klasse, gruppe.hoved, skaering.nr)
        if noegle not in bundter:
            bundter[noegle] = _Bundt(klasse, skaering, [])
        bundter[noegle].grupper.append(gruppe)
    return list(bundter.values()), stoppede


def _skaer(bundter: list[_Bundt]) -> Iterator[_Skaaret]:
    for bundt in bundter:
        ider = tuple(gruppe.id for gruppe in bundt.grupper)
        for stykke in bundt.skaering.stykker:
            art = stykke.art
            kasse = Kasse(
                grupper=ider,
                fra=stykke.fra,
                oprettet=art.oprettet,
                bevilget=stykke.bevilget,
                begyndt=art.begyndt,
            )
            yield _Skaaret((bundt.noegle, stykke.nr), bundt.grupper[0], art, kasse)


def _enkeltvis(optaelling: Optaelling, grupper: list[Gruppe]) -> Iterator[_Skaaret]:
    """Transfers have stopped, so each object's own history decides."""
    objekter = optaelling.objekter([gruppe.id for gruppe in grupper]) if grupper else {}
    for gruppe in grupper:
        for objekt in objekter.get(gruppe.id, ()):
            kasse = Kasse(grupper=(gruppe.id,), objekt_id=objekt)
            yield _Skaaret((gruppe.id, objekt), gruppe, None, kasse)


def _saml(skaaret: list[_Skaaret], talt: Talt) -> Iterator[Hold]:
    """Boxes that hold something, gathered by what decides how their objects are judged."""
    samlet: defaultdict[object, list[int]] = defaultdict(list)
    for plads, antal in enumerate(talt.antal):
        if antal:
            samlet[skaaret[plads].noegle].append(plads)
    for pladser in samlet.values():
        en = skaaret[pladser[0]]
        antal = sum(talt.antal[plads] for plads in pladser if skaaret[plads].gruppe.hoved)
        yield Hold(en.gruppe, antal, talt.kasser(pladser), en.art)
