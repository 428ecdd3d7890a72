"""The timeline of a variant: the trin, what follows from them, oprydninger and later changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from webapp.domain.vaerdier.dage import EN_DAG, flyt
from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.domain.variant.konfiguration import Konfiguration
from webapp.domain.variant.trinorden import overfoersel_begynder
from webapp.domain.variant.variant import TRIN_NAVNE, Trin, Variant
from webapp.services.dansk import detaljedato
from webapp.services.trin.sidedele import Tidspunkt

Punkt = tuple[date, int, str, str, str]
RETTELSE = "Rettelse"
# More lines than these of corrections, and those that follow each other are told as one.
MEST_RETTELSER = 24
_FLERTAL = {"enhed": "enheder", "ydelse": "ydelser", "sagstype": "sagstyper"}
FOELGER = {
    Trin.YDELSESTYPER: "Ydelser, der overføres herfra, får den rigtige type.",
    Trin.SAGSTYPER: "Sagstyperne har KLE-nummer herfra.",
    Trin.ENHEDER: "Sager, der overføres herfra, får enheden fra FK Organisation.",
    Trin.AABNING: "SAPA og Borgerblikket kan vise det, der ligger i indekserne.",
    Trin.EKSPORTER_SAGER: "Cura må sende sager og ydelser.",
}


def tidslinje(konfiguration: Konfiguration) -> Iterator[Tidspunkt]:
    """The days of the variant in order; on one day configuration comes before transfers.

    Where the mapping has many days of its own, those that follow each other are told as one, so
    that the trin among them are seen.
    """
    variant = konfiguration.variant
    rettede = _rettede(variant)
    for maerke, samme in groupby(sorted(punkter(variant)), key=lambda punkt: punkt[2]):
        alle = list(samme)
        if maerke == RETTELSE and len(rettede) > MEST_RETTELSER and len(alle) > 1:
            yield _samlet(rettede, alle[0][0], alle[-1][0])
        else:
            for dato, _, _, art, tekst in alle:
                yield Tidspunkt(detaljedato(dato), maerke, art, tekst)


def _samlet(rettede: Mapping[tuple[date, str], int], fra: date, til: date) -> Tidspunkt:
    """The corrections of some days as one line."""
    dage = {dag for dag, _ in rettede if fra <= dag <= til}
    tal = {
        hvad: sum(tal for (dag, en), tal in rettede.items() if dag in dage and en == hvad)
        for hvad in _FLERTAL
    }
    ord_ = opremsning([antal(n, hvad, _FLERTAL[hvad]) for hvad, n in tal.items() if n])
    tekst = f"Mapningen af {ord_} rettes på {antal(len(dage), 'dag', 'dage')}."
    dato = detaljedato(fra) if fra == til else f"{detaljedato(fra)} – {detaljedato(til)}"
    return Tidspunkt(dato, RETTELSE, "warning", tekst)


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
    for (dag, hvad), tal in _rettede(variant).items():
        tekst = f"Mapningen af {antal(tal, hvad, _FLERTAL[hvad])} rettes fra denne dag."
        yield dag, 50, RETTELSE, "warning", tekst


def _rettede(variant: Variant) -> Mapping[tuple[date, str], int]:
    """How many mappings have that day, by day and kind."""
    dage = {
        "enhed": [r.fra for r in variant.enhedsmapning],
        "ydelse": [r.fra for r in variant.ydelsestyper],
        "sagstype": [r.fra for r in variant.sagstype_kle],
    }
    return Counter((dag, hvad) for hvad, alle in dage.items() for dag in alle if dag)
