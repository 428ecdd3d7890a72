"""The rules about the organisation mapping, in words; their checks are in enheder_tjek."""

from __future__ import annotations

from webapp.domain.kontrol.enheder_tjek import (
    find_ikke_mappet,
    find_ikke_sagsansvarlig,
    find_inaktiv,
    find_ingen_fk_org,
    find_leder_opad,
    find_sager_uden_enhed,
    find_trae_ukendt,
    find_uden_lokal_enhed,
    find_ukendt_enhed,
    find_uuid_ugyldig,
)
from webapp.domain.kontrol.enhedspar_tjek import (
    find_arkets_navn_afviger,
    find_navn_afviger,
    find_samme_uuid,
)
from webapp.domain.kontrol.regel import Alvor, Kontrolregel, Rettes

ENHEDER = (
    Kontrolregel(
        "KONTROL_UUID_UGYLDIG",
        Alvor.FEJL,
        "UUID'et er ikke gyldigt",
        "Et UUID (KOMBIT id) har 32 hexcifre i grupper på 8, 4, 4, 4 og 12. Mangler der et tegn, "
        "kan enheden ikke mappes.",
        "Kopiér UUID'et fra FK Organisation igen.",
        Rettes.ENHEDER,
        "KOMBIT, A0:1672 (et UUID på sliden er et tegn for kort)",
        True,
        find_uuid_ugyldig,
    ),
    Kontrolregel(
        "KONTROL_UKENDT_ENHED",
        Alvor.FEJL,
        "Enheden findes ikke i FK Organisation",
        "UUID'et har den rigtige form, men ingen enhed i FK Organisation har det. SAPA og "
        "Borgerblikket slår UUID'et op og finder intet.",
        "Kontrollér UUID'et i FK Organisation, eller indlæs et nyt udtræk.",
        Rettes.ENHEDER,
        "KOMBIT, A0:1301",
        True,
        find_ukendt_enhed,
    ),
    Kontrolregel(
        "KONTROL_INGEN_FK_ORG",
        Alvor.ADVARSEL,
        "Der er ingen enheder fra FK Organisation",
        "Kontaktoplysningerne ligger i FK Organisation. Uden et udtræk kan siderne ikke vise dem.",
        "Indlæs enhederne fra FK Organisation.",
        Rettes.FILER,
        "at kontakten kun læses i FK Organisation (KOMBIT, A0 trin 6)",
        False,
        find_ingen_fk_org,
    ),
    Kontrolregel(
        "KONTROL_INAKTIV_ENHED",
        Alvor.FEJL,
        "Enheden er nedlagt i FK Organisation",
        "Sagerne beholder enhedens UUID, men en nedlagt enhed har ingen kontaktoplysninger.",
        "Map til den enhed, der har overtaget opgaven.",
        Rettes.ENHEDER,
        "at kontakten bortfalder (KOMBIT, ORG-A §4.1)",
        False,
        find_inaktiv,
    ),
    Kontrolregel(
        "KONTROL_IKKE_MAPPET",
        Alvor.FEJL,
        "Sagsansvarlig enhed uden mappet enhed over sig",
        "En enhed, der ikke selv er mappet, leder opad i Cura. Er ingen over den mappet, sendes "
        "sagerne uden en enhed, som FK Organisation kender.",
        "Map enheden, eller angiv i arket, hvilken mappet enhed den hører under.",
        Rettes.ENHEDER,
        "KOMBIT, A0 trin 6 (situation 3)",
        True,
        find_ikke_mappet,
    ),
    Kontrolregel(
        "KONTROL_TRAE_UKENDT",
        Alvor.ADVARSEL,
        "Vi kan ikke se, hvem enheden leder opad til",
        "KOMBITs ark har ingen kolonne til enhedernes træ i Cura. Uden træet kan siderne ikke "
        "vise, hvilken enhed sagerne mærkes med, når deres egen ikke er mappet.",
        "Skriv enheden over i kolonnen »Overordnet enhed i Cura«, eller map enheden selv.",
        Rettes.ENHEDER,
        "KOMBIT, A0 trin 6 (»Leder opad i Cura«)",
        True,
        find_trae_ukendt,
    ),
    Kontrolregel(
        "KONTROL_SAGER_UDEN_ENHED",
        Alvor.ADVARSEL,
        "Enhed med sager er hverken sagsansvarlig eller mappet",
        "Kun sagsansvarlige enheder skal mappes. Har en anden enhed alligevel sager, sendes de "
        "uden en enhed, som FK Organisation kender.",
        "Sæt »Sagsansvarlig« til ja og map enheden, eller flyt sagerne i Cura.",
        Rettes.ENHEDER,
        "at sagerne sendes uden enhed (KOMBIT, A0 trin 6)",
        False,
        find_sager_uden_enhed,
    ),
    Kontrolregel(
        "KONTROL_LEDER_OPAD",
        Alvor.OPLYSNING,
        "Sagsansvarlig enhed leder opad",
        "Enheden er ikke selv mappet, så sagerne mærkes med den nærmeste mappede enhed over den.",
        "Er det ikke det, borgeren skal se, så map enheden selv.",
        Rettes.ENHEDER,
        "KOMBIT, A0 trin 6 (situation 3)",
        True,
        find_leder_opad,
    ),
    Kontrolregel(
        "KONTROL_IKKE_SAGSANSVARLIG_MAPPET",
        Alvor.ADVARSEL,
        "Enhed er mappet uden at være sagsansvarlig",
        "Kun sagsansvarlige enheder (myndighed) skal mappes.",
        "Sæt »Sagsansvarlig« til ja, eller fjern mapningen.",
        Rettes.ENHEDER,
        "KOMBIT, A0 trin 6",
        True,
        find_ikke_sagsansvarlig,
    ),
    Kontrolregel(
        "KONTROL_SAMME_UUID",
        Alvor.ADVARSEL,
        "Flere enheder er mappet til den samme",
        "I model 1 har hver enhed sin egen i FK Organisation. Deler flere den samme, kan ingen se "
        "forskel på dem i SAPA, og heller ikke borgeren, hvor kilden er FK Organisationssystem. I "
        "model 2 er det meningen.",
        "Map hver enhed til sin egen, eller lad dem lede opad.",
        Rettes.ENHEDER,
        "at I vil skelne mellem enhederne i model 1 (KOMBIT, A0:1577-1591)",
        False,
        find_samme_uuid,
    ),
    Kontrolregel(
        "KONTROL_NAVN_AFVIGER",
        Alvor.ADVARSEL,
        "Navnet er et andet i FK Organisation",
        "SAPA's lister viser det navn, Cura sender. Enhedens side i SAPA viser FK Organisations "
        "navn, og det gør borgerens kontakt også, hvor kilden er FK Organisationssystem. Er de "
        "forskellige, ligner de to enheder.",
        "Ret navnet i Cura eller i kildesystemet til FK Organisation, så de er ens.",
        Rettes.FK_ORG,
        "KOMBIT, A0:1260, A0:1301 (trin 6.5)",
        True,
        find_navn_afviger,
    ),
    Kontrolregel(
        "KONTROL_ARKETS_NAVN_AFVIGER",
        Alvor.ADVARSEL,
        "»Navn i FK ORG« er ikke UUID'ets navn",
        "Arket har både enhedens navn i FK Organisation og dens UUID. Kun UUID'et sendes. Passer "
        "de ikke sammen, er enheden omdøbt, eller UUID'et hører til en anden enhed.",
        "Ret UUID'et, hvis det er en anden enheds. Ellers ret navnet i arket.",
        Rettes.ENHEDER,
        "KOMBIT, A0:1260, A0:1301 (trin 6)",
        True,
        find_arkets_navn_afviger,
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
        find_uden_lokal_enhed,
    ),
)
