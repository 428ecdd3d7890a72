"""What can stand on a tab of SAPA: each element with its template, its maker, and what is assumed.

A tab is the elements that the role's view has of it, one below the other, in the tab's order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from webapp.domain.variant.roller import Sapaelement
from webapp.services.sapa import borgerblik, registre
from webapp.services.sapa.adviser import adviser
from webapp.services.sapa.elementsted import Elementsted
from webapp.services.sapa.familie import (
    bopaelsliste,
    bopaelstegning,
    familieliste,
    familietegning,
)
from webapp.services.sapa.faner import Fane
from webapp.services.sapa.helhed import helhedsoverblik
from webapp.services.sapa.kontrolsager import kontrolsager
from webapp.services.sapa.sapa import ejendomssager, persondetaljer, sager
from webapp.services.sapa.sidedele import SapaElement
from webapp.services.sapa.tidslinje import tidslinje
from webapp.services.sapa.tvaers import tvaersydelser
from webapp.services.sapa.ydelser import ikke_oekonomiske, oekonomiske

NOTE_OPBYGNING = "Sidens opbygning er vores antagelse; KOMBIT viser den ikke."
NOTE_TIDSLINJE = f"{NOTE_OPBYGNING} Adviser står på deres egen fane."
NOTE_TEGNING = "Listen er KOMBITs; tegningens opbygning er vores antagelse."
NOTE_TVAERS = (
    "Hvad der afgrænser andre myndigheders ydelser, er vores antagelse: rollens KLE og følsomhed."
)


@dataclass(frozen=True, slots=True)
class Elementart:
    """An element: the name of its template, what makes it, and what the preview bar says of it."""

    skabelon: str
    byg: Callable[[Elementsted], object]
    note: str = ""


NOTE_INSTITUTION = (
    f"{NOTE_OPBYGNING} SAPA kræver også brugersystemrollen »Se borgers institutionsoplysninger«; "
    "her ses kun på elementet."
)
NOTE_LOFT = (
    "Kontanthjælpsloftet er et eksempel, ikke en beregning, og reglerne kan være ændret siden "
    f"KOMBITs slides. {NOTE_OPBYGNING}"
)
NOTE_ADVISER = (
    f"{NOTE_OPBYGNING} Hver advis står på hændelsens egen dag; ved initial load kommer de på én "
    "gang, som siden Adviser tæller. Advisgruppen er en uden afgrænsning, til I vælger. "
    "Arbejdsskadeadvis og Sygehusadvis har forhåndsvisningen ingen data til."
)
NOTE_BORGERBLIK = (
    "Opbygningen af Borgerblikkets elementer er vores antagelse. Vi antager også, at rollen her "
    "kun ser det, dens egne elementer og dataafgrænsning når."
)


NOTE_KONTROL = (
    f"{NOTE_OPBYGNING} Tjenesten var planlagt til marts 2023 (A4:955). Loven lader vise, at der er "
    "en kontrolsag, dens tema og sagsskridt, og om den er henlagt inden for seks måneder (lov om "
    "Udbetaling Danmark § 11 a). Vi antager, at det gælder alle afsluttede, og at kommunens egne "
    "står her, når rollen også ser dem under Sager. Uden ESDH på indekserne er listen tom."
)


E = Sapaelement
ELEMENTER: Mapping[Sapaelement, Elementart] = {
    E.PERSONDETALJER: Elementart("persondetaljer", persondetaljer),
    E.SAGER: Elementart("sager", sager),
    E.EJENDOMSSAGER: Elementart("sager", ejendomssager),
    E.YDELSER: Elementart("ydelser", oekonomiske),
    E.IKKE_OEKONOMISKE_YDELSER: Elementart("ikke_oekonomiske", ikke_oekonomiske),
    E.YDELSER_PAA_TVAERS: Elementart("udk_ydelser", tvaersydelser, NOTE_TVAERS),
    E.LOFTSBEREGNER: Elementart("loft", registre.loft, NOTE_LOFT),
    E.ADRESSEHISTORIK: Elementart("adressehistorik", registre.adressehistorik, NOTE_OPBYGNING),
    E.INSTITUTIONSOPLYSNINGER: Elementart(
        "institutioner", registre.institutioner, NOTE_INSTITUTION
    ),
    E.BORGERBLIKKET_SAGER: Elementart("borgerblik", borgerblik.sager, NOTE_BORGERBLIK),
    E.BORGERBLIKKET_OEKONOMISKE: Elementart("borgerblik", borgerblik.oekonomiske, NOTE_BORGERBLIK),
    E.BORGERBLIKKET_SERVICEYDELSER: Elementart(
        "borgerblik", borgerblik.serviceydelser, NOTE_BORGERBLIK
    ),
    E.BORGERBLIKKET_AFTALER: Elementart("borgerblik", borgerblik.aftaler, NOTE_BORGERBLIK),
    E.BORGERBLIKKET_BETALINGER: Elementart("borgerblik", borgerblik.betalinger, NOTE_BORGERBLIK),
    E.KONTROLSAGER_PAA_TVAERS: Elementart("kontrolsager", kontrolsager, NOTE_KONTROL),
    E.TIDSLINJE: Elementart("tidslinje", tidslinje, NOTE_TIDSLINJE),
    E.ADVISER: Elementart("adviser", adviser, NOTE_ADVISER),
    E.HELHEDSOVERBLIK: Elementart("helhedsoverblik", helhedsoverblik, NOTE_OPBYGNING),
    E.FAMILIESAMLINGER: Elementart("familieliste", lambda her: familieliste(her.naere)),
    E.FAMILIESAMLINGER_VISUEL: Elementart(
        "familietegning", lambda her: familietegning(her.naere), NOTE_TEGNING
    ),
    E.BOPAELSSAMLINGER: Elementart("bopaelsliste", lambda her: bopaelsliste(her.naere)),
    E.BOPAELSSAMLINGER_VISUEL: Elementart(
        "bopaelstegning", lambda her: bopaelstegning(her.naere), NOTE_TEGNING
    ),
}


def byg_elementer(her: Elementsted, fane: Fane) -> tuple[SapaElement, ...]:
    """The elements of the tab that the role's view has."""
    return tuple(
        SapaElement(ELEMENTER[element].skabelon, ELEMENTER[element].byg(her))
        for element in fane.elementer
        if element in her.rolle.elementer
    )


def noter(her: Elementsted, fane: Fane) -> str:
    """What the preview bar says of the elements, each thing once."""
    return " ".join(dict.fromkeys(_noter(her, fane)))


def _noter(her: Elementsted, fane: Fane) -> Iterator[str]:
    for element in fane.elementer:
        if element in her.rolle.elementer and ELEMENTER[element].note:
            yield ELEMENTER[element].note
