"""Role UUIDs of the Sags- og Dokumentindeks and the Ydelsesindeks (formats.md §7.3, §9.4).

KOMBIT has published only some of them. A kommune can add the others in a sheet of its own
(`Rolle-UUID`, `Rolle`); else the text `Label` decides, and a role that is still unknown is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from webapp.domain.fagsystem import Kildested
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.ark import celler
from webapp.importers.ark.celle import Svar, Vaerdi, foldet, som_tekst
from webapp.importers.ark.tabel import Kolonne, Tabel, Tabelark, laes_raekker
from webapp.importers.rapport import Fundliste, Problem


class Indeksrolle(StrEnum):
    """A role of a relation, in KOMBIT's own words."""

    EJER = "Ejer"
    ANSVARLIG = "Ansvarlig"
    PRIMAER_BEHANDLER = "Primær behandler"
    ANDRE_BEHANDLERE = "Andre behandlere"
    PRIMAER_PART = "Primær part"
    SEKUNDAER_PART = "Sekundær part"
    YDELSESMODTAGER = "Ydelsesmodtager"
    BEVILLINGSMODTAGER = "Bevillingsmodtager"
    EFFEKTUERINGSMODTAGER = "Effektueringsmodtager"
    PRIMAER_KLASSE = "Primær klasse"
    HANDLINGSKLASSE = "Handlingsklasse"
    VISNINGSKLASSE = "Visningsklasse"
    KONTROLTEMAKLASSE = "Kontroltemaklasse"
    MASTER = "Master"
    AFSENDER = "Afsender"
    OVERSAG = "Oversag"
    VEDLAGT = "Vedlagt dokument"
    TILAKTERET = "Tilakteret dokument"
    JOURNALNOTAT = "Journalnotat"
    ARKIV = "Behandlingsarkiv"
    YDELSE = "Ydelse"
    TILKNYTTET = "Tilknyttet"
    SIKKERHEDSPROFIL = "Sikkerhedsprofil"
    ANDEN = "Anden"


ROLLE_EFTER_UUID: Mapping[str, Indeksrolle] = {
    "9e979b84-b846-4472-8622-58007dc63c7e": Indeksrolle.EJER,
    "a1263342-d348-44ba-a566-233f37c4cb67": Indeksrolle.ANSVARLIG,
    "bf1f93ed-9441-4af4-835b-baeb201f3076": Indeksrolle.PRIMAER_BEHANDLER,
    "d839f26a-d4d1-4441-b2d6-3dbbb12a9404": Indeksrolle.PRIMAER_PART,
    "a86c6581-ec85-412d-a655-31a1f1d5b14f": Indeksrolle.PRIMAER_KLASSE,
    "05ef7011-11a7-4e4c-a46b-3de6aa457fc3": Indeksrolle.HANDLINGSKLASSE,
    "251c24fd-57b0-4afc-9d73-b063d1957eb3": Indeksrolle.MASTER,
    "1b3c6a6d-e977-4491-9bf8-b41ee6999f39": Indeksrolle.AFSENDER,
    "d29c49f0-931e-4d42-8db4-a8fc67c8af58": Indeksrolle.OVERSAG,
    "b21faed9-c4a2-49d3-aa15-35f5181d7735": Indeksrolle.VEDLAGT,
    "69a0a697-0a77-4916-bea3-226594fa6627": Indeksrolle.TILAKTERET,
    "1281739d-93ea-486c-8950-607a4263bef0": Indeksrolle.JOURNALNOTAT,
    "a330ac07-8687-45b9-9bf2-21137eb0dbb0": Indeksrolle.ARKIV,
    "abdf4d3e-f113-4282-b13e-6cd32a82621c": Indeksrolle.EJER,
    "fbe1016a-170a-4dea-8652-2813c1a566c0": Indeksrolle.ANSVARLIG,
    "93af57a7-7658-4fac-98da-9e5ac7a7d9a5": Indeksrolle.YDELSESMODTAGER,
    "3102fa7e-f56e-4510-b0d4-1650c590dc3b": Indeksrolle.BEVILLINGSMODTAGER,
    "6ebd938f-0bbf-4142-a65c-fefe15e9f192": Indeksrolle.YDELSE,
    "ea909030-c5fa-4544-9b22-a0010d08ebe1": Indeksrolle.PRIMAER_KLASSE,
    "31237487-787a-424f-8819-56aaedf00643": Indeksrolle.TILKNYTTET,
    "4becdcec-c8bd-44a4-ac0b-5a0162986840": Indeksrolle.SIKKERHEDSPROFIL,
    "a91824c4-da1d-47f9-bce2-5d6597879415": Indeksrolle.EJER,
    "68d4b903-acae-4f2f-aafc-45bd999ed81f": Indeksrolle.EFFEKTUERINGSMODTAGER,
}
_EFTER_TITEL = {foldet(rolle.value): rolle for rolle in Indeksrolle} | {
    "vedlagt": Indeksrolle.VEDLAGT,
    "tilakteret": Indeksrolle.TILAKTERET,
}
UKENDT = Problem(
    "ROLLE_UKENDT",
    "Relationens rolle kendes ikke. Relationen er bevaret, hvor det kan lade sig gøre, men vi ved "
    "ikke, om den skal ændre, hvad der vises.",
    "Slå rolle-UUID'et op i Fælleskommunalt Klassifikationssystem, og skriv det i arket »Roller i "
    "indekserne« (Rolle-UUID, Rolle).",
    Alvor.ADVARSEL,
)


