"""KLE numbers in cells: with title, without dots, or turned into a date or a number by Excel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from webapp.domain.klassifikation.kle import (
    SKILLETEGN,
    KleEmne,
    KleMoenster,
    UgyldigKleError,
)
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.ark.celle import Svar, Vaerdi, som_tekst
from webapp.importers.ark.celler import liste_af
from webapp.importers.rapport import Problem
from webapp.importers.tegn import ens_streger

_NUMMER = re.compile(
    r"([0-9]{2})(?:\s*\.\s*([0-9]{2})(?:\s*\.\s*([0-9]{2}))?)?\.?(?![0-9.])\s*[-–:,]?\s*(.*)",
    re.DOTALL,
)
_UDEN_PUNKTUM = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})")
_DATOTEKST = re.compile(r"([0-9]{2})[-/]([0-9]{2})[-/][0-9]{0,2}([0-9]{2})")
_KORT_TAL = re.compile(r"([0-9]{2})\.([0-9])")
# A whole number or a group, wherever it stands in the cell.
_I_CELLEN = re.compile(r"(?<![0-9.,])[0-9]{2}\.[0-9]{2}(?:\.[0-9]{2})?(?![0-9]|[.,][0-9])")
_UDEN_NUL = re.compile(r"([0-9]{2})\.([0-9]{1,2})\.([0-9]{1,2})(?![0-9]|[.,][0-9])")
_ANDET_TEGN = re.compile(
    rf"([0-9]{{2}})({SKILLETEGN})([0-9]{{2}})({SKILLETEGN})([0-9]{{2}})(?![0-9])"
)
_TEGNENES_NAVNE = {
    "": "mellemrum",
    ";": "semikolon",
    ":": "kolon",
    "-": "bindestreg",
    "–": "tankestreg",
    "/": "skråstreg",
    "_": "understregning",
}
# A pair in which a letter stands for a digit, as in `27.36.O4`.
_BOGSTAV_I = re.compile(
    r"[0-9]{2}\s*\.\s*(?:[0-9]{2}\s*\.\s*)?((?=.?[OoIl])(?=.?[0-9])[0-9OoIl]{2})(?!\w)"
)
# After a hovedgruppe: another one, where a title would stand.
_ENDNU_EN = re.compile(r"(?:(?:og|eller|til)\b|[^\w\s§(]|_)?\s*[0-9]{2}(?![0-9])", re.IGNORECASE)
_TRE_GRUPPER = re.compile(r"\s*([0-9]{2})\s*,\s*([0-9]{2})\s*,\s*([0-9]{2})\s*")
# A KLE number may be read back from a date only where the day cannot also be a month.
_MAKS_MAANED = 12
_SEKS_CIFRE = "Skriv et sekscifret KLE-emne som tekst, fx 27.36.04."


@dataclass(frozen=True, slots=True)
class KleAngivelse:
    """A KLE number as a cell has it: the emne, if it is one, the number as given, and its title."""

    kle: KleEmne | None = None
    angivet: str = ""
    titel: str = ""


def kle_angivelse(vaerdi: Vaerdi) -> Svar[KleAngivelse]:
    """A number with or without title; `angivet` keeps what cannot be used."""
    if isinstance(vaerdi, date):
        return _af_dato(vaerdi)
    tekst = ens_streger(" ".join(som_tekst(vaerdi).split()))
    if tekst in {"", "-"}:
        return Svar(KleAngivelse())
    if dato := _DATOTEKST.fullmatch(tekst):
        return _af_datodele(int(dato[1]), int(dato[2]), int(dato[3]), tekst)
    if samlet := _UDEN_PUNKTUM.fullmatch(tekst):
        nummer = ".".join(samlet.groups())
        return Svar(KleAngivelse(KleEmne(nummer), nummer), _uden_punktum(nummer))
    if kort := _KORT_TAL.fullmatch(tekst):
        return Svar(KleAngivelse(None, tekst), _er_tal(f"{kort[1]}.{kort[2]}0"))
    return _af_tekst(tekst)


def kle(vaerdi: Vaerdi) -> Svar[KleEmne | None]:
    """A KLE emne (six digits); None where blank or unusable."""
    svar = kle_angivelse(vaerdi)
    return Svar(svar.vaerdi.kle, svar.problem)


def kle_moenster(vaerdi: Vaerdi) -> Svar[KleMoenster | None]:
    """An emne, a group (`27.36`), a hovedgruppe (`27`) or a wildcard (`27.*`); None where blank."""
    tekst = som_tekst(vaerdi)
    if not tekst:
        return Svar(None)
    if "*" in tekst:
        try:
            return Svar(KleMoenster("".join(tekst.split())))
        except UgyldigKleError as fejl:
            return Svar(None, Problem("KLE_UGYLDIG", str(fejl), "Skriv fx 27.36.04 eller 27.*."))
    svar = kle_angivelse(vaerdi)
    if svar.problem is not None and svar.problem.kode == "KLE_FIRE_CIFRE":
        if fundet := _ENDNU_EN.match(titel_efter_nummer(ens_streger(tekst))):
            return Svar(None, _flere((svar.vaerdi.angivet, fundet[0][-2:])))
        return Svar(KleMoenster(svar.vaerdi.angivet))
    emne = svar.vaerdi.kle
    return Svar(KleMoenster(emne.nummer) if emne else None, svar.problem)


def kle_moenstre(vaerdi: Vaerdi) -> Svar[tuple[KleMoenster, ...]]:
    """Patterns divided by commas; three hovedgrupper alone can be one number with commas in it."""
    svar = liste_af(kle_moenster)(vaerdi)
    tre = _TRE_GRUPPER.fullmatch(vaerdi) if isinstance(vaerdi, str) else None
    if svar.problem is not None or tre is None:
        return svar
    grupper = opremsning(tre.groups())
    tekst = f"Cellen er læst som tre hovedgrupper, hver med alle sine numre: {grupper}."
    raad = f"Mener I nummeret {'.'.join(tre.groups())}, så skriv det med punktum."
    return Svar(svar.vaerdi, Problem("KLE_TRE_GRUPPER", tekst, raad, Alvor.ADVARSEL))


def titel_efter_nummer(tekst: str) -> str:
    """The title that stands after a number, `27.36.04 - Hjælp`; empty where there is no number."""
    fundet = _NUMMER.match(tekst)
    return " ".join(fundet[4].split()) if fundet else ""


def _af_tekst(tekst: str) -> Svar[KleAngivelse]:
    fundet = _NUMMER.match(tekst)
    if skrivefejl := _skrivefejl(tekst, er_nummer=fundet is not None):
        return skrivefejl
    if fundet is None:
        return Svar(
            KleAngivelse(None, tekst),
            Problem("KLE_UGYLDIG", "Cellen begynder ikke med et KLE-nummer.", _SEKS_CIFRE),
        )
    dele = [del_ for del_ in fundet.groups()[:3] if del_]
    nummer = ".".join(dele)
    if len(dele) < 3:
        return Svar(KleAngivelse(None, nummer), _for_kort(nummer))
    return Svar(KleAngivelse(KleEmne(nummer), nummer, titel_efter_nummer(tekst)))


def _skrivefejl(tekst: str, *, er_nummer: bool) -> Svar[KleAngivelse] | None:
    """Of a cell with several numbers, or a slip in one, what it is; None where there is no slip."""
    if len(numre := dict.fromkeys(_I_CELLEN.findall(tekst))) > 1:
        return Svar(KleAngivelse(None, tekst), _flere(list(numre)))
    if (andet := _ANDET_TEGN.match(tekst)) and not _er_punktummer(andet):
        return Svar(KleAngivelse(None, andet[0]), _andet_tegn(andet))
    if bogstav := _BOGSTAV_I.match(tekst):
        return Svar(KleAngivelse(None, tekst), _bogstav(bogstav[0], bogstav[1]))
    if not er_nummer and (kort := _UDEN_NUL.match(tekst)):
        gaet = ".".join(del_.zfill(2) for del_ in kort.groups())
        return Svar(KleAngivelse(None, tekst), _uden_nul(kort[0], gaet))
    return None


def _flere(numre: Sequence[str]) -> Problem:
    tekst = f"Der står flere KLE-numre i cellen: {opremsning(numre)}. Ingen af dem er brugt."
    return Problem("KLE_FLERE", tekst, "Skriv det ene nummer, der gælder, fx 27.36.04.")


def _er_punktummer(fundet: re.Match[str]) -> bool:
    return fundet[2].strip() == fundet[4].strip() == "."


def _andet_tegn(fundet: re.Match[str]) -> Problem:
    """Three pairs of digits with something else than a point between them."""
    skrevet, nummer = fundet[0], f"{fundet[1]}.{fundet[3]}.{fundet[5]}"
    tegn = next(tegn for tegn in (fundet[2].strip(), fundet[4].strip()) if tegn != ".")
    if tegn == ",":
        return _med_komma(skrevet, nummer)
    return _med_skilletegn(skrevet, nummer, _TEGNENES_NAVNE.get(tegn, f"»{tegn}«"))


def _med_komma(skrevet: str, nummer: str) -> Problem:
    tekst = f"»{skrevet}« har komma, hvor der skal være punktum. Måske {nummer}; det er ikke brugt."
    return Problem("KLE_KOMMA", tekst, f"Skriv {nummer}, hvis det er det.")


def _med_skilletegn(skrevet: str, nummer: str, tegn: str) -> Problem:
    hvad = f"{tegn}, hvor der skal være punktum"
    tekst = f"»{skrevet}« har {hvad}. Måske {nummer}; det er ikke brugt."
    return Problem("KLE_SKILLETEGN", tekst, f"Skriv {nummer}, hvis det er det.")


def _bogstav(skrevet: str, del_: str) -> Problem:
    tekst = f"»{skrevet}« har et bogstav, hvor der skal være et ciffer: »{del_}«."
    return Problem("KLE_BOGSTAV", tekst, _SEKS_CIFRE)


def _uden_nul(skrevet: str, nummer: str) -> Problem:
    tekst = f"»{skrevet}« har et ciffer for lidt. Måske {nummer}; det er ikke brugt."
    return Problem("KLE_MANGLER_CIFFER", tekst, f"Skriv {nummer}, hvis det er det.")


def _af_dato(vaerdi: date) -> Svar[KleAngivelse]:
    dag = vaerdi.date() if isinstance(vaerdi, datetime) else vaerdi
    return _af_datodele(dag.day, dag.month, dag.year % 100, dag.isoformat())


def _af_datodele(dag: int, maaned: int, aar: int, vist: str) -> Svar[KleAngivelse]:
    """A date read back as `dd.mm.åå` where the day is no month; else only reported."""
    nummer = f"{dag:02}.{maaned:02}.{aar:02}"
    if dag > _MAKS_MAANED:
        tekst = f"Excel har gjort KLE-nummeret til en dato; det er læst som {nummer}."
        return Svar(
            KleAngivelse(KleEmne(nummer), nummer),
            Problem("KLE_ER_DATO", tekst, _SEKS_CIFRE, Alvor.ADVARSEL),
        )
    tekst = f"Cellen er en dato. Måske har der stået {nummer}; det er ikke brugt."
    return Svar(KleAngivelse(None, vist), Problem("KLE_ER_DATO", tekst, _SEKS_CIFRE))


def _er_tal(gaet: str) -> Problem:
    tekst = f"Excel har gjort KLE-nummeret til et tal. Måske har der stået {gaet}; ikke brugt."
    return Problem("KLE_ER_TAL", tekst, _SEKS_CIFRE)


def _uden_punktum(nummer: str) -> Problem:
    return Problem(
        "KLE_UDEN_PUNKTUM", f"Nummeret er læst som {nummer}.", _SEKS_CIFRE, Alvor.OPLYSNING
    )


def _for_kort(nummer: str) -> Problem:
    cifre = nummer.count(".") * 2 + 2
    tekst = f"KLE-nummeret har {cifre} cifre. Kun sekscifrede numre kan vælges i Cura."
    return Problem("KLE_FIRE_CIFRE", tekst, _SEKS_CIFRE)
