"""Testscope: what the ticked sagstyper need, the variant of them, and »Resten«."""

import pytest

from tests.formular import noegle
from tests.klient import PageClient, Side
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.optaelling import taelling
from webapp.services.testscope.side import scopeside
from webapp.store.sager import load_alle

STI = "/korsbaek/model-1/testscope/"
FEM = [
    "mobilitetshjaelpemidler",
    "kropsbaarne-hjaelpemidler",
    "madservice",
    "sygepleje",
    "omsorgstandpleje",
]


def adresse(*typer: str, sti: str = STI) -> str:
    return f"{sti}?{'&'.join(f'type={type_}' for type_ in typer)}"


def hent(klient: PageClient, sti: str) -> Side:
    """A page that may hold a form, and so a cookie."""
    svar = klient.klient.get(sti)
    svar.headers.pop("Set-Cookie", None)
    return klient.kontrol(sti, svar, 200)


def aflever(egen: PageClient, *typer: str, sti: str = STI):
    token = noegle(egen.klient.get(adresse(*FEM)).text)
    return egen.klient.post(sti, data={"type[]": list(typer), "csrf_token": token})


def test_every_sagstype_can_be_ticked_with_its_sager(klient: PageClient, lager: Kommunelager):
    side = klient.get(STI)
    raekker = {raekke[0]: raekke for raekke in side.raekker("Sagstyper")}
    assert len(raekker) == 29
    with lager.aaben("korsbaek") as database:
        sager = load_alle(database)[0]
    antal = sum(sag.sagstype == "Hjemmehjælp" and bool(sag.parter) for sag in sager)
    assert raekker["Hjemmehjælp"][2] == str(antal)
    assert raekker["Omsorg og pleje (samlesag)"][4] == "KLE-nummer"
    assert raekker["Sundhedsmæssig forebyggelsesindsats"][4] == "1 ydelsestype"
    assert raekker["Omsorgstandpleje"][4] == "1 enhed"
    assert raekker["Madservice"][4] == "Intet"
    assert "Resten" not in side.indhold


def test_another_day_has_its_own_sager_and_reads_no_object(
    klient: PageClient, monkeypatch: pytest.MonkeyPatch
):
    def laes(*_: object) -> None:
        pytest.fail("every object was read")

    monkeypatch.setattr(taelling, "load_alle", laes)
    i_dag, foer = (
        {raekke[0]: int(raekke[2]) for raekke in klient.get(sti).raekker("Sagstyper")}
        for sti in (STI, f"{STI}?dato=2021-06-01")
    )
    assert all(foer[navn] <= antal for navn, antal in i_dag.items())
    assert 0 < sum(foer.values()) < sum(i_dag.values())


def test_the_ticked_are_told_what_they_need_first(klient: PageClient):
    side = hent(klient, adresse(*FEM))
    assert "Det har I valgt: 5 sagstyper på 5 KLE-numre" in side.indhold
    # Tandplejen - nord leads upwards to nobody in model 1.
    assert "1 enhed, der hverken er mappet eller leder op til en, der er (trin 7): " in side.indhold
    assert "Tandplejen - nord" in side.indhold
    assert "ydelser uden fælleskommunal ydelsestype" not in side.indhold
    ingen = hent(klient, adresse("madservice"))
    assert "Alt er mappet." in ingen.indhold
    assert "1 sagstype på 1 KLE-nummer" in ingen.indhold


def test_an_unmapped_variant_asks_for_units_and_a_missing_type_is_named(klient: PageClient):
    side = hent(klient, adresse("madservice", sti="/korsbaek/ingen-mapning/testscope/"))
    assert "Alt er mappet." in side.indhold  # the plan counts, though trin 7 has no date
    samlesag = hent(klient, adresse("omsorg-og-pleje-samlesag"))
    assert "»27.36« har ikke seks cifre" in samlesag.indhold
    diaetist = hent(klient, adresse("sundhedsmaessig-forebyggelsesindsats"))
    assert "1 ydelse uden fælleskommunal ydelsestype (trin 4): Diætist gravide" in diaetist.indhold
    uden_for = hent(klient, adresse("merudgifter-for-voksne"))
    assert "32.18.08 hentes ikke med det nuværende classificationFilter" in uden_for.indhold


