from datetime import date, timedelta

import pytest

from tests import byg
from webapp.domain.fagsystem import LokalEnhed
from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.vaerdier.periode import Periode
from webapp.domain.variant.konfiguration import Maerke
from webapp.domain.variant.variant import Enhedsmapning, SagstypeKle, Ydelsesmapning

TRIN_5, TRIN_8 = byg.I_ORDEN["5"], byg.I_ORDEN["8"]
EN, TO, TRE = date(2023, 6, 1), date(2023, 7, 1), date(2023, 8, 1)
H, TAND, UDENFOR = byg.HJAELP, KleEmne("29.15.08"), KleEmne("32.18.08")


def given(kle, fra=None):
    return SagstypeKle("Hjælp", kle, str(kle), fra)


def taget(fra):
    return SagstypeKle("Hjælp", None, "", fra)


FIRE_CIFRE = SagstypeKle("Hjælp", None, "27.36")


@pytest.mark.parametrize(
    "felter, kle, dag",
    [
        ({}, H, byg.I_ORDEN["3"] + timedelta(days=1)),
        ({"trin": byg.trin(aendret={"2": TO})}, H, TO + timedelta(days=1)),
        ({"trin": byg.trin(uden="2")}, H, None),
        ({"trin": byg.trin(uden="3")}, H, None),
        ({}, UDENFOR, None),
        (
            {"classification_filter": (KleMoenster("*"),)},
            UDENFOR,
            byg.I_ORDEN["3"] + timedelta(days=1),
        ),
        ({"classification_filter": ()}, H, None),
    ],
)
def test_a_number_is_in_cura_the_day_after_trin_2_and_3(felter, kle, dag):
    assert byg.konfiguration(**felter).kle_hentet(kle) == dag


@pytest.mark.parametrize(
    "raekker, trin, perioder",
    [
        ([given(H)], {}, [Periode(TRIN_8)]),
        ([given(H, TO)], {}, [Periode(TO)]),
        ([given(H)], {"5": TO}, [Periode(TO)]),
        ([given(H)], {"3": TO}, [Periode(TO + timedelta(days=1))]),
        ([given(H)], {"8": None}, [Periode(byg.DATO)]),
        ([given(H)], {"5": None}, []),
        ([], {}, []),
        ([FIRE_CIFRE], {}, []),
        ([given(UDENFOR)], {}, []),
        ([given(H), given(TAND, TO)], {}, [Periode(TRIN_8)]),
        ([given(H), taget(TO)], {}, [Periode(TRIN_8, TO)]),
        ([given(H), taget(TO), given(H, TRE)], {}, [Periode(TRIN_8, TO), Periode(TRE)]),
        ([given(H, TRE), taget(TO), given(H)], {}, [Periode(TRIN_8, TO), Periode(TRE)]),
        ([given(H), taget(TO), given(TAND, TO)], {}, [Periode(TRIN_8)]),
        ([given(H), given(UDENFOR, TO)], {}, [Periode(TRIN_8)]),
        ([given(H), taget(EN)], {"8": TO}, []),
        ([given(H), taget(EN)], {"3": TO}, []),
        ([given(H), taget(TO)], {"8": TO}, []),
        (
            [given(H), taget(EN), given(TAND, EN + timedelta(days=9))],
            {"3": TO},
            [Periode(TO + timedelta(days=1))],
        ),
    ],
    ids=[
        "i orden",
        "givet senere",
        "trin 5 sent",
        "hentet sent",
        "trin 8 mangler: en plan",
        "trin 5 mangler",
        "ingen",
        "fire cifre",
        "uden for filteret",
        "skiftet",
        "taget",
        "taget og givet",
        "i anden orden",
        "skiftet på dagen",
        "skiftet til et, der ikke hentes",
        "taget før trin 8",
        "taget, før det blev hentet",
        "taget på trin 8's dag",
        "taget og givet, før det blev hentet",
    ],
)
def test_periods_of_transfer(raekker, trin, perioder):
    uden = [nr for nr, dag in trin.items() if dag is None]
    aendret = {nr: dag for nr, dag in trin.items() if dag}
    konfiguration = byg.konfiguration(
        trin=byg.trin(uden=uden, aendret=aendret), sagstype_kle=tuple(raekker)
    )
    assert list(konfiguration.overfoersler("Hjælp")) == perioder
    assert konfiguration.overfoersler("En anden") == ()


