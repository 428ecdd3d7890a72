"""`…/mapping/model-2/`: choose a level or the units at the top; all below lead up to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.organisation.organisation import FkEnhed
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.vaerdier.identifikation import EnhedUuid, UgyldigIdentifikationError
from webapp.domain.variant.model2 import Model2, Niveau, Placeret
from webapp.services.grundlag import Grundlag
from webapp.services.kommuner.varianter import gem_som_kopi
from webapp.services.mapping.mangler import (
    UDEN_FK_ORG,
    UDEN_ORGANISATIONSARK,
    Mangel,
    find_mangler,
)
from webapp.services.mapping.model1side import ny_mapning
from webapp.services.mapping.modelgrundlag import Modelgrundlag
from webapp.store.curatrae import tegn_traeet

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
    """The page. `tegnes`: how many units get their place in Cura's tree along with the variant."""

    variant: str
    variantnavn: str
    niveauer: tuple[Niveaulinje, ...]
    toppe: tuple[Topvalg, ...]
    flere_toppe: int
    valgte: tuple[str, ...]
    grupper: tuple[Topgruppe, ...]
    uden: tuple[str, ...]
    tegnes: int
    usikre: int
    mangler: tuple[Mangel, ...]


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
    mangler = find_mangler(grundlag, UDEN_FK_ORG, UDEN_ORGANISATIONSARK)
    model = Modelgrundlag(database, grundlag)
    valgt = _vaelg(model, valg)
    mulige = list(_mulige(valgt))
    placeret = [en for en in valgt.placer() if en.enhed in {e.navn for e in model.enheder}]
    return Model2side(
        variant=grundlag.variant.slug,
        variantnavn=grundlag.variant.navn,
        niveauer=tuple(
            Niveaulinje(n.nr, len(n.enheder), _navne(e.navn for e in n.enheder), n == valgt.niveau)
            for n in valgt.model2.niveauer
        ),
        toppe=tuple(mulige[:MAKS_VALGMULIGHEDER]),
        flere_toppe=max(0, len(mulige) - MAKS_VALGMULIGHEDER),
        valgte=tuple(str(uuid) for uuid in valgt.toppe),
        grupper=tuple(_grupper(model, placeret)),
        uden=tuple(en.enhed for en in placeret if en.maal is None),
        tegnes=sum(en.overordnet is not None for en in model.placeringer),
        usikre=sum(en.overordnet is not None and not en.sikker for en in model.placeringer),
        mangler=mangler,
    )


def _mulige(valgt: _Valgt) -> Iterable[Topvalg]:
    """The units that can be chosen, level by level."""
    set_: set[EnhedUuid] = set()
    organisation = valgt.model.grundlag.opslag.organisation
    kendte = [e for niveau in valgt.model2.niveauer for e in niveau.enheder]
    valgte = [e for uuid in valgt.toppe if (e := organisation.find(uuid)) is not None]
    for enhed in (*kendte, *valgte):
        if enhed.uuid not in set_:
            set_.add(enhed.uuid)
            sti = valgt.model.tabel.fk_sti(enhed)
            yield Topvalg(str(enhed.uuid), enhed.navn, sti, enhed.uuid in valgt.toppe)


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


def lav_model2(database: Database, grundlag: Grundlag, valg: Model2valg) -> str:
    """Save the proposal as a variant of its own, and Cura's tree with it where it is wanted."""
    model = Modelgrundlag(database, grundlag)
    placeret = _vaelg(model, valg).placer(tegn=valg.tegn)
    mappede: Mapping[str, EnhedUuid | None] = {
        en.enhed: en.maal if en.selv else None for en in placeret
    }
    variant = replace(
        grundlag.variant,
        model=2,
        beskrivelse=BESKRIVELSE,
        enhedsmapning=ny_mapning(model, mappede),
    )
    with database.atomic():
        if valg.tegn:
            nye = {e.enhed: e.overordnet for e in model.placeringer if e.overordnet is not None}
            tegn_traeet(database, nye)
        return gem_som_kopi(database, variant, NAVN)
