"""Loading files into a kommune: read, assemble, write a whole new file, put it in place.

A file that cannot be read changes nothing: the new file takes the old one's place only when it is
whole. The files themselves are kept, so that a later import can replace one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from webapp.domain.fagsystem import Fagsystem, Myndighed
from webapp.domain.identifikation import Cvr
from webapp.domain.kilde import Kildedata, Kommune
from webapp.domain.kle import KleMoenster, KlePlan
from webapp.domain.opsaetning import Kontaktkilde, Opsaetning
from webapp.domain.organisation import FkOrganisation
from webapp.domain.slug import fold
from webapp.domain.variant import Enhedsmapning, Trin, Variant
from webapp.importers.indlaes import Indfil, Indlaesning, laes_filer
from webapp.importers.rapport import Fund
from webapp.importers.variantfil import Variantfil
from webapp.services.taelling import byg_taellinger
from webapp.services.udfyld import STAMDATAFIL, Stamdata, laes_stamdata, udfyld
from webapp.store.database import aaben, opret
from webapp.store.kildedata import gem_kildedata
from webapp.store.kildefiler import gem_fund, gem_kildefiler, load_kildefiler
from webapp.store.mappinger import bevar_rettelser
from webapp.store.varianter import gem_variant

# KOMBIT's order, two weeks a trin, the last one done on the day before the data set's date.
KOMBITS_ORDEN = (
    Trin.SKRIVEBORD_SAGSTYPER,
    Trin.SKRIVEBORD_ENHEDER,
    Trin.KLASSIFIKATIONSIMPORTER,
    Trin.KLE_OVERFOERSEL,
    Trin.YDELSESTYPER,
    Trin.ENHEDER,
    Trin.SAGSTYPER,
    Trin.DATAAFGRAENSNING,
    Trin.AABNING,
    Trin.EKSPORTER_SAGER,
)
TO_UGER = timedelta(days=14)
# »ANBEFALING TIL OPSÆTNING AF KLE-KODEIMPORT: classificationFilter: 27,29« (A0:1104).
ANBEFALET_FILTER = (KleMoenster("27"), KleMoenster("29"))


# The variant of a kommune that has no organisation sheet yet.
UDEN_ARK = "uden-organisationsark"
# The ready variant of what is delivered: no trin done, so nothing passes the export (ADR 0010).
LEVERET = Variantfil(
    "leveret",
    "Leveret",
    beskrivelse="Kun det, fagsystemerne selv har lagt i indekserne. Intet kommer gennem eksporten.",
)


class IndlaesningError(ValueError):
    """The files do not make a kommune; the message is Danish and says what is missing."""


def laes_stier(stier: Iterable[Path]) -> dict[str, bytes]:
    """The contents of files by name; OSError where one is not there."""
    return {sti.name: sti.read_bytes() for sti in stier}


def laes_mappe(mappe: Path) -> dict[str, bytes]:
    """The contents of a folder's files, but for its LAESMIG.md."""
    return laes_stier(sorted(f for f in mappe.iterdir() if f.is_file() and f.suffix != ".md"))


def skriv_kommune(
    fil: Path,
    slug: str,
    filer: Mapping[str, bytes],
    variant: str | None = None,
    *,
    forfra: bool = False,
    stamdata: Stamdata = Stamdata(),
) -> tuple[Fund, ...]:
    """Make a kommune's file of these files and those it was made of before; the findings.

    `variant`: the one that an organisation sheet among the new files belongs to. `forfra`: of
    these files only. `stamdata`: the kommune, where no file names it. Raises Filfejl where a file
    cannot be read and IndlaesningError where no kommune comes of them.
    """
    alle = dict(filer) if forfra else _gamle_filer(fil) | dict(filer)
    givet = stamdata.eller(laes_stamdata(alle.pop(STAMDATAFIL, b"")))
    indfiler = [Indfil(navn, indhold) for navn, indhold in sorted(alle.items())]
    i_dag = datetime.now(UTC).date()
    laest = udfyld(slug, laes_filer(indfiler, kommune_cvr=givet.cvr), givet, i_dag)
    nye_ark = [navn for navn in laest.organisationsark if navn in filer]
    kilde = saml_kilde(slug, laest)
    varianter = saml_varianter(laest, kilde.kommune.dato, variant, nye_ark)
    fil.parent.mkdir(parents=True, exist_ok=True)
    nyt = fil.with_suffix(".ny")
    nyt.unlink(missing_ok=True)
    with aaben(nyt) as database:
        opret(database)
        with database.atomic():
            gem_kildedata(database, kilde)
            for nr, en in enumerate(varianter):
                gem_variant(database, en, nr)
            byg_taellinger(database, kilde)
            gem_kildefiler(database, alle | givet.som_fil())
            gem_fund(database, (asdict(et) | {"alvor": str(et.alvor)} for et in laest.fund))
            if not forfra and fil.is_file():
                with aaben(fil) as gammel:
                    bevar_rettelser(gammel, database, frozenset(filer))
    nyt.replace(fil)
    return laest.fund


def _gamle_filer(fil: Path) -> dict[str, bytes]:
    if not fil.is_file():
        return {}
    with aaben(fil) as database:
        return dict(load_kildefiler(database))


