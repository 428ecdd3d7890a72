"""`…/mapping/model-2/`: choose a level or the units at the top; all below lead up to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.organisation.organisation import FkEnhed
from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.domain.vaerdier.identifikation import EnhedUuid, UgyldigIdentifikationError
from webapp.domain.variant.model2 import Model2, Niveau, Placeret
from webapp.services.aendring.vist import kraev_set, maerke
from webapp.services.grundlag import Grundlag
from webapp.services.kommuner.varianter import gem_som_kopi
from webapp.services.mangler import (
    UDEN_FK_ORG,
    UDEN_ORGANISATIONSARK,
    Mangel,
    find_mangler,
)
from webapp.services.mapping.model1side import ny_mapning
from webapp.services.mapping.modelgrundlag import Modelgrundlag

NAVN = "Model 2 (forslag)"
BESKRIVELSE = (
    "Foreslået af Forhåndsblik: kun enheder højt oppe i FK Organisation er mappet, og resten leder "
    "opad i Cura."
)
MAKS_NAVNE = 4
MAKS_VALGMULIGHEDER = 60


@dataclass(frozen=True, slots=True)
class Model2valg:
    """What was chosen: a level, units at the top, or nothing; and that Cura's tree is drawn."""

    niveau: int | None = None
    toppe: tuple[str, ...] = ()
    tegn: bool = True


@dataclass(frozen=True, slots=True)
class Niveaulinje:
    """A level to choose."""

    nr: int
    antal: int
    navne: str
    valgt: bool


@dataclass(frozen=True, slots=True)
class Topvalg:
    """A unit that can be chosen to be at the top."""

    uuid: str
    navn: str
    sti: str
    valgt: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Topgruppe:
    """The units that one top gets, and the telephone that their citizens would read."""

    navn: str
    sti: str
    telefon: str
    enheder: int
    navne: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Model2side:
    """The page. `tegnes`: how many units get their place in Cura's tree along with the variant.

    `niveau`: the level that is shown, None where the tops were ticked; `maerke`: of the tops shown.
    `tal_ord`: why the table has other units than the level, where it has.
    """

    variant: str
    variantnavn: str
    niveauer: tuple[Niveaulinje, ...]
    toppe: tuple[Topvalg, ...]
    flere_toppe: int
    niveau: int | None
    maerke: str
    tegn: bool
    grupper: tuple[Topgruppe, ...]
    uden: tuple[str, ...]
    tegnes: int
    usikre: int
    mangler: tuple[Mangel, ...]
    tal_ord: str = ""


@dataclass(frozen=True)
class _Valgt:
    """The model, and the tops that hold."""

    model: Modelgrundlag
    model2: Model2
    toppe: tuple[EnhedUuid, ...]
    niveau: Niveau | None

    def placer(self, *, tegn: bool = True) -> tuple[Placeret, ...]:
        return self.model2.placer(self.toppe, None if tegn else self.model.curas_trae)


def _vaelg(model: Modelgrundlag, valg: Model2valg) -> _Valgt:
    """The units that were ticked, else the level, else the first that tells units apart."""
    grundlag = model.grundlag
    organisation = grundlag.opslag.organisation
    model2 = Model2(organisation, model.fk, model.foreslaaet_trae, grundlag.dato)
    toppe = tuple(
        uuid for tekst in valg.toppe if (uuid := _uuid(tekst)) and uuid in organisation.enheder
    )
    if toppe:
        return _Valgt(model, model2, toppe, None)
    niveau = next((n for n in model2.niveauer if n.nr == valg.niveau), model2.naturligt)
    return _Valgt(model, model2, tuple(e.uuid for e in niveau.enheder) if niveau else (), niveau)


def _uuid(tekst: str) -> EnhedUuid | None:
    try:
        return EnhedUuid.af_tekst(tekst)
    except UgyldigIdentifikationError:
        return None


def model2side(database: Database, grundlag: Grundlag, valg: Model2valg) -> Model2side:
    """The page as the choice makes it."""
    mangler = find_mangler(grundlag, UDEN_ORGANISATIONSARK, UDEN_FK_ORG)
    model = Modelgrundlag(database, grundlag)
    valgt = _vaelg(model, valg)
    mulige = list(_mulige(valgt))
    egne = {enhed.navn for enhed in model.enheder}
    placeret = [en for en in valgt.placer() if en.enhed in egne]
    return Model2side(
        variant=grundlag.variant.slug,
        variantnavn=grundlag.variant.navn,
        niveauer=tuple(
            Niveaulinje(n.nr, len(n.enheder), _navne(e.navn for e in n.enheder), n == valgt.niveau)
            for n in valgt.model2.niveauer
        ),
        toppe=tuple(_viste(mulige)),
        flere_toppe=len(mulige) - len(list(_viste(mulige))),
        niveau=valgt.niveau.nr if valgt.niveau else None,
        maerke=_maerke(valgt),
        tegn=valg.tegn,
        grupper=tuple(_grupper(model, placeret)),
        uden=tuple(en.enhed for en in placeret if en.maal is None),
        tegnes=sum(en.overordnet is not None for en in model.placeringer),
        usikre=sum(en.overordnet is not None and not en.sikker for en in model.placeringer),
        mangler=mangler,
        tal_ord=_tal_ord(model, valgt, {en.maal for en in placeret if en.maal is not None}),
    )


