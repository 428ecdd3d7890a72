"""What the fagsystemer hold: what they are set up with, sager with their parties, bevillinger."""

from webapp.domain.fagsystem.parter import (
    FOELSOMHED_TEKST,
    Enhedsmaerke,
    Foelsomhed,
    PartIdType,
    Partsrolle,
    Sagspart,
)
from webapp.domain.fagsystem.sag import (
    Dokument,
    Forloebstrin,
    Fremdrift,
    Haendelse,
    Journalnotat,
    Sag,
    Sagsudgave,
    er_undtaget_for_borger,
    udgaver,
)
from webapp.domain.fagsystem.stamdata import (
    Automatik,
    FaellesYdelsestype,
    Fagsystem,
    Kildested,
    LokalEnhed,
    LokalYdelse,
    Myndighed,
    Sagstype,
    er_kommune,
)
from webapp.domain.fagsystem.ydelse import BevilgetYdelse, Bevilling, Udbetaling

__all__ = [
    "FOELSOMHED_TEKST",
    "Automatik",
    "BevilgetYdelse",
    "Bevilling",
    "Dokument",
    "Enhedsmaerke",
    "FaellesYdelsestype",
    "Fagsystem",
    "Foelsomhed",
    "Forloebstrin",
    "Fremdrift",
    "Haendelse",
    "Journalnotat",
    "Kildested",
    "LokalEnhed",
    "LokalYdelse",
    "Myndighed",
    "PartIdType",
    "Partsrolle",
    "Sag",
    "Sagspart",
    "Sagstype",
    "Sagsudgave",
    "Udbetaling",
    "er_kommune",
    "er_undtaget_for_borger",
    "udgaver",
]
