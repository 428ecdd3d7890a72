"""Files to a kommune: read, and put together to source data and variants. Writing: `skrivning`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from webapp.domain.fagsystem import Fagsystem, LokalYdelse, Myndighed, Sagstype
from webapp.domain.klassifikation.kendte import KENDTE_TITLER
from webapp.domain.klassifikation.kle import KleMoenster, KlePlan
from webapp.domain.kontrol.kleforslag import kleforslag
from webapp.domain.organisation.organisation import FkOrganisation
from webapp.domain.testdata.kilde import Kildedata, Kommune
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.vaerdier.fund import Fund
from webapp.domain.vaerdier.identifikation import Cvr, masker_cpr
from webapp.domain.vaerdier.slug import kan_vaere_cpr_slug, variantslug
from webapp.domain.variant.fordringsvalg import i_orden
from webapp.domain.variant.opsaetning import Kontaktkilde, Opsaetning
from webapp.domain.variant.variant import Enhedsmapning, Variant
from webapp.importers.filslags import MAKS_FIL
from webapp.importers.indlaes import Indfil, Indlaesning, laes_filer
from webapp.importers.variantfil.variantfil import Variantfil
from webapp.services.indlaes.udfyld import STAMDATAFIL, laes_stamdata, med_tilfoejede, udfyld

# »ANBEFALING TIL OPSÆTNING AF KLE-KODEIMPORT: classificationFilter: 27,29« (A0:1104).
ANBEFALET_FILTER = (KleMoenster("27"), KleMoenster("29"))


# The variant of a kommune that has no organisation sheet yet.
UDEN_ARK = "uden-organisationsark"
PLANENS_BESKRIVELSE = "En plan: siderne vises, som om alle trin er udført i den rigtige rækkefølge."
# The ready variant of what is delivered (ADR 0010).
LEVERET = Variantfil(
    slug="leveret",
    navn="Leveret",
    beskrivelse="Kun det, fagsystemerne selv har leveret. Intet kommer gennem eksporten.",
    leveret=True,
)

# Findings that name a number the digits can have meant.
GAETTEDE_NUMRE = frozenset({"KLE_KOMMA", "KLE_SKILLETEGN", "KLE_MANGLER_CIFFER"})

_SYSTEMFILER = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon", "__macosx"})


class IndlaesningError(ValueError):
    """The files do not make a kommune; the message is Danish and says what is missing.

    `kode`: the status of the page that says so.
    """

    kode = 422


def laes_stier(stier: Iterable[Path]) -> dict[str, bytes]:
    """The contents of files by name; OSError where one is not there."""
    return {sti.name: sti.read_bytes() for sti in stier}


def laes_mappe(mappe: Path) -> dict[str, bytes]:
    """The contents of a folder's files, but for its LAESMIG.md and what systems leave there."""
    return laes_stier(
        sorted(
            f
            for f in mappe.iterdir()
            if f.is_file() and f.suffix != ".md" and not er_systemfil(f.name)
        )
    )


def er_systemfil(navn: str) -> bool:
    """True for what Excel, macOS and Windows leave in a folder: nobody means it to be read."""
    return navn.startswith((".", "~$")) or navn.strip().lower() in _SYSTEMFILER


def laes_alle(stier: Iterable[Path]) -> dict[str, bytes]:
    """The contents of files and of folders' files; OSError where one is not there.

    Raises IndlaesningError where two have one name, where there are none, and where they are
    too large together.
    """
    indhold: dict[str, bytes] = {}
    for sti in stier:
        nye = laes_mappe(sti) if sti.is_dir() else laes_stier([sti])
        for navn in sorted(nye.keys() & indhold.keys()):
            raise IndlaesningError(
                f"To filer hedder »{navn}«. Intet er ændret. Giv den ene et andet navn."
            )
        indhold |= nye
    if not indhold:
        raise IndlaesningError("Der er ingen filer at indlæse. Intet er ændret.")
    if sum(map(len, indhold.values())) > MAKS_FIL:
        raise IndlaesningError(
            f"Filerne må tilsammen højst fylde {MAKS_FIL // 1024**2} MB. Intet er ændret. Indlæs "
            "dem i flere omgange."
        )
    return indhold


