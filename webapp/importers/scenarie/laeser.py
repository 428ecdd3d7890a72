"""Reads a scenario: every fault is told with its line, what stood there and what is expected.

A file with a fault gives no scenario: half of one would be shown to a room.
"""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from webapp.domain.fagsystem import Kildested
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.vaerdier.dato import laes_iso
from webapp.domain.vaerdier.fund import Fund
from webapp.domain.vaerdier.identifikation import kan_vaere_cpr
from webapp.domain.vaerdier.slug import fold
from webapp.domain.workshop.scenarie import (
    MED_BORGER,
    Aendring,
    Krav,
    Rollebesaetning,
    Scenarie,
    Skridt,
    Skridtart,
    Variantvalg,
)
from webapp.importers.rapport import Fundliste, Problem
from webapp.importers.scenarie.linjer import find_linjer

E = TypeVar("E", bound=StrEnum)
# What a text of a scenario can name of what it shows.
PLADSHOLDERE = (
    *("borger", "fornavn", "fornavns", "sag", "kle", "enhed", "rolle"),
    *("a", "b", "forskel", "tallene"),
)
MEST_SKRIDT, MEST_TEKST, MEST_BYTES = 60, 600, 200_000
_LINJE = re.compile(r"line (\d+)")
_NOEGLER: Mapping[str, frozenset[str]] = {
    "": frozenset({"titel", "om", "minutter", "a", "b", "borger", "skridt"}),
    "variant": frozenset({"model", "variant", "aendring", "navn"}),
    "borger": frozenset({"navn", "krav", "person", "objekt", "dato"}),
    "skridt": frozenset({"art", "titel", "borger", "se", "noter", "valg", "rolle", "side", "sti"}),
}


SCENARIE_TOML = Problem(
    "SCENARIE_TOML", "Filen er ikke gyldig TOML.", "Ret linjen. Se docs/scenarier.md."
)
SCENARIE_MANGLER = Problem("SCENARIE_MANGLER", "Her mangler noget.", "Skriv linjen.")
SCENARIE_SLAGS = Problem(
    "SCENARIE_SLAGS", "Værdien har en forkert slags.", "Skriv tekst i anførselstegn."
)
SCENARIE_TAL = Problem("SCENARIE_TAL", "Værdien er ikke et helt tal.", "Skriv et tal fra 1 til 60.")
SCENARIE_MODEL = Problem("SCENARIE_MODEL", "Modellen er hverken 1 eller 2.", "Skriv 1 eller 2.")
SCENARIE_NOEGLE = Problem(
    "SCENARIE_NOEGLE", "Nøglen kendes ikke.", "Slet linjen, eller ret navnet."
)
SCENARIE_ART = Problem(
    "SCENARIE_ART", "Slags skridt kendes ikke.", f"Skriv {opremsning([*Skridtart], 'eller')}."
)
SCENARIE_KRAV = Problem(
    "SCENARIE_KRAV", "Kravet kendes ikke.", f"Skriv {opremsning([*Krav], 'eller')}."
)
SCENARIE_AENDRING = Problem(
    "SCENARIE_AENDRING", "Ændringen kendes ikke.", f"Skriv {opremsning([*Aendring], 'eller')}."
)
SCENARIE_BORGER = Problem(
    "SCENARIE_BORGER",
    "Skridtet handler om en borger, som scenariet ikke har.",
    "Skriv navnet på en af borgerne under [[borger]].",
)
SCENARIE_SIDE = Problem(
    "SCENARIE_SIDE", "Siden er hverken den ene eller den anden.", "Skriv a eller b."
)
SCENARIE_PLADSHOLDER = Problem(
    "SCENARIE_PLADSHOLDER",
    "Teksten har en plads, som ikke kan fyldes ud.",
    f"Brug {opremsning([f'{{{navn}}}' for navn in PLADSHOLDERE], 'eller')}.",
)
SCENARIE_CPR = Problem(
    "SCENARIE_CPR", "Teksten har et CPR-nummer.", "Skriv borgerens navn eller intet."
)
SCENARIE_DATO = Problem("SCENARIE_DATO", "Værdien er ikke en dato.", "Skriv 2024-04-08.")
SCENARIE_FOR_LANG = Problem(
    "SCENARIE_FOR_LANG", "Der er for meget.", f"Højst {MEST_SKRIDT} skridt og {MEST_TEKST} tegn."
)


