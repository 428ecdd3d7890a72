"""The rules about the organisation mapping, in words; their checks are in enheder_tjek."""

from __future__ import annotations

from webapp.domain.kontrol.enheder_tjek import (
    find_ikke_mappet,
    find_ikke_sagsansvarlig,
    find_inaktiv,
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
from webapp.domain.kontrol.regel import Kontrolregel
from webapp.domain.vaerdier.fund import Alvor, Rettes

ENHEDER = (
    Kontrolregel(
        kode="KONTROL_UUID_UGYLDIG",
        alvor=Alvor.FEJL,
        overskrift="UUID'et er ikke gyldigt",
        forklaring="Et UUID (KOMBIT id) har 32 hexcifre i grupper på 8, 4, 4, 4 og 12. Mangler "
        "der et tegn, kan enheden ikke mappes.",
        raad="Kopiér UUID'et fra FK Organisation igen.",
        rettes=Rettes.ORGANISATIONSARK,
        kilde="KOMBIT, A0:1672 (et UUID på sliden er et tegn for kort)",
        sourced=True,
        find=find_uuid_ugyldig,
    ),
    Kontrolregel(
        kode="KONTROL_UKENDT_ENHED",
        alvor=Alvor.FEJL,
        overskrift="Enheden findes ikke i FK Organisation",
        forklaring="UUID'et har den rigtige form, men ingen enhed i FK Organisation har det. SAPA "
        "slår UUID'et op og finder intet, og borgeren får ingen telefon, hvor kilden er FK "
        "Organisationssystem.",
        raad="Kontrollér UUID'et i FK Organisation, eller indlæs et nyt udtræk.",
        rettes=Rettes.ORGANISATIONSARK,
        kilde="KOMBIT, A0:1301",
        sourced=True,
        find=find_ukendt_enhed,
    ),
    Kontrolregel(
        kode="KONTROL_INAKTIV_ENHED",
        alvor=Alvor.FEJL,
        overskrift="Enheden er nedlagt i FK Organisation",
        forklaring="Sagerne beholder enhedens UUID, men en nedlagt enhed har ingen "
        "kontaktoplysninger.",
        raad="Map til den enhed, der har overtaget opgaven, eller lad enheden lede opad i Cura.",
        rettes=Rettes.ORGANISATIONSARK,
        kilde="at kontakten bortfalder (KOMBIT, ORG-A §4.1)",
        sourced=False,
        find=find_inaktiv,
    ),
    Kontrolregel(
        kode="KONTROL_IKKE_MAPPET",
        alvor=Alvor.FEJL,
        overskrift="Sagsansvarlig enhed uden mappet enhed over sig",
        forklaring="En enhed, der ikke selv er mappet, leder opad i Cura. Er ingen over den "
        "mappet, sendes sagerne uden en enhed, som FK Organisation kender.",
        raad="Map enheden, eller angiv i arket, hvilken mappet enhed den hører under.",
        rettes=Rettes.ORGANISATIONSARK,
        kilde="at sagerne så sendes uden enhed (KOMBIT, A0 trin 6, situation 3)",
        sourced=False,
        find=find_ikke_mappet,
    ),
    Kontrolregel(
        kode="KONTROL_TRAE_UKENDT",
        alvor=Alvor.ADVARSEL,
        overskrift="Vi kan ikke se, hvem enheden leder opad til",
        forklaring="KOMBITs ark har ingen kolonne til enhedernes træ i Cura. Uden træet kan "
        "siderne ikke vise, hvilken enhed sagerne mærkes med, når deres egen ikke er mappet.",
        raad="Skriv enheden over i kolonnen »Overordnet enhed i Cura«, eller map enheden selv.",
        rettes=Rettes.ORGANISATIONSARK,
        kilde="KOMBIT, A0 trin 6 (»Leder opad i Cura«)",
        sourced=True,
        find=find_trae_ukendt,
    ),
    Kontrolregel(
        kode="KONTROL_SAGER_UDEN_ENHED",
        alvor=Alvor.ADVARSEL,
        overskrift="Enhed med sager er hverken sagsansvarlig eller mappet",
        forklaring="Kun sagsansvarlige enheder skal mappes. Har en anden enhed alligevel sager, "
        "sendes de uden en enhed, som FK Organisation kender.",
        raad="Sæt »Sagsansvarlig« til ja og map enheden, eller flyt sagerne i Cura.",
        rettes=Rettes.ORGANISATIONSARK,
        kilde="at sagerne sendes uden enhed (KOMBIT, A0 trin 6)",
        sourced=False,
        find=find_sager_uden_enhed,
    ),
    Kontrolregel(
        kode="KONTROL_LEDER_OPAD",
        alvor=Alvor.OPLYSNING,
        overskrift="Sagsansvarlig enhed leder opad",
        forklaring="Enheden er ikke selv mappet, så sagerne mærkes med den nærmeste mappede enhed "
        "over den.",
        raad="Er det ikke det, borgeren skal se, så map enheden selv.",
        rettes=Rettes.ORGANISATIONSARK,
        kilde="KOMBIT, A0 trin 6 (situation 3)",
        sourced=True,
        find=find_leder_opad,
    ),
    Kontrolregel(
        kode="KONTROL_IKKE_SAGSANSVARLIG_MAPPET",
        alvor=Alvor.SPOERGSMAAL,
        overskrift="Enhed er mappet uden at være sagsansvarlig",
        forklaring="Kun sagsansvarlige enheder (myndighed) skal mappes.",
        raad="Sæt »Sagsansvarlig« til ja, eller fjern mapningen.",
        rettes=Rettes.ORGANISATIONSARK,
        kilde="KOMBIT, A0 trin 6",
        sourced=True,
        find=find_ikke_sagsansvarlig,
    ),
    Kontrolregel(
        kode="KONTROL_SAMME_UUID",
        alvor=Alvor.ADVARSEL,
        overskrift="Flere enheder er mappet til den samme",
        forklaring="I model 1 har hver enhed sin egen i FK Organisation. Deler flere den samme, "
        "kan ingen se "
        "forskel på dem i SAPA, og heller ikke borgeren, hvor kilden er FK Organisationssystem. I "
        "model 2 er det meningen.",
        raad="Map hver enhed til sin egen, eller lad dem lede opad.",
        rettes=Rettes.ORGANISATIONSARK,
        kilde="at I vil skelne mellem enhederne i model 1 (KOMBIT, A0:1577-1591)",
        sourced=False,
        find=find_samme_uuid,
    ),
    Kontrolregel(
        kode="KONTROL_NAVN_AFVIGER",
        alvor=Alvor.ADVARSEL,
        overskrift="Navnet er et andet i FK Organisation",
        forklaring="SAPA's lister viser det navn, Cura sender. Enhedens side i SAPA viser FK "
        "Organisations "
        "navn, og det gør borgerens kontakt også, hvor kilden er FK Organisationssystem. Er de "
        "forskellige, ligner de to enheder.",
        raad="Ret navnet i Cura eller i kildesystemet til FK Organisation, så de er ens.",
        rettes=Rettes.FK_ORGANISATION,
        kilde="KOMBIT, A0:1260, A0:1301 (trin 6.5)",
        sourced=True,
        find=find_navn_afviger,
    ),
    Kontrolregel(
        kode="KONTROL_ARKETS_NAVN_AFVIGER",
        alvor=Alvor.ADVARSEL,
        overskrift="»Navn i FK ORG« er ikke UUID'ets navn",
        forklaring="Arket har både enhedens navn i FK Organisation og dens UUID. Cura sender "
        "UUID'et og sit "
        "eget navn, og SAPA slår UUID'et op. Passer arkets navn ikke til det, er enheden omdøbt, "
        "eller UUID'et hører til en anden enhed.",
        raad="Ret UUID'et, hvis det er en anden enheds. Ellers ret navnet i arket.",
        rettes=Rettes.ORGANISATIONSARK,
        kilde="KOMBIT, A0:1260, A0:1301 (trin 6)",
        sourced=True,
        find=find_arkets_navn_afviger,
    ),
    Kontrolregel(
        kode="KONTROL_MAPNING_UDEN_ENHED",
        alvor=Alvor.ADVARSEL,
        overskrift="Mapning af en enhed, som ikke er i Cura",
        forklaring="Varianten mapper en enhed, som intet organisationsark har. Mapningen rammer "
        "ingen sager.",
        raad="Ret enhedens navn, så det er stavet som i organisationsarket.",
        rettes=Rettes.ORGANISATIONSARK,
        kilde="Vores egen kontrol",
        sourced=False,
        find=find_uden_lokal_enhed,
    ),
)
