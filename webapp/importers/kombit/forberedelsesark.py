"""KOMBIT's preparation sheet (trin 1) and its second sheet, the fælleskommunale ydelsestyper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from webapp.domain.fagsystem import Automatik, FaellesYdelsestype, LokalYdelse, Sagstype
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.variant.variant import SagstypeKle, Ydelsesmapning
from webapp.importers.ark import celler
from webapp.importers.ark.celle import Svar, Vaerdi, navnenoegle, som_tekst
from webapp.importers.ark.klecelle import kle, kle_angivelse
from webapp.importers.ark.tabel import Kolonne, Raekke, Tabel, Tabelark, laes_raekker, med_begge
from webapp.importers.rapport import Fundliste, Problem


@dataclass(frozen=True, slots=True)
class Maerker:
    """What »Bemærkninger« says of a ydelse: mapped by Cura itself, or a package."""

    automatisk: Automatik | None = None
    pakke: bool = False


def _maerker(vaerdi: Vaerdi) -> Svar[Maerker]:
    tekst = som_tekst(vaerdi).upper()
    automatisk = next((valg for valg in Automatik if valg.value in tekst), None)
    return Svar(Maerker(automatisk, "PAKKE" in tekst))


YDELSE = Kolonne(
    overskrift="Lokal ydelsestype",
    laes=celler.navn,
    hjaelp="Ydelsens navn i Cura",
    andre=("Lokal ydelse", "Lokale ydelsestyper"),
)
YDELSE_PARAGRAF = Kolonne(
    overskrift="Evt. § til lokal ydelsestype", laes=celler.navn, hjaelp="Fx SUL §119", ventet=True
)
YDELSESTYPE = Kolonne(
    overskrift="Fælleskommunal ydelsestype",
    laes=celler.navn,
    hjaelp="Titlen fra ark to",
    ventet=True,
    andre=("Fælleskommunale ydelsestype", "Fælleskommunal ydelse"),
)
YDELSE_KLE = Kolonne(
    overskrift="KLE-nr for ydelsestypen",
    laes=kle,
    hjaelp="Fx 29.09.08",
    ventet=True,
    andre=("KLE-nummer for ydelsestypen",),
)
SAGSTYPE = Kolonne(
    overskrift="Knyttet til hvilken lokal sagstype",
    laes=celler.navn,
    hjaelp="Sagstypens navn i Cura",
    ventet=True,
    andre=("Knyttet til lokal sagstype", "Lokal sagstype"),
)
SAGSTYPE_PARAGRAF = Kolonne(
    overskrift="Evt. §§ til sagstypen",
    laes=celler.navn,
    hjaelp="Fx SUL §119",
    ventet=True,
    andre=("Evt. § til sagstypen",),
)
SAGSTYPE_KLE = Kolonne(
    overskrift="KLE-nummer og titel",
    laes=kle_angivelse,
    hjaelp="Fx 29.09.08 Patientrettet forebyggelse",
    ventet=True,
    andre=("KLE-nr og titel",),
)
BEMAERKNINGER = Kolonne(
    overskrift="Bemærkninger",
    laes=_maerker,
    hjaelp="FSIII, FFB eller Pakke (vores tilføjelse)",
    andre=("Bemærkning",),
)
FORBEREDELSESARK = Tabel(
    "Forberedelsesark",
    (
        YDELSE,
        YDELSE_PARAGRAF,
        YDELSESTYPE,
        YDELSE_KLE,
        SAGSTYPE,
        SAGSTYPE_PARAGRAF,
        SAGSTYPE_KLE,
        BEMAERKNINGER,
    ),
    kendetegn=(YDELSE, SAGSTYPE),
)

TITEL = Kolonne(overskrift="Titel", laes=celler.navn, hjaelp="Ydelsestypens titel", noegle=True)
KLE_NUMMER = Kolonne(
    overskrift="KLE-nummer", laes=kle, hjaelp="Fx 29.09.08", andre=("KLE-nr", "KLE")
)
BESKRIVELSE = Kolonne(overskrift="Beskrivelse", laes=celler.fritekst, hjaelp="Fri tekst")
FAELLES_YDELSESTYPER = Tabel(
    "Fælleskommunale ydelsestyper", (TITEL, KLE_NUMMER, BESKRIVELSE), kendetegn=(TITEL, KLE_NUMMER)
)

_FLERE_KLE = Problem(
    "SAGSTYPE_FLERE_KLE",
    "Sagstypen har et andet KLE-nummer på en tidligere række. Det første er brugt.",
    "En sagstype kan kun have ét KLE-nummer. Ret rækkerne, så de er ens.",
    Alvor.ADVARSEL,
)
_YDELSE_DUBLET = Problem(
    "YDELSE_DUBLET",
    "Den lokale ydelse står på flere rækker. Den første række er brugt.",
    "Slet den række, der ikke gælder.",
    Alvor.ADVARSEL,
)
_TITEL_DUBLET = Problem(
    "YDELSESTYPE_DUBLET",
    "Ydelsestypen står på en tidligere række med et andet KLE-nummer. Den første er brugt.",
    "Slet den række, der ikke gælder.",
    Alvor.ADVARSEL,
)
_YDELSESTYPE_UDEN_KLE = Problem(
    "YDELSESTYPE_UDEN_KLE",
    "Ydelsen har en fælleskommunal ydelsestype, men intet KLE-nummer, der kan bruges.",
    "Skriv KLE-nummeret for ydelsestypen.",
    Alvor.ADVARSEL,
)
_KLE_UDEN_YDELSESTYPE = Problem(
    "KLE_UDEN_YDELSESTYPE",
    "Ydelsen har et KLE-nummer, men ingen fælleskommunal ydelsestype.",
    "Skriv den fælleskommunale ydelsestype.",
    Alvor.ADVARSEL,
)
_TOM_RAEKKE = Problem(
    "RAEKKE_UDEN_NOEGLE",
    "Rækken har hverken en lokal ydelsestype eller en sagstype og er udeladt.",
    "Udfyld »Lokal ydelsestype« eller »Knyttet til hvilken lokal sagstype«.",
)


@dataclass
class Forberedelse:
    """What the preparation sheets hold so far, by folded name."""

    sagstyper: dict[str, Sagstype] = field(default_factory=dict)
    ydelser: dict[str, LokalYdelse] = field(default_factory=dict)
    ydelsestyper: dict[str, Ydelsesmapning] = field(default_factory=dict)
    sagstype_kle: dict[str, SagstypeKle] = field(default_factory=dict)
    # The title that stands beside a number.
    kletitler: dict[str, str] = field(default_factory=dict)


def laes_forberedelsesark(kilder: Iterable[Tabelark], fund: Fundliste) -> Forberedelse:
    """All rows of all preparation sheets; the first row of a name wins."""
    forberedelse = Forberedelse()
    for kilde in kilder:
        for raekke in laes_raekker(kilde, fund):
            if not raekke[YDELSE] and not raekke[SAGSTYPE]:
                raekke.udelad(_TOM_RAEKKE, YDELSE, fund)
            if raekke[SAGSTYPE]:
                _tag_sagstype(raekke, forberedelse, fund)
            if raekke[YDELSE]:
                _tag_ydelse(raekke, forberedelse, fund)
    return forberedelse


def _tag_sagstype(raekke: Raekke, til: Forberedelse, fund: Fundliste) -> None:
    noegle = navnenoegle(raekke[SAGSTYPE])
    ny = Sagstype(raekke[SAGSTYPE], raekke[SAGSTYPE_PARAGRAF], raekke.sted(SAGSTYPE))
    kendt = til.sagstyper.setdefault(noegle, ny)
    if not kendt.paragraf and ny.paragraf:
        til.sagstyper[noegle] = Sagstype(kendt.navn, ny.paragraf, kendt.sted)
    angivelse = raekke[SAGSTYPE_KLE]
    if not angivelse.angivet:
        return
    if angivelse.kle and angivelse.titel:
        til.kletitler.setdefault(angivelse.kle.nummer, angivelse.titel)
    foerste = til.sagstype_kle.setdefault(
        noegle,
        SagstypeKle(kendt.navn, angivelse.kle, angivelse.angivet, sted=raekke.sted(SAGSTYPE_KLE)),
    )
    if foerste.angivet != angivelse.angivet:
        her = raekke.sted(SAGSTYPE_KLE)
        fund.meld(med_begge(_FLERE_KLE, foerste.sted, her), her, angivelse.angivet)


def _tag_ydelse(raekke: Raekke, til: Forberedelse, fund: Fundliste) -> None:
    noegle = navnenoegle(raekke[YDELSE])
    if noegle in til.ydelser:
        raekke.udelad_dublet(_YDELSE_DUBLET, YDELSE, fund, til.ydelser[noegle].sted)
        return
    sagstype = til.sagstyper.get(navnenoegle(raekke[SAGSTYPE]))
    maerker = raekke[BEMAERKNINGER]
    til.ydelser[noegle] = LokalYdelse(
        navn=raekke[YDELSE],
        paragraf=raekke[YDELSE_PARAGRAF],
        sagstype=sagstype.navn if sagstype else None,
        automatisk=maerker.automatisk,
        pakke=maerker.pakke,
        sted=raekke.sted(YDELSE),
    )
    if raekke[YDELSESTYPE] or raekke[YDELSE_KLE]:
        til.ydelsestyper[noegle] = _ydelsesmapning(raekke, fund)


def _ydelsesmapning(raekke: Raekke, fund: Fundliste) -> Ydelsesmapning:
    if raekke[YDELSE_KLE] is None:
        fund.meld(_YDELSESTYPE_UDEN_KLE, raekke.sted(YDELSE_KLE), raekke[YDELSE])
    if not raekke[YDELSESTYPE]:
        fund.meld(_KLE_UDEN_YDELSESTYPE, raekke.sted(YDELSESTYPE), raekke[YDELSE])
    return Ydelsesmapning(
        raekke[YDELSE], raekke[YDELSESTYPE], raekke[YDELSE_KLE], sted=raekke.sted(YDELSESTYPE)
    )


def laes_faelles_ydelsestyper(
    kilder: Iterable[Tabelark], fund: Fundliste
) -> tuple[FaellesYdelsestype, ...]:
    """The rows of `Titel | KLE-nummer | Beskrivelse`, the first row of a title."""
    typer: dict[str, FaellesYdelsestype] = {}
    for kilde in kilder:
        for raekke in laes_raekker(kilde, fund):
            ny = FaellesYdelsestype(raekke[TITEL], raekke[KLE_NUMMER], raekke[BESKRIVELSE])
            kendt = typer.setdefault(navnenoegle(ny.titel), ny)
            if kendt is not ny and kendt.kle == ny.kle:
                raekke.tael_uaendret(fund)
            elif kendt is not ny:
                raekke.udelad(_TITEL_DUBLET, TITEL, fund, ny.titel)
    return tuple(typer.values())
