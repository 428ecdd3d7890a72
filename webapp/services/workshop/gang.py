"""A scenario is made by walking: which step a page of the product becomes.

A page is named by what follows the variant in its address, as a testplan names it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlite_utils import Database

from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.dansk import ejefald
from webapp.domain.workshop.scenarie import (
    FORSIDE,
    Rollebesaetning,
    Scenarie,
    Skridt,
    Skridtart,
    Variantvalg,
)
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import FindesIkkeError, find_person, load_grundlag
from webapp.services.mit_overblik.sider import find_borgerside
from webapp.services.mit_overblik.udsnit import SkjultError, load_borgerudsnit
from webapp.services.sapa.faner import faner_af
from webapp.services.sapa.hoi import STI as HOISTI

KAN_IKKE = "Den side kan ikke vises på scenen. Gå til en borgers side, og tilføj den derfra."
OM_EN_SAG = (
    Skridtart.SIDE,
    Skridtart.KONTAKT,
    Skridtart.BORGER_OG_SAGSBEHANDLER,
    Skridtart.HVORFOR,
    Skridtart.MODEL_OG_KILDE,
    Skridtart.SAGER,
    Skridtart.SAPA,
)
# What a list of sager begins as; the other lists of Mit Overblik are shown as they are.
SAGSLISTE = "sager"
# The rooms that have no page of Mit Overblik of their own.
ANDRE_RUM = frozenset({"sapa", "hvorfor"})
OBJEKTER = {"sager": "sag", "serviceydelser-og-hjaelpemidler": "ydelse"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sted:
    """Where one stands: the page's tail, both variants, and what its address says besides."""

    side: str
    a: str
    b: str
    objekt: str = ""
    rolle: str = ""
    dato: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gang:
    """What the page becomes: the step and its citizen, and what else it could be.

    `objekter` are those of hers that it can be told on, (key, name); `arter` the kinds of step
    that fit, the likeliest first. `navne`: what the two variants are called.
    """

    sted: Sted
    person: str
    navne: tuple[str, str]
    borger: Rollebesaetning | None
    skridt: Skridt
    arter: tuple[Skridtart, ...]
    objekter: tuple[tuple[str, str], ...]


def find_gang(database: Database, sted: Sted, art: str = "", objekt: str = "") -> Gang:
    """The step of the page; FindesIkkeError where the stage cannot show it.

    `art`, `objekt`: what was chosen among those that fit, empty for the likeliest.
    """
    grundlag = load_grundlag(database, sted.a)
    navne = (grundlag.variant.navn, load_grundlag(database, sted.b).variant.navn)
    match sted.side.strip("/").split("/"):
        case [""]:
            return Gang(
                sted=sted,
                person="",
                navne=navne,
                borger=None,
                skridt=Skridt(art=Skridtart.TAL, titel="Så meget flytter det i hele kommunen"),
                arter=(Skridtart.TAL, Skridtart.FORDELE, Skridtart.ULEMPER),
                objekter=(),
            )
        case ["mit-overblik", slug, *sti]:
            vej = "/".join(sti)
        case ["sapa", rolle, "borger", slug, "sager", sag, *_]:
            sted, vej = replace(sted, rolle=rolle, objekt=f"sag/{sag}"), "sapa"
        case ["sapa", rolle, "borger", slug, *fane]:
            sted, vej = replace(sted, rolle=rolle), "/".join(("sapa", *fane))
        case ["hvorfor", slug]:
            vej = "hvorfor"
        case _:
            raise FindesIkkeError(KAN_IKKE)
    return _Borgergang(database, replace(sted, objekt=objekt or sted.objekt), navne, slug).gang(
        vej, art
    )


