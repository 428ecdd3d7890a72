"""Lives of a variant, its units, a sag and its ydelser, for hypothesis; and what the export says of one."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from tests import byg
from tests.unit.domain.cura import Afleveret, Cura
from webapp.domain.eksport.overfoersel import eksporter_sag, eksporter_ydelse
from webapp.domain.fagsystem import Fremdrift, Haendelse, LokalEnhed
from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.variant.konfiguration import Konfiguration
from webapp.domain.variant.variant import Enhedsmapning, SagstypeKle, Trin, Ydelsesmapning

FOERSTE = date(2024, 1, 1)
DAGE = 24
ENHEDER = ("Top", "Nord", "Team", "Alene")
SAGSTYPE, YDELSE = "Hjælp", "Rengøring"
dage = st.integers(0, DAGE).map(lambda n: FOERSTE + timedelta(days=n))
uuider = st.sampled_from([byg.VISITATION, byg.NORD, byg.TANDPLEJE])
emner = st.sampled_from([KleEmne("27.36.04"), KleEmne("29.15.08"), KleEmne("32.18.08")])


def nogle(strategi, mindst=0, hoejst=3):
    return st.lists(strategi, min_size=mindst, max_size=hoejst).map(tuple)


kle_givet = st.builds(
    lambda kle, fra: SagstypeKle(SAGSTYPE, kle, str(kle), fra), emner, st.none() | dage
)
kle_taget = st.builds(lambda fra: SagstypeKle(SAGSTYPE, None, "", fra), dage)
fire_cifre = st.builds(lambda fra: SagstypeKle(SAGSTYPE, None, "27.36", fra), dage)
mapninger = st.builds(
    Enhedsmapning,
    lokal_enhed=st.sampled_from(ENHEDER),
    fk_enhed=st.none() | uuider,
    fra=st.none() | dage,
)
# Somewhere to lead up to, in most lives.
toppen = st.sampled_from(
    [(Enhedsmapning(lokal_enhed="Top", fk_enhed=byg.VISITATION, fra=FOERSTE),), ()]
)
kle_raekker = nogle(kle_givet | kle_givet | kle_taget | fire_cifre, 2, 5)


def til_og_fra(kle, foerst, stop, igen):
    """Given, taken away and given again."""
    dag = [
        FOERSTE + timedelta(days=sum(antal))
        for antal in ((foerst,), (foerst, stop), (foerst, stop, igen))
    ]
    taget = SagstypeKle(SAGSTYPE, None, "", dag[1])
    return (*tuple(SagstypeKle(SAGSTYPE, kle, str(kle), d) for d in (dag[0], dag[2])), taget)


faa_dage = st.integers(1, 8)
taget_og_givet = st.builds(til_og_fra, emner, st.integers(0, 6), faa_dage, faa_dage)
TRAE = (None, "Top", "Nord", None)
# Most lives are ones in which something is sent: trin early, and the day to look late.
tidlige = st.integers(0, 6).map(lambda n: FOERSTE + timedelta(days=n))
sene = st.integers(0, DAGE).map(lambda n: FOERSTE + timedelta(days=DAGE - n))
NOEDVENDIGE = (Trin("2"), Trin("3"), Trin("5"), Trin("8"))
ANDRE = (Trin("4"), Trin("7"))
TRIN_8 = Trin.EKSPORTER_SAGER
# Before anything that a life holds: the days on which a plan is set up.
FORINDEN = FOERSTE - timedelta(days=3)
varianter = st.builds(
    byg.variant,
    trin=st.builds(
        lambda tidligt, andre, flyttet, uden: {
            trin: dag for trin, dag in (tidligt | andre | flyttet).items() if trin not in uden
        },
        st.fixed_dictionaries(dict.fromkeys(NOEDVENDIGE, tidlige)),
        st.fixed_dictionaries(dict.fromkeys(ANDRE, dage)),
        st.dictionaries(st.sampled_from(NOEDVENDIGE), dage, max_size=1),
        # Trin 8 may lie late but is there: a course. Plans are made of them below.
        st.sampled_from([(), (), (), *((trin,) for trin in (*NOEDVENDIGE[:-1], *ANDRE))]),
    ),
    classification_filter=st.sampled_from(["27,29", "27,29", "*", "29"]).map(
        lambda tekst: tuple(map(KleMoenster, tekst.split(",")))
    ),
    enhedsmapning=st.builds(lambda a, b: a + b, toppen, nogle(mapninger, hoejst=5)),
    ydelsestyper=nogle(
        st.builds(
            Ydelsesmapning,
            st.just(YDELSE),
            st.sampled_from(["Hjælp", "Pleje"]),
            st.none() | emner,
            st.none() | dage,
        )
    ),
    sagstype_kle=kle_raekker
    | st.builds(lambda a, b: a + b, taget_og_givet, nogle(kle_givet, hoejst=1)),
    oprydninger=nogle(dage, hoejst=2),
)
haendelser = nogle(
    st.builds(
        Haendelse,
        dage,
        enhed=st.none() | st.sampled_from(ENHEDER),
        fremdrift=st.none() | st.sampled_from(Fremdrift),
    ),
    hoejst=4,
)


@st.composite
def tidslinjer(draw):
    """A variant, units in a tree, a sag, its two ydelser, and a day to look."""
    oprettet = Haendelse(draw(tidlige | dage), enhed=draw(st.sampled_from(["Team", *ENHEDER])))
    senere = [h for h in draw(haendelser) if h.dato >= oprettet.dato]
    sag = byg.sag(haendelser=(oprettet, *senere), sagstype=SAGSTYPE, slug="sag")
    # A ydelse is granted in its sag, so not before it.
    bevilget = draw(st.integers(0, 12).map(lambda n: oprettet.dato + timedelta(days=n)))
    ydelser = (
        byg.ydelse(slug="med-sag", bevilget=bevilget),
        byg.ydelse(slug="uden-sag", bevilget=draw(dage)),
    )
    over = draw(st.just(TRAE) | st.tuples(*[st.none() | st.sampled_from(ENHEDER)] * 4))
    return draw(varianter), tuple(zip(ENHEDER, over, strict=True)), sag, ydelser, draw(sene)


def formlen(variant, traee, sag, ydelser, dato):
    """What eksport.py says is in the indexes on the day."""
    enheder = [LokalEnhed(navn, overordnet=over) for navn, over in traee]
    konfiguration = Konfiguration.af(variant, enheder, dato)
    indekssag = eksporter_sag(konfiguration, sag, dato, via_eksport=True)
    fundet = {}
    if indekssag is not None:
        fundet["sag"] = _afleveret(
            indekssag, aendret=indekssag.aendret, fremdrift=indekssag.fremdrift
        )
    for ydelse in ydelser:
        har_sag = ydelse.slug == "med-sag"
        bevilling = byg.bevilling(sag="sag" if har_sag else None, lokal_enhed="Nord")
        indeks = eksporter_ydelse(
            konfiguration,
            bevilling,
            ydelse,
            lokal=byg.lokal_ydelse(sagstype=SAGSTYPE),
            sag=indekssag if har_sag else None,
            dato=dato,
            via_eksport=True,
        )
        if indeks is not None:
            fundet[ydelse.slug] = _afleveret(indeks, ydelsestype=indeks.ydelsestype)
    return fundet


def levet(variant, traee, sag, ydelser, dato):
    """What Cura, lived day by day, has filed in the evening.

    A plan is lived in the right order: everything set up before, everything sent on the day.
    """
    if variant.er_plan:
        variant = replace(variant, trin=dict.fromkeys(Trin, FORINDEN) | {TRIN_8: dato})
    cura = Cura(variant=variant, overordnet=dict(traee), sag=sag, ydelser=ydelser)
    return cura.lev(FORINDEN, dato)


def _afleveret(indeks, **resten):
    assert indeks.maerke.enhed == indeks.ansvarlig.uuid
    return Afleveret(
        fk_enhed=indeks.ansvarlig.uuid,
        via=indeks.maerke.via,
        enhed=indeks.ansvarlig.navn,
        kle=indeks.kle,
        **resten,
    )


def indtil(tidslinje, dato):
    """The same life with nothing after the day."""
    variant, traee, sag, ydelser, _ = tidslinje

    def sket(raekker):
        return tuple(r for r in raekker if r.fra is None or r.fra <= dato)

    variant = replace(
        variant,
        # That trin 8 lies ahead is known: without a day for it there is but a plan.
        trin={t: dag for t, dag in variant.trin.items() if dag <= dato or t is TRIN_8},
        enhedsmapning=sket(variant.enhedsmapning),
        ydelsestyper=sket(variant.ydelsestyper),
        sagstype_kle=sket(variant.sagstype_kle),
        oprydninger=tuple(dag for dag in variant.oprydninger if dag <= dato),
    )
    sag = replace(sag, haendelser=tuple(h for h in sag.haendelser if h.dato <= dato))
    ydelser = tuple(ydelse for ydelse in ydelser if ydelse.bevilget <= dato)
    return variant, traee, sag, ydelser, dato
