"""Taking the choices home: KOMBIT's two sheets, the variant as TOML, or an empty template.

The sheets are those that the kommune loaded, edited in place; where none is kept, new ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlite_utils import Database

from webapp.importers.ark.tabel import Tabel
from webapp.importers.doer.udeladt import laes_udeladt
from webapp.importers.genkend import find_tabeller
from webapp.importers.hjemtagning.kombitark import ret_forberedelsesark, ret_organisationsark
from webapp.importers.hjemtagning.opsaetningsark import (
    NYT_ARK,
    nyt_opsaetningsark,
    ret_opsaetningsark,
)
from webapp.importers.hjemtagning.rolleark import NYT_ARK as NYT_ROLLEARK
from webapp.importers.hjemtagning.rolleark import nyt_rolleark, ret_rolleark
from webapp.importers.hjemtagning.skabelon import (
    Forberedelsesindhold,
    forberedelsesark,
    organisationsark,
    skabelon,
)
from webapp.importers.indlaes import Indfil
from webapp.importers.konfiguration import borgerblik, sapa
from webapp.importers.variantfil.skriver import skriv_variant
from webapp.services.grundlag import Grundlag, kendt_for
from webapp.store.kendt import kendt
from webapp.store.kildefiler import load_kildefiler
from webapp.store.opslag import load_faelles_ydelsestyper

SKABELON = "forhaandsblik-skabelon.xlsx"
ARKENDELSER = (".xlsx", ".csv")


def tom_skabelon() -> bytes:
    """The template of our own sheets."""
    return skabelon()


@dataclass(frozen=True, slots=True)
class Hjemfil:
    """A file to take home; `udeladt`: what the kommune's own sheet has that this one has not."""

    indhold: bytes
    udeladt: tuple[str, ...] = ()


def hjemtagning(database: Database, grundlag: Grundlag) -> Mapping[str, Hjemfil]:
    """All that can be taken home, by file name."""
    slug = grundlag.variant.slug
    navn, opsaetning = opsaetningsarket(database, grundlag)
    return {
        organisationsnavn(slug): organisationsarket(database, grundlag),
        **_forberedelsesfiler(database, grundlag),
        navn: opsaetning,
        **rollearkene(database, grundlag),
        _variantnavn(slug): _variantfil(grundlag),
    }


def hjemfiler(database: Database, grundlag: Grundlag) -> Mapping[str, tuple[str, ...]]:
    """The names of all that can be taken home, each with what it leaves out of the own sheet.

    The sheets themselves are made when they are fetched; what is known of them is kept.
    """

    def udeladt() -> Mapping[str, tuple[str, ...]]:
        filer = hjemtagning(database, grundlag)
        return MappingProxyType({navn: fil.udeladt for navn, fil in filer.items()})

    return kendt_for(database, grundlag, "hjemfiler", udeladt)


def find_hjemfil(database: Database, grundlag: Grundlag, navn: str) -> Hjemfil | None:
    """The one with this name, and no other is made; None where there is none."""
    slug = grundlag.variant.slug
    if navn == NYT_ARK or navn in load_kildefiler(database):
        fil, ark = opsaetningsarket(database, grundlag)
        if navn == fil:
            return ark
    if navn == organisationsnavn(slug):
        return organisationsarket(database, grundlag)
    if navn == _variantnavn(slug):
        return _variantfil(grundlag)
    if (roller := rollearkene(database, grundlag).get(navn)) is not None:
        return roller
    return _forberedelsesfiler(database, grundlag).get(navn)


def organisationsnavn(slug: str) -> str:
    """What the organisation sheet of a variant is called at home."""
    return f"organisationsark-{slug}.xlsx"


def forberedelsesnavn(slug: str, nr: int = 1) -> str:
    """What a variant's preparation sheet of that number is called at home."""
    return f"forberedelsesark-{slug}{f'-{nr}' if nr > 1 else ''}.xlsx"


def _variantnavn(slug: str) -> str:
    return f"{slug}.toml"


def _variantfil(grundlag: Grundlag) -> Hjemfil:
    return Hjemfil(skriv_variant(grundlag.variant).encode())


def _forberedelsesfiler(database: Database, grundlag: Grundlag) -> Mapping[str, Hjemfil]:
    ark = find_forberedelsesark(database, grundlag).values()
    return {
        forberedelsesnavn(grundlag.variant.slug, nr): fil for nr, fil in enumerate(ark, start=1)
    }


