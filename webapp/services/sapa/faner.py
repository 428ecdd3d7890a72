"""SAPA's tabs: which elements stand on which, and which of them a role's view has (A1:294)."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.variant.roller import Jobfunktionsrolle, Sapaelement
from webapp.services.felter import Objekt
from webapp.services.grundlag import FindesIkkeError
from webapp.services.sapa.sidedele import SapaFane, SapaHoved


@dataclass(frozen=True, slots=True)
class Fane:
    """A tab: its name, its address after the person, and its elements; without any it is not built.

    Names and order are the slide's; a tab's name is the kommune's own in SAPA.
    """

    navn: str
    sti: str
    elementer: tuple[Sapaelement, ...] = ()

    @property
    def bygget(self) -> bool:
        """False for a tab that the preview cannot show yet."""
        return bool(self.elementer)

    def ses_af(self, rolle: Jobfunktionsrolle) -> bool:
        """True if the role's view has an element that stands on the tab."""
        return any(element in rolle.elementer for element in self.elementer)


OVERBLIK = Fane(
    "Overblik",
    "",
    (
        Sapaelement.PERSONDETALJER,
        Sapaelement.SAGER,
        Sapaelement.EJENDOMSSAGER,
        Sapaelement.FAMILIESAMLINGER,
        Sapaelement.BOPAELSSAMLINGER,
    ),
)
FANER = (
    OVERBLIK,
    Fane("Ydelser", "ydelser", (Sapaelement.YDELSER, Sapaelement.IKKE_OEKONOMISKE_YDELSER)),
    Fane("Kontanthjælpsloft", "kontanthjaelpsloft"),
    Fane("UDK Ydelser", "udk-ydelser", (Sapaelement.YDELSER_PAA_TVAERS,)),
    Fane("Adressehistorik", "adressehistorik"),
    Fane(
        "Familiesamling",
        "familiesamling",
        (Sapaelement.FAMILIESAMLINGER_VISUEL, Sapaelement.FAMILIESAMLINGER),
    ),
    Fane(
        "Bopælssamling",
        "bopaelssamling",
        (Sapaelement.BOPAELSSAMLINGER_VISUEL, Sapaelement.BOPAELSSAMLINGER),
    ),
    Fane("Institutionsoplysninger", "institutionsoplysninger"),
    Fane("Tidslinje", "tidslinje", (Sapaelement.TIDSLINJE,)),
    Fane("Adviser", "adviser"),
    # Since June 2023 (A1:509): the slide's own row of tabs is from before it.
    Fane("Helhedsoverblik", "helhedsoverblik", (Sapaelement.HELHEDSOVERBLIK,)),
)
# What opens from a sag; each is an element of its own (SAPA-R).
PAA_SAGEN = (
    Sapaelement.SAGSDETALJER,
    Sapaelement.PARTER,
    Sapaelement.DOKUMENTER,
    Sapaelement.JOURNALNOTATER,
)


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


def find_fane(sti: str) -> Fane | None:
    """The tab at the address, None where there is none."""
    return next((fane for fane in FANER if fane.sti == sti), None)


def hoved(person: Person, rolle: Jobfunktionsrolle, sti: str) -> SapaHoved:
    """What stands above every SAPA page of a person: party line, and the tabs of the role's view.

    A tab that is not built is shown and says so; the one that is open is always shown.
    """
    part = Objekt(f"person/{person.slug}", {"sapa.part": f"{person.cpr.fuldt} - {person.navn}"})
    return SapaHoved(
        part,
        tuple(
            SapaFane(fane.navn, fane.sti, fane.sti == sti, bygget=fane.bygget)
            for fane in FANER
            if not fane.bygget or fane is OVERBLIK or fane.sti == sti or fane.ses_af(rolle)
        ),
    )


def nye_faner(rolle: Jobfunktionsrolle) -> tuple[str, ...]:
    """The tabs that the elements offered to the role would bring."""
    med = rolle.med_nye()
    return tuple(fane.navn for fane in FANER if fane.ses_af(med) and not fane.ses_af(rolle))


def manglende_faner(rolle: Jobfunktionsrolle) -> tuple[str, ...]:
    """The tabs that the preview could show, but that the role's view has no element of."""
    return tuple(
        fane.navn
        for fane in FANER
        if fane.bygget and fane is not OVERBLIK and not fane.ses_af(rolle)
    )
