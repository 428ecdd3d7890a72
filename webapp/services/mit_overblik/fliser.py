"""The tiles of the front page (domain.md §3A)."""

from __future__ import annotations

from webapp.services.mit_overblik.sidedele import Flise

# A0's seven tiles. What of a teaser can be read on the slide stands as it does there; the rest of
# it, and the words that OCR lost, are ours (domain.md §3A).
FLISER = (
    Flise("Digital post", "Du har 31 ulæste beskeder", None, link="Læs digital post"),
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
