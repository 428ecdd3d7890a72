"""The tabs in a role's form: read with what is wrong, and the buttons that change them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from webapp.domain.variant.faneblade import (
    MAKS_NAVN,
    PAA_FANER,
    STANDARD,
    elementer_af,
    faneblade_fejl,
    tilpas,
)
from webapp.domain.variant.roller import Faneblad, Sapaelement
from webapp.services.aendring.felter import laes_tal
from webapp.services.roller.formlaeser import Felter, Feltfejl

MAKS_FANER = 20
NYT_FANEBLAD = "Nyt faneblad"
Svar = tuple[dict[str, Sequence[str]], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Faneafsnit:
    """A tab in the form: its name as typed, its elements, and those that can be put on it."""

    nr: int
    navn: str
    elementer: tuple[str, ...]
    andre: tuple[str, ...]


def laes_faneblade(felter: Felter) -> tuple[Faneblad, ...]:
    """The tabs as typed, at fault or not; none where the form has the slide's."""
    kendte = {str(element): element for element in PAA_FANER}
    return tuple(
        Faneblad(
            " ".join(navn.split())[: MAKS_NAVN + 1],
            tuple(
                kendte[tekst]
                for tekst in dict.fromkeys(felter.get(f"faneelement-{nr}", ()))
                if tekst in kendte
            ),
        )
        for nr, navn in enumerate(list(felter.get("fane", ()))[:MAKS_FANER], start=1)
    )


def fanefejl(faneblade: Sequence[Faneblad]) -> tuple[Feltfejl, ...]:
    """What is wrong with them, each at its field."""
    return tuple(
        Feltfejl(f"fane-{nr}", f"Faneblad {nr}: {tekst}") for nr, tekst in faneblade_fejl(faneblade)
    )


def faneafsnit(faneblade: Iterable[Faneblad]) -> tuple[Faneafsnit, ...]:
    """The tabs as the form shows them."""
    return tuple(
        Faneafsnit(
            nr=nr,
            navn=fane.navn,
            elementer=tuple(map(str, fane.elementer)),
            andre=tuple(str(en) for en in PAA_FANER if en not in fane.elementer),
        )
        for nr, fane in enumerate(faneblade, start=1)
    )


def som_fanefelter(faneblade: Iterable[Faneblad]) -> dict[str, list[str]]:
    """The tabs as fields of the form."""
    felter: dict[str, list[str]] = {}
    for nr, fane in enumerate(faneblade, start=1):
        felter.setdefault("fane", []).append(fane.navn)
        felter[f"faneelement-{nr}"] = list(map(str, fane.elementer))
    return felter


def med_visning(felter: Felter, elementer: Sequence[Sapaelement]) -> dict[str, Sequence[str]]:
    """The form with just these elements in the view, on its own tabs where it has some."""
    faneblade = laes_faneblade(felter)
    ny = _uden_faner(felter) | {"element": list(map(str, elementer))}
    return ny | som_fanefelter(tilpas(faneblade, elementer)) if faneblade else ny


def fanetryk(felter: Felter, knap: str, nyt_element: str = "") -> Svar:
    """The form after a button of the tabs.

    `egne`, `standard`, `tilfoej`, `fjern-2`, `op-2`, `ned-2` (of the second tab), `plads-op-2-1`,
    `plads-ned-2-1`, `plads-fjern-2-1` (its first element), `plads-tilfoej-2` (`nyt_element`).
    """
    faneblade = list(laes_faneblade(felter))
    if knap == "egne":
        valgte = [en for en in Sapaelement if str(en) in felter.get("element", ())]
        return _med(felter, tilpas(STANDARD, valgte)), "faner"
    if knap == "standard":
        valgte = list(elementer_af(faneblade, _fra_sagen(felter)))
        return _uden_faner(felter) | {"element": list(map(str, valgte))}, "faner"
    if knap == "tilfoej":
        faneblade.append(Faneblad(_ledigt_navn(faneblade)))
        return _med(felter, faneblade), f"fane-{len(faneblade)}"
    hvad, _, resten = knap.partition("-")
    if hvad == "plads":
        return _plads(felter, faneblade, resten, nyt_element)
    nr = laes_tal(resten) or 0
    if 1 <= nr <= len(faneblade):
        nr = _flyt(faneblade, nr, hvad)
    return _med(felter, faneblade), f"fane-{nr}" if nr else "faner"


def _plads(felter: Felter, faneblade: list[Faneblad], knap: str, nyt_element: str) -> Svar:
    """The form after a button of one tab's elements."""
    handling, *tal = knap.split("-")
    nr, plads = ([laes_tal(tekst) or 0 for tekst in tal] + [0, 0])[:2]
    if not 1 <= nr <= len(faneblade):
        return _med(felter, faneblade), "faner"
    elementer = list(faneblade[nr - 1].elementer)
    nyt = next((element for element in PAA_FANER if str(element) == nyt_element), None)
    if handling == "tilfoej" and nyt is not None and nyt not in elementer:
        elementer.append(nyt)
    elif 1 <= plads <= len(elementer):
        _flyt(elementer, plads, handling)
    faneblade[nr - 1] = Faneblad(faneblade[nr - 1].navn, tuple(elementer))
    return _med(felter, faneblade), f"fane-{nr}"


def _flyt(liste: list, nr: int, handling: str) -> int:  # type: ignore[type-arg]  # of either kind
    """Move or remove the one at the place (from 1); the place to go on from."""
    if handling == "fjern":
        del liste[nr - 1]
        return min(nr, len(liste))
    til = nr + {"op": -1, "ned": 1}.get(handling, 0)
    if not 1 <= til <= len(liste):
        return nr
    liste[nr - 1], liste[til - 1] = liste[til - 1], liste[nr - 1]
    return til


def _ledigt_navn(faneblade: Iterable[Faneblad]) -> str:
    navne = {fane.navn for fane in faneblade}
    numre = (f"{NYT_FANEBLAD} {nr}" for nr in range(2, MAKS_FANER + 2))
    return next(navn for navn in (NYT_FANEBLAD, *numre) if navn not in navne)


def _fra_sagen(felter: Felter) -> list[Sapaelement]:
    valgte = felter.get("element", ())
    return [en for en in Sapaelement if en not in PAA_FANER and str(en) in valgte]


def _uden_faner(felter: Felter) -> dict[str, Sequence[str]]:
    return {n: v for n, v in felter.items() if n != "fane" and not n.startswith("faneelement-")}


def _med(felter: Felter, faneblade: Sequence[Faneblad]) -> dict[str, Sequence[str]]:
    return _uden_faner(felter) | som_fanefelter(faneblade)
