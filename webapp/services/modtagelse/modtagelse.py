"""Uploads that wait between the report and *Indlæs*: in the data folder, outside the database.

A file is read and pseudonymised in memory; only what is left of it then is written down, and it
is deleted after *Indlæs*, *Fortryd*, or an hour. The work is done beside the requests, so that a
page can say what is going on.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.importers.doer.doer import Flerefejl
from webapp.importers.rapport import Filfejl
from webapp.services.grundlag import FindesIkkeError
from webapp.services.indlaes.diskfejl import DiskError
from webapp.services.indlaes.indlaes import IndlaesningError
from webapp.services.indlaes.planlaegning import laeg_ny_plan, laeg_plan
from webapp.services.indlaes.rapport import Rapport, lav_rapport, load_foer
from webapp.services.indlaes.skrivning import SamtidigError, danske_fejl
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.modtagelse.arbejdere import (
    EN_TIME,
    VENT_SEKUNDER,
    Arbejde,
    Arbejdere,
    er_id,
    nyt_id,
)
from webapp.store.filer import MAPPERET, midlertidig, sikr_mappe
from webapp.store.filstand import UlaeseligFilError
from webapp.store.indhold import er_ledig

MAPPE, BREV = "modtaget", "brev.json"
INDLAESER = "Vi indlæser filerne."


@dataclass(frozen=True, kw_only=True)
class Tilstand:
    """Where an upload stands: at work, refused with `fejl`, ready with `rapport`, or `indlaest`.

    `imens` is the newest version, where somebody loaded it after the report was made; `kode` the
    status of the page, where the disk is to blame.
    """

    arbejder: str = ""
    fejl: tuple[str, ...] = ()
    rapport: Rapport | None = None
    indlaest: int | None = None
    imens: int | None = None
    kode: int = 200


@dataclass(frozen=True)
class Brev:
    """What is known of the files that wait, beside what is in them."""

    kommune: str
    variant: str | None
    navne: list[str]
    linjer: list[str]


@dataclass
class Modtagelse:
    """The uploads of one data folder; one for each app."""

    lager: Kommunelager
    # With each, what is told of it while it goes on.
    _arbejdere: Arbejdere[str, Tilstand] = field(default_factory=Arbejdere)

    def tag_imod(self, kommune: str, filer: Mapping[str, bytes], variant: str | None = None) -> str:
        """Begin to read files for a kommune; the upload's id."""
        self.ryd_op()
        id_ = nyt_id()

        def laes() -> Tilstand:
            lukket = self.lager.luk_ind(kommune, filer)
            self._gem(id_, kommune, variant or lukket.variant, lukket.filer, lukket.linjer)
            return self._rapporter(id_)

        self._start(id_, laes, "Vi læser filerne og skriver rapporten.")
        return id_

    def tilstand(self, id_: str, kommune: str) -> Tilstand:
        """Where the upload stands; FindesIkkeError where it is gone."""
        arbejde = self._arbejdere.find(id_)
        if arbejde is None:
            self._brev(id_, kommune)
            arbejde = self._start(id_, lambda: self._rapporter(id_), "Vi skriver rapporten.")
        return arbejde.svar(VENT_SEKUNDER) or Tilstand(arbejder=arbejde.om)

    def indlaes(self, id_: str, kommune: str, bygger_paa: int) -> None:
        """Begin to load the upload into the kommune; `bygger_paa`: as in the report that was read.

        That report need not be made yet in this process, which may have begun after it was read.
        Nothing begins where the files are being loaded, or cannot be; `tilstand` tells which.
        """
        tilstand = self.tilstand(id_, kommune)
        if tilstand.arbejder == INDLAESER or not (tilstand.arbejder or tilstand.rapport):
            return

        def skriv() -> Tilstand:
            brev = self._brev(id_, kommune)
            try:
                nr = self.lager.indlaes_lukket(kommune, self._filer(id_), brev.variant, bygger_paa)
            except SamtidigError as samtidig:
                ny = self._rapporter(id_)
                return Tilstand(fejl=ny.fejl, rapport=ny.rapport, imens=samtidig.nr)
            except DiskError as fejl:
                # The files wait, and so does the report: the button can be pressed again.
                rapport = tilstand.rapport or self._rapporter(id_).rapport
                return Tilstand(fejl=(str(fejl),), rapport=rapport, kode=fejl.kode)
            self._slet(id_)
            return Tilstand(indlaest=nr)

        self._start(id_, skriv, INDLAESER)

    def fortryd(self, id_: str, kommune: str) -> None:
        """Delete the upload."""
        self._brev(id_, kommune)
        self._arbejdere.glem(id_)
        self._slet(id_)

    def ryd_op(self) -> None:
        """Delete the uploads that are more than an hour old."""
        graense = time.time() - EN_TIME
        for mappe in self._rod().glob("*/"):
            with suppress(FileNotFoundError):  # loaded or undone meanwhile
                if mappe.stat().st_mtime < graense:
                    self._arbejdere.glem(mappe.name)
                    self._slet(mappe.name)

    def _start(
        self, id_: str, arbejde: Callable[[], Tilstand], fortalt: str
    ) -> Arbejde[str, Tilstand]:
        return self._arbejdere.start(id_, fortalt, lambda: _som_tilstand(arbejde))

    def _rapporter(self, id_: str) -> Tilstand:
        brev = self._brev(id_)
        kommune, linjer = brev.kommune, tuple(brev.linjer)
        filer = self._filer(id_)
        if er_ledig(self.lager.fil(kommune)):
            plan = laeg_ny_plan(kommune, filer, variant=brev.variant)
            return Tilstand(rapport=lav_rapport(plan, filer, pseudonymer=linjer))
        with self.lager.aaben(kommune) as database:
            plan = laeg_plan(database, kommune, filer, brev.variant)
            return Tilstand(rapport=lav_rapport(plan, filer, load_foer(database), linjer))

    def _rod(self) -> Path:
        return self.lager.data / MAPPE

    def _gem(
        self,
        id_: str,
        kommune: str,
        variant: str | None,
        filer: Mapping[str, bytes],
        linjer: tuple[str, ...],
    ) -> None:
        """Write down what waits; all of it or none."""
        with danske_fejl():
            sikr_mappe(self._rod())
            with midlertidig(self._rod()) as ny:
                ny.mkdir(mode=MAPPERET)
                for nr, indhold in enumerate(filer.values()):
                    (ny / str(nr)).write_bytes(indhold)
                brev = Brev(kommune, variant, list(filer), list(linjer))
                (ny / BREV).write_text(json.dumps(asdict(brev)), encoding="utf-8")
                ny.rename(self._rod() / id_)

    def _brev(self, id_: str, kommune: str | None = None) -> Brev:
        """The letter of an upload; FindesIkkeError where it is gone or another kommune's."""
        fil = self._rod() / id_ / BREV
        brev = None
        if er_id(id_) and fil.is_file():
            brev = Brev(**json.loads(fil.read_text(encoding="utf-8")))
        if brev is None or kommune not in (None, brev.kommune):
            raise FindesIkkeError(
                "De valgte filer er her ikke mere: de er indlæst eller fortrudt, eller de har "
                "ligget i mere end en time. Vælg filerne igen."
            )
        return brev

    def _filer(self, id_: str) -> Mapping[str, bytes]:
        mappe = self._rod() / id_
        navne = self._brev(id_).navne
        return {navn: (mappe / str(nr)).read_bytes() for nr, navn in enumerate(navne)}

    def _slet(self, id_: str) -> None:
        shutil.rmtree(self._rod() / id_, ignore_errors=True)


def _som_tilstand(arbejde: Callable[[], Tilstand]) -> Tilstand:
    """The work's outcome; what is known to go wrong is told, never with a CPR number in it."""
    try:
        with danske_fejl():
            return arbejde()
    except Flerefejl as fejl:
        return Tilstand(fejl=tuple(masker_cpr(en) for en in fejl.alle))
    except DiskError as fejl:
        return Tilstand(fejl=(str(fejl),), kode=fejl.kode)
    except (Filfejl, IndlaesningError, FindesIkkeError, UlaeseligFilError) as fejl:
        return Tilstand(fejl=(masker_cpr(str(fejl)),))
