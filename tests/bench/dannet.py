"""The large kommune that other parts look at, made once by `generate`, and what making it takes."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench._kommuner import STOR_SAGER, dan_stor, maal_dannelse
from tests.bench._maal import Fund

LILLE = 30_000


def main() -> Iterator[Fund]:
    """Memory is the most that the process held."""
    if (stor := dan_stor().dannelse) is None:
        raise SystemExit("en kommune, der var dannet, er brugt (DATA)")
    yield "generate: en million sager, minutter", stor.sekunder / 60
    lille = maal_dannelse(LILLE)
    print(f"{LILLE} sager: {lille.mb:.0f} MB, {STOR_SAGER}: {stor.mb:.0f} MB")
    yield "generate: hukommelse, en million sager / 30.000", stor.mb / lille.mb
