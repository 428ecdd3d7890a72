"""FK Organisation as it stands at the preview date: units, their addresses, henvendelsessteder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.vaerdier.identifikation import EnhedUuid


class AdresseRolle(StrEnum):
    """Address roles of an OrgEnhed (ORG-A §4.11; UUIDs in formats.md §2.4)."""

    HENVENDELSESSTED = "AdresseHenvendelsesSted"
    POST = "AdressePost"
    POST_RETUR = "AdressePostRetur"
    EMAIL = "Email"
    EMAIL_BEMAERKNINGER = "Email bemærkninger"
    TELEFON = "Telefon"
    FASTNET = "FastnetTelefon"
    AABNINGSTID_TELEFON = "Åbningstid Telefon"
    AABNINGSTID_HENVENDELSE = "Åbningstid Henvendelse"
    LOKATION = "AdresseLokation"
    URL = "URL"
    EAN = "EAN"
    LOS_KORTNAVN = "LOS-kortnavn"
    LOS_ID = "LOS-id"
    DTR = "DtrId"
    FOA = "FOA"
    PNR = "PNR"
    SOR = "SOR"


class EnhedsStatus(StrEnum):
    """A unit's tilstand in FK Organisation."""

    AKTIV = "Aktiv"
    INAKTIV = "Inaktiv"


@dataclass(frozen=True, slots=True)
class Henvendelsessted:
    """A citizen with a sag on `kle` is to contact `maal` and not the unit itself (ORG-A §6.4)."""

    maal: EnhedUuid
    kle: tuple[KleMoenster, ...]
    navn: str = ""


@dataclass(frozen=True, kw_only=True)
class FkEnhed:
    """A unit of FK Organisation with the texts of its addresses by role.

    `adresser_spurgt`: False where the query that fetched it did not ask for addresses, so that
    nobody knows whether it has any.
    """

    uuid: EnhedUuid
    navn: str
    overordnet: EnhedUuid | None = None
    status: EnhedsStatus = EnhedsStatus.AKTIV
    aktiv_fra: date | None = None
    aktiv_til: date | None = None
    brugervendt_noegle: str = ""
    adresser: Mapping[AdresseRolle, str] = field(default_factory=dict)
    adresser_spurgt: bool = True
    henvendelsessteder: tuple[Henvendelsessted, ...] = ()
    opgaver: tuple[str, ...] = ()

    def adresse(self, rolle: AdresseRolle) -> str:
        """The text of one address, empty where the unit has none. Nothing is inherited (§4A)."""
        return self.adresser.get(rolle, "").strip()

    def er_aktiv(self, dato: date) -> bool:
        """True if the unit is active on the day: begun, and not ended."""
        if self.aktiv_fra is not None and dato < self.aktiv_fra:
            return False
        if self.aktiv_til is not None and self.aktiv_til <= dato:
            return False
        return self.status is EnhedsStatus.AKTIV or self.aktiv_til is not None


@dataclass(frozen=True)
class FkOrganisation:
    """All units of the kommune by UUID.

    `grundform` is the organisation as it was loaded, where a reorganisation has changed it.
    """

    enheder: Mapping[EnhedUuid, FkEnhed] = field(default_factory=dict)
    grundform: FkOrganisation | None = None

    def find(self, uuid: EnhedUuid | None) -> FkEnhed | None:
        """The unit, or None where FK Organisation does not know the UUID."""
        return self.enheder.get(uuid) if uuid is not None else None

    def sti(self, enhed: FkEnhed) -> tuple[FkEnhed, ...]:
        """The unit's placing in the organisation, from the top to the unit itself."""
        return tuple(reversed(tuple(self._opad(enhed))))

    def er_under(self, uuid: EnhedUuid, anden: EnhedUuid) -> bool:
        """True if the unit is `anden` itself or lies anywhere below it."""
        enhed = self.find(uuid)
        return uuid == anden or (
            enhed is not None and any(over.uuid == anden for over in self._opad(enhed))
        )

    def _opad(self, enhed: FkEnhed) -> Iterator[FkEnhed]:
        """The unit and its ancestors; a cycle in the data ends where it closes."""
        set_: set[EnhedUuid] = set()
        aktuel: FkEnhed | None = enhed
        while aktuel is not None and aktuel.uuid not in set_:
            set_.add(aktuel.uuid)
            yield aktuel
            aktuel = self.find(aktuel.overordnet)
