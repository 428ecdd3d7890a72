"""Branch coverage of webapp: `pytest -p tests.daekning` measures, `python -m tests.daekning` tells.

SlipCover writes its marks into the code as it is imported, and those that were met are taken out,
so that a whole run costs little more. A tracer of all lines, which is what Python 3.11 offers
others, made counting three and a half times as slow, and with it the suite twice.

`-p` loads this before the plugin of our own that pytest finds, and so before webapp.

Exit status 0: as much as the floor or more; 1: less; 2: nothing was measured.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import FunctionType, ModuleType

import pytest
import slipcover
from slipcover.importer import SlipcoverLoader

ROD = Path(__file__).resolve().parent.parent
MAPPE = ROD / ".build" / "daekning"
# In per cent. Raised when more is covered; never lowered.
GULV = 92.0
WEBAPP = str(ROD / "webapp")
# Taking marks out is given one second of so many; SlipCover's own number of meetings before it.
EN_AF, ALDRIG = 100, -1


class _Finder(MetaPathFinder):
    """Loads webapp with the marks in it, before pytest can take it for a plugin of its own."""

    def __init__(self, maaler: slipcover.Slipcover) -> None:
        self.maaler = maaler

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] != "webapp":
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and spec.origin and spec.loader:
            spec.loader = SlipcoverLoader(self.maaler, spec.loader, spec.origin)
        return spec


class _Maaler(slipcover.Slipcover):
    """Takes the marks that were met out of every function, wherever it is held, between the tests.

    SlipCover does it in the midst of a test, each time that a mark has been met often, and looks
    for functions in modules and their classes: those of a property, in a tuple or inside another
    function keep their marks, and are looked for again and again.
    """

    def __init__(self) -> None:
        super().__init__(branch=True, d_miss_threshold=ALDRIG, source=[WEBAPP])
        self._faste: list[FunctionType] = []
        self._naeste = 0.0

    def ryd(self) -> None:
        """Take the marks out, now and then. Not in a test: a tuple may be in the making there.

        All objects are looked through for it, and they grow with the tests.
        """
        begyndt = time.monotonic()
        if begyndt < self._naeste:
            return
        if not self._faste:  # those that conftest.py has put aside for good
            gc.unfreeze()
            self._faste = _funktioner()
            gc.freeze()
        with self.lock:
            for fil, meldt in self._get_newly_seen().items():
                for kode in tuple(self.instrumented[fil]):
                    self.deinstrument(kode, meldt)
                self.all_seen[fil].update(meldt)
            for funktion in (*self._faste, *_funktioner()):
                funktion.__code__ = self.replace_map.get(funktion.__code__, funktion.__code__)
            self.replace_map.clear()
        sluttet = time.monotonic()
        self._naeste = sluttet + EN_AF * (sluttet - begyndt)


def _funktioner() -> list[FunctionType]:
    """Those of webapp that are there now, but for what is put aside."""
    return [
        ting
        for ting in gc.get_objects()
        if type(ting) is FunctionType and ting.__code__.co_filename.startswith(WEBAPP)
    ]


def _begynd() -> _Maaler:
    maaler = _Maaler()
    sys.meta_path.insert(0, _Finder(maaler))
    return maaler


# With xdist, the process that hands out the tests runs none itself.
ARBEJDER = os.environ.get("PYTEST_XDIST_WORKER")
maaler = _begynd() if ARBEJDER and "webapp" not in sys.modules else None


def pytest_runtest_logfinish() -> None:
    if maaler:
        maaler.ryd()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    if maaler:
        MAPPE.mkdir(parents=True, exist_ok=True)
        (MAPPE / f"{ARBEJDER}.json").write_text(json.dumps(maaler.get_coverage()), "utf-8")


def main(argumenter: Sequence[str]) -> int:
    """Print the figure; with `--filer` also what is not covered, file by file."""
    maalt = [json.loads(fil.read_bytes()) for fil in sorted(MAPPE.glob("*.json"))]
    if not maalt:
        print(f"branch coverage: nothing was measured in {MAPPE}", file=sys.stderr)
        return 2
    samlet, *andre = maalt
    for en in andre:
        slipcover.merge_coverage(samlet, en)
    if "--filer" in argumenter:
        slipcover.print_coverage(samlet, outfile=sys.stdout, skip_covered=True)
    alt = samlet["summary"]
    daekket, i_alt = (
        alt["covered_branches"],
        alt["covered_branches"] + alt["missing_branches"],
    )
    andel = 100 * daekket / i_alt
    print(f"branch coverage of webapp: {andel:.1f} per cent ({daekket} of {i_alt}), floor {GULV}")
    return 0 if andel >= GULV and daekket else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
