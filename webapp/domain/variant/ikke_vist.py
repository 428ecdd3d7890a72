"""The elements of SAPA that the preview does not show, and why (domain.md §2C, SAPA-R).

None has a tab: nothing that a kommune maps or chooses here changes what they show.
"""

from __future__ import annotations

SKAT = (
    "Oplysningerne hentes hos Skatteforvaltningen med et angivet formål. De er ikke data i "
    "indekserne, og ingen mapning ændrer dem."
)
IKKE_DATA = "Elementet viser ikke data fra indekserne, og ingen kilde viser, hvordan det ser ud."
BEMAERKNING = "Bemærkninger skrives i SAPA og står over borgeren, ikke på et faneblad."
IKKE_VIST = (
    ("Indkomstoplysninger", SKAT),
    ("Årsopgørelser", SKAT),
    ("Forskudsopgørelse", SKAT),
    ("Kontroloplysninger", SKAT),
    ("Pensionsrettigheder", SKAT),
    ("Selvstændig virksomhed", SKAT),
    ("Virksomhedsoplysninger", "Forhåndsvisningen har kun borgere, ingen virksomheder."),
    ("Digital Logbog", IKKE_DATA),
    ("Links", "Kommunens egne links. De afhænger ikke af mapningen."),
    ("Organisation", "Enhedens side i SAPA viser det samme og åbnes fra afdelingen på en sag."),
    ("Kalenderaftaler fra Børne- og ungdomspsykiatrien", IKKE_DATA),
    ("Tværgående Bemærkninger", BEMAERKNING),
)
