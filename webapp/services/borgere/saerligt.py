"""What is special about a citizen under a variant, and the sentence that says what she shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from webapp.domain.fagsystem import Fremdrift
from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.domain.verifikation.kriterier import LANG_TITEL, MYNDIG, er_kommune
from webapp.domain.visning.borgerblik_visning import vist_titel
from webapp.domain.visning.kontakt import Kontaktfejl
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import Grundlag
from webapp.services.mit_overblik.optaelling import i_ord, tael
from webapp.services.mit_overblik.udsnit import Borgerudsnit


class Vises(StrEnum):
    """How much of what there is about her she sees."""

    NOGET = "noget"
    INTET = "intet"
    SKJULT = "skjult"


class Saerligt(StrEnum):
    """What there is to look for."""

    LEDER_OPAD = "leder-opad"
    UDEN_TELEFON = "uden-telefon"
    NEDLAGT = "nedlagt-enhed"
    AFSLUTTET = "afsluttet"
    ANDET_SYSTEM = "andet-fagsystem"
    ANDEN_MYNDIGHED = "anden-myndighed"
    ANDEN_KOMMUNE = "anden-kommune"
    LANG_TITEL = "lang-titel"
    YDELSE = "ydelse"
    BARN = "barn"
    UDBETALING = "udbetaling"
    AFTALE = "aftale"
    BETALING = "betaling"
    BESKYTTET = "adressebeskyttelse"
    UDEN_SAGER = "uden-sager"


VISES_ORD = {
    Vises.NOGET: "Noget af det vises",
    Vises.INTET: "Intet af det vises: der er noget, og alt er skjult",
    Vises.SKJULT: "Noget af det er skjult",
}
SAERLIGT_ORD = {
    Saerligt.LEDER_OPAD: "En sag leder opad til en anden enhed",
    Saerligt.UDEN_TELEFON: "En sag uden telefon, hvor kommunen bestemmer kontakten",
    Saerligt.NEDLAGT: "En sag hos en enhed, der er nedlagt",
    Saerligt.AFSLUTTET: "En afsluttet sag",
    # No page of Mit Overblik says which system a sag is of: SAPA does.
    Saerligt.ANDET_SYSTEM: "En sag fra et andet fagsystem (hvilket fagsystem ses kun i SAPA)",
    Saerligt.ANDEN_MYNDIGHED: "En sag hos en anden myndighed",
    Saerligt.ANDEN_KOMMUNE: "En sag i en anden kommune",
    Saerligt.LANG_TITEL: "En sag med en lang titel",
    Saerligt.YDELSE: "En serviceydelse eller et hjælpemiddel",
    Saerligt.BARN: "Et barn",
    Saerligt.UDBETALING: "En udbetaling",
    Saerligt.AFTALE: "En aftale eller en frist",
    Saerligt.BETALING: "En betaling eller gæld",
    Saerligt.BESKYTTET: "Navne- og adressebeskyttelse",
    Saerligt.UDEN_SAGER: "Ingen sager",
}


def sagens(saerligt: Saerligt | None) -> bool:
    """True if it is one of her sager that it is about, which can be pointed at."""
    return saerligt in _PROEVER


def er_kun_af_det_viste(saerligt: Saerligt | None) -> bool:
    """True if only what she sees can have it: a contact is only of what is shown."""
    return saerligt is Saerligt.UDEN_TELEFON


def har_selv(udsnit: Borgerudsnit, saerligt: Saerligt | None) -> bool:
    """True if that is special about herself, or about what there is of her; with None all do."""
    return saerligt not in _BORGERENS or _BORGERENS[saerligt](udsnit)


def har_sagen(udsnit: Borgerudsnit, bedoemt: Bedoemt, saerligt: Saerligt | None) -> bool:
    """True if that is special about the sag, shown or hidden; with None it is about all.

    `er_kun_af_det_viste` tells what is never of anything hidden.
    """
    if saerligt not in _PROEVER:
        return True
    if bedoemt.forhold.er_ydelse or (er_kun_af_det_viste(saerligt) and not udsnit.ses(bedoemt)):
        return False
    return _PROEVER[saerligt](udsnit.grundlag, bedoemt)


def saetning(udsnit: Borgerudsnit) -> str:
    """What she meets under the variant, in one sentence: »Ser 4 sager og 2 ydelser …«."""
    navn = udsnit.grundlag.variant.navn
    vist, skjult = i_ord(tael(udsnit))
    if not (vist or skjult):
        return f"Har ingen sager eller ydelser og ser ingenting under {navn}."
    heraf = opremsning(list(_heraf(udsnit.grundlag, udsnit.sager)))
    ses = f"{vist} under {navn}" if vist else f"ingenting under {navn}"
    ikke = f" {skjult} vises ikke." if skjult else ""
    return f"Ser {ses}{f': {heraf}' if heraf else ''}.{ikke}"


def _heraf(grundlag: Grundlag, sager: tuple[Bedoemt, ...]) -> Iterator[str]:
    """What is special in them, with how many."""
    tal = {
        art: sum(proeve(grundlag, b) for b in sager)
        for art, proeve in _PROEVER.items()
        if art is not Saerligt.LANG_TITEL
    }
    if tal[Saerligt.LEDER_OPAD]:
        yield f"{tal[Saerligt.LEDER_OPAD]} leder opad"
    if tal[Saerligt.UDEN_TELEFON]:
        yield f"{tal[Saerligt.UDEN_TELEFON]} uden telefon, som kommunen bestemmer"
    if tal[Saerligt.NEDLAGT]:
        yield f"{tal[Saerligt.NEDLAGT]} hos en enhed, der er nedlagt"
    if tal[Saerligt.AFSLUTTET]:
        yield antal(tal[Saerligt.AFSLUTTET], "afsluttet", "afsluttede")
    if tal[Saerligt.ANDET_SYSTEM]:
        yield f"{tal[Saerligt.ANDET_SYSTEM]} fra et andet fagsystem"


def _leder_opad(grundlag: Grundlag, bedoemt: Bedoemt) -> bool:
    """By the mark that it was filed with, as Hvorfor says it; if it is not filed, by today's."""
    forhold = bedoemt.forhold
    if not forhold.via_eksport:
        return False
    if forhold.indekssag is not None and forhold.ansvarlig is not None:
        return forhold.leder_opad_til is not None
    udgaver = [u for u in bedoemt.sag.udgaver if u.fra <= grundlag.dato]
    if not udgaver:
        return False
    enhed = udgaver[-1].enhed
    via = grundlag.konfiguration.maerke(enhed, grundlag.dato).via
    return via is not None and via != enhed


