"""SAPA Overblik: what a caseworker with one role sees, one page object a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from sqlite_utils import Database

from webapp.domain.fagsystem import Partsrolle
from webapp.domain.testdata.person import Person
from webapp.domain.variant.roller import Jobfunktionsrolle, Sagskolonne, Sapaelement
from webapp.domain.visning.delvis import ses_uden_adgang
from webapp.domain.visning.sapa import fk_enhed
from webapp.domain.visning.status import STATUS
from webapp.services import dansk
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import Objekt
from webapp.services.grundlag import FindesIkkeError, Grundlag
from webapp.services.mit_overblik.udsnit import Borgerudsnit
from webapp.services.sapa.sidedele import (
    Celle,
    SapaFane,
    SapaHoved,
    SapaOverblik,
    SapaRaekke,
)
from webapp.store import opslag

T = TypeVar("T")

KOLONNEFELTER: Mapping[Sagskolonne, str] = {
    Sagskolonne.KLE_EMNE: "sapa.kle_emne",
    Sagskolonne.SAGSTITEL: "sapa.sagstitel",
    Sagskolonne.TVAERFAGLIG_STATUS: "sapa.tvaerfaglig_status",
    Sagskolonne.JOURNALNOTATER: "sapa.journalnotater",
    Sagskolonne.DOKUMENTER: "sapa.dokumenter",
    Sagskolonne.SAGSBEHANDLER: "sapa.sagsbehandler",
    Sagskolonne.AFDELING: "sapa.afdeling",
    Sagskolonne.FAGSYSTEM: "sapa.fagsystem",
    Sagskolonne.RELATION: "sapa.relation",
    Sagskolonne.PRIMAER_PART: "sapa.primaer_part",
    Sagskolonne.HANDLINGSFACET: "sapa.handlingsfacet",
    Sagskolonne.MYNDIGHED: "sapa.myndighed",
    Sagskolonne.OPRETTET: "sapa.oprettet",
}

FANER = (("Overblik", ""), ("Ydelser", "ydelser"))
IKKE_BYGGEDE_FANER = (
    ("Kontanthjælpsloft", "kontanthjaelpsloft"),
    ("UDK Ydelser", "udk-ydelser"),
    ("Adressehistorik", "adressehistorik"),
    ("Familiesamling", "familiesamling"),
    ("Bopælssamling", "bopaelssamling"),
    ("Institutionsoplysninger", "institutionsoplysninger"),
    ("Tidslinje", "tidslinje"),
    ("Adviser", "adviser"),
)


def find_rolle(grundlag: Grundlag, slug: str) -> Jobfunktionsrolle:
    """The variant's role with the slug; FindesIkkeError where it has none."""
    rolle = grundlag.variant.rolle(slug)
    if rolle is None:
        raise FindesIkkeError(f"{grundlag.variant.navn} har ingen SAPA-rolle, der hedder »{slug}«.")
    return rolle


def overblik(database: Database, udsnit: Borgerudsnit, rolle: Jobfunktionsrolle) -> SapaOverblik:
    """SAPA's Overblik of a person for a role."""
    synlige, skjulte = _sager(udsnit, rolle)
    familie = opslag.load_familie(database, udsnit.person.slug)
    naevnte = {part.person for b in synlige for part in b.sag.parter if part.person}
    personer = opslag.load_naere(database, udsnit.person, {*naevnte, *(f.til for f in familie)})
    raekker = [_raekke(bedoemt, rolle, personer) for bedoemt in synlige]
    ejendom = [_raekke(b, rolle, personer) for b in synlige if b.sag.er_byggesag]
    almindelige = [r for r, b in zip(raekker, synlige, strict=True) if not b.sag.er_byggesag]
    fra_slug = [(f.relation, personer[f.til]) for f in familie]
    delvis = udsnit.grundlag.variant.antagelser.sapa_delvis_visning
    return SapaOverblik(
        hoved=hoved(udsnit.person, ""),
        persondetaljer=_hvis(rolle, Sapaelement.PERSONDETALJER, lambda: _persondetaljer(udsnit)),
        kolonner=tuple(str(kolonne) for kolonne in rolle.kolonner),
        sager=_hvis(rolle, Sapaelement.SAGER, lambda: tuple(almindelige)),
        ejendomssager=_hvis(rolle, Sapaelement.EJENDOMSSAGER, lambda: tuple(ejendom)),
        familie=_hvis(rolle, Sapaelement.FAMILIESAMLINGER, lambda: _familie(udsnit, fra_slug)),
        husstand=_hvis(
            rolle,
            Sapaelement.BOPAELSSAMLINGER,
            lambda: _husstand(udsnit, personer.values(), fra_slug),
        ),
        sager_uden_adgang=sum(ses_uden_adgang(b.sapa(rolle)) for b in skjulte) if delvis else 0,
    )


