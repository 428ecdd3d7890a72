"""A switch of a variant as a page shows it: question, choices, and what throwing it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from webapp.domain.variant.variant import Antagelser, Variant
from webapp.domain.variant.variantforskel import Navne, variantforskel
from webapp.services.aendring.gemning import gem
from webapp.services.aendring.stand import Stand, load_stand
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import FindesIkkeError, Grundlag, byg_grundlag, kendt_for
from webapp.services.kommuner.varianter import gem_som_kopi
from webapp.services.maalinger.eoj import Maaling, med_valg
from webapp.store.aendringer import load_version
from webapp.store.arbejde import talt
from webapp.store.varianter import find_variant
from webapp.store.variantvalg import Variantvalg

JA, NEJ = "ja", "nej"


@dataclass(frozen=True, slots=True)
class Mulighed:
    """One choice of a switch: its value in the form, its name, what follows, and the variant's."""

    vaerdi: str
    navn: str
    foelge: str
    valgt: bool = False


@dataclass(frozen=True, kw_only=True)
class Valg:
    """A switch: its name in the variant, KOMBIT's words, its two choices, what measures it.

    `kort` are the choices in few words, for the name of a copy; `bogstav`, `spoergsmaal` and
    `loesning` are those of an EOJ solution, `haler` the pages to compare, under a person.
    """

    felt: str
    overskrift: str
    kombit: str
    kilde: str
    aabent: str
    muligheder: tuple[Mulighed, Mulighed]
    kort: tuple[str, str]
    maal: Callable[[Database, Grundlag, Grundlag], Maaling]
    bogstav: str = ""
    spoergsmaal: tuple[str, ...] = ()
    loesning: str = ""
    haler: tuple[tuple[str, str], ...] = ()

    def den_anden(self, grundlag: Grundlag) -> Mulighed:
        """The choice that the variant does not have."""
        nu = som_tekst(getattr(grundlag.variant.antagelser, self.felt))
        return next(en for en in self.muligheder if en.vaerdi != nu)


@dataclass(frozen=True, slots=True)
class Eksempelsag:
    """A sag as the citizen reads it: number, title, authority, status with each choice."""

    sagsnummer: str
    titel: str
    system: str
    status: tuple[str, str]
    hjaelp: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sammenligning:
    """Two variants that differ in the switch, and the person to look at them on."""

    a: str
    b: str
    navne: tuple[str, str]
    person: str
    personnavn: str
    rolle: str
    haler: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Valgkort:
    """One switch.

    `kombit` are KOMBIT's words, `aabent` what they leave open; `andet` is the choice that the
    figures are about, and `nyt_navn` the name of a copy made with it. `maaling` None: they are not
    counted yet.
    """

    felt: str
    bogstav: str
    overskrift: str
    spoergsmaal: tuple[str, ...]
    loesning: str
    kombit: str
    kilde: str
    aabent: str
    standard: str
    muligheder: tuple[Mulighed, ...]
    maaling: Maaling | None
    nyt_navn: str
    eksempel: tuple[Eksempelsag, ...] = ()
    sammenligning: Sammenligning | None = None

    @property
    def valgt(self) -> Mulighed:
        """What the variant has now."""
        return next(en for en in self.muligheder if en.valgt)

    @property
    def andet(self) -> Mulighed:
        """What it can be changed to."""
        return next(en for en in self.muligheder if not en.valgt)


@dataclass(frozen=True)
class Valgside:
    """A page of switches."""

    variant: str
    variantnavn: str
    dato: str
    kort: tuple[Valgkort, ...]
    stand: Stand


def find_valg(alle: Iterable[Valg], felt: str) -> Valg:
    """The switch of that name; FindesIkkeError where there is none."""
    for en in alle:
        if en.felt == felt:
            return en
    raise FindesIkkeError(f"Der er intet valg, der hedder »{felt[:40]}«.")


def nyt_navn(grundlag: Grundlag, en: Valg, vaerdi: str) -> str:
    """What a copy with the choice is called."""
    nr = [m.vaerdi for m in en.muligheder].index(som_tekst(fra_tekst(en.felt, vaerdi)))
    return f"{grundlag.variant.navn}, {en.kort[nr]}"[:100]


def anden_vej(grundlag: Grundlag, en: Valg) -> Grundlag:
    """The same variant with the switch thrown."""
    return med_valg(grundlag, **{en.felt: fra_tekst(en.felt, en.den_anden(grundlag).vaerdi)})


