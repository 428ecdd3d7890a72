"""SAPA's element Adviser: what would have been told of the citizen by the day (screens.md §4).

A sag tells when it becomes Opstået or Afsluttet, a ydelse when it becomes Aktiv or Passiv, CPR
of a move; each because its own object reaches the role. The columns, that each advis stands on the
day of what it tells, and that a group is limited by KLE, are inferred: no source has a screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from webapp.domain.fagsystem import Fremdrift
from webapp.domain.vaerdier.slug import fold
from webapp.domain.variant.advis import ADVISTYPER, FOLKEREGISTERADVIS, SAGSADVIS, Advistype
from webapp.domain.visning.forhold import Forhold
from webapp.services import dansk
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import Objekt
from webapp.services.sapa.elementsted import Elementsted
from webapp.services.sapa.helhed import gruppe_af, gruppenavn
from webapp.services.sapa.registre import adresser
from webapp.services.sapa.sapa import naaede_sager
from webapp.services.sapa.sidedele import SapaAdvis, SapaAdviser
from webapp.services.sapa.valg import filter_af
from webapp.services.sapa.ydelser import naaede_ydelser

NYT = "Nyt"
_SAG = {Fremdrift.OPSTAAET: "Sag starter", Fremdrift.AFSLUTTET: "Sag stopper"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Advis:
    """What a group is told on a day; `gruppe` is the KLE hovedgruppe, empty where KLE limits not.

    `om`: the object whose rules decide, if any.
    """

    dato: date
    type: Advistype
    haendelse: str
    noegle: str
    om: str = ""
    emne: str = ""
    gruppe: str = ""


def adviser(her: Elementsted) -> SapaAdviser:
    """The element for a person and a role."""
    valg, dato, person = her.valg, her.udsnit.grundlag.dato, her.udsnit.person
    alle = [advis for advis in _alle(her) if advis.dato <= dato]
    alle.sort(key=lambda en: (-en.dato.toordinal(), en.haendelse, en.noegle))
    valgte = [
        en
        for en in alle
        if (not valg.arter or fold(en.type.navn) in valg.arter)
        and (not valg.grupper or not en.gruppe or en.gruppe in valg.grupper)
    ]
    navne = {en.gruppe: gruppenavn(her.udsnit, en.gruppe) for en in alle if en.gruppe}
    return SapaAdviser(
        sti=her.sti,
        typer=filter_af(((fold(en.navn), en.navn) for en in ADVISTYPER), valg.arter),
        grupper=filter_af(sorted(navne.items()), valg.grupper),
        raekker=tuple(_raekke(en, person.navn) for en in valgte[: valg.raekker]),
        udsnit=valg.udsnit(len(valgte)),
    )


def _raekke(advis: Advis, navn: str) -> SapaAdvis:
    return SapaAdvis(
        Objekt(
            f"advis/{advis.noegle}",
            {
                "advis.dato": dansk.sapadato(advis.dato),
                "advis.type": advis.type.navn,
                "advis.haendelse": advis.haendelse,
                "advis.borger": navn,
                "advis.sag": advis.emne or dansk.INGEN,
                "advis.gruppe": advis.type.gruppe,
                "advis.status": NYT,
            },
        ),
        advis.om,
    )


def _alle(her: Elementsted) -> Iterator[Advis]:
    for nr, et in enumerate(adresser(her)):
        yield Advis(
            dato=et.fra,
            type=FOLKEREGISTERADVIS,
            haendelse="Flytning",
            noegle=f"flytning.{nr}" if nr else "flytning",
        )
    for sag in naaede_sager(her.udsnit, her.rolle):
        yield from _om_sagen(sag)
    for ydelse in naaede_ydelser(her.udsnit, her.rolle):
        # What another authority pays is not in the kommune's index, which is what is listened to.
        if not ydelse.forhold.paa_tvaers:
            yield from _om_ydelsen(ydelse)


def _om_sagen(sag: Bedoemt) -> Iterator[Advis]:
    """Each time that it becomes Opstået or Afsluttet."""
    foer = None
    for nr, udgave in enumerate(sag.indekssag.udgaver):
        if udgave.fremdrift is not foer and udgave.fremdrift in _SAG:
            yield _sagsadvis(sag, udgave.fra, _SAG[udgave.fremdrift], f"{sag.slug}.{nr}")
        foer = udgave.fremdrift


def _om_ydelsen(ydelse: Bedoemt) -> Iterator[Advis]:
    """Its start, and once it is Passiv its last day."""
    yield _sagsadvis(ydelse, ydelse.ydelse.fra, "Ydelse starter", f"{ydelse.slug}.start")
    sidst = None if ydelse.forhold.aktiv else ydelse.ydelse.sidste_dag
    if sidst is not None:
        yield _sagsadvis(ydelse, sidst, "Ydelse stopper", f"{ydelse.slug}.slut")


def _sagsadvis(bedoemt: Bedoemt, dag: date, haendelse: str, noegle: str) -> Advis:
    forhold: Forhold = bedoemt.forhold
    return Advis(
        dato=dag,
        type=SAGSADVIS,
        haendelse=haendelse,
        noegle=noegle,
        om=bedoemt.noegle,
        emne=forhold.ydelsesnavn if forhold.er_ydelse else bedoemt.sag.titel,
        gruppe=gruppe_af(forhold),
    )
