"""What an older version kept of a kommune, cleaned as the door cleans now (ADR 0022)."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from webapp.importers.doer.gemte import rens_gemte_filer
from webapp.services.indlaes.doeren import efterrens, gem_numre, load_numre
from webapp.store.rensning import load_personnumre, rens, uroert


def rens_kommune(database: Database, data: Path, seed: Path) -> None:
    """Clean the files, the versions and every text of the kommune, in one transaction.

    Those in its column of numbers came through the door, or are a seed's.
    """
    numre = load_numre(data)
    p = efterrens(data, seed, load_personnumre(database))
    rens(
        database,
        lambda filer: rens_gemte_filer(filer, p),
        lambda tekst: p.cifre(tekst, kun_datoer=True),
    )
    gem_numre(data, numre, p.numre)


def rens_kopi(fil: Path, data: Path, seed: Path) -> None:
    """Clean a copy that was kept of a file of an older version; its tables stay as they were."""
    with uroert(fil) as database:
        rens_kommune(database, data, seed)
