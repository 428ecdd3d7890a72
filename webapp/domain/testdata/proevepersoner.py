"""Who the prøveborgere are: names that nobody takes for real, numbers that nobody has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from webapp.domain.vaerdier.identifikation import Cpr

FORNAVNE = (
    "Asta",
    "Birger",
    "Clara",
    "Ditlev",
    "Ellen",
    "Frode",
    "Gudrun",
    "Holger",
    "Inga",
    "Jens",
    "Karla",
    "Ludvig",
    "Mille",
    "Niels",
    "Olga",
    "Poul",
    "Rigmor",
    "Svend",
    "Tove",
    "Viggo",
)
_EFTERNAVNE = (
    "Prøvensen",
    "Testrup",
    "Eksempelgaard",
    *(
        f"{slags}{sted}"
        for sted in ("by", "bæk", "dal", "holm", "kær", "lund", "mark", "skov", "toft")
        for slags in ("Prøve", "Test", "Eksempel")
    ),
)
# One of each name; more citizens than that are never made.
NAVNE = len(FORNAVNE) * len(_EFTERNAVNE)
_VAEGTE = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
# From this year on a child; digits 5 to 8 are of an adult's hundred years or a child's.
_VOKSEN, _BARN = 1, 4001


def navn_nr(nr: int) -> str:
    """The nr'th name, from 0 and below NAVNE."""
    return f"{FORNAVNE[nr % len(FORNAVNE)]} {_EFTERNAVNE[nr // len(FORNAVNE)]}"


def fordel_numre(oensker: Iterable[int]) -> Iterator[int]:
    """A number of a name for each wish, the next free one where it is taken; below NAVNE."""
    optaget: set[int] = set()
    for oenske in oensker:
        nr = oenske % NAVNE
        while nr in optaget:
            nr = (nr + 1) % NAVNE
        optaget.add(nr)
        yield nr


def opdigtet_cpr(nr: int) -> Cpr:
    """The nr'th invented number, from 0: of 1932-1997, never 1 January, failing modulus 11."""
    return _cpr(nr, 1932 + nr * 7 % 66, _VOKSEN)


def opdigtet_barns_cpr(nr: int, aar: int) -> Cpr:
    """The same for one born in the year, 2000 to 2036."""
    return _cpr(nr, aar, _BARN)


def _cpr(nr: int, aar: int, foerste: int) -> Cpr:
    maaned, dag = nr % 12 + 1, nr * 5 % 26 + 2
    for loebenummer in range(foerste + nr, foerste + 3999):
        cifre = f"{dag:02}{maaned:02}{aar % 100:02}{loebenummer:04}"
        if sum(int(c) * v for c, v in zip(cifre, _VAEGTE, strict=True)) % 11:
            return Cpr(cifre)
    raise ValueError("nr is below 3998")
