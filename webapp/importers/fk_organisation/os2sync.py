"""FK Organisation as OS2sync's OrgUnit JSON (formats.md §3): one unit, a list, or `{"OUs": …}`.

Keys come in PascalCase or camelCase. Users of a hierarchy are not read at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from webapp.domain.fagsystem import Kildested
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.organisation.organisation import AdresseRolle, FkEnhed, Henvendelsessted
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.importers.fk_organisation.graphql import Kilde
from webapp.importers.fk_organisation.vaerdier import (
    ENHEDER,
    UDEN_KLE,
    UDEN_NAVN,
    Adressebog,
    Enhedsfund,
    KleOpslag,
    laes_enhedens_uuid,
    laes_uuid,
    meld_ikke_spurgt,
)
from webapp.importers.jsontrae import Knude
from webapp.importers.rapport import Fundliste, Problem
from webapp.importers.tid import orden

# The field of each address role. PostSecondary is Post with indeks 2.
FELTER: tuple[tuple[str, AdresseRolle], ...] = (
    ("PhoneNumber", AdresseRolle.TELEFON),
    ("Landline", AdresseRolle.FASTNET),
    ("Email", AdresseRolle.EMAIL),
    ("EmailRemarks", AdresseRolle.EMAIL_BEMAERKNINGER),
    ("Contact", AdresseRolle.HENVENDELSESSTED),
    ("ContactOpenHours", AdresseRolle.AABNINGSTID_HENVENDELSE),
    ("PhoneOpenHours", AdresseRolle.AABNINGSTID_TELEFON),
    ("Location", AdresseRolle.LOKATION),
    ("Post", AdresseRolle.POST),
    ("PostReturn", AdresseRolle.POST_RETUR),
    ("Url", AdresseRolle.URL),
    ("Ean", AdresseRolle.EAN),
    ("LOSShortName", AdresseRolle.LOS_KORTNAVN),
    ("LOSId", AdresseRolle.LOS_ID),
    ("DtrId", AdresseRolle.DTR),
    ("FOA", AdresseRolle.FOA),
    ("PNR", AdresseRolle.PNR),
    ("SOR", AdresseRolle.SOR),
)
_UDEN_KONTAKT = Problem(
    "FK_HIERARKI_UDEN_KONTAKT",
    "Filen er OS2syncs hierarki: den har enhedernes navne og placering, men ingen kontaktdata.",
    "Hent hver enhed med OS2syncs orgUnit, hvis telefon og adresse skal med.",
    Alvor.ADVARSEL,
)
_FLERE_FOR_KLE = Problem(
    "FK_HENVENDELSESSTED_TO_FOR_KLE",
    "Enheden har to henvendelsessteder for samme KLE-nummer. Det første er brugt.",
    "En enhed må kun have ét henvendelsessted for hvert KLE-nummer.",
    Alvor.ADVARSEL,
)


@dataclass(frozen=True, slots=True)
class _Raa:
    """A unit, and what it says of henvendelsessteder: those it uses, and what it is one for."""

    enhed: FkEnhed
    sted: Kildested
    bruger: tuple[EnhedUuid, ...]
    er_for: tuple[KleMoenster, ...]
    tid: datetime


# Keys that only a unit of OS2sync has, and those that only its users have.
_EGNE_NOEGLER = {"parentorgunituuid", "parentou", "contactfortasks", "shortkey", "losshortname"}
_BRUGERNOEGLER = {"userid", "positions", "cpr", "person"}


def er_os2sync(data: object) -> bool:
    """True if the JSON is OS2sync's: units with Uuid, and some key of theirs in any of them."""
    if er_hierarki(Knude(data)):
        return True
    enheder = [knude for knude in _enheder(Knude(data)) if isinstance(knude.vaerdi, dict)]
    noegler = {str(noegle).lower() for knude in enheder for noegle in knude.vaerdi}
    return (
        any(_felt(knude, "Uuid").tekst for knude in enheder)
        and bool(noegler & _EGNE_NOEGLER)
        and not noegler & _BRUGERNOEGLER
    )


def er_fejlsvar(rod: Knude) -> bool:
    """True where the envelope of `/api/hierarchy` says that it failed."""
    return _felt(rod, "Status").tekst not in {"", "0"} and (
        rod.har("Result", "result") or rod.har("Created", "created")
    )


def _felt(knude: Knude, pascal: str) -> Knude:
    """The field in either spelling; only the first letters' case differs (LOSId, losId, losid)."""
    if not isinstance(knude.vaerdi, dict):
        return knude[pascal]
    if pascal in knude.vaerdi:
        return knude[pascal]
    efter = {str(noegle).lower(): noegle for noegle in knude.vaerdi}
    return knude[str(efter.get(pascal.lower(), pascal))]


def _enheder(rod: Knude) -> Iterator[Knude]:
    for del_ in (_uden_konvolut(yderst) for yderst in rod.elementer()):
        ous = _felt(del_, "OUs")
        if isinstance(ous.vaerdi, list):
            yield from ous.elementer()
        else:
            yield del_


def _uden_konvolut(del_: Knude) -> Knude:
    """What the envelope `{"Result": …, "Status": …}` carries."""
    resultat = _felt(del_, "Result")
    return resultat if isinstance(resultat.vaerdi, dict | list) else del_


