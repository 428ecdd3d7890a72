"""A reorganisation: dated changes to FK Organisation, and FK Organisation as they leave it.

The index keeps a sag's mark; FK Organisation is read on the day (docs/adr/0014). So a change here
never touches a sag: it changes what the mark leads to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from webapp.domain.fagsystem import Kildested
from webapp.domain.identifikation import EnhedUuid, UgyldigIdentifikationError
from webapp.domain.kontakt import otte_cifre
from webapp.domain.organisation import AdresseRolle, EnhedsStatus, FkEnhed, FkOrganisation


class Aendringsslags(StrEnum):
    """What happens to a unit; the values are those of the TOML file."""

    OMDOEB = "omdoeb"
    SAMMENLAEG = "sammenlaeg"
    LUK = "luk"
    FLYT = "flyt"
    TELEFON = "telefon"


# The kinds whose `til` is another unit.
TIL_ENHED = frozenset({Aendringsslags.SAMMENLAEG, Aendringsslags.FLYT})
LUKKER = frozenset({Aendringsslags.SAMMENLAEG, Aendringsslags.LUK})


class Aendringsfejl(StrEnum):
    """Why a change does nothing: Danish sentences that say what to do."""

    ENHED_UKENDT = "FK Organisation kender ikke enheden. Vælg en enhed, der er indlæst."
    ENHED_LUKKET = "Enheden er allerede lukket på den dag. Vælg en tidligere dato, eller slet den."
    TIL_MANGLER = (
        "Der mangler en ny værdi. Skriv navnet eller nummeret, eller vælg den anden enhed."
    )
    TIL_UKENDT = "FK Organisation kender ikke den anden enhed. Vælg en, der er indlæst."
    TIL_LUKKET = "Den anden enhed er lukket på den dag. Vælg en, der er aktiv."
    TIL_SIG_SELV = "En enhed kan ikke lægges sammen med eller flyttes til sig selv. Vælg en anden."
    UNDER_SIG_SELV = (
        "En enhed kan ikke flyttes ind under en af sine egne underenheder. Vælg en anden."
    )
    UGYLDIG_TELEFON = "Telefonnummeret kan ikke bruges. Skriv otte cifre, fx 99 88 70 00."


@dataclass(frozen=True, slots=True)
class Enhedsaendring:
    """One change from `dato` on.

    `til` is the new name, the new number, or the UUID of the unit that takes over or lies above;
    empty for a closing, and for a move to the top.
    """

    enhed: EnhedUuid
    slags: Aendringsslags
    dato: date
    til: str = ""
    sted: Kildested | None = None

    @property
    def til_enhed(self) -> EnhedUuid | None:
        """The other unit, None where `til` names none."""
        try:
            return EnhedUuid.af_tekst(self.til) if self.slags in TIL_ENHED else None
        except UgyldigIdentifikationError:
            return None

    @property
    def i_ro(self) -> Enhedsaendring:
        """The change without its place: what two variants are compared by."""
        return replace(self, sted=None)


Gennemfoert = tuple[
    dict[EnhedUuid, FkEnhed],
    dict[EnhedUuid, EnhedUuid | None],
    tuple[tuple[Enhedsaendring, Aendringsfejl], ...],
]


@dataclass(frozen=True)
class Forloeb:
    """FK Organisation after the changes up to a day; `arvinger`: who took over from the closed."""

    organisation: FkOrganisation
    arvinger: Mapping[EnhedUuid, EnhedUuid | None]

    def arving(self, uuid: EnhedUuid) -> FkEnhed | None:
        """The open unit that takes over from a closed one, through several closings if need be."""
        set_: set[EnhedUuid] = set()
        aktuel: EnhedUuid | None = uuid
        while aktuel is not None and aktuel in self.arvinger and aktuel not in set_:
            set_.add(aktuel)
            aktuel = self.arvinger[aktuel]
        return self.organisation.find(aktuel) if aktuel not in set_ | {uuid} else None


def organisation_paa(
    organisation: FkOrganisation, aendringer: Iterable[Enhedsaendring], dato: date
) -> FkOrganisation:
    """FK Organisation on the day. One that was changed before is changed from its beginning."""
    return forloeb_til(organisation, aendringer, dato).organisation


def forloeb_til(
    organisation: FkOrganisation, aendringer: Iterable[Enhedsaendring], dato: date
) -> Forloeb:
    """The changes whose day has come, done in order of their days; a faulty one does nothing."""
    grund = organisation.grundform or organisation
    naaede = [aendring for aendring in aendringer if aendring.dato <= dato]
    if not naaede:
        return Forloeb(grund, {})
    enheder, arvinger, _ = _gennemfoer(grund, naaede)
    return Forloeb(FkOrganisation(enheder, grund), arvinger)


def find_fejl(
    organisation: FkOrganisation, aendringer: Iterable[Enhedsaendring]
) -> tuple[tuple[Enhedsaendring, Aendringsfejl], ...]:
    """The changes that do nothing, each tried on what those before it left."""
    return _gennemfoer(organisation.grundform or organisation, aendringer)[2]


def _gennemfoer(grund: FkOrganisation, aendringer: Iterable[Enhedsaendring]) -> Gennemfoert:
    enheder, arvinger = dict(grund.enheder), dict[EnhedUuid, EnhedUuid | None]()
    fundet: list[tuple[Enhedsaendring, Aendringsfejl]] = []
    for aendring in i_orden(aendringer):
        fejl = _fejl(FkOrganisation(enheder), aendring)
        if fejl is None:
            _udfoer(enheder, arvinger, aendring)
        else:
            fundet.append((aendring, fejl))
    return enheder, arvinger, tuple(fundet)


def i_orden(aendringer: Iterable[Enhedsaendring]) -> tuple[Enhedsaendring, ...]:
    """By day; those of one day as they were written."""
    return tuple(sorted(aendringer, key=lambda aendring: aendring.dato))


def _fejl(organisation: FkOrganisation, aendring: Enhedsaendring) -> Aendringsfejl | None:
    enhed = organisation.find(aendring.enhed)
    if enhed is None:
        return Aendringsfejl.ENHED_UKENDT
    if not enhed.er_aktiv(aendring.dato):
        return Aendringsfejl.ENHED_LUKKET
    match aendring.slags:
        case Aendringsslags.TELEFON if otte_cifre(aendring.til) is None:
            return Aendringsfejl.UGYLDIG_TELEFON if aendring.til else Aendringsfejl.TIL_MANGLER
        case Aendringsslags.OMDOEB if not aendring.til.strip():
            return Aendringsfejl.TIL_MANGLER
        case Aendringsslags.SAMMENLAEG | Aendringsslags.FLYT:
            return _fejl_i_maalet(organisation, aendring)
    return None


def _fejl_i_maalet(organisation: FkOrganisation, aendring: Enhedsaendring) -> Aendringsfejl | None:
    flyttes = aendring.slags is Aendringsslags.FLYT
    if not aendring.til:
        return None if flyttes else Aendringsfejl.TIL_MANGLER
    maal = organisation.find(aendring.til_enhed)
    if maal is None:
        return Aendringsfejl.TIL_UKENDT
    if maal.uuid == aendring.enhed:
        return Aendringsfejl.TIL_SIG_SELV
    if not maal.er_aktiv(aendring.dato):
        return Aendringsfejl.TIL_LUKKET
    if flyttes and organisation.er_under(maal.uuid, aendring.enhed):
        return Aendringsfejl.UNDER_SIG_SELV
    return None


def _udfoer(
    enheder: dict[EnhedUuid, FkEnhed],
    arvinger: dict[EnhedUuid, EnhedUuid | None],
    aendring: Enhedsaendring,
) -> None:
    enhed = enheder[aendring.enhed]
    match aendring.slags:
        case Aendringsslags.OMDOEB:
            enheder[enhed.uuid] = replace(enhed, navn=aendring.til.strip())
        case Aendringsslags.TELEFON:
            adresser = {**enhed.adresser, AdresseRolle.TELEFON: aendring.til.strip()}
            enheder[enhed.uuid] = replace(enhed, adresser=adresser)
        case Aendringsslags.FLYT:
            enheder[enhed.uuid] = replace(enhed, overordnet=aendring.til_enhed)
        case Aendringsslags.LUK | Aendringsslags.SAMMENLAEG:
            arvinger[enhed.uuid] = aendring.til_enhed or enhed.overordnet
            _luk(enheder, enhed, arvinger[enhed.uuid], aendring.dato)


def _luk(
    enheder: dict[EnhedUuid, FkEnhed], enhed: FkEnhed, arving: EnhedUuid | None, dato: date
) -> None:
    """Close a unit: all its relations within FK Organisation go (ORG-A §4.1).

    Its units go to whoever takes over (inferred); a henvendelsessted that pointed at it is gone.
    """
    over = FkOrganisation(enheder).find(arving)
    grenen = {led.uuid for led in FkOrganisation(enheder).sti(over)} if over else set()
    enheder[enhed.uuid] = replace(
        enhed, status=EnhedsStatus.INAKTIV, aktiv_til=dato, overordnet=None, henvendelsessteder=()
    )
    for anden in list(enheder.values()):
        if anden.overordnet == enhed.uuid:
            # Who takes over from the unit above it is lifted up, with its branch.
            ny = enhed.overordnet if anden.uuid in grenen else arving
            enheder[anden.uuid] = replace(anden, overordnet=ny)
        if any(sted.maal == enhed.uuid for sted in anden.henvendelsessteder):
            steder = tuple(s for s in anden.henvendelsessteder if s.maal != enhed.uuid)
            enheder[anden.uuid] = replace(enheder[anden.uuid], henvendelsessteder=steder)


def i_ord(aendring: Enhedsaendring, navn: Callable[[EnhedUuid], str]) -> str:
    """`Myndighed B lægges sammen med Myndighed C`, without the day and the full stop."""
    enhed, maal = navn(aendring.enhed), aendring.til_enhed
    til = navn(maal) if maal else aendring.til
    match aendring.slags:
        case Aendringsslags.OMDOEB:
            return f"{enhed} får navnet {til}"
        case Aendringsslags.SAMMENLAEG:
            return f"{enhed} lægges sammen med {til}"
        case Aendringsslags.LUK:
            return f"{enhed} lukkes"
        case Aendringsslags.FLYT:
            return f"{enhed} flyttes ind under {til}" if til else f"{enhed} flyttes øverst"
        case Aendringsslags.TELEFON:
            cifre = otte_cifre(til) or til
            i_par = " ".join(cifre[i : i + 2] for i in range(0, len(cifre), 2))
            return f"{enhed} får telefonnummeret {i_par}"
