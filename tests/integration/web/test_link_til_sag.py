"""*Link til sag*: a choice of trin B, with what it gives each role shown before it is saved."""

from __future__ import annotations

from tests.formular import aaben, formen_med, tryk
from tests.klient import PageClient
from webapp.services.grundlag import load_grundlag
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.store.opslag import load_personer

TRIN = "/korsbaek/model-1/trin/"
SAPA = "/korsbaek/model-1/sapa/superbruger/"
LINK = "Link til sag"


def sagens_side(klient: PageClient, titel: str):
    soegt = klient.get(f"{SAPA}?soeg=sag&titel={titel}")
    return klient.get(soegt.xpath("//table//a/@href")[0])


def linket(side) -> str:
    return side.felter(
        side.xpath("//*[@data-felt='sapa.sagstitel']/ancestor::*[@data-objekt]")[0].get(
            "data-objekt"
        )
    ).get("sapa.sag.link", "")


def test_another_fagsystem_has_it_by_its_row_and_the_bar_says_why(klient: PageClient):
    ksd = sagens_side(klient, "sygedagpengesag")
    assert linket(ksd) == LINK
    assert "åbner sagen i KSD; forhåndsvisningen gør det ikke" in ksd.tekst
    jobcenter = sagens_side(klient, "sygedagpengeopf")
    assert linket(jobcenter) == ""
    assert "Jobcenter har ingen dialogintegration" in jobcenter.tekst


def test_cura_has_it_when_it_is_chosen_and_the_effect_stands_before(egen: PageClient):
    assert linket(sagens_side(egen, "rollator")) == ""
    side = egen.get(TRIN)
    linjer = side.tekster("//ul[@class='trin-links']/li")
    (super_,) = (en for en in linjer if en.startswith("Superbruger"))
    with egen.app.extensions["kommunelager"].til_laesning().aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        rolle = grundlag.variant.rolle("superbruger")
        sete = {
            b.noegle
            for person in load_personer(database)
            for b in load_borgerudsnit(database, grundlag, person).alle
            if b.noegle.startswith("sag/")
            and b.forhold.fagsystem.via_eksport
            and b.ses_i_sapa(rolle)
        }
    assert super_ == f"Superbruger: Link til sag på {len(sete)} sager"
    svar = tryk(egen.klient, *formen_med(aaben(egen, TRIN), "Vælg dialogintegration"))
    assert svar.location == f"{TRIN}?gemt=dialogintegration#link-til-sag"
    gemt = egen.get(svar.location)
    assert "SAPA har nu Link til sag på sagerne fra Cura" in gemt.indhold
    assert "URL til dialogintegrationen: [URL fra leverandøren]" in gemt.indhold
    assert linket(sagens_side(egen, "rollator")) == LINK
    assert "dialogintegration til Cura" in egen.get("/korsbaek/varianter/").indhold
    tryk(egen.klient, *formen_med(aaben(egen, TRIN), "Fjern dialogintegrationen"))
    assert linket(sagens_side(egen, "rollator")) == ""


def test_a_choice_made_from_an_older_page_is_asked_for_anew(egen: PageClient):
    gammel = aaben(egen, TRIN)
    tryk(egen.klient, *formen_med(aaben(egen, TRIN), "Vi har en aktiv"))
    svar = tryk(egen.klient, *formen_med(gammel, "Vælg dialogintegration"))
    assert svar.status_code == 409
    assert "Organisationsintegrationen er aktiv" in svar.text


def test_sammenlign_shows_the_link_as_a_field(egen: PageClient):
    tryk(egen.klient, *formen_med(aaben(egen, TRIN), "Vælg dialogintegration"))
    sti = egen.get(f"{SAPA}?soeg=sag&titel=rollator").xpath("//table//a/@href")[0]
    sammen = egen.get(sti.replace("/model-1/", "/sammenlign/model-1/model-2/"))
    assert sammen.tekster("//*[@class='felt--afviger']/*[@data-felt='sapa.sag.link']") == [LINK]
