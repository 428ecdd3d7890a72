"""The page of Kontrol: all findings of a variant by severity, then by kind; and its JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlite_utils import Database

from webapp.domain.fagsystem import Kildested
from webapp.domain.kontrol.regel import Kontrolfund, Kontrolregel
from webapp.domain.vaerdier.fund import Alvor, Fund, Rettes
from webapp.domain.vaerdier.slug import fold
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag, byg_grundlag, variantnavne
from webapp.services.kontrol.kontrol import MAPPES_UDEN_UUID, Kontrolsvar, kontroller_variant
from webapp.store.opslag import load_opslag
from webapp.store.varianter import find_variant


class Overskrift(NamedTuple):
    """A severity as the page heads it; `art` is an alert's."""

    overskrift: str
    art: str
    forklaring: str


OVERSKRIFTER = {
    Alvor.FEJL: Overskrift("Fejl", "error", "Det virker ikke, som det står."),
    Alvor.ADVARSEL: Overskrift("Advarsler", "warning", "Det virker, men næppe som I vil have det."),
    Alvor.SPOERGSMAAL: Overskrift("Spørgsmål", "info", "Kun I kender svaret."),
    Alvor.OPLYSNING: Overskrift(
        "Oplysninger", "info", "Godt at vide. I behøver ikke at gøre noget."
    ),
}
# Where a finding is mended in the product: the tail after the variant.
ARBEJDSBORD = {
    Rettes.ORGANISATIONSARK: "mapping",
    Rettes.FORBEREDELSESARK: "mapping",
    Rettes.OPSAETNING: "opsaetning",
}
# Headings of what services/indlaesning/udfyld.py filled in; the finding's own text says what.
ANTAGET = {
    "KOMMUNE_ANTAGET": "Vi har selv sat kommunens navn, CVR-nummer eller dato",
    "PROEVEBORGERE_LAVET": "Borgerne er prøveborgere",
    "OPSAETNING_ANTAGET": "Vi har selv sat Borgerblikket op",
    "ROLLER_ANTAGET": "Vi har selv sat en rolle i SAPA",
}
EGEN_KONTROL = "Vores egen kontrol"
MINDST_VIST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Kontrollinje:
    """One finding as a row. `maal` is the page of the workbench that mends it, with its anchor.

    `forslag`: the slug of a unit and the UUID that it is proposed to be mapped to.
    """

    objekt: str
    tekst: str
    virkning: str
    raad: str
    sted: str
    maal: str = ""
    anker: str = ""
    fk_enhed: str = ""
    forslag: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kontrolgruppe:
    """All findings of one kind; `ialt` counts those that are not shown as well."""

    kode: str
    anker: str
    overskrift: str
    forklaring: str
    raad: str
    rettes: str
    kilde: str
    sourced: bool
    linjer: tuple[Kontrollinje, ...]
    ialt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kontrolafsnit:
    """All kinds of one severity, in the words and the colour of the page."""

    alvor: str
    overskrift: str
    art: str
    forklaring: str
    antal: int
    grupper: tuple[Kontrolgruppe, ...]


@dataclass(frozen=True, slots=True)
class Kontrolside:
    """`/<kommune>/<variant>/kontrol/`: only severities that have findings."""

    variant: str
    dato: str
    afsnit: tuple[Kontrolafsnit, ...]
    rolle: str


@dataclass(frozen=True, slots=True)
class Kontrolmaerke:
    """The badge of a variant: how many findings of each severity."""

    fejl: int
    advarsler: int
    spoergsmaal: int


def kontrolside(database: Database, grundlag: Grundlag, vis: int) -> Kontrolside:
    """The page; of each kind at most `vis` rows, and never fewer than ten."""
    svar = kontroller_variant(database, grundlag)
    roller = grundlag.variant.roller
    return Kontrolside(
        grundlag.variant.navn,
        detaljedato(grundlag.dato),
        tuple(
            Kontrolafsnit(
                alvor=str(alvor),
                overskrift=OVERSKRIFTER[alvor].overskrift,
                art=OVERSKRIFTER[alvor].art,
                forklaring=OVERSKRIFTER[alvor].forklaring,
                antal=svar.antal(alvor),
                grupper=tuple(_grupper(svar, alvor, max(vis, MINDST_VIST))),
            )
            for alvor in Alvor
            if svar.antal(alvor)
        ),
        roller[0].slug if roller else "",
    )


def kontrolmaerker(database: Database) -> Mapping[str, Kontrolmaerke]:
    """The badge of each variant by slug; findings only, no effects, so that it is quick."""
    slaaet_op = load_opslag(database)
    varianter = (find_variant(database, slug) for slug in variantnavne(database))
    return {
        variant.slug: _maerke(
            kontroller_variant(
                database, byg_grundlag(slaaet_op, variant, slaaet_op.kommune.dato), med_tal=False
            )
        )
        for variant in varianter
        if variant is not None
    }


