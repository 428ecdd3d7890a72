"""Kontrol of the local ydelser and their fælleskommunale types (domain.md §1A, §6B, §9.1-7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from webapp.domain.fagsystem import FaellesYdelsestype, LokalYdelse
from webapp.domain.kontrol.grundlag import Kontrolgrundlag, Tal
from webapp.domain.kontrol.regel import Alvor, Kontrolregel, Rettes, Traef
from webapp.domain.slug import fold
from webapp.domain.variant import Ydelsesmapning, Ydelsesnavn

# Paragraphs that Cura maps by itself (§1A-7): FSIII classic and FFB.
_AUTOMATISKE = re.compile(
    r"SEL\D*(?:8[2-6]|10[3478])(?!\d|\s*[a-z]\b)|SUL\D*138(?!\d|\s*[a-z]\b)", re.IGNORECASE
)
# What belongs to the system and its users, not to a citizen's page.
_FAGSPROG = re.compile(
    r"\bFS ?III\b|\bFS ?II\b|\bFFB\b|§|\b(?:SEL|SUL)\b|\bmå ikke bruges\b|\budgået\b|\btest\b|^zz",
    re.IGNORECASE,
)


def _traef(ydelse: LokalYdelse, tekst: str, tal: Tal, hvad: str) -> Traef:
    return Traef(ydelse.navn, tekst, tal.virkning(hvad), sted=ydelse.sted, tal=tal.ialt)


def _tal(grundlag: Kontrolgrundlag, ydelse: LokalYdelse) -> Tal:
    return grundlag.tal(lokal_ydelse=ydelse.navn)


def _har_type(grundlag: Kontrolgrundlag, ydelse: LokalYdelse) -> bool:
    raekke = grundlag.ydelsestyper.get(ydelse.navn)
    return raekke is not None and bool(raekke.ydelsestype)


def _uden_type(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    for ydelse in grundlag.lokale_ydelser:
        sendes = ydelse.sagstype in grundlag.sagstype_kle
        if not sendes or ydelse.automatisk or ydelse.pakke or _har_type(grundlag, ydelse):
            continue
        yield _traef(
            ydelse,
            f"Ydelsen hører til {ydelse.sagstype}, men har ingen fælleskommunal ydelsestype.",
            _tal(grundlag, ydelse),
            "sendes med ukendt type",
        )


def _automatisk_mappet(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    for ydelse in grundlag.lokale_ydelser:
        paragraf = _AUTOMATISKE.search(ydelse.paragraf)
        if ydelse.pakke or not _har_type(grundlag, ydelse):
            continue
        if ydelse.automatisk is None and paragraf is None:
            continue
        hvorfor = str(ydelse.automatisk or f"efter {ydelse.paragraf}")
        yield _traef(
            ydelse,
            f"Ydelsen ({hvorfor}) er mappet i hånden til "
            f"»{grundlag.ydelsestyper[ydelse.navn].ydelsestype}«.",
            _tal(grundlag, ydelse),
            "sendes med den type",
        )


def _pakke_mappet(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    for ydelse in grundlag.lokale_ydelser:
        if ydelse.pakke and _har_type(grundlag, ydelse):
            yield _traef(
                ydelse,
                "Ydelsespakken er mappet, men pakker sendes ikke.",
                _tal(grundlag, ydelse),
                "sendes ikke, fordi de er pakker",
            )


def _anden_kle(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    for ydelse in grundlag.lokale_ydelser:
        egen = grundlag.ydelsestyper.get(ydelse.navn)
        sagens = grundlag.sagstype_kle.get(ydelse.sagstype or "")
        if egen is None or sagens is None or not egen.kle or not sagens.kle:
            continue
        if egen.kle != sagens.kle:
            yield _traef(
                ydelse,
                f"Ydelsen står på {egen.kle}, dens sagstype {ydelse.sagstype} på {sagens.kle}.",
                _tal(grundlag, ydelse),
                f"følger opsætningen for {egen.kle}, ikke sagens",
            )


def _fagsprog(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    if grundlag.konfiguration.variant.antagelser.ydelsesnavn is not Ydelsesnavn.NAVN:
        return
    for ydelse in grundlag.lokale_ydelser:
        fundet = _FAGSPROG.search(ydelse.navn)
        if fundet and not ydelse.pakke:
            yield _traef(
                ydelse,
                f"Navnet i Cura er »{ydelse.navn}«.",
                grundlag.tal(lokal_ydelse=ydelse.navn, vist=True),
                f"viser »{fundet[0]}« til borgeren",
            )


def _uden_sagstype(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    for ydelse in grundlag.lokale_ydelser:
        if ydelse.sagstype is None and not ydelse.pakke:
            yield _traef(
                ydelse,
                "Arket siger ikke, hvilken sagstype ydelsen hører til.",
                _tal(grundlag, ydelse),
                "sendes kun, hvis sagen selv har KLE-nummer",
            )


def _ukendt_type(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    kendte = _typer(grundlag)
    for navn, raekke in grundlag.ydelsestyper.items():
        if not kendte or not raekke.ydelsestype or fold(raekke.ydelsestype) in kendte:
            continue
        tal = grundlag.tal(lokal_ydelse=navn)
        yield Traef(
            navn,
            f"»{raekke.ydelsestype}« står ikke på listen over fælleskommunale ydelsestyper.",
            tal.virkning("sendes med en type, der ikke er på listen"),
            sted=raekke.sted,
            tal=tal.ialt,
        )


def _type_anden_kle(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    kendte = _typer(grundlag)
    for navn, raekke in grundlag.ydelsestyper.items():
        faelles = kendte.get(fold(raekke.ydelsestype))
        if _samme_kle(raekke, faelles):
            continue
        tal = grundlag.tal(lokal_ydelse=navn)
        yield Traef(
            navn,
            f"Arket giver »{raekke.ydelsestype}« {raekke.kle}. Listen over fælleskommunale "
            f"ydelsestyper har {faelles.kle if faelles else ''}.",
            tal.virkning(f"sendes med {raekke.kle}"),
            sted=raekke.sted,
            tal=tal.ialt,
        )


def _samme_kle(raekke: Ydelsesmapning, faelles: FaellesYdelsestype | None) -> bool:
    return faelles is None or not faelles.kle or not raekke.kle or faelles.kle == raekke.kle


def _typer(grundlag: Kontrolgrundlag) -> dict[str, FaellesYdelsestype]:
    return {fold(faelles.titel): faelles for faelles in grundlag.faelles_ydelsestyper}


YDELSER = (
    Kontrolregel(
        "KONTROL_YDELSE_UDEN_TYPE",
        Alvor.FEJL,
        "Ydelse uden fælleskommunal ydelsestype",
        "Får sagstypen KLE, før ydelsen har fået en type, sendes ydelsen med forkert type. Det kan "
        "kommunen ikke selv rette bagefter, kun med en oprydning fra Cura.",
        "Vælg en fælleskommunal ydelsestype på ark to.",
        Rettes.SAGSTYPER,
        "A0 trin 4 (A0:527, 539)",
        True,
        _uden_type,
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
        "A0:795, A0:850-854, A0:1138",
        True,
        _automatisk_mappet,
    ),
    Kontrolregel(
        "KONTROL_PAKKE_MAPPET",
        Alvor.ADVARSEL,
        "En ydelsespakke er mappet",
        "Pakker mappes ikke. Ydelserne i pakken sendes hver for sig, pakken selv aldrig.",
        "Fjern mapningen, og map ydelserne i pakken.",
        Rettes.SAGSTYPER,
        "A0 trin 4",
        True,
        _pakke_mappet,
    ),
    Kontrolregel(
        "KONTROL_YDELSE_ANDEN_KLE",
        Alvor.SPOERGSMAAL,
        "Skal ydelsen stå på et andet KLE-nummer end sagen?",
        "Ydelsen følger sit eget KLE-nummer: aktivering, fradato og kontakt kan være andre "
        "end sagens.",
        "Er det med vilje, så sørg for, at begge numre er aktive i Borgerblikket.",
        Rettes.SAGSTYPER,
        "ANV-V §12.3, domain.md §1D",
        True,
        _anden_kle,
    ),
    Kontrolregel(
        "KONTROL_YDELSESNAVN_FAGSPROG",
        Alvor.ADVARSEL,
        "Ydelsens navn er skrevet til medarbejdere",
        "Vi antager, at borgeren ser ydelsens navn fra Cura. »(FSIII)«, paragraffer og interne "
        "noter siger ikke borgeren noget.",
        "Giv ydelsen et navn i Cura, som borgeren forstår.",
        Rettes.FAGSYSTEM,
        "A0:392-396, domain.md §9.5-20",
        False,
        _fagsprog,
    ),
    Kontrolregel(
        "KONTROL_YDELSE_UDEN_SAGSTYPE",
        Alvor.ADVARSEL,
        "Ydelse uden sagstype",
        "Ydelser sendes, når deres sagstype har et KLE-nummer. Arket skal sige, hvilken det er.",
        "Skriv sagstypen i »Knyttet til hvilken lokal sagstype«.",
        Rettes.SAGSTYPER,
        "A0 #1.3",
        True,
        _uden_sagstype,
    ),
    Kontrolregel(
        "KONTROL_YDELSESTYPE_UKENDT",
        Alvor.ADVARSEL,
        "Ydelsestypen står ikke på listen",
        "Kun titlerne på forberedelsesarkets ark to kan vælges i Cura.",
        "Vælg en titel fra ark to, stavet som der.",
        Rettes.SAGSTYPER,
        "A0:823-825",
        True,
        _ukendt_type,
    ),
    Kontrolregel(
        "KONTROL_YDELSESTYPE_ANDEN_KLE",
        Alvor.ADVARSEL,
        "KLE-nummeret er ikke ydelsestypens",
        "Hver fælleskommunal ydelsestype har sit KLE-nummer på ark to.",
        "Brug KLE-nummeret fra ark to.",
        Rettes.SAGSTYPER,
        "A0:823-825",
        True,
        _type_anden_kle,
    ),
)
