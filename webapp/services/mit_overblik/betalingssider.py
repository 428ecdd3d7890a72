"""Betalinger og gæld: claims by authority with their saldo, and the page of one (§2.4)."""

from __future__ import annotations

from itertools import groupby

from webapp.domain.fagsystem.fordring import Betalingsstatus, saldostatus
from webapp.domain.vaerdier.slug import fold
from webapp.services import dansk
from webapp.services.felter import Objekt
from webapp.services.mit_overblik.fordringer import BedoemtFordring
from webapp.services.mit_overblik.lister import SIDESTOERRELSE, lav_udsnit
from webapp.services.mit_overblik.sidedele import Betalingsgruppe, Betalingsliste, Betalingsside


def betalingsliste(alle: tuple[BedoemtFordring, ...], vis: int = SIDESTOERRELSE) -> Betalingsliste:
    """The first `vis` claims by authority; a saldo is of all that the authority shows."""
    ordnet = sorted(alle, key=lambda en: dansk.sorteringsnoegle(en.forhold.myndighed))
    grupper, plads = [], vis
    for myndighed, dens in groupby(ordnet, key=lambda en: en.forhold.myndighed):
        fordringer = list(dens)
        if plads > 0:
            viste = tuple(map(fordringsraekke, fordringer[:plads]))
            grupper.append(Betalingsgruppe(_saldo(myndighed, fordringer), viste))
        plads -= len(fordringer)
    return Betalingsliste(tuple(grupper), lav_udsnit(len(alle), vis))


def betalingsside(en: BedoemtFordring) -> Betalingsside:
    """One claim; its layout is inferred. Gældsstyrelsen's have a way there, and none to pay."""
    fordring = en.fordring
    felter = dict(fordringsraekke(en).felter) | {
        "betaling.myndighed": en.forhold.myndighed,
        "betaling.oprindeligt": dansk.kroner(fordring.beloeb)
        if fordring.beloeb != fordring.rest
        else "",
    }
    return Betalingsside(Objekt(en.noegle, felter), en.status is Betalingsstatus.SENDT)


def _saldo(myndighed: str, fordringer: list[BedoemtFordring]) -> Objekt:
    return Objekt(
        f"saldo/{fold(myndighed) or 'ukendt'}",
        {
            "saldo.myndighed": myndighed,
            "saldo.beloeb": dansk.kroner(sum(en.fordring.rest for en in fordringer)),
            "saldo.status": saldostatus(en.status for en in fordringer),
        },
    )


def fordringsraekke(en: BedoemtFordring) -> Objekt:
    """A claim as a row of the list."""
    return Objekt(
        en.noegle,
        {
            "betaling.titel": en.titel,
            "betaling.forfald": dansk.forloebsdato(en.fordring.forfald),
            "betaling.beloeb": dansk.kroner(en.fordring.rest),
            "betaling.status": en.status,
        },
    )
