"""Which payments are counted, and through whom: found once, when the counts are made.

What is the same on every day and under every variant is decided here, by the functions that make
a citizen's page: that a payment is deleted, doubled, or planned and paid since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from webapp.domain.fagsystem import BevilgetYdelse, Bevilling, Effektuering
from webapp.domain.fagsystem.udbetalinger import SamletUdbetaling, find_skjulte, saml_udbetalinger
from webapp.domain.testdata.person import Person
from webapp.store.betalingsdele import Betalingsdel


def betalingsnumre(ydelse: BevilgetYdelse) -> list[str]:
    """The number of the effektuering of each of its payments that has one."""
    alle = (*ydelse.udbetalinger, *ydelse.ikke_effektueret)
    return [udbetaling.effektuering for udbetaling in alle if udbetaling.effektuering]


def betalingsdele(
    alle_personer: Sequence[Person],
    bevillinger: Iterable[Bevilling],
    effektueringer: Iterable[Effektuering],
) -> Iterator[Betalingsdel]:
    """A row for each part of each payment that some day and variant may show.

    Bevillinger in the file's order, with their ydelser in theirs. A payment of several citizens'
    ydelser is counted through those of its first ydelse alone.
    """
    hele = {en.nummer: en for en in effektueringer}
    personer = {person.slug: nr for nr, person in enumerate(alle_personer, start=1)}
    fordelt = _Fordelt.af(bevillinger)
    nr = 0
    for slug, ydelser in fordelt.modtagere.items():
        numre = {nummer for ydelse in ydelser for nummer in betalingsnumre(ydelse)}
        samlede = saml_udbetalinger(ydelser, {n: hele[n] for n in numre if n in hele}, {})
        skjulte = find_skjulte(samlede)
        for en in samlede:
            if en.slug in skjulte or not fordelt.taelles_her(en):
                continue
            nr += 1
            for plads, del_ in enumerate(en.dele):
                yield Betalingsdel(
                    ydelse_id=fordelt.ider[del_.ydelse],
                    person_id=personer[slug],
                    nr=nr,
                    plads=plads,
                    dele=len(en.dele),
                    dato=en.dato,
                    plan=en.er_forventet,
                    til_anden=en.gaar_til_en_anden(slug),
                )


@dataclass(frozen=True, slots=True)
class _Fordelt:
    """Ids of ydelser by slug, the first ydelse of each effektuering, and the citizens' ydelser."""

    ider: dict[str, int] = field(default_factory=dict)
    foerste: dict[str, str] = field(default_factory=dict)
    modtagere: dict[str, list[BevilgetYdelse]] = field(default_factory=dict)

    @classmethod
    def af(cls, bevillinger: Iterable[Bevilling]) -> _Fordelt:
        fordelt = cls()
        for bevilling in bevillinger:
            parter = dict.fromkeys(part.person for part in bevilling.parter if part.person)
            for ydelse in bevilling.ydelser:
                fordelt._tag_med(ydelse, parter)
        return fordelt

    def _tag_med(self, ydelse: BevilgetYdelse, parter: Iterable[str]) -> None:
        self.ider[ydelse.slug] = len(self.ider) + 1
        for nummer in betalingsnumre(ydelse):
            self.foerste.setdefault(nummer, ydelse.slug)
        for slug in parter if ydelse.udbetalinger or ydelse.ikke_effektueret else ():
            self.modtagere.setdefault(slug, []).append(ydelse)

    def taelles_her(self, en: SamletUdbetaling) -> bool:
        """True if the payment's very first part is among those of the citizen."""
        foerst = en.dele[0].ydelse
        return self.foerste.get(en.hele.nummer, foerst) == foerst
