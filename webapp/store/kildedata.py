"""Writing the source data of a kommune, all of it in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlite_utils import Database

from webapp.domain.fagsystem import Aftale, BevilgetYdelse, Bevilling, Effektuering, Sag, Sagspart
from webapp.domain.organisation.organisation import FkEnhed
from webapp.domain.testdata.kilde import Kildedata
from webapp.domain.testdata.person import Person
from webapp.store.database import iso, som_json, sted_tekst
from webapp.store.fordringer import fordringsraekker
from webapp.store.klesoegeord import gem_kle_soegeord
from webapp.store.kleudgaver import gem_tidligere
from webapp.store.registre import gem_registre

Raekke = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Numre:
    """The numbers in the file of the first person, sag and ydelse that are added."""

    person: int
    sag: int
    ydelse: int


FOERSTE_NUMRE = Numre(1, 1, 1)


def gem_kildedata(database: Database, kilde: Kildedata) -> None:
    """Write all source data into an empty file."""
    _gem_opslag(database, kilde)
    _gem_organisation(database, kilde)
    tilfoej(database, kilde.personer, kilde.sager, kilde.bevillinger)
    _gem_familie(database, kilde)
    gem_registre(database, kilde.registre)
    _indsaet(database, "effektuering", map(_effektuering, kilde.effektueringer))
    _indsaet(database, "aftale", map(_aftale, kilde.aftaler))
    _indsaet(database, "fordring", fordringsraekker(kilde.fordringer))


def tilfoej(
    database: Database,
    personer: Sequence[Person],
    sager: Sequence[Sag],
    bevillinger: Sequence[Bevilling],
) -> Numre:
    """Write persons with their sager and bevillinger, who hang on nobody that is in the file."""
    foerste = Numre(*(_naeste(database, tabel) for tabel in ("person", "sag", "ydelse")))
    personnumre = {person.slug: nr for nr, person in enumerate(personer, start=foerste.person)}
    _indsaet(database, "person", (_person(personnumre[p.slug], p) for p in personer))
    sagsnumre = _gem_sager(database, list(enumerate(sager, start=foerste.sag)), personnumre)
    nummereret = list(enumerate(bevillinger, start=_naeste(database, "bevilling")))
    _gem_bevillinger(database, nummereret, personnumre, sagsnumre)
    ydelser = [(nr, ydelse) for nr, b in nummereret for ydelse in b.ydelser]
    _gem_ydelser(database, list(enumerate(ydelser, start=foerste.ydelse)))
    return foerste


def _naeste(database: Database, tabel: str) -> int:
    sql = f"SELECT coalesce(max(id), 0) + 1 FROM {tabel}"  # noqa: S608 - our own names
    return int(database.execute(sql).fetchone()[0])


def gem_kommunenavn(database: Database, navn: str, slug: str | None = None) -> None:
    """Give the kommune another name, and another slug where one is given."""
    database.execute("UPDATE kommune SET navn = ?, slug = coalesce(?, slug)", [navn, slug])


def _indsaet(database: Database, tabel: str, raekker: Iterable[Raekke]) -> None:
    """Insert rows of the same columns; a double key is an error of the caller.

    By SQLite's own statement for many rows: sqlite-utils looks at every row of every batch for
    columns that are missing, which took four times as long as the writing. As tuples: SQLite looks
    every named value up by itself.
    """
    alle = iter(raekker)
    if (foerste := next(alle, None)) is None:
        return
    felter = list(foerste)
    hent = itemgetter(*felter) if len(felter) > 1 else lambda raekke: (raekke[felter[0]],)
    kolonner, vaerdier = ", ".join(felter), ", ".join("?" * len(felter))
    database.conn.executemany(
        f"INSERT INTO {tabel} ({kolonner}) VALUES ({vaerdier})",  # noqa: S608 - our own names
        map(hent, chain([foerste], alle)),
    )


def _gem_opslag(database: Database, kilde: Kildedata) -> None:
    kommune = kilde.kommune
    _indsaet(
        database,
        "kommune",
        [
            {
                "slug": kommune.slug,
                "navn": kommune.navn,
                "cvr": str(kommune.cvr),
                "dato": iso(kommune.dato),
            }
        ],
    )
    _indsaet(
        database, "myndighed", ({"cvr": str(m.cvr), "navn": m.navn} for m in kilde.myndigheder)
    )
    _indsaet(
        database,
        "fagsystem",
        (
            {
                "navn": f.navn,
                "uuid": f.uuid,
                "via_eksport": f.via_eksport,
                "aabnet": iso(f.aabnet),
                "dialogintegration": f.dialogintegration,
                "modtager_notater": f.modtager_notater,
            }
            for f in kilde.fagsystemer
        ),
    )
    _indsaet(
        database,
        "lokal_enhed",
        (
            {
                "navn": e.navn,
                "sagsansvarlig": e.sagsansvarlig,
                "overordnet": e.overordnet,
                "sted": sted_tekst(e.sted),
            }
            for e in kilde.lokale_enheder
        ),
    )
    _indsaet(
        database,
        "sagstype",
        (
            {"navn": s.navn, "paragraf": s.paragraf, "sted": sted_tekst(s.sted)}
            for s in kilde.sagstyper
        ),
    )
    _indsaet(
        database,
        "lokal_ydelse",
        (
            {
                "navn": y.navn,
                "paragraf": y.paragraf,
                "sagstype": y.sagstype,
                "automatisk": y.automatisk,
                "pakke": y.pakke,
                "sted": sted_tekst(y.sted),
            }
            for y in kilde.lokale_ydelser
        ),
    )
    _indsaet(
        database,
        "faelles_ydelsestype",
        (
            {"titel": y.titel, "kle": str(y.kle) if y.kle else None, "beskrivelse": y.beskrivelse}
            for y in kilde.faelles_ydelsestyper
        ),
    )
    _indsaet(
        database,
        "kle",
        (
            {"nummer": k.nummer, "titel": k.titel, "uuid": k.uuid, "udgaaet": iso(k.udgaaet)}
            for k in (*kilde.kle.poster.values(), *kilde.kle.handlingsfacetter.values())
        ),
    )
    _indsaet(database, "kle_udgave", [{"udgivet": iso(kilde.kle.udgivet)}])
    titler = kilde.kle.uefterset.items()
    _indsaet(database, "kle_uefterset", ({"nummer": n, "titel": t} for n, t in titler))
    gem_tidligere(database, kilde.kle)
    gem_kle_soegeord(database, kilde.kle)


def _gem_organisation(database: Database, kilde: Kildedata) -> None:
    enheder = kilde.organisation.enheder.values()
    _indsaet(database, "fk_enhed", (_enhed(enhed) for enhed in enheder))


def _enhed(enhed: FkEnhed) -> Raekke:
    return {
        "uuid": str(enhed.uuid),
        "navn": enhed.navn,
        "overordnet": str(enhed.overordnet) if enhed.overordnet else None,
        "status": str(enhed.status),
        "aktiv_fra": iso(enhed.aktiv_fra),
        "aktiv_til": iso(enhed.aktiv_til),
        "brugervendt_noegle": enhed.brugervendt_noegle,
        "adresser": som_json(
            {str(rolle): tekst for rolle, tekst in enhed.adresser.items()}
            if enhed.adresser_spurgt
            else None
        ),
        "henvendelsessteder": som_json(
            [[str(s.maal), [str(k) for k in s.kle], s.navn] for s in enhed.henvendelsessteder]
        ),
        "opgaver": som_json(list(enhed.opgaver)),
    }


def _gem_familie(database: Database, kilde: Kildedata) -> None:
    _indsaet(
        database,
        "familierelation",
        ({"person": f.person, "relation": f.relation, "til": f.til} for f in kilde.familie),
    )


def _person(nr: int, person: Person) -> Raekke:
    felter = {felt: getattr(person, felt) for felt in Person.__slots__}
    return felter | {
        "id": nr,
        "soegenavn": person.navn.casefold(),
        "cpr": person.cpr.cifre,
        "dato": iso(person.dato),
        "tilflyttet": iso(person.tilflyttet),
        "ejendomme": som_json(list(person.ejendomme)),
    }


def _effektuering(hele: Effektuering) -> Raekke:
    felter = {felt: getattr(hele, felt) for felt in Effektuering.__slots__}
    return felter | {
        "dispositionsdato": iso(hele.dispositionsdato),
        "sted": sted_tekst(hele.sted),
    }


def _aftale(aftale: Aftale) -> Raekke:
    felter = {felt: getattr(aftale, felt) for felt in Aftale.__slots__}
    return felter | {
        "dato": iso(aftale.dato),
        "tid": f"{aftale.tid:%H:%M}" if aftale.tid else None,
        "kle": str(aftale.kle) if aftale.kle else None,
        "sted": sted_tekst(aftale.sted),
    }


def _gem_sager(
    database: Database, nummereret: Sequence[tuple[int, Sag]], personer: Mapping[str, int]
) -> Mapping[str, int]:
    """Write sager with all that hangs on them; the ids by slug."""
    _indsaet(database, "sag", (_sag(nr, sag) for nr, sag in nummereret))
    _indsaet(
        database,
        "haendelse",
        (
            {
                "sag_id": sag_id,
                "nr": nr,
                "dato": iso(h.dato),
                "tekst": h.tekst,
                "enhed": h.enhed,
                "fremdrift": h.fremdrift,
                "sagsbehandler": h.sagsbehandler,
            }
            for sag_id, sag in nummereret
            for nr, h in enumerate(sag.haendelser)
        ),
    )
    _indsaet(
        database,
        "sagspart",
        (
            {"sag_id": sag_id} | _part(nr, part, personer)
            for sag_id, sag in nummereret
            for nr, part in enumerate(sag.parter)
        ),
    )
    _indsaet(
        database,
        "forloebstrin",
        (
            {"sag_id": sag_id, "nr": nr, "dato": iso(t.dato), "tekst": t.tekst}
            for sag_id, sag in nummereret
            for nr, t in enumerate(sag.trin)
        ),
    )
    _indsaet(
        database,
        "dokument",
        (
            {
                "sag_id": sag_id,
                "nr": nr,
                "titel": d.titel,
                "type": d.type,
                "dato": iso(d.dato),
                "dokumenttitel": d.dokumenttitel,
                "foelsomhed": int(d.foelsomhed),
                "undtaget_for_borger": d.undtaget_for_borger,
                "har_brevdato": d.har_brevdato,
            }
            for sag_id, sag in nummereret
            for nr, d in enumerate(sag.dokumenter)
        ),
    )
    _indsaet(
        database,
        "journalnotat",
        (
            {"sag_id": sag_id, "nr": nr, "titel": n.titel, "dato": iso(n.dato)}
            for sag_id, sag in nummereret
            for nr, n in enumerate(sag.journalnotater)
        ),
    )
    return {sag.slug: nr for nr, sag in nummereret}


def _sag(nr: int, sag: Sag) -> Raekke:
    return {
        "id": nr,
        "slug": sag.slug,
        "sagsnummer": sag.sagsnummer,
        "fagsystem": sag.fagsystem,
        "titel": sag.titel,
        "myndighed": str(sag.myndighed),
        "oprettet": iso(sag.oprettet),
        "sagstype": sag.sagstype,
        "kle": str(sag.kle) if sag.kle else None,
        "enhed_uuid": str(sag.enhed.uuid) if sag.enhed and sag.enhed.uuid else None,
        "enhed_navn": sag.enhed.navn if sag.enhed else None,
        "handlingsfacet": sag.handlingsfacet,
        "foelsomhed": int(sag.foelsomhed),
        "alternativ_titel": sag.alternativ_titel,
        "visningsklasser": som_json(list(sag.visningsklasser)),
        "sikkerhedsprofil": som_json([str(uuid) for uuid in sag.sikkerhedsprofil]),
        "ejendom": sag.ejendom,
        "hoerer_til": sag.hoerer_til,
        "kontroltema": sag.kontroltema,
        "sted": sted_tekst(sag.sted),
    }


def _part(nr: int, part: Sagspart, personer: Mapping[str, int]) -> Raekke:
    return {
        "nr": nr,
        "person_id": personer[part.person] if part.person else None,
        "rolle": part.rolle,
        "id_type": part.id_type,
        "navn": part.navn,
        "fra": iso(part.virkning.fra),
        "til": iso(part.virkning.til),
    }


def _gem_bevillinger(
    database: Database,
    nummereret: Sequence[tuple[int, Bevilling]],
    personer: Mapping[str, int],
    sager: Mapping[str, int],
) -> None:
    _indsaet(
        database,
        "bevilling",
        (
            {
                "id": nr,
                "nummer": b.nummer,
                "fagsystem": b.fagsystem,
                "myndighed": str(b.myndighed),
                "sag_id": sager[b.sag] if b.sag else None,
                "enhed_uuid": str(b.enhed.uuid) if b.enhed and b.enhed.uuid else None,
                "enhed_navn": b.enhed.navn if b.enhed else None,
                "lokal_enhed": b.lokal_enhed,
                "foelsomhed": int(b.foelsomhed),
                "sikkerhedsprofil": som_json([str(uuid) for uuid in b.sikkerhedsprofil]),
                "sted": sted_tekst(b.sted),
            }
            for nr, b in nummereret
        ),
    )
    _indsaet(
        database,
        "bevillingspart",
        (
            {"bevilling_id": bevilling_id} | _part(nr, part, personer)
            for bevilling_id, b in nummereret
            for nr, part in enumerate(b.parter)
        ),
    )


def _gem_ydelser(
    database: Database, ydelser: Sequence[tuple[int, tuple[int, BevilgetYdelse]]]
) -> None:
    """Write ydelser and what was paid of them: their ids, those of their bevillinger, and they."""
    _indsaet(
        database,
        "ydelse",
        (
            {
                "id": nr,
                "slug": y.slug,
                "bevilling_id": bevilling_id,
                "navn": y.navn,
                "fra": iso(y.fra),
                "til": iso(y.til),
                "bevilget": iso(y.bevilget),
                "lokal_ydelse": y.lokal_ydelse,
                "kle": str(y.kle) if y.kle else None,
                "ydelsestype": y.ydelsestype,
                "oekonomisk": y.oekonomisk,
                "dispositionsdag": y.dispositionsdag,
                "betalingsfrekvens": y.betalingsfrekvens,
                "betalingsform": y.betalingsform,
            }
            for nr, (bevilling_id, y) in ydelser
        ),
    )
    _indsaet(
        database,
        "udbetaling",
        (
            {
                "ydelse_id": ydelse_id,
                "nr": nr,
                "dispositionsdato": iso(u.dispositionsdato),
                "periode_fra": iso(u.periode_fra),
                "periode_til": iso(u.periode_til),
                "bruttobeloeb": u.bruttobeloeb,
                "udbetalt": u.udbetalt,
                "effektuering": u.effektuering,
                "tilstand": u.tilstand,
            }
            for ydelse_id, (_, y) in ydelser
            for nr, u in enumerate((*y.udbetalinger, *y.ikke_effektueret))
        ),
    )
