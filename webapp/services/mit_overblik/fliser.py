"""The tiles of the front page (domain.md §3A)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from webapp.domain.vaerdier.dansk import antal
from webapp.domain.variant.variant import Fliser
from webapp.services import dansk
from webapp.services.felter import Objekt
from webapp.services.mit_overblik.sidedele import Flise
from webapp.services.mit_overblik.udsnit import Borgerudsnit

# Digital Post's number is the slide's.
ULAESTE = 31
NEDE = "Oplysningerne kan ikke vises lige nu"

# A0's seven tiles. What of a teaser can be read on the slide stands as it does there; the rest of
# it, and the words that OCR lost, are ours (domain.md §3A).
FLISER = (
    Flise("Digital post", f"Du har {ULAESTE} ulæste beskeder", None, link="Læs digital post"),
    Flise(
        "Aftaler og frister",
        "Aftaler med det offentlige, frister for sager, fornyelse af pas, m.m.",
        "aftaler-og-frister",
    ),
    Flise(
        "Betalinger og gæld",
        "Kommende betalinger og gæld til pension, boligafgift, børnepasning, m.m.",
        "betalinger",
    ),
    Flise(
        "Økonomiske ydelser",
        "Udbetalinger af SU, boligstøtte, børnetilskud, børne- og ungeydelse, m.m.",
        "oekonomiske-ydelser",
    ),
    Flise(
        "Serviceydelser og hjælpemidler",
        "Briller, rengøring, hjemmehjælp, støtte, kørestol, rollator, m.m.",
        "serviceydelser-og-hjaelpemidler",
    ),
    Flise(
        "Sager",
        "Status på sager og ansøgninger vedr. uddannelseshjælp, familieydelser, boligstøtte, m.m.",
        "sager",
    ),
    Flise(
        "Personlige oplysninger",
        "Oplysninger om CPR, adresse, civilstand, statsborgerskab, børn, pas, m.m.",
        "mine-data",
    ),
)


def fliser(udsnit: Borgerudsnit) -> tuple[Flise, ...]:
    """The tiles, with what the variant lets them say; nothing is read where that is the teaser."""
    return tuple(_med_linje(flise, udsnit) for flise in FLISER)


def maerker(udsnit: Borgerudsnit) -> tuple[str, str]:
    """What the top bar says beside Digital post and Mit Overblik (BDK); what it counts is ours."""
    match udsnit.grundlag.variant.antagelser.fliser:
        case Fliser.NYESTE:
            return str(ULAESTE), str(len(udsnit.aftaler) or "")
        case Fliser.NEDE:
            return "", "Ikke tilgængelig"
    return "", ""


def _med_linje(flise: Flise, udsnit: Borgerudsnit) -> Flise:
    linje = _LINJER.get(flise.sti or "")
    valgt = udsnit.grundlag.variant.antagelser.fliser
    if linje is None or valgt is Fliser.TEASER:
        return flise
    tekst = NEDE if valgt is Fliser.NEDE else linje(udsnit)
    if not tekst:
        return flise
    return replace(flise, nyeste=Objekt(f"flise/{flise.sti}", {"flise.nyeste": tekst}))


def _aftaler(udsnit: Borgerudsnit) -> str:
    if not udsnit.aftaler:
        return ""
    naeste = udsnit.aftaler[0].aftale
    return f"Næste: {naeste.titel}, {dansk.forloebsdato(naeste.dato)}"


def _betalinger(udsnit: Borgerudsnit) -> str:
    alle = len(udsnit.fordringer)
    return antal(alle, "betaling", "betalinger") if alle else ""


def _udbetalinger(udsnit: Borgerudsnit) -> str:
    sket = next((en for en in udsnit.udbetalinger if not en.forhold.kommer), None)
    if sket is None:
        return ""
    dag = dansk.forloebsdato(sket.samlet.dato)
    beloeb = "" if sket.beloeb is None else f": {dansk.kroner(sket.beloeb)}"
    return f"Seneste udbetaling {dag}{beloeb}"


def _serviceydelser(udsnit: Borgerudsnit) -> str:
    alle = len(udsnit.serviceydelser)
    ord_ = ("serviceydelse eller hjælpemiddel", "serviceydelser og hjælpemidler")
    return antal(alle, *ord_) if alle else ""


def _sager(udsnit: Borgerudsnit) -> str:
    if not udsnit.sager:
        return ""
    aendret = dansk.listedato(udsnit.sager[0].indekssag.aendret)
    return f"{antal(len(udsnit.sager), 'sag', 'sager')}. Senest ændret {aendret}"


# By the tail of the tile's page. Personlige oplysninger comes from CPR, not from Borgerblikket.
_LINJER: Mapping[str, Callable[[Borgerudsnit], str]] = {
    "aftaler-og-frister": _aftaler,
    "betalinger": _betalinger,
    "oekonomiske-ydelser": _udbetalinger,
    "serviceydelser-og-hjaelpemidler": _serviceydelser,
    "sager": _sager,
}
