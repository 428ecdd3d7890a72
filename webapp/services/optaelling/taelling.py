"""The counts behind the municipality-wide figures: built at import from the source data.

Objects that share every rule input but their days are one gruppe; see store/optaelling.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlite_utils import Database

from webapp.domain.fagsystem import (
    BevilgetYdelse,
    Bevilling,
    Effektuering,
    Enhedsmaerke,
    PartIdType,
    Partsrolle,
    Sag,
    Sagspart,
    Sagsudgave,
)
from webapp.domain.testdata.kilde import Kildedata
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.domain.visning.kontrolsager import er_for_gammel
from webapp.domain.visning.oekonomisk import Betalingsslags
from webapp.services.optaelling.betalinger import betalingsdele, betalingsnumre, betalingsslags
from webapp.services.optaelling.egenskaber import Adgang, Betalt, Egenskaber, Part, som_tekst
from webapp.services.optaelling.stande import byg_standtal
from webapp.store.arbejde import i_gang, skridt
from webapp.store.betalingsdele import gem_betalingsdele
from webapp.store.database import iso
from webapp.store.kildedata import FOERSTE_NUMRE, Numre
from webapp.store.opslag import load_kommune, load_personer
from webapp.store.optaelling import Optaelling, Taelling, find_optaelling, gem_taellinger
from webapp.store.sager import load_alle, load_effektueringer


class _Objekt(NamedTuple):
    """Which object it is, whom it reaches, and on which day. `hoved`: it is counted through her.

    `delt`: it is a ydelse that is paid together with others; `betalinger`: the kinds of its
    payments that she may see.
    """

    id: int
    person_id: int
    dato: date
    hoved: bool
    delt: bool = False
    betalinger: tuple[Betalingsslags, ...] = ()


def byg_taellinger(database: Database, kilde: Kildedata) -> None:
    """Write the counts of the data set's own date."""
    personer, bevillinger, effektueringer = kilde.personer, kilde.bevillinger, kilde.effektueringer
    raekker = taellinger(
        personer, kilde.sager, bevillinger, effektueringer=effektueringer, dato=kilde.kommune.dato
    )
    gem_taellinger(database, raekker)
    byg_standtal(database, kilde)
    dele = betalingsdele(personer, bevillinger, effektueringer)
    gem_betalingsdele(database, dele)


def optael(database: Database, dato: date) -> Optaelling:
    """The counts of a day. The data set's own lie in the file; of another, all is read once.

    Those of another day stay with the connection, so that the next who asks has them at once.
    """
    egen = dato == load_kommune(database).dato
    optaelling = find_optaelling(database, None if egen else dato)
    if not optaelling.er_dannet:
        sager, bevillinger = load_alle(database)
        personer, effektueringer = load_personer(database), load_effektueringer(database)
        optaelling.dan(
            taellinger(personer, sager, bevillinger, effektueringer=effektueringer, dato=dato)
        )
    return optaelling


def taellinger(  # noqa: PLR0913 - what there is, the day, and where it begins
    alle_personer: Sequence[Person],
    alle_sager: Sequence[Sag],
    bevillinger: Sequence[Bevilling],
    *,
    effektueringer: Iterable[Effektuering],
    dato: date,
    foerste: Numre = FOERSTE_NUMRE,
) -> Iterator[Taelling]:
    """One row for each object and each citizen whom it can reach; all in the file's order.

    `foerste`: the numbers of the first of each, where they are a part of what is in the file.
    """
    personer = {person.slug: nr for nr, person in enumerate(alle_personer, start=foerste.person)}
    efter_slug = {person.slug: person for person in alle_personer}
    ejere = _ejere(alle_personer)
    loebende, delte = _loebende(bevillinger, dato), _delte(bevillinger)
    sager = {sag.slug: sag for sag in alle_sager}
    betalinger = betalingsslags(bevillinger, effektueringer, dato)
    i_gang(len(alle_sager) + len(bevillinger))
    for nr, sag in enumerate(alle_sager, start=foerste.sag):
        skridt()
        udgave = _udgave(sag, dato)
        if udgave is not None:
            slugs = {part.person or "" for part in sag.parter} | ejere.get(sag.ejendom, set())
            kendte = sorted(slugs & personer.keys(), key=personer.__getitem__)
            naaede = _sagens_personer(sag, [efter_slug[slug] for slug in kendte], dato)
            for plads, person in enumerate(naaede):
                objekt = _Objekt(
                    id=nr, person_id=personer[person.slug], dato=dato, hoved=plads == 0
                )
                yield _sagstaelling(objekt, sag, udgave, person, loeber=sag.slug in loebende)
    nr = foerste.ydelse - 1
    for bevilling in bevillinger:
        skridt()
        bevillingssag = sager.get(bevilling.sag or "")
        udgave = _udgave(bevillingssag, dato) if bevillingssag else None
        modtagere = _modtagere(bevilling, bevillingssag, efter_slug, dato)
        for ydelse in bevilling.ydelser:
            nr += 1
            if ydelse.bevilget > dato:
                continue
            for plads, person in enumerate(modtagere):
                objekt = _Objekt(
                    id=nr,
                    person_id=personer[person.slug],
                    dato=dato,
                    hoved=plads == 0,
                    delt=ydelse.slug in delte,
                    betalinger=betalinger.get((ydelse.slug, person.slug), ()),
                )
                sagen = (bevillingssag, udgave)
                yield _ydelsestaelling(objekt, bevilling, ydelse, sagen, person)


