"""What every page stands in: the kommune's file, the preview bar, the template's context."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from flask import current_app, render_template, request
from sqlite_utils import Database

from webapp.domain.testdata.person import Person
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag, find_person, load_grundlag, variantnavne
from webapp.services.hvorfor.hvorfor import anker
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.linje import Linje, Linjestadie, Linjevalg
from webapp.services.mit_overblik.udsnit import Borgerudsnit, load_borgerudsnit
from webapp.services.opdigtet import opdigtet_note
from webapp.services.stadie import stadienote
from webapp.store.opslag import load_kommune
from webapp.store.roller import load_rolleslugs
from webapp.web.adresse import Valg, flere, laes_valg, link

# The variants that Sammenlign pairs a page with when it is not one of them.
STANDARDPAR = ("model-1", "model-2")


def lager() -> Kommunelager:
    """The data folder of this app: to look in where the request only asks for a page."""
    fundet = cast("Kommunelager", current_app.extensions["kommunelager"])
    return fundet if request.method == "POST" else fundet.til_laesning()


@dataclass(frozen=True)
class Sted:
    """Where a request stands: the kommune's file, one variant, one person, and the query."""

    database: Database
    grundlag: Grundlag
    person: Person
    valg: Valg

    @property
    def kommune(self) -> str:
        """Slug of the kommune."""
        return self.grundlag.opslag.kommune.slug

    @property
    def variant(self) -> str:
        """Slug of the variant."""
        return self.grundlag.variant.slug

    def udsnit(self) -> Borgerudsnit:
        """All that there is to see of the person."""
        return load_borgerudsnit(self.database, self.grundlag, self.person)

    def andet(self, variant: str) -> Sted:
        """The same place under another variant, on the same day."""
        grundlag = load_grundlag(self.database, variant, self.grundlag.dato, self.person)
        return Sted(self.database, grundlag, self.person, self.valg)


@contextmanager
def sted(kommune: str, variant: str, person: str) -> Iterator[Sted]:
    """The place that an address names; FindesIkkeError where a part of it is unknown."""
    valg = laes_valg()
    with lager().aaben(kommune) as database:
        fundet = find_person(database, person)
        yield Sted(database, load_grundlag(database, variant, valg.dato, fundet), fundet, valg)


@contextmanager
def variantsted(kommune: str, variant: str) -> Iterator[tuple[Database, Grundlag]]:
    """The kommune's file and the variant on the day that the address asks for.

    Raises FindesIkkeError where one of them is unknown.
    """
    with lager().aaben(kommune) as database:
        yield database, load_grundlag(database, variant, laes_valg().dato)


def byg_linje(  # noqa: PLR0913 - the bar shows all of where one is
    sted: Sted,
    hale: str,
    *,
    note: str = "",
    rolle: str = "",
    rollenavn: str = "",
    vis_hvorfor: bool = True,
    sammenlign_hale: str = "",
) -> Linje:
    """The preview bar of a page of one variant; `hale` is what follows the variant's slug.

    `sammenlign_hale` is the tail that Sammenlign gets, where it has no page of the same tail.
    """
    kommune, person = sted.kommune, sted.person.slug
    navne = variantnavne(sted.database)
    a, b = _par(sted.variant, navne)
    roller = sted.grundlag.variant.roller
    andre_haler = _haler(sted, rolle)
    sapa = [
        Linjevalg(
            f"SAPA: {r.navn}",
            link(kommune, sted.variant, "sapa", r.slug, "borger", person),
            r.slug == rolle,
        )
        for r in roller
    ]
    borger = Linjevalg(
        "Mit Overblik", link(kommune, sted.variant, "mit-overblik", person), not rolle
    )
    return Linje(
        kommune=sted.grundlag.opslag.kommune.navn,
        kommune_url=link(kommune),
        person=sted.person.navn if rolle else sted.person.borgernavn,
        varianter=tuple(
            Linjevalg(navn, link(kommune, slug, andre_haler.get(slug, hale)), slug == sted.variant)
            for slug, navn in navne.items()
        ),
        modtagere=(borger, *sapa),
        rolle=rollenavn,
        dato=detaljedato(sted.grundlag.dato),
        sammenlign=link(kommune, "sammenlign", a, b, sammenlign_hale or hale) if a and b else None,
        hvorfor=link(kommune, sted.variant, "hvorfor", person, rolle=rolle or None)
        if vis_hvorfor
        else None,
        note=note,
        skjult=not sted.valg.linje,
        **stadiedele(sted.grundlag),
    )


def stadiedele(*grundlag: Grundlag) -> Mapping[str, Any]:
    """What a bar says of how far its variants are."""
    return {
        "stadier": _linjestadier(*grundlag),
        "er_plan": any(g.variant.er_plan for g in grundlag),
    }


