"""Small kommuner made of a seed: two sagstyper, three systems' worth of oddities, two variants.

Random and not hypothesis: a kommune has so many parts that hypothesis' small examples show nothing
to nobody. A seed names a kommune for good.
"""

from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from tests import byg
from webapp.domain.fagsystem import (
    Aftale,
    Aftaleart,
    Automatik,
    Betalingstilstand,
    BevilgetYdelse,
    Bevilling,
    Effektuering,
    Enhedsmaerke,
    FaellesYdelsestype,
    Fagsystem,
    Fordring,
    Fremdrift,
    Haendelse,
    LokalYdelse,
    Myndighed,
    PartIdType,
    Partsrolle,
    Sag,
    Sagspart,
    Sagstype,
    Udbetaling,
)
from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.organisation.organisation import (
    AdresseRolle,
    EnhedsStatus,
    FkOrganisation,
    Henvendelsessted,
)
from webapp.domain.testdata.kilde import Kildedata, Kommune
from webapp.domain.vaerdier.identifikation import Cpr
from webapp.domain.vaerdier.periode import Periode
from webapp.domain.variant.eoj import Afslutning, Detaljegrad, Klebredde, Miljoe
from webapp.domain.variant.fordringsvalg import Aktivitet, Fordringsvalg, i_orden
from webapp.domain.variant.opsaetning import Kontaktkilde, Opsaetning
from webapp.domain.variant.variant import Antagelser, Enhedsmapning, SagstypeKle, Ydelsesmapning
from webapp.domain.visning.kontakt import Kontaktopsaetning
from webapp.domain.visning.kontrolsager import KONTROL
from webapp.services.optaelling.taelling import byg_taellinger
from webapp.store.database import aaben, opret
from webapp.store.kildedata import gem_kildedata
from webapp.store.varianter import gem_variant

FOERSTE, DAGE = date(2024, 2, 1), 60
# Those of every run, and those of `make soak`.
FROE = range(60)
ALLE_FROE = (*FROE, *(pytest.param(froe, marks=pytest.mark.soak) for froe in range(60, 400)))
PERSONER = {"nancy": "2512484916", "kim": "0101804321", "jytte": "1503501234"}
SAGSTYPER, YDELSER = ("Hjælp", "Tandpleje"), ("Rengøring", "Tandeftersyn")
ENHEDER = tuple(enhed.navn for enhed in byg.LOKALE_ENHEDER)
UUIDER = (byg.VISITATION, byg.NORD, byg.TANDPLEJE)
EFFEKTUERINGER = tuple(f"E-{nr}" for nr in range(6))
FORDRINGSTYPER = ("Gebyr", "Husleje", "Daginstitution")
# A type that makes money of what is filed under it, where the sheet says so.
PENGETYPE = FaellesYdelsestype("Type", beskrivelse="Monetær ydelse")
NUMRE = tuple(map(KleEmne, ("27.36.04", "29.15.08", "32.18.08")))
VALG = (
    "trin",
    "classification_filter",
    "enhedsmapning",
    "ydelsestyper",
    "sagstype_kle",
    "oprydninger",
    "opsaetning",
    "antagelser",
)


class Terning(Random):
    """A die with the throws that kommuner are made of."""

    def dag(self) -> date:
        return FOERSTE + timedelta(days=self.randrange(DAGE))

    def maaske(self, sandsynlighed: float, ellers=None, *, saa):
        return saa() if self.random() < sandsynlighed else ellers

    def nogle(self, hoejst: int, lav) -> tuple:
        return tuple(lav(nr) for nr in range(self.randint(0, hoejst)))


def lav_kommune(t: Terning) -> Kildedata:
    # Several of a kind, apart in their days alone: those that the counting puts together.
    slags = [_sag(t) for _ in range(t.randint(2, 4))]
    sager = tuple(_som(t, t.choice(slags), nr) for nr in range(t.randint(4, 16)))
    return _med_andet(_grunddata(t, sager))


