"""Reading the source data that every page needs, by a fixed number of statements."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlite_utils import Database

from webapp.domain.fagsystem import (
    Automatik,
    FaellesYdelsestype,
    Fagsystem,
    LokalEnhed,
    LokalYdelse,
    Sagstype,
    Ydelsesart,
)
from webapp.domain.klassifikation.kle import KleEmne, KleMoenster, KlePlan, KlePost
from webapp.domain.organisation.organisation import (
    AdresseRolle,
    EnhedsStatus,
    FkEnhed,
    FkOrganisation,
    Henvendelsessted,
)
from webapp.domain.testdata.familie import find_foraeldre
from webapp.domain.testdata.kilde import Kommune
from webapp.domain.testdata.person import Familierelation, Person
from webapp.domain.vaerdier.identifikation import Cpr, Cvr, EnhedUuid
from webapp.store.database import dag, som_json, sted
from webapp.store.kendt import kendt

Raekke = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Opslag:
    """The lookup data of a kommune: all of its source but persons, sager and bevillinger.

    `ydelsesarter` has the kind of each fælleskommunal ydelsestype that is known, by its title.
    """

    kommune: Kommune
    myndigheder: Mapping[str, str]
    fagsystemer: Mapping[str, Fagsystem]
    lokale_enheder: tuple[LokalEnhed, ...]
    sagstyper: tuple[Sagstype, ...]
    lokale_ydelser: Mapping[str, LokalYdelse]
    organisation: FkOrganisation
    kle: KlePlan
    ydelsesarter: Mapping[str, Ydelsesart]

    def er_monetaer(self, ydelsestype: str) -> bool:
        """True if a ydelse of the type is money."""
        return self.ydelsesarter.get(ydelsestype) is Ydelsesart.MONETAER


def load_opslag(database: Database) -> Opslag:
    """All lookup data of the file."""
    return kendt(database, "opslag", lambda: _laes_opslag(database))


def _laes_opslag(database: Database) -> Opslag:
    enheder = [_fk_enhed(raekke) for raekke in database.query("SELECT * FROM fk_enhed")]
    return Opslag(
        kommune=load_kommune(database),
        myndigheder=MappingProxyType(
            {r["cvr"]: r["navn"] for r in database.query("SELECT cvr, navn FROM myndighed")}
        ),
        fagsystemer=MappingProxyType(
            {r["navn"]: _fagsystem(r) for r in database.query("SELECT * FROM fagsystem")}
        ),
        lokale_enheder=tuple(
            _lokal_enhed(r) for r in database.query("SELECT * FROM lokal_enhed ORDER BY rowid")
        ),
        sagstyper=tuple(
            Sagstype(r["navn"], r["paragraf"], sted(r["sted"]))
            for r in database.query("SELECT * FROM sagstype ORDER BY rowid")
        ),
        lokale_ydelser=MappingProxyType(
            {
                r["navn"]: _lokal_ydelse(r)
                for r in database.query("SELECT * FROM lokal_ydelse ORDER BY rowid")
            }
        ),
        organisation=FkOrganisation(MappingProxyType({enhed.uuid: enhed for enhed in enheder})),
        kle=load_kle(database),
        ydelsesarter=MappingProxyType(
            {t.titel: t.art for t in load_faelles_ydelsestyper(database) if t.art is not None}
        ),
    )


def load_kommune(database: Database) -> Kommune:
    """The kommune of the file."""
    return kendt(database, "kommune", lambda: _laes_kommune(database))


def _laes_kommune(database: Database) -> Kommune:
    raekke = next(database.query("SELECT * FROM kommune"))
    dato = dag(raekke["dato"])
    if dato is None:
        raise ValueError("a kommune has a date")
    return Kommune(raekke["slug"], raekke["navn"], Cvr(raekke["cvr"]), dato)


def load_kle(database: Database) -> KlePlan:
    """The edition of KLE that the file holds."""
    return kendt(database, "kle", lambda: _laes_kle(database))


def _laes_kle(database: Database) -> KlePlan:
    udgave = next(database.query("SELECT udgivet FROM kle_udgave"), {"udgivet": None})
    poster = [
        KlePost(nummer=r["nummer"], titel=r["titel"], uuid=r["uuid"], udgaaet=dag(r["udgaaet"]))
        for r in database.query("SELECT * FROM kle ORDER BY nummer")
    ]
    # A handlingsfacet (G01) begins with a letter, a number of the emneplan with a digit.
    emner = {post.nummer: post for post in poster if post.nummer[:1].isdigit()}
    facetter = {post.nummer: post for post in poster if post.nummer not in emner}
    uefterset = {r["nummer"]: r["titel"] for r in database.query("SELECT * FROM kle_uefterset")}
    return KlePlan(
        MappingProxyType(emner),
        dag(udgave["udgivet"]),
        MappingProxyType(facetter),
        uefterset=MappingProxyType(uefterset),
    )


def load_faelles_ydelsestyper(database: Database) -> tuple[FaellesYdelsestype, ...]:
    """The fælleskommunale ydelsestyper of the preparation sheet's second sheet."""
    return tuple(
        FaellesYdelsestype(r["titel"], KleEmne(r["kle"]) if r["kle"] else None, r["beskrivelse"])
        for r in database.query("SELECT * FROM faelles_ydelsestype ORDER BY rowid")
    )


def load_personer(database: Database) -> tuple[Person, ...]:
    """All test persons in the order of the sheet."""
    return tuple(_person(raekke) for raekke in database.query("SELECT * FROM person ORDER BY id"))


