"""The page of one sag, as the citizen reads it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from webapp.domain.visning.borgerblik_visning import (
    viser_journalnotater,
    vist_titel,
    viste_dokumenter,
)
from webapp.domain.visning.status import STATUS
from webapp.services import dansk
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import Objekt
from webapp.services.mit_overblik.objekter import kontaktobjekt, sagsraekke
from webapp.services.mit_overblik.sidedele import Sagsside, Trinliste
from webapp.services.mit_overblik.udsnit import Borgerudsnit, find_sag


def sagsside(udsnit: Borgerudsnit, slug: str) -> Sagsside:
    """One sag."""
    bedoemt = find_sag(udsnit, slug)
    sag, forhold = bedoemt.sag, bedoemt.forhold
    over = _synlig_oversag(udsnit, sag.hoerer_til)
    dokumenter = viste_dokumenter(forhold)
    return Sagsside(
        sag=_sagsobjekt(bedoemt, over),
        forloeb=_forloeb(bedoemt),
        trin=tuple(_trinlister(bedoemt, udsnit.grundlag.dato)),
        dokumenter=None
        if dokumenter is None
        else tuple(
            Objekt(
                f"dokument/{sag.slug}.{nr}",
                {
                    "dokument.titel": d.vist_titel,
                    "dokument.dato": dansk.listedato(d.brevdato),
                    "dokument.retning": d.retning or dansk.INGEN,
                    "dokument.type": d.slags or dansk.INGEN,
                },
            )
            for nr, d in enumerate(_nyeste(dokumenter), start=1)
        ),
        notater=_notater(bedoemt) if viser_journalnotater(forhold) else None,
        relateret_ydelse=_relateret_ydelse(udsnit, sag.slug),
        hoerer_til=over.slug if over else None,
        kontakt=kontaktobjekt(f"kontakt/{sag.slug}", bedoemt.kontakt),
    )


def _sagsobjekt(bedoemt: Bedoemt, over: Bedoemt | None) -> Objekt:
    """The sag on its own page: long dates, its number by the variant's switch, what it is under."""
    vis_nummer = bedoemt.forhold.antagelser.vis_sagsnummer
    return Objekt(
        bedoemt.noegle,
        dict(sagsraekke(bedoemt).felter)
        | {
            "sag.aendret": dansk.detaljedato(bedoemt.indekssag.aendret),
            "sag.sagsnummer": bedoemt.sag.sagsnummer if vis_nummer else "",
            "sag.hoerer_til": vist_titel(over.forhold) if over else "",
        },
    )


def _forloeb(bedoemt: Bedoemt) -> tuple[Objekt, ...]:
    """Each change of status as filed, newest first."""
    skift = [
        next(gruppe) for _, gruppe in groupby(bedoemt.indekssag.udgaver, key=lambda u: u.fremdrift)
    ]
    return tuple(
        Objekt(
            f"forloeb/{bedoemt.slug}.{nr}",
            {
                "forloeb.dato": dansk.detaljedato(udgave.fra),
                "forloeb.status": STATUS[udgave.fremdrift].mit_overblik,
            },
        )
        for nr, udgave in reversed(list(enumerate(skift, start=1)))
    )


def _trinlister(bedoemt: Bedoemt, dato: date) -> Iterable[Trinliste]:
    """The fagsystem's own named steps, gathered by day, newest day first."""
    dage = groupby(bedoemt.sag.trin, key=lambda t: t.dato)
    samlet = [(nr, dag, list(trin)) for nr, (dag, trin) in enumerate(dage, start=1)]
    for nr, dag, trin in reversed(samlet):
        if dag > dato:
            continue
        noegle = f"trin/{bedoemt.slug}.{nr}"
        yield Trinliste(
            Objekt(noegle, {"forloeb.dato": dansk.forloebsdato(dag)}),
            tuple(
                Objekt(f"{noegle}.{i}", {"forloeb.trin": t.tekst})
                for i, t in enumerate(trin, start=1)
            ),
        )


def _nyeste(ting: Sequence) -> list:  # type: ignore[type-arg]  # documents or notes, by their day
    return sorted(ting, key=lambda t: (-t.dato.toordinal(), dansk.sorteringsnoegle(t.titel)))


def _notater(bedoemt: Bedoemt) -> tuple[Objekt, ...]:
    return tuple(
        Objekt(
            f"notat/{bedoemt.slug}.{nr}",
            {"notat.titel": notat.titel, "notat.dato": dansk.listedato(notat.dato)},
        )
        for nr, notat in enumerate(_nyeste(bedoemt.forhold.journalnotater), start=1)
    )


def _relateret_ydelse(udsnit: Borgerudsnit, sag: str) -> str | None:
    """The first visible serviceydelse that is granted in the sag."""
    if not udsnit.grundlag.variant.antagelser.bevilling_har_relation_til_sag:
        return None
    return next(
        (b.slug for b in udsnit.serviceydelser if b.forhold.sag and b.forhold.sag.slug == sag), None
    )


def _synlig_oversag(udsnit: Borgerudsnit, slug: str | None) -> Bedoemt | None:
    """The sag that this one is under, only if the citizen sees it too (screens.md §2.7)."""
    return next((b for b in udsnit.sager if b.slug == slug), None)
