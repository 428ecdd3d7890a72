"""Opsætning af Borgerblikket inside a variant's TOML: `[[opsaetning.raekke]]`, one a KLE number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol, TypeVar

from webapp.domain.variant.opsaetning import KleOpsaetning, Kontaktopsaetning, Opsaetning
from webapp.importers.ark import celler
from webapp.importers.ark.celle import Parser
from webapp.importers.ark.klecelle import kle_moenster
from webapp.importers.konfiguration import borgerblik as bb

T = TypeVar("T")
RAEKKE = "raekke"
# The contact source of the rows that are assumed: the file says that they are.
ANTAGET = "antaget"
# The parser of each key; the same that reads the sheet's cell.
_NOEGLER: Mapping[str, Parser[Any]] = {
    "kle": kle_moenster,
    "aktiv": celler.ja_nej,
    "titel": bb.TITEL.laes,
    "dokumenter": celler.ja_nej,
    "journalnotater": celler.ja_nej,
    "kun_sapa": celler.ja_nej,
    "fradato": celler.dato,
    "fradato_ydelser": celler.dato,
    "deaktiver_fradato_for_aktive": celler.ja_nej,
    "kilde": bb.KILDE.laes,
    "afdeling": celler.navn,
    "telefon": celler.navn,
    "hjemmeside": celler.navn,
    "digital_post": celler.navn,
}
_SVAR = {True: "ja", False: "nej"}


def opsaetning_som_data(opsaetning: Opsaetning) -> dict[str, Any]:
    """The given rows as TOML writes them, and that the others are assumed; blanks are left out."""
    raekker = [
        {
            noegle: vaerdi
            for noegle, vaerdi in _raekke(raekke).items()
            if vaerdi not in ("", None) and (vaerdi or noegle != "kun_sapa")
        }
        for raekke in opsaetning.egne
    ]
    antaget = {ANTAGET: str(opsaetning.antaget)} if opsaetning.antaget else {}
    return {**antaget, RAEKKE: raekker}


def _raekke(raekke: KleOpsaetning) -> dict[str, Any]:
    kontakt = raekke.kontakt
    return {
        "kle": str(raekke.kle),
        "aktiv": raekke.aktiv,
        "titel": str(raekke.titel),
        "dokumenter": raekke.dokumenter,
        "journalnotater": raekke.journalnotater,
        "fagsystemfilter": list(raekke.fagsystemfilter),
        "kun_sapa": raekke.kun_sapa,
        "fradato": raekke.fradato,
        "fradato_ydelser": raekke.fradato_ydelser,
        "deaktiver_fradato_for_aktive": raekke.deaktiver_fradato_for_aktive,
        "kilde": str(kontakt.kilde),
        "afdeling": kontakt.afdeling,
        "telefon": kontakt.telefon,
        "hjemmeside": kontakt.hjemmeside,
        "digital_post": kontakt.digital_post,
    }


class Cellelaeser(Protocol):
    """Who reads the file: it reads a value as a cell of a sheet, and tells what is wrong."""

    def celle(self, parser: Parser[T], vaerdi: object, sti: str) -> T:
        """The value at the path."""
        ...


def laes_opsaetningsdata(
    laeser: Cellelaeser, data: Mapping[str, Any], meld: Callable[[str, object], None]
) -> Opsaetning | None:
    """The rows of `data["raekke"]`, None where the file has none; `meld`: a value of a wrong kind.

    Of two rows of one number the first is used, as in the sheet. `data["antaget"]` says that all
    other numbers in use are assumed to be active.
    """
    if not {RAEKKE, ANTAGET} & data.keys():
        return None
    raekker: dict[str, KleOpsaetning] = {}
    for raekke in _laes_raekker(laeser, data.get(RAEKKE, []), meld):
        raekker.setdefault(raekke.kle.forled, raekke)
    antaget = None
    if ANTAGET in data:
        antaget = laeser.celle(bb.KILDE.laes, data[ANTAGET], f"opsaetning.{ANTAGET}")
    return Opsaetning(tuple(raekker.values()), antaget)


def _laes_raekker(
    laeser: Cellelaeser, data: object, meld: Callable[[str, object], None]
) -> Iterator[KleOpsaetning]:
    if not isinstance(data, list):
        meld("opsaetning.raekke", data)
        return
    for plads, punkt in enumerate(data):
        sti = f"opsaetning.raekke[{plads}]"
        if not isinstance(punkt, dict):
            meld(sti, punkt)
            continue
        laest = {
            noegle: laeser.celle(parser, _enkel(punkt.get(noegle)), f"{sti}.{noegle}")
            for noegle, parser in _NOEGLER.items()
        }
        filter_ = punkt.get("fagsystemfilter", [])
        if not isinstance(filter_, list):
            meld(f"{sti}.fagsystemfilter", filter_)
            filter_ = []
        navne = (laeser.celle(celler.navn, n, f"{sti}.fagsystemfilter") for n in filter_)
        if laest["kle"] is not None:
            yield _opsat(laest, tuple(filter(None, navne)))


def _enkel(vaerdi: Any) -> Any:
    """A TOML boolean as the sheet's word."""
    return _SVAR[vaerdi] if isinstance(vaerdi, bool) else vaerdi


def _opsat(laest: Mapping[str, Any], filter_: tuple[str, ...]) -> KleOpsaetning:
    return KleOpsaetning(
        kle=laest["kle"],
        aktiv=laest["aktiv"],
        titel=laest["titel"],
        dokumenter=laest["dokumenter"],
        journalnotater=laest["journalnotater"],
        fagsystemfilter=filter_,
        kun_sapa=laest["kun_sapa"],
        fradato=laest["fradato"],
        fradato_ydelser=laest["fradato_ydelser"],
        deaktiver_fradato_for_aktive=laest["deaktiver_fradato_for_aktive"],
        kontakt=Kontaktopsaetning(
            laest["kilde"],
            laest["afdeling"],
            laest["telefon"],
            laest["hjemmeside"],
            laest["digital_post"],
        ),
    )
