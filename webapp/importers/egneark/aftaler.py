"""Our own sheet Aftaler og frister (docs/ark.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, time

from webapp.domain.fagsystem import Aftale, Aftaleart, Sag
from webapp.domain.vaerdier.slug import Slugs
from webapp.importers.ark import celler
from webapp.importers.ark.celle import Svar, Vaerdi, navnenoegle, som_tekst
from webapp.importers.ark.klecelle import kle
from webapp.importers.ark.tabel import Kolonne, Raekke, Tabel
from webapp.importers.egneark.opslag import Opslag
from webapp.importers.egneark.sager import Kilder, alle_raekker
from webapp.importers.rapport import Fundliste, Problem

_TID = re.compile(r"(?:kl\.?\s*)?([01]?\d|2[0-3])[:.]([0-5]\d)(?::00)?")


def laes_tid(vaerdi: Vaerdi) -> Svar[time | None]:
    """A time of day, `8:00` or `kl. 8.00`; None where blank."""
    if isinstance(vaerdi, datetime):
        return Svar(vaerdi.time().replace(second=0, microsecond=0))
    tekst = som_tekst(vaerdi).strip()
    if not tekst:
        return Svar(None)
    fundet = _TID.fullmatch(tekst.lower())
    if fundet is None:
        return Svar(
            None,
            Problem("TIDSPUNKT_UGYLDIGT", "Tidspunktet kan ikke læses.", "Skriv det som 8:00."),
        )
    return Svar(time(int(fundet[1]), int(fundet[2])))


PERSON = Kolonne(overskrift="Person", laes=celler.navn, hjaelp="Nøglen fra Personer", noegle=True)
TITEL = Kolonne(overskrift="Aftale eller frist", laes=celler.navn, hjaelp="Titlen", noegle=True)
ART = Kolonne(
    overskrift="Type",
    laes=celler.ord_af({en.value: en for en in Aftaleart}, "AFTALETYPE_UKENDT", Aftaleart.AFTALE),
    hjaelp="Indkaldelse, Frist eller Aftale (eller tomt)",
)
DATO = Kolonne(overskrift="Dato", laes=celler.dato, noegle=True)
TID = Kolonne(overskrift="Tidspunkt", laes=laes_tid, hjaelp="Fx 8:00; tomt, når der ikke er et")
MYNDIGHED = Kolonne(overskrift="Myndighed", laes=celler.navn, hjaelp="Navnet, som det er leveret")
LOKATION = Kolonne(overskrift="Sted", laes=celler.navn)
ARRANGOER = Kolonne(overskrift="Arrangør", laes=celler.navn)
OPGAVE = Kolonne(overskrift="Det skal borgeren gøre", laes=celler.navn)
TELEFON = Kolonne(overskrift="Telefon", laes=celler.navn)
HJEMMESIDE = Kolonne(overskrift="Hjemmeside", laes=celler.navn)
KLE = Kolonne(
    overskrift="KLE-nummer", laes=kle, hjaelp="Kun kommunens egne", andre=("KLE",), vaern=True
)
SAG = Kolonne(
    overskrift="Sagsnummer", laes=celler.navn, hjaelp="Når aftalen hører til en sag", vaern=True
)
AFLYST = Kolonne(overskrift="Aflyst", laes=celler.ja_nej, hjaelp="ja eller nej", vaern=True)
AFTALER = Tabel(
    "Aftaler og frister",
    (
        PERSON,
        TITEL,
        ART,
        DATO,
        TID,
        MYNDIGHED,
        LOKATION,
        ARRANGOER,
        OPGAVE,
        TELEFON,
        HJEMMESIDE,
        KLE,
        SAG,
        AFLYST,
    ),
    kendetegn=(PERSON, TITEL, DATO),
)
_UDEN_DATO = Problem(
    "AFTALE_UDEN_DATO",
    "Aftalen er udeladt: den har ingen dato, der kan læses.",
    "Skriv datoen som 2024-05-14.",
)
_UDEN_PERSON = Problem(
    "AFTALE_UDEN_PERSON",
    "Aftalen er udeladt: personen står ikke i arket Personer.",
    "Skriv nøglen, som den står i Personer, og indlæs arkene sammen.",
)
_SAG_UKENDT = Problem(
    "AFTALE_SAG_UKENDT",
    "Aftalen er udeladt: dens sag er ikke læst, og det kan være den, der skjuler aftalen.",
    "Ret sagsnummeret eller sagen, eller lad sagsnummeret stå tomt.",
)
_DUBLET = Problem(
    "AFTALE_DUBLET",
    "Den samme person har den samme aftale den samme dag på en tidligere række. Rækken er udeladt.",
    "Slet den ene af de to rækker.",
)


def laes_aftaler(
    kilder: Kilder, sager: Mapping[str, Sag], opslag: Opslag, slugs: Slugs, fund: Fundliste
) -> tuple[Aftale, ...]:
    """The appointments of known persons, each once."""
    set_: dict[object, Raekke] = {}
    fundne = []
    for raekke in alle_raekker(kilder.get(AFTALER, []), fund):
        noegle = (navnenoegle(raekke[PERSON]), raekke[TITEL], raekke[DATO], raekke[TID])
        if noegle in set_:
            raekke.udelad_dublet(_DUBLET, TITEL, fund, set_[noegle].sted(TITEL))
            continue
        set_[noegle] = raekke
        en = _laes(raekke, sager, opslag, slugs, fund)
        if en is not None:
            fundne.append(en)
    return tuple(fundne)


def _laes(
    raekke: Raekke, sager: Mapping[str, Sag], opslag: Opslag, slugs: Slugs, fund: Fundliste
) -> Aftale | None:
    person = opslag.personer.get(navnenoegle(raekke[PERSON]))
    if person is None:
        raekke.udelad(_UDEN_PERSON, PERSON, fund, raekke[PERSON])
        return None
    dato = raekke[DATO]
    if dato is None:
        raekke.udelad(_UDEN_DATO, DATO, fund, raekke[TITEL])
        return None
    if raekke.udelad_uden_vaern(fund):
        return None
    sag = sager.get(navnenoegle(raekke[SAG])) if raekke[SAG] else None
    if raekke[SAG] and sag is None:
        raekke.udelad(_SAG_UKENDT, SAG, fund, raekke[SAG])
        return None
    return Aftale(
        slug=slugs.giv(raekke[TITEL], ellers="aftale"),
        person=person.slug,
        titel=raekke[TITEL],
        myndighed=raekke[MYNDIGHED],
        art=raekke[ART],
        dato=dato,
        tid=raekke[TID],
        lokation=raekke[LOKATION],
        arrangoer=raekke[ARRANGOER],
        opgave=raekke[OPGAVE],
        telefon=raekke[TELEFON],
        hjemmeside=raekke[HJEMMESIDE],
        kle=raekke[KLE],
        sag=sag.slug if sag else None,
        aflyst=raekke[AFLYST],
        sted=raekke.sted(TITEL),
    )
