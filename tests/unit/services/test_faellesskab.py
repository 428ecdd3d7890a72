"""A workshop that goes on: what is shown, who answers what, and when the code is dead."""

import re

from webapp.services.workshop.faellesskab import (
    FLEST_WORKSHOPPER,
    LAENGST_STILLE,
    STADIG_MED,
    Workshopper,
)


class Ur:
    def __init__(self) -> None:
        self.nu = 0.0

    def __call__(self) -> float:
        return self.nu


def test_the_code_can_be_read_aloud_and_is_found_in_any_case():
    alle = Workshopper()
    kode = alle.aabn("korsbaek", "model-2")
    assert re.fullmatch("[a-hjkmnp-z2-9]{6}", kode)
    assert alle.find(kode.upper()) is alle.find(kode)
    assert alle.find("forkert") is None


def test_a_step_changes_for_all_and_begins_with_nothing_pointed_at():
    alle = Workshopper()
    kode = alle.aabn("korsbaek", "model-2")
    alle.vis(kode, {"side": "b", "peget": "sag/1|sag.type"})
    nu = alle.vis(kode, {"skridt": 2})
    assert nu is not None
    assert (nu.skridt, nu.side, nu.peget) == (2, "", "")


def test_what_changes_nothing_has_the_same_version():
    alle = Workshopper()
    kode = alle.aabn("korsbaek", "model-2")
    foerst, igen = alle.vis(kode, {"skridt": 2}), alle.vis(kode, {"skridt": 2})
    assert foerst == igen


def test_a_second_vote_of_a_telephone_takes_the_place_of_its_first():
    alle = Workshopper()
    kode = alle.aabn("korsbaek", "model-2")
    for telefon, valg in (("en", 0), ("to", 1), ("en", 1), ("en", 1)):
        assert alle.stem(kode, telefon, valg)
    workshop = alle.find(kode)
    assert workshop is not None
    assert workshop.tilstand.svar == (0, 2)
    alle.vis(kode, {"skridt": 2})
    assert workshop.tilstand.svar == ()
    alle.vis(kode, {"skridt": 1})
    assert workshop.tilstand.svar == (0, 2)


def test_the_code_dies_with_the_workshop_and_after_hours_of_silence():
    ur = Ur()
    alle = Workshopper(ur)
    en, to = alle.aabn("korsbaek", "a"), alle.aabn("korsbaek", "b")
    alle.luk(en)
    assert alle.find(en) is None
    assert alle.vis(en, {"skridt": 2}) is None
    assert not alle.stem(en, "x", 0)
    ur.nu = LAENGST_STILLE
    alle.vis(to, {"skridt": 2})
    ur.nu += LAENGST_STILLE
    assert alle.find(to) is not None
    ur.nu += 1
    assert alle.find(to) is None


def test_so_many_go_on_and_no_more():
    alle = Workshopper()
    koder = [alle.aabn("korsbaek", "a") for _ in range(FLEST_WORKSHOPPER + 1)]
    assert alle.find(koder[0]) is None
    assert alle.find(koder[1]) is not None
    assert len(alle.i_kommunen("korsbaek")) == FLEST_WORKSHOPPER


def test_a_telephone_that_sleeps_is_not_counted_until_it_asks_again():
    ur = Ur()
    alle = Workshopper(ur)
    workshop = alle.find(alle.aabn("korsbaek", "a"))
    assert workshop is not None
    alle.spoerger(workshop.kode, "en")
    alle.spoerger(workshop.kode, "")
    assert alle.antal_med(workshop) == 1
    ur.nu = STADIG_MED + 1
    assert alle.antal_med(workshop) == 0
    alle.spoerger(workshop.kode, "en")
    assert alle.antal_med(workshop) == 1
