"""SAPA's faneblade: an element is SAPA's own, a tab the kommune's (A1:109).

The tabs of the slide are where a kommune begins; a role may have tabs of its own instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from webapp.domain.vaerdier.identifikation import kan_vaere_cpr
from webapp.domain.vaerdier.slug import fold
from webapp.domain.variant.roller import Faneblad, Jobfunktionsrolle, Sapaelement

E = Sapaelement
MAKS_NAVN = 60
# Names and order are the slide's (A1:294), »Bopælsamling« with its one s while the element has two;
# Helhedsoverblik came in June 2023 (A1:509).
STANDARD = (
    Faneblad(
        "Overblik",
        (
            E.PERSONDETALJER,
            E.SAGER,
            E.EJENDOMSSAGER,
            E.FAMILIESAMLINGER,
            E.BOPAELSSAMLINGER,
        ),
    ),
    Faneblad("Ydelser", (E.YDELSER, E.IKKE_OEKONOMISKE_YDELSER)),
    Faneblad("Kontanthjælpsloft", (E.LOFTSBEREGNER,)),
    Faneblad("UDK Ydelser", (E.YDELSER_PAA_TVAERS,)),
    Faneblad("Adressehistorik", (E.ADRESSEHISTORIK,)),
    Faneblad("Familiesamling", (E.FAMILIESAMLINGER_VISUEL, E.FAMILIESAMLINGER)),
    Faneblad("Bopælsamling", (E.BOPAELSSAMLINGER_VISUEL, E.BOPAELSSAMLINGER)),
    Faneblad("Institutionsoplysninger", (E.INSTITUTIONSOPLYSNINGER,)),
    Faneblad("Tidslinje", (E.TIDSLINJE,)),
    Faneblad("Adviser", (E.ADVISER,)),
    Faneblad("Helhedsoverblik", (E.HELHEDSOVERBLIK,)),
    # On no slide: SAPA-R has the elements, and the last two tabs are ours.
    Faneblad(
        "Borgerblikket",
        (
            E.BORGERBLIKKET_SAGER,
            E.BORGERBLIKKET_OEKONOMISKE,
            E.BORGERBLIKKET_SERVICEYDELSER,
            E.BORGERBLIKKET_AFTALER,
            E.BORGERBLIKKET_BETALINGER,
        ),
    ),
    Faneblad("Kontrolsager", (E.KONTROLSAGER_PAA_TVAERS,)),
)
# Addresses from before the tab had the slide's spelling.
_STIER = {"bopaelsamling": "bopaelssamling"}
# What opens from a sag, on whichever tab the sag stands.
PAA_SAGEN = (E.SAGSDETALJER, E.PARTER, E.DOKUMENTER, E.JOURNALNOTATER)
FRA_SAGEN = (*PAA_SAGEN, E.DOKUMENTDETALJER)
PAA_FANER = tuple(element for element in E if element not in FRA_SAGEN)


def gaeldende(rolle: Jobfunktionsrolle) -> tuple[Faneblad, ...]:
    """The tabs of the role: its own, else those of the slide, with what its view has of each."""
    if rolle.faneblade:
        return rolle.faneblade
    return tuple(fane for fane in _med(STANDARD, rolle.elementer) if fane.elementer)


def elementer_af(faneblade: Iterable[Faneblad], andre: Iterable[Sapaelement]) -> tuple[E, ...]:
    """The elements of a view with these tabs: theirs, and of the others those of a sag."""
    valgte = {element for fane in faneblade for element in fane.elementer}
    valgte |= {element for element in andre if element in FRA_SAGEN}
    return tuple(element for element in E if element in valgte)


def tilpas(faneblade: Sequence[Faneblad], elementer: Iterable[Sapaelement]) -> tuple[Faneblad, ...]:
    """The tabs with just these elements: the rest is taken away, what is new placed.

    A new element goes to the tab that has the name of its own on the slide, else to a new one.
    """
    valgte = [element for element in elementer if element in PAA_FANER]
    faner = {fane.navn: list(fane.elementer) for fane in _med(faneblade, valgte)}
    staar = {element for dele in faner.values() for element in dele}
    for element in valgte:
        if element not in staar:
            faner.setdefault(_eget(element).navn, []).append(element)
    return tuple(Faneblad(navn, tuple(dele)) for navn, dele in faner.items() if dele)


def med_nye(rolle: Jobfunktionsrolle) -> Jobfunktionsrolle:
    """The same role with the new elements too, which it still has to be asked about."""
    elementer = (*rolle.elementer, *rolle.tilbudt)
    faneblade = tilpas(rolle.faneblade, elementer) if rolle.faneblade else ()
    return replace(rolle, elementer=elementer, faneblade=faneblade)


def foelger_med(rolle: Jobfunktionsrolle) -> Jobfunktionsrolle:
    """The same role; a view of all that there was is one of all that there is."""
    if not rolle.tilbudt or not set(rolle.kendte) <= set(rolle.elementer):
        return rolle
    return med_nye(rolle)


def valgte_faneblade(rolle: Jobfunktionsrolle) -> tuple[Faneblad, ...]:
    """The role's own tabs without what came by itself, and so without tabs of nothing else."""
    kendte = frozenset(rolle.kendte)
    egne = zip(rolle.faneblade, _med(rolle.faneblade, kendte), strict=True)
    return tuple(valgt for fane, valgt in egne if valgt.elementer or not fane.elementer)


def fanesti(navn: str) -> str:
    """What a tab is called in an address; two names of one address are one too many."""
    sti = fold(navn)
    return _STIER.get(sti, sti)


def faneblade_fejl(faneblade: Sequence[Faneblad]) -> Iterator[tuple[int, str]]:
    """What is wrong with tabs that somebody wrote: the number of the tab, and a Danish sentence."""
    stier: dict[str, str] = {}
    for nr, fane in enumerate(faneblade, start=1):
        sti = fanesti(fane.navn)
        if not sti or len(fane.navn) > MAKS_NAVN:
            yield nr, f"Skriv et navn på højst {MAKS_NAVN} tegn, med bogstaver eller tal."
        elif kan_vaere_cpr(fane.navn):
            yield nr, "Navnet kan være et CPR-nummer. Skriv noget andet."
        elif sti in stier:
            yield nr, f"Navnet er det samme som »{stier[sti]}«. Giv fanebladet sit eget navn."
        elif not fane.elementer:
            yield nr, "Fanebladet har ingen elementer. Tilføj mindst ét, eller fjern det."
        stier.setdefault(sti, fane.navn)


def _med(faneblade: Iterable[Faneblad], elementer: Iterable[Sapaelement]) -> Iterable[Faneblad]:
    med = frozenset(elementer)
    return (
        Faneblad(fane.navn, tuple(element for element in fane.elementer if element in med))
        for fane in faneblade
    )


def _eget(element: Sapaelement) -> Faneblad:
    """The slide's tab that the element is most at home on: the one that shows least besides."""
    egne = [fane for fane in STANDARD if element in fane.elementer]
    return min(egne, key=lambda fane: len(fane.elementer))
