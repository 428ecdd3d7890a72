"""What was ticked is saved, in every form of the product: each choice arrives, and nothing else.

The forms are found by walking the pages (tests/formularvandring.py), so a new one is tried by
itself. All its choices are made at once, after the effect of another choice was shown; what it
shows when it is opened again is what the store has. `make soak` makes them one by one as well.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from tests.formular import Felter, dele, felter, tryk
from tests.formularvandring import (
    BAARET,
    Formular,
    aaben,
    formularer,
    gem_knap,
    ret,
    sider,
    slags_af,
    valg,
)
from tests.klient import PageClient, lav_app
from webapp.config import Config
from webapp.services.kommuner.kommuner import Kommunelager

BEGIN = (
    "/korsbaek/",
    "/korsbaek/proeveborgere/",
    "/korsbaek/model-1/roller/visitator/",
    "/korsbaek/model-1/sapavalg/titler/",
)
# The kommune's own pages and one variant's tools; a page of a citizen has no form, that of adviser
# only counts, and those of the switches have buttons only, and are slow.
INDEN_FOR = (
    r"/korsbaek/(model-1/(?!mit-overblik|sapa/|hvorfor|historik|sapavalg/(?!titler)|eoj|adviser)"
    r"|varianter/$|indlaes/$|proeveborgere/$|$)"
)
MAKS_TRYK = 4
# What a form needs beside the choice that is tried, by the fields that tell it from others.
FORUD: dict[str, Felter] = {
    "kle[]": {"kle[]": ["27.51.04"], "aktiv": ["ja"]},
    "enhed,slags": {"enhed": ["<2>"], "slags": ["luk"], "dag": ["01-05-2024"]},
    "sagstype": {"sagstype": ["<2>"], "enhed": ["<2>"], "dato": ["2024-03-18"]},
    "type[]": {"type[]": ["madservice"]},
}
# Choices that count only beside another.
SAMMEN_MED: dict[str, Felter] = {
    "tekst": {"slags": ["omdoeb"]},
    "anden": {"slags": ["sammenlaeg"]},
    "system[]": {"filtervalg": ["valgte"]},
    "filtervalg": {"system[]": ["Cura"]},
    "fra": {"maade": ["dato"]},
    "ydelse": {},
}
# Choices that take away what others set, or that another button of the form reads: made alone.
ALENE = {"raekke", "toem[]", "ny-kolonne", "ydelse"}
FOER_OG_EFTER = 2


@pytest.fixture(scope="module")
def vandret(config: Config, lager: Kommunelager) -> list[tuple[str, html.HtmlElement]]:
    """Every kind of page, walked once."""
    return list(sider(PageClient(lav_app(config)), *BEGIN, inden_for=INDEN_FOR))


@pytest.fixture(scope="module")
def alle(config: Config, vandret) -> list[Formular]:
    return list(formularer(PageClient(lav_app(config)), vandret))


@pytest.fixture
def frisk(tmp_path: Path, config: Config, lager: Kommunelager):
    """A client over a fresh copy, as often as it is called."""
    nr = 0

    def lav() -> tuple[PageClient, Path]:
        nonlocal nr
        nr += 1
        mappe = tmp_path / str(nr)
        mappe.mkdir()
        shutil.copy(lager.fil("korsbaek"), mappe)
        app = lav_app(replace(config, data=mappe))
        # However busy the machine is, what is done beside the request is done before the answer.
        app.extensions["baggrund"].vent = 60
        return PageClient(app), mappe

    return lav


def indhold(mappe: Path) -> str:
    """What the store holds, but for when."""
    sum_ = hashlib.sha256()
    for fil in sorted(mappe.glob("*.db")):
        with sqlite3.connect(fil) as forbindelse:
            for linje in forbindelse.iterdump():
                if not linje.startswith(('INSERT INTO "version"', 'INSERT INTO "taeller"')):
                    sum_.update(linje.encode())
    return sum_.hexdigest()


def find(klient: PageClient, trae: html.HtmlElement, formular: Formular):
    return next((f for f in trae.xpath("//form") if slags_af(klient, f) == formular.slags), None)


def forud(form) -> Felter:
    navne = ",".join(sorted({felt.get("name") for felt in valg(form)}))
    for noegle, krav in FORUD.items():
        if all(en in navne.split(",") for en in noegle.split(",")):
            return {n: [_nr(form, n, v) for v in vaerdier] for n, vaerdier in krav.items()}
    return {}


def _nr(form, navn: str, vaerdi: str) -> str:
    if not vaerdi.startswith("<"):
        return vaerdi
    (felt,) = dele(form, f"select[@name='{navn}']")
    return list(felt.iter("option"))[int(vaerdi[1])].get("value")


def gem(klient: PageClient, formular: Formular, foerst: Felter, saa: Felter) -> Felter:
    """See the effect of one choice, make the others, press on until it is saved; what was sent."""
    trae = aaben(klient, formular.side)
    aendret, sendt = foerst, {}
    for _ in range(MAKS_TRYK):
        form = find(klient, trae, formular)
        knap = gem_knap(form)
        if knap.get("formaction") or knap.get("value") == "gem" or not _viser_virkning(form):
            aendret, saa = aendret | saa, {}
        sendt = felter(form) | aendret
        svar = tryk(klient.klient, form, knap, aendret)
        aendret = {}
        assert svar.status_code in {200, 303, 409}, f"{formular}: {_sagt(svar)}"
        vist = klient.klient.get(svar.location) if svar.location else svar
        trae = html.fromstring(vist.get_data(as_text=True))
        if svar.status_code == 303 and not _er_udkast(svar.location):
            return sendt
    raise AssertionError(f"{formular} is not saved after {MAKS_TRYK} presses")


def _sagt(svar) -> str:
    """What the page that answered says in its alerts."""
    side = html.fromstring(svar.text)
    return f"{svar.status_code} {[en.text_content() for en in side.find_class('alert')]}"


def _viser_virkning(form) -> bool:
    return form.get("action").rstrip("/").endswith("udkast") or bool(
        list(dele(form, "button[@value='virkning']"))
    )


def _er_udkast(adresse: str) -> bool:
    tegn = ("udkast=1", "type=", "top%5B%5D=", "niveau=", "#udkast-overskrift")
    return any(n in adresse for n in tegn)


def uden_baaret(felter_: Felter) -> Felter:
    """What is chosen in a form; the tree's list has its lines in the order of the tree."""
    return {
        n: sorted(v[0].splitlines()) if n == "indrykket" else v
        for n, v in felter_.items()
        if n not in BAARET and any(v)
    }


