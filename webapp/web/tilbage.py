"""What leads back from a page that one looked around on: to the search, and to the page under test.

The address alone carries it (`find`, `test`: web/adresse.py), so that there is no cookie.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from flask import Flask, request

from webapp.services.aendring.felter import laes_tal
from webapp.web.adresse import baaret, link

# What a search of citizens says in its address (web/borgere.py), and where one had come in it.
SOEGT = ("soeg", "sagstype", "enhed", "ses", "saerligt", "fra", "vis")


@dataclass(frozen=True, slots=True)
class Vej:
    """A way back; `titel` says where to."""

    titel: str
    url: str


def tilmeld(app: Flask) -> None:
    """Every page can ask for its ways back."""
    app.jinja_env.globals["veje_tilbage"] = lambda: tuple(_veje())


def som_find(soegt: Mapping[str, str | int | None]) -> str | None:
    """A search as one word of an address; None where nothing is sought."""
    return urlencode({navn: vaerdi for navn, vaerdi in soegt.items() if vaerdi}) or None


def _veje() -> Iterator[Vej]:
    sted = request.view_args or {}
    kommune, variant = sted.get("kommune"), sted.get("variant", sted.get("a"))
    find, test = (baaret().get(navn, "") for navn in ("find", "test"))
    if find and kommune and variant:
        soegt: dict[str, str | int | None] = {"vis": None, "find": None}
        soegt |= {navn: v for navn, v in parse_qsl(find) if navn in SOEGT}
        url = link(kommune, variant, "mit-overblik", anker="", **soegt)
        yield Vej("Tilbage til søgningen efter borgere", url)
    testens, _, nr = test.rpartition(".")
    if testens and laes_tal(nr) and kommune and "tilfaelde" not in request.args:
        url = link(kommune, "verifikation", testens, "side", nr, test=None, vis=None)
        yield Vej("Tilbage til den side, der testes", url)
