"""An acceptance is whole or refused: whatever is missing, half or other than what was seen.

The pictures are made here, so that no browser is needed.
"""

import io
import json
import shutil
from pathlib import Path

import pytest
from PIL import Image

from webapp.billeder.basis import BasisError, Billedtal, Mappe
from webapp.billeder.beslutning import LOG, Dom, afgoer, afgoer_af_tekst
from webapp.billeder.billedpar import flet, til_billeder
from webapp.billeder.filer import aftryk_af_fil
from webapp.billeder.forskelle import find_forskelle
from webapp.billeder.fotosamling import Foto
from webapp.billeder.resultat import Resultat, Sideresultat
from webapp.billeder.resultatfil import FIL, laes_resultat, skriv_resultat
from webapp.billeder.sidevalg import Side
from webapp.sideindhold.tekst import laes_side

MOTOR, BREDDE = "chromium-1.2.3.4", 40
SIDER = [Side("by", "model-1", f"mit-overblik/{navn}/") for navn in ("anna", "bo", "cilie")]


def png(farve, hoejde=30):
    ud = io.BytesIO()
    Image.new("RGB", (BREDDE, hoejde), farve).save(ud, "png")
    return ud.getvalue()


def gem(mappe, side, tekst, farve):
    mappe.gem_tekst(side, laes_side(f"<title>x</title><p>{tekst}</p>"))
    fil = mappe.billedfil(side, MOTOR, BREDDE)
    mappe.gem_billede(fil, png(farve), Billedtal("a", "", ()))
    tal = Billedtal("a", aftryk_af_fil(fil))
    mappe.gem_billede(fil, png(farve), tal)
    return Foto(fil, tal)


@pytest.fixture
def mappe(tmp_path):
    """A folder with a run in which three pages have another text and another picture."""
    mappe = Mappe((tmp_path / "første").resolve())
    sider = []
    for side in SIDER:
        foer = gem(mappe, side, "Før", "white")
        nu = gem(mappe.koersel, side, "Nu", "red")
        tekster = (mappe.load_tekst(side), mappe.koersel.load_tekst(side))
        forskelle, vist = flet(find_forskelle(*tekster), [til_billeder(foer, nu, BREDDE)])
        sider.append(
            Sideresultat(
                side=side,
                forskelle=forskelle,
                billeder=vist,
                foer=aftryk_af_fil(mappe.tekstfil(side)),
                nu=aftryk_af_fil(mappe.koersel.tekstfil(side)),
            )
        )
    resultat = Resultat(
        slags="basis", titel="x", motor=MOTOR, koersel="abcdefgh", sider=tuple(sider)
    )
    skriv_resultat(mappe.koersel.rod, resultat)
    return mappe


def filer(mappe):
    return {
        fil.relative_to(mappe.rod): fil.read_bytes()
        for fil in mappe.rod.rglob("*")
        if fil.is_file()
    }


def godkend_alt(mappe):
    koder = [gruppe.noegle for gruppe in laes_resultat(mappe.koersel.rod).grupper]
    return afgoer(mappe, [Dom(kode=kode, navn="Anne", grund="Rigtigt") for kode in koder])


def test_a_run_that_is_copied_to_another_checkout_is_accepted_there_and_nowhere_else(
    mappe, tmp_path
):
    kopi = Mappe(Path(shutil.copytree(mappe.rod, tmp_path / "anden")))
    foer = filer(mappe)
    assert godkend_alt(kopi)[-1] == "3 sider er nu basis, som de ser ud."
    assert filer(mappe) == foer
    for side in SIDER:
        assert kopi.billedfil(side, MOTOR, BREDDE).read_bytes() == png("red")
        assert kopi.load_tal(kopi.billedfil(side, MOTOR, BREDDE)).sha256
        assert kopi.load_tekst(side).linjer[-1].tekst == "paragraph: Nu"


def test_no_file_of_a_run_names_the_folder_that_it_was_made_in(mappe):
    assert str(mappe.rod) not in (mappe.koersel.rod / FIL).read_text("utf-8")


def billede(mappe, hvor="koersel"):
    return (mappe.koersel if hvor == "koersel" else mappe).billedfil(SIDER[1], MOTOR, BREDDE)


OEDELAEG = {
    "a picture of the run is missing": lambda m: billede(m).unlink(),
    "its numbers are missing": lambda m: billede(m).with_suffix(".json").unlink(),
    "it is half": lambda m: billede(m).write_bytes(png("red")[:40]),
    "it is another": lambda m: billede(m).write_bytes(png("blue")),
    "it and its numbers are another run's": lambda m: gem(m.koersel, SIDER[1], "Nu", "blue"),
    "the run's text is missing": lambda m: m.koersel.tekstfil(SIDER[1]).unlink(),
    "the run's text is half": lambda m: m.koersel.tekstfil(SIDER[1]).write_bytes(b"{"),
    "the run's text is another": lambda m: m.koersel.gem_tekst(SIDER[1], laes_side("<p>Andet")),
    "the basis got another text": lambda m: m.gem_tekst(SIDER[1], laes_side("<p>Andet")),
    "the basis lost its text": lambda m: m.tekstfil(SIDER[1]).unlink(),
    "the basis got another picture": lambda m: billede(m, "basis").write_bytes(png("blue")),
    "the basis lost its picture": lambda m: billede(m, "basis").unlink(),
}


