"""What a rule is, and how a set of rules is tried on one object."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Generic, TypeVar

from webapp.domain.fagsystem import Kildested
from webapp.domain.vaerdier.fund import Rettes
from webapp.domain.visning.forhold import Forhold
from webapp.domain.visning.verdict import Effect, Finding, Station, Verdict


@dataclass(frozen=True, slots=True)
class Udfald:
    """What a rule says of one object: effect, Danish words, the values that decided it."""

    effect: Effect
    tekst: str
    values: Mapping[str, str] = field(default_factory=dict)
    sted: Kildested | None = None


F = TypeVar("F")


# A rule is itself, whatever another one says: sets of rules are looked up for each object.
@dataclass(frozen=True, kw_only=True, eq=False)
class Grundregel(Generic[F]):
    """One rule: a code that is never renamed, one sentence, its source, and its check.

    The check takes the facts of one object and returns an Udfald; it never raises and reads
    nothing but the facts. `sourced` is False where the rule is inferred. `kan_skjule` is False
    where the check only warns or tells: who asks for visibility alone need not try it.
    """

    code: str
    saetning: str
    kilde: str
    sourced: bool
    station: Station
    rettes: Rettes
    tjek: Callable[[F], Udfald]
    kan_skjule: bool = True

    def finding(self, udfald: Udfald) -> Finding:
        """The outcome as the finding that pages, command line and tests print.

        AssertionError where a rule hides that is declared not to: it would be shown and hidden.
        """
        if udfald.effect is Effect.HIDES and not self.kan_skjule:
            raise AssertionError(f"{self.code} hides, and is declared not to")
        return Finding(
            code=self.code,
            effect=udfald.effect,
            saetning=self.saetning,
            tekst=udfald.tekst,
            kilde=self.kilde,
            sourced=self.sourced,
            station=self.station,
            rettes=self.rettes,
            values=udfald.values,
            sted=udfald.sted,
        )


def lav_borgerregel(  # noqa: PLR0913 - a rule has these parts
    slags: str,
    code: str,
    saetning: str,
    kilde: str,
    tjek: Callable[[F], Udfald],
    rettes: Rettes = Rettes.FAGSYSTEM,
    *,
    sourced: bool = False,
) -> Grundregel[F]:
    """A rule of Borgerblikket about an object of a kind of its own, which its code begins with."""
    return Grundregel(
        code=f"{slags}_{code}",
        saetning=saetning,
        kilde=kilde,
        sourced=sourced,
        station=Station.BORGERBLIK,
        rettes=rettes,
        tjek=tjek,
    )


def afgoer_egne(regler: Iterable[Grundregel[F]], forhold: F) -> Verdict:
    """The verdict of rules that are about an object of another kind than sag and ydelse."""
    fundet = tuple(regel.finding(regel.tjek(forhold)) for regel in regler)
    return Verdict(all(finding.effect is not Effect.HIDES for finding in fundet), fundet)


@dataclass(frozen=True, kw_only=True, eq=False)
class Regel(Grundregel[Forhold]):
    """A rule about a sag, a ydelse or both."""

    sag: bool = True
    ydelse: bool = True

    def gaelder(self, forhold: Forhold) -> bool:
        """True if the rule is about this kind of object."""
        return self.ydelse if forhold.er_ydelse else self.sag


def lav_regel(  # noqa: PLR0913 - a rule has these parts
    station: Station,
    code: str,
    saetning: str,
    kilde: str,
    tjek: Callable[[Forhold], Udfald],
    rettes: Rettes,
    *,
    sourced: bool = True,
    sag: bool = True,
    ydelse: bool = True,
    kan_skjule: bool = True,
) -> Regel:
    """A rule of a station; each rule set binds its own station to this."""
    return Regel(
        code=code,
        saetning=saetning,
        kilde=kilde,
        sourced=sourced,
        station=station,
        rettes=rettes,
        tjek=tjek,
        sag=sag,
        ydelse=ydelse,
        kan_skjule=kan_skjule,
    )


def skjuler(tekst: str, sted: Kildested | None = None, **values: object) -> Udfald:
    """The rule hides the object."""
    return Udfald(Effect.HIDES, tekst, _som_tekst(values), sted)


def bemaerk(tekst: str, sted: Kildested | None = None, **values: object) -> Udfald:
    """The rule lets the object through but warns."""
    return Udfald(Effect.WARNS, tekst, _som_tekst(values), sted)


def oplyser(tekst: str, sted: Kildested | None = None, **values: object) -> Udfald:
    """The rule tells how the object is shown."""
    return Udfald(Effect.INFORMS, tekst, _som_tekst(values), sted)


def opfyldt(tekst: str, sted: Kildested | None = None, **values: object) -> Udfald:
    """The rule lets the object through."""
    return Udfald(Effect.PASSES, tekst, _som_tekst(values), sted)


def _som_tekst(values: Mapping[str, object]) -> Mapping[str, str]:
    return {navn: "" if vaerdi is None else str(vaerdi) for navn, vaerdi in values.items()}


IKKE_PROEVET = Udfald(Effect.NOT_TRIED, "Ikke prøvet: sagen eller ydelsen er ikke i indekset.")


def bedoem(regler: Iterable[Regel], forhold: Forhold) -> tuple[Finding, ...]:
    """Every rule that is about this kind of object, tried; none stops the others."""
    return tuple(regel.finding(regel.tjek(forhold)) for regel in regler if regel.gaelder(forhold))


@cache
def _skjulende(regler: tuple[Regel, ...], er_ydelse: bool) -> tuple[Regel, ...]:  # noqa: FBT001
    """Those of the rules that can hide a ydelse, or a sag."""
    return tuple(r for r in regler if r.kan_skjule and (r.ydelse if er_ydelse else r.sag))


def er_synlig(regler: tuple[Regel, ...], forhold: Forhold) -> bool:
    """True if no rule hides the object: what `afgoer` finds, without saying why."""
    skjulende = _skjulende(regler, forhold.er_ydelse)
    return all(regel.tjek(forhold).effect is not Effect.HIDES for regel in skjulende)


def afgoer(eksport: Iterable[Regel], egne: Iterable[Regel], forhold: Forhold) -> Verdict:
    """An audience's verdict: the export's findings, then its own.

    The audience's own rules are not tried where the export stopped the object.
    """
    fundet = bedoem(eksport, forhold)
    if any(finding.effect is Effect.HIDES for finding in fundet):
        resten = tuple(r.finding(IKKE_PROEVET) for r in egne if r.gaelder(forhold))
        return Verdict(False, fundet + resten)
    alle = fundet + bedoem(egne, forhold)
    return Verdict(all(finding.effect is not Effect.HIDES for finding in alle), alle)
