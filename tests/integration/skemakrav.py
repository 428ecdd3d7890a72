"""Each constraint of schema.sql on what files fill in, and what keeps a file from breaking it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sqlite_utils import Database

from webapp.importers.ark.tabel import Tabel
from webapp.importers.egneark import bevillinger, sagsark, stamdata
from webapp.importers.kle import liste as kle_liste
from webapp.importers.kombit import forberedelsesark, organisationsark
from webapp.importers.konfiguration import borgerblik, sapa
from webapp.store.database import opret

# Filled in by the product itself, never by a file's values: names of files, findings, counts.
EGNE_TABELLER = frozenset(
    {
        "arbejdsrum",
        "betalingsdel",
        "dagsum",
        "filindhold",
        "fund",
        "gruppe",
        "kildefil",
        "nyeste",
        "taeller",
        "dom",
        "mangelskridt",
        "scenarie",
        "scenarie_aendring",
        "stand",
        "standenhed",
        "standtal",
        "standtal_enhed",
        "sidebillede",
        "sideudsagn",
        "tegnet_overordnet",
        "testplan",
        "tilfaelde",
        "variant_aendring",
        "variant_version",
        "version",
        "versionsfil",
    }
)


def krav() -> Iterator[str]:
    """`person: UNIQUE cpr`, `sag.titel: NOT NULL`, `sag.fagsystem: REFERENCES fagsystem`, …"""
    database = Database(memory=True)
    opret(database)
    for tabel in sorted(set(database.table_names()) - EGNE_TABELLER):
        yield from _noegler(database, tabel)
        for kolonne in database.query(f"PRAGMA table_info({tabel})"):
            if kolonne["notnull"]:
                yield f"{tabel}.{kolonne['name']}: NOT NULL"
        for henvisning in database.query(f"PRAGMA foreign_key_list({tabel})"):
            yield f"{tabel}.{henvisning['from']}: REFERENCES {henvisning['table']}"
        for kontrol in re.findall(r"CHECK \((.+?\))\)", database[tabel].schema):
            yield f"{tabel}: CHECK {kontrol}"


def _noegler(database: Database, tabel: str) -> Iterator[str]:
    kolonner = database.query(f"PRAGMA table_info({tabel})")
    noegle = sorted((k["pk"], k["name"]) for k in kolonner if k["pk"])
    if noegle:
        yield f"{tabel}: PRIMARY KEY {', '.join(navn for _, navn in noegle)}"
    for indeks in database.query(f"PRAGMA index_list({tabel})"):
        if indeks["origin"] == "u":
            felter = database.query(f"PRAGMA index_info({indeks['name']})")
            yield f"{tabel}: UNIQUE {', '.join(felt['name'] for felt in felter)}"


# Where a constraint holds by what the product makes, whatever stands in a file.
_NR = "numbered by the store as it writes"
_SLUG = "made by Slugs, which gives no slug twice"
_JSON = "written by json.dumps"
_LAESERNE = "egneark leaves a row out that lacks it, or gives a blank text; kilde adds the CVR"
_EGET = "the product's own words: an enum, a flag, a number"
LAVET: Mapping[str, str] = {
    r".*: PRIMARY KEY id": _NR,
    r"(aftale|effektuering|fordring|boende|personhistorik|institution|loft)(\.\w+)?: .*": _LAESERNE,
    r"fordringsvalg\.\w+: NOT NULL": _LAESERNE,
    r"traeforslag(\.\w+)?: (PRIMARY KEY|NOT NULL).*": "variantfil has one text a unit, none blank",
    r"enhedsmapning\.valgt: NOT NULL": _EGET,
    r"udbetaling\.(effektuering|tilstand): NOT NULL": _LAESERNE,
    r".*: PRIMARY KEY .*, nr": _NR,
    r".*\.(nr|\w+_id): .*": _NR,
    r".*: UNIQUE slug": _SLUG,
    r".*\.slug: NOT NULL": _SLUG,
    r".*: CHECK json_valid.*": _JSON,
    r".*\.(adresser|henvendelsessteder|opgaver|visningsklasser|sikkerhedsprofil): .*": _JSON,
    r".*\.(ejendomme|classification_filter|oprydninger|antagelser): .*": _JSON,
    r".*\.(brugersystemroller|elementer|kendte|faneblade|kolonner|fagsystemfilter): .*": _JSON,
    r".*\.variant: .*": "the variant's rows are written with it",
    r"(kommune|rolle): PRIMARY KEY (variant, )?slug": _SLUG,
    r"person\.soegenavn: NOT NULL": "folded from the name",
    r"dokument\.har_brevdato: NOT NULL": _EGET,
    r"fk_enhed\.status: NOT NULL": _EGET,
    r"(sagspart|bevillingspart)\.(rolle|id_type|navn): NOT NULL": _EGET,
    r"kle_soegeord\..*|kle_soegeord: .*": "written from the rows of kle, number by number",
    r"kle_uefterset\..*|kle_uefterset: .*": "made of the numbers in the sheets, one row a number",
    r"kle_tidligere\..*": "an edition is only remembered where it has a date",
    r"kle_opsaetning\.(dokumenter|journalnotater|deaktiver_fradato_for_aktive): .*": _EGET,
    r"variant\..*: NOT NULL": "a variant has a name of its file's where it gives none",
    r"sag\.foelsomhed: NOT NULL|bevilling\.foelsomhed: NOT NULL": _EGET,
}


def er_lavet(et: str) -> bool:
    """True if no file can break the constraint, by what the product makes itself."""
    return any(re.fullmatch(moenster, et) for moenster in LAVET)


# What each column that may not be empty is read from: the sheet and its header.
FELTER: Mapping[str, tuple[Tabel, str]] = {
    "bevilling.nummer": (bevillinger.BEVILLINGER, "Bevilling"),
    "bevilling.fagsystem": (bevillinger.BEVILLINGER, "Fagsystem"),
    "bevilling.myndighed": (bevillinger.BEVILLINGER, "Myndighed"),
    "dokument.titel": (sagsark.DOKUMENTER, "Titel"),
    "dokument.type": (sagsark.DOKUMENTER, "Type"),
    "dokument.dato": (sagsark.DOKUMENTER, "Dato"),
    "dokument.dokumenttitel": (sagsark.DOKUMENTER, "Dokumenttitel"),
    "dokument.foelsomhed": (sagsark.DOKUMENTER, "Følsomhed"),
    "dokument.undtaget_for_borger": (sagsark.DOKUMENTER, "Undtaget for borger"),
    "enhedsmapning.lokal_enhed": (organisationsark.ORGANISATIONSARK, "Enhedsnavn i Cura"),
    "enhedsmapning.bemaerkning": (organisationsark.ORGANISATIONSARK, "Bemærkninger"),
    "enhedsmapning.fk_navn": (organisationsark.ORGANISATIONSARK, "Navn i FK ORG"),
    "faelles_ydelsestype.titel": (forberedelsesark.FAELLES_YDELSESTYPER, "Titel"),
    "faelles_ydelsestype.beskrivelse": (forberedelsesark.FAELLES_YDELSESTYPER, "Beskrivelse"),
    "fagsystem.navn": (stamdata.FAGSYSTEMER, "Fagsystem"),
    "fagsystem.uuid": (stamdata.FAGSYSTEMER, "UUID"),
    "fagsystem.dialogintegration": (stamdata.FAGSYSTEMER, "Dialogintegration"),
    "fagsystem.via_eksport": (stamdata.FAGSYSTEMER, "Via Cura-eksport"),
    "familierelation.person": (stamdata.FAMILIE, "Person"),
    "familierelation.relation": (stamdata.FAMILIE, "Relation"),
    "familierelation.til": (stamdata.FAMILIE, "Til person"),
    "forloebstrin.dato": (sagsark.FORLOEB, "Dato"),
    "forloebstrin.tekst": (sagsark.FORLOEB, "Trin"),
    "haendelse.dato": (sagsark.HAENDELSER, "Dato"),
    "haendelse.tekst": (sagsark.HAENDELSER, "Hændelse"),
    "journalnotat.titel": (sagsark.JOURNALNOTATER, "Notat"),
    "journalnotat.dato": (sagsark.JOURNALNOTATER, "Dato"),
    "kle.nummer": (kle_liste.KLE_LISTE, "Nr"),
    "kle.titel": (kle_liste.KLE_LISTE, "Titel"),
    "kle_opsaetning.kle": (borgerblik.OPSAETNING, "KLE-nummer"),
    "kle_opsaetning.aktiv": (borgerblik.OPSAETNING, "Aktiv"),
    "kle_opsaetning.kun_sapa": (borgerblik.OPSAETNING, "Kun aktiv for SAPA"),
    "kle_opsaetning.titel": (borgerblik.OPSAETNING, "Titel"),
    "kle_opsaetning.kilde": (borgerblik.OPSAETNING, "Kontaktoplysninger kilde"),
    "kle_opsaetning.afdeling": (borgerblik.OPSAETNING, "Kontaktafdeling"),
    "kle_opsaetning.telefon": (borgerblik.OPSAETNING, "Kontakttelefon"),
    "kle_opsaetning.hjemmeside": (borgerblik.OPSAETNING, "Link til kontakthjemmeside"),
    "kle_opsaetning.digital_post": (borgerblik.OPSAETNING, "Kontaktlink til digital post"),
    "kommune.navn": (stamdata.KOMMUNE, "Kommune"),
    "kommune.cvr": (stamdata.KOMMUNE, "CVR"),
    "kommune.dato": (stamdata.KOMMUNE, "Dato"),
    "lokal_enhed.navn": (organisationsark.ORGANISATIONSARK, "Enhedsnavn i Cura"),
    "lokal_enhed.sagsansvarlig": (organisationsark.ORGANISATIONSARK, "Sagsansvarlig"),
    "lokal_ydelse.navn": (forberedelsesark.FORBEREDELSESARK, "Lokal ydelsestype"),
    "lokal_ydelse.paragraf": (forberedelsesark.FORBEREDELSESARK, "Evt. § til lokal ydelsestype"),
    "lokal_ydelse.pakke": (forberedelsesark.FORBEREDELSESARK, "Bemærkninger"),
    "myndighed.cvr": (stamdata.MYNDIGHEDER, "CVR"),
    "myndighed.navn": (stamdata.MYNDIGHEDER, "Myndighed"),
    "person.navn": (stamdata.PERSONER, "Navn"),
    "person.cpr": (stamdata.PERSONER, "CPR"),
    "person.adresse": (stamdata.PERSONER, "Adresse"),
    "person.adressebeskyttelse": (stamdata.PERSONER, "Adressebeskyttelse"),
    "person.statsborgerskab": (stamdata.PERSONER, "Statsborgerskab"),
    "person.civilstand": (stamdata.PERSONER, "Civilstand"),
    "person.digital_post": (stamdata.PERSONER, "Tilmeldt digital post"),
    "person.laege": (stamdata.PERSONER, "Lægepraksis"),
    "person.laege_telefon": (stamdata.PERSONER, "Lægepraksis telefonnummer"),
    "person.laege_adresse": (stamdata.PERSONER, "Lægepraksis adresse"),
    "person.vaerge": (stamdata.PERSONER, "Værge"),
    "person.vaergemaal": (stamdata.PERSONER, "Værgemål"),
    "person.bopaelskommune": (stamdata.PERSONER, "Bopælskommune"),
    "person.husstand": (stamdata.PERSONER, "Husstand"),
    "person.beskrivelse": (stamdata.PERSONER, "Beskrivelse"),
    "rolle.navn": (sapa.ROLLER, "Rolle"),
    "rolle.beskrivelse": (sapa.VISNINGER, "Beskrivelse"),
    "rolle.beskyttet_adresse": (sapa.VISNINGER, "Beskyttet adresse"),
    "sag.sagsnummer": (sagsark.SAGER, "Sagsnummer"),
    "sag.fagsystem": (sagsark.SAGER, "Fagsystem"),
    "sag.titel": (sagsark.SAGER, "Titel"),
    "sag.myndighed": (sagsark.SAGER, "Myndighed"),
    "sag.oprettet": (sagsark.SAGER, "Oprettet"),
    "sag.handlingsfacet": (sagsark.SAGER, "Handlingsfacet"),
    "sag.alternativ_titel": (sagsark.SAGER, "Alternativ titel"),
    "sag.ejendom": (sagsark.SAGER, "Ejendom"),
    "sag.kontroltema": (sagsark.SAGER, "Kontroltema"),
    "sagstype.navn": (forberedelsesark.FORBEREDELSESARK, "Knyttet til hvilken lokal sagstype"),
    "sagstype.paragraf": (forberedelsesark.FORBEREDELSESARK, "Evt. §§ til sagstypen"),
    "sagstype_kle.sagstype": (
        forberedelsesark.FORBEREDELSESARK,
        "Knyttet til hvilken lokal sagstype",
    ),
    "sagstype_kle.angivet": (forberedelsesark.FORBEREDELSESARK, "KLE-nummer og titel"),
    "udbetaling.dispositionsdato": (bevillinger.UDBETALINGER, "Dispositionsdato"),
    "udbetaling.periode_fra": (bevillinger.UDBETALINGER, "Periode fra"),
    "udbetaling.periode_til": (bevillinger.UDBETALINGER, "Periode til"),
    "udbetaling.bruttobeloeb": (bevillinger.UDBETALINGER, "Bruttobeløb"),
    "ydelse.navn": (bevillinger.YDELSER, "Navn"),
    "ydelse.fra": (bevillinger.YDELSER, "Bevilget fra"),
    "ydelse.bevilget": (bevillinger.YDELSER, "Bevilget"),
    "ydelse.ydelsestype": (bevillinger.YDELSER, "Ydelsestype"),
    "ydelse.oekonomisk": (bevillinger.YDELSER, "Økonomisk"),
    "ydelse.dispositionsdag": (bevillinger.YDELSER, "Dispositionsdag"),
    "ydelse.betalingsfrekvens": (bevillinger.YDELSER, "Betalingsfrekvens"),
    "ydelse.betalingsform": (bevillinger.YDELSER, "Betalingsform"),
    "ydelsesmapning.lokal_ydelse": (forberedelsesark.FORBEREDELSESARK, "Lokal ydelsestype"),
    "ydelsesmapning.ydelsestype": (
        forberedelsesark.FORBEREDELSESARK,
        "Fælleskommunal ydelsestype",
    ),
}
