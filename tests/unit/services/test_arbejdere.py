"""Work beside the requests: its answer when it is there, its fault, and how long it is kept."""

from __future__ import annotations

import time
from threading import Event

import pytest

from webapp.services.modtagelse import arbejdere
from webapp.services.modtagelse.arbejdere import EN_TIME, Arbejdere, er_id, nyt_id


def test_no_answer_while_it_goes_on_and_the_answer_as_soon_as_it_is_there() -> None:
    alle, videre = Arbejdere[str, str](), Event()
    arbejde = alle.start("a", "om", lambda: "færdig" if videre.wait(60) else "aldrig")
    assert arbejde.svar(0) is None
    videre.set()
    assert arbejde.svar(60) == "færdig"
    assert alle.find("a") is arbejde


def test_what_the_work_raised_is_raised_where_it_is_asked_for() -> None:
    arbejde = Arbejdere[str, int]().start("a", "om", lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        arbejde.svar(60)


def test_after_an_hour_what_is_done_is_forgotten_and_what_goes_on_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alle, videre = Arbejdere[str, object](), Event()
    alle.start("færdig", "", lambda: 1).svar(60)
    alle.start("i gang", "", lambda: videre.wait(60))
    senere = time.monotonic() + EN_TIME + 1
    monkeypatch.setattr(arbejdere.time, "monotonic", lambda: senere)
    alle.start("ny", "", lambda: 1).svar(60)
    videre.set()
    assert [alle.find(id_) is None for id_ in ("færdig", "i gang", "ny")] == [True, False, False]


@pytest.mark.parametrize("tekst", ["", "a" * 19, "a" * 21, "../" + "a" * 17, "å" * 20, "1" * 20])
def test_an_id_is_what_we_make_and_nothing_else(tekst: str) -> None:
    assert er_id(nyt_id())
    assert not er_id(tekst)
