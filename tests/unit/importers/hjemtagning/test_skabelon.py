"""What we write can be read again, by us and by Excel without harm."""

import io
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.unit.importers.byg import (
    FORB_KOLONNER,
    ORG_KOLONNER,
    ROLIG,
    Indfil,
    csvfil,
    laes,
    xlsx,
)
from webapp.domain.fagsystem import Automatik, FaellesYdelsestype, LokalEnhed, LokalYdelse, Sagstype
from webapp.domain.klassifikation.kle import KleEmne, KlePlan, KlePost
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.variant import Enhedsmapning, SagstypeKle, Ydelsesmapning
from webapp.importers.ark.celle import navnenoegle
from webapp.importers.hjemtagning.eksempler import EKSEMPLER
from webapp.importers.hjemtagning.skabelon import (
    Forberedelsesindhold,
    forberedelsesark,
    organisationsark,
    skabelon,
)
from webapp.importers.tabeller import EGNE_TABELLER
from webapp.importers.tegn import ren

NAVNE = (
    st.text(min_size=1, max_size=25)
    # As every name is that was read: an invisible character is none of it.
    .map(lambda t: " ".join(ren(unicodedata.normalize("NFC", t)).split()))
    .filter(lambda t: t and t.isprintable() and t not in ("-", "–", "—", "n/a"))
)
UUIDER = st.uuids().map(lambda u: EnhedUuid(str(u)))
EMNER = st.from_regex(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}", fullmatch=True).map(KleEmne)


def unikke(navne):
    return st.lists(navne, max_size=6, unique_by=navnenoegle)


def uden_sted(raekker):
    felter = [f for f in raekker[0].__dataclass_fields__ if f != "sted"] if raekker else []
    return sorted(repr([getattr(raekke, felt) for felt in felter]) for raekke in raekker)


@st.composite
def organisationer(tegn):
    enheder, mapning = [], []
    for navn in tegn(unikke(NAVNE)):
        over = enheder[0].navn if enheder and tegn(st.booleans()) else None
        enheder.append(LokalEnhed(navn, tegn(st.booleans()), over))
        bemaerkning = tegn(st.just("") | NAVNE)
        uuid, fk_navn = tegn(st.none() | UUIDER), tegn(st.just("") | NAVNE)
        mapning.append(
            Enhedsmapning(lokal_enhed=navn, fk_enhed=uuid, bemaerkning=bemaerkning, fk_navn=fk_navn)
        )
    return enheder, mapning


@given(organisationer())
@ROLIG
def test_the_organisation_sheet_is_read_as_it_was_written(data):
    enheder, mapning = data
    fk_navne = {r.fk_enhed: f"FK {r.lokal_enhed}" for r in mapning if r.fk_enhed}
    indhold = organisationsark(enheder, mapning, fk_navne)
    laest = laes(Indfil("o.xlsx", indhold))
    assert uden_sted(laest.lokale_enheder) == uden_sted(enheder)
    # Where the sheet had no »Navn i FK ORG«, FK Organisation's own name is written.
    ventet = [
        replace(r, fk_navn=r.fk_navn or fk_navne[r.fk_enhed]) if r.fk_enhed else r for r in mapning
    ]
    assert uden_sted(laest.enhedsmapning or ()) == uden_sted(ventet)
    assert not [f for f in laest.fund if f.alvor == "fejl"]


@st.composite
def forberedelser(tegn):
    sagstyper = [Sagstype(navn, tegn(st.just("") | NAVNE)) for navn in tegn(unikke(NAVNE))]
    numre = [
        SagstypeKle(s.navn, emne, str(emne)) for s in sagstyper if (emne := tegn(st.none() | EMNER))
    ]
    til = st.none() | st.sampled_from([s.navn for s in sagstyper]) if sagstyper else st.none()
    ydelser = [
        LokalYdelse(
            navn=navn,
            paragraf=tegn(st.just("") | NAVNE),
            sagstype=tegn(til),
            automatisk=tegn(st.none() | st.sampled_from(Automatik)),
            pakke=tegn(st.booleans()),
        )
        for navn in tegn(unikke(NAVNE))
    ]
    typer = [
        Ydelsesmapning(y.navn, tegn(NAVNE), tegn(EMNER)) for y in ydelser if tegn(st.booleans())
    ]
    # A title stands once: of two rows with one the first is read.
    titler = {navnenoegle(t.ydelsestype): t for t in reversed(typer)}.values()
    faelles = [FaellesYdelsestype(t.ydelsestype, t.kle, tegn(st.just("") | NAVNE)) for t in titler]
    poster = {str(r.kle): KlePost(nummer=str(r.kle), titel=f"Titel {r.sagstype}") for r in numre}
    return Forberedelsesindhold(
        sagstyper=sagstyper,
        lokale_ydelser=ydelser,
        ydelsestyper=typer,
        sagstype_kle=numre,
        faelles_ydelsestyper=faelles,
        kle=KlePlan(poster),
    )


