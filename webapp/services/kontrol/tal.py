"""The kommune's own sager and ydelser by class, for the effects that Kontrol tells.

One object of each class is judged by the very code that makes its page, as in the impact.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from webapp.domain.identifikation import EnhedUuid
from webapp.domain.kontrol.grundlag import Talklasse
from webapp.domain.opsaetning import Kontaktkilde
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.indvirkning import bedoem_klasser


def find_talklasser(database: Database, grundlag: Grundlag) -> Iterator[Talklasse]:
    """Every class of the kommune's own objects, each object counted once."""
    for klasse, bedoemt in bedoem_klasser(database, grundlag):
        if klasse.antal and bedoemt.forhold.er_egen:
            yield _talklasse(klasse.slags, klasse.antal, bedoemt)


def _talklasse(slags: str, antal: int, bedoemt: Bedoemt) -> Talklasse:
    forhold = bedoemt.forhold
    ansvarlig, bevilling = forhold.ansvarlig, forhold.bevilling
    udgaver = [u for u in forhold.sag.udgaver if u.fra <= forhold.dato] if forhold.sag else []
    return Talklasse(
        slags,
        antal,
        udgaver[-1].enhed if udgaver else (bevilling.lokal_enhed if bevilling else "") or "",
        forhold.sagstype or "",
        (forhold.ydelse.lokal_ydelse if forhold.ydelse else "") or "",
        forhold.kle,
        ansvarlig.uuid if ansvarlig else None,
        _kontaktenhed(bedoemt),
        bedoemt.ses_af_borger,
    )


def _kontaktenhed(bedoemt: Bedoemt) -> EnhedUuid | None:
    """The unit whose contact the citizen is shown; None where she sees none of FK Organisation."""
    valg = bedoemt.forhold.kontakt
    if valg is None or valg.kilde is not Kontaktkilde.FK_ORGANISATION or valg.enhed is None:
        return None
    return valg.enhed.uuid if bedoemt.ses_af_borger else None
