"""`/<kommune>/<variant>/sapa/<rolle>/…`: the caseworker's pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.visning.fordeling import Kvittering, find_kvittering
from webapp.services.linje import Linje
from webapp.services.mit_overblik.udsnit import SkjultError
from webapp.services.roller.minside import min_side
from webapp.services.sapa.bemaerkning import bemaerkningsside
from webapp.services.sapa.bruger import Bemaerkningsform, laes_bemaerkninger
from webapp.services.sapa.enhed import enhedsside
from webapp.services.sapa.faner import UdenElementError
from webapp.services.sapa.hoi import NOTE_UDSOEGNING, udsoegning
from webapp.services.sapa.hoi import STI as HOISTI
from webapp.services.sapa.journalnotat import STI as NOTATSTI
from webapp.services.sapa.journalnotat import Notatform, notatside
from webapp.services.sapa.sapa import find_rolle
from webapp.services.sapa.sider import find_sapaside, med_part, side_uden_element
from webapp.services.sapa.soegefelter import (
    FORUDVALGT,
    Soegeart,
    Soegning,
    find_fejl,
    laes_soegning,
)
from webapp.services.sapa.soegning import Soeger, find_paa_cpr, soegning
from webapp.web.adresse import BEMAERKNINGER, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.fejl import vis_skjult
from webapp.web.formular import UGYLDIG
from webapp.web.ramme import byg_linje, hvorfor_af, sted, variantsted, vis
from webapp.web.rolle import NYE
from webapp.web.sapavalg import SOEG, laes_side, med_bemaerkninger, notatlinks, sapaled
from webapp.web.tilfaelde import find_strimmel
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("sapa", __name__)
NOTE_MIN_SIDE = (
    "Sidens indhold er vores antagelse. Foretrukne står i adressen og er ikke gemt; opslag husker "
    "forhåndsvisningen ikke."
)
NOTE_BEMAERKNING = (
    "Intet bliver gemt: af bemærkningen kommer typen og dagen med i adressen, teksten ikke. "
    "Typerne er én kommunes; jeres egne står i SAPAs administration."
)
NOTE_NOTAT = (
    "Intet bliver sendt eller gemt. Ordene er slidens; hvad der sker med et for langt notat, hvem "
    "der må sende, at flere sager giver et notat hver, og sidens opbygning er vores antagelse."
)
NOTE_TITLER = (
    "Overskrift foreslår kommunens prædefinerede titler; at der også kan skrives en anden, er "
    "vores antagelse."
)
NOTE_UDEN_TITLER = "Varianten har ingen prædefinerede titler, som Overskrift kan foreslå."
NOTE_SOEGNING = (
    "Søgningens slags og felter er dem, SAPAs revisionslog nævner; sidens opbygning er vores "
    "antagelse. Alle testpersoner er aktive."
)


@bp.get("/<kommune>/<variant>/sapa/<rolle>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def soeg(kommune: str, variant: str, rolle: str) -> str:
    """SAPA's search; what is searched for stands in the address."""
    soegt = laes_soegning(request.args.get(SOEG, ""), request.args, laes_side())
    return _soeg((kommune, variant, rolle), soegt, sendt=bool(request.args.get("sendt")))


