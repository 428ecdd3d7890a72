from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.fagsystem.curatrae import find_ring, laes_indrykket, som_indrykket

ENHEDER = ("Sundhed og Ældre", "Visitation", "Syd", "Nord", "Tandpleje")


def test_what_is_indented_lies_under_the_nearest_line_above_with_less_indent():
    tekst = "Sundhed og Ældre\n  Visitation\n\tSyd\n    - Nord\nTandpleje\n"
    assert laes_indrykket(tekst, ENHEDER).overordnet == {
        "Sundhed og Ældre": None,
        "Visitation": "Sundhed og Ældre",
        "Syd": "Visitation",
        "Nord": "Visitation",
        "Tandpleje": None,
    }


def test_case_and_blanks_in_a_name_do_not_matter_and_the_sheets_spelling_is_kept():
    assert laes_indrykket("SUNDHED  og ældre", ENHEDER).overordnet == {"Sundhed og Ældre": None}


def test_an_unknown_line_is_reported_and_what_lies_under_it_goes_one_up():
    laest = laes_indrykket("Visitation\n  Ukendt\n    Syd", ENHEDER)
    assert laest.ukendte == ("Ukendt",)
    assert laest.overordnet == {"Visitation": None, "Syd": "Visitation"}


def test_a_unit_that_stands_twice_keeps_its_first_place():
    laest = laes_indrykket("Visitation\n  Syd\nNord\n  Syd", ENHEDER)
    assert laest.overordnet["Syd"] == "Visitation"


def test_a_cycle_is_found_and_a_tree_has_none():
    assert set(find_ring({"a": "b", "b": "c", "c": "a", "d": "a"})) == {"a", "b", "c"}
    assert find_ring({"a": None, "b": "a", "c": "a"}) == ()
    assert find_ring({"a": "a"}) == ("a",)


@given(st.lists(st.integers(-1, 30), max_size=30))
def test_a_tree_written_as_a_list_reads_back_the_same(valg):
    navne = [f"enhed {nr}" for nr in range(len(valg))]
    trae = {
        n: navne[over % nr] if nr and over >= 0 else None
        for nr, (n, over) in enumerate(zip(navne, valg, strict=True))
    }
    laest = laes_indrykket(som_indrykket(trae), navne)
    assert (laest.overordnet, laest.ukendte) == (trae, ())
