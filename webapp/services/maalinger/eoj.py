"""What one switch changes on both pages, for the whole kommune: by classes, never one by one.

The two sides are the variant as it is and the same with the switch thrown. A figure says how much
differs, whichever way it is thrown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import starmap

from sqlite_utils import Database

from webapp.domain.fagsystem import Fremdrift
from webapp.domain.variant.eoj import Detaljegrad
from webapp.domain.variant.variant import Antagelser, Ydelsesnavn
from webapp.domain.visning.regel import er_synlig
from webapp.services.bedoemmelse import Bedoemt, bedoem_sag
from webapp.services.grundlag import Grundlag, byg_grundlag
from webapp.services.maalinger.indvirkning import UAFHAENGIGE_AF_ROLLE
from webapp.services.maalinger.roller import Raekkevidde, load_raekkevidde, maal_roller
from webapp.services.optaelling.bedoemte import bedoem_par
from webapp.services.optaelling.egenskaber import Adgang, laes_adgang
from webapp.services.optaelling.klasser import Klasse
from webapp.services.optaelling.noegler import Synlighedsnoegle
from webapp.services.optaelling.snit import Blik, Tilstande
from webapp.services.optaelling.taelling import optael
from webapp.store.eojtal import (
    Navngivne,
    find_personer,
    tael_andet_navn,
    tael_ydelsernes_sager,
)
from webapp.store.optaelling import Gruppe, Kasser, Optaelling

# So many citizens are looked at to find one who shows a choice well.
MAKS_PERSONER = 12


@dataclass(frozen=True, slots=True)
class Tallinje:
    """What changes, how often on Mit Overblik, and how often in SAPA; None: it is not there."""

    tekst: str
    borger: int | None
    sapa: int | None


@dataclass(frozen=True, slots=True)
class Rolletal:
    """One role's reach before and after: (sager, ydelser)."""

    slug: str
    navn: str
    foer: tuple[int, int]
    efter: tuple[int, int]


@dataclass(frozen=True)
class Maaling:
    """The figures; `personer` are citizens who are touched, those with most first."""

    linjer: tuple[Tallinje, ...]
    personer: tuple[str, ...] = ()
    roller: tuple[Rolletal, ...] = ()


@dataclass(frozen=True)
class _Par:
    """A class under both sides. What SAPA shows is judged without any role."""

    klasse: Klasse
    a: Bedoemt
    b: Bedoemt

    @property
    def er_sag(self) -> bool:
        return self.klasse.slags == "sag"

    @property
    def adgang(self) -> Adgang:
        return self.klasse.hold.adgang

    @property
    def borger(self) -> tuple[bool, bool]:
        return self.a.ses_af_borger, self.b.ses_af_borger

    @property
    def sapa(self) -> tuple[bool, bool]:
        return _i_sapa(self.a), _i_sapa(self.b)

    def forskellig(self, vaerdi: Callable[[Bedoemt], object]) -> bool:
        return vaerdi(self.a) != vaerdi(self.b)


def med_valg(grundlag: Grundlag, **aendret: object) -> Grundlag:
    """The same with some switches thrown."""
    antagelser: Antagelser = replace(grundlag.variant.antagelser, **aendret)  # type: ignore[arg-type]  # names and values come from the list of switches
    variant = replace(grundlag.variant, antagelser=antagelser)
    return byg_grundlag(grundlag.opslag, variant, grundlag.dato)


def maal_afsluttet(database: Database, a: Grundlag, b: Grundlag) -> Maaling:
    """Solution A: status, help that still runs, and what fradato then hides."""
    optaelling = optael(database, a.dato)
    alle = list(_par(optaelling, a, b, _blik(a, b, lambda adgang: adgang.loeber)))
    skifter = [par for par in alle if par.er_sag and par.forskellig(_fremdrift)]
    borger, sapa = _hos(skifter, "borger"), _hos(skifter, "sapa")
    hjulpne = [par for par in borger if par.adgang.loeber]
    linjer = (
        Tallinje("Sager, der skifter mellem Afgjort og Afsluttet", _antal(borger), _antal(sapa)),
        Tallinje(
            "Heraf med en ydelse, der stadig løber",
            _antal(hjulpne),
            _antal(par for par in sapa if par.adgang.loeber),
        ),
        *_vist_og_skjult(alle),
    )
    personer = (*_personer(optaelling, hjulpne), *_personer(optaelling, borger))
    return Maaling(linjer, tuple(dict.fromkeys(personer)))


