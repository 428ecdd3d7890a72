"""What is done about a shortcoming: mended, opened again, given to somebody."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database

from webapp.domain.verifikation.mangler import Retter
from webapp.services.verifikation.mangler import mangelliste
from webapp.services.verifikation.planlaegning import TestplanError, rent_navn
from webapp.services.verifikation.status import Teststatus
from webapp.store.verifikation.domme import Mangelskridt, gem_skridt

HANDLINGER = ("rettet", "genaabnet", "ejer")


def tag_skridt(
    database: Database,
    status: Teststatus,
    mangel: int,
    hvad: tuple[str, str, str],
    tid: datetime,
) -> None:
    """Add a step to a shortcoming; `hvad`: what, to whom (of `Retter`), and who says so."""
    handling, retter, navn = hvad
    if mangel not in {en.id for en in mangelliste(status)}:
        raise TestplanError("Den mangel er ikke på listen mere. Genindlæs siden.")
    if handling not in HANDLINGER:
        raise TestplanError("Det kan der ikke gøres ved en mangel. Genindlæs siden.")
    valgt = next((en.name for en in Retter if str(en) == retter), "")
    if handling == "ejer" and not valgt:
        raise TestplanError("Vælg, hvem der kan rette manglen.")
    skridt = Mangelskridt(tid=tid, navn=rent_navn(navn), handling=handling, vaerdi=valgt)
    gem_skridt(database, mangel, skridt)
