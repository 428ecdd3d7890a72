"""What becomes of payments between two variants: told from the boxes of the ydelser they are of.

A citizen sees a payment where she sees one of its ydelser, and no choice of a variant looks at a
payment itself (screens.md §2.2); ADR 33.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from webapp.domain.visning.oekonomisk import Betalingsslags
from webapp.domain.visning.udbetaling import sidste_viste_dag
from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.egenskaber import laes_adgang
from webapp.services.optaelling.klasser import Hold
from webapp.services.optaelling.snit import Blik
from webapp.services.optaelling.udfald import Vaerdi
from webapp.store import betalingsdele as dele
from webapp.store.optaelling import Kasser, Optaelling

# What of a payment is seen under one variant: the contact that it gives, and which of its parts.
Set = tuple[Vaerdi, tuple[bool, ...]]
# A class of ydelser with what is seen of it under both: None is hidden.
Ydelsesudfald = tuple[Hold, Vaerdi | None, Vaerdi | None]

# Grupper of ydelser that are paid together with others.
DELTE = Blik(gruppe=lambda gruppe: gruppe.slags == "ydelse" and laes_adgang(gruppe.adgang).delt)


def tael_betalinger(
    optaelling: Optaelling, a: Grundlag, b: Grundlag, ydelser: Iterable[Ydelsesudfald]
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Payments by fate: those of one part, and those of more; what is hidden under both is none.

    Fates: total (nothing changes), changed, shown, hidden. Of ydelser that are not among those
    given, nothing is seen.
    """
    hold: defaultdict[int, list[Kasser]] = defaultdict(list)
    numre: dict[tuple[Vaerdi | None, Vaerdi | None], int] = {}
    for en, fra, til in ydelser:
        if en.slags == "ydelse":
            hold[numre.setdefault((fra, til), len(numre))].append(en.kasser)
    ene: Counter[str] = Counter()
    delte: Counter[str] = Counter()
    par = list(numre)
    arter = dele.tael_betalinger(optaelling, hold, a.dato, sidste_viste_dag(a.dato))
    for art, antal in arter.items():
        set_a, set_b = (
            _set([par[nr][side] for nr in art.raekke]) if _med(grundlag, art) else None
            for side, grundlag in enumerate((a, b))
        )
        skaebne = _skaebne(set_a, set_b)
        if skaebne:
            (delte if art.er_delt else ene)[skaebne] += antal
    return ene, delte


def tael_alle_betalinger(
    optaelling: Optaelling,
    a: Grundlag,
    b: Grundlag,
    ydelser: Iterable[Ydelsesudfald],
    delte: Callable[[], Iterable[Ydelsesudfald]] | None = None,
) -> Mapping[str, int]:
    """Payments by fate, of all parts.

    `delte`: where the ydelser are not all there are, those that are paid together with others; what
    a payment of several comes to is then told from them, and nothing is said of the unchanged.
    """
    alle = tuple(ydelser)
    ene, flere = tael_betalinger(optaelling, a, b, alle)
    if delte is not None and _skal_se_delte(optaelling, alle):
        _, af_alle = tael_betalinger(optaelling, a, b, delte())
        flere = {skaebne: antal for skaebne, antal in af_alle.items() if skaebne != "total"}
    return Counter(ene) + Counter(flere)


def _skal_se_delte(optaelling: Optaelling, ydelser: Iterable[Ydelsesudfald]) -> bool:
    """True if some payment of ydelser that fare otherwise is of other ydelser too."""
    kasser = [en.kasser for en, fra, til in ydelser if en.slags == "ydelse" and fra != til]
    return bool(kasser) and dele.har_delte(optaelling, kasser)


def _skaebne(a: Set | None, b: Set | None) -> str:
    if a is None:
        return "shown" if b is not None else ""
    if b is None:
        return "hidden"
    return "total" if a == b else "changed"


def _set(vaerdier: list[Vaerdi | None]) -> Set | None:
    foerste = next((vaerdi for vaerdi in vaerdier if vaerdi is not None), None)
    if foerste is None:
        return None
    return foerste, tuple(vaerdi is not None for vaerdi in vaerdier)


def _med(grundlag: Grundlag, art: dele.Betalingsart) -> bool:
    """True if the variant's choices show payments of the kind."""
    return Betalingsslags(art.plan, art.til_anden).vises(grundlag.variant.antagelser)
