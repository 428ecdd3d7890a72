"""The door for deliveries and for KOMBIT's sheets: every sample, and numbers put into it."""

from __future__ import annotations

import io
import json
import logging
import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from tests.integration.datamappe import alt_i
from tests.integration.minby import FILER
from webapp.config import Config
from webapp.services.indlaes.doeren import load_offentlige
from webapp.services.indlaes.planlaegning import laeg_ny_plan
from webapp.services.indlaes.rapport import lav_rapport, som_xlsx
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store.opslag import load_personer
from webapp.store.varianter import find_variant

FILMAPPE = Path(__file__).parents[1] / "filer"
XML = ("sf1470_ImporterSagDokumentIndeksInput.xml", "sf1490_ImporterYdelseIndeksInput.xml")
SF1491 = "sf1491_EffektueringHent_O.json"
NANCY = "2512484916"
UUID = rb"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
TI_CIFRE = re.compile(rb"(?<!\d)\d{6}-?\d{4}(?!\d)")
KOMMUNE = {"kommune.csv": b"Kommune;CVR;Dato\nTest;12345678;2024-04-08\n"}
# Any ten digits but the public persons': valid CPR numbers, invalid ones, and what is none.
numre = st.from_regex(r"[0-9]{10}", fullmatch=True)


def cifre_i(indhold: bytes) -> set[bytes]:
    """Every run of ten digits outside a UUID, also divided as a CPR number is."""
    return {fund.replace(b"-", b"") for fund in TI_CIFRE.findall(re.sub(UUID, b"", indhold))}


def fil(navn: str) -> bytes:
    return (FILMAPPE / navn).read_bytes()


def indlaes(config: Config, mappe: str, filer: Mapping[str, bytes]) -> tuple[Kommunelager, bytes]:
    """Load through the door; the data folder, and everything in it with the report as bytes."""
    lager = Kommunelager(Path(mappe), config.seed)
    filer = KOMMUNE | dict(filer)
    fund = lager.indlaes("test", filer)
    lukket = lager.luk_ind("test", filer)
    rapport = som_xlsx(lav_rapport(laeg_ny_plan("test", lukket.filer), lukket.filer))
    with zipfile.ZipFile(io.BytesIO(rapport)) as bog:
        celler = b"\n".join(bog.read(navn) for navn in bog.namelist())
    return lager, b"\n".join((alt_i(lager, "test"), celler, repr(fund).encode()))


def offentlige(config: Config) -> set[bytes]:
    return {cpr.encode() for cpr in load_offentlige(config.seed)}


@pytest.mark.parametrize("navn", sorted(f.name for f in FILMAPPE.iterdir() if f.is_file()))
def test_of_every_sample_only_the_public_test_persons_numbers_are_kept(
    config: Config, tmp_path: Path, navn: str
) -> None:
    indhold = fil(navn)
    fundne = cifre_i(indhold)
    lokationer = {b"1012345678"}  # the P-number in Lokation of OS2sync's and OS2mo's samples
    _, spor = indlaes(config, str(tmp_path), {navn: indhold})
    assert not (fundne - offentlige(config) - lokationer) & cifre_i(spor)
    assert fundne & lokationer <= cifre_i(spor), "a P-number in Lokation stays"


@given(numre, numre, st.sampled_from(["", "-", " "]))
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@pytest.mark.parametrize("navn", XML)
def test_no_number_of_a_delivery_is_left_anywhere(
    config: Config, caplog: pytest.LogCaptureFixture, navn: str, ene: str, anden: str, tegn: str
) -> None:
    tekst = fil(navn).decode()
    if {ene.encode(), anden.encode()} & offentlige(config):
        return
    delt = f"{anden[:6]}{tegn}{anden[6:]}"
    # The number as a reference, in the title of a sag or ydelse, in a comment, as an attribute.
    tekst = tekst.replace(NANCY, ene).replace("<sag:Titel>", f"<sag:Titel>Om {ene} og ")
    tekst = re.sub(r"(<\w+:YdelseNavn>|<\w+:Navn>)", rf"\g<1>For {ene} ", tekst)
    tekst = re.sub(r"(<\?xml[^>]*\?>)?", rf"\g<0><!-- {ene} -->", tekst, count=1)
    er_dato = 1 <= int(anden[:2]) <= 31 and 1 <= int(anden[2:4]) <= 12
    if er_dato:
        tekst = tekst.replace("Telefonnotat", f"Telefonnotat {delt}")
    with tempfile.TemporaryDirectory() as mappe, caplog.at_level(logging.DEBUG):
        _, spor = indlaes(config, mappe, {navn: tekst.encode()})
        spor += caplog.text.encode()
        assert ene.encode() not in re.sub(UUID, b"", spor)
        if er_dato:
            assert delt.encode() not in re.sub(UUID, b"", spor)


