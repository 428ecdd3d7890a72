"""Wrong codes: they slow the one who sends them, not everybody behind the same address.

A sender is a browser, known by a mark in its cookie. Since a mark can be thrown away, all new
browsers at one address share a ration of wrong codes as well; one that gave the right code before
(`kendt`) is no part of it, so that a guesser in the town hall keeps no colleague out.
"""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

LAENGSTE_VENT = 300
# Forty colleagues may each mistype once at nine o'clock, and some of them twice.
RATION = 60
SEKUNDER_PR_FORSOEG = 30
MAKS_HUSKEDE = 10_000
V = TypeVar("V")


class Forsoeg:
    """Who gave a wrong code, how often, and when to come again. Seconds by `ur`."""

    def __init__(self, ur: Callable[[], float] = time.monotonic) -> None:
        self._ur = ur
        self._afsendere: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._adresser: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def ventetid(self, afsender: str, adresse: str, *, kendt: bool) -> int:
        """Whole seconds until the sender may try again; 0 for at once."""
        nu = self._ur()
        egen = self._afsendere.get(afsender, (0, nu))[1] - nu
        faelles = 0.0 if kendt else (self._brugt(adresse) - RATION + 1) * SEKUNDER_PR_FORSOEG
        return max(0, math.ceil(egen), math.ceil(faelles))

    def forkert(self, afsender: str, adresse: str, *, kendt: bool) -> None:
        """A wrong code: each makes the next wait twice as long, at most five minutes."""
        nu = self._ur()
        gange = self._afsendere.get(afsender, (0, nu))[0] + 1
        vent = min(LAENGSTE_VENT, 2 ** min(gange, 16))
        _husk(self._afsendere, afsender, (gange, nu + vent))
        if not kendt:
            _husk(self._adresser, net(adresse), (self._brugt(adresse) + 1, nu))

    def rigtig(self, afsender: str) -> None:
        """The right code: the sender's wrong ones are forgotten."""
        self._afsendere.pop(afsender, None)

    def _brugt(self, adresse: str) -> float:
        """How much of its ration an address has used; it comes back by itself."""
        brugt, sidst = self._adresser.get(net(adresse), (0.0, 0.0))
        return max(0.0, brugt - (self._ur() - sidst) / SEKUNDER_PR_FORSOEG)


def net(adresse: str) -> str:
    """The address; of IPv6 the /64 that one household or office has to itself."""
    try:
        ip = ipaddress.ip_address(adresse)
    except ValueError:
        return adresse
    return str(ip) if ip.version == 4 else str(ipaddress.ip_network((ip.packed, 64), strict=False))


def _husk(huskede: OrderedDict[str, V], hvem: str, hvad: V) -> None:
    """Keep the newest: what is oldest goes where there is too much."""
    huskede[hvem] = hvad
    huskede.move_to_end(hvem)
    if len(huskede) > MAKS_HUSKEDE:
        huskede.popitem(last=False)
