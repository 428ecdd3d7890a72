"""SAPA's search: the page, and of its kinds those of persons and of units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlite_utils import Database

from webapp.domain.testdata.person import Person
from webapp.domain.testdata.registre import Boende
from webapp.domain.vaerdier.identifikation import Cpr, UgyldigIdentifikationError
from webapp.domain.vaerdier.slug import fold
from webapp.domain.variant.roller import Adresseadgang, Jobfunktionsrolle, Sapaelement
from webapp.services.borgere.navnesoegning import soeg_paa_navn
from webapp.services.dansk import sapadato, sorteringsnoegle
from webapp.services.felter import Objekt
from webapp.services.grundlag import Grundlag
from webapp.services.sapa.familie import alder
from webapp.services.sapa.fortroligt import vist_adresse, vist_cpr
from webapp.services.sapa.fremsoegning import KOLONNER, MEST, find_hits, paa_hendes_dag
from webapp.services.sapa.sidedele import (
    SapaSoegning,
    Soegefelt,
    Soegehit,
    Soegeresultat,
    Treffere,
)
from webapp.services.sapa.soegefelter import (
    AKTIV,
    ALLE_KOMMUNER,
    ARTSNAVNE,
    FELTER,
    KOEN,
    KUN_FORETRUKNE,
    UDEN_DATA,
    Soegeart,
    Soegning,
    find_fejl,
    uden_numre,
)
from webapp.services.sapa.valg import STANDARD, Sapavalg
from webapp.store import opslag
from webapp.store.kendt import kendt
from webapp.store.personliste import find_ider, find_slug_af_cpr, load_foerste_ider, tael_personer
from webapp.store.registre import find_boende
from webapp.store.sapasoegning import Personkrav, er_ordret, find_personer

# SAPA's own: »TopHits« of a logged search (§1-6).
HITS_PR_SIDE = 20
MAKS_VISTE = 50
MAKS_SORTEREDE = 500
PERSONKOLONNER = (
    ("CPR", "familie.cpr"),
    ("Navn", "familie.navn"),
    ("Adresse", "familie.adresse"),
    ("Alder", "familie.alder"),
)
ADRESSEKOLONNER = (
    ("CPR", "familie.cpr"),
    ("Navn", "familie.navn"),
    ("Adresse", "adresse.adresse"),
    ("Fra", "adresse.fra"),
    ("Til", "adresse.til"),
)
ENHEDSKOLONNER = (("Navn", "enhed.navn"), ("Placering i organisation", "enhed.placering"))
# Kinds of which only so many are looked at: each is judged before it is a hit.
BEGRAENSEDE = frozenset({*KOLONNER, Soegeart.TIDLIGERE_ADRESSE})
_HUSNUMMER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Soeger:
    """Who searches: the variant on its day, the role, and what was opened of a hit."""

    database: Database
    grundlag: Grundlag
    rolle: Jobfunktionsrolle
    valg: Sapavalg = STANDARD


@dataclass(frozen=True, slots=True)
class _Fundet:
    """The hits of a page out of `ialt`; `flere`: there was more to look at."""

    hits: tuple[Soegehit, ...]
    ialt: int
    kolonner: tuple[tuple[str, str], ...]
    flere: bool = field(default=False)


def soegning(soeger: Soeger, soegt: Soegning, *, sendt: bool = False) -> SapaSoegning:
    """The page of a search. `sendt`: it was asked for, also where nothing is typed."""
    soeges = sendt or soegt.er_udfyldt
    fejl = find_fejl(soegt) if soeges else {}
    fundet = _find(soeger, soegt) if soeges and not fejl and soegt.felter else None
    database = soeger.database
    er_forside = not soeges and soegt.art is Soegeart.PERSON
    return SapaSoegning(
        art=ARTSNAVNE[soegt.art],
        arter=tuple((str(art), navn, art is soegt.art) for art, navn in ARTSNAVNE.items()),
        felter=tuple(_felter(soeger.grundlag, soegt, fejl)),
        uden_data=UDEN_DATA.get(soegt.art, ""),
        kolonner=fundet.kolonner if fundet else (),
        hits=fundet.hits if fundet else None,
        treffere=_treffere(fundet, soegt.side) if fundet else None,
        hoejst=MEST if soegt.art in BEGRAENSEDE else 0,
        personer=_resultater(database, load_foerste_ider(database, MAKS_VISTE))
        if er_forside
        else (),
        ialt=kendt(database, "antal personer", lambda: tael_personer(database)),
    )


def find_paa_cpr(database: Database, tekst: str) -> str | None:
    """The slug of the person with the CPR number; None where the text is none or nobody has it."""
    try:
        soegt = Cpr.af_tekst(tekst)
    except UgyldigIdentifikationError:
        return None
    return find_slug_af_cpr(database, soegt)


def _find(soeger: Soeger, soegt: Soegning) -> _Fundet:
    if soegt.art is Soegeart.PERSON:
        ider = () if soegt.tekst("cpr") else _i_orden(soeger.database, _personer(soeger, soegt))
        paa_siden = _paa_siden(ider, soegt.side)
        return _Fundet(tuple(personhits(soeger, paa_siden)), len(ider), PERSONKOLONNER)
    if soegt.art is Soegeart.AFDELING:
        alle: tuple[Soegehit, ...] = tuple(_enheder(soeger.grundlag, soegt.tekst("navn")))
        return _Fundet(_paa_siden(alle, soegt.side), len(alle), ENHEDSKOLONNER)
    if soegt.art is Soegeart.TIDLIGERE_ADRESSE:
        fundne = find_boende(soeger.database, soegt.tekst("adresse"), MEST + 1)
        alle = tuple(_tidligere(soeger, soegt, fundne[:MEST]))
        flere = len(fundne) > MEST
        return _Fundet(_paa_siden(alle, soegt.side), len(alle), ADRESSEKOLONNER, flere)
    alle, flere = find_hits(soeger.database, soeger.grundlag, soeger.rolle, soegt)
    return _Fundet(_paa_siden(alle, soegt.side), len(alle), KOLONNER[soegt.art], flere)


def _paa_siden(alle: tuple, side: int) -> tuple:  # type: ignore[type-arg]  # of ids, and of hits
    return alle[(side - 1) * HITS_PR_SIDE : side * HITS_PR_SIDE]


def _treffere(fundet: _Fundet, side: int) -> Treffere:
    """`Viser 21-40 af 57`, and the pages before and after."""
    fra = (side - 1) * HITS_PR_SIDE
    return Treffere(
        fra=fra + 1,
        til=fra + len(fundet.hits),
        ialt=fundet.ialt,
        forrige=side - 1 if side > 1 and fundet.ialt else None,
        naeste=side + 1 if fra + HITS_PR_SIDE < fundet.ialt else None,
        mest=MEST if fundet.flere else 0,
    )


def _personer(soeger: Soeger, soegt: Soegning) -> tuple[int, ...]:
    """The ids of those who are meant; a protected address is searched in by few (inferred)."""
    navn, adresse, koen = soegt.tekst("navn"), soegt.tekst("adresse"), soegt.tekst("koen")
    ider: frozenset[int] | tuple[int, ...] | None = None
    if navn:
        ider = soeg_paa_navn(soeger.database, navn)
    if soegt.tekst("kun-foretrukne"):
        mine = frozenset(find_ider(soeger.database, soeger.valg.foretrukne).values())
        ider = mine if ider is None else mine.intersection(ider)
    krav = Personkrav(
        adresse=adresse,
        husnummer=bool(soegt.tekst("husnr-fra") or soegt.tekst("husnr-til")),
        mand=None if koen not in KOEN[1:] else koen == KOEN[2],
        kommuner=_kommuner(soeger.grundlag, soegt.tekst("kommune")),
    )
    if krav == Personkrav() and ider is not None:
        return tuple(sorted(ider))
    fundne = find_personer(soeger.database, ider, krav)
    if not (adresse or krav.husnummer):
        return tuple(id_ for id_, *_ in fundne)
    ser_alle = soeger.rolle.beskyttet_adresse is Adresseadgang.DIREKTE
    return tuple(
        id_
        for id_, bor, beskyttet in fundne
        if (ser_alle or not beskyttet) and _passer(bor, adresse, soegt)
    )


def _kommuner(grundlag: Grundlag, valgt: str) -> tuple[str, ...]:
    """The chosen one; who has none in the sheet lives in the kommune's own."""
    if valgt in {"", ALLE_KOMMUNER}:
        return ()
    return (valgt, "") if valgt == str(grundlag.opslag.kommune.cvr) else (valgt,)


