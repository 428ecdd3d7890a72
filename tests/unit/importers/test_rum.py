"""Where the kind of a fault is a space: times, characters, encodings, shapes of sheets, amounts."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.unit.importers.byg import (
    KOMMUNE,
    ORG_KOLONNER,
    ROLIG,
    UUID_1,
    UUID_2,
    UUID_3,
    Indfil,
    csvfil,
    gem,
    jsonfil,
    laes,
)
from webapp.importers.ark import celler
from webapp.importers.ark.klecelle import kle
from webapp.importers.ark.tekstfil import afkod
from webapp.importers.rapport import Filfejl
from webapp.importers.tid import dansk_dag, orden

# TIMES

KBH = ZoneInfo("Europe/Copenhagen")
DAGE = st.dates(date(1990, 1, 1), date(2090, 12, 31))
# The hours around the two days of the year on which the clock is moved.
SKIFT = st.builds(
    lambda aar, maaned, timer: (
        datetime(aar, maaned, 31, tzinfo=UTC)
        - timedelta(days=datetime(aar, maaned, 31, tzinfo=UTC).isoweekday() % 7)
        + timedelta(minutes=timer)
    ),
    st.integers(1996, 2089),
    st.sampled_from([3, 10]),
    st.integers(-26 * 60, 26 * 60),
)
TIDER = st.one_of(
    SKIFT,
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
ZONER = st.integers(-14 * 60, 14 * 60).map(lambda minutter: timezone(timedelta(minutes=minutter)))


@given(TIDER, ZONER)
@ROLIG
def test_an_instant_is_the_day_it_is_in_denmark_whatever_zone_it_is_told_in(tid, zone):
    ventet = tid.astimezone(KBH).date()
    fortalt = tid.astimezone(zone).isoformat()
    assert dansk_dag(fortalt) == ventet
    assert celler.dato(fortalt).vaerdi == ventet
    assert dansk_dag(tid.isoformat().replace("+00:00", "Z")) == ventet


@given(DAGE, st.times())
@ROLIG
def test_a_time_without_a_zone_is_danish(dag, klokken):
    assert dansk_dag(datetime.combine(dag, klokken).isoformat()) == dag
    assert dansk_dag(f"{dag}T24:00:00") == dag + timedelta(days=1)


@given(st.lists(st.tuples(TIDER, ZONER), min_size=2, max_size=5))
@ROLIG
def test_registrations_are_ordered_as_instants(par):
    sorteret = sorted(par, key=lambda et: orden(et[0].astimezone(et[1]).isoformat()))
    assert all(a[0] <= b[0] for a, b in pairwise(sorteret))


def _enhed(navn, registreret, fra, til):
    """A unit of the index with one registrering, active between two instants."""
    ende = f"<TidsstempelDatoTid>{til}</TidsstempelDatoTid>" if til else "<GraenseIndikator/>"
    virkning = (
        f"<Virkning><FraTidspunkt><TidsstempelDatoTid>{fra}</TidsstempelDatoTid></FraTidspunkt>"
        f"<TilTidspunkt>{ende}</TilTidspunkt></Virkning>"
    )
    return (
        f"<Registrering><Tidspunkt>{registreret}</Tidspunkt><AttributListe><Egenskab>"
        f"<EnhedNavn>{navn}</EnhedNavn></Egenskab></AttributListe><TilstandListe><Gyldighed>"
        f"{virkning}<GyldighedStatusKode>Aktiv</GyldighedStatusKode></Gyldighed></TilstandListe>"
        "</Registrering>"
    )


def _soap(*registreringer):
    rum = "http://stoettesystemerne.dk/organisation/organisationenhed/6/"
    return (
        f'<ListOutput xmlns="{rum}"><OrganisationEnhed><UUIDIdentifikator>{UUID_1}'
        f"</UUIDIdentifikator>{''.join(registreringer)}</OrganisationEnhed></ListOutput>"
    ).encode()


@given(SKIFT, st.integers(1, 400), st.integers(-3, 3))
@ROLIG
def test_both_ends_of_a_validity_are_danish_days_in_every_format(fra, dage, forskydning):
    """Active from the first day, and not on the day it ends."""
    til = fra + timedelta(days=dage)
    foerste, slut = fra.astimezone(KBH).date(), til.astimezone(KBH).date()
    paa = foerste + timedelta(days=forskydning) if dage % 2 else slut + timedelta(days=forskydning)
    kommune = csvfil(f"Kommune;CVR;Dato\nKorsbæk;11111111;{paa}\n", "kommune.csv")
    start, ende = fra.isoformat(), til.isoformat()
    faelles = {"overordnetEnhed": None, "adresser": []}
    graphql = {
        "uuid": UUID_1,
        "enhedsnavn": "A",
        "tilstand": {"status": "AKTIV", "fraTidspunkt": start, "tilTidspunkt": ende},
    }
    os2mo = {"uuid": UUID_1, "name": "A", "parent": None, "addresses": []}
    filer = (
        Indfil("fk.xml", _soap(_enhed("A", start, start, ende))),
        jsonfil({"organisationEnhedListe": {"edges": [{"node": faelles | graphql}]}}),
        jsonfil(
            {
                "org_units": {
                    "objects": [{"current": os2mo | {"validity": {"from": start, "to": ende}}}]
                }
            }
        ),
    )
    for fil in filer:
        laest = laes(kommune, fil)
        (enhed,) = laest.organisation.enheder.values()
        assert enhed.er_aktiv(paa) is (foerste <= paa < slut), fil.navn


@given(SKIFT, st.integers(-180, 180), ZONER, ZONER)
@ROLIG
def test_the_registration_of_the_later_instant_holds(tid, minutter, zone, anden):
    """However the two are told: around the clock's move the later text is often the earlier."""
    senere = tid + timedelta(minutes=minutter)
    if senere == tid:
        return
    fra = "2001-01-01T00:00:00Z"
    to = [
        _enhed("Den ene", tid.astimezone(zone).isoformat(), fra, None),
        _enhed("Den anden", senere.astimezone(anden).isoformat(), fra, None),
    ]
    ventet = "Den anden" if minutter > 0 else "Den ene"
    for samlet in (
        [Indfil("a", _soap(*to))],
        [Indfil(f"{nr}", _soap(en)) for nr, en in enumerate(to)],
    ):
        laest = laes(KOMMUNE, *samlet)
        assert [en.navn for en in laest.organisation.enheder.values()] == [ventet]


