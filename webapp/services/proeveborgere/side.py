"""`/<kommune>/proeveborgere/`: add one prøveborger by sagstype, unit, ydelse and date; remove her.

What is kept is the wish, in a sheet among the kommune's files: every import makes her again, a
version can be gone back to, and a copy or an upgrade of the file takes her along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from webapp.domain.testdata.kilde import Kildedata
from webapp.domain.testdata.tilfoejede import MAKS_OENSKER, Oenske, Tilfoejet, find_mangler
from webapp.domain.vaerdier.dage import SENEST, TIDLIGST
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.vaerdier.dato import find_dato
from webapp.importers.egneark.proeveark import (
    PROEVEBORGERE,
    PROEVEFIL,
    laes_oensker,
    skriv_oensker,
)
from webapp.importers.genkend import Indfil, Samling, genkend_fil
from webapp.importers.rapport import Fundliste
from webapp.services.grundlag import FindesIkkeError
from webapp.services.indlaes.indlaes import IndlaesningError
from webapp.services.indlaes.planlaegning import Plan, laeg_plan_tilbage
from webapp.services.indlaes.skrivning import skriv_i
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store import opslag
from webapp.store.kildefiler import load_kildefiler
from webapp.store.proeveborgere import find_person_uden_sag, load_personer_af_sager
from webapp.store.varianter import load_variantnavne

Oensker = tuple[Oenske, ...]
# The earliest day that a sag can be given: before that there was no Cura.


@dataclass(frozen=True, slots=True, kw_only=True)
class Proevelinje:
    """An added prøveborger; `person`: her slug, empty where `mangler` says why she is not made."""

    nr: int
    navn: str
    person: str
    sagstype: str
    enhed: str
    ydelse: str
    dato: str
    mangler: str


@dataclass(frozen=True, slots=True)
class Ydelsesgruppe:
    """The ydelser of one sagstype, for the list to choose from."""

    sagstype: str
    ydelser: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Proeveside:
    """What can be chosen, who was added, and what was wrong in the form."""

    slug: str
    navn: str
    dato: str
    seneste: str
    tidligst: str
    sagstyper: tuple[str, ...]
    sagsansvarlige: tuple[str, ...]
    andre_enheder: tuple[str, ...]
    ydelser: tuple[Ydelsesgruppe, ...]
    tilfoejede: tuple[Proevelinje, ...]
    variant: str
    valgt: Mapping[str, str]
    ny: Proevelinje | None
    fejl: str

    @property
    def kan_tilfoejes(self) -> bool:
        """True if there is a sagstype and a unit to choose, and room for one more."""
        enheder = self.sagsansvarlige or self.andre_enheder
        return bool(self.sagstyper and enheder) and len(self.tilfoejede) < MAKS_OENSKER


def proeveside(
    database: Database, valgt: Mapping[str, str], ny: str = "", fejl: str = ""
) -> Proeveside:
    """The page; `ny` is the number of the prøveborger who was just added."""
    slaaet_op = opslag.load_opslag(database)
    kommune, enheder = slaaet_op.kommune, slaaet_op.lokale_enheder
    linjer = tuple(_linje(en) for en in _tilfoejede(database, slaaet_op))
    navne = load_variantnavne(database)
    return Proeveside(
        slug=kommune.slug,
        navn=kommune.navn,
        dato=dag(kommune.dato),
        seneste=kommune.dato.isoformat(),
        tidligst=TIDLIGST.isoformat(),
        sagstyper=tuple(sagstype.navn for sagstype in slaaet_op.sagstyper),
        sagsansvarlige=tuple(enhed.navn for enhed in enheder if enhed.sagsansvarlig),
        andre_enheder=tuple(enhed.navn for enhed in enheder if not enhed.sagsansvarlig),
        ydelser=tuple(_ydelsesgrupper(slaaet_op)),
        tilfoejede=linjer,
        variant=navne[0][0] if navne else "",
        valgt={"dato": kommune.dato.isoformat()} | dict(valgt),
        ny=next((linje for linje in linjer if str(linje.nr) == ny), None),
        fejl=fejl,
    )


def _ydelsesgrupper(slaaet_op: opslag.Opslag) -> tuple[Ydelsesgruppe, ...]:
    grupper: dict[str, list[str]] = {s.navn: [] for s in slaaet_op.sagstyper}
    for ydelse in slaaet_op.lokale_ydelser.values():
        grupper.setdefault(ydelse.sagstype or "", []).append(ydelse.navn)
    return tuple(Ydelsesgruppe(navn, tuple(egne)) for navn, egne in grupper.items() if egne)


def _tilfoejede(database: Database, slaaet_op: opslag.Opslag) -> Iterator[Tilfoejet]:
    """The wishes, each with the slug of the person whom it made, by the file as it is."""
    bart, oensker = _bart(slaaet_op), _oensker(load_kildefiler(database))
    personer = load_personer_af_sager(database, tuple(en.sagsnummer for en in oensker))
    for en in oensker:
        person = (
            personer.get(en.sagsnummer, "")
            if en.sagstype
            else find_person_uden_sag(database, en.navn, en.beskrivelse)
        )
        yield Tilfoejet(en, person, find_mangler(bart, en))


def _bart(slaaet_op: opslag.Opslag) -> Kildedata:
    """The kommune's own lists, without citizens and sager: what a wish is judged by."""
    return Kildedata(
        kommune=slaaet_op.kommune,
        lokale_enheder=slaaet_op.lokale_enheder,
        sagstyper=slaaet_op.sagstyper,
        lokale_ydelser=tuple(slaaet_op.lokale_ydelser.values()),
    )


