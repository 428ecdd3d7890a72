"""The words of the ten trin: who, what is sent to whom, lead times, and texts ready to copy (§9.2).

KOMBIT's own wording where the slides have it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from webapp.domain.fagsystem import Fagsystem
from webapp.domain.testdata.kilde import Kommune
from webapp.domain.vaerdier.dage import flyt
from webapp.domain.variant.variant import Trin
from webapp.services.dansk import detaljedato

EN_UGE = timedelta(days=7)
UKENDT_DATO = "[dato]"


@dataclass(frozen=True, slots=True)
class Trintekst:
    """Who does a trin and what is sent to whom; `sendes` empty: nothing."""

    hvem: str
    sendes: str = ""


@dataclass(frozen=True, slots=True)
class Opgave:
    """A task of a trin: what the kommune does, or what Systematic does."""

    kommune: str
    systematic: str = ""


@dataclass(frozen=True, slots=True)
class Brev:
    """A text ready to copy, with its receiver and subject."""

    noegle: str
    titel: str
    til: str
    emne: str
    tekst: str


TEKSTER: Mapping[Trin, Trintekst] = {
    Trin.SKRIVEBORD_SAGSTYPER: Trintekst("Systemansvarlig og fagpersoner"),
    Trin.KLASSIFIKATIONSIMPORTER: Trintekst(
        "Kommunen og Systematic",
        "Service Request til Systematic. Systematic anmoder om en serviceaftale mellem Cura og "
        "FK Klassifikation, som kommunen godkender, og opsætter certifikater.",
    ),
    Trin.KLE_OVERFOERSEL: Trintekst(
        "Cura administrator",
        "classificationFilter i Cura, anbefalet 27,29 (og 17.03 for PPR).",
    ),
    Trin.YDELSESTYPER: Trintekst("Cura administrator"),
    Trin.SAGSTYPER: Trintekst("Cura administrator"),
    Trin.SKRIVEBORD_ENHEDER: Trintekst("Sammen med FK Organisations administrator"),
    Trin.ENHEDER: Trintekst("Cura administrator", "Enhedens UUID (KOMBIT id) skrives i Cura."),
    Trin.DATAAFGRAENSNING: Trintekst("SAPA-systemansvarlig eller SAPA-administrator"),
    Trin.AABNING: Trintekst(
        "SAPA-systemansvarlig eller SAPA-administrator",
        "Mail til SAPA@KOMBIT.dk (K39): navn, UUID på it-system, CVR-nummer og miljø.",
    ),
    Trin.EKSPORTER_SAGER: Trintekst(
        "Kommunen og Systematic",
        "Service Request til Systematic, to serviceaftaler (FK Sags- og dokumentindeks og FK "
        "Ydelsesindeks), og mail til fki@kombit.dk om initial load.",
    ),
}
# Who does what, letter by letter: the tables of trin 2 (A0:1056) and trin 8 (A0:1875).
OPGAVER: Mapping[Trin, tuple[Opgave, ...]] = {
    Trin.KLASSIFIKATIONSIMPORTER: (
        Opgave('Sender Service Request til aktivering af integration "Klassifikationsimporter"'),
        Opgave("", "Anmoder om en serviceaftale mellem Cura og til FK Klassifikation"),
        Opgave("Godkender serviceaftalen"),
        Opgave("", "Opsætter certifikater for integrationen"),
        Opgave("", "Aktiverer integrationen"),
    ),
    Trin.EKSPORTER_SAGER: (
        Opgave('Sender Service Request til aktivering af integration "Eksporter sager"'),
        Opgave(
            "",
            "Anmoder om en serviceaftale mellem hhv. Cura og FK Sags- og dokumentindeks samt Cura "
            "og FK Ydelsesindeks",
        ),
        Opgave("Godkender serviceaftalen"),
        Opgave("", "Opsætter certifikater for integrationen"),
        Opgave("", "Aktiverer integrationen"),
    ),
}
# Where Cura has it, as the slides name the place.
STED_I_CURA: Mapping[Trin, str] = {
    Trin.YDELSESTYPER: (
        "Valglistemapning – Mapning af lokale ydelser til alternative fælleskommunale koder"
    ),
    Trin.SAGSTYPER: "Valglistemapning – Sagstyper til KLE-nummer",
}


def frist(trin: Trin, datoer: Mapping[Trin, date]) -> str:
    """The lead time of a trin in words, empty where it has none."""
    eksport = datoer.get(Trin.EKSPORTER_SAGER)
    if trin is Trin.KLE_OVERFOERSEL:
        return "KLE-emnerne kan vælges i Cura dagen efter, at både trin 2 og 3 er gjort."
    if trin is Trin.AABNING:
        senest = f", her senest {detaljedato(flyt(eksport, -EN_UGE))}" if eksport else ""
        return f"Bestil mindst en uge, før data skal kunne vises{senest}."
    if trin is Trin.EKSPORTER_SAGER:
        senest = f", her {detaljedato(flyt(eksport, -EN_UGE))}" if eksport else ""
        return (
            f"Send mailen helst senest en uge før{senest}. Der går nogle dage, før alle sager og "
            "ydelser er overført."
        )
    return ""


def breve(
    kommune: Kommune, fagsystem: Fagsystem, datoer: Mapping[Trin, date], *, dialogintegration: bool
) -> tuple[Brev, ...]:
    """K39's order and the mail about initial load, filled in as far as the data goes."""
    return (
        _k39(kommune, fagsystem, datoer.get(Trin.EKSPORTER_SAGER), dialogintegration),
        _initial_load(kommune, fagsystem.navn, datoer.get(Trin.EKSPORTER_SAGER)),
    )


