"""What of a citizen is searched for: the sager and ydelser that a search points at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from webapp.services.bedoemmelse import Bedoemt
from webapp.services.borgere.enhedssoegning import er_hos
from webapp.services.borgere.saerligt import (
    Saerligt,
    Vises,
    er_kun_af_det_viste,
    har_sagen,
    har_selv,
    sagens,
)
from webapp.services.hvorfor.hvorfor import anker, undertitel
from webapp.services.mit_overblik.andet import AndetObjekt
from webapp.services.mit_overblik.objekter import objektnavn
from webapp.services.mit_overblik.udsnit import Borgerudsnit

VISTE_TRAEF = 3
_PEGER_PAA_SKJULT = {Vises.INTET, Vises.SKJULT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Borgersoegning:
    """What is looked for; empty and None where it does not matter. `fra`: so many are seen."""

    navn: str = ""
    sagstype: str = ""
    enhed: str = ""
    vises: Vises | None = None
    saerligt: Saerligt | None = None
    fra: int = 0

    @property
    def bedoemmes(self) -> bool:
        """True if somebody must be judged to be found."""
        return self.peger_paa_sager or self.vises is not None or self.saerligt is not None

    @property
    def peger_paa_sager(self) -> bool:
        """True if it is about sager or ydelser of hers, which can be pointed at."""
        return bool(self.sagstype or self.enhed) or sagens(self.saerligt)

    @property
    def er_tom(self) -> bool:
        """True if nothing is looked for."""
        return not (self.navn or self.bedoemmes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traef:
    """A sag or ydelse that was searched for: what it is called, which it is, whether it is seen."""

    noegle: str
    anker: str
    navn: str
    hvad: str
    vises: bool


def find_traef(udsnit: Borgerudsnit, soegning: Borgersoegning) -> tuple[Traef, ...] | None:
    """What the search points at, those first that it is about; None if she is not looked for."""
    if not har_selv(udsnit, soegning.saerligt):
        return None
    if not soegning.peger_paa_sager:
        if not _passer([udsnit.ses(en) for en in udsnit.alt], soegning.vises):
            return None
        return _skjulte(udsnit) if soegning.vises in _PEGER_PAA_SKJULT else ()
    fundet = [b for b in udsnit.alle if _er_soegt(udsnit, b, soegning)]
    ses = [udsnit.ses(b) for b in fundet]
    # What is only of what she sees cannot be hidden: how much she sees is then of all she has.
    alt = er_kun_af_det_viste(soegning.saerligt)
    maalt = [udsnit.ses(en) for en in udsnit.alt] if alt else ses
    if not (fundet and _passer(maalt, soegning.vises)):
        return None
    skjulte_foerst = soegning.vises is Vises.SKJULT
    i_orden = sorted(zip(ses, fundet, strict=True), key=lambda en: en[0] is skjulte_foerst)
    traef = tuple(_traef(b, vises=vises) for vises, b in i_orden)
    if not (alt and soegning.vises is Vises.SKJULT):
        return traef
    # One of each first: both were asked for, and only a few are printed.
    skjulte = _skjulte(udsnit)
    return (*traef[:1], *skjulte[:1], *traef[1:], *skjulte[1:])


def _skjulte(udsnit: Borgerudsnit) -> tuple[Traef, ...]:
    """What she has that is hidden, of every kind."""
    return tuple(_andet_traef(en) for en in udsnit.alt if not udsnit.ses(en))


def _passer(ses: Sequence[bool], vises: Vises | None) -> bool:
    """True if as much of it is seen as is asked for; with None it does not matter."""
    match vises:
        case None:
            return True
        case Vises.NOGET:
            return any(ses)
        case Vises.INTET:
            return bool(ses) and not any(ses)
        case Vises.SKJULT:
            return not all(ses)


def _er_soegt(udsnit: Borgerudsnit, bedoemt: Bedoemt, soegning: Borgersoegning) -> bool:
    if soegning.sagstype and (
        bedoemt.forhold.er_ydelse or bedoemt.sag.sagstype != soegning.sagstype
    ):
        return False
    if soegning.enhed and not er_hos(udsnit.grundlag, bedoemt, soegning.enhed):
        return False
    return har_sagen(udsnit, bedoemt, soegning.saerligt)


def _traef(bedoemt: Bedoemt, *, vises: bool) -> Traef:
    return Traef(
        noegle=bedoemt.noegle,
        anker=anker(bedoemt.noegle),
        navn=objektnavn(bedoemt),
        hvad=", ".join(filter(None, (undertitel(bedoemt), *_soegt(bedoemt)))),
        vises=vises,
    )


def _andet_traef(en: Bedoemt | AndetObjekt) -> Traef:
    if not isinstance(en, AndetObjekt):
        return _traef(en, vises=False)
    return Traef(
        noegle=en.noegle, anker=anker(en.noegle), navn=en.titel, hvad=en.undertitel, vises=False
    )


def _soegt(bedoemt: Bedoemt) -> Iterator[str]:
    """What it can have been found by, which its name need not say."""
    forhold = bedoemt.forhold
    if not forhold.er_ydelse and bedoemt.sag.sagstype not in (None, objektnavn(bedoemt)):
        yield f"sagstype {bedoemt.sag.sagstype}"
    if forhold.ansvarlig is not None:
        yield f"hos {forhold.ansvarlig.navn}"
