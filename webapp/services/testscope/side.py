"""`/<kommune>/<variant>/testscope/`: which sagstyper to test first, and the list of »Resten«."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import antal
from webapp.domain.variant.konfiguration import Konfiguration
from webapp.domain.variant.testscope import Sagstypekrav, afgraens, find_krav
from webapp.domain.variant.variant import Variant
from webapp.services.aendring.vist import maerke
from webapp.services.arknavne import slugs
from webapp.services.dansk import detaljedato, sorteringsnoegle
from webapp.services.grundlag import FindesIkkeError, Grundlag, kendt_for
from webapp.services.kommuner.varianter import gem_som_kopi
from webapp.store.scopetal import tael_enheder, tael_ydelser
from webapp.store.varianter import find_variant

# KOMBIT's own example: »5 sagstyper på 3 KLE« (A0:638).
EKSEMPEL = (5, 3)


class ScopefejlError(ValueError):
    """A testscope cannot be made like that; the message is Danish and says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scopelinje:
    """One sagstype; `plan` is the KLE number that the variant it was copied from gives it."""

    slug: str
    krav: Sagstypekrav
    titel: str
    sager: int
    ydelser: int
    valgt: bool
    plan: str = ""


@dataclass(frozen=True, kw_only=True)
class Scopeside:
    """The page. `er_scope`: the variant is a testscope itself, so the rest is what is left.

    `maerke` is the mark of the chosen.
    """

    variant: str
    variantnavn: str
    dato: str
    linjer: tuple[Scopelinje, ...]
    valgte: tuple[Scopelinje, ...]
    resten: tuple[Scopelinje, ...]
    uden_plan: tuple[Scopelinje, ...]
    er_scope: bool
    oprindelse: str
    oprindelsesnavn: str
    maerke: str

    @property
    def kle(self) -> int:
        """How many KLE numbers the chosen sagstyper have between them."""
        return len({linje.krav.kle for linje in self.valgte if linje.krav.kle})

    @property
    def sager(self) -> int:
        """Sager of the chosen sagstyper."""
        return sum(linje.sager for linje in self.valgte)

    @property
    def ydelser(self) -> int:
        """Ydelser of the chosen sagstyper."""
        return sum(linje.ydelser for linje in self.valgte)

    @property
    def mangler_ydelser(self) -> tuple[str, ...]:
        """Ydelser to be mapped first (trin 4)."""
        return _samlet(linje.krav.mangler_ydelser for linje in self.valgte)

    @property
    def mangler_enheder(self) -> tuple[str, ...]:
        """Units to be mapped first (trin 7)."""
        return _samlet(linje.krav.mangler_enheder for linje in self.valgte)

    @property
    def uden_kle(self) -> tuple[Scopelinje, ...]:
        """Chosen sagstyper that no export can carry as they stand."""
        return tuple(linje for linje in self.valgte if not linje.krav.kan_hentes)

    @property
    def klar(self) -> bool:
        """True if the chosen can be tested without mapping anything more."""
        return bool(self.valgte) and all(linje.krav.klar for linje in self.valgte)


def scopeside(database: Database, grundlag: Grundlag, typer: Sequence[str]) -> Scopeside:
    """The page; `typer` are slugs of ticked sagstyper. FindesIkkeError for one that is none."""
    oprindelse = find_variant(database, grundlag.variant.oprindelse or "")
    er_scope = oprindelse is not None and _har_kle(grundlag.variant) < _har_kle(oprindelse)
    linjer = kendt_for(
        database,
        grundlag,
        "testscope",
        lambda: _linjer(database, grundlag, oprindelse if er_scope else None),
    )
    if ukendte := set(typer) - {linje.slug for linje in linjer}:
        raise FindesIkkeError(f"Der er ingen sagstype, der hedder »{min(ukendte)[:40]}«.")
    i_brug = {linje.slug for linje in linjer if linje.krav.kle} if er_scope else set()
    valgt = set(typer) or i_brug
    linjer = tuple(_med_valg(linje, linje.slug in valgt) for linje in linjer)
    andre = [linje for linje in linjer if not linje.valgt] if valgt else []
    andre.sort(key=lambda linje: (-linje.sager, sorteringsnoegle(linje.krav.sagstype)))
    return Scopeside(
        variant=grundlag.variant.slug,
        variantnavn=grundlag.variant.navn,
        dato=detaljedato(grundlag.dato),
        linjer=linjer,
        valgte=tuple(linje for linje in linjer if linje.valgt),
        resten=tuple(linje for linje in andre if linje.plan or linje.krav.angivet),
        uden_plan=tuple(linje for linje in andre if not (linje.plan or linje.krav.angivet)),
        er_scope=er_scope and not typer,
        oprindelse=oprindelse.slug if oprindelse else "",
        oprindelsesnavn=oprindelse.navn if oprindelse else "",
        maerke=maerke(tuple(sorted(linje.slug for linje in linjer if linje.valgt))),
    )


