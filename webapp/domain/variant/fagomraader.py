"""Fagområdeprofil: KOMBIT's four questions of an area before it is filed (A4:583-594; screens §8).

What the slides answer is a proposal, and so is what we infer; only what the kommune has written
itself is an answer. An area's KLE numbers tie a sag to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from webapp.domain.klassifikation.kle import KleEmne, KleMoenster, UgyldigKleError
from webapp.domain.vaerdier.identifikation import kan_vaere_cpr

MAKS_SVAR = 500
_SKILLETEGN = re.compile(r"[,;\s]+")


class Spoergsmaal(StrEnum):
    """The four, by the field that holds the answer."""

    SAG = "sag"
    PRIMAER_PART = "primaer_part"
    TILSTANDE = "tilstande"
    KLE = "kle"


# The slide's four sentences, which it begins for PPR (A4:587-594), for any area.
ORD: Mapping[Spoergsmaal, str] = {
    Spoergsmaal.SAG: "En sag på området er defineret som",
    Spoergsmaal.PRIMAER_PART: "Den primære part på området er",
    Spoergsmaal.TILSTANDE: "Sagstilstande og status på en sag er",
    Spoergsmaal.KLE: "KLE Sagsklasser for sager er",
}


@dataclass(frozen=True, slots=True)
class Forslag:
    """A proposed answer, and where a slide gives it; `kilde` empty: our assumption."""

    tekst: str
    kilde: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fagomraade:
    """An area of the table: what is proposed, and what is said of it besides.

    `kle` are the numbers that tie a sag to it. `har_sag` is False where nothing of it is a sag.
    """

    kode: str
    navn: str
    forslag: Mapping[Spoergsmaal, Forslag]
    kle: tuple[KleMoenster, ...] = ()
    har_sag: bool = True
    vises: Forslag | None = None
    status: Forslag | None = None


@dataclass(frozen=True, slots=True)
class Fagprofil:
    """The kommune's own answers of one area; an empty one is not given."""

    omraade: str
    svar: Mapping[Spoergsmaal, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Keep what is answered, in the questions' order, so that equal is equal."""
        givet = {en: self.svar[en] for en in Spoergsmaal if self.svar.get(en)}
        object.__setattr__(self, "svar", givet)

    def __hash__(self) -> int:
        """By what it says; the mapping is never changed."""
        return hash((self.omraade, *self.svar.items()))


def _kle(*numre: str) -> tuple[KleMoenster, ...]:
    return tuple(map(KleMoenster, numre))


_BORGEREN = Forslag("borgeren")
_FIRE = Forslag("de fire i indekset: Opstået, Oplyst, Afgjort og Afsluttet")
_AFKLARES = Forslag("under forretningsafklaring i december 2022", "A4:583-594")
S = Spoergsmaal

FAGOMRAADER = (
    Fagomraade(
        kode="omsorg-og-social",
        navn="Omsorg og social (EOJ)",
        forslag={
            S.SAG: Forslag(
                "forskelligt fra kommune til kommune: én lang borgersag, én lang FSIII-sag, "
                "enkeltsager, eller én lang borgersag, som dækker både omsorg og social",
                "A2:38-60",
            ),
            S.PRIMAER_PART: _BORGEREN,
            S.TILSTANDE: Forslag(
                "afsluttet, når den er afgjort, eller når ydelsen er leveret (EOJ-løsning A)",
                "A2:128",
            ),
            S.KLE: Forslag("27 og 29", "A3:111-115"),
        },
        kle=_kle("27", "29"),
        status=Forslag("implementering i gang", ""),
    ),
    Fagomraade(
        kode="jobcenter-sager",
        navn="Jobcenter, sager",
        forslag={
            S.SAG: Forslag("en ny sag ved målgruppeskift", "A2:72-74"),
            S.PRIMAER_PART: _BORGEREN,
            S.TILSTANDE: _FIRE,
            S.KLE: Forslag("15, med 12 målgrupper", "A3:452-467"),
        },
        kle=_kle("15"),
        status=Forslag("implementering i gang", ""),
    ),
    Fagomraade(
        kode="jobcenter-ydelser",
        navn="Jobcenter, ydelser",
        forslag={
            S.PRIMAER_PART: _BORGEREN,
            S.KLE: Forslag("15", "A3:112"),
        },
        kle=_kle("15"),
        har_sag=False,
        vises=Forslag(
            "omkring 130 ydelsestyper fra DFDG, fx hjælpemidler, kurser og mentor, under "
            "Serviceydelser og hjælpemidler",
            "A4:737-739",
        ),
        status=Forslag("afklaret; leverandørerne ventes i 2023", "A4:771-776"),
    ),
    Fagomraade(
        kode="ydelser",
        navn="Ydelser",
        forslag={
            S.SAG: Forslag("enkeltsager", "A2:76-78"),
            S.PRIMAER_PART: _BORGEREN,
            S.TILSTANDE: _FIRE,
            S.KLE: Forslag("32", "A3:111"),
        },
        kle=_kle("32"),
        vises=Forslag("sager og udbetalinger fra KSD og KY", "A1:283, 316, 359"),
    ),
    Fagomraade(
        kode="udsatte-boern-og-unge",
        navn="Udsatte børn og unge",
        forslag={
            S.SAG: Forslag("én lang borgersag", "A2:80-82"),
            S.PRIMAER_PART: Forslag("barnet"),
            S.TILSTANDE: _FIRE,
            S.KLE: Forslag("27 (og 34, som ingen kilde siger)", "A3:115"),
        },
    ),
    Fagomraade(
        kode="pladsanvisning",
        navn="Pladsanvisning",
        forslag={
            S.SAG: Forslag("enkeltsager opdelt i ansøgning og udførelse", "A2:84-86"),
            S.PRIMAER_PART: Forslag("barnet eller forælderen: det vælges på Det, vi antager"),
            S.TILSTANDE: _FIRE,
            S.KLE: Forslag("28", "A3:117"),
        },
        kle=_kle("28"),
        vises=Forslag("den samme plads kan stå to gange på listen: ansøgt og leveret"),
    ),
    Fagomraade(
        kode="uddannelsesvejledning",
        navn="Uddannelsesvejledning (UU)",
        forslag={
            S.SAG: Forslag(
                "én lang borgersag, fra barnet starter i 6. klasse, til det er 25 eller 30 år, "
                "også selv om der ikke sker noget i sagen",
                "A2:88-90",
            ),
            S.PRIMAER_PART: Forslag("den unge"),
            S.TILSTANDE: Forslag("den står åben, til den unge er 25 eller 30 år"),
            S.KLE: Forslag("15 eller 17"),
        },
        vises=Forslag(
            "den seneste vejleder (kun i SAPA), uddannelsesplaner og øvrige dokumenter, alle eller "
            "udvalgte journalnotater",
            "A4:675-678",
        ),
        status=Forslag("afklaret; leverandørerne venter på efterspørgsel", "A4:691-716"),
    ),
    Fagomraade(
        kode="ppr",
        navn="PPR",
        forslag={
            S.SAG: _AFKLARES,
            S.PRIMAER_PART: Forslag("barnet"),
            S.TILSTANDE: _AFKLARES,
            S.KLE: Forslag("17.03", "A0:1115"),
        },
        kle=_kle("17.03"),
        vises=Forslag(
            "PPV, kontakt til PPR-medarbejderen og mappen til aktindsigt; borger.dk kun »evt.«",
            "A4:799-811",
        ),
        status=Forslag("forretningsafklaring november til februar", "A4:830-833"),
    ),
    Fagomraade(
        kode="byggesager",
        navn="Byggesager (ESDH)",
        forslag={
            S.SAG: Forslag("enkeltsager", "A2:92-94"),
            S.PRIMAER_PART: Forslag(
                "den, der ejer ejendommen, ser sagen", "KOMBITs spørgsmål og svar"
            ),
            S.TILSTANDE: _FIRE,
            S.KLE: Forslag("02 og 05", "A4:961"),
        },
        kle=_kle("02", "05"),
        status=Forslag("81 kommuner på indekserne", "A4:973"),
    ),
    Fagomraade(
        kode="kontrolsager",
        navn="Kontrolsager (ESDH)",
        forslag={
            S.PRIMAER_PART: _BORGEREN,
            S.KLE: Forslag("32.45.04", "A4:961"),
        },
        kle=_kle("32.45.04"),
        vises=Forslag("kun i SAPA, aldrig for borgeren"),
    ),
    Fagomraade(
        kode="gaeld",
        navn="Gæld og betalinger",
        forslag={
            S.SAG: Forslag("ikke en sag"),
            S.PRIMAER_PART: Forslag("den, der skylder"),
            S.KLE: Forslag("25", "A3:113"),
        },
        har_sag=False,
        vises=Forslag("under Betalinger og gæld"),
        status=Forslag("pilot i 2020", "A3:266-292"),
    ),
    Fagomraade(
        kode="oevrige",
        navn="Borgerservice, dagtilbud, skole og teknik",
        forslag={
            S.KLE: Forslag("23, 28, 17 og 54, 02, 05 og 07", "A3:116-119"),
        },
        kle=_kle("23", "17", "54", "07"),
        status=Forslag("etape 3 og 4: under analyse", "A3:110-119"),
    ),
)
OMRAADER: Mapping[str, Fagomraade] = {en.kode: en for en in FAGOMRAADER}


def find_profil(profiler: Iterable[Fagprofil], kode: str) -> Fagprofil:
    """The kommune's answers of an area; one without answers where it has given none."""
    return next((en for en in profiler if en.omraade == kode), Fagprofil(kode))


def med_profil(profiler: Iterable[Fagprofil], ny: Fagprofil) -> tuple[Fagprofil, ...]:
    """The profiles with the area's answers replaced, in the areas' order; empty ones are none."""
    alle = {en.omraade: en for en in (*profiler, ny)}
    return tuple(alle[kode] for kode in OMRAADER if kode in alle and alle[kode].svar)


def svarfejl(spoergsmaal: Spoergsmaal, svar: str) -> str:
    """What is wrong with an answer, in Danish, and what is expected; empty where nothing is."""
    if kan_vaere_cpr(svar):
        return "Svaret kan rumme et CPR-nummer. Skriv det uden."
    if len(svar) > MAKS_SVAR:
        return f"Svaret har {len(svar)} tegn og må højst have {MAKS_SVAR}."
    if spoergsmaal is Spoergsmaal.KLE:
        try:
            laes_kle(svar)
        except UgyldigKleError as fejl:
            return f"{fejl} Skriv numre med komma mellem, fx 27.36, 29.21.04."
    return ""


def laes_kle(svar: str) -> tuple[KleMoenster, ...]:
    """The numbers of an answer; UgyldigKleError where one is none."""
    return tuple(KleMoenster(en) for en in _SKILLETEGN.split(svar.strip()) if en)


def ret_svar(spoergsmaal: Spoergsmaal, svar: str) -> str:
    """The answer as it is kept, on one line: KLE numbers with a comma between."""
    if spoergsmaal is not Spoergsmaal.KLE:
        return " ".join(svar.split())
    return ", ".join(filter(None, _SKILLETEGN.split(svar.strip())))


def moenstre(omraade: Fagomraade, profil: Fagprofil) -> tuple[KleMoenster, ...]:
    """The numbers that tie a sag to the area: the kommune's, else those proposed."""
    svar = profil.svar.get(Spoergsmaal.KLE, "")
    return laes_kle(svar) if svar else omraade.kle


def find_omraade(profiler: Iterable[Fagprofil], kle: KleEmne) -> Fagomraade | None:
    """The area that a sag of the number belongs to: the most precise one, the first of equals."""
    profiler = tuple(profiler)
    fundet: tuple[int, Fagomraade] | None = None
    for omraade in FAGOMRAADER:
        if not omraade.har_sag:
            continue
        for moenster in moenstre(omraade, find_profil(profiler, omraade.kode)):
            laengde = len(moenster.forled)
            if moenster.daekker(kle) and (fundet is None or laengde > fundet[0]):
                fundet = laengde, omraade
    return fundet[1] if fundet else None


def profilforskelle(foer: Iterable[Fagprofil], efter: Iterable[Fagprofil]) -> Iterator[str]:
    """`Ydelser, den primære part på området er: borgeren`, a line for each answer that differs."""
    a, b = tuple(foer), tuple(efter)
    for omraade in FAGOMRAADER:
        gammel, ny = (find_profil(en, omraade.kode).svar for en in (a, b))
        for en in Spoergsmaal:
            if gammel.get(en) != ny.get(en):
                yield f"{omraade.navn}, {_lille(ORD[en])}: {ny.get(en) or 'intet svar'}"


def _lille(tekst: str) -> str:
    return tekst if tekst.startswith("KLE") else tekst[:1].lower() + tekst[1:]
