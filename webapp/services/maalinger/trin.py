"""What the dates of the trin do to all sager and ydelser: counted by boxes, never one by one.

A mark or a type is spoiled where the index was left with another than the mapping gives once the
plan is carried through. Judged on the day the plan ends (the preview date, if that is later) with
the sager as they are at the data set's date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlite_utils import Database

from webapp.domain.eksport.overfoersel import eksporter_sag
from webapp.domain.fagsystem import Sag
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.trinorden import FAELDER
from webapp.domain.variant.variant import Variant
from webapp.services.grundlag import Grundlag, byg_grundlag
from webapp.services.optaelling.egenskaber import laes_egenskaber
from webapp.services.optaelling.klasser import Hold, find_hold
from webapp.services.optaelling.snit import Art, Blik
from webapp.services.optaelling.tilstand import IKKE_OVERFOERT
from webapp.store.opslag import Opslag
from webapp.store.optaelling import Gruppe, Optaelling
from webapp.store.sager import load_sager

MAKS_EKSEMPLER = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Maal:
    """Counts of one kind of object. `skadet_lukket` is that part of the spoiled that never heals.

    `aendret`: sent under both, with another mark, type or KLE; `nye` and `vaek`: sent under one.
    `rettet`: sent under both, and spoiled only under those compared with.
    """

    overfoert: int = 0
    skadet: int = 0
    skadet_lukket: int = 0
    skadet_foer: int = 0
    skadet_lukket_foer: int = 0
    aendret: int = 0
    rettet: int = 0
    nye: int = 0
    vaek: int = 0

    @property
    def overfoert_foer(self) -> int:
        """How many were sent under the dates compared with."""
        return self.overfoert - self.nye + self.vaek


@dataclass(frozen=True)
class Trinmaaling:
    """What one set of dates does against another; `eksempler` are ids of spoiled sager."""

    slut: date
    sager: Maal
    ydelser: Maal
    eksempler: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Tilstand:
    """An object as the index holds it at the end.

    `skadet`: it carries another unit or type than the plan, carried through, gives it.
    """

    overfoert: bool = False
    indhold: tuple[object, ...] = ()
    skadet: bool = False


@dataclass(frozen=True, slots=True)
class _Bedoemt:
    """Objects that are alike: what they are under the dates compared with, and under the others."""

    hold: Hold
    foer: _Tilstand
    efter: _Tilstand


def slutdato(dato: date, *varianter: Variant) -> date:
    """The day on which every dated trin, oprydning and mapping of the variants has happened."""
    dage = [dato]
    for variant in varianter:
        dage += [*variant.trin.values(), *variant.oprydninger]
        dage += [raekke.fra for raekke in variant.enhedsmapning if raekke.fra]
        dage += [raekke.fra for raekke in variant.ydelsestyper if raekke.fra]
    return max(dage)


def maal_trin(
    database: Database, opslag: Opslag, foer: Variant, efter: Variant, dato: date
) -> Trinmaaling:
    """Measure the dates of `efter`, and what they change against those of `foer`."""
    slut = slutdato(dato, foer, efter)
    a, b = (byg_grundlag(opslag, variant, slut) for variant in (foer, efter))
    # The sager are those of the data set's own date, whatever day the plan ends on.
    optaelling = Optaelling(database)
    bedoemte = list(_bedoem(optaelling, a, b))
    skadede = [en.hold.kasser for en in bedoemte if en.hold.slags == "sag" and en.efter.skadet]
    return Trinmaaling(
        slut,
        _maal(en for en in bedoemte if en.hold.slags == "sag"),
        _maal(en for en in bedoemte if en.hold.slags == "ydelse"),
        tuple(vidne.objekt_id for vidne in optaelling.vidner(skadede[:MAKS_EKSEMPLER])),
    )


def _bedoem(optaelling: Optaelling, a: Grundlag, b: Grundlag) -> Iterator[_Bedoemt]:
    """Sager by their latest event, ydelser by the day they were granted."""

    def via_eksport(gruppe: Gruppe) -> bool:
        fagsystem = laes_egenskaber(gruppe.egenskaber).fagsystem
        return gruppe.hoved and a.fagsystem(fagsystem).via_eksport

    blik = Blik(gruppe=via_eksport, noegle=_noegle, fradato=False, sagens=False, typer=True)
    alle = find_hold(optaelling, a, b, blik)
    # Transfers of its sagstype have stopped: the own history of each decides (law a).
    stoppede = [hold for hold in alle if hold.art is None]
    vidner = optaelling.vidner([hold.kasser for hold in stoppede])
    sager = load_sager(optaelling.database, {vidne.objekt_id for vidne in vidner})
    planer = (_Plan(a), _Plan(b))
    for hold, vidne in zip(stoppede, vidner, strict=True):
        yield _Bedoemt(hold, *(plan.af_sag(sager[vidne.objekt_id]) for plan in planer))
    for hold in alle:
        if hold.art is not None:
            yield _Bedoemt(hold, *(p.af_dag(hold, hold.art, nr) for nr, p in enumerate(planer)))


def _noegle(gruppe: Gruppe) -> object:
    """What is told apart: of a ydelse no unit, of a sag its unit and whether it is closed."""
    if gruppe.slags == "ydelse":
        return gruppe.sagstype, gruppe.lokal_ydelse
    return gruppe.sagstype, gruppe.lokal_enhed, laes_egenskaber(gruppe.egenskaber).lukket


class _Plan:
    """One variant's dates, and what they give once they are carried through."""

    def __init__(self, grundlag: Grundlag) -> None:
        self._grundlag = grundlag
        variant, slut = grundlag.variant, grundlag.dato
        # A trap whose trin is not even dated: what is sent meanwhile is spoiled when it comes.
        mangler = {trin: slut for trin in FAELDER if trin not in variant.gjorte_trin}
        fuldfoert = replace(variant, trin={**variant.trin, **mangler})
        self._fuldfoert = replace(grundlag.konfiguration, variant=fuldfoert)

    def af_dag(self, hold: Hold, art: Art, nr: int) -> _Tilstand:
        """A sag by its latest event, a ydelse by the day it was granted."""
        if hold.slags == "sag":
            tilstand = art.ved_fra[nr]
            if tilstand == IKKE_OVERFOERT or hold.gruppe.sagstype is None:
                return _Tilstand()
            return self._sag(tilstand.enhed, tilstand.kle, hold.gruppe.lokal_enhed or "")
        tilstand = art.ved_bevilling[nr]
        lokal = self._grundlag.opslag.lokale_ydelser.get(hold.gruppe.lokal_ydelse or "")
        if tilstand == IKKE_OVERFOERT or lokal is None:
            return _Tilstand()
        ventet = self._fuldfoert.ydelsestype(lokal.navn, self._grundlag.dato)
        # Cura maps FSIII and FFB by itself, whenever it sends them (§1A-7).
        skadet = (
            lokal.automatisk is None and ventet is not None and ventet.ydelsestype != tilstand.type
        )
        return _Tilstand(True, (tilstand.type, tilstand.kle), skadet)

    def af_sag(self, sag: Sag) -> _Tilstand:
        """A sag by its own history."""
        grundlag = self._grundlag
        indeks = eksporter_sag(grundlag.konfiguration, sag, grundlag.dato, via_eksport=True)
        if indeks is None or indeks.maerke is None or indeks.ansvarlig is None:
            return _Tilstand()
        return self._sag(indeks.maerke.enhed, indeks.kle, indeks.ansvarlig.navn)

    def _sag(self, enhed: EnhedUuid | None, kle: KleEmne | None, lokal_enhed: str) -> _Tilstand:
        ventet = self._fuldfoert.maerke(lokal_enhed, self._grundlag.dato).enhed
        return _Tilstand(True, (enhed, kle), enhed != ventet)


def _maal(bedoemte: Iterable[_Bedoemt]) -> Maal:
    sum_ = Maal()
    for b in bedoemte:
        foer, efter, antal = b.foer, b.efter, b.hold.antal
        lukket = b.hold.slags == "sag" and b.hold.egenskaber.lukket
        begge = foer.overfoert and efter.overfoert
        sum_ = Maal(
            overfoert=sum_.overfoert + antal * efter.overfoert,
            skadet=sum_.skadet + antal * efter.skadet,
            skadet_lukket=sum_.skadet_lukket + antal * (efter.skadet and lukket),
            skadet_foer=sum_.skadet_foer + antal * foer.skadet,
            skadet_lukket_foer=sum_.skadet_lukket_foer + antal * (foer.skadet and lukket),
            aendret=sum_.aendret + antal * (begge and foer.indhold != efter.indhold),
            rettet=sum_.rettet + antal * (begge and foer.skadet and not efter.skadet),
            nye=sum_.nye + antal * (efter.overfoert and not foer.overfoert),
            vaek=sum_.vaek + antal * (foer.overfoert and not efter.overfoert),
        )
    return sum_
