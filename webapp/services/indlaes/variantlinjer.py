"""What an import does to the variants, in words: told before it is done, and on the receipt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields

from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.domain.variant.variant import Variant
from webapp.services.indlaes.planlaegning import Plan, load_varianter
from webapp.store.aendringer import load_aendringer
from webapp.store.curatrae import load_tegnet
from webapp.store.kildefiler import load_fund
from webapp.store.noegler import load_noegler
from webapp.store.opslag import load_opslag

MAKS_NAEVNT = 5
_FELTNAVNE = {
    "navn": "navnet",
    "model": "modellen",
    "beskrivelse": "beskrivelsen",
    "trin": "trinnenes datoer",
    "classification_filter": "classificationFilter",
    "enhedsmapning": "mapningen af enheder",
    "ydelsestyper": "ydelsestyperne",
    "sagstype_kle": "KLE-numrene på sagstyper",
    "oprydninger": "oprydningerne",
    "opsaetning": "opsætningen af Borgerblikket",
    "roller": "SAPA-rollerne",
    "fordringer": "Fordringskonfigurationen",
    "antagelser": "antagelserne",
    "traeforslag": "forslaget til Curas træ",
    "fagomraader": "svarene om fagområderne",
    "notattitler": "de prædefinerede titler",
}


@dataclass(frozen=True, kw_only=True)
class Foer:
    """What is loaded before the import: keys by kind, variants, and findings.

    A finding is (code, file, sheet, cell, value): only what is new is told one by one. `rettet`:
    the variants that hold changes saved in the product; `trae`: Cura's tree as it is, and
    `tegnet`: what of it people have drawn.
    """

    noegler: Mapping[str, frozenset[str]] = field(default_factory=dict)
    varianter: tuple[Variant, ...] = ()
    fund: frozenset[tuple[str, ...]] = frozenset()
    rettet: frozenset[str] = frozenset()
    trae: Mapping[str, str | None] = field(default_factory=dict)
    tegnet: Mapping[str, str | None] = field(default_factory=dict)


def load_foer(database: Database) -> Foer:
    """What the kommune's file holds now."""
    varianter = load_varianter(database)
    return Foer(
        noegler=load_noegler(database),
        varianter=varianter,
        fund=frozenset((f.kode, f.fil, f.ark, f.celle, f.vaerdi) for f in load_fund(database)),
        rettet=frozenset(
            en.slug
            for en in varianter
            if any(not aendring.fortrudt for aendring in load_aendringer(database, en.slug))
        ),
        trae={e.navn: e.overordnet for e in load_opslag(database).lokale_enheder},
        tegnet=load_tegnet(database),
    )


def variantlinjer(plan: Plan, foer: Foer) -> Iterator[str]:
    """What the files change in the variants that are there, and what stays of what people did."""
    kendte = {variant.slug: variant for variant in foer.varianter}
    navne = {variant.slug: variant.navn for variant in plan.varianter}
    for ark, navn in plan.ark_som_varianter(kendte):
        yield f"Organisationsarket »{ark}« bliver en variant for sig: »{navn}«."
    yield from _udskiftet(plan, foer)
    yield from _antagelsen(plan, kendte)
    yield from _traeet(plan, foer)
    for felt, slugs in _efter_felt(plan.fletning.overskrevet).items():
        yield (
            f"{_opremset(navne[slug] for slug in slugs)}: {_FELTNAVNE.get(felt, felt)} er rettet i "
            "Forhåndsblik. Rettelserne bliver erstattet af det, filen siger."
        )
    for felt, slugs in _efter_felt(plan.fletning.bekraeftet).items():
        yield (
            f"{_opremset(navne[slug] for slug in slugs)}: det, I har rettet i Forhåndsblik af "
            f"{_FELTNAVNE.get(felt, felt)}, står nu også i filen."
        )
    erstattet = {slug for slug, _ in plan.fletning.overskrevet}
    if urort := [navn for slug, navn in navne.items() if slug in foer.rettet - erstattet]:
        yield f"{_opremset(urort)}: det, I har rettet og gemt i Forhåndsblik, er stadig med."
    for ark in plan.ubrugte_ark:
        yield (
            f"Organisationsarket »{ark}« bruges ikke af nogen variant. Vælg den variant, det "
            "hører til, når I vælger filer."
        )


