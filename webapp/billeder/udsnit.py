"""Cuts the place of a difference out of both pictures, so that it is shown as small as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from webapp.billeder.forskelle import Boks, Sted
from webapp.billeder.resultat import Billedpar

if TYPE_CHECKING:
    from PIL.Image import Image

LUFT = 24
MINDST_BREDDE, STOERST_HOEJDE = 320, 400


@dataclass(frozen=True, slots=True)
class Billedudsnit:
    """One crop: its address within the report, its size, and the frames in it (x, y, w, h)."""

    fil: str
    maal: tuple[int, int]
    rammer: tuple[Boks, ...] = ()


@dataclass(frozen=True, slots=True)
class Udsnit:
    """The same place in both pictures."""

    foer: Billedudsnit
    nu: Billedudsnit


def klip(mappe: Path, navn: str, par: Billedpar, steder: tuple[Sted, ...]) -> Udsnit:
    """Write the two crops of a difference's first place into the report's folder of pictures.

    `steder` are all its places at the width of the pictures.
    """
    # A block that came or went has a box on one side only: the other shows the same place.
    sted = steder[0]
    en = sted.nu or sted.foer or (0, 0, 0, 0)
    foer = _klip_et(
        Path(par.foer),
        mappe / f"udsnit-{navn}-foer.png",
        sted.foer or en,
        (s.foer for s in steder),
    )
    nu = _klip_et(
        Path(par.nu), mappe / f"udsnit-{navn}-nu.png", sted.nu or en, (s.nu for s in steder)
    )
    return Udsnit(foer, nu)


def _klip_et(fil: Path, ud: Path, boks: Boks, alle: Iterable[Boks | None]) -> Billedudsnit:
    x, y, bredde, hoejde = boks
    billede = _hent(str(fil), fil.stat().st_mtime_ns)
    luft = max(LUFT, (MINDST_BREDDE - bredde) // 2)
    venstre, hoejre = max(0, x - luft), min(billede.width, x + bredde + luft)
    top = min(max(0, y - LUFT), max(0, billede.height - 1))
    bund = min(billede.height, y + min(hoejde, STOERST_HOEJDE) + LUFT, top + STOERST_HOEJDE)
    klippet = billede.crop((venstre, top, hoejre, max(bund, top + 1)))
    klippet.save(ud)
    rammer = tuple(
        (b[0] - venstre, b[1] - top, b[2], b[3])
        for b in alle
        if b and b[0] < hoejre and b[0] + b[2] > venstre and b[1] < bund and b[1] + b[3] > top
    )
    return Billedudsnit(f"{ud.parent.name}/{ud.name}", klippet.size, rammer)


@lru_cache(maxsize=8)
def _hent(fil: str, _tid: int) -> Image:
    """A decoded picture: the many differences of one page cut the same two apart."""
    from PIL import Image  # noqa: PLC0415 - a report on texts alone needs no Pillow

    with Image.open(fil) as billede:
        return billede.convert("RGB")
