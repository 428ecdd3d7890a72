"""What is promised: each small change is found, named rightly, and shown as small as it is."""

from webapp.billeder.koersel import sammenlign_med_basis
from webapp.billeder.tag import tag_basis

# Taller than the window: what is put into it takes no room from an empty foot.
LANG = "mit-overblik/nancy-ann-berggren/mine-data"
OVERBLIK = "mit-overblik/nancy-ann-berggren/serviceydelser-og-hjaelpemidler/"


def saetninger(resultat):
    return [gruppe.forskel.saetning for gruppe in resultat.grupper]


def efter(opgave, fra, **valg):
    """Compare the changed product with its basis, which is taken now if it is not the standard."""
    if valg:
        tag_basis(opgave(**valg))
    return sammenlign_med_basis(opgave(fra, **valg))


def test_repeats_of_an_unchanged_page_with_the_cache_off_give_no_difference(opgave, basis):
    for _ in range(3):
        resultat = sammenlign_med_basis(opgave(genbrug=False))
        assert (resultat.taget, resultat.genbrugt) == (1, 0)
        assert resultat.grupper == ()
        assert resultat.exitstatus == 0


def test_an_unchanged_page_is_not_photographed_again(opgave, basis):
    resultat = sammenlign_med_basis(opgave())
    assert (resultat.taget, resultat.genbrugt) == (0, 1)


def test_one_changed_digit_is_one_field_and_its_picture(opgave, basis, aendret):
    resultat = efter(opgave, aendret({"33 34 94 00": "33 34 94 01", "33349400": "33349401"}))
    assert saetninger(resultat) == ["Kontakt: telefon: 33 34 94 00 → 33 34 94 01"]
    (forskel,) = resultat.sider[0].forskelle
    _, _, bredde, hoejde = forskel.boks
    assert bredde < 30
    assert hoejde < 30
    assert resultat.exitstatus == 1


def test_a_link_that_calls_another_number_than_it_shows_is_found(opgave, aendret):
    resultat = efter(opgave, aendret({"33349400": "33349401"}), billeder=False)
    (saetning,) = saetninger(resultat)
    assert "tel:+4533349401" in saetning


def test_a_changed_colour_is_named_with_its_element_and_both_colours(opgave, basis, aendret):
    fra = aendret(css="[data-felt='ydelse.navn']{background:#0000ff}")
    resultat = efter(opgave, fra)
    assert all("Ydelsens navn: farve" in saetning for saetning in saetninger(resultat))
    assert "#0000ff" in saetninger(resultat)[0]


def test_a_removed_row_is_one_object_that_is_gone(opgave, aendret, hent):
    html = hent(f"/slides/model-1/{OVERBLIK}").indhold.decode()
    fra = html.index("<tr", html.index("data-objekt="[:0] + "<tbody"))
    raekke = html[fra : html.index("</tr>", fra) + len("</tr>")]
    resultat = efter(opgave, aendret({raekke: ""}), sider=(OVERBLIK.rstrip("/"),), bredder=(1280,))
    side = next(s for s in resultat.sider if s.side.hale == OVERBLIK)
    arter = [(f.lag, f.art, f.hvad) for f in side.forskelle]
    assert ("felt", "forsvundet", "Ydelse") in arter
    assert [lag for lag, _, _ in arter].count("tekst") == 0
    # A row's height is no whole number of pixels: what moves up by it is drawn with other edges.
    billeder = {f.hvad.partition(": ")[2] for f in side.forskelle if f.lag == "billede"}
    assert billeder <= {"kanter er tegnet lidt anderledes"}


def test_an_inserted_line_is_one_block_and_not_a_red_page(opgave, aendret):
    resultat = efter(opgave, aendret({"</h1>": "</h1><p>Ny linje i dag.</p>"}), sider=(LANG,))
    (forskel,) = resultat.sider[0].forskelle
    assert forskel.saetning == "Afsnit kommet til: Ny linje i dag."
    assert forskel.boks[3] < 80


def test_a_swapped_font_is_one_difference_with_both_names(opgave, basis, aendret):
    resultat = efter(opgave, aendret(css="*{font-family:'DejaVu Sans',serif !important}"))
    # The bar stays one line: a name that grows is cut there.
    forskel, *andre = resultat.sider[0].forskelle
    assert all(en.hvad.startswith("Link »Nancy Berggren«") for en in andre)
    assert (forskel.lag, forskel.hvad, forskel.fra) == ("skrift", "Skrifttype", "IBM Plex Sans")
    assert forskel.til != "IBM Plex Sans"


def test_a_shift_of_one_pixel_is_told_as_one(opgave, basis, aendret):
    fra = aendret(css="h1{position:relative;left:1px}")
    resultat = efter(opgave, fra)
    (saetning,) = saetninger(resultat)
    assert "er flyttet 1 px til højre" in saetning


def test_one_pixel_of_height_is_one_block_of_one_row(opgave, aendret):
    resultat = efter(opgave, aendret(css="h1{padding-bottom:1px}"), sider=(LANG,))
    (forskel,) = resultat.sider[0].forskelle
    assert forskel.hvad.startswith("1 px højde ved ")
