"""A very tall page is photographed whole, or refused: it is never cut white."""

import io

import pytest
from PIL import Image

from tests.billeder.optagne import tag_billeder
from webapp.billeder.browser import find_browser
from webapp.billeder.optagelse import Bestilling
from webapp.billeder.sidevalg import Svar
from webapp.billeder.skud import STYKKE, SkudFejl, tag_skud
from webapp.billeder.stedserver import Forraad, serveret

STRIBE = 500


def stribe(nummer):
    return 20 + nummer % 200, nummer * 37 % 250, nummer * 91 % 250


def hoej_side(hoejde):
    """Stripes of colours of their own, and a badge that stays at the top of the window."""
    striber = "".join(
        f"<div style='height:{STRIBE}px;background:rgb{stribe(nr)}'></div>"
        for nr in range(hoejde // STRIBE)
    )
    maerke = "<b style='position:fixed;top:0;left:0;width:9px;height:9px;background:red'></b>"
    return f"<!DOCTYPE html><title>x</title><style>body{{margin:0}}</style>{maerke}{striber}"


def test_every_stripe_of_a_tall_page_is_in_the_picture_and_a_taller_one_is_refused():
    sider = {"/a": hoej_side(STYKKE * 2 + 1000), "/b": hoej_side(188_000), "/c": hoej_side(1000)}

    def hent(adresse):
        return Svar(200, "text/html; charset=utf-8", sider[adresse].encode())

    with serveret(Forraad(hent)) as server:
        ordrer = [Bestilling(adresse, (400,)) for adresse in sider]
        optaget = {o.bestilling.adresse: o for o in tag_billeder(find_browser(), server, ordrer)}
    assert optaget["/b"].fejl.startswith("Siden er 188.000 punkter høj, og der tages billeder af")
    assert "--uden-billeder" in optaget["/b"].fejl
    assert optaget["/b"].png == b""
    assert optaget["/c"].fejl == ""
    billede = Image.open(io.BytesIO(optaget["/a"].png)).convert("RGB")
    assert billede.size == (400, STYKKE * 2 + 1000)
    for nummer in range(billede.height // STRIBE):
        assert billede.getpixel((200, nummer * STRIBE + 250)) == stribe(nummer)
    roede = [y for y in range(billede.height) if billede.getpixel((2, y)) == (255, 0, 0)]
    assert roede == list(range(9))


class Fane:
    """A browser that draws less than it is asked for, with Chromium's protocol or without."""

    def __init__(self, *, protokol):
        self._protokol = protokol

    def har_protokol(self):
        return self._protokol

    def skaermbillede(self):
        ud = io.BytesIO()
        Image.new("RGB", (400, 900)).save(ud, "png")
        return ud.getvalue()

    def send(self, metode, **felter):
        return {"data": ""}


@pytest.mark.parametrize(
    "protokol, maal, ord_",
    [
        (False, (400, 1000), "tog 400 x 900 punkter af siden, som er 400 x 1.000"),
        (False, (400, 20_000), "20.000 punkter høj"),
        (True, (400, 900), "tog 0 x 0 punkter"),
        (True, (20_000, 900), "20.000 punkter bred"),
        (True, (4000, 30_000), "30.000 punkter høj"),
    ],
)
def test_a_picture_that_is_smaller_than_the_page_is_refused(protokol, maal, ord_):
    with pytest.raises(SkudFejl, match=ord_):
        tag_skud(Fane(protokol=protokol), maal)
