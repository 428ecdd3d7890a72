"""SAPA's tab UDK Ydelser: the element Ydelser på tværs af kommuner og UDK (A1:346-373)."""

from __future__ import annotations

from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import Objekt
from webapp.services.sapa.elementsted import Elementsted
from webapp.services.sapa.sapa import afdeling
from webapp.services.sapa.sidedele import SapaTvaersydelser, SapaYdelseskort
from webapp.services.sapa.ydelser import (
    hele_udbetalinger,
    naaede_ydelser,
    udbetalingsobjekter,
    viste_udbetalinger,
)

# The slide's cards have neither period, state, name nor link; these, in its order.
KORTFELTER = (
    ("KLE Emne", "sapa.ydelse.kle_emne"),
    ("Betalingsfrekvens", "sapa.ydelse.betalingsfrekvens"),
    ("Udbetalende Organisation", "sapa.ydelse.udbetalende"),
    ("Betalingsform", "sapa.ydelse.betalingsform"),
    ("Afdeling", "sapa.ydelse.afdeling"),
    ("Dispositionsdag", "sapa.ydelse.dispositionsdag"),
    ("Bevillingssystem", "sapa.ydelse.bevillingssystem"),
)


def tvaersydelser(her: Elementsted) -> SapaTvaersydelser:
    """The element: Udbetaling Danmark's money and other kommuner's."""
    naas = [b for b in naaede_ydelser(her.udsnit, her.rolle) if b.forhold.paa_tvaers]
    hele = hele_udbetalinger(her, naas)
    udbetalt = viste_udbetalinger(naas, her.udsnit.grundlag.dato)
    return SapaTvaersydelser(
        tuple(map(_kort, naas[: her.valg.raekker])),
        tuple(objekt for _, objekt in udbetalingsobjekter(udbetalt[: her.valg.raekker], hele)),
        her.valg.udsnit(len(naas)),
        her.valg.udsnit(len(udbetalt)),
    )


def _kort(bedoemt: Bedoemt) -> SapaYdelseskort:
    ydelse, forhold = bedoemt.ydelse, bedoemt.forhold
    navn, uuid = afdeling(bedoemt)
    felter = {
        "sapa.ydelse.titel": forhold.ydelsesnavn,
        "sapa.ydelse.kle_emne": forhold.kle_tekst(),
        "sapa.ydelse.betalingsfrekvens": ydelse.betalingsfrekvens,
        "sapa.ydelse.udbetalende": forhold.myndighed,
        "sapa.ydelse.betalingsform": ydelse.betalingsform,
        "sapa.ydelse.afdeling": navn,
        "sapa.ydelse.dispositionsdag": ydelse.dispositionsdag,
        "sapa.ydelse.bevillingssystem": forhold.fagsystem.navn,
    }
    return SapaYdelseskort(Objekt(bedoemt.noegle, felter), KORTFELTER, uuid, None)
