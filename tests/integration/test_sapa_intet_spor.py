"""What a role does not see leaves no trace on any page of SAPA: not in a list, count or filter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from tests.eksempler import eksempler
from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.faneblade import PAA_FANER
from webapp.domain.variant.roller import (
    DEMO_A0,
    DEMO_A1,
    Brugersystemrolle,
    Faneblad,
    Jobfunktionsrolle,
    Sapaelement,
)
from webapp.services.grundlag import Grundlag, load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.mit_overblik.udsnit import Borgerudsnit, SkjultError, load_borgerudsnit
from webapp.services.sapa.faner import UdenElementError, faner_af
from webapp.services.sapa.sider import find_sapaside
from webapp.services.sapa.valg import Sapavalg
from webapp.store.opslag import load_personer

PERSONER = 25
ELEMENTER = st.lists(st.sampled_from(list(Sapaelement)), unique=True).map(tuple)
# Sundhed og Ældre, and Handicap og Psykiatri, of the example.
ENHEDER = ("9334c3ae-6e8c-44ee-bcf3-c74ba98147ff", "d47203f6-edbb-4878-a99f-e52a5965fc9c")
PRIVILEGIER = st.builds(
    Brugersystemrolle,
    navn=st.just("Se"),
    kle=st.lists(
        st.sampled_from(["27.*", "29.*", "27.36.*", "32.*", "15.*"]).map(KleMoenster), max_size=2
    ).map(tuple),
    organisation=st.lists(st.sampled_from(ENHEDER).map(EnhedUuid), max_size=1).map(tuple),
    it_systemer=st.lists(st.sampled_from(["Cura", "KSD", "UDK"]), max_size=2).map(tuple),
    foelsomhed=st.sampled_from(list(Foelsomhed)),
)


def paa_egne_faner(rolle: Jobfunktionsrolle, antal: int) -> Jobfunktionsrolle:
    """The role with its elements spread over tabs of its own."""
    paa = [element for element in rolle.elementer if element in PAA_FANER]
    faner = tuple(Faneblad(f"Fane {nr}", tuple(paa[nr::antal])) for nr in range(antal) if paa[nr:])
    return replace(rolle, faneblade=faner)


# Of one or two privileges that reach here and there, with any view, on the slide's tabs or others.
_ROLLER = st.builds(
    Jobfunktionsrolle,
    slug=st.just("proevet"),
    navn=st.just("Prøvet"),
    brugersystemroller=st.lists(PRIVILEGIER, min_size=1, max_size=2).map(tuple),
    elementer=st.just(tuple(Sapaelement)) | ELEMENTER,
    kolonner=st.sampled_from([DEMO_A0, DEMO_A1]),
)
ROLLER = _ROLLER | st.builds(paa_egne_faner, _ROLLER, st.integers(1, 3))
VALG = st.builds(
    Sapavalg,
    vis=st.sampled_from([1, 1000]),
    parter=st.sampled_from([frozenset(), frozenset({"primaer-part"})]),
    grupper=st.sampled_from([frozenset(), frozenset({"27"})]),
    fra=st.sampled_from([None, 2022]),
    til=st.sampled_from([None, 2024]),
)


@pytest.fixture(scope="module")
def aaben(lager: Kommunelager) -> Iterator[tuple[Database, Grundlag]]:
    with lager.aaben("korsbaek") as database:
        yield database, load_grundlag(database, "model-1")


@pytest.fixture(scope="module")
def udsnit(aaben: tuple[Database, Grundlag]) -> list[Borgerudsnit]:
    database, grundlag = aaben
    return [load_borgerudsnit(database, grundlag, p) for p in load_personer(database)[:PERSONER]]


def uden_det_skjulte(et: Borgerudsnit, rolle: Jobfunktionsrolle) -> Borgerudsnit:
    """The same person, of whom there is no more than what the role sees."""
    kun = replace(et)
    for navn in ("alle", "alle_sager"):
        vars(kun)[navn] = tuple(b for b in getattr(et, navn) if b.ses_i_sapa(rolle))
    return kun


def sider(
    database: Database, et: Borgerudsnit, rolle: Jobfunktionsrolle, valg: Sapavalg
) -> Iterator[object]:
    sager = [f"sager/{b.slug}" for b in et.alle if not b.forhold.er_ydelse]
    for sti in [*(fane.sti for fane in faner_af(rolle)), *sager]:
        try:
            yield find_sapaside(database, et, rolle, sti, valg)
        except (UdenElementError, SkjultError):
            # The same answer for all that is hidden: it tells nothing of any of it.
            continue


def test_the_pages_are_those_of_somebody_who_has_only_what_the_role_sees(
    aaben: tuple[Database, Grundlag], udsnit: list[Borgerudsnit]
):
    database, _ = aaben

    # Within, so that hypothesis does not write the whole kommune down for each example.
    @settings(max_examples=eksempler(120))
    @given(nr=st.integers(0, PERSONER - 1), rolle=ROLLER, valg=VALG)
    def ingen_forskel(nr: int, rolle: Jobfunktionsrolle, valg: Sapavalg):
        et = udsnit[nr % len(udsnit)]
        alene = sider(database, uden_det_skjulte(et, rolle), rolle, valg)
        assert list(sider(database, et, rolle, valg)) == list(alene)

    ingen_forskel()


def test_the_property_is_not_empty(aaben: tuple[Database, Grundlag], udsnit: list[Borgerudsnit]):
    """Some role of the example sees a part of what there is of these people."""
    _, grundlag = aaben
    dele = {
        (any(b.ses_i_sapa(r) for b in et.alle), all(b.ses_i_sapa(r) for b in et.alle))
        for et in udsnit
        for r in grundlag.variant.roller
    }
    assert (True, False) in dele
