"""A change to FK Organisation that is typed: read, checked against the others, saved."""

from __future__ import annotations

from dataclasses import replace

from sqlite_utils import Database

from webapp.domain.organisation.enhedsaendring import (
    TIL_ENHED,
    Aendringsslags,
    Enhedsaendring,
    i_ord,
)
from webapp.domain.organisation.reorganisation import find_fejl
from webapp.domain.vaerdier.dage import flyt
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.vaerdier.identifikation import EnhedUuid, UgyldigIdentifikationError, masker_cpr
from webapp.services.aendring.felter import laes_dato
from webapp.services.aendring.gemning import gem
from webapp.services.grundlag import FREMAD, FindesIkkeError, Grundlag
from webapp.services.reorganisation.opgaver import Arbejdsliste
from webapp.services.reorganisation.sidedele import Aendringsudkast

MAKS_TEKST = 200


class UdkastfejlError(ValueError):
    """The typed change cannot be saved; the message is Danish and says what to do."""


def laes_aendring(grundlag: Grundlag, udkast: Aendringsudkast) -> Enhedsaendring:
    """The typed change; UdkastfejlError where it cannot be read or would do nothing."""
    try:
        enhed = EnhedUuid.af_tekst(udkast.enhed)
    except UgyldigIdentifikationError as fejl:
        raise UdkastfejlError("Vælg den enhed, der ændres.") from fejl
    if udkast.slags not in set(Aendringsslags):
        raise UdkastfejlError("Vælg, hvad der sker med enheden.")
    dagen, hvorfor = laes_dato(udkast.dag, senest=flyt(grundlag.opslag.kommune.dato, FREMAD))
    if dagen is None:
        raise UdkastfejlError(hvorfor or "Skriv den dag, ændringen gælder fra, fx 01-05-2024.")
    slags = Aendringsslags(udkast.slags)
    til = udkast.anden if slags in TIL_ENHED else " ".join(udkast.tekst.split())[:MAKS_TEKST]
    ny = Enhedsaendring(enhed, slags, dagen, "" if slags is Aendringsslags.LUK else til)
    if masker_cpr(ny.til) != ny.til:
        raise UdkastfejlError("Teksten ligner et CPR-nummer. Skriv navnet eller nummeret selv.")
    _tjek(grundlag, ny)
    return ny


def _tjek(grundlag: Grundlag, ny: Enhedsaendring) -> None:
    alle = grundlag.variant.reorganisation
    if ny in {en.i_ro for en in alle}:
        raise UdkastfejlError("Den samme ændring står der allerede. Vælg en anden.")
    fejl = dict(find_fejl(grundlag.opslag.organisation, (*alle, ny))).get(ny)
    if fejl is not None:
        raise UdkastfejlError(str(fejl))


def tilfoej(database: Database, grundlag: Grundlag, udkast: Aendringsudkast, version: int) -> None:
    """Save one more change. UdkastfejlError as above; VersionError where others saved meanwhile."""
    ny = laes_aendring(grundlag, udkast)
    alle = (*grundlag.variant.reorganisation, ny)
    _gem(database, grundlag, alle, version=version, hvilken=ny, hvordan="")


def slet(database: Database, grundlag: Grundlag, nr: int, version: int) -> None:
    """Take one change away; FindesIkkeError where there is none, VersionError as above."""
    alle = grundlag.variant.reorganisation
    if not 0 <= nr < len(alle):
        raise FindesIkkeError("Ændringen findes ikke længere.")
    rest = alle[:nr] + alle[nr + 1 :]
    _gem(database, grundlag, rest, version=version, hvilken=alle[nr], hvordan=", slettet")


def _gem(  # noqa: PLR0913 - the variant, its new changes, and what to call the difference
    database: Database,
    grundlag: Grundlag,
    aendringer: tuple[Enhedsaendring, ...],
    *,
    version: int,
    hvilken: Enhedsaendring,
    hvordan: str,
) -> None:
    navn = Arbejdsliste(grundlag).navn
    tekst = f"FK Organisation: {i_ord(hvilken, navn)} {dag(hvilken.dato)}{hvordan}"
    variant = replace(grundlag.variant, reorganisation=aendringer)
    gem(database, grundlag.variant, variant, version, tekst)
