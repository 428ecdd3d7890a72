"""No file breaks a constraint of the schema: each has a check in a reader, and is tried here."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping

import pytest

from tests.integration.skemakrav import FELTER, er_lavet, krav
from webapp.importers.ark.tabel import Tabel
from webapp.importers.egneark import bevillinger, sagsark, stamdata
from webapp.importers.kle import liste as kle_liste
from webapp.importers.kombit import forberedelsesark, organisationsark
from webapp.importers.konfiguration import borgerblik, sapa
from webapp.services.kommuner.kommuner import Kommunelager

Raekke = Mapping[str, object]
U = "5b0e0f10-1111-4aaa-8bbb-{:012}"

# Rows that can be used, by sheet: the first and the last of every file of the test.
GODE: Mapping[Tabel, tuple[Raekke, Raekke]] = {
    stamdata.KOMMUNE: (
        {"Kommune": "Prøvekøbing Kommune", "CVR": "11111111", "Dato": "2024-04-08"},
        {"Kommune": "Prøvekøbing Kommune", "CVR": "11111111", "Dato": "2024-04-08"},
    ),
    stamdata.MYNDIGHEDER: (
        {"CVR": "33236072", "Myndighed": "Udbetaling Danmark"},
        {"CVR": "34051178", "Myndighed": "Digitaliseringsstyrelsen"},
    ),
    stamdata.FAGSYSTEMER: (
        {"Fagsystem": "Cura", "UUID": U.format(1), "Via Cura-eksport": "ja"},
        {"Fagsystem": "KSD", "UUID": U.format(2), "Via Cura-eksport": "nej", "Åbnet": "2022-01-01"},
    ),
    stamdata.PERSONER: (
        {"Person": "nancy", "Navn": "Nancy Ann Berggren", "CPR": "2512484916"},
        {"Person": "kim", "Navn": "Kim Borgersen", "CPR": "0101800000"},
    ),
    stamdata.FAMILIE: (
        {"Person": "nancy", "Relation": "Barn", "Til person": "kim"},
        {"Person": "kim", "Relation": "Mor", "Til person": "nancy"},
    ),
    sagsark.SAGER: (
        {"Sagsnummer": "S-1", "Fagsystem": "KSD", "Titel": "En sag", "Oprettet": "2024-01-15"},
        {"Sagsnummer": "S-9", "Fagsystem": "KSD", "Titel": "En anden", "Oprettet": "2024-01-15"},
    ),
    sagsark.SAGSPARTER: (
        {"Sagsnummer": "S-1", "Rolle": "Sekundær part", "Person": "nancy", "Id-type": "CPR"},
        {"Sagsnummer": "S-9", "Rolle": "Sekundær part", "Person": "kim", "Id-type": "CPR"},
    ),
    sagsark.HAENDELSER: (
        {"Sagsnummer": "S-1", "Dato": "2024-01-15", "Hændelse": "Først", "Fremdrift": "Opstået"},
        {"Sagsnummer": "S-9", "Dato": "2024-01-16", "Hændelse": "Sidst", "Fremdrift": "Opstået"},
    ),
    sagsark.FORLOEB: (
        {"Sagsnummer": "S-1", "Dato": "2024-01-15", "Trin": "Modtagelse"},
        {"Sagsnummer": "S-9", "Dato": "2024-01-15", "Trin": "Afgørelse"},
    ),
    sagsark.DOKUMENTER: (
        {"Sagsnummer": "S-1", "Titel": "Brev", "Type": "Brev, udgaaende", "Dato": "2024-02-01"},
        {"Sagsnummer": "S-9", "Titel": "Svar", "Type": "Brev, udgaaende", "Dato": "2024-02-01"},
    ),
    sagsark.JOURNALNOTATER: (
        {"Sagsnummer": "S-1", "Notat": "Samtale", "Dato": "2024-01-20"},
        {"Sagsnummer": "S-9", "Notat": "Opkald", "Dato": "2024-01-20"},
    ),
    bevillinger.BEVILLINGER: (
        {"Bevilling": "B-1", "Fagsystem": "KSD", "Modtager": "nancy"},
        {"Bevilling": "B-9", "Fagsystem": "KSD", "Modtager": "kim"},
    ),
    bevillinger.YDELSER: (
        {"Ydelse": "Y-1", "Bevilling": "B-1", "Navn": "Rengøring", "Bevilget fra": "2024-02-01"},
        {"Ydelse": "Y-9", "Bevilling": "B-9", "Navn": "Indkøb", "Bevilget fra": "2024-02-01"},
    ),
    bevillinger.UDBETALINGER: (
        {"Ydelse": "Y-1", "Dispositionsdato": "2024-02-29", "Bruttobeløb": "5448,00"},
        {"Ydelse": "Y-9", "Dispositionsdato": "2024-02-29", "Bruttobeløb": "0,00"},
    ),
    borgerblik.OPSAETNING: (
        {"KLE-nummer": "27.36.04", "Aktiv": "ja", "Titel": "KLE-emne"},
        {"KLE-nummer": "29.09.08", "Aktiv": "ja", "Titel": "KLE-emne"},
    ),
    sapa.ROLLER: (
        {"Rolle": "Visitator", "Brugersystemrolle": "Se sager", "KLE": "27.36.*"},
        {"Rolle": "Leder", "Brugersystemrolle": "Se sager", "KLE": "29.*"},
    ),
    sapa.VISNINGER: (
        {"Rolle": "Visitator", "Elementer": "Sager, Ydelser"},
        {"Rolle": "Leder", "Elementer": "Sager"},
    ),
    organisationsark.ORGANISATIONSARK: (
        {"Enhedsnavn i Cura": "Visitation Syd", "Sagsansvarlig": "ja"},
        {"Enhedsnavn i Cura": "Sygepleje Nord", "Sagsansvarlig": "ja"},
    ),
    forberedelsesark.FORBEREDELSESARK: (
        {
            "Lokal ydelsestype": "Diætist",
            "Fælleskommunal ydelsestype": "Diætbehandling",
            "KLE-nr for ydelsestypen": "29.09.08",
            "Knyttet til hvilken lokal sagstype": "Forebyggelse",
            "KLE-nummer og titel": "29.09.08",
        },
        {
            "Lokal ydelsestype": "Nødkald",
            "Fælleskommunal ydelsestype": "Nødkald",
            "KLE-nr for ydelsestypen": "27.60.11",
            "Knyttet til hvilken lokal sagstype": "Hjemmehjælp",
            "KLE-nummer og titel": "27.36.04",
        },
    ),
    forberedelsesark.FAELLES_YDELSESTYPER: (
        {"Titel": "Diætbehandling", "KLE-nummer": "29.09.08"},
        {"Titel": "Nødkald", "KLE-nummer": "27.60.11"},
    ),
    kle_liste.KLE_LISTE: (
        {"Nr": "27.36.04", "Titel": "Personlig og praktisk hjælp"},
        {"Nr": "29.09.08", "Titel": "Patientrettet forebyggelse"},
    ),
}
# Cells that no column is meant to hold, and those that are none at all.
DAARLIGE = ("", " ", "\u200b", "?", "#REF!", "-1", "9" * 40, "32-13-2024", "æ" * 300, "\ufffe", "'")
# What a row is called, where two may not be called the same.
NOEGLER = {
    "Sagsnummer": "S-{}",
    "Bevilling": "B-{}",
    "Ydelse": "Y-{}",
    "Person": "person {}",
    "Enhedsnavn i Cura": "Enhed {}",
    "Fagsystem": "System {}",
    "CVR": "4405117{}",
    "CPR": "010180000{}",
    "Titel": "Titel {}",
    "Lokal ydelsestype": "Ydelse {}",
    "Knyttet til hvilken lokal sagstype": "Sagstype {}",
    "Rolle": "Rolle {}",
}
EGNE_NOEGLER = {
    stamdata.MYNDIGHEDER: ("CVR",),
    stamdata.FAGSYSTEMER: ("Fagsystem",),
    stamdata.PERSONER: ("Person", "CPR"),
    sagsark.SAGER: ("Sagsnummer",),
    bevillinger.BEVILLINGER: ("Bevilling",),
    bevillinger.YDELSER: ("Ydelse",),
    sapa.ROLLER: ("Rolle",),
    organisationsark.ORGANISATIONSARK: ("Enhedsnavn i Cura",),
    forberedelsesark.FORBEREDELSESARK: (
        "Lokal ydelsestype",
        "Knyttet til hvilken lokal sagstype",
    ),
    forberedelsesark.FAELLES_YDELSESTYPER: ("Titel",),
}
# Where each sheet's good rows are found again.
GENFUND: Mapping[Tabel, tuple[str, frozenset[object]]] = {
    stamdata.KOMMUNE: ("SELECT cvr FROM kommune", frozenset({"11111111"})),
    stamdata.MYNDIGHEDER: ("SELECT cvr FROM myndighed", frozenset({"33236072", "34051178"})),
    stamdata.FAGSYSTEMER: ("SELECT navn FROM fagsystem", frozenset({"Cura", "KSD"})),
    stamdata.PERSONER: ("SELECT slug FROM person", frozenset({"nancy-ann-berggren"})),
    stamdata.FAMILIE: ("SELECT relation FROM familierelation", frozenset({"Barn", "Mor"})),
    sagsark.SAGER: ("SELECT sagsnummer FROM sag", frozenset({"S-1", "S-9"})),
    sagsark.SAGSPARTER: ("SELECT count(*) >= 2 FROM sagspart", frozenset({1})),
    sagsark.HAENDELSER: ("SELECT tekst FROM haendelse", frozenset({"Først", "Sidst"})),
    sagsark.FORLOEB: ("SELECT tekst FROM forloebstrin", frozenset({"Modtagelse", "Afgørelse"})),
    sagsark.DOKUMENTER: ("SELECT titel FROM dokument", frozenset({"Brev", "Svar"})),
    sagsark.JOURNALNOTATER: ("SELECT titel FROM journalnotat", frozenset({"Samtale", "Opkald"})),
    bevillinger.BEVILLINGER: ("SELECT nummer FROM bevilling", frozenset({"B-1", "B-9"})),
    bevillinger.YDELSER: ("SELECT navn FROM ydelse", frozenset({"Rengøring", "Indkøb"})),
    bevillinger.UDBETALINGER: ("SELECT bruttobeloeb FROM udbetaling", frozenset({544800, 0})),
    borgerblik.OPSAETNING: ("SELECT kle FROM kle_opsaetning", frozenset({"27.36.04", "29.09.08"})),
    sapa.ROLLER: ("SELECT navn FROM rolle", frozenset({"Visitator", "Leder"})),
    sapa.VISNINGER: ("SELECT navn FROM rolle", frozenset({"Visitator", "Leder"})),
    organisationsark.ORGANISATIONSARK: (
        "SELECT navn FROM lokal_enhed",
        frozenset({"Visitation Syd", "Sygepleje Nord"}),
    ),
    forberedelsesark.FORBEREDELSESARK: (
        "SELECT navn FROM lokal_ydelse",
        frozenset({"Diætist", "Nødkald"}),
    ),
    forberedelsesark.FAELLES_YDELSESTYPER: (
        "SELECT titel FROM faelles_ydelsestype",
        frozenset({"Diætbehandling", "Nødkald"}),
    ),
    kle_liste.KLE_LISTE: ("SELECT nummer FROM kle", frozenset({"27.36.04", "29.09.08"})),
}
# Columns of any text at all: nothing that stands in them is a fault.
FRI_TEKST = frozenset({"navn", "fritekst", "_dokumenttype", "_maerker"})


def ark(tabel: Tabel, raekker: Iterable[Raekke]) -> bytes:
    """The sheet with all its columns, as CSV."""
    overskrifter = [kolonne.overskrift for kolonne in tabel.kolonner]
    ud = io.StringIO(newline="")
    skriver = csv.DictWriter(ud, overskrifter, delimiter=";", restval="")
    skriver.writeheader()
    skriver.writerows(raekker)
    return ud.getvalue().encode()


def filer() -> dict[str, bytes]:
    """A kommune of good rows alone."""
    return {_navn(tabel): ark(tabel, raekker) for tabel, raekker in GODE.items()}


def _navn(tabel: Tabel) -> str:
    return f"{list(GODE).index(tabel):02}.csv"


def daarlige_raekker(tabel: Tabel, overskrift: str) -> list[Raekke]:
    """The first good row with each bad cell, under keys of its own."""
    raekker = []
    for nr, celle in enumerate(DAARLIGE):
        egne = {n: NOEGLER[n].format(100 + nr) for n in EGNE_NOEGLER.get(tabel, ())}
        if "CPR" in egne:
            egne["CPR"] = f"01018010{nr:02}"
        if "CVR" in egne:
            egne["CVR"] = f"440511{nr:02}"
        raekker.append(GODE[tabel][0] | egne | {overskrift: celle})
    return raekker


def laes(lager: Kommunelager, sql: str) -> list[object]:
    with lager.aaben("proeve") as database:
        assert list(database.query("PRAGMA foreign_key_check")) == []
        return [next(iter(raekke.values())) for raekke in database.query(sql)]


def parser(tabel: Tabel, overskrift: str) -> str:
    return next(k.laes.__name__ for k in tabel.kolonner if k.overskrift == overskrift)


def _to(tabel: Tabel, *andre: Raekke) -> dict[str, bytes]:
    """The sheet with the first good row, those that break the constraint, and the last."""
    foerste, sidste = GODE[tabel]
    return {_navn(tabel): ark(tabel, [foerste, *(foerste | ny for ny in andre), sidste])}


def _fk(*enheder: Mapping[str, object]) -> dict[str, bytes]:
    faelles = {"overordnetEnhed": None, "adresser": [], "tilstand": {"status": "AKTIV"}}
    noder = [{"node": faelles | dict(enhed)} for enhed in enheder]
    return {"fk.json": json.dumps({"organisationEnhedListe": {"edges": noder}}).encode()}


def _toml(tekst: str) -> dict[str, bytes]:
    return {"model-1.toml": f'navn = "Model 1"\n{tekst}'.encode()}


EN_ENHED = {"uuid": U.format(5), "enhedsnavn": "Prøvekøbing"}
KLE_1 = b"<KLE-Emneplan><UdgivelsesDato>2023-01-01</UdgivelsesDato>"
KLE_2 = b"<KLE-Emneplan><UdgivelsesDato>2024-01-01</UdgivelsesDato>"
EMNER = (
    b"<Emne><EmneNr>27.36.04</EmneNr><EmneTitel>En</EmneTitel></Emne>"
    b"<Emne><EmneNr>27.36.04</EmneNr><EmneTitel>To</EmneTitel></Emne>"
    b"<Emne><EmneNr/><EmneTitel/></Emne></KLE-Emneplan>"
)

# Files that would break a constraint, and the code of the finding that tells of it; empty where
# the value is one that is meant: the product then adds what is pointed at.
SAGER: Mapping[str, tuple[dict[str, bytes], str]] = {
    "bevilling: UNIQUE nummer": (
        _to(bevillinger.BEVILLINGER, {"Modtager": "kim"}),
        "NUMMER_DUBLET",
    ),
    "bevilling.fagsystem: REFERENCES fagsystem": (
        _to(bevillinger.BEVILLINGER, {"Bevilling": "B-2", "Fagsystem": "Ukendt"}),
        "FAGSYSTEM_UKENDT",
    ),
    "bevilling.myndighed: REFERENCES myndighed": (
        _to(bevillinger.BEVILLINGER, {"Bevilling": "B-2", "Myndighed": "55133018"}),
        "",
    ),
    "faelles_ydelsestype: PRIMARY KEY titel": (
        _to(forberedelsesark.FAELLES_YDELSESTYPER, {"Titel": "diætbehandling", "KLE-nummer": ""}),
        "YDELSESTYPE_DUBLET",
    ),
    "fagsystem: PRIMARY KEY navn": (
        _to(stamdata.FAGSYSTEMER, {"Fagsystem": "CURA", "Via Cura-eksport": "nej"}),
        "RAEKKE_DUBLET",
    ),
    "familierelation: PRIMARY KEY person, relation, til": (
        _to(stamdata.FAMILIE, {}),
        "FAMILIE_DUBLET",
    ),
    "familierelation.person: REFERENCES person": (
        _to(stamdata.FAMILIE, {"Person": "ukendt"}),
        "PERSON_UKENDT",
    ),
    "familierelation.til: REFERENCES person": (
        _to(stamdata.FAMILIE, {"Til person": "ukendt"}),
        "PERSON_UKENDT",
    ),
    "fk_enhed: PRIMARY KEY uuid": (
        _fk(EN_ENHED, EN_ENHED | {"enhedsnavn": "En anden"}),
        "FK_ENHED_DUBLET",
    ),
    "fk_enhed.uuid: NOT NULL": (
        _fk(EN_ENHED, {"uuid": None, "enhedsnavn": "Uden"}),
        "UUID_UGYLDIG",
    ),
    "fk_enhed.navn: NOT NULL": (
        _fk(EN_ENHED, {"uuid": U.format(6), "enhedsnavn": None}),
        "FK_ENHED_UDEN_NAVN",
    ),
    "fk_enhed.brugervendt_noegle: NOT NULL": (_fk(EN_ENHED | {"brugervendtNoegle": None}), ""),
    "kle: PRIMARY KEY nummer": ({"kle.xml": KLE_2 + EMNER}, "KLE_DUBLET"),
    "kle_tidligere: PRIMARY KEY nummer": (
        {"kle.xml": KLE_2 + EMNER, "gammel.xml": KLE_1 + EMNER},
        "KLE_DUBLET",
    ),
    "kle_opsaetning: PRIMARY KEY variant, kle": (
        _to(borgerblik.OPSAETNING, {"Aktiv": "nej"}),
        "OPSAETNING_DUBLET",
    ),
    "lokal_enhed: PRIMARY KEY navn": (
        _to(organisationsark.ORGANISATIONSARK, {"Enhedsnavn i Cura": "visitation  SYD"}),
        "ENHED_DUBLET",
    ),
    "lokal_ydelse: PRIMARY KEY navn": (
        _to(forberedelsesark.FORBEREDELSESARK, {"Lokal ydelsestype": "diætist"}),
        "YDELSE_DUBLET",
    ),
    "myndighed: PRIMARY KEY cvr": (
        _to(stamdata.MYNDIGHEDER, {"Myndighed": "En anden"}),
        "RAEKKE_DUBLET",
    ),
    "person: UNIQUE cpr": (_to(stamdata.PERSONER, {"Person": "en anden"}), "CPR_DUBLET"),
    "reorganisation.enhed: NOT NULL": (
        _toml('[[reorganisation]]\nslags = "nedlagt"\ndato = 2024-05-01\n'),
        "*",
    ),
    "reorganisation.slags: NOT NULL": (
        _toml(f'[[reorganisation]]\nenhed = "{U.format(5)}"\ndato = 2024-05-01\n'),
        "*",
    ),
    "reorganisation.dato: NOT NULL": (
        _toml(f'[[reorganisation]]\nenhed = "{U.format(5)}"\nslags = "nedlagt"\n'),
        "*",
    ),
    "reorganisation.til: NOT NULL": (
        _toml(
            f'[[reorganisation]]\nenhed = "{U.format(5)}"\nslags = "flyttet"\ndato = 2024-05-01\n'
        ),
        "*",
    ),
    "sag.fagsystem: REFERENCES fagsystem": (
        _to(sagsark.SAGER, {"Sagsnummer": "S-2", "Fagsystem": "Ukendt"}),
        "FAGSYSTEM_UKENDT",
    ),
    "sag.myndighed: REFERENCES myndighed": (
        _to(sagsark.SAGER, {"Sagsnummer": "S-2", "Myndighed": "55133018"}),
        "",
    ),
    "sag.sagstype: REFERENCES sagstype": (
        _to(sagsark.SAGER, {"Sagsnummer": "S-2", "Sagstype": "Ukendt"}),
        "SAGSTYPE_UKENDT",
    ),
    "sagstype: PRIMARY KEY navn": (
        _to(
            forberedelsesark.FORBEREDELSESARK,
            {
                "Lokal ydelsestype": "En anden",
                "Knyttet til hvilken lokal sagstype": "FOREBYGGELSE",
                "KLE-nummer og titel": "27.36.04",
            },
        ),
        "SAGSTYPE_FLERE_KLE",
    ),
    "variant: PRIMARY KEY slug": (
        {"model-1.toml": b'navn = "A"\n', "Model-1.TOML": b'navn = "B"\n'},
        "*",
    ),
    "variant_trin: PRIMARY KEY variant, trin": (
        _toml("[trin]\nsagstyper = 2024-01-01\nSagstyper = 2024-02-01\n"),
        "*",
    ),
    "variant_trin.trin: NOT NULL": (_toml('[trin]\n"" = 2024-01-01\n'), "*"),
    "variant_trin.dato: NOT NULL": (_toml('[trin]\nsagstyper = ""\n'), "*"),
    "ydelse.lokal_ydelse: REFERENCES lokal_ydelse": (
        _to(bevillinger.YDELSER, {"Ydelse": "Y-2", "Lokal ydelse": "Ukendt"}),
        "YDELSE_UKENDT",
    ),
}


@pytest.mark.parametrize("et", SAGER)
def test_what_would_break_a_constraint_is_told_and_the_rest_is_read(
    et: str, eget_lager: Kommunelager
) -> None:
    brud, kode = SAGER[et]
    fund = [f for f in eget_lager.indlaes("proeve", filer() | brud) if f.fil in brud]
    assert {"S-1", "S-9"} <= set(laes(eget_lager, "SELECT sagsnummer FROM sag"))
    if kode:
        fortalt = [f for f in fund if kode in ("*", f.kode)]
        assert fortalt
        assert all(f.celle for f in fortalt if f.kode == kode)


def test_every_constraint_has_its_check() -> None:
    alle = set(krav())
    uden = {et for et in alle if not er_lavet(et)} - set(SAGER)
    assert {et.removesuffix(": NOT NULL") for et in uden} == set(FELTER) - {
        et.removesuffix(": NOT NULL") for et in SAGER
    }
    assert set(SAGER) <= alle


@pytest.mark.parametrize("felt", FELTER)
def test_no_cell_of_a_column_ends_the_import(felt: str, eget_lager: Kommunelager) -> None:
    tabel, overskrift = FELTER[felt]
    foerste, sidste = GODE[tabel]
    daarlige = daarlige_raekker(tabel, overskrift)
    fund = eget_lager.indlaes(
        "proeve", filer() | {_navn(tabel): ark(tabel, [foerste, *daarlige, sidste])}
    )
    sql, ventede = GENFUND[tabel]
    assert ventede <= set(laes(eget_lager, sql))
    if parser(tabel, overskrift) not in FRI_TEKST:
        bogstav = [k.overskrift for k in tabel.kolonner].index(overskrift)
        celler = {et.celle for et in fund if et.fil == _navn(tabel)}
        # »?« is no value of any kind but a text: the row of the header, the good one, and three.
        assert f"{chr(ord('A') + bogstav)}{3 + DAARLIGE.index('?')}" in celler
