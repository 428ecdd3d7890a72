"""A sag's transfers, held against the export's own formula on every day."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings

from tests import byg
from tests.eksempler import eksempler
from tests.unit.domain.eksport.tidslinjer import DAGE, FOERSTE, tidslinjer
from webapp.domain.eksport.historik import Aarsag, afsendelser
from webapp.domain.eksport.overfoersel import eksporter_sag
from webapp.domain.fagsystem import LokalEnhed
from webapp.domain.variant.konfiguration import Konfiguration
from webapp.domain.variant.variant import Trin


@settings(max_examples=eksempler(300), deadline=None)
@given(tidslinjer())
def test_the_last_transfer_is_what_the_index_holds_on_every_day(tidslinje):
    variant, traee, sag, _, _ = tidslinje
    enheder = [LokalEnhed(navn, overordnet=over) for navn, over in traee]
    konfiguration = Konfiguration.af(variant, enheder, FOERSTE)
    alle = afsendelser(konfiguration, sag, FOERSTE + timedelta(days=2 * DAGE))
    assert [a.dag for a in alle] == sorted({a.dag for a in alle})
    for dag in (FOERSTE + timedelta(days=n) for n in range(2 * DAGE)):
        sendt = [a for a in alle if a.dag <= dag]
        indeks = eksporter_sag(konfiguration, sag, dag, via_eksport=True)
        assert afsendelser(konfiguration, sag, dag) == tuple(sendt)
        if indeks is None:
            assert not sendt
        else:
            sidste = sendt[-1]
            assert (sidste.dag, sidste.maerke, sidste.kle) == (
                indeks.overfoert,
                indeks.maerke,
                indeks.kle,
            )
            assert sidste.udgave.enhed == indeks.udgaver[-1].enhed


def test_a_sag_is_sent_at_first_export_at_each_event_and_at_an_oprydning():
    variant = byg.variant(
        trin=byg.trin(aendret={"7": date(2023, 9, 1)}), oprydninger=(date(2023, 10, 2),)
    )
    sag = byg.sag(
        haendelser=(
            byg.haendelse(dato=date(2023, 1, 9), enhed="Visitation Nord"),
            byg.haendelse(dato=date(2023, 9, 4)),
        )
    )
    konfiguration = Konfiguration.af(variant, byg.LOKALE_ENHEDER, byg.DATO)
    fundet = afsendelser(konfiguration, sag, byg.DATO)
    assert [(a.dag, a.aarsag) for a in fundet] == [
        (variant.trin[Trin.EKSPORTER_SAGER], Aarsag.FOERSTE),
        (date(2023, 9, 4), Aarsag.HAENDELSE),
        (date(2023, 10, 2), Aarsag.OPRYDNING),
    ]
    assert [a.maerke.enhed for a in fundet] == [None, byg.NORD, byg.NORD]


def test_a_sag_of_another_fagsystem_or_without_kle_is_never_sent():
    konfiguration = byg.konfiguration(sagstype_kle=())
    assert afsendelser(konfiguration, byg.sag(), byg.DATO) == ()
    assert afsendelser(byg.konfiguration(), replace(byg.sag(), sagstype=None), byg.DATO) == ()