def _tal_ord(model: Modelgrundlag, valgt: _Valgt, brugte: set[EnhedUuid]) -> str:
    """How the units of the table come from those of the level, where they are not the same."""
    if valgt.niveau is None:
        return ""
    paa_niveauet = {enhed.uuid: enhed.navn for enhed in valgt.niveau.enheder}
    enheder = model.grundlag.opslag.organisation.enheder
    andre = sorted(enheder[uuid].navn for uuid in brugte - paa_niveauet.keys())
    tomme = [navn for uuid, navn in paa_niveauet.items() if uuid not in brugte]
    nr, ialt = valgt.niveau.nr, len(brugte)
    dele = []
    if andre:
        hvem = f"{_navne(andre)}, som har sager, men ligger højere oppe"
        dele.append(f"dertil kommer {hvem}")
    if tomme:
        dele.append(f"ingen enhed i Cura hører under {_navne(tomme)}")
    if not dele:
        return ""
    har = antal(len(paa_niveauet), "enhed", "enheder")
    hvorfor = "; ".join(dele)
    return f"Niveau {nr} har {har}; {hvorfor}. Tabellen har derfor {ialt}."


def _viste(mulige: list[Topvalg]) -> Iterable[Topvalg]:
    """Those that can be ticked; each that is ticked stands there, however many there are."""
    return (en for nr, en in enumerate(mulige) if nr < MAKS_VALGMULIGHEDER or en.valgt)


def _maerke(valgt: _Valgt) -> str:
    return maerke(sorted(map(str, valgt.toppe)))


def _mulige(valgt: _Valgt) -> Iterable[Topvalg]:
    """The units that can be chosen, level by level; a chosen level has ticked none."""
    krydset = set() if valgt.niveau else set(valgt.toppe)
    set_: set[EnhedUuid] = set()
    organisation = valgt.model.grundlag.opslag.organisation
    kendte = [e for niveau in valgt.model2.niveauer for e in niveau.enheder]
    valgte = [e for uuid in valgt.toppe if (e := organisation.find(uuid)) is not None]
    for enhed in (*kendte, *valgte):
        if enhed.uuid not in set_:
            set_.add(enhed.uuid)
            sti = valgt.model.tabel.fk_sti(enhed)
            yield Topvalg(str(enhed.uuid), enhed.navn, sti, enhed.uuid in krydset)


def _grupper(model: Modelgrundlag, placeret: Iterable[Placeret]) -> Iterable[Topgruppe]:
    under: defaultdict[EnhedUuid, list[str]] = defaultdict(list)
    for en in placeret:
        if en.maal is not None:
            under[en.maal].append(en.enhed)
    for uuid, navne in under.items():
        enhed: FkEnhed = model.grundlag.opslag.organisation.enheder[uuid]
        yield Topgruppe(
            navn=enhed.navn,
            sti=model.tabel.fk_sti(enhed),
            telefon=model.tabel.kontakt(navne[0], uuid).telefon_i_par,
            enheder=len(navne),
            navne=_navne(navne),
        )


def _navne(navne: Iterable[str]) -> str:
    alle = list(navne)
    flere = len(alle) - MAKS_NAVNE
    return opremsning([*alle[:MAKS_NAVNE], f"{flere} mere"] if flere > 0 else alle)


def lav_model2(
    database: Database, grundlag: Grundlag, valg: Model2valg, vist: str | None = None
) -> str:
    """Save the proposal as a variant of its own, with a tree of its own where it is wanted.

    UsetError where `vist` is the mark of other tops than the chosen.
    """
    model = Modelgrundlag(database, grundlag)
    valgt = _vaelg(model, valg)
    kraev_set(sorted(map(str, valgt.toppe)), vist)
    placeret = valgt.placer(tegn=valg.tegn)
    mappede: Mapping[str, EnhedUuid | None] = {
        en.enhed: en.maal if en.selv else None for en in placeret
    }
    variant = replace(
        grundlag.variant,
        model=2,
        beskrivelse=BESKRIVELSE,
        enhedsmapning=ny_mapning(model, mappede),
        traeforslag=model.ny_traeforslag if valg.tegn else grundlag.variant.traeforslag,
    )
    return gem_som_kopi(database, variant, NAVN)
