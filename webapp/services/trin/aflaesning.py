"""What one variant leaves in the indexes of an object with its deciding day, at a plan's end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from webapp.domain.eksport.overfoersel import find_overfoersel
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.konfiguration import Konfiguration
from webapp.domain.variant.trinorden import FAELDER
from webapp.domain.variant.variant import Variant
from webapp.store.opslag import Opslag
from webapp.store.optaelling import Gruppe


@dataclass(frozen=True, slots=True)
class Tilstand:
    """An object as the index holds it at the end: `enhed` of a sag, `type` of a ydelse.

    `skadet`: it carries another unit or type than the plan, carried through, gives it.
    """

    overfoert: bool = False
    enhed: EnhedUuid | None = None
    type: str = ""
    kle: KleEmne | None = None
    skadet: bool = False


class Aflaeser:
    """One variant, read at the day its plan ends. Remembers what it found."""

    def __init__(self, opslag: Opslag, variant: Variant, slut: date) -> None:
        self.slut = slut
        self.konfiguration = Konfiguration.af(variant, opslag.lokale_enheder)
        self._ydelser = opslag.lokale_ydelser
        # A trap whose trin is not even dated: what is sent meanwhile is spoiled when it comes.
        mangler = {t: slut for t in FAELDER if t not in variant.gjorte_trin}
        fuldfoert = replace(variant, trin={**variant.trin, **mangler})
        self._fuldfoert = Konfiguration.af(fuldfoert, opslag.lokale_enheder)
        self._sag = lru_cache(maxsize=None)(self._find_sag)
        self._ydelse = lru_cache(maxsize=None)(self._find_ydelse)

    def sagstype(self, gruppe: Gruppe) -> str:
        """The sagstype that carries the gruppe's objects through the export."""
        lokal = self._ydelser.get(gruppe.lokal_ydelse or "")
        return gruppe.sagstype or (lokal.sagstype if lokal else None) or ""

    def har_stop(self, gruppe: Gruppe) -> bool:
        """True if transfers of the sagstype have stopped by the end."""
        perioder = self.konfiguration.overfoersler(self.sagstype(gruppe))
        return any(p.til is not None and p.til <= self.slut for p in perioder)

    def snit(self, gruppe: Gruppe) -> frozenset[date]:
        """The days at which something may change for the gruppe."""
        konfiguration, sagstype = self.konfiguration, self.sagstype(gruppe)
        dage: set[date | None] = set(konfiguration.variant.oprydninger)
        dage.update(d for p in konfiguration.overfoersler(sagstype) for d in (p.fra, p.til))
        dage.update(raekke.fra for raekke in konfiguration.sagstype_kle(sagstype))
        if gruppe.slags == "sag":
            dage.update(konfiguration.maerkeskift(gruppe.lokal_enhed or ""))
        else:
            dage.update(r.fra for r in konfiguration.ydelsestyper(gruppe.lokal_ydelse or ""))
        return frozenset(dag for dag in dage if dag is not None)

    def ventet_enhed(self, lokal_enhed: str) -> EnhedUuid | None:
        """The mark that the unit gives once the plan is carried through."""
        return self._fuldfoert.maerke(lokal_enhed, self.slut).enhed

    def aflaes(self, gruppe: Gruppe, dag: date) -> Tilstand:
        """A sag with its latest event on the day, or a ydelse that was granted on it."""
        if gruppe.slags == "sag":
            return self._sag(gruppe.sagstype or "", gruppe.lokal_enhed or "", dag)
        return self._ydelse(self.sagstype(gruppe), gruppe.lokal_ydelse or "", dag)

    def _find_sag(self, sagstype: str, enhed: str, dag: date) -> Tilstand:
        overfoersel = find_overfoersel(self.konfiguration, sagstype, (dag,), self.slut)
        if overfoersel is None:
            return Tilstand()
        maerke = self.konfiguration.maerke(enhed, overfoersel.sidst).enhed
        kle = self.konfiguration.kle(sagstype, overfoersel.sidst)
        return Tilstand(True, maerke, kle=kle, skadet=maerke != self.ventet_enhed(enhed))

    def _find_ydelse(self, sagstype: str, ydelse: str, dag: date) -> Tilstand:
        lokal = self._ydelser.get(ydelse)
        overfoersel = find_overfoersel(self.konfiguration, sagstype, (dag,), self.slut)
        if overfoersel is None or lokal is None or lokal.pakke:
            return Tilstand()
        mapning = self.konfiguration.ydelsestype(ydelse, overfoersel.foerst)
        type_ = mapning.ydelsestype if mapning else str(lokal.automatisk or "")
        kle = (mapning.kle if mapning else None) or self.konfiguration.kle(
            sagstype, overfoersel.foerst
        )
        ventet = self._fuldfoert.ydelsestype(ydelse, self.slut)
        # Cura maps FSIII and FFB by itself, whenever it sends them (§1A-7).
        skadet = lokal.automatisk is None and ventet is not None and ventet.ydelsestype != type_
        return Tilstand(True, type=type_, kle=kle, skadet=skadet)
