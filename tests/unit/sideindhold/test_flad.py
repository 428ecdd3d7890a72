"""A page as a file: what is left out, what links become, and that the rest stays as it was."""

from __future__ import annotations

import pytest

from webapp.sideindhold.flad import Flad, Udfyldt

SIDE = (
    '<!DOCTYPE html>\n<html lang="da"><head><title>A &amp; B</title></head><body>{}</body></html>'
)
HER = {"/k/v/a/": "a.html"}


def flad(krop: str, udfyldt: Udfyldt | None = None) -> str:
    html = Flad(SIDE.format(krop)).skriv(HER.get, lambda fil: f"filer{fil}", udfyldt or Udfyldt())
    return html.partition("<body>")[2].partition("</body>")[0]


@pytest.mark.parametrize(
    "foer, efter",
    [
        ("<p>Æ &amp; ø &#229; &lt;b&gt;</p>", "<p>Æ &amp; ø &#229; &lt;b&gt;</p>"),
        ('<a class="x" href="/k/v/a/">A</a>', '<a class="x" href="a.html">A</a>'),
        ('<a href="/b/">B <b>b</b></a>', "<span>B <b>b</b></span>"),
        (
            '<a class="x" data-felt="y" title="z" href="/b/">B</a>',
            '<span class="x" data-felt="y">B</span>',
        ),
        ('<p>1<a class="button" href="/b/">B</a>2</p>', "<p>12</p>"),
        ('<a class="back-link" href="/b/"><svg><use href="/s#i"></use></svg>B</a>', ""),
        ('<form action="/x"><input name="a"><p>b</p></form>c', "c"),
        ("<script>if (a < b) { c(); }</script>d", "d"),
        ('<nav class="linje-valg"><ul><li><a href="/k/v/a/">A</a></li></ul></nav>e', "e"),
        ('<nav aria-label="Tom"><ul><li><form>x</form></li></ul></nav>f', "f"),
        ('<img src="/b.png" alt="">', '<img src="filer/b.png" alt="">'),
        (
            '<a data-href="/k/v/a/" href="/k/v/a/">A</a>',
            '<a data-href="/k/v/a/" href="a.html">A</a>',
        ),
    ],
)
def test_what_a_piece_becomes(foer: str, efter: str):
    assert flad(foer) == efter


def test_what_is_added_stands_in_head_bar_and_body():
    linje = '<aside class="linje"><div class="linje-indre"><p>x</p></div></aside>'
    html = Flad(SIDE.format(linje)).skriv(HER.get, HER.get, Udfyldt("<H>", "<L>", "<K>"))
    assert "<H></head>" in html
    assert "<body><K><aside" in html
    assert "<p>x</p><L></div></aside>" in html


def test_links_files_and_ids_are_those_that_stay():
    side = Flad(
        SIDE.format(
            '<a href="/a/" id="i">a</a><form id="f"><a href="/b/">b</a><img src="/c"></form>'
        )
    )
    assert side.links() == ("/a/",)
    assert side.filer() == ()
    assert side.ider() == {"i"}