def valgkort(database: Database, grundlag: Grundlag, en: Valg) -> Valgkort:
    """The switch as the page shows it, with what throwing it does to the whole kommune."""
    andet = en.den_anden(grundlag)
    return Valgkort(
        felt=en.felt,
        bogstav=en.bogstav,
        overskrift=en.overskrift,
        spoergsmaal=en.spoergsmaal,
        loesning=en.loesning,
        kombit=en.kombit,
        kilde=en.kilde,
        aabent=en.aabent,
        standard=en.muligheder[0].navn,
        muligheder=tuple(
            replace(mulighed, valgt=mulighed is not andet) for mulighed in en.muligheder
        ),
        maaling=talt(lambda: en.maal(database, grundlag, anden_vej(grundlag, en))),
        nyt_navn=nyt_navn(grundlag, en, andet.vaerdi),
    )


def byg_valgside(
    database: Database,
    grundlag: Grundlag,
    hvad: str,
    lav: Callable[[], tuple[Valgkort, ...]],
    siden: int | None,
) -> Valgside:
    """A page of switches; `siden`: the version that a form was made from.

    The cards are kept under `hvad` as long as the file is the same; those without figures are not.
    """
    kort = talt(lambda: kendt_for(database, grundlag, hvad, lav))
    return Valgside(
        variant=grundlag.variant.slug,
        variantnavn=grundlag.variant.navn,
        dato=detaljedato(grundlag.dato),
        kort=lav() if kort is None else kort,
        stand=load_stand(database, grundlag, siden),
    )


def som_tekst(vaerdi: object) -> str:
    """A switch's value as a form carries it."""
    if isinstance(vaerdi, bool):
        return JA if vaerdi else NEJ
    return str(vaerdi)


def fra_tekst(felt: str, tekst: str) -> object:
    """The value of a form's text; FindesIkkeError where the switch has no such choice."""
    standard = getattr(Antagelser(), felt)
    if isinstance(standard, bool) and tekst in {JA, NEJ}:
        return tekst == JA
    if isinstance(standard, StrEnum) and tekst in list(type(standard)):
        return type(standard)(tekst)
    raise FindesIkkeError(f"Der er intet valg, der hedder »{tekst[:20]}«.")


def skift(database: Database, grundlag: Grundlag, felt: str, vaerdi: str, version: int) -> bool:
    """Throw a switch of the variant; False where it stands so. VersionError as ever."""
    foer = grundlag.variant
    valgt: dict[str, Any] = {felt: fra_tekst(felt, vaerdi)}
    efter = replace(foer, antagelser=replace(foer.antagelser, **valgt))
    tekst = " ".join(variantforskel(foer, efter, Navne(str))).rstrip(".")
    return gem(database, foer, efter, version, tekst)


def ny_variant(database: Database, grundlag: Grundlag, felt: str, vaerdi: str, navn: str) -> str:
    """A copy of the variant with the switch thrown; its slug."""
    fra_tekst(felt, vaerdi)
    ny = gem_kopi(database, grundlag.variant.slug, navn)
    kopi = byg_grundlag(grundlag.opslag, kraev_variant(database, ny), grundlag.dato)
    skift(database, kopi, felt, vaerdi, load_version(database, ny))
    return ny


def gem_kopi(database: Database, slug: str, navn: str) -> str:
    """A copy under the name, with a number after it where the name is taken; its slug."""
    return gem_som_kopi(database, kraev_variant(database, slug), navn)


def kraev_variant(database: Database, slug: str) -> Variant:
    """The variant; FindesIkkeError where there is none."""
    variant = find_variant(database, slug)
    if variant is None:
        raise FindesIkkeError(f"Der er ingen variant, der hedder »{slug}«.")
    return variant


def find_par(valgene: tuple[Variantvalg, ...], slug: str, felt: str) -> Variantvalg | None:
    """A variant of the same kin that differs in the switch, and in as few others as can be."""
    egen = next(en for en in valgene if en.slug == slug)

    def forskelle(anden: Variantvalg) -> int:
        return sum(
            getattr(anden.antagelser, en.name) != getattr(egen.antagelser, en.name)
            for en in fields(Antagelser)
        )

    slaegt = (
        en
        for en in valgene
        if en.slug == egen.oprindelse or en.oprindelse in {egen.slug, egen.oprindelse or ""}
    )
    andre = (en for en in slaegt if getattr(en.antagelser, felt) != getattr(egen.antagelser, felt))
    return min(andre, key=forskelle, default=None)
