"""Two readings of a page in, what differs out: objects, fields, then the outline.

A difference is named by what it is, so that the same change on many pages has the same `noegle`
and is judged once.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from webapp.billeder.ordvalg import ROLLENAVNE, i_ord, vaerdi_i_ord
from webapp.services.felter import FELTER
from webapp.sideindhold.tekst import Felt, Linje, Sidetekst

NOEGLE_CIFRE = 12
_CITAT = re.compile(" ?»[^«]*«")
_HOEJDE = re.compile(r"^\d+ px højde")


class Lag(StrEnum):
    """The layers, in the order in which they are looked at."""

    SIDE = "side"
    SKRIFT = "skrift"
    FELT = "felt"
    TEKST = "tekst"
    BILLEDE = "billede"


class Art(StrEnum):
    """What happened to the thing."""

    AENDRET = "ændret"
    KOMMET = "kommet til"
    VAEK = "forsvundet"
    FLYTTET = "flyttet"
    FEJL = "fejl"


Boks = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Sted:
    """Where a difference is seen: the picture's width, and x, y, width, height before and now."""

    bredde: int
    foer: Boks | None = None
    nu: Boks | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forskel:
    """One difference on one page.

    `hvad` names the thing in Danish; `objekt` is where on the page it stands (not part of what
    makes two differences equal); `fra` and `til` are its two values. `steder` are all the places
    where the pictures show it, at every width. `bredde` is the picture's width, None outside the
    layer of pictures; `punkter` is the hash of its pixels before and now, empty outside it.
    """

    lag: Lag
    art: Art
    hvad: str
    fra: str = ""
    til: str = ""
    objekt: str = ""
    bredde: int | None = None
    steder: tuple[Sted, ...] = ()
    punkter: str = ""

    @property
    def noegle(self) -> str:
        """Equal for equal changes, wherever they stand: the words, and the pixels of a region."""
        dele = (self.lag, self.art, self.hvad, self.fra, self.til, self.punkter)
        return hashlib.sha256("\0".join(dele).encode()).hexdigest()[:NOEGLE_CIFRE]

    @property
    def slags(self) -> str:
        """What kind of change it is: that of other values, or of another text, is of its kind."""
        vaerdier = (self.fra, self.til) if self.lag is Lag.BILLEDE else ()
        hvad = self.hvad if self.art is not Art.FEJL else self.saetning
        dele = (self.lag, self.art, uden_citat(hvad), *vaerdier)
        return hashlib.sha256("\0".join(dele).encode()).hexdigest()[:NOEGLE_CIFRE]

    @property
    def boks(self) -> Boks | None:
        """The first place in the new picture."""
        return next((sted.nu for sted in self.steder if sted.nu), None)

    @property
    def boks_foer(self) -> Boks | None:
        """The first place in the old picture."""
        return next((sted.foer for sted in self.steder if sted.foer), None)

    @property
    def saetning(self) -> str:
        """The difference in words."""
        if self.art in {Art.AENDRET, Art.FLYTTET} and (self.fra or self.til):
            return f"{self.hvad}: {self.fra or '(intet)'} → {self.til or '(intet)'}"
        vaerdi = self.til or self.fra
        if self.art in {Art.AENDRET, Art.FLYTTET}:
            return self.hvad
        rest = f": {vaerdi}" if vaerdi else ""
        return f"{self.hvad} {self.art}{rest}" if self.art is not Art.FEJL else f"{self.hvad}{rest}"


def uden_citat(hvad: str) -> str:
    """`Celle »Anna«: farve` as `Celle: farve`, and the height of a block without its number."""
    return _HOEJDE.sub("Højde", _CITAT.sub("", hvad))


def find_forskelle(foer: Sidetekst, nu: Sidetekst) -> tuple[Forskel, ...]:
    """What a reader is told differently. Empty where both tell the same."""
    return (*_titel(foer, nu), *_objekter_og_felter(foer, nu), *_linjer(foer, nu))


def _titel(foer: Sidetekst, nu: Sidetekst) -> Iterator[Forskel]:
    if foer.titel != nu.titel:
        yield Forskel(
            lag=Lag.TEKST, art=Art.AENDRET, hvad="Sidens titel", fra=foer.titel, til=nu.titel
        )


def _objekter(tekst: Sidetekst) -> dict[str, list[Felt]]:
    samlet: dict[str, list[Felt]] = defaultdict(list)
    for felt in tekst.felter:
        samlet[felt.objekt].append(felt)
    return samlet


def _objekter_og_felter(foer: Sidetekst, nu: Sidetekst) -> Iterator[Forskel]:
    gamle, nye = _objekter(foer), _objekter(nu)
    for objekt in dict.fromkeys([*gamle, *nye]):
        if objekt and objekt not in nye:
            yield _helt_objekt(Art.VAEK, objekt, gamle[objekt])
        elif objekt and objekt not in gamle:
            yield _helt_objekt(Art.KOMMET, objekt, nye[objekt])
        else:
            yield from _felter(objekt, gamle[objekt], nye[objekt])


