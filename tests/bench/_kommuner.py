"""Kommuner of any size, made up: 400 units, 120 sagstyper, and as many sager as are asked for.

The same size gives the same kommune. What is fixed in a municipality (units, sagstyper, KLE, the
variant) does not grow with the sager; days, units and sagstyper are drawn per sag.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

from webapp.domain.fagsystem import (
    BevilgetYdelse,
    Bevilling,
    Fagsystem,
    Fremdrift,
    Haendelse,
    LokalEnhed,
    LokalYdelse,
    Myndighed,
    Partsrolle,
    Sag,
    Sagspart,
    Sagstype,
)
from webapp.domain.klassifikation.kle import KleEmne, KleMoenster, KlePlan, KlePost
from webapp.domain.organisation.organisation import AdresseRolle, FkEnhed, FkOrganisation
from webapp.domain.testdata.kilde import Kildedata, Kommune
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.identifikation import Cpr, Cvr, EnhedUuid
from webapp.domain.variant.opsaetning import KleOpsaetning, Kontaktkilde, Opsaetning
from webapp.domain.variant.roller import Brugersystemrolle, Jobfunktionsrolle, Sapaelement
from webapp.domain.variant.variant import Enhedsmapning, SagstypeKle, Trin, Variant, Ydelsesmapning
from webapp.domain.visning.kontakt import Kontaktopsaetning
from webapp.services.optaelling.taelling import byg_taellinger
from webapp.store.database import aaben, dan_fil, opret
from webapp.store.kildedata import gem_kildedata
from webapp.store.varianter import gem_variant

KOMMUNE, VARIANT = "storkoebing", "model-1"
CVR, DATO = Cvr("11111111"), date(2024, 4, 8)
FOERSTE, DAGE = date(2016, 1, 1), 3000
ENHEDER, SAGSTYPER, YDELSER_PR_SAGSTYPE = 400, 120, 3
# Most sagstyper are handled by some units only.
SAGSTYPER_PR_ENHED = 9
# The top of Cura's tree, and a number of KLE that many sager have.
HOEJT_OPPE, ET_EMNE = "Enhed 1", "27.00.00"


def lav_fil(fil: Path, antal: int) -> None:
    """Write a kommune of so many sager, with its variant and its counts, into a new file."""
    kilde = lav_kilde(antal)
    dan_fil(fil)
    with aaben(fil) as database:
        opret(database)
        with database.atomic():
            gem_kildedata(database, kilde)
            gem_variant(database, lav_variant(), 0)
            byg_taellinger(database, kilde)


def lav_kilde(antal: int) -> Kildedata:
    """The source data of a kommune with so many sager, two a person, a ydelse for every other."""
    t = Random(antal)  # noqa: S311 - made-up data
    personer = tuple(_person(nr) for nr in range(max(antal // 2, 1)))
    sager = tuple(_sag(t, nr, personer) for nr in range(antal))
    return Kildedata(
        kommune=Kommune(KOMMUNE, "Storkøbing Kommune", CVR, DATO),
        myndigheder=(Myndighed(CVR, "Storkøbing Kommune"),),
        fagsystemer=(Fagsystem("Cura", via_eksport=True, aabnet=date(2022, 3, 1)),),
        lokale_enheder=tuple(_lokal_enhed(nr) for nr in range(1, ENHEDER + 1)),
        sagstyper=tuple(Sagstype(_sagstype(nr)) for nr in range(SAGSTYPER)),
        lokale_ydelser=tuple(
            LokalYdelse(navn=_ydelse(nr, plads), paragraf="", sagstype=_sagstype(nr))
            for nr in range(SAGSTYPER)
            for plads in range(YDELSER_PR_SAGSTYPE)
        ),
        organisation=FkOrganisation({e.uuid: e for e in map(_fk_enhed, range(1, ENHEDER + 1))}),
        kle=KlePlan(
            {_emne(nr): KlePost(nummer=_emne(nr), titel=f"Emne {nr}") for nr in range(SAGSTYPER)}
        ),
        personer=personer,
        sager=sager,
        bevillinger=tuple(_bevilling(t, sag) for sag in sager if t.random() < 0.5),
    )


def lav_variant() -> Variant:
    """KOMBIT's order, three units of four mapped, each from a day of its own, and some roles."""
    t = Random(1)  # noqa: S311 - made-up data
    trin = {Trin(nr): FOERSTE + timedelta(days=200 * i) for i, nr in enumerate("1623475AB8")}

    def dag() -> date:
        return FOERSTE + timedelta(days=t.randrange(DAGE))

    return Variant(
        slug=VARIANT,
        navn="Model 1",
        model=1,
        trin=trin,
        classification_filter=(KleMoenster("27"),),
        enhedsmapning=tuple(
            Enhedsmapning(lokal_enhed=f"Enhed {nr}", fk_enhed=_uuid(nr), fra=dag())
            for nr in range(1, ENHEDER + 1)
            if nr == 1 or t.random() < 0.75
        ),
        ydelsestyper=tuple(
            Ydelsesmapning(_ydelse(nr, plads), f"Type {nr}-{plads}", None, t.choice([None, dag()]))
            for nr in range(SAGSTYPER)
            for plads in range(YDELSER_PR_SAGSTYPE)
        ),
        sagstype_kle=tuple(
            SagstypeKle(_sagstype(nr), KleEmne(_emne(nr)), _emne(nr), t.choice([None, dag()]))
            for nr in range(SAGSTYPER)
        ),
        opsaetning=Opsaetning(tuple(_raekke(t, nr) for nr in range(SAGSTYPER))),
        roller=tuple(
            Jobfunktionsrolle(
                slug=f"rolle-{nr}",
                navn=f"Rolle {nr}",
                brugersystemroller=(
                    Brugersystemrolle("Se", (KleMoenster(f"27.{nr % 10:02}"),), (_uuid(nr + 1),)),
                ),
                elementer=tuple(Sapaelement),
            )
            for nr in range(8)
        ),
    )


