"""SAPA's tab Helhedsoverblik: sager and ydelser on one axis, and the same in a table.

SAPA-R names the component (SagsOgYdelseTidslinje) and its two searches; the layout is inferred.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from webapp.domain.fagsystem import Fremdrift
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.visning.akse import Akse
from webapp.domain.visning.forhold import Forhold
from webapp.domain.visning.status import STATUS, ydelsesstatus_sapa
from webapp.services import dansk
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import Objekt
from webapp.services.mit_overblik.udsnit import Borgerudsnit
from webapp.services.sapa.elementsted import Elementsted
from webapp.services.sapa.sapa import naaede_sager
from webapp.services.sapa.sidedele import Helhedsbaand, Helhedsgruppe, SapaHelhed
from webapp.services.sapa.valg import Sapavalg, filter_af
from webapp.services.sapa.ydelser import naaede_ydelser

UDEN_KLE = "uden"
SAG, YDELSE = "Sag", "Ydelse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forloeb:
    """A sag or ydelse from its first day up to the day it ended, None while it goes on.

    `vist_til`: what SAPA prints of its end, of a ydelse the last day that it was granted for.
    """

    noegle: str
    slags: str
    titel: str
    gruppe: str
    kle: str
    fagsystem: str
    fra: date
    til: date | None
    vist_til: date | None
    status: str


def helhedsoverblik(her: Elementsted) -> SapaHelhed:
    """The element for a person and a role: what the axis shows, by KLE hovedgruppe."""
    udsnit, valg, dato = her.udsnit, her.valg, her.udsnit.grundlag.dato
    alle = list(_forloeb(udsnit, her.rolle))
    aarene = _aarene(alle, dato)
    akse = _akse(aarene, valg)
    valgte = [
        f
        for f in alle
        if akse.roerer(f.fra, _ende(f, dato)) and (not valg.grupper or f.gruppe in valg.grupper)
    ]
    valgte.sort(key=_orden)
    viste = valgte[: valg.raekker]
    navne = {f.gruppe: gruppenavn(udsnit, f.gruppe) for f in alle}
    return SapaHelhed(
        sti=her.sti,
        grupper=filter_af(sorted(navne.items()), valg.grupper),
        aar=tuple(map(str, range(aarene[0], aarene[1] + 1))),
        fra=str(akse.foerste),
        til=str(akse.sidste),
        streger=akse.streger,
        tegning=tuple(
            Helhedsgruppe(navne[gruppe], tuple(_baand(f, akse, dato) for f in dem))
            for gruppe, dem in groupby(viste, key=lambda f: f.gruppe)
        ),
        raekker=tuple(map(_raekke, viste)),
        udsnit=valg.udsnit(len(valgte)),
        udenfor=len(alle) - len(valgte),
    )


def _forloeb(udsnit: Borgerudsnit, rolle: Jobfunktionsrolle) -> Iterable[Forloeb]:
    """What reaches the role; another authority's money has its own tab."""
    for sag in naaede_sager(udsnit, rolle):
        yield Forloeb(
            noegle=sag.noegle,
            slags=SAG,
            titel=sag.sag.titel,
            gruppe=gruppe_af(sag.forhold),
            kle=sag.forhold.kle_tekst(),
            fagsystem=sag.sag.fagsystem,
            fra=sag.sag.oprettet,
            til=_afsluttet(sag),
            vist_til=_afsluttet(sag),
            status=STATUS[sag.indekssag.fremdrift].sapa,
        )
    for ydelse in naaede_ydelser(udsnit, rolle):
        if not ydelse.forhold.paa_tvaers:
            yield Forloeb(
                noegle=ydelse.noegle,
                slags=YDELSE,
                titel=ydelse.forhold.ydelsesnavn,
                gruppe=gruppe_af(ydelse.forhold),
                kle=ydelse.forhold.kle_tekst(),
                fagsystem=ydelse.forhold.fagsystem.navn,
                fra=ydelse.ydelse.fra,
                til=ydelse.ydelse.til,
                vist_til=ydelse.ydelse.sidste_dag,
                status=ydelsesstatus_sapa(ydelse.ydelse, ydelse.forhold.dato),
            )


def _afsluttet(bedoemt: Bedoemt) -> date | None:
    """The day from which the index has had the sag as Afsluttet; None while it goes on."""
    siden = None
    for udgave in reversed(bedoemt.indekssag.udgaver):
        if udgave.fremdrift is not Fremdrift.AFSLUTTET:
            break
        siden = udgave.fra
    return siden


def gruppe_af(forhold: Forhold) -> str:
    """The KLE hovedgruppe, or the word for none."""
    return str(forhold.kle)[:2] if forhold.kle else UDEN_KLE


def gruppenavn(udsnit: Borgerudsnit, gruppe: str) -> str:
    """`27 Social service`; the number alone where no edition has its title."""
    if gruppe == UDEN_KLE:
        return "Uden KLE-nummer"
    return f"{gruppe} {udsnit.grundlag.opslag.kle.titel(gruppe) or ''}".strip()


def _ende(forloeb: Forloeb, dato: date) -> date:
    """Where its bar ends: its own last day, or the day of the preview while it goes on."""
    return max(forloeb.til or dato, forloeb.fra)


def _aarene(alle: Sequence[Forloeb], dato: date) -> tuple[int, int]:
    """The first and the last year with anything in it; that of the preview among them."""
    aar = [dato.year, *(f.fra.year for f in alle)]
    return min(aar), max(aar)


def _akse(aarene: tuple[int, int], valg: Sapavalg) -> Akse:
    """The chosen years, the earlier first whichever was chosen as which."""
    fra, til = valg.fra or aarene[0], valg.til or aarene[1]
    return Akse(min(fra, til), max(fra, til))


def _orden(forloeb: Forloeb) -> tuple[str, date, str, tuple[int, ...], str]:
    titel = dansk.sorteringsnoegle(forloeb.titel)
    return forloeb.gruppe, forloeb.fra, forloeb.slags, titel, forloeb.noegle


def _baand(forloeb: Forloeb, akse: Akse, dato: date) -> Helhedsbaand:
    ende = _ende(forloeb, dato)
    x, bredde = akse.straekning(forloeb.fra, ende)
    return Helhedsbaand(
        noegle=forloeb.noegle,
        slags=forloeb.slags,
        titel=forloeb.titel,
        tid=f"{dansk.sapadato(forloeb.fra)} - {dansk.sapadato(forloeb.vist_til) or 'fortsat'}",
        x=x,
        bredde=bredde,
        er_ydelse=forloeb.slags == YDELSE,
        foer=forloeb.fra < akse.begynder,
        efter=forloeb.til is None or ende > akse.slutter,
    )


def _raekke(forloeb: Forloeb) -> Objekt:
    return Objekt(
        forloeb.noegle,
        {
            "helhed.type": forloeb.slags,
            "helhed.titel": forloeb.titel,
            "helhed.kle_emne": forloeb.kle,
            "helhed.fagsystem": forloeb.fagsystem,
            "helhed.fra": dansk.sapadato(forloeb.fra),
            "helhed.til": dansk.sapadato(forloeb.vist_til) or dansk.INGEN,
            "helhed.status": forloeb.status,
        },
    )
