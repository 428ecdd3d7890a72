"""Citizen and caseworker side by side, from one record in the index.

A difference that the rules allow is explained; one that no rule explains is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from webapp.domain.organisation.organisation import AdresseRolle
from webapp.domain.vaerdier.telefon import otte_cifre
from webapp.domain.variant.opsaetning import Kontaktkilde
from webapp.domain.visning.borgerblik_visning import vist_titel, vist_ydelsesnavn
from webapp.domain.visning.sapa import fk_enhed
from webapp.domain.visning.status import STATUS
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import Objekt
from webapp.services.workshop.sidedele import Sammenhold, Sammenholdt

ENS, TILLADT, FUND = "ens", "tilladt", "fund"


def sammenhold(bedoemt: Bedoemt) -> Sammenhold:
    """What each of the two reads of the sag or the ydelse."""
    return Sammenhold(Objekt(bedoemt.noegle), tuple(_raekker(bedoemt)))


def _raekker(bedoemt: Bedoemt) -> Iterator[Sammenholdt]:
    forhold = bedoemt.forhold
    if forhold.er_ydelse:
        yield _titel(vist_ydelsesnavn(forhold), forhold.ydelsesnavn)
    else:
        yield _titel(vist_titel(forhold), bedoemt.sag.titel)
        yield _status(bedoemt)
    yield _afdeling(bedoemt)
    yield _telefon(bedoemt)
    if not forhold.er_ydelse:
        behandler = bedoemt.indekssag.behandler
        yield Sammenholdt(
            "Sagsbehandler", "", behandler, TILLADT, "Borgeren ser aldrig sagsbehandleren."
        )


def _raekke(hvad: str, borger: str, sapa: str, forklaring: str) -> Sammenholdt:
    """Equal where they are; without an explanation the difference is a finding."""
    if borger == sapa:
        return Sammenholdt(hvad, borger, sapa, ENS, "")
    if forklaring:
        return Sammenholdt(hvad, borger, sapa, TILLADT, forklaring)
    return Sammenholdt(hvad, borger, sapa, FUND, "Ingen regel forklarer forskellen.")


def _titel(borger: str, sapa: str) -> Sammenholdt:
    return _raekke("Titel", borger, sapa, "Borgeren ser KLE-emnets titel, SAPA sagens egen.")


def _status(bedoemt: Bedoemt) -> Sammenholdt:
    ord_ = STATUS[bedoemt.indekssag.fremdrift]
    return _raekke(
        "Status", ord_.mit_overblik, ord_.sapa, "Samme trin; de to sider har hver sit ord."
    )


def _uden_om_organisationen(bedoemt: Bedoemt) -> str:
    """Why the citizen's contact is not the responsible unit's own; empty where it is."""
    valg = bedoemt.forhold.kontakt
    if valg is None:
        return "Sagen er hos en anden myndighed."
    if valg.kilde is Kontaktkilde.BRUGERDEFINERET:
        return f"{bedoemt.forhold.kle} har sin egen kontakt (Brugerdefineret)."
    if valg.fulgte_henvendelsessted:
        return "Borgeren får enhedens henvendelsessted."
    return ""


def _afdeling(bedoemt: Bedoemt) -> Sammenholdt:
    ansvarlig = bedoemt.forhold.ansvarlig
    sapa = ansvarlig.navn if ansvarlig else ""
    forklaring = _uden_om_organisationen(bedoemt)
    if not forklaring and ansvarlig is not None and ansvarlig.uuid is not None:
        forklaring = "SAPA's liste har Curas navn, borgeren FK Organisations."
    return _raekke("Afdeling", bedoemt.kontakt.navn, sapa, forklaring)


def _telefon(bedoemt: Bedoemt) -> Sammenholdt:
    enhed = fk_enhed(bedoemt.forhold)
    tekst = enhed.adresse(AdresseRolle.TELEFON) if enhed else ""
    cifre = otte_cifre(tekst) or tekst
    i_par = " ".join(cifre[i : i + 2] for i in range(0, len(cifre), 2)) if tekst else ""
    forklaring = _uden_om_organisationen(bedoemt)
    if enhed is not None and not enhed.er_aktiv(bedoemt.forhold.dato):
        forklaring = forklaring or "Enheden er lukket; SAPA viser den, borgeren får intet nummer."
    return _raekke("Telefon", bedoemt.kontakt.telefon_i_par, i_par, forklaring)