@given(numre)
@settings(max_examples=15, deadline=None)
def test_no_number_of_sf1491_is_left_anywhere(config: Config, cpr: str) -> None:
    if cpr.encode() in offentlige(config):
        return
    data = json.loads(fil(SF1491).decode("utf-8-sig").replace(NANCY, cpr))
    with tempfile.TemporaryDirectory() as mappe:
        _, spor = indlaes(config, mappe, {SF1491: json.dumps(data).encode()})
    assert cpr.encode() not in re.sub(UUID, b"", spor)


def test_a_delivery_without_the_word_cpr_is_cleaned_too(config: Config, tmp_path: Path) -> None:
    tekst = fil(XML[0]).decode().replace("urn:oio:cpr-nr:", "urn:oio:borger:")
    assert "cpr" not in tekst.casefold()
    tekst = tekst.replace(NANCY, "1203851234").replace("Telefonnotat", "Ring 120385-1234")
    _, spor = indlaes(config, str(tmp_path), {XML[0]: tekst.encode()})
    assert b"1203851234" not in spor
    assert b"120385-1234" not in spor


def test_a_party_is_the_same_person_in_all_three_formats(config: Config, tmp_path: Path) -> None:
    filer = {
        navn: fil(navn)
        .replace(NANCY.encode(), b"1203851234")
        .replace(b"Nancy Ann Berggren", "Mette Kjærsgaard".encode())
        .replace(b"<sag:Titel>", "<sag:Titel>Mette Kjærsgaards sag: ".encode())
        for navn in (*XML, SF1491)
    }
    lager, spor = indlaes(config, str(tmp_path), filer)
    for ord_ in ("Mette", "Kjærsgaard", "Ulla Jakobsen"):
        assert ord_.encode() not in spor
    with lager.aaben("test") as database:
        assert len({p.navn for p in load_personer(database)}) == 1
        navn = load_personer(database)[0].navn
        titel = database.execute("SELECT titel FROM sag").fetchone()[0]
    assert titel.startswith(f"{navn}s sag: "), "the same name in the title, though it stands first"


def test_the_public_test_person_keeps_her_name_in_all_three_formats(
    config: Config, tmp_path: Path
) -> None:
    lager, spor = indlaes(config, str(tmp_path), {navn: fil(navn) for navn in (*XML, SF1491)})
    assert b"Nancy Ann Berggren" in spor
    with lager.aaben("test") as database:
        assert {p.navn for p in load_personer(database)} == {"Nancy Ann Berggren"}


def bog(*raekker: tuple[str | None, ...]) -> bytes:
    workbook = Workbook()
    for raekke in raekker:
        workbook.worksheets[0].append(list(raekke))
    workbook.worksheets[0]["A2"].comment = Comment("Aftalt med Mette Kjærsgaard", "Mig")
    ud = io.BytesIO()
    workbook.save(ud)
    return ud.getvalue()


ORG = (
    ("Enhedsnavn i Cura", "Sagsansvarlig", "Navn i FK ORG", "UUID", "Bemærkninger", "Vores egen"),
    ("Team Kjærsgaard", "ja", None, None, "Spørg Mette Kjærsgaard, 120385-1234", "Mette"),
)
PERSONER = "Person;Navn;CPR\nm;Mette Kjærsgaard;120385-1234\n".encode()


def arkene() -> Iterator[tuple[str, bytes]]:
    yield "org.xlsx", bog(*ORG)
    yield "org.csv", "\n".join(";".join(c or "" for c in raekke) for raekke in ORG).encode()


@pytest.mark.parametrize("navn, indhold", list(arkene()), ids=["xlsx", "csv"])
def test_known_names_go_from_remarks_and_comments_and_the_units_keep_theirs(
    config: Config, tmp_path: Path, navn: str, indhold: bytes
) -> None:
    lager, spor = indlaes(config, str(tmp_path), {navn: indhold, "p.csv": PERSONER})
    assert b"Mette" not in spor
    assert b"120385-1234" not in spor
    with lager.aaben("test") as database:
        mapning = find_variant(database, "org").enhedsmapning[0]
        person = load_personer(database)[0].navn
    assert mapning.lokal_enhed == "Team Kjærsgaard", "a unit's name is no person's"
    assert mapning.bemaerkning.startswith(f"Spørg {person}, ")
    if navn.endswith("xlsx"):
        kept = lager.luk_ind("test", {navn: indhold, "p.csv": PERSONER}).filer[navn]
        ark = load_workbook(io.BytesIO(kept)).worksheets[0]
        assert ark["A2"].comment.text == f"Aftalt med {person}"
        assert ark["F2"].value == person.split()[0]


def test_a_sheet_without_persons_is_kept_to_the_byte(config: Config, tmp_path: Path) -> None:
    lager = Kommunelager(tmp_path, config.seed)
    assert lager.luk_ind("test", FILER).filer == FILER
