"""Pages of the basis that are gone, variants with another name, and names of files."""

import json
from dataclasses import replace
from pathlib import PureWindowsPath

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from webapp.billeder.basis import BasisError, Mappe
from webapp.billeder.beslutning import Dom, afgoer
from webapp.billeder.koersel import sammenlign_med_basis
from webapp.billeder.laas import laast
from webapp.billeder.oprydning import fjern_kommuner, ryd_op
from webapp.billeder.resultatfil import laes_resultat, skriv_resultat
from webapp.billeder.sidevalg import LAENGSTE_NAVN, Side
from webapp.billeder.tag import tag_basis
from webapp.kommandoer.cli import main
from webapp.sideindhold.tekst import laes_side

VALG = {"sider": ("mit-overblik/nancy-ann-berggren/*",), "billeder": False}


def saetninger(resultat):
    return [gruppe.saetning for gruppe in resultat.grupper]


def omdoeb_i_basis(mappe, fra, til, kommune="slides"):
    """As if the basis was taken before the variant or kommune got the name that it has."""
    for side in mappe.sider():
        tekst = mappe.load_tekst(side)
        gammel = replace(side, variant=til if side.variant == fra else side.variant)
        gammel = replace(gammel, kommune=kommune)
        mappe.tekstfil(side).unlink()
        mappe.gem_tekst(gammel, tekst)
        billede = mappe.billedfil(gammel, "chromium-1.2.3.4", 1280)
        billede.parent.mkdir(parents=True, exist_ok=True)
        billede.write_bytes(b"x")


def test_a_renamed_variant_is_known_again_by_what_it_holds(opgave, aendret):
    ordre = opgave(**VALG)
    antal = tag_basis(ordre)[1].tekster
    omdoeb_i_basis(ordre.mappe, "model-1", "detaljeret")
    ens = sammenlign_med_basis(ordre)
    assert (saetninger(ens), ens.exitstatus) == ([], 0)
    assert "»detaljeret« hedder nu »model-1«" in ens.noter[-1]
    # What is changed is told as changed, and not as gone and new.
    ny = opgave(aendret({"33 34 94 00": "33 34 94 01", "33349400": "33349401"}), **VALG)
    resultat = sammenlign_med_basis(ny)
    assert [gruppe.forskel.saetning for gruppe in resultat.grupper] == [
        "Kontakt: telefon: 33 34 94 00 → 33 34 94 01",
        "Områdets kontakt: Social, 33 34 94 00 → Social, 33 34 94 01",
    ]
    skriv_resultat(ny.mappe.koersel.rod, resultat)
    domme = [Dom(kode=en.noegle, navn="Anne", grund="Nyt nummer") for en in resultat.grupper]
    afgoer(ny.mappe, domme)
    assert sammenlign_med_basis(ny).exitstatus == 0

    omdoebte, vaek = ryd_op(ny)
    aendrede = sum(len(gruppe.sider) for gruppe in resultat.grupper)
    assert (len(omdoebte), vaek) == (antal - aendrede, ())
    assert {side.variant for side in ny.mappe.sider()} == {"model-1"}
    assert not list(ny.mappe.rod.glob("billeder/*/slides/detaljeret/*"))
    assert list(ny.mappe.rod.glob("billeder/*/slides/model-1/*"))
    efter = sammenlign_med_basis(ny)
    assert (efter.exitstatus, efter.noter) == (0, ("Uden billeder: " + UDEN,))


UDEN = "felter og tekst er sammenlignet, men ingen billeder."


def test_a_variant_that_is_gone_is_told_and_removed_and_is_no_other_variants_old_name(opgave):
    valg = {**VALG, "varianter": (), "sider": ("mit-overblik",)}
    ordre = opgave(**valg)
    tag_basis(ordre)
    for side in ordre.mappe.sider():
        ordre.mappe.gem_tekst(replace(side, variant="den-gamle"), laes_side("<p>Noget andet"))
    antal = len(ordre.mappe.sider()) // 2
    resultat = sammenlign_med_basis(ordre)
    assert saetninger(resultat) == [f"Side er forsvundet – {antal} sider"]
    assert {side.side.variant for side in resultat.forskellige} == {"den-gamle"}
    assert len(ryd_op(ordre)[1]) == antal
    assert sammenlign_med_basis(ordre).exitstatus == 0


def test_a_choice_of_one_variant_says_nothing_of_the_others(opgave):
    tag_basis(opgave(**VALG, varianter=("model-2",)))
    tag_basis(opgave(**VALG))
    assert sammenlign_med_basis(opgave(**VALG)).exitstatus == 0
    assert ryd_op(opgave(**VALG)) == ({}, ())


def test_a_page_that_fails_is_not_removed(opgave, hent):
    tag_basis(opgave(**VALG))
    mappe = opgave().mappe
    (side,) = (s for s in mappe.sider() if s.hale.endswith("plejebolig/"))
    andre = [replace(side, hale=side.hale.replace("plejebolig", ny)) for ny in ("vaek", "fejler")]
    for ny in andre:
        mappe.gem_tekst(ny, mappe.load_tekst(side))

    def fejler(adresse):
        svar = hent(adresse)
        return replace(svar, status=500) if "fejler" in adresse else svar

    assert ryd_op(opgave(fejler, **VALG))[1] == (andre[0],)


