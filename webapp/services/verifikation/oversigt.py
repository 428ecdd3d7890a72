"""The testplans of a kommune, and the line that says where one stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.verifikation.domme import Stand, find_stand
from webapp.services.dansk import tidspunkt
from webapp.services.grundlag import Grundlag, load_grundlag, variantnavne
from webapp.services.verifikation.husket import Laeser, laes_husket
from webapp.services.verifikation.ord import standtekst
from webapp.services.verifikation.side import siders_spaerrer, statuslinje
from webapp.services.verifikation.status import find_status
from webapp.store.opslag import load_kommune
from webapp.store.verifikation.domme import load_domme, tael_domme
from webapp.store.verifikation.testplan import (
    Testplan,
    find_testplan,
    load_testplaner,
    load_tilfaelde,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planpunkt:
    """A variant's testplan in a sentence; `findes` False: the variant was deleted.

    `sagt` is then what was said of its pages, which no page of the variant can show any more.
    """

    variant: str
    navn: str
    status: str
    faerdig: bool
    findes: bool
    domme: int
    sagt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Planliste:
    """`/<kommune>/verifikation/`."""

    kommune: str
    planer: tuple[Planpunkt, ...]
    uden: tuple[tuple[str, str], ...]


def testplanliste(database: Database, laeser: Callable[[Grundlag], Laeser]) -> Planliste:
    """The page."""
    navne = variantnavne(database)
    planer = tuple(_punkt(database, plan, laeser) for plan in load_testplaner(database))
    har = {plan.variant for plan in planer}
    uden = tuple((slug, navn) for slug, navn in navne.items() if slug not in har)
    return Planliste(load_kommune(database).navn, planer, uden)


def _punkt(database: Database, plan: Testplan, laeser: Callable[[Grundlag], Laeser]) -> Planpunkt:
    domme = tael_domme(database).get(plan.variant, 0)
    if plan.variant not in variantnavne(database):
        tekst = "Varianten er slettet. Det, der blev sagt om siderne, er her stadig."
        if not domme:
            tekst = "Varianten er slettet, før nogen side blev bedømt."
        return Planpunkt(
            variant=plan.variant,
            navn=plan.navn,
            status=tekst,
            faerdig=False,
            findes=False,
            domme=domme,
            sagt=tuple(_sagt(database, plan.variant)),
        )
    grundlag = load_grundlag(database, plan.variant, plan.dato)
    status = find_status(database, grundlag, laeser(grundlag))
    tekst = statuslinje(status) if status else ""
    faerdig = status is not None and status.er_faerdig
    return Planpunkt(
        variant=plan.variant,
        navn=grundlag.variant.navn,
        status=tekst,
        faerdig=faerdig,
        findes=True,
        domme=domme,
    )


def _sagt(database: Database, variant: str) -> Iterator[str]:
    """Each verdict in a line, page by page."""
    domme = load_domme(database, variant)
    for side in load_tilfaelde(database, variant):
        for en in (dom.afgoerelse for dom in domme.get(side.side, ())):
            hvem = f"{en.navn} ({en.rolle})" if en.rolle else en.navn
            bemaerkning = f": »{en.bemaerkning}«" if en.bemaerkning else ""
            yield f"{side.titel}: {en.dom}, {hvem}, {tidspunkt(en.tid)}{bemaerkning}"


@dataclass(frozen=True, slots=True)
class Teststand:
    """Where a testplan stands by its pages alone, in short: `tal` of them stand so."""

    tal: Mapping[Stand, int]

    @property
    def tekst(self) -> str:
        """`12 af 46 sider er godkendt, 2 er faldet`."""
        return standtekst(self.tal)

    @property
    def godkendt(self) -> str:
        """The first part of it: `12 af 46 sider er godkendt`."""
        return self.tekst.partition(",")[0]

    @property
    def spaerrer(self) -> tuple[str, ...]:
        """What blocks go-live, one sentence each."""
        return siders_spaerrer(self.tal)

    @property
    def kan_testes(self) -> bool:
        """True if there is a page to judge."""
        return bool(
            self.tal.get(Stand.AABEN, 0)
            + self.tal.get(Stand.GENTEST, 0)
            + self.tal.get(Stand.FALDET, 0)
        )


def find_teststand(
    database: Database, variant: str, laeser: Callable[[Grundlag], Laeser]
) -> Teststand | None:
    """Where the variant's testplan stands; None where it has none, which costs one statement.

    Nothing of the kommune is counted: what the data call for beside it, the testplan itself tells.
    A page is read only where somebody judged it, and only once until something changes a page.
    """
    plan = find_testplan(database, variant)
    if plan is None:
        return None
    grundlag = load_grundlag(database, variant, plan.dato)
    laes, domme = laeser(grundlag), load_domme(database, variant)
    tal: Counter[Stand] = Counter()
    for side in (en.side for en in load_tilfaelde(database, variant) if not en.ude):
        if side not in domme:
            tal[Stand.AABEN] += 1
            continue
        nu = laes_husket(database, grundlag, side, laes)
        tal[find_stand([d.som_afsagt for d in domme[side]], nu.aftryk if nu else None)] += 1
    return Teststand(tal)
