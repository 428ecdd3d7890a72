"""What objects of a gruppe are alike in, as the file keeps it: written and read here alone.

The file keeps it as JSON text, so that grupper are found by one comparison; whoever needs to know
what stands there reads it with `laes_egenskaber` or `laes_adgang`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from typing import Any, NamedTuple

from webapp.domain.fagsystem import Fremdrift
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.visning.oekonomisk import Betalingsslags
from webapp.store.database import som_json

_KENDTE = 65536


class Part(NamedTuple):
    """A party of the object, `egen` where that is the citizen; `daekker`: it holds on the day."""

    rolle: str
    egen: bool
    id_type: str
    daekker: bool


class Egenskaber(NamedTuple):
    """Every input of the citizen's verdict and contact, and of SAPA's unit, but the days.

    A tuple, and so are its parts: one is made of each object, and looked up for its text.

    Lokal enhed, sagstype and lokal ydelse are left out: they are columns of the gruppe. Of a sag
    `begyndt` and `aktiv` say nothing; of a ydelse `sag` says it, where it hangs on one, and
    `sag_venter` where that has not begun. `type` is that which another fagsystem filed a ydelse
    under, `oekonomisk` that it is filed as money. `betalinger`: the kinds of payments of it that
    the citizen may see on the day, none that is shown only where another of them is.
    """

    fagsystem: str
    myndighed: str
    kle: str | None
    enhed: tuple[str, str] | None
    parter: tuple[Part, ...]
    bopael: str
    fremdrift: str | None = None
    byggesag: bool = False
    ejer: bool = False
    visning: tuple[str, ...] = ()
    begyndt: bool = True
    aktiv: bool = True
    sag: Egenskaber | None = None
    sag_venter: bool = False
    type: str = ""
    oekonomisk: bool = False
    betalinger: tuple[Betalingsslags, ...] = ()

    @property
    def numre(self) -> frozenset[KleEmne]:
        """The KLE that the object was filed with by another fagsystem, if any."""
        return frozenset({KleEmne(self.kle)} if self.kle else ())

    @property
    def lukket(self) -> bool:
        """True for a sag that the fagsystem has closed."""
        return self.fremdrift == Fremdrift.AFSLUTTET

    @property
    def kontaktens(self) -> object:
        """What of the object's own properties its contact hangs on."""
        sag = self.sag and (self.sag.fagsystem, self.sag.myndighed, self.sag.kle, self.sag.enhed)
        return self.fagsystem, self.myndighed, self.kle, self.enhed, sag


class Betalt(NamedTuple):
    """All that the KLE number of a paid ydelse hangs on; `bevilget` where Cura's export asks it."""

    kle: str
    sagstype: str
    lokal_ydelse: str
    bevilget: str


class Adgang(NamedTuple):
    """What only a role or one switch looks at, so that others count it together.

    `profil` is that of the sag, or of a ydelse's bevilling; `loeber`: a sag with help that still
    runs; `for_gammel`: a kontrolsag that ended too long ago. `delt`: of a ydelse that is paid
    together with others. `betalte`: of a ydelse that nothing is paid of, those of its bevilling
    that are paid.
    """

    foelsomhed: int
    profil: tuple[str, ...] = ()
    loeber: bool = False
    for_gammel: bool = False
    delt: bool = False
    betalte: tuple[Betalt, ...] = ()


@lru_cache(maxsize=_KENDTE)
def som_tekst(egenskaber: Egenskaber | Adgang) -> str:
    """As the file keeps it."""
    return som_json(_med_navne(egenskaber))


def _med_navne(vaerdi: object) -> object:
    """The same with each tuple that has names as a dict."""
    if isinstance(vaerdi, Betalingsslags):
        return asdict(vaerdi)
    if not isinstance(vaerdi, tuple):
        return vaerdi
    if isinstance(vaerdi, (Egenskaber, Adgang, Part, Betalt)):
        return dict(zip(vaerdi._fields, map(_med_navne, vaerdi), strict=True))
    return [_med_navne(en) for en in vaerdi]


@lru_cache(maxsize=_KENDTE)
def laes_egenskaber(tekst: str) -> Egenskaber:
    """What `som_tekst` wrote."""
    return _egenskaber(json.loads(tekst))


@lru_cache(maxsize=_KENDTE)
def laes_adgang(tekst: str) -> Adgang:
    """What `som_tekst` wrote."""
    felter = json.loads(tekst)
    profil, betalte = tuple(felter["profil"]), (Betalt(**en) for en in felter["betalte"])
    return Adgang(**felter | {"profil": profil, "betalte": tuple(betalte)})


def _egenskaber(felter: dict[str, Any]) -> Egenskaber:
    enhed, sag = felter["enhed"], felter["sag"]
    return Egenskaber(
        **felter
        | {
            "enhed": (enhed[0], enhed[1]) if enhed else None,
            "parter": tuple(Part(**part) for part in felter["parter"]),
            "visning": tuple(felter["visning"]),
            "betalinger": tuple(Betalingsslags(**en) for en in felter["betalinger"]),
            "sag": _egenskaber(sag) if sag else None,
        }
    )
