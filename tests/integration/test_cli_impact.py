"""`impact`: what differs between two variants for the whole kommune, as scripts read it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from click.testing import Result

from webapp.services.dansk import sorteringsnoegle

Koer = Callable[..., Result]


def svar(resultat: Result, kode: int) -> Any:
    """The JSON of an answer with the exit status."""
    assert resultat.exit_code == kode, resultat.output
    return json.loads(resultat.stdout)


def test_impact_has_the_contracts_shape(koer: Koer):
    data = svar(koer("impact", "korsbaek", "model-1", "model-2", "--json"), 1)
    assert list(data) == [
        "kommune",
        "a",
        "b",
        "dato",
        "modtager",
        "sager",
        "ydelser",
        "borgere",
        "udbetalinger",
        "aftaler",
        "betalinger",
        "changes",
    ]
    assert (data["a"], data["b"], data["modtager"]) == ("model-1", "model-2", "borger")
    for hvad in ("sager", "ydelser", "borgere", "udbetalinger", "aftaler", "betalinger"):
        assert list(data[hvad]) == ["total", "changed", "shown", "hidden"]
    assert data["changes"]
    for aendring in data["changes"]:
        assert list(aendring) == ["from", "to", "sager", "ydelser", "borgere", "example"]
        assert {"kommune", "navn", "telefon", "hjemmeside"} <= aendring["from"].keys()
        assert aendring["from"].keys() == aendring["to"].keys()
        assert aendring["from"] != aendring["to"]
        assert list(aendring["example"]) == ["person", "type", "slug"]


def test_the_changes_are_sorted_by_sager_and_then_by_name(koer: Koer):
    changes = svar(koer("impact", "korsbaek", "model-1", "model-2", "--json"), 1)["changes"]
    noegler = [
        (-c["sager"], sorteringsnoegle(c["from"]["navn"]), sorteringsnoegle(c["to"]["navn"]))
        for c in changes
    ]
    assert noegler == sorted(noegler)
    assert len({noegle[0] for noegle in noegler}) < len(noegler), "the example has no tie to sort"


def test_sager_and_ydelser_of_the_changes_add_up_and_borgere_do_not(koer: Koer):
    data = svar(koer("impact", "korsbaek", "model-1", "model-2", "--json"), 1)
    for hvad in ("sager", "ydelser"):
        assert sum(c[hvad] for c in data["changes"]) == data[hvad]["changed"]
    assert sum(c["borgere"] for c in data["changes"]) > data["borgere"]["changed"]


def test_impact_for_sapa_compares_units(koer: Koer):
    args = ("korsbaek", "model-1", "model-2", "--modtager", "sapa", "--json")
    data = svar(koer("impact", *args), 1)
    assert data["modtager"] == "sapa"
    assert all(list(c["from"]) == ["uuid", "navn"] for c in data["changes"])
    assert all(c["from"]["uuid"] != c["to"]["uuid"] for c in data["changes"])


def test_a_variant_against_itself_is_exit_0_and_changes_nothing(koer: Koer):
    data = svar(koer("impact", "korsbaek", "model-1", "model-1", "--json"), 0)
    assert data["changes"] == []
    assert data["sager"]["total"] > 0
    assert {data["sager"][t] for t in ("changed", "shown", "hidden")} == {0}


def test_what_is_newly_hidden_is_counted_apart(koer: Koer):
    frem = svar(koer("impact", "korsbaek", "model-1", "foer-eksport", "--json"), 1)
    tilbage = svar(koer("impact", "korsbaek", "foer-eksport", "model-1", "--json"), 1)
    assert frem["sager"]["hidden"] == tilbage["sager"]["shown"] > 0
    assert frem["sager"]["shown"] == tilbage["sager"]["hidden"] == 0
    assert frem["sager"]["changed"] == 0


def test_impact_for_people_is_a_few_lines(koer: Koer):
    linjer = koer("impact", "korsbaek", "model-1", "model-2").stdout.splitlines()
    assert linjer[0].startswith("sager: ")
    assert " i alt, " in linjer[0]
    assert any(" -> " in linje for linje in linjer[3:])
