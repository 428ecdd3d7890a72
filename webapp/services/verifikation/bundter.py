"""What there is to prove in the whole kommune, by classes: no object is read twice.

The counting engine finds the classes; what of a class the criteria hang on is asked of one object
for each key, by the very code that makes its page. A test reads all pages and gets the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.verifikation.daekning import Bundt
from webapp.domain.verifikation.kriterier import (
    Kriterium,
    har_side,
    kontaktens_kriterium,
    objektets_kriterier,
)
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.klasser import Hold, find_hold, find_vidner
from webapp.services.optaelling.snit import Blik
from webapp.services.optaelling.taelling import optael
from webapp.services.optaelling.udfald import Noegler, Spoerger
from webapp.store.optaelling import Optaelling, Vidne

# A status and a ydelsestype are told by sagstype and ydelse, so those are kept apart.
_BLIK = Blik(
    noegle=lambda g: (g.egenskaber, g.sagstype, g.lokal_ydelse),
    typer=True,
)
# As many citizens are looked at for each criterion, where there are too many to look at all.
VIDNER_PR_KRITERIUM = 2


@dataclass(frozen=True)
class Kommunebundter:
    """All sager and ydelser of the kommune by what they show.

    `objekter` counts each criterion's objects: as many pages show the same. `uden_side`: ydelser
    that no page of Mit Overblik is about.
    """

    bundter: tuple[Bundt[Kriterium], ...]
    objekter: Counter[Kriterium]
    uden_side: int
    vidner: tuple[Vidne, ...]

    @property
    def ialt(self) -> int:
        """How many objects there are to prove."""
        return sum(bundt.antal for bundt in self.bundter)

    @property
    def kriterier(self) -> frozenset[Kriterium]:
        """Everything that is to be seen of them."""
        return frozenset(self.objekter)


def tael_bundter(database: Database, grundlag: Grundlag) -> Kommunebundter:
    """Count them under one variant, on the day of its basis."""
    optaelling = optael(database, grundlag.dato)
    alle = find_hold(optaelling, grundlag, grundlag, _BLIK)
    samlet: defaultdict[frozenset[Kriterium], int] = defaultdict(int)
    objekter: Counter[Kriterium] = Counter()
    foerste: list[Hold] = []
    set_: Counter[Kriterium] = Counter()
    uden_side = 0
    fundne = _kriterier(optaelling, grundlag, alle)
    for hold, kriterier in sorted(zip(alle, fundne, strict=True), key=lambda en: -en[0].antal):
        if kriterier is None:
            uden_side += hold.antal
            continue
        samlet[kriterier] += hold.antal
        for kriterium in kriterier:
            objekter[kriterium] += hold.antal
        if any(set_[kriterium] < VIDNER_PR_KRITERIUM for kriterium in kriterier):
            foerste.append(hold)
            set_.update(kriterier)
    vidner = tuple(klasse.vidne for klasse in find_vidner(optaelling, foerste))
    bundter = tuple(Bundt(kriterier, antal) for kriterier, antal in samlet.items())
    return Kommunebundter(bundter, objekter, uden_side, vidner)


def _kriterier(
    optaelling: Optaelling, grundlag: Grundlag, alle: Sequence[Hold]
) -> list[frozenset[Kriterium] | None]:
    """The criteria of each class; None where no page is about it."""
    noegler, spoerger = Noegler(grundlag, 0), Spoerger(optaelling, grundlag, alle)
    egne = spoerger.svar([_noegle(noegler, hold) for hold in alle], _egne)
    kontakter = spoerger.svar(
        [
            noegler.kontakt(hold) if svar is not None and svar[1] else None
            for hold, svar in zip(alle, egne, strict=True)
        ],
        _kontakt,
    )
    return [
        None if svar is None or svar[0] is None else svar[0] | ({kontakt} if kontakt else set())
        for svar, kontakt in zip(egne, kontakter, strict=True)
    ]


def _noegle(noegler: Noegler, hold: Hold) -> object:
    """All that decides the criteria of a class, but for the contact."""
    gruppe, art = hold.gruppe, hold.art
    typer = art and (art.ved_bevilling[0].type, art.ved_bevilling[0].penge)
    synlighed = noegler.synlighed(hold)
    return synlighed, gruppe.sagstype, gruppe.lokal_ydelse, typer


def _egne(bedoemt: Bedoemt) -> tuple[frozenset[Kriterium] | None, bool]:
    """Its criteria without its contact, and whether it is shown."""
    if not har_side(bedoemt.forhold):
        return None, False
    return objektets_kriterier(bedoemt.forhold, bedoemt.borger), bedoemt.borger.visible


def _kontakt(bedoemt: Bedoemt) -> Kriterium:
    return kontaktens_kriterium(bedoemt.kontakt)


def alle_kriterier(bedoemt: Bedoemt) -> frozenset[Kriterium] | None:
    """The same of one object that has been read."""
    egne, synlig = _egne(bedoemt)
    if egne is None or not synlig:
        return egne
    return egne | {_kontakt(bedoemt)}
