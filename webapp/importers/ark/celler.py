"""Parsers of cells: one value in, an answer out: what it means and what is wrong with it.

No parser raises. A cell that cannot be read gives the blank value of its kind and a problem.
KLE numbers have their own module, `klecelle`.
"""

from __future__ import annotations

import math
import re
import string
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypeVar

from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.identifikation import Cpr, Cvr, EnhedUuid, UgyldigIdentifikationError
from webapp.importers.ark.celle import Parser, Svar, Vaerdi, foldet, som_tekst
from webapp.importers.rapport import Problem
from webapp.importers.tegn import ens_streger, fremmede, som_uuid
from webapp.importers.tid import dansk_dag

T = TypeVar("T")


_TOMME = frozenset({"", "-", "–", "—", "n/a"})
_JA = frozenset({"ja", "j", "x", "sand", "true", "yes", "1"})
_NEJ = frozenset({"", "nej", "n", "falsk", "false", "no", "0", "-", "–"})
_DATO_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[ T].*)?")
_MED_ZONE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9:.]+(?:Z|[+-][0-9]{2}:?[0-9]{2})")
_DATO_DANSK = re.compile(r"([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})(?: .*)?")
_BELOEB = re.compile(
    r"-?[0-9]{1,3}(?:\.[0-9]{3}){1,4}(?:,[0-9]{1,2})?|-?[0-9]{1,14}(?:[,.][0-9]{1,2})?"
)
_BELOEB_HAR_TUSINDER = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+")
_TUSIND_ELLER_DECIMALER = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}")
_SKILLETEGN = re.compile(r"[,;\n]")
_CPR_LAENGDE = 10
_HEXCIFRE = 32
_OERE = 100
_MAKS_OERE = 10**15


def navn(vaerdi: Vaerdi) -> Svar[str]:
    """A name: white space folded to single blanks."""
    return Svar(" ".join(som_tekst(vaerdi).split()))


def fritekst(vaerdi: Vaerdi) -> Svar[str]:
    """A text whose line breaks are kept."""
    return Svar(som_tekst(vaerdi).replace("\r\n", "\n").replace("\r", "\n"))


def ja_nej(vaerdi: Vaerdi) -> Svar[bool]:
    """`ja`, `nej` or blank (nej)."""
    tekst = som_tekst(vaerdi).casefold().rstrip(".")
    if tekst in _JA:
        return Svar(True)
    if tekst in _NEJ:
        return Svar(False)
    fremmed = fremmede(tekst, string.printable + "æøå§éüö–—…’“”´")
    hvorfor = f" Den har tegnet {fremmed}." if fremmed else ""
    besked = f"Cellen er hverken ja eller nej.{hvorfor}"
    return Svar(False, Problem("JA_NEJ_UGYLDIG", besked, "Skriv ja eller nej."))


def ja_nej_eller_tom(vaerdi: Vaerdi) -> Svar[bool | None]:
    """`ja` or `nej`; None where blank, and where it is neither, which is told."""
    if not som_tekst(vaerdi).strip():
        return Svar(None)
    svar = ja_nej(vaerdi)
    return Svar(None if svar.problem else svar.vaerdi, svar.problem)


def dato(vaerdi: Vaerdi) -> Svar[date | None]:
    """A date cell, `2024-04-08` or `08-04-2024`; None where blank."""
    if isinstance(vaerdi, datetime):
        return Svar(vaerdi.date())
    if isinstance(vaerdi, date):
        return Svar(vaerdi)
    tekst = ens_streger(som_tekst(vaerdi))
    return Svar(None) if tekst in _TOMME else _datotekst(tekst)


def _datotekst(tekst: str) -> Svar[date | None]:
    try:
        if _MED_ZONE.fullmatch(tekst):
            return Svar(dansk_dag(tekst))
        if iso := _DATO_ISO.fullmatch(tekst):
            return Svar(date(int(iso[1]), int(iso[2]), int(iso[3])))
        if dansk := _DATO_DANSK.fullmatch(tekst):
            return Svar(date(int(dansk[3]), int(dansk[2]), int(dansk[1])))
    except ValueError:
        pass
    return Svar(
        None,
        Problem(
            "DATO_UGYLDIG",
            "Datoen kan ikke læses eller findes ikke i kalenderen.",
            "Skriv datoen som 2024-04-08 eller 08-04-2024.",
        ),
    )


def uuid(vaerdi: Vaerdi) -> Svar[EnhedUuid | None]:
    """A UUID of any version, braces allowed; None where blank."""
    tekst = som_uuid(som_tekst(vaerdi))
    if tekst in _TOMME:
        return Svar(None)
    try:
        return Svar(EnhedUuid.af_tekst(tekst))
    except UgyldigIdentifikationError:
        return Svar(
            None,
            Problem(
                "UUID_UGYLDIG",
                f"UUID'et er ikke gyldigt: {_hvad_er_galt(tekst)}.",
                "32 hexcifre i grupper på 8, 4, 4, 4 og 12. Kopiér det fra FK Organisation igen.",
            ),
        )


def _hvad_er_galt(uuid_tekst: str) -> str:
    """What is wrong with a text that is no UUID: a foreign character, digits, or the groups."""
    if fremmed := fremmede(uuid_tekst, string.hexdigits + "-"):
        return f"det har tegnet {fremmed}"
    cifre = sum(tegn in string.hexdigits for tegn in uuid_tekst)
    if cifre != _HEXCIFRE:
        return f"det har {cifre} hexcifre"
    return "bindestregerne deler det ikke i grupper på 8, 4, 4, 4 og 12"


