"""What the tool's own pages about one variant stand in."""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database

from webapp.services.aendring.gemning import FeltfejlError
from webapp.services.grundlag import FindesIkkeError, Grundlag, variantnavne
from webapp.services.linje import Linje, Linjevalg
from webapp.services.mangler import sidens_mangler
from webapp.store.roller import load_rolleslugs
from webapp.web.adresse import laes_valg, link
from webapp.web.ramme import bordlink, byg_kommunelinje, stadiedele

# The pages of one role: under a variant that does not have it, what stands above them.
ROLLERNE = ("roller", "sapa")


def vaerktoejslinje(
    database: Database, grundlag: Grundlag, hale: str, rollenavn: str = ""
) -> Linje:
    """The preview bar with the same page under each variant, and the jobs of this one."""
    kommune, variant = grundlag.opslag.kommune.slug, grundlag.variant.slug
    side, _, rest = hale.partition("/")
    rolle = rest.partition("/")[0] if side in ROLLERNE else ""
    roller = load_rolleslugs(database) if rolle else {}

    def halen(slug: str) -> str:
        return side if roller and rolle not in roller.get(slug, ()) else hale

    valgene = tuple(
        Linjevalg(navn, link(kommune, slug, halen(slug)), slug == variant)
        for slug, navn in variantnavne(database).items()
    )
    return byg_kommunelinje(
        database,
        laes_valg(),
        hale,
        dag=grundlag.dato,
        variant=variant,
        varianter=valgene,
        rolle=rollenavn,
        bord=bordlink(kommune, grundlag.variant),
        mangler=sidens_mangler(grundlag, hale),
        **stadiedele(grundlag),
    )


def af_adresse(byg: Callable[[], str]) -> str:
    """A page whose address holds what a form would: a value that is none is a 404 there."""
    try:
        return byg()
    except FeltfejlError as fejl:
        raise FindesIkkeError(str(fejl)) from fejl
