"""One region where two pictures differ: its element, and each thing that differs in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from webapp.billeder.basis import Kasse
from webapp.billeder.billede import Billede, find_bokse
from webapp.billeder.farver import (
    Farver,
    Maske,
    Palet,
    efter_antal,
    er_svag,
    hovedfarve,
    navn,
    pak,
)
from webapp.billeder.forskelle import Art, Boks, Sted, uden_citat
from webapp.billeder.raekker import Opstilling

# A strip as thin as this is the edge of something, whose place is no whole number of pixels.
KANT = 2
# Fewer pixels of a colour are the corner of something, told with what is around it.
FLADE = 4
# So few are left of a ground that was painted over.
REST = 0.2
FLERE_FARVER = 4
MULIGE = 8
LUFT = 2


class Fund(NamedTuple):
    """One thing that differs in a region; `hvad` has `{}` for the element's name."""

    art: Art
    hvad: str
    fra: str
    til: str
    sted: Sted
    punkter: tuple[bytes, bytes]


class Kendte:
    """Two pictures and their elements, found again in each other by name, object and number."""

    def __init__(self, foer: Billede, nu: Billede) -> None:
        self.foer, self.nu = foer, nu

    @cached_property
    def farver_foer(self) -> Farver:
        """The old picture's colours."""
        return pak(self.foer.pixels)

    @cached_property
    def farver_nu(self) -> Farver:
        """The new picture's colours."""
        return pak(self.nu.pixels)

    @cached_property
    def sidens(self) -> Palet:
        """All the colours of the old picture."""
        return Palet.af(self.farver_foer)

    def foer_i(self, kasse: Kasse) -> Farver:
        """The old colours of an element of the old picture."""
        return self.farver_foer[_udsnit(kasse.boks)]

    def nu_i(self, kasse: Kasse) -> Farver:
        """The new colours of an element of the new picture."""
        return self.farver_nu[_udsnit(kasse.boks)]

    def par_af_elementer(self) -> Iterator[tuple[Kasse, Kasse]]:
        """(new, old) of the elements that are in both."""
        for kasse in self.nu.tal.kasser:
            gammel = self.gammel(kasse)
            if gammel:
                yield kasse, gammel

    def gammel(self, kasse: Kasse) -> Kasse | None:
        """An element as it was; None where it is new, or where there are more or fewer of them."""
        return self._gamle.get(id(kasse))

    @cached_property
    def _gamle(self) -> dict[int, Kasse]:
        foer, nu = _efter_navn(self.foer), _efter_navn(self.nu)
        return {
            id(ny): gammel
            for noegle, nye in nu.items()
            if len(foer[noegle]) == len(nye)
            for ny, gammel in zip(nye, foer[noegle], strict=True)
        }


def _efter_navn(billede: Billede) -> dict[tuple[str, str], list[Kasse]]:
    samlet: dict[tuple[str, str], list[Kasse]] = defaultdict(list)
    for kasse in billede.tal.kasser:
        samlet[uden_citat(kasse.navn), kasse.objekt].append(kasse)
    return samlet


def _udsnit(boks: Boks) -> tuple[slice, slice]:
    x, y, bredde, hoejde = boks
    return slice(max(0, y), y + hoejde), slice(max(0, x), x + bredde)


