"""Saving a role, making one by copying, deleting one: each is a change of its variant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlite_utils import Database

from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.vaerdier.slug import Slugs
from webapp.domain.variant.rolleaendring import rolleforskelle
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.services.aendring.gemning import gem as gem_aendring
from webapp.services.aendring.vist import kraev_set
from webapp.services.grundlag import Grundlag
from webapp.services.roller.formlaeser import Felter, navnefejl
from webapp.services.roller.udkast import Rolleudkast, laes_rolle
from webapp.services.sapa.sapa import find_rolle

SLUGNOEGLE = b"rolle"
ENESTE = "Det er variantens eneste rolle i SAPA, og der skal være én. Kopiér den, eller lav den om."


class RollefejlError(ValueError):
    """The role cannot be made or deleted like that; the message is Danish and says why."""


def enhedsnavn(grundlag: Grundlag) -> Callable[[EnhedUuid], str]:
    """A unit's name in FK Organisation, its UUID where it is not there."""

    def navn(uuid: EnhedUuid) -> str:
        enhed = grundlag.opslag.organisation.find(uuid)
        return enhed.navn if enhed else str(uuid)

    return navn


def gem(  # noqa: PLR0913 - the role, its form, and what the form was made from
    database: Database,
    grundlag: Grundlag,
    slug: str,
    felter: Felter,
    version: int,
    vist: str | None = None,
) -> Rolleudkast:
    """Save the role if the form has no fault; what the form says.

    FindesIkkeError where the variant has no such role, VersionError where somebody else saved,
    UsetError where `vist` is the mark of another draft than the form.
    """
    rolle = find_rolle(grundlag, slug)
    udkast = laes_rolle(grundlag, rolle, felter)
    if not udkast.fejl:
        kraev_set(udkast.rolle, vist)
    if not udkast.fejl and udkast.rolle != rolle:
        roller = [udkast.rolle if en.slug == slug else en for en in grundlag.variant.roller]
        forskelle = "; ".join(rolleforskelle(rolle, udkast.rolle, enhedsnavn(grundlag)))
        _gem(database, grundlag, roller, version, f"SAPA-rollen {rolle.navn}: {forskelle}")
    return udkast


def kopier(database: Database, grundlag: Grundlag, slug: str, navn: str, version: int) -> str:
    """Make a role that is like another; its slug. RollefejlError where the name will not do."""
    rolle, navn = find_rolle(grundlag, slug), " ".join(navn.split())
    if fejl := navnefejl(grundlag, navn):
        raise RollefejlError(fejl)
    roller = grundlag.variant.roller
    ny = Slugs(SLUGNOEGLE, (en.slug for en in roller)).giv(navn, "rolle")
    tekst = f"SAPA-rollen {navn} er lavet som en kopi af {rolle.navn}"
    _gem(database, grundlag, [*roller, replace(rolle, slug=ny, navn=navn)], version, tekst)
    return ny


def slet(database: Database, grundlag: Grundlag, slug: str, version: int) -> None:
    """Delete a role; RollefejlError where it is the variant's last."""
    rolle = find_rolle(grundlag, slug)
    andre = [en for en in grundlag.variant.roller if en.slug != slug]
    if not andre:
        raise RollefejlError(ENESTE)
    _gem(database, grundlag, andre, version, f"SAPA-rollen {rolle.navn} er slettet")


def _gem(
    database: Database,
    grundlag: Grundlag,
    roller: list[Jobfunktionsrolle],
    version: int,
    tekst: str,
) -> None:
    foer = grundlag.variant
    gem_aendring(database, foer, replace(foer, roller=tuple(roller)), version, tekst)