def test_the_forms_are_found(alle):
    ruter = {formular.slags[0] for formular in alle}
    assert ruter >= {
        "trin.vis_udkast",
        "antagelser.vis_udkast",
        "opsaetningudkast.vis_udkast",
        "rolleudkast.vis_udkast",
        "testscope.vis_valgte",
        "mapping.gem",
        "mapping.forslag",
        "mapping.trae",
        "typemapping.gem",
        "modeller.vis_valgte",
        "reorganisation.gem",
        "proeveborgere.tilfoej",
        "varianter.gem",
    }


def test_all_that_is_chosen_arrives_and_nothing_else(alle, frisk):
    for formular in alle:
        klient, mappe = frisk()
        foer = indhold(mappe)
        form = formular.paa(aaben(klient, formular.side))
        navne = [n for n in dict.fromkeys(f.get("name") for f in valg(form)) if n not in ALENE]
        krav = forud(form)
        foerst = ret(form, navne[:1]) | krav
        saa = krav | ret(form, [n for n in navne if n not in krav])
        stod, sendt = uden_baaret(felter(form)), gem(klient, formular, foerst, saa)
        assert indhold(mappe) != foer, f"{formular}: nothing was saved"
        igen = aaben(klient, formular.side)
        form = find(klient, igen, formular) if igen is not None else None
        # What Kontrol opens (`ret=`) proposes the same again.
        if form is not None and "fund=" not in formular.side:
            staar = uden_baaret(felter(form))
            # A form that makes something new stands there again as it was.
            assert staar in (uden_baaret(sendt), stod), formular


@pytest.mark.soak
def test_each_choice_by_itself_arrives(alle, frisk):
    for formular in alle:
        klient, _ = frisk()
        form = formular.paa(aaben(klient, formular.side))
        krav = forud(form)
        for navn in dict.fromkeys(f.get("name") for f in valg(form)):
            if navn == "ny-kolonne":
                continue
            valgt = krav | SAMMEN_MED.get(navn, {}) | ret(form, [navn])
            uden = krav | {n: v for n, v in SAMMEN_MED.get(navn, {}).items() if n != navn}
            svar = []
            for felter_ in (valgt, uden):
                klient, mappe = frisk()
                if felter_:
                    gem(klient, formular, felter_, {})
                svar.append(indhold(mappe))
            assert len(set(svar)) == FOER_OG_EFTER, f"{formular}: {navn} makes no difference"


def test_no_choice_is_seen_in_one_form_and_hidden_in_another(vandret):
    """Also on pages that show an effect: the form that saves is the one that is seen."""
    # The filters, and the one number that the form of a number is about.
    andet = {"soeg", "klesoeg", "fksoeg", "har-sager", "obligatorisk", "forskellig", "kle"}
    for adresse, side in vandret:
        former = [f for f in side.xpath("//form") if f.get("role") != "search"]
        for form in former:
            skjult = {f.get("name") for f in dele(form, "input[@type='hidden']")} - BAARET
            set_ = {f.get("name") for anden in former if anden is not form for f in valg(anden)}
            begge = {n.removesuffix("[]") for n in skjult} & {n.removesuffix("[]") for n in set_}
            assert not begge - andet, (adresse, begge)
