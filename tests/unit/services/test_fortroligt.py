"""What stands beside a number or an address that SAPA shows after one more click."""

from __future__ import annotations

from datetime import date

import pytest

from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.identifikation import Cpr
from webapp.domain.variant.roller import Adresseadgang, Jobfunktionsrolle
from webapp.services.felter import Objekt
from webapp.services.sapa.fortroligt import (
    SKJULT_ADRESSE,
    aabning,
    vist_adresse,
    vist_cpr,
    vist_part,
)
from webapp.services.sapa.valg import STANDARD, Fortrolig, Sapavalg

NOEGLE = "familie/mor"
CPR, ADRESSE = (Sapavalg(aabnet=(art, NOEGLE)) for art in Fortrolig)
ANDEN = Sapavalg(aabnet=(Fortrolig.CPR, "familie/far"))
LOG = "Visning Beskyttet adresse · L · Jytte Rømer"
SKJUL = Sapavalg(skjul_cifre=True)


def person(*, beskyttet: bool = True) -> Person:
    return Person(
        slug="mor",
        navn="Jytte Rømer",
        cpr=Cpr("0107741902"),
        adresse="Skovbrynet 38",
        adressebeskyttelse=beskyttet,
        tilflyttet=date(2012, 2, 1),
    )


def rolle(adgang: Adresseadgang = Adresseadgang.KLIK) -> Jobfunktionsrolle:
    return Jobfunktionsrolle(slug="r", navn="R", beskyttet_adresse=adgang)


@pytest.mark.parametrize(
    "valg, vist",
    [
        (STANDARD, "010774-XXXX"),
        (ADRESSE, "010774-XXXX"),
        (ANDEN, "010774-XXXX"),
        (CPR, "010774-1902"),
    ],
)
def test_a_number_of_a_list_is_masked_until_it_is_opened(valg: Sapavalg, vist: str):
    assert vist_cpr(person(), NOEGLE, valg) == vist


@pytest.mark.parametrize(
    "valg, vist",
    [
        (STANDARD, "010774-1902"),
        (SKJUL, "010774-XXXX"),
        (Sapavalg(skjul_cifre=True, aabnet=CPR.aabnet), "010774-1902"),
    ],
)
def test_the_party_line_hides_its_last_four_as_the_user_has_set(valg: Sapavalg, vist: str):
    assert vist_part(person(), NOEGLE, valg) == vist


@pytest.mark.parametrize(
    "beskyttet, adgang, valg, vist",
    [
        (False, Adresseadgang.KLIK, STANDARD, "Skovbrynet 38"),
        (True, Adresseadgang.KLIK, STANDARD, SKJULT_ADRESSE),
        (True, Adresseadgang.KLIK, CPR, SKJULT_ADRESSE),
        (True, Adresseadgang.KLIK, ADRESSE, "*Skovbrynet 38"),
        (True, Adresseadgang.DIREKTE, STANDARD, "*Skovbrynet 38"),
    ],
)
def test_a_protected_address_is_there_after_a_click_or_at_once_as_the_role_says(
    beskyttet: bool,  # noqa: FBT001 - a cell of the table
    adgang: Adresseadgang,
    valg: Sapavalg,
    vist: str,
):
    assert vist_adresse(person(beskyttet=beskyttet), NOEGLE, rolle(adgang), valg) == vist


def raekke(cpr: str, adresse: str) -> Objekt:
    felter = {"familie.navn": "Jytte Rømer", "familie.cpr": cpr, "familie.adresse": adresse}
    return Objekt(NOEGLE, felter)


@pytest.mark.parametrize(
    "felt, cpr, adresse, valg, tekst, log",
    [
        ("familie.cpr", "010774-XXXX", "", STANDARD, "Se fuldt CPR", ""),
        ("familie.cpr", "010774-1902", "", CPR, "Se fuldt CPR", "Se Fuldt CPR · L · Jytte Rømer"),
        ("familie.adresse", "", SKJULT_ADRESSE, STANDARD, "Vis beskyttet adresse", ""),
        ("familie.adresse", "", "*S 38", ADRESSE, "Vis beskyttet adresse", LOG),
        ("familie.adresse", "", "*S 38", STANDARD, "", ""),
        ("familie.adresse", "", "S 38", ADRESSE, "", ""),
        ("familie.navn", "", "", CPR, "", ""),
    ],
)
def test_what_stands_beside_a_value(
    felt: str, cpr: str, adresse: str, valg: Sapavalg, tekst: str, log: str
):
    fundet = aabning(raekke(cpr, adresse), felt, "L", valg)
    assert (fundet.tekst if fundet else "", fundet.log if fundet else "") == (tekst, log)
