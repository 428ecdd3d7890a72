"""Faults in the tree that the units of FK Organisation form."""

from __future__ import annotations

from collections.abc import Mapping

from webapp.domain.fagsystem import Kildested
from webapp.domain.organisation.organisation import FkEnhed
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.importers.rapport import Alvor, Fundliste, Problem

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
    "Enheden ligger under sig selv, så dens placering ikke kan vises.",
    "Ret den overordnede enhed i FK Organisation.",
)
_MAAL_UKENDT = Problem(
    "FK_HENVENDELSESSTED_UKENDT",
    "Henvendelsesstedet peger på en enhed, der ikke er med i filen.",
    "Hent alle enheder, eller ret henvendelsesstedet.",
    Alvor.ADVARSEL,
)


def kontroller(
    enheder: Mapping[EnhedUuid, FkEnhed], steder: Mapping[EnhedUuid, Kildested], fund: Fundliste
) -> None:
    """Report unknown parents and targets, more than one root, and every unit in a cycle."""
    roedder = [enhed for enhed in enheder.values() if enhed.overordnet is None]
    for rod in roedder[1:]:
        fund.meld(_FLERE_ROEDDER, steder[rod.uuid], f"{rod.navn} ({rod.uuid})")
    for enhed in enheder.values():
        if enhed.overordnet is not None and enhed.overordnet not in enheder:
            fund.meld(_OVERORDNET_UKENDT, steder[enhed.uuid], enhed.overordnet)
        for sted in enhed.henvendelsessteder:
            if sted.maal not in enheder:
                fund.meld(_MAAL_UKENDT, steder[enhed.uuid], sted.maal)
    for uuid in _i_kreds(enheder):
        fund.meld(_KREDS, steder[uuid], f"{enheder[uuid].navn} ({uuid})")


def _i_kreds(enheder: Mapping[EnhedUuid, FkEnhed]) -> list[EnhedUuid]:
    """The units of all cycles. Each unit is walked once: `faerdige` are known to be no start."""
    faerdige: set[EnhedUuid] = set()
    kreds: list[EnhedUuid] = []
    for start in enheder:
        vej: dict[EnhedUuid, int] = {}
        enhed: FkEnhed | None = enheder[start]
        while enhed is not None and enhed.uuid not in faerdige and enhed.uuid not in vej:
            vej[enhed.uuid] = len(vej)
            enhed = enheder.get(enhed.overordnet) if enhed.overordnet is not None else None
        if enhed is not None and enhed.uuid in vej:
            kreds.extend(list(vej)[vej[enhed.uuid] :])
        faerdige.update(vej)
    return kreds
