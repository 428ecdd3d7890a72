"""The page of Kontrol: all findings of a variant by severity, then by kind; and its JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlite_utils import Database

from webapp.domain.fagsystem import Kildested
from webapp.domain.kontrol.regel import Kontrolfund, Kontrolregel
from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.domain.vaerdier.fund import Alvor, Fund, Rettes
from webapp.domain.vaerdier.slug import fold
from webapp.services.aendring.stand import load_stand
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag
from webapp.services.kontrol.kontrol import EGEN_KONTROL, Kontrolsvar, kontroller_variant
from webapp.services.kontrol.rettelse import (
    I_ARKET,
    ORD,
    Naeste,
    Rettelse,
    Rettelser,
    i_ord,
    paa_vejen,
    vaerste_foerst,
)


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
# Headings of what services/indlaes/udfyld.py filled in; the finding's own text says what.
ANTAGET = {
    "KOMMUNE_ANTAGET": "Vi har selv sat kommunens navn, CVR-nummer eller dato",
    "PROEVEBORGERE_LAVET": "Borgerne er prøveborgere",
    "OPSAETNING_ANTAGET": "Vi har selv sat Borgerblikket op",
    "ROLLER_ANTAGET": "Vi har selv sat en rolle i SAPA",
}
# Of what a file says and *Ret* mends in the variant.
HER_ELLER_I_FILEN = "her med »Ret« eller ved at indlæse en rettet fil"
MINDST_VIST = 10
# The first thing to do, and what to do after that.
VAERSTE = 3
# More of a kind than these are one line that unfolds.
FOLDES_OVER = 3
NAVNE = {
    "enhed": ("enhed", "enheder"),
    "sagstype": ("sagstype", "sagstyper"),
    "ydelse": ("ydelse", "ydelser"),
    "rolle": ("rolle", "roller"),
    "": ("fund", "fund"),
}
ANTAL = {
    **ORD,
    Alvor.SPOERGSMAAL: ("spørgsmål", "spørgsmål"),
    Alvor.OPLYSNING: ("oplysning", "oplysninger"),
}
SAMME = {
    Alvor.FEJL: "samme fejl",
    Alvor.ADVARSEL: "samme advarsel",
    Alvor.SPOERGSMAAL: "samme spørgsmål",
    Alvor.OPLYSNING: "samme oplysning",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kontrollinje:
    """One finding as a row, and the page that mends it."""

    objekt: str
    tekst: str
    virkning: str
    raad: str
    sted: str
    fk_enhed: str = ""
    rettelse: Rettelse | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vaerstelinje:
    """One of those to begin with: what is wrong, what it reaches, and where it is mended.

    `er_fil`: it is mended by loading a file.
    """

    overskrift: str
    art: str
    rammer: str
    rettes: str
    er_fil: bool
    linje: Kontrollinje


@dataclass(frozen=True, slots=True, kw_only=True)
class Kontrolgruppe:
    """All findings of one kind; `ialt` counts those that are not shown as well.

    `i_ord`: how many as the page says it, `3 fejl`; of one that the import tells of several rows of
    a sheet, those too. `samlet`: what they are together, `46 enheder: samme spørgsmål`; empty where
    they are few.
    """

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
    i_ord: str
    samlet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kontrolafsnit:
    """All kinds of one severity, in the words and the colour of the page.

    `i_ord`: how many findings, and of how many kinds.
    """

    alvor: str
    overskrift: str
    art: str
    forklaring: str
    antal: int
    i_ord: str
    grupper: tuple[Kontrolgruppe, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kontrolside:
    """`/<kommune>/<variant>/kontrol/`: the worst, then the severities that have findings.

    `rettes`: how many faults and warnings there are in all, the import's too; `rettes_her` how many
    of them are mended one after the other here, and `rettes_andre` how many elsewhere.
    """

    variant: str
    dato: str
    vaerste: tuple[Vaerstelinje, ...]
    rettes: str
    rettes_her: str
    rettes_andre: int
    afsnit: tuple[Kontrolafsnit, ...]
    rolle: str
    seneste: str


def kontrolside(database: Database, grundlag: Grundlag, vis: int) -> Kontrolside:
    """The page; of each kind at most `vis` rows, and never fewer than ten."""
    svar = kontroller_variant(database, grundlag)
    rettelser, roller = Rettelser(grundlag), grundlag.variant.roller
    rettes = vaerste_foerst(grundlag, svar)
    her = paa_vejen(rettes)
    return Kontrolside(
        variant=grundlag.variant.navn,
        dato=detaljedato(grundlag.dato),
        vaerste=tuple(map(_vaerstelinje, rettes[:VAERSTE])),
        rettes=opremsning([_hvor_mange(svar.antal(en), en) for en in ORD if svar.antal(en)]),
        rettes_her=i_ord(her) if her else "",
        rettes_andre=len(rettes) - len(her),
        afsnit=tuple(
            _afsnit(svar, alvor, max(vis, MINDST_VIST), rettelser)
            for alvor in Alvor
            if svar.antal(alvor)
        ),
        rolle=roller[0].slug if roller else "",
        seneste=load_stand(database, grundlag).seneste,
    )


def _afsnit(svar: Kontrolsvar, alvor: Alvor, vis: int, rettelser: Rettelser) -> Kontrolafsnit:
    grupper = tuple(_grupper(svar, alvor, vis, rettelser))
    return Kontrolafsnit(
        alvor=str(alvor),
        overskrift=OVERSKRIFTER[alvor].overskrift,
        art=OVERSKRIFTER[alvor].art,
        forklaring=OVERSKRIFTER[alvor].forklaring,
        antal=svar.antal(alvor),
        i_ord=f"{_hvor_mange(svar.antal(alvor), alvor)} af {antal(len(grupper), 'slags', 'slags')}",
        grupper=grupper,
    )


def _vaerstelinje(en: Naeste) -> Vaerstelinje:
    regel = en.fund.regel
    return Vaerstelinje(
        overskrift=regel.overskrift,
        art=OVERSKRIFTER[regel.alvor].art,
        rammer=en.rammer,
        rettes=str(regel.rettes),
        er_fil=regel.rettes is Rettes.FILER,
        linje=_linje(en.fund, en.rettelse),
    )


def _grupper(
    svar: Kontrolsvar, alvor: Alvor, vis: int, rettelser: Rettelser
) -> Iterator[Kontrolgruppe]:
    """The kinds of one severity: Kontrol's own in the guide's order, then the import's."""
    egne: dict[str, list[Kontrolfund]] = {}
    for fund in svar.fund:
        if fund.regel.alvor is alvor:
            egne.setdefault(fund.regel.kode, []).append(fund)
    for samme in egne.values():
        yield _gruppe(samme, vis, rettelser)
    andre: dict[str, list[Fund]] = {}
    for et in svar.importfund:
        if et.alvor is alvor:
            andre.setdefault(et.kode, []).append(et)
    for ens in andre.values():
        yield _importgruppe(ens, vis, svar, rettelser)


