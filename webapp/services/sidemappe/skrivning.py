"""A folder written whole or not at all, and never over what somebody else has put there."""

from __future__ import annotations

import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from webapp.services.grundlag import FindesIkkeError

# Lies in the folder and says that it is ours, with the names of all that we put in it.
INDHOLD = "forhaandsblik.json"
# The same time for all files of all archives: equal contents are equal archives.
_TID = (1980, 1, 1, 0, 0, 0)


class MappeError(FindesIkkeError):
    """The folder cannot be used; the message is Danish."""


def skriv_mappe(maal: Path, filer: Mapping[str, bytes]) -> None:
    """The files as the folder `maal`: all of them, or the folder as it was.

    Takes the place of an earlier one of ours, where nobody has put anything else into it.
    """
    maal = maal.absolute()
    tjek_mappe(maal)
    maal.parent.mkdir(parents=True, exist_ok=True)
    # Beside it, so that it is on the same disk and can be moved in one step.
    arbejde = Path(tempfile.mkdtemp(prefix=f".{maal.name}.", dir=maal.parent))
    try:
        ny, gammel = arbejde / "ny", arbejde / "gammel"
        for navn, indhold in _med_indhold(filer).items():
            fil = ny / PurePosixPath(navn)
            fil.parent.mkdir(parents=True, exist_ok=True)
            fil.write_bytes(indhold)
        _byt(ny, maal, gammel)
    finally:
        shutil.rmtree(arbejde, ignore_errors=True)


def _byt(ny: Path, maal: Path, gammel: Path) -> None:
    """Put the new folder where the old one was; the old one back where that fails."""
    var_der = maal.exists()
    if var_der:
        maal.rename(gammel)
    try:
        ny.rename(maal)
    except OSError:
        if var_der:
            gammel.rename(maal)
        raise


def tjek_mappe(maal: Path) -> None:
    """MappeError where the folder holds something that we did not put there."""
    if maal.is_symlink() or (maal.exists() and not maal.is_dir()):
        raise MappeError(f"»{maal}« er ikke en mappe. Intet er skrevet.")
    if not maal.exists():
        return
    fremmede = sorted(_navne(maal) - _egne(maal))
    if fremmede:
        raise MappeError(
            f"Mappen »{maal}« har noget, der ikke er herfra: »{fremmede[0]}«. Vælg en mappe, der "
            "ikke findes, er tom eller er lavet af Forhåndsblik. Intet er skrevet."
        )


def _navne(mappe: Path) -> set[str]:
    return {f.relative_to(mappe).as_posix() for f in mappe.rglob("*") if not f.is_dir()}


def _egne(mappe: Path) -> set[str]:
    """The names that a folder of ours says are its own; none where it is not ours."""
    try:
        egne = json.loads((mappe / INDHOLD).read_text(encoding="utf-8"))["filer"]
        return {INDHOLD, *map(str, egne)}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def som_zip(filer: Mapping[str, bytes], mappe: str) -> bytes:
    """The same as an archive, all of it in one folder."""
    ud = io.BytesIO()
    with zipfile.ZipFile(ud, "w", zipfile.ZIP_DEFLATED) as arkiv:
        for navn, indhold in _med_indhold(filer).items():
            arkiv.writestr(zipfile.ZipInfo(f"{mappe}/{navn}", _TID), indhold, zipfile.ZIP_DEFLATED)
    return ud.getvalue()


def _med_indhold(filer: Mapping[str, bytes]) -> Mapping[str, bytes]:
    liste = {"lavet_af": "Forhåndsblik", "filer": sorted(filer)}
    return {**filer, INDHOLD: json.dumps(liste, ensure_ascii=False, indent=1).encode()}