def organisationsarket(database: Database, grundlag: Grundlag) -> Hjemfil:
    """The organisation sheet that the variant was made from, with its mapping now."""
    variant, slaaet_op = grundlag.variant, grundlag.opslag
    navne = {uuid: enhed.navn for uuid, enhed in slaaet_op.organisation.enheder.items()}
    variantens = (raekke.sted.fil for raekke in variant.enhedsmapning if raekke.sted)
    enhedernes = (enhed.sted.fil for enhed in slaaet_op.lokale_enheder if enhed.sted)
    for fil in _kildefiler(database, (*_oftest(variantens), *_oftest(enhedernes))):
        blade = (r.sted.ark for r in variant.enhedsmapning if r.sted and r.sted.fil == fil.navn)
        rettet = ret_organisationsark(
            fil,
            slaaet_op.lokale_enheder,
            variant.enhedsmapning,
            navne,
            blad=next(iter(_oftest(blade)), ""),
        )
        if rettet is not None:
            return Hjemfil(rettet, laes_udeladt(fil.indhold))
    return Hjemfil(organisationsark(slaaet_op.lokale_enheder, variant.enhedsmapning, navne))


def find_forberedelsesark(database: Database, grundlag: Grundlag) -> Mapping[str, Hjemfil]:
    """The preparation sheets that sagstyper and ydelser stood in, with the choices now.

    By the names that the kommune keeps them under; one new sheet where it keeps none.
    """
    variant, slaaet_op = grundlag.variant, grundlag.opslag
    indhold = Forberedelsesindhold(
        sagstyper=slaaet_op.sagstyper,
        lokale_ydelser=tuple(slaaet_op.lokale_ydelser.values()),
        ydelsestyper=variant.ydelsestyper,
        sagstype_kle=variant.sagstype_kle,
        faelles_ydelsestyper=load_faelles_ydelsestyper(database),
        kle=slaaet_op.kle,
    )
    steder = (
        *(ydelse.sted for ydelse in slaaet_op.lokale_ydelser.values()),
        *(sagstype.sted for sagstype in slaaet_op.sagstyper),
    )
    navne = _oftest(sted.fil for sted in steder if sted)
    ark = {
        fil.navn: Hjemfil(rettet, laes_udeladt(fil.indhold))
        for fil in _kildefiler(database, navne)
        if (rettet := ret_forberedelsesark(fil, indhold)) is not None
    }
    return ark or {forberedelsesnavn(variant.slug): Hjemfil(forberedelsesark(indhold))}


def opsaetningsarket(database: Database, grundlag: Grundlag) -> tuple[str, Hjemfil]:
    """Opsætning af Borgerblikket: (file name, content), the kommune's own sheet where it is kept.

    It has the kept file's name, so that loading it again takes the old one's place.
    """
    for fil in _filer_med(database, borgerblik.OPSAETNING):
        rettet = ret_opsaetningsark(fil, grundlag.variant.opsaetning)
        if rettet is not None:
            return fil.navn, Hjemfil(rettet, laes_udeladt(fil.indhold))
    return NYT_ARK, Hjemfil(nyt_opsaetningsark(grundlag.variant.opsaetning))


def rollearkene(database: Database, grundlag: Grundlag) -> Mapping[str, Hjemfil]:
    """SAPA's roles: the kommune's own sheets where they are kept, else a new workbook.

    By file name, so that loading them again takes the old ones' place.
    """
    roller, fundne = grundlag.variant.roller, {}
    for fil in _filer_med(database, sapa.ROLLER, sapa.VISNINGER):
        rettet = ret_rolleark(fil, roller)
        if rettet is not None:
            fundne[fil.navn] = Hjemfil(rettet, laes_udeladt(fil.indhold))
    return fundne or {NYT_ROLLEARK: Hjemfil(nyt_rolleark(roller))}


def _oftest(navne: Iterable[str]) -> tuple[str, ...]:
    """Each name once, the most frequent first."""
    return tuple(navn for navn, _ in Counter(navne).most_common())


def _kildefiler(database: Database, navne: Iterable[str]) -> Iterable[Indfil]:
    """The kept files of these names that are sheets."""
    kildefiler = load_kildefiler(database)
    for navn in dict.fromkeys(navne):
        if navn in kildefiler and not navn.endswith(".toml"):
            yield Indfil(navn, kildefiler[navn])


def _filer_med(database: Database, *tabeller: Tabel) -> Iterable[Indfil]:
    """The kept sheets with rows of one of the tables; which they are is found out once."""
    filer = {
        navn: Indfil(navn, indhold)
        for navn, indhold in load_kildefiler(database).items()
        if navn.lower().endswith(ARKENDELSER)
    }
    fundne = kendt(
        database, "arkenes tabeller", lambda: {n: find_tabeller(fil) for n, fil in filer.items()}
    )
    return [fil for navn, fil in filer.items() if not fundne[navn].isdisjoint(tabeller)]