@pytest.mark.parametrize("oedelaeg", OEDELAEG.values(), ids=OEDELAEG)
def test_what_is_not_what_was_seen_is_refused_and_nothing_is_half_accepted(mappe, oedelaeg):
    oedelaeg(mappe)
    foer = filer(mappe)
    with pytest.raises(BasisError, match=r"bo/.*Intet er godkendt"):
        godkend_alt(mappe)
    assert filer(mappe) == foer


@pytest.mark.parametrize("gang", range(1, 20))
def test_a_disk_that_fails_in_the_middle_puts_every_file_back(mappe, monkeypatch, gang):
    rigtig, kald = Path.rename, []

    def rename(self, maal):
        kald.append(maal)
        if len(kald) == gang:
            raise OSError(28, "No space left on device", str(maal))
        return rigtig(self, maal)

    foer = filer(mappe)
    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OSError, match="No space"):
        godkend_alt(mappe)
    monkeypatch.undo()
    assert filer(mappe) == foer
    assert godkend_alt(mappe)[-1].startswith("3 sider")


@pytest.mark.parametrize(
    "indhold", ["", "[]", "{}", '{"format": 2}', '{"format": 2, "sider": [{}], "noter": []}']
)
def test_a_run_that_is_half_written_is_refused(mappe, indhold):
    (mappe.koersel.rod / FIL).write_text(indhold)
    with pytest.raises(BasisError, match="kør »screenshots compare« igen"):
        laes_resultat(mappe.koersel.rod)


@pytest.mark.parametrize("sti", ["/etc/passwd", "../../etc/passwd", "koersel/../../x.png"])
def test_a_run_that_points_out_of_its_folder_is_refused(mappe, sti):
    fil = mappe.koersel.rod / FIL
    data = json.loads(fil.read_text("utf-8"))
    data["sider"][0]["billeder"][0]["nu"] = sti
    fil.write_text(json.dumps(data))
    with pytest.raises(BasisError, match="ikke hel eller er rettet"):
        laes_resultat(mappe.koersel.rod)


# WHAT A DECISION WAS MADE ON


def beslutninger(mappe, **rettet):
    resultat = laes_resultat(mappe.koersel.rod)
    aftryk = {side.side.navn: side.aftryk for side in resultat.sider}
    data = {
        "koersel": resultat.koersel,
        "beslutninger": [
            {
                "gruppe": gruppe.noegle,
                "sider": [side.navn for side in gruppe.sider],
                "aftryk": {side.navn: aftryk[side.navn] for side in gruppe.sider},
                "afgoerelse": "godkendt",
                "navn": "Anne",
                "grund": "Rigtigt",
            }
            for gruppe in resultat.grupper
        ],
    }
    return json.dumps(data | rettet)


def test_the_log_names_the_run_and_what_was_seen_of_each_page(mappe):
    set_ = {side.side.navn: side.aftryk for side in laes_resultat(mappe.koersel.rod).sider}
    afgoer_af_tekst(mappe, beslutninger(mappe), "x.json")
    linje = json.loads((mappe.rod / LOG).read_text("utf-8").splitlines()[0])
    assert linje["koersel"] == "abcdefgh"
    assert linje["aftryk"] == set_


@pytest.mark.parametrize("koersel, ord_", [("andenkoe", "sammenlignet igen"), ("", "hvilken")])
def test_a_decision_on_another_run_is_refused(mappe, koersel, ord_):
    foer = filer(mappe)
    with pytest.raises(BasisError, match=ord_):
        afgoer_af_tekst(mappe, beslutninger(mappe, koersel=koersel), "x.json")
    assert filer(mappe) == foer


def test_a_decision_on_another_look_of_the_page_is_refused(mappe):
    tekst = beslutninger(mappe).replace(laes_resultat(mappe.koersel.rod).sider[2].aftryk, "0" * 12)
    with pytest.raises(BasisError, match="ikke den, der blev afgjort"):
        afgoer_af_tekst(mappe, tekst, "x.json")


def test_a_page_that_does_not_have_the_difference_is_refused_and_not_passed_over(mappe):
    kode = laes_resultat(mappe.koersel.rod).grupper[0].noegle
    dom = Dom(kode=kode, navn="A", grund="B", sider=(SIDER[0].navn, "by/model-1/andet"))
    with pytest.raises(BasisError, match="findes ikke på siden by/model-1/andet"):
        afgoer(mappe, [dom])


def test_the_code_of_a_kind_accepts_all_its_differences(mappe):
    grupper = laes_resultat(mappe.koersel.rod).grupper
    svar = afgoer(mappe, [Dom(kode=g.forskel.slags, navn="Anne", grund="Alt") for g in grupper])
    assert svar[-1].startswith("3 sider er nu basis")
