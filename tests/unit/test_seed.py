"""The examples are possible: no fact of seed/ contradicts another or the calendar."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

SEED = Path(__file__).parents[2] / "seed"
KOMMUNER = ("korsbaek", "slides")
# A Danish subscriber number never begins with 1, so these cannot ring; those of the slides, one of
# them KOMBIT's own, are kept.
UMULIG = re.compile(r"1234\d{4}")
SLIDENS = {"99887766", "33349400"}
POSTDISTRIKTER = {
    "2800": "Kgs. Lyngby|Kongens Lyngby",
    "2300": "København",
    "2830": "Virum",
    "3250": "Gilleleje",
    "9240": "Nibe",
    # Invented places have numbers that no district has.
    "4260": "Korsbæk",
    "4275": "Strandby",
    "4200": "Slagelse",
}
POSTADRESSE = re.compile(r"\b(\d{4}) ((?:Kgs\. )?[A-ZÆØÅ][a-zæøå]+(?: Lyngby)?)")
# Closed to new grants since 2003, though KOMBIT's own slide has one of them.
LUKKEDE = {"32.03.32", "32.03.34", "32.03.36", "32.03.38"}
KMD_SAG_LUKKET = date(2023, 1, 1)


def raekker(kommune: str, fil: str) -> list[dict[str, str]]:
    """The rows of a sheet of the seed."""
    with (SEED / kommune / fil).open(encoding="utf-8-sig", newline="") as aaben:
        return list(csv.DictReader(aaben, delimiter=";"))


def tekster(kommune: str) -> Iterator[tuple[str, str]]:
    """(file, text) of all that the seed says in words."""
    for fil in sorted((SEED / kommune).iterdir()):
        if fil.suffix == ".xlsx":
            bog = load_workbook(fil)
            yield (
                fil.name,
                "\n".join(
                    str(c) for ark in bog for r in ark.iter_rows(values_only=True) for c in r if c
                ),
            )
        else:
            yield fil.name, fil.read_text(encoding="utf-8-sig")


def foedt(cpr: str) -> date:
    """`251248-4916` in, 25 December 1948 out: the seventh digit gives the century."""
    dag, maaned, aar = (int(cpr[i : i + 2]) for i in (0, 2, 4))
    syvende = int(cpr.replace("-", "")[6])
    nye = (syvende >= 4 and syvende <= 9 and aar <= 36) if syvende in {4, 9} else syvende > 4
    return date((2000 if nye else 1900) + aar, maaned, dag)


def alder(cpr: str, dag: str) -> int:
    """Whole years on an ISO day."""
    paa, fra = date.fromisoformat(dag), foedt(cpr)
    return paa.year - fra.year - ((paa.month, paa.day) < (fra.month, fra.day))


def paaskedag(aar: int) -> date:
    """Easter Sunday by Gauss' algorithm in Meeus' form."""
    a, b, c = aar % 19, aar // 100, aar % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    return date(aar, (h + k - 7 * m + 114) // 31, (h + k - 7 * m + 114) % 31 + 1)


def er_lukket(dag: date) -> bool:
    """True on a weekend, a public holiday, Grundlovsdag and the closed days of Christmas."""
    paaske = paaskedag(dag.year)
    bevaegelige = [-3, -2, 1, 39, 50] + ([26] if dag.year < 2024 else [])
    faste = {(1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31)}
    flyttelige = {paaske + timedelta(days=n) for n in bevaegelige}
    return dag.weekday() > 4 or dag in flyttelige or (dag.month, dag.day) in faste


def sager(kommune: str) -> dict[str, dict[str, str]]:
    return {r["Sagsnummer"]: r for r in raekker(kommune, "sager.csv")}


def personer(kommune: str) -> dict[str, dict[str, str]]:
    return {r["Person"]: r for r in raekker(kommune, "personer.csv")}


def ydelser(kommune: str) -> list[dict[str, str]]:
    """Ydelser with their bevilling's columns and the receiver's CPR."""
    bevillinger = {r["Bevilling"]: r for r in raekker(kommune, "bevillinger.csv")}
    folk = personer(kommune)
    return [
        {
            **bevillinger[r["Bevilling"]],
            **r,
            "CPR": folk[bevillinger[r["Bevilling"]]["Modtager"]]["CPR"],
        }
        for r in raekker(kommune, "ydelser.csv")
    ]


def typer(kommune: str) -> dict[str, dict[str, str]]:
    """The preparation sheet's rows by local ydelse."""
    ark = load_workbook(SEED / kommune / "forberedelsesark.xlsx").worksheets[0]
    hoved, *rest = ark.iter_rows(values_only=True)
    return {str(r[0]): dict(zip(hoved, r, strict=False)) for r in rest if r[0]}


