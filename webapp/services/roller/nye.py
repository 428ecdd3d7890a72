"""Elements that the preview has learnt since a role's view was chosen: the offer, and its answer.

A view keeps what the kommune chose (ADR 34). One that had all there was goes on having all there
is, and is told so; to the others the new ones are offered with what they would show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import boej, opremsning
from webapp.domain.variant.faneblade import med_nye
from webapp.domain.variant.rolleaendring import rolleforskelle
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.variant.trinorden import efter_eksporten
from webapp.services.aendring.gemning import gem as gem_aendring
from webapp.services.grundlag import Grundlag, kendt_for
from webapp.services.maalinger.roller import Raekkevidde, maal_roller
from webapp.services.roller.formlaeser import Felter
from webapp.services.roller.gemning import enhedsnavn
from webapp.services.roller.udkast import som_felter
from webapp.services.sapa.faner import nye_faner
from webapp.services.sapa.sapa import find_rolle


@dataclass(frozen=True, slots=True, kw_only=True)
class Nyhed:
    """A role that has not been asked about all elements.

    `elementer` are the new ones that it lacks, or (`foelger`) has got because it had all; `faner`
    the tabs that they would bring, `sager` and `ydelser` how many more it would reach.
    """

    slug: str
    navn: str
    elementer: tuple[str, ...]
    foelger: bool
    faner: tuple[str, ...] = ()
    sager: int = 0
    ydelser: int = 0

    @property
    def virkning(self) -> str:
        """What the new ones would do, in words without a full stop."""
        dele = []
        if self.faner:
            dele.append(f"{boej(len(self.faner), 'fanen', 'fanerne')} {opremsning(self.faner)}")
        for antal, en, flere in (
            (self.sager, "sag", "sager"),
            (self.ydelser, "ydelse", "ydelser"),
        ):
            if antal:
                dele.append(f"{antal} {boej(antal, en, flere)}")
        return opremsning(dele) or "ingen flere faner, sager eller ydelser"


def load_nyheder(database: Database, grundlag: Grundlag) -> tuple[Nyhed, ...]:
    """The variant's roles that are to be asked, those that lack something first."""
    roller = [rolle for rolle in grundlag.variant.roller if rolle.nye]
    mangler = [rolle for rolle in roller if rolle.tilbudt]
    if not roller:
        return ()
    foer = _maal(database, grundlag, "nye elementer, før", mangler)
    efter = _maal(database, grundlag, "nye elementer", [med_nye(rolle) for rolle in mangler])
    return (
        *(_tilbud(rolle, foer, efter) for rolle in mangler),
        *(
            Nyhed(
                slug=rolle.slug,
                navn=rolle.navn,
                elementer=tuple(map(str, rolle.nye)),
                foelger=True,
            )
            for rolle in roller
            if not rolle.tilbudt
        ),
    )


def _maal(
    database: Database, grundlag: Grundlag, hvad: str, roller: Sequence[Jobfunktionsrolle]
) -> Raekkevidde:
    """What the roles reach, after the export where that is to come."""
    if not roller:
        return {}
    bagefter = efter_eksporten(grundlag.variant, grundlag.dato)
    variant = replace(bagefter, roller=tuple(roller))
    return kendt_for(database, grundlag, hvad, lambda: maal_roller(database, grundlag, variant))


def _tilbud(rolle: Jobfunktionsrolle, foer: Raekkevidde, efter: Raekkevidde) -> Nyhed:
    def flere(slags: str) -> int:
        tal = [
            sum(n for art, n in maalt[rolle.slug].items() if art.slags == slags)
            for maalt in (foer, efter)
        ]
        return tal[1] - tal[0]

    return Nyhed(
        slug=rolle.slug,
        navn=rolle.navn,
        elementer=tuple(map(str, rolle.tilbudt)),
        foelger=False,
        faner=nye_faner(rolle),
        sager=flere("sag"),
        ydelser=flere("ydelse"),
    )


def felter_med_nye(grundlag: Grundlag, slug: str) -> Felter:
    """The stored role's form with the new elements ticked; FindesIkkeError for an unknown role."""
    return som_felter(med_nye(find_rolle(grundlag, slug)), grundlag.opslag.organisation)


def svar(
    database: Database,
    grundlag: Grundlag,
    version: int,
    *,
    med: bool,
    slug: str = "",
) -> bool:
    """Give the role (all roles that were to be asked, without `slug`) the new elements, or not.

    False where there was nothing to answer. FindesIkkeError for an unknown role, VersionError
    where somebody else saved.
    """
    spurgt = (
        {find_rolle(grundlag, slug).slug} if slug else {r.slug for r in grundlag.variant.roller}
    )
    foer = grundlag.variant
    roller = tuple(
        (med_nye(rolle) if med else rolle).besvaret() if rolle.slug in spurgt else rolle
        for rolle in foer.roller
    )
    aendret = [(a, b) for a, b in zip(foer.roller, roller, strict=True) if a != b]
    if len(aendret) == 1:
        forskelle = "; ".join(rolleforskelle(*aendret[0], enhedsnavn(grundlag)))
        tekst = f"SAPA-rollen {aendret[0][0].navn}: {forskelle}"
    else:
        nye = dict.fromkeys(str(element) for gammel, _ in aendret for element in gammel.nye)
        hvad = f"{'med' if med else 'uden'} de nye elementer {opremsning(list(nye))}"
        tekst = f"{len(aendret)} SAPA-roller {hvad}"
    return gem_aendring(database, foer, replace(foer, roller=roller), version, tekst)
