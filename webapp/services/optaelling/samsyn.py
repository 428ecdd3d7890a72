"""Which properties of objects the citizen sees alike, so that a kommune is cut into fewer boxes.

Whether she sees an object never hangs on the responsible unit. So it is judged first with units
not told apart, and properties that no answer tells apart are then counted as one, unit by unit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.egenskaber import laes_egenskaber
from webapp.services.optaelling.klasser import Hold
from webapp.services.optaelling.udfald import Noegler, Spoerger
from webapp.store.optaelling import Gruppe, Optaelling

Svar = dict[object, bool]


def egne(gruppe: Gruppe) -> tuple[str, bool]:
    """A key for Blik: what is told apart when the citizen's sight is judged."""
    return gruppe.egenskaber, gruppe.sagstype is None


@dataclass(frozen=True, slots=True)
class Samsyn:
    """What she sees alike under one variant, and whether she sees it."""

    noegler: Noegler
    grupper: Mapping[object, int]
    svar: Mapping[tuple[object, object], bool]

    def ens(self, gruppe: Gruppe) -> object:
        """Equal for properties that she sees alike; what was not judged is by itself."""
        noegle = (gruppe.slags, *egne(gruppe))
        return self.grupper.get(noegle, noegle)

    def vises(self, hold: Hold) -> bool:
        """Whether she sees the objects of a class of what was judged, of whatever unit."""
        return self.svar[self.ens(hold.gruppe), self.noegler.dage(hold)]


@dataclass(frozen=True, slots=True)
class _Samling:
    """Properties that are seen alike, and the answers about them by what days decide."""

    noegler: list[object] = field(default_factory=list)
    svar: Svar = field(default_factory=dict)

    def rummer(self, andre: Svar) -> bool:
        return all(self.svar.get(dage, vist) == vist for dage, vist in andre.items())


def find_samsyn(optaelling: Optaelling, grundlag: Grundlag, alle: Sequence[Hold]) -> Samsyn:
    """Judge classes in which `egne` and the days are all that is told apart."""
    noegler = Noegler(grundlag, 0)
    spoerger = Spoerger(optaelling, grundlag, alle)
    vises = spoerger.svar([noegler.synlighed(hold) for hold in alle], lambda b: b.ses_af_borger)
    svar: defaultdict[tuple[str, str, bool], Svar] = defaultdict(dict)
    for hold, vist in zip(alle, vises, strict=True):
        svar[hold.slags, *egne(hold.gruppe)][noegler.dage(hold)] = bool(vist)
    samlinger = list(enumerate(_saml(svar)))
    return Samsyn(
        noegler,
        {noegle: nr for nr, samling in samlinger for noegle in samling.noegler},
        {(nr, dage): vist for nr, samling in samlinger for dage, vist in samling.svar.items()},
    )


def _saml(svar: Mapping[tuple[str, str, bool], Svar]) -> Iterable[_Samling]:
    """Properties of which no answer differs together, those with the most answers first."""
    samlinger: defaultdict[object, list[_Samling]] = defaultdict(list)
    for noegle in sorted(svar, key=lambda noegle: -len(svar[noegle])):
        andre = samlinger[_fast(*noegle)]
        samling = next((en for en in andre if en.rummer(svar[noegle])), None)
        if samling is None:
            andre.append(samling := _Samling())
        samling.noegler.append(noegle)
        samling.svar.update(svar[noegle])
    return (samling for alle in samlinger.values() for samling in alle)


def _fast(slags: str, tekst: str, uden_sagstype: bool) -> object:  # noqa: FBT001 - a key's part
    """What others than the citizen look at: never taken together."""
    egenskaber = laes_egenskaber(tekst)
    sag = egenskaber.sag and egenskaber.sag.fagsystem
    fast = (egenskaber.fagsystem, egenskaber.myndighed, egenskaber.kle, sag)
    return (slags, uden_sagstype, *fast)
