"""One shot of a whole page, however tall: in pieces where a browser would leave the rest white."""

from __future__ import annotations

import base64
import io
import struct

from webapp.billeder.fane import Fane

# Chromium draws at most 16,384 px at once on a graphics card, and without one 512 MB: what lies
# below is white, and nothing says so.
STYKKE = 16_000
# Comparing two pictures takes some 10 bytes a pixel.
HOEJST, FLEST = 60_000, 80_000_000
_PNG_MAAL = slice(16, 24)


class SkudFejl(Exception):  # noqa: N818 - the house's word for an error
    """The page cannot be photographed whole; the message is Danish."""


def tag_skud(fane: Fane, maal: tuple[int, int]) -> bytes:
    """The page as PNG; `maal` is its width and height. Raises SkudFejl and FaneFejl."""
    bredde, hoejde = maal
    hoejst = min(HOEJST, FLEST // max(bredde, 1)) if fane.har_protokol() else STYKKE
    for hvad, punkter, mest in (("høj", hoejde, hoejst), ("bred", bredde, STYKKE)):
        if punkter > mest:
            raise SkudFejl(
                f"Siden er {_tal(punkter)} punkter {hvad}, og der tages billeder af højst "
                f"{_tal(mest)}. Vis færre rækker, eller sammenlign den med --uden-billeder."
            )
    if not fane.har_protokol():
        return _tjek(fane.skaermbillede(), maal)
    toppe = range(0, hoejde, STYKKE)
    stykker = [_stykke(fane, y, bredde, min(STYKKE, hoejde - y)) for y in toppe]
    return stykker[0] if len(stykker) == 1 else _saml(stykker, maal)


def _stykke(fane: Fane, y: int, bredde: int, hoejde: int) -> bytes:
    """Rows of the page. The protocol's own shot is a third quicker than Playwright's."""
    svar = fane.send(
        "Page.captureScreenshot",
        format="png",
        optimizeForSpeed=True,
        captureBeyondViewport=True,
        clip={"x": 0, "y": y, "width": bredde, "height": hoejde, "scale": 1},
    )
    return _tjek(base64.b64decode(svar["data"]), (bredde, hoejde))


def _tjek(png: bytes, maal: tuple[int, int]) -> bytes:
    """The picture, unless it is smaller than what was asked for."""
    fik = struct.unpack(">II", png[_PNG_MAAL]) if len(png) >= _PNG_MAAL.stop else (0, 0)
    if fik != maal:
        raise SkudFejl(
            f"Browseren tog {_tal(fik[0])} x {_tal(fik[1])} punkter af siden, som er "
            f"{_tal(maal[0])} x {_tal(maal[1])}."
        )
    return png


def _saml(stykker: list[bytes], maal: tuple[int, int]) -> bytes:
    from PIL import Image  # noqa: PLC0415 - most pages are one piece

    hele = Image.new("RGB", maal)
    for nummer, stykke in enumerate(stykker):
        with Image.open(io.BytesIO(stykke)) as billede:
            hele.paste(billede.convert("RGB"), (0, nummer * STYKKE))
    ud = io.BytesIO()
    hele.save(ud, "png", compress_level=1)
    return ud.getvalue()


def _tal(punkter: int) -> str:
    return f"{punkter:,}".replace(",", ".")
