"""What the dates of the trin do to all sager and ydelser: counted by boxes, never one by one.

A mark or a type is spoiled where the index was left with another than the mapping gives once the
plan is carried through. Judged on the day the plan ends (the preview date, if that is later) with
the sager as they are at the data set's date.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sqlite_utils import Database

from webapp.domain.eksport.indeks import Indekssag
from webapp.domain.eksport.overfoersel import eksporter_sag
from webapp.domain.fagsystem import Fremdrift
from webapp.domain.variant.konfiguration import EN_DAG
from webapp.domain.variant.variant import Variant
from webapp.services.trin.aflaesning import Aflaeser, Tilstand
from webapp.store.opslag import Opslag
from webapp.store.optaelling import (
    FOERST,
    SIDST,
    Gruppe,
    Kasse,
    find_vidner,
    load_grupper,
    load_objekter,
    tael_kasser,
)
from webapp.store.sager import load_sager

MAKS_EKSEMPLER = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Maal:
    """Counts of one kind of object. `skadet_lukket` is that part of the spoiled that never heals.

    `aendret`: sent under both, with another mark, type or KLE; `nye` and `vaek`: sent under one.
    """

    overfoert: int = 0
    skadet: int = 0
    skadet_lukket: int = 0
    skadet_foer: int = 0
    skadet_lukket_foer: int = 0
    aendret: int = 0
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
class _Bedoemt:
    slags: str
    lukket: bool
    kasse: Kasse
    foer: Tilstand
    efter: Tilstand


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
    aflaesere = (Aflaeser(opslag, foer, slut), Aflaeser(opslag, efter, slut))
    grupper = [g for g in load_grupper(database) if g.hoved and _via_eksport(opslag, g)]
    stoppede = {g.id for g in grupper if g.slags == "sag" and any(a.har_stop(g) for a in aflaesere)}
    bedoemte = [b for g in grupper if g.id not in stoppede for b in _gruppe(g, aflaesere, dato)]
    bedoemte += _enkeltvis(database, [g for g in grupper if g.id in stoppede], aflaesere)
    antal = tael_kasser(database, [b.kasse for b in bedoemte])
    talte = [(b, tal) for b, tal in zip(bedoemte, antal, strict=True) if tal]
    skadede = [
        nr for nr, b in enumerate(bedoemte) if antal[nr] and b.slags == "sag" and b.efter.skadet
    ]
    vidner = find_vidner(database, skadede[:MAKS_EKSEMPLER]) if skadede else {}
    return Trinmaaling(
        slut,
        _maal(par for par in talte if par[0].slags == "sag"),
        _maal(par for par in talte if par[0].slags == "ydelse"),
        tuple(vidne.objekt_id for vidne in vidner.values()),
    )


def _via_eksport(opslag: Opslag, gruppe: Gruppe) -> bool:
    fagsystem = opslag.fagsystemer.get(json.loads(gruppe.egenskaber)["fagsystem"])
    return fagsystem is not None and fagsystem.via_eksport


def _lukket(gruppe: Gruppe) -> bool:
    fremdrift = json.loads(gruppe.egenskaber).get("fremdrift")
    return bool(fremdrift == Fremdrift.AFSLUTTET)


def _gruppe(gruppe: Gruppe, aflaesere: tuple[Aflaeser, Aflaeser], dato: date) -> Iterator[_Bedoemt]:
    """The boxes of a gruppe: sager by their latest event, ydelser by the day they were granted."""
    dage = sorted({d for a in aflaesere for d in a.snit(gruppe) if d <= dato})
    foerste = (dage[0] if dage else dato) - EN_DAG
    graenser = [FOERST, *(dag.isoformat() for dag in dage), SIDST]
    for dag, interval in zip((foerste, *dage), pairwise(graenser), strict=True):
        if gruppe.slags == "sag":
            kasse = Kasse(gruppe.id, fra=interval)
        else:
            kasse = Kasse(gruppe.id, bevilget=interval)
        foer, efter = (a.aflaes(gruppe, dag) for a in aflaesere)
        yield _Bedoemt(gruppe.slags, _lukket(gruppe), kasse, foer, efter)


def _enkeltvis(
    database: Database, grupper: list[Gruppe], aflaesere: tuple[Aflaeser, Aflaeser]
) -> Iterator[_Bedoemt]:
    """Sager whose transfers have stopped: the own history of each decides (law a)."""
    objekter = load_objekter(database, [g.id for g in grupper]) if grupper else {}
    sager = load_sager(database, {nr for ider in objekter.values() for nr in ider})
    for gruppe, objekt in ((g, o) for g in grupper for o in objekter[g.id]):
        foer, efter = (
            _af_sag(a, eksporter_sag(a.konfiguration, sager[objekt], a.slut, via_eksport=True))
            for a in aflaesere
        )
        kasse = Kasse(gruppe.id, objekt_id=objekt)
        yield _Bedoemt("sag", _lukket(gruppe), kasse, foer, efter)


def _af_sag(aflaeser: Aflaeser, indeks: Indekssag | None) -> Tilstand:
    if indeks is None or indeks.maerke is None or indeks.ansvarlig is None:
        return Tilstand()
    skadet = indeks.maerke.enhed != aflaeser.ventet_enhed(indeks.ansvarlig.navn)
    return Tilstand(True, indeks.maerke.enhed, kle=indeks.kle, skadet=skadet)


def _maal(talte: Iterable[tuple[_Bedoemt, int]]) -> Maal:
    sum_ = Maal()
    for b, antal in talte:
        foer, efter = b.foer, b.efter
        begge = foer.overfoert and efter.overfoert
        sum_ = Maal(
            overfoert=sum_.overfoert + antal * efter.overfoert,
            skadet=sum_.skadet + antal * efter.skadet,
            skadet_lukket=sum_.skadet_lukket + antal * (efter.skadet and b.lukket),
            skadet_foer=sum_.skadet_foer + antal * foer.skadet,
            skadet_lukket_foer=sum_.skadet_lukket_foer + antal * (foer.skadet and b.lukket),
            aendret=sum_.aendret + antal * (begge and _indhold(foer) != _indhold(efter)),
            nye=sum_.nye + antal * (efter.overfoert and not foer.overfoert),
            vaek=sum_.vaek + antal * (foer.overfoert and not efter.overfoert),
        )
    return sum_


def _indhold(tilstand: Tilstand) -> tuple[object, ...]:
    return tilstand.enhed, tilstand.type, tilstand.kle
