"""One sag's history in the index: every transfer, why it came, and the mark that it left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from webapp.domain.fagsystem import Sag, Sagsudgave
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.dage import EN_DAG, flyt
from webapp.domain.vaerdier.periode import Periode
from webapp.domain.variant.konfiguration import Konfiguration, Maerke


class Aarsag(StrEnum):
    """Why the sag was sent on the day."""

    FOERSTE = "første overførsel"
    GENOPTAGET = "overførslen genoptaget"
    HAENDELSE = "sagen blev ændret"
    OPRYDNING = "oprydning hos Cura"


@dataclass(frozen=True, slots=True)
class Afsendelse:
    """One transfer: its day and reason, the sag as it was, and what the index was left with."""

    dag: date
    aarsag: Aarsag
    udgave: Sagsudgave
    maerke: Maerke
    kle: KleEmne | None


def afsendelser(konfiguration: Konfiguration, sag: Sag, dato: date) -> tuple[Afsendelse, ...]:
    """Every transfer of a sag of Cura up to and including `dato`, oldest first.

    The last of them is what `eksporter_sag` says of the day. Empty where it was never sent.
    """
    if sag.sagstype is None:
        return ()
    udgaver = tuple(udgave for udgave in sag.udgaver if udgave.fra <= dato)
    fundet: list[Afsendelse] = []
    for periode in konfiguration.overfoersler(sag.sagstype):
        for dag, aarsag in _dage(konfiguration, periode, udgaver, dato, begyndt=bool(fundet)):
            udgave = [u for u in udgaver if u.fra <= dag][-1]
            maerke = konfiguration.maerke(udgave.enhed, dag)
            kle = konfiguration.kle(sag.sagstype, dag)
            fundet.append(Afsendelse(dag, aarsag, udgave, maerke, kle))
    return tuple(fundet)


def _dage(
    konfiguration: Konfiguration,
    periode: Periode,
    udgaver: tuple[Sagsudgave, ...],
    dato: date,
    *,
    begyndt: bool,
) -> list[tuple[date, Aarsag]]:
    """The days in one period on which the sag is sent; an oprydning wins over an event."""
    slut = dato if periode.til is None else min(dato, flyt(periode.til, -EN_DAG))
    if not udgaver or udgaver[0].fra > slut:
        return []
    start = max(periode.fra or udgaver[0].fra, udgaver[0].fra)
    if start > slut:
        return []
    dage = {start: Aarsag.GENOPTAGET if begyndt else Aarsag.FOERSTE}
    dage |= {u.fra: Aarsag.HAENDELSE for u in udgaver if start < u.fra <= slut}
    dage |= {
        dag: Aarsag.OPRYDNING
        for dag in konfiguration.variant.oprydninger
        if start < dag <= slut or (dag == start and begyndt)
    }
    return sorted(dage.items())
