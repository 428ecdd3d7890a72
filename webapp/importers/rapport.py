"""What an import reports: findings that name file, sheet, cell, value and what was expected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from webapp.domain.fagsystem import Kildested
from webapp.domain.vaerdier.identifikation import CIFRE_I_DATO, masker_cpr
from webapp.importers.regnskab import Regnskab

MAKS_VAERDI = 80
# A file with the same fault in every row is told so once it has been said this many times.
MAKS_ENS_FUND = 200


class Alvor(StrEnum):
    """How much a finding matters."""

    FEJL = "fejl"
    ADVARSEL = "advarsel"
    OPLYSNING = "oplysning"


def masker(tekst: str) -> str:
    """The text with everything that can be a CPR number masked, however its parts are divided."""
    return masker_cpr(tekst)


def vis(tekst: str) -> str:
    """A value as a finding shows it: masked, white space folded, at most 80 characters."""
    kort = " ".join(masker(tekst).split())
    return kort if len(kort) <= MAKS_VAERDI else f"{kort[: MAKS_VAERDI - 1]}…"


def skjul_cifre(tekst: str) -> str:
    """The text with every digit after the sixth replaced by X."""
    vist, cifre = "", 0
    for tegn in tekst:
        cifre += tegn.isdigit()
        vist += "X" if tegn.isdigit() and cifre > CIFRE_I_DATO else tegn
    return vist


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund:
    """One finding. `celle` is `E4`; for JSON and XML a path; empty where it does not apply."""

    kode: str
    alvor: Alvor
    fil: str
    ark: str
    celle: str
    vaerdi: str
    tekst: str
    ventet: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "vaerdi", vis(self.vaerdi))
        for felt in ("fil", "ark", "celle", "tekst", "ventet"):
            object.__setattr__(self, felt, masker(getattr(self, felt)))


class Filfejl(Exception):  # noqa: N818 - the interface's Danish name
    """The file cannot be read at all. `str` is a Danish sentence that says what to do."""

    def __init__(self, fil: str, besked: str) -> None:
        super().__init__(masker(f"»{fil}« kan ikke læses: {besked}"))


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a value, before it is known where the value stands.

    `skjul`: the value is meant as a CPR number, so that also a misspelled one is masked.
    """

    kode: str
    tekst: str
    ventet: str
    alvor: Alvor = Alvor.FEJL
    skjul: bool = False


class Fundliste:
    """Collects findings in the order they were made, and the account of what was read."""

    def __init__(self) -> None:
        self.regnskab = Regnskab()
        self._fund: list[Fund] = []
        self._antal: Counter[tuple[str, str, str]] = Counter()

    def meld(self, problem: Problem, sted: Kildested, vaerdi: object = "") -> None:
        """Add one finding about the value at the place."""
        noegle = (problem.kode, sted.fil, sted.ark)
        self._antal[noegle] += 1
        if self._antal[noegle] <= MAKS_ENS_FUND:
            self._fund.append(
                Fund(
                    kode=problem.kode,
                    alvor=problem.alvor,
                    fil=sted.fil,
                    ark=sted.ark,
                    celle=sted.celle,
                    vaerdi=skjul_cifre(str(vaerdi)) if problem.skjul else str(vaerdi),
                    tekst=problem.tekst,
                    ventet=problem.ventet,
                )
            )

    def alle(self) -> tuple[Fund, ...]:
        """All findings, and for a fault that was cut off one line that counts the rest."""
        return (*self._fund, *self._resten())

    def _resten(self) -> Iterator[Fund]:
        for (kode, fil, ark), antal in self._antal.items():
            flere = antal - MAKS_ENS_FUND
            if flere > 0:
                tekst = f"Der er {flere} flere af samme slags ({kode})."
                yield Fund(
                    kode="FLERE_AF_SAMME",
                    alvor=Alvor.ADVARSEL,
                    fil=fil,
                    ark=ark,
                    celle="",
                    vaerdi="",
                    tekst=tekst,
                    ventet="",
                )
