"""Every reader: a file of some numbers, what it is counted as, and what was really made of it."""

from __future__ import annotations

from collections.abc import Callable

from tests.unit.importers import skrivere as skriv
from tests.unit.importers.byg import FAGSYSTEMER, PERSONER, Indfil, csvfil
from webapp.importers.indlaes import Indlaesning

Skriver = Callable[[list[int]], str]
Laeser = tuple[Skriver, str, Callable[[Indlaesning], int]]


def _enheder(laest: Indlaesning) -> int:
    return len(laest.organisation.enheder) if laest.organisation else 0


def _numre(laest: Indlaesning) -> int:
    return len(laest.kle.poster) if laest.kle else 0


def _udbetalinger(laest: Indlaesning) -> int:
    return sum(len(y.udbetalinger) for b in laest.bevillinger for y in b.ydelser)


def _paa_sager(felt: str) -> Callable[[Indlaesning], int]:
    return lambda laest: sum(len(getattr(sag, felt)) for sag in laest.sager)


# A file of these numbers (0 is one that cannot be used), the kind it counts, and what was made.
FORMATER: dict[str, Laeser] = {
    "graphql": (skriv.graphql, "enheder", _enheder),
    "os2sync": (skriv.os2sync, "enheder", _enheder),
    "os2mo": (skriv.os2mo, "enheder", _enheder),
    "soap": (skriv.soap, "enheder", _enheder),
    "sf1470": (skriv.sager, "sager", lambda laest: len(laest.sager)),
    "sf1490": (skriv.bevillinger, "bevillinger", lambda laest: len(laest.bevillinger)),
    "sf1491": (skriv.udbetalinger, "udbetalinger", _udbetalinger),
    "emneplan": (skriv.kle, "KLE-numre", _numre),
    "handlingsfacetter": (
        skriv.facetter,
        "handlingsfacetter",
        lambda laest: len(laest.kle.handlingsfacetter) if laest.kle else 0,
    ),
    "kle-liste": (skriv.kle_liste, "KLE-liste", _numre),
    "organisationsark": (skriv.ark, "Organisationsark", lambda laest: len(laest.lokale_enheder)),
    "personer": (skriv.personer, "Personer", lambda laest: len(laest.personer)),
    "fagsystemer": (skriv.fagsystemer, "Fagsystemer", lambda laest: len(laest.fagsystemer)),
}
ARK: dict[str, Laeser] = {
    "forberedelsesark": (
        skriv.egetark(
            "Lokal ydelsestype;Fælleskommunal ydelsestype;KLE-nr for ydelsestypen;Lokal sagstype",
            "Ydelse {0};Type {0};29.09.08;Sagstype",
            ";Type;29.09.08;",
        ),
        "Forberedelsesark",
        lambda laest: len(laest.lokale_ydelser),
    ),
    "ydelsestyper": (
        skriv.egetark("Titel;KLE-nummer;Beskrivelse", "Type {};29.09.08;", ";29.09.08;"),
        "Fælleskommunale ydelsestyper",
        lambda laest: len(laest.faelles_ydelsestyper),
    ),
    "myndigheder": (
        skriv.egetark("CVR;Myndighed", "3323607{0};Myndighed {0}", "x;Myndighed"),
        "Myndigheder",
        lambda laest: len(laest.myndigheder),
    ),
    "familie": (
        skriv.egetark("Person;Relation;Til person", "nancy;Barn {};kim", "ukendt;Barn;kim"),
        "Familie",
        lambda laest: len(laest.familie),
    ),
    "sager": (
        skriv.egetark("Sagsnummer;Fagsystem;Titel;Oprettet", "S-{};KSD;T;2024-01-01", "S-0;KSD;T;"),
        "Sager",
        lambda laest: len(laest.sager),
    ),
    "sagsparter": (
        skriv.egetark(
            "Sagsnummer;Rolle;Person;Id-type",
            "S-1;Sekundær part;kim;CPR",
            "S-0;Sekundær part;kim;CPR",
        ),
        "Sagsparter",
        _paa_sager("parter"),
    ),
    "haendelser": (
        skriv.egetark(
            "Sagsnummer;Dato;Hændelse;Fremdrift", "S-1;2024-01-0{0};H {0};Opstået", "S-1;;H;Opstået"
        ),
        "Hændelser",
        _paa_sager("haendelser"),
    ),
    "forloeb": (
        skriv.egetark("Sagsnummer;Dato;Trin", "S-1;2024-01-0{0};Trin {0}", "S-1;;Trin"),
        "Forløb",
        _paa_sager("trin"),
    ),
    "dokumenter": (
        skriv.egetark(
            "Sagsnummer;Titel;Type;Dato",
            "S-1;Brev {};Brev, udgaaende;2024-01-01",
            "S-1;;Brev, udgaaende;2024-01-01",
        ),
        "Dokumenter",
        _paa_sager("dokumenter"),
    ),
    "journalnotater": (
        skriv.egetark("Sagsnummer;Notat;Dato", "S-1;Notat {};2024-01-01", "S-1;;2024-01-01"),
        "Journalnotater",
        _paa_sager("journalnotater"),
    ),
    "bevillinger": (
        skriv.egetark("Bevilling;Fagsystem;Modtager;Sagsnummer", "B-{};KSD;kim;", "B-0;KSD;kim;X"),
        "Bevillinger",
        lambda laest: len(laest.bevillinger),
    ),
    "ydelser": (
        skriv.egetark("Ydelse;Bevilling;Bevilget fra", "Z-{};B-1;2024-01-01", "Z-0;B-1;x"),
        "Ydelser",
        lambda laest: sum(len(b.ydelser) for b in laest.bevillinger),
    ),
    "udbetalinger": (
        skriv.egetark("Ydelse;Dispositionsdato;Bruttobeløb", "Y-1;2024-02-0{};1,00", "Y-1;x;1,00"),
        "Udbetalinger",
        _udbetalinger,
    ),
    "opsaetning": (
        skriv.egetark("KLE-nummer;Aktiv;Titel", "27.36.0{};ja;KLE-emne", "x;ja;KLE-emne"),
        "Opsætning af Borgerblikket",
        lambda laest: len(laest.opsaetning.raekker) if laest.opsaetning else 0,
    ),
    "roller": (
        skriv.egetark("Rolle;Brugersystemrolle;KLE", "Rolle {};Se sager;27.*", ";Se sager;27.*"),
        "SAPA-roller",
        lambda laest: sum(len(rolle.brugersystemroller) for rolle in laest.roller or ()),
    ),
    "visninger": (
        skriv.egetark("Rolle;Elementer", "Rolle {};Sager", ";Sager"),
        "SAPA-visninger",
        lambda laest: len(laest.roller or ()),
    ),
}
LAESERE = FORMATER | ARK
_SAG = csvfil("Sagsnummer;Fagsystem;Titel;Oprettet\nS-1;KSD;T;2024-01-01\n", "sag.csv")
_BEVILLING = csvfil("Bevilling;Fagsystem;Modtager\nB-1;KSD;kim\n", "bevilling.csv")
_YDELSE = csvfil("Ydelse;Bevilling;Bevilget fra\nY-1;B-1;2024-01-01\n", "ydelse.csv")
_STAM = (FAGSYSTEMER, PERSONER)


def stoette(navn: str) -> tuple[Indfil, ...]:
    """The files that a sheet points into."""
    if navn in {"sagsparter", "haendelser", "forloeb", "dokumenter", "journalnotater"}:
        return (*_STAM, _SAG)
    if navn == "ydelser":
        return (*_STAM, _BEVILLING)
    if navn == "udbetalinger":
        return (*_STAM, _BEVILLING, _YDELSE)
    return _STAM if navn in {"familie", "sager", "bevillinger"} else ()
