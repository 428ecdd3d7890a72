"""Prøveborgere: invented citizens made from a kommune's own sheets, before it has test data.

Together they have one open sag of every sagstype at every sagsansvarlig unit, a closed one of
every sagstype and at every unit, and every local ydelse. Nothing is drawn by lot: the same sheets
and the same day give the same citizens. Each thing is named and dated by what it is made of, and
not by its number: a row that is taken out of a sheet takes away what was made of it, and no more.
None of them exists: their CPR numbers fail modulus 11 and are not of 1 January, so nobody has them
(design, "People in the data").
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from webapp.domain.fagsystem import (
    BevilgetYdelse,
    Bevilling,
    Dokument,
    Fagsystem,
    Fremdrift,
    Haendelse,
    LokalEnhed,
    LokalYdelse,
    Partsrolle,
    Sag,
    Sagspart,
    Sagstype,
)
from webapp.domain.testdata.kilde import Kommune
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.dage import flyt
from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.domain.vaerdier.identifikation import Cpr, Cvr
from webapp.domain.vaerdier.slug import fold

MAERKE = "Prøveborger"
MAKS_PERSONER = 40
# A citizen with fewer sager than this says little; so few units share one citizen.
MINDST_SAGER = 8
FORNAVNE = (
    "Asta",
    "Birger",
    "Clara",
    "Ditlev",
    "Ellen",
    "Frode",
    "Gudrun",
    "Holger",
    "Inga",
    "Jens",
    "Karla",
    "Ludvig",
    "Mille",
    "Niels",
    "Olga",
    "Poul",
    "Rigmor",
    "Svend",
    "Tove",
    "Viggo",
)
# Many more names than citizens, so that two units seldom prefer the same.
_EFTERNAVNE = (
    "Prøvensen",
    "Testrup",
    "Eksempelgaard",
    *(
        f"{slags}{sted}"
        for sted in ("by", "bæk", "dal", "holm", "kær", "lund", "mark", "skov", "toft")
        for slags in ("Prøve", "Test", "Eksempel")
    ),
)
_BOGSTAVER = "abcdefghijklmnop"
_TRIN = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 40)
_VAEGTE = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_CURA = Fagsystem("Cura", via_eksport=True)


@dataclass(frozen=True)
class Proevedata:
    """What was made: the fagsystem its sager lie in, the citizens, their sager and bevillinger."""

    fagsystem: Fagsystem
    personer: tuple[Person, ...] = ()
    sager: tuple[Sag, ...] = ()
    bevillinger: tuple[Bevilling, ...] = ()


@dataclass(frozen=True, slots=True)
class _Plads:
    """One sag to make: its sagstype and unit, and whether it is closed."""

    sagstype: Sagstype
    enhed: str
    lukket: bool

    @property
    def tal(self) -> int:
        """A number that is this sag's own."""
        return _tal("sag", self.sagstype.navn, self.enhed, str(self.lukket))

    @property
    def kode(self) -> str:
        """The same as eight letters, for slug and sagsnummer."""
        return _kode(self.tal)


def _tal(*dele: str) -> int:
    """A number of 64 bits that is always the same for the same texts."""
    return int.from_bytes(hashlib.sha256("\0".join(dele).encode()).digest()[:8], "big")


def _kode(tal: int) -> str:
    return "".join(_BOGSTAVER[tal >> 4 * plads & 15] for plads in range(8))


def _helst(noegle: str, mulige: Iterable[str]) -> str:
    """The one of many that a thing prefers: taking another away changes nothing."""
    return max(mulige, key=lambda en: (_tal(noegle, en), en))


def lav_proeveborgere(
    kommune: Kommune,
    fagsystemer: Sequence[Fagsystem],
    lokale_enheder: Sequence[LokalEnhed],
    sagstyper: Sequence[Sagstype],
    ydelser: Sequence[LokalYdelse],
) -> Proevedata:
    """Citizens, sager and bevillinger that cover the sheets on the kommune's date.

    Without any sagstype there is nothing to make a sag of, and nobody is made.
    """
    system = next((fagsystem for fagsystem in fagsystemer if fagsystem.via_eksport), _CURA)
    enheder = [enhed.navn for enhed in lokale_enheder if enhed.sagsansvarlig]
    # Where no unit is said to be sagsansvarlig the sag lies at any of them, or at none.
    enheder = enheder or [enhed.navn for enhed in lokale_enheder] or [""]
    if not sagstyper:
        return Proevedata(system)
    pladser = tuple(_pladser(sagstyper, enheder))
    borger_for = _fordel(enheder, len(pladser))
    borgere = dict(_personer(kommune.cvr, enheder, borger_for, pladser))
    personer = tuple(borgere.values())
    sager = tuple(
        _sag(kommune, system, plads, borgere[borger_for[plads.enhed]].slug) for plads in pladser
    )
    bevillinger = tuple(_bevillinger(kommune, system, ydelser, sager, personer))
    return Proevedata(system, personer, sager, bevillinger)


