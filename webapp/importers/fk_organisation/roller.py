"""UUIDs of the address roles of an OrgEnhed (formats.md §2.4) and the titles for them."""

from __future__ import annotations

from webapp.domain.organisation.organisation import AdresseRolle
from webapp.importers.ark.celle import foldet

ROLLE_EFTER_UUID = {
    "8dcfa714-5ed3-4000-b551-2ba520e7d8ad": AdresseRolle.TELEFON,
    "f6fd6117-c718-4254-a6f5-92538ad5a2f4": AdresseRolle.AABNINGSTID_TELEFON,
    "2b670843-ce42-411a-8fb5-311dfdd5caf0": AdresseRolle.EMAIL,
    "d4939781-f2c4-401c-8c2f-0d08221127b9": AdresseRolle.EMAIL_BEMAERKNINGER,
    "639a3ed9-86b0-4968-825b-434666cf6220": AdresseRolle.HENVENDELSESSTED,
    "ec387d90-263c-4cce-8de2-63b407a0daac": AdresseRolle.LOKATION,
    "f37e5877-1549-4b5d-a53b-819491f0b933": AdresseRolle.AABNINGSTID_HENVENDELSE,
    "02826f64-5613-468e-ace5-3f089cb3ed20": AdresseRolle.FASTNET,
    "80b610c6-314b-485a-a014-a9a1d7070bc4": AdresseRolle.POST,
    "3629ce92-594b-4380-9527-81d6e53edc11": AdresseRolle.POST_RETUR,
    "a99c073d-482e-47d3-9275-13c79f453c3a": AdresseRolle.URL,
    "9ccaafe4-c4b2-4d25-942a-2ec5730d4ed8": AdresseRolle.EAN,
    "47a33082-4687-4a68-b82f-5bf6f9d8ee13": AdresseRolle.LOS_KORTNAVN,
    "ee78e99a-6220-48ea-81fe-e4db239ee10a": AdresseRolle.LOS_ID,
    "81912344-ef86-4cff-a522-a0001607d2ce": AdresseRolle.DTR,
    "0dac99a2-c419-4113-bb1d-757e00669bf2": AdresseRolle.FOA,
    "7c6e2a82-ec39-4ec4-a2b7-fdfe667e1d2b": AdresseRolle.PNR,
    "b44138cf-72df-45d1-8821-83db39b62093": AdresseRolle.SOR,
}
# Titles beside the role's own name; »Mobiltelefon« is the GraphQL README's for Telefon (§4A).
_ANDRE_TITLER = {
    "Mobiltelefon": AdresseRolle.TELEFON,
    "Henvendelsessted": AdresseRolle.HENVENDELSESSTED,
    "Post": AdresseRolle.POST,
    "Postretur": AdresseRolle.POST_RETUR,
    "E-mail": AdresseRolle.EMAIL,
    "E-mail bemærkninger": AdresseRolle.EMAIL_BEMAERKNINGER,
    "Fastnet": AdresseRolle.FASTNET,
    "Lokation": AdresseRolle.LOKATION,
    "Hjemmeside": AdresseRolle.URL,
    "P-nummer": AdresseRolle.PNR,
    "LOS-Adresse": AdresseRolle.LOS_KORTNAVN,
    "Åbningstid personlig henvendelse": AdresseRolle.AABNINGSTID_HENVENDELSE,
}
ROLLE_EFTER_TITEL = {foldet(rolle.value): rolle for rolle in AdresseRolle} | {
    foldet(titel): rolle for titel, rolle in _ANDRE_TITLER.items()
}


def find_rolle(uuid: str, titel: str) -> AdresseRolle | None:
    """The role by its UUID, else by its title; None where neither is known."""
    return ROLLE_EFTER_UUID.get(uuid.strip().lower()) or ROLLE_EFTER_TITEL.get(foldet(titel))
