"""Facts for tests, keyword-only, each with a default that everything lets through.

The defaults fit together: Nancy is primær part of a sag that Cura transferred in KOMBIT's order,
marked with Visitation Nord in FK Organisation, on a KLE number that is activated.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from webapp.domain.eksport.overfoersel import eksporter_sag, eksporter_ydelse
from webapp.domain.fagsystem import (
    BevilgetYdelse,
    Bevilling,
    Dokument,
    Enhedsmaerke,
    Fagsystem,
    Fremdrift,
    Haendelse,
    LokalEnhed,
    LokalYdelse,
    Partsrolle,
    Sag,
    Sagspart,
    Udbetaling,
    Ydelsesart,
)
from webapp.domain.klassifikation.kle import KleEmne, KleMoenster, KlePlan, KlePost
from webapp.domain.organisation.organisation import AdresseRolle, FkEnhed, FkOrganisation
from webapp.domain.testdata.kilde import Kommune
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.identifikation import Cpr, Cvr, EnhedUuid
from webapp.domain.variant.konfiguration import Konfiguration
from webapp.domain.variant.opsaetning import (
    KleOpsaetning,
    Kontaktkilde,
    Kontaktopsaetning,
    Opsaetning,
)
from webapp.domain.variant.roller import Brugersystemrolle, Jobfunktionsrolle
from webapp.domain.variant.variant import Enhedsmapning, SagstypeKle, Trin, Variant, Ydelsesmapning
from webapp.domain.visning.forhold import Bevillingsdel, Forhold
from webapp.domain.visning.kontakt import Kontaktvalg, brugerdefineret, fra_organisation

DATO = date(2024, 4, 8)
KOMMUNE = Kommune("korsbaek", "Korsbæk Kommune", Cvr("11111111"), DATO)
ANDEN_MYNDIGHED = Cvr("22222222")
CURA = Fagsystem("Cura", via_eksport=True)
KSD = Fagsystem("KSD", aabnet=date(2022, 1, 1))
VISITATION = EnhedUuid("00000000-0000-4000-8000-000000000001")
NORD = EnhedUuid("00000000-0000-4000-8000-000000000002")
TANDPLEJE = EnhedUuid("00000000-0000-4000-8000-000000000003")
HJAELP = KleEmne("27.36.04")
TANDPLEJEN = KleEmne("29.15.08")
LOKALE_ENHEDER = (
    LokalEnhed("Visitation", sagsansvarlig=True),
    LokalEnhed("Visitation Nord", sagsansvarlig=True, overordnet="Visitation"),
    LokalEnhed("Udkørende team", overordnet="Visitation Nord"),
    LokalEnhed("Tandplejen", sagsansvarlig=True),
)
KLE = KlePlan({"27.36.04": KlePost(nummer="27.36.04", titel="Personlig og praktisk hjælp")})
# KOMBIT's order, each trin done long before the date of the preview.
I_ORDEN: Mapping[str, date] = {
    "1": date(2023, 1, 9),
    "6": date(2023, 1, 16),
    "2": date(2023, 2, 6),
    "3": date(2023, 2, 20),
    "4": date(2023, 3, 6),
    "7": date(2023, 3, 20),
    "5": date(2023, 4, 3),
    "A": date(2023, 4, 17),
    "B": date(2023, 5, 1),
    "8": date(2023, 5, 8),
}


def trin(*, uden: Iterable[str] = (), aendret: Mapping[str, date] | None = None):
    """The ten trin in KOMBIT's order, some left out, some on another day."""
    datoer = {**I_ORDEN, **(aendret or {})}
    return {Trin(nr): dag for nr, dag in datoer.items() if nr not in set(uden)}


def person(**felter) -> Person:
    navn = {"slug": "nancy", "navn": "Nancy Ann Berggren", "cpr": Cpr("2512484916")}
    return Person(**{**navn, "bopaelskommune": str(KOMMUNE.cvr), **felter})


def part(*, rolle=Partsrolle.PRIMAER_PART, person="nancy", **felter) -> Sagspart:
    return Sagspart(rolle, person, **felter)


def haendelse(*, dato=date(2023, 9, 4), **felter) -> Haendelse:
    return Haendelse(dato, **felter)


