"""*Lav bordene*: each group has a scratch copy of a variant, and sees what its changes do.

A copy is a variant's rows under a slug that no list shows (domain/variant/bord.py, ADR 41). What a
table did is measured as the effect of any draft is: the variant against the copy.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.bord import bordets_variant, bordnummer, bordslug, som_plan
from webapp.domain.variant.trinorden import efter_eksporten
from webapp.domain.variant.variant import Variant
from webapp.domain.variant.variantforskel import Navne, variantforskel
from webapp.services.grundlag import FindesIkkeError, Grundlag, byg_grundlag, load_grundlag
from webapp.services.maalinger.indvirkning import Indvirkning, Modtager, maal_indvirkning
from webapp.store import borde as lager
from webapp.store.kendt import kendt
from webapp.store.opslag import load_kommune
from webapp.store.varianter import find_variant

FLEST_BORDE = 12
# So many changes of a table are measured one by one.
FLEST_MAALT = 10
# Where the version of a new copy begins, by lot: no form of an earlier copy fits it. A form's
# number is read to eight digits, and each save counts one up.
BEGYNDELSER = 90_000_000


@dataclass(frozen=True, slots=True)
class Bord:
    """A table, and the variant that its copy was made of."""

    nr: int
    slug: str
    navn: str
    variant: str


@dataclass(frozen=True, slots=True)
class Stoerst:
    """The one change that did most, in words, and how many sager have another contact by it."""

    tekst: str
    sager: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bordvirkning:
    """What a table's changes do, held against the variant.

    `sager` have another contact; `vist` and `skjult` are seen, or no more; `aendringer` how many
    choices differ, of which `maalt` were measured one by one to find the one that did most.
    """

    bord: Bord
    sager: int
    ydelser: int
    borgere: int
    vist: int
    skjult: int
    aendringer: int
    maalt: int
    stoerst: Stoerst | None


def load_borde(database: Database) -> tuple[Bord, ...]:
    """All tables in their order."""
    fundne = (find_variant(database, slug) for slug in lager.load_bordslugs(database))
    return tuple(
        Bord(bordnummer(v.slug), v.slug, v.navn, bordets_variant(v.slug)) for v in fundne if v
    )


def find_bord(database: Database, slug: str) -> Bord:
    """The table of a slug; FindesIkkeError where there is none."""
    for bord in load_borde(database):
        if bord.slug == slug:
            return bord
    raise FindesIkkeError("Det bord er her ikke mere. Spørg den, der viser.")


def lav_borde(database: Database, slug: str, antal: int) -> None:
    """So many tables with a copy of the variant each, in place of those that were there."""
    variant = find_variant(database, slug)
    if variant is None or variant.leveret:
        raise FindesIkkeError("Den variant kan der ikke laves borde af. Vælg en anden.")
    numre = range(1, max(1, min(antal, FLEST_BORDE)) + 1)
    nye = tuple((bordslug(slug, nr), f"Bord {nr}") for nr in numre)
    lager.lav_borde(database, variant, nye, secrets.randbelow(BEGYNDELSER))


def bordvirkning(database: Database, bord: Bord) -> Bordvirkning:
    """What the table's changes do, measured once for as long as the file is the same."""
    return kendt(database, ("bord", bord.slug), lambda: _maal(database, bord))


def _maal(database: Database, bord: Bord) -> Bordvirkning:
    dato = load_kommune(database).dato
    fra, til = (load_grundlag(database, slug, dato) for slug in (bord.variant, bord.slug))
    plan = som_plan(fra.variant)
    maaler = _Maaler(database, fra, plan)
    maalt = maaler.maal(til.variant)
    enkelte = tuple(_enkelte(plan, til.variant))
    virkninger = [
        Stoerst(_i_ord(fra, plan, en), maaler.maal(en).sager.changed)
        for en in enkelte[:FLEST_MAALT]
    ]
    stoerst = max(virkninger, key=lambda en: en.sager, default=None)
    return Bordvirkning(
        bord=bord,
        sager=maalt.sager.changed,
        ydelser=maalt.ydelser.changed,
        borgere=maalt.borgere.changed,
        vist=maalt.sager.shown + maalt.ydelser.shown,
        skjult=maalt.sager.hidden + maalt.ydelser.hidden,
        aendringer=len(enkelte),
        maalt=len(virkninger),
        stoerst=stoerst if stoerst and stoerst.sager else None,
    )


@dataclass(frozen=True, slots=True)
class _Maaler:
    """Measures a variant against the one that the tables were made of, as a draft is measured."""

    database: Database
    grundlag: Grundlag
    plan: Variant

    def maal(self, efter: Variant) -> Indvirkning:
        a, b = map(self._grundlag, (self.plan, efter))
        return maal_indvirkning(self.database, a, b, Modtager.BORGER, kun_forskelle=True)

    def _grundlag(self, variant: Variant) -> Grundlag:
        dato = self.grundlag.dato
        # A plan has sent nothing yet: both as they will be when all trin are done.
        return byg_grundlag(self.grundlag.opslag, efter_eksporten(variant, dato), dato)


def _enkelte(fra: Variant, til: Variant) -> Iterator[Variant]:
    """The variant with one unit, sagstype or ydelse of the table's copy at a time."""
    for felt, noegle in (
        ("enhedsmapning", "lokal_enhed"),
        ("sagstype_kle", "sagstype"),
        ("ydelsestyper", "lokal_ydelse"),
    ):
        foer, efter = getattr(fra, felt), getattr(til, felt)
        for navn in _forskellige(foer, efter, noegle):
            andre = tuple(raekke for raekke in foer if getattr(raekke, noegle) != navn)
            nye = tuple(raekke for raekke in efter if getattr(raekke, noegle) == navn)
            yield replace(fra, **{felt: (*andre, *nye)})  # type: ignore[arg-type]  # fields by name


def _forskellige(foer: Iterable[object], efter: Iterable[object], noegle: str) -> Iterator[str]:
    """The keys whose rows are not the same, each once."""
    gamle, nye = _efter(foer, noegle), _efter(efter, noegle)
    return (navn for navn in dict.fromkeys((*nye, *gamle)) if gamle.get(navn) != nye.get(navn))


def _efter(raekker: Iterable[object], noegle: str) -> dict[str, list[object]]:
    fundne: dict[str, list[object]] = {}
    for raekke in raekker:
        fundne.setdefault(str(getattr(raekke, noegle)), []).append(raekke)
    return fundne


def _i_ord(fra: Grundlag, plan: Variant, efter: Variant) -> str:
    def enhedsnavn(uuid: str) -> str:
        enhed = fra.opslag.organisation.find(EnhedUuid(uuid))
        return enhed.navn if enhed else f"{uuid} (ukendt i FK Organisation)"

    return " ".join(variantforskel(plan, efter, Navne(enhedsnavn))).rstrip(".")
