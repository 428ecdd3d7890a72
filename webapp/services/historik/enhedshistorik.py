"""Changes to FK Organisation on a sag's strip: those of its unit, and the citizen's contact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from webapp.domain.fagsystem import Sag
from webapp.domain.organisation.enhedsaendring import LUKKER, Enhedsaendring, i_ord
from webapp.domain.organisation.reorganisation import find_fejl, forloeb_til, organisation_paa
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.dage import EN_DAG, flyt
from webapp.domain.vaerdier.dansk import antal, dag
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.services.bedoemmelse import Bedoemt, indekser, under_organisation
from webapp.services.grundlag import Grundlag, byg_grundlag
from webapp.services.maalinger.enhedsudfald import Udfald, borgerens_udfald
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.sammenlign.sammenlign import kontaktlinje
from webapp.services.trin.sidedele import Tidspunkt
from webapp.store.opslag import find_person

ARTER = {Udfald.BRUDT: "error", Udfald.AENDRET: "warning", Udfald.HOLDER: "success", None: "info"}


def enhedsaendringer(
    database: Database, grundlag: Grundlag, sag: Sag
) -> Iterator[tuple[date, Tidspunkt]]:
    """Each day up to the preview date on which the variant changes FK Organisation.

    What is told is the change of the unit that the sag was marked with until then, or of the one
    that the citizen is sent to in its place. The citizen is the first party that sees the sag.
    """
    slugs = dict.fromkeys(part.person for part in sag.parter if part.person)
    fundne = (find_person(database, slug) for slug in slugs)
    borgere = [borger for borger in fundne if borger is not None]
    uvirksomme = {en for en, _ in find_fejl(grundlag.opslag.organisation, _alle(grundlag))}
    dage: dict[date, list[Enhedsaendring]] = defaultdict(list)
    for aendring in _alle(grundlag):
        if aendring not in uvirksomme and aendring.dato <= grundlag.dato:
            dage[aendring.dato].append(aendring)
    for dato, dagens in dage.items():
        her = byg_grundlag(grundlag.opslag, grundlag.variant, flyt(dato, -EN_DAG))
        yield dato, _tidspunkt(dato, dagens, _stand(database, her, sag, borgere))


def enhed_paa(grundlag: Grundlag, uuid: EnhedUuid, dato: date) -> tuple[str, str]:
    """A unit's name in FK Organisation on a day, and a sentence if it was closed then."""
    organisation = organisation_paa(grundlag.opslag.organisation, _alle(grundlag), dato)
    enhed = organisation.find(uuid)
    if enhed is None:
        return f"{uuid}, som FK Organisation ikke kender", ""
    lukket = "" if enhed.er_aktiv(dato) else f" {enhed.navn} er lukket i FK Organisation den dag."
    return enhed.navn, lukket


def _alle(grundlag: Grundlag) -> tuple[Enhedsaendring, ...]:
    return grundlag.variant.reorganisation


@dataclass(frozen=True, slots=True)
class _Stand:
    """The sag as it stood when a day began. `bedoemt` None: no citizen that it is judged for."""

    grundlag: Grundlag
    maerket: EnhedUuid | None
    bedoemt: Bedoemt | None

    @property
    def enheder(self) -> set[EnhedUuid | None]:
        """The unit that the sag is marked with, and the one that its contact is read from."""
        kontakt = self.bedoemt.forhold.kontakt if self.bedoemt else None
        return {self.maerket, kontakt.enhed.uuid if kontakt and kontakt.enhed else None}


def _stand(database: Database, her: Grundlag, sag: Sag, borgere: Sequence[Person]) -> _Stand:
    indekssag = indekser(her, sag)
    ansvarlig = indekssag.ansvarlig if indekssag else None
    bedoemte = [
        en
        for borger in borgere
        for en in load_borgerudsnit(database, her, borger).alle
        if en.noegle == f"sag/{sag.slug}"
    ]
    set_ = [en for en in bedoemte if en.borger.visible]
    return _Stand(her, ansvarlig.uuid if ansvarlig else None, next(iter([*set_, *bedoemte]), None))


def _tidspunkt(dato: date, dagens: Sequence[Enhedsaendring], stand: _Stand) -> Tidspunkt:
    foer, vist = stand.bedoemt, dag(dato)
    egne = [en for en in dagens if en.enhed in stand.enheder]
    if not egne:
        hvorfor = "Sagens enhed er ikke berørt." if stand.maerket else "Sagen har intet mærke."
        tekst = f"FK Organisation: {antal(len(dagens), 'enhed ændres', 'enheder ændres')}."
        return Tidspunkt(vist, "Reorganisation", "", f"{tekst} {hvorfor}")

    def navn(uuid: EnhedUuid) -> str:
        return enhed_paa(stand.grundlag, uuid, stand.grundlag.dato)[0]

    dele = [f"{i_ord(en, navn)}." for en in egne]
    udfald = None
    if foer is not None:
        efter = under_organisation(
            byg_grundlag(stand.grundlag.opslag, stand.grundlag.variant, dato), foer
        )
        udfald = borgerens_udfald(foer, efter)
        dele.append(_kontakten(udfald, foer, efter))
    dele += _maerket(stand, egne)
    return Tidspunkt(vist, "Reorganisation", ARTER[udfald], " ".join(dele))


def _kontakten(udfald: Udfald | None, foer: Bedoemt, efter: Bedoemt) -> str:
    """What it did to the contact that the citizen meets."""
    var, er = kontaktlinje(foer.kontakt), kontaktlinje(efter.kontakt)
    match udfald:
        case None:
            return "Borgeren ser ikke sagen den dag, så det ses kun i SAPA."
        case Udfald.HOLDER:
            return f"Borgerens kontakt er den samme: {er}."
        case Udfald.AENDRET:
            return f"Borgerens kontakt var {var} og er nu {er}."
        case Udfald.BRUDT:
            blev = f"er stadig {er}" if var == er else f"var {var} og er nu {er}"
            return f"Borgerens kontakt går i stykker: den {blev}."


def _maerket(stand: _Stand, egne: Sequence[Enhedsaendring]) -> Iterator[str]:
    """Of a closed unit: that the sag keeps its mark, and who took over."""
    lukket = next((en for en in egne if en.slags in LUKKER and en.enhed == stand.maerket), None)
    if lukket is None:
        return
    organisation = stand.grundlag.opslag.organisation
    arving = forloeb_til(organisation, _alle(stand.grundlag), lukket.dato).arving(lukket.enhed)
    til = f" til {arving.navn}" if arving else ""
    yield f"Sagen beholder mærket, til den sendes igen, efter at mapningen er rettet{til}."
