"""That figures count invented sager, and what an invented citizen shows under a variant."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from webapp.domain.fagsystem import Fremdrift
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import Grundlag
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.store.proeveborgere import tael_opdigtede


def opdigtet_note(database: Database) -> str:
    """What is said beside every figure of the kommune; empty where no sag is invented."""
    af_ark, tilfoejet = tael_opdigtede(database)
    if af_ark:
        return (
            "Alle sager, ydelser og borgere er opdigtede (prøveborgere). Tal for dem siger intet "
            "om, hvor mange det gælder hos jer."
        )
    if tilfoejet:
        hvor_mange = antal(tilfoejet, "opdigtet sag", "opdigtede sager")
        return f"Tallene tæller også {hvor_mange}, som I selv har tilføjet."
    return ""


def vises(database: Database, grundlag: Grundlag, person: Person) -> str:
    """What the citizen meets under the variant, in one sentence: »Ser 4 sager …«."""
    udsnit = load_borgerudsnit(database, grundlag, person)
    sager = [b for b in udsnit.alle if not b.forhold.er_ydelse]
    if not sager:
        return ""
    ses = antal(len(udsnit.sager), "sag", "sager")
    heraf = opremsning(list(_egenskaber(grundlag, udsnit.sager)))
    skjult = len(sager) - len(udsnit.sager)
    ikke = f" {antal(skjult, 'sag', 'sager')} vises ikke." if skjult else ""
    return f"Ser {ses} under {grundlag.variant.navn}{f': {heraf}' if heraf else ''}.{ikke}"


def _egenskaber(grundlag: Grundlag, sager: tuple[Bedoemt, ...]) -> Iterator[str]:
    """What is special in them under the variant, with how many."""
    afsluttede = sum(b.indekssag.fremdrift is Fremdrift.AFSLUTTET for b in sager)
    opad = sum(_leder_opad(grundlag, b) for b in sager)
    uden = sum(not b.kontakt.telefon_i_par for b in sager)
    andre = sum(not grundlag.fagsystem(b.sag.fagsystem).via_eksport for b in sager)
    if opad:
        yield f"{opad} leder opad"
    if uden:
        yield f"{uden} uden telefon"
    if afsluttede:
        yield antal(afsluttede, "afsluttet", "afsluttede")
    if andre:
        yield f"{andre} fra et andet fagsystem"


def _leder_opad(grundlag: Grundlag, bedoemt: Bedoemt) -> bool:
    enhed = bedoemt.sag.udgaver[-1].enhed
    via = grundlag.konfiguration.maerke(enhed, grundlag.dato).via
    return via is not None and via != enhed
