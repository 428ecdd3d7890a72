"""A page that a testplan can choose, with what is expected on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from webapp.domain.verifikation.kriterier import Kriterium

Forventninger = Mapping[Kriterium, str]


@dataclass(frozen=True, slots=True)
class Kandidat:
    """A page: its tail after the variant's slug, what it is called, whose it is, and what is due.

    `forventninger`: one sentence for each criterion that the page shows; `vis`: as many rows must
    be shown for all of them to stand there, 0 where that is so anyway.
    """

    side: str
    titel: str
    borger: str
    forventninger: Forventninger = field(default_factory=dict)
    vis: int = 0
