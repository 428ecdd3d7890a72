"""The hash of all that decides a picture: the page, its styles, scripts, fonts, engine and width.

Equal hash, equal picture: nothing is photographed twice.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urljoin

from webapp.billeder.sidevalg import OK, Laest
from webapp.billeder.stedserver import Forraad
from webapp.sideindhold.tekst import uden_engangsvaerdier

# Raised when the way of taking pictures changes, so that the old ones are not taken for new.
OPTAGELSE = "3"
_HENVISNING = re.compile(rb"""url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)""")


class Aftryk:
    """Hashes pages; each file is read once a run."""

    def __init__(self, forraad: Forraad, motor: str) -> None:
        self._forraad = forraad
        self._motor = motor
        self._filer: dict[str, str] = {}

    def af(self, laest: Laest, bredde: int) -> str:
        """The hash of one page at one width, 64 hex digits."""
        samlet = hashlib.sha256()
        html = uden_engangsvaerdier(laest.html.decode("utf-8", "replace"))
        for del_ in (OPTAGELSE, self._motor, str(bredde), html):
            samlet.update(del_.encode() + b"\0")
        for fil in laest.tekst.filer:
            samlet.update(self._af_fil(urljoin(laest.side.adresse, fil)).encode())
        return samlet.hexdigest()

    def manglende_fil(self, laest: Laest) -> str:
        """The address of a file that the page asks for and does not get; empty where it gets all.

        Such a page is drawn without its style or its picture: nothing to accept.
        """
        for fil in laest.tekst.filer:
            adresse = urljoin(laest.side.adresse, fil)
            if adresse.startswith("/") and self._forraad.hent(_uden_anker(adresse)).status != OK:
                return adresse
        return ""

    def _af_fil(self, adresse: str) -> str:
        if adresse in self._filer:
            return self._filer[adresse]
        self._filer[adresse] = ""  # a style sheet that imports itself ends here
        if not adresse.startswith("/"):
            return ""  # the browser of a run reaches no other host
        svar = self._forraad.hent(_uden_anker(adresse))
        samlet = hashlib.sha256(svar.indhold)
        if svar.type.startswith("text/css"):
            for fund in _HENVISNING.findall(svar.indhold):
                henvist = (fund[0] or fund[1]).decode("utf-8", "replace").split("#")[0]
                if not henvist.startswith("data:"):
                    samlet.update(self._af_fil(urljoin(adresse, henvist)).encode())
        self._filer[adresse] = samlet.hexdigest()
        return self._filer[adresse]


def _uden_anker(adresse: str) -> str:
    return adresse.split("#", maxsplit=1)[0]
