"""Indvirkning (impact): what differs between two variants for the whole kommune.

It compares what the audience sees, for objects shown under both; newly shown and newly hidden are
counted apart. The figures come from classes of objects that are judged alike: one object of each
class is judged by the very code that makes its page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlite_utils import Database

from webapp.domain.visning.regel import er_synlig
from webapp.domain.visning.sapa import SAPA
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.dansk import sorteringsnoegle
from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.forskelsfilter import find_filter
from webapp.services.optaelling.klasser import Hold, Klasse
from webapp.services.optaelling.snit import ALT, Blik
from webapp.services.optaelling.taelling import optael
from webapp.services.optaelling.udfald import Seer, Vaerdi, find_udfald
from webapp.services.optaelling.vidner import Vidner
from webapp.store.optaelling import Kasser, Optaelling


class Modtager(StrEnum):
    """Whose view is compared."""

    BORGER = "borger"
    SAPA = "sapa"


# SAPA's rules that no role decides: the comparison is for SAPA as such.
UAFHAENGIGE_AF_ROLLE = tuple(
    regel for regel in SAPA if regel.code in {"SAPA_AABNET", "SAPA_PART", "SAPA_EJER"}
)


@dataclass(frozen=True, slots=True)
class Udfald:
    """What the audience sees of one class under one variant: None is hidden."""

    vaerdi: Vaerdi | None


@dataclass(frozen=True, slots=True)
class Eksempel:
    """An object that a change can be looked at on."""

    person: str
    slags: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aendring:
    """All objects that go from one value to another."""

    fra: Mapping[str, str]
    til: Mapping[str, str]
    sager: int
    ydelser: int
    borgere: int
    eksempel: Eksempel


@dataclass(frozen=True, slots=True)
class Tal:
    """Objects shown under one variant at least, and what becomes of them."""

    total: int = 0
    changed: int = 0
    shown: int = 0
    hidden: int = 0


@dataclass(frozen=True, kw_only=True)
class Indvirkning:
    """The whole answer; `aendringer` sorted by sager, descending, then by name.

    `forskellige_a` and `_b` count the different values that the audience meets on sager.
    """

    a: str
    b: str
    dato: date
    modtager: Modtager
    sager: Tal
    ydelser: Tal
    borgere: Tal
    aendringer: tuple[Aendring, ...]
    forskellige_a: int
    forskellige_b: int


@dataclass(frozen=True)
class _Maalt:
    klasse: Hold
    a: Udfald
    b: Udfald

    @property
    def skaebne(self) -> str:
        """Total (nothing changes), changed, shown, hidden, or nothing (hidden under both)."""
        match (self.a.vaerdi, self.b.vaerdi):
            case (None, None):
                return ""
            case (None, _):
                return "shown"
            case (_, None):
                return "hidden"
        return "total" if _samme(self.a, self.b) else "changed"


def maal_indvirkning(
    database: Database,
    a: Grundlag,
    b: Grundlag,
    modtager: Modtager = Modtager.BORGER,
    *,
    kun_forskelle: bool = False,
) -> Indvirkning:
    """Compare two variants for all of the kommune's objects, at the date of `a`.

    `kun_forskelle`: only what can differ is looked at, so no total is that of the kommune.
    """
    optaelling = optael(database, a.dato)
    blik = find_filter(a, b) if kun_forskelle else ALT
    maalte = tuple(_maal(optaelling, a, b, modtager, blik))
    tal = {
        slags: _tal([m for m in maalte if m.klasse.slags == slags]) for slags in ("sag", "ydelse")
    }
    aendringer, borgere = _aendringer(optaelling, maalte)
    return Indvirkning(
        a=a.variant.slug,
        b=b.variant.slug,
        dato=a.dato,
        modtager=modtager,
        sager=tal["sag"],
        ydelser=tal["ydelse"],
        borgere=borgere,
        aendringer=aendringer,
        forskellige_a=len({m.a.vaerdi for m in maalte if m.a.vaerdi and m.klasse.slags == "sag"}),
        forskellige_b=len({m.b.vaerdi for m in maalte if m.b.vaerdi and m.klasse.slags == "sag"}),
    )


def _maal(
    optaelling: Optaelling,
    a: Grundlag,
    b: Grundlag,
    modtager: Modtager,
    blik: Blik,
) -> Iterator[_Maalt]:
    """Every class with its outcome under both variants."""
    seer = Seer(_ser_borger, borgerens_kontakt)
    if modtager is Modtager.SAPA:
        seer = Seer(_ser_sapa, sapas_enhed)
    for hold, fra, til in find_udfald(optaelling, a, b, seer, blik):
        yield _Maalt(hold, Udfald(fra), Udfald(til))


def _ser_borger(bedoemt: Bedoemt) -> bool:
    return bedoemt.ses_af_borger


def _ser_sapa(bedoemt: Bedoemt) -> bool:
    return bedoemt.er_eksporteret and er_synlig(UAFHAENGIGE_AF_ROLLE, bedoemt.forhold)


def borgerens_kontakt(bedoemt: Bedoemt) -> Vaerdi:
    """The citizen's contact, as it is compared."""
    kontakt = bedoemt.kontakt
    return (
        ("kommune", kontakt.kommune),
        ("navn", kontakt.navn),
        ("telefon", kontakt.telefon),
        ("hjemmeside", kontakt.hjemmeside),
        ("digital_post", kontakt.digital_post),
    )


