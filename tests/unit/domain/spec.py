"""What a row of the rules' specification is: one change to the default facts, one expected effect."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests import byg
from webapp.domain.visning.borgerblik import BORGERBLIK
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.forhold import Forhold
from webapp.domain.visning.regel import afgoer
from webapp.domain.visning.sapa import SAPA
from webapp.domain.visning.verdict import Effect, Verdict

HIDES, WARNS, INFORMS, PASSES = Effect.HIDES, Effect.WARNS, Effect.INFORMS, Effect.PASSES
NOT_TRIED = Effect.NOT_TRIED
KSD = {"system": byg.KSD, "sag": byg.andres_sag()}
YDELSE = {"slags": "ydelse"}
# The rules that can hide: a rule that begins or ceases to hide is a change of the product.
SKJULER = {
    "EKSPORT_AKTIV",
    "EKSPORT_INGEN_KLE",
    "EKSPORT_KLE_SEKSCIFRET",
    "EKSPORT_KLE_IKKE_HENTET",
    "EKSPORT_OVERFOERSEL",
    "EKSPORT_PAKKE",
    "EKSPORT_JOBCENTER",
    "EKSPORT_SYSTEM",
    "BORGERBLIK_AABNET",
    "BORGERBLIK_CPR",
    "BORGERBLIK_PRIMAER_PART",
    "BORGERBLIK_EJENDOM",
    "BORGERBLIK_MODTAGER",
    "BORGERBLIK_VIRKNING",
    "BORGERBLIK_BOPAELSKOMMUNE",
    "BORGERBLIK_KLE_AKTIV",
    "BORGERBLIK_FAGSYSTEMFILTER",
    "BORGERBLIK_FRADATO",
    "BORGERBLIK_VISNINGSKLASSE",
    "BORGERBLIK_FREMTIDIG_YDELSE",
    "BORGERBLIK_YDELSE_UNDTAGET",
    "SAPA_AABNET",
    "SAPA_BRUGERRETTIGHED",
    "SAPA_VISNING",
    "SAPA_PART",
    "SAPA_EJER",
    "SAPA_KLE",
    "SAPA_FOELSOMHED",
    "SAPA_ORGANISATION",
    "SAPA_IT_SYSTEM",
    "SAPA_SIKKERHEDSPROFIL",
    "SAPA_BEVILLING",
}


@dataclass(frozen=True)
class Raekke:
    """`ord_` is a piece of the finding's text that says what decided it."""

    titel: str
    aendring: Mapping[str, object]
    kode: str
    effekt: Effect
    ord_: str = ""

    @property
    def forhold(self) -> Forhold:
        return byg.forhold(**self.aendring)

    def __str__(self) -> str:
        return f"{self.kode} {self.effekt}: {self.titel}"


def bedoem_for(kode: str, forhold: Forhold) -> Verdict:
    """The verdict of the audience that the rule belongs to."""
    return afgoer(EKSPORT, SAPA if kode.startswith("SAPA_") else BORGERBLIK, forhold)
