"""The kommuner of the data folder: one file each, made from a folder of sheets."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sqlite_utils import Database

from webapp.domain.vaerdier.fund import Fund
from webapp.domain.vaerdier.identifikation import kan_vaere_cpr
from webapp.domain.vaerdier.slug import RESERVEREDE, fold
from webapp.services.grundlag import FindesIkkeError
from webapp.services.hjemtagning.hjemvendt import som_de_kom
from webapp.services.indlaes.doeren import Lukket, luk_ind
from webapp.services.indlaes.indlaes import IndlaesningError, laes_mappe
from webapp.services.indlaes.planlaegning import Plan, laeg_plan
from webapp.services.indlaes.rapport import Foer, Rapport, lav_rapport, load_foer
from webapp.services.indlaes.skrivning import ny_kommune, skriv_i, versionstekst
from webapp.services.indlaes.udfyld import STAMDATAFIL, Stamdata, laes_stamdata
from webapp.services.kommuner.kopier import gem_kopi
from webapp.services.kommuner.opgradering import opgrader
from webapp.services.kommuner.sidedele import Kommunekort, Kommunevalg
from webapp.services.variantpar import find_modpart, par_i_orden
from webapp.store import opslag
from webapp.store.database import aaben, laes
from webapp.store.filer import fej, sikr_filer, sikr_mappe
from webapp.store.filstand import (
    MAKS_NAVN,
    SlettetError,
    UlaeseligFilError,
    er_gammel,
    er_slettet,
    kort_laes,
    sund,
)
from webapp.store.indhold import er_ledig, ryd_op_i
from webapp.store.kildefiler import load_kildefiler
from webapp.store.personliste import load_foerste_personer, tael_personer
from webapp.store.varianter import load_varianthoveder
from webapp.store.versioner import er_som_dannet

ENDELSE = ".db"
LAESMIG = "LAESMIG.md"
SEEDTEKST = "Eksemplet, der følger med"


@dataclass(frozen=True, slots=True)
class Kommunelager:
    """The data folder; `seed` holds the examples that come with the product.

    `kun_laes`: its files are opened as they are at one moment, and cannot be written to.
    """

    data: Path
    seed: Path
    kun_laes: bool = False

    def til_laesning(self) -> Kommunelager:
        """The same folder, for one who only looks."""
        return replace(self, kun_laes=True)

    def slugs(self) -> tuple[str, ...]:
        """The kommuner that can be used, in the order of their slugs."""
        return tuple(sorted(fil.stem for fil in self.filer() if self._er_sund(fil)))

    def filer(self) -> tuple[Path, ...]:
        """The files that kommuner lie in, and those that only look so; but for deleted ones."""
        return tuple(sorted(f for f in self.data.glob(f"*{ENDELSE}") if not er_slettet(f)))

    def fil(self, slug: str) -> Path:
        """Where a kommune's file lies or will lie."""
        return self.data / f"{slug}{ENDELSE}"

    def findes(self, slug: str) -> bool:
        """True if something lies where the kommune's file would: it, or what is wrong there."""
        er_slug = slug and fold(slug) == slug and len(slug) <= MAKS_NAVN
        return bool(er_slug) and os.path.lexists(self.fil(slug)) and not er_slettet(self.fil(slug))

    @contextmanager
    def aaben(self, slug: str) -> Iterator[Database]:
        """The kommune's file; FindesIkkeError where there is none.

        Raises UlaeseligFilError where something is wrong with the file.
        """
        mangler = FindesIkkeError(f"Der er ikke indlæst nogen kommune, der hedder »{slug[:80]}«.")
        # A slug is folded at import; anything else cannot name a file of ours.
        if fold(slug) != slug or len(slug) > MAKS_NAVN or not os.path.lexists(self.fil(slug)):
            raise mangler
        with ExitStack() as stak:
            aabner = laes if self.kun_laes else aaben
            try:
                database = stak.enter_context(sund(self.fil(slug), aabner))
            except SlettetError:
                raise mangler from None
            tjek_kommunen(database, self.fil(slug))
            yield database

    def sikr_seed(self) -> None:
        """Load the examples that are not there yet, and bring older files up to date."""
        sikr_mappe(self.data)
        for mappe in sorted(self.seed.iterdir()):
            if mappe.is_dir() and not self.findes(mappe.name):
                with suppress(IndlaesningError):  # somebody else did it meanwhile
                    self._dan(mappe.name, erstat=False)
        self.opgrader()

    def sikr_eksempel(self, slug: str) -> bool:
        """Load the example of that name, if there is one and it is not loaded; True then."""
        if fold(slug) != slug or self.findes(slug) or not (self.seed / slug).is_dir():
            return False
        self._dan(slug, erstat=False)
        return True

    def klargoer(self) -> tuple[str, ...]:
        """The folder as a process may begin with it: its own alone, swept, its files up to date.

        Returns a sentence for each file that could not be brought up to date.
        """
        sikr_filer(self.data)
        fej(self.data)
        for fil in self.data.glob(f"*{ENDELSE}"):
            ryd_op_i(fil)
        return self.opgrader()

    def opgrader(self) -> tuple[str, ...]:
        """Bring the files of an older version up to date; a copy of each is kept.

        Returns a sentence for each that could not; it is as it was, and the others go on.
        """
        fejl = []
        for fil in self.filer():
            try:
                if er_gammel(fil):
                    self._opgrader(fil)
            except (IndlaesningError, UlaeseligFilError, sqlite3.Error, OSError) as en:
                fejl.append(f"»{fil.name}« kunne ikke opgraderes. {en}")
        return tuple(fejl)

    def _opgrader(self, fil: Path) -> None:
        if (self.seed / fil.stem).is_dir():
            with laes(fil) as database:
                urort = er_som_dannet(database)
            if urort:
                gem_kopi(fil)
                self.nulstil(fil.stem)
                return
        opgrader(fil, fil.stem, self.seed)

    def nulstil(self, slug: str) -> tuple[Fund, ...]:
        """Make a kommune anew from its seed; FindesIkkeError where it has none.

        Raises UlaeseligFilError where its file is a newer version's, or none of ours.
        """
        if self.findes(slug):
            self._sikr_at_den_maa_erstattes(self.fil(slug))
        return self._dan(slug, erstat=True)

    def _dan(self, slug: str, *, erstat: bool) -> tuple[Fund, ...]:
        mappe = self.seed / slug
        if fold(slug) != slug or not mappe.is_dir():
            raise FindesIkkeError(f"Der følger intet eksempel med, der hedder »{slug}«.")
        return ny_kommune(self.fil(slug), laes_mappe(mappe), SEEDTEKST, erstat=erstat).fund

    @staticmethod
    def _sikr_at_den_maa_erstattes(fil: Path) -> None:
        if not (er_ledig(fil) or er_gammel(fil)):
            with sund(fil):
                pass

    @staticmethod
    def _er_sund(fil: Path) -> bool:
        try:
            with brugbar(fil):
                return True
        except UlaeseligFilError:
            return False

    def indlaes(
        self,
        slug: str,
        filer: Mapping[str, bytes],
        variant: str | None = None,
        stamdata: Stamdata = Stamdata(),
        fortael: Callable[[str], None] = lambda _linje: None,
    ) -> tuple[Fund, ...]:
        """The findings of `indlaes_med_rapport`."""
        return self._indlaes_med_plan(slug, filer, variant, stamdata, fortael)[0].fund

    def indlaes_med_rapport(
        self,
        slug: str,
        filer: Mapping[str, bytes],
        variant: str | None = None,
        stamdata: Stamdata = Stamdata(),
        fortael: Callable[[str], None] = lambda _linje: None,
    ) -> Rapport:
        """Load files into a kommune, new or known; IndlaesningError where the slug is none.

        `stamdata`: the kommune, where no file names it; `fortael` is given what was pseudonymised,
        in Danish lines. The report is the one that the page shows before it loads.
        """
        foer = Foer()
        if not er_ledig(self.fil(slug)):
            with self.aaben(slug) as database:
                foer = load_foer(database)
        plan, nye = self._indlaes_med_plan(slug, filer, variant, stamdata, fortael)
        return lav_rapport(plan, nye, foer)

    def _indlaes_med_plan(
        self,
        slug: str,
        filer: Mapping[str, bytes],
        variant: str | None,
        stamdata: Stamdata,
        fortael: Callable[[str], None],
    ) -> tuple[Plan, tuple[str, ...]]:
        """The plan that was written, and the names of the files as they are kept."""
        tjek_slug(slug)
        tjek_navn(variant or "", stamdata.navn or "")
        lukket = self.luk_ind(slug, filer)
        for linje in lukket.linjer:
            fortael(linje)
        givet = stamdata.eller(laes_stamdata(self._gamle(slug).get(STAMDATAFIL, b"")))
        alle = dict(lukket.filer) | givet.som_fil()
        return self._indlaes(slug, alle, variant or lukket.variant)[0], tuple(lukket.filer)

    def luk_ind(self, slug: str, filer: Mapping[str, bytes]) -> Lukket:
        """The files as they may be kept, with persons replaced. Raises Filfejl."""
        if er_ledig(self.fil(slug)):
            return luk_ind(self.data, self.seed, filer, {})
        with self.aaben(slug) as database:
            hjemvendt, gamle = som_de_kom(database, filer), load_kildefiler(database)
        lukket = luk_ind(self.data, self.seed, hjemvendt.filer, gamle)
        linjer = (*hjemvendt.linjer, *lukket.linjer)
        return replace(lukket, linjer=linjer, variant=hjemvendt.variant)

    def _gamle(self, slug: str) -> Mapping[str, bytes]:
        """The files that the kommune is made of, none where it is new."""
        if er_ledig(self.fil(slug)):
            return {}
        with self.aaben(slug) as database:
            return load_kildefiler(database)

    def indlaes_lukket(
        self, slug: str, filer: Mapping[str, bytes], variant: str | None, forventet: int
    ) -> int:
        """Load files that came through the door; the version. SamtidigError, see `skriv_i`."""
        return self._indlaes(slug, filer, variant, forventet)[1]

    def _indlaes(
        self,
        slug: str,
        filer: Mapping[str, bytes],
        variant: str | None,
        forventet: int | None = None,
    ) -> tuple[Plan, int]:
        fil = self.fil(slug)
        if er_ledig(fil):
            return ny_kommune(fil, filer, versionstekst(filer), variant), 1
        with sund(fil):
            pass
        return skriv_i(
            fil,
            lambda database: laeg_plan(database, slug, filer, variant),
            lambda plan: versionstekst(filer, plan),
            forventet,
        )


