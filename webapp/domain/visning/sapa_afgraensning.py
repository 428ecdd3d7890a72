"""SAPA's dataafgrænsning: is the object within what the role may see? See domain.md §2B, §9.1-12.

A role is the union of its brugersystemroller; within one, AND holds between the dimensions it
states. The findings on the dimensions are those of the brugersystemrolle that comes closest, so
that they all pass exactly when one of them does.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.vaerdier.fund import Rettes
from webapp.domain.variant.roller import Brugersystemrolle, Jobfunktionsrolle
from webapp.domain.visning.forhold import Forhold
from webapp.domain.visning.regel import Regel, Udfald, bemaerk, lav_regel, opfyldt, oplyser, skjuler
from webapp.domain.visning.verdict import Station

KONFLIKT = (
    "anvisning om dataafgrænsning §12; SAPA's eget slide siger »enten … eller« mellem "
    "afdeling, system og KLE"
)


def daekker(rolle: Brugersystemrolle, kle: KleEmne | None) -> bool:
    """True if the role states no KLE, or the number is within what it states."""
    return not rolle.kle or (kle is not None and any(m.daekker(kle) for m in rolle.kle))


def naar_kle(rolle: Jobfunktionsrolle, kle: KleEmne) -> bool:
    """True if one of the role's brugersystemroller covers the number."""
    return any(daekker(en, kle) for en in rolle.brugersystemroller)


def _inden_for_kle(rolle: Brugersystemrolle, forhold: Forhold) -> bool:
    return daekker(rolle, forhold.kle)


def _inden_for_foelsomhed(rolle: Brugersystemrolle, forhold: Forhold) -> bool:
    return forhold.foelsomhed <= rolle.foelsomhed


def inden_for_organisation(rolle: Brugersystemrolle, forhold: Forhold) -> bool:
    """True if the role states no units, or the responsible one is within what it states."""
    if not rolle.organisation:
        return True
    uuid = forhold.ansvarlig.uuid if forhold.ansvarlig else None
    if uuid is None:
        return False
    if not forhold.antagelser.underenheder_er_med:
        return uuid in rolle.organisation
    return any(forhold.organisation.er_under(uuid, anden) for anden in rolle.organisation)


def inden_for_system(rolle: Brugersystemrolle, forhold: Forhold) -> bool:
    """True if the role states no systems, or the object's is one of them."""
    return not rolle.it_systemer or forhold.fagsystem.navn in rolle.it_systemer


# Those that a bevilling has of its own; its KLE is that of each of its ydelser.
BEVILLINGENS = (
    _inden_for_foelsomhed,
    inden_for_organisation,
    inden_for_system,
)
DIMENSIONER = (_inden_for_kle, *BEVILLINGENS)
Dimension = Callable[[Brugersystemrolle, Forhold], bool]


def _bevillingens(forhold: Forhold) -> tuple[Dimension, ...]:
    """Those of the bevilling itself.

    Another authority's units and systems are not the kommune's to delimit by, so only følsomhed is
    left there (inferred; SAPA1 q4 names KLE alone).
    """
    return (_inden_for_foelsomhed,) if forhold.paa_tvaers else BEVILLINGENS


def _dimensioner(forhold: Forhold) -> tuple[Dimension, ...]:
    return (_inden_for_kle, *_bevillingens(forhold))


def naermeste_rolle(forhold: Forhold) -> Brugersystemrolle | None:
    """The brugersystemrolle that satisfies most dimensions; the first of equals."""
    roller = forhold.rolle.brugersystemroller if forhold.rolle else ()
    dimensioner, naermest, flest = _dimensioner(forhold), None, -1
    for rolle in roller:
        antal = sum(inden(rolle, forhold) for inden in dimensioner)
        if antal == len(dimensioner):
            return rolle
        if antal > flest:
            naermest, flest = rolle, antal
    return naermest


def naar_dokument(forhold: Forhold, foelsomhed: Foelsomhed) -> bool:
    """True if one brugersystemrolle reaches both the sag and a document of this følsomhed (§2B)."""
    roller = forhold.rolle.brugersystemroller if forhold.rolle else ()
    return any(
        foelsomhed <= rolle.foelsomhed and all(inden(rolle, forhold) for inden in DIMENSIONER)
        for rolle in roller
    )


def _naar_paa_kle(forhold: Forhold, kle: KleEmne | None) -> bool:
    """True if one brugersystemrolle reaches a ydelse of the bevilling, or what is paid of it."""
    roller = forhold.rolle.brugersystemroller if forhold.rolle else ()
    return any(
        daekker(rolle, kle) and all(inden(rolle, forhold) for inden in _bevillingens(forhold))
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
    if forhold.paa_tvaers:
        return opfyldt(f"Vi antager, at rollens organisation ikke gælder {forhold.myndighed}.")
    rolle = naermeste_rolle(forhold)
    if rolle is None or not inden_for_organisation(rolle, forhold):
        navn = forhold.ansvarlig.navn if forhold.ansvarlig else "uden enhed"
        return skjuler(f"Den ansvarlige enhed ({navn}) er uden for rollens organisation.")
    if not rolle.organisation:
        return opfyldt("Rollen er ikke afgrænset på organisation.")
    med = "med" if forhold.antagelser.underenheder_er_med else "uden"
    return opfyldt(f"Enheden er inden for rollens organisation ({med} underenheder).")


def _system(forhold: Forhold) -> Udfald:
    if forhold.paa_tvaers:
        return opfyldt("Vi antager, at rollens it-systemer ikke gælder andre myndigheders.")
    rolle = naermeste_rolle(forhold)
    if rolle is None or not inden_for_system(rolle, forhold):
        return skjuler(f"{forhold.fagsystem.navn} er ikke blandt rollens it-systemer.")
    return opfyldt("It-systemet er inden for rollens afgrænsning.")


def _bevilling(forhold: Forhold) -> Udfald:
    """Bevilling and effektuering stand and fall together: with one linked payment of many."""
    dele = forhold.bevillingsdele
    betalte = [del_.kle for del_ in dele if del_.er_udbetalt]
    if betalte and not any(_naar_paa_kle(forhold, kle) for kle in betalte):
        numre = opremsning(sorted({str(kle or "intet KLE-nummer") for kle in betalte}))
        return skjuler(
            f"Bevillingens udbetalinger er på {numre}, og rollen når ingen af dem. En bevilling "
            "med udbetalinger ses kun sammen med mindst én af dem.",
            udbetalt_paa=numre,
        )
    med = ", og mindst én af dens udbetalinger" if betalte else ""
    if len(dele) > 1:
        naas = sum(_naar_paa_kle(forhold, del_.kle) for del_ in dele)
        kun = " Kun dem, den når, ses." if naas < len(dele) else ""
        return oplyser(f"Rollen når {naas} af bevillingens {len(dele)} ydelser{med}.{kun}")
    return opfyldt(f"Bevillingen har kun denne ydelse og bedømmes på dens KLE{med}.")


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
    _regel(
        "SAPA_BEVILLING",
        "En bevilling ses med de ydelser, rollen når, og kun med mindst én af sine udbetalinger",
        "anvisning om dataafgrænsning §12.3-12.4",
        _bevilling,
        Rettes.SAPA_ROLLER,
        sag=False,
    ),
)
