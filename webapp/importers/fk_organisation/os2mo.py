"""An organisation as OS2mo's GraphQL answer `org_units` (formats.md §5.2).

OS2mo is what feeds FK Organisation, not FK Organisation itself: what its addresses become there
follows the export to OS2sync (formats.md §4), and the findings say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from webapp.domain.fagsystem import Kildested
from webapp.domain.organisation.organisation import AdresseRolle, EnhedsStatus, FkEnhed
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.ark.celle import foldet
from webapp.importers.fk_organisation.graphql import FLERE_SIDER, Kilde, meld_fejl
from webapp.importers.fk_organisation.vaerdier import (
    ENHEDER,
    UDEN_NAVN,
    Adressebog,
    Enhedsfund,
    KleOpslag,
    laes_dag,
    laes_enhedens_uuid,
    laes_uuid,
    meld_ikke_spurgt,
)
from webapp.importers.jsontrae import Knude
from webapp.importers.rapport import Fundliste, Problem
from webapp.importers.tegn import som_uuid

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
_UDEN_UDGAVE = Problem(
    "FK_ENHED_UDEN_INDHOLD",
    "Enheden har intet indhold på dagen og er udeladt.",
    "Hent current eller validities med uuid, name, parent og addresses.",
    Alvor.ADVARSEL,
)
# How a query can ask for the unit above, in the order of OS2mo's versions.
_OVERORDNET = ("parent", "parent_uuid", "parent_response")
# What the it-system is called under which OS2mo keeps a unit's UUID in FK Organisation.
_FK_ORG = "fkorg"
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


_SPURGT = {"adresser": ("addresses",), "overordnet enhed": _OVERORDNET}


def er_os2mo(data: object) -> bool:
    """True if the JSON is the answer, with or without `data` around it."""
    return any(True for _ in _svar(Knude(data)))


def _svar(rod: Knude) -> Iterator[Knude]:
    """Each `org_units`: with `objects` and `page_info`, or, in older versions, a list."""
    for svar in rod.elementer():
        for sted in (svar["data"], svar):
            enheder = sted["org_units"]
            if isinstance(enheder.vaerdi, list) or isinstance(enheder["objects"].vaerdi, list):
                yield enheder
                break


def _objekter(rod: Knude) -> Iterator[Knude]:
    for enheder in _svar(rod):
        yield from (enheder if isinstance(enheder.vaerdi, list) else enheder["objects"]).elementer()


def meld_sider(kilder: Sequence[Kilde], fund: Fundliste) -> None:
    """Tell where the last page of an answer in pages is in none of the files."""
    sider = [
        (kilde.fil, svar["page_info"]["next_cursor"])
        for kilde in kilder
        for svar in _svar(kilde.rod)
        if svar["page_info"].har("next_cursor")
    ]
    if sider and all(videre.tekst for _, videre in sider):
        fil, videre = sider[-1]
        fund.meld(FLERE_SIDER, Kildested(fil, "", videre.sti), videre.tekst)


def delte(kilder: Sequence[Kilde]) -> list[str]:
    """The files that are a page with more after it, where the last page is there too."""
    sider = [
        (kilde.fil, svar["page_info"]["next_cursor"].tekst)
        for kilde in kilder
        for svar in _svar(kilde.rod)
        if svar["page_info"].har("next_cursor")
    ]
    har_sidste = any(not videre for _, videre in sider)
    return [fil for fil, videre in sider if videre and har_sidste]


def fk_uuider(kilder: Sequence[Kilde]) -> dict[str, str]:
    """The UUID in FK Organisation by OS2mo's own, where OS2mo keeps one (`itusers`)."""
    return {
        som_uuid(udgave["uuid"].tekst): som_uuid(fk)
        for kilde in kilder
        for objekt in _objekter(kilde.rod)
        for udgave in _udgaver(objekt)
        if (fk := _fk_uuid(udgave))
    }


def _fk_uuid(udgave: Knude) -> str:
    for bruger in udgave["itusers"].elementer():
        system = bruger["itsystem"]
        if _FK_ORG in foldet(f"{system['name'].tekst} {system['user_key'].tekst}"):
            return bruger.foerste_af("external_id", "user_key").tekst
    return ""