def _loebende(bevillinger: Iterable[Bevilling], dato: date) -> frozenset[str]:
    """Slugs of sager with a ydelse that had been granted and not ended on the day."""
    return frozenset(
        bevilling.sag
        for bevilling in bevillinger
        if bevilling.sag
        and any(y.bevilget <= dato and (y.til is None or dato < y.til) for y in bevilling.ydelser)
    )


def _delte(bevillinger: Iterable[Bevilling]) -> frozenset[str]:
    """Slugs of ydelser with a payment that has more parts than one."""
    ydelser = [ydelse for bevilling in bevillinger for ydelse in bevilling.ydelser]
    numre = Counter(nummer for ydelse in ydelser for nummer in betalingsnumre(ydelse))
    return frozenset(y.slug for y in ydelser if any(numre[nr] > 1 for nr in betalingsnumre(y)))


def _udgave(sag: Sag, dato: date) -> Sagsudgave | None:
    return next((udgave for udgave in reversed(sag.udgaver) if udgave.fra <= dato), None)


def _ejere(personer: Iterable[Person]) -> Mapping[str, set[str]]:
    """Owners' slugs by property."""
    ejere: defaultdict[str, set[str]] = defaultdict(set)
    for person in personer:
        for ejendom in filter(None, person.ejendomme):
            ejere[ejendom].add(person.slug)
    return ejere


def _sagens_personer(sag: Sag, personer: list[Person], dato: date) -> list[Person]:
    """Whom the sag can reach, first the one through whom it is counted.

    `personer` are its parties and the owners of its property, in the order of the file.
    """

    def noegle(person: Person) -> tuple[bool, bool, bool]:
        ejer, gaeldende = _ejer(sag, person), _gaeldende(sag.parter, person, dato)
        primaer = any(part.rolle is Partsrolle.PRIMAER_PART for part in gaeldende)
        return _orden(
            ejer if sag.er_byggesag else primaer, ejer or bool(gaeldende), sag.myndighed, person
        )

    return sorted(personer, key=noegle) if len(personer) > 1 else personer


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
    alle = [personer[slug] for slug in slugs]
    return sorted(alle, key=noegle) if len(alle) > 1 else alle


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


def _parter(parter: Iterable[Sagspart], person: Person, dato: date) -> tuple[Part, ...]:
    alle = [
        Part(str(p.rolle), p.person == person.slug, str(p.id_type), p.virkning.daekker(dato))
        for p in parter
    ]
    return tuple(sorted(alle))


def _enhed(enhed: Enhedsmaerke | None) -> tuple[str, str] | None:
    return (str(enhed.uuid), enhed.navn) if enhed else None


def _sagsegenskaber(sag: Sag, udgave: Sagsudgave, person: Person, dato: date) -> Egenskaber:
    return Egenskaber(
        fagsystem=sag.fagsystem,
        myndighed=str(sag.myndighed),
        kle=str(sag.kle) if sag.kle else None,
        enhed=_enhed(sag.enhed),
        parter=_parter(sag.parter, person, dato),
        bopael=person.bopaelskommune,
        fremdrift=str(udgave.fremdrift),
        byggesag=sag.er_byggesag,
        ejer=_ejer(sag, person),
        visning=tuple(sorted(sag.visningsklasser)),
    )


