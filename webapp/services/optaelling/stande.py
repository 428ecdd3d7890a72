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
from webapp.store.database import iso
from webapp.store.standtal import Skift, Stand, Standskrivning

AKTIV, PASSIV = "Aktiv", "Passiv"
# From an ISO day on: the Stand, and the local unit.
_Forloeb = list[tuple[str, Stand, str]]


def byg_standtal(database: Database, kilde: Kildedata) -> None:
    """Write the sums of a whole kommune anew."""
    skrivning = Standskrivning(database)
    skrivning.tilfoej(standskift(kilde.personer, kilde.sager, kilde.bevillinger))
    skrivning.saml()


def standskift(
    personer: Sequence[Person], sager: Sequence[Sag], bevillinger: Iterable[Bevilling]
) -> Iterator[Skift]:
    """Every day on which an object of Cura's enters a Stand, or leaves it."""
    kendte = {person.slug for person in personer}
    ejede = {ejendom for person in personer for ejendom in person.ejendomme if ejendom}
    for sag in sager:
        if sag.sagstype is not None and _naar_nogen(sag, kendte, ejede):
            yield from _skift(_sagens(sag))
    efter_slug = {sag.slug: sag for sag in sager}
    for bevilling in bevillinger:
        if any(part.person in kendte for part in bevilling.parter):
            for ydelse in bevilling.ydelser:
                yield from _skift(_ydelsens(bevilling, ydelse, efter_slug))


def _naar_nogen(sag: Sag, kendte: set[str], ejede: set[str]) -> bool:
    return any(part.person in kendte for part in sag.parter) or sag.ejendom in ejede


def _sagens(sag: Sag) -> _Forloeb:
    return [
        (
            iso(udgave.fra) or "",
            Stand(
                slags="sag",
                fagsystem=sag.fagsystem,
                myndighed=str(sag.myndighed),
                sagstype=sag.sagstype,
                lokal_ydelse=None,
                fase=udgave.fremdrift.value,
            ),
            udgave.enhed,
        )
        for udgave in sag.udgaver
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
    return [
        (
            iso(dag) or "",
            Stand(
                slags="ydelse",
                fagsystem=bevilling.fagsystem,
                myndighed=str(bevilling.myndighed),
                sagstype=sag.sagstype if sag else None,
                lokal_ydelse=ydelse.lokal_ydelse,
                fase=AKTIV if til is None or dag < til else PASSIV,
                sagens_fagsystem=sag.fagsystem if sag else None,
            ),
            next(enhed for fra, enhed in reversed(steder) if fra <= dag),
        )
        for dag in sorted(dage)
    ]


def _skift(forloeb: _Forloeb) -> Iterator[Skift]:
    """Into each Stand on its day, and out of the one before."""
    foer: tuple[Stand, str] | None = None
    for dag, stand, enhed in forloeb:
        if foer == (stand, enhed):
            continue
        if foer is not None:
            yield Skift(*foer, dag, -1)
        yield Skift(stand, enhed, dag, 1)
        foer = (stand, enhed)
