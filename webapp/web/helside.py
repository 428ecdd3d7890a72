"""`/<kommune>/workshop/<scenarie>/<skridt>/hele/<side>/…`: whole pages as a scenario changed them.

What a scenario changes in a variant is saved nowhere, and so no address of the variant shows it.
Here all of it can be walked: links lead on within the changed variant.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from sqlite_utils import Database

from webapp.domain.testdata.person import Person
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import FindesIkkeError, Grundlag, find_person, tjek_dato
from webapp.services.hvorfor.hvorfor import hvorforside
from webapp.services.linje import Linje, Linjevalg
from webapp.services.mit_overblik.sider import find_borgerside
from webapp.services.mit_overblik.udsnit import SkjultError, load_borgerudsnit
from webapp.services.sapa.enhed import enhedsside
from webapp.services.sapa.faner import UdenElementError
from webapp.services.sapa.sapa import find_rolle
from webapp.services.sapa.sider import find_sapaside, side_uden_element
from webapp.services.workshop.opstilling import Opstilling, load_opstilling, paa_dagen
from webapp.services.workshop.samling import find_scenarie
from webapp.web.adresse import laes_valg, link
from webapp.web.erklaering import Aendrer, Hvem, erklaer
from webapp.web.fejl import vis_skjult
from webapp.web.ramme import lager, rolle_i_adressen, vis
from webapp.web.sapavalg import sapaled

bp = Blueprint("helside", __name__)
UKENDT = "Scenariet har ingen side på den adresse. Gå tilbage til scenen."
NOTE = (
    "Siden vises, som scenariet »{scenarie}« har ændret {variant}: {navn}. Det er ikke gemt i "
    "nogen variant."
)
# The rooms that are walked in the changed variant; all others are those of the saved one.
RUM = frozenset({"mit-overblik", "sapa", "hvorfor"})


@bp.get("/<kommune>/workshop/<scenarie>/<int:skridt>/hele/<side>/<path:sti>/")
@erklaer(Hvem.KODE, Aendrer.INTET, ren=True)
def hele(kommune: str, scenarie: str, skridt: int, side: str, sti: str) -> ResponseReturnValue:
    """A page of Mit Overblik, of SAPA, or Hvorfor, under one side of the scenario."""
    with lager().aaben(kommune) as database:
        opstilling = load_opstilling(database, find_scenarie(database, scenarie), laes_valg().dato)
        if side not in {"a", "b"} or opstilling.a is None or opstilling.b is None:
            raise FindesIkkeError(UKENDT)
        return _Side(database, opstilling, skridt, side).vis(sti.strip("/").split("/"))


class _Side:
    """The page under one of the two."""

    def __init__(self, database: Database, opstilling: Opstilling, skridt: int, side: str) -> None:
        valgt = opstilling.a if side == "a" else opstilling.b
        if valgt is None:
            raise FindesIkkeError(UKENDT)
        self._database = database
        self._opstilling = opstilling
        self._grundlag = valgt
        self._plads = "ab".index(side)
        self._trin = (valgt.opslag.kommune.slug, "workshop", opstilling.scenarie.slug, str(skridt))
        self._base = (*self._trin, "hele", side)

    def vis(self, dele: list[str]) -> ResponseReturnValue:
        """The page at the tail of the address."""
        match dele:
            case ["mit-overblik", person, *sti]:
                return self._borger(person, "/".join(sti))
            case ["sapa", rolle, "borger", person, *sti]:
                return self._sapa(rolle, person, "/".join(sti))
            case ["sapa", rolle, "enheder", uuid]:
                til = self._til("sapa", rolle)
                side = enhedsside(self._grundlag, uuid)
                return vis("pages/sapa/enhed.html", side, self._linje(None, rolle), til=til)
            case ["hvorfor", person]:
                return self._hvorfor(person)
        raise FindesIkkeError(UKENDT)

    def _borger(self, slug: str, sti: str) -> ResponseReturnValue:
        person, grundlag = self._person(slug)
        linje = self._linje(person)
        udsnit = load_borgerudsnit(self._database, grundlag, person)
        try:
            fundet = find_borgerside(udsnit, sti, laes_valg().vis)
        except SkjultError as fejl:
            return vis_skjult(str(fejl), linje)
        return vis(
            f"pages/mit_overblik/{fundet.skabelon}.html",
            fundet.side,
            linje,
            til=self._til("mit-overblik", slug),
            hvorfor=self._hvorfor_af(slug),
            person=slug,
        )

    def _sapa(self, rolle: str, slug: str, sti: str) -> ResponseReturnValue:
        person, grundlag = self._person(slug)
        jobfunktion = find_rolle(grundlag, rolle)
        udsnit = load_borgerudsnit(self._database, grundlag, person)
        linje, led = self._linje(person, jobfunktion.navn), sapaled(grundlag.dato, frit=False)
        try:
            fundet = find_sapaside(self._database, udsnit, jobfunktion, sti, led.valg)
        except UdenElementError as fejl:
            fundet = side_uden_element(
                udsnit, jobfunktion, sti, tuple(map(str, fejl.elementer)), led.valg
            )
        except SkjultError as fejl:
            return vis_skjult(str(fejl), linje, "Rollen ser det ikke")
        return vis(
            f"pages/sapa/{fundet.skabelon}.html",
            fundet.side,
            linje,
            til=self._til("sapa", rolle),
            hvorfor=self._hvorfor_af(slug, rolle),
            person=slug,
            led=led,
        )

    def _hvorfor(self, slug: str) -> ResponseReturnValue:
        person, grundlag = self._person(slug)
        rolle = rolle_i_adressen()
        udsnit = load_borgerudsnit(self._database, grundlag, person)
        objekt = request.args.get("objekt", "")
        return vis(
            "pages/hvorfor/hvorfor.html",
            hvorforside(
                udsnit, find_rolle(grundlag, rolle) if rolle else None, laes_valg().vis, objekt
            ),
            self._linje(person),
            til=self._til(),
            flere=lambda en: link(request.path.strip("/"), vis=en.naeste, rolle=rolle),
            person=slug,
        )

    def _person(self, slug: str) -> tuple[Person, Grundlag]:
        """Her, and the variant on the day that the address asks for, else her pages' own."""
        person = find_person(self._database, slug)
        dag = tjek_dato(self._database, laes_valg().dato, person)
        return person, paa_dagen(self._database, self._grundlag, dag)

    def _til(self, *inde: str) -> Callable[..., str]:
        """Links of the page: within the changed variant, as far as it has them."""

        def til(*dele: str, anker: str = "", **query: str | int | None) -> str:
            vej = (*inde, *dele)
            base = self._base if not vej or vej[0] in RUM else (self._trin[0], self._slug)
            return link(*base, *vej, anker=anker, **query)

        return til

    @property
    def _slug(self) -> str:
        return self._opstilling.slugs[self._plads]

    def _hvorfor_af(self, person: str, rolle: str = "") -> Callable[..., str | None]:
        def hvorfor(noegle: str, _del: str = "") -> str | None:
            if not noegle.startswith(("sag/", "ydelse/")):
                return None
            til = self._til("hvorfor", person)
            return til(rolle=rolle or None, objekt=noegle)

        return hvorfor

    def _linje(self, person: Person | None, rolle: str = "") -> Linje:
        """The bar: where one is, whose page it is, and the way back to the step."""
        dele: dict[str, Any] = {}
        if person is not None:
            slug = person.slug
            dag = tjek_dato(self._database, laes_valg().dato, person)
            borger = self._til("mit-overblik", slug)()
            dele = {
                "person": person.navn if rolle else person.borgernavn,
                "person_url": borger,
                "borger": Linjevalg("Mit Overblik", borger, not rolle),
                "hvorfor": Linjevalg("Hvorfor?", self._til("hvorfor", slug)(), valgt=False),
                "dato": detaljedato(dag),
            }
        navn = self._opstilling.navne[self._plads]
        kommune = self._grundlag.opslag.kommune
        return Linje(
            kommune=kommune.navn,
            kommune_url=link(kommune.slug),
            vist=navn,
            scene=link(*self._trin),
            rolle=rolle,
            note=NOTE.format(
                scenarie=self._opstilling.scenarie.titel,
                variant=self._grundlag.variant.navn,
                navn=navn,
            ),
            skjult=not laes_valg().linje,
            **dele,
        )
