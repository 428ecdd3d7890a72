"""What is special about a page or its citizen, each in a sentence that can be held to the page.

What no page of Mit Overblik says (the fagsystem, an age, a protected address, a closed unit) is
told as that, with what there is to see instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta

from webapp.domain.fagsystem import Betalingsstatus
from webapp.domain.verifikation.kriterier import (
    LANG_TITEL,
    MYNDIG,
    Kriterieart,
    Kriterium,
    Saerligt,
    er_kommune,
)
from webapp.domain.visning.borgerblik_visning import viser_journalnotater, viste_dokumenter
from webapp.domain.visning.kontakt import Kontaktfejl
from webapp.domain.visning.verdict import Effect
from webapp.services import dansk
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.mit_overblik.aftaler import BedoemtAftale
from webapp.services.mit_overblik.aftalesider import SIDSTE_NEDTAELLING
from webapp.services.mit_overblik.andet import AndetObjekt
from webapp.services.mit_overblik.fordringer import BedoemtFordring
from webapp.services.mit_overblik.lister import SIDESTOERRELSE
from webapp.services.mit_overblik.objekter import objektnavn
from webapp.services.mit_overblik.udbetalinger import BedoemtUdbetaling
from webapp.services.mit_overblik.udsnit import Borgerudsnit

Fundet = Iterator[tuple[Saerligt, str]]
Saetninger = dict[Kriterium, str]
INGEN_SAGER = "Du har ingen sager, der kan vises her."


def saeregne(fundet: Iterable[tuple[Saerligt, str]]) -> Saetninger:
    """The sentences by criterion."""
    return {Kriterium(Kriterieart.SAERLIGT, (en.name.lower(),)): tekst for en, tekst in fundet}


def borgerens(udsnit: Borgerudsnit) -> Fundet:
    """Of the citizen and her list of sager."""
    person, sager = udsnit.person, udsnit.sager
    alder = person.cpr.alder(udsnit.grundlag.dato)
    if alder < MYNDIG:
        yield Saerligt.BARN, f"Borgeren er et barn på {alder} år. Alderen står ikke på siden."
    if person.adressebeskyttelse:
        tekst = "Borgeren har adressebeskyttelse: her må ingen adresse stå. Beskyttelsen står"
        yield Saerligt.ADRESSEBESKYTTELSE, f"{tekst} ikke på siden."
    yield from _to_systemer(sager)
    for art, er_det in (
        (Saerligt.ANDEN_KOMMUNE, er_kommune),
        (Saerligt.ANDEN_MYNDIGHED, lambda navn: not er_kommune(navn)),
    ):
        fremmed = next(
            (b for b in sager if not b.forhold.er_egen and er_det(b.forhold.myndighed)), None
        )
        if fremmed:
            yield art, f"»{objektnavn(fremmed)}« står med myndighed {fremmed.forhold.myndighed}"
    lang = next((b for b in sager if len(objektnavn(b)) > LANG_TITEL), None)
    if lang:
        yield Saerligt.LANG_TITEL, f"»{objektnavn(lang)}« er lang: se, at hele titlen kan læses"
    if not sager:
        yield Saerligt.INGEN_SAGER, f"Listen er tom: »{INGEN_SAGER}«"


def _to_systemer(sager: Sequence[Bedoemt]) -> Fundet:
    foerste = {b.forhold.fagsystem.navn: b for b in reversed(sager)}
    if len(foerste) > 1:
        (et, a), (andet, b), *_ = sorted(foerste.items())
        navne = f"»{objektnavn(a)}« (fra {et}) og »{objektnavn(b)}« (fra {andet})"
        tekst = f"{navne} står på samme liste. Fagsystemet står ikke på siden."
        yield Saerligt.TO_SYSTEMER, tekst


def objektets(bedoemt: Bedoemt) -> Fundet:
    """Of the page of one sag or ydelse."""
    forhold, kontakt = bedoemt.forhold, bedoemt.kontakt
    if not kontakt.telefon:
        yield Saerligt.INGEN_TELEFON, "Kontakt uden telefon"
    if forhold.kontakt and Kontaktfejl.INAKTIV_ENHED in forhold.kontakt.fejl:
        tekst = f"Kontakt: {kontakt.navn or kontakt.kommune}. Enheden er nedlagt i FK Organisation"
        yield Saerligt.LUKKET_ENHED, f"{tekst}; det står ikke på siden."
    leder = bedoemt.borger.finding("EKSPORT_LEDER_OPAD")
    if leder is not None and leder.effect is Effect.INFORMS:
        yield Saerligt.LEDER_OPAD, leder.tekst
    if forhold.er_ydelse:
        return
    breve = viste_dokumenter(forhold)
    if breve:
        yield Saerligt.BREVE, f"Breve vises: »{breve[0].vist_titel}«"
    notater = [en for en in bedoemt.sag.journalnotater if en.dato <= forhold.dato]
    if notater and viser_journalnotater(forhold):
        yield Saerligt.SAGSNOTATER, f"Sagsnotater vises: »{notater[0].titel}«"


def udbetalingernes(udsnit: Borgerudsnit) -> Fundet:
    """Of the payments that stand on the first page of the list."""
    viste = udsnit.udbetalinger[:SIDESTOERRELSE]
    proever: tuple[tuple[Saerligt, Callable[[BedoemtUdbetaling], bool], str], ...] = (
        (Saerligt.UDBETALING, lambda _: True, "står der"),
        (
            Saerligt.FLERE_YDELSER,
            lambda en: len(en.forhold.viste_dele) > 1,
            "samler flere ydelser, som står under titlen",
        ),
        (Saerligt.FORVENTET, lambda en: en.forhold.kommer, "er mærket »Forventet udbetaling«"),
        (
            Saerligt.TIL_EN_ANDEN,
            lambda en: en.forhold.til_en_anden,
            "er mærket »Udbetalt til en anden«",
        ),
        (
            Saerligt.DELVIS_UDBETALING,
            lambda en: not en.forhold.kan_forklares,
            "står uden samlet beløb, for en del af den vises ikke",
        ),
    )
    for art, proeve, tekst in proever:
        en = next(filter(proeve, viste), None)
        if en:
            yield art, f"»{en.titel}« {dansk.forloebsdato(en.samlet.dato)} {tekst}"
    yield from _skjult(Saerligt.SKJULT_UDBETALING, udsnit.alle_udbetalinger)


def aftalernes(udsnit: Borgerudsnit) -> Fundet:
    """Of the appointments and deadlines on the first page of the list."""
    uge = udsnit.grundlag.dato + timedelta(days=SIDSTE_NEDTAELLING)
    viste: tuple[BedoemtAftale, ...] = udsnit.aftaler[:SIDESTOERRELSE]
    if viste:
        yield (
            Saerligt.AFTALE,
            f"»{viste[0].titel}« {dansk.forloebsdato(viste[0].aftale.dato)} står der",
        )
    snart = next((en for en in viste if en.aftale.dato <= uge), None)
    if snart:
        yield Saerligt.SNART, f"»{snart.titel}« er inden for en uge: siden tæller dagene ned"
    yield from _skjult(Saerligt.SKJULT_AFTALE, udsnit.alle_aftaler)


def betalingernes(udsnit: Borgerudsnit) -> Fundet:
    """Of the claims on the first page of the list."""
    viste: tuple[BedoemtFordring, ...] = udsnit.fordringer[:SIDESTOERRELSE]
    if viste:
        yield Saerligt.BETALING, f"»{viste[0].titel}« står der"
    gaeld = next((en for en in viste if en.status is Betalingsstatus.SENDT), None)
    if gaeld:
        yield Saerligt.GAELD, f"»{gaeld.titel}« har status {gaeld.status}"
    yield from _skjult(Saerligt.SKJULT_BETALING, udsnit.alle_fordringer)


def _skjult(art: Saerligt, alle: Sequence[AndetObjekt]) -> Fundet:
    skjult = next((en for en in alle if not en.ses_af_borger), None)
    if skjult:
        grund = skjult.borger.med(Effect.HIDES)[0].tekst
        yield art, f"»{skjult.titel}« ({skjult.undertitel}) står her ikke. {grund}"
