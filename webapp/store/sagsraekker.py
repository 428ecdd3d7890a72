"""Rows of sager, bevillinger and what hangs on them, each as what it is in the domain."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from functools import lru_cache, partial
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
# As `_make`, without a function of Python's in between: there are several of each sag.
_haendelse = partial(tuple.__new__, Haendelse)
Felter = dict[str, Any]
# By the id of the sag: its events, parties, steps, documents and journalnotater.
Sagsdele = tuple[Mapping[int, tuple[Any, ...]], ...]
HUSKET = 4096
# The same few stand in row after row; each is made of its text, and checked, once.
laes_cvr, laes_kle = lru_cache(HUSKET)(Cvr), lru_cache(HUSKET)(KleEmne)
_fremdrift, laes_foelsomhed = lru_cache(HUSKET)(Fremdrift), lru_cache(HUSKET)(Foelsomhed)


# What `laes_sag` reads, in its order.
SAGENS_KOLONNER = (
    "id, slug, sagsnummer, fagsystem, titel, myndighed, oprettet, sagstype, kle, enhed_uuid, "
    "enhed_navn, handlingsfacet, foelsomhed, alternativ_titel, visningsklasser, "
    "sikkerhedsprofil, ejendom, hoerer_til, kontroltema, sted"
)


def laes_sag(kolonner: Sequence[Any], dele: Sagsdele) -> Felter:
    """The columns, and what hangs on the sag by its id, as the fields of a sag."""
    # fmt: off
    (nr, slug, sagsnummer, fagsystem, titel, myndighed, oprettet, sagstype, kle, enhed_uuid,
     enhed_navn, handlingsfacet, foelsomhed, alternativ_titel, visningsklasser, sikkerhedsprofil,
     ejendom, hoerer_til, kontroltema, sagens_sted) = kolonner
    # fmt: on
    haendelser, parter, trin, dokumenter, journalnotater = dele
    return {
        "slug": slug,
        "sagsnummer": sagsnummer,
        "fagsystem": fagsystem,
        "titel": titel,
        "myndighed": laes_cvr(myndighed),
        "oprettet": fast_dag(oprettet),
        "haendelser": haendelser.get(nr, ()),
        "sagstype": sagstype,
        "kle": laes_kle(kle) if kle else None,
        "enhed": _enhed(enhed_uuid, enhed_navn),
        "handlingsfacet": handlingsfacet,
        "foelsomhed": laes_foelsomhed(foelsomhed),
        "alternativ_titel": alternativ_titel,
        "visningsklasser": _liste(visningsklasser),
        "sikkerhedsprofil": _profil(sikkerhedsprofil),
        "ejendom": ejendom,
        "hoerer_til": hoerer_til,
        "kontroltema": kontroltema,
        "parter": parter.get(nr, ()),
        "trin": trin.get(nr, ()),
        "dokumenter": dokumenter.get(nr, ()),
        "journalnotater": journalnotater.get(nr, ()),
        "sted": sted(sagens_sted) if sagens_sted else None,
    }


# A column that is never empty.
fast_dag = date.fromisoformat


@lru_cache(HUSKET)
def _enhed(uuid: str | None, navn: str | None) -> Enhedsmaerke | None:
    if uuid is None and navn is None:
        return None
    return Enhedsmaerke(EnhedUuid(uuid) if uuid else None, navn or "")


@lru_cache(HUSKET)
def _profil(tekst: str) -> tuple[EnhedUuid, ...]:
    return tuple(map(EnhedUuid, _liste(tekst)))


@lru_cache(HUSKET)
def _liste(tekst: str) -> tuple[str, ...]:
    """A column that holds a list as JSON; most of them an empty one."""
    return () if tekst == "[]" else tuple(json.loads(tekst))


def laes_haendelser(raekker: Iterable[Sequence[Any]]) -> Iterator[tuple[int, Haendelse]]:
    """Of each row the sag that the event is of, and the event: a tuple made by C code."""
    for sag, dato, tekst, enhed, fremdrift, sagsbehandler in raekker:
        naaet = _fremdrift(fremdrift) if fremdrift else None
        yield sag, _haendelse((fast_dag(dato), tekst, enhed, naaet, sagsbehandler))


@lru_cache(HUSKET)
def laes_part(kolonner: tuple[Any, ...]) -> Sagspart:
    """The columns of a party, of a person her slug. She is the same party of many sager."""
    person, rolle, id_type, navn, fra, til = kolonner
    virkning = Periode(dag(fra), dag(til))
    return Sagspart(Partsrolle(rolle), person, PartIdType(id_type), navn, virkning)


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


# What `laes_ydelse` and `laes_bevilling` read, in their order.
YDELSENS_KOLONNER = (
    "id, bevilling_id, slug, navn, fra, til, bevilget, lokal_ydelse, kle, ydelsestype, "
    "oekonomisk, dispositionsdag, betalingsfrekvens, betalingsform"
)
BEVILLINGENS_KOLONNER = (
    "id, nummer, fagsystem, myndighed, sag_id, enhed_uuid, enhed_navn, lokal_enhed, foelsomhed, "
    "sikkerhedsprofil, sted"
)


def laes_ydelse(
    kolonner: Sequence[Any], udbetalinger: Mapping[int, tuple[Udbetaling, ...]]
) -> Felter:
    """The columns as the fields of a ydelse; `udbetalinger` by the id of theirs."""
    # fmt: off
    (nr, _, slug, navn, fra, til, bevilget, lokal_ydelse, kle, ydelsestype, oekonomisk,
     dispositionsdag, betalingsfrekvens, betalingsform) = kolonner
    # fmt: on
    alle, skete = udbetalinger.get(nr, ()), Betalingstilstand.EFFEKTUERET
    return {
        "slug": slug,
        "navn": navn,
        "fra": fast_dag(fra),
        "til": dag(til),
        "bevilget": fast_dag(bevilget),
        "lokal_ydelse": lokal_ydelse,
        "kle": laes_kle(kle) if kle else None,
        "ydelsestype": ydelsestype,
        "oekonomisk": bool(oekonomisk),
        "dispositionsdag": dispositionsdag,
        "betalingsfrekvens": betalingsfrekvens,
        "betalingsform": betalingsform,
        "udbetalinger": alle and tuple([u for u in alle if u.tilstand is skete]),
        "ikke_effektueret": alle and tuple([u for u in alle if u.tilstand is not skete]),
    }


def laes_bevilling(
    kolonner: Sequence[Any],
    sager: Mapping[int, str],
    parter: Mapping[int, tuple[Sagspart, ...]],
    ydelser: Mapping[int, list[BevilgetYdelse]],
) -> Felter:
    """The columns as the fields of a bevilling.

    The slugs of sager are by their id, the others by the bevilling's.
    """
    # fmt: off
    (nr, nummer, fagsystem, myndighed, sag_id, enhed_uuid, enhed_navn, lokal_enhed, foelsomhed,
     sikkerhedsprofil, bevillingens_sted) = kolonner
    # fmt: on
    return {
        "nummer": nummer,
        "fagsystem": fagsystem,
        "myndighed": laes_cvr(myndighed),
        "sag": sager.get(sag_id),
        "parter": parter.get(nr, ()),
        "ydelser": tuple(ydelser.get(nr, ())),
        "enhed": _enhed(enhed_uuid, enhed_navn),
        "lokal_enhed": lokal_enhed,
        "foelsomhed": laes_foelsomhed(foelsomhed),
        "sikkerhedsprofil": _profil(sikkerhedsprofil),
        "sted": sted(bevillingens_sted),
    }
