"""Økonomiske ydelser: payments by month, and the page of one (screens.md §2.2)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from webapp.domain.fagsystem.udbetalinger import Udbetalingsdel
from webapp.domain.visning.kontakt import Kontakt
from webapp.services import dansk
from webapp.services.felter import Objekt
from webapp.services.mit_overblik.lister import SIDESTOERRELSE, lav_udsnit
from webapp.services.mit_overblik.objekter import kontaktobjekt
from webapp.services.mit_overblik.sidedele import (
    Betalingsmaaned,
    Udbetalingskort,
    Udbetalingslinje,
    Udbetalingsliste,
    Udbetalingsside,
)
from webapp.services.mit_overblik.udbetalinger import BedoemtUdbetaling
from webapp.services.mit_overblik.udsnit import Borgerudsnit, find_udbetaling

FORVENTET, TIL_EN_ANDEN = "Forventet udbetaling", "Udbetalt til en anden"
IKKE_BEKRAEFTET = "Ikke bekræftet endnu"
BELOEB = (
    ("Udbetalt", "udbetaling.udbetalt"),
    ("Forklaring", "udbetaling.udbetalt_tekst"),
    ("Sendt til udbetaling", "udbetaling.sendt"),
    ("Tekst til udbetalingen", "udbetaling.sendt_tekst"),
    ("Beløb efter skat og ATP", "udbetaling.efter_skat"),
    ("Samlet beløb før skat", "udbetaling.brutto"),
)


def udbetalingsliste(udsnit: Borgerudsnit, vis: int = SIDESTOERRELSE) -> Udbetalingsliste:
    """The first `vis` payments, by month."""
    alle = udsnit.udbetalinger
    maaneder = groupby(alle[:vis], key=lambda en: dansk.betalingsmaaned(en.samlet.dato))
    return Udbetalingsliste(
        tuple(Betalingsmaaned(titel, tuple(map(_kort, en))) for titel, en in maaneder),
        lav_udsnit(len(alle), vis),
    )


def udbetalingsside(udsnit: Borgerudsnit, slug: str) -> Udbetalingsside:
    """One payment. Its layout is inferred."""
    en = find_udbetaling(udsnit, slug)
    return Udbetalingsside(
        udbetaling=Objekt(en.noegle, dict(udbetalingshoved(en).felter) | _beloeb(en)),
        beloeb=BELOEB,
        linjer=tuple(_linjer(udsnit, en)),
        kontakt=kontaktobjekt(f"kontakt/{slug}", en.kontakt or Kontakt(en.forhold.udbetaler, "")),
    )


def _kort(en: BedoemtUdbetaling) -> Udbetalingskort:
    navne = en.navne if len(en.forhold.viste_dele) > 1 else ()
    return Udbetalingskort(
        udbetalingshoved(en),
        tuple(
            Objekt(f"udbetalingslinje/{en.slug}.{nr}", {"udbetaling.linje": navn})
            for nr, navn in enumerate(navne, start=1)
        ),
    )


def udbetalingshoved(en: BedoemtUdbetaling) -> Objekt:
    """A payment as its card has it."""
    forhold, beloeb = en.forhold, en.beloeb
    noter = (FORVENTET if forhold.kommer else "", TIL_EN_ANDEN if forhold.til_en_anden else "")
    return Objekt(
        en.noegle,
        {
            "udbetaling.titel": en.titel,
            "udbetaling.udbetaler": forhold.udbetaler,
            "udbetaling.beloeb": "" if beloeb is None else dansk.kroner(beloeb),
            "udbetaling.dato": dansk.forloebsdato(en.samlet.dato),
            "udbetaling.note": ". ".join(filter(None, noter)),
        },
    )


def _beloeb(en: BedoemtUdbetaling) -> dict[str, str]:
    """The amounts of the whole; none where what is shown cannot explain them, equal ones once."""
    hele, samlet = en.samlet.hele, en.samlet
    if not en.forhold.kan_forklares:
        return {}
    tal = {
        "udbetaling.udbetalt": hele.udbetalt,
        "udbetaling.sendt": hele.sendt,
        "udbetaling.efter_skat": hele.efter_skat_atp,
        "udbetaling.brutto": samlet.brutto,
    }
    kendte = {felt: beloeb for felt, beloeb in tal.items() if beloeb is not None}
    if len(set(kendte.values())) == 1:
        kendte = dict([next(iter(kendte.items()))])
    felter = {felt: dansk.kroner(beloeb) for felt, beloeb in kendte.items()}
    if hele.udbetalt is None and not en.forhold.kommer:
        felter["udbetaling.udbetalt"] = IKKE_BEKRAEFTET
    felter["udbetaling.sendt_tekst"] = hele.sendt_tekst
    if hele.udbetalt != hele.sendt:
        felter["udbetaling.udbetalt_tekst"] = hele.udbetalt_tekst
    return felter


def _linjer(udsnit: Borgerudsnit, en: BedoemtUdbetaling) -> Iterator[Udbetalingslinje]:
    synlige = {bedoemt.slug for bedoemt in udsnit.sager}
    har_relation = udsnit.grundlag.variant.antagelser.bevilling_har_relation_til_sag
    for nr, del_ in enumerate(en.forhold.viste_dele, start=1):
        sag = en.ydelser[del_.ydelse].forhold.sag
        vises = har_relation and sag is not None and sag.slug in synlige
        yield Udbetalingslinje(
            _linje(f"udbetalingslinje/{en.slug}.{nr}", en, del_),
            sag.slug if sag is not None and vises else None,
        )


def _linje(noegle: str, en: BedoemtUdbetaling, del_: Udbetalingsdel) -> Objekt:
    udbetaling = del_.udbetaling
    fra, til = map(dansk.forloebsdato, (udbetaling.periode_fra, udbetaling.periode_til))
    return Objekt(
        noegle,
        {
            "udbetaling.linje": en.navn(del_),
            "udbetaling.periode": fra if fra == til else f"{fra} - {til}",
            "udbetaling.beloeb": dansk.kroner(udbetaling.bruttobeloeb),
        },
    )
