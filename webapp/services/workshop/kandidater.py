"""The objects that a scenario's citizen is sought among: the telling ones first, and few.

A small kommune is counted whole, so that one of each outcome is tried before the second of any. A
large one is first asked for objects of as many kinds as can be, which costs the same whatever it
holds; only for what is not among them is it counted, once for all scenarios of the two variants.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.visning.oekonomisk import Betalingsslags
from webapp.services.grundlag import Grundlag
from webapp.services.maalinger.indvirkning import borgerens_kontakt
from webapp.services.optaelling.egenskaber import laes_egenskaber
from webapp.services.optaelling.klasser import Hold, find_vidner
from webapp.services.optaelling.snit import ALT
from webapp.services.optaelling.taelling import optael
from webapp.services.optaelling.udfald import Seer, find_udfald
from webapp.store.kendt import kendt
from webapp.store.optaelling import Vidne, load_stikproeve, tael_grupper

# So many of each kind are judged before it is said that none fits.
FLEST_PROEVEDE = 240
# Grupper that are counted in less time than one waits for a page.
LILLE = 1000


@dataclass(frozen=True, slots=True)
class Udpeget:
    """An object that is to be judged."""

    slags: str
    vidne: Vidne
    betalinger: tuple[Betalingsslags, ...] = ()


def kandidater(database: Database, par: tuple[Grundlag, Grundlag], slags: str) -> Iterator[Udpeget]:
    """Sager or ydelser, the likeliest first; each is made only when it is asked for."""
    sete: set[Vidne] = set()
    if kendt(database, "antal grupper", lambda: tael_grupper(database)) > LILLE:
        for en in kendt(database, "stikprøve", lambda: _stikproeve(database)):
            if en.slags == slags:
                sete.add(en.vidne)
                yield en
    alle = kendt(
        database,
        ("udpegede", tuple(map(_noegle, par)), par[0].dato),
        lambda: _talte(database, par),
    )
    yield from (en for en in alle if en.slags == slags and en.vidne not in sete)


def _noegle(grundlag: Grundlag) -> object:
    """A variant as scenarios find it: saved but for its model and its trin (`opstilling._find`)."""
    variant = grundlag.variant
    return variant.slug, variant.model, tuple(sorted(variant.trin.items()))


def _stikproeve(database: Database) -> tuple[Udpeget, ...]:
    return tuple(
        Udpeget(slags, vidne, laes_egenskaber(egenskaber).betalinger)
        for slags, egenskaber, vidne in load_stikproeve(database, FLEST_PROEVEDE)
    )


def _talte(database: Database, par: tuple[Grundlag, Grundlag]) -> tuple[Udpeget, ...]:
    """All that is judged alike under both, one of each outcome before the second of any."""
    optaelling = optael(database, par[0].dato)
    seer = Seer(lambda bedoemt: bedoemt.ses_af_borger, borgerens_kontakt)
    sete: Counter[object] = Counter()
    ordnet: list[tuple[int, int, Hold]] = []
    for hold, fra, til in find_udfald(optaelling, *par, seer, ALT):
        if fra is not None or til is not None:
            ordnet.append((sete[hold.slags, fra, til], -hold.antal, hold))
            sete[hold.slags, fra, til] += 1
    antal: Counter[str] = Counter()
    valgte: list[Hold] = []
    for _, _, hold in sorted(ordnet, key=lambda en: en[:2]):
        antal[hold.slags] += 1
        if antal[hold.slags] <= FLEST_PROEVEDE:
            valgte.append(hold)
    fundne = find_vidner(optaelling, valgte)
    return tuple(Udpeget(klasse.slags, klasse.vidne, klasse.betalinger) for klasse in fundne)
