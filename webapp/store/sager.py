"""Reading sager and bevillinger with all that hangs on them, by person or by id.

The number of statements is fixed: one a table, whatever the number of sager.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from sqlite_utils import Database

from webapp.domain.fagsystem import (
    Aftale,
    BevilgetYdelse,
    Bevilling,
    Effektuering,
    Forloebstrin,
    Haendelse,
    Journalnotat,
    Sag,
    Sagspart,
)
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.hurtig import lav, lav_smaat
from webapp.store.database import dag, som_json
from webapp.store.kendt import kendt
from webapp.store.sagsraekker import (
    BEVILLINGENS_KOLONNER,
    SAGENS_KOLONNER,
    YDELSENS_KOLONNER,
    Raekke,
    fast_dag,
    laes_aftale,
    laes_bevilling,
    laes_dokument,
    laes_effektuering,
    laes_haendelser,
    laes_kle,
    laes_part,
    laes_sag,
    laes_udbetaling,
    laes_ydelse,
)

T = TypeVar("T")
# How an object is made of its fields: quickly, or to take little room.
Lav = Callable[[type[Any], dict[str, Any]], Any]

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
# And those that her appointments are about, which may hide them.
AFTALERS_SAGER = """
    UNION
    SELECT sag.id FROM person JOIN aftale ON aftale.person = person.slug
    JOIN sag ON sag.slug = aftale.sag WHERE person.id = :person
"""
BEVILLINGER_TIL_PERSON = "SELECT bevilling_id FROM bevillingspart WHERE person_id = :person"
MED_ID = "SELECT value FROM json_each(:ider)"


class Sagskort(NamedTuple):
    """What of a sag tells which KLE numbers it can be filed under; read in place of the whole."""

    id: int
    slug: str
    fagsystem: str
    sagstype: str | None
    kle: KleEmne | None


@dataclass(frozen=True, kw_only=True)
class Bevillingsmappe:
    """Bevillinger, and what is said of the effektueringer of them, by number.

    Among the effektueringer are also those that the person receives without being granted them.
    `dele_ialt`: how many parts each effektuering has in the data, whoever's they are.
    """

    bevillinger: tuple[Bevilling, ...]
    effektueringer: Mapping[str, Effektuering] = field(default_factory=dict)
    dele_ialt: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Sagsmappe:
    """A person's sager by slug; her bevillinger are read the first time that they are asked for.

    `udeladt`: how many of her sager were not chosen.
    """

    sager: Mapping[str, Sag]
    laes: Callable[[], Bevillingsmappe]
    udeladt: int = 0

    @cached_property
    def _bevillingsmappe(self) -> Bevillingsmappe:
        return self.laes()

    @property
    def bevillinger(self) -> tuple[Bevilling, ...]:
        """All that she is granted."""
        return self._bevillingsmappe.bevillinger

    @property
    def effektueringer(self) -> Mapping[str, Effektuering]:
        """What is said of the effektueringer of them, and of those that she receives, by number."""
        return self._bevillingsmappe.effektueringer

    @property
    def dele_ialt(self) -> Mapping[str, int]:
        """How many parts each effektuering has in the data, whoever's they are."""
        return self._bevillingsmappe.dele_ialt


def load_sagsmappe(
    database: Database, person_slug: str, vaelg: Callable[[Sagskort], bool] | None = None
) -> Sagsmappe:
    """Everything in which the person has a part, owns the property or is granted something.

    `vaelg`: only the sager that it is true of; of the others no more is read than it looks at.
    """
    fundet = next(database.query("SELECT id FROM person WHERE slug = ?", [person_slug]), None)
    valg = {"person": fundet["id"] if fundet else -1}
    ider = _ider(database, SAGER_OM_PERSON + AFTALERS_SAGER, valg)
    kort = _load_sagskort(database, ider) if vaelg else ()
    sager = load_sager(database, [en.id for en in kort if vaelg(en)] if vaelg else ider)
    slugs = {en.id: en.slug for en in kort} or _slugs(sager)

    def laes() -> Bevillingsmappe:
        ider = _ider(database, BEVILLINGER_TIL_PERSON, valg)
        fundne = (
            _load_bevillinger(database, MED_ID, {"ider": som_json(ider)}, slugs) if ider else ()
        )
        hele, dele_ialt = _load_effektueringer(database, person_slug, fundne)
        return Bevillingsmappe(bevillinger=fundne, effektueringer=hele, dele_ialt=dele_ialt)

    efter_slug = {sag.slug: sag for sag in sager.values()}
    return Sagsmappe(sager=efter_slug, laes=laes, udeladt=len(ider) - len(sager))


