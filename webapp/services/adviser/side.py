"""`/<kommune>/<variant>/adviser/`: K40's question of advisgrupper, in numbers of one's own data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from webapp.domain.fagsystem import Fremdrift
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.domain.variant.advis import ADVISTYPER, Advisgruppe, Advistype, Haendelse
from webapp.domain.variant.variant import Trin
from webapp.domain.visning.status import STATUS
from webapp.services.aendring.felter import laes_tal
from webapp.services.afgraensning import find_enhed, laes_kle
from webapp.services.grundlag import FindesIkkeError, Grundlag, load_grundlag
from webapp.services.maalinger.adviser import Advisart, maal_adviser
from webapp.services.opdigtet import er_opdigtet, opdigtet_note

# Characters of KLE numbers: some four hundred of them.
MAKS_TEGN = 4000
SLAGS = ("sag", "ydelse")
ALDER_FRA, ALDER_TIL = "alder_fra", "alder_til"
# What a group is typed in, by the names of the fields.
FELTER = ("kle", "enhed", ALDER_FRA, ALDER_TIL)
MAKS_ALDER = 150


@dataclass(frozen=True, slots=True)
class Advistal:
    """Adviser of start and of stop, of sager and of ydelser."""

    sag_start: int = 0
    sag_stop: int = 0
    ydelse_start: int = 0
    ydelse_stop: int = 0

    @property
    def ialt(self) -> int:
        """All of them."""
        return self.sag_start + self.sag_stop + self.ydelse_start + self.ydelse_stop


@dataclass(frozen=True, slots=True)
class Advislinje:
    """A KLE group, its title where one is known, and what it gives."""

    gruppe: str
    titel: str
    tal: Advistal


@dataclass(frozen=True, kw_only=True, slots=True)
class Gruppevalg:
    """What was typed of a group, what is wrong with it by field, and the group where nothing is."""

    kle: str
    enhed: str
    alder_fra: str
    alder_til: str
    fejl: Mapping[str, str]
    gruppe: Advisgruppe

    @property
    def er_skrevet(self) -> bool:
        """True where something stands in a field."""
        return any((self.kle, self.enhed, self.alder_fra, self.alder_til))

    @property
    def er_valgt(self) -> bool:
        """True where the group limits something."""
        return not self.fejl and self.gruppe != Advisgruppe()


@dataclass(frozen=True, kw_only=True, slots=True)
class Adviserside:
    """The page. `dag` is the day of initial load that is counted; `om_dagen` says which that is.

    `opdigtet`: all sager are invented, so the figures are of no kommune.
    """

    variantnavn: str
    dag: str
    om_dagen: str
    uden_notifikation: bool
    alle: Advistal
    gruppens: Advistal
    linjer: tuple[Advislinje, ...]
    valg: Gruppevalg
    typer: tuple[Advistype, ...]
    statusser: tuple[tuple[str, str], ...]
    note: str
    opdigtet: bool


def adviserside(database: Database, grundlag: Grundlag, skrevet: Mapping[str, str]) -> Adviserside:
    """The page with a group as typed, by `FELTER`; nothing typed is a group that takes all."""
    paa_dagen, om_dagen = _ved_initial_load(database, grundlag)
    valg = laes_gruppe(paa_dagen, skrevet)
    alle, gruppens = maal_adviser(database, paa_dagen, valg.gruppe)
    return Adviserside(
        variantnavn=grundlag.variant.navn,
        dag=dag(paa_dagen.dato),
        om_dagen=om_dagen,
        uden_notifikation=grundlag.variant.antagelser.initial_load_uden_notifikation,
        alle=_tal(alle),
        gruppens=_tal(gruppens),
        linjer=tuple(_linjer(grundlag, gruppens)),
        valg=valg,
        typer=ADVISTYPER,
        statusser=tuple((STATUS[f].sapa, _giver(f)) for f in Fremdrift),
        note=opdigtet_note(database),
        opdigtet=er_opdigtet(database),
    )


def laes_gruppe(grundlag: Grundlag, skrevet: Mapping[str, str]) -> Gruppevalg:
    """A group out of its fields; with faults the group takes all."""
    tekster = {felt: " ".join(skrevet.get(felt, "").split()) for felt in FELTER}
    kle, enhed = tekster["kle"], tekster["enhed"]
    moenstre, forkerte = laes_kle(kle)
    if len(kle) > MAKS_TEGN:  # what is cut off could be a number, or make a pattern of one
        forkerte = [f"Der kan højst stå {MAKS_TEGN} tegn i feltet."]
    fejl = {"kle": " ".join(forkerte)} if forkerte else {}
    uuid = None
    if enhed:
        raad = "Skriv et andet navn eller enhedens UUID."
        uuid, ukendt = find_enhed(enhed, grundlag.opslag.organisation, raad)
        if ukendt:
            fejl["enhed"] = ukendt
    aar = {felt: laes_tal(tekster[felt]) for felt in (ALDER_FRA, ALDER_TIL)}
    fejl |= _aldersfejl(tekster, aar)
    gruppe = Advisgruppe() if fejl else Advisgruppe(kle=tuple(moenstre), enhed=uuid, **aar)
    vist = {felt: masker_cpr(tekst[:MAKS_TEGN]) for felt, tekst in tekster.items()}
    return Gruppevalg(**vist, fejl=fejl, gruppe=gruppe)


def _aldersfejl(skrevet: Mapping[str, str], aar: Mapping[str, int | None]) -> dict[str, str]:
    """What is wrong with an age span, by field."""
    fejl = {
        felt: "Skriv alderen i hele år med tal, fx 67."
        for felt, tal in aar.items()
        if skrevet[felt] and (tal is None or tal > MAKS_ALDER)
    }
    fra, til = aar[ALDER_FRA], aar[ALDER_TIL]
    if not fejl and fra is not None and til is not None and fra > til:
        fejl[ALDER_TIL] = f"Den højeste alder skal være mindst {fra}, som er den laveste."
    return fejl


def _ved_initial_load(database: Database, grundlag: Grundlag) -> tuple[Grundlag, str]:
    """The basis on the day that all is sent for the first time, and a sentence about that day."""
    trin_8 = grundlag.variant.trin.get(Trin.EKSPORTER_SAGER)
    if grundlag.variant.er_plan or trin_8 is None:
        return (
            grundlag,
            f"Trin 8 har ingen dato, så der tælles, som om det var {dag(grundlag.dato)}.",
        )
    try:
        paa_dagen = load_grundlag(database, grundlag.variant.slug, trin_8)
    except FindesIkkeError as fejl:
        naermest: date = fejl.naermeste or grundlag.dato
        paa_dagen = load_grundlag(database, grundlag.variant.slug, naermest)
        return paa_dagen, (
            f"Initial load er {dag(trin_8)}. Dataene rækker ikke dertil, så der tælles, som om det "
            f"var {dag(naermest)}."
        )
    return paa_dagen, f"Initial load er {dag(trin_8)} (trin 8), og der tælles på den dag."


def _tal(talt: Counter[Advisart], gruppe: str | None = None) -> Advistal:
    return Advistal(
        *(
            sum(
                antal
                for art, antal in talt.items()
                if (art.slags, art.haendelse) == (slags, haendelse) and gruppe in {None, art.gruppe}
            )
            for slags in SLAGS
            for haendelse in Haendelse
        )
    )


def _linjer(grundlag: Grundlag, talt: Counter[Advisart]) -> Iterator[Advislinje]:
    for gruppe in sorted({art.gruppe for art, antal in talt.items() if antal}):
        yield Advislinje(gruppe, grundlag.opslag.kle.titel(gruppe) or "", _tal(talt, gruppe))


def _giver(fremdrift: Fremdrift) -> str:
    match fremdrift:
        case Fremdrift.OPSTAAET:
            return "Advis om start"
        case Fremdrift.AFSLUTTET:
            return "Advis om stop"
        case _:
            return "Ingen advis"
