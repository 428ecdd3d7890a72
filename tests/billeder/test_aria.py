"""The outline holds what a screen reader is told: Chromium's accessibility tree is the judge."""

import re

import pytest

from webapp.billeder.stedserver import Forraad, serveret
from webapp.sideindhold.tekst import fold_mellemrum, laes_side

PERSON = "nancy-ann-berggren"
SIDER = (
    f"/korsbaek/model-1/mit-overblik/{PERSON}/",
    f"/korsbaek/model-1/mit-overblik/{PERSON}/sager/",
    f"/korsbaek/model-1/sapa/kontaktcenter/borger/{PERSON}/",
    f"/korsbaek/model-1/hvorfor/{PERSON}/",
    "/korsbaek/sammenlign/model-1/model-2/",
)
NODE = re.compile(r'^\s*- (?P<rolle>[a-z]+)(?: "(?P<navn>(?:[^"\\]|\\.)*)")?(?P<tilstand>[^:]*)')


def noder(page):
    """(role, name, level and states) of every named node that Playwright's aria_snapshot tells."""
    for linje in page.locator("body").aria_snapshot().splitlines():
        fundet = NODE.match(linje.replace("- '", "- ").replace("''", "'"))
        if fundet and fundet["navn"]:
            yield fundet["rolle"], fundet["navn"].replace('\\"', '"'), fundet["tilstand"].strip()


def uden_tegn(tekst):
    return re.sub(r"\W+", "", tekst)


@pytest.mark.parametrize("adresse", SIDER)
def test_every_heading_link_button_and_landmark_is_told_with_name_level_and_state(
    hent, page, adresse
):
    html = hent(adresse).indhold.decode()
    # Here values stand in the outline itself, to be compared with the browser's names.
    tekst = laes_side(re.sub(r'data-felt="[^"]*"', "", html))
    fortalt = {uden_tegn(linje.tekst) for linje in tekst.linjer}
    alt = uden_tegn(" ".join(linje.tekst for linje in tekst.linjer))
    ord_ = {et for linje in tekst.linjer for et in re.findall(r"\w+", linje.tekst)}
    with serveret(Forraad(hent)) as server:
        page.goto(server + adresse)
        set_ = list(noder(page))
    assert len(set_) > 10
    for rolle, navn, tilstand in set_:
        if rolle == "heading":
            niveau = re.search(r"level=(\d)", tilstand)[1]
            assert uden_tegn(f"heading {niveau}: {fold_mellemrum(navn)}") in fortalt, navn
        else:
            # A row's or a link's name is put together of what stands in it, line by line.
            assert uden_tegn(navn) in alt or set(re.findall(r"\w+", navn)) <= ord_, (
                f"{rolle} {navn}"
            )
        for navnet in re.findall(r"\[(expanded|checked|disabled|pressed|selected)", tilstand):
            assert navnet in alt, f"{rolle} {navn}: {navnet}"


@pytest.mark.parametrize(
    "foer, nu",
    [
        ("<h2>Kontakt</h2>", "<h3>Kontakt</h3>"),
        ('<p role="status">Gemt</p>', '<p role="alert">Gemt</p>'),
        ('<button aria-expanded="false">Vis</button>', '<button aria-expanded="true">Vis</button>'),
        ('<nav aria-label="Sider">x</nav>', '<nav aria-label="Menu">x</nav>'),
        ('<input type="checkbox" name="a">', '<input type="checkbox" name="a" checked>'),
        ("<details><summary>x</summary></details>", "<details open><summary>x</summary></details>"),
        ('<img src="/a.png" alt="Ur">', '<img src="/a.png" alt="Kort">'),
        ('<a href="/a/">Vis</a>', "<a>Vis</a>"),
        ('<th scope="col">Navn</th>', "<td>Navn</td>"),
        ('<p aria-hidden="true">Skjult</p>', "<p>Skjult</p>"),
        ('<p role="heading" aria-level="2">A</p>', '<p role="heading" aria-level="3">A</p>'),
        (
            '<i id="a">A</i><i id="b">B</i><section aria-labelledby="a">x</section>',
            '<i id="a">A</i><i id="b">B</i><section aria-labelledby="b">x</section>',
        ),
    ],
)
def test_another_role_name_level_or_state_is_another_outline(foer, nu):
    side = "<!DOCTYPE html><title>x</title><body><table><tr><td></td></tr></table>{}</body>"
    assert laes_side(side.format(foer)).linjer != laes_side(side.format(nu)).linjer
