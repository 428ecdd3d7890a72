"""The door: no original is found anywhere after an import, and the same import is the same."""

from __future__ import annotations

import csv
import io
import logging
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.integration.datamappe import alt_i
from webapp.config import Config
from webapp.domain.vaerdier.identifikation import kan_vaere_cpr
from webapp.importers.doer.udeladt import laes_udeladt
from webapp.importers.rapport import Filfejl
from webapp.services.grundlag import load_grundlag
from webapp.services.hjemtagning.eksport import organisationsarket
from webapp.services.indlaes.doeren import MAPPE, luk_ind
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store.kildefiler import load_kildefiler
from webapp.store.varianter import load_varianthoveder

FORNAVNE = ("Mette", "Torben", "Lisbeth", "Aage", "Zeynep", "Jørgen")
KOMMUNE = b"Kommune;CVR;Dato\nTest;12345678;2024-04-08\n"
EFTERNAVNE = ("Kjærsgaard", "Abildtrup", "Østergaard", "Demirci", "Wolff")


@dataclass(frozen=True)
class Borger:
    """A made-up person of the test, who stands for a real one."""

    navn: str
    cpr: str
    skilletegn: str

    @property
    def skrevet(self) -> str:
        return f"{self.cpr[:6]}{self.skilletegn}{self.cpr[6:]}"


