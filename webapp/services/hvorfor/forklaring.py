"""`explain`: one sag or ydelse as data, for the command line and for scripts."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.visning.verdict import Finding, Verdict
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import FindesIkkeError, Grundlag, find_person
from webapp.services.maalinger.indvirkning import sapas_enhed
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.store import opslag


def forklar(
    database: Database,
    grundlag: Grundlag,
    objekt: str,
    person: str | None = None,
    rolle: str | None = None,
) -> dict[str, Any]:
    """The verdicts on the sag or ydelse with the slug or sagsnummer; FindesIkkeError if unknown."""
    bedoemt = _find(database, grundlag, objekt, person)
    roller = [r for r in grundlag.variant.roller if rolle in {None, r.slug}]
    if rolle is not None and not roller:
        raise FindesIkkeError(f"Varianten har ingen SAPA-rolle, der hedder »{rolle}«.")
    return {
        "kommune": grundlag.opslag.kommune.slug,
        "variant": grundlag.variant.slug,
        "dato": grundlag.dato.isoformat(),
        "objekt": _objekt(bedoemt),
        "borger": _borger(bedoemt),
        "sapa": {r.slug: _sapa(bedoemt, r) for r in roller},
    }


def _find(database: Database, grundlag: Grundlag, objekt: str, person: str | None) -> Bedoemt:
    """The object with its citizen: the one asked for, else the first whom it concerns."""
    personer = [find_person(database, person)] if person else opslag.load_personer(database)
    fundet: list[Bedoemt] = []
    for en in personer:
        for bedoemt in load_borgerudsnit(database, grundlag, en).alle:
            sag = bedoemt.forhold.sag
            numre = {bedoemt.slug} | (
                {sag.sagsnummer} if sag and not bedoemt.forhold.er_ydelse else set()
            )
            if objekt in numre:
                fundet.append(bedoemt)
    if not fundet:
        raise FindesIkkeError(f"Der er ingen sag eller ydelse, der hedder »{objekt}«.")
    return next((bedoemt for bedoemt in fundet if bedoemt.borger.visible), fundet[0])


def _objekt(bedoemt: Bedoemt) -> dict[str, str]:
    sag = bedoemt.forhold.sag
    return {
        "type": "ydelse" if bedoemt.forhold.er_ydelse else "sag",
        "slug": bedoemt.slug,
        "sagsnummer": sag.sagsnummer if sag else "",
    }


def _borger(bedoemt: Bedoemt) -> dict[str, Any]:
    kontakt = bedoemt.kontakt
    return {
        "person": bedoemt.forhold.person.slug,
        "visible": bedoemt.borger.visible,
        "kontakt": {
            "kommune": kontakt.kommune,
            "navn": kontakt.navn,
            "telefon": kontakt.telefon,
            "hjemmeside": kontakt.hjemmeside,
        }
        if bedoemt.borger.visible
        else None,
        "findings": _findings(bedoemt.borger),
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
