"""Our own sheets SAPA-roller and SAPA-visninger (docs/ark.md) as jobfunktionsroller."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.slug import Slugs
from webapp.domain.variant.faneblade import FRA_SAGEN, elementer_af, faneblade_fejl
from webapp.domain.variant.roller import (
    DEMO_A0,
    DEMO_A1,
    Adresseadgang,
    Brugersystemrolle,
    Faneblad,
    Jobfunktionsrolle,
    Sagskolonne,
    Sapaelement,
)
from webapp.importers.ark import celler
from webapp.importers.ark.celle import foldet, navnenoegle
from webapp.importers.ark.klecelle import kle_moenstre
from webapp.importers.ark.tabel import Kolonne, Raekke, Tabel, Tabelark, laes_raekker
from webapp.importers.rapport import Fundliste, Problem

T = TypeVar("T")

ROLLE = Kolonne(
    overskrift="Rolle", laes=celler.navn, hjaelp="Jobfunktionsrollens navn", noegle=True
)
BRUGERSYSTEMROLLE = Kolonne(
    overskrift="Brugersystemrolle", laes=celler.navn, hjaelp="Tomt er jobfunktionsrollens navn"
)
KLE = Kolonne(
    overskrift="KLE",
    laes=kle_moenstre,
    hjaelp="Fx 27.36.*, 29.*; tomt begrænser ikke",
    vaern=True,
)
ORGANISATION = Kolonne(
    overskrift="Organisation",
    laes=celler.liste_af(celler.uuid),
    hjaelp="UUID'er; tomt begrænser ikke",
    andre=("Organisation (UUID'er)",),
    vaern=True,
)
IT_SYSTEM = Kolonne(
    overskrift="It-system",
    laes=celler.liste,
    hjaelp="Navne fra Fagsystemer; tomt begrænser ikke",
    vaern=True,
)
FOELSOMHED = Kolonne(
    overskrift="Følsomhed",
    laes=celler.foelsomhed,
    hjaelp="1-4; tomt er 3",
    andre=("Følsomhed (1-4)",),
    vaern=True,
)
BEMAERKNINGER = Kolonne(
    overskrift="Bemærkninger", laes=celler.fritekst, hjaelp="Fri tekst", andre=("Bemærkning",)
)
ROLLER = Tabel(
    "SAPA-roller",
    (ROLLE, BRUGERSYSTEMROLLE, KLE, ORGANISATION, IT_SYSTEM, FOELSOMHED, BEMAERKNINGER),
    kendetegn=(ROLLE, BRUGERSYSTEMROLLE),
)

ELEMENTER = Kolonne(
    overskrift="Elementer",
    laes=celler.liste,
    hjaelp="Tomt er alle; ingen er ingen",
    vaern=True,
)
FANEBLADE = Kolonne(
    overskrift="Faneblade",
    laes=celler.fritekst,
    hjaelp="Fx Overblik: Sager, Tidslinje; Penge: Ydelser. Tomt er KOMBITs faneblade",
    vaern=True,
)
INGEN_ELEMENTER = "ingen"
KOLONNER = Kolonne(
    overskrift="Kolonner", laes=celler.liste, hjaelp="Kolonnenavne, eller demo A0 / demo A1"
)
ENHED = Kolonne(
    overskrift="Enhed",
    laes=celler.uuid,
    hjaelp="UUID på brugerens egen enhed",
    andre=("Enhed (UUID)",),
)
BESKRIVELSE = Kolonne(overskrift="Beskrivelse", laes=celler.fritekst, hjaelp="Fri tekst")
BESKYTTET_ADRESSE = Kolonne(
    overskrift="Beskyttet adresse",
    laes=celler.ord_af(
        {en.value: en for en in Adresseadgang}, "ADRESSEADGANG_UKENDT", Adresseadgang.KLIK
    ),
    hjaelp="Et klik mere eller Direkte; tomt er Et klik mere",
)
VISNINGER = Tabel(
    "SAPA-visninger",
    (
        ROLLE,
        ELEMENTER,
        KOLONNER,
        ENHED,
        BESKRIVELSE,
        FANEBLADE,
        BESKYTTET_ADRESSE,
        BEMAERKNINGER,
    ),
    kendetegn=(ROLLE, ELEMENTER),
)

_ELEMENTER = {foldet(element.value): element for element in Sapaelement} | {
    foldet(element.value.removesuffix(" (liste)")): element for element in Sapaelement
}
_FANESKEL = re.compile(r"[;\r\n]")
_KOLONNER = {foldet(kolonne.value): kolonne for kolonne in Sagskolonne}
_DEMOER = {"demoa0": DEMO_A0, "demoa1": DEMO_A1}
_UKENDT_ORD = Problem(
    "SAPA_ORD_UKENDT",
    "Navnet kendes ikke og er udeladt.",
    "Skriv navnene, som de står i SAPA, skilt med komma.",
    Alvor.ADVARSEL,
)
_INGEN_PRIVILEGIER = Problem(
    "ROLLE_UDEN_BRUGERSYSTEMROLLE",
    "Rollen har en visning, men ingen brugersystemrolle, så den når ingen sager.",
    "Tilføj rollen i SAPA-roller.",
    Alvor.ADVARSEL,
)
_INGEN_ELEMENTER_LAEST = Problem(
    "SAPA_ELEMENTER_ULAESELIGE",
    "Rollen ser ingen elementer: dem, den har, kan ikke læses, og uden dem ville den se alle.",
    "Ret cellen, og indlæs arket igen.",
)
_FANEBLADE_BRUGES_IKKE = Problem(
    "FANEBLADE_BRUGES_IKKE",
    "Fanebladene kan ikke læses. Elementerne i kolonnen »Elementer« står på KOMBITs faneblade; "
    "står der ingen, ser rollen ingen.",
    "Skriv hvert faneblad som navn, kolon og elementer, og sæt semikolon imellem.",
    Alvor.ADVARSEL,
)
_UDEN_FANE = Problem(
    "ELEMENT_UDEN_FANEBLAD",
    "Elementet står ikke på noget af rollens faneblade og er udeladt.",
    "Skriv elementet ved et af fanebladene, eller slet det i kolonnen »Elementer«.",
    Alvor.ADVARSEL,
)
_VISNING_DUBLET = Problem(
    "VISNING_DUBLET",
    "Rollen har en visning på en tidligere række. Den første række er brugt.",
    "Slet den række, der ikke gælder.",
    Alvor.ADVARSEL,
)


@dataclass
class _Samling:
    navne: dict[str, str] = field(default_factory=dict)
    brugersystemroller: dict[str, list[Brugersystemrolle]] = field(default_factory=dict)
    visninger: dict[str, Raekke] = field(default_factory=dict)


def laes_roller(
    roller: Iterable[Tabelark],
    visninger: Iterable[Tabelark],
    fagsystemer: Mapping[str, str],
    slugs: Slugs,
    fund: Fundliste,
) -> tuple[Jobfunktionsrolle, ...]:
    """The roles in the order they are first named; `fagsystemer`: folded name to name."""
    samling = _Samling()
    for raekke in (r for kilde in roller for r in laes_raekker(kilde, fund)):
        noegle = navnenoegle(raekke[ROLLE])
        samling.navne.setdefault(noegle, raekke[ROLLE])
        egne = samling.brugersystemroller.setdefault(noegle, [])
        if not raekke.udelad_uden_vaern(fund):
            egne.append(_brugersystemrolle(raekke, fagsystemer))
    for raekke in (r for kilde in visninger for r in laes_raekker(kilde, fund)):
        noegle = navnenoegle(raekke[ROLLE])
        samling.navne.setdefault(noegle, raekke[ROLLE])
        if samling.visninger.setdefault(noegle, raekke) is not raekke:
            raekke.udelad_dublet(
                _VISNING_DUBLET, ROLLE, fund, samling.visninger[noegle].sted(ROLLE)
            )
    return tuple(_rolle(noegle, samling, slugs, fund) for noegle in samling.navne)


def _brugersystemrolle(raekke: Raekke, fagsystemer: Mapping[str, str]) -> Brugersystemrolle:
    rolle = Brugersystemrolle(
        raekke[BRUGERSYSTEMROLLE] or raekke[ROLLE],
        raekke[KLE],
        raekke[ORGANISATION],
        tuple(fagsystemer.get(navnenoegle(navn), navn) for navn in raekke[IT_SYSTEM]),
    )
    foelsomhed = raekke[FOELSOMHED]
    return rolle if foelsomhed is None else replace(rolle, foelsomhed=foelsomhed)


def _rolle(noegle: str, samling: _Samling, slugs: Slugs, fund: Fundliste) -> Jobfunktionsrolle:
    navn = samling.navne[noegle]
    rolle = Jobfunktionsrolle(
        slug=slugs.giv(navn, ellers="rolle"),
        navn=navn,
        brugersystemroller=tuple(samling.brugersystemroller.get(noegle, ())),
    )
    visning = samling.visninger.get(noegle)
    if visning is None:
        return rolle
    if not rolle.brugersystemroller:
        fund.meld(_INGEN_PRIVILEGIER, visning.sted(ROLLE), navn)
    faneblade = _faneblade(visning, fund)
    return replace(
        rolle,
        elementer=_elementer(visning, faneblade, fund),
        faneblade=faneblade,
        kolonner=_kolonner(visning, fund) or rolle.kolonner,
        enhed=visning[ENHED],
        beskrivelse=visning[BESKRIVELSE],
        beskyttet_adresse=visning[BESKYTTET_ADRESSE],
    )


def _elementer(
    visning: Raekke, faneblade: tuple[Faneblad, ...], fund: Fundliste
) -> tuple[Sapaelement, ...]:
    """The view's elements; with own tabs theirs, and those of a sag that are named beside."""
    navngivne = visning[ELEMENTER]
    if [foldet(tekst) for tekst in navngivne] == [foldet(INGEN_ELEMENTER)]:
        return elementer_af(faneblade, ())
    fundne = _ord(visning, ELEMENTER, _ELEMENTER, fund)
    if visning.uden_vaern(fund, _INGEN_ELEMENTER_LAEST):
        return elementer_af(faneblade, ())
    if not faneblade:
        er_tomme = not navngivne and not visning[FANEBLADE]
        return tuple(Sapaelement) if er_tomme else fundne
    elementer = elementer_af(faneblade, fundne if navngivne else FRA_SAGEN)
    for element in fundne:
        if element not in elementer:
            fund.meld(_UDEN_FANE, visning.sted(ELEMENTER), str(element))
    return elementer


