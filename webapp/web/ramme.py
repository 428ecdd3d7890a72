"""What every page stands in: the kommune's file, the preview bar, the template's context."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any, cast

from flask import current_app, render_template, request
from sqlite_utils import Database

from webapp.domain.testdata.person import Person
from webapp.domain.variant.bord import bordets_variant, er_bord
from webapp.domain.variant.variant import Variant
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag, find_person, load_grundlag, variantnavne
from webapp.services.hvorfor.hvorfor import anker
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.linje import Linje, Linjemenu, Linjestadie, Linjevalg
from webapp.services.mit_overblik.udsnit import Borgerudsnit, load_borgerudsnit
from webapp.services.opdigtet import opdigtet_note
from webapp.services.stadie import stadienote
from webapp.services.variantpar import find_modpart, par_i_orden
from webapp.store.opslag import load_kommune
from webapp.store.roller import load_rolleslugs
from webapp.store.varianter import load_varianthoveder
from webapp.web.adresse import Valg, flere, laes_valg, link
from webapp.web.job import jobdele
from webapp.web.linjevalg import Variantpar, Variantvalg, datofelt, find_valgt
from webapp.web.linkadgang import kun_med_link

HVORFOR_SAPA = ("sag/", "ydelse/")
HVORFOR_BORGER = (*HVORFOR_SAPA, "udbetaling/", "aftale/", "betaling/")


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

    One who saves gets the variant as one who looks has it, which is kept (docs/adr/0029): whether
    it is still the one that the form was made from is asked where it is saved. Raises
    FindesIkkeError where one of them is unknown.
    """
    if request.method != "POST":
        with variantside(kommune, variant) as sted:
            yield sted
        return
    with variantside(kommune, variant) as (_, grundlag):
        pass
    with lager().aaben(kommune) as database:
        yield database, grundlag


@contextmanager
def variantside(kommune: str, variant: str) -> Iterator[tuple[Database, Grundlag]]:
    """The same to make a page of, also of a form that could not be saved; not to be written to."""
    with lager().til_laesning().aaben(kommune) as database:
        yield database, load_grundlag(database, variant, laes_valg().dato)


def byg_linje(  # noqa: PLR0913 - the bar shows all of where one is
    sted: Sted,
    hale: str,
    *,
    note: str = "",
    notelink: tuple[str, str] | None = None,
    rolle: str = "",
    rollenavn: str = "",
    vis_hvorfor: bool = True,
    sammenlign_hale: str = "",
) -> Linje:
    """The preview bar of a page of one variant; `hale` is what follows the variant's slug.

    `sammenlign_hale` is the tail that Sammenlign gets, where it has no page of the same tail;
    `vis_hvorfor` is False on Hvorfor itself.
    """
    kommune, variant = sted.kommune, sted.variant
    andre_haler = _haler(sted, rolle)
    valg = Variantvalg(
        load_varianthoveder(sted.database),
        variant,
        sted.valg.mod,
        lambda slug, mod: link(kommune, slug, andre_haler.get(slug, hale), mod=mod),
    )
    sammenlign = (
        Linjevalg(
            "Sammenlign",
            link(kommune, "sammenlign", *valg.orden, sammenlign_hale or hale, mod=None),
            valgt=False,
        )
        if len(valg.orden) > 1 and not er_bord(variant)
        else None
    )
    return Linje(
        **_hvor(sted, (variant,), rolle, paa_hvorfor=not vis_hvorfor),
        **({"vist": sted.grundlag.variant.navn} if er_bord(variant) else valg.dele()),
        bord=bordlink(kommune, sted.grundlag.variant),
        person=sted.person.navn if rolle else sted.person.borgernavn,
        rolle=rollenavn,
        sammenlign=sammenlign,
        tilfoej="" if er_bord(variant) else tilfoejlink(kommune, hale, (variant, valg.mod), rolle),
        note=note,
        notelink=notelink,
        **stadiedele(sted.grundlag),
    )


def byg_sammenligningslinje(sted: Sted, andet: Sted, hale: str, rolle: str = "") -> Linje:
    """The preview bar of two pages beside each other."""
    kommune, a, b = sted.kommune, sted.variant, andet.variant
    har = next((en for en in (sted, andet) if en.grundlag.variant.rolle(rolle)), sted)
    fundet = har.grundlag.variant.rolle(rolle)
    haler = _haler(sted, rolle)

    def parret(en: str, anden: str) -> str:
        # One side with the role is enough: the other says that it has none.
        uden = en in haler and anden in haler
        return link(kommune, "sammenlign", en, anden, haler[en] if uden else hale, mod=None)

    valg = Variantpar(
        load_varianthoveder(sted.database),
        a,
        b,
        parret,
        lambda slug, mod: link(kommune, slug, haler.get(slug, hale), mod=mod),
    )
    hvor = {**_hvor(sted, ("sammenlign", a, b), rolle), "hvorfor": _hvorforvalg(har, rolle)}
    return Linje(
        **hvor,
        tilfoej=tilfoejlink(kommune, hale, (a, b), rolle),
        **valg.dele(),
        person=sted.person.borgernavn,
        rolle=fundet.navn if fundet else rolle,
        **stadiedele(sted.grundlag, andet.grundlag),
    )


def bordlink(kommune: str, variant: Variant) -> Linjevalg | None:
    """The table whose scratch copy is shown; None for a variant like any other."""
    if not er_bord(variant.slug):
        return None
    return Linjevalg(variant.navn, link(kommune, variant.slug, "bord", mod=None), valgt=False)


