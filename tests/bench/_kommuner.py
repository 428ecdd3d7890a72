"""Kommuner of any size: 400 units, 120 sagstyper, and as many sager as are asked for.

The same size gives the same kommune. What is fixed in a municipality (units, sagstyper, KLE, the
variant) does not grow with the sager; days, units and sagstyper are drawn per sag.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from webapp.domain.testdata.storkommune import Storkommune, emne, enhedsnavn, fk_uuid
from webapp.domain.testdata.storvariant import lav_storvariant
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.services.kommuner.generer import SAGER_PR_BORGER
from webapp.services.optaelling.taelling import byg_taellinger
from webapp.store.database import aaben, dan_fil, opret
from webapp.store.kildedata import gem_kildedata
from webapp.store.varianter import gem_variant

KOMMUNE, VARIANT, ENHEDER = "storkoebing", "model-1", 400
# The top of Cura's tree, and a number of KLE that many sager have.
HOEJT_OPPE, ET_EMNE = enhedsnavn(1), emne(0)

# The large one, of `generate`: its name, and how many sager (STOR) where it is made here.
STORBY, STOR_SAGER = "storby", int(os.environ.get("STOR", "1050000"))


@dataclass(frozen=True, slots=True)
class Dannelse:
    """Seconds of processor, and the most that the process held in MB."""

    sekunder: float
    mb: float


@dataclass(frozen=True, slots=True)
class Stor:
    """The folder that the large kommune lies in, and what it took; None if it lay there before."""

    mappe: Path
    dannelse: Dannelse | None


@cache
def dan_stor() -> Stor:
    """The large kommune: that of DATA=folder, else made once a run by the command itself."""
    if mappe := os.environ.get("DATA"):
        return Stor(Path(mappe), None)
    ny = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, ny, ignore_errors=True)
    return Stor(ny, dan(ny, STOR_SAGER))


def maal_dannelse(sager: int) -> Dannelse:
    """What the command takes to make a kommune that is thrown away."""
    with tempfile.TemporaryDirectory() as mappe:
        return dan(Path(mappe), sager)


def dan(mappe: Path, sager: int) -> Dannelse:
    """`generate`, in a process of its own, so that its memory is its own."""
    kode = "from webapp.kommandoer.cli import main; main()"
    valg = ["--kommune", STORBY, "--borgere", str(sager // SAGER_PR_BORGER), "--seed", "1"]
    with subprocess.Popen(
        [sys.executable, "-c", kode, "generate", *valg],
        env=os.environ | {"FORHAANDSBLIK_DATA": str(mappe)},
        stdout=sys.stderr,
    ) as proces:
        _, status, brugt = os.wait4(proces.pid, 0)
        proces.returncode = os.waitstatus_to_exitcode(status)
    if proces.returncode:
        raise SystemExit(f"generate answered {proces.returncode}")
    return Dannelse(brugt.ru_utime + brugt.ru_stime, brugt.ru_maxrss / 1024)


def lav_fil(
    fil: Path, sager: int, *, enheder: int = ENHEDER, borgere: int = 0, modeller: int = 1
) -> None:
    """Write a kommune of so many sager, with its variants and its counts, into a new file."""
    stor = storkommune(fil.stem, sager, enheder=enheder, borgere=borgere)
    kilde = stor.kilde()
    dan_fil(fil)
    with aaben(fil) as database:
        opret(database)
        with database.atomic():
            gem_kildedata(database, kilde)
            for nr in range(modeller):
                gem_variant(database, lav_storvariant(stor, nr + 1), nr)
            byg_taellinger(database, kilde)


def storkommune(slug: str, sager: int, *, enheder: int, borgere: int = 0) -> Storkommune:
    """What there is in it. `borgere`: else half as many as the sager."""
    return Storkommune(
        slug=slug,
        navn="Storkøbing Kommune",
        borgere=borgere or sager // 2,
        sager=sager,
        froe=sager,
        terning=Random,
        enheder=enheder,
    )


def en_anden_enhed(nr: int) -> EnhedUuid:
    """A unit of FK Organisation, another for each number."""
    return fk_uuid(2 + nr % (ENHEDER - 2))
