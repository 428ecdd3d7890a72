"""The six jobs as cards: the state of each in words, the next thing to do, and its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.services.kommuner.sidedele import Kommuneside
from webapp.services.verifikation.oversigt import Teststand
from webapp.services.workshop.samling import medfoelgende
from webapp.web.adresse import link
from webapp.web.job import JOB, SAMMENLIGN, TESTPLAN, Job, sideurl


@dataclass(frozen=True, slots=True)
class Afproevet:
    """What has been tried: the variant's testplan, and how many pages changed since the pictures.

    None where there is no testplan, and where no pictures were taken.
    """

    test: Teststand | None
    aendrede: int | None


@dataclass(frozen=True, slots=True)
class Henvisning:
    """A link and what it reads."""

    tekst: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobkort:
    """One card, with the next thing to do."""

    navn: str
    tilstand: str
    naeste: Henvisning
    sider: tuple[Henvisning, ...]


def status(side: Kommuneside, afproevet: Afproevet) -> str:
    """The kommune in a line: »Plan · 9 fejl · 12 af 44 sider er godkendt«."""
    dele = [side.variant.stadie[0] if side.variant else "Ingen valg endnu", _fund(side)]
    if afproevet.test is not None:
        dele.append(afproevet.test.tekst)
    if afproevet.aendrede is not None:
        dele.append(f"{antal(afproevet.aendrede, 'side', 'sider')} ændret siden basis")
    return " · ".join(filter(None, dele))


def jobkort(side: Kommuneside, afproevet: Afproevet) -> tuple[Jobkort, ...]:
    """The six cards in their order."""
    return tuple(
        Jobkort(
            navn=job.navn,
            tilstand=tilstand(side, afproevet),
            naeste=naeste(side, afproevet),
            sider=tuple(_sider(side, job)) if side.variant else (),
        )
        for job, (tilstand, naeste) in zip(JOB, _KORT, strict=True)
    )


def _sider(side: Kommuneside, job: Job) -> Iterator[Henvisning]:
    variant = side.variant.slug if side.variant else ""
    for et in job.sider:
        if et.hale == SAMMENLIGN:
            yield Henvisning(et.navn, _par(side))
            yield from _sammenlignet(side)
        elif et.hale == "sapa":
            soeg = _under(side, "sapa", side.rolle[0]) if side.rolle else ""
            yield Henvisning("Søg i SAPA", soeg or sideurl(et, side.slug, variant, ""))
            yield from _foerstes(side)
        else:
            yield Henvisning(et.navn, sideurl(et, side.slug, variant, ""))


def _foerstes(side: Kommuneside) -> Iterator[Henvisning]:
    """The first test person's other pages."""
    if side.foerste is not None:
        slug, navn = side.foerste
        fornavn = navn.split()[0]
        if side.rolle:
            sapa = _under(side, "sapa", side.rolle[0], "borger", slug)
            yield Henvisning(f"{fornavn} i SAPA", sapa)
        yield Henvisning(f"Hvorfor? for {fornavn}", _under(side, "hvorfor", slug))


def _sammenlignet(side: Kommuneside) -> Iterator[Henvisning]:
    """The first test person under both, and what was delivered beside what was chosen."""
    if side.foerste is not None and len(side.par) > 1:
        slug, navn = side.foerste
        yield Henvisning(f"{navn.split()[0]} under begge", _par(side, "mit-overblik", slug))
    if side.leveret and side.variant:
        leveret = link(side.slug, SAMMENLIGN, "leveret", side.variant.slug, variant=None, mod=None)
        yield Henvisning("Blev det leveret som valgt?", leveret)


def _under(side: Kommuneside, *dele: str) -> str:
    """An address under the variant that the page tells of."""
    return link(side.slug, side.variant.slug, *dele, variant=None) if side.variant else _data(side)


def _par(side: Kommuneside, *dele: str) -> str:
    slugs = [en.slug for en in side.par]
    if len(slugs) < 2:
        return _under(side, "mapping", "model-2")
    return link(side.slug, SAMMENLIGN, *slugs, *dele, variant=None, mod=None)


def _data(side: Kommuneside) -> str:
    return link(side.slug, "indlaes")


def _fund(side: Kommuneside) -> str:
    if side.variant is None:
        return ""
    if side.fund.fejl:
        return f"{side.fund.fejl} fejl"
    return "Ingen fejl"


def _ret_tilstand(side: Kommuneside, _afproevet: Afproevet) -> str:
    if side.variant is None:
        return "Der er ingen valg at arbejde med endnu."
    andet = [
        antal(tal, *ord_)
        for tal, ord_ in (
            (side.fund.fejl, ("fejl", "fejl")),
            (side.fund.advarsler, ("advarsel", "advarsler")),
            (side.fund.spoergsmaal, ("spørgsmål", "spørgsmål")),
        )
        if tal
    ]
    return opremsning(andet) if andet else "Ingen fejl og ingen spørgsmål."


