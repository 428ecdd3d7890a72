"""The rules about sagstyper and KLE numbers, in words; their checks are in kle_tjek."""

from __future__ import annotations

from webapp.domain.klassifikation.kle import HENT_EMNEPLANEN
from webapp.domain.kontrol.kle_tjek import (
    find_almindelighed,
    find_filter_mangler,
    find_ikke_hentet,
    find_ikke_seks_cifre,
    find_ingen_kle_plan,
    find_obligatorisk_ubrugt,
    find_omdoebt,
    find_uden_kle,
    find_uden_kle_og_ydelser,
    find_udgaaet,
    find_ukendt,
    om_numre,
)
from webapp.domain.kontrol.regel import Kontrolregel
from webapp.domain.vaerdier.fund import Alvor, Rettes

SAGSTYPER = (
    Kontrolregel(
        kode="KONTROL_KLE_IKKE_SEKS_CIFRE",
        alvor=Alvor.FEJL,
        overskrift="KLE-nummeret er ikke sekscifret",
        forklaring="Cura kan kun mappe en sagstype til et KLE-emne på seks cifre, fx 27.36.04.",
        raad="Vælg det sekscifrede emne, der passer bedst.",
        rettes=Rettes.FORBEREDELSESARK,
        kilde="KOMBIT, A0 (»kun muligt at mappe sag til en sekscifret KLE-kode«)",
        sourced=True,
        find=find_ikke_seks_cifre,
    ),
    Kontrolregel(
        kode="KONTROL_KLE_UKENDT",
        alvor=Alvor.FEJL,
        overskrift="KLE-nummeret findes ikke",
        forklaring="Nummeret står ikke i emneplanen. Det kan være en slåfejl, et nyt nummer eller "
        "kommunens eget (lokale) emne.",
        raad="Ret nummeret, eller indlæs en nyere emneplan.",
        rettes=Rettes.FORBEREDELSESARK,
        kilde="KOMBIT, KLA",
        sourced=True,
        find=om_numre(find_ukendt, "har et nummer, som KLE ikke kender"),
    ),
    Kontrolregel(
        kode="KONTROL_KLE_UDGAAET",
        alvor=Alvor.ADVARSEL,
        overskrift="KLE-nummeret er udgået",
        forklaring="KLE kommer i nye udgaver, og numre udgår. Vi antager, at et udgået nummer "
        "ikke kan vælges på ny.",
        raad="Find det nummer, der har afløst det, i den nye emneplan.",
        rettes=Rettes.FORBEREDELSESARK,
        kilde="at det ikke kan vælges på ny (KLE, fx 27.60.12, der er væk i 2024)",
        sourced=False,
        find=om_numre(find_udgaaet, "står på et udgået nummer"),
    ),
    Kontrolregel(
        kode="KONTROL_KLE_OMDOEBT",
        alvor=Alvor.OPLYSNING,
        overskrift="KLE-nummeret har fået en anden titel",
        forklaring="Titlen i arket er ikke den, emneplanen har. Borgeren ser emneplanens titel, "
        "hvor »KLE-emne« er valgt som titel.",
        raad="Se efter, om nummeret stadig dækker sagerne, og ret titlen i arket.",
        rettes=Rettes.FORBEREDELSESARK,
        kilde="KLE, fx 27.42.08, der har skiftet titel siden 2020",
        sourced=True,
        find=om_numre(find_omdoebt, "vises med emneplanens titel"),
    ),
    Kontrolregel(
        kode="KONTROL_KLE_OPSAMLING",
        alvor=Alvor.SPOERGSMAAL,
        overskrift="Skal sagerne stå på et opsamlingsnummer?",
        forklaring="Hver gruppe har et nummer på .00 (»… i almindelighed«). Det siger borgeren "
        "meget lidt.",
        raad="Er der et mere præcist emne, så brug det. Ellers er opsamlingsnummeret i orden.",
        rettes=Rettes.FORBEREDELSESARK,
        kilde="at et opsamlingsnummer siger borgeren for lidt",
        sourced=False,
        find=om_numre(find_almindelighed, "vises under opsamlingsnummeret"),
    ),
    Kontrolregel(
        kode="KONTROL_KLE_IKKE_HENTET",
        alvor=Alvor.FEJL,
        overskrift="KLE-nummeret hentes ikke til Cura",
        forklaring="Cura kan kun vælge blandt de numre, Klassifikationsimporteren henter. Den "
        "henter dem, som classificationFilter dækker, en gang i døgnet.",
        raad="Udvid classificationFilter.",
        rettes=Rettes.FILTER,
        kilde="KOMBIT, A0 trin 3 (A0:1069-1115)",
        sourced=True,
        find=find_ikke_hentet,
    ),
    Kontrolregel(
        kode="KONTROL_FILTER_MANGLER_OBLIGATORISK",
        alvor=Alvor.SPOERGSMAAL,
        overskrift="Skal classificationFilter hente de obligatoriske numre?",
        forklaring="Økonomiaftalerne gør nogle KLE-numre obligatoriske på Mit Overblik. Slidens "
        "eget filter "
        "mangler to af dem, 27.42.08 og 27.45.04. KOMBIT anbefaler 27,29. Ligger sagerne i et "
        "andet system end Cura, behøver Cura ikke hente numrene.",
        raad="Ligger sagerne i Cura, så sæt 27 og 29 i classificationFilter.",
        rettes=Rettes.FILTER,
        kilde="KOMBIT, A0:1069-1115, og økonomiaftalerne (A3)",
        sourced=True,
        find=find_filter_mangler,
    ),
    Kontrolregel(
        kode="KONTROL_SAGSTYPE_UDEN_KLE",
        alvor=Alvor.FEJL,
        overskrift="Sagstype med ydelser har intet KLE-nummer",
        forklaring="Uden KLE-nummer sendes hverken sagstypens sager eller dens ydelser. KOMBIT "
        "anbefaler, at "
        "alt om en enkelt borger sendes, i det mindste hvor der er borgerrettede ydelser.",
        raad="Giv sagstypen et sekscifret KLE-nummer.",
        rettes=Rettes.FORBEREDELSESARK,
        kilde="KOMBIT, A0 #1.3, #8",
        sourced=True,
        find=find_uden_kle,
    ),
    Kontrolregel(
        kode="KONTROL_SAGSTYPE_UDEN_KLE_OG_YDELSER",
        alvor=Alvor.SPOERGSMAAL,
        overskrift="Skal sagstypen vises for borgeren?",
        forklaring="KOMBIT nævner sagstyper, der ikke skal have KLE: klagesager og aktindsigter i "
        "ESDH og sager, der ikke handler om en borger.",
        raad="Skal borgeren se sagerne, så giv sagstypen et KLE-nummer. Ellers er alt i orden.",
        rettes=Rettes.FORBEREDELSESARK,
        kilde="KOMBIT, A0 trin 1",
        sourced=True,
        find=find_uden_kle_og_ydelser,
    ),
    Kontrolregel(
        kode="KONTROL_OBLIGATORISK_KLE_UBRUGT",
        alvor=Alvor.SPOERGSMAAL,
        overskrift="Er der sagstyper til de obligatoriske numre?",
        forklaring="Disse numre på område 27 er obligatoriske efter økonomiaftalerne, men ingen "
        "sagstype har dem. Måske ligger sagerne i et andet system.",
        raad="Se efter, om en af Curas sagstyper hører til et af numrene.",
        rettes=Rettes.FORBEREDELSESARK,
        kilde="Økonomiaftalerne, KOMBIT, A3",
        sourced=True,
        find=find_obligatorisk_ubrugt,
    ),
    Kontrolregel(
        kode="KONTROL_INGEN_KLE_PLAN",
        alvor=Alvor.OPLYSNING,
        overskrift="Der er ingen KLE-emneplan",
        forklaring="Uden emneplanen kan vi ikke se, om et nummer findes, er udgået eller har "
        "skiftet navn.",
        raad=HENT_EMNEPLANEN,
        rettes=Rettes.FILER,
        kilde="Vores egen kontrol",
        sourced=False,
        find=find_ingen_kle_plan,
    ),
)
