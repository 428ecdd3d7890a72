"""The rules about local ydelser, in words; their checks are in ydelser_tjek."""

from __future__ import annotations

from webapp.domain.kontrol.regel import Kontrolregel
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
from webapp.domain.vaerdier.fund import Alvor, Rettes

YDELSER = (
    Kontrolregel(
        kode="KONTROL_YDELSE_UDEN_TYPE",
        alvor=Alvor.FEJL,
        overskrift="Ydelse uden fælleskommunal ydelsestype",
        forklaring="Får sagstypen KLE, før ydelsen har fået en type, sendes ydelsen med forkert "
        "type. Det kan kommunen ikke selv rette bagefter, kun med en oprydning fra Cura.",
        raad="Hvilken fælleskommunal ydelsestype hører den til? Vælg den på ark to.",
        rettes=Rettes.FORBEREDELSESARK,
        kilde="KOMBIT, A0 trin 4 (A0:527, 539)",
        sourced=True,
        find=find_uden_type,
    ),
    Kontrolregel(
        kode="KONTROL_AUTOMATISK_MAPPET",
        alvor=Alvor.SPOERGSMAAL,
        overskrift="Hvorfor er en FSIII- eller FFB-ydelse mappet i hånden?",
        forklaring="Cura mapper selv FSIII (SEL §§ 83, 84 og 86, SUL § 138) og FFB (SEL §§ 82, "
        "85, 103-104 og "
        "107-108). To svar er mulige: 1) Ydelsen er sat forkert op i Cura. 2) Den er en tidligere "
        "ydelse eller en »Alternativ til«-kode, som skal mappes i hånden.",
        raad="Ved svar 1: ret ydelsen i Cura, og fjern mapningen. Ved svar 2: lad den stå.",
        rettes=Rettes.FORBEREDELSESARK,
        kilde="KOMBIT, A0:795, A0:850-854, A0:1138",
        sourced=True,
        find=find_automatisk_mappet,
    ),
    Kontrolregel(
        kode="KONTROL_PAKKE_MAPPET",
        alvor=Alvor.ADVARSEL,
        overskrift="En ydelsespakke er mappet",
        forklaring="Pakker mappes ikke. Ydelserne i pakken sendes hver for sig, pakken selv "
        "aldrig.",
        raad="Fjern mapningen, og map ydelserne i pakken.",
        rettes=Rettes.FORBEREDELSESARK,
        kilde="KOMBIT, A0 trin 4",
        sourced=True,
        find=find_pakke_mappet,
    ),
    Kontrolregel(
        kode="KONTROL_YDELSE_ANDEN_KLE",
        alvor=Alvor.SPOERGSMAAL,
        overskrift="Skal ydelsen stå på et andet KLE-nummer end sagen?",
        forklaring="Ydelsen følger sit eget KLE-nummer: aktivering, fradato og kontakt kan være "
        "andre end sagens.",
        raad="Er det med vilje, så sørg for, at begge numre er aktive i Borgerblikket.",
        rettes=Rettes.FORBEREDELSESARK,
        kilde="KOMBIT, ANV-V §12.3",
        sourced=True,
        find=find_anden_kle,
    ),
    Kontrolregel(
        kode="KONTROL_YDELSESNAVN_FAGSPROG",
        alvor=Alvor.ADVARSEL,
        overskrift="Ydelsens navn er skrevet til medarbejdere",
        forklaring="Vi antager, at borgeren ser ydelsens navn fra Cura. »(FSIII)«, paragraffer og "
        "interne noter siger ikke borgeren noget.",
        raad="Giv ydelsen et navn i Cura, som borgeren forstår.",
        rettes=Rettes.FAGSYSTEM,
        kilde="at borgeren ser navnet (KOMBIT, A0:392-396)",
        sourced=False,
        find=find_fagsprog,
    ),
    Kontrolregel(
        kode="KONTROL_YDELSE_UDEN_SAGSTYPE",
        alvor=Alvor.ADVARSEL,
        overskrift="Ydelse uden sagstype",
        forklaring="Ydelser sendes, når deres sagstype har et KLE-nummer. Arket skal sige, "
        "hvilken det er.",
        raad="Skriv sagstypen i »Knyttet til hvilken lokal sagstype«.",
        rettes=Rettes.FORBEREDELSESARK,
        kilde="KOMBIT, A0 #1.3",
        sourced=True,
        find=find_uden_sagstype,
    ),
    Kontrolregel(
        kode="KONTROL_YDELSESTYPE_UKENDT",
        alvor=Alvor.ADVARSEL,
        overskrift="Ydelsestypen står ikke på listen",
        forklaring="Forberedelsesarkets ark to er listen, som den var i april 2024. Curas egen "
        "liste opdateres med hver release, så typen kan være ny; den kan også være en slåfejl.",
        raad="Vælg en titel fra ark to, stavet som der, eller se efter, om Cura har typen.",
        rettes=Rettes.FORBEREDELSESARK,
        kilde="at typen ikke kan vælges (KOMBIT, A0:823-825; A0:1128)",
        sourced=False,
        find=find_ukendt_type,
    ),
    Kontrolregel(
        kode="KONTROL_YDELSESTYPE_ANDEN_KLE",
        alvor=Alvor.ADVARSEL,
        overskrift="KLE-nummeret er ikke ydelsestypens",
        forklaring="Hver fælleskommunal ydelsestype har sit KLE-nummer på ark to.",
        raad="Brug KLE-nummeret fra ark to.",
        rettes=Rettes.FORBEREDELSESARK,
        kilde="KOMBIT, A0:823-825",
        sourced=True,
        find=find_type_anden_kle,
    ),
)
