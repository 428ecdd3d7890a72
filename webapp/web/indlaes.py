"""`/indlaes/` and `/<kommune>/indlaes/`: load files, see the report first, look after a kommune."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import cast

from flask import Blueprint, Response, current_app, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage
from werkzeug.wsgi import FileWrapper

from webapp.domain.vaerdier.dato import find_dato
from webapp.domain.vaerdier.identifikation import Cvr, UgyldigIdentifikationError, masker_cpr
from webapp.services.aendring.felter import SENEST, TIDLIGST, laes_tal
from webapp.services.grundlag import FindesIkkeError
from webapp.services.hjemtagning.eksport import SKABELON
from webapp.services.hjemtagning.eksport import tom_skabelon as skabelon
from webapp.services.indlaes.indlaes import IndlaesningError
from webapp.services.indlaes.rapport import som_xlsx
from webapp.services.kommuner import arbejdsrum
from webapp.services.kommuner.kommuner import tjek_navn
from webapp.services.modtagelse.modtagelse import Modtagelse
from webapp.store.verifikation.domme import tael_domme
from webapp.web.adresse import laes_valg, link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.genbrug import sidelager
from webapp.web.ramme import byg_kommunelinje, lager, vis

FORKERT_CVR = (
    "CVR-nummeret {} kan ikke være rigtigt: det sidste ciffer passer ikke med de andre "
    "(modulus 11). Se efter, om et tal er tastet forkert. En opdigtet kommune kan have otte ens "
    "cifre, fx 11111111."
)

bp = Blueprint("indlaes", __name__)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
INGEN_FILER = "Vælg mindst én fil."
EN_DEL = 1 << 20  # so many bytes of a kommune's file are sent at a time
SEKUNDER_MELLEM_OPSLAG = 1  # how often the page of a running import is fetched again


def modtagelse() -> Modtagelse:
    """The uploads of this app."""
    return cast("Modtagelse", current_app.extensions["modtagelse"])


@bp.get("/indlaes/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def ny() -> str:
    """A kommune that is not there yet."""
    return _vis_ny("", {})


@bp.post("/indlaes/")
@erklaer(Hvem.KODE, Aendrer.INSTALLATION)
def ny_post() -> ResponseReturnValue:
    """Take the files of a new kommune; 422 and the form again where something is missing."""
    modtagelse().ryd_op()
    try:
        slug, filer = _laes_ny()
    except IndlaesningError as fejl:
        return _vis_ny(str(fejl), request.form), fejl.kode
    return redirect(link(slug, "indlaes", modtagelse().tag_imod(slug, filer)), 303)


@bp.get("/indlaes/skabelon.xlsx")
@erklaer(Hvem.KODE, Aendrer.INTET)
def tom_skabelon() -> Response:
    """An empty workbook of our own sheets, with a guide."""
    return _fil(skabelon(), XLSX, SKABELON)


@bp.get("/<kommune>/indlaes/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def side(kommune: str) -> str:
    """What is loaded, its versions, and the forms."""
    modtagelse().ryd_op()
    return _vis_side(kommune)


@bp.post("/<kommune>/indlaes/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def side_post(kommune: str) -> ResponseReturnValue:
    """Take files for the kommune, and go on to the report."""
    with lager().aaben(kommune):
        filer = _laes_filer()
    if not filer:
        return _vis_side(kommune, INGEN_FILER), 422
    variant = request.form.get("variant") or None
    try:
        tjek_navn(variant or "")
    except IndlaesningError as fejl:
        return _vis_side(kommune, str(fejl)), 422
    return redirect(link(kommune, "indlaes", modtagelse().tag_imod(kommune, filer, variant)), 303)


@bp.get("/<kommune>/indlaes/<id_>/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def rapport(kommune: str, id_: str) -> ResponseReturnValue:
    """The report, what went wrong, or what is going on; the receipt once it is loaded."""
    tilstand = modtagelse().tilstand(id_, kommune)
    if tilstand.indlaest is not None:
        return redirect(link(kommune, "indlaes", version=tilstand.indlaest), 303)
    til = til_fra(kommune, "indlaes", id_)
    tilbage = link(kommune, "indlaes") if lager().findes(kommune) else link("indlaes")
    side = vis("pages/indlaes/rapport.html", tilstand, None, til=til, tilbage=tilbage)
    svar = Response(side, tilstand.kode)
    if tilstand.arbejder:
        svar.headers["Refresh"] = str(SEKUNDER_MELLEM_OPSLAG)
    return svar


@bp.post("/<kommune>/indlaes/<id_>/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def rapport_post(kommune: str, id_: str) -> ResponseReturnValue:
    """*Indlæs* or *Fortryd*."""
    if request.form.get("knap") == "indlaes":
        modtagelse().indlaes(id_, kommune, laes_tal(request.form.get("version")) or 0)
        return redirect(link(kommune, "indlaes", id_), 303)
    modtagelse().fortryd(id_, kommune)
    return redirect(link(kommune, "indlaes") if lager().findes(kommune) else link(), 303)


@bp.get("/<kommune>/indlaes/<id_>/rapport.xlsx")
@erklaer(Hvem.KODE, Aendrer.INTET)
def rapport_xlsx(kommune: str, id_: str) -> Response:
    """The report as a workbook."""
    fundet = modtagelse().tilstand(id_, kommune).rapport
    if fundet is None:
        raise FindesIkkeError("Rapporten er ikke færdig endnu.")
    return _fil(som_xlsx(fundet), XLSX, f"rapport-{kommune}.xlsx")


@bp.post("/<kommune>/indlaes/omdoeb/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def omdoeb(kommune: str) -> ResponseReturnValue:
    """Another name."""
    try:
        arbejdsrum.omdoeb(lager(), kommune, request.form.get("navn", ""))
    except IndlaesningError as fejl:
        return _vis_side(kommune, str(fejl)), fejl.kode
    return redirect(link(kommune, "indlaes"), 303)


@bp.post("/<kommune>/indlaes/kopier/")
@erklaer(Hvem.KODE, Aendrer.INSTALLATION)
def kopier(kommune: str) -> ResponseReturnValue:
    """A copy under another name."""
    try:
        slug = arbejdsrum.kopier(lager(), kommune, request.form.get("navn", ""))
    except IndlaesningError as fejl:
        return _vis_side(kommune, str(fejl)), fejl.kode
    return redirect(link(slug), 303)


@bp.post("/<kommune>/indlaes/tilbage/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def tilbage(kommune: str) -> ResponseReturnValue:
    """Back to the files of a version."""
    tekst = request.form.get("version", "")
    nr = laes_tal(tekst) or 0
    try:
        ny_version = arbejdsrum.gaa_tilbage(lager(), kommune, nr)
    except IndlaesningError as fejl:
        return _vis_side(kommune, str(fejl)), fejl.kode
    return redirect(link(kommune, "indlaes", version=ny_version), 303)


@bp.get("/<kommune>/indlaes/hent/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def hent(kommune: str) -> Response:
    """The kommune as one file, sent in parts and removed when it is sent or nobody waits for it."""
    navn = f"{kommune}-{datetime.now(UTC).date().isoformat()}.db"
    with ExitStack() as oprydning:
        kopi = oprydning.enter_context(arbejdsrum.som_fil(lager(), kommune))
        aaben = oprydning.enter_context(kopi.open("rb"))
        svar = _fil(FileWrapper(aaben, EN_DEL), "application/vnd.sqlite3", navn)
        svar.content_length = kopi.stat().st_size
        svar.call_on_close(oprydning.pop_all().close)
    return svar


@bp.get("/<kommune>/indlaes/nulstil/")
@bp.get("/<kommune>/indlaes/slet/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def bekraeft(kommune: str) -> str:
    """Ask before everything is reset or deleted."""
    fundet = arbejdsrum.indlaesside(lager(), kommune)
    hvad = "slet" if request.path.endswith("/slet/") else "nulstil"
    if hvad == "nulstil" and not fundet.oprindelse:
        raise FindesIkkeError("Kommunen er ikke dannet af et eksempel og kan ikke nulstilles.")
    til = til_fra(kommune, "indlaes")
    kommunens = til_fra(kommune)
    return vis(
        "pages/indlaes/bekraeft.html",
        fundet,
        None,
        til=til,
        hvad=hvad,
        domme=_domme(kommune),
        kommunens=kommunens,
    )


@bp.post("/<kommune>/indlaes/slet/")
@erklaer(Hvem.KODE, Aendrer.INSTALLATION)
def slet(kommune: str) -> ResponseReturnValue:
    """Delete the kommune."""
    arbejdsrum.slet(lager(), kommune)
    sidelager().glem()
    return redirect(link(), 303)


@bp.post("/<kommune>/indlaes/nulstil/")
@erklaer(Hvem.KODE, Aendrer.KOMMUNE)
def nulstil(kommune: str) -> ResponseReturnValue:
    """Make the kommune anew of its seed."""
    arbejdsrum.nulstil(lager(), kommune)
    return redirect(link(kommune), 303)


def _laes_ny() -> tuple[str, dict[str, bytes]]:
    """Slug and files of a new kommune; IndlaesningError that says what is missing."""
    navn = " ".join(request.form.get("navn", "").split())
    slug = arbejdsrum.ny_slug(lager(), navn)
    filer = _laes_filer()
    if not filer:
        raise IndlaesningError(INGEN_FILER)
    try:
        cvr = Cvr("".join(request.form.get("cvr", "").split()))
    except UgyldigIdentifikationError as fejl:
        raise IndlaesningError(f"{fejl} Skriv kommunens CVR-nummer.") from fejl
    if not cvr.kan_vaere_rigtigt:
        raise IndlaesningError(FORKERT_CVR.format(cvr))
    dato = find_dato(request.form.get("dato", ""))
    if dato is None:
        raise IndlaesningError("Skriv datoen, som siderne skal vises pr.")
    if not TIDLIGST <= dato <= SENEST:
        raise IndlaesningError(
            f"Datoen, som siderne skal vises pr., skal ligge mellem {TIDLIGST.year} og "
            f"{SENEST.year}."
        )
    return slug, filer | arbejdsrum.stamdatafil(navn, str(cvr), dato)


def _laes_filer() -> dict[str, bytes]:
    """The files of this request by name; two of one name are told apart."""
    filer: dict[str, bytes] = {}
    for fil in request.files.getlist("filer"):
        navn = _filnavn(fil)
        if navn:
            filer[navn if navn not in filer else f"{len(filer)}-{navn}"] = fil.read()
    return filer


def _filnavn(fil: FileStorage) -> str:
    """The name without a folder; browsers of old sent one."""
    return (fil.filename or "").replace("\\", "/").rsplit("/", 1)[-1].strip()


def _vis_ny(fejl: str, felter: Mapping[str, str]) -> str:
    side = arbejdsrum.NyKommune(
        masker_cpr(felter.get("navn", "")),
        felter.get("cvr", ""),
        felter.get("dato", datetime.now(UTC).date().isoformat()),
        fejl,
    )
    til = til_fra("indlaes")
    return vis("pages/indlaes/ny.html", side, None, til=til, forkert_cvr=FORKERT_CVR)


def _vis_side(kommune: str, fejl: str = "") -> str:
    tekst = request.args.get("version", "")
    nr = laes_tal(tekst)
    fundet = arbejdsrum.indlaesside(lager(), kommune, nr, fejl)
    with lager().aaben(kommune) as database:
        linje = byg_kommunelinje(database, laes_valg(), "indlaes")
    til = til_fra(kommune, "indlaes")
    return vis("pages/indlaes/kommune.html", fundet, linje, til=til, domme=_domme(kommune))


def _domme(kommune: str) -> int:
    """How many verdicts of testers the kommune's file holds."""
    with lager().aaben(kommune) as database:
        return sum(tael_domme(database).values())


def _fil(indhold: bytes | Iterable[bytes], type_: str, navn: str) -> Response:
    svar = Response(indhold, mimetype=type_)
    svar.headers["Content-Disposition"] = f'attachment; filename="{navn}"'
    return svar