def _grunddata(t: Terning, sager: tuple[Sag, ...]) -> Kildedata:
    return Kildedata(
        kommune=Kommune(
            "korsbaek", "Korsbæk Kommune", byg.KOMMUNE.cvr, t.dag() + timedelta(days=20)
        ),
        myndigheder=(
            Myndighed(byg.KOMMUNE.cvr, "Korsbæk"),
            Myndighed(byg.ANDEN_MYNDIGHED, "Strandby"),
        ),
        fagsystemer=(byg.CURA, Fagsystem("KSD", aabnet=t.maaske(0.8, saa=t.dag))),
        lokale_enheder=byg.LOKALE_ENHEDER,
        sagstyper=tuple(map(Sagstype, SAGSTYPER)),
        lokale_ydelser=tuple(
            LokalYdelse(
                navn=navn,
                paragraf="",
                sagstype=sagstype,
                automatisk=t.maaske(0.2, saa=lambda: Automatik.FSIII),
                pakke=t.random() < 0.1,
            )
            for navn, sagstype in zip(YDELSER, SAGSTYPER, strict=True)
        ),
        organisation=FkOrganisation(
            {uuid: _fk_enhed(t, uuid) for uuid in UUIDER if t.random() < 0.9}
        ),
        kle=byg.KLE,
        personer=tuple(
            byg.person(
                slug=slug,
                cpr=Cpr(cpr),
                ejendomme=t.nogle(1, lambda _: "100"),
                bopaelskommune=t.choice(["", "11111111", "22222222"]),
            )
            for slug, cpr in PERSONER.items()
        ),
        sager=sager,
        bevillinger=tuple(_bevilling(t, nr, sager) for nr in range(t.randint(0, 6))),
    )


def _med_andet(kilde: Kildedata) -> Kildedata:
    """The same with appointments and claims, and payments that are of several ydelser.

    A die of its own, so that they make no other kommune of the seed.
    """
    t = Terning(f"andet {kilde.bevillinger} {[sag.slug for sag in kilde.sager]}")
    hele = tuple(
        Effektuering(
            nummer=nummer,
            dispositionsdato=t.dag() + timedelta(days=t.choice([0, 0, 0, 30, 90])),
            modtager=t.maaske(0.3, saa=lambda: t.choice(list(PERSONER))),
            modtager_navn=t.maaske(0.1, "", saa=lambda: "En udlejer"),
            tilstand=t.choice([*[Betalingstilstand.EFFEKTUERET] * 3, *Betalingstilstand]),
        )
        for nummer in EFFEKTUERINGER
    )
    return replace(
        kilde,
        bevillinger=tuple(
            replace(b, ydelser=tuple(_betalt(t, y, hele) for y in b.ydelser))
            for b in kilde.bevillinger
        ),
        effektueringer=hele,
        aftaler=t.nogle(6, lambda nr: _aftale(t, nr, kilde.sager)),
        fordringer=t.nogle(6, lambda nr: _fordring(t, nr)),
        faelles_ydelsestyper=t.maaske(0.4, (), saa=lambda: (PENGETYPE,)),
    )


def _betalt(t: Terning, ydelse: BevilgetYdelse, hele: tuple[Effektuering, ...]) -> BevilgetYdelse:
    """Here and there with parts of payments that others have parts of too."""
    if ydelse.lokal_ydelse is None and t.random() < 0.2:
        ydelse = replace(ydelse, ydelsestype=PENGETYPE.titel)
    if t.random() < 0.5:
        return ydelse
    nye = [_del(t, t.maaske(0.8, saa=lambda: t.choice(hele))) for _ in range(t.randint(1, 3))]
    skete = Betalingstilstand.EFFEKTUERET
    return replace(
        ydelse,
        udbetalinger=(*ydelse.udbetalinger, *(en for en in nye if en.tilstand is skete)),
        ikke_effektueret=tuple(en for en in nye if en.tilstand is not skete),
    )


def _del(t: Terning, en: Effektuering | None) -> Udbetaling:
    fra = t.dag()
    return Udbetaling(
        dispositionsdato=en.dispositionsdato if en else t.dag(),
        periode_fra=fra,
        periode_til=fra + timedelta(days=t.choice([0, 5])),
        bruttobeloeb=t.choice([100_00, 200_00]),
        effektuering=en.nummer if en else "",
        tilstand=en.tilstand if en else t.choice(list(Betalingstilstand)),
    )


