"""What an import will make of a kommune, worked out before anything is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.vaerdier.fund import Alvor, Fund
from webapp.domain.variant.fordringsvalg import find_valg, i_orden
from webapp.domain.variant.variant import Enhedsmapning, Variant
from webapp.domain.variant.variantfletning import FAELLES, Fletning, flet_varianter, med_mapning
from webapp.importers.egneark.proeveark import PROEVEFIL
from webapp.importers.indlaes import Indlaesning
from webapp.services.indlaes.indlaes import IndlaesningError, Samlet, saml
from webapp.services.indlaes.udfyld import STAMDATAFIL
from webapp.store.kildefiler import load_kildefiler
from webapp.store.varianter import find_variant, load_variantnavne
from webapp.store.versioner import husket, nyeste_version

# What a kommune's file remembers: its name where it was renamed, the seed it was copied from.
NAVN, OPRINDELSE = "navn", "oprindelse"
# What the files say for all variants, and what it is called as it is read.
LAESES_FAELLES = {felt: "fordringsvalg" if felt == "fordringer" else felt for felt in FAELLES}
# What the form for a new kommune says, kept as a file.
KOMMUNEFIL = "forhaandsblik-kommune.csv"
# Files that the product made: nobody chose them.
EGNE_FILER = frozenset({KOMMUNEFIL, STAMDATAFIL, PROEVEFIL})


@dataclass(frozen=True, kw_only=True)
class Plan:
    """An import that is worked out but not written: what comes, and what people changed.

    `erstattede`: the new files that take another's place; `uaendrede`: those of them that are the
    very same.
    """

    samlet: Samlet
    fletning: Fletning
    filer: Mapping[str, bytes]
    bygger_paa: int
    nye: tuple[str, ...] = ()
    erstattede: frozenset[str] = frozenset()
    uaendrede: frozenset[str] = frozenset()

    @property
    def ubrugte_ark(self) -> tuple[str, ...]:
        """The new organisation sheets whose mapping no variant has."""
        brugt = {v.enhedsmapning[: len(m)] for v in self.varianter for m in self._nye_ark.values()}
        return tuple(ark for ark, mapning in self._nye_ark.items() if mapning not in brugt)

    def ark_som_varianter(self, foer: Collection[str]) -> Iterator[tuple[str, str]]:
        """The new sheets that become a variant beside others, and the names of the variants.

        `foer`: the slugs of those that were there. A kommune's only sheet is not worth a word.
        """
        if not foer and len(self.samlet.laest.organisationsark) < 2:
            return
        for ark, mapning in self._nye_ark.items():
            for variant in self.varianter:
                af_arket = variant.enhedsmapning[: len(mapning)] == mapning and mapning
                if af_arket and variant.slug not in foer:
                    yield ark, variant.navn

    @property
    def _nye_ark(self) -> Mapping[str, tuple[Enhedsmapning, ...]]:
        ark = self.samlet.laest.organisationsark
        return {fil: mapning for fil, mapning in ark.items() if fil in self.nye}

    @property
    def varianter(self) -> tuple[Variant, ...]:
        """The variants as they will be."""
        return self.fletning.varianter

    @property
    def fund(self) -> tuple[Fund, ...]:
        """What was wrong in the files."""
        return self.samlet.laest.fund


def laeg_ny_plan(
    slug: str, filer: Mapping[str, bytes], navn: str | None = None, variant: str | None = None
) -> Plan:
    """The plan of a kommune that is not there yet, or is made anew."""
    samlet, brugte = _saml_med_indhold(slug, {}, filer, variant, navn)
    return Plan(
        samlet=samlet,
        fletning=Fletning(samlet.varianter),
        filer=dict(brugte),
        bygger_paa=0,
        nye=tuple(brugte),
    )


def _saml_med_indhold(
    slug: str,
    gamle: Mapping[str, bytes],
    nye: Mapping[str, bytes],
    variant: str | None,
    navn: str | None,
) -> tuple[Samlet, Mapping[str, bytes]]:
    """What the files make together, and the new ones that are used.

    A new file that is recognised but holds nothing, or nothing that can be used, takes no other's
    place: an empty answer must not delete what is loaded. It is told. IndlaesningError where no new
    file holds anything.
    """
    samlet = saml(slug, dict(gamle) | dict(nye), tuple(nye), variant, navn)
    laest = samlet.laest
    uden = {fil: laest.uden_indhold[fil] for fil in nye if fil in laest.uden_indhold}
    ubrugelige = {
        fil: laest.ubrugelige[fil]
        for fil in nye
        if fil in gamle and fil in laest.ubrugelige and fil not in uden
    }
    uden |= {fil: f"{grund} ({_hvorfor(laest, fil)})" for fil, grund in ubrugelige.items()}
    if not uden:
        return samlet, nye
    brugte = {fil: indhold for fil, indhold in nye.items() if fil not in uden}
    if not set(brugte) - EGNE_FILER:
        grunde = " ".join(f"»{fil}«: {grund}." for fil, grund in uden.items())
        raise IndlaesningError(
            f"Der er intet at indlæse, og intet er ændret. {grunde} Hent filen igen fra kilden, og "
            "se, at den har indhold."
        )
    fund = (
        *(_erstatter_ikke(fil, grund) for fil, grund in ubrugelige.items()),
        *(et for et in laest.fund if et.fil in uden),
    )
    samlet = saml(slug, dict(gamle) | brugte, tuple(brugte), variant, navn)
    return replace(samlet, laest=replace(samlet.laest, fund=(*fund, *samlet.laest.fund))), brugte


def _hvorfor(laest: Indlaesning, fil: str) -> str:
    """What is wrong with the file's first object."""
    return next((et.tekst.rstrip(".") for et in laest.fund if et.fil == fil), "")


