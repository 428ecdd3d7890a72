"""The set-up that nobody has given: it follows each variant's numbers, until there is a sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.havlunde import FORBEREDELSE, MAPPE, VARIANT, indlaes_havlunde
from tests.klient import PageClient, lav_app
from webapp.config import Config
from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.variant.fordringsvalg import Aktivitet, aktivitet, med_valg
from webapp.domain.variant.mappingaendring import Tidspunkt, ret_sagstype
from webapp.domain.variant.opsaetning import Kontaktkilde, Opsaetning
from webapp.domain.variant.opsaetningsaendring import Opsaetningsaendring, ret_opsaetning
from webapp.domain.variant.variant import Variant
from webapp.services.grundlag import load_grundlag
from webapp.services.hjemtagning.eksport import hjemtagning
from webapp.services.indlaes.indlaes import laes_mappe
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.kommuner.varianter import gem_som_kopi
from webapp.services.mapping.model2side import Model2valg, lav_model2
from webapp.store.aendringer import fortryd, gem_aendring, load_version
from webapp.store.varianter import find_variant

DATO = date(2024, 6, 15)
MADSERVICE = KleEmne("27.36.24")
FK = Kontaktkilde.FK_ORGANISATION


def ret_madservice(lager: Kommunelager, slug: str = VARIANT) -> None:
    with lager.aaben("havlunde") as database:
        variant = load_grundlag(database, slug).variant
        ny = ret_sagstype(variant, "Madservice", MADSERVICE, Tidspunkt())
        gem_aendring(database, ny, load_version(database, slug), "Madservice")


def varianter(lager: Kommunelager) -> dict[str, Variant]:
    with lager.aaben("havlunde") as database:
        slugs = [r["slug"] for r in database.query("SELECT slug FROM variant ORDER BY nr")]
        return {slug: find_variant(database, slug) for slug in slugs}


@pytest.fixture
def havlunde(eget_lager: Kommunelager) -> Kommunelager:
    """Havlunde with a copy: model 2, made before anything is mended."""
    indlaes_havlunde(eget_lager)
    with eget_lager.aaben("havlunde") as database:
        lav_model2(database, load_grundlag(database, VARIANT), Model2valg())
    return eget_lager


def test_a_number_mended_here_is_active_and_its_sager_are_shown(
    havlunde: Kommunelager, config: Config
):
    browser = PageClient(lav_app(replace(config, data=havlunde.data)))
    ret = f"/havlunde/{VARIANT}/mapping/sagstyper/?navn=madservice&valg=27.36.24"
    lovet = browser.get(ret).tekst
    assert "2 sager bliver vist" in lovet or "2 af dem vises" in lovet or "vises" in lovet
    with havlunde.aaben("havlunde") as database:
        sagen, borger = database.execute(
            "SELECT sag.slug, person.slug FROM sag JOIN sagspart ON sag_id = sag.id "
            "JOIN person ON person.id = person_id WHERE sagstype = 'Madservice'"
        ).fetchone()
    adresse = f"/havlunde/{VARIANT}/mit-overblik/{borger}/sager/"
    assert sagen not in browser.get(adresse).svar.text
    ret_madservice(havlunde)
    assert sagen in browser.get(adresse).svar.text
    alle = varianter(havlunde)
    assert alle[VARIANT].opsaetning.find(MADSERVICE).aktiv
    assert alle["model-2-forslag"].opsaetning.find(MADSERVICE) is None, "nor is it mapped there"
    with havlunde.aaben("havlunde") as database:
        assert database.table("kle_opsaetning").count == 0


def test_the_same_files_again_change_nothing(havlunde: Kommunelager):
    ret_madservice(havlunde)
    foer = varianter(havlunde)
    havlunde.indlaes("havlunde", laes_mappe(MAPPE))
    assert varianter(havlunde) == foer
    assert [v.opsaetning.raekker for v in varianter(havlunde).values()] == [
        v.opsaetning.raekker for v in foer.values()
    ]


def test_a_mended_sheet_holds_for_every_variant_and_the_report_says_so(havlunde: Kommunelager):
    ret_madservice(havlunde)
    with havlunde.aaben("havlunde") as database:
        filer = hjemtagning(database, load_grundlag(database, VARIANT))
    (ark,) = (fil.indhold for navn, fil in filer.items() if navn.startswith("forberedelsesark"))
    rapport = havlunde.indlaes_med_rapport("havlunde", {FORBEREDELSE: ark})
    assert any("»Model 2 (forslag)«: filerne udskifter KLE" in linje for linje in rapport.varianter)
    assert any(
        f"»{navn}«: det, I har rettet i Forhåndsblik af KLE" in linje and "nu også i filen" in linje
        for navn in ["Orgmapning v3"]
        for linje in rapport.varianter
    )
    for variant in varianter(havlunde).values():
        assert variant.opsaetning.find(MADSERVICE).aktiv, variant.slug


def test_a_sheet_ends_the_assumption_in_every_variant_and_it_is_said_what_is_hidden(
    havlunde: Kommunelager, config: Config
):
    ark = b"KLE-nummer;Aktiv;Titel;Kontaktoplysninger kilde\n27.36.04;ja;KLE-emne;Brugerdefineret\n"
    rapport = havlunde.indlaes_med_rapport("havlunde", {"opsaetning.csv": ark})
    (linje,) = [en for en in rapport.varianter if "ikke længere antaget" in en]
    assert "»Orgmapning v3« og »Model 2 (forslag)«" in linje
    assert "ikke aktive, så deres sager vises ikke" in linje
    for variant in varianter(havlunde).values():
        assert variant.opsaetning.antaget is None
        assert [str(r.kle) for r in variant.opsaetning.raekker] == ["27.36.04"]
    browser = PageClient(lav_app(replace(config, data=havlunde.data)))
    for hale in ("opsaetning", "kontrol"):
        side = browser.get(f"/havlunde/{VARIANT}/{hale}/").tekst
        assert "Vi antager, at hvert KLE-nummer" not in side, hale


def test_the_pages_say_that_it_is_assumed_and_where_the_real_one_is(
    havlunde: Kommunelager, config: Config
):
    browser = PageClient(lav_app(replace(config, data=havlunde.data)))
    for slug in (VARIANT, "model-2-forslag"):
        for hale in ("opsaetning", "kontrol"):
            side = browser.get(f"/havlunde/{slug}/{hale}/").tekst
            assert "Borgerblikket KLE-Konfiguration" in side, (slug, hale)
    side = browser.get(f"/havlunde/{VARIANT}/opsaetning/?ret=27.99.99").tekst
    assert "Antaget: ingen fil og ingen person har sat det" in side
    assert "Fjern nummerets egen række" not in side


def test_what_a_person_sets_is_hers_the_rest_goes_on_being_assumed(havlunde: Kommunelager):
    slukket = KleMoenster("27.99.99")
    with havlunde.aaben("havlunde") as database:
        variant = load_grundlag(database, VARIANT).variant
        ny = ret_opsaetning(variant.opsaetning, [slukket], Opsaetningsaendring(aktiv=False))
        gem_aendring(database, replace(variant, opsaetning=ny), 0, "slukket")
    ret_madservice(havlunde)
    opsaetning = varianter(havlunde)[VARIANT].opsaetning
    assert [str(raekke.kle) for raekke in opsaetning.egne] == ["27.99.99"]
    assert not opsaetning.find(KleEmne("27.99.99")).aktiv
    assert opsaetning.find(MADSERVICE).aktiv
    havlunde.indlaes("havlunde", laes_mappe(MAPPE))
    assert varianter(havlunde)[VARIANT].opsaetning == opsaetning
    with havlunde.aaben("havlunde") as database:
        fortryd(database, VARIANT, load_version(database, VARIANT))
        fortryd(database, VARIANT, load_version(database, VARIANT))
    assert varianter(havlunde)[VARIANT].opsaetning.egne == ()
    assert varianter(havlunde)[VARIANT].opsaetning.antaget is FK


def test_the_variants_file_says_what_is_assumed_and_a_sheet_ends_it(havlunde: Kommunelager):
    ret_madservice(havlunde)
    with havlunde.aaben("havlunde") as database:
        filer = hjemtagning(database, load_grundlag(database, "model-2-forslag"))
    toml = filer["model-2-forslag.toml"].indhold
    assert b'antaget = "FK Organisationssystem"' in toml
    havlunde.indlaes("ny", laes_mappe(MAPPE) | {"model-2-forslag.toml": toml})
    with havlunde.aaben("ny") as database:
        ny = find_variant(database, "model-2-forslag")
        foer = varianter(havlunde)["model-2-forslag"]
        assert ny.opsaetning == foer.opsaetning
        assert ny.traeforslag == foer.traeforslag
        assert ny.model == 2
    ark = b"KLE-nummer;Aktiv;Titel;Kontaktoplysninger kilde\n27.36.04;ja;KLE-emne;Brugerdefineret\n"
    havlunde.indlaes("ny", {"opsaetning.csv": ark})
    with havlunde.aaben("ny") as database:
        assert find_variant(database, "model-2-forslag").opsaetning.antaget is None


def test_an_assumed_fordringskonfiguration_gets_new_types_and_keeps_what_was_set(
    eget_lager: Kommunelager, config: Config
):
    navne = ("kommune.csv", "personer.csv", "fordringer.csv")
    filer = {navn: (config.seed / "korsbaek" / navn).read_bytes() for navn in navne}
    eget_lager.indlaes("havlunde", filer)
    (variant,) = varianter(eget_lager).values()
    slukket = med_valg(variant.fordringer, {"Biblioteksgebyr": Aktivitet.INGEN})
    with eget_lager.aaben("havlunde") as database:
        gem_som_kopi(database, variant, "Kopi")
        gem_aendring(database, replace(variant, fordringer=slukket), 0, "slukket")
    filer["fordringer.csv"] += b"F9;kim;Ny type;;;10,00;;2024-05-01;;\n"
    rapport = eget_lager.indlaes_med_rapport("havlunde", filer)
    assert not any("bliver erstattet" in linje for linje in rapport.varianter)
    rettet, kopi = varianter(eget_lager).values()
    assert aktivitet(rettet.fordringer, "Biblioteksgebyr") is Aktivitet.INGEN
    assert aktivitet(kopi.fordringer, "Biblioteksgebyr") is Aktivitet.MIT_OVERBLIK
    for en in (rettet, kopi):
        assert aktivitet(en.fordringer, "ny TYPE") is Aktivitet.MIT_OVERBLIK


def test_a_variant_with_a_set_up_of_its_own_is_not_said_to_assume_one(
    havlunde: Kommunelager, config: Config
):
    with havlunde.aaben("havlunde") as database:
        variant = load_grundlag(database, VARIANT).variant
        egen = replace(variant, opsaetning=Opsaetning(variant.opsaetning.raekker))
        gem_aendring(database, egen, 0, "egen")
    browser = PageClient(lav_app(replace(config, data=havlunde.data)))
    kontrol = {
        slug: browser.get(f"/havlunde/{slug}/kontrol/").tekst
        for slug in (VARIANT, "model-2-forslag")
    }
    assert "Vi har selv sat Borgerblikket op" not in kontrol[VARIANT]
    assert "Vi har selv sat Borgerblikket op" in kontrol["model-2-forslag"]


def test_undoing_an_older_change_does_not_undo_the_sheet(havlunde: Kommunelager):
    ret_madservice(havlunde)
    ark = b"KLE-nummer;Aktiv;Titel;Kontaktoplysninger kilde\n27.36.04;ja;KLE-emne;Brugerdefineret\n"
    havlunde.indlaes("havlunde", {"opsaetning.csv": ark})
    with havlunde.aaben("havlunde") as database:
        assert fortryd(database, VARIANT, load_version(database, VARIANT)) == "Madservice"
    variant = varianter(havlunde)[VARIANT]
    assert variant.opsaetning.antaget is None
    assert [str(raekke.kle) for raekke in variant.opsaetning.raekker] == ["27.36.04"]
    madservice = [r.kle for r in variant.sagstype_kle if r.sagstype == "Madservice"]
    assert MADSERVICE not in madservice, "what was undone is undone"