def _aftale(t: Terning, nr: int, sager: tuple[Sag, ...]) -> Aftale:
    return Aftale(
        slug=f"a-{nr}",
        person=t.choice(list(PERSONER)),
        titel="Hjemmebesøg",
        myndighed="Korsbæk Kommune",
        art=t.choice(list(Aftaleart)),
        dato=t.dag() + timedelta(days=25),
        kle=t.choice([None, *NUMRE]),
        sag=t.maaske(0.3, saa=lambda: t.choice(sager).slug),
        aflyst=t.random() < 0.1,
    )


def _fordring(t: Terning, nr: int) -> Fordring:
    return Fordring(
        nummer=f"F-{nr}",
        slug=f"f-{nr}",
        person=t.choice(list(PERSONER)),
        fordringstype=t.choice([*FORDRINGSTYPER, FORDRINGSTYPER[0].upper()]),
        titel="Gebyr",
        myndighed=t.maaske(0.8, byg.ANDEN_MYNDIGHED, saa=lambda: byg.KOMMUNE.cvr),
        beloeb=100_00,
        rest=t.choice([0, 100_00]),
        forfald=t.dag(),
        annulleret=t.random() < 0.1,
    )


def lav_variantpar(t: Terning):
    """A variant and another that differs from it in a few choices, or in all of them."""
    a, b = _variant(t), _variant(t)
    valgte = t.choice([VALG, ("enhedsmapning",), t.sample(VALG, 1), t.sample(VALG, 2)])
    b = replace(a, **{navn: getattr(b, navn) for navn in valgte})
    andet = Terning(f"andet {a.opsaetning} {b.opsaetning}")
    a, b = _med_andre_valg(andet, a), _med_andre_valg(andet, b)
    if andet.random() < 0.5:
        b = replace(b, fordringer=a.fordringer)
    return replace(a, slug="a"), replace(b, slug="b")


def _med_andre_valg(t: Terning, variant):
    """The choices about payments and claims; the variant's own kommune is made by another die."""
    # Alike where the rows are.
    dage = Terning(f"fradato {variant.opsaetning}")
    return replace(
        variant,
        opsaetning=Opsaetning(
            tuple(
                replace(r, fradato_ydelser=dage.maaske(0.3, saa=dage.dag))
                for r in variant.opsaetning.raekker
            )
        ),
        antagelser=replace(
            variant.antagelser,
            vis_planlagte_udbetalinger=t.random() < 0.8,
            vis_udbetalinger_til_andre=t.random() < 0.8,
        ),
        fordringer=i_orden(
            Fordringsvalg(navn, t.choice(list(Aktivitet)))
            for navn in FORDRINGSTYPER
            if t.random() < 0.8
        ),
    )


def _part(t: Terning, rolle: Partsrolle) -> Sagspart:
    return Sagspart(
        t.maaske(0.8, t.choice(list(Partsrolle)), saa=lambda: rolle),
        t.maaske(0.95, saa=lambda: t.choice(list(PERSONER))),
        t.maaske(0.95, PartIdType.PERSON_ID, saa=lambda: PartIdType.CPR),
        virkning=Periode(t.maaske(0.1, saa=t.dag), t.maaske(0.1, saa=t.dag)),
    )


def _maerke(t: Terning) -> Enhedsmaerke | None:
    return t.maaske(0.8, saa=lambda: Enhedsmaerke(t.choice([None, *UUIDER]), t.choice(ENHEDER)))


def _haendelser(t: Terning) -> tuple[Haendelse, ...]:
    senere = t.nogle(
        3,
        lambda _: Haendelse(
            t.dag(), enhed=t.choice([None, *ENHEDER]), fremdrift=t.choice([None, *Fremdrift])
        ),
    )
    return (Haendelse(t.dag(), enhed=t.choice(ENHEDER)), *senere)


def _som(t: Terning, sag: Sag, nr: int) -> Sag:
    """A sag like the other, whose events fell on other days."""
    haendelser = tuple(haendelse._replace(dato=t.dag()) for haendelse in sag.haendelser)
    return replace(
        sag, slug=f"sag-{nr}", sagsnummer=f"S-{nr}", oprettet=t.dag(), haendelser=haendelser
    )


def _sag(t: Terning) -> Sag:
    cura = t.random() < 0.75
    return _maaske_kontrol(_andres_eller_curas(t, cura=cura))


