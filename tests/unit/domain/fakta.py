"""Facts made by hypothesis: some that fit together, some with anything left out."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from tests import byg
from webapp.domain.fagsystem import (
    Automatik,
    Enhedsmaerke,
    Fagsystem,
    Foelsomhed,
    Fremdrift,
    PartIdType,
    Partsrolle,
    Ydelsesart,
)
from webapp.domain.klassifikation.kle import KleEmne, KleMoenster, KlePlan
from webapp.domain.organisation.organisation import (
    AdresseRolle,
    EnhedsStatus,
    FkOrganisation,
    Henvendelsessted,
)
from webapp.domain.vaerdier.periode import Periode
from webapp.domain.variant.opsaetning import Kontaktkilde, Kontaktopsaetning, Opsaetning, Titelvalg
from webapp.domain.variant.roller import Sapaelement
from webapp.domain.variant.systemvalg import Eojsystem, Jobcentersystem, Uusystem
from webapp.domain.variant.variant import (
    Antagelser,
    Enhedsmapning,
    Fliser,
    SagstypeKle,
    Trin,
    Ydelsesmapning,
    Ydelsesnavn,
)
from webapp.domain.visning.kontakt import Kontaktfejl

FOERSTE = date(2024, 3, 25)
NUMRE = ("27.36.04", "29.15.08", "32.18.08")
UUIDER = (byg.VISITATION, byg.NORD, byg.TANDPLEJE)
ENHEDER = ("Visitation", "Visitation Nord", "Udkørende team", "Tandplejen", "Ukendt")

dage = st.integers(0, 20).map(lambda n: FOERSTE + timedelta(days=n))
maaske_dage = st.none() | dage
perioder = st.builds(Periode, maaske_dage, maaske_dage)
emner = st.sampled_from(NUMRE).map(KleEmne)
moenstre = st.sampled_from(["27", "27.*", "27.36.04", "29.*", "*", "3*"]).map(KleMoenster)
uuider = st.sampled_from(UUIDER)


def nogle(strategi, *, hoejst=3, oftest=None):
    """A few; two times in three `oftest`, so that enough objects reach the far rules."""
    faa = st.lists(strategi, max_size=hoejst).map(tuple)
    return (
        faa
        if oftest is None
        else st.sampled_from([True, True, False]).flatmap(
            lambda valgt: st.just(oftest) if valgt else faa
        )
    )


parter = st.builds(
    byg.part,
    rolle=st.sampled_from(Partsrolle),
    person=st.sampled_from(["nancy", "kim", None]),
    id_type=st.sampled_from(PartIdType),
    virkning=perioder,
)
maerker = st.none() | st.builds(Enhedsmaerke, st.none() | uuider, st.sampled_from(["", *ENHEDER]))
haendelser = st.builds(
    byg.haendelse,
    dato=dage,
    enhed=st.none() | st.sampled_from(ENHEDER),
    fremdrift=st.none() | st.sampled_from(Fremdrift),
    sagsbehandler=st.sampled_from([None, "", "Bo"]),
)
# The kle of a row that the sheet gave: six digits, four digits, or taken away.
sagstype_kle = st.one_of(
    st.builds(lambda kle, fra: SagstypeKle("Hjælp", kle, str(kle), fra), emner, maaske_dage),
    st.builds(lambda kle, fra: SagstypeKle("Hjælp", kle, "", fra), emner, maaske_dage),
    st.builds(lambda fra: SagstypeKle("Hjælp", None, "27.36", fra), maaske_dage),
    st.builds(lambda fra: SagstypeKle("Hjælp", None, "", fra), dage),
)
kontakter = st.builds(
    Kontaktopsaetning,
    st.sampled_from(Kontaktkilde),
    st.sampled_from(["", "Borgerservice"]),
    st.sampled_from(["", "70102030", "12"]),
    st.sampled_from(["", "www.korsbaek.dk", "https://korsbaek.dk"]),
)
opsaetningsraekker = st.builds(
    byg.raekke,
    kle=st.sampled_from(["27", "27.36.04", "29", "32.18.08"]),
    aktiv=st.booleans(),
    titel=st.sampled_from(Titelvalg),
    dokumenter=st.booleans(),
    journalnotater=st.booleans(),
    fagsystemfilter=nogle(st.sampled_from(["Cura", "KSD"]), hoejst=1),
    fradato=maaske_dage,
    deaktiver_fradato_for_aktive=st.booleans(),
    kontakt=kontakter,
)
opsaetninger = st.lists(opsaetningsraekker, max_size=3, unique_by=lambda raekke: raekke.kle).map(
    lambda raekker: Opsaetning(tuple(raekker))
)
antagelser = st.builds(
    Antagelser,
    bopaelskommune_skal_vaere_ejer=st.booleans(),
    henvendelsessted_foelges=st.booleans(),
    vis_sagsnummer=st.booleans(),
    vis_fremtidige_ydelser=st.booleans(),
    fradato_er_med=st.booleans(),
    underenheder_er_med=st.booleans(),
    ydelsesnavn=st.sampled_from(Ydelsesnavn),
    fliser=st.sampled_from(Fliser),
    jobcentersystem=st.sampled_from(Jobcentersystem),
    eojsystem=st.sampled_from(Eojsystem),
    uusystem=st.sampled_from(Uusystem),
    sapa_delvis_visning=st.booleans(),
    bevilling_har_relation_til_sag=st.booleans(),
)
varianter = st.builds(
    byg.variant,
    trin=st.builds(
        lambda uden, aendret: byg.trin(uden=uden, aendret=aendret),
        st.sets(st.sampled_from(Trin), max_size=1),
        st.dictionaries(st.sampled_from(Trin), dage, max_size=2),
    ),
    classification_filter=nogle(moenstre, oftest=byg.VARIANT.classification_filter),
    enhedsmapning=nogle(
        st.builds(
            Enhedsmapning,
            lokal_enhed=st.sampled_from(ENHEDER),
            fk_enhed=st.none() | uuider,
            fra=maaske_dage,
        )
    ),
    ydelsestyper=nogle(
        st.builds(
            Ydelsesmapning,
            st.just("Rengøring"),
            st.just("Praktisk hjælp"),
            st.none() | emner,
            maaske_dage,
        )
    ),
    sagstype_kle=nogle(sagstype_kle, oftest=byg.VARIANT.sagstype_kle),
    oprydninger=nogle(dage),
    opsaetning=opsaetninger | st.just(byg.VARIANT.opsaetning),
    antagelser=antagelser,
)
foelsomheder = st.sampled_from(Foelsomhed)
sager = st.builds(
    byg.sag,
    fagsystem=st.sampled_from(["Cura", "KSD"]),
    myndighed=st.sampled_from([byg.KOMMUNE.cvr, byg.ANDEN_MYNDIGHED]),
    oprettet=dage,
    haendelser=nogle(haendelser),
    sagstype=st.sampled_from(["Hjælp", "Hjælp", None]),
    kle=st.none() | emner,
    enhed=maerker,
    foelsomhed=foelsomheder,
    alternativ_titel=st.sampled_from(["", "Anden titel"]),
    visningsklasser=nogle(st.sampled_from(["Visning undtaget for borger", "Andet"]), hoejst=1),
    sikkerhedsprofil=nogle(uuider, hoejst=1),
    ejendom=st.sampled_from(["", "100"]),
    parter=nogle(parter, oftest=byg.SAG.parter),
    dokumenter=nogle(st.builds(byg.dokument, dato=dage, foelsomhed=foelsomheder), hoejst=1),
)
ydelser = st.builds(
    byg.ydelse,
    fra=dage,
    til=maaske_dage,
    bevilget=dage,
    lokal_ydelse=st.none() | st.just("Rengøring"),
    kle=st.none() | emner,
    ydelsestype=st.sampled_from(["", "Anden type"]),
    oekonomisk=st.booleans(),
)
lokale = st.sampled_from([byg.LOKAL, None]) | st.builds(
    byg.lokal_ydelse,
    sagstype=st.none() | st.just("Hjælp"),
    automatisk=st.none() | st.sampled_from(Automatik),
    pakke=st.booleans(),
)
fk_enheder = st.builds(
    byg.fk_enhed,
    uuid=uuider,
    navn=st.sampled_from(ENHEDER),
    overordnet=st.none() | uuider,
    status=st.sampled_from(EnhedsStatus),
    aktiv_til=maaske_dage,
    adresser=st.dictionaries(
        st.sampled_from(AdresseRolle), st.sampled_from(["", "12", "99887766"])
    ),
    henvendelsessteder=nogle(st.builds(Henvendelsessted, uuider, nogle(moenstre))),
)
organisationer = nogle(fk_enheder).map(lambda alle: FkOrganisation({e.uuid: e for e in alle}))
roller = st.none() | st.builds(
    lambda dele, **felter: byg.rolle(**felter, brugersystemroller=dele),
    nogle(
        st.builds(
            byg.brugersystemrolle,
            kle=nogle(moenstre, oftest=()),
            organisation=nogle(uuider, oftest=()),
            it_systemer=nogle(st.sampled_from(["Cura", "KSD"]), oftest=()),
            foelsomhed=foelsomheder,
        )
    ),
    elementer=nogle(st.sampled_from(Sapaelement), oftest=tuple(Sapaelement)),
    enhed=st.none() | uuider,
)
personer = st.builds(
    byg.person,
    bopaelskommune=st.sampled_from(["", "11111111", "22222222"]),
    ejendomme=nogle(st.just("100"), hoejst=1),
)


@st.composite
def objekter(draw, dato):
    """What is an object's own, as `byg.forhold` takes it: a sag or ydelse that exists on the day."""
    sag = draw(sager)
    slags = draw(st.sampled_from(["sag", "ydelse"]))
    if slags == "sag" and not any(haendelse.dato <= dato for haendelse in sag.haendelser):
        sag = replace(sag, haendelser=(byg.haendelse(dato=FOERSTE, enhed="Visitation"),))
    ydelse = draw(ydelser)
    bevilling = byg.bevilling(
        fagsystem=draw(st.sampled_from(["Cura", "KSD"])),
        sag=draw(st.sampled_from([None, sag.slug])),
        parter=draw(nogle(parter, oftest=byg.bevilling().parter)),
        enhed=draw(maerker),
        lokal_enhed=draw(st.none() | st.sampled_from(ENHEDER)),
    )
    return {
        "slags": slags,
        "sag": sag if slags == "sag" or bevilling.sag else None,
        "bevilling": bevilling,
        "ydelse": replace(ydelse, bevilget=min(ydelse.bevilget, dato)),
        "lokal": draw(lokale),
        "person": draw(personer),
        "ydelsesart": draw(st.none() | st.sampled_from(Ydelsesart)),
        "sagstype_har_ydelser": draw(st.booleans()),
        "sag_har_aktiv_ydelse": draw(st.booleans()),
    }


