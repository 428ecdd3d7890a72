"""SAPA's tabs for a role: their addresses, which of them it has, and what stands on each."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.variant.faneblade import STANDARD, fanesti, med_nye
from webapp.domain.variant.roller import Faneblad, Jobfunktionsrolle, Sapaelement
from webapp.services.felter import Objekt
from webapp.services.grundlag import FindesIkkeError
from webapp.services.sapa.sidedele import SapaFane, SapaHoved


@dataclass(frozen=True, slots=True)
class Fane:
    """A tab: its name, its address after the person, and its elements.

    The first tab is the one that a person opens on, and has no address of its own.
    """

    navn: str
    sti: str
    elementer: tuple[Sapaelement, ...] = ()

    def ses_af(self, rolle: Jobfunktionsrolle) -> bool:
        """True if the role's view has an element that stands on the tab."""
        return any(element in rolle.elementer for element in self.elementer)


def _faner(faneblade: tuple[Faneblad, ...]) -> tuple[Fane, ...]:
    return tuple(
        Fane(fane.navn, fanesti(fane.navn) if nr else "", fane.elementer)
        for nr, fane in enumerate(faneblade)
    )


FANER = _faner(STANDARD)


def faner_af(rolle: Jobfunktionsrolle) -> tuple[Fane, ...]:
    """The role's own tabs, else those of the slide."""
    return _faner(rolle.faneblade) if rolle.faneblade else FANER


class UdenElementError(FindesIkkeError):
    """The role's view has none of the elements that the page shows."""

    def __init__(self, elementer: tuple[Sapaelement, ...]) -> None:
        self.elementer = elementer
        navne = opremsning([f"»{element}«" for element in elementer], "eller")
        super().__init__(f"Rollens visning har ikke elementet {navne}.")


def kraev(rolle: Jobfunktionsrolle, elementer: tuple[Sapaelement, ...]) -> None:
    """UdenElementError unless the role's view has one of the elements."""
    if not any(element in rolle.elementer for element in elementer):
        raise UdenElementError(elementer)


def find_fane(rolle: Jobfunktionsrolle, sti: str) -> Fane:
    """The role's tab at the address.

    UdenElementError where the slide has it and the role not; FindesIkkeError where nobody has it.
    """
    for fane in faner_af(rolle):
        if fane.sti == sti:
            return fane
    standard = next((fane for fane in FANER if fane.sti == sti), None)
    if standard is None:
        raise FindesIkkeError("SAPA har ingen fane på den adresse.")
    kraev(rolle, standard.elementer)
    staar = [fane.navn for fane in faner_af(rolle) if {*fane.elementer} & {*standard.elementer}]
    raise FindesIkkeError(
        f"Rollen har egne faneblade. Det, der ellers står på {standard.navn}, står på "
        f"{opremsning(staar)}."
    )


def sti_med(rolle: Jobfunktionsrolle, element: Sapaelement) -> str:
    """The address of the tab that the element stands on, the first of several."""
    return next((fane.sti for fane in faner_af(rolle) if element in fane.elementer), "")


def vej_til(rolle: Jobfunktionsrolle, element: Sapaelement) -> tuple[str, ...]:
    """The tail of the tab that the element stands on: nothing for the first."""
    return tuple(filter(None, (sti_med(rolle, element),)))


def personpart(person: Person) -> Objekt:
    """`251248-4916 - Nancy Ann Berggren`, as SAPA's line of the party has her."""
    navn = f"{person.cpr.fuldt} - {person.navn}"
    return Objekt(f"person/{person.slug}", {"sapa.part": navn})


def hoved(person: Person, rolle: Jobfunktionsrolle, sti: str) -> SapaHoved:
    """What stands above every SAPA page of a person: party line, and the tabs of the role's view.

    The first and the open one are always shown.
    """
    return SapaHoved(
        personpart(person),
        tuple(
            SapaFane(fane.navn, fane.sti, fane.sti == sti)
            for fane in faner_af(rolle)
            if not fane.sti or fane.sti == sti or fane.ses_af(rolle)
        ),
    )


def nye_faner(rolle: Jobfunktionsrolle) -> tuple[str, ...]:
    """The tabs that the elements offered to the role would bring."""
    med = med_nye(rolle)
    foer = {fane.navn for fane in faner_af(rolle) if fane.ses_af(rolle)}
    return tuple(f.navn for f in faner_af(med) if f.ses_af(med) and f.navn not in foer)


def manglende_faner(rolle: Jobfunktionsrolle) -> tuple[str, ...]:
    """The tabs that the preview could show, but that the role's view has no element of."""
    return tuple(f.navn for f in faner_af(rolle) if f.sti and not f.ses_af(rolle))
