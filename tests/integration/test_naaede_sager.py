"""What is not read of a person for a role is nothing that the role sees; what is read is whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest

from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.doven import doven
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.store.opslag import find_person
from webapp.store.sager import load_alle, load_sager, load_sagsmappe

# Both models, a course before the export, an EOJ solution, and switches the other way round.
VARIANTER = {
    "korsbaek": ("model-1", "model-2", "foer-eksport", "eoj-loesninger", "strenge-antagelser"),
    "slides": ("model-1", "model-2"),
}


def personer(database) -> Iterator[Person]:
    for raekke in list(database.query("SELECT slug FROM person")):
        person = find_person(database, raekke["slug"])
        assert person is not None
        yield person


@pytest.mark.parametrize(
    "kommune, variant", [(k, v) for k, varianter in VARIANTER.items() for v in varianter]
)
def test_a_role_sees_nothing_of_what_is_not_read_for_it(
    lager: Kommunelager, kommune: str, variant: str
):
    ulaeste = laeste = 0
    with lager.aaben(kommune) as database:
        grundlag = load_grundlag(database, variant)
        for person in personer(database):
            alle = load_borgerudsnit(database, grundlag, person).alle_sager
            for rolle in grundlag.variant.roller:
                fundne = load_borgerudsnit(database, grundlag, person).sager_til(rolle)
                noegler = {bedoemt.noegle for bedoemt in fundne}
                egne = [bedoemt for bedoemt in alle if bedoemt.noegle in noegler]
                resten = [bedoemt for bedoemt in alle if bedoemt.noegle not in noegler]
                assert not any(bedoemt.sapa(rolle).visible for bedoemt in resten)
                for hel, fundet in zip(egne, fundne, strict=True):
                    assert fundet.forhold == hel.forhold
                    assert fundet.forhold.ansvarlig == hel.forhold.ansvarlig
                    har_ydelse = fundet.forhold.sag_har_aktiv_ydelse
                    assert har_ydelse == hel.forhold.sag_har_aktiv_ydelse
                ulaeste, laeste = ulaeste + len(resten), laeste + len(fundne)
    if variant == "model-1" and kommune == "korsbaek":
        assert ulaeste, "no role is without a number: nothing was tried"
        assert laeste


def test_what_is_read_already_is_not_read_again(lager: Kommunelager):
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        for person in personer(database):
            udsnit = load_borgerudsnit(database, grundlag, person)
            alle = udsnit.alle_sager
            for rolle in grundlag.variant.roller:
                assert udsnit.sager_til(rolle) is alle


def test_all_that_a_role_may_see_is_read_once(lager: Kommunelager):
    """Where nothing is left out, a page that shows ydelser too reads no sag a second time."""
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        (rolle,) = (en for en in grundlag.variant.roller if en.slug == "superbruger")
        for person in personer(database):
            udsnit = load_borgerudsnit(database, grundlag, person)
            fundne = udsnit.sager_til(rolle)
            assert fundne is udsnit.alle_sager


@pytest.mark.parametrize("kommune", ["korsbaek", "slides"])
def test_sager_of_a_person_are_those_of_the_file_whole(lager: Kommunelager, kommune: str):
    """They are made of their columns in two ways: a file's to take little room."""
    with lager.aaben(kommune) as database:
        alle, bevillinger = load_alle(database)
        ider = [raekke["id"] for raekke in database.query("SELECT id FROM sag")]
        hentede = tuple(load_sager(database, ider).values())
        assert hentede == alle
        assert all(map(er_hel, hentede))
        for person in personer(database):
            hele = load_sagsmappe(database, person.slug)
            ingen = load_sagsmappe(database, person.slug, lambda _kort: False)
            assert not ingen.sager
            assert ingen.bevillinger == hele.bevillinger
            assert set(hele.bevillinger) <= set(bevillinger)
            assert all(er_hel(en) and all(map(er_hel, en.ydelser)) for en in hele.bevillinger)


def test_what_is_judged_of_a_person_has_all_its_fields(lager: Kommunelager):
    """They are made of a dictionary, in which nothing says that one is missing."""
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        for person in personer(database):
            for bedoemt in load_borgerudsnit(database, grundlag, person).alle:
                forhold = bedoemt.forhold
                dele = (bedoemt, forhold, forhold.indekssag, forhold.indeksydelse)
                assert all(er_hel(del_) for del_ in dele if del_ is not None)


def er_hel(ting: Any) -> bool:
    """True if each field of the dataclass was set, and nothing that is none of its own."""
    egne = {felt.name for felt in fields(ting)}
    doven_ = {
        navn
        for klasse in type(ting).__mro__
        for navn, vaerdi in vars(klasse).items()
        if isinstance(vaerdi, doven)
    }
    return egne <= set(vars(ting)) <= egne | doven_
