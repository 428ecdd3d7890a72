"""The pages of a testplan: the plan itself, what one would hold, and one page of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import antal
from webapp.domain.verifikation.daekning import daek, forloeb
from webapp.domain.verifikation.domme import Stand
from webapp.domain.verifikation.kriterier import Kriterieart
from webapp.services.dansk import detaljedato, tidspunkt
from webapp.services.grundlag import Grundlag, kendt_for
from webapp.services.verifikation.bedoemmelse import Udfyldt
from webapp.services.verifikation.husket import Viden, find_viden
from webapp.services.verifikation.mangler import mangelliste
from webapp.services.verifikation.ord import (
    MAERKER,
    feltets_navn,
    feltvalg,
    forventningstekster,
    oprindelsen,
    procent,
    skiftetekster,
    standtekst,
)
from webapp.services.verifikation.overfoersel import Tilbud
from webapp.services.verifikation.sidedele import (
    Bedoemmelsesside,
    Domlinje,
    Forslag,
    Planlinje,
    Testplanside,
)
from webapp.services.verifikation.status import Testlinje, Teststatus
from webapp.store.verifikation.domme import GemtDom

# So many pages are listed until more are asked for.
VISTE_LINJER = 100
# So many expectations stand on a line; the rest is folded.
VISTE_FORVENTNINGER = 3
# The page says how far the plan has come after as many pages, and that those left are the rare.
HOVEDPARTEN = 0.7
ARTER = {
    Kriterieart.SAG: ("sagstype med status", "sagstyper med status"),
    Kriterieart.YDELSE: ("ydelsestype", "ydelsestyper"),
    Kriterieart.KONTAKT: ("kontakt", "kontakter"),
    Kriterieart.SKJULT: ("regel, der skjuler noget", "regler, der skjuler noget"),
    Kriterieart.ROLLE: ("rolle i SAPA", "roller i SAPA"),
    Kriterieart.SAERLIGT: ("særlig situation", "særlige situationer"),
}


def forslag(database: Database, grundlag: Grundlag) -> Forslag:
    """What a testplan of the variant would hold."""
    return kendt_for(database, grundlag, "testplan", lambda: _forslag(database, grundlag))


def _forslag(database: Database, grundlag: Grundlag) -> Forslag:
    viden = find_viden(database, grundlag)
    sider = [frozenset(k.forventninger) for k in viden.kandidater.values()]
    orden = daek(sider, viden.bundter.bundter)
    kurve = tuple(forloeb([sider[nr] for nr in orden], viden.bundter.bundter))
    arter = Counter(kriterium.art for kriterium in viden.kriterier)
    return Forslag(
        variant=grundlag.variant.slug,
        navn=grundlag.variant.navn,
        dato=detaljedato(grundlag.dato),
        sider=len(orden),
        forloeb=forloebstekst(kurve, viden.bundter.ialt),
        kriterier=tuple((ARTER[art][arter[art] != 1], arter[art]) for art in ARTER if arter[art]),
    )


def forloebstekst(kurve: tuple[int, ...], ialt: int) -> str:
    """`Efter 20 sider er 72 % af alle sager og ydelser set; de sidste 26 sider er de sjældne`."""
    if not kurve or not ialt:
        return ""
    nr = next((n for n, bevist in enumerate(kurve, 1) if bevist >= HOVEDPARTEN * ialt), len(kurve))
    sete = antal(nr, "side", "sider")
    tekst = f"Efter {sete} er {procent(kurve[nr - 1], ialt)} af alle sager og ydelser set"
    rest = len(kurve) - nr
    if not rest:
        return f"{tekst}."
    return (
        f"{tekst}; {'den sidste side' if rest == 1 else f'de sidste {rest} sider'} er de sjældne."
    )


@dataclass(frozen=True, slots=True)
class Udsnitsvalg:
    """Which pages of the testplan are listed, and how many at most.

    `stand`: only those of that standing, by its name in small letters.
    """

    stand: str = ""
    vis: int = VISTE_LINJER


def planside(
    grundlag: Grundlag,
    status: Teststatus,
    tilbud: tuple[Tilbud, ...],
    valg: Udsnitsvalg,
    *,
    leveret: bool = False,
) -> Testplanside:
    """The testplan as it now stands; `leveret`: there is a delivery to hold it to."""
    i_orden = enumerate(zip(status.linjer, status.forloeb, strict=True), start=1)
    valgte = [
        (plads, linje, bevist)
        for plads, (linje, bevist) in i_orden
        if valg.stand in {"", linje.stand.name.lower()}
    ]
    linjer = tuple(
        _planlinje(linje, plads, procent(bevist, status.ialt))
        for plads, linje, bevist in valgte[: valg.vis]
    )
    return Testplanside(
        variant=status.plan.variant,
        navn=grundlag.variant.navn,
        dato=detaljedato(grundlag.dato),
        resume=statuslinje(status),
        bevist=procent(status.bevist, status.ialt),
        forloeb=forloebstekst(status.forloeb, status.ialt),
        spaerrer=spaerrer(status),
        udvalg=_udvalg(status),
        valgt=valg.stand,
        linjer=linjer,
        flere=len(valgte) - len(linjer),
        ude=tuple(_planlinje(linje, 0, "") for linje in status.ude),
        nye=status.nye,
        vaek=status.antal[Stand.VAEK],
        mangler=mangelliste(status),
        testere=tuple(sorted({li.tilfaelde.tester for li in status.linjer} - {""})),
        foerste=naeste_nr(status, 0),
        tilbud=tilbud,
        domme=sum(len(li.domme) for li in (*status.linjer, *status.ude)),
        leveret=leveret,
    )


def _udvalg(status: Teststatus) -> tuple[tuple[str, str, int], ...]:
    """What can be listed by itself; nothing where all pages stand alike."""
    dele = tuple((st.name.lower(), str(st), n) for st in Stand if (n := status.antal[st]))
    return (("", "Alle", len(status.linjer)), *dele) if len(dele) > 1 else ()


def statuslinje(status: Teststatus) -> str:
    """`12 af 46 sider er godkendt, 2 er faldet, 1 er ikke godkendt. 47 % af alle … er set`."""
    set_ = procent(status.bevist, status.ialt)
    return f"{standtekst(status.antal)}. {set_} af alle sager og ydelser er set og godkendt."


def spaerrer(status: Teststatus) -> tuple[str, ...]:
    """What blocks go-live, one sentence each; nothing where all is approved."""
    fundet = siders_spaerrer(status.antal)
    if status.nye:
        mangler = antal(len(status.nye), "side", "sider")
        tekst = f"{mangler} mangler i testplanen, fordi data eller valg er ændret."
        return (*fundet, f"{tekst} Opdatér testplanen.")
    return fundet


def siders_spaerrer(tal: Mapping[Stand, int]) -> tuple[str, ...]:
    """The same of the pages that are in the testplan: `tal` of them stand so."""
    fundet = []
    if tal[Stand.IKKE_GODKENDT]:
        fundet.append(
            f"{antal(tal[Stand.IKKE_GODKENDT], 'side', 'sider')} er ikke godkendt. Se mangellisten."
        )
    if tal[Stand.FALDET]:
        fundet.append(
            f"{antal(tal[Stand.FALDET], 'side siger', 'sider siger')} noget andet, end da de blev "
            "godkendt. Test dem igen."
        )
    if tal[Stand.GENTEST]:
        fundet.append(
            f"{antal(tal[Stand.GENTEST], 'side', 'sider')} er meldt rettet og skal testes igen."
        )
    if tal[Stand.AABEN]:
        fundet.append(f"{antal(tal[Stand.AABEN], 'side', 'sider')} er ikke testet.")
    if tal[Stand.VAEK]:
        fundet.append(
            f"{antal(tal[Stand.VAEK], 'side findes', 'sider findes')} ikke mere. Opdatér "
            "testplanen."
        )
    return tuple(fundet)


def naeste_nr(status: Teststatus, efter: int, tester: str = "") -> int | None:
    """The next page to judge after one of the plan; those of the tester, where she has any."""
    egne = [li for li in status.linjer if li.tilfaelde.tester == tester] if tester else []
    linjer = egne or list(status.linjer)
    mangler = [li for li in linjer if not li.stand.er_godkendt and li.stand not in _BEHOEVER_INTET]
    numre = [li.tilfaelde.nr for li in linjer]
    sidste = numre.index(efter) if efter in numre else -1
    bagefter = [li for li in mangler if numre.index(li.tilfaelde.nr) > sidste]
    valgt = next(iter(bagefter or [li for li in mangler if li.tilfaelde.nr != efter]), None)
    return valgt.tilfaelde.nr if valgt else None


_BEHOEVER_INTET = {Stand.IKKE_GODKENDT, Stand.VAEK}


def _planlinje(
    linje: Testlinje, plads: int, bevist: str, billeder: Container[str] = ()
) -> Planlinje:
    alle = linje.kandidat.forventninger.values() if linje.kandidat else ()
    forventet = forventningstekster(alle)
    return Planlinje(
        nr=linje.tilfaelde.nr,
        plads=plads,
        titel=linje.kandidat.titel if linje.kandidat else linje.tilfaelde.titel,
        borger=linje.kandidat.borger if linje.kandidat else "",
        sti=linje.tilfaelde.side,
        vis=linje.kandidat.vis if linje.kandidat else 0,
        forventet=forventet[:VISTE_FORVENTNINGER],
        flere=forventet[VISTE_FORVENTNINGER:],
        stand=str(linje.stand),
        maerke=MAERKER[linje.stand],
        tester=linje.tilfaelde.tester,
        skift=skiftetekster(linje.skift),
        domme=domlinjer(linje, billeder),
        bevist=bevist,
        er_vaek=linje.kandidat is None,
    )


def domlinjer(linje: Testlinje, billeder: Container[str]) -> tuple[Domlinje, ...]:
    """All that was said of the page, the newest first."""
    nu = linje.udsagn.aftryk if linje.udsagn else None
    return tuple(
        _domlinje(en, en.aftryk if en.aftryk in billeder else "", holder=en.aftryk == nu)
        for en in reversed(linje.domme)
    )


def _domlinje(en: GemtDom, billede: str, *, holder: bool) -> Domlinje:
    afgoerelse = en.afgoerelse
    return Domlinje(
        dom=str(afgoerelse.dom),
        navn=afgoerelse.navn,
        rolle=afgoerelse.rolle,
        hvornaar=tidspunkt(afgoerelse.tid),
        hvad=feltets_navn(afgoerelse.felt),
        bemaerkning=afgoerelse.bemaerkning,
        fra=oprindelsen(afgoerelse.fra) if afgoerelse.fra else "",
        holder=holder and not en.rettet,
        rettet=en.rettet,
        billede=billede,
    )


def bedoemmelsesside(
    grundlag: Grundlag,
    status: Teststatus,
    linje: Testlinje,
    udfyldt: Udfyldt,
    tester: str = "",
) -> Bedoemmelsesside:
    """One page of the plan, with the form as it is filled in; `linje` with what it says now."""
    plan = _planlinje(linje, 0, "", status.billedmaal)
    numre = [li.tilfaelde.nr for li in status.linjer]
    nr = linje.tilfaelde.nr
    return Bedoemmelsesside(
        variant=status.plan.variant,
        variantnavn=grundlag.variant.navn,
        kommune=grundlag.opslag.kommune.slug,
        nr=nr,
        plads=numre.index(nr) + 1 if nr in numre else 0,
        ialt=len(numre),
        titel=plan.titel,
        borger=plan.borger,
        sti=plan.sti,
        vis=plan.vis,
        dato=grundlag.dato.isoformat(),
        stand=plan.stand,
        maerke=plan.maerke,
        forventet=(*plan.forventet, *plan.flere),
        samme=_samme(status.viden, linje),
        skift=plan.skift,
        domme=plan.domme,
        felter=feltvalg(linje.udsagn) if linje.udsagn else (),
        udfyldt=udfyldt,
        naeste=naeste_nr(status, nr, tester),
        er_vaek=linje.udsagn is None,
    )


def _samme(viden: Viden, linje: Testlinje) -> tuple[str, ...]:
    """On how many other pages the same stands, so that it is judged once for all."""
    dele = []
    for art, hvad in ((Kriterieart.KONTAKT, "Kontakten"), (Kriterieart.SAG, "Sagstype og status")):
        egne = [k for k in linje.kriterier if k.art is art]
        tal = viden.bundter.objekter[egne[0]] if len(egne) == 1 else 0
        if tal > 1:
            dele.append(f"{hvad} er den samme på {tal} sider: bedøm den her for dem alle.")
    return tuple(dele)