def _load_sagskort(database: Database, ider: Iterable[int]) -> tuple[Sagskort, ...]:
    sql = f"SELECT id, slug, fagsystem, sagstype, kle FROM sag WHERE id IN ({MED_ID})"  # noqa: S608 - constant
    raekker = database.conn.execute(sql, {"ider": som_json(list(ider))})
    return tuple(
        [
            Sagskort(nr, slug, fagsystem, sagstype, laes_kle(kle) if kle else None)
            for nr, slug, fagsystem, sagstype, kle in raekker
        ]
    )


def load_aftaler(database: Database, person: str) -> tuple[Aftale, ...]:
    """The person's appointments, nearest first."""
    sql = "SELECT * FROM aftale WHERE person = ? ORDER BY dato, tid, slug"
    return tuple(map(laes_aftale, database.query(sql, [person])))


_DELE_IALT = "SELECT count(*) FROM udbetaling WHERE effektuering = e.nummer AND effektuering <> ''"


def _load_effektueringer(
    database: Database, person: str, bevillinger: Iterable[Bevilling]
) -> tuple[Mapping[str, Effektuering], Mapping[str, int]]:
    """Those that pay of the bevillinger, and those that the person receives; with their parts."""
    ydelser = [ydelse for bevilling in bevillinger for ydelse in bevilling.ydelser]
    udbetalinger = [u for y in ydelser for u in (*y.udbetalinger, *y.ikke_effektueret)]
    numre = sorted({u.effektuering for u in udbetalinger if u.effektuering})
    sql = f"""SELECT e.*, ({_DELE_IALT}) AS dele_ialt FROM effektuering AS e
        WHERE e.nummer IN ({MED_ID}) OR e.modtager = :person"""  # noqa: S608 - constants
    raekker = list(database.query(sql, {"ider": som_json(numre), "person": person}))
    dele_ialt = {raekke["nummer"]: int(raekke.pop("dele_ialt")) for raekke in raekker}
    return {raekke["nummer"]: laes_effektuering(raekke) for raekke in raekker}, dele_ialt


def _ider(database: Database, udvalg: str, valg: Mapping[str, Any]) -> list[int]:
    """The ids of a selection: found once, however many tables are read by them."""
    return [int(nr) for (nr,) in database.execute(udvalg, dict(valg))]


def _slugs(sager: Mapping[int, Sag]) -> Mapping[int, str]:
    return {nr: sag.slug for nr, sag in sager.items()}


def load_sager(database: Database, ider: Iterable[int]) -> Mapping[int, Sag]:
    """The sager with the ids."""
    valgte = list(ider)
    return _load_sager(database, MED_ID, {"ider": som_json(valgte)}) if valgte else {}


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
        _load_bevillinger(database, bevillinger, valg, _slugs(sager)),
    )


def load_alle(database: Database) -> tuple[tuple[Sag, ...], tuple[Bevilling, ...]]:
    """Every sag and bevilling of the file, in its order."""
    sager = _load_sager(database, "SELECT id FROM sag", {}, lav_smaat)
    alle = _load_bevillinger(database, "SELECT id FROM bevilling", {}, _slugs(sager), lav_smaat)
    return tuple(sager.values()), alle


def load_effektueringer(database: Database) -> tuple[Effektuering, ...]:
    """What is said of every effektuering of the file."""
    sql = "SELECT * FROM effektuering ORDER BY nummer"
    return tuple(map(laes_effektuering, database.query(sql)))


def findes_sag(database: Database, dag: date) -> bool:
    """True if a sag was created by the day: told by the first that is met, and not by them all."""
    sql = "SELECT EXISTS (SELECT 1 FROM sag WHERE oprettet <= ?)"
    return bool(database.execute(sql, [dag.isoformat()]).fetchone()[0])


def load_foerste_sagsdag(database: Database) -> date | None:
    """The day on which the first sag was created; None where there is no sag."""
    sql = "SELECT min(oprettet) AS dag FROM sag"
    return kendt(database, "foerste sagsdag", lambda: dag(next(database.query(sql))["dag"]))


def load_ydelsesslugs(database: Database, ydelser: Iterable[int]) -> Mapping[int, str]:
    """Slugs of the ydelser with the ids."""
    sql = f"SELECT id, slug FROM ydelse WHERE id IN ({MED_ID})"  # noqa: S608 - constant
    raekker = database.query(sql, {"ider": som_json(list(ydelser))})
    return {raekke["id"]: raekke["slug"] for raekke in raekker}


def _hent(
    database: Database, tabel: str, kolonne: str, udvalg: str, valg: Mapping[str, Any]
) -> Iterator[Raekke]:
    """The rows of a table whose `kolonne` is in the selection, in a total order."""
    # Table, column and selection are constants of this module.
    sql = f"SELECT * FROM {tabel} WHERE {kolonne} IN ({udvalg}) ORDER BY {kolonne}, nr"  # noqa: S608
    return database.query(sql, dict(valg))


