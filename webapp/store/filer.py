"""The files of the data folder: whose they are, written whole, and what is left over swept."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MAPPERET, FILRET = 0o700, 0o600
MIDLERTIDIG = ".ny"
# What SQLite keeps beside a file while it writes to it.
JOURNALER = ("-journal", "-wal", "-shm")
# Another machine's leftovers are told from its work by their age alone.
GAMMELT_SEKUNDER = 24 * 60 * 60
MINDSTE_HEMMELIGHED = 32
_MASKINE = hashlib.sha256(socket.gethostname().encode()).hexdigest()[:8]


class TomHemmelighedError(Exception):
    """A file that should hold a secret holds none; `fil` is where."""

    def __init__(self, fil: Path) -> None:
        super().__init__(f"Filen »{fil.name}« i »{fil.parent}« skal rumme en nøgle, men er tom.")
        self.fil = fil


def sikr_mappe(mappe: Path) -> None:
    """Make a folder that only its owner can look into; one that is there is made so."""
    mappe.mkdir(parents=True, exist_ok=True, mode=MAPPERET)
    _kun_ejeren(mappe, MAPPERET)


def sikr_filer(mappe: Path) -> None:
    """Take others' right to read the files and folders of a data folder."""
    sikr_mappe(mappe)
    for sti in mappe.rglob("*"):
        _kun_ejeren(sti, MAPPERET if sti.is_dir() else FILRET)


def _kun_ejeren(sti: Path, ret: int) -> None:
    with suppress(OSError):  # another owner's, gone meanwhile, or rights that are not known here
        if not sti.is_symlink() and sti.stat().st_mode & 0o077:
            sti.chmod(ret)


def skriv_helt(fil: Path, tekst: str, *, erstat: bool = True) -> None:
    """Write a small file that only its owner can read: whole and on the disk, or not at all.

    Where it may not replace one that is there: FileExistsError.
    """
    sikr_mappe(fil.parent)
    with midlertidig(fil.parent) as ny:
        with os.fdopen(os.open(ny, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILRET), "w") as aaben:
            aaben.write(tekst)
            aaben.flush()
            os.fsync(aaben.fileno())
        if erstat:
            ny.replace(fil)
        else:
            os.link(ny, fil)


def hemmelighed(fil: Path) -> str:
    """The secret that the file holds, made where there is none; of two at once, both get one.

    Raises TomHemmelighedError where the file is empty or cut off.
    """
    if not fil.exists():
        with suppress(FileExistsError):
            skriv_helt(fil, secrets.token_hex(32), erstat=False)
    fundet = fil.read_bytes().decode("ascii", "replace").strip()
    if len(fundet) < MINDSTE_HEMMELIGHED:
        raise TomHemmelighedError(fil)
    return fundet


@contextmanager
def midlertidig(mappe: Path) -> Iterator[Path]:
    """A name for what is made on the way, file or folder; nothing is left of it at the end.

    The name says which process makes it, so that `fej` knows what a killed one left.
    """
    ny = mappe / f".{_MASKINE}-{os.getpid()}-{secrets.token_hex(8)}{MIDLERTIDIG}"
    try:
        yield ny
    finally:
        with suppress(OSError):
            fjern(ny)


def fej(mappe: Path) -> None:
    """Remove what processes that are no more left half made in the folder and those in it."""
    # Earlier versions called theirs otherwise: all of them are an earlier version's leftovers.
    gamle = [*mappe.glob("*.????????.ny*"), *mappe.glob(".kopi-*")]
    for sti in [*mappe.rglob(f".*{MIDLERTIDIG}*"), *gamle]:
        with suppress(OSError):
            if _er_efterladt(sti):
                fjern(sti)


def _er_efterladt(sti: Path) -> bool:
    maskine, _, rest = sti.name.lstrip(".").partition("-")
    pid = rest.partition("-")[0]
    if maskine == _MASKINE and pid.isdigit() and os.name == "posix":
        return not _lever(int(pid))
    return sti.stat().st_mtime < time.time() - GAMMELT_SEKUNDER


def _lever(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def fjern(sti: Path) -> None:
    """Remove a file with its journals, or a folder; nothing where there is none."""
    if sti.is_dir():
        shutil.rmtree(sti)
    else:
        sti.unlink(missing_ok=True)
        fjern_journaler(sti)


def fjern_journaler(fil: Path) -> None:
    """Remove what SQLite would play into a new file of the same name."""
    for endelse in JOURNALER:
        fil.with_name(fil.name + endelse).unlink(missing_ok=True)
