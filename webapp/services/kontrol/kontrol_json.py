"""The answer of `forhaandsblik check --json`."""

from __future__ import annotations

from typing import Any

from webapp.domain.kontrol.regel import Kontrolfund
from webapp.domain.vaerdier.fund import Alvor, Fund, Rettes
from webapp.services.grundlag import Grundlag
from webapp.services.kontrol.kontrol import Kontrolsvar
from webapp.services.kontrol.side import filsted


def kontrol_som_data(grundlag: Grundlag, svar: Kontrolsvar) -> dict[str, Any]:
    """The answer of `forhaandsblik check --json` for one variant."""
    return {
        "variant": grundlag.variant.slug,
        "dato": grundlag.dato.isoformat(),
        "antal": {str(alvor): svar.antal(alvor) for alvor in Alvor},
        "fund": [*map(_som_data, svar.fund), *map(_import_som_data, svar.importfund)],
    }


def _som_data(fund: Kontrolfund) -> dict[str, Any]:
    regel, traef = fund.regel, fund.traef
    return {
        "kode": regel.kode,
        "alvor": str(regel.alvor),
        "overskrift": regel.overskrift,
        "objekt": traef.objekt,
        "tekst": traef.tekst,
        "virkning": traef.virkning,
        "raad": fund.raad,
        "rettes": str(regel.rettes),
        "sted": str(traef.sted or ""),
        "kilde": regel.kilde,
        "sourced": regel.sourced,
    }


def _import_som_data(fund: Fund) -> dict[str, Any]:
    return {
        "kode": fund.kode,
        "alvor": str(fund.alvor),
        "overskrift": fund.tekst,
        "objekt": fund.vaerdi,
        "tekst": fund.tekst,
        "virkning": "",
        "raad": fund.ventet,
        "rettes": str(Rettes.FILER),
        "sted": filsted(fund),
        "kilde": "Fundet, da filerne blev indlæst",
        "sourced": False,
    }
