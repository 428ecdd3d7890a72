"""A vendor's delivery in a kommune: the variant `leveret`, and whether it came as was chosen."""

import re

import pytest

from tests.integration.leverancer import NY, sendte_sager, som_leveret
from tests.sider import gem_alle_sider
from tests.unit.importers.sf1470_skriv import Leveret, sf1470
from webapp.app import create_app
from webapp.config import Config
from webapp.services.bedoemmelse import indekser
from webapp.services.grundlag import FindesIkkeError, load_grundlag
from webapp.services.indlaes.indlaes import laes_mappe
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.sammenlign.leveret import Svar, leveretside
from webapp.store.opslag import load_personer
from webapp.store.sager import load_alle


@pytest.fixture(scope="module")
def leveret(tmp_path_factory, config, lager):
    """Korsbæk with four delivered sager of Cura: as chosen, with another unit, one too much."""
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        personer = {p.slug: p for p in load_personer(database)}
        sendte, ikke_sendte = sendte_sager(database, grundlag)
    ikke_sendt = ikke_sendte[0]
    rigtig, forkert = (som_leveret(*par, personer) for par in sendte[:2])
    forkert.enhed, forkert.enhedsnavn = NY.enhed, "Forkert enhed"
    for_meget = Leveret(**{**vars(NY), "sagsnummer": ikke_sendt.sagsnummer})
    fil = sf1470(rigtig, forkert, for_meget, NY)
    eget = Kommunelager(tmp_path_factory.mktemp("leveret"), config.seed)
    filer = laes_mappe(config.seed / "korsbaek") | {fil.navn: fil.indhold}
    eget.indlaes("korsbaek", filer)
    return eget, len(sendte), (rigtig, forkert, for_meget)


def test_the_answer_for_each_sag(leveret):
    lager, _, (rigtig, forkert, for_meget) = leveret
    with lager.aaben("korsbaek") as database:
        side = leveretside(database, load_grundlag(database, "model-1"))
    svar = {sag.sagsnummer: sag for sag in side.sager}
    assert rigtig.sagsnummer not in svar
    assert svar[forkert.sagsnummer].svar is Svar.ANDERLEDES
    (forskel,) = svar[forkert.sagsnummer].forskelle
    assert (forskel.hvad, forskel.leveret) == (
        "Ansvarlig enhed",
        "Forkert enhed (33333333-3333-4333-8333-333333333333)",
    )
    assert svar[for_meget.sagsnummer].svar is Svar.FOR_MEGET
    assert svar["LEV-1"].svar is Svar.UDEN_EGEN
    assert [
        side.antal[s] for s in (Svar.SOM_VALGT, Svar.ANDERLEDES, Svar.FOR_MEGET, Svar.UDEN_EGEN)
    ] == [1, 1, 1, 1]
    assert side.antal[Svar.MANGLER] == sum(s.svar is Svar.MANGLER for s in side.sager) > 0


def test_delivered_objects_are_the_same_in_every_variant_and_alone_in_leveret(leveret):
    lager, _, _ = leveret
    with lager.aaben("korsbaek") as database:
        sager = load_alle(database)[0]
        leverede = [s for s in sager if s.fagsystem == "Cura (leveret)"]
        cura = [s for s in sager if s.fagsystem == "Cura"]
        i_leveret, i_model_1 = (load_grundlag(database, v) for v in ("leveret", "model-1"))
        assert len(leverede) == 4
        for sag in leverede:
            assert sag.sagstype is None
            assert indekser(i_leveret, sag) == indekser(i_model_1, sag)
            assert indekser(i_leveret, sag) is not None
        assert all(indekser(i_leveret, sag) is None for sag in cura)


def test_without_a_delivery_there_is_no_such_page(lager):
    with lager.aaben("korsbaek") as database, pytest.raises(FindesIkkeError, match="leveret"):
        load_grundlag(database, "leveret")


@pytest.fixture(scope="module")
def klient(leveret, config):
    app = create_app(
        Config(
            data=leveret[0].data,
            templates=config.templates,
            static=config.static,
            seed=config.seed,
            maks_upload=config.maks_upload,
        )
    )
    gem_alle_sider(app)
    return app.test_client()


def test_the_page(klient, leveret):
    svar = klient.get("/korsbaek/sammenlign/leveret/model-1/")
    html = svar.get_data(as_text=True)
    assert svar.status_code == 200
    assert "Blev det leveret som valgt i" in html
    assert html.count("Leveret, men står ikke i arket Sager") == 2
    assert len(re.findall(r'data-objekt="([^"]+)"', html)) == len(
        set(re.findall(r'data-objekt="([^"]+)"', html))
    )
    assert klient.get("/korsbaek/leveret/mit-overblik/nancy/").status_code in {200, 404}


def test_an_unknown_variant_is_a_danish_404(klient):
    svar = klient.get("/korsbaek/sammenlign/leveret/findes-ikke/")
    assert svar.status_code == 404
    assert "findes-ikke" in svar.get_data(as_text=True)


def test_a_delivery_without_own_sager_is_not_called_a_success(tmp_path, config):
    eget = Kommunelager(tmp_path, config.seed)
    kommune = "Kommune;CVR;Dato\nKorsbæk Kommune;11111111;2024-04-08\n".encode()
    eget.indlaes("ny", {"kommune.csv": kommune, "leveret.xml": sf1470(NY).indhold})
    app = create_app(
        Config(
            data=tmp_path,
            templates=config.templates,
            static=config.static,
            seed=config.seed,
            maks_upload=config.maks_upload,
        )
    )
    html = app.test_client().get("/ny/sammenlign/leveret/leveret/").get_data(as_text=True)
    assert "Der er ikke noget at sammenligne" in html
    assert "Alt blev leveret som valgt" not in html
    side = app.test_client().get("/ny/leveret/mit-overblik/nancy-ann-berggren/sager/")
    assert side.status_code == 200
    forside = app.test_client().get("/ny/").get_data(as_text=True)
    for adresse in set(re.findall(r'href="(/ny/sammenlign/leveret/[^"]*)"', forside)):
        assert app.test_client().get(adresse).status_code == 200


def test_the_kommunes_own_page_leads_to_it(klient):
    html = klient.get("/korsbaek/").get_data(as_text=True)
    assert 'href="/korsbaek/sammenlign/leveret/model-1/"' in html
