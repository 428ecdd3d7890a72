"""Sager, documents and ydelser that SAPA's search finds for a role: judged before anything counts.

A role finds what it sees on the page of somebody (`ses_i_sapa`), on that person's own day; what it
does not see is neither a hit nor part of a number. How SAPA searches in them is inferred.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.slug import fold
from webapp.domain.variant.roller import Jobfunktionsrolle, Sagskolonne, Sapaelement
from webapp.domain.visning.oekonomisk import Betalingsslags
from webapp.domain.visning.status import ydelsesstatus_sapa
from webapp.services import dansk
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import Objekt
from webapp.services.grundlag import Grundlag, load_grundlag
from webapp.services.optaelling.vidner import Vidner
from webapp.services.sapa.faner import vej_til
from webapp.services.sapa.sapa import KOLONNEFELTER, naaede_dokumenter, sagen_kan_aabnes, sagsfelter
from webapp.services.sapa.sidedele import Soegehit
from webapp.services.sapa.soegefelter import Soegeart, Soegning
from webapp.store.optaelling import Vidne
from webapp.store.sapasoegning import Kandidat, find_sager, find_ydelser

# As many objects as are judged for one search; of more, more must be typed.
MEST = 500
KOLONNER = {
    Soegeart.SAG: (
        ("Sagstitel", "sapa.sagstitel"),
        ("Sagsnummer", "sapa.sag.sagsnummer"),
        ("KLE-emne", "sapa.kle_emne"),
        ("Part", "familie.navn"),
        ("Fagsystem", "sapa.fagsystem"),
        ("Oprettet", "sapa.oprettet"),
    ),
    Soegeart.DOKUMENT: (
        ("Titel", "sapa.dokument.titel"),
        ("Type", "sapa.dokument.type"),
        ("Brevdato", "sapa.dokument.brevdato"),
        ("Sagstitel", "sapa.sagstitel"),
        ("Part", "familie.navn"),
    ),
    Soegeart.YDELSE: (
        ("Navn på bevilget ydelse", "sapa.ydelse.navn"),
        ("KLE Emne", "sapa.ydelse.kle_emne"),
        ("Status", "sapa.ydelse.status"),
        ("Fagsystem", "sapa.ydelse.fagsystem"),
        ("Navn", "familie.navn"),
    ),
}
KRAEVER = {
    Soegeart.SAG: (Sapaelement.SAGER, Sapaelement.EJENDOMSSAGER),
    Soegeart.DOKUMENT: (Sapaelement.DOKUMENTER,),
    Soegeart.YDELSE: (Sapaelement.YDELSER, Sapaelement.IKKE_OEKONOMISKE_YDELSER),
}


@dataclass(frozen=True, slots=True)
class _Dommer:
    """A candidate as the judge of classes takes it."""

    slags: str
    vidne: Vidne
    betalinger: tuple[Betalingsslags, ...] = ()


def find_hits(
    database: Database, grundlag: Grundlag, rolle: Jobfunktionsrolle, soegning: Soegning
) -> tuple[tuple[Soegehit, ...], bool]:
    """The hits that the role sees, newest first; True where there were more to look at."""
    if not any(element in rolle.elementer for element in KRAEVER[soegning.art]):
        return (), False
    kandidater = _kandidater(database, grundlag, soegning)
    slags = "ydelse" if soegning.art is Soegeart.YDELSE else "sag"
    hits: list[Soegehit] = []
    for bedoemt, person in _sete(database, grundlag, rolle, slags, kandidater[:MEST]):
        match soegning.art:
            case Soegeart.SAG:
                hits += _sag(bedoemt, person, rolle, soegning)
            case Soegeart.DOKUMENT:
                hits += _dokumenter(bedoemt, person, rolle, soegning)
            case _:
                hits += _ydelse(bedoemt, person, rolle, soegning)
    return tuple(hits), len(kandidater) > MEST


def _kandidater(database: Database, grundlag: Grundlag, soegning: Soegning) -> tuple[Kandidat, ...]:
    titel, variant = soegning.tekst("titel"), grundlag.variant
    if soegning.art is Soegeart.YDELSE:
        lokale = {r.lokal_ydelse for r in variant.ydelsestyper if _rummer(r.ydelsestype, titel)}
        return find_ydelser(database, MEST + 1, titel, lokale)
    if soegning.art is Soegeart.DOKUMENT:
        return find_sager(database, MEST + 1, dokument=titel)
    kle = soegning.tekst("kle")
    sagstyper = {
        r.sagstype for r in variant.sagstype_kle if kle and r.kle and str(r.kle).startswith(kle)
    }
    return find_sager(
        database, MEST + 1, sagstyper, nummer=soegning.tekst("nummer"), titel=titel, kle=kle
    )


def _sete(
    database: Database,
    grundlag: Grundlag,
    rolle: Jobfunktionsrolle,
    slags: str,
    kandidater: Iterable[Kandidat],
) -> Iterator[tuple[Bedoemt, Person]]:
    """Each object once, through the first whom the role sees it on."""
    dommere = [_Dommer(slags, Vidne(k.objekt_id, k.person_id)) for k in kandidater]
    vidner = Vidner.hent(database, dommere)
    fundne: set[int] = set()
    for en in dommere:
        if en.vidne.objekt_id in fundne:
            continue
        person = vidner.person(en)
        dagen = paa_hendes_dag(database, grundlag, person)
        if not vidner.findes(en, dagen.dato):
            continue
        bedoemt = vidner.bedoem(en, dagen)
        if bedoemt.ses_i_sapa(rolle) and not bedoemt.forhold.paa_tvaers:
            fundne.add(en.vidne.objekt_id)
            yield bedoemt, person


def paa_hendes_dag(database: Database, grundlag: Grundlag, person: Person) -> Grundlag:
    """The day that her page is shown on: her own, unless the address names one."""
    if person.dato is None or grundlag.dato != grundlag.opslag.kommune.dato:
        return grundlag
    return load_grundlag(database, grundlag.variant.slug, None, person)


def _sag(
    bedoemt: Bedoemt, person: Person, rolle: Jobfunktionsrolle, soegning: Soegning
) -> Iterator[Soegehit]:
    sag, kle = bedoemt.sag, bedoemt.forhold.kle
    if not (
        _rummer(sag.titel, soegning.tekst("titel"))
        and _rummer(sag.sagsnummer, soegning.tekst("nummer"))
        and str(kle or "").startswith(soegning.tekst("kle"))
    ):
        return
    er_vist = Sapaelement.EJENDOMSSAGER if sag.er_byggesag else Sapaelement.SAGER
    if er_vist in rolle.elementer:
        felter = _sagens(bedoemt, person) | {"sapa.sag.sagsnummer": sag.sagsnummer}
        sti = ("sager", sag.slug) if sagen_kan_aabnes(rolle) else ()
        yield Soegehit(_objekt(bedoemt.noegle, Soegeart.SAG, felter), (person.slug, *sti))


def _dokumenter(
    bedoemt: Bedoemt, person: Person, rolle: Jobfunktionsrolle, soegning: Soegning
) -> Iterator[Soegehit]:
    aabnes = Sapaelement.DOKUMENTDETALJER in rolle.elementer
    for nr, dokument in enumerate(naaede_dokumenter(bedoemt, rolle), start=1):
        if _rummer(dokument.vist_titel, soegning.tekst("titel")):
            felter = _sagens(bedoemt, person) | {
                "sapa.dokument.titel": dokument.vist_titel,
                "sapa.dokument.type": dokument.type,
                "sapa.dokument.brevdato": dansk.sapadato(dokument.brevdato) or dansk.INGEN,
            }
            sti = ("dokumenter", str(nr)) if aabnes else ()
            yield Soegehit(
                _objekt(f"dokument/{bedoemt.slug}.{nr}", Soegeart.DOKUMENT, felter),
                (person.slug, "sager", bedoemt.slug, *sti),
            )


def _ydelse(
    bedoemt: Bedoemt, person: Person, rolle: Jobfunktionsrolle, soegning: Soegning
) -> Iterator[Soegehit]:
    forhold = bedoemt.forhold
    er_vist = Sapaelement.YDELSER if forhold.oekonomisk else Sapaelement.IKKE_OEKONOMISKE_YDELSER
    if er_vist in rolle.elementer and _rummer(forhold.ydelsesnavn, soegning.tekst("titel")):
        felter = {
            "sapa.ydelse.navn": forhold.ydelsesnavn,
            "sapa.ydelse.kle_emne": forhold.kle_tekst(),
            "sapa.ydelse.status": ydelsesstatus_sapa(bedoemt.ydelse, forhold.dato),
            "sapa.ydelse.fagsystem": forhold.fagsystem.navn,
            "familie.navn": person.navn,
        }
        yield Soegehit(Objekt(bedoemt.noegle, felter), (person.slug, *vej_til(rolle, er_vist)))


def _sagens(bedoemt: Bedoemt, person: Person) -> dict[str, str]:
    kolonner = sagsfelter(bedoemt, {})
    vist = (
        Sagskolonne.SAGSTITEL,
        Sagskolonne.KLE_EMNE,
        Sagskolonne.FAGSYSTEM,
        Sagskolonne.OPRETTET,
    )
    return {KOLONNEFELTER[k]: kolonner[k] for k in vist} | {"familie.navn": person.navn}


def _objekt(noegle: str, art: Soegeart, felter: dict[str, str]) -> Objekt:
    return Objekt(noegle, {felt: felter[felt] for _, felt in KOLONNER[art]})


def _rummer(tekst: str, soegt: str) -> bool:
    return fold(soegt) in fold(tekst)
