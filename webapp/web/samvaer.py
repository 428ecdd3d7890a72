"""`/w/<kode>/…`: telephones that follow a workshop, and those who lead it."""

from __future__ import annotations

import io
from dataclasses import asdict, dataclass

import segno
from flask import Blueprint, Flask, current_app, jsonify, redirect, request
from flask.typing import ResponseReturnValue
from sqlite_utils import Database
from werkzeug.wrappers import Response

from webapp.domain.vaerdier.dansk import antal
from webapp.domain.workshop.scenarie import SKRIDTORD, Scenarie
from webapp.services.workshop.faellesskab import Workshop, Workshopper
from webapp.services.workshop.opstilling import load_opstilling
from webapp.services.workshop.samling import find_scenarie
from webapp.services.workshop.sidedele import Skridtside
from webapp.services.workshop.skridt import skridtside
from webapp.web.adresse import link, til_fra
from webapp.web.deltager import (
    KODEFORSOEG,
    WORKSHOPPER,
    find_workshop,
    giv_maerke,
    telefon,
    workshopper,
)
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.forsoeg import Forsoeg
from webapp.web.netvaerk import find_adresse
from webapp.web.ramme import lager, vis
from webapp.web.vaert import er_loopback, vaertsnavn

bp = Blueprint("samvaer", __name__)
# That the server was started for telephones to reach it: the address then follows the network.
TIL_TELEFONER = "workshop_til_telefoner"
SLUT = "Workshoppen er slut, eller koden er forkert. Spørg den, der viser."


@dataclass(frozen=True, slots=True, kw_only=True)
class Velkomst:
    """What the wall shows while people come: the address, the QR code, how many are here."""

    titel: str
    kode: str
    adresse: str
    naas: bool
    begynd: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lederside:
    """The leader's own window: the step with its notes, the next one, the answers, the time.

    `svar` are (choice, how many, per cent).
    """

    kode: str
    titel: str
    nr: int
    ialt: int
    skridt: Skridtside
    naeste: str
    gaaet: int
    minutter: int
    med: int
    svar: tuple[tuple[str, int, int], ...]
    scene: str


def tilmeld(app: Flask, *, til_telefoner: bool) -> None:
    """No workshop goes on yet. `til_telefoner`: the server was started for telephones."""
    app.extensions[WORKSHOPPER] = Workshopper()
    app.extensions[KODEFORSOEG] = Forsoeg()
    app.extensions[TIL_TELEFONER] = til_telefoner
    app.jinja_env.globals["tilbage_til_workshop"] = _tilbage


def _tilbage() -> str:
    """The way back from where one looks around; empty for who does not follow."""
    kode = request.args.get("foelg", "")
    return link("w", kode, foelg=None) if kode.isalnum() else ""


