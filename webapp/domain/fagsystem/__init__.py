"""What the fagsystemer hold: what they are set up with, sager with their parties, bevillinger."""

from webapp.domain.fagsystem.aftale import Aftale, Aftaleart
from webapp.domain.fagsystem.fordring import Betalingsstatus, Fordring
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
    Ydelsesart,
    er_kommune,
)
from webapp.domain.fagsystem.ydelse import (
    Betalingstilstand,
    BevilgetYdelse,
    Bevilling,
    Effektuering,
    Udbetaling,
)

__all__ = [
    "FOELSOMHED_TEKST",
    "Aftale",
    "Aftaleart",
    "Automatik",
    "Betalingsstatus",
    "Betalingstilstand",
    "BevilgetYdelse",
    "Bevilling",
    "Dokument",
    "Effektuering",
    "Enhedsmaerke",
    "FaellesYdelsestype",
    "Fagsystem",
    "Foelsomhed",
    "Fordring",
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
    "Ydelsesart",
    "er_kommune",
    "er_undtaget_for_borger",
    "udgaver",
]