def maal_detaljegrad(database: Database, a: Grundlag, b: Grundlag) -> Maaling:
    """Solution B: ydelser with another name."""
    niveau_2 = a.variant.antagelser.eoj_ydelse is Detaljegrad.NIVEAU_2
    optaelling = optael(database, a.dato)
    blik = Blik(
        gruppe=lambda gruppe: gruppe.slags == "ydelse",
        enheder=False,
    )
    alle = list(_par(optaelling, a, b, blik))
    paa_typen = a.variant.antagelser.ydelsesnavn is Ydelsesnavn.YDELSESTYPE
    navngivne = [
        Navngivne(
            par.klasse.kasser,
            side.forhold.ydelsesnavn,
            borger=all(par.borger)
            and not side.forhold.oekonomisk
            and not (paa_typen and indeks.ydelsestype),
            sapa=all(par.sapa),
        )
        for par in alle
        for side in (par.a if niveau_2 else par.b,)
        if (indeks := side.forhold.indeksydelse) and indeks.navn is not None
    ]
    linje = Tallinje("Ydelser med et andet navn", *tael_andet_navn(optaelling, navngivne))
    roerte = [par for par in _hos(alle, "borger") if par.a.forhold.via_eksport]
    andet_navn = [par for par in roerte if par.forskellig(_ydelsesnavn)]
    return Maaling((linje,), _personer(optaelling, andet_navn))


def maal_relation(database: Database, a: Grundlag, b: Grundlag) -> Maaling:
    """Solution C: links between a ydelse and its sag."""
    optaelling = optael(database, a.dato)
    blik = replace(
        _blik(a, b),
        gruppe=lambda gruppe: gruppe.slags == "ydelse",
    )
    alle = [par for par in _par(optaelling, a, b, blik) if par.a.forhold.sag]
    borger = [
        par for par in _hos(alle, "borger") if not par.a.forhold.oekonomisk and _sagen_ses(a, par.a)
    ]
    linjer = (
        Tallinje("Ydelser med et link til deres sag", _antal(borger), _antal(_hos(alle, "sapa"))),
        Tallinje(
            "Sager med linket »Se den relaterede ydelse«",
            tael_ydelsernes_sager(optaelling, _kasser(borger)),
            None,
        ),
        *_vist_og_skjult(alle),
    )
    return Maaling(linjer, _personer(optaelling, borger))


def maal_kle(database: Database, a: Grundlag, b: Grundlag) -> Maaling:
    """Solution D: numbers, what Borgerblikket then shows, and what each role reaches."""
    optaelling = optael(database, a.dato)
    alle = list(_par(optaelling, a, b, _blik(a, b)))
    andre = [par for par in alle if par.forskellig(lambda side: side.forhold.kle)]
    sager = [par for par in andre if par.er_sag]
    ydelser = [par for par in andre if not par.er_sag]
    linjer = (
        Tallinje("Sager med et andet KLE-nummer", *_begge(sager)),
        Tallinje("Ydelser med et andet KLE-nummer", *_begge(ydelser)),
        *_vist_og_skjult(alle),
    )
    roerte = [par for par in sager if any(par.borger)]
    return Maaling(linjer, _personer(optaelling, roerte), rolletal(database, a, b))


def rolletal(database: Database, a: Grundlag, b: Grundlag) -> tuple[Rolletal, ...]:
    """The roles whose reach differs, in their order."""
    foer = load_raekkevidde(database, a)
    return rolleforskel(a, foer, maal_roller(database, b, b.variant))


