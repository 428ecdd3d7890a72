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

from webapp.domain.fagsystem import BevilgetYdelse, Bevilling, Sag
from webapp.domain.person import Person
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.regel import afgoer
from webapp.domain.visning.sapa import SAPA
from webapp.services.bedoemmelse import Bedoemt, bedoem_sag, bedoem_ydelse, indekser
from webapp.services.dansk import sorteringsnoegle
from webapp.services.forskelsfilter import find_filter
from webapp.services.grundlag import Grundlag
from webapp.services.klasser import Klasse, find_klasser
from webapp.services.taelling import byg_midlertidige_taellinger
from webapp.store import opslag, sager
from webapp.store.optaelling import fjern_skygger, taelle_borgere


class Modtager(StrEnum):
    """Whose view is compared."""

    BORGER = "borger"
    SAPA = "sapa"


# SAPA's rules that no role decides: the comparison is for SAPA as such.
UAFHAENGIGE_AF_ROLLE = tuple(
    regel for regel in SAPA if regel.code in {"SAPA_AABNET", "SAPA_PART", "SAPA_EJER"}
)
Vaerdi = tuple[tuple[str, str], ...]


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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True)
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
    klasse: Klasse
    a: Udfald
    b: Udfald
    eksempel: Eksempel

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
    if a.dato == a.opslag.kommune.dato:
        fjern_skygger(database)
    else:
        byg_midlertidige_taellinger(database, a.dato)
    maalte = tuple(_maal(database, a, b, modtager, kun_forskelle=kun_forskelle))
    tal = {
        slags: _tal([m for m in maalte if m.klasse.slags == slags]) for slags in ("sag", "ydelse")
    }
    aendringer, borgere = _aendringer(database, maalte)
    return Indvirkning(
        a.variant.slug,
        b.variant.slug,
        a.dato,
        modtager,
        tal["sag"],
        tal["ydelse"],
        borgere,
        aendringer,
        len({m.a.vaerdi for m in maalte if m.a.vaerdi and m.klasse.slags == "sag"}),
        len({m.b.vaerdi for m in maalte if m.b.vaerdi and m.klasse.slags == "sag"}),
    )


def bedoem_klasser(database: Database, grundlag: Grundlag) -> Iterator[tuple[Klasse, Bedoemt]]:
    """Every class of one variant with one of its objects judged; units are kept apart."""
    if grundlag.dato != grundlag.opslag.kommune.dato:
        byg_midlertidige_taellinger(database, grundlag.dato)
    klasser = find_klasser(database, grundlag, grundlag, hver_for_sig=True)
    vidner = _Vidner.hent(database, klasser)
    for klasse in klasser:
        yield klasse, vidner.bedoem(klasse, grundlag)


def _maal(
    database: Database, a: Grundlag, b: Grundlag, modtager: Modtager, *, kun_forskelle: bool
) -> Iterator[_Maalt]:
    """Every class with its outcome under both variants."""
    kun = find_filter(a, b) if kun_forskelle else lambda _gruppe: True
    klasser = find_klasser(database, a, b, kun=kun)
    vidner = _Vidner.hent(database, klasser)
    for klasse in klasser:
        bedoemt_a, bedoemt_b = vidner.bedoem(klasse, a), vidner.bedoem(klasse, b)
        eksempel = Eksempel(bedoemt_a.forhold.person.slug, klasse.slags, bedoemt_a.slug)
        yield _Maalt(klasse, _udfald(bedoemt_a, modtager), _udfald(bedoemt_b, modtager), eksempel)