def _er_hos_nedlagt(grundlag: Grundlag, bedoemt: Bedoemt) -> bool:
    """The unit that it is filed under, or that its contact was sought at, is closed that day."""
    valg, ansvarlig = bedoemt.forhold.kontakt, bedoemt.forhold.ansvarlig
    if valg is not None and Kontaktfejl.INAKTIV_ENHED in valg.fejl:
        return True
    enhed = grundlag.opslag.organisation.find(ansvarlig.uuid) if ansvarlig else None
    return enhed is not None and not enhed.er_aktiv(grundlag.dato)


def _er_afsluttet(grundlag: Grundlag, bedoemt: Bedoemt) -> bool:
    """As filed; of a sag that is not in the index as the fagsystem has it."""
    if bedoemt.forhold.indekssag is not None:
        return bedoemt.indekssag.fremdrift is Fremdrift.AFSLUTTET
    egne = [u.fremdrift for u in bedoemt.sag.udgaver if u.fra <= grundlag.dato]
    return egne[-1:] == [Fremdrift.AFSLUTTET]


def _er_andens(grundlag: Grundlag, bedoemt: Bedoemt) -> bool:
    return bedoemt.sag.myndighed != grundlag.opslag.kommune.cvr


def _er_i_anden_kommune(grundlag: Grundlag, bedoemt: Bedoemt) -> bool:
    return _er_andens(grundlag, bedoemt) and er_kommune(bedoemt.forhold.myndighed)


_PROEVER: dict[Saerligt, Callable[[Grundlag, Bedoemt], bool]] = {
    Saerligt.LEDER_OPAD: _leder_opad,
    Saerligt.UDEN_TELEFON: lambda _grundlag, b: b.forhold.er_egen and not b.kontakt.telefon,
    Saerligt.NEDLAGT: _er_hos_nedlagt,
    Saerligt.AFSLUTTET: _er_afsluttet,
    Saerligt.ANDET_SYSTEM: lambda g, b: not g.fagsystem(b.sag.fagsystem).via_eksport,
    Saerligt.ANDEN_MYNDIGHED: _er_andens,
    Saerligt.ANDEN_KOMMUNE: _er_i_anden_kommune,
    # Its own title too: whether the citizen reads it is what the opsætning decides.
    Saerligt.LANG_TITEL: lambda _grundlag, b: (
        max(len(b.sag.titel), len(vist_titel(b.forhold))) > LANG_TITEL
    ),
}

_BORGERENS: dict[Saerligt, Callable[[Borgerudsnit], bool]] = {
    Saerligt.BESKYTTET: lambda udsnit: udsnit.person.adressebeskyttelse,
    Saerligt.UDEN_SAGER: lambda udsnit: all(b.forhold.er_ydelse for b in udsnit.alle),
    Saerligt.YDELSE: lambda udsnit: bool(udsnit.serviceydelser),
    Saerligt.UDBETALING: lambda udsnit: bool(udsnit.udbetalinger),
    Saerligt.AFTALE: lambda udsnit: bool(udsnit.aftaler),
    Saerligt.BETALING: lambda udsnit: bool(udsnit.fordringer),
    Saerligt.BARN: lambda udsnit: udsnit.person.cpr.alder(udsnit.grundlag.dato) < MYNDIG,
}