@pytest.mark.parametrize("kommune", KOMMUNER)
def test_no_telephone_can_ring_but_the_one_of_the_slide(kommune):
    numre = [r["Lægepraksis telefonnummer"] for r in raekker(kommune, "personer.csv")]
    numre += [r["Kontakttelefon"] for r in raekker(kommune, "opsaetning-af-borgerblikket.csv")]
    fk = (SEED / kommune / "fk-organisation.json").read_text(encoding="utf-8")
    numre += re.findall(r'"adresseTekst": "(\+?[\d ]{7,})"', fk)
    for fil in (SEED / kommune).glob("*.toml"):
        numre += re.findall(r'[Tt]elefon = "([^"]+)"', fil.read_text(encoding="utf-8"))
    cifre = [re.sub(r"\D", "", re.sub(r"^(\+|00)45", "", nr)) for nr in numre]
    assert [c for c in cifre if len(c) == 8 and c not in SLIDENS and not UMULIG.fullmatch(c)] == []


@pytest.mark.parametrize("kommune", KOMMUNER)
def test_a_postcode_stands_with_its_own_place(kommune):
    for fil, tekst in tekster(kommune):
        if fil.endswith((".json", ".csv", ".md")):
            for nr, sted in POSTADRESSE.findall(tekst):
                if nr in POSTDISTRIKTER or sted in {"Korsbæk", "Strandby", "Virum", "Nibe"}:
                    assert sted in POSTDISTRIKTER.get(nr, "").split("|"), (fil, nr, sted)


def test_nothing_happens_in_kmd_sag_after_its_closure():
    numre = {nr for nr, sag in sager("korsbaek").items() if sag["Fagsystem"] == "KMD SAG"}
    senere = [
        h
        for h in raekker("korsbaek", "haendelser.csv")
        if h["Sagsnummer"] in numre and date.fromisoformat(h["Dato"]) >= KMD_SAG_LUKKET
    ]
    assert senere == []
    af_systemet = [y for y in ydelser("korsbaek") if y["Fagsystem"] == "KMD SAG"]
    assert [y["Ydelse"] for y in af_systemet if y["Bevilget fra"] >= "2023"] == []


@pytest.mark.parametrize("fil", ["haendelser.csv", "journalnotater.csv"])
def test_nobody_works_on_a_day_when_the_kommune_is_closed(fil):
    dage = {(r["Sagsnummer"], r["Dato"]) for r in raekker("korsbaek", fil)}
    assert sorted(d for d in dage if er_lukket(date.fromisoformat(d[1]))) == []


def test_the_calendar_knows_danish_holidays():
    lukket = ["2024-03-28", "2024-04-01", "2023-05-05", "2023-05-18", "2024-05-20", "2023-06-05"]
    aabent = ["2024-03-27", "2024-04-26", "2023-06-06", "2024-04-08", "2023-12-27"]
    assert all(er_lukket(date.fromisoformat(dag)) for dag in lukket)
    assert not any(er_lukket(date.fromisoformat(dag)) for dag in aabent)


def test_a_benefit_is_granted_at_an_age_at_which_it_can_be():
    for y in ydelser("korsbaek"):
        navn, aar = y["Navn"], alder(y["CPR"], y["Bevilget fra"])
        if navn == "Uddannelseshjælp":
            assert aar < 30, y
        if navn in {"Kontanthjælp", "Ressourceforløbsydelse"}:
            assert 30 <= aar < 67, y
        if navn.startswith(("Merudgift", "Ledsagelse", "Sygedagpenge")):
            assert 18 <= aar < 67, y
        if navn == "Folkepension":
            foedt_den = foedt(y["CPR"])
            # 65 for those born 1939-07-01 to 1953, in the month after.
            assert y["Bevilget fra"] == date(foedt_den.year + 66, 1, 1).isoformat(), y


def test_pension_begins_with_pensionsalder():
    folk = personer("korsbaek")
    for sag in sager("korsbaek").values():
        if sag["Titel"] == "Folkepension":
            assert alder(folk[sag["Primær part"]]["CPR"], sag["Oprettet"]) >= 64, sag


