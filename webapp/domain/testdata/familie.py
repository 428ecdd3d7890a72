"""A family from the relations that CPR has: parents, spouse and children; the rest through them.

CPR knows of nobody's grandparents and siblings: they are found through the parents (A1:641 has the
groups; that SAPA finds them so is inferred). What the sheet itself says of somebody comes first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from webapp.domain.testdata.person import Familierelation


class Familiegruppe(StrEnum):
    """The five groups of »Familiesamlinger (visuel)« in the slide's order, and what is in none."""

    BEDSTEFORAELDRE = "Bedsteforældre"
    FORAELDRE = "Forældre"
    SOESKENDE = "Søskende"
    AEGTEFAELLE = "Ægtefælle"
    BOERN = "Børn"
    OEVRIGE = "Øvrige"


_GRUPPER = {
    **dict.fromkeys(("mor", "far", "forælder", "medmor"), Familiegruppe.FORAELDRE),
    **dict.fromkeys(("søskende", "bror", "søster"), Familiegruppe.SOESKENDE),
    **dict.fromkeys(("ægtefælle", "registreret partner"), Familiegruppe.AEGTEFAELLE),
    **dict.fromkeys(("barn", "søn", "datter"), Familiegruppe.BOERN),
    **dict.fromkeys(
        ("mormor", "morfar", "farmor", "farfar", "bedsteforælder"), Familiegruppe.BEDSTEFORAELDRE
    ),
}
SOESKENDE, BARN = "Søskende", "Barn"


@dataclass(frozen=True, slots=True)
class Familiemedlem:
    """Somebody of the family: slug, relation in words, and the group that it is drawn in."""

    slug: str
    relation: str
    gruppe: Familiegruppe


def find_gruppe(relation: str) -> Familiegruppe:
    """The group of a relation; Øvrige for one that none of the five is about."""
    return _GRUPPER.get(relation.strip().casefold(), Familiegruppe.OEVRIGE)


def find_foraeldre(slug: str, relationer: Iterable[Familierelation]) -> tuple[str, ...]:
    """The slugs of somebody's parents."""
    return tuple(
        r.til
        for r in relationer
        if r.person == slug and find_gruppe(r.relation) is Familiegruppe.FORAELDRE
    )


def familien(slug: str, relationer: Iterable[Familierelation]) -> tuple[Familiemedlem, ...]:
    """Everybody else of the family, each once, by group; within one as they are first named."""
    alle = tuple(relationer)
    fundne: dict[str, Familiemedlem] = {}
    for medlem in (*_naevnte(slug, alle), *_gennem_foraeldrene(slug, alle)):
        if medlem.slug != slug:
            fundne.setdefault(medlem.slug, medlem)
    orden = list(Familiegruppe)
    return tuple(sorted(fundne.values(), key=lambda medlem: orden.index(medlem.gruppe)))


def _naevnte(slug: str, alle: tuple[Familierelation, ...]) -> Iterable[Familiemedlem]:
    """Whom she names, and those who name her as their parent: her children."""
    for r in alle:
        if r.person == slug:
            yield Familiemedlem(r.til, r.relation, find_gruppe(r.relation))
    for r in alle:
        if r.til == slug and find_gruppe(r.relation) is Familiegruppe.FORAELDRE:
            yield Familiemedlem(r.person, BARN, Familiegruppe.BOERN)


def _gennem_foraeldrene(slug: str, alle: tuple[Familierelation, ...]) -> Iterable[Familiemedlem]:
    egne = find_foraeldre(slug, alle)
    foraeldre = {r.til: r.relation for r in alle if r.person == slug and r.til in egne}
    for r in alle:
        gruppe = find_gruppe(r.relation)
        if r.person in foraeldre and gruppe is Familiegruppe.FORAELDRE:
            relation = _bedsteforaelder(foraeldre[r.person], r.relation)
            yield Familiemedlem(r.til, relation, Familiegruppe.BEDSTEFORAELDRE)
        elif r.person in foraeldre and gruppe is Familiegruppe.BOERN:
            yield Familiemedlem(r.til, SOESKENDE, Familiegruppe.SOESKENDE)
        elif r.til in foraeldre and gruppe is Familiegruppe.FORAELDRE:
            yield Familiemedlem(r.person, SOESKENDE, Familiegruppe.SOESKENDE)


def _bedsteforaelder(foraelder: str, hendes: str) -> str:
    """`Mormor` of a Mor's Mor; »Bedsteforælder« where one of them is called something else."""
    led = (foraelder.strip().casefold(), hendes.strip().casefold())
    return "".join(led).capitalize() if set(led) <= {"mor", "far"} else "Bedsteforælder"