def rolleforskel(a: Grundlag, foer: Raekkevidde, efter: Raekkevidde) -> tuple[Rolletal, ...]:
    """The same of reaches that are measured already."""
    tal = (
        Rolletal(r.slug, r.navn, _sager_ydelser(foer, r.slug), _sager_ydelser(efter, r.slug))
        for r in a.variant.roller
    )
    return tuple(en for en in tal if en.foer != en.efter)


def _sager_ydelser(maalt: Raekkevidde, slug: str) -> tuple[int, int]:
    samlet = Counter[str]()
    for art, antal in maalt[slug].items():
        samlet[art.slags] += antal
    return samlet["sag"], samlet["ydelse"]


def _par(optaelling: Optaelling, a: Grundlag, b: Grundlag, blik: Blik) -> Iterator[_Par]:
    return starmap(_Par, bedoem_par(optaelling, a, b, blik=blik))


def _blik(
    a: Grundlag, b: Grundlag, adgang: Callable[[Adgang], object] = lambda _adgang: None
) -> Blik:
    """No figure here hangs on the unit, and of the number it is enough whether it differs."""
    noegle_a, noegle_b = (Synlighedsnoegle(g.variant.opsaetning) for g in (a, b))

    def ens(tilstande: Tilstande) -> object:
        foer, efter = tilstande
        penge = foer.penge, efter.penge
        return noegle_a.af(foer), noegle_b.af(efter), foer.kle == efter.kle, penge

    def noegle(gruppe: Gruppe) -> object:
        return gruppe.egenskaber, adgang(laes_adgang(gruppe.adgang))

    return Blik(ens=ens, noegle=noegle, enheder=False)


def _i_sapa(bedoemt: Bedoemt) -> bool:
    # What another authority has across has a tab of its own, which no solution changes.
    if bedoemt.forhold.paa_tvaers:
        return False
    return bedoemt.er_eksporteret and er_synlig(UAFHAENGIGE_AF_ROLLE, bedoemt.forhold)


def _fremdrift(bedoemt: Bedoemt) -> Fremdrift | None:
    indeks = bedoemt.forhold.indekssag
    return indeks.fremdrift if indeks else None


def _ydelsesnavn(bedoemt: Bedoemt) -> str:
    return bedoemt.forhold.ydelsesnavn


def _sagen_ses(grundlag: Grundlag, ydelse: Bedoemt) -> bool:
    """True if the citizen sees the ydelse's sag too."""
    forhold = ydelse.forhold
    if forhold.sag is None:
        return False
    return bedoem_sag(grundlag, forhold.person, forhold.sag, forhold.indekssag).ses_af_borger


def _hos(alle: Iterable[_Par], hos: str) -> list[_Par]:
    """The classes that the audience sees under both sides."""
    return [par for par in alle if all(getattr(par, hos))]


def _antal(alle: Iterable[_Par]) -> int:
    return sum(par.klasse.antal for par in alle)


def _begge(alle: list[_Par]) -> tuple[int, int]:
    return _antal(_hos(alle, "borger")), _antal(_hos(alle, "sapa"))


def _vist_og_skjult(alle: Iterable[_Par]) -> Iterator[Tallinje]:
    """Objects that are newly shown and newly hidden; lines that say nothing are left out."""
    par = list(alle)
    for hvad, slags in (("Sager", "sag"), ("Ydelser", "ydelse")):
        for ord_, soegt in (("vist", (False, True)), ("skjult", (True, False))):
            dem = [p for p in par if p.klasse.slags == slags]
            borger = _antal(p for p in dem if p.borger == soegt)
            sapa = _antal(p for p in dem if p.sapa == soegt)
            if borger or sapa:
                yield Tallinje(f"{hvad}, der bliver {ord_}", borger, sapa)


def _kasser(alle: Iterable[_Par]) -> list[Kasser]:
    return [par.klasse.kasser for par in alle]


def _personer(optaelling: Optaelling, alle: Iterable[_Par]) -> tuple[str, ...]:
    return find_personer(optaelling, _kasser(alle), MAKS_PERSONER)