def _helt_objekt(art: Art, objekt: str, felter: Sequence[Felt]) -> Forskel:
    """A row or page part that is new or gone: one difference, however many fields it has."""
    navn = felter[0].vaerdi if felter else objekt
    hvad = {"sag": "Sag", "ydelse": "Ydelse", "enhed": "Enhed", "kontakt": "Kontakt"}
    slags = objekt.partition("/")[0]
    vaerdi = f"{navn} ({objekt})"
    fra, til = (vaerdi, "") if art is Art.VAEK else ("", vaerdi)
    return Forskel(
        lag=Lag.FELT,
        art=art,
        hvad=hvad.get(slags, slags.capitalize()),
        fra=fra,
        til=til,
        objekt=objekt,
    )


def _felter(objekt: str, foer: Sequence[Felt], nu: Sequence[Felt]) -> Iterator[Forskel]:
    for navn in dict.fromkeys(felt.navn for felt in (*foer, *nu)):
        gamle = [felt.vaerdi for felt in foer if felt.navn == navn]
        nye = [felt.vaerdi for felt in nu if felt.navn == navn]
        # A value that the page shows twice has changed once.
        for fra, til in dict.fromkeys(_par(gamle, nye)):
            yield Forskel(
                lag=Lag.FELT,
                art=_art(fra, til),
                hvad=FELTER.get(navn, navn),
                fra=fra,
                til=til,
                objekt=objekt,
            )


def _art(fra: str, til: str) -> Art:
    if not fra:
        return Art.KOMMET
    return Art.AENDRET if til else Art.VAEK


def _par(gamle: Sequence[str], nye: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The values that differ, paired in order; an empty string where one side has none."""
    for hvad, a, b, c, d in SequenceMatcher(None, gamle, nye, autojunk=False).get_opcodes():
        if hvad == "equal":
            continue
        faelles = min(b - a, d - c)
        yield from zip(gamle[a : a + faelles], nye[c : c + faelles], strict=True)
        yield from ((vaerdi, "") for vaerdi in gamle[a + faelles : b])
        yield from (("", vaerdi) for vaerdi in nye[c + faelles : d])


def _linjer(foer: Sidetekst, nu: Sidetekst) -> Iterator[Forskel]:
    """Lines of objects that are wholly new or gone are told already, as objects."""
    # An object is known by its fields: the pages mark objects to hold values.
    gamle_objekter, nye_objekter = set(_objekter(foer)), set(_objekter(nu))
    nye = gamle_objekter ^ nye_objekter
    gamle = _uden(foer.linjer, nye)
    nu_linjer = _uden(nu.linjer, nye)
    # Empty values leave no mark, so a field that comes or goes takes its line along.
    matcher = SequenceMatcher(
        None, [linje.tekst for linje in gamle], [linje.tekst for linje in nu_linjer], autojunk=False
    )
    for hvad, a, b, c, d in matcher.get_opcodes():
        if hvad == "replace" and b - a == d - c:
            for fra, til in zip(gamle[a:b], nu_linjer[c:d], strict=True):
                yield _tekst(fra.tekst, til.tekst, til.objekt)
        elif hvad != "equal":
            fra_blok, til_blok = (_blok(blok) for blok in (gamle[a:b], nu_linjer[c:d]))
            sted = next((linje.objekt for linje in (*nu_linjer[c:d], *gamle[a:b])), "")
            yield _tekst(fra_blok, til_blok, sted)


def _uden(linjer: Iterable[Linje], objekter: set[str]) -> list[Linje]:
    return [linje for linje in linjer if not linje.objekt or linje.objekt not in objekter]


def _blok(linjer: Sequence[Linje]) -> str:
    return "\n".join(linje.tekst for linje in linjer)


def _tekst(fra: str, til: str, objekt: str) -> Forskel:
    """A difference of the outline, with the role and the fields in words that people use."""
    fra_rolle, til_rolle = (tekst.partition(": ")[0] for tekst in (fra or til, til or fra))
    if "\n" in fra + til or fra_rolle != til_rolle or fra_rolle not in ROLLENAVNE:
        return Forskel(
            lag=Lag.TEKST,
            art=_art(fra, til),
            hvad="Tekst",
            fra=i_ord(fra),
            til=i_ord(til),
            objekt=objekt,
        )
    uden = [vaerdi_i_ord(tekst.partition(": ")[2]) for tekst in (fra, til)]
    return Forskel(
        lag=Lag.TEKST,
        art=_art(fra, til),
        hvad=ROLLENAVNE[fra_rolle],
        fra=uden[0],
        til=uden[1],
        objekt=objekt,
    )