@pytest.mark.parametrize(
    "raekker, dag, kle",
    [
        ([given(H)], TRIN_5 - timedelta(days=1), None),
        ([given(H)], TRIN_5, H),
        ([given(H), given(TAND, TO)], TO - timedelta(days=1), H),
        ([given(H), given(TAND, TO)], TO, TAND),
        ([given(H), given(TAND)], TO, TAND),
        ([given(H), taget(TO)], TO, None),
        ([given(H), FIRE_CIFRE], TO, H),
    ],
)
def test_the_number_of_a_sagstype_on_a_day(raekker, dag, kle):
    assert byg.konfiguration(sagstype_kle=tuple(raekker)).kle("Hjælp", dag) == kle


def test_a_local_ydelse_gets_its_type_from_trin_4_or_from_its_own_day():
    konfiguration = byg.konfiguration(
        ydelsestyper=(
            Ydelsesmapning("Rengøring", "Pleje", TAND, TO),
            Ydelsesmapning("Rengøring", "Praktisk hjælp", None),
        )
    )
    assert konfiguration.ydelsestype("Rengøring", byg.I_ORDEN["4"] - timedelta(days=1)) is None
    assert konfiguration.ydelsestype("Rengøring", EN).ydelsestype == "Praktisk hjælp"
    assert konfiguration.ydelsestype("Rengøring", TO).ydelsestype == "Pleje"
    assert [r.fra for r in konfiguration.ydelsestyper("Rengøring")] == [byg.I_ORDEN["4"], TO]
    assert konfiguration.ydelsestype("Bad", TO) is None


MAPNING = (
    Enhedsmapning(lokal_enhed="Visitation", fk_enhed=byg.VISITATION),
    Enhedsmapning(lokal_enhed="Visitation Nord", fk_enhed=byg.NORD, fra=TO),
    Enhedsmapning(lokal_enhed="Visitation Nord", fk_enhed=None, fra=TRE),
)


@pytest.mark.parametrize(
    "enhed, dag, uuid, via",
    [
        ("Visitation", TRIN_5, byg.VISITATION, "Visitation"),
        ("Visitation", byg.I_ORDEN["7"] - timedelta(days=1), None, None),
        ("Visitation Nord", EN, byg.VISITATION, "Visitation"),
        ("Visitation Nord", TO, byg.NORD, "Visitation Nord"),
        ("Visitation Nord", TRE, byg.VISITATION, "Visitation"),
        ("Udkørende team", EN, byg.VISITATION, "Visitation"),
        ("Udkørende team", TO, byg.NORD, "Visitation Nord"),
        ("Tandplejen", TO, None, None),
        ("Findes ikke", TO, None, None),
        ("", TO, None, None),
    ],
)
def test_the_mark_is_that_of_the_nearest_mapped_unit(enhed, dag, uuid, via):
    maerke = byg.konfiguration(enhedsmapning=MAPNING).maerke(enhed, dag)
    assert (maerke.enhed, maerke.via) == (uuid, via)


def test_the_mark_may_change_when_any_unit_on_the_way_up_does():
    konfiguration = byg.konfiguration(enhedsmapning=MAPNING)
    assert konfiguration.maerkeskift("Udkørende team") == (byg.I_ORDEN["7"], TO, TRE)
    assert konfiguration.maerkeskift("Visitation") == (byg.I_ORDEN["7"],)
    assert konfiguration.maerkeskift("Tandplejen") == ()


def test_without_trin_7_only_rows_with_a_day_of_their_own_count():
    konfiguration = byg.konfiguration(enhedsmapning=MAPNING, trin=byg.trin(uden="7"))
    assert konfiguration.maerke("Visitation", byg.DATO) == Maerke(None, None)
    assert konfiguration.maerke("Visitation Nord", TO).enhed == byg.NORD


def test_units_that_lead_up_to_each_other_end_where_the_circle_closes():
    ring = (LokalEnhed("A", overordnet="B"), LokalEnhed("B", overordnet="A"))
    konfiguration = byg.konfiguration(lokale_enheder=ring)
    assert konfiguration.vej_op("A") == ("A", "B")
    assert konfiguration.maerke("A", byg.DATO) == Maerke(None, None)
