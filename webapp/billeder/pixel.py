"""Two pictures in, what differs out: aligned rows first, then regions named by their element.

There is no tolerance: one pixel of another colour is a difference. Whether it is only the edge of
a letter that is drawn a little differently is said, not hidden.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from webapp.billeder.basis import Billedtal, Kasse
from webapp.billeder.forskelle import Art, Forskel, Lag
from webapp.billeder.raekker import Opstilling, saml, stil_op
from webapp.services.felter import FELTER

Pixels = NDArray[np.uint8]
Maske = NDArray[np.bool_]
FELTNAVNE = frozenset(FELTER.values())
# A link round a value has nearly the value's size.
SAMME_PLADS = 1.6
Boks = tuple[int, int, int, int]
# Letters of one word lie closer than this, two cells of a table do not.
LUFT_X, LUFT_Y = 14, 5
# pixelmatch's threshold 0.1 in YIQ: below it an eye hardly sees the two apart.
SVAG = 35215 * 0.1 * 0.1
# A strip as thin as this is the edge of something, whose place is no whole number of pixels.
KANT = 2


class BilledfilError(Exception):
    """The bytes are no whole picture; the message is Danish."""


@dataclass(frozen=True, slots=True)
class Billede:
    """A picture with its elements."""

    pixels: Pixels
    tal: Billedtal

    @classmethod
    def af(cls, png: bytes, tal: Billedtal) -> Billede:
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

    def mindste(self, boks: Boks) -> Kasse | None:
        """The smallest element that a box lies in; a value of the data before what wraps it."""
        rummer = [kasse for kasse in self.tal.kasser if kasse.rummer(boks)]
        mindst = min((kasse.areal for kasse in rummer), default=0)
        return min(
            rummer,
            key=lambda k: (k.navn not in FELTNAVNE or k.areal > mindst * SAMME_PLADS, k.areal),
            default=None,
        )


def sammenlign_billeder(foer: Billede, nu: Billede) -> tuple[Forskel, ...]:
    """Every difference of two pictures that were taken at the same width."""
    bredde = nu.bredde
    if foer.bredde != bredde:
        fra, til = f"{foer.bredde} px", f"{bredde} px"
        hvad = "Siden er bredere eller smallere end skærmen"
        return (
            Forskel(lag=Lag.BILLEDE, art=Art.AENDRET, hvad=hvad, fra=fra, til=til, bredde=bredde),
        )
    if foer.tal.skrifter[:1] != nu.tal.skrifter[:1]:
        # Every letter is another: one difference, not a thousand regions.
        fra, til = (", ".join(billede.tal.skrifter) for billede in (foer, nu))
        return (
            Forskel(
                lag=Lag.SKRIFT, art=Art.AENDRET, hvad="Skrifttype", fra=fra, til=til, bredde=bredde
            ),
        )
    opstilling = stil_op(_raekker(foer.pixels), _raekker(nu.pixels))
    fundne = (*_blokke(foer, nu, opstilling), *_omraader(foer, nu, opstilling))
    return tuple(dict.fromkeys(fundne))


def _raekker(pixels: Pixels) -> list[bytes]:
    return [raekke.tobytes() for raekke in pixels]


def _blokke(foer: Billede, nu: Billede, opstilling: Opstilling) -> Iterator[Forskel]:
    for billede, blokke, art in (
        (nu, opstilling.indsat, Art.KOMMET),
        (foer, opstilling.fjernet, Art.VAEK),
    ):
        for y, y_slut in blokke:
            boks = (0, y, billede.bredde, y_slut - y)
            navn, objekt = _hvem_i_blok(billede, boks)
            yield Forskel(
                lag=Lag.BILLEDE,
                art=art,
                hvad=f"{y_slut - y} px højde ved {navn}",
                objekt=objekt,
                bredde=nu.bredde,
                boks=boks if art is Art.KOMMET else None,
                boks_foer=boks if art is Art.VAEK else None,
            )


def _hvem_i_blok(billede: Billede, boks: Boks) -> tuple[str, str]:
    """What stands in rows that came or went: the largest element in them, else what is around."""
    _, y, _, hoejde = boks
    midt = y + hoejde // 2
    # Blank rows above and below look alike, so a block may begin a few rows early or late.
    inde = [
        k
        for k in billede.tal.kasser
        if y <= k.y + k.hoejde // 2 < y + hoejde and k.hoejde <= hoejde * SAMME_PLADS
    ]
    paa = [k for k in billede.tal.kasser if k.y <= midt < k.y + k.hoejde]
    kasse = max(inde, key=lambda k: k.areal, default=None) or min(
        paa, key=lambda k: k.areal, default=None
    )
    return (kasse.navn, kasse.objekt) if kasse else ("siden", "")


def _omraader(foer: Billede, nu: Billede, opstilling: Opstilling) -> Iterator[Forskel]:
    """The regions of paired rows that differ, each told by its element; one for each element."""
    if not opstilling.par:
        return
    par = np.array(opstilling.par)
    a, b = foer.pixels[par[:, 0]], nu.pixels[par[:, 1]]
    maske: Maske = (a != b).any(axis=2)
    til_foer = {int(y_nu): int(y_foer) for y_foer, y_nu in opstilling.par}
    set_: set[tuple[str, str]] = set()
    for x, y, bredde, hoejde in find_bokse(maske):
        y_nu = int(par[y, 1])
        boks = (x, y_nu, bredde, int(par[y + hoejde - 1, 1]) - y_nu + 1)
        kasse = nu.mindste(boks)
        navn, objekt = (kasse.navn, kasse.objekt) if kasse else ("siden", "")
        if (navn, objekt) in set_:
            continue
        set_.add((navn, objekt))
        udsnit = (slice(y, y + hoejde), slice(x, x + bredde))
        art, hvad, fra, til = _slags(a[udsnit], b[udsnit])
        flyttet = _flyttet(kasse, foer, til_foer) if kasse else ""
        if flyttet:
            art, hvad, fra, til = Art.FLYTTET, f"{{}} er flyttet {flyttet}", "", ""
        y_foer = int(par[y, 0])
        boks_foer = (x, y_foer, bredde, int(par[y + hoejde - 1, 0]) - y_foer + 1)
        yield Forskel(
            lag=Lag.BILLEDE,
            art=art,
            hvad=hvad.format(navn),
            fra=fra,
            til=til,
            objekt=objekt,
            bredde=nu.bredde,
            boks=boks,
            boks_foer=boks_foer,
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


def _slags(foer: Pixels, nu: Pixels) -> tuple[Art, str, str, str]:
    """Another main colour, only faint edges, or another look; with what it was and is."""
    svag = float(_yiq_afstand(foer, nu).max()) < SVAG
    farve_foer, farve_nu = _hovedfarve(foer), _hovedfarve(nu)
    if farve_foer != farve_nu and not (svag and min(foer.shape[:2]) <= KANT):
        return Art.AENDRET, "{}: farve", farve_foer, farve_nu
    if svag:
        return Art.AENDRET, "{}: kanter er tegnet lidt anderledes", "", ""
    return Art.AENDRET, "{}: ser anderledes ud", "", ""


def _hovedfarve(pixels: Pixels) -> str:
    alle = Counter(map(bytes, pixels.reshape(-1, 3)))
    return "#" + min(alle.items(), key=lambda par: (-par[1], par[0]))[0].hex()


def _yiq_afstand(foer: Pixels, nu: Pixels) -> NDArray[np.float64]:
    """The distance of pixelmatch (Kotsarenko and Ramos 2010): brightness weighs most."""
    r, g, b = np.moveaxis(foer.astype(np.float64) - nu.astype(np.float64), 2, 0)
    y = r * 0.29889531 + g * 0.58662247 + b * 0.11448223
    i = r * 0.59597799 - g * 0.27417610 - b * 0.32180189
    q = r * 0.21147017 - g * 0.52261711 + b * 0.31114694
    afstand: NDArray[np.float64] = 0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q
    return afstand


def _flyttet(kasse: Kasse, foer: Billede, til_foer: dict[int, int]) -> str:
    """`1 px til højre` where an element of the same name and size stood elsewhere, else empty."""
    samme = [
        k
        for k in foer.tal.kasser
        if (k.navn, k.objekt, k.bredde, k.hoejde)
        == (kasse.navn, kasse.objekt, kasse.bredde, kasse.hoejde)
    ]
    if len(samme) != 1:
        return ""
    dx = kasse.x - samme[0].x
    dy = til_foer.get(kasse.y, samme[0].y) - samme[0].y
    dele = [
        f"{abs(d)} px {ord_[d > 0]}"
        for d, ord_ in ((dx, ("til venstre", "til højre")), (dy, ("op", "ned")))
        if d
    ]
    return " og ".join(dele)
