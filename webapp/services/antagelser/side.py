"""`/<kommune>/<variant>/antagelser/`: every assumption, and what its other answer would do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

from webapp.domain.variant.antagelser import SAPAS, SKIFTELIGE, Antagelse, med_svar, vaerdi_i_form
from webapp.domain.variant.faste_antagelser import FASTE
from webapp.domain.variant.kilder import KILDER, Kilde
from webapp.domain.variant.systemvalg import GRAENSER, SYSTEMOMRAADER, SYSTEMVALG
from webapp.domain.variant.variant import Antagelser, Variant
from webapp.domain.visning.aftale import AFTALE
from webapp.domain.visning.borgerblik import BORGERBLIK
from webapp.domain.visning.borgerblik_sapa import BORGERBLIK_I_SAPA
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.fordring import FORDRING
from webapp.domain.visning.oekonomisk import OEKONOMISK
from webapp.domain.visning.regel import Grundregel
from webapp.domain.visning.sapa import SAPA
from webapp.domain.visning.udbetaling import UDBETALING
from webapp.services.aendring.gemning import gem
from webapp.services.aendring.stand import Stand, load_stand
from webapp.services.aendring.vist import maerke
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag, byg_grundlag
from webapp.services.maalinger.indvirkning import Modtager, maal_indvirkning
from webapp.services.maalinger.roller import maal_roller
from webapp.services.maalinger.synlighed import Synlighed, maal_synlighed, som_synlig
from webapp.services.opsaetning.side import find_testperson
from webapp.store.aendringer import load_antagelser_ved
from webapp.store.arbejde import talt

STANDARD = Antagelser()


@dataclass(frozen=True, slots=True)
class Antagelseslinje:
    """A switch: what the variant says, what the draft says, and whether that is the default."""

    antagelse: Antagelse
    gemt: str
    valgt: str
    standard: str

    @property
    def afviger(self) -> bool:
        """True if the variant does not follow the default."""
        return self.gemt != self.standard


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollevirkning:
    """What a role in SAPA reaches before and after; `skjulte`: those that it does not."""

    navn: str
    sager_foer: int
    sager: int
    ydelser_foer: int
    ydelser: int
    skjulte: int


@dataclass(frozen=True)
class Antagelsesvirkning:
    """What the draft does. `delvis`: SAPA begins or stops telling that a sag exists.

    `systemer`: what the slides say of each system that it chooses for an area. `borger` None: it
    is not counted yet.
    """

    rettelser: tuple[str, ...]
    systemer: tuple[str, ...]
    borger: Synlighed | None
    roller: tuple[Rollevirkning, ...]
    delvis: bool


@dataclass(frozen=True, kw_only=True)
class Antagelsesside:
    """The page. `virkning` None: nothing is changed; `maerke`: of what it is shown of."""

    variantnavn: str
    dato: str
    stand: Stand
    skiftelige: tuple[Antagelseslinje, ...]
    faste: tuple[Antagelse, ...]
    regler: tuple[tuple[str, str, str], ...]
    kilder: tuple[Kilde, ...]
    er_udkast: bool
    query: tuple[tuple[str, str], ...]
    maerke: str
    standard: Mapping[str, str]
    virkning: Antagelsesvirkning | None
    person: tuple[str, str]


def antagelsesside(
    database: Database,
    grundlag: Grundlag,
    svar: Mapping[str, str] | None = None,
    *,
    siden: int | None = None,
    person: str = "",
) -> Antagelsesside:
    """The page; `svar` None: nothing is chosen, and the variant's own switches are shown."""
    gemt = grundlag.variant.antagelser
    valgt = med_svar(gemt, svar or {})
    return Antagelsesside(
        variantnavn=grundlag.variant.navn,
        dato=detaljedato(grundlag.dato),
        stand=load_stand(database, grundlag, siden),
        skiftelige=tuple(
            Antagelseslinje(en, *(vaerdi_i_form(a, en.felt) for a in (gemt, valgt, STANDARD)))
            for en in SKIFTELIGE
        ),
        faste=FASTE,
        regler=tuple(_regler()),
        kilder=KILDER,
        er_udkast=svar is not None,
        query=skiftede(gemt, valgt),
        maerke=maerke(skiftede(gemt, valgt)),
        standard={en.felt: vaerdi_i_form(STANDARD, en.felt) for en in SKIFTELIGE},
        virkning=None if valgt == gemt else _virkning(database, grundlag, valgt),
        person=find_testperson(database, person),
    )


