"""The timeline of a variant: the trin, what follows from them, oprydninger and later changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from webapp.domain.vaerdier.dage import EN_DAG, flyt
from webapp.domain.vaerdier.dansk import antal
from webapp.domain.variant.konfiguration import Konfiguration
from webapp.domain.variant.trinorden import overfoersel_begynder
from webapp.domain.variant.variant import TRIN_NAVNE, Trin, Variant
from webapp.services.dansk import detaljedato
from webapp.services.trin.sidedele import Tidspunkt

Punkt = tuple[date, int, str, str, str]
FOELGER = {
    Trin.YDELSESTYPER: "Ydelser, der overføres herfra, får den rigtige type.",
    Trin.SAGSTYPER: "Sagstyperne har KLE-nummer herfra.",
    Trin.ENHEDER: "Sager, der overføres herfra, får enheden fra FK Organisation.",
    Trin.AABNING: "SAPA og Borgerblikket kan vise det, der ligger i indekserne.",
    Trin.EKSPORTER_SAGER: "Cura må sende sager og ydelser.",
}


def tidslinje(konfiguration: Konfiguration) -> Iterator[Tidspunkt]:
    """The days of the variant in order; on one day configuration comes before transfers."""
    for dato, _, maerke, art, tekst in sorted(punkter(konfiguration.variant)):
        yield Tidspunkt(detaljedato(dato), maerke, art, tekst)


def punkter(variant: Variant) -> Iterator[Punkt]:
    """(day, place on the day, mark, badge, words)."""
    for nr, trin in enumerate(Trin):
        if dag := variant.trin.get(trin):
            foelge = FOELGER.get(trin, "")
            yield dag, nr, f"Trin {trin}", "info", f"{TRIN_NAVNE[trin]}. {foelge}".strip()
    importer = variant.trin.get(Trin.KLASSIFIKATIONSIMPORTER)
    filter_ = variant.trin.get(Trin.KLE_OVERFOERSEL)
    if importer and filter_:
        yield flyt(max(importer, filter_), EN_DAG), -1, "KLE", "", "KLE-emner kan vælges i Cura."
    yield from _rettelser(variant)
    for dag, tal in Counter(aendring.dato for aendring in variant.reorganisation).items():
        tekst = f"FK Organisation: {antal(tal, 'enhed ændres', 'enheder ændres')} fra denne dag."
        yield dag, 60, "Reorganisation", "warning", tekst
    if begynder := overfoersel_begynder(variant.trin):
        yield (
            begynder,
            90,
            "Overførsel",
            "success",
            "Alle sager, hvis sagstype har KLE, sendes første gang; derefter når de ændres.",
        )
    for dag in variant.oprydninger:
        yield dag, 91, "Oprydning", "success", "Cura sender alt igen, med dagens mapning."


def _rettelser(variant: Variant) -> Iterator[Punkt]:
    """Mappings with a day of their own, counted by day."""
    for raekker, hvad in (
        (variant.enhedsmapning, "enhed"),
        (variant.ydelsestyper, "ydelse"),
        (variant.sagstype_kle, "sagstype"),
    ):
        for dag, tal in Counter(r.fra for r in raekker if r.fra).items():
            flertal = {"enhed": "enheder", "ydelse": "ydelser", "sagstype": "sagstyper"}[hvad]
            tekst = f"Mapningen af {antal(tal, hvad, flertal)} rettes fra denne dag."
            yield dag, 50, "Rettelse", "warning", tekst
