"""`/<kommune>/<variant>/roller/`: trin A, K40's four questions with the kommune's own figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.domain.variant.roller import Brugersystemrolle, Jobfunktionsrolle, Sapaelement
from webapp.domain.variant.trin_a import fremmed_gruppe, naar_for_langt, ser_alt, trin_a_fund
from webapp.domain.variant.trinorden import efter_eksporten
from webapp.services.aendring.stand import Stand, load_stand
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag, kendt_for
from webapp.services.maalinger.roller import Art, Raekkevidde, load_raekkevidde, maal_roller
from webapp.services.roller.nye import Nyhed, load_nyheder

UDSATTE = ("27", "29")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollelinje:
    """One role. `grunde`: why trin A lists it; `for_langt`: why it reaches too far.

    `fordeling`: (KLE group, title, følsomhed, sager, ydelser) of what it reaches afterwards.
    """

    slug: str
    navn: str
    beskrivelse: str
    afgraensning: tuple[str, ...]
    grunde: tuple[str, ...]
    for_langt: str
    sager: int
    ydelser: int
    sager_foer: int
    ydelser_foer: int
    udbetalinger: int
    udbetalinger_foer: int
    fordeling: tuple[tuple[str, str, str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Spoergsmaal:
    """One of K40's four questions, our figure beside it, and the page that tells more, if any."""

    spoergsmaal: str
    svar: str
    hale: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Role × KLE group: `kolonner` are (group, title, exposed), a cell counts sager and ydelser."""

    kolonner: tuple[tuple[str, str, bool], ...]
    raekker: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollerside:
    """The page; `fremtid`: the figures are for after an export that is still to come."""

    variantnavn: str
    dato: str
    fremtid: bool
    stand: Stand
    spoergsmaal: tuple[Spoergsmaal, ...]
    fundne: tuple[Rollelinje, ...]
    oevrige: tuple[Rollelinje, ...]
    matrix: Matrix
    nyheder: tuple[Nyhed, ...] = ()

    @property
    def tilbud(self) -> tuple[Nyhed, ...]:
        """The roles to which the new elements are offered."""
        return tuple(nyhed for nyhed in self.nyheder if not nyhed.foelger)

    @property
    def foelger(self) -> tuple[Nyhed, ...]:
        """The roles that have the new elements, because they had all there was."""
        return tuple(nyhed for nyhed in self.nyheder if nyhed.foelger)


def rollerside(database: Database, grundlag: Grundlag, siden: int | None = None) -> Rollerside:
    """The page; roles that trin A lists first, those that reach too far at their top.

    `siden`: the version that something was to be done from when others saved in between.
    """
    bagefter = efter_eksporten(grundlag.variant, grundlag.dato)
    fremtid = bagefter.trin != grundlag.variant.trin

    nu = efter = load_raekkevidde(database, grundlag)
    if fremtid:
        efter = kendt_for(
            database, grundlag, "roller efter", lambda: maal_roller(database, grundlag, bagefter)
        )
    roller = grundlag.variant.roller
    linjer = [_linje(grundlag, rolle, nu[rolle.slug], efter[rolle.slug]) for rolle in roller]
    linjer.sort(key=lambda linje: (not linje.for_langt, -linje.sager - linje.ydelser))
    return Rollerside(
        variantnavn=grundlag.variant.navn,
        dato=detaljedato(grundlag.dato),
        fremtid=fremtid,
        stand=load_stand(database, grundlag, siden),
        spoergsmaal=tuple(_k40(roller, nu, efter)),
        fundne=tuple(linje for linje in linjer if linje.grunde),
        oevrige=tuple(linje for linje in linjer if not linje.grunde),
        matrix=_matrix(grundlag, linjer, efter),
        nyheder=load_nyheder(database, grundlag),
    )


def _linje(
    grundlag: Grundlag, rolle: Jobfunktionsrolle, nu: Counter[Art], efter: Counter[Art]
) -> Rollelinje:
    return Rollelinje(
        slug=rolle.slug,
        navn=rolle.navn,
        beskrivelse=rolle.beskrivelse,
        afgraensning=tuple(afgraensning_i_ord(grundlag, en) for en in rolle.brugersystemroller),
        grunde=tuple(
            f"{fund.brugersystemrolle}: {fund.grund}"
            + (f" ({', '.join(map(str, fund.numre))})" if fund.numre else "")
            for fund in trin_a_fund(rolle)
        ),
        for_langt=_for_langt(rolle),
        sager=tael(efter, "sag"),
        ydelser=tael(efter, "ydelse"),
        sager_foer=tael(nu, "sag"),
        ydelser_foer=tael(nu, "ydelse"),
        udbetalinger=tael(efter, "udbetaling"),
        udbetalinger_foer=tael(nu, "udbetaling"),
        fordeling=tuple(_fordeling(grundlag, efter)),
    )


def _for_langt(rolle: Jobfunktionsrolle) -> str:
    if ser_alt(rolle):
        return "Rollen er slet ikke afgrænset og ser også VIP-sager."
    if fremmed := fremmed_gruppe(rolle):
        return (
            f"Hele {fremmed} står i sin egen brugersystemrolle, og resten af rollen handler om "
            "andet. Kom det med ved en fejl?"
        )
    return ""


def afgraensning_i_ord(grundlag: Grundlag, en: Brugersystemrolle) -> str:
    """One brugersystemrolle's dimensions in words."""
    enheder = [grundlag.opslag.organisation.find(uuid) for uuid in en.organisation]
    dele = [
        f"KLE {', '.join(map(str, en.kle))}" if en.kle else "alle KLE-numre",
        f"enhed {', '.join(e.navn if e else 'ukendt' for e in enheder)}" if enheder else "",
        f"system {', '.join(en.it_systemer)}" if en.it_systemer else "",
        f"følsomhed til og med {en.foelsomhed.tekst}",
    ]
    return f"{en.navn}: {'; '.join(filter(None, dele))}"