def _k39(
    kommune: Kommune,
    fagsystem: Fagsystem,
    eksport: date | None,
    dialogintegration: bool,  # noqa: FBT001 - the choice of the variant
) -> Brev:
    return Brev(
        "k39",
        "Bestilling af åbning (K39)",
        "SAPA@KOMBIT.dk",
        f"Oprettelse af {fagsystem.navn} i SAPA for {kommune.navn}",
        "\n".join(
            (
                "Til SAPA hos KOMBIT",
                "",
                (
                    f"{kommune.navn} ønsker at åbne for data fra et nyt it-system i SAPA og "
                    "Borgerblikket."
                ),
                "",
                f"Navn på EOJ-løsningen: {fagsystem.navn}",
                f"UUID på it-system: {fagsystem.uuid or '[UUID fra serviceaftalen]'}",
                f"Kommunens CVR-nummer: {kommune.cvr}",
                "Miljø: produktion [eller prototype/eksternt testmiljø]",
                (
                    "URL til dialogintegrationen: [URL fra leverandøren]"
                    if dialogintegration
                    else "URL til dialogintegrationen: [anbefalet, men ikke krævet]"
                ),
                "",
                f"Vi har senest brug for oprettelsen {_dag(eksport)}.",
                "",
                "Venlig hilsen",
                "[navn og titel]",
            )
        ),
    )


def _initial_load(kommune: Kommune, fagsystem: str, eksport: date | None) -> Brev:
    return Brev(
        "initial-load",
        "Mail om initial load (trin 8)",
        "fki@kombit.dk",
        f"Initial load af {fagsystem}-data til indekserne for {kommune.navn}",
        "\n".join(
            (
                "Til FKI hos KOMBIT",
                "",
                f"{kommune.navn} aktiverer integrationen 'Eksporter sager' i {fagsystem}.",
                f"Vi forventer, at kopieringen af eksisterende data starter {_dag(eksport)}.",
                "",
                "Venlig hilsen",
                "[navn og titel]",
            )
        ),
    )


def _dag(dato: date | None) -> str:
    return f"den {detaljedato(dato)}" if dato else f"den {UKENDT_DATO}"
