"""All 40 320 orders of the eight trin that have an effect: simulated, by formula, and judged.

Trin 1 and 6 are work at a desk and change nothing in a system. The other eight are done a day
apart, so that what waits for the night (KLE on Cura's list) falls on the day of the next trin.
"""

from datetime import date, timedelta
from itertools import permutations
from math import factorial

import pytest

from tests import byg
from tests.unit.domain.cura import Cura
from tests.unit.domain.cura_trin import Enheder, Sagsliv, Trinliv, Ydelsesliv
from webapp.domain.eksport.overfoersel import eksporter_sag, eksporter_ydelse
from webapp.domain.fagsystem import Fremdrift, Haendelse, LokalEnhed
from webapp.domain.variant.konfiguration import Konfiguration
from webapp.domain.variant.trinorden import skader
from webapp.domain.variant.variant import Enhedsmapning, Trin

DAG_NUL = date(2024, 1, 1)
VIRKER = tuple(t for t in Trin if t not in {Trin.SKRIVEBORD_SAGSTYPER, Trin.SKRIVEBORD_ENHEDER})
ALLE = tuple(permutations(VIRKER))
INDEKSETS_TRIN = tuple(t for t in VIRKER if t not in {Trin.DATAAFGRAENSNING, Trin.AABNING})
FOER, MIDT, EFTER, SLUT, SENERE = -1, 4, 11, 12, 13
LEVET = range(FOER, SLUT + 1)

# »Top« is mapped all along: what is sent from »Team« too early gets a wrong mark, not none.
TRAE = {"Top": None, "Team": "Top", "Alene": None}
VED_TRIN_7 = {"Team": byg.NORD, "Alene": byg.TANDPLEJE}
ENHEDER = Enheder(TRAE, {"Top": byg.VISITATION}, VED_TRIN_7)
SAGER = tuple(
    Sagsliv(f"{navn}-{enhed}", enhed, dage, lukket)
    for enhed in ("Team", "Alene")
    for navn, dage, lukket in (
        ("aaben", (FOER,), None),
        ("aendret-midt", (FOER, MIDT), None),
        ("aendret-efter", (FOER, EFTER), None),
        ("lukket-foer", (FOER - 1, FOER), FOER),
        ("lukket-midt", (FOER, MIDT), MIDT),
        ("foedt-midt", (MIDT,), None),
    )
)
YDELSER = (
    Ydelsesliv("gammel", FOER),
    Ydelsesliv("midt", MIDT),
    Ydelsesliv("ny", EFTER),
    Ydelsesliv("uden-sag", FOER, "Team"),
)
LIV = Trinliv(ENHEDER, SAGER, YDELSER)


def dato(nummer: int) -> date:
    return DAG_NUL + timedelta(days=nummer)


DATOER = {nummer: dato(nummer) for nummer in (*LEVET, FOER - 1, SENERE)}
NUMRE = {dag: nummer for nummer, dag in DATOER.items()}
LOKALE = tuple(LokalEnhed(navn, overordnet=over) for navn, over in TRAE.items())
MAPNING = (
    Enhedsmapning(lokal_enhed="Top", fk_enhed=byg.VISITATION, fra=DATOER[FOER]),
    *(Enhedsmapning(lokal_enhed=navn, fk_enhed=uuid) for navn, uuid in VED_TRIN_7.items()),
)


def som_sag(liv: Sagsliv):
    return byg.sag(
        slug=liv.navn,
        oprettet=DATOER[liv.haendelser[0]],
        haendelser=tuple(
            Haendelse(
                DATOER[d],
                enhed=liv.enhed,
                fremdrift=Fremdrift.AFSLUTTET if d == liv.lukket else None,
            )
            for d in liv.haendelser
        ),
    )


FAGSYSTEMETS_SAGER = tuple(map(som_sag, SAGER))
FAGSYSTEMETS_YDELSER = tuple(
    (
        byg.bevilling(sag=None if y.uden_sag else SAGER[0].navn, lokal_enhed=y.uden_sag),
        byg.ydelse(slug=y.navn, bevilget=DATOER[y.bevilget]),
    )
    for y in YDELSER
)
LOKAL_YDELSE = byg.lokal_ydelse()


def variant(trin: dict[Trin, int]):
    return byg.variant(trin={et: DATOER[dag] for et, dag in trin.items()}, enhedsmapning=MAPNING)


def formlen(trin: dict[Trin, int], dag: int) -> dict[str, tuple[object, ...]]:
    """What eksport.py says is in the index on the day, in the simulation's words."""
    konfiguration, dagen = Konfiguration.af(variant(trin), LOKALE, DATOER[dag]), DATOER[dag]
    fundet: dict[str, tuple[object, ...]] = {}
    indekssager = {}
    for sag in FAGSYSTEMETS_SAGER:
        indekssag = indekssager[sag.slug] = eksporter_sag(
            konfiguration, sag, dagen, via_eksport=True
        )
        if indekssag is not None:
            maerke, lukket = indekssag.maerke, indekssag.fremdrift is Fremdrift.AFSLUTTET
            seneste = NUMRE[indekssag.aendret]
            fundet[sag.slug] = (maerke.enhed, maerke.via, seneste, lukket)
    for bevilling, ydelse in FAGSYSTEMETS_YDELSER:
        indeks = eksporter_ydelse(
            konfiguration,
            bevilling,
            ydelse,
            lokal=LOKAL_YDELSE,
            sag=indekssager.get(bevilling.sag),
            dato=dagen,
            via_eksport=True,
        )
        if indeks is not None:
            egen = (None, None) if bevilling.sag else (indeks.maerke.enhed, indeks.maerke.via)
            fundet[ydelse.slug] = (bool(indeks.ydelsestype), *egen)
    return fundet