def en_anden_enhed(nr: int) -> EnhedUuid:
    """A unit of FK Organisation, another for each number."""
    return _uuid(2 + nr % (ENHEDER - 2))


def _raekke(t: Random, nr: int) -> KleOpsaetning:
    kilde = t.choice([Kontaktkilde.FK_ORGANISATION] * 3 + [Kontaktkilde.BRUGERDEFINERET])
    return KleOpsaetning(
        kle=KleMoenster(_emne(nr)),
        aktiv=t.random() < 0.8,
        fradato=date(2020, 1, 1) if t.random() < 0.5 else None,
        kontakt=Kontaktopsaetning(kilde, f"Afdeling {nr}", "70102030"),
    )


def _sagstype(nr: int) -> str:
    return f"Sagstype {nr}"


def _ydelse(nr: int, plads: int) -> str:
    return f"Ydelse {nr}-{plads}"


def _emne(nr: int) -> str:
    return f"27.{nr // 10:02}.{nr % 10:02}"


def _uuid(nr: int) -> EnhedUuid:
    return EnhedUuid(f"00000000-0000-4000-8000-{nr:012}")


def _lokal_enhed(nr: int) -> LokalEnhed:
    """A tree in which each unit has seven below it."""
    over = f"Enhed {(nr + 5) // 7}" if nr > 1 else None
    return LokalEnhed(f"Enhed {nr}", sagsansvarlig=True, overordnet=over)


def _fk_enhed(nr: int) -> FkEnhed:
    adresser = {AdresseRolle.TELEFON: f"7010{nr:04}"}
    over = _uuid((nr + 5) // 7) if nr > 1 else None
    return FkEnhed(uuid=_uuid(nr), navn=f"FK-enhed {nr}", overordnet=over, adresser=adresser)


def _person(nr: int) -> Person:
    aar, rest = divmod(nr, 28 * 12)
    maaned, dag = divmod(rest, 28)
    cpr = Cpr(f"{dag + 1:02}{maaned + 1:02}{aar % 100:02}{aar // 100:04}")
    bopael = "22222222" if nr % 50 == 0 else str(CVR)
    return Person(slug=f"p-{nr}", navn=f"Person {nr}", cpr=cpr, bopaelskommune=bopael)


def _sag(t: Random, nr: int, personer: tuple[Person, ...]) -> Sag:
    enhed = t.randrange(1, ENHEDER + 1)
    sagstype = (enhed * 7 + t.randrange(SAGSTYPER_PR_ENHED)) % SAGSTYPER
    oprettet = FOERSTE + timedelta(days=t.randrange(DAGE))
    tilbage = (DATO - oprettet).days
    haendelser = [Haendelse(oprettet, enhed=f"Enhed {enhed}")]
    for _ in range(t.randrange(3)):
        dag = oprettet + timedelta(days=t.randrange(max(tilbage, 1)))
        haendelser.append(Haendelse(dag, fremdrift=t.choice([*Fremdrift, Fremdrift.AFSLUTTET])))
    return Sag(
        slug=f"s-{nr}",
        sagsnummer=f"S-{nr}",
        fagsystem="Cura",
        titel=f"Sag om emne {sagstype}",
        myndighed=CVR,
        oprettet=oprettet,
        haendelser=tuple(haendelser),
        sagstype=_sagstype(sagstype),
        parter=(Sagspart(Partsrolle.PRIMAER_PART, personer[nr // 2 % len(personer)].slug),),
    )


def _bevilling(t: Random, sag: Sag) -> Bevilling:
    nr = int((sag.sagstype or "").split()[-1])
    bevilget = sag.oprettet + timedelta(days=t.randrange(30))
    fra = bevilget + timedelta(days=t.randrange(60))
    til = fra + timedelta(days=400) if t.random() < 0.5 else None
    plads = t.randrange(YDELSER_PR_SAGSTYPE)
    ydelse = BevilgetYdelse(
        slug=f"y-{sag.slug}",
        navn=_ydelse(nr, plads),
        fra=fra,
        til=til,
        bevilget=bevilget,
        lokal_ydelse=_ydelse(nr, plads),
    )
    part = Sagspart(Partsrolle.BEVILLINGSMODTAGER, sag.parter[0].person)
    return Bevilling(
        nummer=f"B-{sag.slug}",
        fagsystem="Cura",
        myndighed=CVR,
        sag=sag.slug,
        parter=(part,),
        ydelser=(ydelse,),
    )
