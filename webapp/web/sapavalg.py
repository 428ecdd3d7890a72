"""The query of a SAPA page: which boxes of its filters are ticked, and how much is shown."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from webapp.services.aendring.felter import laes_tal
from webapp.services.grundlag import FindesIkkeError
from webapp.services.mit_overblik.sidedele import Udsnit
from webapp.services.sapa.valg import Sapavalg
from webapp.web.adresse import BAARNE, laes_valg, link

LISTER = {"part": "parter", "art": "arter", "gruppe": "grupper"}
AAR = {"fra": "fra", "til": "til"}
FOERSTE_AAR, SIDSTE_AAR = 1900, 2200


def laes_sapavalg(vis: int | None = None) -> Sapavalg:
    """The choices of this request, `vis` rows instead of the address's where given.

    FindesIkkeError for a year that is none.
    """
    lister = {felt: frozenset(_ord(navn)) for navn, felt in LISTER.items()}
    aar = {felt: _aar(navn) for navn, felt in AAR.items()}
    return Sapavalg(vis=laes_valg().vis if vis is None else vis, **lister, **aar)  # type: ignore[arg-type]  # the two kinds of choices


@dataclass(frozen=True, slots=True)
class Sapaled:
    """What the forms and links of a SAPA page carry besides their own choices."""

    skjulte: tuple[tuple[str, str], ...]

    @staticmethod
    def flere(udsnit: Udsnit) -> str:
        """The address of *Hent flere*: the same page and choices with more rows."""
        her = request.path.strip("/")
        lister = {navn: ",".join(_ord(navn)) or None for navn in LISTER}
        aar = {navn: request.args.get(navn) or None for navn in AAR}
        return link(her, anker="", vis=udsnit.naeste, **lister, **aar)


def sapaled() -> Sapaled:
    """What this request carries on, but for how many rows: a new choice begins from the top."""
    baaret = [navn for navn in BAARNE if navn in request.args and navn != "vis"]
    return Sapaled(tuple((navn, request.args[navn]) for navn in baaret))


def _ord(navn: str) -> list[str]:
    """The chosen values: a form has `art-sag=ja` for each box, a link has them with commas."""
    bokse = [n.partition("-")[2] for n in request.args if n.startswith(f"{navn}-")]
    return [*bokse, *filter(None, request.args.get(navn, "").split(","))]


def _aar(navn: str) -> int | None:
    tekst = request.args.get(navn, "")
    if not tekst:
        return None
    aar = laes_tal(tekst)
    if aar is None or not FOERSTE_AAR <= aar <= SIDSTE_AAR:
        raise FindesIkkeError("Årstallet i adressen skal skrives som 2024.")
    return aar
