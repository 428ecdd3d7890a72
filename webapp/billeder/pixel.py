"""Two pictures in, what differs out: aligned rows first, then regions named by their element.

There is no tolerance: one pixel of another colour is a difference. Whether it is only the edge of
a letter that is drawn a little differently is said, not hidden. Every region is told, and a
difference is known by its pixels: two regions that look otherwise are two differences.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from webapp.billeder.billede import Billede, BilledfilError, find_bokse
from webapp.billeder.farver import Farver, hovedfarve, massive, navn
from webapp.billeder.forskelle import NOEGLE_CIFRE, Art, Boks, Forskel, Lag, Sted
from webapp.billeder.omraade import Kendte, find_omraader
from webapp.billeder.raekker import Opstilling, stil_op

__all__ = ["Billede", "BilledfilError", "sammenlign_billeder"]
# A block's largest element may be so much higher than the block: its edges are no whole pixels.
SAMME_PLADS = 1.6


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
        skrift = Forskel(
            lag=Lag.SKRIFT, art=Art.AENDRET, hvad="Skrifttype", fra=fra, til=til, bredde=bredde
        )
        return (skrift, *_saml(_ud_over_skriften(foer, nu)))
    opstilling = stil_op(foer.raekker, nu.raekker)
    return _saml((*_blokke(foer, nu, opstilling), *_omraader(foer, nu, opstilling)))


def _saml(forskelle: Iterable[Forskel]) -> tuple[Forskel, ...]:
    """What is told of one element in the same words is one difference, with all its regions."""
    samlet: dict[tuple[object, ...], list[Forskel]] = {}
    for f in forskelle:
        samlet.setdefault((f.art, f.hvad, f.fra, f.til, f.objekt), []).append(f)
    return tuple(
        replace(
            ens[0],
            steder=tuple(dict.fromkeys(sted for f in ens for sted in f.steder)),
            punkter=_aftryk(f.punkter.encode() for f in ens) if len(ens) > 1 else ens[0].punkter,
        )
        for ens in samlet.values()
    )


def _aftryk(dele: Iterable[bytes]) -> str:
    """A hash of pixels."""
    samlet = hashlib.sha256()
    for del_ in dele:
        samlet.update(del_ + b"\0")
    return samlet.hexdigest()[:NOEGLE_CIFRE]


def _blokke(foer: Billede, nu: Billede, opstilling: Opstilling) -> Iterator[Forskel]:
    for billede, blokke, art in (
        (nu, opstilling.indsat, Art.KOMMET),
        (foer, opstilling.fjernet, Art.VAEK),
    ):
        for y, y_slut in blokke:
            boks = (0, y, billede.bredde, y_slut - y)
            kaldt, objekt = _hvem_i_blok(billede, boks)
            sted = Sted(nu.bredde, *((None, boks) if art is Art.KOMMET else (boks, None)))
            yield Forskel(
                lag=Lag.BILLEDE,
                art=art,
                hvad=f"{y_slut - y} px højde ved {kaldt}",
                objekt=objekt,
                bredde=nu.bredde,
                steder=(sted,),
                punkter=_aftryk([billede.pixels[y:y_slut].tobytes()]),
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
    """Every region of paired rows that differs, each told by its element."""
    for omraade in find_omraader(foer, nu, opstilling):
        kaldt, objekt = omraade.kaldt
        for art, hvad, fra, til, sted, punkter in omraade.fund():
            yield Forskel(
                lag=Lag.BILLEDE,
                art=art,
                hvad=hvad.format(kaldt),
                fra=fra,
                til=til,
                objekt=objekt,
                bredde=nu.bredde,
                steder=(sted,),
                punkter=_aftryk(punkter),
            )


def _ud_over_skriften(foer: Billede, nu: Billede) -> Iterator[Forskel]:
    """What another font does not explain: surfaces of new colours, and elements of another style.

    Nothing stands where it stood, so an element is found again by its name and its number.
    """
    par = Kendte(foer, nu)
    fundne = [
        (boks, "nye farver", "", navn(hovedfarve(par.farver_nu[_udsnit(boks)])))
        for boks in find_bokse(massive(par.farver_nu) & par.sidens.mangler(par.farver_nu))
    ]
    for kasse, gammel in par.par_af_elementer():
        fra, til = (hovedfarve(f) for f in (par.foer_i(gammel), par.nu_i(kasse)))
        if kasse.stil and gammel.stil and kasse.stil != gammel.stil:
            fundne.append((kasse.boks, "tegnet i en anden stil", "", ""))
        elif fra != til:
            fundne.append((kasse.boks, "farve", navn(fra), navn(til)))
    for boks, hvad, fra_navn, til_navn in _yderste_fra(fundne):
        element = nu.mindste(boks)
        kaldt, objekt = (element.navn, element.objekt) if element else ("siden", "")
        yield Forskel(
            lag=Lag.BILLEDE,
            art=Art.AENDRET,
            hvad=f"{kaldt}: {hvad}",
            fra=fra_navn,
            til=til_navn,
            objekt=objekt,
            bredde=nu.bredde,
            steder=(Sted(nu.bredde, None, boks),),
            punkter=_aftryk([_bytes(par.farver_nu[_udsnit(boks)])]),
        )


def _yderste_fra(
    fundne: list[tuple[Boks, str, str, str]],
) -> Iterator[tuple[Boks, str, str, str]]:
    """Without what only contains one that is told: the smallest first."""
    fortalt: list[Boks] = []
    for fund in sorted(fundne, key=lambda f: f[0][2] * f[0][3]):
        x, y, bredde, hoejde = fund[0]
        indeni = any(
            x <= a and y <= b and a + c <= x + bredde and b + d <= y + hoejde
            for a, b, c, d in fortalt
        )
        if not indeni:
            fortalt.append(fund[0])
            yield fund


def _udsnit(boks: Boks) -> tuple[slice, slice]:
    x, y, bredde, hoejde = boks
    return slice(y, y + hoejde), slice(x, x + bredde)


def _bytes(farver: Farver) -> bytes:
    return np.ascontiguousarray(farver).tobytes()
