"""SAPA's tab Tidslinje: dated events of nine kinds, newest first (SAPA-R; the layout is inferred).

Each event is there because its own object reaches the role: the sag, the ydelse, and of a document
or a journalnotat the sag, its own følsomhed and that the role's view has the element (inferred).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import groupby

from webapp.domain.variant.roller import Jobfunktionsrolle, Sapaelement
from webapp.services import dansk
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import Objekt
from webapp.services.sapa.elementsted import Elementsted
from webapp.services.sapa.faner import vej_til
from webapp.services.sapa.registre import adresser
from webapp.services.sapa.sapa import naaede_dokumenter, naaede_sager, sagen_kan_aabnes
from webapp.services.sapa.sidedele import SapaHaendelse, SapaTidslinje, Tidslinjeaar
from webapp.services.sapa.valg import filter_af
from webapp.services.sapa.ydelser import naaede_ydelser

E = Sapaelement


class Haendelsesart(StrEnum):
    """The nine kinds that feed the element (SAPA-R); the words are inferred."""

    ADRESSEFLYTNING = "Adresseflytning"
    ADVIS = "Advis"
    DOKUMENT = "Dokument"
    JOURNALNOTAT = "Journalnotat"
    SAG = "Sag oprettet"
    YDELSE_STARTET = "Ydelse startet"
    YDELSE_AFSLUTTET = "Ydelse afsluttet"
    IKKE_OEKONOMISK_STARTET = "Ikke-økonomisk ydelse startet"
    IKKE_OEKONOMISK_AFSLUTTET = "Ikke-økonomisk ydelse afsluttet"

    @property
    def kode(self) -> str:
        """What the kind is called in an address."""
        return self.name.lower().replace("_", "-")


# Of one day, what follows from another stands above it: a ydelse above its sag.
_RANG = {art: nr for nr, art in enumerate(Haendelsesart)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Haendelse:
    """Something that happened on a day. `om` is the object whose rules decide, if any.

    `sti` is the tail of the page that tells more, `anker` its place there.
    """

    dato: date
    art: Haendelsesart
    noegle: str
    tekst: str
    fagsystem: str
    om: str = ""
    sti: tuple[str, ...] | None = None
    anker: str = ""


def tidslinje(her: Elementsted) -> SapaTidslinje:
    """The element for a person and a role."""
    valg, alle = her.valg, sorted(haendelser(her), key=_orden)
    valgte = [h for h in alle if not valg.arter or h.art.kode in valg.arter]
    viste = valgte[: valg.raekker]
    return SapaTidslinje(
        sti=her.sti,
        arter=filter_af(((art.kode, str(art)) for art in Haendelsesart), valg.arter),
        aar=tuple(
            Tidslinjeaar(str(aar), tuple(map(_raekke, dem)))
            for aar, dem in groupby(viste, key=lambda h: h.dato.year)
        ),
        udsnit=valg.udsnit(len(valgte)),
    )


def haendelser(her: Elementsted) -> Iterator[Haendelse]:
    """All that has happened by the day and reaches the role, in no order. Adviser are not built."""
    udsnit, rolle, dato = her.udsnit, her.rolle, her.udsnit.grundlag.dato
    fundne = list(_flytninger(her))
    for sag in naaede_sager(udsnit, rolle):
        fundne += _om_sagen(sag, rolle)
    for ydelse in naaede_ydelser(udsnit, rolle):
        # What another authority pays comes by a service that the Tidslinje does not ask.
        fundne += [] if ydelse.forhold.paa_tvaers else _om_ydelsen(ydelse, rolle)
    return (haendelse for haendelse in fundne if haendelse.dato <= dato)


def _orden(haendelse: Haendelse) -> tuple[int, int, tuple[int, ...], str]:
    return (
        -haendelse.dato.toordinal(),
        -_RANG[haendelse.art],
        dansk.sorteringsnoegle(haendelse.tekst),
        haendelse.noegle,
    )


def _raekke(haendelse: Haendelse) -> SapaHaendelse:
    return SapaHaendelse(
        Objekt(
            f"haendelse/{haendelse.noegle}",
            {
                "haendelse.dato": dansk.sapadato(haendelse.dato),
                "haendelse.art": str(haendelse.art),
                "haendelse.tekst": haendelse.tekst,
                "haendelse.fagsystem": haendelse.fagsystem,
            },
        ),
        haendelse.om,
        haendelse.sti,
        haendelse.anker,
    )


def _flytninger(her: Elementsted) -> Iterator[Haendelse]:
    """The moves to where she lives and lived; a protected address is not repeated here."""
    beskyttet = her.udsnit.person.adressebeskyttelse
    for nr, et in enumerate(adresser(her)):
        skjult = "Tilflyttet den nuværende adresse" if nr == 0 else "Tilflyttet en anden adresse"
        yield Haendelse(
            dato=et.fra,
            art=Haendelsesart.ADRESSEFLYTNING,
            noegle=f"flytning.{nr}" if nr else "flytning",
            tekst=skjult if beskyttet or not et.adresse else f"Tilflyttet {et.adresse}",
            fagsystem="CPR",
        )


def _om_sagen(bedoemt: Bedoemt, rolle: Jobfunktionsrolle) -> Iterator[Haendelse]:
    sag = bedoemt.sag
    aabnes = sagen_kan_aabnes(rolle)
    sti: tuple[str, ...] = ("sager", sag.slug)
    if not aabnes:
        # A sag of a property stands among those of properties.
        sti = vej_til(rolle, E.EJENDOMSSAGER if sag.er_byggesag else E.SAGER)
    anker = "" if aabnes else f"sag-{sag.slug}"
    lav = partial(Haendelse, fagsystem=sag.fagsystem, om=bedoemt.noegle, sti=sti, anker=anker)
    ting = [("sag", Haendelsesart.SAG, sag.oprettet, sag.titel)]
    if Sapaelement.DOKUMENTER in rolle.elementer:
        ting += [
            (f"dokument.{nr}", Haendelsesart.DOKUMENT, d.dato, d.vist_titel)
            for nr, d in enumerate(naaede_dokumenter(bedoemt, rolle), start=1)
        ]
    if Sapaelement.JOURNALNOTATER in rolle.elementer:
        ting += [
            (f"notat.{nr}", Haendelsesart.JOURNALNOTAT, n.dato, n.titel)
            for nr, n in enumerate(bedoemt.forhold.journalnotater, start=1)
        ]
    for navn, art, dato, tekst in ting:
        yield lav(dato=dato, art=art, noegle=f"{sag.slug}.{navn}", tekst=tekst)


def _om_ydelsen(bedoemt: Bedoemt, rolle: Jobfunktionsrolle) -> Iterator[Haendelse]:
    """Its start, and once it has ended its last day."""
    ydelse, forhold = bedoemt.ydelse, bedoemt.forhold
    startet, afsluttet = (
        (Haendelsesart.YDELSE_STARTET, Haendelsesart.YDELSE_AFSLUTTET)
        if forhold.oekonomisk
        else (Haendelsesart.IKKE_OEKONOMISK_STARTET, Haendelsesart.IKKE_OEKONOMISK_AFSLUTTET)
    )
    sti = vej_til(rolle, E.YDELSER if forhold.oekonomisk else E.IKKE_OEKONOMISKE_YDELSER)
    sidst = None if forhold.aktiv else ydelse.sidste_dag
    for navn, art, dato in (("start", startet, ydelse.fra), ("slut", afsluttet, sidst)):
        if dato is not None:
            yield Haendelse(
                dato=dato,
                art=art,
                noegle=f"{bedoemt.slug}.{navn}",
                tekst=forhold.ydelsesnavn,
                fagsystem=forhold.fagsystem.navn,
                om=bedoemt.noegle,
                sti=sti,
                anker=f"ydelse-{bedoemt.slug}",
            )
