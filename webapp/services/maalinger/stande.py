"""What the export has sent by a day, counted by Stande (docs/adr/0044).

On the day of initial load all is sent at once: when something happened to an object makes no
difference, so a Stand is judged by an object made of nothing but it, by the code that makes the
pages. Where a day does make a difference (a number given or a unit mapped after the first was
sent, an oprydning, a transfer that stopped), nothing is told here; classes are counted instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from sqlite_utils import Database

from webapp.domain.eksport.overfoersel import baerende_sagstype
from webapp.domain.fagsystem import BevilgetYdelse, Bevilling, Fremdrift, Haendelse, Sag
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.identifikation import Cpr, Cvr, EnhedUuid
from webapp.services.bedoemmelse import Bedoemt, bedoem_bevilling, bedoem_sag, indekser
from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.stande import PASSIV
from webapp.services.optaelling.tilstand import Skaerer
from webapp.store.arbejde import i_gang, skridt
from webapp.store.optaelling import Gruppe
from webapp.store.standtal import (
    Stand,
    load_stande,
    load_standenheder,
    tael_i_enheder,
    tael_stande,
    tael_stande_hos,
)

_SAG = "sag"
# Whom an object reaches makes no difference to the export.
_NOGEN = Person(slug="", navn="", cpr=Cpr("0" * 10))


class Standbillede:
    """The kommune's Stande under one variant on a day."""

    def __init__(self, database: Database, grundlag: Grundlag) -> None:
        self._database, self._grundlag = database, grundlag
        self._stande = load_stande(database)

    def kan_taelles(self) -> bool:
        """True if no day makes a difference to what a Stand has become, its unit apart."""
        skaerer = Skaerer(self._grundlag, enheder=False)
        return not any(self._skelner(skaerer, stand) for stand in self._stande.values())

    def enheder(self, rammer: Callable[[EnhedUuid | None], bool]) -> tuple[int, ...] | None:
        """The local units whose mark is meant; None where a day makes a difference to a mark."""
        konfiguration, dato = self._grundlag.konfiguration, self._grundlag.dato
        foerst = self._foerst_sendt()
        navne = load_standenheder(self._database)
        skift = (dag for navn in navne for dag in konfiguration.maerkeskift(navn))
        if any(foerst < dag <= dato for dag in skift):
            return None
        return tuple(
            nr for navn, nr in navne.items() if rammer(konfiguration.maerke(navn, dato).enhed)
        )

    def talte(self, enheder: tuple[int, ...] | None = None) -> tuple[tuple[Bedoemt, int], ...]:
        """An object of each Stand that somebody is in, as judged, and how many are in it.

        `enheder`: only those of these local units.
        """
        dato = self._grundlag.dato
        if enheder is None:
            tal = tael_stande(self._database, dato)
        else:
            tal = tael_i_enheder(self._database, dato, enheder)
        i_gang(len(tal))
        return tuple((self._bedoem(self._stande[nr]), antal) for nr, antal in tal.items())

    def talte_hos(
        self, personer: Iterable[int], enheder: tuple[int, ...] | None = None
    ) -> tuple[tuple[Bedoemt, int], ...]:
        """The same of objects that reach any of the persons; each is one, however many."""
        navne = load_standenheder(self._database)
        valgte = None if enheder is None else set(enheder)
        tal: Counter[Stand] = Counter()
        for (stand, enhed), antal in tael_stande_hos(
            self._database, self._grundlag.dato, personer
        ).items():
            if valgte is None or navne.get(enhed) in valgte:
                tal[stand] += antal
        i_gang(len(tal))
        return tuple((self._bedoem(stand), antal) for stand, antal in tal.items())

    def _skelner(self, skaerer: Skaerer, stand: Stand) -> bool:
        gruppe = Gruppe(
            id=0,
            slags=stand.slags,
            egenskaber="",
            adgang="",
            hoved=True,
            lokal_enhed=None,
            sagstype=stand.sagstype,
            lokal_ydelse=stand.lokal_ydelse,
        )
        if skaerer.har_stop(gruppe) or skaerer.snit_for_sag(gruppe):
            return True
        return stand.slags == "ydelse" and (
            self._er_blandet(stand) or bool(skaerer.snit_for_ydelse(gruppe))
        )

    def _er_blandet(self, stand: Stand) -> bool:
        """True for a ydelse that is exported and whose sag is filed by its own system.

        It has the mark of its own unit, and the Stand knows its sag's.
        """
        fagsystem = self._grundlag.fagsystem
        sagens = stand.sagens_fagsystem
        return (
            sagens is not None
            and fagsystem(stand.fagsystem).via_eksport
            and not fagsystem(sagens).via_eksport
        )

    def _foerst_sendt(self) -> date:
        """The day before which no mark counts, since nothing was sent."""
        lokale = self._grundlag.opslag.lokale_ydelser
        typer = {
            baerende_sagstype(stand.sagstype, lokale.get(stand.lokal_ydelse or "")) or ""
            for stand in self._stande.values()
        }
        dage = [
            perioder[0].fra or date.min
            for sagstype in typer
            if (perioder := self._grundlag.konfiguration.overfoersler(sagstype))
        ]
        return min(dage, default=date.max)

    def _bedoem(self, stand: Stand) -> Bedoemt:
        skridt()
        grundlag = self._grundlag
        sag = self._lav_sag(stand)
        if stand.slags == _SAG:
            return bedoem_sag(grundlag, _NOGEN, sag, indekser(grundlag, sag))
        dato = grundlag.dato
        ydelse = BevilgetYdelse(
            slug="",
            navn="",
            fra=dato,
            til=dato if stand.fase == PASSIV else None,
            bevilget=dato,
            lokal_ydelse=stand.lokal_ydelse,
        )
        bevilling = Bevilling(
            nummer="",
            fagsystem=stand.fagsystem,
            myndighed=Cvr(stand.myndighed),
            sag=_SAG if stand.sagens_fagsystem else None,
            parter=(),
            ydelser=(ydelse,),
        )
        sager = {_SAG: sag} if stand.sagens_fagsystem else {}
        indekssager = {slug: indekser(grundlag, en) for slug, en in sager.items()}
        return next(bedoem_bevilling(grundlag, _NOGEN, bevilling, sager, indekssager))

    def _lav_sag(self, stand: Stand) -> Sag:
        fremdrift = Fremdrift(stand.fase) if stand.slags == _SAG else Fremdrift.OPSTAAET
        return Sag(
            slug=_SAG,
            sagsnummer="",
            fagsystem=stand.sagens_fagsystem or stand.fagsystem,
            titel="",
            myndighed=Cvr(stand.myndighed),
            oprettet=self._grundlag.dato,
            haendelser=(Haendelse(self._grundlag.dato, fremdrift=fremdrift),),
            sagstype=stand.sagstype,
        )
