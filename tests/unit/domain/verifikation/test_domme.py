"""Where a page stands, by what was said of it and what it says now."""

from __future__ import annotations

import pytest

from webapp.domain.verifikation.domme import Afsagt, Dom, Stand, Udsagn, find_skift, find_stand

NU, FOER = "nu", "foer"
JA, MED, NEJ = Dom.GODKENDT, Dom.MED_BEMAERKNINGER, Dom.IKKE_GODKENDT
# (tester, verdict, what the page said, said to be mended) oldest first, and where the page stands.
STANDE = [
    ([], Stand.AABEN),
    ([("Anna", JA, NU, False)], Stand.GODKENDT),
    ([("Anna", MED, NU, False)], Stand.MED_BEMAERKNINGER),
    ([("Anna", JA, FOER, False)], Stand.FALDET),
    ([("Anna", NEJ, FOER, False)], Stand.FALDET),
    ([("Anna", JA, FOER, False), ("Anna", NEJ, "andet", False)], Stand.FALDET),
    # What it said at first it says again.
    ([("Anna", JA, NU, False), ("Anna", NEJ, FOER, False)], Stand.GODKENDT),
    # Of each tester the latest, of several the one who saw most.
    ([("Anna", NEJ, NU, False), ("Anna", JA, NU, False)], Stand.GODKENDT),
    ([("Anna", NEJ, NU, False), ("Bo", JA, NU, False)], Stand.IKKE_GODKENDT),
    ([("Anna", MED, NU, False), ("Bo", JA, NU, False)], Stand.MED_BEMAERKNINGER),
    # Mended, and the page says the same: its tester has the word, whatever others or she said.
    ([("Anna", NEJ, NU, True)], Stand.GENTEST),
    ([("Anna", JA, NU, False), ("Anna", NEJ, NU, True)], Stand.GENTEST),
    ([("Anna", NEJ, NU, True), ("Bo", JA, NU, False)], Stand.GENTEST),
    ([("Anna", NEJ, NU, True), ("Bo", NEJ, NU, False)], Stand.IKKE_GODKENDT),
    ([("Anna", NEJ, NU, True), ("Anna", JA, NU, False)], Stand.GODKENDT),
    ([("Anna", NEJ, FOER, True), ("Bo", JA, NU, False)], Stand.GODKENDT),
]


@pytest.mark.parametrize("sagt, stand", STANDE)
def test_where_a_page_stands(sagt: list[tuple[str, Dom, str, bool]], stand: Stand):
    domme = [
        Afsagt(id=nr, navn=navn, dom=dom, aftryk=aftryk, rettet=rettet)
        for nr, (navn, dom, aftryk, rettet) in enumerate(sagt)
    ]
    assert find_stand(domme, NU) is stand
    assert find_stand(domme, None) is Stand.VAEK


def test_a_change_is_told_by_field_with_before_and_after():
    foer = Udsagn("Sag", (("sag/1", "kontakt.telefon", "99 88 70 20"),), (("", "heading 1: Sag"),))
    nu = Udsagn("Sag", (("sag/1", "kontakt.telefon", "99 88 70 99"),), (("", "heading 1: Sag"),))
    (skifte,) = find_skift(foer, nu)
    assert (skifte.felt, skifte.foer, skifte.nu) == (
        "kontakt.telefon",
        "99 88 70 20",
        "99 88 70 99",
    )
    assert find_skift(foer, foer) == ()
    assert foer.aftryk != nu.aftryk
    # Only in another order: that is told too, since the verdict falls.
    to = Udsagn("Sag", (("a", "sag.type", "1"), ("b", "sag.type", "2")), ())
    assert find_skift(to, Udsagn("Sag", to.felter[::-1], ()))
