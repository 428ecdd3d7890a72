"""What Fordelingskomponenten (SF2900) does with a journalnotat that SAPA sends (screens.md §5).

It is routed by the sag's authority, KLE-emne and handlingsfacet [FDK]; the receiving fagsystem
answers with a technical receipt, accepted or rejected, and then a caseworker »modtager og
godkender« (A1:924, 999). The limit is that of a journalnotat in the index (ANV-S); that it holds
here, that it is a hundred thousand bytes, and how a receiver fails to answer, is inferred.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from webapp.domain.variant.notattitler import MAKS_TITEL

MAKS_BYTES = 100_000
MAKS_OVERSKRIFT = MAKS_TITEL
# Fagsystemer that a slide shows or names as receiving: A1:971, A1:993, A1:999.
NAEVNTE_MODTAGERE = frozenset({"KMD SAG", "KSD", "KY"})


def ens_linjer(indhold: str) -> str:
    """A text with one sign for a new line, which a form sends as two."""
    return indhold.replace("\r\n", "\n").replace("\r", "\n")


def fylder(indhold: str) -> int:
    """The bytes of a text in UTF-8, before base64: æ, ø and å are two, a new line one."""
    return len(ens_linjer(indhold).encode("utf-8", "replace"))


class Kvittering(StrEnum):
    """What can become of a note, as words of a choice."""

    ACCEPTERET = "Fagsystemet accepterer, og notatet venter på godkendelse"
    GODKENDT = "Fagsystemet accepterer, og sagsbehandleren godkender"
    AFVIST = "Fagsystemet afviser"
    INTET_SVAR = "Fagsystemet svarer ikke"
    INGEN_MODTAGER = "Fordelingskomponenten finder ingen modtager"

    @property
    def kode(self) -> str:
        """What it is called in a form."""
        return self.name.lower().replace("_", "-")

    @property
    def maerke(self) -> str:
        """The words of its badge."""
        return _MAERKER[self]

    @property
    def naaede_frem(self) -> bool:
        """True where the fagsystem has the note."""
        return self in {Kvittering.ACCEPTERET, Kvittering.GODKENDT}


_MAERKER = {
    Kvittering.ACCEPTERET: "Accepteret",
    Kvittering.GODKENDT: "Accepteret og godkendt",
    Kvittering.AFVIST: "Afvist",
    Kvittering.INTET_SVAR: "Intet svar",
    Kvittering.INGEN_MODTAGER: "Ingen modtager",
}


def find_kvittering(kode: str) -> Kvittering | None:
    """The receipt of a form's word, None for no such."""
    return next((en for en in Kvittering if en.kode == kode), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rute:
    """What a note to one sag is routed by, and where to. Empty is what the sag does not have.

    `modtager`: whether the kommune's sheet says that the fagsystem takes notes; None: it does not.
    """

    myndighed: str
    kle: str
    facet: str
    system: str
    afdeling: str
    modtager: bool | None = None

    @property
    def spaerret(self) -> str:
        """Why no note can be sent to it, as sentences; empty where one can."""
        if self.modtager is not False:
            return ""
        return (
            f"{self.system} modtager ikke journalnotater fra SAPA: det siger jeres ark "
            f"Fagsystemer. Skriv notatet i {self.system}."
        )

    @property
    def kan_fordeles(self) -> bool:
        """False for a sag that lacks something of what it is routed by."""
        return not self.mangler

    @property
    def mangler(self) -> str:
        """What it lacks, in words: the first of it."""
        if not self.kle:
            return "KLE-nummer"
        return "" if self.facet else "handlingsfacet"

    @property
    def er_naevnt(self) -> bool:
        """True if a slide or the kommune's sheet has the fagsystem as one that receives, or not."""
        return self.modtager is not None or self.system in NAEVNTE_MODTAGERE

    def kvittering(self, valgt: Kvittering) -> Kvittering:
        """What becomes of the note where `valgt` is rehearsed: without a route always the same."""
        return valgt if self.kan_fordeles else Kvittering.INGEN_MODTAGER


def svar(rute: Rute, kvittering: Kvittering) -> str:
    """What would be of the note now, as a sentence or two."""
    system = rute.system
    match kvittering:
        case Kvittering.ACCEPTERET:
            return f"I SAPA ville notatet nu ligge hos {system} og vente på godkendelse."
        case Kvittering.GODKENDT:
            return (
                f"I SAPA ville notatet nu ligge på sagen i {system}: en sagsbehandler har modtaget "
                "og godkendt det."
            )
        case Kvittering.AFVIST:
            return (
                f"{system} ville afvise notatet i sin tekniske kvittering. Det ligger ikke på "
                f"sagen, og ingen i {system} ser det. {_andre_veje(rute)}"
            )
        case Kvittering.INTET_SVAR:
            return (
                f"Der er ingen kvittering fra {system}, så ingen ved, om notatet er nået frem. "
                f"{_andre_veje(rute)}"
            )
    hvorfor = (
        f"Sagen har intet {rute.mangler}, og det fordeles der efter."
        if rute.mangler
        else f"Ingen modtager er sat op for {rute.myndighed}, {rute.kle} og {rute.facet}."
    )
    return f"{hvorfor} Notatet når ikke frem. {_andre_veje(rute)}"


def _andre_veje(rute: Rute) -> str:
    hvem = rute.afdeling or "den afdeling, der har sagen"
    return f"Kontakt {hvem}, eller skriv notatet i {rute.system}."
