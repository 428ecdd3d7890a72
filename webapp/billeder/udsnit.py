"""Cuts the place of a difference out of both pictures, so that it is shown as small as it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from webapp.billeder.forskelle import Forskel
from webapp.billeder.resultat import Billedpar

LUFT = 24
MINDST_BREDDE, STOERST_HOEJDE = 320, 400
Boks = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Udsnit:
    """The two crops: addresses within the report, and their sizes."""

    foer: str
    nu: str
    maal_foer: tuple[int, int]
    maal_nu: tuple[int, int]


def klip(mappe: Path, navn: str, par: Billedpar, forskel: Forskel) -> Udsnit:
    """Write the two crops of a difference into the report's folder of pictures."""
    # A block that came or went has a box on one side only: the other shows the same place.
    sted = forskel.boks or forskel.boks_foer or (0, 0, 0, 0)
    filer, maal = [], []
    for side, fil, boks in (("foer", par.foer, forskel.boks_foer), ("nu", par.nu, forskel.boks)):
        ud = mappe / f"udsnit-{navn}-{side}.png"
        maal.append(_klip_et(Path(fil), ud, boks or sted))
        filer.append(f"{mappe.name}/{ud.name}")
    return Udsnit(filer[0], filer[1], maal[0], maal[1])


def _klip_et(fil: Path, ud: Path, boks: Boks) -> tuple[int, int]:
    from PIL import Image  # noqa: PLC0415 - a report on texts alone needs no Pillow

    x, y, bredde, hoejde = boks
    with Image.open(fil) as billede:
        luft = max(LUFT, (MINDST_BREDDE - bredde) // 2)
        venstre, hoejre = max(0, x - luft), min(billede.width, x + bredde + luft)
        top = min(max(0, y - LUFT), max(0, billede.height - 1))
        bund = min(billede.height, y + min(hoejde, STOERST_HOEJDE) + LUFT, top + STOERST_HOEJDE)
        klippet = billede.crop((venstre, top, hoejre, max(bund, top + 1)))
        klippet.save(ud)
        return klippet.size