# CHARACTERS

USYNLIGE = (
    "".join(
        tegn
        for tegn in map(chr, range(0x110000))
        if (unicodedata.category(tegn) in {"Cf", "Cc"} and not tegn.isspace())
        or "VARIATION SELECTOR" in unicodedata.name(tegn, "")
    )
    + "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufff0\ud800"
)


@pytest.mark.parametrize(
    "laeser, tekst",
    [
        (celler.uuid, UUID_1),
        (celler.ja_nej, "ja"),
        (celler.ja_nej, "nej"),
        (kle, "27.36.04"),
        (celler.beloeb, "-5.448,05"),
        (celler.dato, "2024-04-08"),
        (celler.dato, "08-04-2024"),
        (celler.cvr, "11111111"),
        (celler.cpr, "251248-4916"),
        (celler.foelsomhed, "2"),
        (celler.navn, "Ældre og Sundhed"),
        (celler.liste, "S,Ø"),
    ],
)
@given(data=st.data())
@ROLIG
def test_an_invisible_character_changes_no_value(laeser, tekst, data):
    plads = data.draw(st.integers(0, len(tekst)))
    usynlige = data.draw(st.text(st.sampled_from(USYNLIGE), min_size=1, max_size=3))
    med = f"{tekst[:plads]}{usynlige}{tekst[plads:]}"
    assert laeser(med) == laeser(tekst)


# ENCODINGS

DANSKE = "abcdefghijklmnoprstuvwxyzæøå"
ORD = st.text(st.sampled_from(DANSKE), min_size=1, max_size=12).flatmap(
    lambda et: st.sampled_from([et, et.capitalize(), et.upper()])
)
KODNINGER = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "mac_roman",
    "cp850",
    "cp865",
)


@pytest.mark.parametrize("kodning", KODNINGER)
@given(st.lists(st.tuples(ORD, ORD), min_size=1, max_size=8))
@example([("Ø", "Å")])
@example([("æ", "x")])
@example([("SYGEPLEJE", "ØST")])
@ROLIG
def test_danish_text_comes_back_the_same_or_is_refused_with_a_sentence(kodning, ord_):
    tekst = "Enhed;Navn\r\n" + "".join(f"{a};{b}\r\n" for a, b in ord_)
    assert _afkodet(tekst.encode(kodning)) in (tekst, "afvist")


def _afkodet(indhold: bytes) -> str:
    try:
        return afkod("ark.csv", indhold)
    except Filfejl:
        return "afvist"