def tilfoejlink(kommune: str, hale: str, par: tuple[str, str], rolle: str = "") -> str:
    """Where the page is made a step of a workshop; empty for a telephone, which may only read."""
    if "foelg" in request.args:
        return ""
    objekt = request.args.get("objekt") or None
    rolle = rolle or request.args.get("rolle", "")
    a, b = par
    return link(
        *(kommune, "workshop", "tilfoej"),
        side=hale,
        a=a,
        b=b or None,
        objekt=objekt,
        rolle=rolle or None,
        mod=None,
        vis=None,
    )


def _hvor(
    sted: Sted, base: tuple[str, ...], rolle: str, *, paa_hvorfor: bool = False
) -> Mapping[str, Any]:
    """What a bar says of kommune, audience and day; `base` is what follows the kommune's slug."""
    kommune, person = sted.kommune, sted.person.slug
    sapa = tuple(
        Linjevalg(
            r.navn,
            link(kommune, *base, "sapa", r.slug, "borger", person),
            r.slug == rolle and not paa_hvorfor,
        )
        for r in sted.grundlag.variant.roller
    )
    borger = link(kommune, *base, "mit-overblik", person)
    return {
        "kommune": sted.grundlag.opslag.kommune.navn,
        **_veje_op(kommune, sted.variant),
        "borger": Linjevalg("Mit Overblik", borger, not rolle and not paa_hvorfor),
        "sapa": sapa,
        "hvorfor": _hvorforvalg(sted, rolle, valgt=paa_hvorfor),
        "dato": detaljedato(sted.grundlag.dato),
        "datofelt": datofelt(sted.grundlag.dato),
        "skjult": not sted.valg.linje,
    }


def _veje_op(kommune: str, variant: str) -> Mapping[str, str]:
    """Where the kommune and the person in a bar lead; at a table, to the table's own page.

    Whoever has the link to a table has no other page of the kommune.
    """
    if er_bord(variant):
        bord = link(kommune, variant, "bord", mod=None)
        return {"kommune_url": bord, "person_url": bord}
    return {
        "kommune_url": link(kommune, variant=variant, mod=None),
        "person_url": link(kommune, variant, "mit-overblik"),
    }


def _hvorforvalg(sted: Sted, rolle: str, *, valgt: bool = False) -> Linjevalg:
    """To Hvorfor for the audience of the page; a role has one only where the variant has it."""
    adresse = link(sted.kommune, sted.variant, "hvorfor", sted.person.slug, rolle=rolle or None)
    return Linjevalg("Hvorfor?", adresse, valgt)


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
            note.kort,
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


def byg_kommunelinje(database: Database, valg: Valg, hale: str = "", **dele: Any) -> Linje:
    """The preview bar of a page about the whole kommune, with its jobs.

    `hale` is the page as the jobs name it. `varianter` is the same page under each variant, where
    it stands under one; else the links lead to the variant in the query. `dag`: the day that can be
    changed.
    """
    kommune = load_kommune(database)
    alle = load_varianthoveder(database)
    varianter = tuple(dele.get("varianter", ()))
    # The jobs of a table's copy are those of the variant that it was made of.
    vist = dele.get("variant") or find_valgt(alle, request.args.get("variant"))
    variant = bordets_variant(vist)
    gaest = er_bord(vist) and kun_med_link()
    mod = find_modpart(variant, valg.mod, alle)
    orden = par_i_orden(variant, mod, alle)
    dag = dele.get("dag")
    egne: dict[str, Any] = {
        "par": tuple(en for en in varianter if en.valgt),
        "menuer": (Linjemenu("Vis en anden variant", varianter),) if len(varianter) > 1 else (),
    }
    navne = {felt.name for felt in fields(Linje)}
    return Linje(
        **egne
        # A group has the table alone: each job would ask it for the code.
        | ({} if gaest else jobdele(kommune.slug, (variant, mod), orden, hale))
        | {
            "kommune": kommune.navn,
            "kommune_url": link(kommune.slug, vist, "bord", mod=None)
            if gaest
            else link(kommune.slug, variant=variant or None, mod=None),
            "opdigtet": opdigtet_note(database),
            "skjult": not valg.linje,
            "dato": detaljedato(dag) if dag else "",
            "datofelt": datofelt(dag) if dag else None,
        }
        | {navn: del_ for navn, del_ in dele.items() if navn in navne}
    )


def hvorfor_af(sted: Sted, rolle: str = "") -> Callable[..., str | None]:
    """The `hvorfor` of a page: from an object to its entry on the Hvorfor page.

    With »kontakt« as the second, to the rules of its contact. A role is told of sager and ydelser.
    """
    kendte = HVORFOR_SAPA if rolle else HVORFOR_BORGER

    def hvorfor(noegle: str, del_: str = "") -> str | None:
        if not sted.valg.linje or not noegle.startswith(kendte):
            return None
        return link(
            sted.kommune,
            sted.variant,
            "hvorfor",
            sted.person.slug,
            anker=f"{del_}-{anker(noegle)}" if del_ else anker(noegle),
            rolle=rolle or None,
            objekt=noegle,
        )

    return hvorfor


def vis(skabelon: str, side: object, linje: Linje | None, **mere: Any) -> str:
    """Render a page object with the context that every template has."""
    kontekst: Mapping[str, Any] = {
        "side": side,
        "linje": linje,
        "flere": flere,
        "hvorfor": lambda *_: None,
        "person": "",
        "praefiks": "",
        # What is under test has a strip at its foot (web/tilfaelde.py); no other page has.
        "strimmel": None,
        # What the filters of SAPA's pages carry along (web/sapavalg.py); other pages have none.
        "led": None,
    }
    return render_template(skabelon, **dict(kontekst) | mere)


def rolle_i_adressen() -> str | None:
    """The role that Hvorfor was asked about, None for the first."""
    return request.args.get("rolle") or None
