"""A sheet that was taken home comes back: it takes the place of the one that it was made of.

Its name says which that was (`eksport.py`); the kommune keeps its sheets under other names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from webapp.domain.vaerdier.slug import fold
from webapp.domain.variant.variant import Variant
from webapp.services.grundlag import load_grundlag
from webapp.services.hjemtagning.eksport import (
    ARKENDELSER,
    find_forberedelsesark,
    forberedelsesnavn,
    organisationsnavn,
)
from webapp.store.kildefiler import load_kildefiler
from webapp.store.varianter import load_varianthoveder

# What a browser adds to the name of a file that it has fetched before.
_HENTET_IGEN = re.compile(r" ?\(\d+\)(?=\.xlsx$)")


@dataclass(frozen=True)
class Hjemvendt:
    """Files under the names that the kommune keeps them by, and a sentence for each renamed one.

    `variant`: the one that the organisation sheet belongs to, where it is the only one and that
    variant came without a sheet.
    """

    filer: Mapping[str, bytes]
    variant: str | None = None
    linjer: tuple[str, ...] = ()


def som_de_kom(database: Database, filer: Mapping[str, bytes]) -> Hjemvendt:
    """The files under the names of those that they were made of; the others as they are."""
    kendte = load_kildefiler(database)
    slugs = [hoved.slug for hoved in load_varianthoveder(database)]
    hjemme = {_HENTET_IGEN.sub("", navn): navn for navn in filer if navn not in kendte}
    nu_hjemme = [slug for slug in slugs if organisationsnavn(slug) in hjemme.keys() | filer.keys()]
    egne = dict(_egne_ark(database, nu_hjemme, kendte))
    # A variant without a sheet of its own has, from now on, the one that is handed in for it.
    uden_ark = {
        organisationsnavn(slug): slug
        for slug in nu_hjemme
        if organisationsnavn(slug) not in egne and not _har_ark(slug, kendte)
    }
    nye_navne = {
        hjemme[fra]: til
        for fra, til in (
            *((navn, navn) for navn in uden_ark),
            *egne.items(),
            *_forberedelsesark(database, slugs, hjemme),
        )
        if fra in hjemme and til not in filer
    }
    return Hjemvendt(
        {nye_navne.get(navn, navn): indhold for navn, indhold in filer.items()},
        next(iter(uden_ark.values())) if len(uden_ark) == 1 else None,
        tuple(
            f"»{fra}« er taget med hjem og erstatter »{til}«."
            for fra, til in nye_navne.items()
            if til in kendte
        ),
    )


def _egne_ark(
    database: Database, slugs: Iterable[str], kendte: Collection[str]
) -> Iterator[tuple[str, str]]:
    """The name at home and here of each organisation sheet that a variant was made of."""
    af_navn = {fold(Path(navn).stem): navn for navn in kendte if navn.endswith(ARKENDELSER)}
    for slug in slugs:
        fil = _lavet_af(load_grundlag(database, slug).variant) or af_navn.get(slug)
        if fil is not None and fil in kendte:
            yield organisationsnavn(slug), fil


def _lavet_af(variant: Variant) -> str | None:
    """The file whose rows the variant has and whose name it has, or its sheet's; None for a copy.

    Two files of one name, and two sheets of one file, have a number or the sheet's name behind.
    """
    if variant.oprindelse is not None:
        return None
    steder = dict.fromkeys(
        (raekke.sted.fil, raekke.sted.ark) for raekke in variant.enhedsmapning if raekke.sted
    )
    uden_nummer = re.sub(r"-\d+$", "", variant.slug)
    for fil, ark in steder:
        stamme = Path(fil).stem
        navne = {fold(stamme), fold(f"{stamme} {ark}")}
        if not navne.isdisjoint({variant.slug, uden_nummer}):
            return fil
    return None


def _forberedelsesark(
    database: Database, slugs: Iterable[str], hjemme: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """The same of each preparation sheet, where one of that name is handed in."""
    for slug in slugs:
        if any(navn.startswith(forberedelsesnavn(slug).removesuffix(".xlsx")) for navn in hjemme):
            ark = find_forberedelsesark(database, load_grundlag(database, slug))
            for nr, navn in enumerate(ark, start=1):
                yield forberedelsesnavn(slug, nr), navn


def _har_ark(slug: str, kendte: Mapping[str, bytes]) -> bool:
    """True if the variant has a sheet: one that gave it its name, or one that its TOML names."""
    ark = organisationsnavn(slug)
    return any(
        fold(Path(navn).stem) == slug
        if navn.endswith(ARKENDELSER)
        else navn.endswith(".toml") and ark.encode() in indhold
        for navn, indhold in kendte.items()
    )
