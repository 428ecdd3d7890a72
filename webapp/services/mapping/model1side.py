"""`…/mapping/model-1/`: model 1 proposed for every unit, and made a variant at one press."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.enhedsforslag import BRUGES, Enhedsforslag, Sikkerhed
from webapp.domain.variant.mappingaendring import kendt_fk_navn
from webapp.domain.variant.variant import Enhedsmapning
from webapp.services.grundlag import Grundlag
from webapp.services.kommuner.varianter import gem_som_kopi
from webapp.services.mangler import (
    UDEN_FK_ORG,
    UDEN_ORGANISATIONSARK,
    Mangel,
    find_mangler,
)
from webapp.services.mapping.modelgrundlag import Modelgrundlag

NAVN = "Model 1 (forslag)"
BESKRIVELSE = (
    "Foreslået af Forhåndsblik efter UUID, navn og sti i FK Organisation. Enheder, der ikke er "
    "sikre nok, leder opad, til I vælger."
)
RAEKKER = 200
ORD: Mapping[Sikkerhed, tuple[str, str]] = {
    Sikkerhed.USIKKER: ("Usikker", "I vælger selv"),
    Sikkerhed.INGEN: ("Intet forslag", "leder opad"),
    Sikkerhed.RIMELIG: ("Rimelig", "navnet er stavet eller forkortet anderledes"),
    Sikkerhed.SIKKER: ("Sikker", "samme navn, eller UUID'et er næsten det samme"),
    Sikkerhed.ARK: ("Står i arket", "UUID'et i arket er en aktiv enheds"),
}


@dataclass(frozen=True, slots=True)
class Fkbud:
    """A unit of FK Organisation beside a proposal: what the citizen would read is with it."""

    navn: str
    sti: str
    telefon: str
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Model1linje:
    """One unit: the proposal, the runner-up, and what the proposal builds on."""

    slug: str
    navn: str
    sti: str
    sikkerhed: Sikkerhed
    sikkerhedsord: str
    bud: Fkbud | None
    naeste: Fkbud | None
    grund: str
    bruges: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Model1side:
    """The page: those to look at first."""

    variant: str
    variantnavn: str
    linjer: tuple[Model1linje, ...]
    ialt: int
    optalt: tuple[tuple[Sikkerhed, str, str, int], ...]
    bruges: int
    uden_telefon: int
    mangler: tuple[Mangel, ...]


def model1side(database: Database, grundlag: Grundlag, vis: int) -> Model1side:
    """The page; at most `vis` rows, and never fewer than the usual."""
    mangler = find_mangler(grundlag, UDEN_ORGANISATIONSARK, UDEN_FK_ORG)
    model = Modelgrundlag(database, grundlag)
    orden = list(ORD)
    forslag = () if mangler else model.forslag
    sorteret = sorted(forslag, key=lambda et: orden.index(et.sikkerhed))
    antal = Counter(et.sikkerhed for et in forslag)
    telefoner = [_bud(model, et.enhed, et.brugt, et.score) for et in forslag if et.brugt]
    return Model1side(
        variant=grundlag.variant.slug,
        variantnavn=grundlag.variant.navn,
        linjer=tuple(_linje(model, et) for et in sorteret[: max(vis, RAEKKER)]),
        ialt=len(forslag),
        optalt=tuple((s, *ORD[s], antal[s]) for s in ORD if antal[s]),
        bruges=len(telefoner),
        uden_telefon=sum(bud is not None and not bud.telefon for bud in telefoner),
        mangler=mangler,
    )


def _linje(model: Modelgrundlag, forslag: Enhedsforslag) -> Model1linje:
    navn = forslag.enhed
    return Model1linje(
        slug=model.tabel.slug_af[navn],
        navn=navn,
        sti=" › ".join(reversed(model.grundlag.konfiguration.vej_op(navn)[1:])),
        sikkerhed=forslag.sikkerhed,
        sikkerhedsord=ORD[forslag.sikkerhed][0],
        bud=_bud(model, navn, forslag.fk, forslag.score),
        naeste=_bud(model, navn, forslag.naeste, forslag.naeste_score),
        grund=forslag.grund,
        bruges=forslag.sikkerhed in BRUGES,
    )


def _bud(model: Modelgrundlag, navn: str, uuid: EnhedUuid | None, score: int) -> Fkbud | None:
    enhed = model.grundlag.opslag.organisation.find(uuid)
    if enhed is None:
        return None
    telefon = model.tabel.kontakt(navn, enhed.uuid).telefon_i_par
    return Fkbud(enhed.navn, model.tabel.fk_sti(enhed), telefon, score)


def lav_model1(database: Database, grundlag: Grundlag) -> str:
    """Save the proposal as a variant of its own; its slug. Uncertain units lead upwards in it."""
    model = Modelgrundlag(database, grundlag)
    foreslaaet = {et.enhed: et.brugt for et in model.forslag}
    variant = replace(
        grundlag.variant,
        model=1,
        beskrivelse=BESKRIVELSE,
        enhedsmapning=ny_mapning(model, foreslaaet),
    )
    return gem_som_kopi(database, variant, NAVN)


def ny_mapning(
    model: Modelgrundlag, foreslaaet: Mapping[str, EnhedUuid | None]
) -> tuple[Enhedsmapning, ...]:
    """A row a unit that something is proposed for; the others keep those of the variant.

    A row keeps its place in the sheet and the remark that stands there.
    """
    rester = [r for r in model.grundlag.variant.enhedsmapning if r.lokal_enhed not in foreslaaet]
    return (*(_raekke(model, navn, fk) for navn, fk in foreslaaet.items()), *rester)


def _raekke(model: Modelgrundlag, navn: str, fk: EnhedUuid | None) -> Enhedsmapning:
    gammel = model.kontrol.mapning.get(navn)
    if gammel is None:
        return Enhedsmapning(lokal_enhed=navn, fk_enhed=fk, valgt=True)
    fk_navn = kendt_fk_navn(gammel, fk)
    return replace(gammel, fk_enhed=fk, fra=None, fk_navn=fk_navn, valgt=True)
