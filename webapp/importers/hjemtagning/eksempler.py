"""One example row for each of our own sheets, shown in the template's guide and read by a test."""

from __future__ import annotations

from collections.abc import Mapping

from webapp.importers.ark.tabel import Tabel
from webapp.importers.egneark import (
    aftaler,
    bevillinger,
    effektueringer,
    fordringer,
    registre,
    sagsark,
    stamdata,
)
from webapp.importers.konfiguration import borgerblik, sapa
from webapp.importers.konfiguration import fordringer as konf_fordringer
from webapp.importers.leverance import indeksroller

_UUID = "9d60e2db-1df0-480a-be52-5f4f9543b1d7"

# By header; what is not named is blank. The number is KOMBIT's public test person's.
EKSEMPLER: Mapping[Tabel, Mapping[str, str]] = {
    stamdata.KOMMUNE: {"Kommune": "Korsbæk Kommune", "CVR": "11111111", "Dato": "2024-04-08"},
    stamdata.MYNDIGHEDER: {"CVR": "33236072", "Myndighed": "Udbetaling Danmark"},
    stamdata.FAGSYSTEMER: {"Fagsystem": "Cura", "Via Cura-eksport": "ja"},
    stamdata.PERSONER: {
        "Person": "nancy",
        "Navn": "Nancy Ann Berggren",
        "CPR": "251248-4916",
        "Adressebeskyttelse": "nej",
        "Tilmeldt digital post": "ja",
        "Husstand": "berggren",
        "Beskrivelse": "Har sager i flere afdelinger",
    },
    stamdata.FAMILIE: {"Person": "nancy", "Relation": "Barn", "Til person": "kim"},
    registre.ADRESSER: {
        "Person": "nancy",
        "Adresse": "Bygaden 4, 9240 Nibe",
        "Kommune": "Aalborg",
        "Tilflytningsdato": "2001-03-01",
        "Fraflytningsdato": "2009-06-15",
    },
    registre.PERSONHISTORIK: {
        "Person": "nancy",
        "Oplysning": "Civilstand",
        "Værdi": "Gift",
        "Fra": "1975-05-10",
    },
    registre.INSTITUTIONER: {
        "Person": "nancy",
        "Institution": "Korsbæk Skole",
        "Art": "Skole",
        "Klassetrin": "6. klasse",
        "Institutionsnummer": "999999",
    },
    registre.KONTANTHJAELPSLOFT: {
        "Person": "nancy",
        "Sats": "Enlig",
        "Dato": "2024-04-01",
        "Loft": "16000,00",
        "Ydelser i alt": "15500,00",
    },
    sagsark.SAGER: {
        "Sagsnummer": "CU-2024-001",
        "Fagsystem": "Cura",
        "Sagstype": "Hjemmehjælp",
        "Titel": "Hjælp til rengøring",
        "Oprettet": "2024-01-15",
        "Myndighed": "11111111",
        "Primær part": "nancy",
        "Følsomhed": "2",
    },
    sagsark.SAGSPARTER: {
        "Sagsnummer": "CU-2024-001",
        "Rolle": "Sekundær part",
        "Person": "nancy",
        "Id-type": "CPR",
        "Fra": "2024-01-15",
    },
    sagsark.HAENDELSER: {
        "Sagsnummer": "CU-2024-001",
        "Dato": "2024-01-15",
        "Hændelse": "Ansøgning modtaget",
        "Enhed": "Visitation Syd - Social",
        "Fremdrift": "Opstået",
        "Sagsbehandler": "Visitationen",
    },
    sagsark.FORLOEB: {"Sagsnummer": "CU-2024-001", "Dato": "2024-01-15", "Trin": "Modtagelse"},
    sagsark.DOKUMENTER: {
        "Sagsnummer": "CU-2024-001",
        "Titel": "Afgørelse",
        "Type": "Brev, udgaaende",
        "Dato": "2024-02-01",
        "Undtaget for borger": "nej",
    },
    sagsark.JOURNALNOTATER: {
        "Sagsnummer": "CU-2024-001",
        "Notat": "Telefonsamtale",
        "Dato": "2024-01-20",
    },
    bevillinger.BEVILLINGER: {
        "Bevilling": "B-1",
        "Fagsystem": "Cura",
        "Sagsnummer": "CU-2024-001",
        "Modtager": "nancy",
        "Modtagerrolle": "Bevillingsmodtager",
    },
    bevillinger.YDELSER: {
        "Ydelse": "Y-1",
        "Bevilling": "B-1",
        "Lokal ydelse": "Rengøring",
        "Bevilget fra": "2024-02-01",
        "Økonomisk": "nej",
    },
    bevillinger.UDBETALINGER: {
        "Ydelse": "Y-1",
        "Dispositionsdato": "2024-02-29",
        "Periode fra": "2024-02-01",
        "Periode til": "2024-02-29",
        "Bruttobeløb": "5448,00",
        "Udbetalt": "3500,50",
        "Effektuering": "E-1",
    },
    effektueringer.EFFEKTUERINGER: {
        "Effektuering": "E-1",
        "Dispositionsdato": "2024-02-29",
        "Samlet bruttobeløb": "5448,00",
        "Beløb efter skat og ATP": "3700,50",
        "Sendt til udbetaling": "3700,50",
        "Udbetalt": "3500,50",
        "Tekst til udbetalt": "Modregning fra Gældsstyrelsen",
        "Tilstand": "Effektueret",
    },
    aftaler.AFTALER: {
        "Person": "nancy",
        "Aftale eller frist": "Samtale om hjælp i hjemmet",
        "Type": "Aftale",
        "Dato": "2024-05-14",
        "Tidspunkt": "9:30",
        "Myndighed": "Korsbæk Kommune",
        "Sted": "Hjulmagervej 29, 4260 Korsbæk",
        "KLE-nummer": "27.36.04",
        "Sagsnummer": "CU-2024-001",
    },
    fordringer.FORDRINGER: {
        "Fordring": "F-1",
        "Person": "nancy",
        "Fordringstype": "Biblioteksgebyr",
        "Beløb": "230,00",
        "Sidste rettidige betalingsdag": "2024-05-01",
    },
    konf_fordringer.FORDRINGSKONFIGURATION: {
        "Fordringstype": "Biblioteksgebyr",
        "Aktiv for": "Mit Overblik",
    },
    borgerblik.OPSAETNING: {
        "KLE-nummer": "27.36.04",
        "Aktiv": "ja",
        "Titel": "KLE-emne",
        "Dokumenter": "ja",
        "Journalnotater": "nej",
        "Kontaktoplysninger kilde": "FK Organisationssystem",
    },
    sapa.ROLLER: {
        "Rolle": "Visitator",
        "Brugersystemrolle": "Se sager om ældre",
        "KLE": "27.36.*, 29.*",
        "Organisation": _UUID,
        "It-system": "Cura",
        "Følsomhed": "3",
    },
    sapa.VISNINGER: {
        "Rolle": "Visitator",
        "Elementer": "Persondetaljer, Sager, Ydelser",
        "Kolonner": "demo A0",
        "Enhed": _UUID,
    },
    indeksroller.INDEKSROLLER: {"Rolle-UUID": _UUID, "Rolle": "Sekundær part"},
}
