"""Kommuner of any size: 400 units, 120 sagstyper, and as many sager as are asked for.

The same size gives the same kommune. What is fixed in a municipality (units, sagstyper, KLE, the
variant) does not grow with the sager; days, units and sagstyper are drawn per sag.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from webapp.domain.testdata.storkommune import Storkommune, emne, enhedsnavn, fk_uuid
from webapp.domain.testdata.storvariant import lav_storvariant
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.services.optaelling.taelling import byg_taellinger
from webapp.store.database import aaben, dan_fil, opret
from webapp.store.kildedata import gem_kildedata
from webapp.store.varianter import gem_variant

KOMMUNE, VARIANT, ENHEDER = "storkoebing", "model-1", 400
# The top of Cura's tree, and a number of KLE that many sager have.
HOEJT_OPPE, ET_EMNE = enhedsnavn(1), emne(0)


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