def _grupper(
    raekker: Iterable[Raekke], kolonne: str, byg: Callable[[Raekke], T]
) -> Mapping[int, tuple[T, ...]]:
    """Rows gathered by the id they hang on."""
    samlet: defaultdict[int, list[T]] = defaultdict(list)
    for raekke in raekker:
        samlet[raekke[kolonne]].append(byg(raekke))
    return {nr: tuple(ting) for nr, ting in samlet.items()}


def _haendelser(
    database: Database, udvalg: str, valg: Mapping[str, Any]
) -> Mapping[int, tuple[Haendelse, ...]]:
    """As tuples of columns: there are several of each sag."""
    sql = f"""SELECT sag_id, dato, tekst, enhed, fremdrift, sagsbehandler FROM haendelse
        WHERE sag_id IN ({udvalg}) ORDER BY sag_id, nr"""  # noqa: S608 - constants of this module
    samlet: defaultdict[int, list[Haendelse]] = defaultdict(list)
    for nr, haendelse in laes_haendelser(database.conn.execute(sql, dict(valg))):
        samlet[nr].append(haendelse)
    return {nr: tuple(alle) for nr, alle in samlet.items()}


def _parter(
    database: Database, tabel: str, kolonne: str, udvalg: str, valg: Mapping[str, Any]
) -> Mapping[int, tuple[Sagspart, ...]]:
    """Parties by the id of what they are parties of."""
    sql = f"""SELECT {kolonne}, person.slug, rolle, id_type, part.navn, fra, til
        FROM {tabel} AS part LEFT JOIN person ON person.id = part.person_id
        WHERE {kolonne} IN ({udvalg}) ORDER BY {kolonne}, nr"""  # noqa: S608 - the same
    samlet: defaultdict[int, list[Sagspart]] = defaultdict(list)
    for kolonner in database.conn.execute(sql, dict(valg)):
        samlet[kolonner[0]].append(laes_part(kolonner[1:]))
    return {nr: tuple(alle) for nr, alle in samlet.items()}


def _load_sager(
    database: Database,
    udvalg: str,
    valg: Mapping[str, Any],
    lav: Lav = lav,
) -> Mapping[int, Sag]:
    def af(tabel: str, byg: Callable[[Raekke], T]) -> Mapping[int, tuple[T, ...]]:
        return _grupper(_hent(database, tabel, "sag_id", udvalg, valg), "sag_id", byg)

    haendelser = _haendelser(database, udvalg, valg)
    parter = _parter(database, "sagspart", "sag_id", udvalg, valg)
    trin = af("forloebstrin", lambda r: Forloebstrin(fast_dag(r["dato"]), r["tekst"]))
    dokumenter = af("dokument", laes_dokument)
    notater = af("journalnotat", lambda r: Journalnotat(r["titel"], fast_dag(r["dato"])))
    dele = (haendelser, parter, trin, dokumenter, notater)
    sql = f"SELECT {SAGENS_KOLONNER} FROM sag WHERE id IN ({udvalg}) ORDER BY id"  # noqa: S608 - the same
    raekker = database.conn.execute(sql, dict(valg))
    return {kolonner[0]: lav(Sag, laes_sag(kolonner, dele)) for kolonner in raekker}


def _load_bevillinger(
    database: Database,
    udvalg: str,
    valg: Mapping[str, Any],
    sager: Mapping[int, str],
    lav: Lav = lav,
) -> tuple[Bevilling, ...]:
    """`sager`: the slugs of the sager that they may hang on, by id."""
    parter = _parter(database, "bevillingspart", "bevilling_id", udvalg, valg)
    ydelsesvalg = f"SELECT id FROM ydelse WHERE bevilling_id IN ({udvalg})"  # noqa: S608 - constant
    udbetalinger = _grupper(
        _hent(database, "udbetaling", "ydelse_id", ydelsesvalg, valg), "ydelse_id", laes_udbetaling
    )
    conn, ydelser = database.conn, defaultdict[int, list[BevilgetYdelse]](list)
    sql = f"SELECT {YDELSENS_KOLONNER} FROM ydelse WHERE bevilling_id IN ({udvalg}) ORDER BY id"  # noqa: S608 - the same
    for kolonner in conn.execute(sql, dict(valg)):
        ydelser[kolonner[1]].append(lav(BevilgetYdelse, laes_ydelse(kolonner, udbetalinger)))
    sql = f"SELECT {BEVILLINGENS_KOLONNER} FROM bevilling WHERE id IN ({udvalg}) ORDER BY id"  # noqa: S608 - the same
    raekker = conn.execute(sql, dict(valg))
    return tuple([lav(Bevilling, laes_bevilling(r, sager, parter, ydelser)) for r in raekker])
