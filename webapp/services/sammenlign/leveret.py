"""What was delivered beside what we chose: each sag as a variant sends it and as it came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from sqlite_utils import Database

from webapp.domain.eksport.indeks import Indekssag
from webapp.domain.fagsystem import Foelsomhed, Partsrolle, Sag
from webapp.domain.vaerdier.dansk import dag
from webapp.services.bedoemmelse import indekser
from webapp.services.grundlag import Grundlag
from webapp.store.leveret import Sagspar, load_sagspar
from webapp.store.sager import load_sager

MAKS_RAEKKER = 200
_AD_GANGEN = 500
_FOELSOMHEDER = {
    Foelsomhed.IKKE_FORTROLIGE_DATA: "Ikke fortrolige data",
    Foelsomhed.FORTROLIGE_PERSONOPLYSNINGER: "Fortrolige personoplysninger",
    Foelsomhed.FOELSOMME_PERSONOPLYSNINGER: "Følsomme personoplysninger",
    Foelsomhed.VIP_SAGER: "VIP-sager",
}


class Svar(StrEnum):
    """What became of one sag, in the words of the page."""

    SOM_VALGT = "Leveret som valgt"
    ANDERLEDES = "Leveret anderledes"
    MANGLER = "Skulle være leveret, men er det ikke"
    FOR_MEGET = "Leveret, men skulle ikke være det"
    UDEN_EGEN = "Leveret, men står ikke i arket Sager"


@dataclass(frozen=True, slots=True)
class Leveretforskel:
    """One value that differs: what, as chosen, as delivered."""

    hvad: str
    valgt: str
    leveret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leveretsag:
    """One sag that is not as chosen; `person` is its primær part, empty where nobody is known."""

    slug: str
    sagsnummer: str
    titel: str
    svar: Svar
    person: str
    forskelle: tuple[Leveretforskel, ...]


@dataclass(frozen=True, slots=True)
class Leveretside:
    """The page. `flere` counts the sager that are not shown."""

    variant: str
    dato: str
    antal: Mapping[str, int]
    sager: tuple[Leveretsag, ...]
    flere: int


def leveretside(database: Database, grundlag: Grundlag) -> Leveretside:
    """Every sag of the systems that have delivered, judged by the variant on its date."""
    antal: Counter[Svar] = Counter()
    sager: list[Leveretsag] = []
    for en in _bedoem(database, grundlag):
        antal[en.svar] += 1
        if en.svar is not Svar.SOM_VALGT and len(sager) < MAKS_RAEKKER:
            sager.append(en)
    afvigende = antal.total() - antal[Svar.SOM_VALGT]
    return Leveretside(
        grundlag.variant.navn,
        dag(grundlag.dato),
        {str(svar): antal[svar] for svar in Svar},
        tuple(sager),
        afvigende - len(sager),
    )


def _bedoem(database: Database, grundlag: Grundlag) -> Iterator[Leveretsag]:
    par = load_sagspar(database)
    while bundt := list(islice(par, _AD_GANGEN)):
        ider = {nr for en in bundt for nr in (en.egen, en.leveret) if nr is not None}
        sager = load_sager(database, ider)
        for en in bundt:
            svar = _svar(grundlag, en, sager)
            if svar is not None:
                yield svar


def _svar(grundlag: Grundlag, par: Sagspar, sager: Mapping[int, Sag]) -> Leveretsag | None:
    """The answer; None where nothing should be delivered on the day and nothing is."""
    egen = sager.get(par.egen) if par.egen is not None else None
    leveret = sager.get(par.leveret) if par.leveret is not None else None
    valgt = indekser(grundlag, egen) if egen else None
    faktisk = indekser(grundlag, leveret) if leveret else None
    sag = egen or leveret
    if sag is None or (valgt is None and faktisk is None):
        return None
    forskelle: tuple[Leveretforskel, ...] = ()
    if egen is None:
        svar = Svar.UDEN_EGEN
    elif faktisk is None:
        svar = Svar.MANGLER
    elif valgt is None:
        svar = Svar.FOR_MEGET
    else:
        forskelle = tuple(_forskelle(grundlag, valgt, faktisk))
        svar = Svar.ANDERLEDES if forskelle else Svar.SOM_VALGT
    person = next((p.person for p in sag.parter if p.rolle is Partsrolle.PRIMAER_PART), None)
    return Leveretsag(
        slug=sag.slug,
        sagsnummer=sag.sagsnummer,
        titel=sag.titel,
        svar=svar,
        person=person or "",
        forskelle=forskelle,
    )


def _forskelle(
    grundlag: Grundlag, valgt: Indekssag, leveret: Indekssag
) -> Iterator[Leveretforskel]:
    a, b = _vaerdier(grundlag, valgt), _vaerdier(grundlag, leveret)
    for hvad, vaerdi in a.items():
        if _noegle(vaerdi) != _noegle(b[hvad]):
            yield Leveretforskel(hvad, vaerdi or "–", b[hvad] or "–")


def _noegle(tekst: str) -> str:
    return " ".join(tekst.casefold().split())


def _vaerdier(grundlag: Grundlag, sag: Indekssag) -> dict[str, str]:
    """What a recipient of the index sees of the sag, by its Danish name."""
    part = next((p.person for p in sag.sag.parter if p.rolle is Partsrolle.PRIMAER_PART), None)
    return {
        "KLE-nummer": grundlag.opslag.kle.nummer_og_titel(sag.kle) if sag.kle else "",
        "Ansvarlig enhed": _enhed(grundlag, sag),
        "Fremdrift": str(sag.fremdrift).replace("Opstaaet", "Opstået"),
        "Sagstitel": sag.sag.titel,
        "Følsomhed": _FOELSOMHEDER[sag.sag.foelsomhed],
        "Visningsklasse": ", ".join(sag.sag.visningsklasser),
        "Primær part": part or "",
    }


def _enhed(grundlag: Grundlag, sag: Indekssag) -> str:
    """The unit by its name in FK Organisation, which its UUID decides; as filed without one."""
    if sag.ansvarlig is None:
        return ""
    kendt = grundlag.opslag.organisation.find(sag.ansvarlig.uuid)
    if kendt is not None:
        return f"{kendt.navn} ({kendt.uuid})"
    uuid = f" ({sag.ansvarlig.uuid})" if sag.ansvarlig.uuid else " (uden UUID)"
    return f"{sag.ansvarlig.navn}{uuid}"
