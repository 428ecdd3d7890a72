"""A variant as one TOML file that `variantfil` reads again: all its rows, not only the changes."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import tomli_w

from webapp.domain.variant.variant import Variant
from webapp.importers.variantfil.opsaetning import opsaetning_som_data


def skriv_variant(variant: Variant, organisationsark: str = "") -> str:
    """The TOML text; `organisationsark` names the sheet that it goes with, if one is kept.

    SAPA's roles have a sheet of their own and are not in it. Opsætning af Borgerblikket is: the
    sheet of that is the whole kommune's, the file this variant's.
    """
    data: dict[str, Any] = {"navn": variant.navn}
    valgfri = {
        "model": variant.model,
        "beskrivelse": variant.beskrivelse,
        "oprindelse": variant.oprindelse,
        "organisationsark": organisationsark,
        "leveret": variant.leveret,
    }
    data |= {noegle: vaerdi for noegle, vaerdi in valgfri.items() if vaerdi}
    data["classification_filter"] = [str(moenster) for moenster in variant.classification_filter]
    data["oprydninger"] = list(variant.oprydninger)
    data["trin"] = {str(trin): dato for trin, dato in variant.trin.items()}
    data["antagelser"] = {
        felt.name: _enkel(getattr(variant.antagelser, felt.name))
        for felt in dataclasses.fields(variant.antagelser)
    }
    data["opsaetning"] = opsaetning_som_data(variant.opsaetning)
    data |= {"notattitler": list(variant.notattitler)} if variant.notattitler else {}
    data |= {"traeforslag": dict(variant.traeforslag)} if variant.traeforslag else {}
    data |= _raekker(variant)
    return tomli_w.dumps(data)


def _raekker(variant: Variant) -> Mapping[str, Any]:
    """The rows; an empty text takes a mapping away."""
    samlet: dict[str, list[dict[str, Any]]] = {
        "enhedsmapning": [
            {"lokal_enhed": r.lokal_enhed, "fk_enhed": str(r.fk_enhed or ""), "fra": r.fra}
            for r in variant.enhedsmapning
        ],
        "sagstype_kle": [
            {"sagstype": r.sagstype, "kle": r.angivet, "fra": r.fra} for r in variant.sagstype_kle
        ],
        "ydelsestype": [
            {
                "lokal_ydelse": r.lokal_ydelse,
                "ydelsestype": r.ydelsestype,
                "kle": str(r.kle or ""),
                "fra": r.fra,
            }
            for r in variant.ydelsestyper
        ],
        "fordring": [
            {"type": r.fordringstype, "aktiv": str(r.aktivitet)} for r in variant.fordringer
        ],
        "fagomraade": [
            {"omraade": r.omraade} | {str(en): tekst for en, tekst in r.svar.items()}
            for r in variant.fagomraader
        ],
        "reorganisation": [
            {"enhed": str(r.enhed), "slags": str(r.slags), "dato": r.dato, "til": r.til}
            for r in variant.reorganisation
        ],
    }
    return {
        navn: [{n: v for n, v in raekke.items() if v is not None} for raekke in raekker]
        for navn, raekker in samlet.items()
        if raekker
    }


def _enkel(vaerdi: object) -> object:
    return vaerdi if isinstance(vaerdi, bool) else str(vaerdi)
