"""A worker whose browser does not open tries once more: another's page may have ended it."""

from contextlib import contextmanager

import pytest

from webapp.billeder import fotograf
from webapp.billeder.fane import FaneDoed
from webapp.billeder.optagelse import Bestilling, Optagelse


@pytest.mark.parametrize("doede, taget", [(0, True), (1, True), (2, False)])
def test_a_browser_that_does_not_open(monkeypatch, doede, taget):
    aabninger, svar = [], []

    @contextmanager
    def aabn():
        aabninger.append(1)
        if len(aabninger) <= doede:
            raise FaneDoed("den svarer ikke mere")
        yield object()

    def aflever_side(_fane, _server, bestilling, aflever, *, sidste):
        aflever(Optagelse(bestilling, 400, b"png"))
        return fotograf.Udfald.FAERDIG

    monkeypatch.setattr(fotograf, "_aflever_side", aflever_side)
    ordrer = iter([Bestilling(sti, (400,)) for sti in ("/a", "/b")])
    fotograf.arbejd(aabn, "", lambda: next(ordrer, None), svar.append)
    assert [o.bestilling.adresse for o in svar] == ["/a", "/b"]
    assert [not o.fejl for o in svar] == [taget] * 2
