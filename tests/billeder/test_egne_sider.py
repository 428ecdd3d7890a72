"""The product's own pages: what they tell lies in git, their pictures are made in the run."""

import os
import shutil

from tests.billeder.egne_sider import BASIS, opgaver
from webapp.billeder.basis import Mappe
from webapp.billeder.fotosamling import Opgave
from webapp.billeder.koersel import sammenlign_med_basis
from webapp.billeder.sidevalg import Valg
from webapp.billeder.tag import tag_basis


def test_every_page_tells_what_it_told_when_it_was_accepted(hent, lager, tmp_path):
    shutil.copytree(BASIS, tmp_path / "basis")
    fundet, sider = [], 0
    for opgave in opgaver(hent, lager.slugs(), Mappe(tmp_path / "basis")):
        resultat = sammenlign_med_basis(opgave)
        sider += len(resultat.sider)
        fundet += [gruppe.saetning for gruppe in resultat.grupper]
    assert fundet == [], "accepted? then: python -m tests.billeder.egne_sider"
    assert sider == len(list(BASIS.rglob("*.json")))


def test_the_pictures_of_this_engine_are_the_same_when_they_are_taken_again(hent, lager, tmp_path):
    valg = Valg(
        kommuner=("slides",),
        varianter=("model-1",),
        personer=("nancy-ann-berggren",),
        sider=("mit-overblik",),
    )
    opgave = Opgave(
        hent=hent,
        kommuner=lager.slugs(),
        mappe=Mappe(tmp_path),
        valg=valg,
        genbrug=False,
        arbejdere=os.cpu_count() or 1,
    )
    foerste, nye = tag_basis(opgave)
    assert nye.filer == 3 * foerste.taget / 2  # a text, and a picture at each of two widths
    igen = sammenlign_med_basis(opgave)
    assert igen.taget == foerste.taget >= 20
    assert igen.grupper == ()
