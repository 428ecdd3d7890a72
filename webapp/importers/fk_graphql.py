"""FK Organisation as the GraphQL answer `organisationEnhedListe` (OrganisationHent v1, §2.6).

Both spellings of the schema are read: enhedsnavn and enhedNavn, tilstand and tilstandListe.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from webapp.domain.fagsystem import Kildested
from webapp.domain.identifikation import EnhedUuid, UgyldigIdentifikationError
from webapp.domain.kle import KleMoenster
from webapp.domain.organisation import (
    AdresseRolle,
    EnhedsStatus,
    FkEnhed,
    FkOrganisation,
    Henvendelsessted,
)
from webapp.importers.fk_kontrol import kontroller
from webapp.importers.fk_roller import find_rolle
from webapp.importers.jsontrae import Knude
from webapp.importers.klecelle import kle_moenster
from webapp.importers.rapport import Alvor, Fundliste, Problem

ROD = "organisationEnhedListe"
_UUID_UGYLDIG = Problem(
    "UUID_UGYLDIG",
    "UUID'et er ikke gyldigt. Enheden eller henvisningen er udeladt.",
    "32 hexcifre i grupper på 8, 4, 4, 4 og 12.",
)
_DUBLET = Problem(
    "FK_ENHED_DUBLET",
    "To enheder har samme UUID. Den første er brugt.",
    "Hent filen igen fra FK Organisation.",
)
_FLERE_SIDER = Problem(
    "FK_FLERE_SIDER",
    "Svaret er kun en side af flere (hasNextPage).",
    "Hent de andre sider, og indlæs dem sammen med denne.",
    Alvor.ADVARSEL,
)
_ROLLE_UKENDT = Problem(
    "FK_ADRESSEROLLE_UKENDT",
    "Adressens rolle kendes ikke; adressen er ikke brugt.",
    "Rollens UUID fra listen over adresseroller i FK Organisation.",
    Alvor.ADVARSEL,
)
_FLERE_ADRESSER = Problem(
    "FK_FLERE_ADRESSER",
    "Enheden har flere adresser i samme rolle. Den med lavest indeks er brugt.",
    "Slet den adresse, der ikke gælder.",
    Alvor.OPLYSNING,
)
_UDEN_NAVN = Problem(
    "FK_ENHED_UDEN_NAVN", "Enheden har intet navn.", "Giv enheden et navn.", Alvor.ADVARSEL
)
_UDEN_KLE = Problem(
    "FK_HENVENDELSESSTED_UDEN_KLE",
    "Henvendelsesstedet har intet KLE-nummer, der kan bruges, og er udeladt.",
    "Et henvendelsessted skal have mindst ét KLE-nummer.",
    Alvor.ADVARSEL,
)
_TIDSPUNKT = Problem("DATO_UGYLDIG", "Tidspunktet kan ikke læses.", "Fx 2022-11-04T00:00:00+01:00.")


@dataclass(frozen=True, slots=True)
class Kilde:
    """One file's JSON."""

    fil: str
    rod: Knude


def er_fk_organisation(data: object) -> bool:
    """True if the JSON is the answer, with or without `data` around it, or a list of answers."""
    return any(True for _ in _lister(Knude(data)))


def _lister(rod: Knude) -> Iterator[Knude]:
    for svar in rod.elementer():
        for sted in (svar["data"], svar):
            if isinstance(sted[ROD].vaerdi, dict | list):
                yield sted[ROD]
                break


def laes_fk_organisation(kilder: Sequence[Kilde], fund: Fundliste) -> FkOrganisation:
    """All units of all files, by UUID, with findings about them and the tree they form."""
    enheder: dict[EnhedUuid, FkEnhed] = {}
    steder: dict[EnhedUuid, Kildested] = {}
    for kilde in kilder:
        laeser = _Laeser(kilde.fil, fund)
        for knude in laeser.knuder(kilde.rod):
            enhed = laeser.enhed(knude)
            if enhed is None:
                continue
            if enhed.uuid in enheder:
                fund.meld(_DUBLET, laeser.sted(knude["uuid"]), enhed.uuid)
                continue
            enheder[enhed.uuid] = enhed
            steder[enhed.uuid] = laeser.sted(knude)
    kontroller(enheder, steder, fund)
    return FkOrganisation(enheder)


