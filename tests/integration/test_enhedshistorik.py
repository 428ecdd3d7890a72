"""A reorganisation on each sag's strip: told where it concerns the sag, with what it did."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from tests.klient import PageClient
from webapp.domain.organisation.enhedsaendring import Aendringsslags, Enhedsaendring
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.services.grundlag import byg_grundlag, load_grundlag
from webapp.services.historik.side import historikside
from webapp.services.maalinger.enhedsudfald import Hvem, Udfald
from webapp.services.maalinger.reorganisation import maal_reorganisation

APRIL, MAJ, JUNI = date(2024, 4, 30), date(2024, 5, 1), date(2024, 6, 1)
SYD, AELDRE = "aa8bffbb-84b6-4dd7-9b6c-311f2d6f4e90", "9334c3ae-6e8c-44ee-bcf3-c74ba98147ff"
SAG = "cura-2021-0088"


@pytest.fixture(scope="module")
def database(lager):
    with lager.aaben("korsbaek") as database:
        yield database


def raekker(grundlag, database, slug: str) -> list[tuple[str, str, str]]:
    """(day, art, text) of the strip's rows about FK Organisation."""
    side = historikside(database, grundlag, slug)
    return [(t.dato, t.art, t.tekst) for t in side.forloeb if t.maerke == "Reorganisation"]


def med(database, *aendringer: tuple[str, Aendringsslags, date, str], dato=JUNI):
    """Model 1 with these changes to FK Organisation."""
    g = load_grundlag(database, "model-1", dato)
    liste = tuple(Enhedsaendring(EnhedUuid(e), s, d, til) for e, s, d, til in aendringer)
    return byg_grundlag(g.opslag, replace(g.variant, reorganisation=liste), dato)


@pytest.mark.parametrize("variant", ["reorganisation", "reorganisation-model-2"])
def test_the_strips_together_say_what_the_count_of_the_reorganisation_says(database, variant):
    g = load_grundlag(database, variant, MAJ)
    slugs = [slug for (slug,) in database.execute("SELECT slug FROM sag").fetchall()]
    arter = Counter(art for slug in slugs for _, art, _ in raekker(g, database, slug))
    maalt = maal_reorganisation(database, g)
    assert arter["error"] == maalt.af(Hvem.BORGER, Udfald.BRUDT).sager
    assert arter["warning"] == maalt.af(Hvem.BORGER, Udfald.AENDRET).sager


def test_before_its_day_the_strip_does_not_hold_the_change(database):
    assert raekker(load_grundlag(database, "reorganisation", APRIL), database, SAG) == []


def test_a_merged_unit_breaks_the_contact_and_says_what_to_map_to(database):
    (raekke,) = raekker(load_grundlag(database, "reorganisation", JUNI), database, SAG)
    assert raekke[:2] == ("1. maj 2024", "error")
    assert raekke[2] == (
        "Visitation og myndighed - Syd lægges sammen med Sundhed og Ældre. Borgerens kontakt går "
        "i stykker: den var Visitation og myndighed - Syd, 12 34 70 10 og er nu Visitation Syd - "
        "Omsorg, ingen telefon. Sagen beholder mærket, til den sendes igen, efter at mapningen er "
        "rettet til Senior og Sundhed."
    )


VAR = "Visitation og myndighed - Syd, 12 34 70 10"
NU = f"Borgerens kontakt var {VAR} og er nu"
BRUDT = (
    f"Borgerens kontakt går i stykker: den var {VAR} og er nu Visitation Syd - Omsorg, ingen "
    "telefon. Sagen beholder mærket, til den sendes igen, efter at mapningen er rettet til "
    "Sundhed og Ældre."
)


@pytest.mark.parametrize(
    "slags, til, art, hvad, virkning",
    [
        (
            "omdoeb",
            "Visitation Vest",
            "warning",
            "får navnet Visitation Vest",
            f"{NU} Visitation Vest, 12 34 70 10.",
        ),
        (
            "telefon",
            "12347199",
            "warning",
            "får telefonnummeret 12 34 71 99",
            f"{NU} Visitation og myndighed - Syd, 12 34 71 99.",
        ),
        ("luk", "", "error", "lukkes", BRUDT),
        ("flyt", "", "success", "flyttes øverst", f"Borgerens kontakt er den samme: {VAR}."),
    ],
    ids=["omdoeb", "telefon", "luk", "flyt"],
)
def test_each_kind_of_change_says_what_it_did_to_the_contact(
    database, slags, til, art, hvad, virkning
):
    ventet = ("1. maj 2024", art, f"Visitation og myndighed - Syd {hvad}. {virkning}")
    g = med(database, (SYD, Aendringsslags(slags), MAJ, til))
    assert raekker(g, database, SAG) == [ventet]


def test_changes_of_several_days_each_begin_from_what_the_one_before_left(database):
    g = med(
        database,
        (SYD, Aendringsslags.OMDOEB, MAJ, "Visitation Vest"),
        (SYD, Aendringsslags.LUK, date(2024, 5, 15), ""),
    )
    foerste, anden = raekker(g, database, SAG)
    assert "er nu Visitation Vest, 12 34 70 10" in foerste[2]
    assert anden[2].startswith("Visitation Vest lukkes. ")
    assert "den var Visitation Vest, 12 34 70 10" in anden[2]


def test_a_change_of_another_unit_and_one_that_does_nothing_do_not_touch_the_sag(database):
    g = med(
        database,
        (AELDRE, Aendringsslags.OMDOEB, MAJ, "Senior"),
        (SYD, Aendringsslags.TELEFON, MAJ, "12"),
    )
    assert raekker(g, database, SAG) == [
        ("1. maj 2024", "", "FK Organisation: 1 enhed ændres. Sagens enhed er ikke berørt.")
    ]


def test_the_strip_names_the_unit_as_it_was_called_when_the_sag_was_sent(database):
    g = med(database, (SYD, Aendringsslags.OMDOEB, MAJ, "Visitation Vest"))
    sendt = [t.tekst for t in historikside(database, g, SAG).forloeb if t.maerke == "Overførsel"]
    assert sendt
    assert all("Mærke: Visitation og myndighed - Syd, fordi" in tekst for tekst in sendt)


def test_a_mark_on_a_closed_unit_is_not_called_right(database):
    g = med(database, (SYD, Aendringsslags.LUK, MAJ, ""))
    side = historikside(database, g, SAG)
    assert side.art == "warning"
    assert "enheden er lukket i FK Organisation. Map Visitation Syd - Omsorg til" in side.konklusion


def test_the_contact_is_that_of_a_party_who_sees_the_sag(database):
    """The child of the sag does not see it, her mother does."""
    (raekke,) = raekker(
        load_grundlag(database, "reorganisation-model-2", JUNI), database, "cura-2023-0021"
    )
    assert raekke[1] == "warning"


def test_a_sag_that_no_citizen_sees_tells_the_change_without_a_contact(database):
    (raekke,) = raekker(load_grundlag(database, "reorganisation", JUNI), database, "cura-2021-0277")
    assert raekke[1] == "info"
    assert raekke[2] == (
        "Genoptræning flyttes ind under Social og Sundhed. Borgeren ser ikke sagen den dag, så det "
        "ses kun i SAPA."
    )


def test_the_page_shows_it(klient: PageClient):
    side = klient.get(f"/korsbaek/reorganisation/historik/{SAG}/?dato=2024-06-01")
    alle = side.raekker("Hændelser, trin og overførsler")
    assert [r[0] for r in alle if r[1] == "Reorganisation"] == ["1. maj 2024"]
