"""The Sagsklasser of SF1470: KLE number, handlingsfacet and what is excepted from the citizen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from webapp.domain.klassifikation.kle import KleEmne
from webapp.importers.ark.klecelle import kle
from webapp.importers.leverance.indeksroller import UKENDT, Indeksrolle
from webapp.importers.leverance.relationer import Relation, Relationslaeser
from webapp.importers.visningsklasse import meld_visningsklasse

_FACET = re.compile(r"[A-ZÆØÅ][0-9]{2}")


@dataclass(frozen=True, slots=True)
class Sagsklasser:
    """What the classes say; `kontroltema`: of a kontrolsag, all of them."""

    kle: KleEmne | None
    handlingsfacet: str
    visningsklasser: tuple[str, ...]
    kontroltema: str


@dataclass(frozen=True)
class Klasselaeser:
    """Reads the classes of one sag."""

    relationer: Relationslaeser

    def laes(self, liste: etree._Element | None) -> Sagsklasser:
        """The classes that hold on the day; a class of an unknown role is told with its UUID."""
        klasser = list(self.relationer.alle(liste, "Sagsklasse", meld=False))
        gaeldende = self.relationer.valg.gaeldende([k.element for k in klasser])
        nu = [klasse for klasse in klasser if klasse.element in gaeldende]
        return Sagsklasser(
            self._kle(klasser),
            self._facet(klasser),
            tuple(dict.fromkeys(self._visningsklasser(nu))),
            ", ".join(
                klasse.felt("Klassetitel") or klasse.felt("BrugervendtNoegle")
                for klasse in nu
                if klasse.rolle is Indeksrolle.KONTROLTEMAKLASSE
            ),
        )

    def _kle(self, klasser: Sequence[Relation]) -> KleEmne | None:
        klasse = self.relationer.gaeldende(klasser, Indeksrolle.PRIMAER_KLASSE)
        if klasse is None:
            return None
        svar = kle(klasse.felt("BrugervendtNoegle"))
        if svar.problem is not None:
            self.relationer.fund.meld(svar.problem, klasse.sted, klasse.felt("BrugervendtNoegle"))
        return svar.vaerdi

    def _facet(self, klasser: Sequence[Relation]) -> str:
        klasse = self.relationer.gaeldende(klasser, Indeksrolle.HANDLINGSKLASSE)
        noegle = klasse.felt("BrugervendtNoegle") if klasse else ""
        return noegle if _FACET.fullmatch(noegle) else ""

    def _visningsklasser(self, klasser: Sequence[Relation]) -> Iterator[str]:
        """By role, or by a text that says so: KOMBIT has not published the role's UUID."""
        for klasse in klasser:
            titel, noegle = klasse.felt("Klassetitel"), klasse.felt("BrugervendtNoegle")
            if klasse.rolle is Indeksrolle.VISNINGSKLASSE:
                yield self._meldt(klasse, titel or noegle)
            elif klasse.rolle is None and "undtaget" in f"{titel} {noegle}".lower():
                yield self._meldt(klasse, titel if "undtaget" in titel.lower() else noegle)
            elif klasse.rolle is None:
                uuid = klasse.element.findtext("./{*}Rolle/{*}UUIDIdentifikator") or ""
                vist = " ".join(filter(None, (uuid, titel or noegle)))
                self.relationer.fund.meld(UKENDT, klasse.sted, vist)

    def _meldt(self, klasse: Relation, visningsklasse: str) -> str:
        meld_visningsklasse(visningsklasse, klasse.sted, self.relationer.fund)
        return visningsklasse