def _maerke(svar: Kontrolsvar) -> Kontrolmaerke:
    return Kontrolmaerke(
        svar.antal(Alvor.FEJL), svar.antal(Alvor.ADVARSEL), svar.antal(Alvor.SPOERGSMAAL)
    )


def _grupper(svar: Kontrolsvar, alvor: Alvor, vis: int) -> Iterator[Kontrolgruppe]:
    """The kinds of one severity: Kontrol's own in the guide's order, then the import's."""
    egne: dict[str, list[Kontrolfund]] = {}
    for fund in svar.fund:
        if fund.regel.alvor is alvor:
            egne.setdefault(fund.regel.kode, []).append(fund)
    for samme in egne.values():
        yield _gruppe(samme, vis)
    andre: dict[str, list[Fund]] = {}
    for et in svar.importfund:
        if et.alvor is alvor:
            andre.setdefault(et.kode, []).append(et)
    for ens in andre.values():
        yield _importgruppe(ens, vis, svar.naermeste)


def _gruppe(fundene: Sequence[Kontrolfund], vis: int) -> Kontrolgruppe:
    regel = fundene[0].regel
    return Kontrolgruppe(
        kode=regel.kode,
        anker=regel.anker,
        overskrift=regel.overskrift,
        forklaring=regel.forklaring,
        raad=regel.raad,
        rettes=str(regel.rettes),
        kilde=kildetekst(regel),
        sourced=regel.sourced,
        linjer=tuple(map(_linje, fundene[:vis])),
        ialt=len(fundene),
    )


def kildetekst(regel: Kontrolregel) -> str:
    """Who says so: a source, or that we infer it, and from what."""
    if regel.kilde == EGEN_KONTROL:
        return regel.kilde
    return f"{'Kilde' if regel.sourced else 'Vi antager'}: {regel.kilde}"


def _linje(fund: Kontrolfund) -> Kontrollinje:
    traef = fund.traef
    maal = ARBEJDSBORD.get(fund.regel.rettes, "")
    anker = f"enhed-{fold(traef.enhed)}" if traef.enhed and maal == "mapping" else ""
    if maal == "opsaetning" and traef.kle:
        anker = f"kle-{traef.kle.replace('*', 'x')}"
    return Kontrollinje(
        objekt=traef.objekt,
        tekst=traef.tekst,
        virkning=traef.virkning,
        raad=traef.raad,
        sted=str(traef.sted or ""),
        maal=maal,
        anker=anker,
        fk_enhed=traef.fk_enhed,
        forslag=(fold(traef.enhed), traef.fk_forslag)
        if traef.enhed and traef.fk_forslag
        else ("", ""),
    )


def _importgruppe(
    fundene: Sequence[Fund], vis: int, naermeste: Callable[[str], tuple[str, str]]
) -> Kontrolgruppe:
    foerste = fundene[0]
    return Kontrolgruppe(
        kode=foerste.kode,
        anker=f"import-{fold(foerste.kode)}",
        overskrift=ANTAGET.get(foerste.kode, foerste.tekst),
        forklaring=foerste.tekst if foerste.kode in ANTAGET else "Fundet, da filerne blev indlæst.",
        raad=foerste.ventet,
        rettes=str(Rettes.FILER),
        kilde=EGEN_KONTROL,
        sourced=False,
        linjer=tuple(_importlinjer(fundene[:vis], foerste.tekst, naermeste)),
        ialt=sum(et.antal for et in fundene),
    )


def _importlinjer(
    fundene: Iterable[Fund], overskrift: str, naermeste: Callable[[str], tuple[str, str]]
) -> Iterator[Kontrollinje]:
    for et in fundene:
        tekst = et.tekst if et.tekst != overskrift else ""
        if et.vaerdi or tekst or et.fil:
            raad, uuid = naermeste(et.vaerdi) if et.kode == MAPPES_UDEN_UUID else ("", "")
            yield Kontrollinje(
                objekt=et.vaerdi,
                tekst=tekst,
                virkning="",
                raad=raad,
                sted=filsted(et),
                maal="mapping" if uuid else "",
                anker=f"enhed-{fold(et.vaerdi)}" if uuid else "",
                forslag=(fold(et.vaerdi), uuid) if uuid else ("", ""),
            )


def filsted(fund: Fund) -> str:
    """Where an import finding stood, as a person finds it."""
    return str(Kildested(fund.fil, fund.ark, fund.celle))