def sag(**felter) -> Sag:
    """A sag of Cura."""
    return Sag(
        **{
            "slug": "cura-1",
            "sagsnummer": "CURA-1",
            "fagsystem": "Cura",
            "titel": "Ansøgning",
            "myndighed": KOMMUNE.cvr,
            "oprettet": date(2023, 9, 4),
            "sagstype": "Hjælp",
            "haendelser": (haendelse(enhed="Visitation Nord", sagsbehandler="Bo"),),
            "parter": (part(),),
            **felter,
        }
    )


def andres_sag(**felter) -> Sag:
    """A sag that KSD filed by itself."""
    return sag(
        **{
            "fagsystem": "KSD",
            "sagstype": None,
            "kle": HJAELP,
            "haendelser": (haendelse(),),
            "enhed": Enhedsmaerke(NORD, "Visitation Nord"),
            **felter,
        }
    )


def dokument(**felter) -> Dokument:
    return Dokument(
        **{"titel": "Brev", "type": "Brev, udgaaende", "dato": date(2023, 9, 5), **felter}
    )


def ydelse(**felter) -> BevilgetYdelse:
    return BevilgetYdelse(
        **{
            "slug": "rengoering",
            "navn": "Rengøring",
            "fra": date(2023, 10, 2),
            "til": None,
            "bevilget": date(2023, 9, 18),
            "lokal_ydelse": "Rengøring",
            **felter,
        }
    )


def udbetaling(**felter) -> Udbetaling:
    return Udbetaling(
        **{
            "dispositionsdato": date(2024, 3, 27),
            "periode_fra": date(2024, 3, 1),
            "periode_til": date(2024, 3, 31),
            "bruttobeloeb": 100_00,
            **felter,
        }
    )


def bevilling(**felter) -> Bevilling:
    return Bevilling(
        **{
            "nummer": "B-1",
            "fagsystem": "Cura",
            "myndighed": KOMMUNE.cvr,
            "sag": "cura-1",
            "parter": (part(rolle=Partsrolle.BEVILLINGSMODTAGER),),
            "ydelser": (),
            **felter,
        }
    )


def lokal_ydelse(**felter) -> LokalYdelse:
    return LokalYdelse(**{"navn": "Rengøring", "sagstype": "Hjælp", **felter})


def fk_enhed(*, uuid=NORD, navn="Visitation Nord", overordnet=VISITATION, **felter) -> FkEnhed:
    adresser = {AdresseRolle.TELEFON: "+45 9988 7766", AdresseRolle.URL: "https://korsbaek.dk"}
    return FkEnhed(
        **{"uuid": uuid, "navn": navn, "overordnet": overordnet, "adresser": adresser, **felter}
    )


def organisation(*enheder: FkEnhed) -> FkOrganisation:
    """Visitation and the units below it; those given take the place of those of their UUID."""
    alle = (fk_enhed(uuid=VISITATION, navn="Visitation", overordnet=None), fk_enhed(), *enheder)
    return FkOrganisation({enhed.uuid: enhed for enhed in alle})


def raekke(*, kle="27.36.04", kilde=Kontaktkilde.FK_ORGANISATION, **felter) -> KleOpsaetning:
    """A row of Opsætning af Borgerblikket."""
    kontakt = Kontaktopsaetning(kilde, "Borgerservice", "70 10 20 30")
    return KleOpsaetning(kle=KleMoenster(kle), **{"aktiv": True, "kontakt": kontakt, **felter})


def variant(**felter) -> Variant:
    return Variant(
        **{
            "slug": "model-1",
            "navn": "Model 1",
            "model": 1,
            "trin": trin(),
            "classification_filter": (KleMoenster("27"), KleMoenster("29")),
            "enhedsmapning": (
                Enhedsmapning(lokal_enhed="Visitation", fk_enhed=VISITATION),
                Enhedsmapning(lokal_enhed="Visitation Nord", fk_enhed=NORD),
            ),
            "ydelsestyper": (Ydelsesmapning("Rengøring", "Praktisk hjælp", None),),
            "sagstype_kle": (SagstypeKle("Hjælp", HJAELP, "27.36.04"),),
            "opsaetning": Opsaetning((raekke(),)),
            **felter,
        }
    )


def konfiguration(*, lokale_enheder=LOKALE_ENHEDER, vist=DATO, **felter) -> Konfiguration:
    return Konfiguration.af(variant(**felter), lokale_enheder, vist)


