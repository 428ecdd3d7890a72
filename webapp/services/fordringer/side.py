"""`/<kommune>/<variant>/fordringer/`: Fordringskonfigurationen, and what another choice does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.variant.fordringsvalg import (
    Aktivitet,
    Fordringsvalg,
    aktivitet,
    feltnavne,
    find_valg,
    forskelle,
    med_valg,
)
from webapp.services.aendring.gemning import gem
from webapp.services.aendring.stand import Stand, load_stand
from webapp.services.aendring.vist import maerke
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag, kendt_for
from webapp.store.fordringer import Typetal, tael_typer

MAKS_TEKST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Typelinje:
    """A type of claims: its field in the form, what is saved and chosen, and how many there are.

    `staar`: it has a row in the configuration.
    """

    felt: str
    fordringstype: str
    gemt: str
    valgt: str
    fordringer: int
    borgere: int
    staar: bool


@dataclass(frozen=True, slots=True)
class Typevirkning:
    """What a draft changes of one type; `sker`: the citizens' pages show, hide or keep them."""

    tekst: str
    sker: str
    fordringer: int
    borgere: int


@dataclass(frozen=True, kw_only=True)
class Fordringsside:
    """The page. `virkning` is empty where the draft says what is saved already."""

    variantnavn: str
    dato: str
    stand: Stand
    linjer: tuple[Typelinje, ...]
    svar: tuple[str, ...]
    er_udkast: bool
    maerke: str
    virkning: tuple[Typevirkning, ...]


def fordringsside(
    database: Database,
    grundlag: Grundlag,
    svar: Mapping[str, str] | None = None,
    siden: int | None = None,
) -> Fordringsside:
    """The page; `svar` None: nothing is chosen, and the variant's own choices are shown."""
    tal = _tal(database, grundlag)
    gemt = grundlag.variant.fordringer
    valgt = med_valg(gemt, laes_valg(database, grundlag, svar or {}))
    return Fordringsside(
        variantnavn=grundlag.variant.navn,
        dato=detaljedato(grundlag.dato),
        stand=load_stand(database, grundlag, siden),
        linjer=tuple(_linjer(_typer(tal, gemt), tal, gemt, valgt)),
        svar=tuple(en.value for en in Aktivitet),
        er_udkast=svar is not None,
        maerke=maerke(kerne(valgt)),
        virkning=tuple(_virkning(tal, gemt, valgt)),
    )


def laes_valg(
    database: Database, grundlag: Grundlag, svar: Mapping[str, str]
) -> Mapping[str, Aktivitet]:
    """By type, what a form or an address answers anew; an answer that is none is left out."""
    gemt = grundlag.variant.fordringer
    felter = feltnavne(_typer(_tal(database, grundlag), gemt))
    ord_ = {en.value: en for en in Aktivitet}
    nye = {navn: ord_[svar[felt]] for felt, navn in felter.items() if svar.get(felt) in ord_}
    return {navn: en for navn, en in nye.items() if en is not aktivitet(gemt, navn)}


def query(database: Database, grundlag: Grundlag, svar: Mapping[str, str]) -> Mapping[str, str]:
    """The answers that are new, as they stand in an address."""
    nye = laes_valg(database, grundlag, svar)
    felter = feltnavne(_typer(_tal(database, grundlag), grundlag.variant.fordringer))
    return {felt: nye[navn].value for felt, navn in felter.items() if navn in nye}


def kerne(valg: tuple[Fordringsvalg, ...]) -> tuple[tuple[str, str], ...]:
    """What the choices say, however they were typed."""
    return tuple((en.fordringstype, en.aktivitet.value) for en in valg)


def gem_fordringer(
    database: Database, grundlag: Grundlag, svar: Mapping[str, str], version: int
) -> bool:
    """Save the choices; False where they are the variant's already. VersionError as ever."""
    foer = grundlag.variant
    efter = med_valg(foer.fordringer, laes_valg(database, grundlag, svar))
    tekst = f"Fordringskonfiguration: {'; '.join(forskelle(foer.fordringer, efter))}"[:MAKS_TEKST]
    return gem(database, foer, replace(foer, fordringer=efter), version, tekst)


def valgte(
    database: Database, grundlag: Grundlag, svar: Mapping[str, str]
) -> tuple[Fordringsvalg, ...]:
    """The choices as they would be saved."""
    return med_valg(grundlag.variant.fordringer, laes_valg(database, grundlag, svar))


def _tal(database: Database, grundlag: Grundlag) -> tuple[Typetal, ...]:
    kommune = grundlag.opslag.kommune
    return kendt_for(
        database, grundlag, "fordringstyper", lambda: tael_typer(database, kommune.cvr)
    )


def _typer(tal: tuple[Typetal, ...], gemt: tuple[Fordringsvalg, ...]) -> list[str]:
    """The types of the configuration and of the data, each once, in order."""
    navne = (*(en.fordringstype for en in tal), *(en.fordringstype for en in gemt))
    return sorted({navn.casefold(): navn for navn in navne}.values(), key=str.casefold)


def _linjer(
    typer: list[str],
    tal: tuple[Typetal, ...],
    gemt: tuple[Fordringsvalg, ...],
    valgt: tuple[Fordringsvalg, ...],
) -> Iterator[Typelinje]:
    antal = {en.fordringstype.casefold(): en for en in tal}
    for felt, navn in feltnavne(typer).items():
        talt = antal.get(navn.casefold())
        yield Typelinje(
            felt=felt,
            fordringstype=navn,
            gemt=aktivitet(gemt, navn),
            valgt=aktivitet(valgt, navn),
            fordringer=talt.fordringer if talt else 0,
            borgere=talt.borgere if talt else 0,
            staar=find_valg(gemt, navn) is not None,
        )


def _virkning(
    tal: tuple[Typetal, ...], foer: tuple[Fordringsvalg, ...], efter: tuple[Fordringsvalg, ...]
) -> Iterator[Typevirkning]:
    antal = {en.fordringstype.casefold(): en for en in tal}
    vises = Aktivitet.MIT_OVERBLIK
    for tekst in forskelle(foer, efter):
        navn = tekst.rpartition(": ")[0]
        saa, ser = aktivitet(foer, navn) is vises, aktivitet(efter, navn) is vises
        sker = "vises" if ser and not saa else "skjules" if saa and not ser else ""
        talt = antal.get(navn.casefold(), Typetal(navn, 0, 0))
        yield Typevirkning(tekst, sker, talt.fordringer, talt.borgere)