def _profil(objekt: Sag | Bevilling) -> tuple[str, ...]:
    return tuple(sorted(map(str, objekt.sikkerhedsprofil)))


def _betalte(bevilling: Bevilling, sag: Sag | None, dato: date) -> tuple[Betalt, ...]:
    """The bevilling's ydelser that are paid: SAPA shows the others only together with one."""
    sagstype = (sag.sagstype if sag else None) or ""
    return tuple(
        sorted(
            {
                Betalt(
                    str(y.kle or ""),
                    sagstype,
                    y.lokal_ydelse or "",
                    iso(y.bevilget) or "" if y.lokal_ydelse else "",
                )
                for y in bevilling.ydelser
                if y.bevilget <= dato and y.er_udbetalt(dato)
            }
        )
    )


def _sagstaelling(
    objekt: _Objekt, sag: Sag, udgave: Sagsudgave, person: Person, *, loeber: bool
) -> Taelling:
    egenskaber = _sagsegenskaber(sag, udgave, person, objekt.dato)
    return Taelling(
        slags="sag",
        egenskaber=som_tekst(egenskaber),
        adgang=som_tekst(
            Adgang(
                foelsomhed=int(sag.foelsomhed),
                profil=_profil(sag),
                loeber=loeber,
                for_gammel=er_for_gammel(sag, objekt.dato),
            )
        ),
        hoved=objekt.hoved,
        lokal_enhed=udgave.enhed,
        sagstype=sag.sagstype,
        lokal_ydelse=None,
        fra=iso(udgave.fra) or "",
        oprettet=iso(sag.oprettet) or "",
        # A sag hangs on its latest event alone; only a ydelse looks at the day it was granted.
        bevilget=iso(udgave.fra) or "",
        begyndt=iso(sag.oprettet) or "",
        person_id=objekt.person_id,
        objekt_id=objekt.id,
    )


def _ydelsestaelling(
    objekt: _Objekt,
    bevilling: Bevilling,
    ydelse: BevilgetYdelse,
    sagen: tuple[Sag | None, Sagsudgave | None],
    person: Person,
) -> Taelling:
    """`sagen`: the bevilling's, and what it is on the day."""
    dato, (sag, udgave) = objekt.dato, sagen
    egenskaber = Egenskaber(
        fagsystem=bevilling.fagsystem,
        myndighed=str(bevilling.myndighed),
        kle=str(ydelse.kle) if ydelse.kle else None,
        enhed=_enhed(bevilling.enhed),
        parter=_parter(bevilling.parter, person, dato),
        bopael=person.bopaelskommune,
        begyndt=ydelse.fra <= dato,
        aktiv=ydelse.til is None or dato < ydelse.til,
        sag=_sagsegenskaber(sag, udgave, person, dato) if sag and udgave else None,
        sag_venter=sag is not None and udgave is None,
        type=ydelse.ydelsestype,
        oekonomisk=ydelse.oekonomisk,
        betalinger=objekt.betalinger,
    )
    adgang = Adgang(
        foelsomhed=int(bevilling.foelsomhed),
        profil=_profil(bevilling),
        delt=objekt.delt,
        betalte=() if ydelse.er_udbetalt(dato) else _betalte(bevilling, sag, dato),
    )
    return Taelling(
        slags="ydelse",
        egenskaber=som_tekst(egenskaber),
        adgang=som_tekst(adgang),
        hoved=objekt.hoved,
        lokal_enhed=udgave.enhed if udgave else bevilling.lokal_enhed,
        sagstype=sag.sagstype if sag else None,
        lokal_ydelse=ydelse.lokal_ydelse,
        fra=iso(udgave.fra if udgave else ydelse.bevilget) or "",
        oprettet=iso(sag.oprettet if sag else ydelse.fra) or "",
        bevilget=iso(ydelse.bevilget) or "",
        begyndt=iso(ydelse.fra) or "",
        person_id=objekt.person_id,
        objekt_id=objekt.id,
    )