@dataclass(frozen=True)
class _Vidner:
    """The objects that speak for their classes, read at once."""

    personer: Mapping[int, Person]
    sager: Mapping[int, Sag]
    ydelser: Mapping[int, tuple[Bevilling, BevilgetYdelse]]
    ydelsernes_sager: Mapping[str, Sag]

    @classmethod
    def hent(cls, database: Database, klasser: Iterable[Klasse]) -> _Vidner:
        ider: defaultdict[str, set[int]] = defaultdict(set)
        for klasse in klasser:
            ider[klasse.slags].add(klasse.vidne.objekt_id)
        deres_sager, bevillinger = sager.load_bevillinger_med_ydelser(database, ider["ydelse"])
        efter_slug = {y.slug: (b, y) for b in bevillinger for y in b.ydelser}
        slugs = sager.load_ydelsesslugs(database, ider["ydelse"])
        return cls(
            dict(enumerate(opslag.load_personer(database), start=1)),
            sager.load_sager(database, ider["sag"]),
            {nr: efter_slug[slug] for nr, slug in slugs.items()},
            deres_sager,
        )

    def bedoem(self, klasse: Klasse, grundlag: Grundlag) -> Bedoemt:
        """The witness of a class under one variant."""
        person = self.personer[klasse.vidne.person_id]
        if klasse.slags == "sag":
            sag = self.sager[klasse.vidne.objekt_id]
            return bedoem_sag(grundlag, person, sag, indekser(grundlag, sag))
        bevilling, ydelse = self.ydelser[klasse.vidne.objekt_id]
        indekssager = {
            slug: indekser(grundlag, sag)
            for slug, sag in self.ydelsernes_sager.items()
            if slug == bevilling.sag
        }
        return bedoem_ydelse(
            grundlag, person, bevilling, ydelse, self.ydelsernes_sager, indekssager
        )


def _udfald(bedoemt: Bedoemt, modtager: Modtager) -> Udfald:
    if modtager is Modtager.BORGER:
        return Udfald(borgerens_kontakt(bedoemt) if bedoemt.borger.visible else None)
    synlig = afgoer(EKSPORT, UAFHAENGIGE_AF_ROLLE, bedoemt.forhold).visible
    return Udfald(sapas_enhed(bedoemt) if synlig else None)


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


def _aendringer(database: Database, maalte: Iterable[_Maalt]) -> tuple[tuple[Aendring, ...], Tal]:
    """The changes grouped by (from, to), and distinct citizens of each fate."""
    grupper: defaultdict[tuple[Vaerdi, Vaerdi], list[_Maalt]] = defaultdict(list)
    skaebner: defaultdict[str, list[int]] = defaultdict(list)
    for maalt in maalte:
        if not maalt.skaebne:
            continue
        skaebner["total"].extend(maalt.klasse.kasser)
        if maalt.skaebne != "total":
            skaebner[maalt.skaebne].extend(maalt.klasse.kasser)
        if maalt.skaebne == "changed" and maalt.a.vaerdi and maalt.b.vaerdi:
            grupper[maalt.a.vaerdi, maalt.b.vaerdi].append(maalt)
    hold = {
        nr: [kasse for m in gruppe for kasse in m.klasse.kasser]
        for nr, gruppe in enumerate(grupper.values())
    }
    numre = {skaebne: len(hold) + i for i, skaebne in enumerate(skaebner)}
    borgere = taelle_borgere(
        database, hold | {numre[skaebne]: ider for skaebne, ider in skaebner.items()}
    )
    aendringer = [
        _aendring(fra, til, gruppe, borgere.get(nr, 0))
        for nr, ((fra, til), gruppe) in enumerate(grupper.items())
    ]
    aendringer.sort(
        key=lambda a: (
            -a.sager, sorteringsnoegle(a.fra["navn"]), sorteringsnoegle(a.til["navn"])
        )
    )  # fmt: skip
    return tuple(aendringer), Tal(**{s: borgere.get(nr, 0) for s, nr in numre.items()})


def _aendring(fra: Vaerdi, til: Vaerdi, gruppe: list[_Maalt], borgere: int) -> Aendring:
    def antal(slags: str) -> int:
        return sum(m.klasse.antal for m in gruppe if m.klasse.slags == slags)

    vidne = min(gruppe, key=lambda m: (m.klasse.slags != "sag", m.klasse.vidne.objekt_id))
    return Aendring(dict(fra), dict(til), antal("sag"), antal("ydelse"), borgere, vidne.eksempel)
