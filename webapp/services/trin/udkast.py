"""Dates that are typed but not saved: read from an address or a form, with what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlite_utils import Database

from webapp.domain.vaerdier.dage import TIDLIGST, flyt
from webapp.domain.variant.variant import TRIN_NAVNE, Trin, Variant
from webapp.domain.variant.variantforskel import Navne, variantforskel
from webapp.services.aendring.felter import laes_dato
from webapp.services.aendring.gemning import gem
from webapp.services.dansk import sapadato
from webapp.services.grundlag import FREMAD, Grundlag
from webapp.store.aendringer import load_trin_ved

MAKS_TEGN = 20
MAKS_OPRYDNINGER = 20
OPRYDNING = "oprydning[]"  # a field of which a page has several; the brackets are its HTML name


@dataclass(frozen=True, slots=True)
class Datofelt:
    """A field of the form: its name, what stands in it, and what is wrong with that."""

    navn: str
    vaerdi: str
    fejl: str = ""


@dataclass(frozen=True)
class Trinudkast:
    """The typed dates as a variant; `felter` by name (`t1` … `tA`), one more for an oprydning."""

    variant: Variant
    felter: Mapping[str, Datofelt]
    oprydninger: tuple[Datofelt, ...]

    @property
    def fejl(self) -> tuple[Datofelt, ...]:
        """The fields that hold no date."""
        return tuple(felt for felt in (*self.felter.values(), *self.oprydninger) if felt.fejl)

    @property
    def gyldig(self) -> bool:
        """True if every date could be read."""
        return not self.fejl

    @property
    def query(self) -> dict[str, str]:
        """The draft as it stands in an address."""
        oprydning = ",".join(felt.vaerdi for felt in self.oprydninger)
        return {n: felt.vaerdi for n, felt in self.felter.items()} | {OPRYDNING: oprydning}


def feltnavn(trin: Trin) -> str:
    """`t8`."""
    return f"t{trin}"


def laes_udkast(
    grundlag: Grundlag, enkelte: Mapping[str, str], oprydninger: Sequence[str] | None
) -> Trinudkast:
    """Typed texts in, the draft out; a field that is not there keeps the variant's own date.

    Several oprydninger may stand in one text with commas between; `oprydninger` None: none typed.
    """
    senest = flyt(grundlag.opslag.kommune.dato, FREMAD)
    variant = grundlag.variant
    felter: dict[str, Datofelt] = {}
    trin: dict[Trin, date] = {}
    for et in Trin:
        egen = sapadato(variant.trin.get(et))
        tekst = enkelte.get(feltnavn(et), egen).strip()[:MAKS_TEGN]
        dag, fejl = laes_dato(tekst, TIDLIGST, senest)
        hvor = f"Trin {et}, {TRIN_NAVNE[et]}: {fejl}" if fejl else ""
        felter[feltnavn(et)] = Datofelt(feltnavn(et), tekst, hvor)
        if dag is not None:
            trin[et] = dag
    dage, raekker = _oprydninger(variant, oprydninger, senest)
    return Trinudkast(replace(variant, trin=trin, oprydninger=dage), felter, raekker)


def kun_nyt(
    database: Database,
    grundlag: Grundlag,
    skrevet: tuple[Mapping[str, str], Sequence[str]],
    version: int,
) -> tuple[Mapping[str, str], Sequence[str] | None]:
    """What of a form that was made from `version` was typed anew: fields, and the oprydninger.

    The form sends every day; those that it only found there do not go over others' saves.
    """
    felter, oprydninger = skrevet
    foer = load_trin_ved(database, grundlag.variant.slug, version)
    if foer is None:
        return felter, oprydninger
    trin, ryddet = foer
    stod = {feltnavn(et): sapadato(trin.get(et)) for et in Trin}
    nye = {navn: tekst for navn, tekst in felter.items() if tekst.strip() != stod.get(navn)}
    uroert = list(filter(None, oprydninger)) == [sapadato(dag) for dag in sorted(ryddet)]
    return nye, None if uroert else oprydninger


def gem_udkast(database: Database, grundlag: Grundlag, udkast: Trinudkast, version: int) -> None:
    """Save a draft without faults, which was made from the variant's `version`.

    Raises VersionError where the variant was changed since, here or on another page.
    """
    # Dates are all that differs, so nothing of what is said has the name of a unit in it.
    tekster = variantforskel(grundlag.variant, udkast.variant, Navne(enhed=str))
    tekst = " ".join(tekster).rstrip(".")
    gem(database, grundlag.variant, udkast.variant, version, tekst)


def _oprydninger(
    variant: Variant, tekster: Sequence[str] | None, senest: date
) -> tuple[tuple[date, ...], tuple[Datofelt, ...]]:
    if tekster is None:
        tekster = [sapadato(dag) for dag in sorted(variant.oprydninger)]
    rene = [del_.strip()[:MAKS_TEGN] for tekst in tekster for del_ in tekst.split(",")]
    dage: set[date] = set()
    felter: list[Datofelt] = []
    for tekst in list(filter(None, rene))[:MAKS_OPRYDNINGER]:
        dag, fejl = laes_dato(tekst, TIDLIGST, senest)
        felter.append(Datofelt("oprydning", tekst, f"Oprydning: {fejl}" if fejl else ""))
        if dag is not None:
            dage.add(dag)
    return tuple(sorted(dage)), tuple(felter)