def cvr(vaerdi: Vaerdi) -> Svar[Cvr | None]:
    """Eight digits, blanks and a leading `DK` allowed; None where blank."""
    tekst = "".join(som_tekst(vaerdi).split()).upper().removeprefix("DK")
    if tekst in _TOMME:
        return Svar(None)
    try:
        return Svar(Cvr(tekst))
    except UgyldigIdentifikationError as fejl:
        return Svar(None, Problem("CVR_UGYLDIG", str(fejl), "Skriv otte cifre uden mellemrum."))


def cpr(vaerdi: Vaerdi) -> Svar[Cpr | None]:
    """Ten digits; a leading zero that Excel took is put back. None where blank."""
    tekst = re.sub(r"[\s-]", "", ens_streger(som_tekst(vaerdi)))
    if not tekst:
        return Svar(None)
    problem = None
    if isinstance(vaerdi, int | float) and len(tekst) == _CPR_LAENGDE - 1:
        tekst = f"0{tekst}"
        problem = Problem(
            "CPR_NUL_MANGLEDE",
            "Excel har fjernet nullet forrest i CPR-nummeret; det er sat tilbage.",
            "Formatér kolonnen som tekst.",
            Alvor.OPLYSNING,
            skjul=True,
        )
    try:
        return Svar(Cpr.af_tekst(tekst), problem)
    except UgyldigIdentifikationError as fejl:
        return Svar(None, _cpr_ugyldig(str(fejl)))


def _cpr_ugyldig(tekst: str) -> Problem:
    return Problem("CPR_UGYLDIG", tekst, "Skriv CPR-nummeret som ddmmåå-xxxx.", skjul=True)


def beloeb(vaerdi: Vaerdi) -> Svar[int | None]:
    """An amount in kroner (`5448,00`) to øre; None where blank."""
    ugyldigt = Problem("BELOEB_UGYLDIGT", "Beløbet kan ikke læses.", "Skriv beløbet som 5448,00.")
    if isinstance(vaerdi, int | float) and not isinstance(vaerdi, bool):
        if not math.isfinite(vaerdi) or abs(vaerdi) * _OERE > _MAKS_OERE:
            return Svar(None, ugyldigt)
        return Svar(round(vaerdi * _OERE))
    tekst = re.sub(r"\s|kr\.?|,-$", "", ens_streger(som_tekst(vaerdi)).lower())
    if tekst in _TOMME:
        return Svar(None)
    if not _BELOEB.fullmatch(tekst):
        return Svar(None, ugyldigt)
    problem = None
    if _TUSIND_ELLER_DECIMALER.fullmatch(tekst):
        problem = Problem(
            "BELOEB_TVETYDIGT",
            "Punktummet er læst som tusindtalsskilletegn.",
            "Skriv beløbet som 5448,00, så der ikke kan være tvivl.",
            Alvor.ADVARSEL,
        )
    dansk = "," in tekst or _BELOEB_HAR_TUSINDER.fullmatch(tekst) is not None
    tal = tekst.replace(".", "").replace(",", ".") if dansk else tekst
    hele, _, decimaler = tal.partition(".")
    oere = int(hele.lstrip("-")) * _OERE + int(decimaler.ljust(2, "0"))
    if oere > _MAKS_OERE:
        return Svar(None, ugyldigt)
    return Svar(-oere if tal.startswith("-") else oere, problem)


def liste(vaerdi: Vaerdi) -> Svar[tuple[str, ...]]:
    """Values in one cell divided by comma, semicolon or line break."""
    dele = (" ".join(del_.split()) for del_ in _SKILLETEGN.split(som_tekst(vaerdi)))
    return Svar(tuple(del_ for del_ in dele if del_))


def liste_af(parser: Parser[T | None]) -> Parser[tuple[T, ...]]:
    """A parser of a list whose parts another parser reads; a part that fails is left out."""

    def laes(vaerdi: Vaerdi) -> Svar[tuple[T, ...]]:
        # A lone number or date must reach the parser as it is, not as its text.
        dele: Iterable[Vaerdi] = liste(vaerdi).vaerdi if isinstance(vaerdi, str) else (vaerdi,)
        svar = [parser(del_) for del_ in dele]
        problem = next((s.problem for s in svar if s.problem is not None), None)
        return Svar(tuple(s.vaerdi for s in svar if s.vaerdi is not None), problem)

    return laes


def ord_af(valg: Mapping[str, T], kode: str, blank: T) -> Parser[T]:
    """A parser of one of some fixed words; blank gives `blank`."""
    efter_fold = {foldet(tekst): vaerdi for tekst, vaerdi in valg.items()}
    ventet = f"Skriv {', '.join(valg)}."

    def laes(vaerdi: Vaerdi) -> Svar[T]:
        vist = som_tekst(vaerdi)
        if vist.lower() in _TOMME:
            return Svar(blank)
        tekst = foldet(vist)
        if tekst in efter_fold:
            return Svar(efter_fold[tekst])
        return Svar(blank, Problem(kode, "Ordet kendes ikke her.", ventet))

    return laes


_FOELSOMHEDER = {foldet(niveau.name): niveau for niveau in Foelsomhed} | {
    str(niveau.value): niveau for niveau in Foelsomhed
}


def foelsomhed(vaerdi: Vaerdi) -> Svar[Foelsomhed | None]:
    """1 to 4, or the name in any spelling; None where blank."""
    vist = som_tekst(vaerdi)
    if vist.lower() in _TOMME:
        return Svar(None)
    tekst = foldet(vist)
    if tekst in _FOELSOMHEDER:
        return Svar(_FOELSOMHEDER[tekst])
    return Svar(
        None,
        Problem(
            "FOELSOMHED_UGYLDIG",
            "Følsomheden kendes ikke.",
            "Skriv 1, 2, 3 eller 4, eller navnet, fx FORTROLIGE_PERSONOPLYSNINGER.",
        ),
    )
