"""`/<kommune>/<variant>/reorganisation/`: the changes to FK Organisation and what they do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlite_utils import Database

from webapp.domain.organisation.enhedsaendring import Aendringsslags, i_ord, i_orden
from webapp.domain.organisation.reorganisation import find_fejl
from webapp.domain.vaerdier.dage import EN_DAG, flyt
from webapp.domain.variant.variant import Variant
from webapp.services.aendring.stand import load_stand
from webapp.services.dansk import detaljedato, sapadato, sorteringsnoegle
from webapp.services.grundlag import FREMAD, FindesIkkeError, Grundlag, byg_grundlag
from webapp.services.maalinger.enhedsudfald import Hvem, Udfald, placering
from webapp.services.maalinger.reorganisation import (
    Kontaktskifte,
    grundlag_paa,
    maal_reorganisation,
)
from webapp.services.reorganisation.opgaver import Arbejdsliste
from webapp.services.reorganisation.sidedele import (
    Aendringslinje,
    Aendringsudkast,
    Reorganisationsside,
    Skiftelinje,
    Virkningskolonne,
)
from webapp.store.varianter import find_variant, load_variantnavne

SLAGS = (
    (Aendringsslags.OMDOEB, "Får et nyt navn"),
    (Aendringsslags.SAMMENLAEG, "Lægges sammen med en anden enhed og lukkes"),
    (Aendringsslags.LUK, "Lukkes"),
    (Aendringsslags.FLYT, "Flyttes ind under en anden enhed"),
    (Aendringsslags.TELEFON, "Får et nyt telefonnummer"),
)
RAEKKEFOELGE = (Udfald.BRUDT, Udfald.AENDRET, Udfald.HOLDER)


def reorganisationsside(  # noqa: PLR0913 - what is typed, and what the address asks for
    database: Database,
    grundlag: Grundlag,
    udkast: Aendringsudkast,
    mod: str | None = None,
    *,
    dato: date | None = None,
    siden: int | None = None,
) -> Reorganisationsside:
    """The page. `dato` None: the day when all changes have come; `mod`: the other variant.

    `siden`: the version that a form was made from.
    """
    variant, organisation = grundlag.variant, grundlag.opslag.organisation
    her = grundlag if dato else grundlag_paa(grundlag, _virkningsdag(grundlag))
    andre = _andre(database, variant)
    anden = next((en for en in andre if en.slug == mod), None)
    if mod and anden is None:
        raise FindesIkkeError(f"Der er ingen anden variant, der hedder »{mod[:60]}«.")
    anden = anden or _naturlig(andre, variant)
    kolonner = _kolonner(database, her, anden) if variant.reorganisation else ()
    maalt = Arbejdsliste(her)
    grund = organisation.grundform or organisation
    return Reorganisationsside(
        variant=variant.slug,
        variantnavn=variant.navn,
        stand=load_stand(database, grundlag, siden),
        aendringer=_linjer(her),
        udkast=udkast,
        enheder=tuple(
            sorted(
                ((str(uuid), placering(grund, uuid)) for uuid in grund.enheder),
                key=lambda par: sorteringsnoegle(par[1]),
            )
        ),
        slags=tuple((str(slags), tekst) for slags, tekst in SLAGS),
        dato=detaljedato(her.dato),
        dato_iso=her.dato.isoformat(),
        dagen_foer=flyt(her.dato, -EN_DAG).isoformat(),
        dato_kort=sapadato(her.dato),
        naaede=sum(a.dato <= her.dato for a in variant.reorganisation),
        kolonner=kolonner,
        andre=tuple((en.slug, en.navn, en is anden) for en in andre),
        uvirksomme=tuple(_uvirksomme(maalt, variant)),
        roller=maalt.roller(),
    )


def _virkningsdag(grundlag: Grundlag) -> date:
    """The last change's day, where that lies ahead and within the data's span."""
    senest = flyt(grundlag.opslag.kommune.dato, FREMAD)
    dage = [a.dato for a in grundlag.variant.reorganisation if a.dato <= senest]
    return max([grundlag.dato, *dage])


def _andre(database: Database, variant: Variant) -> tuple[Variant, ...]:
    slugs = [slug for slug, _, _ in load_variantnavne(database) if slug != variant.slug]
    return tuple(en for slug in slugs if (en := find_variant(database, slug)) is not None)


def samme_aendringer(a: Variant, b: Variant) -> bool:
    """True if two variants hold the same changes to FK Organisation."""
    return [x.i_ro for x in i_orden(a.reorganisation)] == [
        x.i_ro for x in i_orden(b.reorganisation)
    ]


def _naturlig(andre: tuple[Variant, ...], variant: Variant) -> Variant | None:
    """The other model: a variant with the same changes, else the first; None without a model."""
    modeller = [en for en in andre if en.model is not None and en.model != variant.model]
    samme = [en for en in modeller if variant.reorganisation and samme_aendringer(en, variant)]
    return next(iter(samme or modeller), None)


def _kolonner(
    database: Database, her: Grundlag, anden: Variant | None
) -> tuple[Virkningskolonne, ...]:
    kolonner = [_kolonne(database, her, kan_aabnes=True)]
    if anden is not None:
        samme = samme_aendringer(anden, her.variant)
        med = replace(anden, reorganisation=her.variant.reorganisation)
        der = byg_grundlag(her.opslag, med, her.dato)
        kolonner.append(_kolonne(database, der, kan_aabnes=samme))
    return tuple(kolonner)


def _kolonne(database: Database, grundlag: Grundlag, *, kan_aabnes: bool) -> Virkningskolonne:
    maaling = maal_reorganisation(database, grundlag)
    liste = Arbejdsliste(grundlag, maaling)
    borger, sapa = (
        tuple(maaling.af(hvem, udfald) for udfald in RAEKKEFOELGE)
        for hvem in (Hvem.BORGER, Hvem.SAPA)
    )
    variant = grundlag.variant
    return Virkningskolonne(
        slug=variant.slug,
        navn=variant.navn,
        model=variant.model,
        kan_aabnes=kan_aabnes,
        borger=(borger[0], borger[1], borger[2]),
        sapa=(sapa[0], sapa[1], sapa[2]),
        skifter=tuple(map(_skiftelinje, maaling.skifter)),
        opgaver=liste.opgaver(),
        andre=liste.andre(),
        navne=liste.navne(),
    )


def _skiftelinje(skifte: Kontaktskifte) -> Skiftelinje:
    side = "sager" if skifte.slags == "sag" else "serviceydelser-og-hjaelpemidler"
    return Skiftelinje(
        udfald=skifte.udfald,
        foer=skifte.foer,
        efter=skifte.efter,
        sager=skifte.sager,
        ydelser=skifte.ydelser,
        titel=skifte.titel,
        sti="" if skifte.oekonomisk else f"{side}/{skifte.slug}",
        person=skifte.person,
        noegle=f"{skifte.slags}/{skifte.slug}",
    )


def _linjer(grundlag: Grundlag) -> tuple[Aendringslinje, ...]:
    variant, navn = grundlag.variant, Arbejdsliste(grundlag).navn
    fejl = dict(find_fejl(grundlag.opslag.organisation, variant.reorganisation))
    nummereret = sorted(enumerate(variant.reorganisation), key=lambda par: par[1].dato)
    return tuple(
        Aendringslinje(
            nr,
            detaljedato(en.dato),
            i_ord(en, navn),
            str(fejl.get(en, "")),
            en.dato <= grundlag.dato,
        )
        for nr, en in nummereret
    )


def _uvirksomme(liste: Arbejdsliste, variant: Variant) -> list[str]:
    """The units that keep their mapping: a new name, number or place follows by itself."""
    lukkede = {a.enhed for a in variant.reorganisation if a.slags not in {*_BLIDE}}
    blide = dict.fromkeys(a.enhed for a in variant.reorganisation if a.slags in _BLIDE)
    return [liste.navn(uuid) for uuid in blide if uuid not in lukkede]


_BLIDE = (Aendringsslags.OMDOEB, Aendringsslags.FLYT, Aendringsslags.TELEFON)
