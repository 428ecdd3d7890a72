"""The rules about whole sheets that are missing; first, since all else follows from them."""

from __future__ import annotations

from webapp.domain.kontrol.ark_tjek import (
    find_ingen_fk_org,
    find_ingen_kle,
    find_ingen_uuid,
    find_intet_forberedelsesark,
    find_intet_organisationsark,
)
from webapp.domain.kontrol.regel import Kontrolregel
from webapp.domain.vaerdier.fund import Alvor, Rettes

ARK = (
    Kontrolregel(
        kode="KONTROL_INTET_ORGANISATIONSARK",
        alvor=Alvor.FEJL,
        overskrift="Organisationsarket mangler",
        forklaring="Organisationsarket (trin 6) har enhederne i Cura og siger, hvilke enheder i FK "
        "Organisation de er mappet til. Uden det har sagerne ingen enhed.",
        raad="Udfyld KOMBITs organisationsark, og indlæs det. En tom skabelon ligger, hvor I "
        "indlæser filer.",
        rettes=Rettes.FILER,
        kilde="KOMBIT, A0 trin 6",
        sourced=True,
        find=find_intet_organisationsark,
    ),
    Kontrolregel(
        kode="KONTROL_INTET_FORBEREDELSESARK",
        alvor=Alvor.FEJL,
        overskrift="Forberedelsesarket mangler",
        forklaring="Forberedelsesarket (trin 1) har sagstyper og ydelser i Cura og deres "
        "KLE-numre. Uden det er der intet at vise.",
        raad="Udfyld KOMBITs forberedelsesark, og indlæs det. En tom skabelon ligger, hvor I "
        "indlæser filer.",
        rettes=Rettes.FILER,
        kilde="KOMBIT, A0 trin 1",
        sourced=True,
        find=find_intet_forberedelsesark,
    ),
    Kontrolregel(
        kode="KONTROL_INGEN_FK_ORG",
        alvor=Alvor.FEJL,
        overskrift="Der er ingen enheder fra FK Organisation",
        forklaring="Kontaktoplysningerne ligger i FK Organisation. Uden et udtræk kan siderne "
        "ikke vise dem, og UUID'erne i arket kan ikke slås op.",
        raad="Hent et udtræk af alle kommunens enheder i FK Organisation, og indlæs det.",
        rettes=Rettes.FILER,
        kilde="at kontakten kun læses i FK Organisation (KOMBIT, A0 trin 6)",
        sourced=False,
        find=find_ingen_fk_org,
    ),
    Kontrolregel(
        kode="KONTROL_INGEN_UUID",
        alvor=Alvor.FEJL,
        overskrift="Ingen enhed er mappet",
        forklaring="Uden et eneste UUID sendes alle sager uden en enhed, som FK Organisation "
        "kender, og borgeren ser ingen telefon.",
        raad="Brug »Foreslå model 1« eller »Foreslå model 2« under Mapning, eller skriv UUID'erne "
        "i arket.",
        rettes=Rettes.ORGANISATIONSARK,
        kilde="at sagerne så sendes uden enhed (KOMBIT, A0 trin 6)",
        sourced=False,
        find=find_ingen_uuid,
    ),
    Kontrolregel(
        kode="KONTROL_INGEN_KLE",
        alvor=Alvor.FEJL,
        overskrift="Ingen sagstype har et KLE-nummer",
        forklaring="En sag bliver kun sendt, når dens sagstype har et KLE-nummer i Cura.",
        raad="Skriv KLE-numrene i forberedelsesarket, eller vælg dem under Mapning, Sagstyper.",
        rettes=Rettes.FORBEREDELSESARK,
        kilde="KOMBIT, A0 trin 5",
        sourced=True,
        find=find_ingen_kle,
    ),
)
