"""The export: fagsystem + variant + date -> what the indexes hold.

Two clocks: a mark is frozen when the sag is transferred, FK Organisation is read at the preview
date. A sag hangs on its last transfer, a ydelse on its first. On one day configuration comes
before transfers; the initial load is taken as instantaneous (docs/adr/0002). Two laws:

(a) A KLE number taken away from a sagstype leaves what is in the index and sends nothing more.
(b) A sag keeps its sagstype; its unit may change, which is an event.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import partial
from typing import NamedTuple

from webapp.domain.eksport.indeks import Indekssag, Indeksydelse, Maerket
from webapp.domain.fagsystem import (
    BevilgetYdelse,
    Bevilling,
    Enhedsmaerke,
    LokalYdelse,
    Sag,
    Sagsudgave,
)
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.dage import EN_DAG, flyt
from webapp.domain.vaerdier.hurtig import lav
from webapp.domain.vaerdier.periode import Periode
from webapp.domain.variant.eoj import Afslutning, Detaljegrad, afslut_ved_afgoerelsen, niveau_2_navn
from webapp.domain.variant.konfiguration import Konfiguration


class Overfoersel(NamedTuple):
    """One object's transfers up to a date: the first, the last, and the last day that was sent.

    A tuple, as the others that are made of each of a person's objects.
    """

    foerst: date
    sidst: date
    sendt_til: date


# As `_make`, without a function of Python's in between.
_overfoersel = partial(tuple.__new__, Overfoersel)


class OverfoertSag(NamedTuple):
    """What a sag has in the index since its last transfer, and the unit that it was sent with."""

    sidst: date
    kle: KleEmne | None
    enhed: str

    def maerket(self, konfiguration: Konfiguration) -> Maerket:
        """The unit with its mark, of its last transfer too: for whoever asks for it."""
        maerke = konfiguration.maerke(self.enhed, self.sidst)
        return Maerket(maerke, Enhedsmaerke(maerke.enhed, self.enhed))


# As `_make`, without a function of Python's in between.
_overfoert_sag = partial(tuple.__new__, OverfoertSag)


class OverfoertYdelse(NamedTuple):
    """What a ydelse has in the index since its first transfer.

    `navn` is the name that it is sent under where that is not its own.
    """

    foerst: date
    kle: KleEmne | None
    ydelsestype: str
    navn: str | None = None


def baerende_sagstype(sagstype: str | None, lokal: LokalYdelse | None) -> str | None:
    """The sagstype that carries an object through the export: its sag's, else its ydelse's."""
    return sagstype or (lokal.sagstype if lokal else None)


def overfoert_sag(
    konfiguration: Konfiguration, sagstype: str, enhed: str, overfoersel: Overfoersel
) -> OverfoertSag:
    """What a sag carries that its local unit sent; both clocks at its last transfer."""
    sidst = overfoersel.sidst
    return _overfoert_sag((sidst, konfiguration.kle(sagstype, sidst), enhed))


def overfoert_ydelse(
    konfiguration: Konfiguration,
    sagstype: str,
    lokal: LokalYdelse | None,
    overfoersel: Overfoersel | None,
) -> OverfoertYdelse | None:
    """What a ydelse carries; None where it was not transferred, or is a package or unknown.

    Without a type, or mapped automatically, it has the sagstype's KLE (domain.md §9.5-27).
    """
    if overfoersel is None or lokal is None or lokal.pakke:
        return None
    foerst = overfoersel.foerst
    mapning = konfiguration.ydelsestype(lokal.navn, foerst)
    valgt = mapning.ydelsestype if mapning else ""
    return OverfoertYdelse(
        foerst,
        (mapning.kle if mapning else None) or konfiguration.kle(sagstype, foerst),
        valgt if mapning else str(lokal.automatisk or ""),
        _navn(konfiguration, lokal, valgt),
    )


def _navn(konfiguration: Konfiguration, lokal: LokalYdelse, valgt: str) -> str | None:
    """The name at level 2 where that is all that is sent (solution B), else None: its own."""
    if konfiguration.variant.antagelser.eoj_ydelse is Detaljegrad.NIVEAU_2:
        return niveau_2_navn(lokal, valgt)
    return None


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
    alle_oprydninger = konfiguration.variant.oprydninger
    for periode in konfiguration.overfoersler(sagstype) if haendelser else ():
        begyndt, sendt_til = haendelser[0], _sidste_dag(periode, dato)
        if sendt_til is None or begyndt > sendt_til:
            continue
        start = periode.fra or begyndt
        foerst = foerst or max(begyndt, start)
        seneste = haendelser[bisect_right(haendelser, sendt_til) - 1]
        sidst = max(seneste, start)
        if alle_oprydninger and (
            oprydninger := [
                dag
                for dag in alle_oprydninger
                if foerst <= dag <= sendt_til and periode.daekker(dag)
            ]
        ):
            foerst, sidst = max(oprydninger), max(sidst, *oprydninger)
        fundet = _overfoersel((foerst, sidst, sendt_til))
    return fundet


def _sidste_dag(periode: Periode, dato: date) -> date | None:
    """The last day of the period that is not after `dato`, None where it begins later."""
    if periode.fra is not None and periode.fra > dato:
        return None
    return dato if periode.til is None else min(dato, flyt(periode.til, -EN_DAG))


def mulige_numre(
    konfiguration: Konfiguration, sagstype: str | None, kle: KleEmne | None, *, via_eksport: bool
) -> tuple[KleEmne | None, ...]:
    """What `eksporter_sag` can file a sag under, on any day and whatever has happened to it."""
    return (None, *konfiguration.numre(sagstype or "")) if via_eksport else (kle,)


def eksporter_sag(
    konfiguration: Konfiguration, sag: Sag, dato: date, *, via_eksport: bool
) -> Indekssag | None:
    """The sag as the index holds it on the day, None where it was never transferred.

    `via_eksport` False: its fagsystem files it by itself, as it is, whatever the choices.
    """
    udgaver = _til_og_med(sag.udgaver, dato)
    if not udgaver:
        return None
    if not via_eksport:
        maerket = partial(Maerket, None, sag.enhed)
        return Indekssag(sag=sag, kle=sag.kle, udgaver=udgaver, find_maerket=maerket)
    if sag.sagstype is None:
        return None
    dage = tuple([udgave[0] for udgave in udgaver])
    overfoersel = find_overfoersel(konfiguration, sag.sagstype, dage, dato)
    if overfoersel is None:
        return None
    sendte = _til_og_med(udgaver, overfoersel.sendt_til)
    overfoert = overfoert_sag(konfiguration, sag.sagstype, sendte[-1].enhed, overfoersel)
    return lav(
        Indekssag,
        {
            "sag": sag,
            "kle": overfoert.kle,
            "udgaver": _filet(konfiguration, sendte),
            "overfoert": overfoert.sidst,
            "find_maerket": partial(overfoert.maerket, konfiguration),
        },
    )


def _til_og_med(udgaver: tuple[Sagsudgave, ...], dag: date) -> tuple[Sagsudgave, ...]:
    """Those that had begun on the day; they are in order."""
    if udgaver and udgaver[-1].fra <= dag:
        return udgaver
    return tuple([udgave for udgave in udgaver if udgave.fra <= dag])


def _filet(konfiguration: Konfiguration, sendte: tuple[Sagsudgave, ...]) -> tuple[Sagsudgave, ...]:
    """What was transferred, with Afsluttet as the EOJ system means it (solution A)."""
    if konfiguration.variant.antagelser.eoj_afsluttet is Afslutning.AFGJORT:
        return afslut_ved_afgoerelsen(sendte)
    return sendte


def eksporter_ydelse(  # noqa: PLR0913 - the ydelse, what it hangs on, and the day
    konfiguration: Konfiguration,
    bevilling: Bevilling,
    ydelse: BevilgetYdelse,
    *,
    lokal: LokalYdelse | None,
    sag: Indekssag | None,
    dato: date,
    via_eksport: bool,
) -> Indeksydelse | None:
    """The ydelse as the index holds it on the day, None where it was never transferred.

    `sag` is the bevilling's sag as filed. A ydelse carries its sag's mark; without a sag the
    mark of its own unit at its first transfer (inferred). `via_eksport` as for a sag.
    """
    if ydelse.bevilget > dato:
        return None
    if not via_eksport:
        maerket = partial(_egen_enhed, bevilling, sag)
        return Indeksydelse(kle=ydelse.kle, ydelsestype=ydelse.ydelsestype, find_maerket=maerket)
    sagstype = sag.sag.sagstype if sag else baerende_sagstype(None, lokal)
    if sagstype is None or (bevilling.sag is not None and sag is None):
        return None
    overfoersel = find_overfoersel(konfiguration, sagstype, (ydelse.bevilget,), dato)
    overfoert = overfoert_ydelse(konfiguration, sagstype, lokal, overfoersel)
    if overfoert is None:
        return None
    return lav(
        Indeksydelse,
        {
            "kle": overfoert.kle,
            "ydelsestype": overfoert.ydelsestype,
            "overfoert": overfoert.foerst,
            "navn": overfoert.navn,
            "find_maerket": partial(
                _ydelsens_enhed, konfiguration, bevilling, sag, overfoert.foerst
            ),
        },
    )


def _egen_enhed(bevilling: Bevilling, sag: Indekssag | None) -> Maerket:
    """The unit that another fagsystem filed a bevilling with, or its sag."""
    return Maerket(None, bevilling.enhed or (sag.ansvarlig if sag else None))


def _ydelsens_enhed(
    konfiguration: Konfiguration, bevilling: Bevilling, sag: Indekssag | None, foerst: date
) -> Maerket:
    """The mark and the unit of a ydelse's bevilling."""
    if sag is not None and sag.maerke is not None and sag.ansvarlig is not None:
        maerke, enhed = sag.maerke, sag.ansvarlig.navn
    else:
        enhed = bevilling.lokal_enhed or ""
        maerke = konfiguration.maerke(enhed, foerst)
    return Maerket(maerke, Enhedsmaerke(maerke.enhed, enhed) if enhed else None)
