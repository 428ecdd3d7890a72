"""`/<kommune>/<variant>/opsaetning/`: Opsætning af Borgerblikket per KLE, and its changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlite_utils import Database

from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.kontrol.grundlag import Talklasse
from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.domain.variant.opsaetning import Opsaetning
from webapp.domain.variant.opsaetningsaendring import (
    er_egen,
    forskelle,
    gaeldende_raekke,
    ret_opsaetning,
)
from webapp.domain.variant.variant import Variant
from webapp.services.aendring.gemning import gem
from webapp.services.aendring.stand import load_stand
from webapp.services.aendring.vist import maerke
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import (
    FindesIkkeError,
    Grundlag,
    byg_grundlag,
    kendt_for,
    variantnavne,
)
from webapp.services.indlaes.udfyld import OPSAETNING_HENTES
from webapp.services.maalinger.kontrol import find_talklasser
from webapp.services.maalinger.synlighed import maal_synlighed, som_synlig
from webapp.services.opsaetning.krav import forpligtelseslinjer, fundlinjer, nye_fund
from webapp.services.opsaetning.sidedele import (
    Antagelse,
    Enkeltform,
    Filtre,
    Forhaandsvisning,
    Klegruppe,
    Klelinje,
    Klerettelse,
    Opsaetningsside,
)
from webapp.services.opsaetning.tabel import Opsaetningstabel
from webapp.services.opsaetning.udkast import Opsaetningsudkast, laes_opsaetningsudkast
from webapp.store.opslag import find_person
from webapp.store.varianter import find_variant

MAKS_LINJER = 500
# Up to so many numbers are shown unfolded.
AABNE_LINJER = 40
VISTE_NUMRE = 5
MAKS_TEKST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Opsaetningsvalg:
    """What the address asks for; `udkast` None: nothing is typed."""

    filtre: Filtre = field(default_factory=Filtre)
    ret: str = ""
    enkelte: Mapping[str, str] | None = None
    lister: Mapping[str, Sequence[str]] | None = None
    siden: int | None = None
    person: str = ""


def opsaetningsside(
    database: Database, grundlag: Grundlag, valg: Opsaetningsvalg
) -> Opsaetningsside:
    """The page; FindesIkkeError for a variant to compare with, or a number, that is none."""
    klasser = kendt_for(
        database, grundlag, "opsætning", lambda: _synlige_klasser(database, grundlag)
    )
    anden = _anden(database, valg.filtre.forskellig)
    tabel = Opsaetningstabel(grundlag, klasser, anden)
    udkast = laes(grundlag, valg.enkelte, valg.lister)
    alle = tabel.linjer(valg.filtre, frozenset(udkast.numre))
    viste = _viste(alle)
    moenster = _moenster(valg.ret) if valg.ret else None
    if udkast.enkelt and len(udkast.numre) == 1:
        # The form that is saved is the one that is seen.
        (moenster,) = udkast.numre
    navne = variantnavne(database)
    return Opsaetningsside(
        variantnavn=grundlag.variant.navn,
        dato=detaljedato(grundlag.dato),
        stand=load_stand(database, grundlag, valg.siden),
        grupper=_grupper(tabel, viste),
        ialt=len(alle),
        vist=len(viste),
        filtre=valg.filtre,
        varianter=tuple(
            (slug, navn) for slug, navn in navne.items() if slug != grundlag.variant.slug
        ),
        sammenlignet=navne.get(valg.filtre.forskellig, ""),
        forpligtelser=tuple(forpligtelseslinjer(grundlag.variant.opsaetning)),
        fund=kendt_for(
            database, grundlag, "fund i opsætning", lambda: fundlinjer(database, grundlag)
        ),
        fagsystemer=fagsystemer(grundlag),
        udkast=udkast,
        ret=_enkelt(tabel, moenster, udkast) if moenster else None,
        maerke=maerke(udkast.kerne),
        visning=_visning(database, grundlag, tabel, udkast) if udkast.gyldig else None,
        person=find_testperson(database, valg.person),
        antagelse=_antagelse(grundlag.variant.opsaetning),
    )


def _antagelse(opsaetning: Opsaetning) -> Antagelse | None:
    if opsaetning.antaget is None:
        return None
    return Antagelse(len(opsaetning.antagne), len(opsaetning.egne), OPSAETNING_HENTES)


def _synlige_klasser(database: Database, grundlag: Grundlag) -> tuple[Talklasse, ...]:
    """The kommune's objects as they would be if every number were switched on."""
    variant, _ = som_synlig(grundlag.variant, grundlag.dato)
    synlig = byg_grundlag(grundlag.opslag, variant, grundlag.dato)
    return tuple(find_talklasser(database, synlig, enhedsvis=False))


def laes(
    grundlag: Grundlag,
    enkelte: Mapping[str, str] | None,
    lister: Mapping[str, Sequence[str]] | None,
) -> Opsaetningsudkast:
    """The draft of an address or a form; an empty one where nothing is typed."""
    if enkelte is None:
        return Opsaetningsudkast()
    return laes_opsaetningsudkast(enkelte, lister or {}, fagsystemer(grundlag))


def gem_opsaetning(
    database: Database, grundlag: Grundlag, udkast: Opsaetningsudkast, version: int
) -> bool:
    """Save a draft without faults; False where it changes nothing. VersionError as ever."""
    aendret = _aendret(grundlag.variant, udkast)
    tekst = _tekst(grundlag.variant, aendret, udkast)
    return gem(database, grundlag.variant, aendret, version, tekst)


