"""Values that every format of FK Organisation has: UUIDs, days, addresses, KLE by UUID."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from webapp.domain.fagsystem import Kildested
from webapp.domain.klassifikation.kle import KleMoenster, KlePlan
from webapp.domain.organisation.organisation import AdresseRolle, FkEnhed
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.identifikation import EnhedUuid, UgyldigIdentifikationError
from webapp.importers.ark.klecelle import kle_moenster
from webapp.importers.rapport import Fundliste, Problem
from webapp.importers.tegn import som_uuid
from webapp.importers.tid import ALDRIG, dansk_dag

ENHEDER = "enheder"
UUID_UGYLDIG = Problem(
    "UUID_UGYLDIG",
    "UUID'et er ikke gyldigt. Enheden eller henvisningen er udeladt.",
    "32 hexcifre i grupper på 8, 4, 4, 4 og 12.",
)
UDEN_NAVN = Problem(
    "FK_ENHED_UDEN_NAVN", "Enheden har intet navn.", "Giv enheden et navn.", Alvor.ADVARSEL
)
FLERE_ADRESSER = Problem(
    "FK_FLERE_ADRESSER",
    "Enheden har flere adresser i samme rolle. Den med lavest indeks er brugt.",
    "Slet den adresse, der ikke gælder.",
    Alvor.OPLYSNING,
)
ROLLE_UKENDT = Problem(
    "FK_ADRESSEROLLE_UKENDT",
    "Adressens rolle kendes ikke; adressen er ikke brugt.",
    "Rollens UUID fra listen over adresseroller i FK Organisation.",
    Alvor.ADVARSEL,
)
UDEN_KLE = Problem(
    "FK_HENVENDELSESSTED_UDEN_KLE",
    "Henvendelsesstedet har intet KLE-nummer, der kan bruges, og er udeladt.",
    "Et henvendelsessted skal have mindst ét KLE-nummer.",
    Alvor.ADVARSEL,
)
_TIDSPUNKT = Problem("DATO_UGYLDIG", "Tidspunktet kan ikke læses.", "Fx 2022-11-04T00:00:00+01:00.")
_KLE_UUID_UKENDT = Problem(
    "KLE_UUID_UKENDT",
    "Opgaven er angivet med KLE-nummerets UUID, som ikke findes i de indlæste KLE-emner. "
    "Opgaven er udeladt.",
    "Indlæs KLE-emneplanen med UUID'er (XML) sammen med organisationen.",
    Alvor.ADVARSEL,
)


class Enhedsfund(NamedTuple):
    """A unit, where it stood, and when it was registered, where the format says so."""

    enhed: FkEnhed
    sted: Kildested
    tid: datetime = ALDRIG


def laes_uuid(tekst: str, sted: Kildested, fund: Fundliste) -> EnhedUuid | None:
    """A UUID; None where there is none, and with a finding where it is malformed."""
    if not tekst.strip():
        return None
    try:
        return EnhedUuid.af_tekst(som_uuid(tekst))
    except UgyldigIdentifikationError:
        fund.meld(UUID_UGYLDIG, sted, tekst)
        return None


def laes_enhedens_uuid(tekst: str, sted: Kildested, fund: Fundliste) -> EnhedUuid | None:
    """As `laes_uuid`, for the unit's own: that it has none is a finding too."""
    if not tekst.strip():
        fund.meld(UUID_UGYLDIG, sted)
    return laes_uuid(tekst, sted, fund)


def laes_dag(tekst: str, sted: Kildested, fund: Fundliste) -> date | None:
    """The day in Denmark of a timestamp; None where there is none, or no end."""
    try:
        return dansk_dag(tekst)
    except ValueError:
        fund.meld(_TIDSPUNKT, sted, tekst)
        return None


_DELE = {
    "adresser": "telefon, e-mail og adresse vises ikke for nogen enhed",
    "overordnet enhed": "placeringen i organisationen kendes ikke",
    "navn": "enhederne er uden navn",
    "tilstand": "alle enheder er læst som aktive",
}


def meld_ikke_spurgt(fil: str, dele: Mapping[str, str], fund: Fundliste) -> None:
    """Tell once what no unit of a file has a key for; `dele`: the key by what it holds."""
    if not dele:
        return
    if "overordnet enhed" in dele:
        fund.regnskab.uden_overordnet.add(fil)
    if "adresser" in dele:
        fund.regnskab.uden_adresser.add(fil)
    foelger = "; ".join(_DELE[hvad] for hvad in dele)
    problem = Problem(
        "FK_IKKE_SPURGT",
        f"Forespørgslen bad ikke om {opremsning(list(dele.values()))}: {foelger}. Det er ikke det "
        "samme, som at enhederne ikke har det.",
        f"Hent filen igen med {opremsning(list(dele.values()))} i forespørgslen.",
        Alvor.ADVARSEL if set(dele) - {"tilstand"} else Alvor.OPLYSNING,
    )
    fund.meld(problem, Kildested(fil))


@dataclass
class Adressebog:
    """The addresses of one unit: of several in one role the one with the lowest indeks."""

    fundne: dict[AdresseRolle, tuple[int, str]] = field(default_factory=dict)

    def tilfoej(
        self, rolle: AdresseRolle, indeks: str, tekst: str, sted: Kildested, fund: Fundliste
    ) -> None:
        """Add one; a second one in a role is told."""
        # isdecimal is true of far more digits than an indeks can have.
        nr = int(indeks) if indeks.isdecimal() and len(indeks) < 10 else 0
        if rolle in self.fundne:
            fund.meld(FLERE_ADRESSER, sted, rolle)
        if rolle not in self.fundne or nr < self.fundne[rolle][0]:
            self.fundne[rolle] = (nr, tekst)

    def tekster(self) -> dict[AdresseRolle, str]:
        """The texts by role; empty ones are left out."""
        return {rolle: tekst for rolle, (_, tekst) in self.fundne.items() if tekst}


class KleOpslag:
    """KLE numbers for opgaver, which most formats give as the UUID of the KLE class."""

    def __init__(self, plan: KlePlan | None, fund: Fundliste) -> None:
        poster = plan.poster if plan else {}
        self._nummer = {som_uuid(post.uuid): nummer for nummer, post in poster.items() if post.uuid}
        self._fund = fund

    def nummer(self, tekst: str, sted: Kildested) -> KleMoenster | None:
        """The number for a UUID, or the number itself; None and a finding where it is unknown."""
        kendt = self._nummer.get(som_uuid(tekst))
        if kendt is not None:
            return KleMoenster(kendt)
        if tekst.count("-") == 4:
            self._fund.meld(_KLE_UUID_UKENDT, sted, tekst)
            return None
        svar = kle_moenster(tekst)
        if svar.problem is not None:
            self._fund.meld(svar.problem, sted, tekst)
        return svar.vaerdi

    def numre(self, par: Iterable[tuple[str, Kildested]]) -> Iterator[KleMoenster]:
        """The numbers that are known of (UUID or number, place)."""
        for tekst, sted in par:
            if tekst and (nummer := self.nummer(tekst, sted)) is not None:
                yield nummer
