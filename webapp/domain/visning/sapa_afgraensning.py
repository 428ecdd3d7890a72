"""SAPA's dataafgrænsning: is the object within what the role may see? See domain.md §2B, §9.1-12.

A role is the union of its brugersystemroller; within one, AND holds between the dimensions it
states. The findings on the dimensions are those of the brugersystemrolle that comes closest, so
that they all pass exactly when one of them does.
"""

from __future__ import annotations

from functools import partial

from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.vaerdier.fund import Rettes
from webapp.domain.variant.roller import Brugersystemrolle
from webapp.domain.visning.forhold import Forhold
from webapp.domain.visning.regel import Regel, Udfald, bemaerk, lav_regel, opfyldt, skjuler
from webapp.domain.visning.verdict import Station

KONFLIKT = (
    "anvisning om dataafgrænsning §12; SAPA's eget slide siger »enten … eller« mellem "
    "afdeling, system og KLE"
)


def _inden_for_kle(rolle: Brugersystemrolle, forhold: Forhold) -> bool:
    return not rolle.kle or (
        forhold.kle is not None and any(m.daekker(forhold.kle) for m in rolle.kle)
    )


def _inden_for_foelsomhed(rolle: Brugersystemrolle, forhold: Forhold) -> bool:
    return forhold.foelsomhed <= rolle.foelsomhed


def _inden_for_organisation(rolle: Brugersystemrolle, forhold: Forhold) -> bool:
    if not rolle.organisation:
        return True
    uuid = forhold.ansvarlig.uuid if forhold.ansvarlig else None
    if uuid is None:
        return False
    if not forhold.antagelser.underenheder_er_med:
        return uuid in rolle.organisation
    return any(forhold.organisation.er_under(uuid, anden) for anden in rolle.organisation)


def _inden_for_system(rolle: Brugersystemrolle, forhold: Forhold) -> bool:
    return not rolle.it_systemer or forhold.fagsystem.navn in rolle.it_systemer


DIMENSIONER = (
    _inden_for_kle,
    _inden_for_foelsomhed,
    _inden_for_organisation,
    _inden_for_system,
)


def naermeste_rolle(forhold: Forhold) -> Brugersystemrolle | None:
    """The brugersystemrolle that satisfies most dimensions; the first of equals."""
    roller = forhold.rolle.brugersystemroller if forhold.rolle else ()
    return max(
        roller, key=lambda rolle: sum(inden(rolle, forhold) for inden in DIMENSIONER), default=None
    )


def naar_dokument(forhold: Forhold, foelsomhed: Foelsomhed) -> bool:
    """True if one brugersystemrolle reaches both the sag and a document of this følsomhed (§2B)."""
    roller = forhold.rolle.brugersystemroller if forhold.rolle else ()
    return any(
        foelsomhed <= rolle.foelsomhed and all(inden(rolle, forhold) for inden in DIMENSIONER)
        for rolle in roller
    )


def _kle(forhold: Forhold) -> Udfald:
    rolle = naermeste_rolle(forhold)
    if rolle is None or not _inden_for_kle(rolle, forhold):
        daekker = opremsning([str(m) for m in rolle.kle]) if rolle else "intet"
        return skjuler(
            f"{forhold.kle_tekst()} er uden for rollens KLE ({daekker}).", kle=forhold.kle
        )
    if not rolle.kle:
        return bemaerk(f"{rolle.navn} er ikke afgrænset på KLE og må se alle numre.")
    return opfyldt(f"{forhold.kle_tekst()} er inden for rollens KLE.", kle=forhold.kle)


def _foelsomhed(forhold: Forhold) -> Udfald:
    rolle, egen = naermeste_rolle(forhold), forhold.foelsomhed
    if rolle is None or not _inden_for_foelsomhed(rolle, forhold):
        hoejst = rolle.foelsomhed.tekst if rolle else "intet"
        return skjuler(f"Følsomheden er {egen.tekst}; rollen ser højst {hoejst}.", foelsomhed=egen)
    return opfyldt(f"Følsomheden er {egen.tekst}; rollen ser til {rolle.foelsomhed.tekst}.")


def _organisation(forhold: Forhold) -> Udfald:
    rolle = naermeste_rolle(forhold)
    if rolle is None or not _inden_for_organisation(rolle, forhold):
        navn = forhold.ansvarlig.navn if forhold.ansvarlig else "uden enhed"
        return skjuler(f"Den ansvarlige enhed ({navn}) er uden for rollens organisation.")
    if not rolle.organisation:
        return opfyldt("Rollen er ikke afgrænset på organisation.")
    med = "med" if forhold.antagelser.underenheder_er_med else "uden"
    return opfyldt(f"Enheden er inden for rollens organisation ({med} underenheder).")


def _system(forhold: Forhold) -> Udfald:
    rolle = naermeste_rolle(forhold)
    if rolle is None or not _inden_for_system(rolle, forhold):
        return skjuler(f"{forhold.fagsystem.navn} er ikke blandt rollens it-systemer.")
    return opfyldt("It-systemet er inden for rollens afgrænsning.")


_regel = partial(lav_regel, Station.SAPA)


AFGRAENSNING: tuple[Regel, ...] = (
    _regel(
        "SAPA_KLE",
        "KLE-nummeret skal være inden for rollens KLE",
        KONFLIKT,
        _kle,
        Rettes.SAPA_ROLLER,
    ),
    _regel(
        "SAPA_FOELSOMHED",
        "Følsomheden må højst være rollens niveau",
        "anvisning om dataafgrænsning §12",
        _foelsomhed,
        Rettes.SAPA_ROLLER,
    ),
    _regel(
        "SAPA_ORGANISATION",
        "Den ansvarlige enhed skal være inden for rollens organisation",
        "anvisning til Sagsobjektet v1.7; at underenheder er med, er ikke beskrevet",
        _organisation,
        Rettes.SAPA_ROLLER,
        sourced=False,
    ),
    _regel(
        "SAPA_IT_SYSTEM",
        "It-systemet skal være blandt rollens systemer",
        KONFLIKT,
        _system,
        Rettes.SAPA_ROLLER,
    ),
)