def tjek_slug(slug: str) -> None:
    """Raise IndlaesningError where a kommune cannot be called so in an address."""
    tjek_navn(slug)
    if not slug or fold(slug) != slug or slug in RESERVEREDE or len(slug) > MAKS_NAVN:
        raise IndlaesningError(
            f"Kommunen kan ikke hedde »{slug[:80]}« i adressen. Brug små bogstaver, tal og "
            "bindestreg, fx korsbaek."
        )


def tjek_navn(*navne: str) -> None:
    """Raise IndlaesningError where a name that was typed can hold a CPR number."""
    if any(kan_vaere_cpr(navn) for navn in navne):
        raise IndlaesningError("Navnet må ikke indeholde et CPR-nummer. Skriv et andet navn.")


def kommunevalg(lager: Kommunelager) -> Kommunevalg:
    """`/`: the kommuner that are loaded, and the files that cannot be used."""
    kort, daarlige = [], []
    for fil in lager.filer():
        try:
            with brugbar(fil) as database:
                kort.append(_kommunekort(lager, fil.stem, database))
        except UlaeseligFilError as fejl:
            daarlige.append(str(fejl))
    return Kommunevalg(tuple(kort), tuple(daarlige))


def _kommunekort(lager: Kommunelager, slug: str, database: Database) -> Kommunekort:
    navn = opslag.load_kommune(database).navn
    titel = find_eksempeltitel(lager, slug, navn)
    alle = load_varianthoveder(database)
    foerste = next(iter(load_foerste_personer(database, 1)), None)
    par = par_i_orden(alle[0].slug, find_modpart(alle[0].slug, None, alle), alle) if alle else ()
    return Kommunekort(
        slug=slug,
        navn=titel or navn,
        kommune=navn,
        testpersoner=tael_personer(database),
        er_eksempel=titel is not None,
        foerste=foerste,
        par=par,
    )


