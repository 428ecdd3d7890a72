"""`/<kommune>/<variant>/fagomraader/`: KOMBIT's four questions of each area, and the answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from sqlite_utils import Database

from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.domain.variant.fagomraader import (
    FAGOMRAADER,
    OMRAADER,
    ORD,
    Fagomraade,
    Fagprofil,
    Forslag,
    Spoergsmaal,
    find_omraade,
    find_profil,
    med_profil,
    profilforskelle,
    ret_svar,
    svarfejl,
)
from webapp.domain.variant.jobcenter import COMPLIANCE, COMPLIANCEKOLONNER
from webapp.domain.variant.klelister import MAALGRUPPER_15
from webapp.domain.variant.mappingaendring import seneste_af
from webapp.services.aendring.gemning import gem
from webapp.services.aendring.stand import Stand, load_stand
from webapp.services.grundlag import FindesIkkeError, Grundlag

MAKS_TEKST = 300
MAKS_NAEVNT = 5


@dataclass(frozen=True, slots=True)
class Sagsomraade:
    """The area of a sag: what a sag is there (empty: nobody says), and who says so."""

    kode: str
    navn: str
    en_sag_er: str
    hvem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Svarlinje:
    """A question of an area: the kommune's answer, else what is proposed.

    `skrevet` and `fejl`: what stands in its field, and what is wrong with it.
    """

    felt: str
    spoergsmaal: str
    svar: str
    forslag: Forslag | None
    skrevet: str = ""
    fejl: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omraadekort:
    """An area with its four answers, and the sagstyper of the variant that belong to it."""

    kode: str
    navn: str
    linjer: tuple[Svarlinje, ...]
    vises: Forslag | None
    status: Forslag | None
    sagstyper: tuple[str, ...]
    har_sag: bool

    @property
    def besvaret(self) -> int:
        """How many of the four the kommune has answered."""
        return sum(bool(linje.svar) for linje in self.linjer)

    @property
    def sagstyper_i_ord(self) -> str:
        """The first of its sagstyper by name, and how many more there are."""
        flere = len(self.sagstyper) - MAKS_NAEVNT
        navne = [*self.sagstyper[:MAKS_NAEVNT], *([f"{flere} til"] if flere > 0 else [])]
        return opremsning(navne)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skrivning:
    """The area whose answers are being written, what was written, and from which version.

    `skrevet` None: nothing yet. `forslag`: empty fields are to hold what is proposed.
    """

    omraade: str = ""
    skrevet: Mapping[Spoergsmaal, str] | None = None
    siden: int | None = None
    forslag: bool = False


INTET_SKRIVES = Skrivning()


@dataclass(frozen=True, kw_only=True)
class Fagomraadeside:
    """The page. `ret`: the area whose answers are being written, None where none is.

    `forslag`: its empty fields hold what is proposed. `udenfor`: sagstyper of no area. What the
    slides list of the jobcenter stands at its area: `maalgrupper` and the table `compliance`.
    """

    JOBCENTER: ClassVar[str] = "jobcenter-sager"
    maalgrupper: ClassVar[tuple[str, ...]] = MAALGRUPPER_15
    kolonner: ClassVar[tuple[str, ...]] = COMPLIANCEKOLONNER
    compliance: ClassVar[tuple[tuple[str, ...], ...]] = COMPLIANCE

    variantnavn: str
    stand: Stand
    kort: tuple[Omraadekort, ...]
    ret: Omraadekort | None
    forslag: bool
    udenfor: tuple[str, ...]

    @property
    def besvaret(self) -> int:
        """How many questions the kommune has answered itself."""
        return sum(kort.besvaret for kort in self.kort)

    @property
    def ialt(self) -> int:
        """How many there are."""
        return sum(len(kort.linjer) for kort in self.kort)

    @property
    def har_fejl(self) -> bool:
        """True where something that was written cannot be saved."""
        return self.ret is not None and any(linje.fejl for linje in self.ret.linjer)


def fagomraadeside(
    database: Database, grundlag: Grundlag, skrivning: Skrivning = INTET_SKRIVES
) -> Fagomraadeside:
    """The page; FindesIkkeError for an area that is none."""
    _kraev_omraade(skrivning.omraade)
    profiler = grundlag.variant.fagomraader
    sagstyper = _sagstyper(grundlag)
    kort = {en.kode: _kort(en, profiler, sagstyper.get(en.kode, ())) for en in FAGOMRAADER}
    valgt = kort.get(skrivning.omraade)
    if valgt is not None:
        valgt = replace(valgt, linjer=tuple(_skrevne(valgt, skrivning)))
    return Fagomraadeside(
        variantnavn=grundlag.variant.navn,
        stand=load_stand(database, grundlag, skrivning.siden),
        kort=tuple(kort.values()),
        ret=valgt,
        forslag=skrivning.forslag and skrivning.skrevet is None,
        udenfor=sagstyper.get("", ()),
    )


def laes_svar(form: Mapping[str, str]) -> Mapping[Spoergsmaal, str]:
    """What stands in the four fields of a form, as it was typed."""
    return {en: form.get(en, "") for en in Spoergsmaal}


def svarfejl_i(svar: Mapping[Spoergsmaal, str]) -> Mapping[Spoergsmaal, str]:
    """Question to what is wrong with its answer; empty where all can be saved."""
    fejl = {en: svarfejl(en, tekst) for en, tekst in svar.items()}
    return {en: tekst for en, tekst in fejl.items() if tekst}


def gem_svar(
    database: Database,
    grundlag: Grundlag,
    omraade: str,
    svar: Mapping[Spoergsmaal, str],
    version: int,
) -> bool:
    """Save the answers; False where they are the variant's already. VersionError as ever.

    FindesIkkeError for an area that is none. The answers are without faults.
    """
    _kraev_omraade(omraade)
    foer = grundlag.variant
    rettet = {en: ret_svar(en, tekst) for en, tekst in svar.items()}
    efter = med_profil(foer.fagomraader, Fagprofil(omraade, rettet))
    tekst = f"Fagområdet {'; '.join(profilforskelle(foer.fagomraader, efter))}"[:MAKS_TEKST]
    return gem(database, foer, replace(foer, fagomraader=efter), version, tekst)


def _kraev_omraade(kode: str) -> None:
    if kode and kode not in OMRAADER:
        raise FindesIkkeError(f"Der er intet fagområde, der hedder »{masker_cpr(kode)}«.")


def sagens_omraade(grundlag: Grundlag, kle: KleEmne | None) -> Sagsomraade | None:
    """The area of a sag's number; None where no area has it."""
    omraade = find_omraade(grundlag.variant.fagomraader, kle) if kle else None
    if omraade is None:
        return None
    svar = find_profil(grundlag.variant.fagomraader, omraade.kode).svar.get(Spoergsmaal.SAG, "")
    forslag = omraade.forslag.get(Spoergsmaal.SAG)
    if svar or forslag is None:
        return Sagsomraade(omraade.kode, omraade.navn, svar, "jeres svar")
    hvem = "KOMBITs slides" if forslag.kilde else "vores antagelse"
    return Sagsomraade(omraade.kode, omraade.navn, forslag.tekst, hvem)


