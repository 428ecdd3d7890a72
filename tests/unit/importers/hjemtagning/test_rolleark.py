"""SAPA's roles taken home read back the same, in the kommune's own sheets or a new workbook."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.eksempler import eksempler
from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.faneblade import FRA_SAGEN, PAA_FANER, elementer_af
from webapp.domain.variant.roller import (
    DEMO_A0,
    DEMO_A1,
    Adresseadgang,
    Brugersystemrolle,
    Faneblad,
    Jobfunktionsrolle,
    Sagskolonne,
    Sapaelement,
)
from webapp.importers.genkend import Indfil
from webapp.importers.hjemtagning.rolleark import nyt_rolleark, ret_rolleark
from webapp.importers.indlaes import laes_filer

NAVNE = st.sampled_from(["Visitator", "Kontaktcenter", "Børn & familie", "Indsigt"])
UUID = EnhedUuid("9d60e2db-1df0-480a-be52-5f4f9543b1d7")
PRIVILEGIER = st.builds(
    Brugersystemrolle,
    navn=st.sampled_from(["Se sager", "Se ydelser", "Se alt"]),
    kle=st.lists(
        st.sampled_from(["27.*", "29.21.04", "32.3*"]).map(KleMoenster), unique=True, max_size=2
    ).map(tuple),
    organisation=st.sampled_from([(), (UUID,)]),
    it_systemer=st.sampled_from([(), ("Cura",), ("Cura", "KSD")]),
    foelsomhed=st.sampled_from(list(Foelsomhed)),
)
FANEBLADE = st.lists(
    st.builds(
        Faneblad,
        st.sampled_from(["Overblik", "Penge og ydelser", "Familien"]),
        st.lists(st.sampled_from(PAA_FANER), min_size=1, unique=True).map(tuple),
    ),
    unique_by=lambda fane: fane.navn,
    max_size=3,
).map(tuple)


def med_visning(rolle: Jobfunktionsrolle, faneblade, elementer) -> Jobfunktionsrolle:
    if faneblade:
        elementer = elementer_af(faneblade, elementer)
    return replace(rolle, faneblade=faneblade, elementer=elementer)


ELEMENTER = st.lists(st.sampled_from(list(Sapaelement)), unique=True).map(tuple)
KOLONNER = st.sampled_from([DEMO_A0, DEMO_A1]) | st.lists(
    st.sampled_from(list(Sagskolonne)), min_size=1, unique=True
).map(tuple)
ROLLE = st.builds(
    med_visning,
    st.builds(
        Jobfunktionsrolle,
        slug=st.just("slug"),
        navn=NAVNE,
        brugersystemroller=st.lists(PRIVILEGIER, min_size=1, max_size=3).map(tuple),
        kolonner=KOLONNER,
        enhed=st.sampled_from([None, UUID]),
        beskrivelse=st.sampled_from(["", "Ser egne sager; og andres"]),
        beskyttet_adresse=st.sampled_from(list(Adresseadgang)),
    ),
    FANEBLADE,
    st.just(tuple(Sapaelement)) | ELEMENTER,
)
ROLLER = st.lists(ROLLE, min_size=1, unique_by=lambda rolle: rolle.navn)
CSV = {
    "sapa-roller.csv": "\ufeffRolle;Brugersystemrolle;Aftalt med\r\nVisitator;Se;Birgit\r\n",
    "sapa-visninger.csv": "\ufeffRolle;Elementer;Aftalt med\r\nVisitator;Sager;Birgit\r\n",
}


def laes(*filer: Indfil) -> dict[str, Jobfunktionsrolle]:
    laest = laes_filer(list(filer))
    assert [f for f in laest.fund if (f.kode, f.vaerdi) != ("KOLONNE_UKENDT", "Aftalt med")] == []
    return {rolle.navn: replace(rolle, slug="slug") for rolle in laest.roller}


@settings(max_examples=eksempler(60))
@given(ROLLER)
def test_a_new_workbook_reads_back_the_same(roller):
    laest = laes(Indfil("roller.xlsx", nyt_rolleark(roller)))
    assert laest == {rolle.navn: rolle for rolle in roller}


@settings(max_examples=eksempler(60))
@given(ROLLER, ROLLER)
def test_kept_sheets_edited_read_back_the_same(foer, efter):
    fil = Indfil("roller.xlsx", nyt_rolleark(foer))
    rettet = ret_rolleark(fil, efter)
    assert rettet is not None
    assert laes(Indfil("roller.xlsx", rettet)) == {rolle.navn: rolle for rolle in efter}


@settings(max_examples=eksempler(60))
@given(ROLLER)
def test_two_csv_files_edited_read_back_the_same_and_keep_other_columns(roller):
    filer = [Indfil(navn, tekst.encode()) for navn, tekst in CSV.items()]
    rettede = [Indfil(fil.navn, ret_rolleark(fil, roller) or b"") for fil in filer]
    assert laes(*rettede) == {rolle.navn: rolle for rolle in roller}
    assert all("Aftalt med" in fil.indhold.decode("utf-8-sig") for fil in rettede)


def test_what_is_the_same_is_not_touched():
    rolle = Jobfunktionsrolle(
        slug="slug",
        navn="Visitator",
        brugersystemroller=(Brugersystemrolle("Visitator", kle=(KleMoenster("27.*"),)),),
        elementer=(Sapaelement.SAGER,),
    )
    fil = Indfil("sapa-visninger.csv", CSV["sapa-visninger.csv"].encode())
    rettet = (ret_rolleark(fil, [rolle]) or b"").decode("utf-8-sig").splitlines()
    # The sheet had no columns; the view has had the first demo's all the time.
    assert rettet[1].startswith("Visitator;Sager;Birgit;demo A0")
    assert ret_rolleark(Indfil("noget.csv", b"Enhedsnavn i Cura;UUID\nA;\n"), [rolle]) is None


def test_tabs_that_cannot_be_used_are_told():
    csv = "Rolle;Elementer;Faneblade\nA;Sager, Tidslinje, Parter;Mit: Sager, Kaffe\nB;;Uden kolon\n"
    laest = laes_filer(
        [Indfil("r.csv", b"Rolle;Brugersystemrolle\nA;x\nB;y\n"), Indfil("v.csv", csv.encode())]
    )
    a, b = laest.roller
    assert a.faneblade == (Faneblad("Mit", (Sapaelement.SAGER,)),)
    assert a.elementer == (Sapaelement.SAGER, Sapaelement.PARTER)
    assert (b.faneblade, b.elementer) == ((), ())
    assert [f.kode for f in laest.fund] == [
        "SAPA_ORD_UKENDT",
        "ELEMENT_UDEN_FANEBLAD",
        "FANEBLADE_BRUGES_IKKE",
    ]
    assert set(FRA_SAGEN) & set(a.elementer) == {Sapaelement.PARTER}
