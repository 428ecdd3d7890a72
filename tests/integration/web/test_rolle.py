"""One role: what it reaches, what a change does, and saving it."""

from urllib.parse import urlencode

import pytest

from tests.formular import felter as felter_i
from tests.formular import formen_med, send, tryk
from tests.klient import PageClient, Side
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.roller.rolleside import rolleside
from webapp.services.roller.udkast import laes_rolle, som_felter
from webapp.store.opslag import load_personer

STI = "/korsbaek/model-1/roller/opkraevning/"


def felter(lager: Kommunelager, slug: str, **aendret: str) -> dict[str, list[str]]:
    """The stored role's form with some fields changed; `kle_2` is the field `kle-2`."""
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        alle = som_felter(grundlag.variant.rolle(slug), grundlag.opslag.organisation)
    return alle | {navn.replace("_", "-"): [vaerdi] for navn, vaerdi in aendret.items()}


def udkast(klient: PageClient, sti: str, form: dict[str, list[str]]) -> Side:
    """The page of a draft, whose form sets a cookie."""
    adresse = f"{sti}?udkast=1&{urlencode(form, doseq=True)}"
    svar = klient.klient.get(adresse)
    svar.headers.pop("Set-Cookie", None)
    return klient.kontrol(adresse, svar, 200)


def aflever(egen: PageClient, form: dict[str, list[str]]):
    """Save a form, with the token and the version that a page of the role carries."""
    return send(egen, STI, f"{STI}slet/", **form)


def test_a_stored_role_goes_through_its_form_unchanged(lager: Kommunelager):
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        for rolle in grundlag.variant.roller:
            form = som_felter(rolle, grundlag.opslag.organisation)
            laest = laes_rolle(grundlag, rolle, form)
            assert not laest.fejl
            assert laest.rolle == rolle


def naas(database, variant: str, rolle) -> dict[str, int]:
    """Objects that the role sees on some citizen."""
    grundlag, set_ = load_grundlag(database, variant), set()
    for person in load_personer(database):
        udsnit = load_borgerudsnit(database, grundlag, person)
        set_.update(b.noegle for b in udsnit.alle if b.sapa(rolle).visible)
    return {slags: sum(n.startswith(slags) for n in set_) for slags in ("sag", "ydelse")}


@pytest.mark.parametrize(
    "slug, aendret",
    [
        ("opkraevning", {"kle_2": "32.*"}),
        ("hjemmeplejens-planlaegger", {"kle_1": "27.36.*, 29.18.00"}),
        ("superbruger", {"foelsomhed_1": "2", "kle_1": "27.*"}),
        ("visitator", {"organisation_1": ""}),
        ("omsorgskonsulent", {"system_1": "KSD"}),
        ("tandpleje", {"element": "Persondetaljer"}),
    ],
)
def test_the_effect_is_what_the_role_sees_on_every_citizen(lager: Kommunelager, slug, aendret):
    form = felter(lager, slug, **aendret)
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        side = rolleside(database, grundlag, slug, form)
        foer = naas(database, "model-1", grundlag.variant.rolle(slug))
        efter = naas(database, "model-1", side.udkast.rolle)
    nyt = [sum(linje.nyt[i] for linje in side.virkning) for i in (0, 1)]
    assert nyt == [efter["sag"] - foer["sag"], efter["ydelse"] - foer["ydelse"]]
    assert nyt != [0, 0]
    assert side.ialt == (foer["sag"], foer["ydelse"])


def test_the_mistake_in_opkraevning_can_be_mended_with_its_effect_shown(
    klient: PageClient, lager: Kommunelager
):
    side = klient.get(STI)
    assert "Rollen når for langt" in side.indhold
    rettet = udkast(klient, STI, felter(lager, "opkraevning", kle_2="32.*"))
    assert "Rollen når for langt" not in rettet.indhold
    raekker = rettet.raekker("Det, som rollen kommer til at nå")
    assert raekker
    assert all(raekke[0].startswith("27.") and raekke[3] == "0" for raekke in raekker)