class _Laeser:
    """Reads the units of one file."""

    def __init__(self, fil: str, fund: Fundliste) -> None:
        self._fil = fil
        self._fund = fund

    def sted(self, knude: Knude) -> Kildested:
        return Kildested(self._fil, "", knude.sti)

    def knuder(self, rod: Knude) -> Iterator[Knude]:
        for liste in _lister(rod):
            if liste["pageInfo"]["hasNextPage"].vaerdi is True and not isinstance(rod.vaerdi, list):
                self._fund.meld(_FLERE_SIDER, self.sted(liste["pageInfo"]))
            direkte = liste if isinstance(liste.vaerdi, list) else liste["nodes"]
            yield from direkte.elementer()
            for kant in liste["edges"].elementer():
                yield kant["node"]

    def enhed(self, knude: Knude) -> FkEnhed | None:
        """The unit of one node; None where it has no valid UUID."""
        uuid = self._uuid(knude["uuid"])
        if uuid is None:
            if not knude["uuid"].tekst:
                self._fund.meld(_UUID_UGYLDIG, self.sted(knude["uuid"]))
            return None
        navn = knude.foerste_af("enhedsnavn", "enhedNavn")
        if not navn.tekst:
            self._fund.meld(_UDEN_NAVN, self.sted(navn), uuid)
        status, fra, til = self._tilstand(knude.foerste_af("tilstand", "tilstandListe"))
        return FkEnhed(
            uuid,
            " ".join(navn.tekst.split()),
            self._uuid(knude["overordnetEnhed"]["uuid"]),
            status,
            fra,
            til,
            knude["brugervendtNoegle"].tekst,
            self._adresser(knude.foerste_af("adresser", "adresseListe")),
            tuple(self._henvendelsessteder(knude["henvendelsessteder"])),
            tuple(self._opgaver(knude["opgaver"])),
        )

    def _uuid(self, knude: Knude) -> EnhedUuid | None:
        """A UUID; None where there is none, and with a finding where it is malformed."""
        if not knude.tekst:
            return None
        try:
            return EnhedUuid.af_tekst(knude.tekst)
        except UgyldigIdentifikationError:
            self._fund.meld(_UUID_UGYLDIG, self.sted(knude), knude.tekst)
            return None

    def _tilstand(self, knude: Knude) -> tuple[EnhedsStatus, date | None, date | None]:
        """Status, active from, active until: the last active period, or the day it ended.

        Only a unit that is inactive now carries INAKTIV; its fraTidspunkt is when that began.
        """
        tilstande = [
            (_er_aktiv(t), self._dato(t["fraTidspunkt"]), self._dato(t["tilTidspunkt"]))
            for t in knude.elementer()
        ]
        if not tilstande:
            return EnhedsStatus.AKTIV, None, None
        tilstande.sort(key=lambda tilstand: tilstand[1] or date.min)
        aktiv, fra, til = tilstande[-1]
        if aktiv:
            return EnhedsStatus.AKTIV, fra, til
        foer = [tilstand for tilstand in tilstande if tilstand[0]]
        return EnhedsStatus.INAKTIV, foer[-1][1] if foer else None, fra

    def _dato(self, knude: Knude) -> date | None:
        """The Danish day of a timestamp. In UTC a Danish midnight is 22 or 23 the day before."""
        tekst = knude.tekst
        if not tekst or "infinity" in tekst.lower() or tekst.startswith("9999"):
            return None
        try:
            tid = datetime.fromisoformat(tekst)
        except ValueError:
            self._fund.meld(_TIDSPUNKT, self.sted(knude), tekst)
            return None
        midnat = tid.utcoffset() == timedelta() and tid.hour in {22, 23} and tid.minute == 0
        return tid.date() + timedelta(days=1) if midnat else tid.date()

    def _adresser(self, knude: Knude) -> dict[AdresseRolle, str]:
        """Text by role; of two in one role the one with the lower indeks."""
        fundne: dict[AdresseRolle, tuple[int, str]] = {}
        for adresse in knude.elementer():
            klasse = next(adresse["klassifikation"].elementer(), Knude({}))
            titel = adresse["adresseRolleTitel"].tekst
            rolle = find_rolle(klasse["rolle"].tekst, titel)
            if rolle is None:
                vist = f"{klasse['rolle'].tekst} {titel}"
                self._fund.meld(_ROLLE_UKENDT, self.sted(adresse), vist)
                continue
            indeks = klasse["indeks"].tekst
            ny = (int(indeks) if indeks.isdecimal() else 0, adresse["adresseTekst"].tekst)
            if rolle in fundne:
                self._fund.meld(_FLERE_ADRESSER, self.sted(adresse), rolle)
            if rolle not in fundne or ny[0] < fundne[rolle][0]:
                fundne[rolle] = ny
        return {rolle: tekst for rolle, (_, tekst) in fundne.items() if tekst}

    def _henvendelsessteder(self, knude: Knude) -> Iterator[Henvendelsessted]:
        for sted in knude.elementer():
            maal = self._uuid(sted["henvendelsesOrganisationEnhed"]["uuid"])
            kle = tuple(self._kle(sted.foerste_af("opgave", "opgaver")))
            if not kle:
                self._fund.meld(_UDEN_KLE, self.sted(sted), sted["navn"].tekst)
            elif maal is not None:
                yield Henvendelsessted(maal, kle, sted["navn"].tekst)

    def _kle(self, knude: Knude) -> Iterator[KleMoenster]:
        for opgave in knude.elementer():
            svar = kle_moenster(opgave["kleEmneNummer"].tekst)
            if svar.problem is not None:
                self._fund.meld(svar.problem, self.sted(opgave), opgave["kleEmneNummer"].tekst)
            if svar.vaerdi is not None:
                yield svar.vaerdi

    def _opgaver(self, knude: Knude) -> Iterator[str]:
        for opgave in knude.elementer():
            if nummer := opgave["kleEmneNummer"].tekst:
                yield nummer


def _er_aktiv(tilstand: Knude) -> bool:
    return tilstand.foerste_af("status", "gyldighed").tekst.upper() != "INAKTIV"
