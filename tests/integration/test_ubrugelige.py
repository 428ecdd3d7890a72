"""A file of whose objects none can be used replaces nothing, whatever its format, and says so."""

from __future__ import annotations

import json

import pytest

from tests.unit.importers import skrivere as skriv
from tests.unit.importers.laesere import LAESERE, stoette
from webapp.importers.rapport import Filfejl
from webapp.services.indlaes.indlaes import IndlaesningError
from webapp.services.indlaes.planlaegning import laeg_ny_plan, laeg_plan
from webapp.store.kildefiler import load_kildefiler

KOMMUNE = b"Kommune;CVR;Dato\nMinby Kommune;11111111;2024-04-08\n"
ANDET = {"myndigheder.csv": b"CVR;Myndighed\n33236072;Udbetaling Danmark\n"}
# Each reader's file of three that can be used, the same of two that cannot, and where they are.
FILER = {
    "graphql": (skriv.graphql, "SELECT uuid FROM fk_enhed"),
    "os2sync": (skriv.os2sync, "SELECT uuid FROM fk_enhed"),
    "os2mo": (skriv.os2mo, "SELECT uuid FROM fk_enhed"),
    "soap": (skriv.soap, "SELECT uuid FROM fk_enhed"),
    "emneplan": (skriv.kle, "SELECT nummer FROM kle"),
    "personer": (skriv.personer, "SELECT navn FROM person"),
    "organisationsark": (skriv.ark, "SELECT navn FROM lokal_enhed"),
}


def alle(lager, sql):
    with lager.aaben("minby") as database:
        return [tuple(raekke.values()) for raekke in database.query(sql)]


@pytest.mark.parametrize("format_", FILER)
def test_a_file_that_cannot_be_used_replaces_nothing(eget_lager, format_):
    skriver, sql = FILER[format_]
    eget_lager.indlaes("minby", {"kommune.csv": KOMMUNE, "fil": skriver([1, 2, 3]).encode()})
    foer = alle(eget_lager, sql)
    assert len(foer) >= 3
    ubrugelig = {"fil": skriver([0, 0]).encode()}
    with pytest.raises(IndlaesningError, match=r"intet er ændret.*ingen af de 2 kan bruges"):
        eget_lager.indlaes("minby", ubrugelig)
    fund = eget_lager.indlaes("minby", ubrugelig | ANDET)
    assert "KILDE_UBRUGELIG" in {et.kode for et in fund if et.fil == "fil"}
    assert alle(eget_lager, sql) == foer
    assert len(alle(eget_lager, "SELECT cvr FROM myndighed")) == 2


def test_a_file_with_one_that_can_be_used_replaces_the_older(eget_lager):
    filer = {"kommune.csv": KOMMUNE, "fil": skriv.graphql([1, 2, 3]).encode()}
    eget_lager.indlaes("minby", filer)
    eget_lager.indlaes("minby", {"fil": skriv.graphql([0, 0, 2]).encode()})
    assert alle(eget_lager, "SELECT uuid FROM fk_enhed") == [(skriv.U.format(2),)]


def test_that_all_are_deleted_is_something_to_know(eget_lager):
    eget_lager.indlaes("minby", {"kommune.csv": KOMMUNE, "fil": skriv.bevillinger([1, 2]).encode()})
    assert len(alle(eget_lager, "SELECT nummer FROM bevilling")) == 2
    eget_lager.indlaes("minby", {"fil": skriv.bevillinger([0, 0]).encode()})
    assert alle(eget_lager, "SELECT nummer FROM bevilling") == []


XML = (skriv.soap, skriv.sager, skriv.bevillinger, skriv.kle, skriv.facetter)


@pytest.mark.parametrize("skriver", XML)
@pytest.mark.parametrize("andel", [0.3, 0.5, 0.9, 0.999])
def test_half_an_xml_file_is_a_sentence_the_first_and_the_second_time(eget_lager, skriver, andel):
    hel = skriver(list(range(1, 40))).encode()
    halv = {"fil.xml": hel[: int(len(hel) * andel)]}
    with pytest.raises(Filfejl, match=r"^»fil\.xml« kan ikke læses: .*\.$"):
        eget_lager.indlaes("minby", {"kommune.csv": KOMMUNE} | halv)
    assert not eget_lager.findes("minby")
    eget_lager.indlaes("minby", {"kommune.csv": KOMMUNE, "fil.xml": hel})
    with pytest.raises(Filfejl, match=r"^»fil\.xml« kan ikke læses: .*\.$"):
        eget_lager.indlaes("minby", halv)
    with eget_lager.aaben("minby") as database:
        assert load_kildefiler(database)["fil.xml"].count(b"</") > 39


def test_itusers_are_read_the_same_when_the_file_comes_again(eget_lager):
    """OS2mo's own UUID is replaced by the one that FK ORG has, at the first and second reading."""
    fk = "9d60e2db-1df0-480a-be52-5f4f9543b1d7"
    itusers = [{"itsystem": {"name": "FK-org uuid", "user_key": "FK_ORG"}, "user_key": fk}]
    noegler = {"parent": None, "addresses": [], "itusers": itusers}
    enhed = {"uuid": skriv.U.format(1), "name": "Enhed 1"} | noegler
    under = {"uuid": skriv.U.format(2), "name": "Enhed 2", "addresses": [], "itusers": []}
    under |= {"parent": {"uuid": skriv.U.format(1)}}
    objekter = [{"current": enhed}, {"current": under}]
    fil = json.dumps({"data": {"org_units": {"objects": objekter}}}).encode()
    for filer in ({"kommune.csv": KOMMUNE, "mo.json": fil}, {"mo.json": fil}):
        eget_lager.indlaes("minby", filer)
        assert alle(eget_lager, "SELECT uuid, overordnet FROM fk_enhed ORDER BY navn") == [
            (fk, None),
            (skriv.U.format(2), fk),
        ]


@pytest.mark.parametrize("navn", LAESERE)
def test_what_is_loaded_again_is_accounted_for_as_the_first_time(eget_lager, navn):
    skriver, slags, _ = LAESERE[navn]
    fil = {"fil": skriver([1, 2, 0, 3, 2]).encode()}
    stam = {"kommune.csv": KOMMUNE} | {et.navn: et.indhold for et in stoette(navn)}
    foerste = laeg_ny_plan("minby", eget_lager.luk_ind("minby", stam | fil).filer).samlet.laest
    eget_lager.indlaes("minby", stam | fil)
    igen_fil = eget_lager.luk_ind("minby", fil).filer
    with eget_lager.aaben("minby") as database:
        igen = laeg_plan(database, "minby", igen_fil).samlet.laest

    def post(laest):
        return [et for et in laest.regnskab if (et.fil, et.slags) == ("fil", slags)]

    assert post(igen) == post(foerste)
    assert sum(et.i_filen for et in post(igen)) == 5