def find_eksempeltitel(lager: Kommunelager, slug: str, navn: str) -> str | None:
    """What an example calls itself, by the heading of its readme; None for a kommune of one's own.

    One that shows somebody's pictures is not that kommune, whatever its file must say. One that
    has got another name is an example no more.
    """
    fil = lager.seed / slug / LAESMIG
    linjer = fil.read_text(encoding="utf-8").splitlines() if fil.is_file() else []
    titel = next((linje.removeprefix("# ") for linje in linjer if linje.startswith("# ")), "")
    return titel if navn in titel else None


def find_daarlige(lager: Kommunelager) -> Iterator[tuple[Path, UlaeseligFilError]]:
    """Each file of the data folder that cannot be used, and why."""
    for fil in lager.filer():
        try:
            with brugbar(fil) as database:
                tael_personer(database)
        except UlaeseligFilError as fejl:
            yield fil, fejl


@contextmanager
def brugbar(fil: Path) -> Iterator[Database]:
    """The file, to look at shortly; UlaeseligFilError where it cannot be used as a kommune."""
    if fold(fil.stem) != fil.stem or len(fil.stem) > MAKS_NAVN:
        grund = "har et navn, der ikke kan stå i en adresse: omdøb den til fx »korsbaek.db«"
        raise UlaeseligFilError(fil.name, grund, kan_flyttes=False)
    with sund(fil, kort_laes) as database:
        tjek_kommunen(database, fil)
        yield database


def tjek_kommunen(database: Database, fil: Path) -> None:
    """Raise UlaeseligFilError where the file does not say what kommune it is, or says another.

    A file that was copied or renamed by hand would lead from its pages to those of its first name.
    """
    try:
        kommune = opslag.load_kommune(database)
    except (StopIteration, ValueError, TypeError) as fejl:
        grund = "siger ikke, hvilken kommune det er: navn, CVR-nummer eller dato er ødelagt"
        raise UlaeseligFilError(fil.name, grund) from fejl
    if kommune.slug != fil.stem:
        grund = (
            f"er kopieret eller omdøbt: kommunen i den er »{kommune.slug}«. Kald filen "
            f"{kommune.slug}{ENDELSE}, eller læg kopien i en anden mappe"
        )
        raise UlaeseligFilError(fil.name, grund)
