"""`/<kommune>/<variant>/roller/<rolle>/`: a role and a change of it; a draft is an address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.services.aendring.felter import laes_tal
from webapp.services.aendring.gemning import VersionError
from webapp.services.aendring.vist import UsetError
from webapp.services.grundlag import FindesIkkeError
from webapp.services.roller.gemning import gem
from webapp.services.roller.nye import felter_med_nye
from webapp.services.roller.rolleside import rolleside
from webapp.web import formular
from webapp.web.adresse import link, til_fra
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.ramme import variantside, variantsted, vis
from webapp.web.undervejs import fra_kontrol, fundet, naeste_fejl, vil_videre
from webapp.web.vaerktoej import vaerktoejslinje

bp = Blueprint("rolle", __name__)
# The draft of a role with the elements that it is offered.
NYE = "nye"
FELTER = (
    "navn",
    "beskrivelse",
    "enhed",
    "adresse",
    "element",
    "fane",
    "kolonne",
    "bnavn-",
    "kle-",
    "organisation-",
    "system-",
    "foelsomhed-",
)


def laes_felter(svar: MultiDict[str, str]) -> Mapping[str, list[str]]:
    """The fields of the role's form and no others; of several values, `name[]` is `name`."""
    return {navn.removesuffix("[]"): svar.getlist(navn) for navn in svar if navn.startswith(FELTER)}


@bp.get("/<kommune>/<variant>/roller/<rolle>/")
@erklaer(Hvem.KODE, Aendrer.INTET, lang=True, foer_tal=True)
def side(kommune: str, variant: str, rolle: str) -> str:
    """The role; with `udkast`, what the typed role would do."""
    args = request.args
    if args.get("udkast") == NYE:
        with variantsted(kommune, variant) as (_, grundlag):
            typet: Mapping[str, Sequence[str]] | None = felter_med_nye(grundlag, rolle)
    else:
        typet = laes_felter(args) if args.get("udkast") else None
    return _side((kommune, variant, rolle), typet, laes_tal(args.get("version")))


def _side(
    sted: tuple[str, str, str],
    typet: Mapping[str, Sequence[str]] | None,
    siden: int | None,
    *,
    er_uset: bool = False,
) -> str:
    """The page; `sted`: kommune, variant, role; `siden`: the version that a form was made from."""
    kommune, variant, rolle = sted
    with variantside(kommune, variant) as (database, grundlag):
        return vis(
            "pages/roller/rolle.html",
            rolleside(database, grundlag, rolle, typet, siden),
            vaerktoejslinje(database, grundlag, f"roller/{rolle}"),
            til=til_fra(kommune, variant),
            gemt=request.args.get("gemt", ""),
            er_uset=er_uset,
            **fra_kontrol(database, grundlag),
        )


@bp.post("/<kommune>/<variant>/roller/<rolle>/")
@erklaer(Hvem.KODE, Aendrer.VARIANT, foer_tal=True)
def ret(kommune: str, variant: str, rolle: str) -> ResponseReturnValue:
    """Save it; with a fault, or where others saved meanwhile, show the draft again instead."""
    felter, version = laes_felter(request.form), laes_tal(request.form.get("version")) or 0
    with variantsted(kommune, variant) as (database, grundlag):
        try:
            udkast = gem(
                database=database,
                grundlag=grundlag,
                slug=rolle,
                felter=felter,
                version=version,
                vist=formular.vist(),
            )
        except FindesIkkeError:
            return redirect(link(kommune, variant, "roller", gemt="vaek", siden=version), 303)
        except UsetError:
            html = _side((kommune, variant, rolle), felter, version, er_uset=True)
            return html, formular.KOLLISION
        except VersionError:
            return _side((kommune, variant, rolle), felter, version), formular.KOLLISION
        if vil_videre() and not udkast.fejl:
            return redirect(naeste_fejl(database, grundlag), 303)
    if udkast.fejl:
        return _side((kommune, variant, rolle), felter, version), formular.UGYLDIG
    return redirect(link(kommune, variant, "roller", rolle, gemt="ja"), 303)


def udkastadresse(
    sted: tuple[str, str, str], felter: Mapping[str, Sequence[str]], version: int | None
) -> str:
    """The address of a draft of a role; `sted`: kommune, variant, role."""
    kommune, variant, rolle = sted
    adresse = link(kommune, variant, "roller", rolle, udkast="1", version=version, fund=fundet())
    # Nothing in an address is a CPR number, whatever was typed.
    rene = {navn: [masker_cpr(v) for v in vaerdier] for navn, vaerdier in felter.items()}
    return f"{adresse}&{urlencode(rene, doseq=True)}"
