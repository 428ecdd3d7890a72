"""A kommune as a room to work in: rename, copy, reset, take along, delete, go back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from webapp.domain.vaerdier.slug import RESERVEREDE, fold
from webapp.importers.egneark.proeveark import PROEVEFIL
from webapp.services.dansk import tidspunkt
from webapp.services.grundlag import FindesIkkeError
from webapp.services.indlaes.indlaes import IndlaesningError, laes_mappe
from webapp.services.indlaes.planlaegning import (
    EGNE_FILER,
    KOMMUNEFIL,
    NAVN,
    OPRINDELSE,
    laeg_ny_plan,
    laeg_plan_tilbage,
)
from webapp.services.indlaes.rapport import uden_grund
from webapp.services.indlaes.skrivning import (
    OPTAGET,
    danske_fejl,
    load_kvittering,
    saet_ind_dansk,
    skriv_i,
    skriv_ny,
)
from webapp.services.kommuner.kommuner import SEEDTEKST, Kommunelager, tjek_navn
from webapp.services.verifikation.husket import glem as glem_testplaner
from webapp.store import indhold
from webapp.store.database import aaben
from webapp.store.filer import midlertidig
from webapp.store.filstand import MAKS_NAVN
from webapp.store.indhold import er_ledig
from webapp.store.kendt import KENDTE
from webapp.store.kildedata import gem_kommunenavn
from webapp.store.kildefiler import load_kildefiler
from webapp.store.opslag import load_kommune
from webapp.store.varianter import load_variantnavne
from webapp.store.verifikation.testplan import maerk_domme
from webapp.store.versioner import (
    Version,
    husk,
    husket,
    kopier_til,
    load_versioner,
    load_versionsfiler,
)


@dataclass(frozen=True, slots=True)
class NyKommune:
    """`/indlaes/`: what was written in the form, and what is wrong with it."""

    navn: str
    cvr: str
    dato: str
    fejl: str


@dataclass(frozen=True, slots=True)
class Versionslinje:
    """A version as the page shows it."""

    nr: int
    tid: str
    tekst: str
    gaelder: bool


@dataclass(frozen=True, kw_only=True)
class Indlaesside:
    """`/<kommune>/indlaes/`: what is loaded, its versions, and what the variants point to."""

    slug: str
    navn: str
    filer: tuple[str, ...]
    versioner: tuple[Versionslinje, ...]
    varianter: tuple[tuple[str, str], ...]
    oprindelse: str
    kvittering: int | None = None
    skete: tuple[str, ...] = ()
    pejlinger: tuple[str, ...] = ()
    fejl: str = ""


def indlaesside(
    lager: Kommunelager, slug: str, nr: int | None = None, fejl: str = ""
) -> Indlaesside:
    """The page; `nr` is the version that was just made."""
    with lager.aaben(slug) as database:
        kommune = load_kommune(database)
        versioner = load_versioner(database)
        kendt = nr is not None and nr in {version.nr for version in versioner}
        return Indlaesside(
            slug=slug,
            navn=kommune.navn,
            filer=tuple(navn for navn in load_kildefiler(database) if navn not in EGNE_FILER),
            versioner=_linjer(versioner),
            varianter=tuple((s, navn) for s, navn, _ in load_variantnavne(database)),
            oprindelse=find_oprindelse(lager, database, slug),
            kvittering=nr if kendt else None,
            skete=load_kvittering(database, nr) if nr is not None and kendt else (),
            pejlinger=_pejlinger(database, slug) if kendt else (),
            fejl=fejl,
        )


def _linjer(versioner: tuple[Version, ...]) -> tuple[Versionslinje, ...]:
    nyeste = versioner[0].nr if versioner else 0
    return tuple(Versionslinje(v.nr, tidspunkt(v.tid), v.tekst, v.nr == nyeste) for v in versioner)


def _pejlinger(database: Database, slug: str) -> tuple[str, ...]:
    samlet = laeg_plan_tilbage(database, slug, load_kildefiler(database))
    return tuple(uden_grund(samlet.samlet.kilde, samlet.varianter))


def find_oprindelse(lager: Kommunelager, database: Database, slug: str) -> str:
    """The seed that the kommune can be reset to, empty where there is none."""
    kandidat = husket(database, OPRINDELSE) or slug
    return kandidat if (lager.seed / kandidat).is_dir() else ""


def ny_slug(lager: Kommunelager, navn: str) -> str:
    """The address of a new kommune of the name; IndlaesningError where it cannot have one."""
    tjek_navn(navn)
    slug = fold(navn).removesuffix("-kommune")
    if not slug or slug in RESERVEREDE:
        raise IndlaesningError("Skriv kommunens navn, fx Korsbæk Kommune.")
    if len(slug) > MAKS_NAVN:
        raise IndlaesningError("Skriv et kortere navn: det bliver også til kommunens adresse.")
    if not er_ledig(lager.fil(slug)):
        raise IndlaesningError(OPTAGET.format(slug=slug))
    return slug


def stamdatafil(navn: str, cvr: str, dato: date) -> dict[str, bytes]:
    """A sheet Kommune of what was written in the form."""
    rent = navn.replace('"', "").replace(";", ",")
    return {KOMMUNEFIL: f'Kommune;CVR;Dato\r\n"{rent}";{cvr};{dato.isoformat()}\r\n'.encode()}


def omdoeb(lager: Kommunelager, slug: str, navn: str) -> None:
    """Give the kommune another name; its address stays."""
    rent = " ".join(navn.split())
    if not rent:
        raise IndlaesningError("Skriv det nye navn.")
    tjek_navn(rent)
    with danske_fejl(), lager.aaben(slug) as database, database.atomic():
        gem_kommunenavn(database, rent)
        husk(database, NAVN, rent)


def kopier(lager: Kommunelager, slug: str, navn: str) -> str:
    """A copy under another name, with its versions and variants; its slug."""
    ny = ny_slug(lager, navn)
    with danske_fejl(), midlertidig(lager.data) as fil:
        with lager.aaben(slug) as database:
            oprindelse = find_oprindelse(lager, database, slug)
            kopier_til(database, fil)
        with aaben(fil) as kopi, kopi.atomic():
            gem_kommunenavn(kopi, " ".join(navn.split()), ny)
            husk(kopi, NAVN, " ".join(navn.split()))
            maerk_domme(kopi, slug)
            if oprindelse:
                husk(kopi, OPRINDELSE, oprindelse)
        saet_ind_dansk(lager.fil(ny), fil)
    return ny


@contextmanager
def som_fil(lager: Kommunelager, slug: str) -> Iterator[Path]:
    """The kommune as one compact file beside the others, there until it has been sent.

    It may be larger than the memory: nobody reads it at once.
    """
    with midlertidig(lager.data) as fil:
        with danske_fejl(), lager.aaben(slug) as database:
            kopier_til(database, fil)
        yield fil


def slet(lager: Kommunelager, slug: str) -> None:
    """Delete the kommune: what its file holds, and then the file."""
    with lager.aaben(slug):
        pass
    with danske_fejl():
        indhold.slet(lager.fil(slug))
    # What was read of it goes from the memory too; that of others is read again.
    KENDTE.glem()
    glem_testplaner()


def nulstil(lager: Kommunelager, slug: str) -> None:
    """Make the kommune anew from the seed that it is or was copied from, under its own name."""
    with lager.aaben(slug) as database:
        oprindelse = find_oprindelse(lager, database, slug)
        navn = husket(database, NAVN)
    if not oprindelse:
        raise FindesIkkeError("Kommunen er ikke dannet af et eksempel og kan ikke nulstilles.")
    if oprindelse == slug:
        lager.nulstil(slug)
        return
    plan = laeg_ny_plan(slug, laes_mappe(lager.seed / oprindelse), navn)
    huskes = {OPRINDELSE: oprindelse} | ({NAVN: navn} if navn else {})
    skriv_ny(lager.fil(slug), plan, SEEDTEKST, huskes, erstat=True)


def gaa_tilbage(lager: Kommunelager, slug: str, nr: int) -> int:
    """Load the files of a version again, as a new version; its number.

    Variants and the prøveborgere that people have added stay as they are now.
    """
    with lager.aaben(slug) as database:
        filer, nu = load_versionsfiler(database, nr), load_kildefiler(database)
    if not filer:
        raise FindesIkkeError(f"Der er ingen version {nr}.")
    egne = {PROEVEFIL: nu[PROEVEFIL]} if PROEVEFIL in nu else {}
    filer = {n: i for n, i in filer.items() if n != PROEVEFIL} | egne
    fil = lager.fil(slug)
    return skriv_i(
        fil, lambda db: laeg_plan_tilbage(db, slug, filer), f"Gået tilbage til version {nr}"
    )[1]