def tael(tal: Counter[Art], slags: str) -> int:
    """How many of a kind."""
    return sum(antal_ for art, antal_ in tal.items() if art.slags == slags)


def _titel(grundlag: Grundlag, gruppe: str) -> str:
    return grundlag.opslag.kle.titel(gruppe) or ""


def _fordeling(grundlag: Grundlag, tal: Counter[Art]) -> Iterator[tuple[str, str, str, int, int]]:
    """Sager and ydelser by KLE group and følsomhed, in their order."""
    samlet: dict[tuple[str, int, str], list[int]] = {}
    for art, antal_ in _objekter(tal):
        plads = samlet.setdefault((art.gruppe, art.foelsomhed, art.foelsomhed.tekst), [0, 0])
        plads[art.slags == "ydelse"] += antal_
    for (gruppe, _, tekst), (sager, ydelser) in sorted(samlet.items()):
        yield gruppe, _titel(grundlag, gruppe), tekst, sager, ydelser


def _objekter(tal: Counter[Art]) -> Iterator[tuple[Art, int]]:
    """Sager and ydelser alone: a line of a payment stands on the page of its ydelse."""
    return ((art, antal_) for art, antal_ in tal.items() if art.slags != "udbetaling")


def _fra_cura(tal: Counter[Art]) -> int:
    return sum(antal_ for art, antal_ in _objekter(tal) if art.fra_cura)


def _k40(
    roller: Iterable[Jobfunktionsrolle], nu: Raekkevidde, efter: Raekkevidde
) -> Iterator[Spoergsmaal]:
    """KOMBIT's four questions, verbatim but for a slip of the pen (A0:1776)."""
    alle = list(roller)
    naar = [r.navn for r in alle if _fra_cura(efter[r.slug])]
    nye = [r.navn for r in alle if _fra_cura(efter[r.slug]) and not _fra_cura(nu[r.slug])]
    yield Spoergsmaal(
        "Er der nye brugergrupper, der skal tage SAPA i brug?",
        f"{len(naar)} af {antal(len(alle), 'rolle', 'roller')} når data fra Cura. "
        + (f"{antal(len(nye), 'rolle', 'roller')} når dem først efter eksporten." if nye else ""),
    )
    mangler = [
        r.navn
        for r in alle
        if trin_a_fund(r) and Sapaelement.IKKE_OEKONOMISKE_YDELSER not in r.elementer
    ]
    yield Spoergsmaal(
        "Giver det et behov for tilpasning af opsætning i SAPA Administration, fx nye målgrupper "
        "eller tilpassede faneblade for nogle målgrupper?",
        f"{antal(len(mangler), 'rolle', 'roller')} har KLE for omsorg og sundhed, men ikke "
        f"elementet Ikke-økonomiske ydelser i sin visning: {opremsning(mangler)}."
        if mangler
        else "Alle roller på listen har de elementer, som viser data fra Cura.",
    )
    fundne, for_langt = ([r for r in alle if f(r)] for f in (trin_a_fund, naar_for_langt))
    yield Spoergsmaal(
        "Skal nuværende sammensætning og dataafgrænsning på "
        "brugersystemroller/jobfunktionsroller justeres?",
        f"{antal(len(fundne), 'rolle', 'roller')} mangler afgrænsning på KLE eller har numre under "
        f"27.* eller 29.*. {len(for_langt)} af dem ser ud til at nå for langt.",
    )
    yield Spoergsmaal(
        "Er der brug for oprettelse af nye advisgrupper eller tilpasning af eksisterende "
        "advisgrupper?",
        "Er der valgt advis om start og stop af sag, er der risiko for mange overflødige adviser, "
        "når data fra Cura lægges i indekserne (A0:1776).",
        "adviser",
    )


def _matrix(grundlag: Grundlag, linjer: list[Rollelinje], efter: Raekkevidde) -> Matrix:
    grupper = sorted({art.gruppe for tal in efter.values() for art in tal})
    return Matrix(
        tuple((g, _titel(grundlag, g), g.startswith(UDSATTE)) for g in grupper),
        tuple(
            (
                linje.navn,
                tuple(
                    sum(n for art, n in _objekter(efter[linje.slug]) if art.gruppe == g)
                    for g in grupper
                ),
            )
            for linje in linjer
        ),
    )