def _erstatter_ikke(fil: str, grund: str) -> Fund:
    return Fund(
        kode="KILDE_UBRUGELIG",
        alvor=Alvor.ADVARSEL,
        fil=fil,
        ark="",
        celle="",
        vaerdi=grund,
        tekst="Intet i filen kan bruges. Den fil af samme navn, der er indlæst før, gælder stadig.",
        ventet="Ret filen, eller hent den igen fra kilden.",
    )


def laeg_plan(
    database: Database, slug: str, filer: Mapping[str, bytes], variant: str | None = None
) -> Plan:
    """The plan of these files on top of those that the kommune was made of."""
    gamle = load_kildefiler(database)
    navn = husket(database, NAVN)
    egne = load_varianter(database)
    efter, filer = _saml_med_indhold(slug, gamle, filer, variant, navn)
    samlet_foer = saml(slug, gamle) if gamle else None
    foer = samlet_foer.varianter if samlet_foer else ()
    faelles = _aendret_for_alle(samlet_foer, efter)
    til = _ny_mapning(efter, filer)
    if variant is None or til is None or variant not in {egen.slug for egen in egne}:
        fletning = flet_varianter(egne, foer, efter.varianter, faelles)
    else:
        # The sheet is for a variant that the product has: only its mapping changes.
        andre = tuple(ny for ny in efter.varianter if ny.slug != variant)
        fletning = flet_varianter(egne, foer, andre, faelles)
        fletning = replace(fletning, varianter=med_mapning(fletning.varianter, variant, til))
    if efter.laest.fordringer_antaget:
        fletning = _med_nye_typer(fletning, egne, samlet_foer, efter)
    return Plan(
        samlet=efter,
        fletning=fletning,
        filer=dict(gamle) | dict(filer),
        bygger_paa=nyeste_version(database),
        nye=tuple(filer),
        erstattede=frozenset(gamle) & frozenset(filer),
        uaendrede=frozenset(navn for navn in filer if gamle.get(navn) == filer[navn]),
    )


def _aendret_for_alle(foer: Samlet | None, efter: Samlet) -> frozenset[str]:
    """What the sheets that hold for all variants say otherwise than before."""
    if foer is None:
        return frozenset()
    return frozenset(
        felt
        for felt, laest in LAESES_FAELLES.items()
        if getattr(foer.laest, laest) != getattr(efter.laest, laest)
    )


def _med_nye_typer(
    fletning: Fletning, egne: Iterable[Variant], foer: Samlet | None, efter: Samlet
) -> Fletning:
    """An assumed Fordringskonfiguration gets the new types; what people set in it stays.

    A variant whose file has rows of its own has all of them there.
    """
    antaget = i_orden(efter.laest.fordringsvalg or ())
    gammelt = i_orden(foer.laest.fordringsvalg or ()) if foer else ()
    filernes = {en.slug: en.fordringer for en in (foer.varianter if foer else ())}
    foelger = {en.slug: en for en in egne if filernes.get(en.slug, gammelt) == gammelt}

    def flettet(variant: Variant) -> Variant:
        egen = foelger.get(variant.slug)
        if egen is None:
            return variant
        nye = [v for v in antaget if find_valg(egen.fordringer, v.fordringstype) is None]
        return replace(variant, fordringer=i_orden((*egen.fordringer, *nye)))

    def andre(par: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        return tuple(en for en in par if en[1] != "fordringer" or en[0] not in foelger)

    return Fletning(
        tuple(map(flettet, fletning.varianter)),
        andre(fletning.overskrevet),
        andre(fletning.bekraeftet),
    )


def _ny_mapning(efter: Samlet, filer: Collection[str]) -> tuple[Enhedsmapning, ...] | None:
    """The mapping of the first new organisation sheet, None where there is none."""
    ark = efter.laest.organisationsark
    return next((mapning for fil, mapning in ark.items() if fil in filer), None)


def laeg_plan_tilbage(database: Database, slug: str, filer: Mapping[str, bytes]) -> Plan:
    """The plan of these files alone, where the variants stay as they are.

    For going back to a version, and for files that say nothing of variants.
    """
    samlet = saml(slug, filer, navn=husket(database, NAVN))
    egne = load_varianter(database) or samlet.varianter
    return Plan(
        samlet=samlet,
        fletning=Fletning(egne),
        filer=dict(filer),
        bygger_paa=nyeste_version(database),
    )


def load_varianter(database: Database) -> tuple[Variant, ...]:
    """All variants with their choices, in their order."""
    slugs = [slug for slug, _, _ in load_variantnavne(database)]
    return tuple(v for slug in slugs if (v := find_variant(database, slug)) is not None)
