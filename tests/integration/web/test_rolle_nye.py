"""Elements that the preview has learnt since a view was chosen: offered, and never silently."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import pytest

from tests.formular import send
from tests.klient import PageClient, Side
from webapp.domain.variant.roller import FOERSTE_ELEMENTER, Sapaelement
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.roller.nye import load_nyheder
from webapp.store.database import som_json

E = Sapaelement
ROLLER = "/korsbaek/model-1/roller/"
JAN = "/korsbaek/model-1/sapa/{}/borger/jan-jarlov/"
DE_FOERSTE = [str(en) for en in FOERSTE_ELEMENTER]


def saet(lager: Kommunelager, slug: str, elementer: Iterable[Sapaelement]) -> None:
    """As a file has the role whose view was chosen among the first seven."""
    with sqlite3.connect(lager.fil("korsbaek")) as db:
        db.execute(
            "UPDATE rolle SET elementer = ?, kendte = ? WHERE slug = ?",
            [som_json(list(map(str, elementer))), som_json(DE_FOERSTE), slug],
        )
    db.close()


def rolle(lager: Kommunelager, slug: str):
    with lager.aaben("korsbaek") as database:
        return load_grundlag(database, "model-1").variant.rolle(slug)


@pytest.fixture
def gamle(mit_lager: Kommunelager) -> Kommunelager:
    """Superbruger saw all there was; the visitator a part of it."""
    saet(mit_lager, "superbruger", FOERSTE_ELEMENTER)
    saet(mit_lager, "visitator", (E.PERSONDETALJER, E.SAGER, E.IKKE_OEKONOMISKE_YDELSER))
    return mit_lager


def faner(side: Side) -> list[str]:
    return [t.split(" (")[0] for t in side.tekster("//nav[@aria-label='Faneblade']//a")]


def test_a_view_of_everything_goes_on_being_one_and_says_so(egen: PageClient, gamle: Kommunelager):
    assert set(rolle(gamle, "superbruger").elementer) == set(E)
    side = egen.get(JAN.format("superbruger"))
    assert "Tidslinje" in faner(side)
    assert "Visningen havde alle elementer, så de nye er med: »Sagsdetaljer«" in side.tekst
    rollen = egen.get(f"{ROLLER}superbruger/")
    assert "Rollens visning havde alle elementer, så de nye er med" in rollen.tekst


def test_a_chosen_view_is_as_it_was_and_is_offered_what_is_new(
    egen: PageClient, gamle: Kommunelager
):
    assert set(rolle(gamle, "visitator").elementer) == {
        E.PERSONDETALJER,
        E.SAGER,
        E.IKKE_OEKONOMISKE_YDELSER,
    }
    side = egen.get(JAN.format("visitator"))
    assert "Tidslinje" not in faner(side)
    assert "Visningen er valgt, før forhåndsvisningen kunne vise »Sagsdetaljer«" in side.tekst
    # One press: the draft with all that is new, and its effect, nothing of it saved.
    kladde = egen.get(side.link("Se, hvad rollen får med dem, og tag dem med"))
    assert "Hvis I gemmer det" in kladde.tekst
    assert "Med elementerne Sagsdetaljer, Parter" in kladde.tekst
    assert E.TIDSLINJE not in rolle(gamle, "visitator").elementer


def test_the_missing_page_leads_there_too(egen: PageClient, gamle: Kommunelager):
    side = egen.get(f"{JAN.format('visitator')}tidslinje/")
    assert "Rollens visning har ikke elementet »Tidslinje«." in side.tekst
    assert side.link("Se, hvad rollen får med dem, og tag dem med").endswith("?udkast=nye")


def test_the_offer_tells_what_the_elements_would_bring(egen: PageClient, gamle: Kommunelager):
    side = egen.get(ROLLER)
    (raekke,) = side.raekker("Nye elementer")
    assert raekke[0] == "Visitator"
    assert "fanerne Kontanthjælpsloft, UDK Ydelser" in raekke[2]
    assert "Superbruger" in side.tekster("//h2[@id='nye']/following-sibling::p[2]")[0]
    with gamle.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        tilbud = {n.slug: n for n in load_nyheder(database, grundlag)}
    assert tilbud["visitator"].elementer == tuple(
        str(e) for e in E if e not in {*FOERSTE_ELEMENTER}
    )
    assert tilbud["superbruger"].foelger


@pytest.mark.parametrize("svar", ["med", "uden"])
def test_the_answer_for_all_is_saved_and_asked_for_no_more(
    egen: PageClient, gamle: Kommunelager, svar: str
):
    send(egen, f"{ROLLER}nye/", ROLLER, svar=svar, rolle="")
    efter = rolle(gamle, "visitator")
    assert (E.TIDSLINJE in efter.elementer) == (svar == "med")
    assert efter.nye == rolle(gamle, "superbruger").nye == ()
    assert set(rolle(gamle, "superbruger").elementer) == set(E)
    side = egen.get(f"{ROLLER}?rettelser=1")
    assert "Nye elementer" not in side.tekster("//h2")
    assert f"2 SAPA-roller {svar} de nye elementer Sagsdetaljer" in side.tekst
    # And back again.
    send(egen, f"{ROLLER}fortryd/", f"{ROLLER}?rettelser=1")
    assert rolle(gamle, "visitator").tilbudt


def test_one_role_is_left_alone_by_a_press(egen: PageClient, gamle: Kommunelager):
    send(egen, f"{ROLLER}nye/", ROLLER, svar="uden", rolle="visitator")
    assert rolle(gamle, "visitator").nye == ()
    assert rolle(gamle, "superbruger").nye
    side = egen.get(f"{ROLLER}visitator/")
    assert "Forhåndsvisningen kan vise mere end før" not in side.tekst


def test_saving_something_else_keeps_the_offer(egen: PageClient, gamle: Kommunelager):
    """What came to a view of everything is not written down as chosen."""
    send(egen, f"{ROLLER}opkraevning/", f"{ROLLER}opkraevning/slet/", navn="Opkrævningen")
    with sqlite3.connect(gamle.fil("korsbaek")) as db:
        (gemt,) = db.execute("SELECT elementer FROM rolle WHERE slug = 'superbruger'").fetchone()
    db.close()
    assert gemt == som_json(DE_FOERSTE)
    assert rolle(gamle, "superbruger").nye
