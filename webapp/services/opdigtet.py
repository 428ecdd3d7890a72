"""That figures count invented sager."""

from __future__ import annotations

from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import antal
from webapp.store.kendt import kendt
from webapp.store.proeveborgere import find_opdigtede


def opdigtet_note(database: Database) -> str:
    """What is said beside every figure of the kommune; empty where no sag is invented."""
    af_ark, tilfoejet = _opdigtede(database)
    if af_ark:
        return (
            "Alle sager, ydelser og borgere er opdigtede (prøveborgere). Tal for dem siger intet "
            "om, hvor mange det gælder hos jer."
        )
    if tilfoejet:
        hvor_mange = antal(tilfoejet, "opdigtet sag", "opdigtede sager")
        return f"Tallene tæller også {hvor_mange}, som I selv har tilføjet."
    return ""


def er_opdigtet(database: Database) -> bool:
    """True where the kommune has no sager of its own: all of them are made of its sheets."""
    return _opdigtede(database)[0]


def tallenes_ophav(database: Database) -> str:
    """Whose the figures are, after a verb: `Tallene er kommunens egne`, `… for opdigtede sager`."""
    return "for opdigtede sager" if er_opdigtet(database) else "kommunens egne"


def _opdigtede(database: Database) -> tuple[bool, int]:
    return kendt(database, "opdigtede", lambda: find_opdigtede(database))


def maerke_opdigtet(note: str) -> dict[str, str]:
    """The note as a key of an answer in JSON; none where nothing is invented."""
    return {"opdigtet": note} if note else {}
