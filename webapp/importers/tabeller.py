"""Every kind of sheet that is read: KOMBIT's and our own, in the order of docs/ark.md."""

from __future__ import annotations

from webapp.importers.ark.tabel import Tabel
from webapp.importers.egneark import (
    aftaler,
    bevillinger,
    effektueringer,
    fordringer,
    proeveark,
    registre,
    sagsark,
    stamdata,
)
from webapp.importers.kle import liste as kle_liste
from webapp.importers.kombit import forberedelsesark, organisationsark
from webapp.importers.konfiguration import borgerblik, sapa
from webapp.importers.konfiguration import fordringer as konf_fordringer
from webapp.importers.leverance import indeksroller

EGNE_TABELLER: tuple[Tabel, ...] = (
    stamdata.KOMMUNE,
    stamdata.MYNDIGHEDER,
    stamdata.FAGSYSTEMER,
    stamdata.PERSONER,
    stamdata.FAMILIE,
    registre.ADRESSER,
    registre.PERSONHISTORIK,
    registre.INSTITUTIONER,
    registre.KONTANTHJAELPSLOFT,
    sagsark.SAGER,
    sagsark.SAGSPARTER,
    sagsark.HAENDELSER,
    sagsark.FORLOEB,
    sagsark.DOKUMENTER,
    sagsark.JOURNALNOTATER,
    bevillinger.BEVILLINGER,
    bevillinger.YDELSER,
    bevillinger.UDBETALINGER,
    effektueringer.EFFEKTUERINGER,
    aftaler.AFTALER,
    fordringer.FORDRINGER,
    borgerblik.OPSAETNING,
    konf_fordringer.FORDRINGSKONFIGURATION,
    sapa.ROLLER,
    sapa.VISNINGER,
    indeksroller.INDEKSROLLER,
)
KOMBITS_TABELLER: tuple[Tabel, ...] = (
    organisationsark.ORGANISATIONSARK,
    forberedelsesark.FORBEREDELSESARK,
    forberedelsesark.FAELLES_YDELSESTYPER,
)
# Lists that come from elsewhere, or that the product keeps itself; not in our template.
ANDRE_TABELLER: tuple[Tabel, ...] = (kle_liste.KLE_LISTE, proeveark.PROEVEBORGERE)
TABELLER = KOMBITS_TABELLER + EGNE_TABELLER + ANDRE_TABELLER
# The first cell of the guide in our own template, which is no table and is passed over silently.
VEJLEDNING = "Vejledning til Forhåndsbliks ark"
