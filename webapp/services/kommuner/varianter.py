"""`/<kommune>/varianter/`: the variants, what each changes against its origin, and their making."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.vaerdier.identifikation import EnhedUuid, kan_vaere_cpr, masker_cpr
from webapp.domain.vaerdier.slug import Slugs
from webapp.domain.variant.variant import Variant
from webapp.domain.variant.variantforskel import Navne, variantforskel
from webapp.services.grundlag import FindesIkkeError
from webapp.services.workshop.egne import brugt_i
from webapp.store import opslag, varianter
from webapp.store.aendringer import load_version
from webapp.store.variantadmin import kopier_variant, omdoeb_variant, slet_variant
from webapp.store.variantvalg import load_variantvalg

MAKS_NAVN = 100
MAKS_BESKRIVELSE = 1000
SLUGNOEGLE = b"variant"


class VariantfejlError(ValueError):
    """A variant cannot be made or changed like that; the message is Danish and says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variantpunkt:
    """One variant. `aendringer` None: it has no origin among the variants.

    `scenarier`: the titles of the kommune's own that show it, where one asks to delete it.
    """

    slug: str
    navn: str
    beskrivelse: str
    oprindelse: str
    oprindelse_slug: str
    aendringer: tuple[str, ...] | None
    rettelser: int
    scenarier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variantside:
    """All variants in their order."""

    kommune: str
    varianter: tuple[Variantpunkt, ...]

    @property
    def kan_slettes(self) -> bool:
        """True if there would be one left."""
        return len(self.varianter) > 1


def variantside(database: Database) -> Variantside:
    """The page."""
    slugs = [slug for slug, _, _ in varianter.load_variantnavne(database)]
    alle = {slug: fundet for slug in slugs if (fundet := varianter.find_variant(database, slug))}
    organisation = opslag.load_opslag(database).organisation

    def enhedsnavn(uuid: str) -> str:
        enhed = organisation.find(EnhedUuid(uuid))
        return enhed.navn if enhed else f"{uuid} (ukendt i FK Organisation)"

    punkter = []
    for slug, variant in alle.items():
        fra = alle.get(variant.oprindelse or "")
        punkter.append(
            Variantpunkt(
                slug=slug,
                navn=variant.navn,
                beskrivelse=variant.beskrivelse,
                oprindelse=fra.navn if fra else "",
                oprindelse_slug=fra.slug if fra else "",
                aendringer=variantforskel(fra, variant, Navne(enhedsnavn)) if fra else None,
                rettelser=load_version(database, slug),
            )
        )
    return Variantside(opslag.load_kommune(database).navn, tuple(punkter))


def find_punkt(database: Database, slug: str) -> Variantpunkt:
    """One variant; FindesIkkeError where there is none."""
    for punkt in variantside(database).varianter:
        if punkt.slug == slug:
            return replace(punkt, scenarier=brugt_i(database, slug))
    raise FindesIkkeError(f"Der er ingen variant, der hedder »{slug}«.")


def kopier(database: Database, slug: str, navn: str) -> str:
    """Copy a variant; the copy's slug. VariantfejlError where the name will not do."""
    variant = varianter.find_variant(database, slug)
    if variant is None:
        raise FindesIkkeError(f"Der er ingen variant, der hedder »{slug}«.")
    rent = _navn(database, navn)
    optagne = [s for s, _, _ in varianter.load_variantnavne(database)]
    ny = Slugs(SLUGNOEGLE, optagne).giv(rent, "variant")
    kopier_variant(database, variant, ny, rent)
    return ny


def omdoeb(database: Database, slug: str, navn: str, beskrivelse: str) -> None:
    """Rename a variant; its addresses stay. VariantfejlError where the name will not do."""
    find_punkt(database, slug)
    rent = _navn(database, navn, undtagen=slug)
    skrevet = masker_cpr(" ".join(beskrivelse.split()))[:MAKS_BESKRIVELSE]
    omdoeb_variant(database, slug, rent, skrevet)


def slet(database: Database, slug: str) -> None:
    """Delete a variant; VariantfejlError where it is the last one."""
    find_punkt(database, slug)
    if len(varianter.load_variantnavne(database)) == 1:
        raise VariantfejlError(
            "Det er kommunens eneste variant, og der skal være én. Kopiér den først."
        )
    slet_variant(database, slug)


def _navn(database: Database, navn: str, undtagen: str = "") -> str:
    rent = " ".join(navn.split())
    if not rent:
        raise VariantfejlError("Varianten skal have et navn. Skriv et under »Navn«.")
    if kan_vaere_cpr(rent):
        raise VariantfejlError("Navnet må ikke indeholde et CPR-nummer. Skriv et andet navn.")
    if len(rent) > MAKS_NAVN:
        raise VariantfejlError(f"Navnet er for langt. Det må højst have {MAKS_NAVN} tegn.")
    for slug, andet, _ in varianter.load_variantnavne(database):
        if slug != undtagen and andet.casefold() == rent.casefold():
            raise VariantfejlError(f"Der er allerede en variant, der hedder »{andet}«.")
    return rent


def gem_som_kopi(database: Database, variant: Variant, navn: str) -> str:
    """The variant as it is given, saved under another name with its slug as origin; the slug."""
    kendte = load_variantvalg(database)
    optagne = {en.navn.casefold() for en in kendte}
    nyt, nummer = navn, 1
    while nyt.casefold() in optagne:
        nummer += 1
        nyt = f"{navn} ({nummer})"
    ny = Slugs(SLUGNOEGLE, [en.slug for en in kendte]).giv(nyt, "variant")
    kopier_variant(database, variant, ny, nyt)
    return ny
