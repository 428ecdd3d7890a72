"""A picture with its elements: which element a box lies in, and where a mask is true, as boxes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import pairwise
from typing import Self

import numpy as np
from PIL import Image

from webapp.billeder.basis import Billedtal, Kasse
from webapp.billeder.farver import Maske, Pixels
from webapp.billeder.forskelle import Boks
from webapp.billeder.raekker import saml
from webapp.services.felter import FELTER

FELTNAVNE = frozenset(FELTER.values())
# A link round a value has nearly the value's size.
SAMME_PLADS = 1.6
# Letters of one word lie closer than this, two cells of a table do not.
LUFT_X, LUFT_Y = 14, 5


class BilledfilError(Exception):
    """The bytes are no whole picture; the message is Danish."""


@dataclass(frozen=True)
class Billede:
    """A picture with its elements."""

    pixels: Pixels
    tal: Billedtal

    @classmethod
    def af(cls, png: bytes, tal: Billedtal) -> Self:
        """Decode a PNG; BilledfilError where it is truncated or none."""
        try:
            with Image.open(io.BytesIO(png)) as billede:
                return cls(np.asarray(billede.convert("RGB")), tal)
        except (OSError, SyntaxError, ValueError) as fejl:
            raise BilledfilError("Billedet er ikke en hel PNG-fil.") from fejl

    @property
    def bredde(self) -> int:
        """Width in pixels."""
        return int(self.pixels.shape[1])

    @cached_property
    def raekker(self) -> list[bytes]:
        """A hash of each row: the rows of a tall page need not all be copied."""
        return [blake2b(raekke, digest_size=16).digest() for raekke in self.pixels]

    def mindste(self, boks: Boks) -> Kasse | None:
        """The smallest element that a box lies in; a value of the data before what wraps it."""
        rummer = [kasse for kasse in self.tal.kasser if kasse.rummer(boks)]
        mindst = min((kasse.areal for kasse in rummer), default=0)
        return min(
            rummer,
            key=lambda k: (k.navn not in FELTNAVNE or k.areal > mindst * SAMME_PLADS, k.areal),
            default=None,
        )


def find_bokse(maske: Maske) -> list[Boks]:
    """The differing pixels as boxes: bands of rows first, then columns within each, and again."""
    bokse: list[Boks] = []
    for y, y_slut in _loeb(maske, 1, LUFT_Y):
        baand = maske[y:y_slut]
        for x, x_slut in _loeb(baand, 0, LUFT_X):
            for y2, y2_slut in _loeb(baand[:, x:x_slut], 1, LUFT_Y):
                bokse.append((x, y + y2, x_slut - x, y2_slut - y2))
    return bokse


def _loeb(maske: Maske, akse: int, luft: int) -> list[tuple[int, int]]:
    """Runs of rows (axis 1) or columns (0) with a true value, those at most `luft` apart as one."""
    linje = np.asarray(maske.any(axis=akse))
    kanter = np.flatnonzero(np.diff(np.concatenate(([False], linje, [False])).astype(np.int8)))
    return list(saml([(int(a), int(b)) for a, b in list(pairwise(kanter))[::2]], luft))
