"""`/<kommune>/verifikation/<variant>/rapport/`: the result as a page and as files to take along."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response

from webapp.services.grundlag import FindesIkkeError
from webapp.services.verifikation.ord import forventningstekster
from webapp.services.verifikation.rapport import (
    daterne,
    hvornaar,
    rapport_som_data,
    skema,
    som_json,
    som_regneark,
)
from webapp.web.adresse import til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import vis
from webapp.web.sidebillede import billednote
from webapp.web.verifikation import kraev_status, testlinje, teststed

bp = Blueprint("testrapport", __name__)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/<kommune>/verifikation/<variant>/rapport/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def side(kommune: str, variant: str) -> str:
    """The report; it prints on A4."""
    with teststed(kommune, variant) as (database, grundlag):
        status = kraev_status(database, grundlag)
        data = rapport_som_data(database, grundlag, status, datetime.now(UTC))
        return vis(
            "pages/verifikation/rapport.html",
            data,
            testlinje(database, grundlag),
            **_ord(kommune, variant, data),
            **_billeder(data, status.billedmaal),
        )


def _billeder(data: dict[str, Any], maal: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    """The pictures' sizes by hash, and why some are not there."""
    uden = sum(not dom["billede"] for side in data["sider"] for dom in side["domme"])
    return {"billedmaal": maal, "billednote": billednote(uden)}


def _ord(kommune: str, variant: str, data: dict[str, Any]) -> dict[str, Any]:
    dato, lavet = daterne(data)
    return {
        "til": til_fra(kommune, "verifikation", variant),
        "dato": dato,
        "lavet": lavet,
        "hvornaar": hvornaar,
        "forventninger": forventningstekster,
    }


@bp.get("/<kommune>/verifikation/<variant>/rapport/<fil>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def hent(kommune: str, variant: str, fil: str) -> Response:
    """The report as `testrapport.json` or `.xlsx`, and the JSON's schema."""
    if fil == "testrapport.schema.json":
        return _fil(skema(), "application/schema+json", fil)
    with teststed(kommune, variant) as (database, grundlag):
        status = kraev_status(database, grundlag)
        data = rapport_som_data(database, grundlag, status, datetime.now(UTC))
    navn = f"testrapport-{kommune}-{variant}"
    if fil == "testrapport.json":
        return _fil(som_json(data), "application/json", f"{navn}.json")
    if fil == "testrapport.xlsx":
        return _fil(som_regneark(data), XLSX, f"{navn}.xlsx")
    raise FindesIkkeError("Den fil er der ikke. Se listen på rapporten.")


def _fil(indhold: bytes, type_: str, navn: str) -> Response:
    svar = Response(indhold, mimetype=type_)
    svar.headers["Content-Disposition"] = f'attachment; filename="{navn}"'
    return svar
