"""SAPA's roles of a variant as rows: written with the variant, read one by one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlite_utils import Database

from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.faneblade import foelger_med, valgte_faneblade
from webapp.domain.variant.roller import (
    Adresseadgang,
    Brugersystemrolle,
    Faneblad,
    Jobfunktionsrolle,
    Sagskolonne,
    Sapaelement,
)
from webapp.store.database import som_json
from webapp.store.kendt import kendt

Raekke = dict[str, Any]


def rolleraekke(nr: int, rolle: Jobfunktionsrolle) -> Raekke:
    """A role as its row, but for the variant."""
    return {
        "nr": nr,
        "slug": rolle.slug,
        "navn": rolle.navn,
        "brugersystemroller": som_json(
            [
                {
                    "navn": b.navn,
                    "kle": [str(m) for m in b.kle],
                    "organisation": [str(uuid) for uuid in b.organisation],
                    "it_systemer": list(b.it_systemer),
                    "foelsomhed": int(b.foelsomhed),
                }
                for b in rolle.brugersystemroller
            ]
        ),
        "elementer": som_json([str(element) for element in rolle.valgte]),
        "faneblade": som_json(
            [[fane.navn, list(map(str, fane.elementer))] for fane in valgte_faneblade(rolle)]
        ),
        "kendte": som_json([str(element) for element in rolle.kendte]),
        "kolonner": som_json([str(kolonne) for kolonne in rolle.kolonner]),
        "enhed": str(rolle.enhed) if rolle.enhed else None,
        "beskrivelse": rolle.beskrivelse,
        "beskyttet_adresse": str(rolle.beskyttet_adresse),
    }


def laes_rolleraekke(raekke: Raekke) -> Jobfunktionsrolle:
    """A row as the role."""
    rolle = Jobfunktionsrolle(
        slug=raekke["slug"],
        navn=raekke["navn"],
        brugersystemroller=tuple(
            Brugersystemrolle(
                b["navn"],
                tuple(map(KleMoenster, b["kle"])),
                tuple(map(EnhedUuid, b["organisation"])),
                tuple(b["it_systemer"]),
                Foelsomhed(b["foelsomhed"]),
            )
            for b in json.loads(raekke["brugersystemroller"])
        ),
        elementer=tuple(map(Sapaelement, json.loads(raekke["elementer"]))),
        kolonner=tuple(map(Sagskolonne, json.loads(raekke["kolonner"]))),
        enhed=EnhedUuid(raekke["enhed"]) if raekke["enhed"] else None,
        beskrivelse=raekke["beskrivelse"],
        # A change that was saved before there was a choice takes back to none.
        beskyttet_adresse=Adresseadgang(raekke.get("beskyttet_adresse", Adresseadgang.KLIK)),
        kendte=tuple(map(Sapaelement, json.loads(raekke["kendte"]))),
        faneblade=tuple(
            Faneblad(navn, tuple(map(Sapaelement, elementer)))
            for navn, elementer in json.loads(raekke.get("faneblade", "[]"))
        ),
    )
    return foelger_med(rolle)


def load_rolleslugs(database: Database) -> Mapping[str, frozenset[str]]:
    """Variant to the slugs of its roles; a variant without roles is not there."""
    return kendt(database, "rolleslugs", lambda: _laes_rolleslugs(database))


def _laes_rolleslugs(database: Database) -> Mapping[str, frozenset[str]]:
    fundet: dict[str, set[str]] = {}
    for raekke in database.query("SELECT variant, slug FROM rolle"):
        fundet.setdefault(raekke["variant"], set()).add(raekke["slug"])
    return MappingProxyType({variant: frozenset(slugs) for variant, slugs in fundet.items()})