def laes_scenarie(indhold: bytes, fil: str) -> tuple[Scenarie | None, tuple[Fund, ...]]:
    """The scenario, and what is wrong with the file; the scenario is None where anything is."""
    fund = Fundliste()
    laeser = _Laeser(fil, fund)
    scenarie = laeser.laes(indhold)
    alle = fund.alle()
    return (None if alle else scenarie), alle


class _Laeser:
    """Reads the values of one file."""

    def __init__(self, fil: str, fund: Fundliste) -> None:
        self._fil = fil
        self._fund = fund
        self._linjer: Mapping[str, int] = {}

    def laes(self, indhold: bytes) -> Scenarie | None:
        """The whole file; what it gives holds only where nothing was told."""
        try:
            tekst = indhold[:MEST_BYTES].decode("utf-8-sig")
            data = tomllib.loads(tekst)
        except UnicodeDecodeError:
            self._meld_linje(SCENARIE_TOML, 1, "")
            return None
        except (tomllib.TOMLDecodeError, RecursionError) as fejl:
            fundet = _LINJE.search(str(fejl))
            nr = int(fundet[1]) if fundet else max(1, len(tekst.splitlines()))
            self._meld_linje(SCENARIE_TOML, nr, _linje(tekst, nr))
            return None
        self._linjer = find_linjer(tekst)
        self._noegler(data, "", "")
        borgere = tuple(self._borgere(data))
        return Scenarie(
            slug=fold(self._fil.removesuffix(".toml")),
            titel=self._tekst(data, "", "titel", kraevet=True),
            om=self._tekst(data, "", "om"),
            minutter=self._tal(data, "minutter", 10),
            a=self._variant(data, "a"),
            b=self._variant(data, "b"),
            borgere=borgere,
            skridt=tuple(self._skridt(data, {en.navn for en in borgere})),
        )

    def _meld_linje(self, problem: Problem, nr: int, vaerdi: object) -> None:
        self._fund.meld(problem, Kildested(self._fil, "", f"linje {nr}"), vaerdi)

    def _meld(self, problem: Problem, sti: str, vaerdi: object) -> None:
        """Told at the key's own line; where it has none, at that of its table."""
        tabel = sti.rpartition(".")[0]
        nr = self._linjer.get(sti) or self._linjer.get(tabel) or 1
        self._meld_linje(problem, nr, vaerdi)

    def _noegler(self, data: Mapping[str, Any], sti: str, slags: str) -> None:
        for noegle in data:
            if noegle not in _NOEGLER[slags]:
                self._meld(SCENARIE_NOEGLE, f"{sti}.{noegle}".lstrip("."), noegle)

    def _tekst(
        self, data: Mapping[str, Any], sti: str, noegle: str, *, kraevet: bool = False
    ) -> str:
        sted = f"{sti}.{noegle}".lstrip(".")
        vaerdi = data.get(noegle, "")
        if not isinstance(vaerdi, str):
            self._meld(SCENARIE_SLAGS, sted, vaerdi)
            return ""
        if kraevet and not vaerdi.strip():
            self._meld(SCENARIE_MANGLER, sted, noegle)
        self._tjek(vaerdi, sted)
        return " ".join(vaerdi.split())

    def _tjek(self, tekst: str, sted: str) -> None:
        """What no text of a scenario may have: it is shown on a wall, and kept in a file."""
        if len(tekst) > MEST_TEKST:
            self._meld(SCENARIE_FOR_LANG, sted, tekst)
        if not _kan_udfyldes(tekst):
            self._meld(SCENARIE_PLADSHOLDER, sted, tekst)
        if kan_vaere_cpr(tekst):
            self._meld(SCENARIE_CPR, sted, tekst)

    def _dato(self, data: Mapping[str, Any], sti: str) -> date | None:
        vaerdi = data.get("dato")
        if vaerdi is None or type(vaerdi) is date:
            return vaerdi
        dag = laes_iso(vaerdi) if isinstance(vaerdi, str) else None
        if dag is None:
            self._meld(SCENARIE_DATO, f"{sti}.dato", vaerdi)
        return dag

    def _tal(self, data: Mapping[str, Any], noegle: str, blank: int) -> int:
        vaerdi = data.get(noegle, blank)
        if type(vaerdi) is int and 1 <= vaerdi <= 60:
            return vaerdi
        self._meld(SCENARIE_TAL, noegle, vaerdi)
        return blank

    def _variant(self, data: Mapping[str, Any], side: str) -> Variantvalg:
        valg = data.get(side)
        if not isinstance(valg, dict):
            self._meld(SCENARIE_MANGLER, side, side if valg is None else valg)
            return Variantvalg()
        self._noegler(valg, side, "variant")
        model = valg.get("model")
        if model is not None and not (type(model) is int and model in (1, 2)):
            self._meld(SCENARIE_MODEL, f"{side}.model", model)
            model = None
        slug = self._tekst(valg, side, "variant")
        if model is None and not slug and "model" not in valg:
            self._meld(SCENARIE_MANGLER, f"{side}.model", "model")
        aendring = valg.get("aendring")
        return Variantvalg(
            model,
            slug,
            None
            if aendring is None
            else self._ord(Aendring, aendring, SCENARIE_AENDRING, f"{side}.aendring"),
            self._tekst(valg, side, "navn"),
        )

    def _ord(self, ord_: type[E], vaerdi: object, problem: Problem, sti: str) -> E | None:
        try:
            return ord_(str(vaerdi))
        except ValueError:
            self._meld(problem, sti, vaerdi)
            return None

    def _side(self, data: Mapping[str, Any], sti: str) -> str:
        side = self._tekst(data, sti, "side")
        if side not in {"", "a", "b"}:
            self._meld(SCENARIE_SIDE, f"{sti}.side", side)
        return side

    def _tabeller(self, data: Mapping[str, Any], navn: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """The entries of a list of tables, each with its path."""
        vaerdi = data.get(navn, [])
        if not isinstance(vaerdi, list) or not all(isinstance(en, dict) for en in vaerdi):
            self._meld(SCENARIE_SLAGS, navn, vaerdi)
            return
        for nr, en in enumerate(vaerdi):
            self._noegler(en, f"{navn}[{nr}]", navn)
            yield f"{navn}[{nr}]", en

    def _borgere(self, data: Mapping[str, Any]) -> Iterator[Rollebesaetning]:
        for sti, en in self._tabeller(data, "borger"):
            krav = [
                self._ord(Krav, vaerdi, SCENARIE_KRAV, f"{sti}.krav")
                for vaerdi in self._tekster(en, sti, "krav")
            ]
            person = self._tekst(en, sti, "person")
            if not krav and not person:
                self._meld(SCENARIE_MANGLER, f"{sti}.krav", "krav")
            yield Rollebesaetning(
                self._tekst(en, sti, "navn", kraevet=True),
                tuple(et for et in krav if et is not None),
                person,
                self._tekst(en, sti, "objekt"),
                self._dato(en, sti),
            )

    def _tekster(self, data: Mapping[str, Any], sti: str, noegle: str) -> tuple[str, ...]:
        vaerdi = data.get(noegle, [])
        if not isinstance(vaerdi, list) or not all(isinstance(en, str) for en in vaerdi):
            self._meld(SCENARIE_SLAGS, f"{sti}.{noegle}", vaerdi)
            return ()
        return tuple(vaerdi)

    def _skridt(self, data: Mapping[str, Any], borgere: set[str]) -> Iterator[Skridt]:
        fundne = list(self._tabeller(data, "skridt"))
        if not fundne:
            self._meld(SCENARIE_MANGLER, "skridt", "[[skridt]]")
        if len(fundne) > MEST_SKRIDT:
            self._meld(SCENARIE_FOR_LANG, "skridt", len(fundne))
        for sti, et in fundne[:MEST_SKRIDT]:
            art = self._ord(Skridtart, et.get("art", ""), SCENARIE_ART, f"{sti}.art")
            borger = self._tekst(et, sti, "borger")
            if (art in MED_BORGER or borger) and borger not in borgere:
                self._meld(SCENARIE_BORGER, f"{sti}.borger", borger)
            valg = self._tekster(et, sti, "valg")
            for tekst in valg:
                self._tjek(tekst, f"{sti}.valg")
            yield Skridt(
                art=art or Skridtart.TEKST,
                titel=self._tekst(et, sti, "titel", kraevet=True),
                borger=borger,
                se=self._tekst(et, sti, "se"),
                noter=self._tekst(et, sti, "noter"),
                valg=valg,
                rolle=self._tekst(et, sti, "rolle"),
                side=self._side(et, sti),
                sti=self._tekst(et, sti, "sti"),
            )


def _kan_udfyldes(tekst: str) -> bool:
    """True if the text has no place but those that a step can fill."""
    try:
        dele = list(string.Formatter().parse(tekst))
    except ValueError:
        return False
    return all(
        navn is None or (navn in PLADSHOLDERE and not spec and konv is None)
        for _, navn, spec, konv in dele
    )


def _linje(tekst: str, nr: int) -> str:
    linjer = tekst.splitlines()
    return linjer[nr - 1] if 0 < nr <= len(linjer) else ""
