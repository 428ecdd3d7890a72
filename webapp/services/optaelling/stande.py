"""When objects enter and leave a Stand: what the export asks of them, from day to day.

What the export never sends is left out: a sag without sagstype, a ydelse without a place in Cura's
catalogue, an object that reaches nobody whom the kommune knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlite_utils import Database

from webapp.domain.fagsystem import BevilgetYdelse, Bevilling, Sag
from webapp.domain.testdata.kilde import Kildedata
from webapp.domain.testdata.person import Person
from webapp.store.standtal import Skift, Stand, Standskrivning

AKTIV, PASSIV = "Aktiv", "Passiv"
# The Stand, and the local unit; from an ISO day on.
_Sted = tuple[Stand, str]
_Forloeb = list[tuple[str, _Sted]]


def byg_standtal(database: Database, kilde: Kildedata) -> None:
    """Write the sums of a whole kommune anew."""
    skrivning = Standskrivning(database)
    skrivning.tilfoej(standskift(kilde.personer, kilde.sager, kilde.bevillinger))
    skrivning.saml()


def standskift(
    personer: Sequence[Person], sager: Sequence[Sag], bevillinger: Iterable[Bevilling]
) -> Iterator[Skift]:
    """Every day on which an object of Cura's enters a Stand, or leaves it."""
    for forloeb in _forloeb(personer, sager, bevillinger):
        foer: _Sted | None = None
        for dag, sted in forloeb:
            if foer == sted:
                continue
            if foer is not None:
                yield Skift(*foer, dag, -1)
            yield Skift(*sted, dag, 1)
            foer = sted


def _forloeb(
    personer: Sequence[Person], sager: Sequence[Sag], bevillinger: Iterable[Bevilling]
) -> Iterator[_Forloeb]:
    kendte = {person.slug for person in personer}
    ejede = {ejendom for person in personer for ejendom in person.ejendomme if ejendom}
    for sag in sager:
        if sag.sagstype is not None and _naar_nogen(sag, kendte, ejede):
            yield _sagens(sag)
    efter_slug = {sag.slug: sag for sag in sager}
    for bevilling in bevillinger:
        if any(part.person in kendte for part in bevilling.parter):
            for ydelse in bevilling.ydelser:
                yield _ydelsens(bevilling, ydelse, efter_slug)


def _naar_nogen(sag: Sag, kendte: set[str], ejede: set[str]) -> bool:
    return any(part.person in kendte for part in sag.parter) or sag.ejendom in ejede


def _sagens(sag: Sag) -> _Forloeb:
    kender = ("sag", sag.fagsystem, str(sag.myndighed), sag.sagstype, None)
    return [
        (fra.isoformat(), (Stand._make((*kender, str(fremdrift), None)), enhed))
        for fra, _, enhed, fremdrift, _ in sag.udgaver
    ]


def _ydelsens(bevilling: Bevilling, ydelse: BevilgetYdelse, sager: Mapping[str, Sag]) -> _Forloeb:
    """From when it was granted, and not before the first event of its sag."""
    sag = sager.get(bevilling.sag or "")
    if ydelse.lokal_ydelse is None or (bevilling.sag and (sag is None or sag.sagstype is None)):
        return []
    steder = [(u.fra, u.enhed) for u in sag.udgaver] if sag else []
    if sag is None:
        steder = [(ydelse.bevilget, bevilling.lokal_enhed or "")]
    if not steder:
        return []
    begyndt, til = max(ydelse.bevilget, steder[0][0]), ydelse.til
    dage = {begyndt} | {dag for dag in (til, *(dag for dag, _ in steder)) if dag and dag > begyndt}
    myndighed, sagstype = str(bevilling.myndighed), sag.sagstype if sag else None
    kender = ("ydelse", bevilling.fagsystem, myndighed, sagstype, ydelse.lokal_ydelse)
    sagens = sag.fagsystem if sag else None
    aktiv, passiv = (Stand._make((*kender, fase, sagens)) for fase in (AKTIV, PASSIV))
    return [
        (
            dag.isoformat(),
            (
                aktiv if til is None or dag < til else passiv,
                next(enhed for fra, enhed in reversed(steder) if fra <= dag),
            ),
        )
        for dag in sorted(dage)
    ]
