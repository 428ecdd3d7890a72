"""One page speaks for another only where no judge of markup could tell them apart."""

import pytest

from tests.sideform import sideform

SIDE = '<main><h2 id="a-1">Sager</h2><p class="k">En <b>tekst</b> &amp; mere</p>{}</main>'
ENS = [
    ("<p>Nancy</p>", "<p>Åse &amp; Søn &#34;</p>"),
    ('<a href="/a/?x=1&amp;y=2">x</a>', '<a href="/b/">Noget andet</a>'),
    ('<p data-felt="sag.type">x</p>', '<p data-felt="sag.status">x</p>'),
    ('<p class="et to">x</p>', '<p class="tre">x</p>'),
    ('<i id="b">x</i><a href="#b">x</a>', '<i id="c">x</i><a href="#c">x</a>'),
    ("<ul><li>x</li>\n<li>y</li></ul>", "<ul><li>x</li>\n<li>y</li>\n<li>z</li></ul>"),
]
IKKE_ENS = [
    ("<p>x</p>", "<p></p>"),
    ("<p>x</p>", "<p> </p>"),
    ("<p>x</p>", "<p> x</p>"),
    ("<p>x</p>", "<p>x &oelig;</p>"),
    ("<p>x</p>", "<p>x & y</p>"),
    ("<p>x</p>", "<p>x > y</p>"),
    ("<p>x</p>", "<div>x</div>"),
    ("<p>x</p>", "<p>x"),
    ('<p class="a">x</p>', '<p class="a a">x</p>'),
    ('<p class="a">x</p>', '<p class="">x</p>'),
    ('<a href="/x">x</a>', '<a href="">x</a>'),
    ('<a href="/x">x</a>', '<a href="/x ">x</a>'),
    ('<a href="/x&amp;y">x</a>', '<a href="/x&y">x</a>'),
    ('<i id="b">x</i>', '<i id="a-1">x</i>'),
    ('<i id="b">x</i>', '<i id="1 b">x</i>'),
    ('<i id="b">x</i><a href="#b">x</a>', '<i id="b">x</i><a href="#c">x</a>'),
    ('<input type="text">', '<input type="number">'),
    ("<h3>Andre</h3>", "<h3>Sager</h3>"),
    (
        '<nav aria-label="x"></nav><nav aria-label="y"></nav>',
        '<nav aria-label="x"></nav><nav aria-label="x"></nav>',
    ),
    ("<ul><li>x</li></ul>", '<ul><li>x</li><li class="a">x</li></ul>'),
    ("<ul><li><h3>x</h3></li></ul>", "<ul><li><h3>x</h3></li><li><h3>x</h3></li></ul>"),
    ('<dl><dd id="b">x</dd></dl>', '<dl><dd id="b">x</dd><dd id="b">x</dd></dl>'),
    ("<p>x</p>", "<p>x</p><!-- et ord -->"),
]


@pytest.mark.parametrize("en, anden", ENS)
def test_what_data_alone_decides_makes_no_other_form(en, anden):
    assert sideform(SIDE.format(en)) == sideform(SIDE.format(anden))


@pytest.mark.parametrize("en, anden", IKKE_ENS)
def test_what_a_judge_of_markup_reads_makes_another_form(en, anden):
    assert sideform(SIDE.format(en)) != sideform(SIDE.format(anden))
