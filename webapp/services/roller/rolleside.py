"""`/<kommune>/<variant>/roller/<rolle>/`: one role, what it reaches, and a change of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.fagsystem import FOELSOMHED_TEKST, Foelsomhed
from webapp.domain.roller import Jobfunktionsrolle
from webapp.domain.trin_a import naar_for_langt, trin_a_fund
from webapp.domain.trinorden import efter_eksporten
from webapp.domain.variant import Variant
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.bedoemte import klargoer
from webapp.services.roller.raekkevidde import Art, maal_roller
from webapp.services.roller.udkast import Felter, Rolleudkast, kendetegn, laes_rolle, som_felter
from webapp.services.sapa.sapa import find_rolle
from webapp.store.valg import gem_rolle

Plads = tuple[str, Foelsomhed]


class RolleAendretError(RuntimeError):
    """Somebody else saved the role since the page was made."""


@dataclass(frozen=True, slots=True)
class Raekkeviddelinje:
    """One KLE group and følsomhed: (sager, ydelser) before and after, and how many are Cura's."""

    gruppe: str
    titel: str
    foelsomhed: str
    foer: tuple[int, int]
    efter: tuple[int, int]
    fra_cura: tuple[int, int]

    @property
    def nyt(self) -> tuple[int, int]:
        """How many more it is afterwards; less than nothing where it is fewer."""
        return self.efter[0] - self.foer[0], self.efter[1] - self.foer[1]


@dataclass(frozen=True)
class Rolleretside:
    """The page. `fremtid`: the export is still to come, so `raekkevidde` goes from today to then.

    `virkning` is what a draft changes, None without one; `fund` what trin A says of the role as
    it stands in the form.
    """

    slug: str
    navn: str
    beskrivelse: str
    variantnavn: str
    dato: str
    fremtid: bool
    udkast: Rolleudkast
    er_udkast: bool
    kendt: str
    niveauer: tuple[tuple[str, str], ...]
    raekkevidde: tuple[Raekkeviddelinje, ...]
    virkning: tuple[Raekkeviddelinje, ...] | None
    fund: tuple[str, ...]
    for_langt: bool

    @property
    def ialt(self) -> tuple[int, int]:
        """All that the stored role reaches: after the export, where that is still to come."""
        return tuple(sum(linje.efter[i] for linje in self.raekkevidde) for i in (0, 1))  # type: ignore[return-value]  # two of two

    @property
    def nye(self) -> tuple[Raekkeviddelinje, ...]:
        """What it does not reach today but will after the export."""
        return tuple(linje for linje in self.raekkevidde if max(linje.nyt) > 0)


def rolleretside(
    database: Database, grundlag: Grundlag, slug: str, felter: Felter | None
) -> Rolleretside:
    """The page; `felter` as typed, None for the stored role. FindesIkkeError for an unknown one."""
    rolle = find_rolle(grundlag, slug)
    gemte = som_felter(rolle, grundlag.opslag.organisation)
    udkast = laes_rolle(grundlag, rolle, gemte if felter is None else felter)
    klargoer(database, grundlag)
    bagefter = efter_eksporten(grundlag.variant, grundlag.dato)
    fremtid = bagefter.trin != grundlag.variant.trin
    efter = _maal(database, grundlag, bagefter, rolle)
    nu = _maal(database, grundlag, grundlag.variant, rolle) if fremtid else efter
    virkning = None
    if felter is not None and not udkast.fejl:
        aendret = _maal(database, grundlag, bagefter, udkast.rolle)
        linjer = _linjer(grundlag, efter, aendret)
        virkning = tuple(linje for linje in linjer if linje.nyt != (0, 0))
    return Rolleretside(
        rolle.slug,
        rolle.navn,
        rolle.beskrivelse,
        grundlag.variant.navn,
        detaljedato(grundlag.dato),
        fremtid,
        udkast,
        felter is not None,
        kendetegn(rolle),
        tuple((str(nr), tekst) for nr, tekst in enumerate(FOELSOMHED_TEKST, start=1)),
        _linjer(grundlag, nu, efter),
        virkning,
        tuple(f"{fund.brugersystemrolle}: {fund.grund}" for fund in trin_a_fund(udkast.rolle)),
        naar_for_langt(udkast.rolle),
    )


def gem(
    database: Database, grundlag: Grundlag, slug: str, felter: Felter, kendt: str
) -> Rolleudkast:
    """Save the role if the form has no fault; RolleAendretError if it is not the one known."""
    rolle = find_rolle(grundlag, slug)
    if kendetegn(rolle) != kendt:
        raise RolleAendretError
    udkast = laes_rolle(grundlag, rolle, felter)
    if not udkast.fejl:
        gem_rolle(database, grundlag.variant.slug, udkast.rolle)
    return udkast


def _maal(
    database: Database, grundlag: Grundlag, variant: Variant, rolle: Jobfunktionsrolle
) -> Counter[Art]:
    """What one role reaches."""
    return maal_roller(database, grundlag, replace(variant, roller=(rolle,)))[rolle.slug]


def _linjer(
    grundlag: Grundlag, foer: Counter[Art], efter: Counter[Art]
) -> tuple[Raekkeviddelinje, ...]:
    samlet: dict[Plads, list[list[int]]] = {}
    for nr, maalt in enumerate((foer, efter)):
        for art, antal in maalt.items():
            tal = samlet.setdefault((art.gruppe, art.foelsomhed), [[0, 0], [0, 0], [0, 0]])
            tal[nr][art.slags == "ydelse"] += antal
            if nr and art.fra_cura:
                tal[2][art.slags == "ydelse"] += antal
    return tuple(
        Raekkeviddelinje(
            gruppe,
            grundlag.opslag.kle.titel(gruppe) or "",
            foelsomhed.tekst,
            *((sager, ydelser) for sager, ydelser in tal),
        )
        for (gruppe, foelsomhed), tal in sorted(samlet.items())
    )
