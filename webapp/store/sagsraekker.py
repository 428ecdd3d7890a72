"""Rows of sager, bevillinger and what hangs on them, each as what it is in the domain."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time
from functools import lru_cache
from typing import Any

from webapp.domain.fagsystem import (
    Aftale,
    Aftaleart,
    Betalingstilstand,
    BevilgetYdelse,
    Dokument,
    Effektuering,
    Enhedsmaerke,
    Foelsomhed,
    Fremdrift,
    Haendelse,
    PartIdType,
    Partsrolle,
    Sagspart,
    Udbetaling,
)
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.identifikation import Cvr, EnhedUuid
from webapp.domain.vaerdier.periode import Periode
from webapp.store.database import dag, sted

Raekke = dict[str, Any]
HUSKET = 4096
# The same few stand in row after row; each is made of its text, and checked, once.
laes_cvr, laes_kle = lru_cache(HUSKET)(Cvr), lru_cache(HUSKET)(KleEmne)


def sagens_egne(raekke: Raekke) -> dict[str, Any]:
    """The columns of a sag as the arguments of Sag."""
    return {
        "slug": raekke["slug"],
        "sagsnummer": raekke["sagsnummer"],
        "fagsystem": raekke["fagsystem"],
        "titel": raekke["titel"],
        "myndighed": laes_cvr(raekke["myndighed"]),
        "oprettet": fast_dag(raekke["oprettet"]),
        "sagstype": raekke["sagstype"],
        "kle": laes_kle(raekke["kle"]) if raekke["kle"] else None,
        "enhed": laes_enhed(raekke),
        "handlingsfacet": raekke["handlingsfacet"],
        "foelsomhed": Foelsomhed(raekke["foelsomhed"]),
        "alternativ_titel": raekke["alternativ_titel"],
        "visningsklasser": _liste(raekke["visningsklasser"]),
        "sikkerhedsprofil": laes_profil(raekke),
        "ejendom": raekke["ejendom"],
        "hoerer_til": raekke["hoerer_til"],
        "kontroltema": raekke["kontroltema"],
        "sted": sted(raekke["sted"]),
    }


def fast_dag(tekst: str) -> date:
    """A column that is never empty."""
    return date.fromisoformat(tekst)


def laes_enhed(raekke: Raekke) -> Enhedsmaerke | None:
    """The unit that a row was filed with, None where it has none."""
    if raekke["enhed_uuid"] is None and raekke["enhed_navn"] is None:
        return None
    uuid = EnhedUuid(raekke["enhed_uuid"]) if raekke["enhed_uuid"] else None
    return Enhedsmaerke(uuid, raekke["enhed_navn"] or "")


def laes_profil(raekke: Raekke) -> tuple[EnhedUuid, ...]:
    """The units that a sikkerhedsprofil names."""
    return tuple(map(EnhedUuid, _liste(raekke["sikkerhedsprofil"])))


def _liste(tekst: str) -> tuple[str, ...]:
    """A column that holds a list as JSON; most of them an empty one."""
    return () if tekst == "[]" else tuple(json.loads(tekst))


def laes_haendelse(raekke: Raekke) -> Haendelse:
    """A row as an event."""
    return Haendelse(
        fast_dag(raekke["dato"]),
        raekke["tekst"],
        raekke["enhed"],
        Fremdrift(raekke["fremdrift"]) if raekke["fremdrift"] else None,
        raekke["sagsbehandler"],
    )


def laes_part(raekke: Raekke, personer: Mapping[int, str]) -> Sagspart:
    """A row as a party; `personer`: slugs by id."""
    return Sagspart(
        Partsrolle(raekke["rolle"]),
        personer.get(raekke["person_id"]),
        PartIdType(raekke["id_type"]),
        raekke["navn"],
        Periode(dag(raekke["fra"]), dag(raekke["til"])),
    )


def laes_dokument(raekke: Raekke) -> Dokument:
    """A row as a document."""
    return Dokument(
        titel=raekke["titel"],
        type=raekke["type"],
        dato=fast_dag(raekke["dato"]),
        dokumenttitel=raekke["dokumenttitel"],
        foelsomhed=Foelsomhed(raekke["foelsomhed"]),
        undtaget_for_borger=bool(raekke["undtaget_for_borger"]),
        har_brevdato=bool(raekke["har_brevdato"]),
    )


def laes_udbetaling(raekke: Raekke) -> Udbetaling:
    """A row as an udbetaling."""
    return Udbetaling(
        dispositionsdato=fast_dag(raekke["dispositionsdato"]),
        periode_fra=fast_dag(raekke["periode_fra"]),
        periode_til=fast_dag(raekke["periode_til"]),
        bruttobeloeb=raekke["bruttobeloeb"],
        udbetalt=raekke["udbetalt"],
        effektuering=raekke["effektuering"],
        tilstand=Betalingstilstand(raekke["tilstand"]),
    )


def laes_effektuering(raekke: Raekke) -> Effektuering:
    """A row as what an effektuering says of the whole."""
    return Effektuering(
        **raekke
        | {
            "dispositionsdato": fast_dag(raekke["dispositionsdato"]),
            "tilstand": Betalingstilstand(raekke["tilstand"]),
            "sted": sted(raekke["sted"]),
        }
    )


def laes_aftale(raekke: Raekke) -> Aftale:
    """A row as an appointment."""
    return Aftale(
        **raekke
        | {
            "art": Aftaleart(raekke["art"]),
            "dato": fast_dag(raekke["dato"]),
            "tid": time.fromisoformat(raekke["tid"]) if raekke["tid"] else None,
            "kle": laes_kle(raekke["kle"]) if raekke["kle"] else None,
            "aflyst": bool(raekke["aflyst"]),
            "sted": sted(raekke["sted"]),
        }
    )


def laes_ydelse(
    raekke: Raekke, udbetalinger: Mapping[int, tuple[Udbetaling, ...]]
) -> BevilgetYdelse:
    """A row as a ydelse; `udbetalinger` by the id of theirs."""
    alle, skete = udbetalinger.get(raekke["id"], ()), Betalingstilstand.EFFEKTUERET
    return BevilgetYdelse(
        slug=raekke["slug"],
        navn=raekke["navn"],
        fra=fast_dag(raekke["fra"]),
        til=dag(raekke["til"]),
        bevilget=fast_dag(raekke["bevilget"]),
        lokal_ydelse=raekke["lokal_ydelse"],
        kle=laes_kle(raekke["kle"]) if raekke["kle"] else None,
        ydelsestype=raekke["ydelsestype"],
        oekonomisk=bool(raekke["oekonomisk"]),
        dispositionsdag=raekke["dispositionsdag"],
        betalingsfrekvens=raekke["betalingsfrekvens"],
        betalingsform=raekke["betalingsform"],
        udbetalinger=tuple(u for u in alle if u.tilstand is skete),
        ikke_effektueret=tuple(u for u in alle if u.tilstand is not skete),
    )