def _maaske_kontrol(sag: Sag) -> Sag:
    """Half of what another authority has filed is a kontrolsag.

    By a die of its own, so that the seed makes no other kommune than before.
    """
    if sag.kle is None or sag.myndighed == byg.KOMMUNE.cvr:
        return sag
    return Terning(repr(sag)).maaske(0.5, sag, saa=lambda: replace(sag, kle=KONTROL))


def _andres_eller_curas(t: Terning, *, cura: bool) -> Sag:
    return byg.sag(
        fagsystem="Cura" if cura else "KSD",
        myndighed=t.maaske(0.9, byg.ANDEN_MYNDIGHED, saa=lambda: byg.KOMMUNE.cvr),
        oprettet=t.dag(),
        haendelser=t.choice([_haendelser(t), (Haendelse(FOERSTE, enhed=t.choice(ENHEDER)),)]),
        sagstype=t.choice(SAGSTYPER) if t.random() < (0.95 if cura else 0.1) else None,
        kle=None if cura else t.choice([None, *NUMRE]),
        enhed=None if cura else _maerke(t),
        visningsklasser=t.maaske(0.05, (), saa=lambda: ("Visning undtaget for borger",)),
        sikkerhedsprofil=t.maaske(0.05, (), saa=lambda: (byg.NORD,)),
        ejendom=t.maaske(0.1, "", saa=lambda: "100"),
        parter=(
            _part(t, Partsrolle.PRIMAER_PART),
            *t.nogle(2, lambda _: _part(t, Partsrolle.PRIMAER_PART)),
        ),
    )


def _bevilling(t: Terning, nr: int, sager: tuple[Sag, ...]) -> Bevilling:
    sag = t.maaske(0.7, saa=lambda: t.choice(sager))
    modtager = Partsrolle.BEVILLINGSMODTAGER
    return byg.bevilling(
        nummer=f"B-{nr}",
        fagsystem=t.maaske(0.9, "KSD", saa=lambda: sag.fagsystem if sag else "Cura"),
        myndighed=sag.myndighed if sag else byg.KOMMUNE.cvr,
        sag=sag.slug if sag else None,
        parter=(_part(t, modtager), *t.nogle(2, lambda _: _part(t, modtager))),
        enhed=_maerke(t),
        lokal_enhed=t.choice([None, *ENHEDER]),
        sikkerhedsprofil=t.maaske(0.2, (), saa=lambda: (byg.NORD,)),
        ydelser=_ydelser(t, nr),
    )


def _ydelser(t: Terning, nr: int) -> tuple[BevilgetYdelse, ...]:
    """One or some of a kind or two, granted on different days, here and there with a payment."""
    en = _ydelse(t)
    dage = [t.dag() for _ in range(t.randint(1, 4))]
    # A die of their own, so that payments and a second kind make no other kommune of the seed.
    anden = Terning(f"{nr} {en} {dage}")
    betalt = anden.maaske(0.7, en, saa=lambda: _ydelse(anden))
    alle = []
    for i, dag in enumerate(dage):
        valgt, chance = anden.choice([(en, 0.1), (betalt, 0.8)])
        udbetalinger = anden.maaske(chance, (), saa=lambda: (_udbetaling(anden),))
        egen = {"slug": f"y-{nr}-{i}", "bevilget": dag, "udbetalinger": udbetalinger}
        alle.append(replace(valgt, **egen))
    return tuple(alle)


def _udbetaling(t: Terning) -> Udbetaling:
    dag = t.dag()
    return Udbetaling(dispositionsdato=dag, periode_fra=dag, periode_til=dag, bruttobeloeb=100_00)


def _ydelse(t: Terning) -> BevilgetYdelse:
    return byg.ydelse(
        fra=t.dag(),
        til=t.maaske(0.3, saa=t.dag),
        bevilget=t.dag(),
        lokal_ydelse=t.choice([None, *YDELSER, *YDELSER]),
        kle=t.choice([None, *NUMRE]),
        oekonomisk=t.random() < 0.2,
    )


