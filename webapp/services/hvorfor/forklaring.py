"""`explain`: one object of a citizen as data, for the command line and for scripts."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from webapp.domain.testdata.person import Person
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.visning.verdict import Finding, Verdict
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import FindesIkkeError, Grundlag, find_person
from webapp.services.maalinger.indvirkning import sapas_enhed
from webapp.services.mit_overblik.andet import AndetObjekt
from webapp.services.mit_overblik.udsnit import Borgerudsnit, load_borgerudsnit
from webapp.store import opslag


def forklar(
    database: Database,
    grundlag: Grundlag,
    objekt: str,
    person: str | None = None,
    rolle: str | None = None,
) -> dict[str, Any]:
    """The verdicts on the object with the slug or number; FindesIkkeError if unknown."""
    udsnit, en = _find(database, grundlag, objekt, person)
    roller = [r for r in grundlag.variant.roller if rolle in {None, r.slug}]
    if rolle is not None and not roller:
        raise FindesIkkeError(f"Varianten har ingen SAPA-rolle, der hedder »{rolle}«.")
    return {
        "kommune": grundlag.opslag.kommune.slug,
        "variant": grundlag.variant.slug,
        "dato": grundlag.dato.isoformat(),
        "objekt": _objekt(en),
        "borger": _borger(udsnit, en),
        # SAPA's payments are judged with their ydelse.
        "sapa": {r.slug: _sapa(en, r) for r in roller} if isinstance(en, Bedoemt) else {},
    }


def _find(
    database: Database, grundlag: Grundlag, objekt: str, person: str | None
) -> tuple[Borgerudsnit, Bedoemt | AndetObjekt]:
    """The object with its citizen: the one asked for, else the first who sees it."""
    personer = [find_person(database, person)] if person else opslag.load_personer(database)
    fundet: list[tuple[Borgerudsnit, Bedoemt | AndetObjekt]] = []
    for borger in personer:
        udsnit = load_borgerudsnit(database, grundlag, borger)
        fundet += [(udsnit, b) for b in udsnit.alle if objekt in _numre(b)]
        fundet += [(udsnit, en) for en in udsnit.andet if objekt in en.numre]
    if not fundet:
        raise FindesIkkeError(
            f"Der er ingen sag, ydelse, udbetaling, aftale eller betaling, der hedder »{objekt}«."
        )
    return next((en for en in fundet if en[0].ses(en[1])), fundet[0])


def _numre(bedoemt: Bedoemt) -> set[str]:
    sag = bedoemt.forhold.sag
    er_sag = sag is not None and not bedoemt.forhold.er_ydelse
    return {bedoemt.slug} | ({sag.sagsnummer} if sag and er_sag else set())


def _objekt(en: Bedoemt | AndetObjekt) -> dict[str, str]:
    if isinstance(en, AndetObjekt):
        return {"type": en.art, "slug": en.slug, "sagsnummer": ""}
    sag = en.forhold.sag
    return {
        "type": "ydelse" if en.forhold.er_ydelse else "sag",
        "slug": en.slug,
        "sagsnummer": sag.sagsnummer if sag else "",
    }


def _person(en: Bedoemt | AndetObjekt) -> Person:
    return en.person if isinstance(en, AndetObjekt) else en.forhold.person


def _borger(udsnit: Borgerudsnit, en: Bedoemt | AndetObjekt) -> dict[str, Any]:
    verdict = en.borger if isinstance(en, AndetObjekt) else udsnit.dom(en)
    kontakt = en.kontakt if verdict.visible else None
    return {
        "person": _person(en).slug,
        "visible": verdict.visible,
        "kontakt": {
            "kommune": kontakt.kommune,
            "navn": kontakt.navn,
            "telefon": kontakt.telefon,
            "hjemmeside": kontakt.hjemmeside,
        }
        if kontakt
        else None,
        "findings": _findings(verdict),
    }


def _sapa(bedoemt: Bedoemt, rolle: Jobfunktionsrolle) -> dict[str, Any]:
    verdict = bedoemt.sapa(rolle)
    return {
        "visible": verdict.visible,
        "enhed": dict(sapas_enhed(bedoemt)) if verdict.visible else None,
        "findings": _findings(verdict),
    }


def _findings(verdict: Verdict) -> list[dict[str, Any]]:
    return [_finding(finding) for finding in verdict.findings]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "effect": str(finding.effect),
        "saetning": finding.saetning,
        "tekst": finding.tekst,
        "values": dict(finding.values),
        "kilde": finding.kilde,
        "sourced": finding.sourced,
        "station": str(finding.station),
        "rettes": str(finding.rettes),
        "sted": str(finding.sted) if finding.sted else None,
    }
