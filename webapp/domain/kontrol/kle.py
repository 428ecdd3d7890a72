"""The rules about sagstyper and KLE numbers, in words; their checks are in kle_tjek."""

from __future__ import annotations

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
from webapp.domain.kontrol.regel import Alvor, Kontrolregel, Rettes

SAGSTYPER = (
    Kontrolregel(
        "KONTROL_KLE_IKKE_SEKS_CIFRE",
        Alvor.FEJL,
        "KLE-nummeret er ikke sekscifret",
        "Cura kan kun knytte en sagstype til et KLE-emne på seks cifre, fx 27.36.04.",
        "Vælg det sekscifrede emne, der passer bedst.",
        Rettes.SAGSTYPER,
        "KOMBIT, A0 (»kun muligt at mappe sag til en sekscifret KLE-kode«)",
        True,
        find_ikke_seks_cifre,
    ),
    Kontrolregel(
        "KONTROL_KLE_UKENDT",
        Alvor.FEJL,
        "KLE-nummeret findes ikke",
        "Nummeret står ikke i emneplanen. Det kan være en slåfejl, et nyt nummer eller kommunens "
        "eget (lokale) emne.",
        "Ret nummeret, eller indlæs en nyere emneplan.",
        Rettes.SAGSTYPER,
        "KOMBIT, KLA",
        True,
        om_numre(find_ukendt, "har et nummer, som KLE ikke kender"),
    ),
    Kontrolregel(
        "KONTROL_KLE_UDGAAET",
        Alvor.ADVARSEL,
        "KLE-nummeret er udgået",
        "KLE kommer i nye udgaver, og numre udgår. Vi antager, at et udgået nummer ikke kan vælges "
        "på ny.",
        "Find det nummer, der har afløst det, i den nye emneplan.",
        Rettes.SAGSTYPER,
        "at det ikke kan vælges på ny (KLE, fx 27.60.12, der er væk i 2024)",
        False,
        om_numre(find_udgaaet, "står på et udgået nummer"),
    ),
    Kontrolregel(
        "KONTROL_KLE_OMDOEBT",
        Alvor.OPLYSNING,
        "KLE-nummeret har fået en anden titel",
        "Titlen i arket er ikke den, emneplanen har. Borgeren ser emneplanens titel, hvor »KLE-"
        "emne« er valgt som titel.",
        "Se efter, om nummeret stadig dækker sagerne, og ret titlen i arket.",
        Rettes.SAGSTYPER,
        "KLE, fx 27.42.08, der har skiftet titel siden 2020",
        True,
        om_numre(find_omdoebt, "vises med emneplanens titel"),
    ),
    Kontrolregel(
        "KONTROL_KLE_OPSAMLING",
        Alvor.SPOERGSMAAL,
        "Skal sagerne stå på et opsamlingsnummer?",
        "Hver gruppe har et nummer på .00 (»… i almindelighed«). Det siger borgeren meget lidt.",
        "Er der et mere præcist emne, så brug det. Ellers er opsamlingsnummeret i orden.",
        Rettes.SAGSTYPER,
        "at et opsamlingsnummer siger borgeren for lidt",
        False,
        om_numre(find_almindelighed, "vises under opsamlingsnummeret"),
    ),
    Kontrolregel(
        "KONTROL_KLE_IKKE_HENTET",
        Alvor.FEJL,
        "KLE-nummeret hentes ikke til Cura",
        "Cura kan kun vælge blandt de numre, Klassifikationsimporteren henter. Den henter dem, som "
        "classificationFilter dækker, en gang i døgnet.",
        "Udvid classificationFilter.",
        Rettes.FILTER,
        "KOMBIT, A0 trin 3 (A0:1069-1115)",
        True,
        find_ikke_hentet,
    ),
    Kontrolregel(
        "KONTROL_FILTER_MANGLER_OBLIGATORISK",
        Alvor.SPOERGSMAAL,
        "Skal classificationFilter hente de obligatoriske numre?",
        "Økonomiaftalerne gør nogle KLE-numre obligatoriske på Mit Overblik. Slidens eget filter "
        "mangler to af dem, 27.42.08 og 27.45.04. KOMBIT anbefaler 27,29. Ligger sagerne i et "
        "andet system end Cura, behøver Cura ikke hente numrene.",
        "Ligger sagerne i Cura, så sæt 27 og 29 i classificationFilter.",
        Rettes.FILTER,
        "KOMBIT, A0:1069-1115, og økonomiaftalerne (A3)",
        True,
        find_filter_mangler,
    ),
    Kontrolregel(
        "KONTROL_SAGSTYPE_UDEN_KLE",
        Alvor.FEJL,
        "Sagstype med ydelser har intet KLE-nummer",
        "Uden KLE-nummer sendes hverken sagstypens sager eller dens ydelser. KOMBIT anbefaler, at "
        "alt om en enkelt borger sendes, i det mindste hvor der er borgerrettede ydelser.",
        "Giv sagstypen et sekscifret KLE-nummer.",
        Rettes.SAGSTYPER,
        "KOMBIT, A0 #1.3, #8",
        True,
        find_uden_kle,
    ),
    Kontrolregel(
        "KONTROL_SAGSTYPE_UDEN_KLE_OG_YDELSER",
        Alvor.SPOERGSMAAL,
        "Skal sagstypen vises for borgeren?",
        "KOMBIT nævner sagstyper, der ikke skal have KLE: klagesager og aktindsigter i ESDH og "
        "sager, der ikke handler om en borger.",
        "Skal borgeren se sagerne, så giv sagstypen et KLE-nummer. Ellers er alt i orden.",
        Rettes.SAGSTYPER,
        "KOMBIT, A0 trin 1",
        True,
        find_uden_kle_og_ydelser,
    ),
    Kontrolregel(
        "KONTROL_OBLIGATORISK_KLE_UBRUGT",
        Alvor.SPOERGSMAAL,
        "Er der sagstyper til de obligatoriske numre?",
        "Disse numre på område 27 er obligatoriske efter økonomiaftalerne, men ingen sagstype har "
        "dem. Måske ligger sagerne i et andet system.",
        "Se efter, om en af Curas sagstyper hører til et af numrene.",
        Rettes.SAGSTYPER,
        "Økonomiaftalerne, KOMBIT, A3",
        True,
        find_obligatorisk_ubrugt,
    ),
    Kontrolregel(
        "KONTROL_INGEN_KLE_PLAN",
        Alvor.OPLYSNING,
        "Der er ingen KLE-emneplan",
        "Uden emneplanen kan vi ikke se, om et nummer findes, er udgået eller har skiftet navn.",
        "Hent emneplanen (XML) hos KLE, og indlæs den.",
        Rettes.FILER,
        "Vores egen kontrol",
        False,
        find_ingen_kle_plan,
    ),
)