borgere = st.lists(
    st.builds(
        lambda f, e, dag, rest, tegn: Borger(f"{f} {e}", f"{dag:%d%m%y}{rest:04d}", tegn),
        st.sampled_from(FORNAVNE),
        st.sampled_from(EFTERNAVNE),
        st.dates(date(1920, 1, 1), date(2020, 1, 1)),
        st.integers(1000, 9999),
        st.sampled_from(["-", "", " "]),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda b: b.cpr,
)


def _csv(*raekker: tuple[str, ...]) -> bytes:
    ud = io.StringIO()
    csv.writer(ud, delimiter=";").writerows(raekker)
    return ud.getvalue().encode()


def _xlsx(*raekker: tuple[str, ...]) -> bytes:
    bog = Workbook()
    bog.properties.creator = "Birthe Jespersen"
    ark = bog.worksheets[0]
    for raekke in raekker:
        ark.append(raekke)
    skrap = bog.create_sheet("Mine noter")
    skrap.append([" ".join(raekker[1])])
    ud = io.BytesIO()
    bog.save(ud)
    return ud.getvalue()


def lav_filer(alle: list[Borger]) -> dict[str, bytes]:
    """A set of sheets with the persons in every place that a person can stand."""
    personer = [
        (
            b.cpr,
            b.navn,
            b.skrevet,
            "Lærkevej 7, 4260 Korsbæk",
            f"Ring til {b.navn} {b.skrevet}",
            "x",
        )
        for b in alle
    ]
    sager = [
        (f"S-{nr}-{b.skrevet}", "Cura", f"Sag om {b.navn} ({b.skrevet})", "2024-01-02", b.cpr)
        for nr, b in enumerate(alle)
    ]
    haendelser = [
        (s[0], "2024-01-02", f"Talt med {b.navn.split()[0]}", b.navn)
        for s, b in zip(sager, alle, strict=True)
    ]
    notater = [
        (s[0], f"Samtale\nHele teksten om {b.navn}: kræft", "2024-01-03")
        for s, b in zip(sager, alle, strict=True)
    ]
    return {
        "kommune.csv": _csv(("Kommune", "CVR", "Dato"), ("Test", "12345678", "2024-04-08")),
        f"{alle[0].cpr}.xlsx": _xlsx(
            ("Person", "Navn", "CPR", "Adresse", "Beskrivelse", "Egen kolonne"), *personer
        ),
        "familie.csv": _csv(
            ("Person", "Relation", "Til person"), (alle[0].cpr, "Ven", alle[-1].cpr)
        ),
        "sager.csv": _csv(("Sagsnummer", "Fagsystem", "Titel", "Oprettet", "Primær part"), *sager),
        "haendelser.csv": _csv(
            ("Sagsnummer", "Dato", "Hændelse", "Sagsbehandler", "Fremdrift"),
            *((*h, "Opstået") for h in haendelser),
        ),
        "notater.csv": _csv(("Sagsnummer", "Notat", "Dato"), *notater),
    }


def indhold_af(lager: Kommunelager, slug: str) -> Mapping[str, list[dict[str, object]]]:
    with lager.aaben(slug) as database:
        return {
            tabel: list(database.table(tabel).rows)
            for tabel in (
                "person",
                "sag",
                "haendelse",
                "sagspart",
                "journalnotat",
                "familierelation",
            )
        }


def mit_lager(config: Config, mappe: str) -> Kommunelager:
    return Kommunelager(Path(mappe), config.seed)


@given(borgere)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_original_is_left_anywhere(
    config: Config, caplog: pytest.LogCaptureFixture, alle: list[Borger]
) -> None:
    with tempfile.TemporaryDirectory() as mappe, caplog.at_level(logging.DEBUG):
        lager = mit_lager(config, mappe)
        fund = lager.indlaes("test", lav_filer(alle))
        spor = alt_i(lager, "test") + caplog.text.encode() + repr(fund).encode()
        for borger in alle:
            assert borger.cpr.encode() not in spor
            assert borger.skrevet.encode() not in spor
            assert borger.navn.encode() not in spor
            for ord_ in borger.navn.split():
                assert ord_.encode() not in spor
        assert "kræft".encode() not in spor
        assert b"Birthe" not in spor
        assert "Lærkevej".encode() not in spor
        with lager.aaben("test") as database:
            assert database.execute("SELECT count(*) FROM person").fetchone()[0] == len(alle)
            sql = "SELECT count(DISTINCT person_id) FROM sagspart WHERE person_id IS NOT NULL"
            assert database.execute(sql).fetchone()[0] == len(alle), "the same person in two files"


@given(borgere)
@settings(max_examples=5, deadline=None)
def test_the_same_import_twice_gives_the_same(config: Config, alle: list[Borger]) -> None:
    with tempfile.TemporaryDirectory() as mappe:
        lager = mit_lager(config, mappe)
        lager.indlaes("test", lav_filer(alle))
        foer = indhold_af(lager, "test")
        lager.indlaes("test", lav_filer(alle))
        assert indhold_af(lager, "test") == foer


def test_a_person_in_two_imports_is_one(eget_lager: Kommunelager) -> None:
    filer = lav_filer([Borger("Mette Kjærsgaard", "1203851234", "-")])
    navne = {"kommune.csv", "1203851234.xlsx"}
    eget_lager.indlaes("test", {n: i for n, i in filer.items() if n in navne})
    fund = eget_lager.indlaes("test", {n: i for n, i in filer.items() if n not in navne})
    assert "PERSON_UKENDT" not in {et.kode for et in fund}
    with eget_lager.aaben("test") as database:
        navn = database.execute("SELECT navn FROM person").fetchone()[0]
        assert (
            database.execute("SELECT titel FROM sag").fetchone()[0].startswith(f"Sag om {navn} (")
        )


def test_the_key_lies_outside_the_kommunes_file(eget_lager: Kommunelager) -> None:
    eget_lager.indlaes("test", lav_filer([Borger("Mette Kjærsgaard", "1203851234", "-")]))
    noegle = (eget_lager.data / MAPPE / "noegle").read_bytes()
    assert noegle not in eget_lager.fil("test").read_bytes()
    assert (eget_lager.data / MAPPE / "noegle").stat().st_mode & 0o077 == 0


def test_a_wrong_cpr_number_is_not_shown_either(eget_lager: Kommunelager) -> None:
    filer = lav_filer([Borger("Mette Kjærsgaard", "1203851234", "-")])
    filer["p2.csv"] = _csv(("Person", "Navn", "CPR"), ("anna", "Anna Wolff", "120385-12345"))
    fund = eget_lager.indlaes("test", filer)
    assert "CPR_UGYLDIGT" in {et.kode for et in fund} or any("CPR" in et.kode for et in fund)
    assert b"120385-12345" not in alt_i(eget_lager, "test")


def test_kombits_sheets_are_kept_to_the_byte(eget_lager: Kommunelager, config: Config) -> None:
    mappe = config.seed / "korsbaek"
    filer = {fil.name: fil.read_bytes() for fil in mappe.iterdir() if fil.suffix != ".md"}
    eget_lager.indlaes("test", filer)
    uaendret = ("fk-organisation.json", "model-1.toml", "sapa-roller.csv")
    with eget_lager.aaben("test") as database:
        for navn in uaendret:
            sql = "SELECT indhold FROM kildefil WHERE navn = ?"
            assert database.execute(sql, [navn]).fetchone()[0] == filer[navn], navn


def test_a_file_named_with_what_can_be_a_cpr_number_is_one_file_everywhere(
    eget_lager: Kommunelager, config: Config
) -> None:
    seed = config.seed / "korsbaek"
    # Day and time of day, ten digits: such names are common.
    navne = {"organisationsark-model-1.xlsx": "Ark 010324-1430.xlsx"}
    navne["fk-organisation.json"] = "fk.json"
    filer = {nyt: (seed / navn).read_bytes() for navn, nyt in navne.items()}
    eget_lager.indlaes("test", filer | {"k.csv": KOMMUNE})
    with eget_lager.aaben("test") as database:
        gemte = set(load_kildefiler(database))
        (hoved,) = load_varianthoveder(database)
        grundlag = load_grundlag(database, hoved.slug)
        assert {
            raekke.sted.fil for raekke in grundlag.variant.enhedsmapning if raekke.sted
        } <= gemte
        assert not any(map(kan_vaere_cpr, gemte))
        # The kommune's own sheet is the one to take home, not a new one.
        (nyt,) = (navn for navn in gemte if navn.startswith("Ark"))
        hjem = organisationsarket(database, grundlag)
        assert hjem.udeladt == laes_udeladt(load_kildefiler(database)[nyt]) != ()


def test_two_files_that_get_one_name_are_refused(eget_lager: Kommunelager) -> None:
    filer = {"a 251248-4916.csv": KOMMUNE, "a 251248-XXXX.csv": KOMMUNE}
    with pytest.raises(Filfejl, match="hedder det samme"):
        eget_lager.indlaes("test", filer)


@pytest.mark.parametrize(
    "filer",
    [
        {"kommune.csv": b"Kommune;CVR;Dato\nTest;11111111;2026-12-01\n"},
        {
            "kommune.csv": KOMMUNE,
            "o.csv": b"Enhedsnavn i Cura;Sagsansvarlig;X;Y\nA;ja;111190;1234\n",
        },
    ],
)
def test_the_end_of_one_cell_and_the_next_are_not_told_as_a_number(
    eget_lager: Kommunelager, filer: Mapping[str, bytes]
):
    """It said that a number was replaced, and nothing was."""
    lukket = luk_ind(eget_lager.data, eget_lager.seed, filer, {})
    assert [linje for linje in lukket.linjer if "erstattet" in linje] == []
