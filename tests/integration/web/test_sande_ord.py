"""What pages say of Havlunde is so: one verdict of a unit, one ranking of KLE, true figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.havlunde import MAPPE, VARIANT, indlaes_havlunde
from tests.klient import PageClient, lav_app
from webapp.config import Config
from webapp.services.grundlag import byg_grundlag, load_grundlag
from webapp.services.indlaes.doeren import luk_ind
from webapp.services.indlaes.indlaes import laes_mappe, saml
from webapp.services.kommuner.arbejdsrum import KOMMUNEFIL, indlaesside
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.maalinger.indvirkning import IKKE_MAPPET, UKENDT, Modtager, maal_indvirkning


@pytest.fixture
def havlunde(eget_lager: Kommunelager, config: Config) -> PageClient:
    """A client over Havlunde alone."""
    indlaes_havlunde(eget_lager)
    return PageClient(lav_app(replace(config, data=eget_lager.data)))


def test_a_unit_without_mapping_is_not_called_unknown(eget_lager: Kommunelager):
    indlaes_havlunde(eget_lager)
    with eget_lager.aaben("havlunde") as database:
        a = load_grundlag(database, VARIANT)
        b = byg_grundlag(a.opslag, replace(a.variant, enhedsmapning=()), a.dato)
        maalt = maal_indvirkning(database, a, b, Modtager.SAPA)
    sagt = {en.om_til or en.til["navn"] for en in maalt.aendringer}
    assert any(IKKE_MAPPET in et for et in sagt)
    assert not any(UKENDT in et for et in sagt)


def test_the_report_names_what_kontrol_ranks_first_and_the_titles():
    filer = laes_mappe(MAPPE) | {
        KOMMUNEFIL: b"Kommune;CVR;Dato\r\nHavlunde;11111111;2024-06-15\r\n"
    }
    fund = saml("havlunde", filer).laest.fund
    (raad,) = [et.ventet for et in fund if et.kode == "KLE_MANGLER_CIFFER"]
    assert raad.startswith("Skriv det, der gælder: 27.36.24 »Madservice« (")
    assert "eller 27.36.08" in raad


def test_the_products_own_note_is_no_file_that_somebody_loaded(eget_lager: Kommunelager):
    filer = laes_mappe(MAPPE)
    note = b"Kommune;CVR;Dato\r\nHavlunde;11111111;2024-06-15\r\n"
    eget_lager.indlaes("havlunde", {**filer, KOMMUNEFIL: note})
    assert set(indlaesside(eget_lager, "havlunde").filer) == set(filer)


def test_those_without_a_number_that_can_be_used_are_counted_and_shown(havlunde: PageClient):
    base = f"/havlunde/{VARIANT}/mapping/sagstyper/"
    assert "Kun dem uden et brugbart KLE-nummer (4)" in havlunde.get(base).indhold
    vist = havlunde.get(f"{base}?uden=1").indhold
    assert all(navn in vist for navn in ("Madservice", "Boligindretning", "Nødkald", "Plejebolig"))


def test_the_effect_says_whom_it_is_shown_to(havlunde: PageClient):
    base = f"/havlunde/{VARIANT}/mapping/sagstyper/"
    vist = " ".join(havlunde.get(f"{base}?navn=madservice&valg=27.36.24").indhold.split())
    assert "Det mærker" not in vist
    assert "Varianten er en plan" not in vist
    assert "bliver vist for" in vist


def test_where_a_number_was_replaced_is_said_and_not_the_number(tmp_path: Path, config: Config):
    ark = b"Titel;KLE-nummer;Beskrivelse\r\nKontanthj\xc3\xa6lp;32.24.04;Se 0101904321\r\n"
    lukket = luk_ind(tmp_path, config.seed, {"typer.csv": ark}, {})
    sagt = " ".join(lukket.linjer)
    assert "1 tal, der kan være et CPR-nummer, er erstattet af opdigtede." in sagt
    assert "»typer.csv«, C2" in sagt
    assert "0101904321" not in sagt
    assert " navn" not in sagt
