"""`/<kommune>/<variant>/mit-overblik/`: the citizen that one looks for, and what she shows.

Name, sagstype and unit are looked up; what she sees is judged person by person, and only until the
page is full or as many are judged as a page may cost. What was searched for is pointed at, shown or
hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlite_utils import Database

from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.slug import fold, kan_vaere_cpr_slug
from webapp.services.borgere.enhedssoegning import er_lokal_enhed, find_enheder
from webapp.services.borgere.navnesoegning import soeg_paa_navn
from webapp.services.borgere.saerligt import SAERLIGT_ORD, VISES_ORD, saetning
from webapp.services.borgere.traef import VISTE_TRAEF, Borgersoegning, Traef, find_traef
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag, load_grundlag
from webapp.services.mit_overblik.lister import lav_udsnit
from webapp.services.mit_overblik.sidedele import Udsnit
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.store import opslag
from webapp.store.borgere import Enhedsvalg, find_personer
from webapp.store.personliste import tael_personer

# As many as are judged for one page; of more, the rest stand by name or are asked for by a link.
MEST_BEDOEMT = 150
CPR_SOEGT = "Skriv et navn. Et CPR-nummer må ikke stå i adressen."
INGEN_ENHED = "Ingen enhed har »{}« i navnet, hverken i fagsystemet eller i FK Organisation."


@dataclass(frozen=True, slots=True, kw_only=True)
class Borgerlinje:
    """One citizen; `dato` is her own day, empty where it is the data set's.

    `traef` are the first of what was searched for, `flere` how many there are more; `beskyttet`:
    her name and address are protected.
    """

    slug: str
    navn: str
    beskrivelse: str
    saetning: str
    dato: str
    beskyttet: bool
    traef: tuple[Traef, ...] = ()
    flere: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Borgerside:
    """The page. `udsnit` None: how many there are is not known, for not all were judged.

    `set_paa` were judged for it, of `kandidater`; `videre` is how many are seen when one goes on, 0
    where none are left. `fejl` says what was wrong with what was typed; `kendt_enhed`: a unit that
    was asked for is known, `i_mapningen` under that name in the fagsystem.
    """

    variant: str
    soegning: Borgersoegning
    borgere: tuple[Borgerlinje, ...]
    udsnit: Udsnit | None
    ialt: int
    set_paa: int
    kandidater: int
    videre: int
    fejl: str
    kendt_enhed: bool
    i_mapningen: bool
    sagstyper: tuple[tuple[str, str], ...]
    vises_ord: tuple[tuple[str, str], ...] = tuple((str(k), v) for k, v in VISES_ORD.items())
    cpr_soegt: str = CPR_SOEGT
    saerligt_ord: tuple[tuple[str, str], ...] = tuple((str(k), v) for k, v in SAERLIGT_ORD.items())

    @property
    def fundne(self) -> int | None:
        """How many there are in all, None where not everybody was looked at for this page."""
        if self.udsnit is not None:
            return self.kandidater
        alle = not self.soegning.fra and not self.videre
        return len(self.borgere) if alle else None


def borgerside(
    database: Database, grundlag: Grundlag, soegning: Borgersoegning, dato: date | None, vis: int
) -> Borgerside:
    """The page; `dato` None: each citizen on her own day."""
    skrevet = (soegning.navn, soegning.enhed)
    fejl = CPR_SOEGT if any(kan_vaere_cpr_slug(fold(en)) for en in skrevet) else ""
    if fejl:  # it is not repeated either
        soegning = replace(soegning, navn="", enhed="")
    kandidater, fejl = ((), fejl) if fejl else _kandidater(database, grundlag, soegning)
    fundne, set_paa = _bedoem(
        _Bedoemmer(database, grundlag, dato), kandidater, soegning, max(vis, 1)
    )
    videre, alle_set = soegning.fra + set_paa, not soegning.bedoemmes
    return Borgerside(
        variant=grundlag.variant.navn,
        soegning=soegning,
        borgere=fundne,
        udsnit=lav_udsnit(len(kandidater), vis) if alle_set else None,
        ialt=tael_personer(database),
        set_paa=set_paa,
        kandidater=len(kandidater),
        videre=0 if alle_set or videre >= len(kandidater) else videre,
        fejl=fejl,
        kendt_enhed=bool(soegning.enhed) and not fejl,
        i_mapningen=bool(soegning.enhed) and er_lokal_enhed(grundlag, soegning.enhed),
        sagstyper=tuple((en.navn, en.navn) for en in grundlag.opslag.sagstyper),
    )


def _kandidater(
    database: Database, grundlag: Grundlag, soegning: Borgersoegning
) -> tuple[Sequence[int], str]:
    """The ids of those who can be meant, and what was wrong with the question."""
    ider = soeg_paa_navn(database, soegning.navn) if soegning.navn else None
    enheder = find_enheder(database, grundlag, soegning.enhed) if soegning.enhed else None
    if enheder == Enhedsvalg(()):
        return (), INGEN_ENHED.format(soegning.enhed)
    return find_personer(database, ider, soegning.sagstype, enheder), ""


class _Bedoemmer:
    """Judges persons of a page, each on her own day."""

    def __init__(self, database: Database, grundlag: Grundlag, dato: date | None) -> None:
        self._database, self._dato = database, dato
        self._grundlag = {grundlag.dato: grundlag}
        self._slug = grundlag.variant.slug
        self._dagen = grundlag.opslag.kommune.dato

    def personer(self, ider: Iterable[int]) -> tuple[Person, ...]:
        """In the order of the ids."""
        ider = tuple(ider)
        fundne = opslag.load_personer_med_id(self._database, ider)
        return tuple(fundne[id_] for id_ in ider)

    def linje(self, person: Person, soegning: Borgersoegning) -> Borgerlinje | None:
        """Her line, None where she is not looked for."""
        dag = self._dag(person)
        if dag not in self._grundlag:
            self._grundlag[dag] = load_grundlag(self._database, self._slug, self._dato, person)
        udsnit = load_borgerudsnit(self._database, self._grundlag[dag], person)
        traef = find_traef(udsnit, soegning)
        return None if traef is None else self.navnelinje(person, saetning(udsnit), traef)

    def navnelinje(
        self, person: Person, saetning: str = "", traef: tuple[Traef, ...] = ()
    ) -> Borgerlinje:
        """Who she is, with what was found out of her."""
        dag = self._dag(person)
        return Borgerlinje(
            slug=person.slug,
            navn=person.navn,
            beskrivelse=person.beskrivelse,
            saetning=saetning,
            dato=detaljedato(dag) if dag != self._dagen and self._dato is None else "",
            beskyttet=person.adressebeskyttelse,
            traef=traef[:VISTE_TRAEF],
            flere=len(traef[VISTE_TRAEF:]),
        )

    def _dag(self, person: Person) -> date:
        return self._dato or person.dato or self._dagen


def _bedoem(
    bedoemmer: _Bedoemmer, kandidater: Sequence[int], soegning: Borgersoegning, vis: int
) -> tuple[tuple[Borgerlinje, ...], int]:
    """The lines of the page, and how many persons were looked at for them."""
    if not soegning.bedoemmes:
        personer = bedoemmer.personer(kandidater[:vis])
        foerste = [bedoemmer.linje(person, soegning) for person in personer[:MEST_BEDOEMT]]
        resten = [bedoemmer.navnelinje(person) for person in personer[MEST_BEDOEMT:]]
        return tuple(linje for linje in (*foerste, *resten) if linje), len(personer)
    linjer: list[Borgerlinje] = []
    set_paa = 0
    kandidater = kandidater[soegning.fra : soegning.fra + MEST_BEDOEMT]
    for person in bedoemmer.personer(kandidater):
        if len(linjer) >= vis:
            break
        set_paa += 1
        linje = bedoemmer.linje(person, soegning)
        if linje is not None:
            linjer.append(linje)
    return tuple(linjer), set_paa