@dataclass(frozen=True, kw_only=True)
class Omraade:
    """A region: its colours before and now, which of them differ, and what is known around it.

    `sted` is its place in both pictures, `omkring` the colours of its element as it was, and
    `flyttet` how far the element has moved, in words.
    """

    foer: Farver
    nu: Farver
    maske: Maske
    sted: Sted
    kasse: Kasse | None
    gammel: Kasse | None
    omkring: Palet
    flyttet: str

    @property
    def kaldt(self) -> tuple[str, str]:
        """The element's name and object."""
        return (self.kasse.navn, self.kasse.objekt) if self.kasse else ("siden", "")

    def fund(self) -> Iterator[Fund]:
        """Each thing that differs: every new colour, then what is left."""
        gamle, nye = ~self.omkring.mangler(self.nu) & self.maske, self._nye([])
        flader: list[int] = []
        malet: Maske = np.zeros_like(self.maske)
        while nye.any() and len(flader) < FLERE_FARVER:
            farve = self._flade(nye, flader)
            if farve is None:
                break
            flader.append(farve)
            nye = self._nye(flader)
            af_farven = self.maske & ~gamle & (self.nu == farve)
            malet |= af_farven
            fra = hovedfarve(self.foer[af_farven])
            yield self._fund("{}: farve", navn(fra), navn(farve), af_farven)
        if nye.any():
            yield self._fund("{}: nye farver", "", navn(hovedfarve(self.nu[nye])), nye)
        # Letters on a new ground have edges of other colours: they are seen with the ground.
        if gamle.any() and not (
            er_svag(self.foer[gamle], self.nu[gamle]) and _inden_i(gamle, malet)
        ):
            yield self._resten(gamle)

    def _nye(self, flader: list[int]) -> Maske:
        """Where a colour is that neither was there nor is the edge of one of the surfaces."""
        return self.maske & self.omkring.med(flader).mangler(self.nu)

    def _flade(self, nye: Maske, flader: list[int]) -> int | None:
        """The new colour that explains most of the new ones; None where each is of few pixels."""
        hyppigste = efter_antal(self.nu[nye])[:MULIGE]
        mulige = [farve for farve, antal in hyppigste if antal >= FLADE]
        return min(mulige, key=lambda f: int(self._nye([*flader, f]).sum()), default=None)

    def _resten(self, maske: Maske) -> Fund:
        """What is drawn in colours that were there."""
        if self.flyttet:
            return self._fund(f"{{}} er flyttet {self.flyttet}", "", "", maske, Art.FLYTTET)
        foer, nu = self.foer[maske], self.nu[maske]
        svag = er_svag(foer, nu)
        fra, til = hovedfarve(foer), hovedfarve(nu)
        malet = (nu == fra).sum() <= REST * (foer == fra).sum() and (foer == til).sum() <= REST * (
            nu == til
        ).sum()
        helt = len(np.unique(foer)) <= FLERE_FARVER and len(np.unique(nu)) <= FLERE_FARVER
        if fra != til and malet and helt and not (svag and min(self.foer.shape) <= KANT):
            return self._fund("{}: farve", navn(fra), navn(til), maske)
        if svag:
            return self._fund("{}: kanter er tegnet lidt anderledes", "", "", maske)
        if self._har_anden_stil():
            return self._fund("{}: tegnet i en anden stil", "", "", maske)
        return self._fund("{}: ser anderledes ud", "", "", maske)

    def _har_anden_stil(self) -> bool:
        """Whether the element itself is drawn by another rule, and not only with another text."""
        ny, gammel = self.kasse, self.gammel
        return bool(
            ny
            and gammel
            and ny.stil
            and gammel.stil
            and (ny.stil, ny.skrift) != (gammel.stil, gammel.skrift)
        )

    def _fund(self, hvad: str, fra: str, til: str, maske: Maske, art: Art = Art.AENDRET) -> Fund:
        """The part of the region that the mask is true in."""
        ys, xs = np.flatnonzero(maske.any(axis=1)), np.flatnonzero(maske.any(axis=0))
        y, y_slut, x, x_slut = int(ys[0]), int(ys[-1]) + 1, int(xs[0]), int(xs[-1]) + 1
        del_ = (slice(y, y_slut), slice(x, x_slut))
        bokse = [
            (b[0] + x, b[1] + y, x_slut - x, y_slut - y) if b else None
            for b in (self.sted.foer, self.sted.nu)
        ]
        punkter = tuple(
            str(f.shape).encode() + np.ascontiguousarray(f).tobytes()
            for f in (self.foer[del_], self.nu[del_])
        )
        sted = Sted(self.sted.bredde, *bokse)
        par = (punkter[0], punkter[1])
        return Fund(art=art, hvad=hvad, fra=fra, til=til, sted=sted, punkter=par)


def _inden_i(maske: Maske, anden: Maske) -> bool:
    """Whether all of a mask lies within the extent of another."""
    for akse in (0, 1):
        her, der = (np.flatnonzero(m.any(axis=akse)) for m in (maske, anden))
        if not (len(der) and der[0] <= her[0] and her[-1] <= der[-1]):
            return False
    return True


def find_omraader(foer: Billede, nu: Billede, opstilling: Opstilling) -> Iterator[Omraade]:
    """The regions of the paired rows."""
    if not opstilling.par:
        return
    par = np.array(opstilling.par)
    a, b = foer.pixels[par[:, 0]], nu.pixels[par[:, 1]]
    maske: Maske = (a != b).any(axis=2)
    til_foer = {int(y_nu): int(y_foer) for y_foer, y_nu in opstilling.par}
    kendte = Kendte(foer, nu)
    for x, y, bredde, hoejde in find_bokse(maske):
        y_nu, y_foer = int(par[y, 1]), int(par[y, 0])
        boks = (x, y_nu, bredde, int(par[y + hoejde - 1, 1]) - y_nu + 1)
        boks_foer = (x, y_foer, bredde, int(par[y + hoejde - 1, 0]) - y_foer + 1)
        kasse = nu.mindste(boks)
        udsnit = (slice(y, y + hoejde), slice(x, x + bredde))
        gammel = kendte.gammel(kasse) if kasse else None
        yield Omraade(
            foer=pak(a[udsnit]),
            nu=pak(b[udsnit]),
            maske=maske[udsnit],
            sted=Sted(nu.bredde, boks_foer, boks),
            kasse=kasse,
            gammel=gammel,
            omkring=_omkring(kendte, gammel, boks_foer),
            flyttet=_flyttet(kasse, gammel, til_foer) if kasse and gammel else "",
        )


def _omkring(kendte: Kendte, gammel: Kasse | None, boks: Boks) -> Palet:
    """The colours that the element had; those of the page, where it had one colour only."""
    x, y, bredde, hoejde = gammel.boks if gammel else boks
    # What lies just outside is what its rounded corners are drawn on.
    med_luft = (x - LUFT, y - LUFT, bredde + 2 * LUFT, hoejde + 2 * LUFT)
    palet = Palet.af(kendte.farver_foer[_udsnit(med_luft)])
    if len(palet.farver) > 1:
        return palet
    return Palet(kendte.sidens.farver, (*palet.grunde, *kendte.sidens.grunde))


def _flyttet(kasse: Kasse, gammel: Kasse, til_foer: dict[int, int]) -> str:
    """`1 px til højre` where the element of the same size stood elsewhere, else empty."""
    if (kasse.navn, kasse.bredde, kasse.hoejde) != (gammel.navn, gammel.bredde, gammel.hoejde):
        return ""
    dx = kasse.x - gammel.x
    dy = til_foer.get(kasse.y, gammel.y) - gammel.y
    dele = [
        f"{abs(d)} px {ord_[d > 0]}"
        for d, ord_ in ((dx, ("til venstre", "til højre")), (dy, ("op", "ned")))
        if d
    ]
    return " og ".join(dele)
