"""How many examples hypothesis tries: few in `make test`, all of them in `make soak`."""

from __future__ import annotations

import os

MILJOEVARIABEL = "FORHAANDSBLIK_TEST_LANGE"
KORT = 4


def eksempler(antal: int) -> int:
    """So many in `make soak`, and a quarter of them otherwise."""
    return antal if os.environ.get(MILJOEVARIABEL) else antal // KORT
