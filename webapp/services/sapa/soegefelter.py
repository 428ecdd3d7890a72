"""The kinds of SAPA's search with their fields, and what was typed in them (§3.1).

Which kinds and fields there are, SAPA's log tells; how they look no source shows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from webapp.domain.vaerdier.identifikation import Cpr, UgyldigIdentifikationError
from webapp.domain.vaerdier.slug import fold, kan_vaere_cpr_slug

MAKS_TEGN = 100
KOEN = ("Begge", "Kvinde", "Mand")
KUN_FORETRUKNE = "ja"
ALLE_KOMMUNER, AKTIV = "alle", "Aktiv"
# What stands in a list until something else is chosen: an address need not say it.
FORUDVALGT = frozenset({KOEN[0], AKTIV})
_KLE = re.compile(r"\d{2}(\.\d{2}(\.\d{2})?)?")


class Soegeart(StrEnum):
    """A kind of search; the value is its name in the address."""

    PERSON = "person"
    VIRKSOMHED = "virksomhed"
    SAG = "sag"
    DOKUMENT = "dokument"
    YDELSE = "ydelse"
    AFDELING = "afdeling"
    BRUGER = "bruger"
    TIDLIGERE_ADRESSE = "tidligere-adresse"


@dataclass(frozen=True, slots=True)
class Feltform:
    """A field of a kind of search: its name in the form, its label, the words of its hint."""

    navn: str
    label: str
    hjaelp: str = ""


ARTSNAVNE: Mapping[Soegeart, str] = {
    Soegeart.PERSON: "Person",
    Soegeart.VIRKSOMHED: "Virksomhed",
    Soegeart.SAG: "Sag",
    Soegeart.DOKUMENT: "Dokument",
    Soegeart.YDELSE: "Ydelse",
    Soegeart.AFDELING: "Afdeling",
    Soegeart.BRUGER: "Bruger",
    Soegeart.TIDLIGERE_ADRESSE: "Tidligere adresse",
}
FELTER: Mapping[Soegeart, tuple[Feltform, ...]] = {
    Soegeart.PERSON: (
        Feltform("cpr", "CPR-nummer", "Ti cifre. Nummeret kommer ikke med i adressen."),
        Feltform("navn", "Navn"),
        Feltform("adresse", "Adresse", "Vejnavn, postnummer eller by"),
        Feltform("husnr-fra", "Husnummer fra"),
        Feltform("husnr-til", "Husnummer til"),
        Feltform("koen", "Køn"),
        Feltform("kommune", "Kommune"),
        Feltform("status", "Status"),
        Feltform("kun-foretrukne", "Foretrukne"),
    ),
    Soegeart.SAG: (
        Feltform("nummer", "Sagsnummer"),
        Feltform("titel", "Sagstitel"),
        Feltform("kle", "KLE-nummer", "Fx 27.36.04, 27.36 eller 27"),
    ),
    Soegeart.DOKUMENT: (Feltform("titel", "Dokumentets titel"),),
    Soegeart.YDELSE: (Feltform("titel", "Ydelsens navn"),),
    Soegeart.AFDELING: (Feltform("navn", "Afdelingens navn"),),
    Soegeart.TIDLIGERE_ADRESSE: (
        Feltform("adresse", "Tidligere adresse", "Vejnavn, postnummer eller by"),
        Feltform("husnr-fra", "Husnummer fra"),
        Feltform("husnr-til", "Husnummer til"),
    ),
}
# Kinds that our data have nothing of.
UDEN_DATA: Mapping[Soegeart, str] = {
    Soegeart.VIRKSOMHED: "Forhåndsvisningen har ingen virksomheder at søge i.",
    Soegeart.BRUGER: "Forhåndsvisningen har ingen brugere af SAPA at søge i.",
}
VALGFELTER = frozenset({"koen", "kommune", "status"})  # `kun-foretrukne` asks by itself
# What an address may say of a search; a CPR number is not among it.
I_ADRESSEN = frozenset(f.navn for felter in FELTER.values() for f in felter) - {"cpr"}


@dataclass(frozen=True, slots=True)
class Soegning:
    """What is searched for: a kind, its fields as typed, and which page of the hits."""

    art: Soegeart = Soegeart.PERSON
    felter: Mapping[str, str] = field(default_factory=dict)
    side: int = 1

    def tekst(self, navn: str) -> str:
        """What was typed in a field."""
        return self.felter.get(navn, "")

    def tal(self, navn: str) -> int | None:
        """The number in a field, None where there is none."""
        tekst = self.tekst(navn)
        return int(tekst) if tekst.isdecimal() else None

    @property
    def er_udfyldt(self) -> bool:
        """True where something is typed: what is chosen from a list narrows, but asks nothing."""
        return any(v for navn, v in self.felter.items() if navn not in VALGFELTER)


def laes_soegning(art: str, typet: Mapping[str, str], side: int = 1) -> Soegning:
    """The search of a form or an address; an unknown kind is one of persons."""
    fundet = next((en for en in Soegeart if en == art), Soegeart.PERSON)
    felter = {
        en.navn: " ".join(typet.get(en.navn, "").split())[:MAKS_TEGN]
        for en in FELTER.get(fundet, ())
    }
    return Soegning(fundet, felter, max(side, 1))


def find_fejl(soegning: Soegning) -> Mapping[str, str]:
    """Field to what is wrong with it, a Danish sentence that repeats nothing typed."""
    fejl = {navn: _fejl(navn, v, soegning.art) for navn, v in soegning.felter.items() if v}
    fra, til = soegning.tal("husnr-fra"), soegning.tal("husnr-til")
    if fra is not None and til is not None and fra > til:
        fejl["husnr-til"] = "»Husnummer til« skal være mindst så stort som »Husnummer fra«."
    fejl = {navn: tekst for navn, tekst in fejl.items() if tekst}
    if not fejl and not soegning.er_udfyldt and (felter := FELTER.get(soegning.art)):
        fejl[felter[0].navn] = "Udfyld mindst ét felt, og søg igen."
    return fejl


# So many digits are a birthday at least; a made-up citizen's name may have a few.
_TALT_NOK = 6


def _ligner_et_nummer(vaerdi: str) -> bool:
    cifre = sum(map(str.isdigit, vaerdi))
    return cifre >= _TALT_NOK or (cifre > 0 and not any(map(str.isalpha, vaerdi)))


def _fejl(navn: str, vaerdi: str, art: Soegeart) -> str:
    if navn == "cpr":
        return "" if _er_cpr(vaerdi) else "Et CPR-nummer er en dato og fire cifre, ti i alt."
    if navn == "navn" and art is Soegeart.PERSON and _ligner_et_nummer(vaerdi):
        return "Det ligner et nummer. Skriv et CPR-nummer i feltet »CPR-nummer«."
    if kan_vaere_cpr_slug(fold(vaerdi)):
        return "Det kan være et CPR-nummer. Skriv det i søgningen på personer, eller skriv andet."
    if navn.startswith("husnr") and not vaerdi.isdecimal():
        return "Et husnummer skrives med tal, fx 38."
    if navn == "kle" and not _KLE.fullmatch(vaerdi):
        return "Et KLE-nummer skrives som 27.36.04, 27.36 eller 27."
    return ""


def _er_cpr(tekst: str) -> bool:
    try:
        Cpr.af_tekst(tekst)
    except UgyldigIdentifikationError:
        return False
    return True


def uden_numre(soegning: Soegning, fejl: Mapping[str, str]) -> Mapping[str, str]:
    """What was typed, to stand in its fields again; nothing that is or can be a CPR number."""

    def kan_vises(navn: str, vaerdi: str) -> bool:
        forkert_navn = navn == "navn" and navn in fejl
        return navn != "cpr" and not forkert_navn and not kan_vaere_cpr_slug(fold(vaerdi))

    return {navn: v if kan_vises(navn, v) else "" for navn, v in soegning.felter.items()}