def _sagstyper(grundlag: Grundlag) -> Mapping[str, tuple[str, ...]]:
    """The variant's sagstyper by the area that their number in the end belongs to; "" is none."""
    efter: dict[str, list[str]] = {}
    for navn, raekke in seneste_af(grundlag.variant.sagstype_kle, lambda r: r.sagstype).items():
        if raekke.kle is not None:
            omraade = find_omraade(grundlag.variant.fagomraader, raekke.kle)
            efter.setdefault(omraade.kode if omraade else "", []).append(navn)
    return {kode: tuple(navne) for kode, navne in efter.items()}


def _kort(
    omraade: Fagomraade, profiler: tuple[Fagprofil, ...], sagstyper: tuple[str, ...]
) -> Omraadekort:
    svar = find_profil(profiler, omraade.kode).svar
    return Omraadekort(
        kode=omraade.kode,
        navn=omraade.navn,
        linjer=tuple(
            Svarlinje(
                felt=str(en),
                spoergsmaal=ORD[en],
                svar=svar.get(en, ""),
                forslag=omraade.forslag.get(en),
            )
            for en in Spoergsmaal
        ),
        vises=omraade.vises,
        status=omraade.status,
        sagstyper=sagstyper,
        har_sag=omraade.har_sag,
    )


def _skrevne(kort: Omraadekort, skrivning: Skrivning) -> Iterator[Svarlinje]:
    """The fields: what was written, else what is saved, else (`forslag`) what is proposed."""
    skrevet = skrivning.skrevet
    fejl = svarfejl_i(skrevet or {})
    for linje in kort.linjer:
        felt = Spoergsmaal(linje.felt)
        staar = linje.svar if skrevet is None else skrevet.get(felt, "")
        if skrivning.forslag and not staar and skrevet is None and linje.forslag:
            staar = _som_svar(kort.kode, felt, linje.forslag)
        yield replace(linje, skrevet=masker_cpr(staar), fejl=fejl.get(felt, ""))


def _som_svar(kode: str, felt: Spoergsmaal, forslag: Forslag) -> str:
    """A proposal as it can be saved: of KLE the numbers alone."""
    if felt is not Spoergsmaal.KLE:
        return forslag.tekst
    return ", ".join(map(str, OMRAADER[kode].kle))
