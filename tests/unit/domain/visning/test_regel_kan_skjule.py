"""A rule that can hide is one whose check does: who asks for visibility alone tries no other."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from types import FunctionType

import pytest

from webapp.domain.visning.borgerblik import BORGERBLIK
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.regel import Regel, Udfald, skjuler
from webapp.domain.visning.sapa import SAPA
from webapp.domain.visning.verdict import Effect


def kaldte(funktion: Callable[..., object], kendte: set[object]) -> Iterator[object]:
    """What the function calls by name or holds in its closure, and what those call."""
    if not isinstance(funktion, FunctionType) or funktion in kendte:
        return
    kendte.add(funktion)
    modul = vars(sys.modules[funktion.__module__])
    lukket = inspect.getclosurevars(funktion).nonlocals.values()
    for en in (*(modul.get(navn) for navn in funktion.__code__.co_names), *lukket):
        yield en
        if callable(en):
            yield from kaldte(en, kendte)


@pytest.mark.parametrize("regel", [*EKSPORT, *BORGERBLIK, *SAPA], ids=lambda r: r.code)
def test_it_is_declared_as_it_is_written(regel: Regel):
    assert regel.kan_skjule == any(en is skjuler for en in kaldte(regel.tjek, set()))


def test_one_that_hides_against_its_word_is_an_error():
    regel = next(r for r in SAPA if not r.kan_skjule)
    with pytest.raises(AssertionError, match=regel.code):
        regel.finding(Udfald(Effect.HIDES, "Skjult."))
