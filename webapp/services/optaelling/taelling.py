"""The counts behind the municipality-wide figures: built at import from the source data.

Objects that share every rule input but their days are one gruppe; see store/optaelling.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlite_utils import Database

from webapp.domain.fagsystem import (
    BevilgetYdelse,
    Bevilling,
    PartIdType,
    Partsrolle,
    Sag,
    Sagspart,
    Sagsudgave,
)
from webapp.domain.testdata.kilde import Kildedata
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.store.database import iso, som_json
from webapp.store.opslag import load_personer
from webapp.store.optaelling import Taelling, gem_taellinger, skyg_taellinger
from webapp.store.sager import load_alle


def byg_taellinger(database: Database, kilde: Kildedata) -> None:
    """Write gruppe and nyeste for the data set's own date."""
    raekker = taellinger(kilde.personer, kilde.sager, kilde.bevillinger, kilde.kommune.dato)
    gem_taellinger(database, raekker)


def byg_midlertidige_taellinger(database: Database, dato: date) -> None:
    """The same for another date, for this connection only: all sager are read once."""
    skyg_taellinger(database)
    sager, bevillinger = load_alle(database)
    raekker = taellinger(load_personer(database), sager, bevillinger, dato)
    gem_taellinger(database, raekker)


def taellinger(
    alle_personer: Sequence[Person],
    alle_sager: Sequence[Sag],
    bevillinger: Sequence[Bevilling],
    dato: date,
) -> Iterator[Taelling]:
    """One row for each object and each citizen whom it can reach; all three in the file's order."""
    personer = {person.slug: nr for nr, person in enumerate(alle_personer, start=1)}
    efter_slug = {person.slug: person for person in alle_personer}
    ejere = _ejere(alle_personer)
    sager = {sag.slug: sag for sag in alle_sager}
    for nr, sag in enumerate(alle_sager, start=1):
        udgave = _udgave(sag, dato)
        if udgave is not None:
            slugs = {part.person or "" for part in sag.parter} | ejere.get(sag.ejendom, set())
            kendte = sorted(slugs & personer.keys(), key=personer.__getitem__)
            naaede = _sagens_personer(sag, [efter_slug[slug] for slug in kendte], dato)
            for plads, person in enumerate(naaede):
                yield _sagstaelling(
                    nr, sag, udgave, person, personer[person.slug], dato, hoved=plads == 0
                )
    nr = 0
    for bevilling in bevillinger:
        for ydelse in bevilling.ydelser:
            nr += 1
            if ydelse.bevilget > dato:
                continue
            bevillingssag = sager.get(bevilling.sag or "")
            modtagere = _modtagere(bevilling, bevillingssag, efter_slug, dato)
            for plads, person in enumerate(modtagere):
                yield _ydelsestaelling(
                    nr,
                    bevilling,
                    ydelse,
                    bevillingssag,
                    person,
                    personer[person.slug],
                    dato,
                    hoved=plads == 0,
                )


def _udgave(sag: Sag, dato: date) -> Sagsudgave | None:
    return next((udgave for udgave in reversed(sag.udgaver) if udgave.fra <= dato), None)


def _ejere(personer: Iterable[Person]) -> Mapping[str, set[str]]:
    """Owners' slugs by property."""
    ejere: defaultdict[str, set[str]] = defaultdict(set)
    for person in personer:
        for ejendom in filter(None, person.ejendomme):
            ejere[ejendom].add(person.slug)
    return ejere


def _sagens_personer(sag: Sag, personer: Iterable[Person], dato: date) -> list[Person]:
    """Whom the sag can reach, first the one through whom it is counted.

    `personer` are its parties and the owners of its property, in the order of the file.
    """

    def noegle(person: Person) -> tuple[bool, bool, bool]:
        ejer, gaeldende = _ejer(sag, person), _gaeldende(sag.parter, person, dato)
        primaer = any(part.rolle is Partsrolle.PRIMAER_PART for part in gaeldende)
        return _orden(
            ejer if sag.er_byggesag else primaer, ejer or bool(gaeldende), sag.myndighed, person
        )

    return sorted(personer, key=noegle)


def _modtagere(
    bevilling: Bevilling, sag: Sag | None, personer: Mapping[str, Person], dato: date
) -> list[Person]:
    """Whom the bevilling can reach, first the one through whom its ydelser are counted."""
    roller = {part.rolle for part in bevilling.parter}
    bevilget = Partsrolle.BEVILLINGSMODTAGER
    soegt = bevilget if bevilget in roller else Partsrolle.YDELSESMODTAGER

    def noegle(person: Person) -> tuple[bool, bool, bool]:
        gaeldende = _gaeldende(bevilling.parter, person, dato)
        modtager = any(part.rolle is soegt for part in gaeldende)
        naas = bool(gaeldende) or (sag is not None and _ejer(sag, person))
        return _orden(modtager, naas, bevilling.myndighed, person)

    slugs = dict.fromkeys(part.person for part in bevilling.parter if part.person)
    return sorted((personer[slug] for slug in slugs), key=noegle)


