"""The pictures of a run: taken where they must be, found again where nothing has changed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from webapp.billeder.aftryk import Aftryk
from webapp.billeder.basis import Billedtal, Mappe
from webapp.billeder.browser import Browser, BrowserMissingError, find_browser
from webapp.billeder.filer import aftryk_af_fil
from webapp.billeder.sidevalg import Hent, Laest, Side, Valg
from webapp.billeder.stedserver import Forraad, serveret
from webapp.billeder.tilvalg import tjek_tilvalg

if TYPE_CHECKING:
    from webapp.billeder.hold import Hold
    from webapp.billeder.optagelse import Optagelse

UDEN_BROWSER = "felter og tekst er sammenlignet, men ingen billeder"
# From here on a run takes minutes.
MANGE = 500
MINUT = 60
# What the engine of a test's own page ends on: such pictures are no run's.
TESTS = "-test"


@dataclass(frozen=True, slots=True, kw_only=True)
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
            tjek_tilvalg()
            try:
                self.browser = find_browser()
            except BrowserMissingError as fejl:
                self.note = f"{fejl} Denne gang: {UDEN_BROWSER}."
        else:
            self.note = f"Uden billeder: {UDEN_BROWSER}."
        self._forraad = Forraad(opgave.hent)
        self._aftryk = Aftryk(self._forraad, self.motor)
        self._andres: dict[str, Aftryk] = {}
        self._bestilt: dict[str, tuple[Side, dict[int, str]]] = {}
        self._hold: Hold | None = None
        self._aabne = ExitStack()

    def __enter__(self) -> Self:
        """Let the browsers start while the first pages are read, if all must be photographed."""
        if self.browser and not self.opgave.genbrug:
            self._holdet(self.browser).start(self.opgave.arbejdere)
        return self

    def __exit__(self, *_: object) -> None:
        """Close the browsers and the server."""
        self._aabne.close()

    @property
    def motor(self) -> str:
        """Engine and version, which name the folder of the pictures; empty without a browser."""
        return f"{self.browser.motor}-{self.browser.version}" if self.browser else ""

    def bestil(self, laest: Laest, *, foran: bool = False) -> None:
        """Have a picture of a page at every width; with `foran`, before those that can wait."""
        if not self.browser or laest.fejl:
            return
        if fil := self._aftryk.manglende_fil(laest):
            fejl = f"Siden henter {fil}, som ikke er der, så billedet er galt."
            self.fotos |= {
                (laest.side, b): Foto(None, None, fejl) for b in self.opgave.valg.bredder
            }
            return
        mangler: dict[int, str] = {}
        for bredde in self.opgave.valg.bredder:
            aftryk = self._aftryk.af(laest, bredde)
            kendt = self._kendt(laest.side, bredde, aftryk)
            if kendt is None:
                mangler[bredde] = aftryk
            else:
                self.fotos[laest.side, bredde] = kendt
                self.genbrugt += 1
        if mangler:
            self._fotografer(laest, mangler, self.browser, foran=foran)

    def er_som_godkendt(self, laest: Laest) -> bool:
        """Whether what draws the page is what another engine's accepted pictures were drawn of.

        True where no other engine has any. The other engine's hash can be worked out here, since
        the engine's name is all of it that is not the page's own.
        """
        mappe = self.opgave.mappe
        for motor in mappe.motorer():
            if motor in {self.motor, ""} or motor.endswith(TESTS):
                continue
            aftryk = self._andres.setdefault(motor, Aftryk(self._forraad, motor))
            for bredde in self.opgave.valg.bredder:
                tal = mappe.load_tal(mappe.billedfil(laest.side, motor, bredde))
                if tal and tal.aftryk != aftryk.af(laest, bredde):
                    return False
        return True

    def faerdig(self) -> None:
        """Wait until all the pictures are there."""
        for optaget in self._hold.resten() if self._hold else ():
            self._modtag(optaget, vent=True)

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

    def _holdet(self, browser: Browser) -> Hold:
        """The workers; they and the server begin with the first picture that must be taken."""
        if self._hold is None:
            from webapp.billeder.hold import Hold  # noqa: PLC0415 - most runs take no picture

            server = self._aabne.enter_context(serveret(self._forraad))
            hold = Hold(browser, server, self.opgave.arbejdere)
            self._hold = self._aabne.enter_context(hold)
        return self._hold

    def _fotografer(
        self, laest: Laest, mangler: dict[int, str], browser: Browser, *, foran: bool
    ) -> None:
        from webapp.billeder.optagelse import Bestilling  # noqa: PLC0415 - see `_holdet`

        adresse = laest.side.adresse
        self._forraad.laeg(adresse, laest.html)
        self._bestilt[adresse] = (laest.side, mangler)
        kendte = self._af_basis(laest.side)
        hold = self._holdet(browser)
        hold.bestil(
            Bestilling(adresse, tuple(mangler), b"<script" in laest.html, kendte), foran=foran
        )
        for optaget in hold.klar():
            self._modtag(optaget, vent=False)

    def _modtag(self, optaget: Optagelse, *, vent: bool) -> None:
        side, mangler = self._bestilt[optaget.bestilling.adresse]
        self.fotos[side, optaget.bredde] = self._gem(optaget, side, mangler[optaget.bredde])
        self.taget += not optaget.fejl
        hold = self._hold
        if vent and hold and (er_trin(hold.leveret) or hold.leveret == hold.bestilt):
            minutter = round(hold.sekunder_endnu / MINUT)
            rest = f", ca. {minutter} min. endnu" if minutter else ""
            self.opgave.sig(f"Taget {hold.leveret} af {hold.bestilt} billeder{rest} …")

    def _gem(self, optaget: Optagelse, side: Side, aftryk: str) -> Foto:
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


def er_trin(antal: int) -> bool:
    """Whether the progress is told at this number: every 25, and every 250 where there are many."""
    return antal % (25 if antal < MANGE else 250) == 0


def er_hel(fil: Path, tal: Billedtal) -> bool:
    """Whether the file is the picture that its numbers are about."""
    return aftryk_af_fil(fil) == tal.sha256
