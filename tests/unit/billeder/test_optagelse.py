"""How many shots a picture takes: a pure rule, played against a page that answers from a list."""

import base64
import hashlib
import io

import pytest
from PIL import Image

from webapp.billeder import optagelse
from webapp.billeder.basis import Billedtal
from webapp.billeder.optagelse import Bestilling, fotografer

MAAL = (4, 3)


def png(farve):
    ud = io.BytesIO()
    Image.new("RGB", MAAL, farve).save(ud, "png")
    return ud.getvalue()


ROED, GROEN, BLAA = png("red"), png("green"), png("blue")


class Fane:
    """Answers each shot with the next picture of its list, the last one for ever."""

    def __init__(self, *skud):
        self.skud, self.taget = skud, 0

    def har_protokol(self):
        return True

    def regn(self, js):
        return ["", *MAAL] if "fonts" in js else []

    def send(self, metode, **_):
        if metode == "Page.captureScreenshot":
            self.taget += 1
            billede = self.skud[min(self.taget, len(self.skud)) - 1]
            return {"data": base64.b64encode(billede).decode()}
        return {"root": {"nodeId": 1}, "nodeId": 2, "fonts": []}


def kendt(billede):
    return Billedtal("", hashlib.sha256(billede).hexdigest(), (), ())


@pytest.mark.parametrize(
    "har_script, basis, skud, taget, billede",
    [
        (False, None, (ROED,), 1, ROED),
        (False, ROED, (GROEN,), 1, GROEN),
        (True, None, (ROED,), 2, ROED),
        (True, GROEN, (ROED,), 2, ROED),
        (True, GROEN, (ROED, BLAA, GROEN), 4, GROEN),
        # The first shot is what was accepted: no other is needed.
        (True, GROEN, (GROEN,), 1, GROEN),
        (True, GROEN, (GROEN, BLAA), 1, GROEN),
    ],
)
def test_shots_of_a_picture(monkeypatch, har_script, basis, skud, taget, billede):
    monkeypatch.setattr(optagelse, "PAUSE", 0)
    fane, kendte = Fane(*skud), {400: kendt(basis)} if basis else {}
    svar = fotografer(fane, Bestilling("/a", (400,), har_script, kendte), 400)
    assert (fane.taget, svar.png, svar.fejl) == (taget, billede, "")
    assert (svar.tal is kendte.get(400)) == (billede == basis)


def test_a_page_that_never_settles_is_told_even_where_the_basis_is_known(monkeypatch):
    monkeypatch.setattr(optagelse, "PAUSE", 0)
    fane = Fane(*(ROED, BLAA) * 9)
    svar = fotografer(fane, Bestilling("/a", (400,), True, {400: kendt(GROEN)}), 400)
    assert svar.fejl == "Siden falder ikke til ro: den ser ny ud i hvert skud."
