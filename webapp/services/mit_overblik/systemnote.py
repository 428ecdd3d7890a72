"""What the preview bar says of what the system chosen for an area does not deliver (§8)."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.domain.vaerdier.dansk import antal, boej, opremsning
from webapp.domain.variant.systemvalg import GRAENSER, SYSTEMOMRAADER, Systemgraense, Systemomraade
from webapp.domain.visning.verdict import Effect
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.mit_overblik.udsnit import Borgerudsnit

DEN_SAMME_PLADS = (
    "Ansøgning og plads er hver sin sag i pladsanvisningen (A2:84-86), så den samme plads kan stå "
    "to gange her."
)
SKJULER = frozenset({"EKSPORT_JOBCENTER", "EKSPORT_SYSTEM"})


def om_sagens_system(udsnit: Borgerudsnit, slug: str) -> str:
    """What is missing on the page of a sag, and why; empty where nothing is, or none is chosen."""
    graense = next((b.forhold.systemgraense for b in udsnit.sager if b.slug == slug), None)
    if graense is None:
        return ""
    if not graense.mangler:
        return _kort(graense)
    mangler = opremsning(graense.mangler)
    return f"{graense.navn} leverer ingen {mangler} ({graense.kilde}). {graense.ellers}"


def om_ydelsens_system(udsnit: Borgerudsnit, slug: str) -> str:
    """The same of a ydelse, which has neither letters nor notes."""
    graense = next((b.forhold.systemgraense for b in udsnit.serviceydelser if b.slug == slug), None)
    return _kort(graense) if graense else ""


def _kort(graense: Systemgraense) -> str:
    return f"{graense.navn} ({graense.kilde}): {graense.ellers}"


def om_skjulte(udsnit: Borgerudsnit, *, ydelser: bool) -> str:
    """What is missing on a list of sager or ydelser for each chosen system that has any of hers."""
    alle = [b for b in udsnit.alle if b.forhold.er_ydelse is ydelser]
    noter = list(_om_listen(udsnit, alle))
    if not ydelser and sum(map(_om_plads, udsnit.sager)) > 1:
        noter.append(DEN_SAMME_PLADS)
    return " ".join(noter)


def _om_plads(bedoemt: Bedoemt) -> bool:
    omraade = bedoemt.forhold.systemomraade
    return omraade is not None and omraade.felt == "pladssystem"


def om_debitorsystemet(udsnit: Borgerudsnit) -> str:
    """What the slides say of the chosen debitorsystem; empty where none is."""
    graense = GRAENSER.get(udsnit.grundlag.variant.antagelser.debitorsystem)
    return _kort(graense) if graense else ""


def _om_listen(udsnit: Borgerudsnit, alle: list[Bedoemt]) -> Iterator[str]:
    valg = udsnit.grundlag.variant.antagelser
    for omraade in SYSTEMOMRAADER:
        graense = GRAENSER.get(getattr(valg, omraade.felt))
        hendes = [b for b in alle if b.forhold.systemomraade is omraade] if graense else []
        if graense is None or not hendes:
            continue
        skjulte = [b for b in hendes if not b.ses_af_borger and _skjult_af_systemet(b)]
        if skjulte:
            yield _hvad_mangler(omraade, graense, skjulte)
        elif not graense.mangler and not graense.uden_passive:
            yield _kort(graense)


def _skjult_af_systemet(bedoemt: Bedoemt) -> bool:
    return any(fund.code in SKJULER for fund in bedoemt.borger.med(Effect.HIDES))


def _hvad_mangler(omraade: Systemomraade, graense: Systemgraense, skjulte: list[Bedoemt]) -> str:
    ydelser = skjulte[0].forhold.er_ydelse
    slet_ikke = graense.uden_ydelser if ydelser else graense.uden_sager
    if slet_ikke:
        ord_ = ("ydelse", "ydelser") if ydelser else ("sag", "sager")
        hvorfor = f"{graense.navn} leverer ikke {ord_[1]} endnu: {slet_ikke}"
    else:
        ord_ = ("afsluttet sag", "afsluttede sager")
        hvorfor = f"{graense.navn} leverer ikke passive sager ({graense.kilde})"
    return (
        f"{hvorfor}. {antal(len(skjulte), *ord_)} fra {omraade.navn} mangler "
        f"her, selv om {boej(len(skjulte), 'den', 'de')} er i jeres data."
    )
