"""Reading sager and bevillinger with all that hangs on them, by person or by id.

The number of statements is fixed: one a table, whatever the number of sager.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlite_utils import Database

from webapp.domain.fagsystem import (
    BevilgetYdelse,
    Bevilling,
    Dokument,
    Enhedsmaerke,
    Foelsomhed,
    Forloebstrin,
    Fremdrift,
    Haendelse,
    Journalnotat,
    PartIdType,
    Partsrolle,
    Sag,
    Sagspart,
    Udbetaling,
)
from webapp.domain.identifikation import Cvr, EnhedUuid
from webapp.domain.kle import KleEmne
from webapp.domain.periode import Periode
from webapp.store.database import dag, som_json, sted

Raekke = dict[str, Any]
T = TypeVar("T")

# Which sager and bevillinger: those of one person, or those with the given ids.
SAGER_OM_PERSON = """
    SELECT sag_id FROM sagspart WHERE person_id = :person
    UNION
    SELECT sag.id FROM person, json_each(person.ejendomme) AS ejendom
    JOIN sag ON sag.ejendom = ejendom.value AND sag.ejendom <> ''
    WHERE person.id = :person
    UNION
    SELECT bevilling.sag_id FROM bevillingspart
    JOIN bevilling ON bevilling.id = bevillingspart.bevilling_id
    WHERE bevillingspart.person_id = :person AND bevilling.sag_id IS NOT NULL