def raekkefoelge(orden: tuple[Trin, ...]) -> dict[Trin, int]:
    return {et: dag for dag, et in enumerate(orden)}


def oedelagt(indeks) -> tuple[set[str], set[str]]:
    """Names of sager with another mark than their unit has now, and of ydelser without a type."""
    sager = {
        liv.navn
        for liv in SAGER
        if liv.navn in indeks and indeks[liv.navn][0] != VED_TRIN_7[liv.enhed]
    }
    return sager, {y.navn for y in YDELSER if y.navn in indeks and not indeks[y.navn][0]}


def test_there_are_eight_trin_with_an_effect():
    assert len(ALLE) == factorial(8) == 40_320


def test_the_formula_says_of_every_order_what_cura_has_filed():
    """At the end, and on one day of the way: a different one from order to order."""
    for nummer, orden in enumerate(ALLE):
        trin = raekkefoelge(orden)
        aftener = LIV.lev(trin, LEVET)
        undervejs = nummer % EFTER
        assert formlen(trin, SLUT) == aftener[SLUT], orden
        assert formlen(trin, undervejs) == aftener[undervejs], (orden, undervejs)


def test_exactly_the_orders_that_spoil_something_are_reported():
    antal = {frozenset(): 0}
    for orden in ALLE:
        trin = raekkefoelge(orden)
        indeks = LIV.lev(trin, LEVET)[SLUT]
        assert len(indeks) == len(SAGER) + len(YDELSER)
        sager, ydelser = oedelagt(indeks)
        ventet = frozenset(
            et for et, skadet in ((Trin.YDELSESTYPER, ydelser), (Trin.ENHEDER, sager)) if skadet
        )
        assert skader({et: DATOER[dag] for et, dag in trin.items()}) == ventet, orden
        antal[ventet] = antal.get(ventet, 0) + 1
    # None is empty, so that a report of everything, or of nothing, fails above.
    assert set(antal) == {
        frozenset(),
        frozenset({Trin.YDELSESTYPER}),
        frozenset({Trin.ENHEDER}),
        frozenset({Trin.YDELSESTYPER, Trin.ENHEDER}),
    }
    assert min(antal.values()) > 0


def test_what_is_spoiled_heals_when_the_sag_changes_and_never_when_it_is_closed():
    for orden in ALLE:
        sager, ydelser = oedelagt(LIV.lev(raekkefoelge(orden), LEVET)[SLUT])
        assert not any(navn.startswith("aendret-efter") for navn in sager), orden
        if sager:
            assert {"lukket-foer-Team", "lukket-foer-Alene"} <= sager, orden
            assert {"aaben-Team", "aaben-Alene"} <= sager, orden
        if ydelser:
            assert "gammel" in ydelser, orden
            assert "ny" not in ydelser, orden


def test_an_order_in_which_the_export_stays_off_spoils_nothing():
    uden = tuple(permutations(t for t in VIRKER if t is not Trin.EKSPORTER_SAGER))
    assert len(uden) == factorial(7)
    for orden in uden:
        trin = raekkefoelge(orden)
        senere = trin | {Trin.EKSPORTER_SAGER: SENERE}
        assert LIV.lev(trin, LEVET)[SLUT] == {} == formlen(senere, SLUT), orden
        assert skader({et: DATOER[dag] for et, dag in trin.items()}) == frozenset(), orden


@pytest.mark.parametrize("nummer", range(0, len(ALLE), 1009))
def test_the_lean_simulation_files_what_the_full_one_does(nummer):
    """cura.py lives one sag at a time, with rows and oprydninger; here it has only trin."""
    trin = raekkefoelge(ALLE[nummer])
    aften = LIV.lev(trin, LEVET)[SLUT]
    for liv, sag in zip(SAGER, FAGSYSTEMETS_SAGER, strict=True):
        ydelser = tuple(ydelse for _, ydelse in FAGSYSTEMETS_YDELSER if ydelse.slug != "uden-sag")
        fuld = Cura(variant=variant(trin), overordnet=dict(TRAE), sag=sag, ydelser=ydelser).lev(
            DATOER[FOER - 1], DATOER[SLUT]
        )
        maerke = fuld["sag"]
        lukket = maerke.fremdrift is Fremdrift.AFSLUTTET
        assert aften[liv.navn] == (maerke.fk_enhed, maerke.via, NUMRE[maerke.aendret], lukket)
        for ydelse in ydelser:
            assert aften[ydelse.slug][0] == bool(fuld[ydelse.slug].ydelsestype)
