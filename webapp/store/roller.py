"""SAPA's roles of a variant as rows: written with the variant, read one by one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.roller import (
    Brugersystemrolle,
    Jobfunktionsrolle,
    Sagskolonne,
    Sapaelement,
)
from webapp.store.database import som_json

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
        "elementer": som_json([str(element) for element in rolle.elementer]),
        "kolonner": som_json([str(kolonne) for kolonne in rolle.kolonner]),
        "enhed": str(rolle.enhed) if rolle.enhed else None,
        "beskrivelse": rolle.beskrivelse,
    }


def laes_rolleraekke(raekke: Raekke) -> Jobfunktionsrolle:
    """A row as the role."""
    return Jobfunktionsrolle(
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
    )


def load_rolleslugs(database: Database) -> Mapping[str, frozenset[str]]:
    """Variant to the slugs of its roles; a variant without roles is not there."""
    fundet: dict[str, set[str]] = {}
    for raekke in database.query("SELECT variant, slug FROM rolle"):
        fundet.setdefault(raekke["variant"], set()).add(raekke["slug"])
    return {variant: frozenset(slugs) for variant, slugs in fundet.items()}


def load_rolle_ved(
    database: Database, variant: str, slug: str, version: int
) -> Jobfunktionsrolle | None:
    """The role as it was in a version; None where that is not known, or it was not there.

    A change keeps what was before it. After an undo, which keeps nothing, the version is unknown.
    """
    sql = "SELECT foer FROM variant_aendring WHERE variant = ? AND version = ?"
    raekke = next(database.query(sql, [variant, version + 1]), None)
    roller = json.loads(raekke["foer"]).get("rolle", ()) if raekke else ()
    return next((laes_rolleraekke(en) for en in roller if en["slug"] == slug), None)