def systemet(objekt, ksd):
    """The fagsystem that the object is of: Cura, or `ksd`."""
    egen = objekt["sag"] if objekt["slags"] == "sag" else objekt["bevilling"]
    return byg.CURA if egen.fagsystem == "Cura" else ksd


ksd = st.builds(
    lambda navn, aabnet: Fagsystem(navn, aabnet=aabnet),
    # The second is known for an area by its name.
    st.sampled_from(["KSD", "Uno Ung"]),
    maaske_dage,
)


@st.composite
def konsistente(draw):
    """A sag or ydelse that exists on the day, exported and set up as the pages do it."""
    dato = draw(dage)
    objekt = draw(objekter(dato))
    return byg.forhold(
        **objekt,
        dato=dato,
        variant=draw(varianter),
        system=systemet(objekt, draw(ksd)),
        organisation=draw(organisationer),
        rolle=draw(roller),
    )


@st.composite
def vilkaarlige(draw):
    """The same with anything left out, whether or not the rest still makes sense."""
    forhold = draw(konsistente())
    uden = draw(
        st.sets(
            st.sampled_from(
                [
                    "sag",
                    "indekssag",
                    "bevilling",
                    "lokal_ydelse",
                    "indeksydelse",
                    "opsaetning",
                    "find_kontakt",
                    "rolle",
                ]
            )
        )
    )
    tomt = {navn: (lambda _: None) if navn == "find_kontakt" else None for navn in uden}
    forhold = replace(forhold, **tomt)
    if (kontakt := forhold.kontakt) is not None:
        fejl = draw(st.frozensets(st.sampled_from(Kontaktfejl)))
        forhold = replace(forhold, find_kontakt=lambda _: replace(kontakt, fejl=fejl))
    return replace(forhold, kle_plan=draw(st.sampled_from([byg.KLE, KlePlan()])))
