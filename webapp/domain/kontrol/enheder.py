"""Kontrol of the organisation mapping (domain.md §1A-6, §9.1-1, §9.3; formats.md §8.1)."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.domain.dansk import opremsning
from webapp.domain.kontrol.grundlag import Kontrolgrundlag
from webapp.domain.kontrol.regel import Alvor, Kontrolregel, Rettes, Traef
from webapp.domain.naermeste import naermeste_enhed
from webapp.domain.organisation import FkEnhed
from webapp.domain.variant import Enhedsmapning

UDEN_ENHED = "mangler en enhed, der kan slås op: kun Curas navn, ingen telefon"
MODEL_2 = 2


def _forslag(enhed: FkEnhed | None) -> str:
    """The nearest unit as advice; empty where there is none."""
    if enhed is None:
        return ""
    return f"Nærmest er {enhed.navn} med UUID {enhed.uuid}. Er det den, så ret UUID'et til den."


def _uuid_ugyldig(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    enheder = grundlag.organisation.enheder.values()
    for navn, raekke in grundlag.mapning.items():
        tekst = grundlag.ulaeste_uuid.get(raekke.sted) if raekke.sted else None
        if tekst is None or raekke.fk_enhed is not None:
            continue
        tal = grundlag.tal(lokal_enhed=navn)
        yield Traef(
            navn,
            f"UUID'et »{tekst}« er ikke gyldigt, så enheden er ikke mappet.",
            tal.virkning("mærkes ikke med enheden"),
            _forslag(naermeste_enhed(tekst, navn, enheder)),
            raekke.sted,
            navn,
            tal.ialt,
        )


def _ukendt_enhed(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    kendte = grundlag.organisation.enheder
    if not kendte:
        return
    for navn, raekke in grundlag.mapning.items():
        if raekke.fk_enhed is None or raekke.fk_enhed in kendte:
            continue
        tal = grundlag.tal(maerke=raekke.fk_enhed)
        yield Traef(
            navn,
            f"FK Organisation har ingen enhed med UUID {raekke.fk_enhed}.",
            tal.virkning(UDEN_ENHED),
            _forslag(naermeste_enhed(str(raekke.fk_enhed), navn, kendte.values())),
            raekke.sted,
            navn,
            tal.ialt,
        )


def _ingen_fk_org(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    mappede = [r for r in grundlag.mapning.values() if r.fk_enhed is not None]
    if mappede and not grundlag.organisation.enheder:
        yield Traef(
            "FK Organisation",
            f"Der er ikke indlæst enheder fra FK Organisation. {len(mappede)} UUID'er i arket er "
            "ikke efterprøvet, og ingen sag får telefon.",
        )


def _inaktiv(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    for enhed, navn in grundlag.brugte_enheder:
        if enhed.er_aktiv(grundlag.dato):
            continue
        tal = grundlag.tal(maerke=enhed.uuid)
        yield Traef(
            navn,
            f"{enhed.navn} er nedlagt i FK Organisation.",
            tal.virkning(UDEN_ENHED),
            sted=grundlag.mapning[navn].sted,
            enhed=navn,
            tal=tal.ialt,
        )


def _ikke_mappet(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    for navn, enhed in grundlag.konfiguration.lokale_enheder.items():
        raekke = grundlag.mapning.get(navn)
        ulaest = raekke is not None and raekke.sted in grundlag.ulaeste_uuid
        # Where its UUID cannot be read, that is the fault to mend.
        if not enhed.sagsansvarlig or ulaest or grundlag.mappet_over(navn):
            continue
        tal = grundlag.tal(lokal_enhed=navn)
        under = f" Over den står {enhed.overordnet}." if enhed.overordnet else ""
        yield Traef(
            navn,
            f"Enheden er sagsansvarlig, men hverken den eller nogen over den er mappet.{under}",
            tal.virkning(UDEN_ENHED),
            sted=enhed.sted,
            enhed=navn,
            tal=tal.ialt,
        )


def _sager_uden_enhed(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    for navn, antal in grundlag.sager_hos.items():
        enhed = grundlag.konfiguration.lokale_enheder.get(navn)
        if enhed is None or enhed.sagsansvarlig or grundlag.mappet_over(navn):
            continue
        tal = grundlag.tal(lokal_enhed=navn)
        yield Traef(
            navn,
            "Arket siger, at enheden ikke er sagsansvarlig, men den har sager, og ingen enhed over "
            "den er mappet.",
            tal.virkning(UDEN_ENHED),
            sted=enhed.sted,
            enhed=navn,
            tal=tal.ialt or antal,
        )


def _leder_opad(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    for navn, enhed in grundlag.konfiguration.lokale_enheder.items():
        over = grundlag.mappet_over(navn)
        if not enhed.sagsansvarlig or over in {None, navn}:
            continue
        raekke = grundlag.mapning[over or ""]
        fk_enhed = grundlag.organisation.find(raekke.fk_enhed)
        tal = grundlag.tal(lokal_enhed=navn)
        yield Traef(
            navn,
            f"Enheden leder opad til {over}.",
            tal.virkning(f"mærkes med {fk_enhed.navn if fk_enhed else over}"),
            sted=enhed.sted,
            enhed=navn,
            tal=tal.ialt,
        )


def _ikke_sagsansvarlig(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    for navn, enhed in grundlag.konfiguration.lokale_enheder.items():
        if enhed.sagsansvarlig or not grundlag.er_mappet(navn):
            continue
        tal = grundlag.tal(lokal_enhed=navn)
        yield Traef(
            navn,
            "Arket siger, at enheden ikke er sagsansvarlig, men den er mappet.",
            tal.virkning("mærkes med enheden") if tal.ialt else "Den har ingen sager.",
            sted=grundlag.mapning[navn].sted,
            enhed=navn,
            tal=tal.ialt,
        )


def _samme_uuid(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    if grundlag.konfiguration.variant.model == MODEL_2:
        return
    for uuid, navne in grundlag.i_brug.items():
        if len(navne) < 2:
            continue
        enhed, tal = grundlag.organisation.enheder[uuid], grundlag.tal(maerke=uuid)
        yield Traef(
            enhed.navn,
            f"{opremsning(navne)} er mappet til den samme enhed.",
            tal.virkning(f"mærkes alle med {enhed.navn}"),
            sted=grundlag.mapning[navne[-1]].sted,
            enhed=navne[-1],
            tal=tal.ialt,
        )


def _navn_afviger(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    if grundlag.konfiguration.variant.model == MODEL_2:
        return
    for uuid, navne in grundlag.i_brug.items():
        enhed = grundlag.organisation.enheder[uuid]
        for navn in navne:
            if _samme(navn, enhed.navn):
                continue
            tal = grundlag.tal(maerke=uuid, lokal_enhed=navn)
            yield Traef(
                navn,
                f"Enheden hedder {enhed.navn} i FK Organisation.",
                tal.virkning(f"står som {navn} i SAPA's lister og som {enhed.navn} hos borgeren"),
                sted=grundlag.mapning[navn].sted,
                enhed=navn,
                tal=tal.ialt,
            )


def _samme(a: str, b: str) -> bool:
    return " ".join(a.casefold().split()) == " ".join(b.casefold().split())


def _uden_lokal_enhed(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    raekke: Enhedsmapning
    for navn, raekke in grundlag.mapning.items():
        if navn not in grundlag.konfiguration.lokale_enheder:
            yield Traef(navn, "Ingen enhed i Cura hedder sådan.", sted=raekke.sted, enhed=navn)


ENHEDER = (
    Kontrolregel(
        "KONTROL_UUID_UGYLDIG",
        Alvor.FEJL,
        "UUID'et er ikke gyldigt",
        "Et UUID (KOMBIT id) har 32 hexcifre i grupper på 8, 4, 4, 4 og 12. Mangler der et tegn, "
        "kan enheden ikke mappes.",
        "Kopiér UUID'et fra FK Organisation igen.",
        Rettes.ENHEDER,
        "A0:1672 (et UUID på sliden er et tegn for kort)",
        True,
        _uuid_ugyldig,
    ),
    Kontrolregel(
        "KONTROL_UKENDT_ENHED",
        Alvor.FEJL,
        "Enheden findes ikke i FK Organisation",
        "UUID'et har den rigtige form, men ingen enhed i FK Organisation har det. SAPA og "
        "Borgerblikket slår UUID'et op og finder intet.",
        "Kontrollér UUID'et i FK Organisation, eller indlæs et nyt udtræk.",
        Rettes.ENHEDER,
        "A0:1301, domain.md §4A",
        True,
        _ukendt_enhed,
    ),
    Kontrolregel(
        "KONTROL_INGEN_FK_ORG",
        Alvor.ADVARSEL,
        "Der er ingen enheder fra FK Organisation",
        "Kontaktoplysningerne ligger i FK Organisation. Uden et udtræk kan siderne ikke vise dem.",
        "Indlæs enhederne fra FK Organisation.",
        Rettes.FILER,
        "A0 trin 6",
        False,
        _ingen_fk_org,
    ),
    Kontrolregel(
        "KONTROL_INAKTIV_ENHED",
        Alvor.FEJL,
        "Enheden er nedlagt i FK Organisation",
        "Sagerne beholder enhedens UUID, men en nedlagt enhed har ingen kontaktoplysninger.",
        "Map til den enhed, der har overtaget opgaven.",
        Rettes.ENHEDER,
        "ORG-A §4.1; at kontakten bortfalder, antager vi",
        False,
        _inaktiv,
    ),
    Kontrolregel(
        "KONTROL_IKKE_MAPPET",
        Alvor.FEJL,
        "Sagsansvarlig enhed uden mappet enhed over sig",
        "En enhed, der ikke selv er mappet, leder opad i Cura. Er ingen over den mappet, sendes "
        "sagerne uden en enhed, som FK Organisation kender.",
        "Map enheden, eller angiv i arket, hvilken mappet enhed den hører under.",
        Rettes.ENHEDER,
        "A0 trin 6 (situation 3), domain.md §9.5-28",
        True,
        _ikke_mappet,
    ),
    Kontrolregel(
        "KONTROL_SAGER_UDEN_ENHED",
        Alvor.ADVARSEL,
        "Enhed med sager er hverken sagsansvarlig eller mappet",
        "Kun sagsansvarlige enheder skal mappes. Har en anden enhed alligevel sager, sendes de "
        "uden en enhed, som FK Organisation kender.",
        "Sæt »Sagsansvarlig« til ja og map enheden, eller flyt sagerne i Cura.",
        Rettes.ENHEDER,
        "A0 trin 6",
        False,
        _sager_uden_enhed,
    ),
    Kontrolregel(
        "KONTROL_LEDER_OPAD",
        Alvor.OPLYSNING,
        "Sagsansvarlig enhed leder opad",
        "Enheden er ikke selv mappet, så sagerne mærkes med den nærmeste mappede enhed over den.",
        "Er det ikke det, borgeren skal se, så map enheden selv.",
        Rettes.ENHEDER,
        "A0 trin 6 (situation 3)",
        True,
        _leder_opad,
    ),
    Kontrolregel(
        "KONTROL_IKKE_SAGSANSVARLIG_MAPPET",
        Alvor.ADVARSEL,
        "Enhed er mappet uden at være sagsansvarlig",
        "Kun sagsansvarlige enheder (myndighed) skal mappes.",
        "Sæt »Sagsansvarlig« til ja, eller fjern mapningen.",
        Rettes.ENHEDER,
        "A0 trin 6, domain.md §4B",
        True,
        _ikke_sagsansvarlig,
    ),
    Kontrolregel(
        "KONTROL_SAMME_UUID",
        Alvor.ADVARSEL,
        "Flere enheder er mappet til den samme",
        "I model 1 har hver enhed sin egen i FK Organisation. Deler flere den samme, kan borgeren "
        "ikke se forskel. I model 2 er det meningen.",
        "Map hver enhed til sin egen, eller lad dem lede opad.",
        Rettes.ENHEDER,
        "A0:1489, A0:1577-1591",
        False,
        _samme_uuid,
    ),
    Kontrolregel(
        "KONTROL_NAVN_AFVIGER",
        Alvor.ADVARSEL,
        "Navnet er et andet i FK Organisation",
        "SAPA's lister viser det navn, Cura sender. Enhedssiden og borgerens kontakt viser FK "
        "Organisations navn. Er de forskellige, ligner de to enheder.",
        "Ret navnet i Cura eller i kildesystemet til FK Organisation, så de er ens.",
        Rettes.FK_ORG,
        "A0:1260, A0:1301 (trin 6.5)",
        True,
        _navn_afviger,
    ),
    Kontrolregel(
        "KONTROL_MAPNING_UDEN_ENHED",
        Alvor.ADVARSEL,
        "Mapning af en enhed, som ikke er i Cura",
        "Varianten mapper en enhed, som intet organisationsark har. Mapningen rammer ingen sager.",
        "Ret enhedens navn, så det er stavet som i organisationsarket.",
        Rettes.ENHEDER,
        "Vores egen kontrol",
        False,
        _uden_lokal_enhed,
    ),
)
