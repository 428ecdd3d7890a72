"""The page of one serviceydelse; its layout is inferred (§3D)."""

from __future__ import annotations

from dataclasses import replace

from webapp.domain.visning.borgerblik_visning import vist_titel
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import Objekt
from webapp.services.mit_overblik.objekter import kontaktobjekt, ydelsesobjekt
from webapp.services.mit_overblik.sidedele import Ydelsesside
from webapp.services.mit_overblik.udsnit import Borgerudsnit, find_ydelse


def ydelsesside(udsnit: Borgerudsnit, slug: str) -> Ydelsesside:
    """One serviceydelse. Its layout is inferred."""
    bedoemt = find_ydelse(udsnit, slug)
    sag = (
        bedoemt.forhold.sag
        if udsnit.grundlag.variant.antagelser.bevilling_har_relation_til_sag
        else None
    )
    synlig = next((b for b in udsnit.sager if sag is not None and b.slug == sag.slug), None)
    return Ydelsesside(
        _med_type(bedoemt),
        synlig.slug if synlig else None,
        vist_titel(synlig.forhold) if synlig else "",
        kontaktobjekt(f"kontakt/{slug}", bedoemt.kontakt),
    )


def _med_type(bedoemt: Bedoemt) -> Objekt:
    """The ydelse with its fælleskommunal type, where it was filed under one."""
    objekt, indeks = ydelsesobjekt(bedoemt), bedoemt.forhold.indeksydelse
    return replace(
        objekt, felter={**objekt.felter, "ydelse.type": indeks.ydelsestype if indeks else ""}
    )
