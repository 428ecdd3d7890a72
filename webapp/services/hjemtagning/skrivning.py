"""Files written into a folder of the kommune's: never over somebody's work.

Each is whole before the first takes its name, so that a full disk leaves the folder as it was.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from webapp.services.grundlag import FindesIkkeError

# Lies in the folder with a print of each file as it was written, so that what is as it was left
# can be replaced and what somebody has worked in is not. An import passes over hidden files.
AFTRYK = ".forhaandsblik.json"


class EgetArbejdeError(FindesIkkeError):
    """A file of that name is there that was not written from here; the message is Danish."""


def skriv_hjem(mappe: Path, filer: Mapping[str, bytes], *, erstat: bool) -> list[Path]:
    """Write the files into the folder, made where it is not there; their paths.

    `erstat`: also over files that are others than they were left from here. Else
    EgetArbejdeError, and nothing is written.
    """
    mappe.mkdir(parents=True, exist_ok=True)
    kendte = _laes_aftryk(mappe)
    if not erstat and (fremmede := list(_fremmede(mappe, filer, kendte))):
        raise EgetArbejdeError(
            f"»{fremmede[0]}« ligger i mappen »{mappe.absolute()}« i forvejen og er ikke, som "
            "Forhåndsblik sidst skrev den. Intet er skrevet. Vælg en anden mappe med --mappe, "
            "eller skriv --erstat for at erstatte den."
        )
    nye = {navn: sha256(indhold).hexdigest() for navn, indhold in filer.items()}
    aftryk = json.dumps(kendte | nye, ensure_ascii=False, indent=1, sort_keys=True).encode()
    with tempfile.TemporaryDirectory(prefix=".forhaandsblik-", dir=mappe) as arbejde:
        alle = {**filer, AFTRYK: aftryk}
        for navn, indhold in alle.items():
            (Path(arbejde) / navn).write_bytes(indhold)
        for navn in alle:
            (Path(arbejde) / navn).replace(mappe / navn)
    return [mappe / navn for navn in filer]


def _fremmede(mappe: Path, filer: Mapping[str, bytes], kendte: Mapping[str, str]) -> Iterator[str]:
    for navn, indhold in filer.items():
        fil = mappe / navn
        if not fil.exists():
            continue
        staar = fil.read_bytes()
        if staar != indhold and sha256(staar).hexdigest() != kendte.get(navn):
            yield navn


def _laes_aftryk(mappe: Path) -> dict[str, str]:
    """The prints by file name; none where nothing was written, or what stands there is no list."""
    try:
        aftryk = json.loads((mappe / AFTRYK).read_text(encoding="utf-8"))
        return {str(navn): str(tal) for navn, tal in aftryk.items()}
    except (OSError, ValueError, AttributeError):
        return {}
