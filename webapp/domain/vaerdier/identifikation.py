"""Identifiers that are valid at birth and mask themselves when printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from webapp.domain.vaerdier.cprfund import find_cpr

CIFRE_I_DATO = 6
_CIFRE = re.compile(r"\d{10}", re.ASCII)
_CPR = re.compile(r"\d{6}-?\d{4}", re.ASCII)
_CVR_VAEGTE = (2, 7, 6, 5, 4, 3, 2, 1)
_CVR = re.compile(r"\d{8}", re.ASCII)
# FK Organisation holds many UUIDs that are not version 4: any hex digits are accepted
# (formats.md §2.3).
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class UgyldigIdentifikationError(ValueError):
    """A text is not the identifier it was given as. The message never repeats the text."""


@dataclass(frozen=True, slots=True)
class Cpr:
    """A CPR number, ten digits. `str` and `repr` mask it (`251248-XXXX`).

    A number without modulus 11 is valid: such numbers are issued since 1 October 2007 (CPR1).
    """

    cifre: str

    def __post_init__(self) -> None:
        if not _CIFRE.fullmatch(self.cifre):
            raise UgyldigIdentifikationError("Et CPR-nummer har ti cifre.")

    @classmethod
    def af_tekst(cls, tekst: str) -> Cpr:
        """`251248-4916` or `2512484916` in, the number out; else UgyldigIdentifikationError."""
        ren = tekst.strip()
        if not _CPR.fullmatch(ren):
            raise UgyldigIdentifikationError("Et CPR-nummer har ti cifre.")
        return cls(ren.replace("-", ""))

    @property
    def fuldt(self) -> str:
        """`251248-4916`: for SAPA's party line only, never for a URL, a log or an error."""
        return f"{self.cifre[:6]}-{self.cifre[6:]}"

    def alder(self, dato: date) -> int:
        """Age in whole years on `dato`, the century read from the seventh digit."""
        dag, maaned, aar = (int(self.cifre[i : i + 2]) for i in (0, 2, 4))
        foedt = _aarhundrede(int(self.cifre[6]), aar) + aar
        return dato.year - foedt - ((dato.month, dato.day) < (maaned, dag))

    def __str__(self) -> str:
        return f"{self.cifre[:6]}-XXXX"

    def __repr__(self) -> str:
        return f"Cpr({self})"


def _aarhundrede(syvende: int, aar: int) -> int:
    """Century by CPR-kontoret's table of the seventh digit."""
    if syvende <= 3:
        return 1900
    if syvende in {4, 9}:
        return 2000 if aar <= 36 else 1900
    return 2000 if aar <= 57 else 1800


def masker_cpr(tekst: str) -> str:
    """Any text in, the same text out with everything that can be a CPR number masked.

    However its digits are divided (`cprfund`); a UUID is never masked.
    """
    while fundne := list(find_cpr(tekst, alle=True)):
        dele, naaet = [], 0
        for fundet in fundne:
            resten = "X" * (len(fundet.cifre) - CIFRE_I_DATO)
            dele += [tekst[naaet : fundet.start], f"{fundet.cifre[:CIFRE_I_DATO]}-{resten}"]
            naaet = fundet.slut
        tekst = "".join(dele) + tekst[naaet:]
    return tekst


def kan_vaere_cpr(tekst: str) -> bool:
    """True if the text holds what `masker_cpr` masks."""
    return next(find_cpr(tekst, alle=True), None) is not None


@dataclass(frozen=True, slots=True)
class Cvr:
    """A CVR number, eight digits: names the myndighed that owns (Ejer) a sag."""

    cifre: str

    def __post_init__(self) -> None:
        if not _CVR.fullmatch(self.cifre):
            raise UgyldigIdentifikationError("Et CVR-nummer har otte cifre.")

    @property
    def kan_vaere_rigtigt(self) -> bool:
        """True if the last digit follows from the others, as CVR's check digit does (modulus 11).

        Eight equal digits pass too: they are no company's, and so an invented kommune is written.
        """
        ialt = sum(
            vaegt * int(ciffer) for vaegt, ciffer in zip(_CVR_VAEGTE, self.cifre, strict=True)
        )
        return ialt % 11 == 0 or len(set(self.cifre)) == 1

    def __str__(self) -> str:
        return self.cifre


@dataclass(frozen=True, slots=True, order=True)
class EnhedUuid:
    """The UUID (KOMBIT id) of a unit in FK Organisation, lower case, any UUID version."""

    tekst: str

    def __post_init__(self) -> None:
        if not _UUID.fullmatch(self.tekst):
            raise UgyldigIdentifikationError(
                "Et UUID har 32 hexcifre i grupper på 8, 4, 4, 4 og 12 med bindestreg imellem."
            )

    @classmethod
    def af_tekst(cls, tekst: str) -> EnhedUuid:
        """A UUID in either case, blanks around it allowed; else UgyldigIdentifikationError."""
        return cls(tekst.strip().lower())

    def __str__(self) -> str:
        return self.tekst