def load_personer_med_id(database: Database, ider: Iterable[int]) -> Mapping[int, Person]:
    """The persons with the ids."""
    sql = "SELECT * FROM person WHERE id IN (SELECT value FROM json_each(?))"
    raekker = database.query(sql, [som_json(list(ider))])
    return {raekke["id"]: _person(raekke) for raekke in raekker}


def find_person(database: Database, slug: str) -> Person | None:
    """The person with the slug, None where there is none."""
    raekke = next(database.query("SELECT * FROM person WHERE slug = ?", [slug]), None)
    return _person(raekke) if raekke else None


def load_naere(database: Database, person: Person, andre: Iterable[str]) -> Mapping[str, Person]:
    """By slug: the person, those who live with her, and the others, in the order of the sheet."""
    # Who lives together is told by no index: all persons are looked at, where there is a household.
    husstand = "OR husstand = :husstand" if person.husstand else ""
    sql = f"""SELECT * FROM person WHERE slug IN (SELECT value FROM json_each(:slugs)) {husstand}
              ORDER BY id"""  # noqa: S608 - constants
    slugs = som_json(sorted({person.slug, *andre}))
    raekker = database.query(sql, {"slugs": slugs, "husstand": person.husstand})
    return {raekke["slug"]: _person(raekke) for raekke in raekker}


def load_slaegt(database: Database, slug: str) -> tuple[Familierelation, ...]:
    """The relations that name the person, and those that name one of her parents."""
    naevner = "SELECT * FROM familierelation WHERE person = :slug OR til = :slug"
    egne = [_relation(raekke) for raekke in database.query(naevner, {"slug": slug})]
    sql = """SELECT * FROM familierelation WHERE person IN (SELECT value FROM json_each(:slugs))
        OR til IN (SELECT value FROM json_each(:slugs)) ORDER BY person, relation, til"""
    slugs = som_json(sorted(find_foraeldre(slug, egne)))
    gennem = [_relation(raekke) for raekke in database.query(sql, {"slugs": slugs})]
    return tuple(sorted({*egne, *gennem}, key=lambda r: (r.person, r.relation, r.til)))


def _relation(raekke: Raekke) -> Familierelation:
    return Familierelation(raekke["person"], raekke["relation"], raekke["til"])


def load_boern(database: Database, slug: str) -> tuple[Person, ...]:
    """The person's children, as the sheet Familie has them: those who are »Barn« of her."""
    sql = """SELECT person.* FROM familierelation JOIN person ON person.slug = familierelation.til
        WHERE familierelation.person = ? AND lower(relation) = 'barn' ORDER BY person.id"""
    return tuple(_person(raekke) for raekke in database.query(sql, [slug]))


def _fagsystem(raekke: Raekke) -> Fagsystem:
    return Fagsystem(
        navn=raekke["navn"],
        uuid=raekke["uuid"],
        via_eksport=bool(raekke["via_eksport"]),
        aabnet=dag(raekke["aabnet"]),
        dialogintegration=bool(raekke["dialogintegration"]),
        modtager_notater=None
        if raekke["modtager_notater"] is None
        else bool(raekke["modtager_notater"]),
    )


def _lokal_enhed(raekke: Raekke) -> LokalEnhed:
    return LokalEnhed(
        raekke["navn"], bool(raekke["sagsansvarlig"]), raekke["overordnet"], sted(raekke["sted"])
    )


def _lokal_ydelse(raekke: Raekke) -> LokalYdelse:
    return LokalYdelse(
        navn=raekke["navn"],
        paragraf=raekke["paragraf"],
        sagstype=raekke["sagstype"],
        automatisk=Automatik(raekke["automatisk"]) if raekke["automatisk"] else None,
        pakke=bool(raekke["pakke"]),
        sted=sted(raekke["sted"]),
    )


def _fk_enhed(raekke: Raekke) -> FkEnhed:
    adresser = json.loads(raekke["adresser"])
    return FkEnhed(
        uuid=EnhedUuid(raekke["uuid"]),
        navn=raekke["navn"],
        overordnet=EnhedUuid(raekke["overordnet"]) if raekke["overordnet"] else None,
        status=EnhedsStatus(raekke["status"]),
        aktiv_fra=dag(raekke["aktiv_fra"]),
        aktiv_til=dag(raekke["aktiv_til"]),
        brugervendt_noegle=raekke["brugervendt_noegle"],
        adresser=MappingProxyType(
            {AdresseRolle(rolle): tekst for rolle, tekst in (adresser or {}).items()}
        ),
        adresser_spurgt=adresser is not None,
        henvendelsessteder=tuple(
            Henvendelsessted(EnhedUuid(maal), tuple(KleMoenster(k) for k in kle), navn)
            for maal, kle, navn in json.loads(raekke["henvendelsessteder"])
        ),
        opgaver=tuple(json.loads(raekke["opgaver"])),
    )


def _person(raekke: Raekke) -> Person:
    felter = {felt: raekke[felt] for felt in Person.__slots__}
    return Person(
        **felter
        | {
            "cpr": Cpr(raekke["cpr"]),
            "dato": dag(raekke["dato"]),
            "tilflyttet": dag(raekke["tilflyttet"]),
            "ejendomme": tuple(json.loads(raekke["ejendomme"])),
            "adressebeskyttelse": bool(raekke["adressebeskyttelse"]),
            "digital_post": bool(raekke["digital_post"]),
        }
    )
