"""The tables' scratch copies: rows like a variant's, which no list of variants holds."""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database

from webapp.domain.variant.bord import bordets_variant, kladde
from webapp.domain.variant.variant import Variant
from webapp.store.varianter import ER_BORD, find_variant, gem_variant

# Where their numbers begin: after every variant that people make.
FOERSTE_NR = 1_000_000


def load_bordslugs(database: Database) -> tuple[str, ...]:
    """The slugs of the copies, in the order of the tables."""
    sql = f"SELECT slug FROM variant WHERE {ER_BORD} ORDER BY nr"  # noqa: S608 - a constant
    return tuple(raekke["slug"] for raekke in database.query(sql))


def lav_borde(
    database: Database, variant: Variant, borde: tuple[tuple[str, str], ...], version: int
) -> None:
    """A copy of the variant for each (slug, name), in place of all that were there.

    `version`: one that no copy before had, so that no form of an earlier copy fits a new one.
    """
    with database.atomic():
        fjern_borde(database)
        for nr, (slug, navn) in enumerate(borde):
            gem_variant(database, kladde(variant, slug, navn), FOERSTE_NR + nr)
            database.execute("INSERT INTO variant_version VALUES (?, ?)", [slug, version])


def nulstil_borde(database: Database) -> int:
    """Each copy as its variant now is, in one transaction; how many.

    The version goes up and the changes go: a form that was open fits no more, and what it wants to
    save is asked about like any change that came between.
    """
    with database.atomic():
        # The first write takes the file, so that nobody saves between what is read and written.
        database.execute(
            f"UPDATE variant_version SET version = version + 1 WHERE {_paa('variant')}"  # noqa: S608 - constants
        )
        slugs = load_bordslugs(database)
        for nr, slug in enumerate(slugs):
            kilde, bord = (
                find_variant(database, bordets_variant(slug)),
                find_variant(database, slug),
            )
            if kilde is None or bord is None:
                continue
            gem_variant(database, kladde(kilde, slug, bord.navn), FOERSTE_NR + nr)
            database.execute("DELETE FROM variant_aendring WHERE variant = ?", [slug])
        return len(slugs)


def fjern_borde(database: Database, af: Callable[[str], bool] = bool) -> None:
    """Take the copies away, or those that `af` says."""
    with database.atomic():
        for slug in filter(af, load_bordslugs(database)):
            for tabel, kolonne in _TABELLER:
                database.execute(f"DELETE FROM {tabel} WHERE {kolonne} = ?", [slug])  # noqa: S608 - constants


_TABELLER = (("variant", "slug"), ("variant_aendring", "variant"), ("variant_version", "variant"))


def _paa(kolonne: str) -> str:
    return ER_BORD.replace("slug", kolonne)
