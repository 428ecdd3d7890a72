"""Our own sheet Fordringer: what citizens owe (docs/ark.md)."""

from __future__ import annotations

from webapp.domain.fagsystem import Fordring
from webapp.domain.vaerdier.slug import Slugs
from webapp.importers.ark import celler
from webapp.importers.ark.celle import navnenoegle
from webapp.importers.ark.tabel import Kolonne, Raekke, Tabel
from webapp.importers.egneark.opslag import Opslag
from webapp.importers.egneark.sager import MYNDIGHED_MANGLER, Kilder, alle_raekker
from webapp.importers.rapport import Fundliste, Problem

NUMMER = Kolonne(overskrift="Fordring", laes=celler.navn, hjaelp="Fordringens nummer", noegle=True)
PERSON = Kolonne(overskrift="Person", laes=celler.navn, hjaelp="Nøglen fra Personer", noegle=True)
TYPE = Kolonne(
    overskrift="Fordringstype",
    laes=celler.navn,
    hjaelp="Navnet fra Fordringskonfiguration",
    noegle=True,
)
TITEL = Kolonne(overskrift="Titel", laes=celler.navn, hjaelp="Tomt er fordringstypen")
MYNDIGHED = Kolonne(
    overskrift="Myndighed",
    laes=celler.cvr,
    hjaelp="CVR; tomt er kommunen selv",
    andre=("Myndighed (CVR)",),
    vaern=True,
)
BELOEB = Kolonne(overskrift="Beløb", laes=celler.beloeb, hjaelp="Fx 2400,00")
REST = Kolonne(
    overskrift="Restbeløb",
    laes=celler.beloeb,
    hjaelp="Tomt er hele beløbet; 0 er betalt",
    vaern=True,
)
FORFALD = Kolonne(overskrift="Sidste rettidige betalingsdag", laes=celler.dato)
SENDT = Kolonne(
    overskrift="Sendt til Gældsstyrelsen", laes=celler.dato, hjaelp="Dagen; tomt, når den ikke er"
)
ANNULLERET = Kolonne(overskrift="Annulleret", laes=celler.ja_nej, hjaelp="ja eller nej", vaern=True)
FORDRINGER = Tabel(
    "Fordringer",
    (NUMMER, PERSON, TYPE, TITEL, MYNDIGHED, BELOEB, REST, FORFALD, SENDT, ANNULLERET),
    kendetegn=(NUMMER, TYPE, FORFALD),
)
_DUBLET = Problem(
    "FORDRING_DUBLET",
    "Nummeret står på en tidligere række. Rækken er udeladt, så intet tælles to gange.",
    "Giv hver fordring sit eget nummer.",
)
_UDEN_PERSON = Problem(
    "FORDRING_UDEN_PERSON",
    "Fordringen er udeladt: personen står ikke i arket Personer.",
    "Skriv nøglen, som den står i Personer, og indlæs arkene sammen.",
)
_UDEN_BELOEB = Problem(
    "FORDRING_UDEN_BELOEB",
    "Fordringen er udeladt: den har intet beløb eller ingen sidste rettidige betalingsdag, der "
    "kan læses.",
    "Udfyld »Beløb« og »Sidste rettidige betalingsdag«.",
)


def laes_fordringer(
    kilder: Kilder, opslag: Opslag, slugs: Slugs, fund: Fundliste
) -> tuple[Fordring, ...]:
    """The claims of known persons, each number once."""
    set_: dict[str, Raekke] = {}
    fundne = []
    for raekke in alle_raekker(kilder.get(FORDRINGER, []), fund):
        noegle = navnenoegle(raekke[NUMMER])
        if noegle in set_:
            raekke.udelad_dublet(_DUBLET, NUMMER, fund, set_[noegle].sted(NUMMER))
            continue
        set_[noegle] = raekke
        en = _laes(raekke, opslag, slugs, fund)
        if en is not None:
            fundne.append(en)
    return tuple(fundne)


def _laes(raekke: Raekke, opslag: Opslag, slugs: Slugs, fund: Fundliste) -> Fordring | None:
    person = opslag.personer.get(navnenoegle(raekke[PERSON]))
    if person is None:
        raekke.udelad(_UDEN_PERSON, PERSON, fund, raekke[PERSON])
        return None
    if raekke.udelad_uden_vaern(fund):
        return None
    beloeb, forfald = raekke[BELOEB], raekke[FORFALD]
    if beloeb is None or forfald is None:
        raekke.udelad(_UDEN_BELOEB, BELOEB, fund, raekke[NUMMER])
        return None
    myndighed = raekke[MYNDIGHED] or opslag.kommune_cvr
    if myndighed is None:
        raekke.udelad(MYNDIGHED_MANGLER, MYNDIGHED, fund, raekke[NUMMER])
        return None
    rest = raekke[REST]
    return Fordring(
        nummer=raekke[NUMMER],
        slug=slugs.giv(raekke[TITEL] or raekke[TYPE], ellers="fordring"),
        person=person.slug,
        fordringstype=raekke[TYPE],
        titel=raekke[TITEL] or raekke[TYPE],
        myndighed=myndighed,
        beloeb=beloeb,
        rest=beloeb if rest is None else rest,
        forfald=forfald,
        sendt=raekke[SENDT],
        annulleret=raekke[ANNULLERET],
        sted=raekke.sted(NUMMER),
    )
