"""The rules about local ydelser, in words; their checks are in ydelser_tjek."""

from __future__ import annotations

from webapp.domain.kontrol.regel import Alvor, Kontrolregel, Rettes
from webapp.domain.kontrol.ydelser_tjek import (
    find_anden_kle,
    find_automatisk_mappet,
    find_fagsprog,
    find_pakke_mappet,
    find_type_anden_kle,
    find_uden_sagstype,
    find_uden_type,
    find_ukendt_type,
)

YDELSER = (
    Kontrolregel(
        "KONTROL_YDELSE_UDEN_TYPE",
        Alvor.FEJL,
        "Ydelse uden fælleskommunal ydelsestype",
        "Får sagstypen KLE, før ydelsen har fået en type, sendes ydelsen med forkert type. Det kan "
        "kommunen ikke selv rette bagefter, kun med en oprydning fra Cura.",
        "Vælg en fælleskommunal ydelsestype på ark to.",
        Rettes.SAGSTYPER,
        "KOMBIT, A0 trin 4 (A0:527, 539)",
        True,
        find_uden_type,
    ),
    Kontrolregel(
        "KONTROL_AUTOMATISK_MAPPET",
        Alvor.SPOERGSMAAL,
        "Hvorfor er en FSIII- eller FFB-ydelse mappet i hånden?",
        "Cura mapper selv FSIII (SEL §§ 83, 84 og 86, SUL § 138) og FFB (SEL §§ 82, 85, 103-104 og "
        "107-108). To svar er mulige: 1) Ydelsen er sat forkert op i Cura. 2) Den er en tidligere "
        "ydelse eller en »Alternativ til«-kode, som skal mappes i hånden.",
        "Ved svar 1: ret ydelsen i Cura, og fjern mapningen. Ved svar 2: lad den stå.",
        Rettes.SAGSTYPER,
        "KOMBIT, A0:795, A0:850-854, A0:1138",
        True,
        find_automatisk_mappet,
    ),
    Kontrolregel(
        "KONTROL_PAKKE_MAPPET",
        Alvor.ADVARSEL,
        "En ydelsespakke er mappet",
        "Pakker mappes ikke. Ydelserne i pakken sendes hver for sig, pakken selv aldrig.",
        "Fjern mapningen, og map ydelserne i pakken.",
        Rettes.SAGSTYPER,
        "KOMBIT, A0 trin 4",
        True,
        find_pakke_mappet,
    ),
    Kontrolregel(
        "KONTROL_YDELSE_ANDEN_KLE",
        Alvor.SPOERGSMAAL,
        "Skal ydelsen stå på et andet KLE-nummer end sagen?",
        "Ydelsen følger sit eget KLE-nummer: aktivering, fradato og kontakt kan være andre "
        "end sagens.",
        "Er det med vilje, så sørg for, at begge numre er aktive i Borgerblikket.",
        Rettes.SAGSTYPER,
        "KOMBIT, ANV-V §12.3",
        True,
        find_anden_kle,
    ),
    Kontrolregel(
        "KONTROL_YDELSESNAVN_FAGSPROG",
        Alvor.ADVARSEL,
        "Ydelsens navn er skrevet til medarbejdere",
        "Vi antager, at borgeren ser ydelsens navn fra Cura. »(FSIII)«, paragraffer og interne "
        "noter siger ikke borgeren noget.",
        "Giv ydelsen et navn i Cura, som borgeren forstår.",
        Rettes.FAGSYSTEM,
        "at borgeren ser navnet (KOMBIT, A0:392-396)",
        False,
        find_fagsprog,
    ),
    Kontrolregel(
        "KONTROL_YDELSE_UDEN_SAGSTYPE",
        Alvor.ADVARSEL,
        "Ydelse uden sagstype",
        "Ydelser sendes, når deres sagstype har et KLE-nummer. Arket skal sige, hvilken det er.",
        "Skriv sagstypen i »Knyttet til hvilken lokal sagstype«.",
        Rettes.SAGSTYPER,
        "KOMBIT, A0 #1.3",
        True,
        find_uden_sagstype,
    ),
    Kontrolregel(
        "KONTROL_YDELSESTYPE_UKENDT",
        Alvor.ADVARSEL,
        "Ydelsestypen står ikke på listen",
        "Forberedelsesarkets ark to er listen, som den var i april 2024. Curas egen liste "
        "opdateres med hver release, så typen kan være ny; den kan også være en slåfejl.",
        "Vælg en titel fra ark to, stavet som der, eller se efter, om Cura har typen.",
        Rettes.SAGSTYPER,
        "at typen ikke kan vælges (KOMBIT, A0:823-825; A0:1128)",
        False,
        find_ukendt_type,
    ),
    Kontrolregel(
        "KONTROL_YDELSESTYPE_ANDEN_KLE",
        Alvor.ADVARSEL,
        "KLE-nummeret er ikke ydelsestypens",
        "Hver fælleskommunal ydelsestype har sit KLE-nummer på ark to.",
        "Brug KLE-nummeret fra ark to.",
        Rettes.SAGSTYPER,
        "KOMBIT, A0:823-825",
        True,
        find_type_anden_kle,
    ),
)