def hoved(person: Person, sti: str) -> SapaHoved:
    """What stands above every SAPA page of a person."""
    part = Objekt(f"person/{person.slug}", {"sapa.part": f"{person.cpr.fuldt} - {person.navn}"})
    faner = [SapaFane(navn, fane, fane == sti) for navn, fane in FANER]
    andre = [SapaFane(navn, fane, fane == sti, bygget=False) for navn, fane in IKKE_BYGGEDE_FANER]
    return SapaHoved(part, (*faner, *andre))


def afdeling(bedoemt: Bedoemt) -> tuple[str, str | None]:
    """The unit's name as transferred, and its UUID where FK Organisation has a page about it."""
    ansvarlig, enhed = bedoemt.forhold.ansvarlig, fk_enhed(bedoemt.forhold)
    return (ansvarlig.navn if ansvarlig else ""), (str(enhed.uuid) if enhed else None)


def _hvis(rolle: Jobfunktionsrolle, element: Sapaelement, byg: Callable[[], T]) -> T | None:
    """A part of the page, None where the role's view has no such element."""
    return byg() if element in rolle.elementer else None


def _sager(
    udsnit: Borgerudsnit, rolle: Jobfunktionsrolle
) -> tuple[tuple[Bedoemt, ...], tuple[Bedoemt, ...]]:
    """The person's indexed sager that the role reaches, newest first, and those it does not."""
    sager = [b for b in udsnit.alle if not b.forhold.er_ydelse and b.forhold.indekssag is not None]
    sager.sort(key=lambda b: (-b.sag.oprettet.toordinal(), b.sag.sagsnummer))
    synlige = tuple(b for b in sager if b.sapa(rolle).visible)
    return synlige, tuple(b for b in sager if not b.sapa(rolle).visible)


def _raekke(
    bedoemt: Bedoemt, rolle: Jobfunktionsrolle, personer: Mapping[str, Person]
) -> SapaRaekke:
    _, uuid = afdeling(bedoemt)
    felter = sagsfelter(bedoemt, personer)
    return SapaRaekke(
        Objekt(bedoemt.noegle, {KOLONNEFELTER[k]: felter[k] for k in rolle.kolonner}),
        tuple(
            Celle(KOLONNEFELTER[k], uuid if k is Sagskolonne.AFDELING else None)
            for k in rolle.kolonner
        ),
    )


def sagsfelter(bedoemt: Bedoemt, personer: Mapping[str, Person]) -> Mapping[Sagskolonne, str]:
    """Every column of SAPA's Sager for one sag, as SAPA writes it."""
    sag, indeks, forhold = bedoemt.sag, bedoemt.indekssag, bedoemt.forhold
    relationer = [part.rolle for part in forhold.personens_parter]
    primaer = next((p for p in sag.parter if p.rolle is Partsrolle.PRIMAER_PART), None)
    primaer_person = personer.get(primaer.person or "") if primaer else None
    navn = primaer_person.navn if primaer_person else (primaer.navn if primaer else "")
    dokumenter = [d for d in sag.dokumenter if d.dato <= forhold.dato]
    notater = [n for n in sag.journalnotater if n.dato <= forhold.dato]
    return {
        Sagskolonne.KLE_EMNE: forhold.kle_tekst(),
        Sagskolonne.SAGSTITEL: sag.titel,
        Sagskolonne.TVAERFAGLIG_STATUS: STATUS[indeks.fremdrift].sapa,
        Sagskolonne.JOURNALNOTATER: "Ja" if notater else "Nej",
        Sagskolonne.DOKUMENTER: "Ja" if dokumenter else "Nej",
        Sagskolonne.SAGSBEHANDLER: indeks.behandler,
        Sagskolonne.AFDELING: afdeling(bedoemt)[0],
        Sagskolonne.FAGSYSTEM: sag.fagsystem,
        Sagskolonne.RELATION: str(relationer[0]) if relationer else "Ejer",
        Sagskolonne.PRIMAER_PART: navn,
        Sagskolonne.HANDLINGSFACET: forhold.kle_plan.facet_og_titel(sag.handlingsfacet),
        Sagskolonne.MYNDIGHED: forhold.myndighed,
        Sagskolonne.OPRETTET: dansk.sapadato(sag.oprettet),
    }