@given(forberedelser())
@ROLIG
def test_the_preparation_sheet_is_read_as_it_was_written(indhold):
    laest = laes(Indfil("f.xlsx", forberedelsesark(indhold)))
    assert uden_sted(laest.sagstyper) == uden_sted(indhold.sagstyper)
    assert uden_sted(laest.lokale_ydelser) == uden_sted(indhold.lokale_ydelser)
    assert uden_sted(laest.ydelsestyper or ()) == uden_sted(indhold.ydelsestyper)
    assert uden_sted(laest.sagstype_kle or ()) == uden_sted(indhold.sagstype_kle)
    assert uden_sted(laest.faelles_ydelsestyper) == uden_sted(indhold.faelles_ydelsestyper)


def test_kombits_columns_are_written_letter_by_letter():
    org = load_workbook(io.BytesIO(organisationsark([], [], {}))).worksheets[0]
    forb, faelles = load_workbook(io.BytesIO(forberedelsesark(Forberedelsesindhold()))).worksheets
    assert [c.value for c in org[1]] == [*ORG_KOLONNER, "Overordnet enhed i Cura"]
    assert [c.value for c in forb[1]] == [*FORB_KOLONNER, "Bemærkninger"]
    assert [c.value for c in faelles[1]] == ["Titel", "KLE-nummer", "Beskrivelse"]


def test_a_four_digit_number_is_written_as_it_was_given():
    indhold = Forberedelsesindhold(
        sagstyper=[Sagstype("S")], sagstype_kle=[SagstypeKle("S", None, "27.36")]
    )
    laest = laes(Indfil("f.xlsx", forberedelsesark(indhold)))
    assert [(r.kle, r.angivet) for r in laest.sagstype_kle] == [(None, "27.36")]


@pytest.mark.parametrize(
    "navn", ["=1+1", "+45 33", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "#REF!", "\x00\ufffeA"]
)
def test_no_text_becomes_a_formula(navn):
    indhold = organisationsark([LokalEnhed(navn, True)], [], {})
    celle = load_workbook(io.BytesIO(indhold)).worksheets[0]["A2"]
    assert celle.data_type == "s"
    assert celle.value == navn.replace("\x00\ufffe", "")
    assert bool(celle.quotePrefix) == (navn[0] in "=+-@")
    assert [e.navn for e in laes(Indfil("o.xlsx", indhold)).lokale_enheder] == [celle.value]


def test_an_empty_template_is_recognised_and_changes_nothing():
    laest = laes(Indfil("skabelon.xlsx", skabelon()))
    assert [et.kode for et in laest.fund] == ["KILDE_UDEN_INDHOLD"]
    assert [art for _, art in laest.genkendt] == [
        f"{t.navn} (arket »{t.navn}«), ingen rækker" for t in EGNE_TABELLER
    ]
    assert (laest.sager, laest.opsaetning, laest.roller) == ((), None, None)


def test_the_template_tells_each_column_and_hints_at_it():
    bog = load_workbook(io.BytesIO(skabelon()))
    vejledning = [[c.value for c in r] for r in bog["Vejledning"].iter_rows(min_row=4)]
    assert len(vejledning) == sum(len(t.kolonner) for t in EGNE_TABELLER)
    assert [
        "Personer",
        "CPR",
        None,
        "Kun opdigtede og offentlige testnumre",
        "251248-4916",
    ] in vejledning
    assert bog["Sager"]["A1"].comment.text == "Entydigt i kommunen"


def test_the_examples_of_the_guide_can_be_read():
    for tabel, eksempel in EKSEMPLER.items():
        assert set(eksempel) <= {k.overskrift for k in tabel.kolonner}
    filer = [xlsx([list(e), list(e.values())], f"{t.navn}.xlsx") for t, e in EKSEMPLER.items()]
    barnet = csvfil("Person;Navn;CPR\nkim;Kim Borgersen;010180-0000\n", "barnet.csv")
    laest = laes(*filer, barnet)
    assert laest.fund == ()
    (sag,) = laest.sager
    assert (len(sag.parter), len(sag.dokumenter), len(sag.journalnotater), len(sag.trin)) == (
        2,
        1,
        1,
        1,
    )
    assert laest.bevillinger[0].ydelser[0].udbetalinger[0].udbetalt == 350050
    assert len(laest.genkendt) == len((*EGNE_TABELLER, barnet))