def _pladser(sagstyper: Sequence[Sagstype], enheder: Sequence[str]) -> Iterator[_Plads]:
    """Every pair once with an open sag; then closed ones until type and unit have one each."""
    for enhed in enheder:
        for sagstype in sagstyper:
            yield _Plads(sagstype, enhed, lukket=False)
    typer = {sagstype.navn: sagstype for sagstype in sagstyper}
    par = [(navn, _helst(navn, enheder)) for navn in typer]
    par += [(_helst(enhed, typer), enhed) for enhed in enheder]
    for navn, enhed in dict.fromkeys(par):
        yield _Plads(typer[navn], enhed, lukket=True)


def _fordel(enheder: Sequence[str], sager: int) -> dict[str, int]:
    """Which citizen a unit's sager belong to: one of its own, or one of few, so that each has many.

    A citizen is the number of a name.
    """
    alle = len(FORNAVNE) * len(_EFTERNAVNE)
    if len(enheder) <= min(MAKS_PERSONER, sager // MINDST_SAGER):
        optaget: set[int] = set()
        borger_for: dict[str, int] = {}
        # Each takes the free name that it prefers most; those with the lowest number first.
        for enhed in sorted(enheder, key=lambda en: (_tal("enhed", en), en)):
            frie = (str(nr) for nr in range(alle) if nr not in optaget)
            optaget.add(nr := int(_helst(enhed, frie)))
            borger_for[enhed] = nr
        return borger_for
    mest = max(1, min(MAKS_PERSONER, len(enheder), sager // MINDST_SAGER))
    # Few sizes: a row less in a sheet seldom makes another number of citizens.
    antal_borgere = max(trin for trin in _TRIN if trin <= mest)
    numre = [str(nr) for nr in range(antal_borgere)]
    return {enhed: int(_helst(enhed, numre)) for enhed in enheder}


def _personer(
    cvr: Cvr, enheder: Sequence[str], borger_for: dict[str, int], pladser: Iterable[_Plads]
) -> Iterator[tuple[int, Person]]:
    """The citizens by the numbers of their names."""
    lagt = list(pladser)
    for nr in sorted(set(borger_for.values())):
        egne = [enhed for enhed in enheder if borger_for[enhed] == nr]
        sager = [plads for plads in lagt if borger_for[plads.enhed] == nr]
        lukkede = sum(plads.lukket for plads in sager)
        navn = f"{FORNAVNE[nr % len(FORNAVNE)]} {_EFTERNAVNE[nr // len(FORNAVNE)]}"
        yield (
            nr,
            Person(
                slug=fold(navn),
                navn=navn,
                cpr=opdigtet_cpr(nr),
                adresse="Opdigtet adresse",
                bopaelskommune=str(cvr),
                beskrivelse=(
                    f"{MAERKE}, opdigtet af jeres ark. {antal(len(sager), 'sag', 'sager')}, heraf "
                    f"{antal(lukkede, 'afsluttet', 'afsluttede')}{_hos(egne)}."
                ),
            ),
        )


def _hos(enheder: Sequence[str]) -> str:
    """`, hos A, B og 3 andre enheder`; nothing where no unit is named."""
    navne = [navn for navn in enheder if navn]
    if len(navne) > 3:
        navne = [*navne[:2], f"{len(navne) - 2} andre enheder"]
    return f", hos {opremsning(navne)}" if navne else ""


def opdigtet_cpr(nr: int) -> Cpr:
    """The nr'th invented number, from 0: of 1932-1997, never 1 January, failing modulus 11."""
    aar, maaned, dag = 1932 + nr * 7 % 66, nr % 12 + 1, nr * 5 % 26 + 2
    for loebenummer in range(1 + nr, 4000):
        cifre = f"{dag:02}{maaned:02}{aar % 100:02}{loebenummer:04}"
        if sum(int(c) * v for c, v in zip(cifre, _VAEGTE, strict=True)) % 11:
            return Cpr(cifre)
    raise ValueError("nr is below 3998")


def _sag(kommune: Kommune, system: Fagsystem, plads: _Plads, person: str) -> Sag:
    """A sag opened some time in the last two years; a closed one was closed in that time."""
    oprettet = flyt(kommune.dato, -timedelta(days=(420 if plads.lukket else 60) + plads.tal % 330))
    enhed = plads.enhed or None
    haendelser = [
        Haendelse(oprettet, "Sagen er oprettet", enhed, Fremdrift.OPSTAAET),
        Haendelse(flyt(oprettet, timedelta(days=14)), "Sagen er oplyst", None, Fremdrift.OPLYST),
        Haendelse(flyt(oprettet, timedelta(days=40)), "Sagen er afgjort", None, Fremdrift.AFGJORT),
    ]
    if plads.lukket:
        slut = flyt(oprettet, timedelta(days=300))
        haendelser.append(Haendelse(slut, "Sagen er afsluttet", None, Fremdrift.AFSLUTTET))
    return Sag(
        slug=f"proeve-{plads.kode}",
        sagsnummer=f"PRØVE-{plads.kode.upper()}",
        fagsystem=system.navn,
        titel=plads.sagstype.navn,
        myndighed=kommune.cvr,
        oprettet=oprettet,
        haendelser=tuple(haendelser),
        sagstype=plads.sagstype.navn,
        handlingsfacet="G01 Generelle sager",
        parter=(Sagspart(Partsrolle.PRIMAER_PART, person),),
        dokumenter=(
            Dokument(
                titel="Afgørelse", type="Brev, udgaaende", dato=flyt(oprettet, timedelta(days=40))
            ),
        ),
    )


def _bevillinger(
    kommune: Kommune,
    system: Fagsystem,
    ydelser: Sequence[LokalYdelse],
    sager: Sequence[Sag],
    personer: Sequence[Person],
) -> Iterator[Bevilling]:
    """Every ydelse on an open sag of its sagstype, and every second one ended on a closed sag.

    An ydelse lies on the sag of its sagstype that it prefers, so that the units get some each.
    """
    aabne, lukkede = _efter_sagstype(sager, lukket=False), _efter_sagstype(sager, lukket=True)
    alle = {person.slug: person for person in personer}
    for ydelse in ydelser:
        tal = _tal("ydelse", ydelse.navn)
        egne = {sag.slug: sag for sag in aabne.get(ydelse.sagstype or "", ())}
        sag = egne[_helst(ydelse.navn, egne)] if egne else None
        ellers = alle[_helst(ydelse.navn, alle)]
        yield _bevilling(kommune, system, _kode(tal), ydelse, sag, ellers=ellers)
        afsluttede = {sag.slug: sag for sag in lukkede.get(ydelse.sagstype or "", ())}
        if tal % 2 and afsluttede:
            lukket = afsluttede[_helst(ydelse.navn, afsluttede)]
            yield _bevilling(kommune, system, f"{_kode(tal)}-slut", ydelse, lukket, ellers=ellers)


def _efter_sagstype(sager: Iterable[Sag], *, lukket: bool) -> dict[str, list[Sag]]:
    fundet: dict[str, list[Sag]] = {}
    for sag in sager:
        if (sag.haendelser[-1].fremdrift is Fremdrift.AFSLUTTET) is lukket:
            fundet.setdefault(sag.sagstype or "", []).append(sag)
    return fundet


def _bevilling(  # noqa: PLR0913 - what is granted, on which sag, to whom
    kommune: Kommune,
    system: Fagsystem,
    nummer: str,
    ydelse: LokalYdelse,
    sag: Sag | None,
    *,
    ellers: Person,
) -> Bevilling:
    """One bevilling with one ydelse; without a sag it belongs to the citizen `ellers`."""
    person = next((part.person for part in sag.parter), None) if sag else ellers.slug
    bevilget = flyt(
        sag.oprettet if sag else flyt(kommune.dato, -timedelta(days=120)), timedelta(days=40)
    )
    slut = sag.haendelser[-1].dato if sag and nummer.endswith("-slut") else None
    return Bevilling(
        nummer=f"PRØVE-B-{nummer.upper()}",
        fagsystem=system.navn,
        myndighed=kommune.cvr,
        sag=sag.slug if sag else None,
        parter=(Sagspart(Partsrolle.BEVILLINGSMODTAGER, person),),
        ydelser=(
            BevilgetYdelse(
                slug=f"proeve-ydelse-{nummer}",
                navn=ydelse.navn,
                fra=bevilget,
                til=slut,
                bevilget=bevilget,
                lokal_ydelse=ydelse.navn,
            ),
        ),
        lokal_enhed=sag.udgaver[-1].enhed or None if sag else None,
    )
