"""Areas with a system of their own, and what KOMBIT's slides say that each system delivers.

A choice on Antagelser for each area, so that the pages show what a citizen would then not see.
Only three things are said to be missing: what Fasit and Momentum lacked on 1 September 2020
(A3:180-182), the jobcenter's ydelser (A4:750-760) and UU (A4:684-702). Of the rest the slides say
how many kommuner were on the indexes and not what is missing, and so do the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.vaerdier.dansk import opremsning


class Jobcentersystem(StrEnum):
    """The product that delivers the kommune's sager under KLE 15, if it is to be reckoned with."""

    UVALGT = "uvalgt"
    FASIT = "fasit"
    MOMENTUM = "momentum"


class Eojsystem(StrEnum):
    """That of omsorg and social: KLE 27 and 29."""

    UVALGT = "uvalgt"
    CURA = "cura"
    NEXUS = "kmd-nexus"
    VITAE = "vitae"
    SENSUM = "sensum"
    MODULUS = "modulus"
    DOMUS = "domus"


class Esdhsystem(StrEnum):
    """That of byggesager and kontrolsager: KLE 02, 05 and 32.45.04."""

    UVALGT = "uvalgt"
    ACADRE = "acadre"
    SBSYS = "sbsys"
    NOVA = "kmd-nova"
    EDOC = "edoc"
    GETORGANIZED = "getorganized"
    WORKPOINT = "workpoint"


class Uusystem(StrEnum):
    """That of Ungdommens Uddannelsesvejledning."""

    UVALGT = "uvalgt"
    UUVEJ = "kmd-uuvej"
    UNO_UNG = "uno-ung"


class Pprsystem(StrEnum):
    """That of Pædagogisk Psykologisk Rådgivning."""

    UVALGT = "uvalgt"
    NEXUS = "kmd-nexus-ppr"
    NOVAX = "novax"
    NETCOMPANY = "netcompany-ppr"
    SBSYS = "sbsys-ppr"


class Pladssystem(StrEnum):
    """That of pladsanvisning."""

    UVALGT = "uvalgt"
    KMD = "kmd-institution"
    IST = "ist-institution"


class Debitorsystem(StrEnum):
    """That of claims; it delivers through ØiR and not to the indexes."""

    UVALGT = "uvalgt"
    OPUS = "kmd-opus"
    PRISME = "prisme"
    OES = "oes-indsigt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Systemgraense:
    """What a system does not deliver, and where it is said. `ellers`: what no page can show.

    `uden_sager` and `uden_ydelser` say why none of them come; empty: they do, or it is not said.
    """

    navn: str
    kilde: str
    uden_passive: bool = False
    uden_notater: bool = False
    uden_dokumenter: bool = False
    uden_sager: str = ""
    uden_ydelser: str = ""
    ellers: str

    @property
    def mangler(self) -> tuple[str, ...]:
        """What a sag of its lacks on its page, in the page's words."""
        navne = {"breve": self.uden_dokumenter, "journalnotater": self.uden_notater}
        return tuple(navn for navn, mangler in navne.items() if mangler)

    @property
    def omtale(self) -> str:
        """All that the slides say of it: what it lacks, and what they do not say."""
        if self.uden_sager:
            hvad = f"{self.navn} leverer ikke sager eller ydelser endnu"
            return f"{hvad}: {self.uden_sager}. {self.ellers}"
        mangler = (*(["passive sager"] if self.uden_passive else []), *self.mangler)
        dele = (
            f"{self.navn} leverer ikke {opremsning(mangler, 'eller')} ({self.kilde})."
            if mangler
            else f"{self.navn} ({self.kilde}):",
            f"Den leverer ikke ydelser endnu: {self.uden_ydelser}." if self.uden_ydelser else "",
            self.ellers,
        )
        return " ".join(del_ for del_ in dele if del_)


@dataclass(frozen=True, slots=True, kw_only=True)
class Systemomraade:
    """An area: the switch that names its system, and how its objects are known.

    By the letters and digits of the name of the fagsystem that filed them, else by the number. The
    slides have no six-digit number of UU, PPR and pladsanvisning (screens.md §8), and of UU not
    even a group.
    """

    felt: str
    navn: str
    numre: tuple[KleMoenster, ...] = ()
    fagsystemer: tuple[str, ...] = ()

    def ukendt_blandt(self, fagsystemer: Iterable[str]) -> str:
        """What to say where the area is known by the name alone, and none of these has it."""
        if self.numre or any(_EFTER_NAVN.get(_bogstaver(navn)) is self for navn in fagsystemer):
            return ""
        return (
            f"Intet i arket Fagsystemer kendes som det system, {self.navn} har. Hedder det andet i "
            f"jeres data end {opremsning(self.fagsystemer, 'eller')}, bliver intet skjult."
        )