def brugersystemrolle(**felter) -> Brugersystemrolle:
    return Brugersystemrolle(**{"navn": "Se sager", "kle": (KleMoenster("27"),), **felter})


def rolle(*roller: Brugersystemrolle, **felter) -> Jobfunktionsrolle:
    return Jobfunktionsrolle(
        **{
            "slug": "visitator",
            "navn": "Visitator",
            "brugersystemroller": roller or (brugersystemrolle(),),
            **felter,
        }
    )


VARIANT, SAG, YDELSE, LOKAL = variant(), sag(), ydelse(), lokal_ydelse()
ORGANISATION = organisation()


def forhold(
    *,
    slags="sag",
    dato=DATO,
    variant=VARIANT,
    system=CURA,
    sag=SAG,
    bevilling=None,
    ydelse=YDELSE,
    lokal=LOKAL,
    organisation=ORGANISATION,
    sag_har_aktiv_ydelse=False,
    **felter,
) -> Forhold:
    """The facts of a sag, or of a ydelse, exported and set up as the pages do it."""
    konf = Konfiguration.af(variant, LOKALE_ENHEDER, dato)
    indekssag = eksporter_sag(konf, sag, dato, via_eksport=_via(sag.fagsystem)) if sag else None
    grund = {
        "dato": dato,
        "kommune": KOMMUNE,
        "myndighed": KOMMUNE.navn,
        "konfiguration": konf,
        "fagsystem": system,
        "person": person(),
        "kle_plan": KLE,
        "sag": sag,
        "organisation": organisation,
        "rolle": rolle(),
        "indekssag": indekssag,
        "find_aktiv_ydelse": lambda: sag_har_aktiv_ydelse,
    }
    if slags == "ydelse":
        bevilling = bevilling or _bevilling_paa(sag)
        lokal = lokal if ydelse.lokal_ydelse else None
        alle = [
            (
                y,
                eksporter_ydelse(
                    konf,
                    bevilling,
                    y,
                    lokal=lokal,
                    sag=indekssag,
                    dato=dato,
                    via_eksport=system.via_eksport,
                ),
            )
            for y in (ydelse, *bevilling.ydelser)
        ]
        indeks = alle[0][1]
        grund |= {
            "bevilling": bevilling,
            "ydelse": ydelse,
            "lokal_ydelse": lokal,
            "indeksydelse": indeks,
            # A bevilling without ydelser of its own is one of this one.
            "find_bevillingsdele": lambda: tuple(
                Bevillingsdel(i.kle, y.er_udbetalt(dato))
                for y, i in (alle[1:] or alle)
                if i is not None
            ),
            "ydelsesart": Ydelsesart.RESSOURCEMAESSIG,
        }
    return _med_opsaetning(Forhold(**{**grund, **felter}))


def _via(fagsystem: str) -> bool:
    return fagsystem == CURA.navn


def _bevilling_paa(sag: Sag | None) -> Bevilling:
    if sag is None:
        return bevilling(sag=None, lokal_enhed="Visitation Nord")
    return bevilling(sag=sag.slug, fagsystem=sag.fagsystem, myndighed=sag.myndighed)


def _med_opsaetning(fundet: Forhold) -> Forhold:
    if not fundet.er_egen:
        return fundet
    opsaetning = fundet.konfiguration.variant.opsaetning.find(fundet.kle)
    return replace(
        fundet, opsaetning=opsaetning, find_kontakt=lambda _: _kontakt(fundet, opsaetning)
    )


def _kontakt(fundet: Forhold, opsaetning: KleOpsaetning | None) -> Kontaktvalg | None:
    if opsaetning is None:
        return None
    if opsaetning.kontakt.kilde is Kontaktkilde.BRUGERDEFINERET:
        return brugerdefineret(opsaetning.kontakt, fundet.myndighed)
    return fra_organisation(
        fundet.ansvarlig,
        fundet.kle,
        fundet.myndighed,
        fundet.organisation,
        fundet.dato,
        foelg_henvendelsessted=fundet.antagelser.henvendelsessted_foelges,
    )


def lukket(*, dato=date(2023, 9, 25)) -> Haendelse:
    """The event that closes a sag."""
    return Haendelse(dato, "Sagen er lukket", fremdrift=Fremdrift.AFSLUTTET)