def fagsystemer(grundlag: Grundlag) -> tuple[str, ...]:
    """The systems that a filter can name: the known ones and those that a row names already."""
    i_brug = (n for r in grundlag.variant.opsaetning.raekker for n in r.fagsystemfilter)
    return tuple(dict.fromkeys((*grundlag.opslag.fagsystemer, *i_brug)))


def _anden(database: Database, slug: str) -> Variant | None:
    if not slug:
        return None
    variant = find_variant(database, slug)
    if variant is None:
        raise FindesIkkeError(f"Der er ingen variant, der hedder »{slug}«.")
    return variant


def _moenster(tekst: str) -> KleMoenster:
    try:
        return KleMoenster(tekst)
    except ValueError as fejl:
        raise FindesIkkeError("KLE-nummeret i adressen kan ikke læses.") from fejl


def find_testperson(database: Database, slug: str) -> tuple[str, str]:
    """(slug, name) of a test person; empty where there is none."""
    person = find_person(database, slug) if slug else None
    return (person.slug, person.borgernavn) if person else ("", "")


def _enkelt(tabel: Opsaetningstabel, kle: KleMoenster, udkast: Opsaetningsudkast) -> Enkeltform:
    """The form of one number: as typed, where it is what was typed in."""
    if udkast.enkelt and kle in udkast.numre:
        return Enkeltform(tabel.linje(kle), udkast.felter or {}, udkast.systemer)
    return Enkeltform(tabel.linje(kle), tabel.felter(kle), tabel.systemer(kle))


def _viste(alle: Sequence[Klelinje]) -> Sequence[Klelinje]:
    """As many as the page shows, with every ticked one: what is saved can be seen."""
    if len(alle) <= MAKS_LINJER:
        return alle
    plads = MAKS_LINJER - sum(linje.valgt for linje in alle)
    andre = {linje.nummer for linje in [en for en in alle if not en.valgt][: max(0, plads)]}
    return [linje for linje in alle if linje.valgt or linje.nummer in andre]


def _grupper(tabel: Opsaetningstabel, linjer: Sequence[Klelinje]) -> tuple[Klegruppe, ...]:
    samlet: dict[str, list[Klelinje]] = {}
    for linje in linjer:
        samlet.setdefault(linje.nummer[:2], []).append(linje)
    faa = len(linjer) <= AABNE_LINJER
    return tuple(
        Klegruppe(nummer, tabel.titel(nummer), tuple(dens), faa or any(en.valgt for en in dens))
        for nummer, dens in samlet.items()
    )


def _aendret(variant: Variant, udkast: Opsaetningsudkast) -> Variant:
    ny = ret_opsaetning(variant.opsaetning, udkast.numre, udkast.aendring)
    return replace(variant, opsaetning=ny)


def _visning(
    database: Database, grundlag: Grundlag, tabel: Opsaetningstabel, udkast: Opsaetningsudkast
) -> Forhaandsvisning:
    aendret = _aendret(grundlag.variant, udkast)
    foer, efter = grundlag.variant.opsaetning, aendret.opsaetning
    rettelser = tuple(
        Klerettelse(str(kle), tabel.titel(str(kle)), ord_)
        for kle in tabel.numre(udkast.numre)
        if (ord_ := _rettelse(foer, efter, kle))
    )
    return Forhaandsvisning(
        rettelser,
        maal_synlighed(database, grundlag, aendret),
        nye_fund(database, grundlag, byg_grundlag(grundlag.opslag, aendret, grundlag.dato)),
    )


def _rettelse(foer: Opsaetning, efter: Opsaetning, kle: KleMoenster) -> tuple[str, ...]:
    """What changes on one number: what holds for it, and whether it inherits."""
    gammel, ny = gaeldende_raekke(foer, kle), gaeldende_raekke(efter, kle)
    arver, arvede = not er_egen(ny, kle), not er_egen(gammel, kle)
    skift: tuple[str, ...] = ()
    if foer.er_antaget(kle) and not efter.er_antaget(kle) and not arver:
        skift = ("Er jeres egen og ikke længere antaget",)
    elif arver and not arvede:
        skift = (f"Følger {ny.kle}" if ny else "Står ikke længere i opsætningen",)
    elif arvede and gammel is not None and not arver:
        skift = (f"Følger ikke længere {gammel.kle}",)
    return (*skift, *forskelle(gammel, ny))


def _tekst(foer: Variant, efter: Variant, udkast: Opsaetningsudkast) -> str:
    """The change as one line of the variant's history."""
    alle = [str(kle) for kle in udkast.numre]
    numre = opremsning(alle) if len(alle) <= VISTE_NUMRE else antal(len(alle), "KLE", "KLE-numre")
    sat: dict[str, None] = {}
    for kle in udkast.numre:
        for ord_ in _rettelse(foer.opsaetning, efter.opsaetning, kle):
            sat[ord_ if len(alle) == 1 else _kun_ny(ord_)] = None
    hvad = "; ".join(sat) or "ingen ændring"
    return f"Opsætning af Borgerblikket, {numre}: {hvad}"[:MAKS_TEKST]


def _kun_ny(ord_: str) -> str:
    """`Aktiv: ja` of `Aktiv: nej → ja`: of many numbers the old values differ."""
    felt, kolon, vaerdier = ord_.partition(": ")
    return f"{felt}{kolon}{vaerdier.rpartition(' → ')[2]}"
