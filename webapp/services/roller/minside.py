"""SAPA's *Min side*: favourites, latest look-ups, and what one's role reaches.

Of the page a source has only its link (A0:1196); what stands on it is inferred.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.services.grundlag import Grundlag
from webapp.services.maalinger.roller import load_raekkevidde
from webapp.services.roller.side import afgraensning_i_ord, tael
from webapp.services.sapa.sidedele import Soegehit
from webapp.services.sapa.soegning import PERSONKOLONNER, Soeger, personhits
from webapp.store.personliste import find_ider


@dataclass(frozen=True, slots=True, kw_only=True)
class SapaMinSide:
    """The page. `ukendte`: how many favourites of the address the kommune does not have."""

    kolonner: tuple[tuple[str, str], ...]
    foretrukne: tuple[Soegehit, ...]
    ukendte: int
    rolle: str
    beskrivelse: str
    afgraensning: tuple[str, ...]
    elementer: tuple[str, ...]
    sager: int
    ydelser: int


def min_side(soeger: Soeger, foretrukne: Iterable[str]) -> SapaMinSide:
    """The page of whoever has the role."""
    database, grundlag, rolle = soeger.database, soeger.grundlag, soeger.rolle
    slugs = tuple(foretrukne)
    ider = find_ider(database, slugs)
    hits = tuple(personhits(soeger, (ider[slug] for slug in slugs if slug in ider)))
    sager, ydelser = _naar(database, grundlag, rolle)
    return SapaMinSide(
        kolonner=PERSONKOLONNER,
        foretrukne=hits,
        ukendte=len(slugs) - len(hits),
        rolle=rolle.navn,
        beskrivelse=rolle.beskrivelse,
        afgraensning=tuple(afgraensning_i_ord(grundlag, en) for en in rolle.brugersystemroller),
        elementer=tuple(map(str, rolle.elementer)),
        sager=sager,
        ydelser=ydelser,
    )


def _naar(database: Database, grundlag: Grundlag, rolle: Jobfunktionsrolle) -> tuple[int, int]:
    tal = load_raekkevidde(database, grundlag)[rolle.slug]
    return tael(tal, "sag"), tael(tal, "ydelse")
