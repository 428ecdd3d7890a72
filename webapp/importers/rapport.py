"""What an import reports: findings that name file, sheet, cell, value and what was expected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from webapp.domain.fagsystem import Kildested
from webapp.domain.vaerdier.fund import Alvor, Fund, skjul_cifre
from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.importers.regnskab import Regnskab

# A file with the same fault in every row is told so once it has been said this many times.
MAKS_ENS_FUND = 200


class Filfejl(Exception):  # noqa: N818 - the interface's Danish name
    """The file cannot be read at all. `str` is a Danish sentence that says what to do."""

    def __init__(self, fil: str, besked: str) -> None:
        super().__init__(masker_cpr(f"»{fil}« kan ikke læses: {besked}"))


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

    def meld(self, problem: Problem, sted: Kildested, vaerdi: object = "", om: str = "") -> None:
        """Add one finding about the value at the place; `om`: what its row is about."""
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
                    om=om,
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
                    antal=flere,
                    samme_som=kode,
                )
