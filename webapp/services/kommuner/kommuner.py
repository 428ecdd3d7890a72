"""The kommuner of the data folder: one file each, made from a folder of sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path

from sqlite_utils import Database

from webapp.domain.vaerdier.slug import RESERVEREDE, fold
from webapp.importers.rapport import Alvor, Fund
from webapp.services.dansk import detaljedato
from webapp.services.fundgrupper import grupper
from webapp.services.grundlag import FindesIkkeError, find_variant
from webapp.services.indlaesning.doeren import Lukket, luk_ind
from webapp.services.indlaesning.indlaes import IndlaesningError, laes_mappe
from webapp.services.indlaesning.planlaegning import Plan, laeg_plan
from webapp.services.indlaesning.skrivning import ny_kommune, skriv_i, versionstekst
from webapp.services.indlaesning.udfyld import STAMDATAFIL, Stamdata, laes_stamdata
from webapp.services.kommuner.opgradering import er_urort_eksempel, gem_kopi, opgrader
from webapp.services.kommuner.sidedele import Kommuneside, Kommunevalg, Personliste, Variantlinje
from webapp.store import opslag, varianter
from webapp.store.database import aaben
from webapp.store.kildefiler import load_fund, load_kildefiler
from webapp.store.personliste import tael_personer
from webapp.store.versioner import er_nutidig

ENDELSE = ".db"


@dataclass(frozen=True, slots=True)
class Kommunelager:
    """The data folder; `seed` holds the examples that come with the product."""

    data: Path
    seed: Path

    def slugs(self) -> tuple[str, ...]:
        """The kommuner that are loaded, in the order of their slugs."""
        return tuple(sorted(fil.stem for fil in self.data.glob(f"*{ENDELSE}")))

    def fil(self, slug: str) -> Path:
        """Where a kommune's file lies or will lie."""
        return self.data / f"{slug}{ENDELSE}"

    @contextmanager
    def aaben(self, slug: str) -> Iterator[Database]:
        """The kommune's file; FindesIkkeError where there is none."""
        # A slug is folded at import; anything else cannot name a file of ours.
        if fold(slug) != slug or not self.fil(slug).is_file():
            raise FindesIkkeError(f"Der er ikke indlæst nogen kommune, der hedder »{slug}«.")
        with aaben(self.fil(slug)) as database:
            yield database

    def sikr_seed(self) -> None:
        """Load the examples that are not there yet, and bring older files up to date."""
        self.data.mkdir(parents=True, exist_ok=True)
        for mappe in sorted(self.seed.iterdir()):
            if mappe.is_dir() and not self.fil(mappe.name).is_file():
                self.nulstil(mappe.name)
        self.opgrader()

    def sikr_eksempel(self, slug: str) -> bool:
        """Load the example of that name, if there is one and it is not loaded; True then."""
        if fold(slug) != slug or self.fil(slug).is_file() or not (self.seed / slug).is_dir():
            return False
        self.nulstil(slug)
        return True

    def opgrader(self) -> None:
        """Bring the files of an older version up to date; a copy of each is kept."""
        for slug in self.slugs():
            fil = self.fil(slug)
            if self._er_nutidig(fil):
                continue
            if (self.seed / slug).is_dir() and er_urort_eksempel(fil):
                gem_kopi(fil)
                self.nulstil(slug)
            else:
                opgrader(fil, slug)

    def nulstil(self, slug: str) -> tuple[Fund, ...]:
        """Make a kommune anew from its seed; FindesIkkeError where it has none."""
        mappe = self.seed / slug
        if fold(slug) != slug or not mappe.is_dir():
            raise FindesIkkeError(f"Der følger intet eksempel med, der hedder »{slug}«.")
        return ny_kommune(self.fil(slug), slug, laes_mappe(mappe), "Eksemplet, der følger med").fund

    def indlaes(
        self,
        slug: str,
        filer: Mapping[str, bytes],
        variant: str | None = None,
        stamdata: Stamdata = Stamdata(),
        fortael: Callable[[str], None] = lambda _linje: None,
    ) -> tuple[Fund, ...]:
        """Load files into a kommune, new or known; IndlaesningError where the slug is none.

        `stamdata`: the kommune, where no file names it; `fortael` is given what was pseudonymised,
        in Danish lines.
        """
        tjek_slug(slug)
        lukket = self.luk_ind(slug, filer)
        for linje in lukket.linjer:
            fortael(linje)
        givet = stamdata.eller(laes_stamdata(self._gamle(slug).get(STAMDATAFIL, b"")))
        return self._indlaes(slug, dict(lukket.filer) | givet.som_fil(), variant)[0].fund

    def luk_ind(self, slug: str, filer: Mapping[str, bytes]) -> Lukket:
        """The files as they may be kept, with persons replaced. Raises Filfejl."""
        return luk_ind(self.data, self.seed, filer, self._gamle(slug))

    def _gamle(self, slug: str) -> Mapping[str, bytes]:
        """The files that the kommune is made of, none where it is new."""
        if not self.fil(slug).is_file():
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
        fil, tekst = self.fil(slug), versionstekst(filer)
        if not fil.is_file():
            return ny_kommune(fil, slug, filer, tekst, variant), 1
        return skriv_i(fil, lambda db: laeg_plan(db, slug, filer, variant), tekst, forventet)

    @staticmethod
    def _er_nutidig(fil: Path) -> bool:
        with aaben(fil) as database:
            return er_nutidig(database)


