"""Any Opsætning af Borgerblikket, for hypothesis."""

from datetime import date

from hypothesis import strategies as st

from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.variant.opsaetning import (
    KleOpsaetning,
    Kontaktkilde,
    Kontaktopsaetning,
    Opsaetning,
    Titelvalg,
)

DAGE = st.dates(date(2000, 1, 1), date(2100, 1, 1))
NAVN = (
    st.text(alphabet='abcæøå "\\=', min_size=1, max_size=10)
    .map(lambda t: " ".join(t.split()))
    .filter(bool)
)
FRA = st.one_of(st.none(), DAGE)
TEKST = st.just("") | NAVN
OPSAETNINGER = st.lists(
    st.builds(
        KleOpsaetning,
        kle=st.sampled_from([KleMoenster("27"), KleMoenster("27.36.04"), KleMoenster("29.*")]),
        aktiv=st.booleans(),
        titel=st.sampled_from(Titelvalg),
        dokumenter=st.booleans(),
        journalnotater=st.booleans(),
        fagsystemfilter=st.lists(NAVN, max_size=2).map(tuple),
        fradato=FRA,
        fradato_ydelser=FRA,
        kun_sapa=st.booleans(),
        deaktiver_fradato_for_aktive=st.booleans(),
        kontakt=st.builds(
            Kontaktopsaetning, st.sampled_from(Kontaktkilde), TEKST, TEKST, TEKST, TEKST
        ),
    ),
    max_size=3,
    unique_by=lambda raekke: raekke.kle,
).map(lambda raekker: Opsaetning(tuple(raekker)))
