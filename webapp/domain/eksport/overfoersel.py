"""The export: fagsystem + variant + date -> what the indexes hold.

Two clocks: a mark is frozen when the sag is transferred, FK Organisation is read at the preview
date. A sag hangs on its last transfer, a ydelse on its first. On one day configuration comes
before transfers; the initial load is taken as instantaneous (docs/adr/0002). Two laws:

(a) A KLE number taken away from a sagstype leaves what is in the index and sends nothing more.
(b) A sag keeps its sagstype; its unit may change, which is an event.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from webapp.domain.eksport.indeks import Indekssag, Indeksydelse
from webapp.domain.fagsystem import (
    BevilgetYdelse,
    Bevilling,
    Enhedsmaerke,
    LokalYdelse,
    Sag,
    Sagsudgave,
)
from webapp.domain.vaerdier.periode import Periode
from webapp.domain.variant.eoj import Afslutning, Detaljegrad, afslut_ved_afgoerelsen, niveau_2_navn
from webapp.domain.variant.konfiguration import EN_DAG, Konfiguration, Maerke
from webapp.domain.variant.variant import Ydelsesmapning


@dataclass(frozen=True, slots=True)
class Overfoersel:
    """One object's transfers up to a date: the first, the last, and the last day that was sent."""

    foerst: date
    sidst: date
    sendt_til: date


def find_overfoersel(
    konfiguration: Konfiguration,
    sagstype: str,
    haendelser: tuple[date, ...],
    dato: date,
) -> Overfoersel | None:
    """When an object of the sagstype was transferred, None if it never was by `dato`.

    `haendelser` are the days on which something happened to it, ascending; the first is the day
    it came to be. An oprydning sends it anew and counts as its first transfer again.
    """
    foerst: date | None = None
    fundet: Overfoersel | None = None
    for periode in konfiguration.overfoersler(sagstype):
        sendt_til = _sidste_dag(periode, dato)
        if sendt_til is None or not haendelser or haendelser[0] > sendt_til:
            continue
        start = periode.fra or haendelser[0]
        foerst = foerst or max(haendelser[0], start)
        seneste = max(dag for dag in haendelser if dag <= sendt_til)
        sidst = max(seneste, start)
        oprydninger = [
            dag
            for dag in konfiguration.variant.oprydninger
            if foerst <= dag <= sendt_til and periode.daekker(dag)
        ]
        if oprydninger:
            foerst, sidst = max(oprydninger), max(sidst, *oprydninger)
        fundet = Overfoersel(foerst, sidst, sendt_til)
    return fundet


def _sidste_dag(periode: Periode, dato: date) -> date | None:
    """The last day of the period that is not after `dato`, None where it begins later."""
    if periode.fra is not None and periode.fra > dato:
        return None
    return dato if periode.til is None else min(dato, periode.til - EN_DAG)


def eksporter_sag(
    konfiguration: Konfiguration, sag: Sag, dato: date, *, via_eksport: bool
) -> Indekssag | None:
    """The sag as the index holds it on the day, None where it was never transferred.

    `via_eksport` False: its fagsystem files it by itself, as it is, whatever the choices.
    """
    udgaver = tuple(udgave for udgave in sag.udgaver if udgave.fra <= dato)
    if not udgaver:
        return None
    if not via_eksport:
        return Indekssag(sag=sag, kle=sag.kle, ansvarlig=sag.enhed, udgaver=udgaver)
    if sag.sagstype is None:
        return None
    dage = tuple(udgave.fra for udgave in udgaver)
    overfoersel = find_overfoersel(konfiguration, sag.sagstype, dage, dato)
    if overfoersel is None:
        return None
    sendte = tuple(udgave for udgave in udgaver if udgave.fra <= overfoersel.sendt_til)
    maerke = konfiguration.maerke(sendte[-1].enhed, overfoersel.sidst)
    return Indekssag(
        sag=sag,
        kle=konfiguration.kle(sag.sagstype, overfoersel.sidst),
        ansvarlig=Enhedsmaerke(maerke.enhed, sendte[-1].enhed),
        udgaver=_filet(konfiguration, sendte),
        overfoert=overfoersel.sidst,
        maerke=maerke,
    )


def _filet(konfiguration: Konfiguration, sendte: tuple[Sagsudgave, ...]) -> tuple[Sagsudgave, ...]:
    """What was transferred, with Afsluttet as the EOJ system means it (solution A)."""
    if konfiguration.variant.antagelser.eoj_afsluttet is Afslutning.AFGJORT:
        return afslut_ved_afgoerelsen(sendte)
    return sendte


def eksporter_ydelse(  # noqa: PLR0913 - the ydelse, what it hangs on, and the day
    konfiguration: Konfiguration,
    bevilling: Bevilling,
    ydelse: BevilgetYdelse,
    lokal: LokalYdelse | None,
    sag: Indekssag | None,
    dato: date,
    *,
    via_eksport: bool,
) -> Indeksydelse | None:
    """The ydelse as the index holds it on the day, None where it was never transferred.

    `sag` is the bevilling's sag as filed. A ydelse carries its sag's mark; without a sag the
    mark of its own unit at its first transfer (inferred). `via_eksport` as for a sag.
    """
    if ydelse.bevilget > dato:
        return None
    if not via_eksport:
        ansvarlig = bevilling.enhed or (sag.ansvarlig if sag else None)
        return Indeksydelse(kle=ydelse.kle, ydelsestype=ydelse.ydelsestype, ansvarlig=ansvarlig)
    if lokal is None or lokal.pakke or (bevilling.sag is not None and sag is None):
        return None
    sagstype = sag.sag.sagstype if sag else lokal.sagstype
    if sagstype is None:
        return None
    overfoersel = find_overfoersel(konfiguration, sagstype, (ydelse.bevilget,), dato)
    if overfoersel is None:
        return None
    foerst = overfoersel.foerst
    mapning = konfiguration.ydelsestype(lokal.navn, foerst)
    maerke, enhed = _ydelsens_maerke(konfiguration, bevilling, sag, foerst)
    return Indeksydelse(
        # Without a type, or mapped automatically: the sagstype's KLE (domain.md §9.5-27).
        kle=(mapning.kle if mapning else None) or konfiguration.kle(sagstype, foerst),
        ydelsestype=mapning.ydelsestype if mapning else str(lokal.automatisk or ""),
        ansvarlig=Enhedsmaerke(maerke.enhed, enhed) if enhed else None,
        overfoert=foerst,
        maerke=maerke,
        navn=_navn(konfiguration, lokal, mapning),
    )


def _navn(
    konfiguration: Konfiguration, lokal: LokalYdelse, mapning: Ydelsesmapning | None
) -> str | None:
    """The name at level 2 where that is all that is sent (solution B), else None: its own."""
    if konfiguration.variant.antagelser.eoj_ydelse is Detaljegrad.NIVEAU_2:
        return niveau_2_navn(lokal, mapning.ydelsestype if mapning else "")
    return None


def _ydelsens_maerke(
    konfiguration: Konfiguration, bevilling: Bevilling, sag: Indekssag | None, foerst: date
) -> tuple[Maerke, str]:
    """The mark and the local unit's name of a ydelse's bevilling."""
    if sag is not None and sag.maerke is not None and sag.ansvarlig is not None:
        return sag.maerke, sag.ansvarlig.navn
    enhed = bevilling.lokal_enhed or ""
    return konfiguration.maerke(enhed, foerst), enhed
