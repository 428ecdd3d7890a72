"""The rules about Borgerblikket, SAPA, the trin and the data, in words; checks: opsaetning_tjek."""

from __future__ import annotations

from webapp.domain.kontrol.opsaetning_tjek import (
    brugerdefineret,
    find_fradato,
    find_ikke_aktiv,
    find_link,
    find_naar_cura,
    find_obligatorisk_ikke_aktiv,
    find_telefon,
    find_uden_afdeling,
    find_uden_afgraensning,
    foer_eksporten,
    for_sent,
    om_roller,
    sager_der_mangler,
)
from webapp.domain.kontrol.regel import Kontrolregel
from webapp.domain.vaerdier.fund import Alvor, Rettes
from webapp.domain.variant.variant import Trin

OPSAETNING = (
    Kontrolregel(
        kode="KONTROL_KLE_IKKE_AKTIV",
        alvor=Alvor.ADVARSEL,
        overskrift="KLE-nummer i brug er ikke aktivt i Borgerblikket",
        forklaring="Borgerblikket viser kun de KLE-numre, kommunen har aktiveret. SAPA viser dem "
        "stadig.",
        raad="Aktivér nummeret, hvis borgeren skal se det.",
        rettes=Rettes.OPSAETNING,
        kilde="KOMBIT, A0 #B, FAQ2",
        sourced=True,
        find=find_ikke_aktiv,
    ),
    Kontrolregel(
        kode="KONTROL_OBLIGATORISK_IKKE_AKTIV",
        alvor=Alvor.SPOERGSMAAL,
        overskrift="Skal de obligatoriske KLE-numre ikke aktiveres?",
        forklaring="Økonomiaftalerne gør disse numre på område 27 obligatoriske på Mit Overblik.",
        raad="Aktivér numrene, når deres sager overføres til indekserne, fra Cura eller et andet "
        "system.",
        rettes=Rettes.OPSAETNING,
        kilde="Økonomiaftalerne, KOMBIT, A3",
        sourced=True,
        find=find_obligatorisk_ikke_aktiv,
    ),
    Kontrolregel(
        kode="KONTROL_INGEN_AFDELING",
        alvor=Alvor.FEJL,
        overskrift="Kontaktafdeling mangler",
        forklaring="»Kontaktafdeling« er det eneste felt, der skal udfyldes, når kilden er "
        "Brugerdefineret.",
        raad="Udfyld »Kontaktafdeling«.",
        rettes=Rettes.OPSAETNING,
        kilde="KOMBIT, A0:1420",
        sourced=True,
        find=brugerdefineret(find_uden_afdeling),
    ),
    Kontrolregel(
        kode="KONTROL_KONTAKTTELEFON",
        alvor=Alvor.FEJL,
        overskrift="Kontakttelefon er ikke på otte cifre",
        forklaring="Mit Overblik tager et nummer på otte cifre. Et andet vises ikke.",
        raad="Ret »Kontakttelefon« til otte cifre.",
        rettes=Rettes.OPSAETNING,
        kilde="at nummeret ikke vises (Digitaliseringsstyrelsen, DIG-E)",
        sourced=False,
        find=brugerdefineret(find_telefon),
    ),
    Kontrolregel(
        kode="KONTROL_KONTAKTLINK",
        alvor=Alvor.ADVARSEL,
        overskrift="Et kontaktlink mangler http eller https",
        forklaring="Mit Overblik tager kun en adresse, der begynder med http:// eller https://.",
        raad="Skriv https:// foran adressen.",
        rettes=Rettes.OPSAETNING,
        kilde="at linket ikke vises (Digitaliseringsstyrelsen, DIG-E)",
        sourced=False,
        find=brugerdefineret(find_link),
    ),
    Kontrolregel(
        kode="KONTROL_FRADATO_FOR_SEN",
        alvor=Alvor.ADVARSEL,
        overskrift="Fradato er senere end tilladt",
        forklaring="Den seneste fradato er 31. december i det år, hvor KLE-nummeret skal vises: "
        "2020 for etape 1, 2022 for de obligatoriske numre på område 27.",
        raad="Sæt fradato til den seneste tilladte dag eller før.",
        rettes=Rettes.OPSAETNING,
        kilde="KOMBIT, FAQ1; årene er fra etapeplanen i A3",
        sourced=True,
        find=find_fradato,
    ),
    Kontrolregel(
        kode="KONTROL_ROLLE_UDEN_KLE",
        alvor=Alvor.SPOERGSMAAL,
        overskrift="Må rollen se alle KLE-numre?",
        forklaring="Trin A beder jer finde roller uden afgrænsning på KLE. De når alle sager fra "
        "Cura, så snart 'Eksporter sager' er aktiv.",
        raad="Afgræns rollen på KLE i SAPA, eller skriv ned, at det er med vilje.",
        rettes=Rettes.SAPA_ROLLER,
        kilde="KOMBIT, A0:1939, A0:1776",
        sourced=True,
        find=om_roller(find_uden_afgraensning, "Rollen har ingen afgrænsning på KLE."),
    ),
    Kontrolregel(
        kode="KONTROL_ROLLE_NAAR_CURA",
        alvor=Alvor.SPOERGSMAAL,
        overskrift="Skal rollen se sager fra Cura?",
        forklaring="Trin A beder jer finde roller med et hvilket som helst KLE-nummer under 27 "
        "eller 29.",
        raad="Se rollens side i SAPA, og bekræft, at den skal se dem.",
        rettes=Rettes.SAPA_ROLLER,
        kilde="KOMBIT, A0:1939",
        sourced=True,
        find=om_roller(find_naar_cura, "Rollens KLE-numre rammer område 27 eller 29."),
    ),
    Kontrolregel(
        kode="KONTROL_TRIN_4_FOR_SENT",
        alvor=Alvor.FEJL,
        overskrift="Ydelsestyper konfigureres, efter at sager sendes",
        forklaring="Ydelser, der sendes før trin 4, får forkert type. Kommunen kan ikke selv "
        "rette det.",
        raad="Gør trin 4 før trin 5, eller vent med trin 8.",
        rettes=Rettes.TRIN,
        kilde="KOMBIT, A0:527, A0:653",
        sourced=True,
        find=for_sent(
            Trin.YDELSESTYPER, "Ydelser, der sendes inden, kan kun rettes med en oprydning."
        ),
    ),
    Kontrolregel(
        kode="KONTROL_TRIN_7_FOR_SENT",
        alvor=Alvor.FEJL,
        overskrift="Enheder konfigureres, efter at sager sendes",
        forklaring="Sager, der sendes før trin 7, får forkert enhed, indtil der sker noget nyt på "
        "dem. Afsluttede sager forbliver forkerte.",
        raad="Gør trin 7 før trin 5, eller vent med trin 8.",
        rettes=Rettes.TRIN,
        kilde="KOMBIT, A0:539, A0:653",
        sourced=True,
        find=for_sent(Trin.ENHEDER, "Sager, der sendes inden, mangler deres enhed."),
    ),
    Kontrolregel(
        kode="KONTROL_TRIN_A_FOR_SENT",
        alvor=Alvor.ADVARSEL,
        overskrift="Dataafgrænsningen tjekkes for sent",
        forklaring="Trin A skal være gjort, når sagerne sendes. Ellers kan roller i SAPA nå "
        "sager, som de ikke må se.",
        raad="Gør trin A senest samme dag som trin 8.",
        rettes=Rettes.TRIN,
        kilde="KOMBIT, A0 trin A (K40)",
        sourced=True,
        find=foer_eksporten(Trin.DATAAFGRAENSNING),
    ),
    Kontrolregel(
        kode="KONTROL_TRIN_B_MANGLER",
        alvor=Alvor.FEJL,
        overskrift="Der er ikke bestilt åbning i SAPA og Borgerblikket",
        forklaring="Sagerne fra Cura sendes, men så længe der ikke er åbnet for dem, kan ingen se "
        "dem: hverken borgeren eller brugerne af SAPA.",
        raad="Bestil åbningen hos KOMBIT (K39) mindst en uge før, og sæt datoen for trin B.",
        rettes=Rettes.TRIN,
        kilde="KOMBIT, A0 trin B (K39)",
        sourced=True,
        find=foer_eksporten(Trin.AABNING, dateret=False),
    ),
    Kontrolregel(
        kode="KONTROL_TRIN_B_FOR_SENT",
        alvor=Alvor.ADVARSEL,
        overskrift="Der åbnes i SAPA og Borgerblikket, efter at sagerne sendes",
        forklaring="Indtil der er åbnet, kan hverken borgeren eller brugerne af SAPA se sagerne "
        "fra Cura.",
        raad="Bestil åbningen (K39) mindst en uge, før sagerne skal kunne ses.",
        rettes=Rettes.TRIN,
        kilde="KOMBIT, A0 trin B (K39)",
        sourced=True,
        find=foer_eksporten(Trin.AABNING, dateret=True),
    ),
    Kontrolregel(
        kode="KONTROL_SAG_UDEN_PRIMAER_PART",
        alvor=Alvor.ADVARSEL,
        overskrift="Sager uden primær part",
        forklaring="Kun den primære part ser sagen. En sag uden ses ikke af nogen borger.",
        raad="Registrér den primære part i fagsystemet.",
        rettes=Rettes.FAGSYSTEM,
        kilde="at ingen ser sagen (KOMBIT, FAQ1 og ANV-S)",
        sourced=False,
        find=sager_der_mangler("uden_primaer_part", "har ingen primær part."),
    ),
    Kontrolregel(
        kode="KONTROL_SAG_UDEN_ANSVARLIG",
        alvor=Alvor.ADVARSEL,
        overskrift="Sager uden ansvarlig enhed",
        forklaring="Indekset kræver én ansvarlig enhed. Uden den er der ingen kontakt at vise.",
        raad="Registrér den ansvarlige enhed i fagsystemet.",
        rettes=Rettes.FAGSYSTEM,
        kilde="KOMBIT, ANV-S (Ansvarlig 1)",
        sourced=True,
        find=sager_der_mangler("uden_ansvarlig", "har ingen ansvarlig enhed."),
    ),
    Kontrolregel(
        kode="KONTROL_SAG_UDEN_OPSTAAET",
        alvor=Alvor.ADVARSEL,
        overskrift="Sager, der ikke begynder med Opstået",
        forklaring="Hver sag skal have status »Opstået« med en rigtig dato. Indekset har også sin "
        "egen "
        "oprettelsesdato (OprettetTidspunkt), som går forud. Mangler den, antager vi, at fradatoen "
        "ser på »Opstået«.",
        raad="Send sagens hele forløb, også begyndelsen.",
        rettes=Rettes.FAGSYSTEM,
        kilde="at fradatoen så ser på »Opstået« (KOMBIT, ANV-S, ANV-M AM-01, XSD)",
        sourced=False,
        find=sager_der_mangler("uden_opstaaet", "begynder med en anden status end Opstået."),
    ),
)
