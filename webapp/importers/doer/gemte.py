"""Files that an earlier version kept, cleaned as the door cleans now; clean ones stay the same."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from webapp.domain.testdata.pseudonym import Efterrens
from webapp.importers.ark.tekstfil import afkod
from webapp.importers.doer.doer import ny_fil
from webapp.importers.rapport import Filfejl


def rens_gemte_filer(filer: Mapping[str, bytes], p: Efterrens) -> dict[str, bytes]:
    """The kept files by name. One in which nothing is found keeps its bytes.

    What the door leaves out is left out of the others too; a file that can be read no more is
    cleaned as the text that it is.
    """
    return {p.cifre(navn, kun_datoer=True): _rens(navn, fil, p) for navn, fil in filer.items()}


def _rens(navn: str, indhold: bytes, p: Efterrens) -> bytes:
    p.cpr_numre = set()  # those of this file
    try:
        nyt = ny_fil(navn, indhold, p)
    except (Filfejl, zipfile.BadZipFile, KeyError):
        tekst = indhold.decode("latin-1")
        return p.cifre(tekst, kun_datoer=True).encode("latin-1")
    for tekst in _tekster(navn, indhold):
        p.cifre(tekst, kun_datoer=True)
    return nyt if p.cpr_numre else indhold


def _tekster(navn: str, indhold: bytes) -> Iterator[str]:
    """All that stands in a file; of a workbook each part and its name."""
    if not indhold.startswith(b"PK\x03\x04"):
        yield afkod(navn, indhold)
        return
    with zipfile.ZipFile(io.BytesIO(indhold)) as arkiv:
        for del_ in arkiv.namelist():
            yield del_
            yield arkiv.read(del_).decode(errors="replace")