def _gruppe(fundene: Sequence[Kontrolfund], vis: int, rettelser: Rettelser) -> Kontrolgruppe:
    regel = fundene[0].regel
    linjer = tuple(_linje(fund, rettelser.find(fund)) for fund in fundene[:vis])
    her = regel.rettes in I_ARKET and any(en.rettelse for en in linjer)
    return Kontrolgruppe(
        kode=regel.kode,
        anker=regel.anker,
        overskrift=regel.overskrift,
        forklaring=regel.forklaring,
        raad=regel.raad,
        rettes=f"her med »Ret« eller {regel.rettes}" if her else str(regel.rettes),
        kilde=kildetekst(regel),
        sourced=regel.sourced,
        linjer=linjer,
        ialt=len(fundene),
        i_ord=_hvor_mange(len(fundene), regel.alvor),
        samlet=_samlet(regel.alvor, len(fundene), rettelser.slags(fundene[0])),
    )


def _hvor_mange(tal: int, alvor: Alvor, raekker: int = 0) -> str:
    """`3 fejl`, and `1 oplysning om 12 rækker` where one finding tells of several."""
    om = f" om {antal(raekker, 'række', 'rækker')}" if raekker > tal else ""
    return f"{antal(tal, *ANTAL[alvor])}{om}"


def _samlet(alvor: Alvor, ialt: int, slags: str) -> str:
    if ialt <= FOLDES_OVER:
        return ""
    return f"{antal(ialt, *NAVNE[slags])}: {SAMME[alvor]}"


def kildetekst(regel: Kontrolregel) -> str:
    """Who says so: a source, or that we infer it, and from what."""
    if regel.kilde == EGEN_KONTROL:
        return regel.kilde
    return f"{'Kilde' if regel.sourced else 'Vi antager'}: {regel.kilde}"


def _linje(fund: Kontrolfund, rettelse: Rettelse | None) -> Kontrollinje:
    traef = fund.traef
    return Kontrollinje(
        objekt=traef.objekt,
        tekst=traef.tekst,
        virkning=traef.virkning,
        raad=traef.raad,
        sted=str(traef.sted or ""),
        fk_enhed=traef.fk_enhed,
        rettelse=rettelse,
    )


def _importgruppe(
    fundene: Sequence[Fund],
    vis: int,
    svar: Kontrolsvar,
    rettelser: Rettelser,
) -> Kontrolgruppe:
    foerste, ialt = fundene[0], len(fundene)
    # What the first sentence says is the kind; what follows is one place of it.
    overskrift = ANTAGET.get(foerste.kode, foerste.tekst.partition(". ")[0].rstrip("."))
    sagt = foerste.tekst if foerste.kode in ANTAGET else f"{overskrift}."
    linjer = tuple(_importlinjer(fundene[:vis], sagt, svar, rettelser))
    return Kontrolgruppe(
        kode=foerste.kode,
        anker=f"import-{fold(foerste.kode)}",
        overskrift=overskrift,
        forklaring=foerste.tekst if foerste.kode in ANTAGET else "Fundet, da filerne blev indlæst.",
        raad=foerste.ventet,
        rettes=HER_ELLER_I_FILEN if any(en.rettelse for en in linjer) else str(Rettes.FILER),
        kilde=EGEN_KONTROL,
        sourced=False,
        linjer=linjer,
        ialt=ialt,
        i_ord=_hvor_mange(ialt, foerste.alvor, sum(et.antal for et in fundene)),
        samlet=_samlet(foerste.alvor, ialt, ""),
    )


def _importlinjer(
    fundene: Iterable[Fund],
    sagt: str,
    svar: Kontrolsvar,
    rettelser: Rettelser,
) -> Iterator[Kontrollinje]:
    for et in fundene:
        tekst = et.tekst if et.tekst != sagt else ""
        if et.vaerdi or tekst or et.fil:
            som_vores = svar.som_kontrolfund(et)
            yield Kontrollinje(
                objekt=f"{et.om}: »{et.vaerdi}«" if et.om else et.vaerdi,
                tekst=tekst,
                virkning=som_vores.traef.virkning,
                raad=som_vores.traef.raad,
                sted=filsted(et),
                rettelse=rettelser.find(som_vores),
            )


def filsted(fund: Fund) -> str:
    """Where an import finding stood, as a person finds it."""
    return str(Kildested(fund.fil, fund.ark, fund.celle))