@dataclass(frozen=True)
class Samlet:
    """What a set of files makes: the kommune's source data, its variants, and what was read."""

    kilde: Kildedata
    varianter: tuple[Variant, ...]
    laest: Indlaesning


def saml(
    slug: str,
    filer: Mapping[str, bytes],
    nye: Collection[str] = (),
    variant: str | None = None,
    navn: str | None = None,
) -> Samlet:
    """A kommune of these files.

    `nye`: the names of those that are new; `variant`: the one that an organisation sheet among
    them belongs to; `navn`: what the kommune was renamed to. Raises Filfejl where a file cannot be
    read and IndlaesningError where no file names the kommune.
    """
    alle = dict(filer)
    givet = laes_stamdata(alle.pop(STAMDATAFIL, b""))
    indfiler = [Indfil(fil, indhold) for fil, indhold in sorted(alle.items())]
    laest = laes_filer(indfiler, kommune_cvr=givet.cvr)
    laest = udfyld(slug, laest, givet, datetime.now(UTC).date())
    kilde = saml_kilde(slug, laest)
    if navn:
        kilde = replace(kilde, kommune=replace(kilde.kommune, navn=navn))
    kilde, laest = med_tilfoejede(kilde, laest)
    laest = replace(laest, fund=tuple(_med_kleforslag(et, kilde.kle) for et in laest.fund))
    nye_ark = [ark for ark in laest.organisationsark if ark in nye]
    return Samlet(kilde, saml_varianter(laest, variant, nye_ark), laest)


def _med_kleforslag(et: Fund, plan: KlePlan) -> Fund:
    """A finding that guesses a KLE number from its digits, with what Kontrol proposes instead."""
    forslag = kleforslag(plan, et.vaerdi, et.om) if et.kode in GAETTEDE_NUMRE else ()
    if not forslag:
        return et
    if len(forslag) == 1:
        return replace(et, ventet=f"Skriv {forslag[0].nummer_og_titel}, hvis det er det.")
    mulige = [f"{en.nummer_og_titel} ({opremsning(list(en.grunde))})" for en in forslag]
    return replace(et, ventet=f"Skriv det, der gælder: {opremsning(mulige, 'eller')}.")


def saml_kilde(slug: str, laest: Indlaesning) -> Kildedata:
    """The source data of all files as one; IndlaesningError where the kommune is not named."""
    if laest.kommune is None:
        raise IndlaesningError(
            "Ingen af filerne siger, hvilken kommune det er. Medtag et ark med kolonnerne "
            "Kommune, CVR og Dato."
        )
    kommune = Kommune(slug, laest.kommune.navn, laest.kommune.cvr, laest.kommune.dato)
    return Kildedata(
        kommune=kommune,
        myndigheder=_myndigheder(kommune, laest),
        fagsystemer=_fagsystemer(laest),
        lokale_enheder=laest.lokale_enheder,
        sagstyper=_sagstyper(laest),
        lokale_ydelser=_lokale_ydelser(laest),
        faelles_ydelsestyper=laest.faelles_ydelsestyper,
        organisation=laest.organisation or FkOrganisation(),
        kle=laest.kle or KlePlan(uefterset={**KENDTE_TITLER, **laest.kletitler}),
        personer=laest.personer,
        familie=laest.familie,
        registre=laest.registre,
        sager=laest.sager,
        bevillinger=laest.bevillinger,
        effektueringer=laest.effektueringer,
        aftaler=laest.aftaler,
        fordringer=laest.fordringer,
    )


