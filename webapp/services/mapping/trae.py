"""Drawing Cura's tree, and suggestions by name for all units that are not mapped."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.fagsystem.curatrae import find_ring, laes_indrykket, som_indrykket
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.vaerdier.navnelighed import Navneregister
from webapp.domain.variant.situation import Situation
from webapp.domain.variant.traeforslag import Placering
from webapp.domain.variant.variant import Trin
from webapp.services.aendring.gemning import gem
from webapp.services.arknavne import slugs
from webapp.services.grundlag import Grundlag, kendt_for
from webapp.services.mangler import (
    UDEN_FK_ORG,
    UDEN_ORGANISATIONSARK,
    Mangel,
    find_mangler,
)
from webapp.services.mapping.modelgrundlag import Modelgrundlag
from webapp.services.mapping.sidedele import Status
from webapp.services.mapping.status import mappingstatus
from webapp.services.mapping.tabel import load_enheder_uden_tal
from webapp.store.aendringer import load_version
from webapp.store.curatrae import fortryd_traeet, kan_fortrydes, tegn_traeet
from webapp.store.mappingtal import antal_pr_enhed

# Under this a suggestion for all units at once is more noise than help.
MINDST_SAMLET = 60
# So many rows are shown until more are asked for.
RAEKKER = 200


class TraefejlError(ValueError):
    """The tree cannot be as it was drawn; the message is Danish and says why."""


@dataclass(frozen=True, slots=True)
class Traelinje:
    """A unit and what lies above it; `felt` is the form's name for it.

    `foreslaaet`: the variant proposes it, and nobody has said it.
    """

    felt: str
    navn: str
    overordnet: str
    foreslaaet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Traeside:
    """Cura's tree as an indented list, and unit by unit; `aftryk` tells one tree from another.

    `kan_fortrydes`: how many units the newest drawing moved, 0 where there is none. `forslag`: the
    places proposed from FK Organisation for units that have none; `foreslaaede`: how many of them
    the variant uses. Of `forslag` and `linjer` so many as `vis` are shown; `fundet`: how many units
    `soeg` finds.
    """

    aftryk: str
    indrykket: str
    linjer: tuple[Traelinje, ...]
    navne: tuple[str, ...]
    kan_fortrydes: int
    forslag: tuple[Placering, ...]
    variantnavn: str
    foreslaaede: int
    soeg: str
    fundet: int
    vis: int
    mangler: tuple[Mangel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Samletforslag:
    """A suggestion to tick; `vaerdi` is what the form carries."""

    vaerdi: str
    slug: str
    navn: str
    fk_navn: str
    fk_sti: str
    score: int
    sager: int


@dataclass(frozen=True, slots=True)
class Forslagsside:
    """Suggestions for the sagsansvarlige units that are not mapped themselves: the first ones."""

    status: Status
    forslag: tuple[Samletforslag, ...]
    uden: tuple[str, ...]
    ialt: int
    ialt_uden: int


def traeside(
    database: Database,
    grundlag: Grundlag,
    formular: Mapping[str, str] | None = None,
    soeg: str = "",
    vis: int = 0,
) -> Traeside:
    """The page; `formular`: what was typed and could not be saved, and is not to be lost."""
    typet, vis = formular or {}, max(vis, RAEKKER)
    enheder = grundlag.opslag.lokale_enheder
    efter_navn = {navn: slug for slug, navn in slugs(e.navn for e in enheder).items()}
    overordnet = {enhed.navn: enhed.overordnet for enhed in enheder}
    linjer = [
        Traelinje(felt, e.navn, typet.get(felt, e.overordnet or ""), e.foreslaaet)
        for e in enheder
        for felt in [f"over-{efter_navn[e.navn]}"]
        if soeg.casefold() in e.navn.casefold() or felt in typet
    ]
    return Traeside(
        aftryk=_aftryk(overordnet),
        indrykket=typet.get("indrykket", som_indrykket(overordnet)),
        linjer=tuple(en for nr, en in enumerate(linjer) if nr < vis or en.felt in typet),
        navne=tuple(overordnet),
        kan_fortrydes=kan_fortrydes(database),
        forslag=_forslag(database, grundlag),
        variantnavn=grundlag.variant.navn,
        foreslaaede=sum(enhed.foreslaaet for enhed in enheder),
        soeg=soeg,
        fundet=len(linjer),
        vis=vis,
        mangler=find_mangler(grundlag, UDEN_ORGANISATIONSARK, UDEN_FK_ORG),
    )


def _forslag(database: Database, grundlag: Grundlag) -> tuple[Placering, ...]:
    """The proposed places that would move a unit, those that are guesses first."""

    def find() -> tuple[Placering, ...]:
        placeringer = Modelgrundlag(database, grundlag).placeringer
        flyttes = (en for en in placeringer if en.overordnet is not None)
        return tuple(sorted(flyttes, key=lambda en: en.sikker))

    return kendt_for(database, grundlag, "forslag til træet", find)


def _aftryk(overordnet: Mapping[str, str | None]) -> str:
    return hashlib.sha256(som_indrykket(overordnet).encode()).hexdigest()[:16]


def gem_trae(database: Database, grundlag: Grundlag, formular: Mapping[str, str]) -> None:
    """Save the tree of a form; TraefejlError where it cannot be, or was changed in between.

    What a person draws is Cura's tree and holds for all variants; a proposal is the variant's.
    """
    enheder = grundlag.opslag.lokale_enheder
    if formular.get("aftryk") != _aftryk({e.navn: e.overordnet for e in enheder}):
        raise TraefejlError(
            "Træet er ændret imens, af jer selv eller af en anden. Det, I skrev, står her stadig. "
            "Se efter, om ændringen skal med, og gem igen."
        )
    handling = formular.get("handling")
    with database.atomic():
        if handling == "fortryd":
            _fortryd(database)
        elif handling == "forslag":
            nye = Modelgrundlag(database, grundlag).ny_traeforslag
            _gem_forslag(database, grundlag, nye, "Curas træ: forslaget fra FK Organisation brugt")
        elif handling == "fjern":
            _gem_forslag(database, grundlag, {}, "Curas træ: forslaget fjernet")
        elif "indrykket" in formular:
            _gem_indrykket(database, grundlag, formular["indrykket"])
        else:
            _gem_overordnede(database, grundlag, formular)


def _gem_forslag(
    database: Database, grundlag: Grundlag, forslag: Mapping[str, str], tekst: str
) -> None:
    """Let the variant propose these places; a change of it like any other."""
    variant = grundlag.variant
    ny = replace(variant, traeforslag=forslag)
    gem(database, variant, ny, load_version(database, variant.slug), tekst)


def _fortryd(database: Database) -> None:
    """Take the newest drawing back; TraefejlError where there is none."""
    if not fortryd_traeet(database):
        raise TraefejlError("Der er ingen rettelse af træet at fortryde.")


def _gem_indrykket(database: Database, grundlag: Grundlag, tekst: str) -> None:
    """A pasted list; units that it does not name keep their place."""
    enheder = grundlag.opslag.lokale_enheder
    laest = laes_indrykket(tekst, [enhed.navn for enhed in enheder])
    if laest.ukendte:
        viste = opremsning([f"»{navn[:60]}«" for navn in laest.ukendte[:5]])
        raise TraefejlError(
            f"Listen nævner {viste}, som ikke er en enhed i jeres organisationsark. Ret navnet, "
            "eller slet linjen. Intet er gemt."
        )
    _gem(database, grundlag, laest.overordnet)


def _gem_overordnede(database: Database, grundlag: Grundlag, formular: Mapping[str, str]) -> None:
    """The unit above each unit, as the form has it."""
    enheder = grundlag.opslag.lokale_enheder
    kendte = {enhed.navn for enhed in enheder}
    nye: dict[str, str | None] = {}
    for slug, navn in slugs(e.navn for e in enheder).items():
        over = " ".join(formular.get(f"over-{slug}", "").split())
        if over and over not in kendte:
            raise TraefejlError(
                f"»{over[:60]}« over {navn} er ikke en enhed i jeres organisationsark. Vælg et "
                "navn fra listen, eller lad feltet stå tomt. Intet er gemt."
            )
        if f"over-{slug}" in formular:
            nye[navn] = over or None
    _gem(database, grundlag, nye)


def _gem(database: Database, grundlag: Grundlag, nye: Mapping[str, str | None]) -> None:
    """Draw what is another place than the page shows; a unit that is drawn is proposed no more."""
    gamle = {e.navn: e.overordnet for e in grundlag.opslag.lokale_enheder}
    ring = find_ring(gamle | dict(nye))
    if ring:
        kaede = " under ".join((*ring, ring[0]))
        raise TraefejlError(f"Enhederne ligger i ring: {kaede}. Flyt en af dem. Intet er gemt.")
    tegnet = {n: over for n, over in nye.items() if gamle.get(n) != over}
    tegn_traeet(database, tegnet)
    forslag = grundlag.variant.traeforslag
    rest = {enhed: over for enhed, over in forslag.items() if enhed not in tegnet}
    _gem_forslag(database, grundlag, rest, "Curas træ: tegnet i stedet for foreslået")


def forslagsside(
    database: Database, grundlag: Grundlag, siden: int | None = None, vis: int = 0
) -> Forslagsside:
    """The best suggestion for each sagsansvarlig unit that is not mapped itself."""
    vis = max(vis, RAEKKER)
    forslag, uden = kendt_for(
        database, grundlag, "forslag til mapning", lambda: _find_forslag(database, grundlag)
    )
    status = mappingstatus(database, grundlag, Trin.ENHEDER, siden=siden)
    return Forslagsside(
        status,
        forslag=forslag[:vis],
        uden=uden[:vis],
        ialt=len(forslag),
        ialt_uden=len(uden),
    )


def _find_forslag(
    database: Database, grundlag: Grundlag
) -> tuple[tuple[Samletforslag, ...], tuple[str, ...]]:
    """The suggestions, the surest first, and the units that nothing resembles."""
    tabel, antal = load_enheder_uden_tal(database, grundlag), antal_pr_enhed(database)
    organisation = grundlag.opslag.organisation
    aktive = {u: e.navn for u, e in organisation.enheder.items() if e.er_aktiv(grundlag.dato)}
    register, forslag, uden = Navneregister(aktive), [], []
    for par in tabel.alle:
        mappet = par.situation in {Situation.SITUATION_1, Situation.SITUATION_2}
        if mappet or not par.sagsansvarlig:
            continue
        bedste = register.forslag(par.navn, 1, MINDST_SAMLET)
        if not bedste:
            uden.append(par.navn)
            continue
        fk = organisation.enheder[bedste[0].kandidat]
        forslag.append(
            Samletforslag(
                vaerdi=f"{par.slug}|{fk.uuid}",
                slug=par.slug,
                navn=par.navn,
                fk_navn=fk.navn,
                fk_sti=tabel.fk_sti(fk),
                score=bedste[0].score,
                sager=antal[par.navn],
            )
        )
    forslag.sort(key=lambda et: -et.score)
    return tuple(forslag), tuple(uden)
