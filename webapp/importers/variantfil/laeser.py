"""The values of a variant's TOML, each read as a cell of a sheet would be."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from webapp.domain.fagsystem import Kildested
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.organisation.enhedsaendring import Aendringsslags, Enhedsaendring
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.variant.fagomraader import (
    OMRAADER,
    Fagprofil,
    Spoergsmaal,
    med_profil,
    ret_svar,
    svarfejl,
)
from webapp.domain.variant.fordringsvalg import Fordringsvalg
from webapp.domain.variant.notattitler import kan_foejes_til
from webapp.domain.variant.opsaetning import Kontaktkilde, Opsaetning
from webapp.domain.variant.variant import (
    Antagelser,
    Enhedsmapning,
    SagstypeKle,
    Trin,
    Ydelsesmapning,
)
from webapp.importers.ark import celler
from webapp.importers.ark.celle import Parser, foldet
from webapp.importers.ark.klecelle import kle, kle_angivelse, kle_moenster
from webapp.importers.konfiguration.fordringer import AKTIV
from webapp.importers.rapport import Fundliste, Problem
from webapp.importers.variantfil.opsaetning import ANTAGET, RAEKKE, laes_opsaetningsdata

T = TypeVar("T")

_MODELLER = (1, 2)
NOEGLE_UKENDT = Problem(
    "NOEGLE_UKENDT", "Nøglen kendes ikke og læses ikke.", "Se docs/ark.md.", Alvor.ADVARSEL
)
_MODEL_UGYLDIG = Problem(
    "MODEL_UGYLDIG", "Modellen er hverken 1 eller 2.", "Skriv 1 eller 2, eller udelad linjen."
)
_TRIN_UKENDT = Problem(
    "TRIN_UKENDT", "Trinnet kendes ikke.", f"Skriv {', '.join(trin.value for trin in Trin)}."
)
_DATO_MANGLER = Problem("DATO_UGYLDIG", "Datoen kan ikke læses.", "Skriv datoen som 2024-04-08.")
_TYPE_FORKERT = Problem(
    "VAERDI_UGYLDIG", "Værdien har en forkert slags og er ikke brugt.", "Se docs/ark.md."
)
_TITEL_UGYLDIG = Problem(
    "NOTATTITEL_UGYLDIG",
    "Den prædefinerede titel er skrevet før, for lang, en for mange eller kan rumme et CPR-nummer. "
    "Den er ikke brugt.",
    "Skriv hver titel én gang, kort og uden CPR-numre. Grænserne står i docs/ark.md.",
)
_UDEN_NAVN = Problem(
    "RAEKKE_UDEN_NOEGLE", "Punktet er udeladt, fordi det mangler sit navn.", "Skriv navnet."
)
_SLAGS_UKENDT = Problem(
    "REORGANISATION_SLAGS_UKENDT",
    "Ændringen af FK Organisation kendes ikke og er udeladt.",
    f"Skriv slags som {', '.join(slags.value for slags in Aendringsslags)}.",
)
_KILDE_UKENDT = Problem(
    "KONTAKTKILDE_UKENDT",
    "Kontaktkilden kendes ikke.",
    f"Skriv {' eller '.join(kilde.value for kilde in Kontaktkilde)}.",
)


class Variantlaeser:
    """Reads the values of one file; a path such as `trin.5` is the finding's place."""

    def __init__(self, fil: str, fund: Fundliste) -> None:
        self._fil = fil
        self._fund = fund

    def meld(self, problem: Problem, sti: str, vaerdi: object) -> None:
        """Report a finding about the value at the path."""
        self._fund.meld(problem, self.sted(sti), vaerdi)

    def sted(self, sti: str) -> Kildested:
        """The place of a path in the file."""
        return Kildested(self._fil, "", sti)

    def _af_type(self, data: Mapping[str, Any], noegle: str, slags: type[T], blank: T) -> T:
        vaerdi = data.get(noegle, blank)
        if isinstance(vaerdi, slags):
            return vaerdi
        self.meld(_TYPE_FORKERT, noegle, vaerdi)
        return blank

    def tekst(self, data: Mapping[str, Any], noegle: str) -> str:
        """A text; empty where there is none."""
        return self._af_type(data, noegle, str, "").strip()

    def model(self, data: Mapping[str, Any]) -> int | None:
        """1 or 2; None where the variant has no model."""
        vaerdi = data.get("model")
        if vaerdi is None or (type(vaerdi) is int and vaerdi in _MODELLER):
            return vaerdi
        self.meld(_MODEL_UGYLDIG, "model", vaerdi)
        return None

    def leveret(self, data: Mapping[str, Any]) -> bool:
        """True where the variant is of delivered objects only."""
        return self._af_type(data, "leveret", bool, False)

    def traeforslag(self, data: Mapping[str, Any]) -> dict[str, str]:
        """The unit above each unit of Cura that the variant proposes one for."""
        fundet: dict[str, str] = {}
        for enhed, vaerdi in self._af_type(data, "traeforslag", dict, {}).items():
            if over := self.celle(celler.navn, vaerdi, f"traeforslag.{enhed}"):
                fundet[enhed] = over
        return fundet

    def filter(self, data: Mapping[str, Any]) -> Iterator[KleMoenster]:
        """The KLE numbers that trin 3 lets through."""
        for plads, vaerdi in enumerate(self._af_type(data, "classification_filter", list, [])):
            moenster = self.celle(kle_moenster, vaerdi, f"classification_filter[{plads}]")
            if moenster is not None:
                yield moenster

    def trin(self, data: Mapping[str, Any]) -> dict[Trin, date]:
        """The day each trin was done."""
        gjort: dict[Trin, date] = {}
        for noegle, vaerdi in self._af_type(data, "trin", dict, {}).items():
            sti = f"trin.{noegle}"
            if noegle not in set(Trin):
                self.meld(_TRIN_UKENDT, sti, noegle)
            elif (dag := self._dato(vaerdi, sti)) is not None:
                gjort[Trin(noegle)] = dag
        return gjort

    def datoer(self, data: Mapping[str, Any], noegle: str) -> Iterator[date]:
        """A list of days."""
        for plads, vaerdi in enumerate(self._af_type(data, noegle, list, [])):
            dag = self._dato(vaerdi, f"{noegle}[{plads}]")
            if dag is not None:
                yield dag

    def _dato(self, vaerdi: object, sti: str) -> date | None:
        if not isinstance(vaerdi, str | date | datetime):
            self.meld(_DATO_MANGLER, sti, vaerdi)
            return None
        return self.celle(celler.dato, vaerdi, sti)

    def celle(self, parser: Parser[T], vaerdi: object, sti: str) -> T:
        """A value read as a cell of a sheet would be."""
        if not isinstance(vaerdi, str | int | float | date | None):
            self.meld(_TYPE_FORKERT, sti, vaerdi)
            return parser(None).vaerdi
        svar = parser(vaerdi)
        if svar.problem is not None:
            self.meld(svar.problem, sti, vaerdi)
        return svar.vaerdi

    def antagelser(self, data: Mapping[str, Any]) -> Antagelser:
        """The switches that the file names; the others keep their default."""
        valgte: dict[str, Any] = {}
        kendte = {felt.name: type(felt.default) for felt in dataclasses.fields(Antagelser)}
        for noegle, vaerdi in self._af_type(data, "antagelser", dict, {}).items():
            sti = f"antagelser.{noegle}"
            if noegle not in kendte:
                self.meld(NOEGLE_UKENDT, sti, noegle)
            elif kendte[noegle] is bool and isinstance(vaerdi, bool):
                valgte[noegle] = vaerdi
            elif isinstance(vaerdi, str) and (valgt := _ord(kendte[noegle], vaerdi)) is not None:
                valgte[noegle] = valgt
            else:
                self.meld(_TYPE_FORKERT, sti, vaerdi)
        return Antagelser(**valgte)

    def kontaktkilde(self, data: Mapping[str, Any]) -> Kontaktkilde | None:
        """The contact source that overrides all rows; None where there is none."""
        opsaetning = self._af_type(data, "opsaetning", dict, {})
        for noegle in opsaetning.keys() - {"kontaktkilde", RAEKKE, ANTAGET}:
            self.meld(NOEGLE_UKENDT, f"opsaetning.{noegle}", noegle)
        tekst = self.tekst(opsaetning, "kontaktkilde")
        if not tekst:
            return None
        fundet = next((k for k in Kontaktkilde if foldet(k) == foldet(tekst)), None)
        if fundet is None:
            self.meld(_KILDE_UKENDT, "opsaetning.kontaktkilde", tekst)
        return fundet

    def opsaetning(self, data: Mapping[str, Any]) -> Opsaetning | None:
        """The variant's own rows of Opsætning af Borgerblikket; None: those of the sheet hold."""
        tabel = data.get("opsaetning")
        if not isinstance(tabel, dict):
            return None

        def meld(sti: str, vaerdi: object) -> None:
            self.meld(_TYPE_FORKERT, sti, vaerdi)

        return laes_opsaetningsdata(self, tabel, meld)

    def _punkter(self, data: Mapping[str, Any], noegle: str, navn: str) -> Iterator[_Punkt]:
        """Each [[noegle]] that has its name."""
        for plads, punkt in enumerate(self._af_type(data, noegle, list, [])):
            sti = f"{noegle}[{plads}]"
            if not isinstance(punkt, dict):
                self.meld(_TYPE_FORKERT, sti, punkt)
            elif kaldt := self.celle(celler.navn, punkt.get(navn), f"{sti}.{navn}"):
                yield _Punkt(self, punkt, sti, kaldt)
            else:
                self.meld(_UDEN_NAVN, f"{sti}.{navn}", "")

    def sagstype_kle(self, data: Mapping[str, Any]) -> Iterator[SagstypeKle]:
        """Each [[sagstype_kle]]; a blank kle takes the number away."""
        for punkt in self._punkter(data, "sagstype_kle", "sagstype"):
            angivelse = punkt.felt("kle", kle_angivelse)
            yield SagstypeKle(
                punkt.navn, angivelse.kle, angivelse.angivet, punkt.fra, self.sted(punkt.sti)
            )

    def enhedsmapning(self, data: Mapping[str, Any]) -> Iterator[Enhedsmapning]:
        """Each [[enhedsmapning]]; a blank fk_enhed takes the mapping away."""
        for punkt in self._punkter(data, "enhedsmapning", "lokal_enhed"):
            uuid = punkt.felt("fk_enhed", celler.uuid)
            yield Enhedsmapning(
                lokal_enhed=punkt.navn, fk_enhed=uuid, fra=punkt.fra, sted=self.sted(punkt.sti)
            )

    def ydelsestyper(self, data: Mapping[str, Any]) -> Iterator[Ydelsesmapning]:
        """Each [[ydelsestype]]."""
        for punkt in self._punkter(data, "ydelsestype", "lokal_ydelse"):
            ydelsestype, nummer = punkt.felt("ydelsestype", celler.navn), punkt.felt("kle", kle)
            yield Ydelsesmapning(punkt.navn, ydelsestype, nummer, punkt.fra, self.sted(punkt.sti))

    def fordringer(self, data: Mapping[str, Any]) -> Iterator[Fordringsvalg]:
        """Each [[fordring]]; the variant's own rows, all of them. Of one type the first is used."""
        sete: set[str] = set()
        for punkt in self._punkter(data, "fordring", "type"):
            valg = punkt.felt("aktiv", AKTIV.laes)
            if punkt.navn.casefold() not in sete:
                sete.add(punkt.navn.casefold())
                yield Fordringsvalg(punkt.navn, valg)

    def fagomraader(self, data: Mapping[str, Any]) -> tuple[Fagprofil, ...]:
        """Each [[fagomraade]] of an area that there is, with the answers that can be used."""
        profiler: tuple[Fagprofil, ...] = ()
        for punkt in self._punkter(data, "fagomraade", "omraade"):
            if punkt.navn not in OMRAADER:
                self.meld(NOEGLE_UKENDT, f"{punkt.sti}.omraade", punkt.navn)
                continue
            svar: dict[Spoergsmaal, str] = {}
            for en in Spoergsmaal:
                tekst = ret_svar(en, punkt.felt(en, celler.navn))
                if svarfejl(en, tekst):
                    self.meld(_TYPE_FORKERT, f"{punkt.sti}.{en}", tekst)
                else:
                    svar[en] = tekst
            profiler = med_profil(profiler, Fagprofil(punkt.navn, svar))
        return profiler

    def notattitler(self, data: Mapping[str, Any]) -> tuple[str, ...]:
        """The headings that can be used, in their order; an empty one is none."""
        titler: tuple[str, ...] = ()
        for plads, vaerdi in enumerate(self._af_type(data, "notattitler", list, [])):
            sti = f"notattitler[{plads}]"
            titel = self.celle(celler.navn, vaerdi, sti)
            if kan_foejes_til(titler, titel):
                titler = (*titler, titel)
            elif titel:
                self.meld(_TITEL_UGYLDIG, sti, titel)
        return titler

    def reorganisation(self, data: Mapping[str, Any]) -> Iterator[Enhedsaendring]:
        """Each [[reorganisation]] with a unit, a kind and a day; the others are told."""
        for punkt in self._punkter(data, "reorganisation", "enhed"):
            enhed, dag = punkt.felt("enhed", celler.uuid), punkt.felt("dato", celler.dato)
            slags, til = punkt.data.get("slags"), punkt.felt("til", celler.navn)
            if slags not in list(Aendringsslags):
                self.meld(_SLAGS_UKENDT, f"{punkt.sti}.slags", slags)
            elif "dato" not in punkt.data:
                self.meld(_DATO_MANGLER, f"{punkt.sti}.dato", "")
            elif enhed is not None and dag is not None:
                sted = self.sted(punkt.sti)
                yield Enhedsaendring(enhed, Aendringsslags(slags), dag, til, sted)


def _ord(slags: type[object], tekst: str) -> StrEnum | None:
    """The choice of the kind that is written so, None where there is none."""
    if not issubclass(slags, StrEnum):
        return None
    return next((en for en in slags if en.value == tekst), None)


@dataclasses.dataclass(frozen=True)
class _Punkt:
    """One of the [[…]] of a file, with its path and its name."""

    laeser: Variantlaeser
    data: Mapping[str, Any]
    sti: str
    navn: str

    def felt(self, felt: str, parser: Parser[T]) -> T:
        return self.laeser.celle(parser, self.data.get(felt), f"{self.sti}.{felt}")

    @property
    def fra(self) -> date | None:
        return self.felt("fra", celler.dato)
