"""Kontrol's rules: for each code a case in which it finds, and one in which it does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from webapp.domain.fagsystem import (
    Automatik,
    FaellesYdelsestype,
    Kildested,
    LokalEnhed,
    LokalYdelse,
    Sagstype,
)
from webapp.domain.klassifikation.kle import KleEmne, KleMoenster, KlePlan, KlePost
from webapp.domain.kontrol.grundlag import (
    INGEN_RAMMES,
    Andet,
    Kontrolgrundlag,
    Sagsmangler,
    Tal,
    Talklasse,
)
from webapp.domain.kontrol.regel import Traef, kontroller
from webapp.domain.kontrol.regler import KONTROL
from webapp.domain.organisation.organisation import (
    AdresseRolle,
    EnhedsStatus,
    FkEnhed,
    FkOrganisation,
    Henvendelsessted,
)
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.fordringsvalg import Aktivitet, Fordringsvalg
from webapp.domain.variant.konfiguration import Konfiguration
from webapp.domain.variant.opsaetning import (
    KleOpsaetning,
    Kontaktkilde,
    Kontaktopsaetning,
    Opsaetning,
)
from webapp.domain.variant.roller import Brugersystemrolle, Jobfunktionsrolle
from webapp.domain.variant.trinorden import Brud, ordensfund
from webapp.domain.variant.variant import (
    Antagelser,
    Enhedsmapning,
    SagstypeKle,
    Trin,
    Variant,
    Ydelsesmapning,
    Ydelsesnavn,
)

DAG = date(2024, 4, 8)
A = EnhedUuid("aa8bffbb-84b6-4dd7-9b6c-311f2d6f4e90")
B = EnhedUuid("474eead2-0862-443b-bc43-871daa099388")
NAESTEN_A = EnhedUuid("aa8bffbb-84b6-4dd7-9b6c-311f2d6f4e91")
CELLE = Kildested("ark.xlsx", "Enheder", "E4")
R = AdresseRolle
PERFEKT = {R.TELEFON: "+45 9988 7010", R.AABNINGSTID_TELEFON: "Alle hverdage 9-12"}
ALT_27 = tuple(
    KleOpsaetning(
        kle=KleMoenster(kle), aktiv=True, kontakt=Kontaktopsaetning(Kontaktkilde.FK_ORGANISATION)
    )
    for kle in ("27", "29")
)


def byg(
    enheder=(),
    fk=(),
    *,
    mapning=(),
    model=1,
    kle=(),
    typer=(),
    filter_=("27", "29"),
    opsaetning=ALT_27,
    roller=(),
    trin=None,
    antagelser=Antagelser(),
    kle_plan=KlePlan(),
    **mere,
) -> Kontrolgrundlag:
    variant = Variant(
        slug="v",
        navn="V",
        model=model,
        trin=trin or {},
        enhedsmapning=tuple(mapning),
        classification_filter=tuple(map(KleMoenster, filter_)),
        sagstype_kle=tuple(kle),
        ydelsestyper=tuple(typer),
        opsaetning=Opsaetning(tuple(opsaetning)),
        roller=tuple(roller),
        antagelser=antagelser,
    )
    return Kontrolgrundlag(
        konfiguration=Konfiguration.af(variant, enheder, DAG),
        dato=DAG,
        organisation=FkOrganisation({enhed.uuid: enhed for enhed in fk}),
        kle=kle_plan,
        **mere,
    )


def med_andet(andet: Andet, *, opsaetning=(), fordringer=()) -> Kontrolgrundlag:
    grundlag = byg(opsaetning=opsaetning, andet=andet)
    variant = replace(grundlag.konfiguration.variant, fordringer=fordringer)
    return replace(grundlag, konfiguration=replace(grundlag.konfiguration, variant=variant))


def enhed(navn="Nord", *, ansvarlig=True, over=None):
    return LokalEnhed(navn, ansvarlig, over)


def til(uuid=A, navn="Nord", sted=CELLE, fk_navn=""):
    return Enhedsmapning(lokal_enhed=navn, fk_enhed=uuid, sted=sted, fk_navn=fk_navn)


def fk(uuid=A, navn="Nord", adresser=None, **kw):
    return FkEnhed(uuid=uuid, navn=navn, adresser=PERFEKT if adresser is None else adresser, **kw)


def med_adresser(adresser, **kw):
    """One unit, mapped, with these addresses."""
    return byg([enhed()], [fk(adresser=adresser, **kw)], mapning=[til()])


def nummer(tekst, navn="Hjemmehjælp", angivet=None):
    gyldigt = KleEmne(tekst) if len(tekst) == 8 else None
    return SagstypeKle(navn, gyldigt, angivet or tekst, sted=CELLE)


PLAN = KlePlan({"27.36.04": KlePost(nummer="27.36.04", titel="Personlig og praktisk hjælp")})
UDGAAET = KlePlan(
    {"27.36.04": KlePost(nummer="27.36.04", titel="Gammel", udgaaet=date(2023, 11, 1))}
)
HJEMMEHJAELP = Sagstype("Hjemmehjælp")


def ydelse(navn="Nødkald", sagstype="Hjemmehjælp", **kw):
    return LokalYdelse(navn=navn, sagstype=sagstype, **kw)


def med_ydelse(en, *typer, kle="27.36.04", **kw):
    return byg(kle=[nummer(kle)], typer=typer, lokale_ydelser=(en,), **kw)


def type_(navn="Nødkald", titel="Nødkald", kle="27.36.04"):
    return Ydelsesmapning(navn, titel, KleEmne(kle))


def egen_kontakt(kle="27", **kw):
    kontakt = Kontaktopsaetning(Kontaktkilde.BRUGERDEFINERET, **kw)
    return byg(opsaetning=[KleOpsaetning(kle=KleMoenster(kle), aktiv=True, kontakt=kontakt)])


def rolle(*kle):
    return byg(
        roller=[
            Jobfunktionsrolle(
                slug="r",
                navn="R",
                brugersystemroller=(Brugersystemrolle("b", tuple(map(KleMoenster, kle))),),
            )
        ]
    )


def trin(*, antagelser=Antagelser(), **dage):
    """Trin on days of March; 2 and 3 on the first, so KLE can be chosen on the second."""
    navne = {f"t{nr}": str(nr) for nr in range(1, 9)} | {"a": "A", "b": "B"}
    datoer = {"t2": 1, "t3": 1, **dage}
    return byg(
        trin={Trin(navne[navn]): date(2024, 3, dag) for navn, dag in datoer.items()},
        antagelser=antagelser,
    )


INTEGRATION = Antagelser(organisationsintegration=True)


def steder(*henvendelsessteder):
    return byg(
        [enhed()],
        [fk(henvendelsessteder=henvendelsessteder), fk(B, "Madservice")],
        mapning=[til()],
    )


def sted(*kle, maal=B):
    return Henvendelsessted(maal, tuple(map(KleMoenster, kle)), "Mad")


def fradato(dag):
    return byg(opsaetning=[KleOpsaetning(kle=KleMoenster("27.36"), aktiv=True, fradato=dag)])


Byg = Callable[[], Kontrolgrundlag]
# code: (finds, does not)
SPEC: dict[str, tuple[Byg, Byg]] = {
    "KONTROL_UUID_UGYLDIG": (
        lambda: byg([enhed()], [fk()], mapning=[til(None)], ulaeste_uuid={CELLE: "aa8bffb-84b6"}),
        lambda: byg([enhed()], [fk()], mapning=[til()], ulaeste_uuid={CELLE: "aa8bffb-84b6"}),
    ),
    "KONTROL_UKENDT_ENHED": (
        lambda: byg([enhed()], [fk()], mapning=[til(NAESTEN_A)]),
        lambda: byg([enhed()], [fk()], mapning=[til()]),
    ),
    "KONTROL_INGEN_FK_ORG": (
        lambda: byg([enhed()], mapning=[til(None)]),
        lambda: byg([enhed()], [fk()], mapning=[til(None)]),
    ),
    "KONTROL_INTET_ORGANISATIONSARK": (lambda: byg([], [fk()]), lambda: byg([enhed()])),
    "KONTROL_INTET_FORBEREDELSESARK": (
        lambda: byg([enhed()]),
        lambda: byg([enhed()], sagstyper=(HJEMMEHJAELP,)),
    ),
    "KONTROL_INGEN_UUID": (
        lambda: byg([enhed()], [fk()], mapning=[til(None)]),
        lambda: byg([enhed(), enhed("Syd")], mapning=[til()]),
    ),
    "KONTROL_INGEN_KLE": (
        lambda: byg(kle=[nummer("27.36")], sagstyper=(HJEMMEHJAELP,)),
        lambda: byg(kle=[nummer("27.36.04")], sagstyper=(HJEMMEHJAELP,)),
    ),
    "KONTROL_INAKTIV_ENHED": (
        lambda: byg([enhed()], [fk(status=EnhedsStatus.INAKTIV)], mapning=[til()]),
        lambda: byg([enhed()], [fk(aktiv_til=date(2024, 4, 9))], mapning=[til()]),
    ),
    "KONTROL_IKKE_MAPPET": (
        lambda: byg([enhed(ansvarlig=False), enhed("Syd", over="Nord")], mapning=[til(None)]),
        lambda: byg([enhed(), enhed("Syd", over="Nord")], [fk()], mapning=[til()]),
    ),
    "KONTROL_TRAE_UKENDT": (
        lambda: byg([enhed(), enhed("Syd")], [fk()], mapning=[til()]),
        lambda: byg([enhed(), enhed("Syd", over="Øst")], [fk()], mapning=[til()]),
    ),
    "KONTROL_SAGER_UDEN_ENHED": (
        lambda: byg([enhed(ansvarlig=False)], sager_hos={"Nord": 3}),
        lambda: byg([enhed(ansvarlig=False)], sager_hos={}),
    ),
    "KONTROL_LEDER_OPAD": (
        lambda: byg([enhed(), enhed("Syd", over="Nord")], [fk()], mapning=[til()]),
        lambda: byg([enhed()], [fk()], mapning=[til()]),
    ),
    "KONTROL_IKKE_SAGSANSVARLIG_MAPPET": (
        lambda: byg([enhed(ansvarlig=False)], [fk()], mapning=[til()]),
        lambda: byg([enhed()], [fk()], mapning=[til()]),
    ),
    "KONTROL_SAMME_UUID": (
        lambda: byg([enhed(), enhed("Syd")], [fk()], mapning=[til(), til(navn="Syd")]),
        lambda: byg([enhed(), enhed("Syd")], [fk()], mapning=[til(), til(navn="Syd")], model=2),
    ),
    "KONTROL_NAVN_AFVIGER": (
        lambda: byg([enhed()], [fk(navn="Nordre afdeling")], mapning=[til()]),
        lambda: byg([enhed()], [fk(navn=" nord ")], mapning=[til()]),
    ),
    "KONTROL_ARKETS_NAVN_AFVIGER": (
        lambda: byg([enhed()], [fk(navn="Syd")], mapning=[til(fk_navn="Nord")]),
        lambda: byg([enhed()], [fk(navn=" NORD ")], mapning=[til(fk_navn="Nord")]),
    ),
    "KONTROL_MAPNING_UDEN_ENHED": (
        lambda: byg([enhed()], [fk()], mapning=[til(navn="Nrod")]),
        lambda: byg([enhed()], [fk()], mapning=[til()]),
    ),
    "KONTROL_KUN_FASTNET": (
        lambda: med_adresser({R.FASTNET: "99887010"}),
        lambda: med_adresser({R.FASTNET: "99887010", R.TELEFON: "99887010"}),
    ),
    "KONTROL_INGEN_TELEFON": (
        lambda: med_adresser({}),
        lambda: med_adresser({R.FASTNET: "99887010"}),
    ),
    "KONTROL_TELEFON_IKKE_OTTE_CIFRE": (
        lambda: med_adresser({R.TELEFON: "9988703"}),
        lambda: med_adresser({R.TELEFON: "+45 3334 9400"}),
    ),
    "KONTROL_AABNINGSTID_UDEN_TELEFON": (
        lambda: med_adresser({R.AABNINGSTID_TELEFON: "9-12"}),
        lambda: med_adresser(PERFEKT),
    ),
    "KONTROL_INGEN_AABNINGSTID": (
        lambda: med_adresser({R.TELEFON: "99887010"}),
        lambda: med_adresser({}),
    ),
    "KONTROL_PNUMMER_I_LOKATION": (
        lambda: med_adresser({R.LOKATION: "1000000023"}),
        lambda: med_adresser({R.LOKATION: "Bygning 3", R.PNR: "1000000023"}),
    ),
    "KONTROL_URL_UDEN_HTTP": (
        lambda: med_adresser({R.URL: "www.korsbaek.dk"}),
        lambda: med_adresser({R.URL: "HTTPS://www.korsbaek.dk"}),
    ),
    "KONTROL_POST_UDEN_HENVENDELSESSTED": (
        lambda: med_adresser({R.POST: "Postboks 1"}),
        lambda: med_adresser({R.POST: "Postboks 1", R.HENVENDELSESSTED: "Vej 1"}),
    ),
    "KONTROL_AABNINGSTID_AFKORTET": (
        lambda: med_adresser({R.AABNINGSTID_TELEFON: "x" * 200}),
        lambda: med_adresser({R.AABNINGSTID_TELEFON: "x" * 199}),
    ),
    "KONTROL_HENVENDELSESSTED_UDEN_KLE": (lambda: steder(sted()), lambda: steder(sted("27.36"))),
    "KONTROL_HENVENDELSESSTED_SAMME_KLE": (
        lambda: steder(sted("27.36"), sted("27.36.24")),
        lambda: steder(sted("27.36.04"), sted("27.36.24")),
    ),
    "KONTROL_HENVENDELSESSTED_MAAL": (
        lambda: steder(sted("27", maal=NAESTEN_A)),
        lambda: steder(sted("27")),
    ),
    "KONTROL_KLE_IKKE_SEKS_CIFRE": (
        lambda: byg(kle=[nummer("27.36")]),
        lambda: byg(kle=[nummer("27.36.04")]),
    ),
    "KONTROL_KLE_UKENDT": (
        lambda: byg(kle=[nummer("27.36.05")], kle_plan=PLAN),
        lambda: byg(kle=[nummer("27.36.04")], kle_plan=PLAN),
    ),
    "KONTROL_KLE_UDGAAET": (
        lambda: byg(kle=[nummer("27.36.04")], kle_plan=UDGAAET),
        lambda: byg(kle=[nummer("27.36.04")], kle_plan=PLAN),
    ),
    "KONTROL_KLE_OMDOEBT": (
        lambda: byg(kle=[nummer("27.36.04")], kle_plan=PLAN, kletitler={CELLE: "Hjemmehjælp"}),
        lambda: byg(
            kle=[nummer("27.36.04")],
            kle_plan=PLAN,
            kletitler={CELLE: "personlig  og praktisk hjælp."},
        ),
    ),
    "KONTROL_KLE_OPSAMLING": (
        lambda: byg(kle=[nummer("27.36.00")]),
        lambda: byg(kle=[nummer("27.36.04")]),
    ),
    "KONTROL_KLE_IKKE_HENTET": (
        lambda: byg(kle=[nummer("32.18.08")]),
        lambda: byg(kle=[nummer("32.18.08")], filter_=("27", "32.18")),
    ),
    "KONTROL_FILTER_MANGLER_OBLIGATORISK": (
        lambda: byg(filter_=("27.36", "27.60", "29")),
        lambda: byg(filter_=("27",)),
    ),
    "KONTROL_SAGSTYPE_UDEN_KLE": (
        lambda: byg(sagstyper=(HJEMMEHJAELP,), lokale_ydelser=(ydelse(),)),
        lambda: byg(sagstyper=(HJEMMEHJAELP,), lokale_ydelser=(ydelse(pakke=True),)),
    ),
    "KONTROL_SAGSTYPE_UDEN_KLE_OG_YDELSER": (
        lambda: byg(sagstyper=(HJEMMEHJAELP,)),
        lambda: byg(sagstyper=(HJEMMEHJAELP,), lokale_ydelser=(ydelse(),)),
    ),
    "KONTROL_OBLIGATORISK_KLE_UBRUGT": (
        lambda: byg(sagstyper=(HJEMMEHJAELP,), kle=[nummer("27.36.04")]),
        lambda: byg(kle=[]),
    ),
    "KONTROL_INGEN_KLE_PLAN": (
        lambda: byg(kle=[nummer("27.36.04")]),
        lambda: byg(kle=[nummer("27.36.04")], kle_plan=PLAN),
    ),
    "KONTROL_YDELSE_UDEN_TYPE": (
        lambda: med_ydelse(ydelse()),
        lambda: med_ydelse(ydelse(automatisk=Automatik.FSIII)),
    ),
    "KONTROL_AUTOMATISK_MAPPET": (
        lambda: med_ydelse(ydelse(paragraf="SEL §83"), type_()),
        lambda: med_ydelse(ydelse(paragraf="SEL §83a"), type_()),
    ),
    "KONTROL_PAKKE_MAPPET": (
        lambda: med_ydelse(ydelse(pakke=True), type_()),
        lambda: med_ydelse(ydelse(), type_()),
    ),
    "KONTROL_YDELSE_ANDEN_KLE": (
        lambda: med_ydelse(ydelse(), type_(kle="27.60.11")),
        lambda: med_ydelse(ydelse(), type_()),
    ),
    "KONTROL_YDELSESNAVN_FAGSPROG": (
        lambda: med_ydelse(ydelse("Rengøring (FSIII)")),
        lambda: med_ydelse(
            ydelse("Rengøring (FSIII)"), antagelser=Antagelser(ydelsesnavn=Ydelsesnavn.YDELSESTYPE)
        ),
    ),
    "KONTROL_YDELSE_UDEN_SAGSTYPE": (
        lambda: med_ydelse(ydelse(sagstype=None)),
        lambda: med_ydelse(ydelse()),
    ),
    "KONTROL_YDELSESTYPE_UKENDT": (
        lambda: med_ydelse(
            ydelse(), type_(titel="Nødklad"), faelles_ydelsestyper=(FaellesYdelsestype("Nødkald"),)
        ),
        lambda: med_ydelse(
            ydelse(), type_(titel="NØDKALD"), faelles_ydelsestyper=(FaellesYdelsestype("Nødkald"),)
        ),
    ),
    "KONTROL_YDELSESTYPE_ANDEN_KLE": (
        lambda: med_ydelse(
            ydelse(),
            type_(),
            faelles_ydelsestyper=(FaellesYdelsestype("Nødkald", KleEmne("27.60.11")),),
        ),
        lambda: med_ydelse(
            ydelse(),
            type_(),
            faelles_ydelsestyper=(FaellesYdelsestype("Nødkald", KleEmne("27.36.04")),),
        ),
    ),
    "KONTROL_KLE_IKKE_AKTIV": (
        lambda: byg(kle=[nummer("27.36.04")], opsaetning=[KleOpsaetning(kle=KleMoenster("27"))]),
        lambda: byg(kle=[nummer("27.36.04")]),
    ),
    "KONTROL_AFTALE_KLE_IKKE_AKTIV": (
        lambda: med_andet(Andet(aftaler={KleEmne("27.36.04"): 2})),
        lambda: med_andet(Andet(aftaler={KleEmne("27.36.04"): 2}), opsaetning=ALT_27),
    ),
    "KONTROL_FORDRINGSTYPE_UDEN_VALG": (
        lambda: med_andet(Andet(fordringstyper={"Gebyr": 2})),
        lambda: med_andet(
            Andet(fordringstyper={"Gebyr": 2}),
            fordringer=(Fordringsvalg("gebyr", Aktivitet.INGEN),),
        ),
    ),
    "KONTROL_UDBETALING_UDEN_YDELSE": (
        lambda: med_andet(Andet(foraeldreloese=(("E-1",), 4))),
        lambda: med_andet(Andet()),
    ),
    "KONTROL_UDBETALING_SUM": (
        lambda: med_andet(Andet(forkert_sum=(("E-1", "E-2"), 2))),
        lambda: med_andet(Andet()),
    ),
    "KONTROL_OBLIGATORISK_IKKE_AKTIV": (
        lambda: byg(opsaetning=[KleOpsaetning(kle=KleMoenster("29"), aktiv=True)]),
        lambda: byg(opsaetning=ALT_27),
    ),
    "KONTROL_INGEN_AFDELING": (
        lambda: egen_kontakt(telefon="99887010"),
        lambda: egen_kontakt(afdeling="Visitationen"),
    ),
    "KONTROL_KONTAKTTELEFON": (
        lambda: egen_kontakt(afdeling="V", telefon="112"),
        lambda: egen_kontakt(afdeling="V", telefon="99 88 70 10"),
    ),
    "KONTROL_KONTAKTLINK": (
        lambda: egen_kontakt(afdeling="V", hjemmeside="www.korsbaek.dk"),
        lambda: egen_kontakt(afdeling="V", hjemmeside="https://www.korsbaek.dk"),
    ),
    "KONTROL_FRADATO_FOR_SEN": (
        lambda: fradato(date(2023, 1, 1)),
        lambda: fradato(date(2022, 12, 31)),
    ),
    "KONTROL_ROLLE_UDEN_KLE": (rolle, lambda: rolle("15")),
    "KONTROL_ROLLE_NAAR_CURA": (lambda: rolle("27.36.04"), lambda: rolle("15", "32.*")),
    "KONTROL_TRIN_4_FOR_SENT": (
        lambda: trin(t5=5, t8=8, t4=9, t7=1),
        lambda: trin(t5=5, t8=8, t4=8, t7=1),
    ),
    "KONTROL_TRIN_7_FOR_SENT": (
        lambda: trin(t5=5, t8=8, t4=1),
        lambda: trin(t5=5, t4=9, t7=9),
    ),
    "KONTROL_TRIN_A_FOR_SENT": (lambda: trin(t8=8, a=9), lambda: trin(t8=8, a=8)),
    "KONTROL_TRIN_B_MANGLER": (lambda: trin(t8=8), lambda: trin(t8=8, b=12)),
    "KONTROL_TRIN_B_FOR_SENT": (lambda: trin(t8=8, b=12), lambda: trin(t8=8, b=8)),
    "KONTROL_SAG_UDEN_PRIMAER_PART": (
        lambda: byg(mangler=Sagsmangler(uden_primaer_part=("1", "2", "3", "4"))),
        byg,
    ),
    "KONTROL_SAG_UDEN_ANSVARLIG": (
        lambda: byg(mangler=Sagsmangler(uden_ansvarlig=("1",))),
        byg,
    ),
    "KONTROL_SAG_UDEN_OPSTAAET": (
        lambda: byg(mangler=Sagsmangler(uden_opstaaet=("1",))),
        byg,
    ),
}


def fund(kode: str, grundlag: Kontrolgrundlag) -> list[Traef]:
    regel = next(regel for regel in KONTROL if regel.kode == kode)
    return list(regel.find(grundlag))


@pytest.mark.parametrize("kode", SPEC)
def test_the_rule_finds_what_it_is_for(kode):
    traef = fund(kode, SPEC[kode][0]())
    assert len(traef) == 1
    assert traef[0].tekst.endswith((".", "?")), traef[0].tekst


@pytest.mark.parametrize("kode", SPEC)
def test_the_rule_leaves_the_rest_alone(kode):
    assert fund(kode, SPEC[kode][1]()) == []


@pytest.mark.parametrize(
    "eksport, rettet, ventet",
    [(1, 20, 1), (1, None, 1), (25, 20, 0), (None, 20, 0)],
    ids=["rettet under eksporten", "ikke rettet", "rettet før eksporten", "ingen eksport"],
)
def test_what_was_sent_before_a_correction_keeps_its_unit_and_its_faults(eksport, rettet, ventet):
    """Nord is mapped to a unit without telephone, and from a day to one that has all it needs."""
    marts = {nr: date(2024, 3, nr) for nr in (1, 20, 25)}
    raekker = [Enhedsmapning(lokal_enhed="Nord", fk_enhed=A, fra=date(2024, 1, 1), sted=CELLE)]
    if rettet:
        raekker.append(Enhedsmapning(lokal_enhed="Nord", fk_enhed=B, fra=marts[rettet]))
    grundlag = byg(
        [enhed()],
        [fk(A, adresser={}), fk(B, "Syd")],
        mapning=raekker,
        trin={Trin.EKSPORTER_SAGER: marts[eksport]} if eksport else {},
    )
    traef = fund("KONTROL_INGEN_TELEFON", grundlag)
    assert len(traef) == ventet
    for et in traef:
        assert (et.enhed, et.sted, et.fk_enhed) == ("Nord", CELLE, str(A))
        assert ("bærer den stadig" in et.tekst) == bool(rettet)


@pytest.mark.parametrize(
    "kode, grundlag, ventet",
    [
        ("KONTROL_TRIN_4_FOR_SENT", trin(t5=5, t8=8, t3=20, t4=15, t7=1), 0),
        ("KONTROL_TRIN_7_FOR_SENT", trin(t5=5, t8=8, t3=20, t4=1, t7=21), 0),
        ("KONTROL_TRIN_7_FOR_SENT", trin(t5=5, t8=8, t3=20, t4=1, t7=22), 1),
        ("KONTROL_TRIN_7_FOR_SENT", trin(t5=5, t8=8, t4=1, antagelser=INTEGRATION), 0),
        ("KONTROL_TRIN_7_FOR_SENT", trin(t5=5, t8=8, t4=1, t7=20, antagelser=INTEGRATION), 0),
        ("KONTROL_TRIN_A_FOR_SENT", trin(t8=8), 1),
        ("KONTROL_TRIN_A_FOR_SENT", trin(a=8), 0),
        ("KONTROL_TRIN_B_MANGLER", trin(t5=5), 0),
        ("KONTROL_TRIN_B_FOR_SENT", trin(t8=8), 0),
    ],
)
def test_kontrol_and_the_page_of_trin_judge_the_order_alike(kode, grundlag, ventet):
    """KLE chosen on the 5th is in Cura the day after trin 3: nothing is sent before."""
    assert len(fund(kode, grundlag)) == ventet
    variant = grundlag.konfiguration.variant
    sat = {(f.alvor, str(f.mangler)) for f in ordensfund(variant.gjorte_trin)}
    alvor = Brud.SKADER if kode[13] in "47" else Brud.RISIKO
    if kode != "KONTROL_TRIN_B_FOR_SENT":
        assert ((alvor, kode[13]) in sat) == bool(ventet)


def test_another_name_is_told_of_the_citizen_only_where_the_citizen_reads_it():
    """Under Brugerdefineret the citizen reads Kontaktafdeling, whatever the unit is called."""
    klasser = (
        Talklasse(slags="sag", antal=5, lokal_enhed="Nord", maerke=A, kontakt=A),
        Talklasse(slags="sag", antal=7, lokal_enhed="Nord", maerke=A),
    )
    grundlag = byg([enhed()], [fk(navn="Nordre afdeling")], mapning=[til()], klasser=klasser)
    (traef,) = fund("KONTROL_NAVN_AFVIGER", grundlag)
    assert traef.virkning == (
        "12 sager står som Nord i SAPA's lister og som Nordre afdeling på enhedens side i SAPA. "
        "Borgeren læser Nordre afdeling ved 5 sager."
    )
    egen = byg([enhed()], [fk(navn="Nordre afdeling")], mapning=[til()], klasser=klasser[1:])
    (traef,) = fund("KONTROL_NAVN_AFVIGER", egen)
    assert "orgeren" not in traef.virkning


def test_every_rule_has_its_cases_and_every_code_its_own_name():
    koder = [regel.kode for regel in KONTROL]
    assert sorted(koder) == sorted(SPEC)
    assert len({regel.anker for regel in KONTROL}) == len(koder)


@pytest.mark.parametrize("regel", KONTROL, ids=lambda regel: regel.kode)
def test_every_rule_says_what_to_do_and_who_says_so(regel):
    assert regel.raad.endswith(".")
    assert regel.forklaring.endswith((".", "."))
    assert regel.kilde
    assert not any("TODO" in tekst for tekst in (regel.overskrift, regel.forklaring, regel.raad))


def test_a_digit_off_is_answered_with_the_nearest_unit():
    (traef,) = fund("KONTROL_UKENDT_ENHED", SPEC["KONTROL_UKENDT_ENHED"][0]())
    assert str(A) in traef.raad
    assert "Nord" in traef.raad


def test_a_character_short_is_answered_with_the_nearest_unit():
    kort = "aa8bffb-84b6-4dd7-9b6c-311f2d6f4e90"
    grundlag = byg(
        [enhed("Syd")],
        [fk(), fk(B, "Andet")],
        mapning=[til(None, "Syd")],
        ulaeste_uuid={CELLE: kort},
    )
    (traef,) = fund("KONTROL_UUID_UGYLDIG", grundlag)
    assert str(A) in traef.raad
    assert traef.sted == CELLE


def test_the_effect_is_counted_and_told_in_danish():
    klasser = (
        Talklasse(slags="sag", antal=13, lokal_enhed="Nord", kontakt=A),
        Talklasse(slags="sag", antal=1, lokal_enhed="Syd", kontakt=A),
        Talklasse(slags="ydelse", antal=1, lokal_enhed="Nord", kontakt=A),
        Talklasse(slags="sag", antal=7, lokal_enhed="Nord", kontakt=B),
    )
    grundlag = byg([enhed()], [fk(adresser={})], mapning=[til()], klasser=klasser)
    (traef,) = fund("KONTROL_INGEN_TELEFON", grundlag)
    assert traef.virkning == "14 sager og 1 ydelse får ingen telefon."
    assert grundlag.tal(kontakt=A, lokal_enhed="Nord") == Tal(13, 1)


def test_an_effect_on_nothing_says_so():
    (traef,) = fund("KONTROL_INGEN_TELEFON", SPEC["KONTROL_INGEN_TELEFON"][0]())
    assert traef.virkning == INGEN_RAMMES


def test_the_plan_is_the_row_that_holds_last():
    raekker = [
        Enhedsmapning(lokal_enhed="Nord", fk_enhed=A, fra=date(2024, 5, 1)),
        Enhedsmapning(lokal_enhed="Nord", fk_enhed=B, fra=date(2024, 4, 1)),
    ]
    assert byg([enhed()], mapning=raekker).mapning["Nord"].fk_enhed == A


def test_what_can_be_a_cpr_number_is_masked_and_a_uuid_is_not():
    uuid = EnhedUuid("ab251248-4916-4dd7-9b6c-311f2d6f4e90")
    grundlag = byg([enhed("Nord 251248-4916")], [fk()], mapning=[til(uuid, "Nord 251248-4916")])
    (fundet,) = [f for f in kontroller(grundlag, KONTROL) if f.regel.kode == "KONTROL_UKENDT_ENHED"]
    assert fundet.traef.objekt == "Nord 251248-XXXX"
    assert str(uuid) in fundet.traef.tekst
