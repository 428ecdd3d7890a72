"""Classes with one of their objects judged, by the very code that makes its page."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.klasser import Klasse, find_klasser
from webapp.services.optaelling.snit import ALT, Blik
from webapp.services.optaelling.taelling import byg_midlertidige_taellinger
from webapp.services.optaelling.vidner import Vidner
from webapp.store.optaelling import fjern_skygger


def klargoer(database: Database, grundlag: Grundlag) -> None:
    """The counts of the day of the preview, for this connection."""
    if grundlag.dato == grundlag.opslag.kommune.dato:
        fjern_skygger(database)
    else:
        byg_midlertidige_taellinger(database, grundlag.dato)


def bedoem_klasser(
    database: Database, grundlag: Grundlag, *, er_talt: bool = False
) -> Iterator[tuple[Klasse, Bedoemt]]:
    """Every class of one variant with one of its objects judged; units are kept apart.

    `er_talt`: this connection counted the same day just before, for another variant.
    """
    if not er_talt:
        klargoer(database, grundlag)
    klasser = find_klasser(database, grundlag, grundlag, hver_for_sig=True)
    vidner = Vidner.hent(database, klasser)
    for klasse in klasser:
        yield klasse, vidner.bedoem(klasse, grundlag)


def bedoem_par(
    database: Database, a: Grundlag, b: Grundlag, *, blik: Blik = ALT
) -> Iterator[tuple[Klasse, Bedoemt, Bedoemt]]:
    """Every class with one of its objects judged under both variants; `klargoer` first."""
    klasser = find_klasser(database, a, b, blik=blik)
    vidner = Vidner.hent(database, klasser)
    for klasse in klasser:
        yield klasse, vidner.bedoem(klasse, a), vidner.bedoem(klasse, b)
