"""Classes: boxes of objects that two variants treat alike, found without looking at an object.

For each gruppe the days are cut where something changes under one of the variants, and only
there. What a box is like under a variant is its Tilstand; boxes of equal properties and equal
Tilstand, whatever gruppe they are of, form one class, and one object speaks for it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.snit import ALT, Art, Blik, Snit
from webapp.store.optaelling import (
    Gruppe,
    Kasse,
    Vidne,
    find_vidner,
    load_grupper,
    load_objekter,
    tael_kasser,
)


@dataclass(frozen=True, slots=True)
class Klasse:
    """Boxes whose objects are judged alike.

    `antal` counts objects through their first citizen only; `vidne` speaks for all.
    """

    slags: str
    antal: int
    kasser: tuple[int, ...]
    vidne: Vidne


@dataclass(frozen=True, slots=True)
class Hold:
    """The same, before a witness is found: `gruppe` is one of theirs. `art` None: one object."""

    gruppe: Gruppe
    antal: int
    kasser: tuple[int, ...]
    art: Art | None

    @property
    def slags(self) -> str:
        """`sag` or `ydelse`."""
        return self.gruppe.slags

    @property
    def egenskaber(self) -> str:
        """What its objects are alike in (JSON)."""
        return self.gruppe.egenskaber

    def klasse(self, vidne: Vidne) -> Klasse:
        """The class with its witness."""
        return Klasse(self.slags, self.antal, self.kasser, vidne)


def find_klasser(
    database: Database,
    a: Grundlag,
    b: Grundlag,
    *,
    hver_for_sig: bool = False,
    blik: Blik = ALT,
) -> tuple[Klasse, ...]:
    """All classes of the kommune under two variants.

    `hver_for_sig`: a class holds objects of one local unit, sagstype and local ydelse only.
    `blik`: what to look at.
    """
    alle = find_hold(database, a, b, hver_for_sig=hver_for_sig, blik=blik)
    vidner = find_vidner(database, [hold.kasser[0] for hold in alle])
    return tuple(hold.klasse(vidner[hold.kasser[0]]) for hold in alle)


def find_hold(
    database: Database,
    a: Grundlag,
    b: Grundlag,
    *,
    hver_for_sig: bool = False,
    blik: Blik = ALT,
) -> tuple[Hold, ...]:
    """The classes of `find_klasser`, without reading one object of each."""
    snit = Snit(a, b, blik)
    grupper = [gruppe for gruppe in load_grupper(database) if blik.gruppe(gruppe)]
    stoppede = {g.id for g in grupper if snit.har_stop(g)}
    enkelte = load_objekter(database, stoppede) if stoppede else {}
    skaaret: list[tuple[Gruppe, object, Art | None]] = []
    kasser: list[Kasse] = []
    for gruppe in grupper:
        if gruppe.id in stoppede:
            # Transfers have stopped, so each object's own history decides.
            for objekt in enkelte[gruppe.id]:
                skaaret.append((gruppe, objekt, None))
                kasser.append(Kasse(gruppe.id, objekt_id=objekt))
        else:
            for nr, art, fra, bevilget in snit.stykker(gruppe):
                skaaret.append((gruppe, nr, art))
                kasser.append(Kasse(gruppe.id, fra, art.oprettet, bevilget))
    return _saml(skaaret, tael_kasser(database, kasser), hver_for_sig=hver_for_sig)


def _saml(
    skaaret: list[tuple[Gruppe, object, Art | None]], antal: tuple[int, ...], *, hver_for_sig: bool
) -> tuple[Hold, ...]:
    """Boxes that hold something, gathered by what decides how their objects are judged."""
    samlet: defaultdict[object, list[int]] = defaultdict(list)
    for nr, ((gruppe, art_nr, art), i_kassen) in enumerate(zip(skaaret, antal, strict=True)):
        if i_kassen:
            egne = (gruppe.slags, gruppe.egenskaber) if art else gruppe.id
            for_sig = (gruppe.lokal_enhed, gruppe.sagstype, gruppe.lokal_ydelse)
            samlet[egne, art_nr, for_sig if hver_for_sig else None].append(nr)
    return tuple(
        Hold(
            skaaret[kasser[0]][0],
            sum(antal[nr] for nr in kasser if skaaret[nr][0].hoved),
            tuple(kasser),
            skaaret[kasser[0]][2],
        )
        for kasser in samlet.values()
    )