def _faneblade(visning: Raekke, fund: Fundliste) -> tuple[Faneblad, ...]:
    """The role's own tabs; none where the cell is empty or says something else."""
    faneblade, ukendte = laes_faneblade(visning[FANEBLADE])
    for tekst in ukendte:
        fund.meld(_UKENDT_ORD, visning.sted(FANEBLADE), tekst)
    fejl = next(faneblade_fejl(faneblade), None)
    if fejl is None:
        return faneblade
    nr, _ = fejl
    fund.meld(_FANEBLADE_BRUGES_IKKE, visning.sted(FANEBLADE), f"Faneblad {nr}")
    return ()


def laes_faneblade(tekst: str) -> tuple[tuple[Faneblad, ...], tuple[str, ...]]:
    """`Overblik: Sager, Tidslinje; Penge: Ydelser` as tabs, and the words that are no elements."""
    faner, ukendte = [], []
    for del_ in filter(None, (" ".join(d.split()) for d in _FANESKEL.split(tekst))):
        navn, _, resten = del_.partition(":")
        fundne: dict[Sapaelement, None] = {}
        for ord_ in celler.liste(resten).vaerdi:
            element = _ELEMENTER.get(foldet(ord_))
            if element is None or element in FRA_SAGEN:
                ukendte.append(ord_)
            else:
                fundne[element] = None
        faner.append(Faneblad(navn.strip(), tuple(fundne)))
    return tuple(faner), tuple(ukendte)


