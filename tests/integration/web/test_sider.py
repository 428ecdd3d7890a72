"""Every page kind of the contract, under every variant of every example."""

import re

import pytest

from tests.klient import PageClient, Side
from webapp.config import find_ressourcer

SEED = find_ressourcer() / "seed"
VARIANTER = [(fil.parent.name, fil.stem) for fil in sorted(SEED.glob("*/*.toml"))]
# One person of each example who has something to show, and a role.
PERSON = {
    "korsbaek": ("nancy-ann-berggren", "visitator"),
    "slides": ("nancy-ann-berggren", "sagsoverblik"),
}
MIT_OVERBLIK = {
    "": "Mit Overblik",
    "sager/": "Sager",
    "serviceydelser-og-hjaelpemidler/": "Serviceydelser og hjælpemidler",
    "oekonomiske-ydelser/": "Økonomiske ydelser",
    "aftaler-og-frister/": "Aftaler og frister",
    "betalinger/": "Betalinger og gæld",
    "mine-data/": "Personlige oplysninger",
    "hoi/": "Helhedsorienteret indsats",
}
SAPA_FANER = (
    "",
    "ydelser/",
    "kontanthjaelpsloft/",
    "udk-ydelser/",
    "adressehistorik/",
    "familiesamling/",
    "bopaelssamling/",
    "institutionsoplysninger/",
    "tidslinje/",
    "helhedsoverblik/",
    "adviser/",
)

hver_variant = pytest.mark.parametrize("kommune, variant", VARIANTER)


def detaljer(liste: Side) -> list[str]:
    """The addresses behind *Detaljer* of a list."""
    return [a.get("href") for a in liste.xpath("//a[@class='detaljer-link nobr']")]


def test_the_examples_are_those_that_the_tests_know():
    assert {kommune for kommune, _ in VARIANTER} == PERSON.keys()
    assert ("korsbaek", "model-1") in VARIANTER
    assert ("korsbaek", "foer-eksport") in VARIANTER


@hver_variant
def test_every_page_of_mit_overblik(klient: PageClient, kommune: str, variant: str):
    person, _ = PERSON[kommune]
    for sti, h1 in MIT_OVERBLIK.items():
        side = klient.get(f"/{kommune}/{variant}/mit-overblik/{person}/{sti}")
        assert side.h1 == h1
        assert side.tekst.count("Vist pr. ") == 1


@hver_variant
def test_every_sag_and_ydelse_in_a_list_has_its_page(
    klient: PageClient, kommune: str, variant: str
):
    person, _ = PERSON[kommune]
    for sti, felt in (("sager/", "sag.type"), ("serviceydelser-og-hjaelpemidler/", "ydelse.navn")):
        liste = klient.get(f"/{kommune}/{variant}/mit-overblik/{person}/{sti}?vis=100")
        raekker = [noegle for noegle in liste.objekter() if noegle.startswith(("sag/", "ydelse/"))]
        assert len(raekker) == len(detaljer(liste))
        for noegle, adresse in zip(raekker, detaljer(liste), strict=True):
            side = klient.get(adresse)
            assert side.h1 == liste.felter(noegle)[felt]
            kontakter = [o for o in side.objekter() if o.startswith("kontakt/")]
            assert len(kontakter) == 1
            assert side.felter(kontakter[0])["kontakt.kommune"]


@hver_variant
def test_every_page_of_sapa(klient: PageClient, kommune: str, variant: str):
    person, rolle = PERSON[kommune]
    base = f"/{kommune}/{variant}/sapa/{rolle}/"
    assert klient.get(base).h1 == "Søg"
    for fane in SAPA_FANER:
        side = klient.get(f"{base}borger/{person}/{fane}")
        assert " - " in side.h1
        valgt = side.xpath("//nav[@aria-label='Faneblade']//a[@aria-current='page']")
        assert [a.get("href") for a in valgt] == [side.adresse]


@hver_variant
def test_every_unit_that_sapa_links_to_has_its_page(klient: PageClient, kommune: str, variant: str):
    person, rolle = PERSON[kommune]
    base = f"/{kommune}/{variant}/sapa/{rolle}/"
    enheder = {a for a in klient.get(f"{base}borger/{person}/").links() if "/enheder/" in a}
    for adresse in enheder:
        side = klient.get(adresse)
        (enhed,) = side.objekter()
        assert adresse == f"{base}enheder/{enhed.removeprefix('enhed/')}/"
        assert side.felter(enhed)["enhed.navn"] == side.h1


@hver_variant
def test_hvorfor_for_every_role(klient: PageClient, kommune: str, variant: str):
    person, rolle = PERSON[kommune]
    side = klient.get(f"/{kommune}/{variant}/hvorfor/{person}/?rolle={rolle}")
    roller = side.xpath("//nav[@aria-label='Hvem siden er om']//details//a")
    assert [a.get("href") for a in roller if a.get("aria-current")] == [side.adresse]
    for a in (roller[0], roller[-1]):
        navn = "".join(a.itertext())
        assert klient.get(a.get("href")).h1.startswith(f"Hvad kan {navn} se om ")


@hver_variant
def test_every_page_has_its_comparison_with_model_1(klient: PageClient, kommune: str, variant: str):
    person, rolle = PERSON[kommune]
    base = f"/{kommune}/sammenlign/model-1/{variant}/"
    assert klient.get(base).h1.endswith(" i hele kommunen")
    assert klient.get(f"{base}?modtager=sapa").h1.endswith(" i hele kommunen")
    haler = [f"mit-overblik/{person}/{sti}" for sti in MIT_OVERBLIK]
    haler += [f"sapa/{rolle}/borger/{person}/{fane}" for fane in SAPA_FANER]
    liste = klient.get(f"/{kommune}/model-1/mit-overblik/{person}/sager/")
    haler += [adresse.partition("/model-1/")[2] for adresse in detaljer(liste)[:2]]
    for hale in haler:
        navne = klient.get(base + hale).tekster("//h2[@class='side-om-side-navn']")
        assert len(navne) == 2
        assert navne[0] == "Model 1 – detaljeret"


def test_the_front_page_leads_to_every_kommune(klient: PageClient):
    side = klient.get("/")
    assert {f"/{kommune}/" for kommune in PERSON} <= set(side.links())


@pytest.mark.parametrize("kommune", PERSON)
def test_the_page_of_a_kommune_leads_to_every_page_kind_under_every_variant(
    klient: PageClient, kommune: str
):
    # The first of the test persons stands for all; the others are found behind »Find en borger«.
    foerste = re.compile(rf"/{kommune}/[^/]+/mit-overblik/([^/]+)/")
    fundne = (foerste.fullmatch(a) for a in klient.get(f"/{kommune}/").links())
    person = next(fundet[1] for fundet in fundne if fundet)
    for _, variant in (par for par in VARIANTER if par[0] == kommune):
        base = f"/{kommune}/{variant}"
        assert f"/{kommune}/?variant={variant}" in klient.get(f"/{kommune}/").links()
        links = set(klient.get(f"/{kommune}/?variant={variant}").links())
        assert f"{base}/mit-overblik/{person}/" in links
        assert f"{base}/hvorfor/{person}/" in links
        assert any(a.startswith(f"{base}/sapa/") and f"/borger/{person}/" in a for a in links)
        assert any(a.startswith(f"/{kommune}/sammenlign/") and variant in a for a in links)
    links = set(klient.get(f"/{kommune}/").links())
    assert f"/{kommune}/sammenlign/model-1/model-2/mit-overblik/{person}/" in links
    assert any(re.fullmatch(f"/{kommune}/model-1/sapa/[^/]+/", a) for a in links)
