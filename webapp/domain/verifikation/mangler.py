"""Shortcomings: who can mend what a tester refused, told by the rule that the value hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from webapp.domain.vaerdier.fund import Rettes


class Retter(StrEnum):
    """Who can mend a shortcoming."""

    CURA = "Cura administratoren"
    FK_ORGANISATION = "FK Organisations administrator"
    BORGERBLIK = "Borgerblik-administratoren"
    SAPA = "SAPA-administratoren"
    LEVERANDOER = "Leverandøren af fagsystemet"
    KOMBIT = "KOMBIT"


RETTER: Mapping[Rettes, Retter] = {
    Rettes.ORGANISATIONSARK: Retter.CURA,
    Rettes.FORBEREDELSESARK: Retter.CURA,
    Rettes.OPSAETNING: Retter.BORGERBLIK,
    Rettes.FILTER: Retter.CURA,
    Rettes.FK_ORGANISATION: Retter.FK_ORGANISATION,
    Rettes.SAPA_ROLLER: Retter.SAPA,
    Rettes.TRIN: Retter.CURA,
    Rettes.FAGSYSTEM: Retter.LEVERANDOER,
    Rettes.FILER: Retter.CURA,
    Rettes.ANTAGELSE: Retter.KOMBIT,
    Rettes.INGEN_STEDER: Retter.KOMBIT,
}
# The rule that a field's value hangs on. A status is what the fagsystem delivered: KOMBIT only
# words it, so whoever has the fagsystem mends it, as with every field that is not here.
FELTREGEL: Mapping[str, str] = {
    "sag.type": "BORGERBLIK_TITEL",
    "sag.sagsnummer": "BORGERBLIK_SAGSNUMMER",
    "dokument.titel": "BORGERBLIK_DOKUMENTER",
    "dokument.dato": "BORGERBLIK_DOKUMENTER",
    "notat.titel": "BORGERBLIK_JOURNALNOTATER",
    "notat.dato": "BORGERBLIK_JOURNALNOTATER",
    "kontakt.navn": "BORGERBLIK_KONTAKT_ENHED",
    "kontakt.telefon": "BORGERBLIK_KONTAKT_TELEFON",
    "kontakt.hjemmeside": "BORGERBLIK_KONTAKT_HJEMMESIDE",
    "ydelse.navn": "BORGERBLIK_YDELSESNAVN",
}
# With a contact of the KLE number's own fields, all of it stands there.
KONTAKTKILDE = "BORGERBLIK_KONTAKTKILDE"
EGNE_FELTER = "kontakt."
