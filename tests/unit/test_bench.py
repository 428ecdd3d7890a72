"""The table of `make bench`: an aim of which nothing was measured stands in it with the reason."""

import pkgutil
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from tests import bench
from tests.bench import _maal
from tests.bench._maal import KRAV, Fund, Krav, maal


def test_every_part_is_run_and_no_two_aims_share_a_name():
    dele = {modul.name for modul in pkgutil.iter_modules(bench.__path__) if modul.name[0] != "_"}
    navne = [krav.navn for alle in KRAV.values() for krav in alle]
    assert dele == KRAV.keys()
    assert len(navne) == len({*navne})


def test_what_could_not_be_measured_says_so(monkeypatch: pytest.MonkeyPatch):
    def main() -> Iterator[Fund]:
        yield "under", 0.5
        yield "over", 2
        yield "fortalt", 7
        raise SystemExit("ingen browser")

    modul = ModuleType("tests.bench.proeve")
    modul.main = main  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, modul.__name__, modul)
    krav = [
        Krav("under", 1),
        Krav("over", 1),
        Krav("fortalt", None),
        Krav("mindst", 3, hoejst=False),
    ]
    monkeypatch.setattr(_maal, "KRAV", {"proeve": tuple(krav), "findes ikke": (Krav("x", 1),)})
    raekker = list(maal(["proeve", "findes ikke"]))[3:]
    assert raekker[:4] == [
        "| under | 0.50 | ≤ 1 | ja |",
        "| over | 2.00 | ≤ 1 | **nej** |",
        "| fortalt | 7.00 |  |  |",
        "| mindst | ikke målt | ≥ 3 | ikke målt: SystemExit: ingen browser |",
    ]
    assert raekker[4].startswith("| x | ikke målt | ≤ 1 | ikke målt: ModuleNotFoundError")