@pytest.mark.parametrize("kodning", KODNINGER)
@pytest.mark.parametrize("tekst", ["Café Åen", "Allé 3, Ørsted", "ANDRÉ", "Müller", "Ö-gruppen"])
def test_the_foreign_letters_of_danish_names(tekst, kodning):
    assert afkod("ark.csv", f"Enhed;Navn\r\nA;{tekst}\r\n".encode(kodning)).endswith(f"{tekst}\r\n")


# SHAPES OF SHEETS


@given(
    st.integers(0, 12),
    st.integers(0, 4),
    st.lists(st.integers(0, 3), min_size=3, max_size=3),
    st.booleans(),
)
@ROLIG
def test_a_sheet_is_read_wherever_it_begins_and_whatever_is_blank_in_it(
    over, venstre, tomme, flettet
):
    bog = Workbook()
    blad = bog.active
    raekke = over + 1
    if over and flettet:
        blad.cell(1, 1, "Oversigt over enhederne")
        blad.merge_cells(start_row=1, start_column=1, end_row=1, end_column=5)
    for nr, overskrift in enumerate(ORG_KOLONNER):
        blad.cell(raekke, venstre + nr + 1, overskrift)
    steder = []
    for mellem, uuid in zip(tomme, (UUID_1, UUID_2, UUID_3), strict=True):
        raekke += 1 + mellem
        vaerdier = (f"Enhed {uuid[:4]}", "ja", "ja", "FK", uuid, "ja")
        for nr, vaerdi in enumerate(vaerdier):
            blad.cell(raekke, venstre + nr + 1, vaerdi)
        steder.append(f"{'ABCDEFGHI'[venstre + 4]}{raekke}")
    laest = laes(gem(bog))
    assert [str(r.fk_enhed) for r in laest.enhedsmapning] == [UUID_1, UUID_2, UUID_3]
    assert [r.sted.celle for r in laest.enhedsmapning] == steder


@given(st.integers(1, 4), st.integers(1, 4))
@ROLIG
def test_a_cell_merged_over_rows_holds_for_each_of_them(foerste, anden):
    bog = Workbook()
    blad = bog.active
    blad.append(["Lokal ydelsestype", "Knyttet til hvilken lokal sagstype", "KLE-nummer og titel"])
    raekke = 2
    for antal, sagstype, nummer in (
        (foerste, "Forebyggelse", "29.09.08"),
        (anden, "Hjemmehjælp", "27.36.04"),
    ):
        for nr in range(antal):
            blad.cell(raekke + nr, 1, f"{sagstype} {nr}")
        blad.cell(raekke, 2, sagstype)
        blad.cell(raekke, 3, nummer)
        for kolonne in (2, 3):
            blad.merge_cells(
                start_row=raekke,
                end_row=raekke + antal - 1,
                start_column=kolonne,
                end_column=kolonne,
            )
        raekke += antal
    laest = laes(gem(bog))
    hos = [ydelse.sagstype for ydelse in laest.lokale_ydelser]
    assert hos == ["Forebyggelse"] * foerste + ["Hjemmehjælp"] * anden
    assert [str(r.kle) for r in laest.sagstype_kle] == ["29.09.08", "27.36.04"]


# AMOUNTS

OERE = st.integers(-(10**14), 10**14)


def dansk(oere: int) -> str:
    fortegn, kroner, rest = "-" if oere < 0 else "", abs(oere) // 100, abs(oere) % 100
    return f"{fortegn}{kroner:,}".replace(",", ".") + f",{rest:02}"


@given(OERE)
@example(0)
@example(-1)
@example(99)
@ROLIG
def test_an_amount_is_the_same_however_it_is_written(oere):
    tal = Decimal(oere) / 100
    skrevet = (
        dansk(oere),
        dansk(oere).replace(".", ""),
        f"{tal:.2f}",
        f"{dansk(oere)} kr.",
        f"kr. {dansk(oere)}",
        dansk(oere).replace(".", "\u202f"),
        dansk(oere).replace("-", "\u2212"),
    )
    for tekst in skrevet:
        svar = celler.beloeb(tekst)
        assert (svar.vaerdi, svar.problem) == (oere, None), tekst


@given(st.integers(-(10**11), 10**11))
@ROLIG
def test_an_amount_as_excels_number(oere):
    assert celler.beloeb(oere / 100).vaerdi == oere


@given(st.text(st.sampled_from("0123456789.,- kr"), min_size=1, max_size=12))
@ROLIG
def test_a_text_is_an_amount_or_told_and_never_a_guess(tekst):
    svar = celler.beloeb(tekst)
    if svar.vaerdi is None:
        assert svar.problem is not None or tekst.strip(" -kr.,") == ""
    else:
        assert isinstance(svar.vaerdi, int)
