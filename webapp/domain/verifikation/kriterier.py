"""Criteria: what must be seen before somebody can say that the display is right.

Two objects of the same criteria are shown alike, so that one page proves both. What a criterion is
here decides what a testplan asks for; the sentences of one page are made in services.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from webapp.domain.visning.forhold import Forhold
from webapp.domain.visning.kontakt import Kontakt
from webapp.domain.visning.status import STATUS
from webapp.domain.visning.verdict import Effect, Verdict


class Kriterieart(StrEnum):
    """What a criterion is about, in the order in which a page tells of them."""

    SAG = "sag"
    YDELSE = "ydelse"
    KONTAKT = "kontakt"
    SKJULT = "skjult"
    ROLLE = "rolle"
    SAERLIGT = "saerligt"


class Saerligt(StrEnum):
    """What is special about a page or its citizen; in the testers' words."""

    INGEN_TELEFON = "Kontakt uden telefon"
    LUKKET_ENHED = "Kontakt i en enhed, der er nedlagt i FK Organisation"
    LEDER_OPAD = "Enhed, der leder opad"
    BARN = "Borgeren er et barn"
    ADRESSEBESKYTTELSE = "Borgeren har adressebeskyttelse"
    TO_SYSTEMER = "Sager fra flere fagsystemer på samme liste"
    ANDEN_KOMMUNE = "Sager fra en anden kommune"
    ANDEN_MYNDIGHED = "Sager fra en anden myndighed end en kommune"
    LANG_TITEL = "Titel, der er for lang til en linje"
    INGEN_SAGER = "Borger uden sager"
    BREVE = "Breve vises"
    SAGSNOTATER = "Sagsnotater vises"
    UDBETALING = "En udbetaling vises"
    FLERE_YDELSER = "Samlet udbetaling af flere ydelser"
    FORVENTET = "Forventet udbetaling"
    TIL_EN_ANDEN = "Udbetaling, der går til en anden"
    DELVIS_UDBETALING = "Udbetaling, som borgeren kun ser en del af"
    SKJULT_UDBETALING = "Udbetaling, der er skjult"
    AFTALE = "En aftale eller frist vises"
    SNART = "Aftale eller frist inden for en uge"
    SKJULT_AFTALE = "Aftale eller frist, der ikke vises"
    BETALING = "En betaling vises"
    GAELD = "Gæld, der er sendt til Gældsstyrelsen"
    SKJULT_BETALING = "Betaling, der er skjult"
    ADVIS = "Advis om en sag eller ydelse i SAPA"
    KONTROLSAG = "Kontrolsag i SAPA"
    LOFT = "Kontanthjælpsloft i SAPA"
    JOURNALNOTAT = "Journalnotat, der kan sendes fra SAPA"
    HOI = "HOI for medarbejdere (planlagt)"
    UDSOEGNING = "Udsøgning af borgere (HOI, planlagt)"


@dataclass(frozen=True, slots=True, order=True)
class Kriterium:
    """One thing to be seen; `noegle` tells it from others of its kind."""

    art: Kriterieart
    noegle: tuple[str, ...]

    @property
    def id(self) -> str:
        """As a file keeps it."""
        return "|".join((self.art, *self.noegle))


# So many letters stand in one line of the list on a phone.
LANG_TITEL = 40
MYNDIG = 18


def er_kommune(myndighed: str) -> bool:
    """True if the authority is a kommune, by its name: Udbetaling Danmark is another authority."""
    return myndighed.casefold().endswith(" kommune")


def har_side(forhold: Forhold) -> bool:
    """True if Mit Overblik has a page on which the object is shown, or is seen to be missing."""
    return not forhold.oekonomisk


def objektets_kriterier(forhold: Forhold, borger: Verdict) -> frozenset[Kriterium]:
    """What there is to see of a sag or ydelse, but for its contact."""
    slags = "ydelse" if forhold.er_ydelse else "sag"
    if not borger.visible:
        skjult = borger.med(Effect.HIDES)
        return frozenset(Kriterium(Kriterieart.SKJULT, (slags, f.code)) for f in skjult)
    if forhold.er_ydelse:
        return frozenset({Kriterium(Kriterieart.YDELSE, _ydelsestype(forhold))})
    fremdrift = forhold.indekssag.fremdrift if forhold.indekssag else None
    status = STATUS[fremdrift].mit_overblik if fremdrift else ""
    return frozenset({Kriterium(Kriterieart.SAG, (*_sagstype(forhold), status))})


def kontaktens_kriterium(kontakt: Kontakt) -> Kriterium:
    """The contact that the citizen meets, with all that stands in it."""
    return Kriterium(
        Kriterieart.KONTAKT,
        (
            kontakt.kommune,
            kontakt.navn,
            kontakt.telefon,
            kontakt.hjemmeside,
            kontakt.digital_post,
        ),
    )


def _sagstype(forhold: Forhold) -> tuple[str, ...]:
    """Cura's own sagstype; of another system its KLE number, for it has no sagstype."""
    return (forhold.sagstype,) if forhold.sagstype else _fremmed_type(forhold)


def _ydelsestype(forhold: Forhold) -> tuple[str, ...]:
    """The type that Cura files it under, its local name where that has none."""
    if not forhold.via_eksport:
        return _fremmed_type(forhold)
    ydelsestype = forhold.indeksydelse.ydelsestype if forhold.indeksydelse else ""
    return (ydelsestype or (forhold.lokal_ydelse.navn if forhold.lokal_ydelse else ""),)


def _fremmed_type(forhold: Forhold) -> tuple[str, ...]:
    return forhold.fagsystem.navn, str(forhold.kle or "")