def gem_antagelser(
    database: Database, grundlag: Grundlag, svar: Mapping[str, str], version: int
) -> bool:
    """Save the switches; False where they are those of the variant already.

    VersionError where somebody else saved in between.
    """
    foer = grundlag.variant
    valgt = med_svar(foer.antagelser, svar)
    tekst = "Antagelser: " + "; ".join(_rettelser(foer.antagelser, valgt))
    return gem(database, foer, replace(foer, antagelser=valgt), version, tekst)


def laes_svar(
    database: Database, grundlag: Grundlag, svar: Mapping[str, str], version: int
) -> tuple[tuple[str, str], ...]:
    """(switch, answer) of what a form that was made from `version` answers anew.

    The form sends every answer; those that it only found there do not go over others' saves.
    """
    foer = load_antagelser_ved(database, grundlag.variant.slug, version)
    foer = foer or grundlag.variant.antagelser
    return skiftede(foer, med_svar(foer, svar))


def skiftede(foer: Antagelser, efter: Antagelser) -> tuple[tuple[str, str], ...]:
    """(switch, answer) of what differs."""
    alle = ((en.felt, vaerdi_i_form(efter, en.felt)) for en in SKIFTELIGE)
    return tuple((felt, svar) for felt, svar in alle if svar != vaerdi_i_form(foer, felt))


def _rettelser(foer: Antagelser, efter: Antagelser) -> Iterator[str]:
    for en in SKIFTELIGE:
        a, b = vaerdi_i_form(foer, en.felt), vaerdi_i_form(efter, en.felt)
        if a != b:
            yield f"{en.spoergsmaal} {en.svar[a]} → {en.svar[b]}"


def _systemer(foer: Antagelser, efter: Antagelser, fagsystemer: Collection[str]) -> Iterator[str]:
    """What is said of each system that was chosen; `fagsystemer`: the names that the data has."""
    omraader = {en.felt: en for en in SYSTEMOMRAADER}
    for felt, _ in skiftede(foer, efter):
        graense = GRAENSER.get(getattr(efter, felt)) if felt in SYSTEMVALG else None
        if graense is None:
            continue
        yield graense.omtale
        if felt in omraader and (ukendt := omraader[felt].ukendt_blandt(fagsystemer)):
            yield ukendt


def _regler() -> Iterator[tuple[str, str, str]]:
    """(station, rule, what it rests on) of every rule that is inferred."""
    alle: tuple[Iterable[Grundregel[Any]], ...] = (
        EKSPORT,
        BORGERBLIK,
        OEKONOMISK,
        BORGERBLIK_I_SAPA,
        UDBETALING,
        AFTALE,
        FORDRING,
        SAPA,
    )
    for regler in alle:
        for regel in regler:
            if not regel.sourced:
                yield str(regel.station), regel.saetning, regel.kilde


def _virkning(database: Database, grundlag: Grundlag, valgt: Antagelser) -> Antagelsesvirkning:
    efter = replace(grundlag.variant, antagelser=valgt)
    gemt = grundlag.variant.antagelser
    skiftet = {felt for felt in SAPAS if getattr(gemt, felt) != getattr(valgt, felt)}
    roller = talt(lambda: tuple(_roller(database, grundlag, efter)) if skiftet else ())
    return Antagelsesvirkning(
        tuple(_rettelser(gemt, valgt)),
        tuple(_systemer(gemt, valgt, grundlag.opslag.fagsystemer)),
        talt(lambda: maal_synlighed(database, grundlag, efter)),
        roller or (),
        "sapa_delvis_visning" in skiftet,
    )


def _roller(database: Database, grundlag: Grundlag, efter: Variant) -> Iterator[Rollevirkning]:
    """Each role's reach when the export runs, by the very code of trin A."""
    a, b = (som_synlig(v, grundlag.dato)[0] for v in (grundlag.variant, efter))
    foer, ny = maal_roller(database, grundlag, a), maal_roller(database, grundlag, b)
    her = byg_grundlag(grundlag.opslag, b, grundlag.dato)
    alle = maal_indvirkning(database, her, her, Modtager.SAPA).sager.total
    for rolle in efter.roller:
        antal = {
            (navn, slags): sum(tal for art, tal in maalt[rolle.slug].items() if art.slags == slags)
            for navn, maalt in (("foer", foer), ("ny", ny))
            for slags in ("sag", "ydelse")
        }
        yield Rollevirkning(
            navn=rolle.navn,
            sager_foer=antal["foer", "sag"],
            sager=antal["ny", "sag"],
            ydelser_foer=antal["foer", "ydelse"],
            ydelser=antal["ny", "ydelse"],
            skjulte=max(0, alle - antal["ny", "sag"]),
        )
