"""The lists of sager and of serviceydelser, with their paging."""

from __future__ import annotations

from webapp.services.mit_overblik.objekter import sagsraekke, ydelsesobjekt
from webapp.services.mit_overblik.sidedele import Sagsliste, Udsnit, Ydelsesliste
from webapp.services.mit_overblik.udsnit import Borgerudsnit

SIDESTOERRELSE = 10


def sagsliste(udsnit: Borgerudsnit, vis: int = SIDESTOERRELSE) -> Sagsliste:
    """Sager, the first `vis` of them."""
    sager = udsnit.sager
    return Sagsliste(tuple(map(sagsraekke, sager[:vis])), lav_udsnit(len(sager), vis))


def ydelsesliste(udsnit: Borgerudsnit, vis: int = SIDESTOERRELSE) -> Ydelsesliste:
    """Serviceydelser og hjælpemidler, the first `vis` of them."""
    ydelser = udsnit.serviceydelser
    return Ydelsesliste(tuple(map(ydelsesobjekt, ydelser[:vis])), lav_udsnit(len(ydelser), vis))


def lav_udsnit(ialt: int, vis: int) -> Udsnit:
    """`Viser 10 af 23`, and what *Hent flere* asks for."""
    return Udsnit(min(vis, ialt), ialt, vis + SIDESTOERRELSE if vis < ialt else None)
