"""The closed list of fields that a page may show, with the words that name them in a comparison.

A value from the data stands in a page as `data-felt="<name>"` inside its `data-objekt`.
Tests, Hvorfor and the field-level comparison point with these names; a name is never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

FELTER: Mapping[str, str] = {
    "borger.navn": "Borgerens navn",
    "sag.type": "Sagens titel",
    "sag.aendret": "Ændret",
    "sag.myndighed": "Myndighed",
    "sag.status": "Status",
    "sag.sagsnummer": "Sagsnummer",
    "forloeb.dato": "Dato i forløbet",
    "forloeb.status": "Status i forløbet",
    "forloeb.trin": "Trin i forløbet",
    "dokument.titel": "Brevets titel",
    "dokument.dato": "Brevets dato",
    "dokument.retning": "Brevets retning",
    "dokument.type": "Brevets type",
    "notat.titel": "Sagsnotat",
    "notat.dato": "Sagsnotatets dato",
    "kontakt.kommune": "Kontakt: kommune",
    "kontakt.navn": "Kontakt: afdeling",
    "kontakt.telefon": "Kontakt: telefon",
    "kontakt.hjemmeside": "Kontakt: hjemmeside",
    "kontakt.digital_post": "Kontakt: Digital Post",
    "ydelse.navn": "Ydelsens navn",
    "ydelse.type": "Ydelsens type",
    "ydelse.fra": "Bevilget fra",
    "ydelse.til": "Bevilget til",
    "ydelse.status": "Ydelsens status",
    "ydelse.myndighed": "Ydelsens myndighed",
    "sapa.part": "Part",
    "sapa.persondetalje": "Persondetalje",
    "sapa.kle_emne": "KLE-emne",
    "sapa.sagstitel": "Sagstitel",
    "sapa.tvaerfaglig_status": "Tværfaglig status",
    "sapa.journalnotater": "Journalnotater på sagen",
    "sapa.dokumenter": "Dokumenter på sagen",
    "sapa.sagsbehandler": "Sagsbehandler",
    "sapa.afdeling": "Afdeling",
    "sapa.fagsystem": "Fagsystem",
    "sapa.relation": "Relation",
    "sapa.primaer_part": "Primær part",
    "sapa.handlingsfacet": "KLE-handlingsfacet",
    "sapa.myndighed": "Myndighed",
    "sapa.oprettet": "Oprettet",
    "sapa.sag.link": "Link til sag",
    "sapa.ydelse.titel": "Bevilget ydelse",
    "sapa.ydelse.periode": "Ydelsens periode",
    "sapa.ydelse.status": "Ydelsens status i SAPA",
    "sapa.ydelse.kle_emne": "KLE Emne",
    "sapa.ydelse.navn": "Navn på bevilget ydelse",
    "sapa.ydelse.myndighed": "Ydelsens myndighed i SAPA",
    "sapa.ydelse.afdeling": "Ydelsens afdeling",
    "sapa.ydelse.fagsystem": "Ydelsens fagsystem",
    "sapa.ydelse.dispositionsdag": "Dispositionsdag",
    "sapa.ydelse.betalingsfrekvens": "Betalingsfrekvens",
    "sapa.ydelse.betalingsform": "Betalingsform",
    "sapa.ydelse.sag": "Link til sag",
    "sapa.ydelse.udbetalende": "Udbetalende Organisation",
    "sapa.ydelse.bevillingssystem": "Bevillingssystem",
    "sapa.sag.sagsnummer": "Sagsnummer i SAPA",
    "sapa.sag.aendret": "Ændret i SAPA",
    "sapa.sag.foelsomhed": "Følsomhed",
    "sapa.sag.bopaelskommune": "Bopælskommune",
    "historik.vaerdi": "Tidligere oplysning",
    "historik.fra": "Tidligere oplysning fra",
    "adresse.adresse": "Adresse i historikken",
    "adresse.kommune": "Kommune i historikken",
    "adresse.fra": "Tilflytningsdato i historikken",
    "adresse.til": "Fraflytningsdato",
    "adresse.bemaerkning": "Bemærkning til adressen",
    "institution.navn": "Institution",
    "institution.klassetrin": "Klassetrin",
    "institution.adresse": "Institutionens adresse",
    "institution.postnummer": "Institutionens postnummer",
    "institution.bynavn": "Institutionens bynavn",
    "institution.telefon": "Institutionens telefonnummer",
    "institution.mail": "Institutionens mailadresse",
    "institution.hjemmeside": "Institutionens hjemmeside",
    "institution.kommune": "Beliggenhedskommune",
    "institution.region": "Region",
    "institution.nummer": "Institutionsnummer",
    "loft.sats": "Loft: sats",
    "loft.loft": "Loft",
    "loft.ydelser": "Loft: ydelser i alt",
    "loft.saerlig_stoette": "Loft: særlig støtte",
    "loft.boligstoette": "Loft: boligstøtte",
    "loft.nedsaettelse": "Loft: nedsættelse",
    "loft.dato": "Loft: dato",
    "blik.vises": "Vises for borgeren",
    "blik.grund": "Hvorfor borgeren ikke ser det",
    "haendelse.dato": "Hændelsens dato",
    "haendelse.art": "Hændelsens art",
    "haendelse.tekst": "Hændelse",
    "haendelse.fagsystem": "Hændelsens fagsystem",
    "advis.dato": "Advisens dato",
    "advis.type": "Advistype",
    "advis.haendelse": "Advisens hændelse",
    "advis.borger": "Advisens borger",
    "advis.sag": "Advisens sag",
    "advis.gruppe": "Advisgruppe",
    "advis.status": "Advisens status",
    "helhed.type": "Type",
    "helhed.titel": "Titel",
    "helhed.kle_emne": "Helhedsoverblik: KLE-emne",
    "helhed.fagsystem": "Helhedsoverblik: fagsystem",
    "helhed.fra": "Fra",
    "helhed.til": "Til",
    "helhed.status": "Helhedsoverblik: status",
    "sapa.part.relation": "Partens relation",
    "sapa.part.navn": "Partens navn",
    "sapa.part.cpr": "Partens CPR",
    "sapa.part.type": "Partens type",
    "sapa.dokument.titel": "Dokumentets titel",
    "sapa.dokument.egen_titel": "Dokumentets egen titel",
    "sapa.dokument.type": "Dokumentets type",
    "sapa.dokument.brevdato": "Brevdato",
    "sapa.dokument.foelsomhed": "Dokumentets følsomhed",
    "sapa.dokument.undtaget": "Visning undtaget for borger",
    "sapa.notat.titel": "Journalnotat",
    "sapa.notat.dato": "Journalnotatets dato",
    "sapa.notat.fagsystem": "Journalnotatets fagsystem",
    "aftale.naar": "Aftale: hvornår",
    "aftale.titel": "Aftalens titel",
    "aftale.myndighed": "Aftalens myndighed",
    "aftale.type": "Aftalens type",
    "aftale.tid": "Aftalens tidspunkt",
    "aftale.dato": "Aftalens dato",
    "aftale.lokation": "Aftalens sted",
    "aftale.arrangoer": "Aftalens arrangør",
    "aftale.opgave": "Det skal du gøre",
    "flise.nyeste": "Flise: det nyeste",
    "hoi.omraade": "Område",
    "hoi.kontakt": "Områdets kontakt",
    "saldo.myndighed": "Saldo: myndighed",
    "saldo.beloeb": "Saldo: beløb",
    "saldo.status": "Saldo: status",
    "betaling.titel": "Betaling",
    "betaling.forfald": "Betalingens forfald",
    "betaling.beloeb": "Betalingens beløb",
    "betaling.oprindeligt": "Betalingens oprindelige beløb",
    "betaling.status": "Betalingens status",
    "betaling.myndighed": "Betalingens myndighed",
    "data.navn": "Navn",
    "data.cpr": "CPR-nummer",
    "data.adresse": "Adresse",
    "data.beskyttelse": "Navne- og adressebeskyttelse",
    "data.civilstand": "Civilstand",
    "data.statsborgerskab": "Statsborgerskab",
    "data.barn": "Barn",
    "data.tilflyttet": "Tilflyttet",
    "data.ejendomme": "Ejendomme",
    "udbetaling.titel": "Udbetalingens titel",
    "udbetaling.linje": "Udbetaling: ydelse",
    "udbetaling.udbetaler": "Udbetales af",
    "udbetaling.note": "Udbetaling: bemærkning",
    "udbetaling.udbetalt": "Udbetalt",
    "udbetaling.udbetalt_tekst": "Forklaring",
    "udbetaling.sendt": "Sendt til udbetaling",
    "udbetaling.sendt_tekst": "Tekst til det sendte",
    "udbetaling.efter_skat": "Beløb efter skat og ATP",
    "udbetaling.brutto": "Samlet beløb før skat",
    "udbetaling.periode": "Udbetaling: periode",
    "udbetaling.beloeb": "Udbetaling: beløb",
    "udbetaling.dato": "Udbetaling: dato",
    "familie.adressebeskyttelse": "Adressebeskyttelse",
    "familie.navn": "Navn",
    "familie.cpr": "CPR",
    "familie.adresse": "Adresse",
    "familie.relation": "Familierelation",
    "familie.samme_adresse": "Samme adresse",
    "familie.alder": "Alder",
    "familie.tilflytningsdato": "Tilflytningsdato",
    "enhed.navn": "Navn",
    "enhed.status": "Status",
    "enhed.organisation": "Organisations navn",
    "enhed.telefon": "Telefon",
    "enhed.aabningstid_telefon": "Åbningstid telefon",
    "enhed.placering": "Placering i organisation",
    "enhed.email": "E-mail",
    "enhed.email_bemaerkninger": "E-mail bemærkninger",
    "enhed.henvendelsessted": "Henvendelsessted",
    "enhed.lokation": "Lokation",
    "enhed.aabningstid_henvendelse": "Åbningstid personlig henvendelse",
}


@dataclass(frozen=True, slots=True)
class Objekt:
    """Something a page shows, with its values as the reader sees them.

    `noegle` is `sag/<slug>`, `ydelse/<slug>`, `enhed/<uuid>` …; `felter` holds only names of
    FELTER, and an empty value is one that the page leaves out. `afviger` are the fields that
    differ from the other side of a comparison.
    """

    noegle: str
    felter: Mapping[str, str] = field(default_factory=dict)
    afviger: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if ukendte := self.felter.keys() - FELTER.keys():
            raise KeyError(f"fields not on the closed list: {sorted(ukendte)}")

    @property
    def slug(self) -> str:
        """What follows the first `/` of the key."""
        return self.noegle.partition("/")[2]

    def vaerdi(self, felt: str) -> str:
        """The value of a field, empty where the object has none."""
        return self.felter.get(felt, "")

    def med_afvigelser(self, afviger: frozenset[str]) -> Objekt:
        """The same object with the fields to be marked."""
        return replace(self, afviger=afviger)
