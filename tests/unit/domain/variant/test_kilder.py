"""Each rule says of itself what the table says of it, and every key that is cited is explained."""

import re

import pytest

from tests.unit.domain.kildetabel import TABEL
from webapp.domain.kontrol.regler import KONTROL
from webapp.domain.variant.antagelser import SKIFTELIGE
from webapp.domain.variant.faste_antagelser import FASTE
from webapp.domain.variant.kilder import KILDER
from webapp.domain.visning.borgerblik import BORGERBLIK
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.sapa import SAPA

REGLER = {
    **{r.code: (r.sourced, r.kilde) for r in (*EKSPORT, *BORGERBLIK, *SAPA)},
    **{r.kode: (r.sourced, r.kilde) for r in KONTROL},
}
STED = re.compile(
    r"[ds] §\d+(?:\.\d+)?[A-F]?(?:-\d+)?(?:, (?:[ds] )?§\d+(?:\.\d+)?[A-F]?(?:-\d+)?)*"
)
NOEGLE = re.compile(r"\b(?:A\d(?=[:\s,).]|$)|FAQ\d|SAPA\d|(?:ANV|ORG|DIG|XSD)-[A-Z]|XSD|KLA|KC)\b")


@pytest.mark.parametrize("kode", REGLER)
def test_a_rule_is_sourced_or_inferred_as_its_place_says(kode):
    assert kode in TABEL, "the rule has no row: where in the references does it stand?"
    art, navn, sted = TABEL[kode]
    sourced, kilde = REGLER[kode]
    assert sourced == (art == "S")
    assert navn in kilde
    assert STED.fullmatch(sted), sted


def test_the_table_has_no_rule_that_is_gone():
    assert TABEL.keys() == REGLER.keys()


def test_what_two_publishers_say_is_not_told_of_one():
    """A sourced rule of a page stands as »KOMBIT, …«: the words are KOMBIT's own then."""
    for regel in (*EKSPORT, *BORGERBLIK, *SAPA):
        assert not (regel.sourced and "Digitaliseringsstyrelsen" in regel.kilde), regel.code


def test_every_key_that_a_reader_meets_is_explained():
    forklaret = {kilde.noegle for kilde in KILDER}
    citeret = [kilde for _, kilde in REGLER.values()]
    citeret += [en.kilde for en in (*SKIFTELIGE, *FASTE)]
    noegler = {noegle for tekst in citeret for noegle in NOEGLE.findall(tekst)}
    assert noegler - forklaret == set()
    for kilde in KILDER:
        assert kilde.titel, kilde.noegle
        assert kilde.udgiver, kilde.noegle
