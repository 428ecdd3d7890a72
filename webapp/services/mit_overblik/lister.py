"""The lists of sager and of serviceydelser, with their paging."""

from __future__ import annotations

from webapp.services.mit_overblik.objekter import sagsraekke, ydelsesobjekt
from webapp.services.mit_overblik.sidedele import Sagsliste, Udsnit, Ydelsesliste
from webapp.services.mit_overblik.udsnit import Borgerudsnit

SIDESTOERRELSE = 10


def sagsliste(udsnit: Borgerudsnit, vis: int = SIDESTOERRELSE) -> Sagsliste:
    """Sager, the first `vis` of them."""
    raekker = [sagsraekke(bedoemt) for bedoemt in udsnit.sager]
    return Sagsliste(tuple(raekker[:vis]), lav_udsnit(len(raekker), vis))


def ydelsesliste(udsnit: Borgerudsnit, vis: int = SIDESTOERRELSE) -> Ydelsesliste:
    """Serviceydelser og hjælpemidler, the first `vis` of them."""
    raekker = [ydelsesobjekt(bedoemt) for bedoemt in udsnit.serviceydelser]
    return Ydelsesliste(tuple(raekker[:vis]), lav_udsnit(len(raekker), vis))


def lav_udsnit(ialt: int, vis: int) -> Udsnit:
    """`Viser 10 af 23`, and what *Hent flere* asks for."""
    return Udsnit(min(vis, ialt), ialt, vis + SIDESTOERRELSE if vis < ialt else None)
