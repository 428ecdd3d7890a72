"""The workbench looks only at what a change can reach, and finds what a look at all finds."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from tests.integration.tilfaeldig import indlaest
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.mappingaendring import Tidspunkt, ret_enhed, ret_sagstype, ret_ydelse
from webapp.domain.variant.opsaetning import Opsaetning
from webapp.domain.visning.kontakt import Kontaktopsaetning
from webapp.services.grundlag import byg_grundlag, load_grundlag
from webapp.services.maalinger.indvirkning import Modtager, maal_indvirkning
from webapp.services.optaelling.forskelsfilter import find_filter
from webapp.store.opslag import load_opslag
from webapp.store.optaelling import Optaelling
from webapp.store.varianter import find_variant

HANDICAP = EnhedUuid("d47203f6-edbb-4878-a99f-e52a5965fc9c")

ANDEN_KONTAKT = Kontaktopsaetning(telefon="11223344")


def anden_kontakt(opsaetning):
    """Every third number switched off or on, and another contact for it."""
    return Opsaetning(
        tuple(
            r if nr % 3 else replace(r, aktiv=not r.aktiv, kontakt=ANDEN_KONTAKT)
            for nr, r in enumerate(opsaetning.raekker)
        )
    )


FELTER = ("sager", "ydelser", "borgere", "udbetalinger", "aftaler", "fordringer")
AENDRINGER = {
    "enhed": lambda v, d: ret_enhed(v, "Træning", HANDICAP, Tidspunkt()),
    "enhed højt oppe": lambda v, d: ret_enhed(v, "Sundhed og Ældre", HANDICAP, Tidspunkt()),
    "enhed fjernes fra en dag": lambda v, d: ret_enhed(v, "Myndighed B", None, Tidspunkt(d)),
    "sagstype": lambda v, d: ret_sagstype(v, "Madservice", KleEmne("27.36.04"), Tidspunkt()),
    "ydelse": lambda v, d: ret_ydelse(v, "Nødkald", ("Ny", KleEmne("27.36.04")), Tidspunkt()),
    "KLE-nummer": lambda v, d: replace(v, opsaetning=anden_kontakt(v.opsaetning)),
    "alt andet": lambda v, d: replace(v, oprydninger=(*v.oprydninger, d)),
}


@pytest.mark.parametrize("modtager", Modtager)
@pytest.mark.parametrize("hvad", AENDRINGER)
def test_the_figures_are_those_of_the_whole_kommune(lager, hvad, modtager):
    with lager.aaben("korsbaek") as database:
        a = load_grundlag(database, "model-1")
        b = byg_grundlag(a.opslag, AENDRINGER[hvad](a.variant, a.dato), a.dato)
        alt = maal_indvirkning(database, a, b, modtager)
        kun = maal_indvirkning(database, a, b, modtager, kun_forskelle=True)
        alle = Optaelling(database).grupper()
        kan = [gruppe for gruppe in alle if find_filter(a, b).gruppe(gruppe)]
    for felt in FELTER:
        ene, andet = getattr(alt, felt), getattr(kun, felt)
        assert (ene.changed, ene.shown, ene.hidden) == (andet.changed, andet.shown, andet.hidden)
    assert kun.aendringer == alt.aendringer
    if hvad != "alt andet":
        assert 0 < len(kan) < len(alle)


VALG = ("enhedsmapning", "sagstype_kle", "ydelsestyper", "opsaetning")


@pytest.mark.parametrize("froe", range(60))
def test_so_they_are_in_any_kommune(froe):
    """One, some or all of the choices that the filter knows are those of another variant."""
    valgt = [felt for nr, felt in enumerate(VALG) if (froe % 15 + 1) >> nr & 1]
    with indlaest(froe) as (database, datoer):
        opslag = load_opslag(database)
        en, anden = (find_variant(database, slug) for slug in ("a", "b"))
        aendret = replace(en, **{felt: getattr(anden, felt) for felt in valgt})
        for dato, modtager in product(datoer, Modtager):
            a, b = (byg_grundlag(opslag, variant, dato) for variant in (en, aendret))
            alt = maal_indvirkning(database, a, b, modtager)
            kun = maal_indvirkning(database, a, b, modtager, kun_forskelle=True)
            assert kun.aendringer == alt.aendringer
            for felt in FELTER:
                tal = [getattr(maalt, felt) for maalt in (alt, kun)]
                assert len({(en.changed, en.shown, en.hidden) for en in tal}) == 1
