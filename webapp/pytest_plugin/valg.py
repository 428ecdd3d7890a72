"""What a suite can choose: the options of pytest, and the same in its own `pytest.ini`.

They mirror the options of `screenshots`; which pages are compared, the tests themselves say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest

STANDARDMAPPE = "forhaandsblik-billeder"
BREDDER = (1280, 375)
MINDST, MEST = 200, 4000


def registrer(parser: pytest.Parser) -> None:
    """Make the options known to pytest."""
    gruppe = parser.getgroup("forhaandsblik", "Forhåndsblik: sider og billeder")
    gruppe.addoption(
        "--billeder-tag", action="store_true", help="Gør sider uden basis til basis, som de er nu."
    )
    gruppe.addoption(
        "--billeder-erstat", action="store_true", help="Gør alle sider til basis, som de er nu."
    )
    gruppe.addoption("--billeder-mappe", help="Mappen med basis og den seneste kørsel.")
    gruppe.addoption(
        "--billeder-bredde", action="append", help="Bredden i punkter; ellers 1280 og 375."
    )
    gruppe.addoption("--billeder-dato", help="Forhåndsvisningens dato, fx 2024-04-08.")
    gruppe.addoption(
        "--billeder-uden-linje", action="store_true", help="Uden forhåndsvisningens linje øverst."
    )
    gruppe.addoption(
        "--billeder-uden-genbrug", action="store_true", help="Tag alle billeder på ny."
    )
    gruppe.addoption("--uden-billeder", action="store_true", help="Sammenlign kun felter og tekst.")
    gruppe.addoption("--billeder-json", help="Skriv kørslen som JSON i filen.")
    gruppe.addoption("--billeder-junit", help="Skriv kørslen som JUnit-XML i filen, side for side.")
    parser.addini("billeder_mappe", "Mappen med basis", default=STANDARDMAPPE)
    parser.addini("billeder_bredder", "Bredderne i punkter", type="args", default=[])
    parser.addini("billeder_dato", "Forhåndsvisningens dato", default="")
    parser.addini("billeder_uden_linje", "Uden linjen øverst", type="bool", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Billedvalg:
    """What was chosen; `junit` and `json_fil` are None where they are not asked for."""

    mappe: Path
    tag: bool
    erstat: bool
    billeder: bool
    genbrug: bool
    bredder: tuple[int, ...]
    dato: date | None
    linje: bool
    json_fil: Path | None
    junit: Path | None

    @property
    def query(self) -> str:
        """What the address of every page carries."""
        dele = {"dato": self.dato.isoformat()} if self.dato else {}
        return urlencode(dele | ({} if self.linje else {"linje": "0"}))


def billedvalg(config: pytest.Config) -> Billedvalg:
    """The choices of this session. Raises pytest.UsageError, in Danish."""
    valg = config.getoption

    def fil(navn: str) -> Path | None:
        return Path(config.invocation_params.dir, str(valg(navn))) if valg(navn) else None

    erstat = bool(valg("--billeder-erstat"))
    mappe = valg("--billeder-mappe") or config.getini("billeder_mappe")
    bredder = valg("--billeder-bredde") or config.getini("billeder_bredder")
    return Billedvalg(
        mappe=Path(config.rootpath, str(mappe)),
        tag=erstat or bool(valg("--billeder-tag")),
        erstat=erstat,
        billeder=not valg("--uden-billeder"),
        genbrug=not valg("--billeder-uden-genbrug"),
        bredder=tuple(map(_bredde, bredder)) or BREDDER,
        dato=_dato(str(valg("--billeder-dato") or config.getini("billeder_dato"))),
        linje=not (valg("--billeder-uden-linje") or config.getini("billeder_uden_linje")),
        json_fil=fil("--billeder-json"),
        junit=fil("--billeder-junit"),
    )


def _bredde(tekst: str) -> int:
    if not tekst.isascii() or not tekst.isdigit() or not MINDST <= int(tekst) <= MEST:
        raise pytest.UsageError(
            f"Bredden »{tekst}« skal være et tal fra {MINDST} til {MEST} punkter."
        )
    return int(tekst)


def _dato(tekst: str) -> date | None:
    try:
        return date.fromisoformat(tekst) if tekst else None
    except ValueError as fejl:
        raise pytest.UsageError(f"Datoen »{tekst}« skal skrives som 2024-04-08.") from fejl
