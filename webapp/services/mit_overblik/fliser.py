"""The tiles of the front page, and the pages that are not built yet (domain.md §3A)."""

from __future__ import annotations

from webapp.services.mit_overblik.sidedele import Flise, Kommende

# A0's seven tiles; teasers are partly damaged in the source (domain.md §3A).
FLISER = (
    Flise("Digital Post", "Læs digital post", None, bygget=False),
    Flise(
        "Aftaler og frister",
        "Overblik over dine kommende aftaler med det offentlige og aktuelle frister",
        "aftaler-og-frister",
        bygget=False,
    ),
    Flise("Betalinger og gæld", "Kommende betalinger og gæld", "betalinger", bygget=False),
    Flise(
        "Økonomiske ydelser",
        "Udbetalinger af SU, boligstøtte, børnetilskud, børne- og ungeydelse, m.m.",
        "oekonomiske-ydelser",
        bygget=False,
    ),
    Flise(
        "Serviceydelser og hjælpemidler",
        "Rengøring, hjemmehjælp, støtte, kørestol, rollator, m.m.",
        "serviceydelser-og-hjaelpemidler",
    ),
    Flise("Sager", "Status på sager og ansøgninger vedr. uddannelseshjælp, m.m.", "sager"),
    Flise(
        "Personlige oplysninger",
        "Oplysninger om CPR, adresse, civilstand, statsborgerskab, børn, m.m.",
        "mine-data",
        bygget=False,
    ),
)


KOMMENDE = {
    "oekonomiske-ydelser": Kommende(
        "Økonomiske ydelser",
        "Se overblik over dine tidligere og kommende udbetalinger fra det offentlige.",
    ),
    "aftaler-og-frister": Kommende(
        "Aftaler og frister",
        "Få overblik over dine kommende aftaler med det offentlige og de aktuelle frister.",
    ),
    "betalinger": Kommende(
        "Betalinger og gæld",
        "Se dine kommende betalinger og gæld på tværs af offentlige myndigheder.",
    ),
    "mine-data": Kommende(
        "Personlige oplysninger",
        "Oplysninger om CPR, adresse, civilstand, statsborgerskab og børn.",
    ),
}