def laes_enheder(kilde: Kilde, kle: KleOpslag, fund: Fundliste) -> Iterator[Enhedsfund]:
    """The units of one file. Where no one says otherwise a unit of OS2sync is active."""
    if er_fejlsvar(kilde.rod):
        status = _felt(kilde.rod, "Status").tekst
        fund.regnskab.svaret_er_fejl(kilde.fil, f"svaret fra OS2sync har status {status}")
    laeser = _Laeser(kilde.fil, kle, fund)
    knuder = list(_enheder(kilde.rod))
    raa = [en for knude in knuder if (en := laeser.enhed(knude)) is not None]
    fund.regnskab.fundet(kilde.fil, ENHEDER, len(knuder))
    fund.regnskab.udeladt(kilde.fil, ENHEDER, len(knuder) - len(raa))
    if er_hierarki(kilde.rod):
        fund.meld(_UDEN_KONTAKT, Kildested(kilde.fil))
        fund.regnskab.uden_adresser.add(kilde.fil)
    elif len(knuder) > 1:
        meld_ikke_spurgt(kilde.fil, _ikke_spurgt(knuder), fund)
    er_for = {en.enhed.uuid: en.er_for for en in raa}
    for en in raa:
        steder = tuple(laeser.henvendelsessteder(en, er_for))
        yield Enhedsfund(replace(en.enhed, henvendelsessteder=steder), en.sted, en.tid)


def _ikke_spurgt(knuder: Sequence[Knude]) -> dict[str, str]:
    """What no unit of the file has a key for."""
    noegler = {str(n).lower() for k in knuder if isinstance(k.vaerdi, dict) for n in k.vaerdi}
    kontakt = {navn.lower() for navn, _ in FELTER}
    mangler = {} if noegler & kontakt else {"adresser": "kontaktfelter som PhoneNumber"}
    if not noegler & {"parentorgunituuid", "parentou"}:
        mangler["overordnet enhed"] = "ParentOrgUnitUuid"
    return mangler


def er_hierarki(rod: Knude) -> bool:
    """True for the answer of `/api/hierarchy`, which has no contact data."""
    return any(
        isinstance(_felt(del_, "OUs").vaerdi, list) and _felt(del_, "Users").vaerdi is not None
        for del_ in (_uden_konvolut(yderst) for yderst in rod.elementer())
    )


class _Laeser:
    def __init__(self, fil: str, kle: KleOpslag, fund: Fundliste) -> None:
        self._fil, self._kle, self._fund = fil, kle, fund

    def _sted(self, knude: Knude) -> Kildested:
        return Kildested(self._fil, "", knude.sti)

    def enhed(self, knude: Knude) -> _Raa | None:
        """The unit; None where it has no valid UUID."""
        felt = _felt(knude, "Uuid")
        uuid = laes_enhedens_uuid(felt.tekst, self._sted(felt), self._fund)
        if uuid is None:
            return None
        navn = _felt(knude, "Name")
        if not navn.tekst:
            self._fund.meld(UDEN_NAVN, self._sted(navn), uuid)
        enhed = FkEnhed(
            uuid=uuid,
            navn=" ".join(navn.tekst.split()),
            overordnet=self._overordnet(knude),
            brugervendt_noegle=_felt(knude, "ShortKey").tekst,
            adresser=self._adresser(knude),
            opgaver=tuple(str(nr) for nr in self._numre(_felt(knude, "Tasks"))),
        )
        bruger = (
            laes_uuid(sted.tekst, self._sted(sted), self._fund)
            for sted in _liste(_felt(knude, "ContactPlaces"))
        )
        er_for = tuple(self._numre(_felt(knude, "ContactForTasks")))
        tid = orden(_felt(knude, "Timestamp").tekst)
        return _Raa(enhed, self._sted(knude), tuple(u for u in bruger if u), er_for, tid)

    def _overordnet(self, knude: Knude) -> EnhedUuid | None:
        over = _felt(knude, "ParentOrgUnitUuid")
        if over.vaerdi is None:
            over = _felt(knude, "ParentOU")
        if isinstance(over.vaerdi, dict):
            over = _felt(over, "Uuid")
        return laes_uuid(over.tekst, self._sted(over), self._fund)

    def _adresser(self, knude: Knude) -> dict[AdresseRolle, str]:
        bog = Adressebog()
        for navn, rolle in FELTER:
            felt = _felt(knude, navn)
            if felt.tekst:
                bog.tilfoej(rolle, "1", felt.tekst, self._sted(felt), self._fund)
        anden = _felt(knude, "PostSecondary")
        if anden.tekst:
            bog.tilfoej(AdresseRolle.POST, "2", anden.tekst, self._sted(anden), self._fund)
        return bog.tekster()

    def _numre(self, knude: Knude) -> Iterator[KleMoenster]:
        return self._kle.numre((opgave.tekst, self._sted(opgave)) for opgave in _liste(knude))

    def henvendelsessteder(
        self, en: _Raa, er_for: dict[EnhedUuid, tuple[KleMoenster, ...]]
    ) -> Iterator[Henvendelsessted]:
        """ContactPlaces name units; what each is a place for, it says itself (ContactForTasks)."""
        brugt: set[KleMoenster] = set()
        for maal in en.bruger:
            kle = er_for.get(maal, ())
            if not kle:
                self._fund.meld(UDEN_KLE, en.sted, maal)
                continue
            ledige = tuple(nummer for nummer in kle if nummer not in brugt)
            if len(ledige) < len(kle):
                self._fund.meld(_FLERE_FOR_KLE, en.sted, maal)
            brugt.update(ledige)
            if ledige:
                yield Henvendelsessted(maal, ledige)


def _liste(knude: Knude) -> Iterator[Knude]:
    """The items of a list; nothing where it is none."""
    return knude.elementer() if isinstance(knude.vaerdi, list) else iter(())
