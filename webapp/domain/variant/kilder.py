"""The sources that rules and assumptions cite by a key: what each is, who published it, and when.

A reader meets the keys as A0:1069 (slide deck A0, line 1069 of its text) or ANV-V §12.3.
"""

from __future__ import annotations

from dataclasses import dataclass

KOMBIT, DIGST = "KOMBIT", "Digitaliseringsstyrelsen"


@dataclass(frozen=True, slots=True)
class Kilde:
    """One source. `dato` as precise as it is known, in Danish; empty: it carries none."""

    noegle: str
    titel: str
    udgiver: str
    dato: str = ""


KILDER = (
    Kilde("A0", "Cura på indekserne, workshop", KOMBIT, "8. april 2024"),
    Kilde("A1", "SAPA-oplæg, Data- og Infrastrukturdag", KOMBIT, "1. juni 2023"),
    Kilde("A2", "Udfordringsbillede for EOJ", KOMBIT),
    Kilde("A3", "Borgerblikket, dialogmøde", KOMBIT, "oktober 2020"),
    Kilde("A4", "Programledermøde", KOMBIT, "december 2022"),
    Kilde("FAQ1", "Spørgsmål og svar om Borgerblikket", KOMBIT),
    Kilde("FAQ2", "Spørgsmål og svar om Borgerblikket, ældre udgave", KOMBIT, "ca. november 2020"),
    Kilde("FAQ3", "Spørgsmål og svar om Borgerblikket, første udgave", KOMBIT, "2019-2020"),
    Kilde("SAPA1", "Spørgsmål og svar om SAPA: sags- og partsoverblik", KOMBIT),
    Kilde("ANV-S", "Anvisning til Sagsobjektet v1.7", KOMBIT, "7. juli 2023"),
    Kilde("ANV-D", "Anvisning til Dokumentobjektet", KOMBIT),
    Kilde("ANV-Y", "Anvendelse af Økonomisk Effektueringsobjektet v2.3", KOMBIT, "juli 2023"),
    Kilde("ANV-V", "Vejledning til anvisninger v1.2, dataafgrænsning i §12", KOMBIT),
    Kilde("ANV-M", "Generelle anvendelsesmønstre til indekserne v0.1", KOMBIT, "8. november 2024"),
    Kilde("ORG-A", "Anvisninger til anvendelse af Organisation v1.2.3", KOMBIT),
    Kilde("KLA", "KlassifikationListeHent, FK Klassifikation", KOMBIT, "december 2025"),
    Kilde("XSD", "Skemaer til Sags- og dokumentindekset, SF1470 v6", KOMBIT),
    Kilde("XSD-Y", "Skemaer til Ydelsesindekset, SF1490 v6", KOMBIT),
    Kilde("KC", "Feltnavne i SF1491 og SF1520, klientpakken kombit-client 1.1.3", "PyPI"),
    Kilde("DIG-E", "Orkestreringskomponenten: klassifikationer og værdier", DIGST),
    Kilde("DIG-S", "Orkestreringskomponenten: grænseflade til datakilder v2.0.0", DIGST),
    Kilde("KLE", "KLE-emneplan", "KL"),
    Kilde("OS2mo", "OS2mo's kildekode", "OS2"),
    Kilde("SOFD", "SOFD Core's kildekode", "Digital Identity"),
)
