"""What a testplan expects of a page can be held to the page, in the words that Hvorfor has too."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from webapp.services.grundlag import load_grundlag
from webapp.services.hvorfor.hvorfor import hvorforside
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.verifikation.kandidater import borgerens_sider
from webapp.services.verifikation.ord import forventningstekster
from webapp.store.opslag import load_personer
from webapp.web.testside import sidelaeser

CITERET = re.compile("»([^«]+)«")
IKKE = "står her ikke"


@pytest.mark.parametrize("variant", ["model-1", "brugerdefineret"])
def test_what_is_quoted_stands_on_the_page_and_hidden_sager_are_called_as_hvorfor_does(
    app: Flask, lager: Kommunelager, variant: str
):
    with app.app_context(), lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, variant)
        laes = sidelaeser(database, grundlag)
        for person in load_personer(database):
            udsnit = load_borgerudsnit(database, grundlag, person)
            navne = {linje.titel for linje in hvorforside(udsnit, None, 10_000).linjer}
            for side in borgerens_sider(udsnit):
                if side.side.count("/") > 2:
                    continue
                udsagn = laes(side.side)
                assert udsagn is not None
                paa_siden = " ".join(
                    [tekst for _, tekst in udsagn.linjer] + [v for _, _, v in udsagn.felter]
                )
                skjulte = [s for s in side.forventninger.values() if IKKE in s]
                # Each rule that hides is told by what it found itself.
                assert len(set(skjulte)) == len(skjulte)
                for saetning in side.forventninger.values():
                    citeret = CITERET.findall(saetning)
                    if IKKE in saetning:
                        assert citeret[0] in navne, saetning
                        continue
                    for en in citeret:
                        assert en in paa_siden, (side.side, saetning)


@pytest.mark.parametrize(
    "person, saetning",
    [
        ("kim-borgersen", "»Boligstøtte« står med myndighed Udbetaling Danmark"),
        ("tove-krag", "Listen er tom: »Du har ingen sager, der kan vises her.«"),
    ],
)
def test_what_is_special_is_said_so_that_it_can_be_seen(
    lager: Kommunelager, person: str, saetning: str
):
    assert saetning in forventet(lager, person)


def test_udbetaling_danmark_is_no_kommune_and_a_system_is_not_looked_for_on_the_page(
    lager: Kommunelager,
):
    alle = forventet(lager, "kim-borgersen")
    assert [s for s in alle if "myndighed" in s and not s.endswith(("Danmark", "Kommune"))] == []
    assert any(re.search("står med myndighed .* Kommune$", s) for s in alle)
    (to,) = [s for s in alle if "(fra " in s]
    assert to.endswith("Fagsystemet står ikke på siden.")


def forventet(lager: Kommunelager, person: str) -> list[str]:
    """What is expected of the citizen's list of sager."""
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        fundet = next(p for p in load_personer(database) if p.slug == person)
        sider = borgerens_sider(load_borgerudsnit(database, grundlag, fundet))
        return list(next(sider).forventninger.values())


def test_what_two_rules_hide_is_expected_once_with_both_reasons():
    tekster = ("»A« står her ikke. Ene.", "»B« står med status X", "»A« står her ikke. Anden.")
    samlet = ("»A« står her ikke. Ene. Anden.", "»B« står med status X")
    assert forventningstekster(tekster) == samlet
    assert forventningstekster(("»A« står her ikke. Ene.",) * 2) == ("»A« står her ikke. Ene.",)
