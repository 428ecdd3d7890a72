"""Pictures of pages that were judged: made one by one, beside the requests that ask for them."""

from __future__ import annotations

import io
import logging
import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from itertools import count
from threading import Condition, Thread

from webapp.billeder.basis import BasisError
from webapp.billeder.browser import BrowserMissingError, find_browser
from webapp.billeder.fotograf import arbejd, start_fane
from webapp.billeder.optagelse import Bestilling, Optagelse
from webapp.billeder.sidevalg import Hent
from webapp.billeder.stedserver import Forraad, serveret
from webapp.billeder.tilvalg import tjek_tilvalg
from webapp.domain.vaerdier.identifikation import masker_cpr

BREDDE = 1280
# Seconds that the browser is kept open for the next page.
HVILE = 10.0
FARVER = 128
KUNNE_IKKE = "Billedet kunne ikke laves. Se i loggen, hvorfor."
_TEKST = re.compile(r"(?<=>)[^<]+(?=<)")
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ordre:
    """A picture that is wanted. `noegle` tells it from others.

    `html` gives the page, or None where there is nothing to photograph any more; `gem` keeps the
    picture as PNG. Both are called by another thread than the one that orders.
    """

    noegle: Hashable
    html: Callable[[], str | None]
    gem: Callable[[bytes], None]


class Billedkoe:
    """Orders, and the one thread that takes them while there are any; `hent` gives their files.

    `grund` says why the last picture was not made, in Danish; empty where it was.
    """

    def __init__(self, hent: Hent, hvile: float = HVILE) -> None:
        self.grund = ""
        self._hent, self._hvile = hent, hvile
        self._noget = Condition()
        self._venter: OrderedDict[Hashable, Ordre] = OrderedDict()
        self._i_gang: dict[str, Ordre] = {}
        self._arbejder = False
        self._numre = count(1)

    @property
    def venter(self) -> int:
        """How many pictures are still to come."""
        with self._noget:
            return len(self._venter) + len(self._i_gang)

    def bestil(self, ordre: Ordre) -> None:
        """Put an order last; the same picture is made once."""
        with self._noget:
            self._venter.setdefault(ordre.noegle, ordre)
            self._noget.notify()
            if not self._arbejder:
                self._arbejder = True
                Thread(target=self._arbejd, name="sidebilleder", daemon=True).start()

    def _arbejd(self) -> None:
        try:
            tjek_tilvalg()
            browser = find_browser()
            forraad = Forraad(self._hent)
            with serveret(forraad) as server:
                arbejd(
                    lambda: start_fane(browser),
                    server,
                    lambda: self._naeste(forraad),
                    self._aflever,
                )
        except (BasisError, BrowserMissingError) as fejl:
            self._opgiv(str(fejl))
        except Exception:  # noqa: BLE001 - a thread of its own: nobody else would be told
            _LOG.exception("sidebilleder")
            self._opgiv(KUNNE_IKKE)

    def _naeste(self, forraad: Forraad) -> Bestilling | None:
        """The next page that is there, laid where the browser finds it; None when all is quiet."""
        while ordre := self._tag():
            adresse = f"/side/{next(self._numre)}/"
            with self._noget:
                self._i_gang[adresse] = ordre
            html = self._forsoeg(ordre.html)
            if html is not None:
                forraad.laeg(adresse, maskeret(html).encode())
                return Bestilling(adresse, (BREDDE,), har_script="<script" in html)
            self._faerdig(adresse)
        return None

    def _tag(self) -> Ordre | None:
        with self._noget:
            if not self._venter:
                self._noget.wait(self._hvile)
            if not self._venter:
                self._arbejder = False
                return None
            return self._venter.popitem(last=False)[1]

    def _aflever(self, optagelse: Optagelse) -> None:
        ordre = self._i_gang[optagelse.bestilling.adresse]
        if optagelse.fejl:
            self.grund = optagelse.fejl
        else:
            self.grund = ""
            self._forsoeg(lambda: ordre.gem(pakket(optagelse.png)))
        self._faerdig(optagelse.bestilling.adresse)

    def _forsoeg(self, goer: Callable[[], str | None]) -> str | None:
        """What it gives; a kommune may be gone or busy, which must not end the others' pictures."""
        try:
            return goer()
        except Exception:  # noqa: BLE001 - a thread of its own: nobody else would be told
            _LOG.exception("sidebillede")
            self.grund = KUNNE_IKKE
            return None

    def _faerdig(self, adresse: str) -> None:
        with self._noget:
            self._i_gang.pop(adresse, None)

    def _opgiv(self, grund: str) -> None:
        with self._noget:
            self.grund = grund
            self._venter.clear()
            self._i_gang.clear()
            self._arbejder = False


def maskeret(html: str) -> str:
    """The page with every CPR number in its text masked: a picture is for a report."""
    return _TEKST.sub(lambda tekst: masker_cpr(tekst.group()), html)


def pakket(png: bytes) -> bytes:
    """The picture with fewer colours: a fifth of the bytes, and as easy to read."""
    from PIL import Image  # noqa: PLC0415 - an extra

    ud = io.BytesIO()
    with Image.open(io.BytesIO(png)) as billede:
        billede.convert("RGB").quantize(FARVER).save(ud, "png", optimize=True)
    return ud.getvalue()
