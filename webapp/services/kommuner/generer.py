"""`generate`: a made-up kommune of any size, through the same store as a real one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from random import Random

from sqlite_utils import Database

from webapp.domain.testdata.storkommune import DATO, Storkommune
from webapp.domain.testdata.storvariant import lav_storvariant
from webapp.services.indlaes.indlaes import IndlaesningError
from webapp.services.indlaes.skrivning import OPTAGET, danske_fejl, saet_ind_dansk
from webapp.services.kommuner.kommuner import Kommunelager, tjek_slug
from webapp.services.optaelling.stande import standskift
from webapp.services.optaelling.taelling import taellinger
from webapp.store.database import aaben, dan_fil, opret
from webapp.store.filer import midlertidig, sikr_mappe
from webapp.store.indhold import er_ledig
from webapp.store.kildedata import gem_kildedata, tilfoej
from webapp.store.optaelling import Taelling, gem_taellinger
from webapp.store.standtal import Standskrivning
from webapp.store.varianter import gem_variant
from webapp.store.versioner import gem_version

MEST_BORGERE = 1_000_000
SAGER_PR_BORGER = 3
LINJE_FOR_HVER = 100_000
MODELLER = (1, 2)


def generer(
    lager: Kommunelager, slug: str, borgere: int, froe: int, fortael: Callable[[str], None]
) -> None:
    """Make the kommune; IndlaesningError where there is one of the name already."""
    tjek_slug(slug)
    if not er_ledig(lager.fil(slug)):
        raise IndlaesningError(OPTAGET.format(slug=slug))

    def talt(antal: int) -> None:
        if antal % LINJE_FOR_HVER == 0:
            fortael(f"{_tusinder(antal)} sager …")

    stor = Storkommune(
        slug=slug,
        navn=f"{slug.replace('-', ' ').capitalize()} Kommune",
        borgere=borgere,
        sager=borgere * SAGER_PR_BORGER,
        froe=froe,
        terning=Random,
        fortael=talt,
    )
    fortael(f"Opdigter {_tusinder(borgere)} borgere og {_tusinder(stor.sager)} sager …")
    sikr_mappe(lager.data)
    with danske_fejl(), midlertidig(lager.data) as fil:
        dan_fil(fil)
        with aaben(fil) as database, database.atomic():
            opret(database)
            gem_kildedata(database, stor.stamdata())
            for nr, model in enumerate(MODELLER):
                gem_variant(database, lav_storvariant(stor, model), nr)
            stande = Standskrivning(database)
            gem_taellinger(database, _skriv(database, stor, stande, fortael))
            stande.saml()
            gem_version(database, datetime.now(UTC), f"Opdigtet med frø {froe}", {})
        saet_ind_dansk(lager.fil(slug), fil)


def _skriv(
    database: Database,
    stor: Storkommune,
    stande: Standskrivning,
    fortael: Callable[[str], None],
) -> Iterator[Taelling]:
    """Write the citizens, some at a time, and hand out what is to be counted of them."""
    for bid in stor.borgerne():
        foerste = tilfoej(database, bid.personer, bid.sager, bid.bevillinger)
        stande.tilfoej(standskift(bid.personer, bid.sager, bid.bevillinger))
        yield from taellinger(
            bid.personer, bid.sager, bid.bevillinger, effektueringer=(), dato=DATO, foerste=foerste
        )
        del bid  # the next are made when these are gone
    fortael("Tæller sammen …")


def _tusinder(tal: int) -> str:
    return f"{tal:,}".replace(",", ".")
