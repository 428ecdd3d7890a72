"""Dokumenter and journalposter of SF1470: titles and dates; the body of a note is never read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lxml import etree

from webapp.domain.fagsystem import (
    Dokument,
    Foelsomhed,
    Journalnotat,
    Kildested,
    er_undtaget_for_borger,
)
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.ark import celler
from webapp.importers.egneark.sagsdele import STANDARD, meld_uden_brevdato
from webapp.importers.fk_organisation.vaerdier import laes_dag
from webapp.importers.fk_organisation.virkning import boern, find, sted_i, tekst
from webapp.importers.leverance.indeksroller import Indeksrolle
from webapp.importers.leverance.relationer import Relation, Relationslaeser
from webapp.importers.rapport import Fundliste, Problem
from webapp.importers.tegn import som_uuid

_UDEN_FOELSOMHED = Problem(
    "UDEN_FOELSOMHED",
    "Følsomheden mangler. Den er læst som fortrolige personoplysninger.",
    "Foelsomhed er obligatorisk.",
    Alvor.ADVARSEL,
)
_DOKUMENT_MANGLER = Problem(
    "DOKUMENT_IKKE_MED",
    "Journalposten henviser til et dokument, der ikke er med i filerne. Kun journalpostens titel "
    "kendes.",
    "Indlæs dokumenterne (DokumentIndeks) sammen med sagerne.",
    Alvor.OPLYSNING,
)


@dataclass(frozen=True, slots=True)
class Indeksdokument:
    """A dokument of the index, before it is known which sag it hangs on."""

    titel: str
    type: str
    dato: date | None
    foelsomhed: Foelsomhed
    undtaget: bool


def objekt_uuid(objekt: etree._Element) -> str:
    """The object's own UUID, lower case; empty where it has none."""
    return som_uuid(
        tekst(objekt, "UUIDIdentifikator")
        or tekst(objekt, "ObjektType", "UUIDIdentifikator")
        or tekst(objekt, "ObjektID", "UUIDIdentifikator")
    )


def laes_foelsomhed(vaerdi: str, sted: Kildested, fund: Fundliste) -> Foelsomhed:
    """The level; the default and a finding where it is missing or unknown."""
    svar = celler.foelsomhed(vaerdi)
    if svar.vaerdi is None:
        fund.meld(svar.problem or _UDEN_FOELSOMHED, sted, vaerdi)
    return svar.vaerdi or STANDARD


def laes_dokument(
    relationer: Relationslaeser, objekt: etree._Element, registrering: etree._Element
) -> Indeksdokument:
    """The dokument's metadata."""
    valg = relationer.valg
    attributter = find(registrering, "AttributListe")
    egenskaber = valg.en(list(boern(attributter, "Egenskaber")))
    udvidelse = find(attributter, "LokalUdvidelseListe")
    egne = next(iter(udvidelse), None) if udvidelse is not None else None
    sted = sted_i(valg.fil, objekt)

    def felt(navn: str) -> str:
        return tekst(egenskaber, navn) or tekst(egne, navn)

    klasser = relationer.alle(find(registrering, "RelationListe"), "Dokumentklasse", meld=False)
    return Indeksdokument(
        felt("Titel"),
        felt("Type"),
        laes_dag(felt("BrevDato"), sted, valg.fund),
        laes_foelsomhed(felt("Foelsomhed"), sted, valg.fund),
        any(er_undtaget_for_borger(k.felt("Klassetitel")) for k in klasser),
    )


def laes_journalposter(
    relationer: Relationslaeser,
    liste: etree._Element | None,
    dokumenter: Mapping[str, Indeksdokument | None],
    oprettet: date,
) -> tuple[tuple[Dokument, ...], tuple[Journalnotat, ...]]:
    """A sag's dokumenter and notater; a post without a day of its own has the sag's."""
    fundne, notater = [], []
    for post in relationer.alle(liste, "Journalpost"):
        reference = som_uuid(post.reference)
        if reference in dokumenter and dokumenter[reference] is None:
            # The dokument is deleted, and that has been told.
            continue
        dag = post.periode.fra or oprettet
        er_notat = post.rolle is Indeksrolle.JOURNALNOTAT or (
            post.rolle is None and not post.felt("Dokumenttitel")
        )
        if er_notat:
            notat = find(post.element, "JournalpostEgenskaber", "JournalnotatEgenskaber")
            notater.append(Journalnotat(tekst(notat, "Titel") or "Uden titel", dag))
        else:
            fundne.append(_dokument(relationer.fund, post, dokumenter, dag))
    return tuple(fundne), tuple(notater)


def _dokument(
    fund: Fundliste, post: Relation, dokumenter: Mapping[str, Indeksdokument | None], dag: date
) -> Dokument:
    kendt, titel = dokumenter.get(som_uuid(post.reference)), post.felt("Dokumenttitel")
    if kendt is None:
        fund.meld(_DOKUMENT_MANGLER, post.sted, titel)
        return Dokument(
            titel=titel or "Uden titel",
            type="",
            dato=dag,
            dokumenttitel=titel,
            har_brevdato=False,
        )
    if kendt.dato is None:
        meld_uden_brevdato(kendt.type, titel or kendt.titel, post.sted, fund)
    return Dokument(
        titel=kendt.titel,
        type=kendt.type,
        dato=kendt.dato or dag,
        dokumenttitel=titel,
        foelsomhed=kendt.foelsomhed,
        undtaget_for_borger=kendt.undtaget,
        har_brevdato=kendt.dato is not None,
    )