def _udgaver(objekt: Knude) -> list[Knude]:
    """The versions of a unit: `current`, `validities`, `objects`, or the object itself."""
    if isinstance(objekt["current"].vaerdi, dict):
        return [objekt["current"]]
    for noegle in ("validities", "objects"):
        if objekt.har(noegle):
            return [u for u in objekt[noegle].elementer() if isinstance(u.vaerdi, dict)]
    return [objekt] if objekt.har("name", "parent", "user_key") else []


def laes_enheder(
    kilde: Kilde,
    kle: KleOpslag,
    dato: date | None,
    fk_uuid: Mapping[str, str],
    fund: Fundliste,
) -> Iterator[Enhedsfund]:
    """The units of one file as they are on the day; `fk_uuid` as `fk_uuider` gives it."""
    fund.meld(_ER_OS2MO, Kildested(kilde.fil))
    meld_fejl(kilde, fund)
    laeser = _Laeser(kilde.fil, kle, dato, fk_uuid, fund)
    objekter = list(_objekter(kilde.rod))
    fund.regnskab.fundet(kilde.fil, ENHEDER, len(objekter))
    udgaver = [udgave for objekt in objekter for udgave in _udgaver(objekt)]
    meld_ikke_spurgt(
        kilde.fil,
        {
            hvad: noegler[0]
            for hvad, noegler in _SPURGT.items()
            if udgaver and not any(udgave.har(*noegler) for udgave in udgaver)
        },
        fund,
    )
    for objekt in objekter:
        udgave = laeser.udgave(objekt)
        enhed = laeser.enhed(udgave, objekt) if udgave is not None else None
        if udgave is None or enhed is None:
            fund.regnskab.udeladt(kilde.fil, ENHEDER)
        else:
            yield Enhedsfund(enhed, laeser.sted(udgave))


class _Laeser:
    def __init__(
        self,
        fil: str,
        kle: KleOpslag,
        dato: date | None,
        fk_uuid: Mapping[str, str],
        fund: Fundliste,
    ) -> None:
        self._fil, self._kle, self._dato, self._fund = fil, kle, dato, fund
        self._fk_uuid = fk_uuid

    def sted(self, knude: Knude) -> Kildested:
        return Kildested(self._fil, "", knude.sti)

    def udgave(self, objekt: Knude) -> Knude | None:
        """The unit on the day: the version that covers it, else the last; None and a finding."""
        udgaver = _udgaver(objekt)
        daekkende = [u for u in udgaver if self._daekker(u)]
        valgte = (daekkende or udgaver)[-1:]
        if not valgte:
            self._fund.meld(_UDEN_UDGAVE, self.sted(objekt), objekt["uuid"].tekst)
        return next(iter(valgte), None)

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

    def enhed(self, knude: Knude, objekt: Knude) -> FkEnhed | None:
        """The unit; None where it has no valid UUID."""
        felt = knude["uuid"] if knude["uuid"].tekst else objekt["uuid"]
        uuid = laes_enhedens_uuid(self._i_fk(felt.tekst), self.sted(felt), self._fund)
        if uuid is None:
            return None
        navn = knude["name"]
        if not navn.tekst:
            self._fund.meld(UDEN_NAVN, self.sted(navn), uuid)
        fra, til = self._periode(knude)
        over = self._overordnet(knude)
        return FkEnhed(
            uuid=uuid,
            navn=" ".join(navn.tekst.split()),
            overordnet=laes_uuid(self._i_fk(over.tekst), self.sted(over), self._fund),
            status=EnhedsStatus.AKTIV,
            aktiv_fra=fra,
            aktiv_til=til,
            brugervendt_noegle=knude["user_key"].tekst,
            adresser=self._adresser(knude["addresses"]),
            opgaver=tuple(self._opgaver(knude["kles"])),
        )

    def _i_fk(self, uuid: str) -> str:
        return self._fk_uuid.get(som_uuid(uuid), uuid)

    @staticmethod
    def _overordnet(knude: Knude) -> Knude:
        """The parent's UUID, however the query asked for it."""
        for noegle in _OVERORDNET:
            over = knude[noegle]
            inderst = over["current"] if isinstance(over["current"].vaerdi, dict) else over
            felt = inderst["uuid"] if isinstance(inderst.vaerdi, dict) else inderst
            if felt.tekst:
                return felt
        return knude["parent"]["uuid"]

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