def _rolle(vaerdi: Vaerdi) -> Svar[Indeksrolle | None]:
    tekst = som_tekst(vaerdi)
    if not tekst:
        return Svar(None)
    kendt = _EFTER_TITEL.get(foldet(tekst))
    if kendt is not None:
        return Svar(kendt)
    ventet = ", ".join(rolle.value for rolle in Indeksrolle)
    return Svar(None, Problem("INDEKSROLLE_UKENDT", "Rollens navn kendes ikke.", ventet))


R_UUID = Kolonne(
    overskrift="Rolle-UUID",
    laes=celler.uuid,
    hjaelp="Rollens UUID i SF1470 eller SF1490",
    noegle=True,
)
R_ROLLE = Kolonne(
    overskrift="Rolle", laes=_rolle, hjaelp="Fx Sekundær part eller Visningsklasse", noegle=True
)
INDEKSROLLER = Tabel("Roller i indekserne", (R_UUID, R_ROLLE), kendetegn=(R_UUID, R_ROLLE))


class Rolleopslag:
    """The table of KOMBIT's published UUIDs and the kommune's own."""

    def __init__(self, egne: Mapping[str, Indeksrolle]) -> None:
        self._roller = dict(ROLLE_EFTER_UUID) | dict(egne)

    def find(self, uuid: str, label: str) -> Indeksrolle | None:
        """The role by UUID, else by its label; None where neither is known."""
        return self._roller.get(uuid.strip().lower()) or _EFTER_TITEL.get(foldet(label))

    def find_eller_meld(
        self, uuid: str, label: str, sted: Kildested, fund: Fundliste
    ) -> Indeksrolle | None:
        """As `find`, and a finding that names the UUID where the role is unknown."""
        rolle = self.find(uuid, label)
        if rolle is None:
            fund.meld(UKENDT, sted, " ".join(filter(None, (uuid, label))) or "(ingen rolle)")
        return rolle


def laes_rolleopslag(kilder: Iterable[Tabelark], fund: Fundliste) -> Rolleopslag:
    """The table with what the kommune's sheets add to it."""
    egne: dict[str, Indeksrolle] = {}
    for kilde in kilder:
        for raekke in laes_raekker(kilde, fund):
            uuid, rolle = raekke[R_UUID], raekke[R_ROLLE]
            if uuid is not None and rolle is not None:
                egne[str(uuid)] = rolle
    return Rolleopslag(egne)
