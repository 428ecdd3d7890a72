"""`/<kommune>/<variant>/mapping/`: the workbench for units, and its changes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import dag
from webapp.domain.vaerdier.identifikation import EnhedUuid, UgyldigIdentifikationError
from webapp.domain.variant.mappingaendring import Tidspunkt, ret_enhed
from webapp.domain.variant.variant import Trin, Variant
from webapp.services.aendring.gemning import gem
from webapp.services.arknavne import find_navn
from webapp.services.grundlag import FindesIkkeError, Grundlag, kendt_for
from webapp.services.kontrol.kontrol import byg_arkgrundlag
from webapp.services.mangler import UDEN_FK_ORG, UDEN_ORGANISATIONSARK, find_mangler
from webapp.services.mapping.sidedele import (
    Mappingside,
    Par,
    Udkast,
    Valgt,
    Virkning,
    med_det_valgte,
)
from webapp.services.mapping.status import laes_tidspunkt, mappingstatus
from webapp.services.mapping.tabel import Enhedstabel, filtrer, load_enhedstabel, optael
from webapp.services.mapping.valg import Enhedsvalg
from webapp.services.mapping.virkning import maal_virkning
from webapp.store.arbejde import talt

RAEKKER = 200
# What the form carries where a unit is to lead upwards.
INGEN_ENHED = "ingen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mappingvalg:
    """What the address asks for."""

    enhed: str = ""
    fk: str = ""
    maade: str | None = None
    fra: str | None = None
    soeg: str = ""
    fksoeg: str = ""
    alle: bool = False
    vis: int = RAEKKER
    siden: int | None = None


def mappingside(database: Database, grundlag: Grundlag, valg: Mappingvalg) -> Mappingside:
    """The page; FindesIkkeError for a unit or a date that is none."""
    tabel = load_enhedstabel(database, grundlag)
    navn = find_navn(tabel.efter_slug, valg.enhed, "enhed i Cura") if valg.enhed else ""
    valgt = _valgt(database, tabel, navn, valg) if navn else None
    ansvarlige = sum(par.sagsansvarlig for par in tabel.alle)
    alle = valg.alle or ansvarlige == 0 or bool(valgt and not valgt.par.sagsansvarlig)
    par = filtrer(tabel.alle, kun_ansvarlige=not alle, soeg=valg.soeg)
    vis = max(valg.vis, _plads(par, navn) + 1)
    return Mappingside(
        status=mappingstatus(database, grundlag, Trin.ENHEDER, siden=valg.siden),
        par=par[:vis],
        vist=min(vis, len(par)),
        fundet=len(par),
        antal_ansvarlige=ansvarlige,
        antal_alle=len(tabel.alle),
        alle=alle,
        soeg=valg.soeg,
        optalt=optael(par),
        valgt=valgt,
        mangler=find_mangler(grundlag, UDEN_ORGANISATIONSARK, UDEN_FK_ORG),
    )


def _plads(par: tuple[Par, ...], navn: str) -> int:
    return next((nr for nr, et in enumerate(par) if et.navn == navn), 0)


def _valgt(database: Database, tabel: Enhedstabel, navn: str, valg: Mappingvalg) -> Valgt:
    enhedsvalg = Enhedsvalg(tabel, navn)
    fk = enhedsvalg.fk_enhed(valg.fk if valg.fk != INGEN_ENHED else None)
    udkast = _udkast(database, tabel.grundlag, navn, valg)
    match = kendt_for(
        database,
        tabel.grundlag,
        "enhedsmatch",
        lambda: byg_arkgrundlag(database, tabel.grundlag).match,
    )
    return Valgt(
        par=enhedsvalg.par,
        er_mappet=tabel.maerke(navn).via == navn,
        cura=enhedsvalg.cura_trae(),
        fk=enhedsvalg.fk_trae(fk),
        fkside=enhedsvalg.fkside(fk),
        muligheder=med_det_valgte(enhedsvalg.muligheder(match), udkast),
        fundne=enhedsvalg.soeg(valg.fksoeg),
        fksoeg=valg.fksoeg,
        udkast=udkast,
        uaendret=bool(valg.fk) and udkast is None,
    )


def _udkast(database: Database, grundlag: Grundlag, navn: str, valg: Mappingvalg) -> Udkast | None:
    """The change that the address holds and its effect; None where it changes nothing."""
    if not valg.fk:
        return None
    hvornaar = laes_tidspunkt(grundlag, valg.maade, valg.fra)
    aendret, tekst = _aendret(grundlag, navn, valg.fk, hvornaar)
    if aendret.enhedsmapning == grundlag.variant.enhedsmapning:
        return None
    return Udkast(
        tekst=tekst,
        vaerdi=valg.fk,
        maade=hvornaar.maade.value,
        fra=(hvornaar.fra or grundlag.dato).isoformat(),
        fra_tekst=dag(hvornaar.fra or grundlag.dato),
        virkning=talt(lambda: maal_virkning(database, grundlag, aendret, hvornaar)),
    )


def _aendret(grundlag: Grundlag, navn: str, fk: str, hvornaar: Tidspunkt) -> tuple[Variant, str]:
    """The changed variant, and the change in words."""
    uuid = None
    til = "ikke mappet selv (leder opad)"
    if fk != INGEN_ENHED:
        try:
            uuid = EnhedUuid.af_tekst(fk)
        except UgyldigIdentifikationError as fejl:
            raise FindesIkkeError(str(fejl)) from fejl
        enhed = grundlag.opslag.organisation.find(uuid)
        if enhed is None:
            raise FindesIkkeError("FK Organisation kender ingen enhed med det UUID.")
        til = f"mappet til {enhed.navn}"
    hvordan = f"fra {dag(hvornaar.fra)}" if hvornaar.fra else "i planen"
    return ret_enhed(grundlag.variant, navn, uuid, hvornaar), f"{navn}: {til} {hvordan}"


def gem_enhed(database: Database, grundlag: Grundlag, valg: Mappingvalg, version: int) -> bool:
    """Save the change of one unit; False where it is mapped so already.

    Raises VersionError where others saved in between, FeltfejlError for a day that is none,
    FindesIkkeError for an unknown unit.
    """
    tabel = Enhedstabel(grundlag, {})
    navn = find_navn(tabel.efter_slug, valg.enhed, "enhed i Cura")
    hvornaar = laes_tidspunkt(grundlag, valg.maade, valg.fra)
    aendret, tekst = _aendret(grundlag, navn, valg.fk, hvornaar)
    return gem(database, grundlag.variant, aendret, version, tekst)


def ret_flere(grundlag: Grundlag, par: tuple[tuple[str, str], ...]) -> tuple[Variant, str]:
    """The variant with several suggestions taken, as one change, and the change in words."""
    tabel, variant, tekster = Enhedstabel(grundlag, {}), grundlag.variant, []
    hvornaar = laes_tidspunkt(grundlag, None, None)
    for slug, uuid in par:
        navn = find_navn(tabel.efter_slug, slug, "enhed i Cura")
        her = replace(grundlag, konfiguration=replace(grundlag.konfiguration, variant=variant))
        variant, tekst = _aendret(her, navn, uuid, hvornaar)
        tekster.append(tekst)
    return variant, "; ".join(tekster)


def virkning_af_flere(
    database: Database, grundlag: Grundlag, par: tuple[tuple[str, str], ...]
) -> Virkning:
    """What the ticked suggestions would do together."""
    variant, _ = ret_flere(grundlag, par)
    return maal_virkning(database, grundlag, variant, laes_tidspunkt(grundlag, None, None))


def gem_flere(
    database: Database, grundlag: Grundlag, par: tuple[tuple[str, str], ...], version: int
) -> None:
    """Save the suggestions that were ticked: (slug, UUID) each. VersionError as for one."""
    variant, tekst = ret_flere(grundlag, par)
    gem(database, grundlag.variant, variant, version, tekst)