def _persondetaljer(udsnit: Borgerudsnit) -> tuple[tuple[str, str], ...]:
    person = udsnit.person
    return (
        ("Adresse", ("*" if person.adressebeskyttelse else "") + person.adresse),
        ("Navn- og adressebeskyttelse", _ja_nej(person.adressebeskyttelse)),
        ("Statsborgerskab", person.statsborgerskab),
        ("Civilstand", person.civilstand),
        ("Tilmeldt digital post", _ja_nej(person.digital_post)),
        ("Lægepraksis", person.laege or dansk.INGEN),
        ("Lægepraksis telefonnummer", person.laege_telefon or dansk.INGEN),
        ("Lægepraksis adresse", person.laege_adresse or dansk.INGEN),
        ("Værge", person.vaerge or dansk.INGEN),
        ("Værgemål", person.vaergemaal or dansk.INGEN),
        ("Alder", str(person.cpr.alder(udsnit.grundlag.dato))),
    )


def _familie(udsnit: Borgerudsnit, familie: Iterable[tuple[str, Person]]) -> tuple[Objekt, ...]:
    """Familiesamlinger (liste): the person herself, then her family by CPR number (A1:651)."""
    raekker = [(dansk.INGEN, udsnit.person), *sorted(familie, key=lambda par: par[1].cpr.cifre)]
    return tuple(
        Objekt(
            f"familie/{person.slug}",
            {
                "familie.adressebeskyttelse": _ja_nej(person.adressebeskyttelse),
                "familie.navn": person.navn,
                "familie.cpr": str(person.cpr),
                "familie.adresse": ("*" if person.adressebeskyttelse else "") + person.adresse,
                "familie.relation": relation,
                "familie.samme_adresse": _ja_nej(
                    person.slug == udsnit.person.slug or _bor_sammen(person, udsnit.person)
                ),
                "familie.alder": _alder(person, udsnit.grundlag.dato),
            },
        )
        for relation, person in raekker
    )


def _husstand(
    udsnit: Borgerudsnit, personer: Iterable[Person], familie: Iterable[tuple[str, Person]]
) -> tuple[Objekt, ...]:
    """Bopælssamlinger (liste): all who live with the person, herself too, by CPR (A1:660)."""
    relationer = {person.slug: relation for relation, person in familie}
    return tuple(
        Objekt(
            f"husstand/{person.slug}",
            {
                "familie.relation": relationer.get(person.slug, dansk.INGEN),
                "familie.cpr": str(person.cpr),
                "familie.navn": person.navn,
                "familie.alder": _alder(person, udsnit.grundlag.dato),
                "familie.tilflytningsdato": dansk.sapadato(person.tilflyttet),
            },
        )
        for person in sorted(personer, key=lambda person: person.cpr.cifre)
        if person.slug == udsnit.person.slug or _bor_sammen(person, udsnit.person)
    )


def _bor_sammen(person: Person, anden: Person) -> bool:
    return bool(anden.husstand) and person.husstand == anden.husstand


def _alder(person: Person, dato: date) -> str:
    return str(person.cpr.alder(dato))


def _ja_nej(vaerdi: bool) -> str:  # noqa: FBT001 - a formatter of one bool
    return "Ja" if vaerdi else "Nej"
