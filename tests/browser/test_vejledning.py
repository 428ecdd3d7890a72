"""The guide's pictures are of the product as it is: each is taken anew and compared."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import BrowserContext

from tests.vejledning import AFTRYK, BILLEDER, DE_BILLEDER, Vejledningsbillede, motor, tag

# Where one browser draws a glyph's edge differently from run to run.
MAKS_ANDEL = 0.002
TAG_IGEN = "the page has changed since: `python -m tests.vejledning billeder`"


@pytest.mark.parametrize("billede", DE_BILLEDER, ids=lambda b: b.navn)
def test_the_picture_is_of_the_page_as_it_is(
    new_context: Callable[..., BrowserContext], server: str, billede: Vejledningsbillede
):
    gemt = json.loads(AFTRYK.read_text(encoding="utf-8"))
    png, ord_ = tag(new_context().new_page(), server, billede)
    assert ord_ == gemt["ord"][billede.navn], TAG_IGEN
    # Another browser draws the same page in another way: then the words alone are compared.
    if gemt["motor"] == motor():
        foer, nu = (
            np.asarray(Image.open(fra).convert("RGB"), dtype=int)
            for fra in (BILLEDER / f"{billede.navn}.png", io.BytesIO(png))
        )
        assert foer.shape == nu.shape, TAG_IGEN
        andre = (np.abs(foer - nu).max(axis=2) > 32).mean()
        assert andre <= MAKS_ANDEL, f"{andre:.2%} of the pixels: {TAG_IGEN}"


def test_a_page_that_has_changed_gives_other_words(desktop, server: str):
    billede = DE_BILLEDER[0]
    _, foer = tag(desktop, server, billede)
    desktop.route(
        "**/kontrol/",
        lambda rute: rute.fulfill(body=rute.fetch().text().replace("Begynd her", "Start her")),
    )
    _, nu = tag(desktop, server, billede)
    assert foer != nu
