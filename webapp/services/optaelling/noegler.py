"""Keys: what of an object's place in the index decides whether anyone sees it."""

from __future__ import annotations

from functools import lru_cache

from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.variant.opsaetning import Opsaetning
from webapp.domain.visning.borgerblik_adgang import PLADSANVISNING
from webapp.services.optaelling.tilstand import IKKE_OVERFOERT, Tilstand


class Synlighedsnoegle:
    """Under one configuration: everything but the unit and the number itself.

    What a rule looks at and is not in the key makes the figures differ from the pages: a test
    reads both.
    """

    def __init__(self, opsaetning: Opsaetning) -> None:
        self._opsaetning = opsaetning
        self.nummer = lru_cache(maxsize=None)(self._find_nummer)

    def af(self, tilstand: Tilstand) -> object:
        """Equal for states that are seen by the same: money is seen in its payments only."""
        return tilstand == IKKE_OVERFOERT, self.nummer(tilstand.kle), tilstand.penge

    def _find_nummer(self, kle: KleEmne | None) -> object:
        """What the number is set to, but for the contact; fradato is cut by already."""
        raekke = self._opsaetning.find(kle)
        if kle is None or raekke is None:
            return kle is None
        return (
            raekke.aktiv,
            raekke.fagsystemfilter,
            raekke.fradato,
            raekke.fradato_ydelser,
            raekke.deaktiver_fradato_for_aktive,
            kle.hovedgruppe == PLADSANVISNING,
        )
