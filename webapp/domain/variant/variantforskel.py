"""What a variant changes against its origin, in words."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from webapp.domain.organisation.enhedsaendring import i_ord, i_orden
from webapp.domain.vaerdier.dansk import antal, dag, opremsning
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.antagelser import SKIFTELIGE
from webapp.domain.variant.fagomraader import profilforskelle
from webapp.domain.variant.fordringsvalg import forskelle
from webapp.domain.variant.notattitler import titelforskelle
from webapp.domain.variant.variant import TRIN_NAVNE, Antagelser, Trin, Variant

# So many units are named one by one.
MAKS_NAEVNT = 5
# Values that are written otherwise than they are kept.
VAERDIER: Mapping[str, str] = {
    "praecis": "præcise",
    "bred": "brede",
    "niveau-2": "niveau 2",
    "ekstern-test": "eksternt testmiljø",
}
# The switches as a reader names them.
ANTAGELSER: Mapping[str, str] = {
    "bopaelskommune_skal_vaere_ejer": "Kun bopælskommunens sager vises",
    "henvendelsessted_foelges": "Henvendelsessted i FK Organisation følges",
    "vis_sagsnummer": "Sagsnummeret vises",
    "vis_fremtidige_ydelser": "Ydelser, der ikke er begyndt, vises",
    "fradato_er_med": "Sager oprettet på fradatoen er med",
    "underenheder_er_med": "Underenheder er med i SAPA-rollers afgrænsning",
    "ydelsesnavn": "Navnet på en ydelse",
    "fliser": "Forsidens fliser",
    "eojsystem": "System for ældre, sundhed og social",
    "jobcentersystem": "Jobcentrets system",
    "esdhsystem": "Byggesagernes system",
    "uusystem": "UU-vejledningens system",
    "pprsystem": "PPR's system",
    "pladssystem": "Pladsanvisningens system",
    "debitorsystem": "Debitorsystem",
    "sapa_delvis_visning": "SAPA viser, at en sag findes",
    "bevilling_har_relation_til_sag": "Bevillinger peger på deres sag",
    "organisationsintegration": "Kommunen har en aktiv organisationsintegration",
    "sapa_miljoe": "SAPA's miljø",
    "sapa_sikkerhedsprofil_foelges": "SAPA følger sikkerhedsprofilen på en sag eller bevilling",
    "initial_load_uden_notifikation": "Initial load sendes uden notifikation",
    "dialogintegration": "SAPA har dialogintegration til Cura (Link til sag)",
    "foraelder_er_primaer_part": "Forælderen ser sager om pladsanvisning",
    "vis_planlagte_udbetalinger": "Planlagte udbetalinger vises",
    "vis_udbetalinger_til_andre": "Borgeren ser udbetalinger, som en anden får pengene for",
    "eoj_afsluttet": "EOJ-løsning A, »Afsluttet« betyder",
    "eoj_ydelse": "EOJ-løsning B, ydelser sendes med detaljegraden",
    "eoj_kle": "EOJ-løsning D, KLE-numre på sager er",
}


@dataclass(frozen=True, slots=True)
class Navne:
    """Names of what a variant points at: `enhed` takes the text of a UUID."""

    enhed: Callable[[str], str]


def variantforskel(oprindelse: Variant, variant: Variant, navne: Navne) -> tuple[str, ...]:
    """One Danish sentence for each thing that differs, in the order of the trin."""
    return (
        *_slags(oprindelse, variant),
        *_trin(oprindelse.trin, variant.trin, efter_er_plan=variant.er_plan),
        *_filter(oprindelse, variant),
        *_enheder(oprindelse, variant, navne),
        *_trae(oprindelse.traeforslag, variant.traeforslag),
        *_sagstyper(oprindelse, variant),
        *_ydelser(oprindelse, variant),
        *_opsaetning(oprindelse, variant),
        *_fordringer(oprindelse, variant),
        *_roller(oprindelse, variant),
        *_oprydninger(oprindelse.oprydninger, variant.oprydninger),
        *_antagelser(oprindelse.antagelser, variant.antagelser),
        *_reorganisation(oprindelse, variant, navne),
        *_fagomraader(oprindelse, variant),
        *_notattitler(oprindelse, variant),
    )


def _slags(foer: Variant, efter: Variant) -> Iterator[str]:
    if efter.leveret != foer.leveret:
        yield "Viser kun det leverede." if efter.leveret else "Viser ikke kun det leverede."


def _trin(
    foer: Mapping[Trin, date], efter: Mapping[Trin, date], *, efter_er_plan: bool
) -> Iterator[str]:
    for trin, navn in TRIN_NAVNE.items():
        a, b = foer.get(trin), efter.get(trin)
        if a != b and efter_er_plan and trin is Trin.EKSPORTER_SAGER:
            yield f"Trin {trin} ({navn}) har ingen dato, så varianten er en plan."
        elif a != b and b is None:
            yield f"Trin {trin} ({navn}) er ikke udført."
        elif a != b:
            tidligere = f" i stedet for {dag(a)}" if a else ""
            yield f"Trin {trin} ({navn}) er udført {dag(b)}{tidligere}."


def _filter(a: Variant, b: Variant) -> Iterator[str]:
    if a.classification_filter != b.classification_filter:
        numre = opremsning([str(m) for m in b.classification_filter]) or "intet"
        yield f"classificationFilter henter {numre}."


Raekker = Mapping[str, Mapping[date | None, str]]


def _samlet(raekker: Iterable[tuple[str, str, date | None]]) -> Raekker:
    """By name, what holds from each day (None: from the beginning); the last row of a day wins."""
    samlet: dict[str, dict[date | None, str]] = {}
    for navn, vaerdi, fra in raekker:
        samlet.setdefault(navn, {})[fra] = vaerdi
    # A row that says nothing, from the beginning, is the same as no row.
    return {
        navn: {fra: vaerdi for fra, vaerdi in dage.items() if vaerdi or fra}
        for navn, dage in samlet.items()
    }


def _parvis(a: Raekker, b: Raekker, ord_: Callable[[str], str], hvad: str) -> Iterator[str]:
    for navn in dict.fromkeys((*b, *a)):
        foer, efter = a.get(navn, {}), b.get(navn, {})
        if foer.get(None, "") != efter.get(None, ""):
            gammel = f" (før: {ord_(foer[None])})" if foer.get(None) else ""
            yield f"{navn}: {ord_(efter.get(None, '')) or hvad}{gammel}."
        for fra, vaerdi in efter.items():
            if fra is not None and foer.get(fra) != vaerdi:
                yield f"{navn}: {ord_(vaerdi) or hvad} fra {dag(fra)}."
        for fra in foer:
            if fra is not None and fra not in efter:
                yield f"{navn}: rettelsen fra {dag(fra)} er ikke med."


def _enheder(a: Variant, b: Variant, navne: Navne) -> Iterator[str]:
    foer, efter = (
        _samlet((r.lokal_enhed, str(r.fk_enhed or ""), r.fra) for r in v.enhedsmapning)
        for v in (a, b)
    )
    yield from _parvis(
        foer,
        efter,
        lambda uuid: f"mappet til {navne.enhed(uuid)}" if uuid else "",
        "ikke mappet selv",
    )


def _trae(foer: Mapping[str, str], efter: Mapping[str, str]) -> Iterator[str]:
    """Of a whole tree how many units, and only of a few which."""
    nye = {enhed: over for enhed, over in efter.items() if foer.get(enhed) != over}
    if len(nye) > MAKS_NAEVNT:
        yield f"Curas træ er foreslået for {len(nye)} enheder."
    else:
        yield from (f"{enhed}: foreslået under {over} i Cura." for enhed, over in nye.items())
    if fjernet := [enhed for enhed in foer if enhed not in efter]:
        yield f"Curas træ er ikke foreslået for {antal(len(fjernet), 'enhed', 'enheder')}."


def _sagstyper(a: Variant, b: Variant) -> Iterator[str]:
    foer, efter = (
        _samlet((f"Sagstypen {r.sagstype}", r.angivet, r.fra) for r in v.sagstype_kle)
        for v in (a, b)
    )
    yield from _parvis(foer, efter, lambda kle: f"KLE {kle}" if kle else "", "intet KLE-nummer")


def _ydelser(a: Variant, b: Variant) -> Iterator[str]:
    foer, efter = (
        _samlet(
            (f"Ydelsen {r.lokal_ydelse}", f"{r.ydelsestype} {r.kle or ''}".strip(), r.fra)
            for r in v.ydelsestyper
        )
        for v in (a, b)
    )
    yield from _parvis(foer, efter, lambda type_: type_, "ingen fælleskommunal ydelsestype")


def _opsaetning(a: Variant, b: Variant) -> Iterator[str]:
    """What somebody has set otherwise; what is assumed follows the numbers, told above."""
    foer = {str(r.kle): r for r in a.opsaetning.raekker}
    efter = {str(r.kle): r for r in b.opsaetning.raekker}
    antaget = {str(r.kle) for side in (a, b) for r in side.opsaetning.antagne}
    if (a.opsaetning.antaget is None) != (b.opsaetning.antaget is None):
        hvis = "antaget" if b.opsaetning.antaget else "jeres egen"
        yield f"Opsætning af Borgerblikket er {hvis}."
    aendret = [
        kle for kle in efter if efter[kle] != foer.get(kle) and (kle in foer or kle not in antaget)
    ]
    kilder = {r.kontakt.kilde for r in efter.values()}
    if aendret and len(kilder) == 1 and len({r.kontakt.kilde for r in foer.values()}) > 1:
        yield f"Kontaktoplysninger kilde er {next(iter(kilder))} for alle KLE-numre."
    elif aendret:
        yield f"Opsætning af Borgerblikket er ændret for {opremsning(aendret)}."
    if mangler := [kle for kle in foer if kle not in efter and kle not in antaget]:
        yield f"Opsætning af Borgerblikket mangler {opremsning(mangler)}."


def _fordringer(a: Variant, b: Variant) -> Iterator[str]:
    for ord_ in forskelle(a.fordringer, b.fordringer):
        yield f"Fordringskonfiguration, {ord_}."


def _fagomraader(a: Variant, b: Variant) -> Iterator[str]:
    for ord_ in profilforskelle(a.fagomraader, b.fagomraader):
        yield f"Fagområdet {ord_}."


def _notattitler(a: Variant, b: Variant) -> Iterator[str]:
    for ord_ in titelforskelle(a.notattitler, b.notattitler):
        yield f"Prædefinerede titler, {ord_}."


def _roller(a: Variant, b: Variant) -> Iterator[str]:
    foer = {r.slug: r for r in a.roller}
    aendret = [r.navn for r in b.roller if not r.er_som(foer.get(r.slug))]
    if aendret:
        yield f"SAPA-roller er ændret: {opremsning(aendret)}."
    if fjernet := [r.navn for r in a.roller if b.rolle(r.slug) is None]:
        yield f"SAPA-roller er fjernet: {opremsning(fjernet)}."


def _oprydninger(foer: Sequence[date], efter: Sequence[date]) -> Iterator[str]:
    yield from (f"Cura laver en oprydning {dag(d)}." for d in efter if d not in foer)
    yield from (f"Ingen oprydning {dag(d)}." for d in foer if d not in efter)


def _antagelser(foer: Antagelser, efter: Antagelser) -> Iterator[str]:
    for felt in dataclasses.fields(Antagelser):
        ny = getattr(efter, felt.name)
        if ny != getattr(foer, felt.name):
            vist = ("ja" if ny else "nej") if isinstance(ny, bool) else _i_ord(felt.name, str(ny))
            yield f"{ANTAGELSER.get(felt.name, felt.name)}: {vist}."


def _i_ord(felt: str, vaerdi: str) -> str:
    """A word of a switch as the page says it where it is chosen."""
    return next(
        (en.svar[vaerdi] for en in SKIFTELIGE if en.felt == felt), VAERDIER.get(vaerdi, vaerdi)
    )


def _reorganisation(a: Variant, b: Variant, navne: Navne) -> Iterator[str]:
    def navn(uuid: EnhedUuid) -> str:
        return navne.enhed(str(uuid))

    foer, efter = ({et.i_ro for et in variant.reorganisation} for variant in (a, b))
    for et in i_orden(b.reorganisation):
        if et.i_ro not in foer:
            yield f"FK Organisation: {i_ord(et, navn)} {dag(et.dato)}."
    for et in i_orden(a.reorganisation):
        if et.i_ro not in efter:
            yield f"FK Organisation: {i_ord(et, navn)} {dag(et.dato)}, er ikke med."
