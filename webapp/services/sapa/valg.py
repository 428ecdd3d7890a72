"""What the reader of a SAPA page has chosen: how much to show, and what to leave out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from webapp.services.mit_overblik.lister import SIDESTOERRELSE
from webapp.services.mit_overblik.sidedele import Udsnit

# A list of events or bars is looked through, not read: it has more rows than a citizen's.
RAEKKER_PR_GANG = 50


class Fortrolig(StrEnum):
    """What SAPA shows after one more click; the value is its name in the address."""

    CPR = "fuldt-cpr"
    ADRESSE = "beskyttet-adresse"


class Samtykke(StrEnum):
    """Whether the citizen has agreed that her areas are seen together (HOI)."""

    JA = "Ja"
    NEJ = "Nej"
    IKKE_SPURGT = "Ikke spurgt"

    @property
    def kode(self) -> str:
        """What it is called in an address."""
        return self.name.lower().replace("_", "-")


# What of a page was opened so: the kind, and the key of the row (never a number).
Aabnet = tuple[Fortrolig, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sapavalg:
    """The query of a SAPA page. An empty choice leaves nothing out.

    `parter`: relations of Sager; `arter`: kinds of events of Tidslinje; `grupper`: KLE
    hovedgrupper, `fra` and `til` years of Helhedsoverblik. `skjul_cifre` is SAPA's setting of the
    user, »CPR Skjul sidste 4 cifre«; `aabnet` the one value that was opened by a click,
    `foretrukne` the slugs of the user's favourites; `samtykke` is tried on HOI's page alone.
    """

    vis: int = SIDESTOERRELSE
    parter: frozenset[str] = frozenset()
    arter: frozenset[str] = frozenset()
    grupper: frozenset[str] = frozenset()
    fra: int | None = None
    til: int | None = None
    skjul_cifre: bool = False
    aabnet: Aabnet | None = None
    foretrukne: tuple[str, ...] = ()
    samtykke: Samtykke = Samtykke.IKKE_SPURGT

    @property
    def raekker(self) -> int:
        """How many rows of a long list to show."""
        return max(self.vis, RAEKKER_PR_GANG)

    def udsnit(self, ialt: int) -> Udsnit:
        """`Viser 50 af 5.000`, and what *Hent flere* asks for."""
        vis = self.raekker
        return Udsnit(min(vis, ialt), ialt, vis + RAEKKER_PR_GANG if vis < ialt else None)


STANDARD = Sapavalg()


@dataclass(frozen=True, slots=True)
class Filtervalg:
    """A box of a filter: its value in the address, its words, and whether it is ticked."""

    vaerdi: str
    tekst: str
    valgt: bool


def filter_af(
    muligheder: Iterable[tuple[str, str]], valgte: frozenset[str]
) -> tuple[Filtervalg, ...]:
    """The boxes of a filter from (value, words)."""
    return tuple(Filtervalg(vaerdi, tekst, vaerdi in valgte) for vaerdi, tekst in muligheder)