class _Borgergang:
    """The step of a page of one citizen."""

    def __init__(self, database: Database, sted: Sted, navne: tuple[str, str], slug: str) -> None:
        self._sted = sted
        self._navne = navne
        self._person: Person = find_person(database, slug)
        grundlag = load_grundlag(database, sted.a, sted.dato, self._person)
        self._udsnit = load_borgerudsnit(database, grundlag, self._person)

    def gang(self, vej: str, art: str) -> Gang:
        """`vej`: the tail of Mit Overblik, or the room that is none of its."""
        arter = self._arter(vej)
        valgt = next((en for en in arter if en == art), arter[0])
        hendes = self._objekter(vej, valgt)
        objekt = next((en for en in hendes if en.noegle == self._noegle(vej)), None)
        objekt = objekt or (hendes[0] if hendes else None)
        sti = self._sti(vej, valgt)
        return Gang(
            sted=self._sted,
            person=self._person.borgernavn,
            navne=self._navne,
            borger=Rollebesaetning(
                navn=self._person.slug,
                person=self._person.slug,
                objekt=objekt.noegle if objekt and not sti else "",
                dato=self._sted.dato,
            ),
            skridt=Skridt(
                art=valgt,
                titel=self._titel(valgt, vej, objekt),
                borger=self._person.slug,
                rolle=self._sted.rolle,
                sti=sti,
            ),
            arter=arter,
            objekter=() if sti else tuple((en.noegle, _navn(en)) for en in hendes),
        )

    def _arter(self, vej: str) -> tuple[Skridtart, ...]:
        har_objekt = bool(self._udsnit.alle)
        if vej.partition("/")[0] == "sapa":
            foerst = Skridtart.SAPA
        elif vej == "hvorfor":
            foerst = Skridtart.HVORFOR
        elif vej == SAGSLISTE and har_objekt:
            foerst = Skridtart.SAGER
        else:
            foerst = Skridtart.SIDE
        if not har_objekt:
            return (Skridtart.SIDE,)
        return (foerst, *(en for en in OM_EN_SAG if en is not foerst))

    def _noegle(self, vej: str) -> str:
        """The object that the page is about, empty where it is about several."""
        liste, _, slug = vej.partition("/")
        if liste in OBJEKTER and slug:
            return f"{OBJEKTER[liste]}/{slug}"
        return self._sted.objekt

    def _objekter(self, vej: str, art: Skridtart) -> Sequence[Bedoemt]:
        """Hers that the step can be told on: those she sees first, the page's own kind first."""
        ydelser = vej.startswith("serviceydelser")
        # As her own lists have them, and last what she does not see.
        sete = (*self._udsnit.sager, *self._udsnit.serviceydelser)
        kendte = {en.noegle for en in sete}
        alle = [*sete, *(en for en in self._udsnit.alle if en.noegle not in kendte)]
        if art is Skridtart.SAPA:
            sager = [en for en in alle if not en.forhold.er_ydelse]
            return sorted(sager, key=lambda en: not self._ses_i_sapa(en))
        if art is Skridtart.SAGER:
            return [en for en in alle if not en.forhold.er_ydelse]
        return sorted(alle, key=lambda en: en.forhold.er_ydelse is not ydelser)

    def _ses_i_sapa(self, bedoemt: Bedoemt) -> bool:
        rolle = self._udsnit.grundlag.variant.rolle(self._sted.rolle)
        return rolle is not None and bedoemt.ses_i_sapa(rolle)

    def _sti(self, vej: str, art: Skridtart) -> str:
        """The page of Mit Overblik that the step shows as it is; empty for the object's own."""
        rum, _, fane = vej.partition("/")
        if art is Skridtart.SAPA:
            return fane if rum == "sapa" else ""
        if art is not Skridtart.SIDE:
            return ""
        if rum in ANDRE_RUM:
            return "" if self._udsnit.alle else FORSIDE
        liste, _, slug = vej.partition("/")
        return "" if liste in OBJEKTER and slug else vej or FORSIDE

    def _titel(self, art: Skridtart, vej: str, objekt: Bedoemt | None) -> str:
        fornavn = self._person.borgernavn.split()[0]
        hvad = f"»{_navn(objekt)}«" if objekt else "siden"
        if art is Skridtart.SIDE:
            return f"{ejefald(fornavn)} side: {self._sidetitel(vej, objekt) or hvad}"
        if art is Skridtart.SAPA and vej.startswith("sapa/"):
            return f"{ejefald(fornavn)} side i SAPA: {self._fanetitel(vej)}"
        return {
            Skridtart.KONTAKT: f"Hvem skal {fornavn} ringe til om {hvad}?",
            Skridtart.SAGER: f"{ejefald(fornavn)} sager",
            Skridtart.SAPA: f"{ejefald(fornavn)} sager i SAPA",
            Skridtart.BORGER_OG_SAGSBEHANDLER: f"{fornavn} og sagsbehandleren læser {hvad}",
            Skridtart.HVORFOR: f"Hvorfor ser {fornavn} det om {hvad}?",
            Skridtart.MODEL_OG_KILDE: f"Model og kilde for {hvad}",
        }[art]

    def _fanetitel(self, vej: str) -> str:
        """What the role's tab is called; its address where the role has none such."""
        sti = vej.partition("/")[2]
        rolle = self._udsnit.grundlag.variant.rolle(self._sted.rolle)
        faner = faner_af(rolle) if rolle else ()
        navne = {fane.sti: fane.navn for fane in faner} | {HOISTI: "Helhedsorienteret indsats"}
        return navne.get(sti, sti)

    def _sidetitel(self, vej: str, objekt: Bedoemt | None) -> str:
        """What the page is called; empty where the variant does not show it, or has none such.

        A page of SAPA or Hvorfor becomes that of the object, and without one her front page.
        """
        if vej.partition("/")[0] in ANDRE_RUM:
            if objekt is not None:
                return ""
            vej = ""
        try:
            return find_borgerside(self._udsnit, vej).titel
        except SkjultError:
            return ""


def _navn(bedoemt: Bedoemt) -> str:
    return bedoemt.ydelse.navn if bedoemt.forhold.er_ydelse else bedoemt.sag.titel


def nyt_af(gang: Gang, titel: str) -> Scenarie:
    """A scenario of that title with the page as its only step, under the variants of the page."""
    return Scenarie(
        slug="",
        titel=titel,
        om="",
        minutter=10,
        a=Variantvalg(slug=gang.sted.a),
        b=Variantvalg(slug=gang.sted.b),
        borgere=(gang.borger,) if gang.borger else (),
        skridt=(gang.skridt,),
    )


def med(scenarie: Scenarie, gang: Gang) -> Scenarie:
    """The scenario with the page as its last step; its citizen is added where she is not in it."""
    if gang.borger is None:
        return replace(scenarie, skridt=(*scenarie.skridt, gang.skridt))
    uden_navn = replace(gang.borger, navn="")
    samme = next((en for en in scenarie.borgere if replace(en, navn="") == uden_navn), None)
    borger = samme or replace(gang.borger, navn=_ledigt(gang.borger.navn, scenarie))
    return replace(
        scenarie,
        borgere=scenarie.borgere if samme else (*scenarie.borgere, borger),
        skridt=(*scenarie.skridt, replace(gang.skridt, borger=borger.navn)),
    )


def _ledigt(navn: str, scenarie: Scenarie) -> str:
    """The name of the citizen in the scenario, with a number where it has one of the name."""
    brugte, nummer, nyt = {en.navn for en in scenarie.borgere}, 1, navn
    while nyt in brugte:
        nummer += 1
        nyt = f"{navn}-{nummer}"
    return nyt