def lav_scope(database: Database, grundlag: Grundlag, typer: Sequence[str]) -> str:
    """A copy where only the ticked sagstyper, and what they need, are mapped; its slug."""
    side = scopeside(database, grundlag, typer)
    if not typer:
        raise ScopefejlError("Der er ikke valgt nogen sagstype. Sæt kryds ved mindst én.")
    if side.uden_kle:
        navne = ", ".join(linje.krav.sagstype for linje in side.uden_kle)
        raise ScopefejlError(
            f"Cura kan ikke give {navne} et KLE-nummer, som det står nu. Ret det på siden "
            "Sagstyper, eller fjern krydset."
        )
    variant = afgraens(grundlag.konfiguration, [linje.krav for linje in side.valgte])
    valgte = antal(len(side.valgte), "sagstype", "sagstyper")
    navn = f"{grundlag.variant.navn}, testscope med {valgte}"
    return gem_som_kopi(database, variant, navn[:100])


def _har_kle(variant: Variant) -> int:
    return len({raekke.sagstype for raekke in variant.sagstype_kle})


def _med_valg(linje: Scopelinje, valgt: bool) -> Scopelinje:  # noqa: FBT001 - private
    return Scopelinje(
        slug=linje.slug,
        krav=linje.krav,
        titel=linje.titel,
        sager=linje.sager,
        ydelser=linje.ydelser,
        valgt=valgt,
        plan=linje.plan,
    )


def _linjer(
    database: Database, grundlag: Grundlag, oprindelse: Variant | None
) -> tuple[Scopelinje, ...]:
    """Every sagstype of the sheet, in its order."""
    sager, ydelser = tael_enheder(database, grundlag.dato), tael_ydelser(database, grundlag.dato)
    lokale = tuple(grundlag.opslag.lokale_ydelser.values())
    enheder: dict[str, list[str]] = {}
    ialt: Counter[str] = Counter()
    # Each unit's place in the order is found once, not for each sagstype that it has.
    plads = {enhed: nr for nr, enhed in enumerate(_samlet([[enhed for _, enhed in sager]]))}
    for (sagstype, enhed), nye in sager.items():
        enheder.setdefault(sagstype, []).append(enhed)
        ialt[sagstype] += nye
    enhederne, dato = grundlag.opslag.lokale_enheder, grundlag.dato
    foer = Konfiguration.af(oprindelse, enhederne, dato) if oprindelse else None
    linjer = []
    for slug, navn in slugs(type_.navn for type_ in grundlag.opslag.sagstyper).items():
        dem = sorted(filter(None, enheder.get(navn, [])), key=plads.__getitem__)
        krav = find_krav(grundlag.konfiguration, navn, lokale, dem, foer)
        plan = find_krav(foer, navn, lokale, dem) if foer else None
        kle = krav.kle or (plan.kle if plan else None)
        linjer.append(
            Scopelinje(
                slug=slug,
                krav=krav,
                titel=grundlag.opslag.kle.emnetitel(kle) if kle else "",
                sager=ialt[navn],
                ydelser=sum(ydelser[y.navn] for y in lokale if y.sagstype == navn),
                valgt=False,
                plan=plan.angivet if plan else "",
            )
        )
    return tuple(linjer)


def _samlet(lister: Iterable[Iterable[str]]) -> tuple[str, ...]:
    alle = {navn for liste in lister for navn in liste}
    return tuple(sorted(alle, key=sorteringsnoegle))
