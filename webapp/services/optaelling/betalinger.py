"""Which payments are counted, and through whom: found once, when the counts are made.

What is the same on every day and under every variant is decided here, by the functions that make
a citizen's page: that a payment is deleted, doubled, or planned and paid since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from webapp.domain.fagsystem import BevilgetYdelse, Bevilling, Effektuering
from webapp.domain.fagsystem.udbetalinger import SamletUdbetaling, find_skjulte, saml_udbetalinger
from webapp.domain.testdata.person import Person
from webapp.domain.visning.oekonomisk import Betalingsslags
from webapp.domain.visning.udbetaling import sidste_viste_dag
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
    personer = {person.slug: nr for nr, person in enumerate(alle_personer, start=1)}
    fordelt = _Fordelt.af(bevillinger)
    talte = ((slug, en) for slug, en in fordelt.samlede(effektueringer) if fordelt.taelles_her(en))
    for nr, (slug, en) in enumerate(talte, start=1):
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


def betalingsslags(
    bevillinger: Iterable[Bevilling], effektueringer: Iterable[Effektuering], dato: date
) -> Mapping[tuple[str, str], tuple[Betalingsslags, ...]]:
    """By ydelse and citizen, the kinds of payments that some variant shows her on the day.

    A kind that is shown only where another of them is shown too is left out.
    """
    sidste = sidste_viste_dag(dato)
    fundet: defaultdict[tuple[str, str], set[Betalingsslags]] = defaultdict(set)
    for slug, en in _Fordelt.af(bevillinger).samlede(effektueringer):
        if en.dato <= sidste and (not en.er_forventet or en.dato >= dato):
            slags = Betalingsslags(en.er_forventet, en.gaar_til_en_anden(slug))
            for del_ in en.dele:
                fundet[del_.ydelse, slug].add(slags)
    return {noegle: _afgoerende(slags) for noegle, slags in fundet.items()}


def _afgoerende(alle: set[Betalingsslags]) -> tuple[Betalingsslags, ...]:
    def har_mildere(en: Betalingsslags) -> bool:
        return any(
            anden != en and anden.plan <= en.plan and anden.til_anden <= en.til_anden
            for anden in alle
        )

    return tuple(sorted(en for en in alle if not har_mildere(en)))


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

    def samlede(
        self, effektueringer: Iterable[Effektuering]
    ) -> Iterator[tuple[str, SamletUdbetaling]]:
        """Each citizen's payments with her slug, but for those that are never shown."""
        hele = {en.nummer: en for en in effektueringer}
        for slug, ydelser in self.modtagere.items():
            numre = {nummer for ydelse in ydelser for nummer in betalingsnumre(ydelse)}
            samlede = saml_udbetalinger(ydelser, {n: hele[n] for n in numre if n in hele}, {})
            skjulte = find_skjulte(samlede)
            yield from ((slug, en) for en in samlede if en.slug not in skjulte)

    def taelles_her(self, en: SamletUdbetaling) -> bool:
        """True if the payment's very first part is among those of the citizen."""
        foerst = en.dele[0].ydelse
        return self.foerste.get(en.hele.nummer, foerst) == foerst
