"""The rows of Opsætning af Borgerblikket: every KLE number that matters, and what holds for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.klassifikation.klesoegning import soeg_kle
from webapp.domain.kontrol.grundlag import Talklasse
from webapp.domain.vaerdier.dansk import dag, opremsning
from webapp.domain.variant.kleforpligtelser import (
    FORPLIGTELSER,
    UDGAAEDE,
    Forpligtelse,
    forpligtelser_paa,
)
from webapp.domain.variant.opsaetning import KleOpsaetning, Opsaetning, Titelvalg
from webapp.domain.variant.opsaetningsaendring import er_egen, forskelle, gaeldende_raekke
from webapp.domain.variant.variant import Variant
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag
from webapp.services.opsaetning.sidedele import Filtre, Klelinje

EMNELAENGDE = len("27.36.04")
MAKS_SOEGEFUND = 200


class Opsaetningstabel:
    """The numbers of a variant; `anden` is the variant that rows are compared with."""

    def __init__(
        self, grundlag: Grundlag, klasser: Iterable[Talklasse], anden: Variant | None
    ) -> None:
        self._grundlag = grundlag
        self._opsaetning = grundlag.variant.opsaetning
        self._anden: Opsaetning | None = anden.opsaetning if anden else None
        self._antal: Counter[tuple[str, str]] = Counter()
        for klasse in klasser:
            if klasse.kle is not None:
                self._antal[klasse.slags, str(klasse.kle)] += klasse.antal

    def titel(self, nummer: str) -> str:
        """A number's title; empty where the plan does not hold it."""
        return self._grundlag.opslag.kle.titel(nummer.rstrip(".*")) or ""

    @cached_property
    def _kendte(self) -> frozenset[KleMoenster]:
        """Configured, used, mapped or obligatory numbers."""
        variant = self._grundlag.variant
        emner: set[str] = {nummer for _, nummer in self._antal}
        emner |= {str(r.kle) for r in variant.sagstype_kle if r.kle}
        emner |= {str(r.kle) for r in variant.ydelsestyper if r.kle}
        emner |= {str(kle) for en in FORPLIGTELSER for kle in en.numre}
        andres = self._anden.raekker if self._anden else ()
        har = {raekke.kle.forled: raekke.kle for raekke in (*self._opsaetning.raekker, *andres)}
        return frozenset((*(KleMoenster(n) for n in emner if n not in har), *har.values()))

    def numre(self, flere: Iterable[KleMoenster] = ()) -> list[KleMoenster]:
        """All known numbers and some more, in order."""
        kendte = {kle.forled: kle for kle in (*flere, *self._kendte)}
        return sorted(kendte.values(), key=lambda kle: kle.forled)

    def linjer(self, filtre: Filtre, valgte: frozenset[KleMoenster]) -> list[Klelinje]:
        """The rows that the filters let through; a ticked row always stands there."""
        forled = {kle.forled for kle in valgte}
        numre = self.numre((*valgte, *self._soegte(filtre.soeg)))
        alle = (self.linje(kle, valgt=kle.forled in forled) for kle in numre)
        return [linje for linje in alle if linje.valgt or self._passer(linje, filtre)]

    def _soegte(self, soeg: str) -> Iterator[KleMoenster]:
        for traef in soeg_kle(self._grundlag.opslag.kle, soeg, MAKS_SOEGEFUND) if soeg else ():
            yield KleMoenster(traef.post.nummer)

    def _passer(self, linje: Klelinje, filtre: Filtre) -> bool:
        if filtre.har_sager and not self._har_sager(linje.nummer):
            return False
        if filtre.obligatorisk and not linje.forpligtelser:
            return False
        if self._anden is not None and not linje.forskelle:
            return False
        return not filtre.soeg or linje.nummer in self._fundne(filtre.soeg)

    def _fundne(self, soeg: str) -> frozenset[str]:
        if soeg not in self._soegt:
            ord_ = soeg.casefold()
            egne = (
                str(kle)
                for kle in self._kendte
                if str(kle).startswith(soeg) or ord_ in self.titel(str(kle)).casefold()
            )
            self._soegt[soeg] = frozenset((*egne, *(str(kle) for kle in self._soegte(soeg))))
        return self._soegt[soeg]

    @cached_property
    def _soegt(self) -> dict[str, frozenset[str]]:
        return {}

    def _har_sager(self, nummer: str) -> bool:
        forled = nummer.rstrip("*")
        return any(antal and kle.startswith(forled) for (_, kle), antal in self._antal.items())

    def linje(self, kle: KleMoenster, *, valgt: bool = False) -> Klelinje:
        """One row."""
        raekke = gaeldende_raekke(self._opsaetning, kle)
        antaget = self._opsaetning.er_antaget(kle)
        egen = er_egen(raekke, kle) and not antaget
        vist, nummer = raekke or KleOpsaetning(kle=kle), str(kle)
        anden = gaeldende_raekke(self._anden, kle) if self._anden is not None else raekke
        return Klelinje(
            nummer=nummer,
            titel=self.titel(nummer),
            er_gruppe=len(kle.forled) < EMNELAENGDE,
            egen=egen,
            antaget=antaget,
            arvet=str(raekke.kle) if raekke and not egen and not antaget else "",
            raekke=raekke is not None,
            aktiv=vist.aktiv,
            kun_sapa=vist.kun_sapa,
            sagstitel=vist.titel is Titelvalg.SAGSTITEL,
            dokumenter=vist.dokumenter,
            journalnotater=vist.journalnotater,
            fagsystemfilter=opremsning(vist.fagsystemfilter),
            fradato=detaljedato(vist.fradato) if vist.fradato else "",
            fradato_ydelser=detaljedato(vist.fradato_ydelser) if vist.fradato_ydelser else "",
            deaktiver=vist.deaktiver_fradato_for_aktive,
            kilde=str(vist.kontakt.kilde),
            afdeling=vist.kontakt.afdeling,
            telefon=vist.kontakt.telefon,
            sager=self._antal["sag", nummer],
            ydelser=self._antal["ydelse", nummer],
            forpligtelser=tuple(en.navn for en in _forpligtelser(kle)),
            udgaaet=self._udgaaet(kle),
            forskelle=forskelle(anden, raekke),
            valgt=valgt,
        )

    def felter(self, kle: KleMoenster) -> Mapping[str, str]:
        """What the form of one number begins with."""
        raekke = gaeldende_raekke(self._opsaetning, kle) or KleOpsaetning(kle=kle)
        kontakt = raekke.kontakt
        return {
            "aktiv": "ja" if raekke.aktiv else "sapa" if raekke.kun_sapa else "nej",
            "titel": str(raekke.titel),
            "dokumenter": "ja" if raekke.dokumenter else "nej",
            "notater": "ja" if raekke.journalnotater else "nej",
            "filtervalg": "valgte" if raekke.fagsystemfilter else "alle",
            "fradato": _i_felt(raekke.fradato),
            "fradato-ydelser": _i_felt(raekke.fradato_ydelser),
            "deaktiver": "ja" if raekke.deaktiver_fradato_for_aktive else "nej",
            "kilde": str(kontakt.kilde),
            "afdeling": kontakt.afdeling,
            "telefon": kontakt.telefon,
            "hjemmeside": kontakt.hjemmeside,
            "post": kontakt.digital_post,
        }

    def systemer(self, kle: KleMoenster) -> tuple[str, ...]:
        """The systems that the number's filter names."""
        raekke = gaeldende_raekke(self._opsaetning, kle)
        return raekke.fagsystemfilter if raekke else ()

    def _udgaaet(self, kle: KleMoenster) -> str:
        """That a number is retired, and what took its place."""
        emne = KleEmne(kle.forled) if len(kle.forled) == EMNELAENGDE else None
        post = self._grundlag.opslag.kle.poster.get(str(kle))
        nye = UDGAAEDE.get(emne, ()) if emne else ()
        afloest = f"; afløst af {opremsning([str(ny) for ny in nye])}" if nye else ""
        if post is not None and post.udgaaet is not None:
            hvornaar = "Udgået" if post.er_udgaaet(self._grundlag.dato) else "Udgår"
            return f"{hvornaar} af KLE {dag(post.udgaaet)}{afloest}"
        return f"Udgået af KLE{afloest}" if emne in UDGAAEDE else ""


def _forpligtelser(kle: KleMoenster) -> tuple[Forpligtelse, ...]:
    """The obligations that a number belongs to; a group belongs to none itself."""
    return forpligtelser_paa(KleEmne(kle.forled)) if len(kle.forled) == EMNELAENGDE else ()


def _i_felt(dato: date | None) -> str:
    return dato.strftime("%d-%m-%Y") if dato else ""
