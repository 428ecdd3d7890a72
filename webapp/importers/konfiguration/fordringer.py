"""The sheet Fordringskonfiguration: which types of claims are active, and for whom."""

from __future__ import annotations

from collections.abc import Iterable

from webapp.domain.variant.fordringsvalg import Aktivitet, Fordringsvalg, i_orden
from webapp.importers.ark import celler
from webapp.importers.ark.celle import navnenoegle
from webapp.importers.ark.tabel import Kolonne, Raekke, Tabel, Tabelark, laes_raekker
from webapp.importers.rapport import Fundliste, Problem

TYPE = Kolonne(
    overskrift="Fordringstype", laes=celler.navn, hjaelp="Fx Biblioteksgebyr", noegle=True
)
AKTIV = Kolonne(
    overskrift="Aktiv for",
    laes=celler.ord_af({en.value: en for en in Aktivitet}, "AKTIVITET_UKENDT", Aktivitet.INGEN),
    hjaelp="Mit Overblik, SAPA eller Ingen (eller tomt)",
)
FORDRINGSKONFIGURATION = Tabel("Fordringskonfiguration", (TYPE, AKTIV), kendetegn=(TYPE, AKTIV))
_DUBLET = Problem(
    "FORDRINGSTYPE_DUBLET",
    "Fordringstypen står på en tidligere række. Rækken er udeladt.",
    "En fordringstype har én række.",
)


def laes_fordringsvalg(kilder: Iterable[Tabelark], fund: Fundliste) -> tuple[Fordringsvalg, ...]:
    """The rows, one of each type."""
    raekker: dict[str, Raekke] = {}
    for raekke in (raekke for kilde in kilder for raekke in laes_raekker(kilde, fund)):
        noegle = navnenoegle(raekke[TYPE])
        if noegle in raekker:
            raekke.udelad_dublet(_DUBLET, TYPE, fund, raekker[noegle].sted(TYPE))
        else:
            raekker[noegle] = raekke
    return i_orden(Fordringsvalg(r[TYPE], r[AKTIV]) for r in raekker.values())