def _ret_naeste(side: Kommuneside, _afproevet: Afproevet) -> Henvisning:
    if side.variant is None:
        return Henvisning("Indlæs jeres ark", _data(side))
    if any(side.fund):
        return Henvisning("Ret det værste først", _under(side, "kontrol"))
    return Henvisning("Tag de rettede ark med hjem", _under(side, "mapping", "hjem"))


def _se_tilstand(side: Kommuneside, _afproevet: Afproevet) -> str:
    if not side.testpersoner:
        return "Ingen testpersoner endnu."
    return f"{antal(side.testpersoner, 'testperson', 'testpersoner')} at se siderne for."


def _se_naeste(side: Kommuneside, _afproevet: Afproevet) -> Henvisning:
    if side.foerste is None or side.variant is None:
        return Henvisning("Tilføj en prøveborger", link(side.slug, "proeveborgere"))
    slug, navn = side.foerste
    return Henvisning(f"Se Mit Overblik for {navn}", _under(side, "mit-overblik", slug))


def _sammenlign_tilstand(side: Kommuneside, _afproevet: Afproevet) -> str:
    if len(side.par) < 2:
        return "Der er kun ét sæt valg."
    a, b = side.par
    return f"{a.navn} ⇄ {b.navn}"


def _sammenlign_naeste(side: Kommuneside, _afproevet: Afproevet) -> Henvisning:
    if len(side.par) < 2:
        return Henvisning("Få et forslag til model 2", _par(side))
    return Henvisning("Se forskellen i hele kommunen", _par(side))


def _afproev_tilstand(side: Kommuneside, afproevet: Afproevet) -> str:
    test, aendrede = afproevet.test, afproevet.aendrede
    dele = []
    if test is not None:
        dele += [f"{test.godkendt}.", *test.spaerrer]
    elif side.variant is not None:
        dele.append("Der er ingen testplan endnu.")
    if aendrede is not None:
        sider = antal(aendrede, "side", "sider") if aendrede else "Ingen sider"
        dele.append(f"{sider} ændret siden basis.")
    return " ".join(dele) or "Der er ingen valg at afprøve endnu."


def _afproev_naeste(side: Kommuneside, afproevet: Afproevet) -> Henvisning:
    if side.variant is None:
        return Henvisning("Indlæs jeres ark", _data(side))
    test, plan = afproevet.test, (side.slug, TESTPLAN, side.variant.slug)
    if test is None:
        return Henvisning("Lav en testplan", link(*plan, variant=None))
    if test.kan_testes:
        return Henvisning("Test den næste side", link(*plan, "begynd", variant=None))
    if test.spaerrer:
        return Henvisning("Se, hvad der mangler", link(*plan, variant=None))
    return Henvisning("Se rapporten", link(*plan, "rapport", variant=None))


def _klar_tilstand(side: Kommuneside, _afproevet: Afproevet) -> str:
    sat, ialt = side.trin
    return f"{sat} af {ialt} trin har en dato. {antal(side.roller, 'rolle', 'roller')} i SAPA."


def _klar_naeste(side: Kommuneside, _afproevet: Afproevet) -> Henvisning:
    sat, ialt = side.trin
    tekst = "Sæt dato på trinene" if sat < ialt else "Se, hvad rækkefølgen betyder"
    return Henvisning(tekst, _under(side, "trin"))


def _vis_tilstand(side: Kommuneside, _afproevet: Afproevet) -> str:
    if len(side.par) < 2 or not side.testpersoner:
        return "Scenarier på storskærm. De fleste kræver to varianter og borgere at vise."
    hvem = "opdigtede borgere og sager" if side.opdigtet else "kommunens egne borgere og tal"
    return f"{len(medfoelgende())} scenarier på storskærm, med {hvem}."


def _vis_naeste(side: Kommuneside, _afproevet: Afproevet) -> Henvisning:
    if side.variant is None:
        return Henvisning("Indlæs jeres ark", _data(side))
    return Henvisning("Vælg et scenarie", link(side.slug, "workshop"))


Tilstand = Callable[[Kommuneside, Afproevet], str]
# Of each job in the order of JOB: its state, and what to do next.
_KORT: tuple[tuple[Tilstand, Callable[[Kommuneside, Afproevet], Henvisning]], ...] = (
    (_ret_tilstand, _ret_naeste),
    (_se_tilstand, _se_naeste),
    (_sammenlign_tilstand, _sammenlign_naeste),
    (_afproev_tilstand, _afproev_naeste),
    (_klar_tilstand, _klar_naeste),
    (_vis_tilstand, _vis_naeste),
)
