"""Our own sheets SAPA-roller and SAPA-visninger (docs/ark.md) as jobfunktionsroller."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.slug import Slugs
from webapp.domain.variant.roller import (
    DEMO_A0,
    DEMO_A1,
    Adresseadgang,
    Brugersystemrolle,
    Jobfunktionsrolle,
    Sagskolonne,
    Sapaelement,
)
from webapp.importers.ark import celler
from webapp.importers.ark.celle import foldet, navnenoegle
from webapp.importers.ark.klecelle import kle_moenster
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
    laes=celler.liste_af(kle_moenster),
    hjaelp="Fx 27.36.*, 29.*; tomt begrænser ikke",
)
ORGANISATION = Kolonne(
    overskrift="Organisation",
    laes=celler.liste_af(celler.uuid),
    hjaelp="UUID'er; tomt begrænser ikke",
    andre=("Organisation (UUID'er)",),
)
IT_SYSTEM = Kolonne(
    overskrift="It-system", laes=celler.liste, hjaelp="Navne fra Fagsystemer; tomt begrænser ikke"
)
FOELSOMHED = Kolonne(
    overskrift="Følsomhed",
    laes=celler.foelsomhed,
    hjaelp="1-4; tomt er 3",
    andre=("Følsomhed (1-4)",),
)
ROLLER = Tabel(
    "SAPA-roller",
    (ROLLE, BRUGERSYSTEMROLLE, KLE, ORGANISATION, IT_SYSTEM, FOELSOMHED),
    kendetegn=(ROLLE, BRUGERSYSTEMROLLE),
)

ELEMENTER = Kolonne(overskrift="Elementer", laes=celler.liste, hjaelp="Tomt er alle")
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
    (ROLLE, ELEMENTER, KOLONNER, ENHED, BESKRIVELSE, BESKYTTET_ADRESSE),
    kendetegn=(ROLLE, ELEMENTER),
)

_ELEMENTER = {foldet(element.value): element for element in Sapaelement} | {
    foldet(element.value.removesuffix(" (liste)")): element for element in Sapaelement
}
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
        samling.brugersystemroller.setdefault(noegle, []).append(
            _brugersystemrolle(raekke, fagsystemer)
        )
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
    elementer = _ord(visning, ELEMENTER, _ELEMENTER, fund)
    return replace(
        rolle,
        elementer=elementer or rolle.elementer,
        kolonner=_kolonner(visning, fund) or rolle.kolonner,
        enhed=visning[ENHED],
        beskrivelse=visning[BESKRIVELSE],
        beskyttet_adresse=visning[BESKYTTET_ADRESSE],
    )


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