@cache
def _bogstaver(navn: str) -> str:
    return "".join(tegn for tegn in navn.casefold() if tegn.isalnum())


def _numre(*numre: str) -> tuple[KleMoenster, ...]:
    return tuple(map(KleMoenster, numre))


SYSTEMOMRAADER = (
    Systemomraade(
        felt="uusystem",
        navn="UU-vejledningen",
        fagsystemer=("KMD UUV", "KMD UUVej", "EG Uno Ung", "Uno Ung"),
    ),
    Systemomraade(
        felt="pprsystem",
        navn="PPR",
        numre=_numre("17.03"),
        fagsystemer=("KMD Nexus PPR", "Novax", "Netcompany PPR", "SBSYS PPR"),
    ),
    Systemomraade(
        felt="pladssystem",
        navn="pladsanvisningen",
        numre=_numre("28"),
        fagsystemer=("KMD Institution", "IST Institution"),
    ),
    Systemomraade(felt="jobcentersystem", navn="jobcentret", numre=_numre("15")),
    Systemomraade(felt="eojsystem", navn="ældre, sundhed og social", numre=_numre("27", "29")),
    Systemomraade(felt="esdhsystem", navn="byggesager", numre=_numre("02", "05", "32.45.04")),
)
_EFTER_NAVN: Mapping[str, Systemomraade] = {
    _bogstaver(navn): omraade for omraade in SYSTEMOMRAADER for navn in omraade.fagsystemer
}
# The switches that choose a system.
SYSTEMVALG = frozenset({*(en.felt for en in SYSTEMOMRAADER), "debitorsystem"})
_EOJ = next(en for en in SYSTEMOMRAADER if en.felt == "eojsystem")
_ANTAL = "kommuner var på indekserne i december 2022"
_UKENDT = "Hvad den leverer, siger slidene ikke."
_BEGRAENSET = "Hvad der mangler hos dem, der er stærkt begrænset, siger slidene ikke."
_JOBYDELSER = "leverandøren ventede at udvikle det i 2023 (A4:737-760)"
_UU_VENTER = "Slidene siger, hvad der skal leveres: planer, dokumenter og notater (A4:675-678)."
_PPR_VENTER = (
    "Hvad en sag er, og hvad systemet leverer, var under afklaring i december 2022. Visning på "
    "borger.dk er kun »evt.«."
)
_PLADS_VENTER = f"Kun navnet er nævnt. {_UKENDT}"
_DEBITOR = (
    "Betalinger kommer gennem ØiR og ikke indekserne, og i 2020 kun fra en pilot (A3:266-292). "
    "Hvilke fordringer systemet leverer, siger slidene ikke."
)


def _kun_navnet(navn: str, kilde: str, ellers: str) -> Systemgraense:
    return Systemgraense(navn=navn, kilde=kilde, ellers=ellers)


