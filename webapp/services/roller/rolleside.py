"""`/<kommune>/<variant>/roller/<rolle>/`: one role, what it reaches, and a change of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.fagsystem import FOELSOMHED_TEKST, Foelsomhed
from webapp.domain.variant.ikke_vist import IKKE_VIST
from webapp.domain.variant.maalgrupper import MAALGRUPPER, Maalgruppe
from webapp.domain.variant.rolleaendring import flet_rolle, rolleforskelle
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.variant.trin_a import naar_for_langt, trin_a_fund
from webapp.domain.variant.trinorden import efter_eksporten
from webapp.domain.variant.variant import Variant
from webapp.services.aendring.stand import Stand, load_stand
from webapp.services.aendring.vist import maerke
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag, kendt_for
from webapp.services.maalinger.roller import Art, maal_roller
from webapp.services.roller.formlaeser import Felter
from webapp.services.roller.gemning import enhedsnavn
from webapp.services.roller.nye import Nyhed, load_nyheder
from webapp.services.roller.udkast import Rolleudkast, laes_rolle, som_felter
from webapp.services.sapa.sapa import find_rolle
from webapp.store.aendringer import load_rolle_ved
from webapp.store.arbejde import talt

Plads = tuple[str, Foelsomhed]
NIVEAUER = tuple((str(nr), tekst) for nr, tekst in enumerate(FOELSOMHED_TEKST, start=1))


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class Rolleside:
    """The page. `fremtid`: the export is still to come, so `raekkevidde` goes from today to then.

    `virkning` and `rettelser` (in words) are what a draft changes, None and empty without one;
    `fund` is what trin A says of the role as it stands in the form. `version` is what a save is
    to be made from, and `maerke` that of the draft whose effect is shown. `er_talt` False: what it
    reaches is not counted yet, and `raekkevidde`, `virkning` and `nyhed` hold nothing.
    """

    slug: str
    navn: str
    beskrivelse: str
    variantnavn: str
    dato: str
    fremtid: bool
    stand: Stand
    version: int
    udkast: Rolleudkast
    er_udkast: bool
    maerke: str
    niveauer: tuple[tuple[str, str], ...]
    raekkevidde: tuple[Raekkeviddelinje, ...]
    rettelser: tuple[str, ...]
    virkning: tuple[Raekkeviddelinje, ...] | None
    fund: tuple[str, ...]
    for_langt: bool
    er_talt: bool = True
    nyhed: Nyhed | None = None

    @property
    def maalgrupper(self) -> tuple[Maalgruppe, ...]:
        """The work areas whose view can be put into the form."""
        return MAALGRUPPER

    @property
    def ikke_vist(self) -> tuple[tuple[str, str], ...]:
        """The elements of SAPA that the preview does not show, each with why."""
        return IKKE_VIST

    @property
    def ialt(self) -> tuple[int, int]:
        """All that the stored role reaches: after the export, where that is still to come."""
        return tuple(sum(linje.efter[i] for linje in self.raekkevidde) for i in (0, 1))  # type: ignore[return-value]  # two of two

    @property
    def nye(self) -> tuple[Raekkeviddelinje, ...]:
        """What it does not reach today but will after the export."""
        return tuple(linje for linje in self.raekkevidde if max(linje.nyt) > 0)


def rolleside(
    database: Database,
    grundlag: Grundlag,
    slug: str,
    felter: Felter | None = None,
    siden: int | None = None,
) -> Rolleside:
    """The page; `felter` as typed, None for the stored role. FindesIkkeError for an unknown one.

    `siden`: the version that the form was made from. Where others saved the role since, the page
    shows what both changed (domain/variant/rolleaendring.py), to be saved from the newest version.
    """
    rolle = find_rolle(grundlag, slug)
    stand = load_stand(database, grundlag, siden)
    udkast, version = _udkast(database, grundlag, rolle, felter, stand=stand, siden=siden)
    nyt = udkast.rolle if felter is not None and not udkast.fejl else None
    raekkevidder = talt(lambda: _raekkevidder(database, grundlag, rolle, nyt))
    raekkevidde, virkning = raekkevidder or ((), () if nyt else None)
    vist = rolle if udkast.fejl else udkast.rolle
    return Rolleside(
        slug=rolle.slug,
        navn=rolle.navn,
        beskrivelse=rolle.beskrivelse,
        variantnavn=grundlag.variant.navn,
        dato=detaljedato(grundlag.dato),
        fremtid=efter_eksporten(grundlag.variant, grundlag.dato).trin != grundlag.variant.trin,
        stand=stand,
        version=version,
        udkast=udkast,
        er_udkast=felter is not None,
        maerke=maerke(udkast.rolle),
        niveauer=NIVEAUER,
        raekkevidde=raekkevidde,
        rettelser=rolleforskelle(rolle, nyt, enhedsnavn(grundlag)) if nyt else (),
        virkning=virkning,
        fund=tuple(f"{fund.brugersystemrolle}: {fund.grund}" for fund in trin_a_fund(vist)),
        for_langt=naar_for_langt(vist),
        er_talt=raekkevidder is not None,
        nyhed=talt(lambda: _nyhed(database, grundlag, rolle))
        if felter is None and rolle.nye
        else None,
    )


def _nyhed(database: Database, grundlag: Grundlag, rolle: Jobfunktionsrolle) -> Nyhed | None:
    return next((n for n in load_nyheder(database, grundlag) if n.slug == rolle.slug), None)


def _raekkevidder(
    database: Database,
    grundlag: Grundlag,
    rolle: Jobfunktionsrolle,
    nyt: Jobfunktionsrolle | None,
) -> tuple[tuple[Raekkeviddelinje, ...], tuple[Raekkeviddelinje, ...] | None]:
    """What the role reaches, and what a draft changes in it."""
    bagefter = efter_eksporten(grundlag.variant, grundlag.dato)
    fremtid = bagefter.trin != grundlag.variant.trin
    efter = _maal(database, grundlag, bagefter, rolle)
    nu = _maal(database, grundlag, grundlag.variant, rolle) if fremtid else efter
    virkning = None
    if nyt is not None:
        linjer = _linjer(grundlag, efter, _maal(database, grundlag, bagefter, nyt))
        virkning = tuple(linje for linje in linjer if linje.nyt != (0, 0))
    return _linjer(grundlag, nu, efter), virkning


def _udkast(  # noqa: PLR0913 - the stored role, the typed one, and the versions of both
    database: Database,
    grundlag: Grundlag,
    rolle: Jobfunktionsrolle,
    felter: Felter | None,
    stand: Stand,
    siden: int | None,
) -> tuple[Rolleudkast, int]:
    """The draft, and the version it is to be saved from."""
    organisation = grundlag.opslag.organisation
    if felter is None:
        gemte = som_felter(rolle, organisation)
        return laes_rolle(grundlag, rolle, gemte), stand.version
    udkast = laes_rolle(grundlag, rolle, felter)
    if stand.kollision is None or siden is None:
        return udkast, stand.version
    if udkast.fejl:
        # The fault first: what others saved is merged when there is a role to merge it with.
        return udkast, siden
    grund = load_rolle_ved(database, grundlag.variant.slug, rolle.slug, siden)
    flettet = som_felter(flet_rolle(grund or rolle, udkast.rolle, rolle), organisation)
    return laes_rolle(grundlag, rolle, flettet), stand.version


def _maal(
    database: Database, grundlag: Grundlag, variant: Variant, rolle: Jobfunktionsrolle
) -> Counter[Art]:
    """What one role reaches."""

    def maal() -> Counter[Art]:
        return maal_roller(database, grundlag, replace(variant, roller=(rolle,)))[rolle.slug]

    # What is being typed is measured anew; the role as it stands, now and after the export, is not.
    if grundlag.variant.rolle(rolle.slug) != rolle:
        return maal()
    fremtid = variant.trin != grundlag.variant.trin
    return kendt_for(database, grundlag, ("rolle", rolle.slug, fremtid), maal)


def _linjer(
    grundlag: Grundlag, foer: Counter[Art], efter: Counter[Art]
) -> tuple[Raekkeviddelinje, ...]:
    samlet: dict[Plads, list[list[int]]] = {}
    for nr, maalt in enumerate((foer, efter)):
        for art, antal in maalt.items():
            if art.slags == "udbetaling":
                continue
            tal = samlet.setdefault((art.gruppe, art.foelsomhed), [[0, 0], [0, 0], [0, 0]])
            tal[nr][art.slags == "ydelse"] += antal
            if nr and art.fra_cura:
                tal[2][art.slags == "ydelse"] += antal
    return tuple(
        Raekkeviddelinje(
            gruppe=gruppe,
            titel=grundlag.opslag.kle.titel(gruppe) or "",
            foelsomhed=foelsomhed.tekst,
            foer=(foer_sager, foer_ydelser),
            efter=(efter_sager, efter_ydelser),
            fra_cura=(cura_sager, cura_ydelser),
        )
        for (gruppe, foelsomhed), (
            (foer_sager, foer_ydelser),
            (efter_sager, efter_ydelser),
            (cura_sager, cura_ydelser),
        ) in sorted(samlet.items())
    )
