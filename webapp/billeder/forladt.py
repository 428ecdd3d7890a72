"""Pages of the basis that the product has no more, and variants that only have another name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from webapp.billeder.basis import BasisError, Mappe
from webapp.billeder.fotosamling import Opgave
from webapp.billeder.resultat import antal_sider
from webapp.billeder.sidevalg import Side, find_varianter
from webapp.sideindhold.tekst import Sidetekst

# So much of what two variants tell is equal where they are one under two names.
SAMME = 0.8
# What stands where a variant does in an address and is none.
STEDER = frozenset({"", "sammenlign", "verifikation", "workshop", "indlaes", "billeder"})


@dataclass(frozen=True, slots=True)
class Forladte:
    """Pages of the basis that are gone: with their variant, or alone.

    `omdoebte` may only have another variant's name: those of all variants that are no more, also
    where others were chosen.
    `fremmede` are of kommuner that are not loaded here, and perhaps elsewhere.
    """

    med_varianten: tuple[Side, ...] = ()
    alene: tuple[Side, ...] = ()
    fremmede: tuple[Side, ...] = ()
    omdoebte: tuple[Side, ...] = ()

    @property
    def alle(self) -> tuple[Side, ...]:
        """Those that are gone."""
        return *self.med_varianten, *self.alene

    @property
    def note(self) -> str:
        """What is to be known of the pages that are not compared; empty where there is none."""
        if not self.fremmede:
            return ""
        kommuner = sorted({side.kommune for side in self.fremmede})
        return (
            f"Basis har {antal_sider(len(self.fremmede))} fra {', '.join(kommuner)}, som ikke er "
            "indlæst her, og de er ikke sammenlignet. Vælg en kommune med --kommune. Er kommunen "
            f"der ikke mere, fjerner »screenshots prune --kommune {kommuner[0]}« dens sider."
        )


def find_forladte(opgave: Opgave, fundne: Iterable[Side]) -> Forladte:
    """Pages of the basis that should have been among those that were found."""
    valg, sete = opgave.valg, set(fundne)
    if valg.sider and all(ask.startswith("/") for ask in valg.sider):
        return Forladte()  # an address that is asked for is read, whatever it answers
    laeste = {(side.kommune, side.variant) for side in sete}
    findes = cache(lambda kommune: find_varianter(opgave.hent, kommune))
    med_varianten, alene, fremmede, omdoebte = [], [], [], []
    for side in opgave.mappe.sider():
        if side in sete or not valg.rummer(side, uanset_variant=True):
            continue
        # Which variants are meant says nothing of one that is no more, unless it is named.
        er_ment = not valg.varianter or side.variant in valg.varianter
        if side.kommune not in opgave.kommuner:
            fremmede += [side] if er_ment else []
        elif (side.kommune, side.variant) in laeste:
            alene.append(side)
        elif side.variant not in findes(side.kommune) and side.variant not in STEDER:
            omdoebte.append(side)
            med_varianten += [side] if er_ment else []
    return Forladte(tuple(med_varianten), tuple(alene), tuple(fremmede), tuple(omdoebte))


def find_omdoebte(mappe: Mappe, forladte: Forladte, nye: Iterable[Side]) -> dict[Side, Side]:
    """New page to the page of the basis that it was, where a whole variant only changed its name.

    `nye` are pages without a basis. A variant is known again by what its pages tell.
    """
    gamle = _efter_variant(forladte.omdoebte)
    svar: dict[Side, Side] = {}
    for (kommune, _), sider in _efter_variant(nye).items():
        mulige = [noegle for noegle in gamle if noegle[0] == kommune]
        bedste = max(mulige, key=lambda n: _lighed(mappe, sider, n[1]), default=None)
        if bedste and _lighed(mappe, sider, bedste[1]) >= SAMME:
            findes = set(gamle.pop(bedste))
            svar |= {s: s.under(bedste[1]) for s in sider if s.under(bedste[1]) in findes}
    return svar


def _efter_variant(sider: Iterable[Side]) -> dict[tuple[str, str], list[Side]]:
    samlet: dict[tuple[str, str], list[Side]] = defaultdict(list)
    for side in sider:
        samlet[side.kommune, side.variant].append(side)
    return samlet


def _lighed(mappe: Mappe, sider: list[Side], gammel: str) -> float:
    """How much of what the pages tell was told under the old name, from 0 to 1."""
    ens = alle = 0
    for side in sider:
        nu, foer = _tekst(mappe.koersel, side), _tekst(mappe, side.under(gammel))
        nye, gamle = (set(t.felter) | set(t.linjer) if t else set() for t in (nu, foer))
        ens += len(nye & gamle)
        alle += len(nye | gamle)
    return ens / alle if alle else 0.0


def _tekst(mappe: Mappe, side: Side) -> Sidetekst | None:
    try:
        return mappe.load_tekst(side)
    except BasisError:
        return None
