"""Which orders of the ten trin spoil something, and which are only ahead."""

from datetime import date, timedelta

import pytest

from webapp.domain.variant.trinorden import Brud, ordensfund, overfoersel_begynder, skader
from webapp.domain.variant.variant import Trin


def i_raekke(raekke: str) -> dict[Trin, date]:
    """`16234...`: the trin a week apart."""
    return {Trin(t): date(2024, 1, 1) + timedelta(weeks=n) for n, t in enumerate(raekke)}


@pytest.mark.parametrize(
    "raekke, ventet",
    [
        ("16234 75AB8", ""),
        ("16235A8 47B", "47"),
        ("8162347AB5", ""),
        ("8162375AB4", "4"),
        ("8162345AB7", "7"),
        ("162354 7AB8", ""),
        ("1623547AB", ""),
        ("162357AB8", "4"),
        ("162354AB8", "7"),
    ],
)
def test_only_an_order_with_an_active_export_spoils(raekke, ventet):
    assert skader(i_raekke(raekke.replace(" ", ""))) == {Trin(t) for t in ventet}


def test_the_same_order_with_the_export_off_is_only_ahead():
    fund = ordensfund(i_raekke("16235A47B"))
    assert [(f.alvor, f.trin, f.mangler) for f in fund] == [
        (Brud.FORAN, Trin.SAGSTYPER, Trin.YDELSESTYPER),
        (Brud.FORAN, Trin.SAGSTYPER, Trin.ENHEDER),
    ]


def test_an_export_before_trin_a_is_a_risk_for_access():
    fund = ordensfund(i_raekke("1623475 8AB".replace(" ", "")))
    assert {(f.alvor, f.mangler) for f in fund} == {
        (Brud.RISIKO, Trin.DATAAFGRAENSNING),
        (Brud.RISIKO, Trin.AABNING),
    }


def test_transfer_begins_when_the_last_of_what_it_needs_is_there():
    trin = i_raekke("16234 75AB8".replace(" ", ""))
    assert overfoersel_begynder(trin) == trin[Trin.EKSPORTER_SAGER]
    trin[Trin.KLE_OVERFOERSEL] = trin[Trin.EKSPORTER_SAGER]
    assert overfoersel_begynder(trin) == trin[Trin.EKSPORTER_SAGER] + timedelta(days=1)
    del trin[Trin.SAGSTYPER]
    assert overfoersel_begynder(trin) is None


@pytest.mark.parametrize("udateret", ["2", "3", "5", "235"])
def test_an_export_that_lacks_what_it_builds_on_sends_nothing_and_says_so(udateret):
    raekke = "".join(t for t in "162347A5B8" if t not in udateret)
    fund = {f.mangler for f in ordensfund(i_raekke(raekke)) if f.alvor is Brud.INTET}
    assert fund == {Trin(t) for t in udateret}
    assert overfoersel_begynder(i_raekke(raekke)) is None
