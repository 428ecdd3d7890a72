"""Classes with one of their objects judged, by the very code that makes its page."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.klasser import Klasse, find_klasser
from webapp.services.optaelling.snit import ALT, Blik, hver_for_sig
from webapp.services.optaelling.vidner import Vidner
from webapp.store.optaelling import Optaelling


def bedoem_klasser(optaelling: Optaelling, grundlag: Grundlag) -> Iterator[tuple[Klasse, Bedoemt]]:
    """Every class of one variant with one of its objects judged; units are kept apart."""
    klasser = find_klasser(optaelling, grundlag, grundlag, Blik(noegle=hver_for_sig))
    vidner = Vidner.hent(optaelling.database, klasser)
    for klasse in klasser:
        yield klasse, vidner.bedoem(klasse, grundlag)


def bedoem_par(
    optaelling: Optaelling, a: Grundlag, b: Grundlag, *, blik: Blik = ALT
) -> Iterator[tuple[Klasse, Bedoemt, Bedoemt]]:
    """Every class with one of its objects judged under both variants."""
    klasser = find_klasser(optaelling, a, b, blik)
    vidner = Vidner.hent(optaelling.database, klasser)
    for klasse in klasser:
        yield klasse, vidner.bedoem(klasse, a), vidner.bedoem(klasse, b)
