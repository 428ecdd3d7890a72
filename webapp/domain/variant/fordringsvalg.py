"""Fordringskonfiguration: which types of claims are active, and for whom (screens.md §1-2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from webapp.domain.vaerdier.slug import fold


class Aktivitet(StrEnum):
    """The three states that SAPA's log has criteria for; that they are one's states is inferred."""

    MIT_OVERBLIK = "Mit Overblik"
    SAPA = "SAPA"
    INGEN = "Ingen"


@dataclass(frozen=True, slots=True)
class Fordringsvalg:
    """The state of one type of claims."""

    fordringstype: str
    aktivitet: Aktivitet


def find_valg(valg: Iterable[Fordringsvalg], fordringstype: str) -> Fordringsvalg | None:
    """The type's own row, None where it has none; types are the same whatever their case."""
    soegt = fordringstype.casefold()
    return next((en for en in valg if en.fordringstype.casefold() == soegt), None)


def aktivitet(valg: Iterable[Fordringsvalg], fordringstype: str) -> Aktivitet:
    """The state of a type; one that is not in the configuration is active for nobody."""
    fundet = find_valg(valg, fordringstype)
    return fundet.aktivitet if fundet else Aktivitet.INGEN


def i_orden(valg: Iterable[Fordringsvalg]) -> tuple[Fordringsvalg, ...]:
    """The rows as they are kept, so that equal is equal."""
    return tuple(sorted(valg, key=lambda en: en.fordringstype.casefold()))


def feltnavne(typer: Iterable[str]) -> Mapping[str, str]:
    """Each type by the name of its field in a form; numbered where two fold to one."""
    navne: dict[str, str] = {}
    for fordringstype in typer:
        grund = f"type-{fold(fordringstype) or 'uden-navn'}"
        navn, nr = grund, 1
        while navn in navne:
            nr += 1
            navn = f"{grund}-{nr}"
        navne[navn] = fordringstype
    return navne


def med_valg(
    valg: Iterable[Fordringsvalg], nye: Mapping[str, Aktivitet]
) -> tuple[Fordringsvalg, ...]:
    """The rows with other states for some types; a type without a row gets one."""
    nye_efter = {navn.casefold(): (navn, en) for navn, en in nye.items()}
    beholdt = [en for en in valg if en.fordringstype.casefold() not in nye_efter]
    return i_orden((*beholdt, *(Fordringsvalg(navn, en) for navn, en in nye_efter.values())))


def forskelle(foer: Iterable[Fordringsvalg], efter: Iterable[Fordringsvalg]) -> Iterator[str]:
    """`Biblioteksgebyr: SAPA → Mit Overblik`, a line for each type that differs."""
    a, b = tuple(foer), tuple(efter)
    typer = {en.fordringstype.casefold(): en.fordringstype for en in (*a, *b)}
    for navn in sorted(typer.values(), key=str.casefold):
        gammel, ny = aktivitet(a, navn), aktivitet(b, navn)
        if gammel is not ny:
            yield f"{navn}: {gammel} → {ny}"