def saml_kilde(slug: str, laest: Indlaesning) -> Kildedata:
    """The source data of all files as one; IndlaesningError where the kommune is not named."""
    if laest.kommune is None:
        raise IndlaesningError(
            "Ingen af filerne siger, hvilken kommune det er. Medtag et ark med kolonnerne "
            "Kommune, CVR og Dato."
        )
    kommune = Kommune(slug, laest.kommune.navn, laest.kommune.cvr, laest.kommune.dato)
    return Kildedata(
        kommune,
        _myndigheder(kommune, laest),
        _fagsystemer(laest),
        laest.lokale_enheder,
        laest.sagstyper,
        laest.lokale_ydelser,
        laest.faelles_ydelsestyper,
        laest.organisation or FkOrganisation(),
        laest.kle or KlePlan(),
        laest.personer,
        laest.familie,
        laest.sager,
        laest.bevillinger,
    )


def _myndigheder(kommune: Kommune, laest: Indlaesning) -> tuple[Myndighed, ...]:
    """The authorities of the sheet, the kommune itself, and those that only a sag names."""
    kendte = {m.cvr: m for m in (Myndighed(kommune.cvr, kommune.navn), *laest.myndigheder)}
    naevnte: Iterable[Cvr] = (
        *(sag.myndighed for sag in laest.sager),
        *(bevilling.myndighed for bevilling in laest.bevillinger),
    )
    for cvr in naevnte:
        kendte.setdefault(cvr, Myndighed(cvr, f"CVR {cvr}"))
    return tuple(kendte.values())


def _fagsystemer(laest: Indlaesning) -> tuple[Fagsystem, ...]:
    """The systems of the sheet and those that only a sag names."""
    kendte = {system.navn: system for system in laest.fagsystemer}
    naevnte = (
        *(sag.fagsystem for sag in laest.sager),
        *(bevilling.fagsystem for bevilling in laest.bevillinger),
    )
    for navn in naevnte:
        kendte.setdefault(navn, Fagsystem(navn))
    return tuple(kendte.values())


def saml_varianter(
    laest: Indlaesning, dato: date, til_variant: str | None = None, nye_ark: Iterable[str] = ()
) -> tuple[Variant, ...]:
    """The variants of the TOML files, each with its organisation sheet; without any: one a sheet.

    The first of `nye_ark` is given to the variant `til_variant`, made where there is none.
    """
    filer = list(laest.varianter) or [
        _standardvariant(fold(Path(ark).stem), ark, dato)
        for ark in laest.organisationsark or (UDEN_ARK,)
    ]
    ark = next(iter(nye_ark), None)
    if til_variant and ark:
        naevnt = [fil.slug == til_variant for fil in filer]
        if not any(naevnt):
            filer.append(replace(filer[0], slug=til_variant, navn=til_variant, model=None))
        filer = [
            replace(fil, organisationsark=ark) if fil.slug == til_variant else fil for fil in filer
        ]
    if laest.er_leveret and all(fil.slug != LEVERET.slug for fil in filer):
        filer.append(LEVERET)
    return tuple(_variant(fil, laest) for fil in _i_orden(filer))


def _standardvariant(slug: str, ark: str, dato: date) -> Variantfil:
    """A variant for a sheet that comes alone: all trin done in KOMBIT's order, just in time."""
    antal = len(KOMBITS_ORDEN)
    trin = {
        trin: dato - timedelta(days=1) - TO_UGER * (antal - 1 - nr)
        for nr, trin in enumerate(KOMBITS_ORDEN)
    }
    return Variantfil(
        slug,
        ark,
        beskrivelse="Alle trin er sat i KOMBITs rækkefølge op til datasættets dato.",
        organisationsark=ark,
        classification_filter=ANBEFALET_FILTER,
        trin=trin,
    )


def _i_orden(filer: Iterable[Variantfil]) -> list[Variantfil]:
    """Model 1 and 2 first, then the others by slug."""
    return sorted(filer, key=lambda f: (f.slug not in {"model-1", "model-2"}, f.slug))


def _variant(fil: Variantfil, laest: Indlaesning) -> Variant:
    mapning = _organisationsark(fil, laest.organisationsark)
    return Variant(
        fil.slug,
        fil.navn,
        fil.model,
        fil.oprindelse,
        fil.beskrivelse,
        dict(fil.trin),
        fil.classification_filter,
        (*mapning, *fil.enhedsmapning),
        (*(laest.ydelsestyper or ()), *fil.ydelsestyper),
        (*(laest.sagstype_kle or ()), *fil.sagstype_kle),
        fil.oprydninger,
        _med_kilde(laest.opsaetning or Opsaetning(), fil.kontaktkilde),
        laest.roller or (),
        fil.antagelser,
    )


def _organisationsark(
    fil: Variantfil, ark: Mapping[str, tuple[Enhedsmapning, ...]]
) -> tuple[Enhedsmapning, ...]:
    return ark.get(fil.organisationsark or "", ())


def _med_kilde(opsaetning: Opsaetning, kilde: Kontaktkilde | None) -> Opsaetning:
    if kilde is None:
        return opsaetning
    return Opsaetning(tuple(
        replace(raekke, kontakt=replace(raekke.kontakt, kilde=kilde))
        for raekke in opsaetning.raekker
    ))  # fmt: skip
