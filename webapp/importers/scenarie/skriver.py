"""A scenario as the TOML that `laeser` reads again: what is kept, and what is downloaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import tomli_w

from webapp.domain.workshop.scenarie import Rollebesaetning, Scenarie, Skridt, Variantvalg


def skriv_scenarie(scenarie: Scenarie) -> str:
    """The TOML text. The slug is the file's name, and not in it."""
    hoved = {"titel": scenarie.titel, "minutter": scenarie.minutter}
    if scenarie.om:
        hoved["om"] = scenarie.om
    # Each table under its own header, also a short one: a fault is told by its line.
    tabeller: list[tuple[str, Mapping[str, Any]]] = [
        ("[a]", _valg(scenarie.a)),
        ("[b]", _valg(scenarie.b)),
        *(("[[borger]]", _borger(en)) for en in scenarie.borgere),
        *(("[[skridt]]", _skridt(et)) for et in scenarie.skridt),
    ]
    dele = (f"{navn}\n{tomli_w.dumps(tabel)}" for navn, tabel in tabeller)
    return "\n".join((tomli_w.dumps(hoved), *dele))


def _udfyldt(**felter: Any) -> Mapping[str, Any]:
    """Without what is empty: the reader takes it for that."""
    return {navn: vaerdi for navn, vaerdi in felter.items() if vaerdi not in (None, "", [])}


def _valg(valg: Variantvalg) -> Mapping[str, Any]:
    aendring = str(valg.aendring) if valg.aendring else ""
    return _udfyldt(model=valg.model, variant=valg.slug, aendring=aendring, navn=valg.navn)


def _borger(en: Rollebesaetning) -> Mapping[str, Any]:
    krav = [str(et) for et in en.krav]
    return {"navn": en.navn} | dict(
        _udfyldt(krav=krav, person=en.person, objekt=en.objekt, dato=en.dato)
    )


def _skridt(et: Skridt) -> Mapping[str, Any]:
    return {"art": str(et.art), "titel": et.titel} | dict(
        _udfyldt(
            borger=et.borger,
            se=et.se,
            noter=et.noter,
            valg=list(et.valg),
            rolle=et.rolle,
            side=et.side,
            sti=et.sti,
        )
    )
