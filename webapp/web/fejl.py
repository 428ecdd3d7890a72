"""Every error as a Danish page: no traceback and no CPR number reaches a user or a log."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.services.deling.delinger import DelingError
from webapp.services.grundlag import FindesIkkeError
from webapp.services.indlaes.diskfejl import DiskError, som_diskfejl
from webapp.services.indlaes.indlaes import IndlaesningError
from webapp.services.kommuner.eftersyn import find_filens_fejl
from webapp.services.linje import Linje
from webapp.store.arbejde import nuvaerende
from webapp.store.filstand import UlaeseligFilError
from webapp.web.adresse import til_fra
from webapp.web.ramme import lager
from webapp.web.vaert import FremmedSideError
from webapp.web.vejvisning import Vejvisning, find_vejvisning


@dataclass(frozen=True, slots=True)
class Fejlside:
    """Status code, title and what to do."""

    kode: int
    titel: str
    tekst: str


TEKSTER = {
    400: Fejlside(400, "Adressen eller formularen er forkert", "Gå tilbage, og prøv igen."),
    403: Fejlside(403, "Det har I ikke adgang til", "Spørg den, der driver Forhåndsblik."),
    404: Fejlside(404, "Siden findes ikke", "Adressen er forkert, eller siden er fjernet."),
    405: Fejlside(405, "Det kan siden ikke", "Gå tilbage, og prøv igen."),
    413: Fejlside(413, "Filen er for stor", "En fil må højst fylde 25 MB."),
    500: Fejlside(500, "Noget gik galt", "Fejlen er hos os. Prøv igen, eller gå til forsiden."),
}


FREMMED_SIDE = Fejlside(
    403,
    "Det blev ikke gemt",
    "Formularen blev sendt fra en anden side end Forhåndsblik. Intet er ændret. Åbn siden i "
    "Forhåndsblik, og prøv igen.",
)


def tilmeld(app: Flask) -> None:
    """Answer every error of the app in Danish."""
    app.register_error_handler(FindesIkkeError, _findes_ikke)
    app.register_error_handler(FremmedSideError, _fremmed_side)
    app.register_error_handler(UlaeseligFilError, _ulaeselig)
    app.register_error_handler(IndlaesningError, _indlaesning)
    app.register_error_handler(DelingError, _deling)
    app.register_error_handler(sqlite3.Error, _disk)
    app.register_error_handler(OSError, _disk)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _uventet)


def vis_skjult(
    tekst: str, linje: Linje, overskrift: str = "Det vises ikke for borgeren"
) -> ResponseReturnValue:
    """What one variant hides: no page, but the preview bar, to go on to another variant."""
    return _vis(Fejlside(404, overskrift, tekst), linje)


def _vis(
    fejl: Fejlside, linje: Linje | None = None, vejvisning: Vejvisning | None = None
) -> ResponseReturnValue:
    side = render_template(
        "error/fejl.html", fejl=fejl, linje=linje, til=til_fra(), vejvisning=vejvisning
    )
    return side, fejl.kode


def _findes_ikke(fejl: FindesIkkeError) -> ResponseReturnValue:
    return _vis(
        Fejlside(404, TEKSTER[404].titel, masker_cpr(str(fejl))), vejvisning=find_vejvisning(fejl)
    )


def _fremmed_side(_fejl: FremmedSideError) -> ResponseReturnValue:
    return _vis(FREMMED_SIDE)


def _ulaeselig(fejl: UlaeseligFilError) -> ResponseReturnValue:
    tekst = f"{fejl} De andre kommuner virker, som de plejer. Se på forsiden, hvad I kan gøre."
    return _vis(Fejlside(503, "Kommunens fil kan ikke bruges", tekst))


def _indlaesning(fejl: IndlaesningError) -> ResponseReturnValue:
    return _vis(Fejlside(fejl.kode, "Det gik ikke", masker_cpr(str(fejl))))


def _deling(fejl: DelingError) -> ResponseReturnValue:
    return _vis(Fejlside(409, "Det gik ikke", str(fejl)))


def _disk(fejl: sqlite3.Error | OSError) -> ResponseReturnValue:
    """A full or read-only disk, on whatever action; a question that was stopped, as it should."""
    if (arbejde := nuvaerende()) and arbejde.stoppet:
        return "", 503
    fundet = som_diskfejl(fejl)
    return _indlaesning(fundet) if isinstance(fundet, DiskError) else _uventet(fejl)


def _http(fejl: HTTPException) -> ResponseReturnValue:
    kode = fejl.code or 500
    if kode in {301, 302, 303, 307, 308}:
        return fejl.get_response()
    return _vis(TEKSTER.get(kode, TEKSTER[500]))


def _uventet(fejl: Exception) -> ResponseReturnValue:
    kommune = (request.view_args or {}).get("kommune")
    if kommune and (filens := find_filens_fejl(lager(), kommune)):
        return _ulaeselig(filens)
    # The kind of error and its place, never its text: that may hold what a user typed.
    sporet = fejl.__traceback__
    while sporet is not None and sporet.tb_next is not None:
        sporet = sporet.tb_next
    sted = f"{sporet.tb_frame.f_code.co_filename}:{sporet.tb_lineno}" if sporet else "ukendt sted"
    current_app.logger.error("%s ved %s", type(fejl).__name__, sted)
    return _vis(TEKSTER[500])
