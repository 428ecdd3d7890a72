"""Faults in the tree that the units of FK Organisation form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from webapp.domain.fagsystem import Kildested
from webapp.domain.organisation.organisation import FkEnhed
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.importers.rapport import Fundliste, Problem

_OVERORDNET_UKENDT = Problem(
    "FK_OVERORDNET_UKENDT",
    "Den overordnede enhed er ikke med i filen.",
    "Hent alle enheder, eller ret enhedens placering.",
    Alvor.ADVARSEL,
)
_FLERE_ROEDDER = Problem(
    "FK_FLERE_ROEDDER",
    "Mere end én enhed har ingen overordnet.",
    "Er det et udtræk for flere kommuner, er det i orden. Ellers skal alle enheder ligge under "
    "kommunen: ret den overordnede enhed i FK Organisation.",
    Alvor.ADVARSEL,
)
_KREDS = Problem(
    "FK_KREDS",
    "Enhederne ligger under hinanden i en ring, så deres placering ikke kan vises.",
    "Ret den overordnede enhed for en af dem i FK Organisation.",
)
_SIN_EGEN = Problem(
    "FK_SIN_EGEN_OVERORDNET",
    "Enheden er sin egen overordnede enhed, så dens placering ikke kan vises.",
    "Ret den overordnede enhed i FK Organisation.",
)
_UNDER_LUKKET = Problem(
    "FK_UNDER_LUKKET",
    "Enheden er aktiv, men den overordnede enhed er det ikke.",
    "Flyt enheden, eller luk den, i FK Organisation.",
    Alvor.ADVARSEL,
)
_MAAL_UKENDT = Problem(
    "FK_HENVENDELSESSTED_UKENDT",
    "Henvendelsesstedet peger på en enhed, der ikke er med i filen.",
    "Hent alle enheder, eller ret henvendelsesstedet.",
    Alvor.ADVARSEL,
)


def kontroller(
    enheder: Mapping[EnhedUuid, FkEnhed],
    steder: Mapping[EnhedUuid, Kildested],
    dato: date | None,
    fund: Fundliste,
) -> None:
    """Report unknown parents and targets, several roots, cycles, and what lies below the closed.

    A unit of a file whose query did not ask for the unit above is no root: that has been told.
    """
    _meld_roedder(enheder, steder, fund)
    _meld_henvisninger(enheder, steder, fund)
    for kreds in _kredse(enheder):
        _meld_kreds(kreds, enheder, steder, fund)
    if dato is not None:
        _meld_under_lukket(enheder, steder, dato, fund)


def _meld_under_lukket(
    enheder: Mapping[EnhedUuid, FkEnhed],
    steder: Mapping[EnhedUuid, Kildested],
    dato: date,
    fund: Fundliste,
) -> None:
    for enhed in enheder.values():
        over = enheder.get(enhed.overordnet) if enhed.overordnet is not None else None
        if over is not None and enhed.er_aktiv(dato) and not over.er_aktiv(dato):
            fund.meld(_UNDER_LUKKET, steder[enhed.uuid], f"{enhed.navn} under {over.navn}")


def _meld_roedder(
    enheder: Mapping[EnhedUuid, FkEnhed], steder: Mapping[EnhedUuid, Kildested], fund: Fundliste
) -> None:
    uden = fund.regnskab.uden_overordnet
    roedder = [
        enhed
        for enhed in enheder.values()
        if enhed.overordnet is None and steder[enhed.uuid].fil not in uden
    ]
    for rod in roedder[1:]:
        fund.meld(_FLERE_ROEDDER, steder[rod.uuid], f"{rod.navn} ({rod.uuid})")


def _meld_henvisninger(
    enheder: Mapping[EnhedUuid, FkEnhed], steder: Mapping[EnhedUuid, Kildested], fund: Fundliste
) -> None:
    for enhed in enheder.values():
        if enhed.overordnet is not None and enhed.overordnet not in enheder:
            fund.meld(_OVERORDNET_UKENDT, steder[enhed.uuid], enhed.overordnet)
        for sted in enhed.henvendelsessteder:
            if sted.maal not in enheder:
                fund.meld(_MAAL_UKENDT, steder[enhed.uuid], sted.maal)


def _meld_kreds(
    kreds: Sequence[EnhedUuid],
    enheder: Mapping[EnhedUuid, FkEnhed],
    steder: Mapping[EnhedUuid, Kildested],
    fund: Fundliste,
) -> None:
    """Name a unit that is its own overordnet as that, and a ring with all that are in it."""
    navne = [enheder[uuid].navn or str(uuid) for uuid in kreds]
    if len(kreds) == 1:
        fund.meld(_SIN_EGEN, steder[kreds[0]], navne[0])
        return
    vist = " → ".join([*navne, navne[0]])
    fund.meld(_KREDS, steder[kreds[0]], vist)


def _kredse(enheder: Mapping[EnhedUuid, FkEnhed]) -> list[list[EnhedUuid]]:
    """The cycles, each from the bottom up.

    Each unit is walked once: `faerdige` are known to be no start.
    """
    faerdige: set[EnhedUuid] = set()
    kredse: list[list[EnhedUuid]] = []
    for start in enheder:
        vej: dict[EnhedUuid, int] = {}
        enhed: FkEnhed | None = enheder[start]
        while enhed is not None and enhed.uuid not in faerdige and enhed.uuid not in vej:
            vej[enhed.uuid] = len(vej)
            enhed = enheder.get(enhed.overordnet) if enhed.overordnet is not None else None
        if enhed is not None and enhed.uuid in vej:
            kredse.append(list(vej)[vej[enhed.uuid] :])
        faerdige.update(vej)
    return kredse
