"""The colours of two pieces of a picture: which are new, and which other letters would give.

A letter's edge is drawn between the colour of the letter and that of its ground. So a colour that
was there, or that lies between two that were, can come of other letters; any other is a change of
the look itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Farver = NDArray[np.int64]
Maske = NDArray[np.bool_]
# How far from the line between two colours an edge may be drawn: rounding, of each channel.
SLUP = 6.0
# More colours than this are a photograph, not letters.
MAKS_FARVER = 512
# pixelmatch's threshold 0.1 in YIQ: below it an eye hardly sees the two apart.
SVAG = 35215 * 0.1 * 0.1


def pak(pixels: Pixels) -> Farver:
    """Each pixel as one number, `0xRRGGBB`."""
    r, g, b = (pixels[..., kanal].astype(np.int64) for kanal in range(3))
    return (r << 16) | (g << 8) | b


def navn(farve: int) -> str:
    """`#ff0000`."""
    return f"#{farve:06x}"


def efter_antal(farver: Farver) -> list[tuple[int, int]]:
    """Each colour and how often it occurs, the most frequent first."""
    fundne, antal = np.unique(farver, return_counts=True)
    orden = np.lexsort((fundne, -antal))
    return [(int(fundne[nr]), int(antal[nr])) for nr in orden]


def hovedfarve(farver: Farver) -> int:
    """The colour that occurs most; black of none."""
    return efter_antal(farver)[0][0] if farver.size else 0


@dataclass(frozen=True)
class Palet:
    """The colours that were there, each once, and those of them that are a ground of letters."""

    farver: Farver
    grunde: tuple[int, ...]

    @classmethod
    def af(cls, farver: Farver) -> Self:
        """The colours of a piece of a picture; its ground is the one that occurs most."""
        return cls(np.unique(farver), (hovedfarve(farver),))

    def med(self, flader: Sequence[int]) -> Palet:
        """With surfaces that other colours can be drawn on."""
        farver = np.union1d(self.farver, np.array(flader, dtype=np.int64))
        return Palet(farver, (*self.grunde, *flader))

    def mangler(self, farver: Farver) -> Maske:
        """Which of the colours neither were there nor lie between a ground and one that was.

        `farver` may have any shape; so has the answer.
        """
        fundne, plads = np.unique(farver, return_inverse=True)
        nye = ~np.isin(fundne, self.farver)
        for grund in self.grunde:
            if nye.any():
                nye[nye] = ~_mellem(fundne[nye], grund, self.farver)
        svar: Maske = nye[plads].reshape(farver.shape)
        return svar


def _mellem(farver: Farver, grund: int, kendte: Farver) -> Maske:
    """Which of the colours lie on a line from the ground to a known one."""
    bund = _adskilt(np.array([grund]))
    andre = _adskilt(kendte[kendte != grund]) - bund
    # The ends of the lines: those farthest from the ground reach over all edges between.
    andre = andre[np.argsort(-(andre**2).sum(axis=1))][:MAKS_FARVER]
    if not len(andre):
        return np.zeros(len(farver), dtype=np.bool_)
    punkter = _adskilt(farver) - bund
    del_ = np.clip(punkter @ andre.T / (andre**2).sum(axis=1), 0, 1)
    afstand = np.abs(punkter[:, None, :] - del_[:, :, None] * andre[None, :, :]).max(axis=2)
    svar: Maske = afstand.min(axis=1) <= SLUP
    return svar


def _adskilt(farver: Farver) -> NDArray[np.float64]:
    return np.stack([(farver >> bit) & 255 for bit in (16, 8, 0)], axis=-1).astype(np.float64)


def er_svag(foer: Farver, nu: Farver) -> bool:
    """Whether an eye hardly sees the two apart, pixel by pixel.

    The distance of pixelmatch (Kotsarenko and Ramos 2010): brightness weighs most.
    """
    r, g, b = np.moveaxis(_adskilt(foer) - _adskilt(nu), -1, 0)
    y = r * 0.29889531 + g * 0.58662247 + b * 0.11448223
    i = r * 0.59597799 - g * 0.27417610 - b * 0.32180189
    q = r * 0.21147017 - g * 0.52261711 + b * 0.31114694
    return bool((0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q).max(initial=0) < SVAG)


def massive(pixels: Farver) -> Maske:
    """The pixels whose eight neighbours have their colour: a surface, and no letter's edge."""
    svar: Maske = np.zeros(pixels.shape, dtype=np.bool_)
    if min(pixels.shape) < 3:
        return svar
    midt = pixels[1:-1, 1:-1]
    ens = np.ones(midt.shape, dtype=np.bool_)
    for y in range(3):
        for x in range(3):
            ens &= pixels[y : y + midt.shape[0], x : x + midt.shape[1]] == midt
    svar[1:-1, 1:-1] = ens
    return svar
