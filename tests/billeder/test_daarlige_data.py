"""Bad input: a clear sentence, the rest of the run goes on, no basis is harmed."""

import io
import shutil
import threading
from dataclasses import replace

import pytest
from PIL import Image

from tests.billeder.optagne import tag_billeder
from webapp.billeder import fotograf, protokol
from webapp.billeder.basis import BasisError
from webapp.billeder.browser import MILJOEVARIABEL, Browser, find_browser
from webapp.billeder.koersel import sammenlign_med_basis, sammenlign_varianter
from webapp.billeder.laas import laast
from webapp.billeder.optagelse import Bestilling
from webapp.billeder.rapport import skriv_rapport
from webapp.billeder.sidevalg import SidevalgError, Svar
from webapp.billeder.stedserver import Forraad, serveret
from webapp.billeder.tag import tag_basis

SCRIPT = "<!DOCTYPE html><title>x</title><p id=a>0</p><script>{}</script>"


def basisfiler(opgave):
    mappe = opgave.mappe.rod
    return {
        fil.relative_to(mappe): fil.read_bytes()
        for navn in ("sider", "billeder")
        for fil in (mappe / navn).rglob("*")
        if fil.is_file()
    }


def saetninger(resultat):
    return [gruppe.forskel.saetning for gruppe in resultat.grupper]


def tag(sider):
    """Pictures of pages of our own: address to HTML, or to an exception."""

    def hent(adresse):
        return Svar(200, "text/html; charset=utf-8", sider[adresse].encode())

    with serveret(Forraad(hent)) as server:
        ordrer = [Bestilling(a, (400,), "<script" in html) for a, html in sider.items()]
        optagne = list(tag_billeder(find_browser(), server, ordrer))
    return {o.bestilling.adresse: o.fejl for o in optagne}


