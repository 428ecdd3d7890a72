"""Borgerblikket: is a payment shown to this citizen, and how much of it? (screens.md §2.2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import partial

from webapp.domain.fagsystem import Betalingstilstand
from webapp.domain.fagsystem.udbetalinger import SamletUdbetaling, Udbetalingsdel
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.dansk import antal, dag
from webapp.domain.vaerdier.fund import Rettes
from webapp.domain.visning.regel import (
    Grundregel,
    Udfald,
    bemaerk,
    lav_borgerregel,
    opfyldt,
    oplyser,
    skjuler,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Udbetalingsforhold:
    """What the rules may know of one payment.

    `viste`: the slugs of her ydelser that the citizen sees; `udbetaler`: the name of who pays;
    `samme_som`: the slug of an earlier payment that says the same, empty where none does;
    `er_sket`: a ydelse of a plan has been paid for a period that the plan is of too; `vis_planer`,
    `vis_til_andre`: the variant's switches.
    """

    dato: date
    person: Person
    samlet: SamletUdbetaling
    viste: frozenset[str]
    udbetaler: str
    samme_som: str = ""
    er_sket: bool = False
    vis_planer: bool = True
    vis_til_andre: bool = True

    @property
    def viste_dele(self) -> tuple[Udbetalingsdel, ...]:
        """The parts whose ydelse the citizen sees: KLE is judged for each (domain.md §1D)."""
        return tuple(del_ for del_ in self.samlet.dele if del_.ydelse in self.viste)

    @property
    def kan_forklares(self) -> bool:
        """True if the citizen sees all of it, so that its sum is that of what she sees."""
        return self.samlet.er_hel and len(self.viste_dele) == len(self.samlet.dele)

    @property
    def til_en_anden(self) -> bool:
        """True if the money goes to somebody else than the citizen."""
        return self.samlet.gaar_til_en_anden(self.person.slug)

    @property
    def kommer(self) -> bool:
        """True if it is not paid yet on the day: a plan, or a day to come."""
        return self.samlet.er_forventet or self.samlet.dato > self.dato


Tjek = Callable[[Udbetalingsforhold], Udfald]


def _har_ydelse(forhold: Udbetalingsforhold) -> Udfald:
    if forhold.samlet.dele_ialt == 0:
        return skjuler("Udbetalingen hører ikke til nogen ydelse, der er i indekset.")
    return opfyldt("Udbetalingen hører til en bevilget ydelse.")


def _slettet(forhold: Udbetalingsforhold) -> Udfald:
    if forhold.samlet.hele.tilstand is Betalingstilstand.SLETTET:
        return skjuler("Udbetalingen er slettet igen.")
    return opfyldt("Udbetalingen er ikke slettet.")


def _dublet(forhold: Udbetalingsforhold) -> Udfald:
    if forhold.samme_som:
        return skjuler(
            "Den samme udbetaling står før i data: samme ydelse, dag, periode og beløb. Vi "
            "antager, at det er den samme, så den tæller én gang.",
            samme_som=forhold.samme_som,
        )
    return opfyldt("Ingen anden udbetaling er magen til.")


def _modtager(forhold: Udbetalingsforhold) -> Udfald:
    hele = forhold.samlet.hele
    if not forhold.samlet.dele:
        return skjuler(
            "Borgeren får pengene, men ydelsen er bevilget til en anden. Vi antager, at kun den, "
            "den er bevilget til, ser den."
            if hele.modtager == forhold.person.slug
            else "Ydelsen er bevilget til en anden."
        )
    if forhold.til_en_anden and not forhold.vis_til_andre:
        return skjuler(
            "Pengene går til en anden end den, ydelsen er bevilget til. Under Antagelser er valgt, "
            "at hun så ikke ser udbetalingen."
        )
    if forhold.til_en_anden:
        return oplyser(
            "Pengene går til en anden end den, ydelsen er bevilget til. Vi antager, at "
            "udbetalingen vises med »Udbetalt til en anden«."
        )
    return opfyldt("Pengene går til den, ydelsen er bevilget til.")


def _ydelser_vises(forhold: Udbetalingsforhold) -> Udfald:
    ialt, viste = len(forhold.samlet.dele), len(forhold.viste_dele)
    if not viste:
        return skjuler("Borgeren ser ingen af de ydelser, der er udbetalt.")
    if viste < ialt:
        ikke = antal(ialt - viste, "linje", "linjer")
        return bemaerk(
            f"{ikke} hører til ydelser, borgeren ikke ser. Vi antager, at resten vises uden et "
            "samlet beløb, for det kan linjerne ikke forklare.",
            skjulte=ialt - viste,
        )
    return opfyldt("Borgeren ser alle de ydelser, der er udbetalt.")


def _plan(forhold: Udbetalingsforhold) -> Udfald:
    if not forhold.samlet.er_forventet:
        return opfyldt("Udbetalingen er en effektuering.")
    if forhold.er_sket:
        return skjuler(
            "Udbetalingen var planlagt, og den samme ydelse er udbetalt for den samme periode. "
            "Vi antager, at kun det, der skete, vises."
        )
    if not forhold.vis_planer:
        return skjuler(
            "Udbetalingen er planlagt, men ikke sket. Under Antagelser er valgt, at planer ikke "
            "vises."
        )
    return oplyser("Udbetalingen er planlagt. Vi antager, at den vises som »Forventet udbetaling«.")


def sidste_viste_dag(dato: date) -> date:
    """The last day of the next month: so far ahead the older Min Side showed payments (KK)."""
    aar, maaned = divmod(12 * dato.year + dato.month + 1, 12)
    if aar > MAXYEAR:
        return date.max
    return date.fromordinal(date(aar, maaned + 1, 1).toordinal() - 1)


def _horisont(forhold: Udbetalingsforhold) -> Udfald:
    dato, sidste = forhold.samlet.dato, sidste_viste_dag(forhold.dato)
    if dato > sidste:
        return skjuler(
            f"Udbetalingen er først {dag(dato)}. Vi antager, at kommende udbetalinger vises til og "
            f"med {dag(sidste)}.",
            sidste=sidste,
        )
    if forhold.samlet.er_forventet and dato < forhold.dato:
        return skjuler(
            f"Udbetalingen var planlagt til {dag(dato)}, og dagen er gået. Vi antager, at planen "
            "så ikke vises mere."
        )
    if forhold.kommer:
        return oplyser(f"Udbetalingen kommer {dag(dato)}.")
    return opfyldt(f"Udbetalingen er sket {dag(dato)}.")


def _beloeb(forhold: Udbetalingsforhold) -> Udfald:
    samlet = forhold.samlet
    if samlet.dele and len(samlet.dele) == samlet.dele_ialt and not samlet.er_hel:
        return bemaerk(
            "Det samlede bruttobeløb er ikke summen af linjerne. Se efter i fagsystemet.",
            brutto=samlet.brutto,
            sum=samlet.sum_af_dele,
        )
    return opfyldt("Det samlede bruttobeløb er summen af linjerne.")


def _udbetaler(forhold: Udbetalingsforhold) -> Udfald:
    if not forhold.udbetaler:
        return bemaerk("Udbetalingen siger ikke, hvem der udbetaler den.")
    return oplyser(f"Udbetales af {forhold.udbetaler}.")


_regel = partial(lav_borgerregel, "UDBETALING")


UDBETALING: tuple[Grundregel[Udbetalingsforhold], ...] = (
    _regel(
        "FORAELDRELOES",
        "En udbetaling hører til en bevilget ydelse i indekset",
        "anvisning til Økonomisk Effektuering (ANV-Y): BevilgetYdelseRef",
        _har_ydelse,
    ),
    _regel(
        "SLETTET",
        "En udbetaling, der er slettet i indekset, vises ikke",
        "LivscyklusKode i SF1490 (XSD-Y)",
        _slettet,
        sourced=True,
    ),
    _regel(
        "DUBLET",
        "Den samme udbetaling tæller én gang",
        "ikke beskrevet af KOMBIT",
        _dublet,
    ),
    _regel(
        "MODTAGER",
        "Den, ydelsen er bevilget til, ser udbetalingen, også når en anden får pengene",
        "rollerne Bevillingsmodtager og Effektueringsmodtager (SF1491); hvem der ser den, er ikke "
        "beskrevet",
        _modtager,
    ),
    _regel(
        "YDELSE",
        "Borgeren ser de linjer, hvis ydelse vises",
        "KLE står på hver bevilget ydelse (ANV-V §12.3)",
        _ydelser_vises,
        Rettes.OPSAETNING,
    ),
    _regel(
        "PLAN",
        "En planlagt udbetaling viger for den, der skete",
        "effektuering og effektueringsplan (ANV-Y)",
        _plan,
    ),
    _regel(
        "HORISONT",
        "Kommende udbetalinger vises for denne og den næste måned",
        "Københavns Kommunes vejledning til Min Side (ældre)",
        _horisont,
        Rettes.INGEN_STEDER,
    ),
    _regel(
        "BELOEB",
        "Det samlede bruttobeløb er summen af linjerne",
        "anvisning til Økonomisk Effektuering (ANV-Y)",
        _beloeb,
        sourced=True,
    ),
    _regel(
        "UDBETALER",
        "Det fremgår, om kommunen eller Udbetaling Danmark betaler",
        "KOMBITs spørgsmål og svar (FAQ2)",
        _udbetaler,
        sourced=True,
    ),
)