def sapas_enhed(bedoemt: Bedoemt) -> Vaerdi:
    """SAPA's unit: compared by its UUID, named as FK Organisation names it."""
    ansvarlig = bedoemt.forhold.ansvarlig
    uuid = ansvarlig.uuid if ansvarlig else None
    enhed = bedoemt.forhold.organisation.find(uuid)
    navn = enhed.navn if enhed else "ukendt i FK Organisation"
    return (("uuid", str(uuid or "")), ("navn", navn))


def _samme(a: Udfald, b: Udfald) -> bool:
    return a.vaerdi == b.vaerdi


def _tal(maalte: Iterable[_Maalt]) -> Tal:
    """Objects by what becomes of them, each counted through its first citizen only."""
    tal = Tal()
    for maalt in maalte:
        if maalt.skaebne:
            antal = maalt.klasse.antal
            tal = replace(tal, total=tal.total + antal)
            if maalt.skaebne != "total":
                tal = replace(tal, **{maalt.skaebne: getattr(tal, maalt.skaebne) + antal})
    return tal


def _aendringer(
    optaelling: Optaelling, maalte: Iterable[_Maalt]
) -> tuple[tuple[Aendring, ...], Tal]:
    """The changes grouped by (from, to), and distinct citizens of each fate."""
    grupper: defaultdict[tuple[Vaerdi, Vaerdi], list[_Maalt]] = defaultdict(list)
    skaebner: defaultdict[str, list[Kasser]] = defaultdict(list)
    for maalt in maalte:
        if not maalt.skaebne:
            continue
        skaebner["total"].append(maalt.klasse.kasser)
        if maalt.skaebne != "total":
            skaebner[maalt.skaebne].append(maalt.klasse.kasser)
        if maalt.skaebne == "changed" and maalt.a.vaerdi and maalt.b.vaerdi:
            grupper[maalt.a.vaerdi, maalt.b.vaerdi].append(maalt)
    hold = {nr: [m.klasse.kasser for m in gruppe] for nr, gruppe in enumerate(grupper.values())}
    numre = {skaebne: len(hold) + i for i, skaebne in enumerate(skaebner)}
    borgere = optaelling.borgere(
        hold | {numre[skaebne]: kasser for skaebne, kasser in skaebner.items()}
    )
    aendringer = [
        _aendring(fra, til, gruppe, borgere.get(nr, 0), eksempel)
        for nr, (((fra, til), gruppe), eksempel) in enumerate(
            zip(grupper.items(), _eksempler(optaelling, grupper.values()), strict=True)
        )
    ]
    aendringer.sort(
        key=lambda a: (-a.sager, sorteringsnoegle(a.fra["navn"]), sorteringsnoegle(a.til["navn"]))
    )
    return tuple(aendringer), Tal(**{s: borgere.get(nr, 0) for s, nr in numre.items()})


def _aendring(
    fra: Vaerdi, til: Vaerdi, gruppe: list[_Maalt], borgere: int, eksempel: Eksempel
) -> Aendring:
    def antal(slags: str) -> int:
        return sum(m.klasse.antal for m in gruppe if m.klasse.slags == slags)

    return Aendring(
        fra=dict(fra),
        til=dict(til),
        sager=antal("sag"),
        ydelser=antal("ydelse"),
        borgere=borgere,
        eksempel=eksempel,
    )


def _eksempler(optaelling: Optaelling, grupper: Iterable[list[_Maalt]]) -> list[Eksempel]:
    """The first sag of each change in the order of the file, a ydelse where it has none."""
    valgte = [
        [m.klasse for m in gruppe if m.klasse.slags == "sag"] or [m.klasse for m in gruppe]
        for gruppe in grupper
    ]
    foerste = optaelling.foerste(
        {nr: [hold.kasser for hold in alle] for nr, alle in enumerate(valgte)}
    )
    klasser = [Klasse(alle[0], foerste[nr]) for nr, alle in enumerate(valgte)]
    vidner = Vidner.hent(optaelling.database, klasser)
    return [Eksempel(vidner.person(k).slug, k.slags, vidner.slug(k)) for k in klasser]
