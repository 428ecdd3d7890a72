"""Whose fault it is that a page of a kommune could not be made: the file's, or ours."""

from __future__ import annotations

import sqlite3

from webapp.services.grundlag import FindesIkkeError
from webapp.services.indlaes.planlaegning import load_varianter
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store.eftersyn import find_brud
from webapp.store.filstand import UlaeseligFilError

# What reading a value of the wrong kind ends in.
VAERDIFEJL = (ValueError, KeyError, TypeError, StopIteration, AttributeError)


def find_filens_fejl(lager: Kommunelager, slug: str) -> UlaeseligFilError | None:
    """What is wrong with the kommune's file; None where it is as it should be, or not there."""
    try:
        with lager.til_laesning().aaben(slug) as database:
            grund = find_brud(database)
            if not grund:
                load_varianter(database)
    except UlaeseligFilError as fejl:
        return fejl
    except (FindesIkkeError, OSError, sqlite3.Error):
        return None
    except VAERDIFEJL:
        grund = "har en variant, der ikke kan læses"
    return UlaeseligFilError(lager.fil(slug).name, grund) if grund else None