def _orden(
    borger: bool,  # noqa: FBT001 - a sort key's parts
    sapa: bool,  # noqa: FBT001 - the same
    myndighed: Cvr,
    person: Person,
) -> tuple[bool, bool, bool]:
    """Sort key: the first sees the object under every variant under which anyone does.

    Whatever the choices, a citizen's access hangs on her being party (or owner) and, with the
    assumption on bopælskommune, on where she lives.
    """
    fremmed = person.bopaelskommune not in {"", str(myndighed)}
    return (not borger, not sapa, fremmed)


def _ejer(sag: Sag, person: Person) -> bool:
    return sag.er_byggesag and sag.ejendom in person.ejendomme


def _gaeldende(parter: Iterable[Sagspart], person: Person, dato: date) -> list[Sagspart]:
    """The person's roles on CPR that hold on the day."""
    return [
        part
        for part in parter
        if part.person == person.slug
        and part.id_type is PartIdType.CPR
        and part.virkning.daekker(dato)
    ]


def _parter(parter: Iterable[Sagspart], person: Person, dato: date) -> list[list[object]]:
    return sorted(
        [str(p.rolle), p.person == person.slug, str(p.id_type), p.virkning.daekker(dato)]
        for p in parter
    )


def _sagsegenskaber(sag: Sag, udgave: Sagsudgave, person: Person, dato: date) -> dict[str, object]:
    """Every input of the citizen's verdict and contact, and of SAPA's unit, but the days.

    Lokal enhed and sagstype are left out: they are columns of the gruppe.
    """
    return {
        "fagsystem": sag.fagsystem,
        "myndighed": str(sag.myndighed),
        "kle": str(sag.kle) if sag.kle else None,
        "enhed": [str(sag.enhed.uuid), sag.enhed.navn] if sag.enhed else None,
        "fremdrift": udgave.fremdrift,
        "parter": _parter(sag.parter, person, dato),
        "byggesag": sag.er_byggesag,
        "ejer": _ejer(sag, person),
        "bopael": person.bopaelskommune,
        "visning": sorted(sag.visningsklasser),
    }


def _sagstaelling(  # noqa: PLR0913 - the object, its citizen, and the day
    nr: int,
    sag: Sag,
    udgave: Sagsudgave,
    person: Person,
    person_id: int,
    dato: date,
    *,
    hoved: bool,
) -> Taelling:
    return Taelling(
        slags="sag",
        egenskaber=som_json(_sagsegenskaber(sag, udgave, person, dato)),
        hoved=hoved,
        lokal_enhed=udgave.enhed,
        sagstype=sag.sagstype,
        lokal_ydelse=None,
        fra=iso(udgave.fra) or "",
        oprettet=iso(sag.oprettet) or "",
        # A sag hangs on its latest event alone; only a ydelse looks at the day it was granted.
        bevilget=iso(udgave.fra) or "",
        person_id=person_id,
        objekt_id=nr,
    )


def _ydelsestaelling(  # noqa: PLR0913 - the object, what it hangs on, its citizen, and the day
    nr: int,
    bevilling: Bevilling,
    ydelse: BevilgetYdelse,
    sag: Sag | None,
    person: Person,
    person_id: int,
    dato: date,
    *,
    hoved: bool,
) -> Taelling:
    udgave = _udgave(sag, dato) if sag else None
    egenskaber = {
        "fagsystem": bevilling.fagsystem,
        "myndighed": str(bevilling.myndighed),
        "kle": str(ydelse.kle) if ydelse.kle else None,
        "enhed": [str(bevilling.enhed.uuid), bevilling.enhed.navn] if bevilling.enhed else None,
        "parter": _parter(bevilling.parter, person, dato),
        "begyndt": ydelse.fra <= dato,
        "aktiv": ydelse.til is None or dato < ydelse.til,
        "bopael": person.bopaelskommune,
        "sag": _sagsegenskaber(sag, udgave, person, dato) if sag and udgave else None,
    }
    return Taelling(
        slags="ydelse",
        egenskaber=som_json(egenskaber),
        hoved=hoved,
        lokal_enhed=udgave.enhed if udgave else bevilling.lokal_enhed,
        sagstype=sag.sagstype if sag else None,
        lokal_ydelse=ydelse.lokal_ydelse,
        fra=iso(udgave.fra if udgave else ydelse.bevilget) or "",
        oprettet=iso(sag.oprettet if sag else ydelse.fra) or "",
        bevilget=iso(ydelse.bevilget) or "",
        person_id=person_id,
        objekt_id=nr,
    )