def _passer(bor: str, adresse: str, soegt: Soegning) -> bool:
    fra, til = soegt.tal("husnr-fra"), soegt.tal("husnr-til")
    if not er_ordret(adresse) and fold(adresse) not in fold(bor):
        return False
    if fra is None and til is None:
        return True
    # The first number of an address is the house's; a postnummer stands after a comma.
    fundet = _HUSNUMMER.search(bor.partition(",")[0])
    nummer = int(fundet[0]) if fundet else -1
    return (fra or 0) <= nummer <= (nummer if til is None else til)


def _i_orden(database: Database, ider: tuple[int, ...]) -> tuple[int, ...]:
    """In the order of Danish names; too many to look through stay in that of the sheet."""
    if len(ider) > MAKS_SORTEREDE:
        return ider
    navne = {nr: p.navn for nr, p in opslag.load_personer_med_id(database, ider).items()}
    return tuple(sorted(ider, key=lambda nr: (sorteringsnoegle(navne[nr]), nr)))


def personhits(soeger: Soeger, ider: Iterable[int]) -> Iterable[Soegehit]:
    """Persons as they are found, in the order of their ids."""
    ider = tuple(ider)
    personer = opslag.load_personer_med_id(soeger.database, ider)
    for person in (personer[nr] for nr in ider):
        noegle = f"soegt/{person.slug}"
        felter = {
            "familie.cpr": vist_cpr(person, noegle, soeger.valg),
            "familie.navn": person.navn,
            "familie.adresse": vist_adresse(person, noegle, soeger.rolle, soeger.valg),
            "familie.alder": alder(person, person.dato or soeger.grundlag.dato),
        }
        yield Soegehit(Objekt(noegle, felter), (person.slug,), "familie.navn")