@bp.post("/<kommune>/<variant>/sapa/<rolle>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def soeg_efter(kommune: str, variant: str, rolle: str) -> ResponseReturnValue:
    """What was typed becomes an address, but for a CPR number, which leads to the person."""
    base = (kommune, variant, rolle)
    soegt = laes_soegning(request.form.get(SOEG, ""), request.form)
    fejl = find_fejl(soegt)
    # A number in the field of names is somebody's all the same.
    cpr = soegt.tekst("cpr") if "cpr" not in fejl else ""
    slug = _find_person(base, cpr or (soegt.tekst("navn") if "navn" in fejl else ""))
    if slug is not None:
        return redirect(link(*base[:2], "sapa", rolle, "borger", slug), 303)
    if fejl:
        return _soeg(base, soegt, sendt=True), UGYLDIG
    if cpr:
        return _soeg(base, soegt, sendt=True)
    felter: dict[str, str | int | None] = {
        n: None if v in FORUDVALGT else v or None for n, v in soegt.felter.items()
    }
    art = None if soegt.art is Soegeart.PERSON else str(soegt.art)
    return redirect(link(*base[:2], "sapa", rolle, anker="", soeg=art, **felter), 303)


def _find_person(base: tuple[str, str, str], cpr: str) -> str | None:
    """The slug of whose number it is; FindesIkkeError where the address names no role."""
    kommune, variant, rolle = base
    with variantsted(kommune, variant) as (database, grundlag):
        find_rolle(grundlag, rolle)
        return find_paa_cpr(database, cpr)


def _soeg(base: tuple[str, str, str], soegt: Soegning, *, sendt: bool) -> str:
    kommune, variant, rolle = base
    with variantsted(kommune, variant) as (database, grundlag):
        jobfunktion, led = find_rolle(grundlag, rolle), sapaled()
        linje = vaerktoejslinje(database, grundlag, f"sapa/{rolle}", jobfunktion.navn)
        soeger = Soeger(database, grundlag, jobfunktion, led.valg)
        side = soegning(soeger, soegt, sendt=sendt)
        linje = replace(linje, note=NOTE_SOEGNING)
        return _vis("soegning", side, linje, base, led=led, art=str(soegt.art))


@bp.get("/<kommune>/<variant>/sapa/<rolle>/min-side/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True)
def mit(kommune: str, variant: str, rolle: str) -> str:
    """SAPA's *Min side*."""
    with variantsted(kommune, variant) as (database, grundlag):
        jobfunktion, led = find_rolle(grundlag, rolle), sapaled()
        linje = vaerktoejslinje(database, grundlag, f"sapa/{rolle}/min-side", jobfunktion.navn)
        soeger = Soeger(database, grundlag, jobfunktion, led.valg)
        side = min_side(soeger, led.valg.foretrukne)
        linje = replace(linje, note=NOTE_MIN_SIDE)
        return _vis("min_side", side, linje, (kommune, variant, rolle), led=led)


@bp.get("/<kommune>/<variant>/sapa/<rolle>/hoi/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def udsoeg(kommune: str, variant: str, rolle: str) -> str:
    """HOI for staff, planned: *Udsøgning af borgere*."""
    with variantsted(kommune, variant) as (database, grundlag):
        jobfunktion = find_rolle(grundlag, rolle)
        linje = vaerktoejslinje(database, grundlag, f"sapa/{rolle}/hoi", jobfunktion.navn)
        side = udsoegning(database, grundlag, jobfunktion, nr=laes_side())
        linje = replace(linje, note=NOTE_UDSOEGNING)
        strimmel = find_strimmel(database, grundlag, f"sapa/{rolle}/{HOISTI}")
        base = (kommune, variant, rolle)
        return _vis("udsoegning", side, linje, base, led=sapaled(), strimmel=strimmel)


@bp.get("/<kommune>/<variant>/sapa/<rolle>/borger/<person>/bemaerkning/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def bemaerkning(kommune: str, variant: str, rolle: str, person: str) -> ResponseReturnValue:
    """The dialog of a tværgående bemærkning."""
    return _bemaerkning((kommune, variant, rolle), person, Bemaerkningsform())


@bp.post("/<kommune>/<variant>/sapa/<rolle>/borger/<person>/bemaerkning/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def skriv_bemaerkning(kommune: str, variant: str, rolle: str, person: str) -> ResponseReturnValue:
    """What SAPA would show of it: nothing is saved, and the text stands on this answer alone."""
    felter = (" ".join(request.form.get(navn, "").split()) for navn in ("type", "tekst", "til"))
    return _bemaerkning((kommune, variant, rolle), person, Bemaerkningsform(*felter), sendt=True)


def _bemaerkning(
    base: tuple[str, str, str], person: str, form: Bemaerkningsform, *, sendt: bool = False
) -> ResponseReturnValue:
    kommune, variant, rolle = base
    with sted(kommune, variant, person) as her:
        jobfunktion, led = find_rolle(her.grundlag, rolle), sapaled(her.grundlag.dato)
        har = len(laes_bemaerkninger(request.args.get(BEMAERKNINGER, ""))) if sendt else None
        side = bemaerkningsside(her.person, jobfunktion, form, her.grundlag.dato, har)
        linje = byg_linje(
            her,
            f"sapa/{rolle}/borger/{person}",
            rolle=rolle,
            rollenavn=jobfunktion.navn,
            note=NOTE_BEMAERKNING,
        )
        nye = med_bemaerkninger(ny=side.ny) if side.ny else None
        hertil = {BEMAERKNINGER: nye} if nye else {}
        tilbage = link(kommune, variant, "sapa", rolle, "borger", person, anker="", **hertil)
        html = _vis(
            "bemaerkning",
            replace(side, hoved=med_part(side, her.person, led.valg).hoved),
            linje,
            base,
            person=person,
            led=led,
            tilbage=tilbage,
        )
        return (html, UGYLDIG) if side.fejl else html


@bp.get("/<kommune>/<variant>/sapa/<rolle>/borger/<person>/journalnotat/", defaults={"sag": ""})
@bp.get("/<kommune>/<variant>/sapa/<rolle>/borger/<person>/sager/<sag>/journalnotat/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def journalnotat(
    kommune: str, variant: str, rolle: str, person: str, sag: str
) -> ResponseReturnValue:
    """The dialog *Send journalnotat*, from a sag or from the person."""
    return _journalnotat((kommune, variant, rolle), person, sag, None)


@bp.post("/<kommune>/<variant>/sapa/<rolle>/borger/<person>/journalnotat/", defaults={"sag": ""})
@bp.post("/<kommune>/<variant>/sapa/<rolle>/borger/<person>/sager/<sag>/journalnotat/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def send_journalnotat(
    kommune: str, variant: str, rolle: str, person: str, sag: str
) -> ResponseReturnValue:
    """A receipt that says that nothing was sent; the text stands in no address and no file."""
    felter = request.form
    form = Notatform(
        overskrift=" ".join(felter.get("overskrift", "").split()),
        indhold=felter.get("indhold", ""),
        sager=frozenset(navn.removeprefix("sag-") for navn in felter if navn.startswith("sag-")),
        kvittering=find_kvittering(felter.get("kvittering", Kvittering.ACCEPTERET.kode)),
    )
    return _journalnotat((kommune, variant, rolle), person, sag, form)


def _journalnotat(
    base: tuple[str, str, str], person: str, sag: str, sendt: Notatform | None
) -> ResponseReturnValue:
    kommune, variant, rolle = base
    hertil = ("sager", sag) if sag else ()
    with sted(kommune, variant, person) as her:
        jobfunktion, led = find_rolle(her.grundlag, rolle), sapaled(her.grundlag.dato)
        borgeren = "/".join(("sapa", rolle, "borger", person, *hertil))
        hale = f"{borgeren}/{NOTATSTI}"
        linje = byg_linje(her, borgeren, rolle=rolle, rollenavn=jobfunktion.navn)
        try:
            side = notatside(
                her.udsnit(), jobfunktion, sag or None, sendt or Notatform(), sendt=bool(sendt)
            )
        except SkjultError as fejl:
            return vis_skjult(str(fejl), linje, "Rollen ser det ikke")
        html = _vis(
            "journalnotat",
            med_part(side, her.person, led.valg),
            replace(linje, **_om_titler(kommune, variant, har=bool(side.titler))),
            base,
            person=person,
            led=led,
            strimmel=None if sendt else find_strimmel(her.database, her.grundlag, hale),
            **notatlinks(til_fra(kommune, variant, "sapa", rolle), person, sag),
        )
        return (html, UGYLDIG) if side.fejl else html


def _om_titler(kommune: str, variant: str, *, har: bool) -> Mapping[str, Any]:
    """What the bar says of the dialog, and the way to the headings that it suggests."""
    note = f"{NOTE_NOTAT} {NOTE_TITLER if har else NOTE_UDEN_TITLER}"
    hvad = "Ret de prædefinerede titler" if har else "Skriv prædefinerede titler"
    return {"note": note, "notelink": (hvad, link(kommune, variant, "sapavalg", "titler"))}


@bp.get("/<kommune>/<variant>/sapa/<rolle>/borger/<person>/", defaults={"sti": ""})
@bp.get("/<kommune>/<variant>/sapa/<rolle>/borger/<person>/<path:sti>/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True)
def borger(kommune: str, variant: str, rolle: str, person: str, sti: str) -> ResponseReturnValue:
    """Overblik, the other tabs of a person, and what opens from them."""
    with sted(kommune, variant, person) as her:
        jobfunktion = find_rolle(her.grundlag, rolle)
        led = sapaled(her.grundlag.dato)
        hale = f"sapa/{rolle}/borger/{person}/{sti}".rstrip("/")
        try:
            fundet = find_sapaside(her.database, her.udsnit(), jobfunktion, sti, led.valg)
        except UdenElementError as fejl:
            mangler = tuple(map(str, fejl.elementer))
            fundet = side_uden_element(her.udsnit(), jobfunktion, sti, mangler, led.valg)
        except SkjultError as fejl:
            linje = byg_linje(her, hale, rolle=rolle, rollenavn=jobfunktion.navn)
            return vis_skjult(str(fejl), linje, "Rollen ser det ikke")
        linje = byg_linje(
            her,
            hale,
            rolle=rolle,
            rollenavn=jobfunktion.navn,
            note=fundet.note,
            notelink=_om_rollen(kommune, variant, jobfunktion) if fundet.om_rollen else None,
        )
        return _vis(
            fundet.skabelon,
            fundet.side,
            linje,
            (kommune, variant, rolle),
            hvorfor=hvorfor_af(her, rolle),
            person=person,
            strimmel=find_strimmel(her.database, her.grundlag, hale),
            led=led,
        )


def _om_rollen(kommune: str, variant: str, rolle: Jobfunktionsrolle) -> tuple[str, str]:
    """The way to what the role's view has, or to what the elements that it is offered would do."""
    if rolle.tilbudt:
        sti = link(kommune, variant, "roller", rolle.slug, udkast=NYE)
        return "Se, hvad rollen får med dem, og tag dem med", sti
    sti = link(kommune, variant, "roller", rolle.slug, anker="visning")
    return "Vælg elementer under Roller i SAPA", sti


@bp.get("/<kommune>/<variant>/sapa/<rolle>/enheder/<uuid>/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True)
def enhed(kommune: str, variant: str, rolle: str, uuid: str) -> str:
    """A unit as FK Organisation has it."""
    with variantsted(kommune, variant) as (database, grundlag):
        navn = find_rolle(grundlag, rolle).navn
        linje = vaerktoejslinje(database, grundlag, f"sapa/{rolle}/enheder/{uuid}", navn)
        return _vis(
            "enhed", enhedsside(grundlag, uuid), linje, (kommune, variant, rolle), led=sapaled()
        )


def _vis(
    skabelon: str, side: object, linje: Linje, base: tuple[str, str, str], **mere: object
) -> str:
    kommune, variant, rolle = base
    til = til_fra(kommune, variant, "sapa", rolle)
    return vis(f"pages/sapa/{skabelon}.html", side, linje, til=til, **mere)
