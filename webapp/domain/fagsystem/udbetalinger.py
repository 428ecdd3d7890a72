"""Payments put together of their parts: one økonomisk effektuering is one payment (ANV-Y)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from webapp.domain.fagsystem.ydelse import (
    Betalingstilstand,
    BevilgetYdelse,
    Effektuering,
    Udbetaling,
)


@dataclass(frozen=True, slots=True)
class Udbetalingsdel:
    """A part of a payment with the slug of the ydelse that it is paid of."""

    ydelse: str
    udbetaling: Udbetaling


@dataclass(frozen=True, slots=True, kw_only=True)
class SamletUdbetaling:
    """A payment of one or more ydelser, as far as they are one citizen's.

    `dele_ialt`: how many parts there are in the data, whoever's; amounts in øre.
    """

    slug: str
    hele: Effektuering
    dele: tuple[Udbetalingsdel, ...]
    dele_ialt: int

    @property
    def dato(self) -> date:
        """Dispositionsdato: the day on which the money is at disposal."""
        return self.hele.dispositionsdato

    @property
    def sum_af_dele(self) -> int:
        """The parts added up; exact, for they are whole øre."""
        return sum(del_.udbetaling.bruttobeloeb for del_ in self.dele)

    @property
    def brutto(self) -> int:
        """SamletBruttobeloeb, where it is said; else the sum of the parts."""
        hele = self.hele.bruttobeloeb
        return self.sum_af_dele if hele is None else hele

    @property
    def er_hel(self) -> bool:
        """True if all parts of the payment are there, and all of them the citizen's."""
        return len(self.dele) == self.dele_ialt and self.brutto == self.sum_af_dele

    @property
    def er_forventet(self) -> bool:
        """True for a plan (OekonomiskEffektueringsplan)."""
        return self.hele.tilstand is Betalingstilstand.FORVENTET

    def gaar_til_en_anden(self, person: str) -> bool:
        """True if the money goes to somebody else than the person of that slug."""
        return bool(self.hele.modtager_navn) or self.hele.modtager not in {None, person}


def saml_udbetalinger(
    ydelser: Iterable[BevilgetYdelse],
    hele: Mapping[str, Effektuering],
    dele_ialt: Mapping[str, int],
) -> tuple[SamletUdbetaling, ...]:
    """Every payment of the ydelser, each once; and those of `hele` that have no part among them.

    `hele`: what is said of the whole, by number; `dele_ialt`: how many parts each number has.
    Slugs are `<ydelse>-<dispositionsdato>`, numbered where two are alike.
    """
    samlet: defaultdict[tuple[str, str], list[Udbetalingsdel]] = defaultdict(list)
    for ydelse in ydelser:
        for nr, udbetaling in enumerate((*ydelse.udbetalinger, *ydelse.ikke_effektueret)):
            # What has no number is a payment by itself.
            noegle = ("", udbetaling.effektuering)
            noegle = noegle if udbetaling.effektuering else (ydelse.slug, str(nr))
            samlet[noegle].append(Udbetalingsdel(ydelse.slug, udbetaling))
    fundne = [
        (_det_hele(nummer if not ejer else "", dele, hele), tuple(dele), dele_ialt.get(nummer, 0))
        for (ejer, nummer), dele in samlet.items()
    ]
    kendte = {nummer for ejer, nummer in samlet if not ejer}
    fundne += [(en, (), dele_ialt.get(nr, 0)) for nr, en in hele.items() if nr not in kendte]
    brugte: Counter[str] = Counter()
    return tuple(
        SamletUdbetaling(
            slug=_slug(en, dele, brugte), hele=en, dele=dele, dele_ialt=max(ialt, len(dele))
        )
        for en, dele, ialt in fundne
    )


def _det_hele(
    nummer: str, dele: list[Udbetalingsdel], hele: Mapping[str, Effektuering]
) -> Effektuering:
    """What is said of the whole; made of the parts where nothing is."""
    if nummer in hele:
        return hele[nummer]
    foerste = dele[0].udbetaling
    betalt = [del_.udbetaling.udbetalt for del_ in dele]
    kendt = [beloeb for beloeb in betalt if beloeb is not None]
    en = Effektuering(
        nummer=nummer, dispositionsdato=foerste.dispositionsdato, tilstand=foerste.tilstand
    )
    return replace(en, udbetalt=sum(kendt)) if len(kendt) == len(dele) else en


def _slug(en: Effektuering, dele: tuple[Udbetalingsdel, ...], brugte: Counter[str]) -> str:
    navn = f"{dele[0].ydelse if dele else 'udbetaling'}-{en.dispositionsdato.isoformat()}"
    brugte[navn] += 1
    return navn if brugte[navn] == 1 else f"{navn}-nr-{brugte[navn]}"


def find_dubletter(samlede: Iterable[SamletUdbetaling]) -> Mapping[str, str]:
    """By slug, the first payment that says the same: ydelser, day, periods, amounts and state."""
    foerste: dict[object, str] = {}
    dubletter: dict[str, str] = {}
    for en in samlede:
        noegle = (en.hele.tilstand, en.dato, tuple(map(_indhold, en.dele)))
        if en.dele and foerste.setdefault(noegle, en.slug) != en.slug:
            dubletter[en.slug] = foerste[noegle]
    return dubletter


def find_skete(samlede: Iterable[SamletUdbetaling]) -> frozenset[str]:
    """The slugs of plans of which a ydelse has been paid for a period that overlaps."""
    planer: list[SamletUdbetaling] = []
    skete: defaultdict[str, list[Udbetaling]] = defaultdict(list)
    for en in samlede:
        if en.er_forventet:
            planer.append(en)
        elif en.hele.tilstand is Betalingstilstand.EFFEKTUERET:
            for del_ in en.dele:
                skete[del_.ydelse].append(del_.udbetaling)
    return frozenset(
        plan.slug
        for plan in planer
        if any(
            _overlapper(sket, del_.udbetaling) for del_ in plan.dele for sket in skete[del_.ydelse]
        )
    )


def find_skjulte(samlede: Sequence[SamletUdbetaling]) -> frozenset[str]:
    """The slugs of those that are shown on no day and under no variant."""
    slettede = (e.slug for e in samlede if e.hele.tilstand is Betalingstilstand.SLETTET)
    return frozenset((*slettede, *find_dubletter(samlede), *find_skete(samlede)))


def _indhold(del_: Udbetalingsdel) -> tuple[object, ...]:
    en = del_.udbetaling
    return (del_.ydelse, en.periode_fra, en.periode_til, en.bruttobeloeb)


def _overlapper(en: Udbetaling, anden: Udbetaling) -> bool:
    return en.periode_fra <= anden.periode_til and anden.periode_fra <= en.periode_til
