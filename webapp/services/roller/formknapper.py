"""The buttons inside a role's form: one more brugersystemrolle, a column moved, and so on."""

from __future__ import annotations

from collections.abc import Sequence

from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.variant.maalgrupper import find_maalgruppe
from webapp.services.aendring.felter import laes_tal
from webapp.services.roller.faneform import fanetryk, med_visning
from webapp.services.roller.formlaeser import Felter
from webapp.services.roller.udkast import MAKS_BRUGERSYSTEMROLLER, brugersystemnumre

BRUGERSYSTEMFELTER = ("bnavn", "kle", "organisation", "system", "foelsomhed")
Svar = tuple[dict[str, Sequence[str]], str]


def tryk(felter: Felter, knap: str, nyt: str = "") -> Svar:
    """The form after one of its buttons, and the id of what the button was about.

    `knap`: `bsr-tilfoej`, `bsr-fjern-2`, `kolonne-tilfoej` (with `nyt`), `kolonne-op-3`,
    `kolonne-ned-3`, `kolonne-fjern-3`, `visning-skole` (a work area's elements), `fane-…` (see
    faneform.py, with `nyt`); anything else leaves the form as it is.
    """
    hvad, _, resten = knap.partition("-")
    handling, _, tekst = resten.partition("-")
    nr = laes_tal(tekst) or 0
    if hvad == "bsr":
        return _brugersystemroller(felter, handling, nr)
    if hvad == "kolonne":
        kolonner, plads = _kolonner(list(felter.get("kolonne", ())), handling, nr, nyt)
        anker = f"kolonne-{plads}" if 0 < plads <= len(kolonner) else "kolonner"
        return {**felter, "kolonne": kolonner}, anker
    gruppe = find_maalgruppe(resten) if hvad == "visning" else None
    if gruppe is not None:
        return med_visning(felter, gruppe.elementer), "visning"
    if hvad == "fane":
        return fanetryk(felter, resten, nyt)
    return dict(felter), ""


def _brugersystemroller(felter: Felter, handling: str, nr: int) -> Svar:
    numre = brugersystemnumre(felter)
    if handling == "fjern":
        numre = [andet for andet in numre if andet != nr]
    ud: dict[str, Sequence[str]] = {
        n: v for n, v in felter.items() if n.rpartition("-")[0] not in BRUGERSYSTEMFELTER
    }
    for nyt, gammelt in enumerate(numre, start=1):
        for felt in BRUGERSYSTEMFELTER:
            ud[f"{felt}-{nyt}"] = felter.get(f"{felt}-{gammelt}", ())
    if handling == "tilfoej" and len(numre) < MAKS_BRUGERSYSTEMROLLER:
        nyt = len(numre) + 1
        ud[f"bnavn-{nyt}"] = [f"Brugersystemrolle {nyt}"]
        # The narrowest of the four levels: reaching further is for the user to choose.
        ud[f"foelsomhed-{nyt}"] = [str(int(Foelsomhed.IKKE_FORTROLIGE_DATA))]
        return ud, f"bsr-{nyt}"
    return ud, "afgraensning"


def _kolonner(
    kolonner: list[str], handling: str, nr: int, ny_kolonne: str
) -> tuple[list[str], int]:
    """The columns, and the place (from 1) to go on from."""
    if handling == "tilfoej":
        if ny_kolonne and ny_kolonne not in kolonner:
            kolonner.append(ny_kolonne)
        return kolonner, len(kolonner)
    if not 1 <= nr <= len(kolonner):
        return kolonner, nr
    if handling == "fjern":
        del kolonner[nr - 1]
        return kolonner, min(nr, len(kolonner))
    til = nr + {"op": -1, "ned": 1}.get(handling, 0)
    if 1 <= til <= len(kolonner):
        kolonner[nr - 1], kolonner[til - 1] = kolonner[til - 1], kolonner[nr - 1]
        return kolonner, til
    return kolonner, nr
