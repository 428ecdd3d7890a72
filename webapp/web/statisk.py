"""`/static/`: the files that pages are dressed in, packed, and kept by the browser for a year.

Their address names all that they hold together, so that a new version has new addresses; what a
style sheet itself asks for (fonts, icons) lies beside it and has the same.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from functools import cache
from pathlib import Path
from typing import cast

from flask import Flask, Response, abort, current_app, request, send_file
from werkzeug.security import safe_join

from webapp.web.erklaering import STATISKE_FILER, Aendrer, Hvem, erklaer

ET_DOEGN = 24 * 60 * 60
ET_AAR = 365 * ET_DOEGN
MAERKE = "-"  # no file of ours begins with it
_BOGSTAVER = str.maketrans("0123456789", "ghijklmnop")
TEGN = 12
PAKKES = frozenset({"text/css", "text/javascript", "application/javascript", "image/svg+xml"})


def tilmeld(app: Flask, mappe: Path) -> None:
    """Serve the folder, and give templates `statisk`."""
    app.extensions[STATISKE_FILER] = mappe
    app.add_url_rule("/static/<path:filename>", STATISKE_FILER, fil)
    app.jinja_env.globals["statisk"] = adresse


def adresse(sti: str) -> str:
    """`css/forhaandsblik.css` in, its address out."""
    return f"{request.root_path}/static/{MAERKE}{indholdsmaerke(_mappe())}/{sti}"


@erklaer(Hvem.ALLE, Aendrer.INTET)
def fil(filename: str) -> Response:
    """One file; packed where the browser can unpack it."""
    maerke, _, resten = filename.partition("/")
    med_maerke = maerke.startswith(MAERKE)
    fundet = safe_join(str(_mappe()), resten if med_maerke else filename)
    if fundet is None or not _findes(Path(fundet)):
        abort(404)
    type_ = mimetypes.guess_type(fundet)[0] or "application/octet-stream"
    if type_ in PAKKES:
        svar = _tekst(Path(fundet), type_)
    else:
        svar = send_file(fundet, type_, conditional=True)
    # A page of an older version asks for what is here now, and is not to keep it as its own.
    er_vores = maerke == MAERKE + indholdsmaerke(_mappe())
    svar.headers["Cache-Control"] = (
        f"public, max-age={ET_AAR}, immutable" if er_vores else f"public, max-age={ET_DOEGN}"
    )
    return svar


def _findes(sti: Path) -> bool:
    """True if it is a file; an address longer than the disk's names can be leads to none."""
    try:
        return sti.is_file()
    except OSError:
        return False


def _tekst(fundet: Path, type_: str) -> Response:
    aaben, pakket, etag = _indhold(fundet)
    kan_pakke_ud = request.accept_encodings.quality("gzip") > 0
    svar = Response(pakket if kan_pakke_ud else aaben, mimetype=type_)
    if kan_pakke_ud:
        svar.headers["Content-Encoding"] = "gzip"
    svar.vary.add("Accept-Encoding")
    svar.set_etag(etag, weak=True)
    return cast("Response", svar.make_conditional(request))


@cache
def _indhold(fundet: Path) -> tuple[bytes, bytes, str]:
    """A file as it is and packed, and its mark: read and packed once."""
    indhold = fundet.read_bytes()
    return indhold, gzip.compress(indhold, 9, mtime=0), _maerke(hashlib.blake2b(indhold))


def _maerke(aftryk: hashlib.blake2b) -> str:
    """A mark of letters alone: digits of it could be read as a CPR number."""
    return aftryk.hexdigest()[:TEGN].translate(_BOGSTAVER)


@cache
def indholdsmaerke(mappe: Path) -> str:
    """The same for the same files, another one where any of them is another."""
    samlet = hashlib.blake2b()
    for en in sorted(mappe.rglob("*")):
        if en.is_file():
            samlet.update(str(en.relative_to(mappe)).encode() + b"\0")
            samlet.update(hashlib.blake2b(en.read_bytes()).digest())
    return _maerke(samlet)


def _mappe() -> Path:
    mappe: Path = current_app.extensions[STATISKE_FILER]
    return mappe
