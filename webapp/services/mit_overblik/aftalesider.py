"""Aftaler og frister: appointments by month, and the page of one (screens.md §2.3)."""

from __future__ import annotations

from datetime import date, time
from itertools import groupby

from webapp.domain.fagsystem import Aftaleart
from webapp.services import dansk
from webapp.services.felter import Objekt
from webapp.services.mit_overblik.aftaler import BedoemtAftale
from webapp.services.mit_overblik.lister import SIDESTOERRELSE, lav_udsnit
from webapp.services.mit_overblik.objekter import kontaktobjekt
from webapp.services.mit_overblik.sidedele import (
    Aftaleliste,
    Aftalemaaned,
    Aftaleraekke,
    Aftaleside,
)

# Only »1 dag« is on the slide; a week of countdown, and the word for the day itself, are ours.
SIDSTE_NEDTAELLING = 7


def aftaleliste(alle: tuple[BedoemtAftale, ...], vis: int = SIDESTOERRELSE) -> Aftaleliste:
    """The first `vis` of those that are shown, by month, nearest first."""
    maaneder = groupby(alle[:vis], key=lambda en: dansk.aftalemaaned(en.aftale.dato))
    return Aftaleliste(
        tuple(Aftalemaaned(titel, tuple(map(_med_hjaelp, en))) for titel, en in maaneder),
        lav_udsnit(len(alle), vis),
    )


def aftaleside(en: BedoemtAftale, sag: str | None) -> Aftaleside:
    """One appointment; its layout is inferred. `sag`: the slug of its sag, if that is shown."""
    aftale = en.aftale
    felter = dict(aftaleraekke(en).felter) | {
        "aftale.dato": dansk.detaljedato(aftale.dato),
        "aftale.lokation": aftale.lokation,
        "aftale.arrangoer": aftale.arrangoer,
        "aftale.opgave": aftale.opgave,
    }
    return Aftaleside(
        Objekt(en.noegle, felter), sag, kontaktobjekt(f"kontakt/{en.slug}", en.kontakt)
    )


def aftaleraekke(en: BedoemtAftale) -> Objekt:
    """An appointment as a row of the list."""
    aftale = en.aftale
    return Objekt(
        en.noegle,
        {
            "aftale.naar": datoblok(aftale.dato, en.forhold.dato),
            "aftale.titel": aftale.titel,
            "aftale.myndighed": aftale.myndighed,
            "aftale.type": aftale.art,
            "aftale.tid": klokkeslaet(aftale.tid),
            "aftale.dato": dansk.detaljedato(aftale.dato),
        },
    )


def datoblok(dato: date, i_dag: date) -> str:
    """`20 MAR`; near by `1 dag`, `3 dage`, and on the day itself `I dag`."""
    dage = (dato - i_dag).days
    if not 0 <= dage <= SIDSTE_NEDTAELLING:
        return dansk.datoblok(dato)
    if dage == 0:
        return "I dag"
    return "1 dag" if dage == 1 else f"{dage} dage"


def klokkeslaet(tid: time | None) -> str:
    """`kl. 8:00`: no leading zero; empty where there is no time."""
    return f"kl. {tid.hour}:{tid.minute:02}" if tid else ""


def _med_hjaelp(en: BedoemtAftale) -> Aftaleraekke:
    """On the slide only Indkaldelse has a help icon (A0:426); its text is ours."""
    skal_moede = en.aftale.art is Aftaleart.INDKALDELSE
    return Aftaleraekke(aftaleraekke(en), "Du har pligt til at møde op." if skal_moede else "")
