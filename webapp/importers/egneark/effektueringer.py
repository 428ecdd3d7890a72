"""Our own sheet Effektueringer: what a payment of several ydelser says of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from webapp.domain.fagsystem import Betalingstilstand, Bevilling, Effektuering, Kildested
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.ark import celler
from webapp.importers.ark.celle import navnenoegle
from webapp.importers.ark.tabel import Kolonne, Raekke, Tabel
from webapp.importers.egneark.opslag import Opslag
from webapp.importers.egneark.sager import Kilder, alle_raekker
from webapp.importers.rapport import Fundliste, Problem

laes_tilstand = celler.ord_af(
    {tilstand.value: tilstand for tilstand in Betalingstilstand},
    "TILSTAND_UKENDT",
    Betalingstilstand.EFFEKTUERET,
)
TILSTAND_HJAELP = "Effektueret (eller tomt), Forventet eller Slettet"

NUMMER = Kolonne(
    overskrift="Effektuering",
    laes=celler.navn,
    hjaelp="Nummeret, som rækkerne i Udbetalinger peger på",
    noegle=True,
)
# No key: a row without it is not used either, but is known, so that its parts fall with it.
DATO = Kolonne(overskrift="Dispositionsdato", laes=celler.dato, ventet=True)
BRUTTO = Kolonne(
    overskrift="Samlet bruttobeløb",
    laes=celler.beloeb,
    hjaelp="Tomt er summen af rækkerne",
    vaern=True,
)
EFTER_SKAT = Kolonne(overskrift="Beløb efter skat og ATP", laes=celler.beloeb)
SENDT = Kolonne(overskrift="Sendt til udbetaling", laes=celler.beloeb)
SENDT_TEKST = Kolonne(
    overskrift="Tekst til sendt", laes=celler.navn, hjaelp="Fx Modregning af forskud"
)
UDBETALT = Kolonne(
    overskrift="Udbetalt", laes=celler.beloeb, hjaelp="Tomt, indtil NemKonto har kvitteret"
)
UDBETALT_TEKST = Kolonne(
    overskrift="Tekst til udbetalt", laes=celler.navn, hjaelp="Fx Modregning fra Gældsstyrelsen"
)
UDBETALER = Kolonne(
    overskrift="Udbetales af", laes=celler.navn, hjaelp="Tomt er bevillingens myndighed"
)
MODTAGER = Kolonne(
    overskrift="Effektueringsmodtager",
    laes=celler.navn,
    hjaelp="Nøglen fra Personer; tomt er bevillingens modtager",
    vaern=True,
)
MODTAGER_NAVN = Kolonne(
    overskrift="Modtagers navn",
    laes=celler.navn,
    hjaelp="Når det ikke er en person, fx en udlejer",
    vaern=True,
)
TILSTAND = Kolonne(overskrift="Tilstand", laes=laes_tilstand, hjaelp=TILSTAND_HJAELP, vaern=True)
EFFEKTUERINGER = Tabel(
    "Effektueringer",
    (
        NUMMER,
        DATO,
        BRUTTO,
        EFTER_SKAT,
        SENDT,
        SENDT_TEKST,
        UDBETALT,
        UDBETALT_TEKST,
        UDBETALER,
        MODTAGER,
        MODTAGER_NAVN,
        TILSTAND,
    ),
    kendetegn=(NUMMER, BRUTTO),
)
_DUBLET = Problem(
    "EFFEKTUERING_DUBLET",
    "Nummeret står på en tidligere række. Rækken er udeladt, så intet tælles to gange.",
    "Giv hver effektuering sit eget nummer.",
)
_UDEN_DATO = Problem(
    "UDBETALING_UDEN_DATO",
    "Effektueringen er udeladt: den har ingen dispositionsdato, der kan læses.",
    "Skriv dispositionsdatoen som 2024-04-30.",
)
DATO_AFVIGER = Problem(
    "UDBETALING_DATO_AFVIGER",
    "Rækken har en anden dispositionsdato end sin effektuering. Effektueringens gælder.",
    "Skriv den samme dato i Udbetalinger og Effektueringer.",
    Alvor.ADVARSEL,
)


_UDEN_LINJER = Problem(
    "EFFEKTUERING_UDEN_YDELSE",
    "Effektueringen har ingen rækker i Udbetalinger og vises for ingen.",
    "Skriv nummeret i kolonnen »Effektuering« på de rækker i Udbetalinger, den er summen af.",
    Alvor.ADVARSEL,
)
_SUM = Problem(
    "EFFEKTUERING_SUM",
    "Det samlede bruttobeløb er ikke summen af rækkerne i Udbetalinger. Borgeren ser linjerne uden "
    "et samlet beløb.",
    "Ret »Samlet bruttobeløb«, eller ret rækkerne i Udbetalinger.",
    Alvor.ADVARSEL,
)


def tjek_summer(
    effektueringer: Iterable[Effektuering], bevillinger: Iterable[Bevilling], fund: Fundliste
) -> None:
    """Tell of each effektuering without parts, and of each whose sum is another than theirs."""
    summer: Counter[str] = Counter()
    for ydelse in (ydelse for bevilling in bevillinger for ydelse in bevilling.ydelser):
        for en in (*ydelse.udbetalinger, *ydelse.ikke_effektueret):
            summer[en.effektuering] += en.bruttobeloeb
    for hele in effektueringer:
        sted, brutto = hele.sted or Kildested(""), hele.bruttobeloeb
        if hele.nummer not in summer:
            fund.meld(_UDEN_LINJER, sted, hele.nummer)
        elif brutto is not None and brutto != summer[hele.nummer]:
            fund.meld(_SUM, sted, hele.nummer)


def laes_effektueringer(
    kilder: Kilder, opslag: Opslag, fund: Fundliste
) -> dict[str, Effektuering | None]:
    """The rows by folded number, the first of two with one number; None is one left out."""
    set_: dict[str, Raekke] = {}
    fundne: dict[str, Effektuering | None] = {}
    for raekke in alle_raekker(kilder.get(EFFEKTUERINGER, []), fund):
        noegle = navnenoegle(raekke[NUMMER])
        if noegle in set_:
            raekke.udelad_dublet(_DUBLET, NUMMER, fund, set_[noegle].sted(NUMMER))
            continue
        set_[noegle] = raekke
        fundne[noegle] = _laes(raekke, opslag, fund)
    return fundne


def _laes(raekke: Raekke, opslag: Opslag, fund: Fundliste) -> Effektuering | None:
    dato = raekke[DATO]
    if dato is None:
        raekke.udelad(_UDEN_DATO, DATO, fund, raekke[NUMMER])
        return None
    if raekke.udelad_uden_vaern(fund):
        return None
    modtager = opslag.person(raekke, MODTAGER, fund) if raekke[MODTAGER] else None
    if raekke[MODTAGER] and modtager is None:
        raekke.tael_udeladt(fund)
        return None
    return Effektuering(
        nummer=raekke[NUMMER],
        dispositionsdato=dato,
        bruttobeloeb=raekke[BRUTTO],
        efter_skat_atp=raekke[EFTER_SKAT],
        sendt=raekke[SENDT],
        sendt_tekst=raekke[SENDT_TEKST],
        udbetalt=raekke[UDBETALT],
        udbetalt_tekst=raekke[UDBETALT_TEKST],
        udbetaler=raekke[UDBETALER],
        modtager=modtager,
        modtager_navn=raekke[MODTAGER_NAVN],
        tilstand=raekke[TILSTAND],
        sted=raekke.sted(NUMMER),
    )