def _fk_enhed(t: Terning, uuid):
    return byg.fk_enhed(
        uuid=uuid,
        navn=f"Enhed {uuid.tekst[-1]}",
        overordnet=t.choice([None, *UUIDER]),
        status=t.maaske(0.1, EnhedsStatus.AKTIV, saa=lambda: EnhedsStatus.INAKTIV),
        aktiv_til=t.maaske(0.1, saa=t.dag),
        adresser={
            AdresseRolle.TELEFON: t.choice(["", "12", "99887766", f"7010203{uuid.tekst[-1]}"])
        },
        henvendelsessteder=t.nogle(
            1,
            lambda _: Henvendelsessted(
                t.choice(UUIDER), (KleMoenster(t.choice(["27", "29.15.08", "*"])),)
            ),
        ),
    )


def _variant(t: Terning):
    # The trin are done within the first half of the time, mostly; some fall late, some are missing.
    sidst = FOERSTE + timedelta(days=DAGE // 2)
    return byg.variant(
        trin=byg.trin(
            # Without trin 8 it is a plan.
            uden=t.choice([[], [], [], t.sample(list(byg.I_ORDEN), 1), ["8"]]),
            aendret={
                nr: min(t.dag(), t.choice([sidst, sidst, date.max]))
                for nr in byg.I_ORDEN
                if t.random() < 0.25
            },
        ),
        classification_filter=tuple(map(KleMoenster, t.choice([("27", "29"), ("*",), ("27",)]))),
        enhedsmapning=t.nogle(
            6,
            lambda _: Enhedsmapning(
                lokal_enhed=t.choice(ENHEDER),
                fk_enhed=t.choice([None, *UUIDER]),
                fra=t.maaske(0.6, saa=t.dag),
            ),
        ),
        ydelsestyper=t.nogle(
            3,
            lambda _: Ydelsesmapning(
                t.choice(YDELSER), "Type", t.choice([None, *NUMRE]), t.maaske(0.5, saa=t.dag)
            ),
        ),
        sagstype_kle=(
            *(
                SagstypeKle(sagstype, kle, str(kle))
                for sagstype, kle in zip(SAGSTYPER, NUMRE[:2], strict=True)
            ),
            *t.nogle(2, lambda _: _kle(t)),
        ),
        oprydninger=t.maaske(0.25, (), saa=lambda: (t.dag(),)),
        opsaetning=Opsaetning(
            tuple(_raekke(t, n) for n in ("27", "27.36.04", "29", "32") if t.random() < 0.9)
        ),
        antagelser=Antagelser(
            bopaelskommune_skal_vaere_ejer=t.random() < 0.3,
            fradato_er_med=t.random() < 0.7,
            henvendelsessted_foelges=t.random() < 0.7,
            vis_fremtidige_ydelser=t.random() < 0.7,
            eoj_afsluttet=t.choice(list(Afslutning)),
            eoj_ydelse=t.choice(list(Detaljegrad)),
            eoj_kle=t.choice([Klebredde.PRAECIS, Klebredde.PRAECIS, Klebredde.BRED]),
            sapa_miljoe=t.choice(list(Miljoe)),
            bevilling_har_relation_til_sag=t.random() < 0.6,
        ),
    )


def _kle(t: Terning) -> SagstypeKle:
    kle = t.choice([None, *NUMRE])
    return SagstypeKle(t.choice(SAGSTYPER), kle, str(kle or ""), t.dag())


def _raekke(t: Terning, nummer: str):
    kilde = t.choice([*[Kontaktkilde.FK_ORGANISATION] * 4, Kontaktkilde.BRUGERDEFINERET])
    return byg.raekke(
        kle=nummer,
        aktiv=t.random() < 0.9,
        fradato=t.maaske(0.3, saa=t.dag),
        fagsystemfilter=t.maaske(0.1, (), saa=lambda: ("Cura",)),
        deaktiver_fradato_for_aktive=t.random() < 0.5,
        kontakt=Kontaktopsaetning(kilde, f"Afdeling {nummer}", "70102030"),
    )


@contextmanager
def indlaest(froe):
    """The kommune of the seed in a file of its own, in memory; its own date and another."""
    terning = Terning(froe)
    kilde, varianter = lav_kommune(terning), lav_variantpar(terning)
    with aaben(":memory:") as database:
        opret(database)
        with database.atomic():
            gem_kildedata(database, kilde)
            for nr, variant in enumerate(varianter):
                gem_variant(database, variant, nr)
            byg_taellinger(database, kilde)
        yield database, (kilde.kommune.dato, terning.dag())