@pytest.mark.parametrize(
    "oedelaeg", [lambda png: png[: len(png) // 2], lambda _: b"", lambda _: b"ikke et billede"]
)
def test_a_truncated_picture_of_the_basis_is_told_and_left_alone(opgave, basis, config, oedelaeg):
    (png,) = opgave().mappe.rod.glob("billeder/**/*.png")
    png.write_bytes(oedelaeg(png.read_bytes()))
    foer = basisfiler(opgave())
    resultat = sammenlign_med_basis(opgave())
    (saetning,) = saetninger(resultat)
    assert saetning.startswith("Fejl: Basisbilledet ved 1280 px er ødelagt")
    rapport = skriv_rapport(opgave().mappe.koersel.rod, resultat, config)
    assert "er ødelagt" in rapport.read_text("utf-8")
    assert basisfiler(opgave()) == foer


def test_a_picture_of_another_size_in_the_basis_is_told(opgave, basis):
    (png,) = opgave().mappe.rod.glob("billeder/**/*.png")
    andet = io.BytesIO()
    Image.new("RGB", (10, 10)).save(andet, "png")
    png.write_bytes(andet.getvalue())
    assert "skiftet ud" in saetninger(sammenlign_med_basis(opgave()))[0]


def test_a_text_of_the_basis_that_is_broken_is_one_fault_and_the_rest_is_compared(opgave):
    valg = {"sider": ("mit-overblik/nancy-ann-berggren/*",), "billeder": False}
    tag_basis(opgave(**valg))
    fil = next(opgave().mappe.rod.glob("sider/**/*__sager~*.json"), None) or next(
        opgave().mappe.rod.glob("sider/**/*__sager.json")
    )
    fil.write_text(fil.read_text("utf-8")[:200], "utf-8")
    resultat = sammenlign_med_basis(opgave(**valg))
    assert len(resultat.sider) >= 10
    assert len(resultat.forskellige) == 1


def test_a_page_that_errors_is_one_fault_and_is_never_a_basis(opgave, hent):
    def fejler(adresse):
        svar = hent(adresse)
        return Svar(500, svar.type, b"<title>Fejl</title>") if "plejebolig" in adresse else svar

    valg = {
        "sider": ("mit-overblik/nancy-ann-berggren/serviceydelser-og-hjaelpemidler/*",),
        "billeder": False,
    }
    resultat, nye = tag_basis(opgave(fejler, **valg))
    assert saetninger(resultat) == ["Fejl: Siden svarer 500: Fejl"]
    assert nye.tekster >= 4
    assert not list(opgave().mappe.rod.glob("sider/**/*plejebolig*"))


def test_a_page_that_is_gone_and_one_that_is_new_are_told(opgave, hent):
    valg = {"sider": ("mit-overblik/nancy-ann-berggren/*",), "billeder": False}
    tag_basis(opgave(**valg))
    mappe = opgave().mappe
    (side,) = (side for side in mappe.sider() if "plejebolig" in side.hale)
    mappe.gem_tekst(
        replace(side, hale=side.hale.replace("plejebolig", "den-gamle")), mappe.load_tekst(side)
    )
    mappe.tekstfil(side).unlink()
    assert saetninger(sammenlign_med_basis(opgave(**valg))) == [
        "Side er forsvundet",
        "Side uden basis er kommet til",
    ]


def test_a_font_that_does_not_come_is_told_instead_of_a_picture():
    skrift = (
        "<!DOCTYPE html><title>x</title><style>@font-face{font-family:Vores;src:url(/v.woff2)}"
        "p{font-family:Vores}</style><p>Tekst</p>"
    )
    svar = tag({"/a": skrift, "/v.woff2": "ikke en skrift", "/b": "<title>y</title><p>God"})
    assert svar["/a"] == "Skriften »Vores« blev ikke hentet, så billedet er galt."
    assert svar["/b"] == ""


def test_a_page_that_never_settles_is_told_and_the_next_is_taken():
    tael = "setInterval(() => document.querySelector('#a').textContent = Math.random(), 5)"
    svar = tag({"/a": SCRIPT.format(tael), "/b": SCRIPT.format("1")})
    assert svar == {"/a": "Siden falder ikke til ro: den ser ny ud i hvert skud.", "/b": ""}


def test_a_page_that_never_comes_is_told_once_and_the_next_is_taken(monkeypatch):
    monkeypatch.setattr(protokol, "SVARTID", 3.0)
    slip = threading.Event()

    def hent(adresse):
        if adresse == "/a":
            slip.wait(30)
        return Svar(200, "text/html; charset=utf-8", b"<!DOCTYPE html><title>x</title><p>Tekst")

    forraad = Forraad(hent)
    forraad.laeg("/b", hent("/b").indhold)
    with serveret(forraad) as server:
        ordrer = [Bestilling(adresse, (400, 500)) for adresse in ("/a", "/b")]
        optagne = sorted(
            (o.bestilling.adresse, o.fejl) for o in tag_billeder(find_browser(), server, ordrer)
        )
        slip.set()
    sent = "Siden blev ikke færdig på 20 sekunder."
    assert optagne == [("/a", sent), ("/a", sent), ("/b", ""), ("/b", "")]


def test_a_browser_that_is_none_is_told_for_every_page(tmp_path):
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    with serveret(Forraad(lambda _: Svar(200, "text/html", b""))) as server:
        ordrer = [Bestilling(adresse, (400,)) for adresse in ("/a", "/b")]
        browser = Browser(program, "chromium", "1.2.3.4")
        fejl = [o.fejl for o in tag_billeder(browser, server, ordrer)]
    assert len(fejl) == 2
    assert all(et.startswith("Browseren kunne ikke startes eller gik ned") for et in fejl)


def test_a_browser_that_dies_in_the_middle_is_started_again(monkeypatch):
    ved_doeden = []
    rigtig = fotograf.fotografer

    def doer(fane, bestilling, bredde):
        if bestilling.adresse == "/b" and not ved_doeden:
            ved_doeden.append(bredde)
            fane.doer()
        return rigtig(fane, bestilling, bredde)

    monkeypatch.setattr(fotograf, "fotografer", doer)
    html = "<!DOCTYPE html><title>x</title><p>Tekst"
    assert tag(dict.fromkeys(("/a", "/b", "/c"), html)) == {"/a": "", "/b": "", "/c": ""}
    assert ved_doeden == [400]


def test_a_page_that_kills_every_browser_is_given_up_and_the_rest_is_taken(monkeypatch):
    rigtig = fotograf.fotografer

    def doer(fane, bestilling, bredde):
        if bestilling.adresse == "/b":
            fane.doer()
        return rigtig(fane, bestilling, bredde)

    monkeypatch.setattr(fotograf, "fotografer", doer)
    html = "<!DOCTYPE html><title>x</title><p>Tekst"
    svar = tag(dict.fromkeys(("/a", "/b", "/c"), html))
    assert svar.pop("/b").startswith("Browseren gik ned")
    assert svar == {"/a": "", "/c": ""}


def test_without_a_browser_texts_are_compared_and_the_run_says_so(opgave, aendret, monkeypatch):
    monkeypatch.setenv(MILJOEVARIABEL, "/findes/ikke")
    tag_basis(opgave())
    ens = sammenlign_med_basis(opgave())
    assert ens.exitstatus == 2
    assert "felter og tekst er sammenlignet" in ens.noter[0]
    fra = aendret({"33 34 94 00": "33 34 94 01", "33349400": "33349401"})
    assert sammenlign_med_basis(opgave(fra)).exitstatus == 1


def test_another_engine_compares_texts_and_says_that_it_has_no_picture(opgave, basis):
    (mappe,) = (opgave().mappe.rod / "billeder").iterdir()
    mappe.rename(mappe.with_name("chromium-1.2.3.4"))
    shutil.rmtree(opgave().mappe.koersel.rod)
    resultat = sammenlign_med_basis(opgave())
    assert resultat.exitstatus == 2
    assert "kunne ikke sammenlignes" in resultat.noter[0]
    assert "chromium-1.2.3.4" in resultat.noter[0]


def test_two_runs_on_one_folder_the_second_is_told_to_wait(tmp_path):
    mappe = tmp_path / "b"
    with laast(mappe), pytest.raises(BasisError, match="En anden kørsel bruger"), laast(mappe):
        pass
    with laast(mappe):
        pass


def test_what_is_not_there_is_named_with_what_is(opgave):
    with pytest.raises(SidevalgError, match=r"»ukendt«.*De indlæste er: korsbaek"):
        sammenlign_med_basis(opgave(kommuner=("ukendt",)))
    with pytest.raises(SidevalgError, match=r"»ukendt«.*Den har: model-1"):
        sammenlign_varianter(opgave(), "model-1", "ukendt")


def test_two_variants_are_told_as_what_the_choice_changes(opgave):
    ordre = opgave(sider=("sapa",), personer=("nancy-ann-berggren",), billeder=False)
    resultat = sammenlign_varianter(ordre, "model-1", "model-2")
    assert resultat.exitstatus == 1
    assert not any("Variant" in saetning for saetning in saetninger(resultat))


def test_a_block_of_lines_is_told_in_danish(opgave, aendret):
    tag_basis(opgave(billeder=False))
    fra = aendret({"</h1>": "</h1><p>Den ene.</p><p>Den anden.</p>"})
    (saetning,) = saetninger(sammenlign_med_basis(opgave(fra, billeder=False)))
    assert saetning == "Tekst kommet til: Afsnit: Den ene.\nAfsnit: Den anden."
