"""Branch coverage of webapp: `pytest -p tests.daekning` measures, `python -m tests.daekning` tells.

SlipCover writes its marks into the code as it is imported and takes them out once they are met, so
a whole run costs some seconds more. A tracer of all lines, which is what Python 3.11 offers others,
made counting three and a half times as slow, and with it the suite twice.

`-p` loads this before the plugin of our own that pytest finds, and so before webapp.

Exit status 0: as much as the floor or more; 1: less; 2: nothing was measured.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

import pytest
import slipcover
from slipcover.importer import SlipcoverLoader

ROD = Path(__file__).resolve().parent.parent
MAPPE = ROD / ".build" / "daekning"
# In per cent. Raised when more is covered; never lowered.
GULV = 91.0


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


def _begynd() -> slipcover.Slipcover:
    maaler = slipcover.Slipcover(branch=True, source=[str(ROD / "webapp")])
    sys.meta_path.insert(0, _Finder(maaler))
    return maaler


# With xdist, the process that hands out the tests runs none itself.
ARBEJDER = os.environ.get("PYTEST_XDIST_WORKER")
maaler = _begynd() if ARBEJDER and "webapp" not in sys.modules else None


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
