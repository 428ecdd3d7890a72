"""The state of a page is its address: kommune, variant, date, paging, preview bar.

One place carries `dato`, `linje`, `vis`, `mod` and what leads back from link to link.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from flask import request

from webapp.domain.vaerdier.dato import laes_iso
from webapp.domain.vaerdier.slug import fold, kan_vaere_cpr_slug
from webapp.services.aendring.felter import laes_tal
from webapp.services.grundlag import FindesIkkeError
from webapp.services.mit_overblik.lister import SIDESTOERRELSE
from webapp.services.mit_overblik.sidedele import Udsnit

# What leads back from where one looks around. `foelg`: to the workshop that a telephone follows;
# `find`: to the search that a citizen was found by; `test`: to the page under test.
TILBAGE = ("foelg", "find", "test")
# A setting of SAPA's user; no other value of it is carried.
CIFRE, SKJUL = "cifre", "skjul"
# What SAPA's user keeps for herself (services/sapa/bruger.py); never what can be a number.
FORETRUKNE, BEMAERKNINGER = "foretrukne", "bemaerkninger"
SKREVNE = (*TILBAGE, FORETRUKNE, BEMAERKNINGER)
BAARNE = ("dato", "linje", "vis", "mod", CIFRE, *SKREVNE)
# A search with every field filled is shorter.
MAKS_TILBAGE = 1000
# More rows than any page needs; a larger number in the address is taken as this.
MAKS_VIS = 10_000


@dataclass(frozen=True, slots=True)
class Valg:
    """What the query of an address says: preview date, whether the bar shows, rows to show.

    `mod`: the variant that the shown one is held against, None where it does not say.
    """

    dato: date | None
    linje: bool
    vis: int
    mod: str | None = None


def laes_valg() -> Valg:
    """The query of this request; FindesIkkeError for a date that is none."""
    dato = request.args.get("dato")
    dag = laes_iso(dato) if dato else None
    if dato and dag is None:
        raise FindesIkkeError("Datoen i adressen skal skrives som 2024-04-08.")
    antal = laes_tal(request.args.get("vis"))
    vist = SIDESTOERRELSE if antal is None else max(1, min(antal, MAKS_VIS))
    return Valg(dag, request.args.get("linje") != "0", vist, request.args.get("mod") or None)


def baaret() -> dict[str, str]:
    """What this request carries on; nothing of it that can be a CPR number."""
    args = request.args
    if not args:  # of most pages; each of their links asks
        return {}
    fundet = {navn: args[navn] for navn in BAARNE if navn in args} | _testen()
    if fundet.get(CIFRE, SKJUL) != SKJUL:
        del fundet[CIFRE]
    return {n: v for n, v in fundet.items() if n not in SKREVNE or _kan_baeres(v)}


def _kan_baeres(tekst: str) -> bool:
    """True if what somebody wrote may stand in every link of the page."""
    return len(tekst) <= MAKS_TILBAGE and not kan_vaere_cpr_slug(fold(tekst))


def _testen() -> dict[str, str]:
    """From a page under test: which it is, so that one finds back to it."""
    nr = laes_tal(request.args.get("tilfaelde"))
    variant = (request.view_args or {}).get("variant")
    return {"test": f"{variant}.{nr}"} if nr and variant else {}


def link(*dele: str, anker: str = "", **query: str | int | None) -> str:
    """An address from its parts, with what this request carries; None takes a carried one away."""
    valgt = {navn: v for navn, v in (baaret() | query).items() if v is not None}
    sti = "".join(f"/{quote(del_, safe='/')}" for del_ in dele if del_)
    spoergsmaal = f"?{urlencode(valgt)}" if valgt else ""
    return f"{sti}/{spoergsmaal}" + (f"#{quote(anker)}" if anker else "")


def til_fra(*base: str) -> Callable[..., str]:
    """The `til` of a page: links relative to its base."""

    def til(*dele: str, anker: str = "", **query: str | int | None) -> str:
        return link(*base, *dele, anker=anker, **query)

    return til


def flere(udsnit: Udsnit) -> str:
    """The address of *Hent flere*: the same page with more rows."""
    return link(request.path.strip("/"), vis=udsnit.naeste)