def _myndigheder(kommune: Kommune, laest: Indlaesning) -> tuple[Myndighed, ...]:
    """The authorities of the sheet, the kommune itself, and those that only a sag names."""
    kendte = {m.cvr: m for m in (Myndighed(kommune.cvr, kommune.navn), *laest.myndigheder)}
    naevnte: Iterable[Cvr] = (
        *(sag.myndighed for sag in laest.sager),
        *(bevilling.myndighed for bevilling in laest.bevillinger),
        *(fordring.myndighed for fordring in laest.fordringer),
    )
    for cvr in naevnte:
        kendte.setdefault(cvr, Myndighed(cvr, f"CVR {cvr}"))
    return tuple(kendte.values())


def _sagstyper(laest: Indlaesning) -> tuple[Sagstype, ...]:
    """The sagstyper of the sheet and those that only a sag or a ydelse names."""
    kendte = {sagstype.navn: sagstype for sagstype in laest.sagstyper}
    for sag in laest.sager:
        if sag.sagstype:
            kendte.setdefault(sag.sagstype, Sagstype(sag.sagstype, sted=sag.sted))
    return tuple(kendte.values())


def _lokale_ydelser(laest: Indlaesning) -> tuple[LokalYdelse, ...]:
    """The lokale ydelser of the sheet and those that only a bevilling names."""
    kendte = {ydelse.navn: ydelse for ydelse in laest.lokale_ydelser}
    for ydelse in (y for bevilling in laest.bevillinger for y in bevilling.ydelser):
        if ydelse.lokal_ydelse:
            kendte.setdefault(ydelse.lokal_ydelse, LokalYdelse(navn=ydelse.lokal_ydelse))
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
    laest: Indlaesning, til_variant: str | None = None, nye_ark: Sequence[str] = ()
) -> tuple[Variant, ...]:
    """The variants of the TOML files, each with its organisation sheet; without any: one a sheet.

    The first of `nye_ark` is given to the variant `til_variant`, made where there is none. A new
    sheet that no variant has becomes one of its own.
    """
    filer = list(laest.varianter)
    for alene in () if filer else (*laest.organisationsark,) or (UDEN_ARK,):
        filer.append(_standardvariant(alene, filer))
    ark = next(iter(nye_ark), None)
    if til_variant and ark:
        naevnt = [fil.slug == til_variant for fil in filer]
        if not any(naevnt):
            _tjek_variantslug(til_variant)
            filer.append(replace(filer[0], slug=til_variant, navn=til_variant, model=None))
        filer = [
            replace(fil, organisationsark=ark) if fil.slug == til_variant else fil
            for fil in filer
            # The sheet is that variant's, and where no TOML says otherwise no other's.
            if laest.varianter or fil.organisationsark != ark or fil.slug == til_variant
        ]
    brugte = {fil.organisationsark for fil in filer}
    for nyt in nye_ark:
        if nyt not in brugte:
            filer.append(_standardvariant(nyt, filer))
    if laest.er_leveret and all(fil.slug != LEVERET.slug for fil in filer):
        filer.append(LEVERET)
    return tuple(_variant(fil, laest) for fil in _i_orden(filer))


def _tjek_variantslug(slug: str) -> None:
    """Raise IndlaesningError where a variant cannot be called so in an address."""
    if not slug or variantslug(slug) != slug or kan_vaere_cpr_slug(slug):
        raise IndlaesningError(
            f"Varianten kan ikke hedde »{masker_cpr(slug[:80])}« i adressen. Brug små bogstaver, "
            "tal og bindestreg, fx model-1."
        )


def _standardvariant(ark: str, andre: Iterable[Variantfil]) -> Variantfil:
    """A variant for a sheet that comes alone: a plan, for no file says when anything was done.

    Its slug and its name have a number where one of the others has them.
    """
    slugs, navne = {fil.slug for fil in andre}, {fil.navn for fil in andre}
    slug, navn = variantslug(" ".join(_fil_og_ark(ark))), _variantnavn(ark)
    nr = next(nr for nr in count(1) if _nummereret(slug, "-", nr) not in slugs)
    navn_nr = next(nr for nr in count(1) if _nummereret(navn, " ", nr) not in navne)
    return Variantfil(
        slug=_nummereret(slug, "-", nr),
        navn=_nummereret(navn, " ", navn_nr),
        beskrivelse=PLANENS_BESKRIVELSE,
        organisationsark=ark,
        classification_filter=ANBEFALET_FILTER,
    )