def test_a_kommune_that_is_not_loaded_is_told_and_only_removed_by_name(opgave):
    tag_basis(opgave(**VALG))
    fremmed = Side("nabo", "model-1", "mit-overblik/nancy-ann-berggren/sager/")
    mappe = opgave().mappe
    mappe.gem_tekst(fremmed, laes_side("<p>Noget"))
    ordre = opgave(**VALG, kommuner=())
    resultat = sammenlign_med_basis(ordre)
    assert resultat.kunne_ikke
    assert "1 side fra nabo, som ikke er indlæst her" in " ".join(resultat.noter)
    ryd_op(ordre)
    assert fremmed in mappe.sider()
    assert fjern_kommuner(mappe, ("nabo",)) == (fremmed,)
    assert fremmed not in mappe.sider()


def test_the_command_removes_and_says_what(opgave, data, monkeypatch):
    monkeypatch.setenv("FORHAANDSBLIK_DATA", str(data))
    ordre = opgave(**VALG)
    tag_basis(ordre)
    (side,) = (s for s in ordre.mappe.sider() if s.hale.endswith("plejebolig/"))
    ny = replace(side, hale=side.hale.replace("plejebolig", "vaek"))
    ordre.mappe.gem_tekst(ny, ordre.mappe.load_tekst(side))
    ord_ = ["screenshots", "prune", "--kommune=slides", f"--mappe={ordre.mappe.rod}"]
    svar = CliRunner().invoke(main, [*ord_, "--person=nancy-ann-berggren"])
    assert (svar.exit_code, f"Fjernet: {ny.adresse}" in svar.output) == (0, True), svar.output
    assert CliRunner().invoke(main, [*ord_, "--kommune=findes-ikke"]).exit_code == 2


# NAMES OF FILES

NAVNE = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=300)


@given(NAVNE, NAVNE, st.sampled_from(["", "dato=2024-04-08&linje=0"]))
def test_every_page_has_a_name_that_windows_can_keep(kommune, hale, query):
    navn = Side(kommune.replace("/", ""), "model-1", f"{hale}/", query).navn
    hele = f"koersel/billeder/chromium-headless-shell-156.0.8078.79-test/{navn}@1280.json"
    assert len(navn) <= LAENGSTE_NAVN
    assert len(rf"C:\Users\anne.margrethe.hansen\Documents\forhaandsblik-billeder\{hele}") <= 259
    for del_ in PureWindowsPath(hele).parts:
        assert not set(del_) & set('<>:"|?*\\')
        assert not PureWindowsPath(del_).is_reserved()
        assert not del_.endswith((".", " "))
    assert ".." not in navn.split("/")


@pytest.mark.parametrize(
    "en, anden",
    [
        (f"mit-overblik/{'a' * 200}1/", f"mit-overblik/{'a' * 200}2/"),
        ("a/b/", "a__b/"),
        ("a:b/", "a?b/"),
        ("a-b/", "a:b/"),
    ],
)
def test_two_pages_never_share_a_name(en, anden):
    assert Side("by", "model-1", en).navn != Side("by", "model-1", anden).navn


def test_an_ordinary_page_keeps_the_name_that_it_has():
    side = Side("slides", "model-1", "mit-overblik/nancy-ann-berggren/sager/", "linje=0")
    assert side.navn == "slides/model-1/mit-overblik__nancy-ann-berggren__sager~uden-linje"


def test_a_basis_with_names_that_were_too_long_is_moved(tmp_path):
    mappe = Mappe(tmp_path.resolve())
    side = Side("by", "model-1", f"mit-overblik/{'lang-' * 30}slut/")
    mappe.gem_tekst(side, laes_side("<p>Tekst"))
    gammelt = f"by/model-1/{side.hale.strip('/').replace('/', '__')}"
    mappe.tekstfil(side).rename(mappe.rod / "sider" / f"{gammelt}.json")
    billede = mappe.rod / "billeder" / "chromium-1" / f"{gammelt}@375.png"
    billede.parent.mkdir(parents=True)
    billede.write_bytes(b"png")
    with laast(tmp_path):
        assert mappe.load_tekst(side)
        assert mappe.billedfil(side, "chromium-1", 375).read_bytes() == b"png"


def test_the_run_and_the_lock_are_kept_out_of_git_by_a_file(tmp_path):
    with laast(tmp_path / "b"):
        pass
    linjer = (tmp_path / "b" / ".gitignore").read_text("utf-8").splitlines()
    assert {"/koersel/", "/.laas"} <= set(linjer)
    (tmp_path / "b" / ".gitignore").write_text("egne\n")
    with laast(tmp_path / "b"):
        pass
    assert (tmp_path / "b" / ".gitignore").read_text() == "egne\n"


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path):
    (tmp_path / "b").write_text("en fil")
    with (
        pytest.raises(BasisError, match=r"kan ikke bruges: .*vælg kopien med --mappe"),
        laast(tmp_path / "b"),
    ):
        pass


def test_a_run_remembers_under_which_name_its_basis_lies(opgave, tmp_path):
    ordre = opgave(**VALG)
    tag_basis(ordre)
    omdoeb_i_basis(ordre.mappe, "model-1", "detaljeret")
    resultat = sammenlign_med_basis(ordre)
    skriv_resultat(ordre.mappe.koersel.rod, resultat)
    assert laes_resultat(ordre.mappe.koersel.rod) == resultat
    json.loads((ordre.mappe.koersel.rod / "resultat.json").read_text("utf-8"))