def _linjestadier(*grundlag: Grundlag) -> tuple[Linjestadie, ...]:
    """How far the variants of the page are, each with the same page on the day it is further."""
    her = request.path.strip("/")
    noter = [stadienote(g, g.variant.navn if len(grundlag) > 1 else "") for g in grundlag]
    return tuple(
        Linjestadie(
            note.tekst,
            link(her, dato=note.til.isoformat()) if note.til else "",
            detaljedato(note.til) if note.til else "",
        )
        for note in noter
        if note
    )


def _haler(sted: Sted, rolle: str) -> Mapping[str, str]:
    """The tails under the variants that do not have the role: the person's Mit Overblik."""
    if not rolle:
        return {}
    roller = load_rolleslugs(sted.database)
    mangler = (slug for slug in variantnavne(sted.database) if rolle not in roller.get(slug, ()))
    return dict.fromkeys(mangler, f"mit-overblik/{sted.person.slug}")


def byg_sammenligningslinje(sted: Sted, andet: Sted, hale: str, rolle: str = "") -> Linje:
    """The preview bar of two pages beside each other."""
    kommune, a, b = sted.kommune, sted.variant, andet.variant
    navne = variantnavne(sted.database)
    fundet = sted.grundlag.variant.rolle(rolle)
    # One side with the role is enough: the other says that it has none.
    haler = _haler(sted, rolle) if fundet is None else {}
    valg = tuple(
        Linjevalg(navn, link(kommune, "sammenlign", a, slug, haler.get(slug, hale)), slug == b)
        for slug, navn in navne.items()
        if slug != a
    )
    person = sted.person.slug
    andre = (
        Linjevalg(
            "Mit Overblik", link(kommune, "sammenlign", a, b, "mit-overblik", person), not rolle
        ),
        *(
            Linjevalg(
                f"SAPA: {r.navn}",
                link(kommune, "sammenlign", a, b, "sapa", r.slug, "borger", person),
                r.slug == rolle,
            )
            for r in sted.grundlag.variant.roller
        ),
    )
    return Linje(
        kommune=sted.grundlag.opslag.kommune.navn,
        kommune_url=link(kommune),
        person=sted.person.borgernavn,
        varianter=valg,
        modtagere=andre,
        rolle="",
        dato=detaljedato(sted.grundlag.dato),
        sammenlign=None,
        hvorfor=link(kommune, a, "hvorfor", person, rolle=fundet.slug if fundet else None),
        note=f"{navne[a]} til venstre, {navne[b]} til højre.",
        skjult=not sted.valg.linje,
        **stadiedele(sted.grundlag, andet.grundlag),
    )


def byg_kommunelinje(database: Database, valg: Valg, **dele: Any) -> Linje:
    """The preview bar of a page about the whole kommune."""
    kommune = load_kommune(database)
    return Linje(
        kommune=kommune.navn,
        kommune_url=link(kommune.slug),
        person="",
        varianter=dele.get("varianter", ()),
        modtagere=dele.get("modtagere", ()),
        rolle=dele.get("rolle", ""),
        dato=dele.get("dato", ""),
        sammenlign=dele.get("sammenlign"),
        hvorfor=None,
        note=dele.get("note", ""),
        opdigtet=opdigtet_note(database),
        skjult=not valg.linje,
        vaerktoejer=dele.get("vaerktoejer", ()),
        stadier=dele.get("stadier", ()),
        er_plan=dele.get("er_plan", False),
    )


def hvorfor_af(sted: Sted, rolle: str = "") -> Callable[[str], str | None]:
    """The `hvorfor` of a page: from an object to its entry on the Hvorfor page."""

    def hvorfor(noegle: str) -> str | None:
        if not sted.valg.linje or not noegle.startswith(("sag/", "ydelse/")):
            return None
        return link(
            sted.kommune,
            sted.variant,
            "hvorfor",
            sted.person.slug,
            anker=anker(noegle),
            rolle=rolle or None,
        )

    return hvorfor


def vis(skabelon: str, side: object, linje: Linje | None, **mere: Any) -> str:
    """Render a page object with the context that every template has."""
    kontekst: Mapping[str, Any] = {
        "side": side,
        "linje": linje,
        "flere": flere,
        "hvorfor": lambda _noegle: None,
        "person": "",
        "praefiks": "",
    }
    return render_template(skabelon, **dict(kontekst) | mere)


def _par(variant: str, navne: Mapping[str, str]) -> tuple[str, str]:
    """The variant against its natural other: model 1 against model 2, any other against model 1."""
    a, b = STANDARDPAR
    if variant == a:
        anden = b
    elif variant == b:
        return (a, b) if a in navne else ("", "")
    else:
        anden = variant
        variant = a
    return (variant, anden) if variant in navne and anden in navne else ("", "")


def rolle_i_adressen() -> str | None:
    """The role that Hvorfor was asked about, None for the first."""
    return request.args.get("rolle") or None
