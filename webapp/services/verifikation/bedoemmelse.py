"""A tester's verdict from the form to the file: what is checked, what is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version

from sqlite_utils import Database

from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.domain.verifikation.domme import Dom, Udsagn
from webapp.services.grundlag import Grundlag, find_person
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.verifikation.mangler import find_rettes
from webapp.services.verifikation.planlaegning import MAKS_NAVN, rent_navn
from webapp.store.aendringer import load_version
from webapp.store.verifikation.domme import Afgoerelse, gem_dom
from webapp.store.versioner import nyeste_version

MAKS_BEMAERKNING = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Udfyldt:
    """What stands in the form. `felt` is `<object>|<field>`; `aftryk`: of the page then."""

    dom: str = ""
    bemaerkning: str = ""
    felt: str = ""
    navn: str = ""
    rolle: str = ""
    aftryk: str = ""


@dataclass(frozen=True)
class Svar:
    """What became of a form: `fejl` by field where nothing is kept; `maskeret`: told on the way."""

    fejl: Mapping[str, str] = field(default_factory=dict)
    siden_er_aendret: bool = False
    maskeret: bool = False

    @property
    def gemt(self) -> bool:
        """True if the verdict is kept."""
        return not self.fejl and not self.siden_er_aendret


def produktversion() -> str:
    """The version of this product."""
    try:
        return version("forhaandsblik")
    except PackageNotFoundError:  # run from the source, never installed
        return "ukendt"


def bedoem(
    database: Database, grundlag: Grundlag, side: str, udfyldt: Udfyldt, nu: tuple[Udsagn, datetime]
) -> Svar:
    """Keep the verdict on the page, or say why not; `nu`: what the page says, and the time."""
    udsagn, tid = nu
    fejl = dict(_fejl(udfyldt, udsagn))
    if fejl:
        return Svar(fejl)
    if udfyldt.aftryk != udsagn.aftryk:
        return Svar(siden_er_aendret=True)
    bemaerkning = masker_cpr(udfyldt.bemaerkning.strip())
    objekt, _, felt = udfyldt.felt.partition("|")
    dom = Dom(udfyldt.dom)
    afgoerelse = Afgoerelse(
        variant=grundlag.variant.slug,
        side=side,
        dom=dom,
        navn=rent_navn(udfyldt.navn),
        rolle=rent_navn(udfyldt.rolle),
        tid=tid,
        dato=grundlag.dato,
        bemaerkning=bemaerkning,
        objekt=objekt,
        felt=felt,
        variantversion=load_version(database, grundlag.variant.slug),
        dataversion=nyeste_version(database),
        produkt=produktversion(),
        rettes=_rettes(database, grundlag, side, (objekt, felt))
        if dom is Dom.IKKE_GODKENDT
        else "",
    )
    gem_dom(database, afgoerelse, udsagn)
    skrevet = (udfyldt.navn, udfyldt.rolle, udfyldt.bemaerkning)
    return Svar(maskeret=any(masker_cpr(tekst) != tekst for tekst in skrevet))


def _fejl(udfyldt: Udfyldt, udsagn: Udsagn) -> list[tuple[str, str]]:
    fejl = []
    if udfyldt.dom not in set(Dom):
        fejl.append(("dom", "Vælg, om siden er godkendt."))
    if not udfyldt.navn.strip():
        fejl.append(("navn", "Skriv dit navn: det står ved det, du siger om siden."))
    if len(udfyldt.navn) > MAKS_NAVN:
        fejl.append(("navn", f"Navnet må højst have {MAKS_NAVN} tegn."))
    if len(udfyldt.rolle) > MAKS_NAVN:
        fejl.append(("rolle", f"Rollen må højst have {MAKS_NAVN} tegn."))
    tegn = len(udfyldt.bemaerkning)
    if tegn > MAKS_BEMAERKNING:
        tekst = (
            f"Bemærkningen har {tegn} tegn og må højst have {MAKS_BEMAERKNING}. Gør den kortere."
        )
        fejl.append(("bemaerkning", tekst))
    if not udfyldt.bemaerkning.strip() and udfyldt.dom in {
        Dom.MED_BEMAERKNINGER,
        Dom.IKKE_GODKENDT,
    }:
        fejl.append(("bemaerkning", "Skriv, hvad der er galt, så det kan rettes."))
    objekt, _, felt = udfyldt.felt.partition("|")
    if udfyldt.felt and not udsagn.har_felt(objekt, felt):
        fejl.append(("felt", "Det felt er ikke på siden. Vælg et andet, eller hele siden."))
    return fejl


def _rettes(database: Database, grundlag: Grundlag, side: str, sted: tuple[str, str]) -> str:
    dele = side.split("/")
    udsnit = None
    if dele[0] == "mit-overblik":
        udsnit = load_borgerudsnit(database, grundlag, find_person(database, dele[1]))
    return find_rettes(udsnit, side, *sted)
