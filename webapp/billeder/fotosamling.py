"""The pictures of a run: taken where they must be, found again where nothing has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from webapp.billeder.aftryk import Aftryk
from webapp.billeder.basis import Billedtal, Mappe
from webapp.billeder.browser import Browser, BrowserMissingError, find_browser
from webapp.billeder.sidevalg import Hent, Laest, Side, Valg
from webapp.billeder.stedserver import Forraad, serveret

if TYPE_CHECKING:
    from webapp.billeder.fotograf import Faneaabner
    from webapp.billeder.optagelse import Optagelse

UDEN_BROWSER = "felter og tekst er sammenlignet, men ingen billeder"
FREMDRIFT_HVER = 25


@dataclass(frozen=True, slots=True)
class Opgave:
    """What a run is given: the product, the folder, the choice, and how to work.

    `hent` answers an address of the product; `sig` is told of the progress, a Danish sentence at
    a time. With `genbrug` off every picture is taken anew.
    """

    hent: Hent
    kommuner: tuple[str, ...]
    mappe: Mappe
    valg: Valg
    billeder: bool = True
    genbrug: bool = True
    erstat: bool = False
    arbejdere: int = 1
    sig: Callable[[str], None] = field(default=lambda _tekst: None)


@dataclass(frozen=True, slots=True)
class Foto:
    """The picture of a page now: its file and numbers, or why there is none."""

    fil: Path | None
    tal: Billedtal | None
    fejl: str = ""


class Fotosamling:
    """The pictures of a run, kept in `koersel`; what is there with the same hash is not taken."""

    def __init__(self, opgave: Opgave) -> None:
        self.opgave = opgave
        self.note = ""
        self.taget = self.genbrugt = 0
        self.browser: Browser | None = None
        self.fotos: dict[tuple[Side, int], Foto] = {}
        if opgave.billeder:
            try:
                self.browser = find_browser()
            except BrowserMissingError as fejl:
                self.note = f"{fejl} Denne gang: {UDEN_BROWSER}."
        else:
            self.note = f"Uden billeder: {UDEN_BROWSER}."
        self._startede: list[Faneaabner] = []
        if self.browser and not opgave.genbrug:
            self._start_browsere(self.browser)
        self._forraad = Forraad(opgave.hent)
        self._aftryk = Aftryk(self._forraad, self.motor)

    @property
    def motor(self) -> str:
        """Engine and version, which name the folder of the pictures; empty without a browser."""
        return f"{self.browser.motor}-{self.browser.version}" if self.browser else ""

    def tag(self, laeste: Iterable[Laest]) -> None:
        """Have a picture of every page at every width, the first page first."""
        bestilt: dict[str, tuple[Laest, dict[int, str]]] = {}
        for laest in laeste:
            mangler = {}
            for bredde in self.opgave.valg.bredder if self.browser and not laest.fejl else ():
                aftryk = self._aftryk.af(laest, bredde)
                kendt = self._kendt(laest.side, bredde, aftryk)
                if kendt is None:
                    mangler[bredde] = aftryk
                else:
                    self.fotos[laest.side, bredde] = kendt
                    self.genbrugt += 1
            if mangler:
                self._forraad.laeg(laest.side.adresse, laest.html)
                bestilt[laest.side.adresse] = (laest, mangler)
        if bestilt and self.browser:
            self._fotografer(bestilt, self.browser)
        self.luk()

    def _kendt(self, side: Side, bredde: int, aftryk: str) -> Foto | None:
        """A picture with the same hash: that of the basis, else that of the run before."""
        if not self.opgave.genbrug:
            return None
        for mappe in (self.opgave.mappe, self.opgave.mappe.koersel):
            fil = mappe.billedfil(side, self.motor, bredde)
            tal = mappe.load_tal(fil)
            if tal and tal.aftryk == aftryk and er_hel(fil, tal):
                return Foto(fil, tal)
        return None

    def _af_basis(self, side: Side) -> dict[int, Billedtal]:
        """What is known of the pictures of the basis, by width."""
        mappe, motor = self.opgave.mappe, self.motor
        alle = {
            b: mappe.load_tal(mappe.billedfil(side, motor, b)) for b in self.opgave.valg.bredder
        }
        return {bredde: tal for bredde, tal in alle.items() if tal}

    def _fotografer(
        self, bestilt: dict[str, tuple[Laest, dict[int, str]]], browser: Browser
    ) -> None:
        # Playwright is loaded only where a picture must be taken: that alone costs half a second.
        from webapp.billeder.fotograf import tag_billeder  # noqa: PLC0415
        from webapp.billeder.optagelse import Bestilling  # noqa: PLC0415

        ordrer = [
            Bestilling(
                adresse, tuple(mangler), b"<script" in laest.html, self._af_basis(laest.side)
            )
            for adresse, (laest, mangler) in bestilt.items()
        ]
        alle = sum(len(ordre.bredder) for ordre in ordrer)
        startede, self._startede = self._startede, []
        with serveret(self._forraad) as server:
            for nummer, optaget in enumerate(
                tag_billeder(browser, server, ordrer, self.opgave.arbejdere, startede), 1
            ):
                laest, mangler = bestilt[optaget.bestilling.adresse]
                noegle = (laest.side, optaget.bredde)
                self.fotos[noegle] = self._modtag(optaget, laest.side, mangler[optaget.bredde])
                self.taget += not optaget.fejl
                if nummer % FREMDRIFT_HVER == 0 or nummer == alle:
                    self.opgave.sig(f"Taget {nummer} af {alle} billeder …")

    def _modtag(self, optaget: Optagelse, side: Side, aftryk: str) -> Foto:
        """Keep a picture that was taken, unless it is that of the basis in all that decides it."""
        if optaget.tal is None:
            return Foto(None, None, optaget.fejl)
        basis, koersel = self.opgave.mappe, self.opgave.mappe.koersel
        kendt = optaget.bestilling.kendte.get(optaget.bredde)
        fil = basis.billedfil(side, self.motor, optaget.bredde)
        if kendt is optaget.tal and kendt.aftryk == aftryk and er_hel(fil, kendt):
            return Foto(fil, kendt)
        fil, tal = koersel.billedfil(side, self.motor, optaget.bredde), optaget.tal
        tal = replace(tal, aftryk=aftryk)
        koersel.gem_billede(fil, optaget.png, tal)
        return Foto(fil, tal)

    def _start_browsere(self, browser: Browser) -> None:
        """Let the browsers start while the pages are drawn up, where all must be photographed."""
        from webapp.billeder.fotograf import start_fane  # noqa: PLC0415 - see `_fotografer`

        with suppress(OSError):  # told for each page, when it is asked for
            for _ in range(self.opgave.arbejdere):
                self._startede.append(start_fane(browser))

    def luk(self) -> None:
        """Close the browsers that were started and not needed."""
        if self._startede:
            from webapp.billeder.fotograf import luk  # noqa: PLC0415 - see `_fotografer`

            luk(self._startede)


def er_hel(fil: Path, tal: Billedtal) -> bool:
    """Whether the file is the picture that its numbers are about."""
    try:
        return sha256(fil.read_bytes()).hexdigest() == tal.sha256
    except OSError:
        return False