def _tidligere(
    soeger: Soeger, soegt: Soegning, fundne: tuple[tuple[int, Boende], ...]
) -> Iterable[Soegehit]:
    """Who lived there before the day; of the protected only where the role sees addresses."""
    if Sapaelement.ADRESSEHISTORIK not in soeger.rolle.elementer:
        return
    personer = opslag.load_personer_med_id(soeger.database, {id_ for id_, _ in fundne})
    ser_alle = soeger.rolle.beskyttet_adresse is Adresseadgang.DIREKTE
    for nr, (id_, boede) in enumerate(fundne, start=1):
        person = personer[id_]
        dag = paa_hendes_dag(soeger.database, soeger.grundlag, person).dato
        if person.adressebeskyttelse and not ser_alle:
            continue
        if boede.til and boede.til <= dag and _passer(boede.adresse, soegt.tekst("adresse"), soegt):
            noegle = f"soegt/{person.slug}.{nr}"
            felter = {
                "familie.cpr": vist_cpr(person, noegle, soeger.valg),
                "familie.navn": person.navn,
                "adresse.adresse": vist_adresse(
                    person, noegle, soeger.rolle, soeger.valg, boede.adresse
                ),
                "adresse.fra": sapadato(boede.fra),
                "adresse.til": sapadato(boede.til),
            }
            yield Soegehit(Objekt(noegle, felter), (person.slug, "adressehistorik"), "familie.navn")


def _enheder(grundlag: Grundlag, navn: str) -> Iterable[Soegehit]:
    """Units of FK Organisation by a part of the name, in the order of Danish names."""
    organisation = grundlag.opslag.organisation
    fundne = [e for e in organisation.enheder.values() if fold(navn) in fold(e.navn)]
    for enhed in sorted(fundne, key=lambda e: (sorteringsnoegle(e.navn), str(e.uuid))):
        over = organisation.find(enhed.overordnet)
        felter = {"enhed.navn": enhed.navn, "enhed.placering": over.navn if over else ""}
        yield Soegehit(
            Objekt(f"enhed/{enhed.uuid}", felter), ("enheder", str(enhed.uuid)), er_enhed=True
        )


def _felter(grundlag: Grundlag, soegt: Soegning, fejl: Mapping[str, str]) -> Iterable[Soegefelt]:
    """The fields as they stand in the form, with what was typed and what is wrong with it."""
    kommune = grundlag.opslag.kommune
    andre = [(str(cvr), navn) for cvr, navn in grundlag.opslag.myndigheder.items()]
    valg = {
        "koen": [(en, en) for en in KOEN],
        "kommune": [
            (str(kommune.cvr), kommune.navn),
            (ALLE_KOMMUNER, "Alle kommuner"),
            *(par for par in andre if par[0] != str(kommune.cvr)),
        ],
        "status": [(AKTIV, AKTIV)],
        "kun-foretrukne": [("", "Alle"), (KUN_FORETRUKNE, "Kun mine foretrukne")],
    }
    typet = dict(uden_numre(soegt, fejl))
    if soegt.er_udfyldt and not typet.get("kommune"):
        typet["kommune"] = ALLE_KOMMUNER
    for en in FELTER.get(soegt.art, ()):
        yield Soegefelt(
            navn=en.navn,
            label=en.label,
            hjaelp=en.hjaelp,
            vaerdi=typet.get(en.navn, ""),
            valg=tuple(valg.get(en.navn, ())),
            fejl=fejl.get(en.navn, ""),
        )


def _resultater(database: Database, ider: Iterable[int]) -> tuple[Soegeresultat, ...]:
    ider = tuple(ider)
    personer: Mapping[int, Person] = opslag.load_personer_med_id(database, ider)
    return tuple(Soegeresultat(p.slug, p.navn, str(p.cpr)) for p in (personer[i] for i in ider))