def _opremset(navne: Iterable[str]) -> str:
    return opremsning([f"»{navn}«" for navn in navne])


def _efter_felt(par: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    samlet: dict[str, list[str]] = {}
    for slug, felt in par:
        samlet.setdefault(felt, []).append(slug)
    return samlet


def udskiftede(
    plan: Plan, foer: Foer, af: Callable[[object], object] = lambda vaerdi: vaerdi
) -> Mapping[str, tuple[str, ...]]:
    """The fields of each known variant that the files say otherwise than it did.

    `af`: what of a value is compared; all of it, where nothing else is asked for.
    """
    kendte = {variant.slug: variant for variant in foer.varianter}
    return {
        variant.slug: tuple(
            felt.name
            for felt in fields(Variant)
            if af(getattr(kendte[variant.slug], felt.name)) != af(getattr(variant, felt.name))
            if (variant.slug, felt.name) not in plan.fletning.bekraeftet
        )
        for variant in plan.varianter
        if variant.slug in kendte
    }


def _udskiftet(plan: Plan, foer: Foer) -> Iterator[str]:
    """What the files take the place of, the variants of one answer together."""
    navne = {variant.slug: variant.navn for variant in plan.varianter}
    samlet: dict[tuple[str, ...], list[str]] = {}
    for slug, felter in udskiftede(plan, foer).items():
        if felter:
            hvad = tuple(_FELTNAVNE.get(felt, felt) for felt in felter)
            samlet.setdefault(hvad, []).append(navne[slug])
    for hvad, varianter in samlet.items():
        yield f"{_opremset(varianter)}: filerne udskifter {opremsning(hvad)}."


def _antagelsen(plan: Plan, kendte: Mapping[str, Variant]) -> Iterator[str]:
    """That the assumed set-up ends, and which numbers are then not active."""
    samlet: dict[tuple[str, ...], list[str]] = {}
    for variant in plan.varianter:
        gammel = kendte.get(variant.slug)
        if gammel and gammel.opsaetning.antaget and not variant.opsaetning.antaget:
            numre = sorted(variant.numre_i_brug)
            fundne = ((kle, variant.opsaetning.find(kle)) for kle in numre)
            uden = tuple(str(kle) for kle, raekke in fundne if not (raekke and raekke.aktiv))
            samlet.setdefault(uden, []).append(variant.navn)
    for uden, navne in samlet.items():
        vist = opremsning([*uden[:MAKS_NAEVNT], *_flere(len(uden))])
        skjult = f" Efter arket er {vist} ikke aktive, så deres sager vises ikke." if uden else ""
        yield (
            f"{_opremset(navne)}: opsætningen af Borgerblikket er ikke længere antaget. Arket "
            f"gælder.{skjult}"
        )


def _flere(ialt: int) -> list[str]:
    return [f"{ialt - MAKS_NAEVNT} mere"] if ialt > MAKS_NAEVNT else []


def _traeet(plan: Plan, foer: Foer) -> Iterator[str]:
    """That the sheets say another tree of Cura, which holds for every variant."""
    enheder = {enhed.navn: enhed for enhed in plan.samlet.kilde.lokale_enheder}
    efter = {navn: enhed.overordnet for navn, enhed in enheder.items()}
    for navn, over in foer.tegnet.items():
        # As store/curatrae.py draws it again: what a new sheet says of a unit holds for it.
        sted = enheder[navn].sted if navn in enheder else None
        nyt_i_arket = sted is not None and sted.fil in plan.nye and efter[navn]
        if navn in efter and (over is None or over in efter) and not nyt_i_arket:
            efter[navn] = over
    flyttet = [n for n, over in efter.items() if n in foer.trae and foer.trae[n] != over]
    if not flyttet:
        return
    vist = [
        f"{navn} under {efter[navn]}" if efter[navn] else f"{navn} øverst"
        for navn in flyttet[:MAKS_NAEVNT]
    ]
    yield (
        f"Arket flytter {antal(len(flyttet), 'enhed', 'enheder')} i Curas træ: "
        f"{opremsning([*vist, *_flere(len(flyttet))])}. Træet gælder alle varianter."
    )
