"""Which of the pages behind a front page or a list differ: the contact stands only on them."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.domain.visning.borgerblik_visning import vist_titel, vist_ydelsesnavn
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.mit_overblik.sagsside import sagsside
from webapp.services.mit_overblik.udsnit import Borgerudsnit
from webapp.services.mit_overblik.ydelsesside import ydelsesside
from webapp.services.sammenlign.sammenlign import kontaktlinje, sammenlign
from webapp.services.sammenlign.sidedele import Bagside

SAGER, YDELSER = "sager", "serviceydelser-og-hjaelpemidler"


def bagsider(a: Borgerudsnit, b: Borgerudsnit, sti: str) -> tuple[Bagside, ...]:
    """The differing pages under the tail `sti`: of a list its own, of the front page all.

    None under the page of one sag or ydelse: what differs there stands on it.
    """
    sider: list[Bagside] = []
    for liste in (SAGER, YDELSER):
        if sti in ("", liste):
            sider += _forskellige(a, b, liste, paa_forsiden=not sti)
    return tuple(sider)


def _forskellige(
    a: Borgerudsnit, b: Borgerudsnit, liste: str, *, paa_forsiden: bool
) -> Iterator[Bagside]:
    """The differing pages of one list, in its order.

    What only one side shows is told on the front page: the list itself shows it.
    """
    hos_a, hos_b = ({et.slug: et for et in _viste(side, liste)} for side in (a, b))
    for slug in dict.fromkeys((*hos_a, *hos_b)):
        en, anden = hos_a.get(slug), hos_b.get(slug)
        if en and anden:
            forskel = _forskel(a, b, en, anden)
            if forskel is not None:
                felter, kontakt_a, kontakt_b = forskel
                yield Bagside(
                    titel=_titel(en),
                    liste=liste,
                    slug=slug,
                    felter=felter,
                    a=kontakt_a,
                    b=kontakt_b,
                )
        elif (fundet := en or anden) and paa_forsiden:
            yield Bagside(
                titel=_titel(fundet),
                liste=liste,
                slug=slug,
                felter="",
                a=_vises(en),
                b=_vises(anden),
            )


def _forskel(
    a: Borgerudsnit, b: Borgerudsnit, en: Bedoemt, anden: Bedoemt
) -> tuple[str, str, str] | None:
    """(what else differs, contact under a, contact under b) of a page that both show."""
    byg = ydelsesside if en.forhold.er_ydelse else sagsside
    side = sammenlign("", "", lambda: byg(a, en.slug), lambda: byg(b, en.slug))
    if not side.forskelle:
        return None
    linjer = kontaktlinje(en.kontakt), kontaktlinje(anden.kontakt)
    if linjer[0] != linjer[1]:
        return ("", *linjer)
    return (", ".join(dict.fromkeys(forskel.felt for forskel in side.forskelle)), "", "")


def _viste(udsnit: Borgerudsnit, liste: str) -> tuple[Bedoemt, ...]:
    return udsnit.sager if liste == SAGER else udsnit.serviceydelser


def _titel(bedoemt: Bedoemt) -> str:
    er_ydelse = bedoemt.forhold.er_ydelse
    return vist_ydelsesnavn(bedoemt.forhold) if er_ydelse else vist_titel(bedoemt.forhold)


def _vises(bedoemt: Bedoemt | None) -> str:
    return "vises" if bedoemt else "vises ikke"
