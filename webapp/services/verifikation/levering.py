"""After delivery: every approved page beside what was delivered, page by page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.verifikation.domme import Udsagn, find_stand
from webapp.domain.verifikation.levering import SAG, Levering, Leveringssvar, hold_op
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag
from webapp.services.verifikation.husket import Laeser
from webapp.services.verifikation.ord import skiftetekster
from webapp.services.verifikation.status import Testlinje, Teststatus
from webapp.store.leveret import load_leverede
from webapp.store.verifikation.domme import load_udsagn

MAERKER = {
    Leveringssvar.SOM_GODKENDT: "success",
    Leveringssvar.UAFGJORT: "",
    Leveringssvar.ANDERLEDES: "warning",
    Leveringssvar.IKKE_LEVERET: "error",
}
IKKE_SAGER = (
    "Kun sager har et nummer, som både Cura og leverancen kender. Sammenlign selv siden med, "
    "hvad der er leveret."
)
INGEN_SIDE = "Der er ingen sådan side, når kun det leverede vises."
_SAGSSIDE = re.compile(r"(mit-overblik/[^/]+/sager/)([^/]+)")
_OM_SAGER = re.compile(r"mit-overblik/[^/]+/sager(/|$)|sapa/[^/]+/borger/[^/]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leveringslinje:
    """One approved page. `leveret`: the tail of that page as delivered, empty where none is."""

    nr: int
    titel: str
    borger: str
    sti: str
    leveret: str
    svar: str
    maerke: str
    tekster: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leveringsside:
    """`/<kommune>/verifikation/<variant>/leveret/`; `antal` pages of each answer."""

    variant: str
    navn: str
    dato: str
    antal: Mapping[str, int]
    linjer: tuple[Leveringslinje, ...]


def leveringsside(
    database: Database, grundlag: Grundlag, status: Teststatus, laeser: Laeser
) -> Leveringsside:
    """The page; `laeser` reads a page as it is with only what was delivered.

    What counts is what a page said when it was approved: a delivery itself changes the page.
    """
    godkendte = list(_godkendte(database, status))
    par = load_leverede(database, {s for _, udsagn in godkendte for s in _sagsslugs(udsagn)})
    linjer = tuple(_linje(linje, udsagn, par, laeser) for linje, udsagn in godkendte)
    antal = Counter(linje.svar for linje in linjer)
    return Leveringsside(
        grundlag.variant.slug,
        grundlag.variant.navn,
        detaljedato(grundlag.dato),
        {str(svar): antal[svar] for svar in Leveringssvar if antal[svar]},
        tuple(sorted(linjer, key=lambda en: -list(Leveringssvar).index(Leveringssvar(en.svar)))),
    )


def _godkendte(database: Database, status: Teststatus) -> Iterator[tuple[Testlinje, Udsagn]]:
    """The pages whose newest verdict left them approved, with what they said then."""
    nyeste = {li.tilfaelde.nr: li.domme[-1].aftryk for li in status.linjer if li.domme}
    sagt = load_udsagn(database, nyeste.values())
    for linje in status.linjer:
        aftryk = nyeste.get(linje.tilfaelde.nr)
        domme = [dom.som_afsagt for dom in linje.domme]
        if aftryk is not None and find_stand(domme, aftryk).er_godkendt:
            yield linje, sagt[aftryk]


def _sagsslugs(udsagn: Udsagn) -> set[str]:
    return {o.removeprefix(SAG) for o, _, _ in udsagn.felter if o.startswith(SAG)}


def _linje(
    linje: Testlinje, godkendt: Udsagn, par: Mapping[str, str], laeser: Laeser
) -> Leveringslinje:
    sti = linje.tilfaelde.side
    hale = _SAGSSIDE.sub(lambda m: f"{m[1]}{par.get(m[2], m[2])}", sti)
    leveret = laeser(hale)
    svar, tekster = _svar(sti, godkendt, leveret, par)
    return Leveringslinje(
        nr=linje.tilfaelde.nr,
        titel=linje.kandidat.titel if linje.kandidat else linje.tilfaelde.titel,
        borger=linje.kandidat.borger if linje.kandidat else "",
        sti=sti,
        leveret=hale if leveret else "",
        svar=str(svar),
        maerke=MAERKER[svar],
        tekster=tekster,
    )


def _svar(
    sti: str, godkendt: Udsagn, leveret: Udsagn | None, par: Mapping[str, str]
) -> tuple[Leveringssvar, tuple[str, ...]]:
    if leveret is not None and leveret.felter == godkendt.felter:
        return Leveringssvar.SOM_GODKENDT, ()
    if not _OM_SAGER.match(sti):
        return Leveringssvar.UAFGJORT, (IKKE_SAGER,)
    if leveret is None:
        er_sag = _SAGSSIDE.fullmatch(sti)
        return (Leveringssvar.IKKE_LEVERET if er_sag else Leveringssvar.UAFGJORT), (INGEN_SIDE,)
    fundet = hold_op(godkendt, leveret, par)
    svar = Leveringssvar.SOM_GODKENDT if fundet.er_ens else Leveringssvar.ANDERLEDES
    return svar, _tekster(fundet)


def _tekster(fundet: Levering) -> tuple[str, ...]:
    return (
        *(f"»{titel}« er godkendt, men ikke leveret" for titel in fundet.mangler),
        *(f"»{titel}« er leveret, men stod ikke på siden" for titel in fundet.for_meget),
        *skiftetekster(fundet.aendret),
    )
