"""One dated change to FK Organisation: what it is, why it may do nothing, how it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from webapp.domain.fagsystem import Kildested
from webapp.domain.organisation.organisation import FkOrganisation
from webapp.domain.vaerdier.identifikation import EnhedUuid, UgyldigIdentifikationError
from webapp.domain.vaerdier.telefon import otte_cifre


class Aendringsslags(StrEnum):
    """What happens to a unit; the values are those of the TOML file."""

    OMDOEB = "omdoeb"
    SAMMENLAEG = "sammenlaeg"
    LUK = "luk"
    FLYT = "flyt"
    TELEFON = "telefon"


# The kinds whose `til` is another unit.
TIL_ENHED = frozenset({Aendringsslags.SAMMENLAEG, Aendringsslags.FLYT})
LUKKER = frozenset({Aendringsslags.SAMMENLAEG, Aendringsslags.LUK})


class Aendringsfejl(StrEnum):
    """Why a change does nothing: Danish sentences that say what to do."""

    ENHED_UKENDT = "FK Organisation kender ikke enheden. Vælg en enhed, der er indlæst."
    ENHED_LUKKET = "Enheden er allerede lukket på den dag. Vælg en tidligere dato, eller slet den."
    TIL_MANGLER = (
        "Der mangler en ny værdi. Skriv navnet eller nummeret, eller vælg den anden enhed."
    )
    TIL_UKENDT = "FK Organisation kender ikke den anden enhed. Vælg en, der er indlæst."
    TIL_LUKKET = "Den anden enhed er lukket på den dag. Vælg en, der er aktiv."
    TIL_SIG_SELV = "En enhed kan ikke lægges sammen med eller flyttes til sig selv. Vælg en anden."
    UNDER_SIG_SELV = (
        "En enhed kan ikke flyttes ind under en af sine egne underenheder. Vælg en anden."
    )
    UGYLDIG_TELEFON = "Telefonnummeret kan ikke bruges. Skriv otte cifre, fx 99 88 70 00."


@dataclass(frozen=True, slots=True)
class Enhedsaendring:
    """One change from `dato` on.

    `til` is the new name, the new number, or the UUID of the unit that takes over or lies above;
    empty for a closing, and for a move to the top.
    """

    enhed: EnhedUuid
    slags: Aendringsslags
    dato: date
    til: str = ""
    sted: Kildested | None = None

    @property
    def til_enhed(self) -> EnhedUuid | None:
        """The other unit, None where `til` names none."""
        try:
            return EnhedUuid.af_tekst(self.til) if self.slags in TIL_ENHED else None
        except UgyldigIdentifikationError:
            return None

    @property
    def i_ro(self) -> Enhedsaendring:
        """The change without its place: what two variants are compared by."""
        return replace(self, sted=None)


def i_orden(aendringer: Iterable[Enhedsaendring]) -> tuple[Enhedsaendring, ...]:
    """By day; those of one day as they were written."""
    return tuple(sorted(aendringer, key=lambda aendring: aendring.dato))


def fejl_ved(organisation: FkOrganisation, aendring: Enhedsaendring) -> Aendringsfejl | None:
    """Why the change can do nothing to this organisation, None where it can."""
    enhed = organisation.find(aendring.enhed)
    if enhed is None:
        return Aendringsfejl.ENHED_UKENDT
    if not enhed.er_aktiv(aendring.dato):
        return Aendringsfejl.ENHED_LUKKET
    match aendring.slags:
        case Aendringsslags.TELEFON if otte_cifre(aendring.til) is None:
            return Aendringsfejl.UGYLDIG_TELEFON if aendring.til else Aendringsfejl.TIL_MANGLER
        case Aendringsslags.OMDOEB if not aendring.til.strip():
            return Aendringsfejl.TIL_MANGLER
        case Aendringsslags.SAMMENLAEG | Aendringsslags.FLYT:
            return _fejl_i_maalet(organisation, aendring)
    return None


def _fejl_i_maalet(organisation: FkOrganisation, aendring: Enhedsaendring) -> Aendringsfejl | None:
    flyttes = aendring.slags is Aendringsslags.FLYT
    if not aendring.til:
        return None if flyttes else Aendringsfejl.TIL_MANGLER
    maal = organisation.find(aendring.til_enhed)
    if maal is None:
        return Aendringsfejl.TIL_UKENDT
    if maal.uuid == aendring.enhed:
        return Aendringsfejl.TIL_SIG_SELV
    if not maal.er_aktiv(aendring.dato):
        return Aendringsfejl.TIL_LUKKET
    if flyttes and organisation.er_under(maal.uuid, aendring.enhed):
        return Aendringsfejl.UNDER_SIG_SELV
    return None


def i_ord(aendring: Enhedsaendring, navn: Callable[[EnhedUuid], str]) -> str:
    """`Myndighed B lægges sammen med Myndighed C`, without the day and the full stop."""
    enhed, maal = navn(aendring.enhed), aendring.til_enhed
    til = navn(maal) if maal else aendring.til
    match aendring.slags:
        case Aendringsslags.OMDOEB:
            return f"{enhed} får navnet {til}"
        case Aendringsslags.SAMMENLAEG:
            return f"{enhed} lægges sammen med {til}"
        case Aendringsslags.LUK:
            return f"{enhed} lukkes"
        case Aendringsslags.FLYT:
            return f"{enhed} flyttes ind under {til}" if til else f"{enhed} flyttes øverst"
        case Aendringsslags.TELEFON:
            cifre = otte_cifre(til) or til
            i_par = " ".join(cifre[i : i + 2] for i in range(0, len(cifre), 2))
            return f"{enhed} får telefonnummeret {i_par}"
