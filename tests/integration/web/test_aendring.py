"""A form that cannot be saved is answered in one way on every page that changes a variant."""

import pytest

from tests.formular import noegle
from tests.klient import PageClient

BASE = "/korsbaek/model-1"
HANDICAP = "d47203f6-edbb-4878-a99f-e52a5965fc9c"
# Page, what is posted, and a text of what was typed that must stand on the page that answers.
FORMULARER = {
    "trin": (f"{BASE}/trin/", {"t7": "18-03-2024"}, 'value="18-03-2024"'),
    "antagelser": (f"{BASE}/antagelser/", {"vis_sagsnummer": "nej"}, "Ja → Nej"),
    "opsaetning": (f"{BASE}/opsaetning/", {"kle": "27.36.04", "aktiv": "nej"}, "27.36.04"),
    "reorganisation": (
        f"{BASE}/reorganisation/",
        {"slags": "omdoeb", "dag": "01-05-2024", "tekst": "Et nyt navn"},
        'value="Et nyt navn"',
    ),
    "mapping": (
        f"{BASE}/mapping/",
        {"enhed": "myndighed-b", "fk": HANDICAP, "maade": "dato", "fra": "2024-05-01"},
        "Myndighed B",
    ),
    "sagstyper": (
        f"{BASE}/mapping/sagstyper/",
        {"navn": "madservice", "valg": "27.36.04", "maade": "planen"},
        "27.36.04",
    ),
    "eoj": (f"{BASE}/eoj/", {"felt": "eoj_kle", "vaerdi": "bred", "handling": "ret"}, "Skift"),
}


def token(egen: PageClient) -> str:
    return noegle(egen.klient.get(f"{BASE}/trin/").text)


@pytest.mark.parametrize("hvad", sorted(FORMULARER.keys() - {"reorganisation"}))
def test_a_form_from_another_version_is_asked_again_with_what_was_typed(egen, hvad):
    adresse, felter, staar = FORMULARER[hvad]
    svar = egen.klient.post(adresse, data=felter | {"version": "9", "csrf_token": token(egen)})
    side = egen.kontrol(adresse, svar, 409)
    assert "Varianten er ændret imens" in side.indhold
    assert "En anden" not in side.indhold
    assert staar in svar.text
    with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
        assert database.table("variant_aendring").count == 0


@pytest.mark.parametrize("hvad", FORMULARER)
def test_a_form_that_is_too_old_keeps_what_was_typed_and_can_be_saved_after_all(egen, hvad):
    adresse, felter, _ = FORMULARER[hvad]
    gammel = felter | {"version": "0", "csrf_token": "IjEi.for.gammel"}
    svar = egen.klient.post(adresse, data=gammel)
    side = egen.kontrol(adresse, svar, 422)
    assert "Siden har stået åben for længe" in side.indhold
    igen = {i.get("name"): i.get("value") for i in side.xpath("//form//input")}
    assert igen.items() >= felter.items()
    svar = egen.klient.post(adresse, data=igen)
    # What is typed is judged as it would have been: saved, or told what is wrong with it.
    assert svar.status_code in ({422} if hvad == "reorganisation" else {303})


def test_another_sites_form_is_not_offered_a_new_token(egen):
    adresse, felter, _ = FORMULARER["trin"]
    svar = egen.klient.post(
        adresse,
        data=felter | {"csrf_token": "IjEi.for.gammel"},
        headers={"Sec-Fetch-Site": "cross-site"},
    )
    assert svar.status_code in {400, 403}
    assert "csrf_token" not in svar.text


def test_saving_what_holds_already_says_so_and_makes_no_version(egen):
    data = {"vis_sagsnummer": "ja", "version": "0", "csrf_token": token(egen)}
    svar = egen.klient.post(f"{BASE}/antagelser/", data=data)
    assert "intet at gemme" in egen.get(svar.location).indhold


def test_a_day_that_is_none_is_told_and_the_rest_stays(egen):
    adresse, felter, _ = FORMULARER["mapping"]
    data = felter | {"fra": "31-02-2024", "version": "0", "csrf_token": token(egen)}
    side = egen.kontrol(adresse, egen.klient.post(adresse, data=data), 422)
    assert "»31-02-2024« er ikke en dato" in side.indhold
    assert "Rettelsen og dens virkning" in side.indhold
