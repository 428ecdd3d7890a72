"""Was it delivered as it was signed? What an approved page said, beside what was delivered.

Only what a delivery of sager holds is compared: the fields of each sag, with its contact. Letters,
notes, steps and ydelser have no name that both sides know (ADR 0010), so nothing is said of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from webapp.domain.verifikation.domme import Skifte, Udsagn

SAG = "sag/"
# The titles of a sag, by which people know it: of the citizen's pages and of SAPA.
TITELFELTER = ("sag.type", "sapa.sagstitel", "sapa.kle_emne")
# What SAPA tells of a sag that another part of the delivery decides, or that names the delivery.
UDENFOR = frozenset(
    {"sapa.fagsystem", "sapa.journalnotater", "sapa.dokumenter", "sapa.sagsbehandler"}
)
Felter = dict[str, tuple[str, ...]]


class Leveringssvar(StrEnum):
    """What became of an approved page, the worst last."""

    SOM_GODKENDT = "Leveret som godkendt"
    UAFGJORT = "Kan ikke afgøres"
    ANDERLEDES = "Leveret anderledes"
    IKKE_LEVERET = "Ikke leveret"


@dataclass(frozen=True, slots=True)
class Levering:
    """How a delivered page differs from the approved one; titles of sager that lack or are more."""

    aendret: tuple[Skifte, ...] = ()
    mangler: tuple[str, ...] = ()
    for_meget: tuple[str, ...] = ()

    @property
    def er_ens(self) -> bool:
        """True if every sag that was approved was delivered so, and no other."""
        return not (self.aendret or self.mangler or self.for_meget)


def hold_op(godkendt: Udsagn, leveret: Udsagn, par: Mapping[str, str]) -> Levering:
    """What differs; `par`: the slug of each own sag to that of the same sag as delivered."""
    egne, leverede = _sager(godkendt), _sager(leveret)
    # Approved after the delivery, a page can show a sag both as ours and as delivered.
    dobbelte = {par[slug] for slug in egne if par.get(slug, slug) != slug} & egne.keys()
    forventet = {
        par.get(slug, slug): felter for slug, felter in egne.items() if slug not in dobbelte
    }
    return Levering(
        tuple(
            Skifte(f"{SAG}{slug}", felt, ", ".join(foer), ", ".join(nu))
            for slug, felter in forventet.items()
            if slug in leverede
            for felt, foer, nu in _forskelle(felter, leverede[slug])
        ),
        tuple(_titel(f) for slug, f in forventet.items() if slug not in leverede),
        tuple(_titel(f) for slug, f in leverede.items() if slug not in forventet),
    )


def _sager(udsagn: Udsagn) -> dict[str, Felter]:
    """The fields of each sag on the page by its slug; a field that stands twice has two values."""
    sager: dict[str, Felter] = {}
    for objekt, navn, vaerdi in udsagn.felter:
        if objekt.startswith(SAG) and navn not in UDENFOR:
            felter = sager.setdefault(objekt.removeprefix(SAG), {})
            felter[navn] = (*felter.get(navn, ()), vaerdi)
    return sager


def _forskelle(foer: Felter, nu: Felter) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [
        (felt, foer.get(felt, ()), nu.get(felt, ()))
        for felt in dict.fromkeys([*foer, *nu])
        if foer.get(felt) != nu.get(felt)
    ]


def _titel(felter: Felter) -> str:
    return next((felter[felt][0] for felt in TITELFELTER if felt in felter), "")
