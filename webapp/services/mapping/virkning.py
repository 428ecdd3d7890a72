"""What a change of mapping does, before it is saved: now, and first after an oprydning."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import dag
from webapp.domain.variant.mappingaendring import Tidspunkt
from webapp.domain.variant.stadie import Stadie, stadie
from webapp.domain.variant.trinorden import efter_eksporten
from webapp.domain.variant.variant import Variant
from webapp.services.grundlag import Grundlag, byg_grundlag
from webapp.services.maalinger.indvirkning import Indvirkning, Modtager, Tal, maal_indvirkning
from webapp.services.mapping.sidedele import Eksempel, Virkning
from webapp.services.sammenlign.sammenlign import linje_af_vaerdi

MAKS_EKSEMPLER = 5


@dataclass(frozen=True)
class _Maaler:
    database: Database
    grundlag: Grundlag
    dato: date
    foer: Variant
    efter: Variant

    def maal(self, modtager: Modtager, *, oprydning: bool) -> Indvirkning:
        a, b = (self._grundlag(variant, oprydning) for variant in (self.foer, self.efter))
        return maal_indvirkning(self.database, a, b, modtager, kun_forskelle=True)

    def _grundlag(self, variant: Variant, oprydning: bool) -> Grundlag:  # noqa: FBT001 - private
        if oprydning:
            variant = replace(variant, oprydninger=(*variant.oprydninger, self.dato))
        return byg_grundlag(self.grundlag.opslag, variant, self.dato)


def maal_virkning(
    database: Database, grundlag: Grundlag, aendret: Variant, hvornaar: Tidspunkt
) -> Virkning:
    """The effect of going from the stored variant to `aendret`, at the day it begins at least."""
    dato = max(grundlag.dato, hvornaar.fra or grundlag.dato)
    foer, hypotese = grundlag.variant, ""
    if stadie(foer, dato) in {Stadie.PLAN, Stadie.FORUD}:
        hypotese = (
            "Trin 8 er ikke udført endnu. Tallene viser, hvordan det bliver, "
            "når alle trin er udført."
        )
        foer, aendret = efter_eksporten(foer, dato), efter_eksporten(aendret, dato)
    maaler = _Maaler(database, grundlag, dato, foer, aendret)
    return _virkning(maaler, dag(dato), hypotese)


def _virkning(maaler: _Maaler, dato: str, hypotese: str) -> Virkning:
    borger = maaler.maal(Modtager.BORGER, oprydning=False)
    sapa = maaler.maal(Modtager.SAPA, oprydning=False)
    efter_borger = maaler.maal(Modtager.BORGER, oprydning=True)
    efter_sapa = maaler.maal(Modtager.SAPA, oprydning=True)
    return Virkning(
        dato=dato,
        hypotese=hypotese,
        sager=borger.sager.changed,
        ydelser=borger.ydelser.changed,
        borgere=borger.borgere.changed,
        borgere_vist=borger.borgere.shown,
        borgere_skjult=borger.borgere.hidden,
        vist=borger.sager.shown + borger.ydelser.shown,
        skjult=borger.sager.hidden + borger.ydelser.hidden,
        udbetalinger=_ramte(borger.udbetalinger),
        sapa_sager=sapa.sager.changed,
        sapa_ydelser=sapa.ydelser.changed,
        oprydning_sager=max(
            _mere(efter_borger.sager, borger.sager), _mere(efter_sapa.sager, sapa.sager)
        ),
        oprydning_ydelser=max(
            _mere(efter_borger.ydelser, borger.ydelser),
            _mere(efter_sapa.ydelser, sapa.ydelser),
        ),
        eksempler=_eksempler(borger if borger.aendringer else sapa),
    )


def _mere(efter_oprydning: Tal, nu: Tal) -> int:
    """Objects that change only if everything is sent anew."""
    return max(0, _ramte(efter_oprydning) - _ramte(nu))


def _ramte(tal: Tal) -> int:
    return tal.changed + tal.shown + tal.hidden


def _eksempler(maalt: Indvirkning) -> tuple[Eksempel, ...]:
    return tuple(
        Eksempel(
            linje_af_vaerdi(a.fra, a.om_fra), linje_af_vaerdi(a.til, a.om_til), a.sager, a.ydelser
        )
        for a in maalt.aendringer[:MAKS_EKSEMPLER]
    )
