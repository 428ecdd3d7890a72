"""The same facts about another object are what `replace` gives, and nothing of the object before."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from tests import byg
from webapp.domain.variant.opsaetning import Kontaktkilde
from webapp.domain.visning.forhold import Forhold
from webapp.domain.visning.kontakt import Kontakt, Kontaktvalg


def test_about_another_object_is_what_replace_gives():
    foer, andet = byg.forhold(), byg.forhold(slags="ydelse", dato=byg.DATO)
    aendret = {felt.name: getattr(andet, felt.name) for felt in fields(Forhold)}
    for navn, vaerdi in aendret.items():
        assert foer.om(**{navn: vaerdi}) == replace(foer, **{navn: vaerdi})
    assert foer.om(**aendret) == andet != foer


def test_a_contact_that_was_found_is_found_anew():
    kilde = Kontaktkilde.FK_ORGANISATION
    valg = iter(Kontaktvalg(Kontakt(navn, navn), kilde) for navn in "ab")
    foer = replace(byg.forhold(), find_kontakt=lambda _forhold: next(valg))
    assert foer.kontakt != foer.om(sag=None).kontakt


def test_a_name_that_is_no_field_raises():
    with pytest.raises(TypeError, match="saag"):
        byg.forhold().om(saag=None)
