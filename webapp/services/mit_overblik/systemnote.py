"""What the preview bar says of what the jobcenter's system does not deliver (A3:180-182)."""

from __future__ import annotations

from webapp.domain.vaerdier.dansk import antal, boej, opremsning
from webapp.domain.variant.jobcenter import GRAENSER, Systemgraense
from webapp.domain.visning.verdict import Effect
from webapp.services.mit_overblik.udsnit import Borgerudsnit

SKJULER = "EKSPORT_JOBCENTER"


def om_sagens_system(udsnit: Borgerudsnit, slug: str) -> str:
    """What is missing on the page of a sag, and why; empty where nothing is, or none is chosen."""
    graense = next((b.forhold.systemgraense for b in udsnit.sager if b.slug == slug), None)
    if graense is None:
        return ""
    mangler = _mangler(graense)
    return f"{graense.navn} leverer ingen {opremsning(mangler)} ({graense.kilde}). {graense.ellers}"


def _mangler(graense: Systemgraense) -> list[str]:
    navne = {"breve": graense.uden_dokumenter, "journalnotater": graense.uden_notater}
    return [navn for navn, mangler in navne.items() if mangler]


def om_skjulte_sager(udsnit: Borgerudsnit) -> str:
    """How many sager are missing on the list because the system does not deliver them."""
    graense = GRAENSER.get(udsnit.grundlag.variant.antagelser.jobcentersystem)
    if graense is None or not graense.uden_passive:
        return ""
    skjulte = sum(
        any(fund.code == SKJULER for fund in b.borger.med(Effect.HIDES))
        for b in udsnit.alle
        if b.forhold.systemgraense is not None and not b.ses_af_borger
    )
    if not skjulte:
        return ""
    return (
        f"{graense.navn} leverer ikke passive sager ({graense.kilde}): "
        f"{antal(skjulte, 'afsluttet sag', 'afsluttede sager')} fra jobcentret mangler "
        f"her, selv om {boej(skjulte, 'den', 'de')} er i jeres data."
    )
