"""KLE numbers and units as somebody types them in a field, to delimit a role or an advisgruppe."""

from __future__ import annotations

import re
from collections.abc import Collection

from webapp.domain.klassifikation.kle import KleMoenster, UgyldigKleError
from webapp.domain.organisation.organisation import FkOrganisation
from webapp.domain.vaerdier.identifikation import (
    EnhedUuid,
    UgyldigIdentifikationError,
    masker_cpr,
)

_SKIL = re.compile(r"[,;\s]+")
# Characters of a fault that quotes what was typed.
MEST_KLE, MEST_NAVN = 40, 60


def laes_kle(tekst: str) -> tuple[list[KleMoenster], list[str]]:
    """The patterns, and a fault in Danish for each that is none."""
    moenstre: list[KleMoenster] = []
    fejl: list[str] = []
    for del_ in filter(None, _SKIL.split(tekst)):
        try:
            moenstre.append(KleMoenster(del_))
        except UgyldigKleError:
            vist = masker_cpr(del_[:MEST_KLE])
            fejl.append(f"»{vist}« er hverken et KLE-nummer eller et mønster. Skriv fx 27.36.*.")
    return moenstre, fejl


def find_enhed(
    tekst: str,
    organisation: FkOrganisation,
    raad: str,
    ogsaa: Collection[EnhedUuid | None] = (),
) -> tuple[EnhedUuid | None, str]:
    """The unit of a name or a UUID, or None and the fault in Danish.

    `raad`: what to write where there is none; `ogsaa`: units that count as known.
    """
    fundne = _find(tekst, organisation, ogsaa)
    if len(fundne) == 1:
        return fundne[0], ""
    vist = masker_cpr(tekst[:MEST_NAVN])
    if fundne:
        return None, f"Flere enheder i FK Organisation hedder »{vist}«. Skriv enhedens UUID."
    return None, f"FK Organisation har ingen enhed, der hedder »{vist}«. {raad}"


def med_navn(navn: str, organisation: FkOrganisation) -> list[EnhedUuid]:
    """The units of that name."""
    soegt = navn.casefold()
    return [uuid for uuid, e in organisation.enheder.items() if e.navn.casefold() == soegt]


def _find(
    tekst: str, organisation: FkOrganisation, ogsaa: Collection[EnhedUuid | None]
) -> list[EnhedUuid]:
    try:
        uuid = EnhedUuid(tekst)
    except UgyldigIdentifikationError:
        return med_navn(tekst, organisation)
    return [uuid] if organisation.find(uuid) is not None or uuid in ogsaa else []
