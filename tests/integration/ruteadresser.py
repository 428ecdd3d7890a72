"""An address of every route of the app, so that a new one is asked from its first day."""

from __future__ import annotations

import re
from collections.abc import Mapping

from werkzeug.routing import Rule

# An example of each part of an address; what is not there is answered 404, and changes nothing.
DELE = {
    "kommune": "korsbaek",
    "variant": "model-1",
    "a": "model-1",
    "b": "model-2",
    "person": "nancy-ann-berggren",
    "rolle": "visitator",
    "slug": "model-2",
    "sti": "sager",
    "fil": "forberedelsesark.xlsx",
    "nr": "1",
    "uuid": "x",
    "sag": "x",
    "id_": "x",
    "kode": "x",
    "token": "x",
    "aftryk": "x",
    "filename": "css/linje.css",
    "navn": "fund",
    "scenarie": "model-2",
    "skridt": "2",
    "side": "a",
}


def adresse(rute: Rule, dele: Mapping[str, str] | None = None) -> str:
    """The route with the examples put in, or `dele` for some of them; of a choice the first one."""
    med_valg = re.sub(r"<any\((\w+)[^>]*>", r"\1", rute.rule)
    alle = DELE | dict(dele or {})
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda m: alle[m[1]], med_valg)