GRAENSER: Mapping[StrEnum, Systemgraense] = {
    Jobcentersystem.FASIT: Systemgraense(
        navn="Fasit",
        kilde="A3:181",
        uden_notater=True,
        uden_dokumenter=True,
        uden_ydelser=_JOBYDELSER,
        ellers="Enhedens UUID og sagstypens KLE-nummer skrives i hånden i Fasit, så de kan være "
        "forkerte.",
    ),
    Jobcentersystem.MOMENTUM: Systemgraense(
        navn="Momentum",
        kilde="A3:182",
        uden_passive=True,
        uden_dokumenter=True,
        uden_ydelser=_JOBYDELSER,
        ellers="Momentum sender én fast enhed for hele beskæftigelsesområdet: i drift har alle "
        "sagerne den samme kontakt, når den hentes i FK Organisation.",
    ),
    Eojsystem.CURA: _kun_navnet(
        "Columna Cura",
        "A4:1077",
        f"0 af 31 {_ANTAL}. Hvornår den enkelte kommune sender, siger trin 2-8.",
    ),
    Eojsystem.NEXUS: _kun_navnet(
        "KMD Nexus", "A4:1070", f"36 af 70 {_ANTAL}, 9 af dem stærkt begrænset. {_BEGRAENSET}"
    ),
    Eojsystem.VITAE: _kun_navnet("Vitae", "A4:1065", f"0 af 5 {_ANTAL}. {_UKENDT}"),
    Eojsystem.SENSUM: _kun_navnet("Sensum", "A4:1067", f"1 af 15 {_ANTAL}. {_UKENDT}"),
    Eojsystem.MODULUS: _kun_navnet("Modulus", "A4:1074", f"0 af 1 {_ANTAL}. {_UKENDT}"),
    Eojsystem.DOMUS: _kun_navnet("Domus", "A4:1081", f"1 af 1 {_ANTAL}. {_UKENDT}"),
    Esdhsystem.ACADRE: _kun_navnet(
        "Acadre", "A4:1000", f"16 af 32 {_ANTAL}, 6 af dem stærkt begrænset. {_BEGRAENSET}"
    ),
    Esdhsystem.SBSYS: _kun_navnet(
        "SBSYS", "A4:1002", f"36 af 40 {_ANTAL}, 16 af dem stærkt begrænset. {_BEGRAENSET}"
    ),
    Esdhsystem.NOVA: _kun_navnet(
        "KMD Nova ESDH og Nova Byggesag", "A4:1005", f"30 af 30 {_ANTAL}. {_UKENDT}"
    ),
    Esdhsystem.EDOC: _kun_navnet(
        "eDoc", "A4:1010", f"14 af 16 {_ANTAL}, 2 af dem stærkt begrænset. {_BEGRAENSET}"
    ),
    Esdhsystem.GETORGANIZED: _kun_navnet("GetOrganized", "A4:1013", f"3 af 5 {_ANTAL}. {_UKENDT}"),
    Esdhsystem.WORKPOINT: _kun_navnet("Workpoint", "A4:1016", f"0 af 1 {_ANTAL}. {_UKENDT}"),
    Uusystem.UUVEJ: Systemgraense(
        navn="KMD UUVej",
        kilde="A4:684-690",
        uden_sager="leverandøren ventede at begynde på design i januar 2023 (A4:684-692)",
        uden_ydelser="leverandøren ventede at begynde på design i januar 2023 (A4:684-692)",
        ellers=_UU_VENTER,
    ),
    Uusystem.UNO_UNG: Systemgraense(
        navn="Uno Ung",
        kilde="A4:684-702",
        uden_sager="udviklingen forudsætter, at kommunerne efterspørger den (A4:684-696)",
        uden_ydelser="udviklingen forudsætter, at kommunerne efterspørger den (A4:684-696)",
        ellers=_UU_VENTER,
    ),
    Pprsystem.NEXUS: _kun_navnet("KMD Nexus PPR", "A4:799-833", _PPR_VENTER),
    Pprsystem.NOVAX: _kun_navnet("Novax PPR", "A4:799-833", _PPR_VENTER),
    Pprsystem.NETCOMPANY: _kun_navnet("Netcompany PPR", "A4:799-833", _PPR_VENTER),
    Pprsystem.SBSYS: _kun_navnet("SBSYS PPR", "A4:799-833", _PPR_VENTER),
    Pladssystem.KMD: _kun_navnet("KMD Institution", "A1:531", _PLADS_VENTER),
    Pladssystem.IST: _kun_navnet("IST Institution", "A1:532", _PLADS_VENTER),
    Debitorsystem.OPUS: _kun_navnet("KMD OPUS Debitor", "A1:536", _DEBITOR),
    Debitorsystem.PRISME: _kun_navnet("Fujitsu Prisme Debitor", "A1:537", _DEBITOR),
    Debitorsystem.OES: _kun_navnet("ØS Indsigt", "A1:538", _DEBITOR),
}


def find_systemomraade(
    fagsystem: str, kle: KleEmne | None, *, via_eksport: bool
) -> Systemomraade | None:
    """The area of an object by who filed it and its number; None where none is known.

    What passes Cura's export is the kommune's omsorg and social, whatever its number.
    """
    if via_eksport:
        return _EOJ
    if (kendt := _EFTER_NAVN.get(_bogstaver(fagsystem))) is not None:
        return kendt
    if kle is None:
        return None
    for omraade in SYSTEMOMRAADER:
        if any(nummer.daekker(kle) for nummer in omraade.numre):
            return omraade
    return None