def _nummereret(tekst: str, foer: str, nr: int) -> str:
    return tekst if nr == 1 else f"{tekst}{foer}{nr}"


def _variantnavn(ark: str) -> str:
    """What a variant is called after its sheet: `Cura orgmapning` of `cura_orgmapning.xlsx`."""
    stamme, blad = _fil_og_ark(ark)
    navn = " ".join(re.split(r"[\s_-]+", stamme)).strip()
    navn = navn[:1].upper() + navn[1:]
    return " – ".join(filter(None, (navn, blad))) or ark


def _fil_og_ark(ark: str) -> tuple[str, str]:
    """The file's name without its ending, and the sheet's where it is a further one of the file."""
    fundet = re.fullmatch(r"(.+\.\w+)#(.+)", ark)
    return (Path(fundet[1]).stem, fundet[2]) if fundet else (Path(ark).stem, "")


def _i_orden(filer: Iterable[Variantfil]) -> list[Variantfil]:
    """Model 1 and 2 first, then the others by slug."""
    return sorted(filer, key=lambda f: (f.slug not in {"model-1", "model-2"}, f.slug))


def _variant(fil: Variantfil, laest: Indlaesning) -> Variant:
    mapning = _organisationsark(fil, laest.organisationsark)
    return Variant(
        slug=fil.slug,
        navn=fil.navn,
        model=fil.model,
        oprindelse=fil.oprindelse,
        beskrivelse=fil.beskrivelse,
        trin=dict(fil.trin),
        classification_filter=fil.classification_filter,
        enhedsmapning=(*mapning, *fil.enhedsmapning),
        ydelsestyper=(*(laest.ydelsestyper or ()), *fil.ydelsestyper),
        sagstype_kle=(*(laest.sagstype_kle or ()), *fil.sagstype_kle),
        oprydninger=fil.oprydninger,
        opsaetning=_med_kilde(_opsaetning(fil, laest), fil.kontaktkilde),
        fordringer=i_orden(fil.fordringer or laest.fordringsvalg or ()),
        roller=laest.roller or (),
        antagelser=fil.antagelser,
        reorganisation=fil.reorganisation,
        leveret=fil.leveret,
        traeforslag=dict(fil.traeforslag),
        fagomraader=fil.fagomraader,
        notattitler=fil.notattitler,
    )


def _opsaetning(fil: Variantfil, laest: Indlaesning) -> Opsaetning:
    """The file's own rows, else the sheet's; in the store's order, so that equal is equal.

    Where the file's are assumed but for a few, and there is a sheet by now, the few lie on top.
    """
    arkets, filens = laest.opsaetning or Opsaetning(), fil.opsaetning
    if filens is None:
        return _ordnet(arkets)
    if filens.antaget is None or arkets.antaget is not None:
        return _ordnet(filens)
    raekker = {raekke.kle.forled: raekke for raekke in (*arkets.egne, *filens.egne)}
    return _ordnet(Opsaetning(tuple(raekker.values())))


def _ordnet(opsaetning: Opsaetning) -> Opsaetning:
    egne = tuple(sorted(opsaetning.egne, key=lambda raekke: str(raekke.kle)))
    return Opsaetning(egne, opsaetning.antaget)


def _organisationsark(
    fil: Variantfil, ark: Mapping[str, tuple[Enhedsmapning, ...]]
) -> tuple[Enhedsmapning, ...]:
    return ark.get(fil.organisationsark or "", ())


def _med_kilde(opsaetning: Opsaetning, kilde: Kontaktkilde | None) -> Opsaetning:
    if kilde is None:
        return opsaetning
    egne = tuple(
        replace(raekke, kontakt=replace(raekke.kontakt, kilde=kilde)) for raekke in opsaetning.egne
    )
    return Opsaetning(egne, kilde if opsaetning.antaget else None)