def tjek_slug(slug: str) -> None:
    """Raise IndlaesningError where a kommune cannot be called so in an address."""
    if not slug or fold(slug) != slug or slug in RESERVEREDE:
        raise IndlaesningError(
            f"Kommunen kan ikke hedde »{slug}« i adressen. Brug små bogstaver, tal og "
            "bindestreg, fx korsbaek."
        )


def kommunevalg(lager: Kommunelager) -> Kommunevalg:
    """`/`: the kommuner that are loaded."""
    valg = []
    for slug in lager.slugs():
        with lager.aaben(slug) as database:
            navn = opslag.load_kommune(database).navn
            er_eksempel = (lager.seed / slug).is_dir()
            valg.append((slug, navn, tael_personer(database), er_eksempel))
    return Kommunevalg(tuple(valg))


def kommuneside(
    database: Database, testpersoner: Personliste, variant: str | None = None
) -> Kommuneside:
    """`/<kommune>/`: test persons, variants, roles, and what was wrong in the sheets.

    `variant`: the one that the page leads to, the first where it is not given.
    """
    kommune = opslag.load_kommune(database)
    navne = varianter.load_variantnavne(database)
    valgt = variant or (navne[0][0] if navne else "")
    fundet = find_variant(database, valgt) if valgt else None
    slugs = [slug for slug, _, _ in navne]
    anden = next((slug for slug in (valgt, *slugs) if slug != slugs[0]), "") if slugs else ""
    fund = _fund(database)
    linjer = tuple(Variantlinje(slug, navn, beskrivelse) for slug, navn, beskrivelse in navne)
    return Kommuneside(
        slug=kommune.slug,
        navn=kommune.navn,
        dato=detaljedato(kommune.dato),
        testpersoner=testpersoner,
        varianter=linjer,
        roller=tuple((r.slug, r.navn, r.beskrivelse) for r in (fundet.roller if fundet else ())),
        antaget=tuple((et.tekst, et.ventet) for et in fund if not et.fil),
        fund=grupper(et for et in fund if et.fil),
        variant=next((linje for linje in linjer if linje.slug == valgt), None),
        par=(slugs[0], anden) if anden else ("", ""),
    )


def _fund(database: Database) -> tuple[Fund, ...]:
    """The findings of the last import."""
    felter = [felt.name for felt in fields(Fund)]
    return tuple(
        Fund(**{felt: raekke[felt] for felt in felter} | {"alvor": Alvor(raekke["alvor"])})
        for raekke in load_fund(database)
    )