def test_the_number_fits_what_the_sag_is_about():
    """Flytning, pas, ressourceforløb and jobafklaring have numbers of their own."""
    numre = {
        "Flyttemeldelse": "23.05.10",
        "Ansøgning om fornyelse af pas": "23.09.02",
        "Ressourceforløb": "15.17.22",
        "Jobafklaringsforløb": "15.17.26",
    }
    for sag in sager("korsbaek").values():
        if sag["Titel"] in numre:
            assert sag["KLE-nummer"] == numre[sag["Titel"]], sag
    # Whoever is in a ressourceforløb is not on kontanthjælp meanwhile.
    alle = sager("korsbaek").values()
    i_forloeb = {s["Primær part"] for s in alle if s["KLE-nummer"] == "15.17.22"}
    for y in ydelser("korsbaek"):
        loeber = y["Navn"] == "Kontanthjælp" and not y["Bevilget til"]
        assert not (loeber and y["Modtager"] in i_forloeb), y


def test_nothing_is_granted_that_is_closed_to_new_grants():
    assert [s for s in sager("korsbaek").values() if s["KLE-nummer"] in LUKKEDE] == []
    assert [y for y in ydelser("korsbaek") if y["KLE-nummer"] in LUKKEDE] == []


@pytest.mark.parametrize("kommune", KOMMUNER)
def test_a_sagsnummer_with_a_facet_has_that_facet_and_that_number(kommune):
    for nr, sag in sager(kommune).items():
        if fundet := re.match(r"(\d\d\.\d\d\.\d\d)-([A-ZÆØÅ]\d\d)-", nr):
            assert (sag["KLE-nummer"], sag["Handlingsfacet"][:3]) == fundet.groups(), nr


def test_a_citizens_own_kommune_grants_what_cura_grants():
    folk = personer("korsbaek")
    for y in ydelser("korsbaek"):
        person = folk[y["Modtager"]]
        flyttet = person["Bopælskommune"] != "11111111"
        if y["Myndighed"] == "11111111" and flyttet:
            assert y["Bevilget til"], y
            assert y["Bevilget til"] <= person["Tilflytningsdato"] or y["Bevilget til"] < "2023-08"


def test_help_that_is_personal_does_not_change_citizen():
    alle = sager("korsbaek")
    skiftede = {r["Sagsnummer"] for r in raekker("korsbaek", "sagsparter.csv") if r["Til"]}
    assert {alle[nr]["Sagstype"] for nr in skiftede} == {"Boligindretning"}


def test_a_paragraph_fits_its_type():
    """§ 83 is help from staff, § 112 a thing: the one is not typed as the other."""
    ark = load_workbook(SEED / "korsbaek" / "forberedelsesark.xlsx").worksheets[1]
    om = {r[0]: str(r[2] or "") for r in ark.iter_rows(values_only=True, min_row=2)}
    for navn, raekke in typer("korsbaek").items():
        type_ = raekke["Fælleskommunal ydelsestype"]
        if type_ and "§112" in om[type_]:
            assert "§83" not in str(raekke["Evt. § til lokal ydelsestype"]), navn


def test_money_in_the_seed_is_money_on_the_sheet():
    ark = load_workbook(SEED / "korsbaek" / "forberedelsesark.xlsx").worksheets[1]
    monetaere = {r[0] for r in ark.iter_rows(values_only=True, min_row=2) if "Monetær" in str(r[2])}
    arket = typer("korsbaek")
    for y in ydelser("korsbaek"):
        if y["Lokal ydelse"]:
            type_ = arket[y["Lokal ydelse"]]["Fælleskommunal ydelsestype"]
            assert (type_ in monetaere) == (y["Økonomisk"] == "ja"), y


@pytest.mark.parametrize("kommune", KOMMUNER)
def test_no_name_number_or_address_of_the_slides_people_is_kept(kommune):
    """The doctor and the caseworker of the slides may be real people."""
    for fil, tekst in tekster(kommune):
        for navn in ("Korsman", "Heidi Jensen", "98351466", "Toften 3"):
            assert navn not in tekst, fil


def test_every_file_of_a_variant_and_of_fk_organisation_can_be_read():
    for kommune in KOMMUNER:
        json.loads((SEED / kommune / "fk-organisation.json").read_text(encoding="utf-8"))
        for fil in (SEED / kommune).glob("*.toml"):
            assert tomllib.loads(fil.read_text(encoding="utf-8"))
