"""SAPA's elements »Borgerblikket …«: whether a KLE number is active for the caseworker there.

SAPA's log knows ActiveForMitOverblik, ActiveForSAPA and ActiveForNone (screens.md §1-2). The other
elements of SAPA follow the role and never the set-up of Borgerblikket.
"""

from __future__ import annotations

from dataclasses import dataclass

from webapp.domain.vaerdier.fund import Rettes
from webapp.domain.variant.opsaetning import KleOpsaetning
from webapp.domain.visning.regel import Grundregel, Udfald, afgoer_egne, opfyldt, oplyser, skjuler
from webapp.domain.visning.verdict import Station


@dataclass(frozen=True, slots=True, kw_only=True)
class Aktivitetsforhold:
    """The number in words, its row, and whether the previewed kommune decides about the object."""

    kle_tekst: str
    raekke: KleOpsaetning | None
    er_egen: bool = True


def _aktiv(forhold: Aktivitetsforhold) -> Udfald:
    raekke = forhold.raekke
    if not forhold.er_egen:
        return oplyser("Ejeren bestemmer selv, hvad der er aktivt. Vi antager, at det vises.")
    if raekke is None:
        return skjuler(f"{forhold.kle_tekst} står ikke i Opsætning af Borgerblikket.")
    if raekke.aktiv:
        return opfyldt(f"{forhold.kle_tekst} er aktiveret for Mit Overblik.", kle=raekke.kle)
    if raekke.kun_sapa:
        return oplyser(
            f"{forhold.kle_tekst} er kun aktiveret for SAPA. Vi antager, at det vises her og ikke "
            "for borgeren.",
            kle=raekke.kle,
        )
    return skjuler(f"{forhold.kle_tekst} er hverken aktiveret for Mit Overblik eller for SAPA.")


BORGERBLIK_I_SAPA: tuple[Grundregel[Aktivitetsforhold], ...] = (
    Grundregel(
        code="SAPA_BORGERBLIK_AKTIV",
        saetning="SAPA's elementer »Borgerblikket …« viser det, der er aktivt for Mit Overblik "
        "eller for SAPA",
        kilde="SAPAs log (ActiveForMitOverblik, ActiveForSAPA, ActiveForNone); hvad de gør ved "
        "elementerne, er ikke beskrevet",
        sourced=False,
        station=Station.SAPA,
        rettes=Rettes.OPSAETNING,
        tjek=_aktiv,
    ),
)


def er_aktiv_i_sapa(forhold: Aktivitetsforhold) -> bool:
    """True if the elements »Borgerblikket …« show what has the number."""
    return afgoer_egne(BORGERBLIK_I_SAPA, forhold).visible
