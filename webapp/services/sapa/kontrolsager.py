"""SAPA's element Kontrolsager på tværs af kommuner og UDK (screens.md §7.2)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from webapp.domain.visning.status import STATUS
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.dansk import sapadato
from webapp.services.felter import Objekt
from webapp.services.sapa.elementsted import Elementsted
from webapp.services.sapa.sidedele import SapaKontrolsager


def kontrolsager(her: Elementsted) -> SapaKontrolsager:
    """The element: what the law lets be shown of the citizen's kontrolsager, newest step first.

    The kommune's own are those that the role sees among Sager.
    """
    alle = [b for b in her.udsnit.alle_sager if _vises(b) and b.ses_i_sapa(her.rolle)]
    alle.sort(key=lambda b: (-_siden(b).toordinal(), b.slug))
    vist = tuple(map(_raekke, alle[: her.valg.raekker]))
    return SapaKontrolsager(vist, her.valg.udsnit(len(alle)))


def _vises(bedoemt: Bedoemt) -> bool:
    forhold = bedoemt.forhold
    return forhold.er_kontrolsag and forhold.indekssag is not None and not forhold.er_for_gammel


def _raekke(bedoemt: Bedoemt) -> Objekt:
    """The four cells; the step is the state that the sag is in, and its day when it came to it."""
    forhold = bedoemt.forhold
    fremdrift = forhold.indekssag.fremdrift if forhold.indekssag else None
    felter = {
        "sapa.kontrol.myndighed": forhold.myndighed,
        "sapa.kontrol.tema": bedoemt.sag.kontroltema or "-",
        "sapa.kontrol.skridt": STATUS[fremdrift].sapa if fremdrift else "",
        "sapa.kontrol.dato": sapadato(_siden(bedoemt)),
    }
    return Objekt(bedoemt.noegle, felter)


def _siden(bedoemt: Bedoemt) -> date:
    """The day on which it came to the state that it is in."""
    siden = bedoemt.sag.oprettet
    udgaver = bedoemt.forhold.indekssag.udgaver if bedoemt.forhold.indekssag else ()
    for foer, udgave in pairwise((None, *udgaver)):
        if udgave is not None and (foer is None or foer.fremdrift is not udgave.fremdrift):
            siden = udgave.fra
    return siden