@bp.post("/<kommune>/workshop/<scenarie>/aabn/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def aabn(kommune: str, scenarie: str) -> ResponseReturnValue:
    """A workshop begins: its code, and the page by which the telephones come."""
    with lager().aaben(kommune) as database:
        find_scenarie(database, scenarie)
    kode = workshopper().aabn(kommune, scenarie)
    return redirect(link("w", kode, "velkommen"), 303)


@bp.get("/w/<kode>/")
@erklaer(Hvem.ALLE, Aendrer.INTET)
def foelg(kode: str) -> ResponseReturnValue:
    """Where all are: the telephone is marked, and sent to the step that is shown."""
    workshop, vent = find_workshop(kode)
    if workshop is None:
        return _slut(vent)
    trin = _trin(workshop, _scenarie(workshop), foelg=workshop.kode)
    giv_maerke(workshop)
    return redirect(trin, 303)


@bp.get("/w/<kode>/tilstand/")
@erklaer(Hvem.ALLE, Aendrer.INTET)
def tilstand(kode: str) -> ResponseReturnValue:
    """What is shown just now, for those who ask each second: 304 where nothing has changed."""
    workshop, vent = find_workshop(kode)
    if workshop is None:
        return jsonify(slut=True), (429 if vent else 410)
    workshopper().spoerger(workshop.kode, telefon())
    nu = workshop.tilstand
    svar: Response = jsonify(asdict(nu))
    svar.set_etag(str(nu.version))
    return svar.make_conditional(request)


@bp.post("/w/<kode>/stem/")
@erklaer(Hvem.ALLE, Aendrer.INTET)
def stem(kode: str) -> ResponseReturnValue:
    """An answer of a telephone that follows; a second one of it takes the place of the first."""
    workshop, vent = find_workshop(kode)
    if workshop is None:
        return _slut(vent)
    valg, skridt = (request.form.get(navn, "") for navn in ("valg", "skridt"))
    stemt = None
    with lager().aaben(workshop.kommune) as database:
        scenarie = find_scenarie(database, workshop.scenarie)
        if telefon() and valg.isdecimal() and skridt == str(_nr(workshop, scenarie)):
            muligheder = _side(database, workshop, scenarie).valg
            stemt = valg if int(valg) < len(muligheder) else None
    if stemt is not None:
        workshopper().stem(workshop.kode, telefon(), int(stemt))
        return redirect(_trin(workshop, scenarie, foelg=workshop.kode, stemt=stemt), 303)
    return redirect(_trin(workshop, scenarie, foelg=workshop.kode), 303)


@bp.post("/w/<kode>/vis/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def vis_trin(kode: str) -> ResponseReturnValue:
    """What the leader shows now, from the stage, her window, or another leader's."""
    workshop, vent = find_workshop(kode)
    if workshop is None:
        return _slut(vent)
    workshopper().vis(workshop.kode, _aendret(workshop))
    if request.form.get("fra") == "scene":
        return "", 204
    return redirect(link("w", workshop.kode, "leder"), 303)


def _aendret(workshop: Workshop) -> dict[str, object]:
    """The fields of what is shown that the form says; what it says wrongly is left as it is."""
    form, ialt = request.form, len(_scenarie(workshop).skridt)
    aendret: dict[str, object] = {}
    nr = form.get("skridt", "")
    if nr.isdecimal() and 1 <= int(nr) <= ialt:
        aendret["skridt"] = int(nr)
    if form.get("side") in {"a", "b", "begge"}:
        aendret["side"] = form["side"]
    if "peget" in form:
        aendret["peget"] = form["peget"][:200]
    if form.get("sort") in {"0", "1"}:
        aendret["sort"] = form["sort"] == "1"
    return aendret


@bp.post("/w/<kode>/luk/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def luk(kode: str) -> ResponseReturnValue:
    """The workshop is over, and its code with it."""
    workshop, vent = find_workshop(kode)
    if workshop is None:
        return _slut(vent)
    workshopper().luk(workshop.kode)
    return redirect(link(workshop.kommune, "workshop"), 303)


@bp.get("/w/<kode>/velkommen/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def velkommen(kode: str) -> ResponseReturnValue:
    """The wall while people come."""
    workshop, vent = find_workshop(kode)
    if workshop is None:
        return _slut(vent)
    rod, naas = udefra()
    scenarie = _scenarie(workshop)
    side = Velkomst(
        titel=scenarie.titel,
        kode=workshop.kode,
        adresse=f"{rod}{link('w', workshop.kode)}",
        naas=naas,
        begynd=_trin(workshop, scenarie, leder=workshop.kode),
    )
    return vis(
        "pages/workshop/velkommen.html",
        side,
        None,
        til=til_fra("w", workshop.kode),
        tilbage=link(workshop.kommune, "workshop"),
    )


@bp.get("/w/<kode>/qr/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def qr(kode: str) -> ResponseReturnValue:
    """The address of the telephones as a QR code."""
    workshop, vent = find_workshop(kode)
    if workshop is None:
        return _slut(vent)
    billede = io.BytesIO()
    adresse = f"{udefra()[0]}{link('w', workshop.kode)}"
    segno.make(adresse, micro=False).save(billede, kind="svg", scale=10, border=4)
    return Response(billede.getvalue(), content_type="image/svg+xml")


@bp.get("/w/<kode>/leder/")
@erklaer(Hvem.KODE, Aendrer.INTET)
def leder(kode: str) -> ResponseReturnValue:
    """The leader's own window, on another screen or her telephone."""
    workshop, vent = find_workshop(kode)
    if workshop is None:
        return _slut(vent)
    with lager().aaben(workshop.kommune) as database:
        scenarie = find_scenarie(database, workshop.scenarie)
        side = _side(database, workshop, scenarie)
    nu, nr = workshop.tilstand, side.nr
    naeste = scenarie.skridt[nr].art if nr < len(scenarie.skridt) else None
    return vis(
        "pages/workshop/leder.html",
        Lederside(
            kode=workshop.kode,
            titel=scenarie.titel,
            nr=nr,
            ialt=len(scenarie.skridt),
            skridt=side,
            naeste=SKRIDTORD[naeste] if naeste else "",
            gaaet=workshopper().varighed(workshop) // 60,
            minutter=scenarie.minutter,
            med=workshopper().antal_med(workshop),
            svar=_svar(side, nu.svar),
            scene=_trin(workshop, scenarie, leder=workshop.kode),
        ),
        None,
        til=til_fra("w", workshop.kode),
        tilstand=nu,
    )


def _svar(side: Skridtside, svar: tuple[int, ...]) -> tuple[tuple[str, int, int], ...]:
    """Each choice with how many chose it, and the share in per cent."""
    ialt = sum(svar)
    talt = [svar[nr] if nr < len(svar) else 0 for nr in range(len(side.valg))]
    return tuple(
        (valg, tal, round(100 * tal / ialt) if ialt else 0)
        for valg, tal in zip(side.valg, talt, strict=True)
    )


def _scenarie(workshop: Workshop) -> Scenarie:
    """What is shown, as it now is: one of the kommune's own can be changed under way."""
    with lager().aaben(workshop.kommune) as database:
        return find_scenarie(database, workshop.scenarie)


def _nr(workshop: Workshop, scenarie: Scenarie) -> int:
    """The step that is shown; the last, where the scenario has become shorter."""
    return min(workshop.tilstand.skridt, len(scenarie.skridt))


def _side(database: Database, workshop: Workshop, scenarie: Scenarie) -> Skridtside:
    opstilling = load_opstilling(database, scenarie, None)
    return skridtside(database, opstilling, _nr(workshop, scenarie))


def _trin(workshop: Workshop, scenarie: Scenarie, **hvem: str) -> str:
    """The address of the step that is shown, for one who leads or one who follows."""
    nr = str(_nr(workshop, scenarie))
    return link(workshop.kommune, "workshop", workshop.scenarie, nr, **hvem)


def udefra() -> tuple[str, bool]:
    """Where telephones reach this server, and whether they can."""
    if current_app.extensions[TIL_TELEFONER]:
        adresse = find_adresse()
        port = request.environ.get("SERVER_PORT", "")
        if adresse:
            return f"http://{adresse}:{port}", True
    return request.host_url.rstrip("/"), not er_loopback(vaertsnavn(request.host))


def _slut(vent: int) -> ResponseReturnValue:
    tekst = f"Vent {antal(vent, 'sekund', 'sekunder')}, og prøv igen." if vent else SLUT
    return vis("pages/workshop/slut.html", tekst, None), (429 if vent else 404)
