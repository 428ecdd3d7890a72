"""Proposals of a view by work area: what the slides' own stories look up in SAPA (A1:377-1006).

A kommune's målgrupper are its own; these are where to begin. The elements are read from the
stories, which name what is looked up and not which elements a view has (inferred).
"""

from __future__ import annotations

from dataclasses import dataclass

from webapp.domain.variant.roller import Sapaelement

E = Sapaelement
_SAGER = (
    E.SAGER,
    E.SAGSDETALJER,
    E.PARTER,
    E.DOKUMENTER,
    E.DOKUMENTDETALJER,
    E.JOURNALNOTATER,
)
_YDELSER = (E.YDELSER, E.IKKE_OEKONOMISKE_YDELSER)
_FAMILIE = (E.FAMILIESAMLINGER, E.FAMILIESAMLINGER_VISUEL)
_BOPAEL = (E.BOPAELSSAMLINGER, E.BOPAELSSAMLINGER_VISUEL)
_TVAERS = (E.YDELSER_PAA_TVAERS,)
_FLYTNINGER = (E.ADRESSEHISTORIK,)
_INSTITUTION = (E.INSTITUTIONSOPLYSNINGER,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Maalgruppe:
    """A work area: its task as the slide tells it, the view for it, and what is not built yet."""

    kode: str
    navn: str
    opgave: str
    visning: tuple[Sapaelement, ...]
    mangler: tuple[str, ...] = ()

    @property
    def elementer(self) -> tuple[Sapaelement, ...]:
        """Its elements in the order of all of them; who it is about is always shown."""
        return tuple(e for e in E if e is E.PERSONDETALJER or e in self.visning)


MAALGRUPPER = (
    Maalgruppe(
        kode="jobcenter",
        navn="Beskæftigelse",
        opgave="En borger har meldt sig ledig og søgt om hjælp til forsørgelse. Jobkonsulenten "
        "forbereder samtalen.",
        visning=(
            *_BOPAEL,
            *_FAMILIE,
            *_FLYTNINGER,
            *_SAGER,
            *_YDELSER,
            *_TVAERS,
            E.LOFTSBEREGNER,
        ),
    ),
    Maalgruppe(
        kode="opkraevning",
        navn="Opkrævning",
        opgave="En borger skal betale kontanthjælp tilbage. Medarbejderen ser indtægter og "
        "hjemmeboende børn, før afdraget aftales.",
        visning=(*_YDELSER, *_TVAERS, *_BOPAEL, *_FAMILIE),
    ),
    Maalgruppe(
        kode="boern-og-familie",
        navn="Børn og familie",
        opgave="En sagsbehandler laver en børnefaglig undersøgelse efter en underretning, og "
        "tegner et genogram.",
        visning=(*_SAGER, *_INSTITUTION, *_FLYTNINGER, *_BOPAEL, *_FAMILIE),
    ),
    Maalgruppe(
        kode="indsigt",
        navn="Indsigt",
        opgave="En borger beder om de data, kommunen har registreret om vedkommende.",
        visning=(*_FLYTNINGER, *_SAGER, *_BOPAEL, *_FAMILIE),
    ),
    Maalgruppe(
        kode="skole",
        navn="Skole",
        opgave="Kommunen skal sikre, at undervisningspligten bliver overholdt. Skolesekretæren "
        "finder forældrene til børn, der ikke er indmeldt.",
        visning=(*_FLYTNINGER, *_BOPAEL, *_FAMILIE, *_INSTITUTION, *_SAGER),
    ),
    Maalgruppe(
        kode="bibliotek",
        navn="Bibliotek",
        opgave="En borger vil have »Biblioteket kommer«. Bibliotekaren slår CPR-nummer og "
        "adresse op.",
        visning=(*_FLYTNINGER, *_BOPAEL, *_FAMILIE),
    ),
    Maalgruppe(
        kode="byggesag",
        navn="Byggesag",
        opgave="Naboer bliver partshørt. Byggesagsbehandleren ser, om nogen af dem har navne- og "
        "adressebeskyttelse.",
        visning=(),
    ),
    Maalgruppe(
        kode="tandpleje",
        navn="Tandpleje",
        opgave="Et barn er flyttet til. Medarbejderen ser, hvor det sidst har boet, for at hente "
        "journalen.",
        visning=_FLYTNINGER,
    ),
    Maalgruppe(
        kode="boliglaan",
        navn="Boliglån",
        opgave="En borger med boligindskudslån er fraflyttet. Sagsbehandleren ser, om lånet kan "
        "modregnes i boligstøtte eller pension fra Udbetaling Danmark.",
        visning=(*_FLYTNINGER, *_TVAERS, E.ADVISER),
    ),
    Maalgruppe(
        kode="refusion",
        navn="Økonomi og refusion",
        opgave="En anden kommune beder om mellemkommunal refusion. Medarbejderen ser, hvor "
        "borgeren sidst havde en ordinær adresse.",
        visning=(*_FLYTNINGER, E.ADVISER),
    ),
    Maalgruppe(
        kode="kontaktcenter",
        navn="Kontaktcenter",
        opgave="En borger ringer om sine udbetalinger. Medarbejderen vejleder i telefonen.",
        visning=(*_SAGER, *_YDELSER),
    ),
    Maalgruppe(
        kode="omstilling",
        navn="Telefonomstilling",
        opgave="En borger vil tale med den afdeling, der er ansvarlig for sagen.",
        visning=(E.SAGER, E.SAGSDETALJER),
    ),
)


def find_maalgruppe(kode: str) -> Maalgruppe | None:
    """The work area with the code, None where there is none."""
    return next((gruppe for gruppe in MAALGRUPPER if gruppe.kode == kode), None)
