"""The words that none should say: each kind is found where it stands, and in no rule's text."""

import pytest

from tests.ord import I_VAERKTOEJET, OVERALT, ord_i_tekst
from tests.unit.domain.alle_regler import ALLE, SPEC
from webapp.domain.kontrol.regler import KONTROL
from webapp.domain.variant.antagelser import SKIFTELIGE
from webapp.domain.variant.faste_antagelser import FASTE
from webapp.domain.visning.regel import bedoem

# Each as it once stood, or another of its kind.
FORKERTE = {
    "one of several": ("1 ydelser", "0 af 1 dokumenter vises", "1 aktive rækker"),
    "several of one": ("12 sag", "3 fil mangler"),
    "none, as a figure": ("0 er skjult",),
    "a code said twice": ("Rengøring (FSIII) (FSIII)",),
    "a slip": ("Slidesene viser", "Det afgør Boligindretning", "Ved en bevilling, hvilken sag"),
    "a unit of Cura that is another's": ("Enhed i Cura: Udbetaling Danmark",),
    "a woman of every citizen": ("hendes sider", "Hendes kontakt"),
    "that sager show": ("sager viser borgeren en anden kontakt",),
    "delivered, by another word": ("har afleveret sagen", "Afleverede sager"),
    "Cura sends": ("når Cura overfører", "Cura har leveret", "leveret fra Cura"),
    "others deliver": (
        "Andre fagsystemer har selv sendt disse",
        "leverandøren skal sende dem igen",
        "Sendt af andre fagsystemer",
    ),
    "to the indexes": ("sendes til indekserne", "leveret til Ydelsesindekset", "overført til SAPA"),
    "KLE's words": ("en KLE-kode", "KLE kode"),
    "another word": ("er koblet til", "tilkoblet enhed"),
    "a bare None": ("Enhed: None",),
    "a word twice": ("det er er rigtigt",),
    "one reader": ("Når du vælger", "Dine valg"),
    "a short date beside the long": ("8. apr 2024",),
}
RIGTIGE = (
    "Cura sender sagen, og den er overført til indekserne.",
    "Andre fagsystemer leverer selv sager og ydelser.",
    "1 ydelse og 2 sager pr. 8. april 2024",
    "0 af 1 dokument vises",
)


def test_every_kind_has_its_example():
    assert FORKERTE.keys() == (OVERALT | I_VAERKTOEJET).keys()


@pytest.mark.parametrize("slags", FORKERTE)
def test_each_kind_is_found(slags):
    for tekst in FORKERTE[slags]:
        assert [f.partition(":")[0] for f in ord_i_tekst(tekst)] == [slags], tekst


def test_the_right_words_are_let_through():
    assert [ord_i_tekst(tekst) for tekst in RIGTIGE] == [[] for _ in RIGTIGE]


def test_no_rule_or_assumption_says_any_of_them():
    tekster = {
        tekst
        for raekke in SPEC
        for fund in bedoem(ALLE, raekke.forhold)
        for tekst in (fund.tekst, fund.saetning, fund.kilde)
    }
    tekster |= {t for k in KONTROL for t in (k.overskrift, k.forklaring, k.raad, k.kilde)}
    tekster |= {
        t for en in (*SKIFTELIGE, *FASTE) for t in (en.spoergsmaal, en.standard, en.begrundelse)
    }
    assert [fund for tekst in sorted(tekster) for fund in ord_i_tekst(tekst)] == []