def test_the_rest_is_a_work_list_with_most_sager_first(klient: PageClient):
    side = hent(klient, adresse(*FEM))
    raekker = side.raekker("Resten")
    assert len(raekker) == 20
    assert raekker[0][0] in {"Genoptræning efter sundhedsloven", "Hjemmehjælp"}
    assert [int(raekke[1]) for raekke in raekker] == sorted(
        (int(raekke[1]) for raekke in raekker), reverse=True
    )
    assert not {raekke[0] for raekke in raekker} & {"Madservice", "Sygepleje"}
    assert "Uden KLE-nummer i arket (4)" in side.indhold


def test_the_variant_exports_the_ticked_and_nothing_else(egen: PageClient):
    svar = aflever(egen, *FEM)
    assert svar.status_code == 303
    slug = "model-1-detaljeret-testscope-med-5-sagstyper"
    assert svar.location == f"/korsbaek/{slug}/testscope/?gemt=ny"
    side = egen.get(svar.location)
    assert "Det tester I i varianten: 5 sagstyper på 5 KLE-numre" in side.indhold
    rest = {raekke[0]: raekke for raekke in side.raekker("Resten")}
    assert rest["Hjemmehjælp"][5] == "27.36.04 Personlig og praktisk hjælp"
    # Both would lead upwards to a unit that is mapped, but model 1 maps them by nearer ones.
    assert "Genoptræning" in rest["Genoptræning efter sundhedsloven"][4]
    egen.get(side.link("Se, hvad borgeren og SAPA ser i forhold til Model 1 – detaljeret"))
    borger = egen.get(f"/korsbaek/{slug}/mit-overblik/nancy-ann-berggren/sager/")
    foer = egen.get("/korsbaek/model-1/mit-overblik/nancy-ann-berggren/sager/")
    assert "sag/cura-2024-0012" in borger.objekter()  # Madservice
    assert "sag/cura-2021-0088" in foer.objekter()  # Hjemmehjælp
    assert "sag/cura-2021-0088" not in borger.objekter()


def test_the_scopes_variant_keeps_units_that_lead_upwards(
    egen: PageClient, mit_lager: Kommunelager
):
    aflever(egen, "madservice", "hjemmehjaelp")
    slug = "model-1-detaljeret-testscope-med-2-sagstyper"
    with mit_lager.aaben("korsbaek") as database:
        lille, stor = (load_grundlag(database, navn) for navn in (slug, "model-1"))
        assert 0 < len(lille.variant.enhedsmapning) < len(stor.variant.enhedsmapning)
        side = scopeside(database, lille, ())
        assert side.er_scope
        assert side.klar
        for enhed in {enhed for linje in side.valgte for enhed in linje.krav.enheder}:
            assert lille.konfiguration.maerke(enhed, lille.dato) == stor.konfiguration.maerke(
                enhed, stor.dato
            )


@pytest.mark.parametrize(
    "typer, tekst",
    [
        ((), "Der er ikke valgt nogen sagstype."),
        (("omsorg-og-pleje-samlesag",), "Cura kan ikke give Omsorg og pleje (samlesag)"),
    ],
)
def test_a_scope_that_cannot_be_is_told_so_and_nothing_is_made(egen: PageClient, typer, tekst):
    svar = aflever(egen, *typer)
    assert svar.status_code == 422
    assert tekst in svar.text
    assert "testscope med" not in egen.get("/korsbaek/").indhold


def test_an_unknown_sagstype_is_a_danish_404(klient: PageClient):
    side = klient.get(adresse("findes-ikke"), 404)
    assert "Der er ingen sagstype, der hedder »findes-ikke«." in side.indhold


def test_a_kommune_with_few_choices_has_the_page_too(klient: PageClient):
    assert klient.get("/slides/model-2/testscope/").h1 == "Testscope"
