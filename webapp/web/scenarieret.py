"""`/<kommune>/workshop/…`: scenarios of one's own: made by walking, changed, taken home, loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from flask import Blueprint, Response, redirect, request
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import med_stort
from webapp.domain.vaerdier.dato import laes_iso
from webapp.domain.workshop.scenarie import (
    SKRIDTORD,
    Scenarie,
    Skridt,
    Skridtart,
    Variantvalg,
)
from webapp.importers.scenarie.skriver import skriv_scenarie
from webapp.services.aendring.felter import laes_tal
from webapp.services.grundlag import FindesIkkeError, variantnavne
from webapp.services.variantpar import find_modpart
from webapp.services.workshop.egne import (
    ScenarieError,
    find_eget,
    gem,
    kraev_eget,
    laes_fil,
    load_egne,
    opret,
)
from webapp.services.workshop.gang import Gang, Sted, find_gang, med, nyt_af
from webapp.services.workshop.redigering import (
    Udkast,
    laes_udkast,
    redigeringsside,
    som_gemt,
)
from webapp.services.workshop.samling import find_scenarie, medfoelgende
from webapp.store.aendringer import VersionError
from webapp.store.scenarier import fortryd_scenarie, slet_scenarie
from webapp.store.varianter import load_varianthoveder
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.formular import KOLLISION, UGYLDIG
from webapp.web.ramme import byg_kommunelinje, lager, vis

bp = Blueprint("scenarieret", __name__)
NYT = "Nyt scenarie"
# Digits of the largest whole number that SQLite has.
LAENGSTE_TAELLER = 20


@bp.get("/<kommune>/workshop/tilfoej/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def tilfoej(kommune: str) -> ResponseReturnValue:
    """The page that one came from, as a step: what it is to show, and in which scenario."""
    with lager().aaben(kommune) as database:
        if not request.args.get("a"):  # from no page at all
            return redirect(link(kommune, "workshop"))
        return _tilfoejside(database, kommune)


@bp.post("/<kommune>/workshop/tilfoej/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def laeg_til(kommune: str) -> ResponseReturnValue:
    """Add it, last; a scenario that is not there yet is made with it as its only step."""
    with lager().aaben(kommune) as database:
        gang = _ordlagt(_gang(database))
        slug = request.form.get("scenarie", "")
        try:
            if slug:
                nr = _i_et_kendt(database, slug, gang)
            else:
                titel = request.form.get("navn", "").strip()
                slug, nr = opret(database, nyt_af(gang, titel), _optagne()), 1
        except ScenarieError as fejl:
            return _tilfoejside(database, kommune, fejl), UGYLDIG
        except VersionError:
            return _tilfoejside(database, kommune, ScenarieError((), IMENS)), KOLLISION
    return redirect(_ret(kommune, slug, nr, gemt="tilfoejet"), 303)


IMENS = "Scenariet blev gemt et andet sted imens. Tryk igen, så kommer skridtet med."


def _i_et_kendt(database: Database, slug: str, gang: Gang) -> int:
    eget = kraev_eget(database, slug)
    if eget.scenarie is None:
        raise ScenarieError(eget.fund)
    nyt = med(eget.scenarie, gang)
    gem(database, eget, nyt, eget.version, f"»{gang.skridt.titel}« er lagt til")
    return len(nyt.skridt)


def _ordlagt(gang: Gang) -> Gang:
    """With the words that were typed."""
    form = request.form
    skridt = replace(
        gang.skridt,
        titel=form.get("titel", "").strip(),
        se=form.get("se", "").strip(),
        noter=form.get("noter", "").strip(),
    )
    return replace(gang, skridt=skridt)


def _gang(database: Database) -> Gang:
    """The page that the address, or the form, names."""
    valgt = request.values
    alle = load_varianthoveder(database)
    a = valgt.get("a", "")
    return find_gang(
        database,
        Sted(
            side=valgt.get("side", ""),
            a=a,
            b=valgt.get("b") or find_modpart(a, None, alle) or a,
            objekt=valgt.get("objekt", ""),
            rolle=valgt.get("rolle", ""),
            dato=_dato(valgt.get("dato", "")),
        ),
        valgt.get("art", ""),
    )


def _dato(tekst: str) -> date | None:
    return laes_iso(tekst) if tekst else None


def _tilfoejside(database: Database, kommune: str, fejl: ScenarieError | None = None) -> str:
    gang = _gang(database)
    if fejl is not None:
        gang = _ordlagt(gang)
    return vis(
        "pages/workshop/tilfoej.html",
        gang,
        byg_kommunelinje(database, laes_valg(), "workshop"),
        til=til_fra(kommune),
        ord_af=[(str(art), med_stort(SKRIDTORD[art])) for art in gang.arter],
        egne=[(en.slug, en.titel) for en in load_egne(database) if en.scenarie],
        valgt=request.values.get("scenarie"),
        navn=request.form.get("navn", NYT),
        fejl=_fejltekster(fejl),
        tilbage=_tilbage(kommune, gang),
    )


def _tilbage(kommune: str, gang: Gang) -> str:
    sted = gang.sted
    base = (sted.a,) if sted.side.strip("/") else ("sammenlign", sted.a, sted.b)
    dato = sted.dato.isoformat() if sted.dato else None
    return link(kommune, *base, sted.side.strip("/"), dato=dato)


def _fejltekster(fejl: ScenarieError | None) -> list[str]:
    if fejl is None:
        return []
    return [f"{et.tekst} {et.ventet}" for et in fejl.fund] or [str(fejl)]


@bp.get("/<kommune>/workshop/nyt/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def nyt(kommune: str) -> str:
    """A new scenario: empty, or a copy of one of the others (`af`)."""
    with lager().aaben(kommune) as database:
        return _nytside(database, kommune)


@bp.post("/<kommune>/workshop/nyt/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def lav(kommune: str) -> ResponseReturnValue:
    """Make it."""
    with lager().aaben(kommune) as database:
        try:
            nyt = _grund(database, request.form.get("af", ""))
            titel = request.form.get("titel", "").strip()
            slug = opret(database, replace(nyt, titel=titel), _optagne())
        except ScenarieError as fejl:
            return _nytside(database, kommune, fejl), UGYLDIG
    return redirect(_ret(kommune, slug, gemt="lavet"), 303)


def _grund(database: Database, af: str) -> Scenarie:
    if af:
        return find_scenarie(database, af)
    slugs = [*variantnavne(database), ""]
    a = slugs[0]
    return Scenarie(
        slug="",
        titel=NYT,
        om="",
        minutter=10,
        a=Variantvalg(slug=a),
        b=Variantvalg(slug=find_modpart(a, None, load_varianthoveder(database)) or a),
        borgere=(),
        skridt=(Skridt(art=Skridtart.TEKST, titel="Hvad handler det om?"),),
    )


def _nytside(database: Database, kommune: str, fejl: ScenarieError | None = None) -> str:
    af = request.values.get("af", "")
    grund = _grund(database, af)
    return vis(
        "pages/workshop/nyt.html",
        grund,
        byg_kommunelinje(database, laes_valg(), "workshop"),
        til=til_fra(kommune, "workshop"),
        af=af,
        titel=request.form.get("titel", f"{grund.titel} (kopi)" if af else ""),
        fejl=_fejltekster(fejl),
    )


@bp.get("/<kommune>/workshop/indlaes/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def indlaes(kommune: str) -> str:
    """Where a scenario that was taken home is loaded again."""
    with lager().aaben(kommune) as database:
        return _indlaesside(database, kommune)


@bp.post("/<kommune>/workshop/indlaes/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def laes_ind(kommune: str) -> ResponseReturnValue:
    """Load it as a scenario of its own; a file with a fault gives none."""
    fil = request.files.get("fil")
    navn = (fil.filename or "").replace("\\", "/").rsplit("/", 1)[-1] if fil else ""
    with lager().aaben(kommune) as database:
        if fil is None or not navn:
            return _indlaesside(database, kommune, ScenarieError((), "Vælg en fil.")), UGYLDIG
        try:
            slug = opret(database, laes_fil(fil.read(), navn), _optagne())
        except ScenarieError as fejl:
            return _indlaesside(database, kommune, fejl), UGYLDIG
    return redirect(_ret(kommune, slug, gemt="indlaest"), 303)


def _indlaesside(database: Database, kommune: str, fejl: ScenarieError | None = None) -> str:
    return vis(
        "pages/workshop/indlaes.html",
        fejl.fund if fejl else (),
        byg_kommunelinje(database, laes_valg(), "workshop"),
        til=til_fra(kommune, "workshop"),
        fejl=str(fejl or ""),
    )


@bp.get("/<kommune>/workshop/<scenarie>/ret/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def ret(kommune: str, scenarie: str) -> str:
    """The scenario, to be ordered and worded."""
    with lager().aaben(kommune) as database:
        eget = kraev_eget(database, scenarie)
        if eget.scenarie is None:
            find_scenarie(database, scenarie)  # says why it cannot be read
            raise FindesIkkeError(scenarie)
        siden = _version(request.args) if "siden" in request.args else None
        side = redigeringsside(database, eget, som_gemt(eget.scenarie), siden=siden)
        return _vis_ret(database, kommune, side)


@bp.post("/<kommune>/workshop/<scenarie>/ret/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def gem_rettet(kommune: str, scenarie: str) -> ResponseReturnValue:
    """Save all that is typed, and do what the button says."""
    version = _version(request.form)
    with lager().aaben(kommune) as database:
        eget = kraev_eget(database, scenarie)
        if eget.scenarie is None:
            raise FindesIkkeError("Scenariet kan ikke læses. Slet det, eller indlæs det igen.")
        udkast = laes_udkast(request.form, eget.scenarie)
        if version != eget.version:
            return _kollision(database, kommune, scenarie, udkast, version), KOLLISION
        if fund := udkast.fund():
            side = redigeringsside(database, eget, udkast, fund)
            return _vis_ret(database, kommune, side), UGYLDIG
        try:
            aendret = gem(database, eget, udkast.scenarie, version, udkast.tekst)
        except VersionError:
            return _kollision(database, kommune, scenarie, udkast, version), KOLLISION
    gemt = "ja" if aendret else "uaendret"
    return redirect(_ret(kommune, scenarie, udkast.anker, gemt=gemt), 303)


def _kollision(
    database: Database, kommune: str, scenarie: str, udkast: Udkast, version: int
) -> str:
    """What is typed, on the version that is there now."""
    nu = kraev_eget(database, scenarie)
    return _vis_ret(database, kommune, redigeringsside(database, nu, udkast, siden=version))


def _vis_ret(database: Database, kommune: str, side: object) -> str:
    return vis(
        "pages/workshop/ret.html",
        side,
        byg_kommunelinje(database, laes_valg(), "workshop"),
        til=til_fra(kommune, "workshop"),
        gemt=request.args.get("gemt", "") if request.method == "GET" else "",
        udfoldet=laes_tal(request.args.get("skridt")) or 0,
    )


@bp.post("/<kommune>/workshop/<scenarie>/fortryd/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def fortryd(kommune: str, scenarie: str) -> ResponseReturnValue:
    """The newest save is taken back."""
    version = _version(request.form)
    with lager().aaben(kommune) as database:
        kraev_eget(database, scenarie)
        try:
            fortryd_scenarie(database, scenarie, version)
        except VersionError:
            return redirect(_ret(kommune, scenarie, siden=str(version)), 303)
    return redirect(_ret(kommune, scenarie, gemt="fortrudt"), 303)


@bp.get("/<kommune>/workshop/<scenarie>/slet/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def bekraeft(kommune: str, scenarie: str) -> str:
    """Ask before it is deleted."""
    with lager().aaben(kommune) as database:
        return vis(
            "pages/workshop/slet.html",
            kraev_eget(database, scenarie),
            byg_kommunelinje(database, laes_valg(), "workshop"),
            til=til_fra(kommune, "workshop"),
        )


@bp.post("/<kommune>/workshop/<scenarie>/slet/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def slet(kommune: str, scenarie: str) -> ResponseReturnValue:
    """Delete it."""
    with lager().aaben(kommune) as database:
        kraev_eget(database, scenarie)
        slet_scenarie(database, scenarie)
    return redirect(link(kommune, "workshop", gemt="slettet"), 303)


@bp.get("/<kommune>/workshop/<scenarie>/hent/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def hent(kommune: str, scenarie: str) -> Response:
    """The scenario as a file: one's own, or one that comes with the product."""
    with lager().aaben(kommune) as database:
        eget = find_eget(database, scenarie)
        # As it is kept, also where this product cannot read it.
        tekst = eget.indhold if eget else skriv_scenarie(find_scenarie(database, scenarie))
    svar = Response(tekst, mimetype="application/toml")
    svar.headers["Content-Disposition"] = f'attachment; filename="{scenarie}.toml"'
    return svar


def _version(fra: Mapping[str, str]) -> int:
    """The version that a form was made from: the file's counter, larger than `laes_tal` reads."""
    tekst = fra.get("version") or fra.get("siden") or ""
    return int(tekst) if len(tekst) < LAENGSTE_TAELLER and tekst.isdecimal() else 0


def _optagne() -> list[str]:
    return [en.slug for en in medfoelgende()]


def _ret(kommune: str, slug: str, skridt: int = 0, **query: str) -> str:
    """Where the scenario is changed; at a step that is unfolded, where one is named."""
    anker = f"skridt-{skridt}" if skridt else ""
    return link(kommune, "workshop", slug, "ret", anker=anker, skridt=skridt or None, **query)
