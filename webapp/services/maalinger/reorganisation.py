"""What a reorganisation does to a kommune under one variant's mapping, counted by classes.

The same variant on the same day, with and without its changes to FK Organisation: one object of
each class is judged under both by the code that makes its page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlite_utils import Database

from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.services.bedoemmelse import Bedoemt, under_organisation
from webapp.services.grundlag import Grundlag, byg_grundlag
from webapp.services.maalinger.enhedsudfald import (
    Hos,
    Hvem,
    Udfald,
    borgerens_udfald,
    enhedsside,
    hos_lukket,
    sapas_udfald,
)
from webapp.services.optaelling.bedoemte import bedoem_klasser
from webapp.services.optaelling.klasser import Klasse
from webapp.services.optaelling.taelling import optael
from webapp.store.optaelling import Optaelling


@dataclass(frozen=True, slots=True)
class Antal:
    """Objects, each counted once, and distinct citizens."""

    sager: int = 0
    ydelser: int = 0
    borgere: int = 0


@dataclass(frozen=True, slots=True)
class Stadig:
    """What still points at a closed unit: open sager, closed sager, ydelser."""

    aktive: int = 0
    lukkede: int = 0
    ydelser: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kontaktskifte:
    """Everything whose contact goes from one to another, with a page to see it on."""

    udfald: Udfald
    foer: str
    efter: str
    sager: int
    ydelser: int
    person: str
    slags: str
    slug: str
    titel: str
    oekonomisk: bool


@dataclass(frozen=True)
class Maaling:
    """The whole answer for one variant. `navne`: as filed, by unit, with objects in the index."""

    antal: Mapping[tuple[Hvem, Udfald], Antal]
    hos: Mapping[Hos, Stadig]
    navne: Mapping[EnhedUuid, Mapping[str, int]]
    skifter: tuple[Kontaktskifte, ...]

    def af(self, hvem: Hvem, udfald: Udfald) -> Antal:
        """The count of one outcome."""
        return self.antal.get((hvem, udfald), Antal())


def grundlag_uden(grundlag: Grundlag) -> Grundlag:
    """The same choices on the same day, as if nothing were changed in FK Organisation."""
    uden = replace(grundlag.variant, reorganisation=())
    return byg_grundlag(grundlag.opslag, uden, grundlag.dato)


def grundlag_paa(grundlag: Grundlag, dato: date) -> Grundlag:
    """The same choices on another day."""
    return byg_grundlag(grundlag.opslag, grundlag.variant, dato)


@dataclass(frozen=True)
class _Set:
    """A class with its witness before and after."""

    klasse: Klasse
    foer: Bedoemt
    efter: Bedoemt


def maal_reorganisation(database: Database, efter: Grundlag) -> Maaling:
    """Count the kommune on the day of `efter`, with its changes against without."""
    optaelling = optael(database, efter.dato)
    foer = grundlag_uden(efter)
    sete = [
        _Set(klasse, under_organisation(foer, bedoemt), bedoemt)
        for klasse, bedoemt in bedoem_klasser(optaelling, efter)
    ]
    udfald = {
        Hvem.BORGER: [(en, borgerens_udfald(en.foer, en.efter)) for en in sete],
        Hvem.SAPA: [(en, sapas_udfald(en.foer, en.efter)) for en in sete],
    }
    return Maaling(
        _antal(optaelling, udfald),
        _hos(sete),
        _navne(sete),
        _skifter(udfald[Hvem.BORGER]),
    )


def _antal(
    optaelling: Optaelling, udfald: Mapping[Hvem, list[tuple[_Set, Udfald | None]]]
) -> Mapping[tuple[Hvem, Udfald], Antal]:
    grupper: defaultdict[tuple[Hvem, Udfald], list[Klasse]] = defaultdict(list)
    for hvem, par in udfald.items():
        for en, blev in par:
            if blev is not None:
                grupper[hvem, blev].append(en.klasse)
    borgere = optaelling.borgere(
        {nr: [k.kasser for k in klasser] for nr, klasser in enumerate(grupper.values())}
    )
    return {
        noegle: Antal(
            sum(k.antal for k in klasser if k.slags == "sag"),
            sum(k.antal for k in klasser if k.slags == "ydelse"),
            borgere.get(nr, 0),
        )
        for nr, (noegle, klasser) in enumerate(grupper.items())
    }


def _hos(sete: list[_Set]) -> Mapping[Hos, Stadig]:
    samlet: defaultdict[Hos, Stadig] = defaultdict(Stadig)
    for en in sete:
        hos = hos_lukket(en.foer, en.efter)
        if hos is not None:
            felt = _felt(en.efter)
            gammel = samlet[hos]
            samlet[hos] = replace(gammel, **{felt: getattr(gammel, felt) + en.klasse.antal})
    return samlet


def _felt(bedoemt: Bedoemt) -> str:
    if bedoemt.forhold.er_ydelse:
        return "ydelser"
    return "aktive" if bedoemt.forhold.aktiv else "lukkede"


def _navne(sete: list[_Set]) -> Mapping[EnhedUuid, Mapping[str, int]]:
    samlet: defaultdict[EnhedUuid, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for en in sete:
        ansvarlig = en.efter.forhold.ansvarlig
        if ansvarlig and ansvarlig.uuid and enhedsside(en.foer) != enhedsside(en.efter):
            samlet[ansvarlig.uuid][ansvarlig.navn] += en.klasse.antal
    return samlet


def _skifter(par: list[tuple[_Set, Udfald | None]]) -> tuple[Kontaktskifte, ...]:
    """The contacts that break or become another: the broken first, then those of most sager."""
    grupper: defaultdict[tuple[Udfald, str, str], list[_Set]] = defaultdict(list)
    for en, blev in par:
        if blev is not None and blev is not Udfald.HOLDER:
            grupper[blev, _kontakttekst(en.foer), _kontakttekst(en.efter)].append(en)
    skifter = [_skifte(*noegle, gruppe) for noegle, gruppe in grupper.items()]
    return tuple(
        sorted(skifter, key=lambda s: (s.udfald is not Udfald.BRUDT, -s.sager, -s.ydelser, s.foer))
    )


def _skifte(blev: Udfald, foer: str, efter: str, gruppe: list[_Set]) -> Kontaktskifte:
    vidne = min(gruppe, key=lambda en: (en.klasse.slags != "sag", en.klasse.vidne.objekt_id))
    forhold = vidne.efter.forhold
    titel = forhold.ydelse.navn if forhold.ydelse else vidne.efter.sag.sagsnummer
    sager, ydelser = (
        sum(en.klasse.antal for en in gruppe if en.klasse.slags == slags)
        for slags in ("sag", "ydelse")
    )
    return Kontaktskifte(
        udfald=blev,
        foer=foer,
        efter=efter,
        sager=sager,
        ydelser=ydelser,
        person=forhold.person.slug,
        slags=vidne.klasse.slags,
        slug=vidne.efter.slug,
        titel=titel,
        oekonomisk=forhold.oekonomisk,
    )


def _kontakttekst(bedoemt: Bedoemt) -> str:
    """`Myndighed B, 99 88 71 20`; »ingen telefon« is said."""
    kontakt = bedoemt.kontakt
    dele = (kontakt.navn or "intet navn", kontakt.telefon_i_par or "ingen telefon")
    return ", ".join(dele)
