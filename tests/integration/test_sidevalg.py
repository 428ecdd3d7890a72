"""Which pages a choice of screenshots reads: those that were asked for, and the way to them."""

from __future__ import annotations

import pytest

from webapp.billeder.sidevalg import Hent, Svar, Valg, find_sider

KOMMUNE = "slides"


@pytest.fixture(scope="module")
def alt(app) -> dict[str, Svar]:
    """Every page of the kommune that a choice of nothing finds, by its address."""
    svar: dict[str, Svar] = {}
    fundne = list(find_sider(hent_i(app, svar), Valg(kommuner=(KOMMUNE,)), (KOMMUNE,)))
    return {laest.side.adresse: svar[laest.side.adresse] for laest in fundne}


def hent_i(app, svar: dict[str, Svar]) -> Hent:
    """The product; every answer is kept in `svar`."""

    def hent(adresse: str) -> Svar:
        fik = app.test_client().get(adresse)
        return svar.setdefault(adresse, Svar(fik.status_code, fik.content_type, fik.data))

    return hent


@pytest.mark.parametrize(
    "ask, begynder, flest",
    [
        ("mit-overblik", "mit-overblik/", 2),
        ("mit-overblik/*/sager/*", "mit-overblik/", 30),
        ("hvorfor", "hvorfor/", 6),
        ("sapa", "sapa/", 1.5),
    ],
)
def test_a_kind_of_page_is_found_whole_and_no_other_kind_is_read_for_it(
    app, alt: dict[str, Svar], ask: str, begynder: str, flest: float
):
    laeste: dict[str, Svar] = {}
    valg = Valg(kommuner=(KOMMUNE,), sider=(ask,))
    fundne = {en.side.adresse for en in find_sider(hent_i(app, laeste), valg, (KOMMUNE,))}
    variant = next(iter(alt)).split("/")[2]
    egne = {a for a in alt if a.startswith(f"/{KOMMUNE}/{variant}/{begynder}")}
    # The list of the sager is no page of that pattern: nothing follows it.
    sagers = {a for a in egne if "/sager/" in a and not a.endswith("/sager/")}
    assert fundne == (sagers if "*" in ask else egne)
    assert len(laeste) <= len(fundne) * flest + 5


@pytest.mark.parametrize("ask", ["*/nancy-ann-berggren/*", "[hm]*"])
def test_a_pattern_for_the_kind_itself_is_looked_for_everywhere(
    app, alt: dict[str, Svar], ask: str
):
    valg = Valg(kommuner=(KOMMUNE,), sider=(ask,))
    fundne = {en.side.adresse for en in find_sider(hent_i(app, {}), valg, (KOMMUNE,))}
    assert fundne
    assert fundne < alt.keys()