"""
BEVILLINGER_TIL_PERSON = "SELECT bevilling_id FROM bevillingspart WHERE person_id = :person"
MED_ID = "SELECT value FROM json_each(:ider)"


@dataclass(frozen=True)
class Sagsmappe:
    """Sager by slug, and bevillinger."""

    sager: Mapping[str, Sag]
    bevillinger: tuple[Bevilling, ...]


def load_sagsmappe(database: Database, person_slug: str) -> Sagsmappe:
    """Everything in which the person has a part, owns the property or is granted something."""
    fundet = next(database.query("SELECT id FROM person WHERE slug = ?", [person_slug]), None)
    valg = {"person": fundet["id"] if fundet else -1}
    sager = _load_sager(database, SAGER_OM_PERSON, valg)
    return Sagsmappe(
        {sag.slug: sag for sag in sager.values()},
        _load_bevillinger(database, BEVILLINGER_TIL_PERSON, valg, sager),
    )


def load_sager(database: Database, ider: Iterable[int]) -> Mapping[int, Sag]:
    """The sager with the ids."""
    return _load_sager(database, MED_ID, {"ider": som_json(list(ider))})


def load_bevillinger_med_ydelser(
    database: Database, ydelser: Iterable[int]
) -> tuple[Mapping[str, Sag], tuple[Bevilling, ...]]:
    """The bevillinger that hold the ydelser with the ids, and their sager by slug."""
    valg = {"ider": som_json(list(ydelser))}
    bevillinger = f"SELECT bevilling_id FROM ydelse WHERE id IN ({MED_ID})"  # noqa: S608 - constant
    sager = _load_sager(
        database,
        f"SELECT sag_id FROM bevilling WHERE id IN ({bevillinger})",  # noqa: S608 - constant
        valg,
    )
    return (
        {sag.slug: sag for sag in sager.values()},
        _load_bevillinger(database, bevillinger, valg, sager),
    )


def load_alle(database: Database) -> tuple[tuple[Sag, ...], tuple[Bevilling, ...]]:
    """Every sag and bevilling of the file, in its order."""
    sager = _load_sager(database, "SELECT id FROM sag", {})
    return tuple(sager.values()), _load_bevillinger(database, "SELECT id FROM bevilling", {}, sager)


def load_ydelsesslugs(database: Database, ydelser: Iterable[int]) -> Mapping[int, str]:
    """Slugs of the ydelser with the ids."""
    sql = f"SELECT id, slug FROM ydelse WHERE id IN ({MED_ID})"  # noqa: S608 - constant
    raekker = database.query(sql, {"ider": som_json(list(ydelser))})
    return {raekke["id"]: raekke["slug"] for raekke in raekker}


def _hent(
    database: Database, tabel: str, kolonne: str, udvalg: str, valg: Mapping[str, Any]
) -> Iterator[Raekke]:
    """The rows of a table whose `kolonne` is in the selection, in a total order."""
    orden = "id" if tabel in {"sag", "bevilling", "ydelse"} else f"{kolonne}, nr"
    # Table, column and selection are constants of this module.
    sql = f"SELECT * FROM {tabel} WHERE {kolonne} IN ({udvalg}) ORDER BY {orden}"  # noqa: S608
    return database.query(sql, dict(valg))


def _grupper(
    raekker: Iterable[Raekke], kolonne: str, byg: Callable[[Raekke], T]
) -> Mapping[int, tuple[T, ...]]:
    """Rows gathered by the id they hang on."""
    samlet: defaultdict[int, list[T]] = defaultdict(list)
    for raekke in raekker:
        samlet[raekke[kolonne]].append(byg(raekke))
    return {nr: tuple(ting) for nr, ting in samlet.items()}


def _load_sager(database: Database, udvalg: str, valg: Mapping[str, Any]) -> Mapping[int, Sag]:
    personer = _personer(database, udvalg, "sagspart", "sag_id", valg)

    def af(tabel: str, byg: Callable[[Raekke], T]) -> Mapping[int, tuple[T, ...]]:
        return _grupper(_hent(database, tabel, "sag_id", udvalg, valg), "sag_id", byg)

    haendelser = af("haendelse", _haendelse)
    parter = af("sagspart", lambda raekke: _part(raekke, personer))
    trin = af("forloebstrin", lambda r: Forloebstrin(_dag(r["dato"]), r["tekst"]))
    dokumenter = af("dokument", _dokument)
    notater = af("journalnotat", lambda r: Journalnotat(r["titel"], _dag(r["dato"])))
    return {
        r["id"]: Sag(
            **_sagens_egne(r),
            haendelser=haendelser.get(r["id"], ()),
            parter=parter.get(r["id"], ()),
            trin=trin.get(r["id"], ()),
            dokumenter=dokumenter.get(r["id"], ()),
            journalnotater=notater.get(r["id"], ()),
        )
        for r in _hent(database, "sag", "id", udvalg, valg)
    }


def _sagens_egne(raekke: Raekke) -> dict[str, Any]:
    """The columns of a sag as the arguments of Sag."""
    return {
        "slug": raekke["slug"],
        "sagsnummer": raekke["sagsnummer"],
        "fagsystem": raekke["fagsystem"],
        "titel": raekke["titel"],
        "myndighed": Cvr(raekke["myndighed"]),
        "oprettet": _dag(raekke["oprettet"]),
        "sagstype": raekke["sagstype"],
        "kle": KleEmne(raekke["kle"]) if raekke["kle"] else None,
        "enhed": _enhed(raekke),
        "handlingsfacet": raekke["handlingsfacet"],
        "foelsomhed": Foelsomhed(raekke["foelsomhed"]),
        "alternativ_titel": raekke["alternativ_titel"],
        "visningsklasser": tuple(json.loads(raekke["visningsklasser"])),
        "sikkerhedsprofil": tuple(map(EnhedUuid, json.loads(raekke["sikkerhedsprofil"]))),
        "ejendom": raekke["ejendom"],
        "sted": sted(raekke["sted"]),
    }


def _load_bevillinger(
    database: Database, udvalg: str, valg: Mapping[str, Any], sager: Mapping[int, Sag]
) -> tuple[Bevilling, ...]:
    personer = _personer(database, udvalg, "bevillingspart", "bevilling_id", valg)
    parter = _grupper(
        _hent(database, "bevillingspart", "bevilling_id", udvalg, valg),
        "bevilling_id",
        lambda raekke: _part(raekke, personer),
    )
    ydelsesvalg = f"SELECT id FROM ydelse WHERE bevilling_id IN ({udvalg})"  # noqa: S608 - constant
    udbetalinger = _grupper(
        _hent(database, "udbetaling", "ydelse_id", ydelsesvalg, valg), "ydelse_id", _udbetaling
    )
    ydelser = _grupper(
        _hent(database, "ydelse", "bevilling_id", udvalg, valg),
        "bevilling_id",
        lambda raekke: _ydelse(raekke, udbetalinger),
    )
    return tuple(
        Bevilling(
            r["nummer"],
            r["fagsystem"],
            Cvr(r["myndighed"]),
            sager[r["sag_id"]].slug if r["sag_id"] in sager else None,
            parter.get(r["id"], ()),
            ydelser.get(r["id"], ()),
            _enhed(r),
            r["lokal_enhed"],
            Foelsomhed(r["foelsomhed"]),
            sted(r["sted"]),
        )
        for r in _hent(database, "bevilling", "id", udvalg, valg)
    )


def _personer(
    database: Database, udvalg: str, tabel: str, kolonne: str, valg: Mapping[str, Any]
) -> Mapping[int, str]:
    """Slugs of the persons who are parties in the selection."""
    parter = f"SELECT person_id FROM {tabel} WHERE {kolonne} IN ({udvalg})"  # noqa: S608 - constant
    sql = f"SELECT id, slug FROM person WHERE id IN ({parter})"  # noqa: S608 - constant
    return {raekke["id"]: raekke["slug"] for raekke in database.query(sql, dict(valg))}


def _dag(tekst: str) -> date:
    """A column that is never empty."""
    return date.fromisoformat(tekst)


def _enhed(raekke: Raekke) -> Enhedsmaerke | None:
    if raekke["enhed_uuid"] is None and raekke["enhed_navn"] is None:
        return None
    uuid = EnhedUuid(raekke["enhed_uuid"]) if raekke["enhed_uuid"] else None
    return Enhedsmaerke(uuid, raekke["enhed_navn"] or "")


def _haendelse(raekke: Raekke) -> Haendelse:
    return Haendelse(
        _dag(raekke["dato"]),
        raekke["tekst"],
        raekke["enhed"],
        Fremdrift(raekke["fremdrift"]) if raekke["fremdrift"] else None,
        raekke["sagsbehandler"],
    )


def _part(raekke: Raekke, personer: Mapping[int, str]) -> Sagspart:
    return Sagspart(
        Partsrolle(raekke["rolle"]),
        personer.get(raekke["person_id"]),
        PartIdType(raekke["id_type"]),
        raekke["navn"],
        Periode(dag(raekke["fra"]), dag(raekke["til"])),
    )


def _dokument(raekke: Raekke) -> Dokument:
    return Dokument(
        raekke["titel"],
        raekke["type"],
        _dag(raekke["dato"]),
        raekke["dokumenttitel"],
        Foelsomhed(raekke["foelsomhed"]),
        bool(raekke["undtaget_for_borger"]),
    )


def _udbetaling(raekke: Raekke) -> Udbetaling:
    return Udbetaling(
        _dag(raekke["dispositionsdato"]),
        _dag(raekke["periode_fra"]),
        _dag(raekke["periode_til"]),
        raekke["bruttobeloeb"],
        raekke["udbetalt"],
    )


def _ydelse(raekke: Raekke, udbetalinger: Mapping[int, tuple[Udbetaling, ...]]) -> BevilgetYdelse:
    return BevilgetYdelse(
        raekke["slug"],
        raekke["navn"],
        _dag(raekke["fra"]),
        dag(raekke["til"]),
        _dag(raekke["bevilget"]),
        raekke["lokal_ydelse"],
        KleEmne(raekke["kle"]) if raekke["kle"] else None,
        raekke["ydelsestype"],
        bool(raekke["oekonomisk"]),
        raekke["dispositionsdag"],
        raekke["betalingsfrekvens"],
        raekke["betalingsform"],
        udbetalinger.get(raekke["id"], ()),
    )