def laest_celle(kolonne: Kolonne[Any], tekst: str) -> object:
    """What a cell of the two sheets is read as: two that are read alike say the same."""
    if kolonne is FANEBLADE:
        return laes_faneblade(tekst)
    if kolonne is KOLONNER:
        ordene = [foldet(ord_) for ord_ in celler.liste(tekst).vaerdi]
        demo = next((_DEMOER[ord_] for ord_ in ordene if ord_ in _DEMOER), None)
        return demo or tuple(_KOLONNER.get(ord_) for ord_ in ordene)
    if kolonne is ELEMENTER:
        ordene = [foldet(ord_) for ord_ in celler.liste(tekst).vaerdi]
        return tuple(_ELEMENTER.get(ord_, ord_) for ord_ in ordene)
    return kolonne.laes(tekst)


def _kolonner(visning: Raekke, fund: Fundliste) -> tuple[Sagskolonne, ...]:
    for tekst in visning[KOLONNER]:
        if foldet(tekst) in _DEMOER:
            return _DEMOER[foldet(tekst)]
    return _ord(visning, KOLONNER, _KOLONNER, fund)


def _ord(
    raekke: Raekke, kolonne: Kolonne[tuple[str, ...]], kendte: Mapping[str, T], fund: Fundliste
) -> tuple[T, ...]:
    """The known words of a list, each once, in the order of the cell."""
    fundne: dict[T, None] = {}
    for tekst in raekke[kolonne]:
        kendt = kendte.get(foldet(tekst))
        if kendt is None:
            fund.meld(_UKENDT_ORD, raekke.sted(kolonne), tekst)
        else:
            fundne[kendt] = None
    return tuple(fundne)
