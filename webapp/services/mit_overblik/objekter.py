"""A sag, a ydelse and a contact as the fields that Mit Overblik prints."""

from __future__ import annotations

from webapp.domain.visning.borgerblik_visning import vist_titel, vist_ydelsesnavn
from webapp.domain.visning.kontakt import Kontakt
from webapp.domain.visning.status import STATUS, ydelsesstatus_borger
from webapp.services import dansk
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import Objekt


def objektnavn(bedoemt: Bedoemt) -> str:
    """What a sag or ydelse is called wherever it is told of, shown or hidden.

    As the citizen reads it, or would; a ydelse that is filed without a name by the fagsystem's.
    """
    forhold = bedoemt.forhold
    if forhold.er_ydelse:
        return vist_ydelsesnavn(forhold) or bedoemt.ydelse.navn
    return vist_titel(forhold)


def sagsraekke(bedoemt: Bedoemt) -> Objekt:
    """A sag as a row of the list: short dates."""
    return Objekt(
        bedoemt.noegle,
        {
            "sag.type": vist_titel(bedoemt.forhold),
            "sag.aendret": dansk.listedato(bedoemt.indekssag.aendret),
            "sag.myndighed": bedoemt.forhold.myndighed,
            "sag.status": STATUS[bedoemt.indekssag.fremdrift].mit_overblik,
        },
    )


def ydelsesobjekt(bedoemt: Bedoemt) -> Objekt:
    """A serviceydelse, in the list and on its page."""
    ydelse = bedoemt.ydelse
    return Objekt(
        bedoemt.noegle,
        {
            "ydelse.navn": vist_ydelsesnavn(bedoemt.forhold),
            "ydelse.fra": dansk.listedato(ydelse.fra),
            "ydelse.til": dansk.listedato(ydelse.til),
            "ydelse.status": ydelsesstatus_borger(ydelse, bedoemt.forhold.dato),
            "ydelse.myndighed": bedoemt.forhold.myndighed,
        },
    )


def kontaktobjekt(noegle: str, kontakt: Kontakt) -> Objekt:
    """The Kontakt box of a sag or a ydelse."""
    return Objekt(
        noegle,
        {
            "kontakt.kommune": kontakt.kommune,
            "kontakt.navn": kontakt.navn,
            "kontakt.telefon": kontakt.telefon_i_par,
            "kontakt.hjemmeside": kontakt.hjemmeside,
            "kontakt.digital_post": kontakt.digital_post,
        },
    )