def test_what_comes_with_the_export_is_told_before_it(klient: PageClient):
    side = klient.get("/korsbaek/foer-eksport/roller/hjemmeplejens-planlaegger/")
    assert "Efter eksporten når rollen 9 sager og 9 ydelser." in side.indhold
    assert "Nyt er 9 sager og 9 ydelser i 27.36." in side.indhold
    assert side.raekker("KLE-grupper og følsomhed")[0][2:] == ["0", "9", "0", "9"]
    bagefter = klient.get("/korsbaek/model-1/roller/hjemmeplejens-planlaegger/")
    assert bagefter.raekker("KLE-grupper og følsomhed")[0][2:] == ["9", "9", "9", "9"]


@pytest.mark.parametrize(
    "felt, vaerdi, tekst",
    [
        ("kle-2", "27.x", "Brugersystemrolle 2: »27.x« er hverken et KLE-nummer eller et mønster."),
        ("organisation-1", "Rådhuset i Ribe", "FK Organisation har ingen enhed"),
        ("organisation-1", "00000000-0000-4000-8000-00000000dead", "FK Organisation har ingen"),
        ("foelsomhed-1", "5", "Brugersystemrolle 1: Vælg et af de fire niveauer af følsomhed."),
    ],
)
def test_a_fault_says_what_and_where_and_nothing_is_saved(
    egen: PageClient, lager: Kommunelager, felt, vaerdi, tekst
):
    svar = aflever(egen, felter(lager, "opkraevning") | {felt: [vaerdi]})
    side = egen.kontrol(STI, svar, 422)
    assert tekst in side.indhold
    assert f"#{felt}" in [a.get("href") for a in side.xpath("//div[contains(@class,'alert')]//a")]
    assert "Hvis I gemmer det" not in side.indhold
    assert "27.*" in egen.get(STI).xpath("//input[@id='kle-2']")[0].get("value")


def test_a_number_that_can_be_a_cpr_number_never_stands_in_the_address(
    egen: PageClient, lager: Kommunelager
):
    svar = aflever(egen, felter(lager, "opkraevning") | {"kle-2": ["251248-4916"]})
    assert "4916" not in egen.kontrol(STI, svar, 422).indhold


def test_a_saved_role_holds_in_its_variant_only(egen: PageClient, lager: Kommunelager):
    form = felter(lager, "opkraevning", kle_2="32.*", organisation_2="Borgerservice")
    svar = aflever(egen, form)
    assert svar.location == f"{STI}?gemt=ja"
    kvittering = egen.get(svar.location).indhold
    assert "Se sager (fejl: 27.* kom med): KLE 27.* → 32.*" in kvittering
    side = egen.get("/korsbaek/model-1/roller/")
    assert "Se sager (fejl: 27.* kom med): KLE 32.*; enhed Borgerservice" in side.indhold
    andre = egen.get("/korsbaek/model-2/roller/").indhold
    assert "Se sager (fejl: 27.* kom med): KLE 27.*" in andre
    # The other variants have model 1 as their origin, and their role is the old one.
    assert "SAPA-roller er ændret: Opkrævning." in egen.get("/korsbaek/varianter/").indhold


def test_a_role_without_rights_and_one_that_is_not_there(klient: PageClient):
    assert (
        "ingen brugersystemrolle og når" in klient.get("/korsbaek/model-1/roller/nyansat/").indhold
    )
    assert "ingen SAPA-rolle" in klient.get("/korsbaek/model-1/roller/konge/", 404).indhold


def test_the_forms_own_names_save_what_was_ticked(egen: PageClient, lager: Kommunelager):
    """As a browser sends it: the fields as they are named on the draft's page."""
    form = felter(lager, "opkraevning") | {"element": ["Sager", "Ydelser"], "system-1": ["KY"]}
    side = udkast(egen, STI, form)
    formen, knap = formen_med(side.trae, "Gem rollen")
    assert felter_i(formen)["element[]"] == ["Sager", "Ydelser"]
    assert tryk(egen.klient, formen, knap).location == f"{STI}?gemt=ja"
    gemt = egen.get(STI)
    afkrydset = {felt.get("value") for felt in gemt.xpath("//input[@type='checkbox'][@checked]")}
    assert afkrydset == {"Sager", "Ydelser", "KY"}