def _linje(en: Tilfoejet) -> Proevelinje:
    o = en.oenske
    return Proevelinje(
        nr=o.nr,
        navn=o.navn,
        person=en.person,
        sagstype=o.sagstype,
        enhed=o.enhed,
        ydelse=o.ydelse,
        dato=dag(o.dato),
        mangler=en.mangler,
    )


def _oensker(filer: Mapping[str, bytes]) -> Oensker:
    """The wishes that a kommune's files hold, in whichever of them."""
    samling = Samling()
    if PROEVEFIL in filer:
        genkend_fil(Indfil(PROEVEFIL, filer[PROEVEFIL]), samling, Fundliste())
    return laes_oensker(samling.af(PROEVEBORGERE), (), Fundliste())


def tilfoej_en(lager: Kommunelager, slug: str, form: Mapping[str, str]) -> int:
    """Add one by the form's `sagstype`, `enhed`, `ydelse` and `dato`; her number.

    With `uden_sager` the rest of the form does not matter: she has none. Raises IndlaesningError
    where something is missing or does not fit, in Danish.
    """
    valg, dato = _valg(form)
    nye: list[Oenske] = []

    def med(database: Database, foer: Oensker) -> Oensker:
        if len(foer) >= MAKS_OENSKER:
            raise IndlaesningError(f"Der kan højst være {MAKS_OENSKER}. Fjern en først.")
        nr = max((en.nr for en in foer), default=0) + 1
        slaaet_op = opslag.load_opslag(database)
        ny = Oenske(
            nr=nr,
            sagstype=valg["sagstype"],
            enhed=valg["enhed"],
            ydelse=valg["ydelse"],
            dato=dato or slaaet_op.kommune.dato,
        )
        if mangler := find_mangler(_bart(slaaet_op), ny):
            raise IndlaesningError(mangler)
        nye.append(ny)
        return (*foer, ny)

    _skriv(lager, slug, med, "En prøveborger er tilføjet")
    return nye[-1].nr


def _valg(form: Mapping[str, str]) -> tuple[dict[str, str], date | None]:
    """What was chosen, and the day; None where she has no sag that could have one."""
    if form.get("uden_sager"):
        return dict.fromkeys(("sagstype", "enhed", "ydelse"), ""), None
    dato = _dato(form.get("dato", ""))
    valg = {navn: form.get(navn, "") for navn in ("sagstype", "enhed", "ydelse")}
    for navn, hvad in (("sagstype", "en sagstype"), ("enhed", "en enhed")):
        if not valg[navn]:
            raise IndlaesningError(f"Vælg {hvad}.")
    return valg, dato


def fjern(lager: Kommunelager, slug: str, nr: int) -> None:
    """Remove the one with the number; FindesIkkeError where there is none."""

    def uden(_database: Database, foer: Oensker) -> Oensker:
        efter = tuple(en for en in foer if en.nr != nr)
        if efter == foer:
            raise FindesIkkeError("Prøveborgeren er her ikke. Måske har en anden fjernet hende.")
        return efter

    _skriv(lager, slug, uden, "En prøveborger er fjernet")


def _skriv(
    lager: Kommunelager, slug: str, aendr: Callable[[Database, Oensker], Oensker], tekst: str
) -> None:
    """Change the wishes in one transaction, by what they are when it begins."""

    def laeg(database: Database) -> Plan:
        gamle = load_kildefiler(database)
        nye = {PROEVEFIL: skriv_oensker(aendr(database, _oensker(gamle)))}
        # A wish says nothing of variants: the files need not be read twice to compare them.
        return laeg_plan_tilbage(database, slug, dict(gamle) | nye)

    with lager.aaben(slug):
        pass  # FindesIkkeError where there is no such kommune
    skriv_i(lager.fil(slug), laeg, tekst)


def _dato(tekst: str) -> date:
    dato = find_dato(tekst)
    if dato is None:
        raise IndlaesningError("Vælg en dato for sagen, fx 08-04-2024.")
    if dato < TIDLIGST:
        raise IndlaesningError(f"Datoen skal være {dag(TIDLIGST)} eller senere.")
    if dato > SENEST:
        raise IndlaesningError(f"Datoen skal være {dag(SENEST)} eller tidligere.")
    return dato
