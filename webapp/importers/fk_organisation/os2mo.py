"""An organisation as OS2mo's GraphQL answer `org_units` (formats.md §5.2).

OS2mo is what feeds FK Organisation, not FK Organisation itself: what its addresses become there
follows the export to OS2sync (formats.md §4), and the findings say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from webapp.domain.fagsystem import Kildested
from webapp.domain.organisation.organisation import AdresseRolle, EnhedsStatus, FkEnhed
from webapp.importers.fk_organisation.graphql import Kilde
from webapp.importers.fk_organisation.vaerdier import (
    UDEN_NAVN,
    Adressebog,
    Enhedsfund,
    KleOpslag,
    laes_dag,
    laes_enhedens_uuid,
    laes_uuid,
)
from webapp.importers.jsontrae import Knude
from webapp.importers.rapport import Alvor, Fundliste, Problem

# By the address type's user_key first, which OS2sync's own fields are named after.
_NOEGLER = {
    "phoneunit": AdresseRolle.TELEFON,
    "emailunit": AdresseRolle.EMAIL,
    "phoneopenhours": AdresseRolle.AABNINGSTID_TELEFON,
    "contactopenhours": AdresseRolle.AABNINGSTID_HENVENDELSE,
    "locationunit": AdresseRolle.LOKATION,
    "location": AdresseRolle.LOKATION,
    "contact": AdresseRolle.HENVENDELSESSTED,
    "landline": AdresseRolle.FASTNET,
    "emailremarks": AdresseRolle.EMAIL_BEMAERKNINGER,
    "dtrid": AdresseRolle.DTR,
}
_SCOPES = {
    "PHONE": AdresseRolle.TELEFON,
    "EMAIL": AdresseRolle.EMAIL,
    "WWW": AdresseRolle.URL,
    "EAN": AdresseRolle.EAN,
    "DAR": AdresseRolle.POST,
    # OS2mo's export writes the P-number into Location (formats.md §4).
    "PNUMBER": AdresseRolle.LOKATION,
}
_ER_OS2MO = Problem(
    "FK_FRA_OS2MO",
    "Filen er fra OS2mo og ikke fra FK Organisation. Adresserne er læst, som OS2mo sender dem.",
    "Sammenlign med et udtræk fra FK Organisation, før I stoler på telefon og adresse.",
    Alvor.OPLYSNING,
)
_ADRESSETYPE_UKENDT = Problem(
    "FK_ADRESSETYPE_UKENDT",
    "OS2mos adressetype sendes ikke til FK Organisation; adressen er ikke brugt.",
    "Fx PhoneUnit, EmailUnit, PhoneOpenHours, Contact eller LocationUnit.",
    Alvor.OPLYSNING,
)
_DAR = Problem(
    "FK_ADRESSE_UDEN_TEKST",
    "Adressen er kun en henvisning til DAR, og teksten er ikke med i filen.",
    "Slå adressen op i DAR, eller hent teksten (name) sammen med adressen.",
    Alvor.ADVARSEL,
)
_IKKE_OFFENTLIG = Problem(
    "FK_ADRESSE_IKKE_OFFENTLIG",
    "Adressen er ikke offentlig i OS2mo og sendes ikke til FK Organisation.",
    "Gør adressen offentlig (PUBLIC), hvis borgeren skal se den.",
    Alvor.OPLYSNING,
)


def er_os2mo(data: object) -> bool:
    """True if the JSON is the answer, with or without `data` around it."""
    return any(True for _ in _objekter(Knude(data)))


def _objekter(rod: Knude) -> Iterator[Knude]:
    for svar in rod.elementer():
        for sted in (svar["data"], svar):
            if isinstance(sted["org_units"]["objects"].vaerdi, list):
                yield sted["org_units"]["objects"]
                break


def laes_enheder(
    kilde: Kilde, kle: KleOpslag, dato: date | None, fund: Fundliste
) -> Iterator[Enhedsfund]:
    """The units of one file as they are on the day."""
    fund.meld(_ER_OS2MO, Kildested(kilde.fil))
    laeser = _Laeser(kilde.fil, kle, dato, fund)
    for objekter in _objekter(kilde.rod):
        for objekt in objekter.elementer():
            for udgave in laeser.udgave(objekt):
                if (enhed := laeser.enhed(udgave)) is not None:
                    yield enhed, laeser.sted(udgave)


class _Laeser:
    def __init__(self, fil: str, kle: KleOpslag, dato: date | None, fund: Fundliste) -> None:
        self._fil, self._kle, self._dato, self._fund = fil, kle, dato, fund

    def sted(self, knude: Knude) -> Kildested:
        return Kildested(self._fil, "", knude.sti)

    def udgave(self, objekt: Knude) -> Iterator[Knude]:
        """The unit on the day: `current`, or the one of `validities` that covers it, or last."""
        if isinstance(objekt["current"].vaerdi, dict):
            yield objekt["current"]
            return
        udgaver = [u for u in objekt["validities"].elementer() if isinstance(u.vaerdi, dict)]
        daekkende = [u for u in udgaver if self._daekker(u)]
        yield from (daekkende or udgaver)[-1:]

    def _periode(self, udgave: Knude) -> tuple[date | None, date | None]:
        fra, til = udgave["validity"]["from"], udgave["validity"]["to"]
        return (
            laes_dag(fra.tekst, self.sted(fra), self._fund),
            laes_dag(til.tekst, self.sted(til), self._fund),
        )

    def _daekker(self, udgave: Knude) -> bool:
        fra, til = self._periode(udgave)
        if self._dato is None:
            return til is None
        return (fra is None or fra <= self._dato) and (til is None or self._dato < til)

    def enhed(self, knude: Knude) -> FkEnhed | None:
        """The unit; None where it has no valid UUID."""
        felt = knude["uuid"]
        uuid = laes_enhedens_uuid(felt.tekst, self.sted(felt), self._fund)
        if uuid is None:
            return None
        navn = knude["name"]
        if not navn.tekst:
            self._fund.meld(UDEN_NAVN, self.sted(navn), uuid)
        fra, til = self._periode(knude)
        over = knude["parent"]["uuid"]
        return FkEnhed(
            uuid=uuid,
            navn=" ".join(navn.tekst.split()),
            overordnet=laes_uuid(over.tekst, self.sted(over), self._fund),
            status=EnhedsStatus.AKTIV,
            aktiv_fra=fra,
            aktiv_til=til,
            brugervendt_noegle=knude["user_key"].tekst,
            adresser=self._adresser(knude["addresses"]),
            opgaver=tuple(self._opgaver(knude["kles"])),
        )

    def _adresser(self, knude: Knude) -> dict[AdresseRolle, str]:
        bog = Adressebog()
        for adresse in knude.elementer():
            type_, synlig = adresse["address_type"], adresse["visibility"]["scope"].tekst
            scope, noegle = type_["scope"].tekst.upper(), type_["user_key"].tekst
            rolle = _NOEGLER.get(noegle.lower()) or _SCOPES.get(scope)
            tekst = adresse["name"].tekst or adresse["value"].tekst
            sted = self.sted(adresse)
            if rolle is None:
                self._fund.meld(_ADRESSETYPE_UKENDT, sted, f"{scope} {noegle}")
            elif synlig and synlig != "PUBLIC":
                self._fund.meld(_IKKE_OFFENTLIG, sted, rolle)
            elif scope == "DAR" and tekst.count("-") == 4 and " " not in tekst:
                self._fund.meld(_DAR, sted, tekst)
            else:
                bog.tilfoej(rolle, "1", tekst, sted, self._fund)
        return bog.tekster()

    def _opgaver(self, knude: Knude) -> Iterator[str]:
        """The KLE numbers: each by its number where OS2mo gives one, else by its UUID."""
        for opgave in knude.elementer():
            for kle in opgave["kle_number"].elementer():
                felt = kle.foerste_af("user_key", "uuid")
                if felt.tekst and (nummer := self._kle.nummer(felt.tekst, self.sted(felt))):
                    yield str(nummer)
