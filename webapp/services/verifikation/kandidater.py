"""The pages that a testplan can choose among, each with what is expected on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlite_utils import Database

from webapp.domain.testdata.person import Person
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.variant.trin_a import naar_for_langt
from webapp.domain.verifikation.kriterier import Kriterieart, Kriterium, har_side
from webapp.domain.visning.kontakt import Kontakt
from webapp.domain.visning.status import STATUS, ydelsesstatus_borger
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import Grundlag
from webapp.services.mit_overblik.lister import SIDESTOERRELSE
from webapp.services.mit_overblik.objekter import objektnavn
from webapp.services.mit_overblik.udsnit import Borgerudsnit, load_borgerudsnit
from webapp.services.verifikation.bundter import Kommunebundter, alle_kriterier
from webapp.services.verifikation.kandidat import Forventninger, Kandidat
from webapp.services.verifikation.saeregne import (
    aftalernes,
    betalingernes,
    borgerens,
    objektets,
    saeregne,
    udbetalingernes,
)
from webapp.services.verifikation.sapasider import sapas_sider
from webapp.store.opslag import load_personer, load_personer_med_id
from webapp.store.personliste import tael_personer
from webapp.store.verifikation.personer import load_saerlige_personer

YDELSESSTI = "serviceydelser-og-hjaelpemidler"
# With no more citizens than this, all of them are looked at.
ALLE_BORGERE = 250
# Among so many citizens the one is looked for of whom a role sees most.
ROLLENS_BORGERE = 40


def find_kandidater(
    database: Database, grundlag: Grundlag, bundter: Kommunebundter
) -> tuple[Kandidat, ...]:
    """All pages to choose among: of all citizens, or of those who speak for many."""
    personer = _personer(database, bundter)
    udsnit = [load_borgerudsnit(database, grundlag, person) for person in personer]
    fundne = [side for et in udsnit for side in borgerens_sider(et)]
    foerste = udsnit[:ROLLENS_BORGERE]
    sapas = sapas_sider(database, grundlag, foerste)
    return (*fundne, *_rollesider(grundlag, foerste), *sapas)


def _personer(database: Database, bundter: Kommunebundter) -> tuple[Person, ...]:
    if tael_personer(database) <= ALLE_BORGERE:
        return load_personer(database)
    ider = {vidne.person_id for vidne in bundter.vidner} | load_saerlige_personer(database)
    return tuple(load_personer_med_id(database, sorted(ider)).values())


def borgerens_sider(udsnit: Borgerudsnit) -> Iterator[Kandidat]:
    """The pages of Mit Overblik of one citizen that show anything."""
    yield _liste(udsnit, "sager", "Sager", udsnit.alle_sager)
    ydelser = [b for b in udsnit.alle if b.forhold.er_ydelse and har_side(b.forhold)]
    if ydelser:
        yield _liste(udsnit, YDELSESSTI, "Serviceydelser og hjælpemidler", ydelser)
    if udsnit.alle_udbetalinger:
        saerligt = saeregne(udbetalingernes(udsnit))
        yield _kandidat(udsnit, "oekonomiske-ydelser", "Økonomiske ydelser", saerligt)
    if udsnit.alle_aftaler:
        saerligt = saeregne(aftalernes(udsnit))
        yield _kandidat(udsnit, "aftaler-og-frister", "Aftaler og frister", saerligt)
    if udsnit.alle_fordringer:
        yield _kandidat(udsnit, "betalinger", "Betalinger og gæld", saeregne(betalingernes(udsnit)))
    for bedoemt in udsnit.sager:
        yield _detalje(udsnit, bedoemt, f"sager/{bedoemt.slug}", f"Sag: {objektnavn(bedoemt)}")
    for bedoemt in udsnit.serviceydelser:
        sti, navn = f"{YDELSESSTI}/{bedoemt.slug}", objektnavn(bedoemt)
        yield _detalje(udsnit, bedoemt, sti, f"Ydelse: {navn}")


def _liste(udsnit: Borgerudsnit, sti: str, titel: str, alle: Iterable[Bedoemt]) -> Kandidat:
    """A list: what stands in it, and what does not."""
    forventet: dict[Kriterium, str] = {}
    vist = 0
    for bedoemt in alle:
        vist += bedoemt.borger.visible
        for kriterium in sorted(alle_kriterier(bedoemt) or ()):
            if kriterium.art is not Kriterieart.KONTAKT:
                forventet.setdefault(kriterium, objektets_saetning(kriterium, bedoemt))
    if sti == "sager":
        forventet |= saeregne(borgerens(udsnit))
    vis = -(-vist // SIDESTOERRELSE) * SIDESTOERRELSE if vist > SIDESTOERRELSE else 0
    return replace(_kandidat(udsnit, sti, titel, forventet), vis=vis)


def _kandidat(udsnit: Borgerudsnit, sti: str, titel: str, forventet: Forventninger) -> Kandidat:
    person = udsnit.person
    return Kandidat(f"mit-overblik/{person.slug}/{sti}", titel, person.borgernavn, forventet)


def _detalje(udsnit: Borgerudsnit, bedoemt: Bedoemt, sti: str, titel: str) -> Kandidat:
    """A page of one sag or ydelse: its contact, and what is special about it."""
    forventet = {
        kriterium: objektets_saetning(kriterium, bedoemt)
        for kriterium in sorted(alle_kriterier(bedoemt) or ())
    }
    return _kandidat(udsnit, sti, titel, forventet | saeregne(objektets(bedoemt)))


def objektets_saetning(kriterium: Kriterium, bedoemt: Bedoemt) -> str:
    """What is expected of the object on a page, in one sentence."""
    forhold = bedoemt.forhold
    if kriterium.art is Kriterieart.SKJULT:
        finding = bedoemt.borger.finding(kriterium.noegle[-1])
        grund = finding.tekst if finding else ""
        return f"»{objektnavn(bedoemt)}« står her ikke. {grund}".strip()
    if kriterium.art is Kriterieart.KONTAKT:
        return f"Kontakt: {kontaktsaetning(bedoemt.kontakt)}"
    if forhold.er_ydelse:
        status = ydelsesstatus_borger(bedoemt.ydelse, forhold.dato)
        return f"»{objektnavn(bedoemt)}« står med status {status}"
    status = STATUS[bedoemt.indekssag.fremdrift].mit_overblik
    return f"»{objektnavn(bedoemt)}« står med status {status}"


def kontaktsaetning(kontakt: Kontakt) -> str:
    """`Visitation Syd - Social, 12 34 70 20`; says it where there is no telephone."""
    telefon = kontakt.telefon_i_par or "ingen telefon"
    andet = (kontakt.hjemmeside, "Digital Post" if kontakt.digital_post else "")
    return ", ".join(filter(None, (kontakt.navn or kontakt.kommune, telefon, *andet)))


def _rollesider(grundlag: Grundlag, udsnit: Iterable[Borgerudsnit]) -> Iterator[Kandidat]:
    """For each role that trin A points at: SAPA of the citizen of whom it sees most."""
    alle = list(udsnit)
    for rolle in grundlag.variant.roller:
        if naar_for_langt(rolle) and alle:
            set_ = [sum(b.sapa(rolle).visible for b in et.alle) for et in alle]
            yield rolleside(alle[max(range(len(alle)), key=lambda nr: (set_[nr], -nr))], rolle)


def rolleside(udsnit: Borgerudsnit, rolle: Jobfunktionsrolle, fane: str = "") -> Kandidat:
    """SAPA of a citizen as the role sees it."""
    person = udsnit.person
    antal = sum(bedoemt.sapa(rolle).visible for bedoemt in udsnit.alle)
    kriterium = Kriterium(Kriterieart.ROLLE, (rolle.slug,))
    return Kandidat(
        "/".join(filter(None, ("sapa", rolle.slug, "borger", person.slug, fane))),
        f"SAPA: {rolle.navn}",
        person.navn,
        {kriterium: _rollesaetning(rolle.navn, person, antal)},
    )


def _rollesaetning(rolle: str, person: Person, antal: int) -> str:
    if not antal:
        return f"{rolle} ser ingen sager og ydelser på {person.navn}"
    ialt = "1 sag eller ydelse" if antal == 1 else f"{antal} sager og ydelser"
    return f"{rolle} ser {ialt} på {person.navn}. Er det, hvad rollen skal se?"
